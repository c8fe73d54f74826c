"""What handlers hear of cases whose time is over: which ones go, and that they are gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from mailbot.facts import Ground, Within
from mailbot.letters.audiences import ToHandler
from mailbot.letters.sampling import AT, DAY, Moment, Sample


@dataclass(frozen=True, slots=True)
class Leaving:
    """A case that goes: nothing of who and what."""

    reference: str
    outcome: str  # why it was closed
    ended_at: datetime
    goes_at: datetime
    clock: bool  # that of a law was started in it


@dataclass(frozen=True, slots=True)
class Gone:
    """What is left of a case that was erased, or that so many mails without one were."""

    reference: str  # "" of mails without a case
    mails: int
    outcome: str
    opened: str  # YYYY-MM
    ended: str  # YYYY-MM
    ground: str  # Ground
    term: Within | None
    erased_on: date


def _leaving(reference: str, outcome: str, *, clock: bool = False) -> Leaving:
    return Leaving(reference, outcome, AT, AT, clock)


def _gone(reference: str, ground: Ground, term: Within | None, outcome: str = "", mails: int = 0) -> Gone:
    return Gone(reference, mails, outcome, "2026-03", "2026-11" if outcome else "", ground.value, term, DAY)


_ONE = _leaving("VB-2026-K7QM", "fixed", clock=True)
_LEAVING = (
    (_ONE,),
    (
        _ONE,
        _leaving("VB-2026-9XYZ", "duplicate"),
        _leaving("VB-2026-2ABC", "invalid"),
        _leaving("VB-2026-3DEF", "out-of-scope"),
        _leaving("VB-2026-4GHJ", "no-report"),
        _leaving("VB-2026-5KLM", "spam"),
        _leaving("VB-2026-6NPQ", "of a later version"),
    ),
)
_YEARS = Within(months=60)
_GONE_ONE = (_gone("VB-2026-K7QM", Ground.VALID, _YEARS, "fixed"),)
_GONE = (
    _GONE_ONE,
    (
        *_GONE_ONE,
        _gone("VB-2026-9XYZ", Ground.INVALID, Within(months=36), "duplicate"),
        _gone("VB-2026-2ABC", Ground.INVALID, Within(months=18), "invalid"),
        _gone("VB-2026-3DEF", Ground.INVALID, Within(months=36), "out-of-scope"),
        _gone("VB-2026-4GHJ", Ground.NO_REPORT, Within(months=12), "no-report"),
        _gone("VB-2026-5KLM", Ground.SPAM, Within(days=30), "spam"),
        _gone("VB-2026-6NPQ", Ground.REQUEST, None, "fixed"),
        _gone("", Ground.SPAM, Within(days=30), mails=12),
        _gone("", Ground.NO_REPORT, Within(months=12), mails=1),
        _gone("", Ground.REQUEST, None, mails=2),
    ),
)
Erased = Annotated[tuple[Gone, ...], Sample(*_GONE)]
Term = Annotated[Within, Sample(_YEARS)]
LastBackup = Annotated[date, Sample(DAY)]
"""The day on which the last backup that may hold it is gone."""


@dataclass(frozen=True, slots=True)
class CasesGoing(ToHandler):
    """Tells, a week before, which cases are erased, and how to keep one."""

    may_be_clear = True
    cases: Annotated[tuple[Leaving, ...], Sample(*_LEAVING)]
    first: Moment  # the day of the first of them


@dataclass(frozen=True, slots=True)
class CasesErased(ToHandler):
    """Tells which cases were erased; the signed declaration is attached."""

    may_be_clear = True
    erased: Erased
    backups_gone: LastBackup


@dataclass(frozen=True, slots=True)
class Declaration(ToHandler):
    """The text that is signed and kept: what was destroyed, on which ground, how, by whom and when."""

    erased: Erased
    made_at: Annotated[datetime, Sample(AT)]
    backups_gone: LastBackup


@dataclass(frozen=True, slots=True)
class RetentionBegins(ToHandler):
    """Tells the leads of an installation of before, once, that records will be erased: from when on, by which terms."""

    may_be_clear = True
    begins: Moment
    valid: Term
    invalid: Term
    no_report: Term
    spam: Term
    mailbox: Term
