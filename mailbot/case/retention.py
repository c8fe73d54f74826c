"""How long a case is kept, and when it goes: a term by its outcome, from the day on that it ended.

    ended --a week before its term is over: the leads read of it--> goes_at is set --erase--> gone
                                         '--#hold WHY--> kept --#hold off--> the week begins anew, once it is over

Guarantee: no case goes that the leads have not read of at least a week before, with the day; so a term that is made
shorter, an upgrade or a lifted hold erases nothing at once. What may not go yet (a hold, the clock of a law that runs)
is looked at again each working morning.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from mailbot.case import addressing, erasure, register
from mailbot.case.clocks import time_ends
from mailbot.case.enrolled_keys import can_be_reached, in_clear
from mailbot.case.promises import calendar_of
from mailbot.case.rights_erasure import BEHIND, goes_at, stays_by_law, waiting_on
from mailbot.facts import (
    TO_BE_DECIDED,
    Attachment,
    Case,
    Declare,
    Due,
    DueKind,
    DueNow,
    Effect,
    Enter,
    Erase,
    ErasedLine,
    Ground,
    Hindrance,
    LegalHold,
    Letter,
    Organisation,
    Put,
    Save,
    Situation,
    Spend,
    State,
    Tell,
    Within,
)
from mailbot.letters.audiences import ToHandler
from mailbot.letters.retention import CasesErased, CasesGoing, Declaration, Gone, Leaving, RetentionBegins

NOTICE = timedelta(weeks=1)
LISTED = 100  # in one letter; what is over comes the next morning
DECLARED_AFTER = timedelta(days=30)  # that mails without a case are declared by themselves
BEGUN = hashlib.sha256(b"retention begins").digest()
"""What is spent once the leads of an installation of before were told that records will be erased."""
_FARTHEST = timedelta(weeks=3)
"""Of a day that the leads were told, from the look on: one beyond was told by a clock that was ahead."""
_KEEPS = frozenset({Hindrance.CLOCK, Hindrance.LEGAL_HOLD})
_SLACK = timedelta(days=3)  # by which a month counted back may differ from one counted on
CASES = (Ground.VALID, Ground.INVALID, Ground.NO_REPORT, Ground.SPAM)
"""The grounds on which cases are kept."""


def term_ends_at(case: Case, organisation: Organisation) -> datetime | None:
    """Return when the term of a case is over; None of one in which something is left to do."""
    ground, ended_at = case.ground, case.ended_at
    term = organisation.retention.term_of(ground) if ground is not None else None
    return time_ends(term, ended_at, organisation.timezone) if term is not None and ended_at is not None else None


def is_kept(case: Case, organisation: Organisation) -> bool:
    """Return whether a case stays, whatever its term says: for a hold, a law's clock, or a request about its data."""
    asked = any(request.is_open for request in case.rights)
    return asked or not _KEEPS.isdisjoint(erasure.hindrances(case, organisation))


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


def began_before(term: Within, organisation: Organisation, now: datetime) -> datetime:
    """Return from before when something is, whose term is over now."""
    return time_ends(_back(term), now, organisation.timezone)


def _back(term: Within) -> Within:
    return Within(hours=-term.hours, days=-term.days, months=-term.months)


def _is_to_be_told(case: Case, organisation: Organisation, until: datetime) -> bool:
    """Return whether the leads are to read of a case now."""
    ends_at = term_ends_at(case, organisation)
    if ends_at is None or ends_at >= until or is_kept(case, organisation):
        return False
    if case.goes_at is None or case.goes_at > until + _FARTHEST:
        return True
    return case.goes_at < ends_at  # what was told before it was opened once more is no notice


def to_be_told(cases: Iterable[Case], organisation: Organisation, now: datetime) -> tuple[Case, ...]:
    """Return the cases that the leads are to read of now: as many as one letter lists."""
    until = told_until(organisation, now)
    going = (case for case in cases if _is_to_be_told(case, organisation, until))
    return tuple(case for case, _ in zip(going, range(LISTED), strict=False))


def look(event: DueNow, situation: Situation) -> list[Effect]:
    """Tell the leads which cases go, and which are gone; and set the next look."""
    organisation, now = situation.organisation, situation.now
    begins_at = event.begins_at or now
    effects: list[Effect] = [Put(next_look(organisation, now))]
    if begins_at > now and BEGUN not in event.told:
        effects += [Spend(BEGUN), Tell(tuple(_to_leads(_begins(organisation, begins_at), situation)))]
    until = told_until(organisation, now)
    going = [
        replace(case, goes_at=max(ends_at, now + NOTICE, begins_at))
        for case in event.cases
        if _is_to_be_told(case, organisation, until) and (ends_at := term_ends_at(case, organisation)) is not None
    ]
    for case in going:
        effects += [Save(case), Enter("goes", {"at": _day(case, organisation)}, case.reference)]
    if going:
        effects.append(Tell(tuple(_letters(going, situation))))
    return [*effects, *_declared(event, situation)]


def _begins(organisation: Organisation, at: datetime) -> RetentionBegins:
    terms = organisation.retention
    return RetentionBegins(
        begins=at,
        valid=terms.valid,
        invalid=terms.invalid,
        no_report=terms.no_report,
        spam=terms.spam,
        mailbox=terms.mailbox,
    )


def _declared(event: DueNow, situation: Situation) -> Iterator[Effect]:
    """Keep the signed declaration of what was erased, and send it to the leads."""
    if not event.erased or not event.declaration:
        return
    yield Declare(event.declaration, tuple(line.name for line in event.erased))
    content = declaration_of(event.erased, situation.organisation, situation.now)
    told = CasesErased(erased=content.erased, backups_gone=content.backups_gone)
    name = f"declaration-{calendar_of(situation.organisation).local_day(situation.now)}.txt"
    attached = (Attachment(name, "text/plain", event.declaration.encode()),)
    yield Tell(tuple(replace(letter, attachments=attached) for letter in _to_leads(told, situation)))


def to_be_declared(lines: Sequence[ErasedLine], organisation: Organisation, now: datetime) -> tuple[ErasedLine, ...]:
    """Return what is to be declared now: everything once a case is among it, mails without one once a month."""
    oldest = min((date.fromisoformat(line.day) for line in lines), default=None)
    of_case = any(line.reference is not None for line in lines)
    late = oldest is not None and oldest <= calendar_of(organisation).local_day(now - DECLARED_AFTER)
    return tuple(lines) if of_case or late else ()


def declaration_of(lines: Sequence[ErasedLine], organisation: Organisation, now: datetime) -> Declaration:
    """Return what is declared of what was erased; mails without a case are counted together, by their ground."""
    gone = [_gone(line, organisation) for line in lines if line.reference is not None]
    for ground in dict.fromkeys(line.ground for line in lines if line.reference is None):
        mails = [line for line in lines if line.reference is None and line.ground == ground]
        gone.append(replace(_gone(mails[-1], organisation), mails=sum(line.mails for line in mails)))
    days = [date.fromisoformat(line.day) for line in lines]
    last = calendar_of(organisation).start_of(max(days, default=calendar_of(organisation).local_day(now)))
    backups_gone = time_ends(organisation.retention.backups, last, organisation.timezone)
    return Declaration(erased=tuple(gone), made_at=now, backups_gone=calendar_of(organisation).local_day(backups_gone))


def _gone(line: ErasedLine, organisation: Organisation) -> Gone:
    known = line.ground in set(Ground)
    return Gone(
        reference=line.reference or "",
        mails=0 if line.reference is not None else line.mails,
        outcome=line.outcome,
        opened=line.opened,
        ended=line.closed,
        ground=line.ground,
        term=organisation.retention.term_of(Ground(line.ground)) if known else None,
        erased_on=date.fromisoformat(line.day),
    )


def _day(case: Case, organisation: Organisation) -> str:
    return calendar_of(organisation).local_day(case.goes_at).isoformat() if case.goes_at is not None else ""


def _letters(going: Sequence[Case], situation: Situation) -> Iterator[Letter]:
    leaving = sorted(map(_leaving, going), key=lambda one: (one.goes_at, one.reference))
    return _to_leads(CasesGoing(cases=tuple(leaving), first=leaving[0].goes_at), situation)


def _to_leads(content: ToHandler, situation: Situation) -> Iterator[Letter]:
    for lead in addressing.leads(situation.organisation):
        letter = addressing.to_handler(lead, situation.organisation, content, None)
        yield letter if can_be_reached(lead, situation.now) else in_clear(letter)


def _leaving(case: Case) -> Leaving:
    goes_at = case.goes_at or case.opened_at
    return Leaving(
        reference=case.reference,
        outcome=case.close_reason.value if case.close_reason is not None else case.state.value,
        ended_at=case.ended_at or case.opened_at,
        goes_at=goes_at,
        clock=bool(case.clocks),
    )


def dues(case: Case, situation: Situation) -> Iterator[Due]:
    """Yield when a case goes, once the leads were told."""
    if case.erase_asked_at is not None and case.legal_hold is None:
        at = goes_at(case.erase_asked_at, situation.organisation)
        yield Due(DueKind.ERASE, max(at, situation.now), case.reference)
        return
    ends_at = term_ends_at(case, situation.organisation)
    if case.goes_at is not None and ends_at is not None and ends_at <= case.goes_at and case.legal_hold is None:
        after = (waits.at for waits in case.waiting)  # a command, for its hour
        yield Due(DueKind.ERASE, max(case.goes_at, situation.now, *after), case.reference)


def erase(event: DueNow, case: Case, situation: Situation) -> list[Effect]:
    """Erase a case whose time has come; what stays after all, or longer, is told anew when that is over."""
    organisation, now, ground = situation.organisation, situation.now, case.ground
    if case.erase_asked_at is not None:
        if situation.now - event.due.at > BEHIND:
            return [Save(waiting_on(case, situation.now)), Enter("erasure-waits")]
        return _erase_as_asked(case, situation)
    ends_at = term_ends_at(case, organisation)
    if case.goes_at is None or case.goes_at > now or case.waiting:
        return []
    if ground is None or ends_at is None or ends_at > case.goes_at or is_kept(case, organisation):
        return [Save(replace(case, goes_at=None)), Enter("stays")]
    line = erasure.what_stays(case, ground.value, organisation.timezone, now)
    # Nobody has closed what is no vulnerability; what a handler wrote has waited as long as the term
    decided = frozenset({Hindrance.DRAFT, *([Hindrance.OPEN] if case.state is State.INVALID else [])})
    outliving = tuple(row for row in register.outliving(case, organisation) if row.goes_at > now)
    return [Erase(case, line, decided, outliving)]


def _erase_as_asked(case: Case, situation: Situation) -> list[Effect]:
    """Erase a case, but what the law keeps of it; whatever else waits in it was decided about."""
    organisation, now = situation.organisation, situation.now
    if stays_by_law(case, organisation):  # since then
        return [Save(replace(case, erase_asked_at=None)), Enter("stays")]
    line = erasure.what_stays(case, Ground.REQUEST.value, organisation.timezone, now)
    outliving = tuple(row for row in register.outliving(case, organisation) if row.goes_at > now)
    return [Erase(case, line, TO_BE_DECIDED - {Hindrance.CLOCK, Hindrance.UNREAD}, outliving)]
