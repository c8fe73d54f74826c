"""What an event meets besides its own case, as that stands now: whatever `decide` is to know, it reads from the event.

Read anew for each try, since somebody else may have changed it meanwhile; what of it must not change until the commit
are the cases (`cases_beside`), whose versions are checked there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import assert_never

from mailbot.case import audit
from mailbot.case.credentials import nearing
from mailbot.case.dues import touched_by
from mailbot.case.enrolled_keys import digests, reached_again
from mailbot.case.heads import head_text, sha256, signed_text
from mailbot.case.new_key import digest_of
from mailbot.case.publishing import news
from mailbot.case.retention import BEGUN, declaration_of, ended_before, to_be_declared, to_be_told
from mailbot.case.rights import ASKING, asked_in, is_theirs
from mailbot.edges.store import ASIDE, LetterState, Restored, Store
from mailbot.errors import Permanent, Temporary
from mailbot.facts import (
    Alarm,
    Bad,
    Board,
    Case,
    DraftLetter,
    Due,
    DueKind,
    DueNow,
    Head,
    HoldReason,
    Mail,
    Occurrence,
    Organisation,
    Outage,
    Pending,
    Proof,
    Revocation,
    Service,
    Stuck,
    Undelivered,
    Unparsed,
    Vigil,
    Voided,
    WebNews,
    Withheld,
)
from mailbot.letters.for_reporter import ContactReminder
from mailbot.logs import Log
from mailbot.published import find_look, security_txt_ends
from mailbot.sweep import retention_begins_at
from mailbot.writer import Writer

log = Log("mailbot.event_context")

AT_WORK = timedelta(days=30)  # a closed case in which a letter waits: by then somebody has heard of it every morning
SET_ASIDE_TOLD = timedelta(days=4)  # the next working morning comes after Easter
NOT_TAKEN_TOLD = timedelta(days=1)  # a limit of a day is over by then
SERVICES = {
    **dict.fromkeys(("incoming", "inbox", "messages"), Service.INCOMING),
    **dict.fromkeys(("outgoing", "letters"), Service.OUTGOING),
}
"""What leads are told of, by the name of the condition that was an alarm."""
NOT_TAKEN = "a letter that our mail server does not take yet"


class EventContext:
    """Reads from the store what `decide` must know; from as many threads as use it."""

    def __init__(  # long: what it reads with, handed over by name in one place
        self,
        store: Store,
        organisation: Organisation,
        *,
        restored: Restored | None,
        revoked: Callable[[Case, Sequence[Revocation], datetime], tuple[Voided, ...]],
        writer: Writer,
    ) -> None:
        """`revoked` tells what is revoked of a case's keys; `writer` knows our own, and signs what is declared."""
        self._store = store
        self._organisation = organisation
        self._restored = restored
        self._revoked = revoked
        self._writer = writer

    def add_to(self, event: Occurrence, case: Case | None, now: datetime) -> Occurrence:
        """Return an event with all that it meets besides its case."""
        match event:
            case DueNow(due=Due(kind=DueKind.DIGEST)):
                return replace(event, digest=tuple(self._store.notices()))
            case DueNow(due=Due(kind=DueKind.MORNING), plain=False):
                return replace(event, board=self._board(now))
            case DueNow(due=Due(kind=DueKind.KEYS)):
                return self._of_keys(event, now)
            case DueNow(due=Due(kind=DueKind.NEW_KEY | DueKind.NEW_KEY_INSIDE)):
                voided = self._revoked(case, (), now) if case is not None else ()
                return replace(self._of_handover(event, case, now), voided=voided)
            case DueNow(due=Due(kind=DueKind.RETENTION)):
                return self._of_retention(event, now)
            case DueNow(due=Due(kind=DueKind.CREDENTIALS)):
                ends = (end.digest for end in nearing(self._organisation, now))
                return replace(event, told=frozenset(filter(self._store.is_spent, ends)))
            case DueNow(due=Due(kind=DueKind.HEAD | DueKind.MANY_OPENED as kind)):
                return replace(event, vigil=self._vigil(kind, now))
            case DueNow(due=due) if case is not None:
                return replace(
                    event,
                    voided=self._revoked(case, (), now),
                    cases=self._cases(touched_by(due, case)),
                    theirs=self._others_to_erase(due, case),
                    reminder_left_at=self._reminder_left_at(case, now) if due.kind is DueKind.CONTACT_CLOSE else None,
                )
            case Mail(cases=cases, beside=beside, revocations=fresh):
                return replace(
                    self._of_somebodys_data(event, case),
                    voided=self._revoked(case, fresh, now) if case is not None else (),
                    cases=self._cases(named.reference for named in cases),
                    beside=self._cases(other.reference for other in beside),
                )
            case DueNow() | Unparsed() | Withheld() | Stuck() | Undelivered():
                return event
            case _:
                assert_never(event)

    def _reminder_left_at(self, case: Case, now: datetime) -> datetime | None:
        return self._store.letter_left_at(case.reference, ContactReminder, now)

    def _cases(self, references: Iterable[str]) -> tuple[Case, ...]:
        return tuple(filter(None, map(self._store.find_case, references)))

    def _of_somebodys_data(self, mail: Mail, case: Case | None) -> Mail:
        """Return a mail, proven to be its sender's, with what it may keep from erasure, and all that it asks to see."""
        if not is_theirs(mail):
            return mail
        if case is None or case.erase_asked_at is not None:
            mail = replace(mail, leaving=_besides(case, self._store.cases_leaving(mail.sender)))
        if not asked_in(mail):
            return mail
        more = self._store.has_more_of(mail.sender, mail.row, ASKING)
        return replace(mail, theirs=_besides(case, self._store.cases_with(mail.sender)), more_kept=more)

    def _others_to_erase(self, due: Due, case: Case) -> tuple[Case, ...]:
        """Return the other cases of a reporter whose letter about the erasure leaves."""
        leaves = {draft.id for draft in case.drafts if draft.text is DraftLetter.RIGHTS_ERASED}
        if due.kind is not DueKind.SEND_DRAFT or due.about not in leaves:
            return ()
        return _besides(case, self._store.cases_of(case.reporter))

    def _of_keys(self, event: DueNow, now: datetime) -> DueNow:
        ours = self._writer.look_at_our_key(now)
        at_work = self._store.cases_at_work(now - AT_WORK)
        waiting = [case for case in at_work if reached_again(case, self._organisation, now)]
        return replace(
            event,
            told=frozenset(filter(self._store.is_spent, digests(self._organisation, now, ours))),
            ours=ours,
            cases=tuple(waiting),
            heard={case.reference: tuple(self._store.heard(case.reference)) for case in waiting},
        )

    def _of_retention(self, event: DueNow, now: datetime) -> DueNow:
        ended = self._store.ended_cases(ended_before(self._organisation, now))
        lines = to_be_declared(self._store.undeclared(), self._organisation, now)
        return replace(
            event,
            cases=to_be_told(ended, self._organisation, now),
            told=frozenset(filter(self._store.is_spent, [BEGUN])),
            begins_at=retention_begins_at(self._store),
            erased=lines,
            declaration=self._writer.declare(declaration_of(lines, self._organisation, now), now) if lines else "",
        )

    def _of_handover(self, event: DueNow, case: Case | None, now: datetime) -> DueNow:
        """Return what is told of our new key; raises Temporary where this daemon still works with the old one."""
        handover = self._store.handover()
        if handover is None:
            return event
        if handover.new != self._organisation.fingerprint:
            raise Temporary("our key was changed, and this daemon was not restarted since")
        digest = digest_of(handover, case.reporter if case is not None else "")
        return replace(
            event,
            handover=handover,
            told=frozenset([digest] if self._store.is_spent(digest) else []),
            old_signs=not handover.is_compromised and self._writer.can_sign(handover.old, now),
        )

    # What the audit's own dues are decided on

    def _vigil(self, kind: DueKind, now: datetime) -> Vigil:
        if kind is DueKind.HEAD:
            week = audit.week_of(now)
            return Vigil(self._signed_head(now), told=frozenset(filter(self._store.is_spent, [week])))
        opened = self._store.opened_lately(now)
        told = {audit.told_by(by, now) for by in opened}
        return Vigil(opened=opened, told=frozenset(filter(self._store.is_spent, told)))

    def _signed_head(self, now: datetime) -> Head | None:
        """Sign where all chains stand; at the end of a week also where nothing is new. None: our key cannot."""
        asked = self._store.head_to_sign()
        if not asked.covered and not audit.ends_week(now):
            return None
        before = sha256(signed_text(asked.before)) if asked.before else ""
        text = head_text(asked.number, self._organisation.address, now, asked.covered, before).written()
        try:
            return Head(asked.number, now, asked.covered, self._writer.sign_text(text, now))
        except Permanent as why:
            log.error("no head was signed", reason=str(why))
            return None

    # What waits for a person, in the morning's letter

    def _board(self, now: datetime) -> Board:
        aside = (*self._letters_aside(now), *self._dues_aside(), *self._letters_not_taken(now))
        outages = tuple(map(_outage, self._store.alarms()))
        at_work = tuple(self._store.cases_at_work(now - AT_WORK))
        return Board(
            tuple(self._held()),
            at_work,
            tuple(self._news(now)),
            outages,
            self._key_copy(now),
            aside,
            self._store.tellings(),
            self._store.last_head(),
            head_is_first=not self._store.is_spent(audit.week_of(now)),
        )

    def _key_copy(self, now: datetime) -> bytes | None:
        """Return what tells, once, that it was confirmed too long ago that the secret key is kept elsewhere."""
        last, why = self._store.key_confirmation(now)
        if last is None or why is None:  # of a new installation `check` and `status` speak to whoever sets it up
            return None
        digest = hashlib.sha256(f"key copy: {why}".encode()).digest()
        return None if self._store.is_spent(digest) else digest

    def _news(self, now: datetime) -> Iterable[WebNews]:
        found = news(find_look(self._store), security_txt_ends(self._store), self._organisation, now)
        return (one for one in found if not self._store.is_spent(one.digest))

    def _held(self) -> Iterable[Pending]:
        return (
            Pending(f"held {held.row} {held.reason}", held.received_at, held.reference, held.reason, held.told_at)
            for held in self._store.held_messages()
        )

    def _letters_aside(self, now: datetime) -> Iterable[Pending]:
        """Return the letters that wait for a person since the database was put back; for days, since some have left."""
        if self._restored is None or now - self._restored.at > SET_ASIDE_TOLD:
            return ()
        aside = (line for line in self._store.outbox(LetterState.FAILED) if line.reason == ASIDE)
        return (Pending(f"aside {line.id}", line.queued_at, line.reference, line.reason) for line in aside)

    def _dues_aside(self) -> Iterable[Pending]:
        """Return what was due, and was set aside: it waits for a person as well."""
        aside = self._store.dues_aside()
        return (Pending(f"due {due.id}", due.at, due.reference, f"not done: {due.kind}") for due in aside)

    def _letters_not_taken(self, now: datetime) -> Iterable[Pending]:
        """Return the letters that our own mail server has not taken for a day, for a limit or as it lets nobody in."""
        before = now - NOT_TAKEN_TOLD
        waiting = self._store.outbox(LetterState.QUEUED)
        late = (line for line in waiting if line.excused_at is not None and line.excused_at <= before)
        return (Pending(f"not taken {line.id}", line.queued_at, line.reference, NOT_TAKEN) for line in late)


def _besides(case: Case | None, cases: Iterable[Case]) -> tuple[Case, ...]:
    """Return the other ones: that of the event is decided on as it was read before, and checked to be that still."""
    return tuple(other for other in cases if case is None or other.reference != case.reference)


def _outage(alarm: Alarm) -> Outage:
    return Outage(SERVICES.get(alarm.name, Service.OTHER), alarm.since, alarm.over_at)


def cases_beside(event: Occurrence) -> tuple[Case, ...]:
    """Return the cases besides its own that an event was decided on with."""
    match event:
        case Mail(cases=cases, beside=beside, theirs=theirs, leaving=leaving):
            return (*cases, *beside, *theirs, *leaving)
        case DueNow(cases=cases, theirs=theirs):
            return (*cases, *theirs)
        case Unparsed() | Withheld() | Stuck() | Undelivered():
            return ()
        case _:
            assert_never(event)


def replayed(mail: Mail) -> Occurrence:
    """Return what is left of a mail whose signature came before: a handler's does nothing, a reporter's is unproven."""
    if mail.handler is not None:
        return Unparsed(mail.row, mail.received_at, HoldReason.REPLAYED.value)
    opened = replace(mail.opened, signature=Bad("used before"))
    return replace(mail, opened=opened, proofs=mail.proofs - {Proof.SIGNATURE, Proof.WRITTEN})
