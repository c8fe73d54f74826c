"""Erasing as somebody asked (GDPR article 17): every case of theirs, once the day after the letter about it is over.

    #rights erase --its hour, the delay of a letter--> told, `erase_asked_at` is set --a day--> erased (retention.py)
                                                             '--they write, whatever it is--> put off, asked as before

That letter says that they may change their mind. Whatever they write then counts, since no program reads out of a
sentence whether somebody wants it back: it puts everything off, and handlers decide once more. It takes the same proof
as whatever else is done in somebody's name, and the most that one gains who has their mailbox is that it stays.

What the law has us keep stays (article 17(3)): a case under a legal hold or in which the clock of a law runs, whole; of
a clock that has ended, its row in the register, which names nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from mailbot.case import rights_due
from mailbot.case.classification import is_report
from mailbot.case.clocks import read_clocks, time_ends
from mailbot.case.promises import calendar_of
from mailbot.facts import (
    Case,
    Doing,
    Draft,
    DraftLetter,
    Effect,
    Enter,
    Grade,
    Mail,
    Organisation,
    Right,
    RightOutcome,
    RightsRequest,
    Save,
    Situation,
)

PUT_OFF = "erasure-put-off"
"""What the journal calls it."""
ANSWERED = timedelta(days=7)  # those in charge have as much time to decide anew, where their month is over before
BEHIND = timedelta(hours=1)  # nobody was at work when it was due: what came meanwhile is looked at before
REPLY = timedelta(days=1)  # after the day of the letter, by the end of which they may write that they want it kept
TOLD_BY = timedelta(days=4)  # what the letter names: a letter that is on its way puts it off by a day


def stays_by_law(case: Case, organisation: Organisation) -> bool:
    """Return whether a case is kept whoever asks for its erasure."""
    return case.legal_hold is not None or any(clock.is_running for clock in read_clocks(case, organisation))


def goes_at(asked_at: datetime, organisation: Organisation) -> datetime:
    """Return when all goes of which somebody was told at `asked_at`: a whole day lies between."""
    calendar = calendar_of(organisation)
    return calendar.end_of(calendar.local_day(asked_at) + REPLY)


def reply_by(gone_by: date | None) -> date | None:
    """Return the day by the end of which they may reply, from the one by which all is gone."""
    return gone_by and gone_by - (TOLD_BY - REPLY)


def waiting_on(case: Case, now: datetime) -> Case:
    """Return a case that goes a day later: its reporter may have written while nobody took mail in."""
    return replace(case, erase_asked_at=now - REPLY)


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


def is_of_writer(mail: Mail, case: Case) -> bool:
    """Return whether a case is of whoever wrote: a letter that was passed on brings others into it."""
    return mail.sender in (case.reporter, *case.addresses) or mail.grade is Grade.SIGNED


def is_put_off(mail: Mail, case: Case) -> bool:
    """Return whether a mail keeps a case from being erased as its reporter asked."""
    return case.erase_asked_at is not None and mail.may(Doing.WISH) and is_of_writer(mail, case)


def find_put_off(mail: Mail, case: Case | None) -> Case | None:
    """Return the case that a mail keeps from being erased, and belongs to then: its own, or one that it only follows.

    A report that answers nothing opens a case of its own: `put_off_all`.
    """
    if case is not None:
        return case if is_put_off(mail, case) else None
    return None if is_report(mail) else next(iter(mail.leaving), None)


def kept_for_now(case: Case, situation: Situation) -> Case:
    """Return a case that stays for now: what was asked waits for an answer as before."""
    latest = calendar_of(situation.organisation).local_day(situation.now + ANSWERED)
    asked_at = case.erase_asked_at or situation.now
    rights = tuple(
        replace(one, by=max(one.by, latest), answered_at=None, outcome=None)
        if one.outcome is RightOutcome.ERASED
        else one
        for one in case.rights
    )
    if not any(one.is_open and one.right in (Right.ERASE, Right.OBJECT) for one in rights):
        rights += (RightsRequest(Right.ERASE, asked_at, latest),)  # it was asked for in another case of theirs
    return replace(case, rights=rights, erase_asked_at=None)


def put_off_beside(mail: Mail, kept: Case) -> Iterator[Effect]:
    """Keep the other cases of the same person as well, beside the one in which it is decided anew."""
    for other in mail.leaving:
        if other.reference != kept.reference:
            yield Save(replace(other, erase_asked_at=None))
            yield Enter(PUT_OFF, {"with": kept.reference}, other.reference)


def put_off_all(mail: Mail, situation: Situation) -> Iterator[Effect]:
    """Keep what a report that opens a case of its own finds on its way; those in charge are asked anew."""
    asked = (other for other in mail.leaving if any(one.outcome is RightOutcome.ERASED for one in other.rights))
    first = next(asked, None) or next(iter(mail.leaving), None)
    if first is None:
        return
    kept = kept_for_now(first, situation)
    yield Save(kept)
    yield Enter(PUT_OFF, {}, kept.reference)
    yield from put_off_beside(mail, kept)
    yield rights_due.told_again(kept, situation)
