"""Erasing as somebody asked (GDPR article 17): every case of theirs, a day after the letter that says so has left.

    #rights erase --its hour, the delay of a letter--> told, `erase_asked_at` is set --a day--> erased (retention.py)

What the law has us keep stays (article 17(3)): a case under a legal hold or in which the clock of a law runs, whole; of
a clock that has ended, its row in the register, which names nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from mailbot.case.clocks import read_clocks, time_ends
from mailbot.case.promises import calendar_of
from mailbot.facts import (
    Case,
    Draft,
    DraftLetter,
    Effect,
    Enter,
    Organisation,
    Save,
    Situation,
)

SETTLES = timedelta(days=1)  # the letter has arrived, and lies in Sent, from where it goes as well
TOLD_BY = timedelta(days=3)  # what the letter names: a letter that is on its way puts it off by a day


def stays_by_law(case: Case, organisation: Organisation) -> bool:
    """Return whether a case is kept whoever asks for its erasure."""
    return case.legal_hold is not None or any(clock.is_running for clock in read_clocks(case, organisation))


def days_of_end(situation: Situation) -> tuple[date, date]:
    """Return by which day all is gone, and by which the last backup that may hold it."""
    organisation, gone_at = situation.organisation, situation.now + TOLD_BY
    calendar = calendar_of(organisation)
    backup_at = time_ends(organisation.retention.backups, gone_at, organisation.timezone)
    return calendar.local_day(gone_at), calendar.local_day(backup_at)


def about_to_leave(case: Case, draft_id: int | None, theirs: Iterable[Case], organisation: Organisation) -> Case:
    """Return a case whose letter about the erasure says whether some of their cases stay."""
    some_stay = any(stays_by_law(other, organisation) for other in theirs)

    def told(draft: Draft) -> Draft:
        return (
            replace(draft, some_stay=True)
            if draft.id == draft_id and draft.text is DraftLetter.RIGHTS_ERASED
            else draft
        )

    return replace(case, drafts=tuple(map(told, case.drafts))) if some_stay else case


def asked_of(theirs: Iterable[Case], situation: Situation) -> Iterator[Effect]:
    """Let the other cases of the same person go as well, but those that the law keeps."""
    for other in theirs:
        if not stays_by_law(other, situation.organisation):
            yield Save(replace(other, erase_asked_at=situation.now))
            yield Enter("erase-asked", {}, other.reference)
