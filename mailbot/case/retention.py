"""How long a case is kept, and when it goes: a term by its outcome, from the day on that it ended.

    ended --a week before its term is over: the leads read of it--> goes_at is set --erase--> gone
                                         '--#hold WHY--> kept --#hold off--> the week begins anew, once it is over

Guarantee: no case goes that the leads have not read of at least a week before, with the day; so a term that is made
shorter, an upgrade or a lifted hold erases nothing at once. What may not go yet (a hold, the clock of a law that runs)
is looked at again each working morning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from mailbot.case import addressing
from mailbot.case.clocks import read_clocks, time_ends
from mailbot.case.enrolled_keys import can_be_reached, in_clear
from mailbot.case.promises import calendar_of
from mailbot.facts import (
    Case,
    Due,
    DueKind,
    DueNow,
    Effect,
    Enter,
    Ground,
    LegalHold,
    Letter,
    Organisation,
    Put,
    Save,
    Situation,
    Tell,
    Within,
)
from mailbot.letters.retention import CasesGoing, Leaving

NOTICE = timedelta(weeks=1)
LISTED = 100  # in one letter; what is over comes the next morning
_SLACK = timedelta(days=3)  # by which a month counted back may differ from one counted on
CASES = (Ground.VALID, Ground.INVALID, Ground.NO_REPORT, Ground.SPAM)
"""The grounds on which cases are kept."""


def term_ends_at(case: Case, organisation: Organisation) -> datetime | None:
    """Return when the term of a case is over; None of one in which something is left to do."""
    ground, ended_at = case.ground, case.ended_at
    term = organisation.retention.term_of(ground) if ground is not None else None
    return time_ends(term, ended_at, organisation.timezone) if term is not None and ended_at is not None else None


def is_kept(case: Case, organisation: Organisation) -> bool:
    """Return whether a case stays, whatever its term says: somebody holds it, or the clock of a law runs in it."""
    return case.legal_hold is not None or any(clock.is_running for clock in read_clocks(case, organisation))


def kept_back(case: Case, hold: LegalHold) -> Case:
    """Return a case that stays; whatever the leads were told of its end counts no more."""
    return replace(case, legal_hold=hold, goes_at=None)


def lifted(case: Case) -> Case:
    """Return a case that goes when its term is over, a week after the leads were told once more."""
    return replace(case, legal_hold=None, goes_at=None)


def next_look(organisation: Organisation, now: datetime) -> Due:
    """Return the due of the next working morning after today."""
    calendar = calendar_of(organisation)
    return Due(DueKind.RETENTION, calendar.follow_at(calendar.local_day(now)))


def told_until(organisation: Organisation, now: datetime) -> datetime:
    """Return until when a term must be over to be told of now: at the next look the week would be too short."""
    return next_look(organisation, now).at + NOTICE


def ended_before(organisation: Organisation, now: datetime) -> Mapping[Ground, datetime]:
    """Return until when cases of each ground have ended that are looked at now; a few are not due yet."""
    until, terms = told_until(organisation, now), organisation.retention
    return {
        ground: time_ends(_back(term), until, organisation.timezone) + _SLACK
        for ground in CASES
        if (term := terms.term_of(ground)) is not None
    }


def _back(term: Within) -> Within:
    return Within(hours=-term.hours, days=-term.days, months=-term.months)


def _is_to_be_told(case: Case, organisation: Organisation, until: datetime) -> bool:
    """Return whether the leads are to read of a case now."""
    ends_at = term_ends_at(case, organisation)
    if ends_at is None or ends_at >= until or is_kept(case, organisation):
        return False
    return case.goes_at is None or case.goes_at < ends_at  # what was told before it was opened once more is no notice


def to_be_told(cases: Iterable[Case], organisation: Organisation, now: datetime) -> tuple[Case, ...]:
    """Return the cases that the leads are to read of now: as many as one letter lists."""
    until = told_until(organisation, now)
    going = (case for case in cases if _is_to_be_told(case, organisation, until))
    return tuple(case for case, _ in zip(going, range(LISTED), strict=False))


def look(event: DueNow, situation: Situation) -> list[Effect]:
    """Tell the leads which cases go, and set the next look."""
    organisation, now = situation.organisation, situation.now
    until = told_until(organisation, now)
    effects: list[Effect] = [Put(next_look(organisation, now))]
    going = [
        replace(case, goes_at=max(ends_at, now + NOTICE))
        for case in event.cases
        if _is_to_be_told(case, organisation, until) and (ends_at := term_ends_at(case, organisation)) is not None
    ]
    for case in going:
        effects += [Save(case), Enter("goes", {"at": _day(case, organisation)}, case.reference)]
    if going:
        effects.append(Tell(tuple(_letters(going, situation))))
    return effects


def _day(case: Case, organisation: Organisation) -> str:
    return calendar_of(organisation).local_day(case.goes_at).isoformat() if case.goes_at is not None else ""


def _letters(going: Sequence[Case], situation: Situation) -> Iterator[Letter]:
    leaving = sorted(map(_leaving, going), key=lambda one: (one.goes_at, one.reference))
    content = CasesGoing(cases=tuple(leaving), first=leaving[0].goes_at)
    for lead in addressing.leads(situation.organisation):
        letter = addressing.to_handler(lead, situation.organisation, content, None)
        yield letter if can_be_reached(lead, situation.now) else in_clear(letter)


def _leaving(case: Case) -> Leaving:
    now = case.goes_at or case.opened_at
    return Leaving(
        reference=case.reference,
        outcome=case.close_reason.value if case.close_reason is not None else case.state.value,
        ended_at=case.ended_at or case.opened_at,
        goes_at=now,
        clock=bool(case.clocks),
    )
