"""Decide, write the letters, one transaction; or all of it again.

    event --decide--> effects --write--> letters --begin--> still the case we decided on? --commit--> done
              ^                   |                                   |
              |--- without what cannot be written                     |
              '------------------------------- somebody was faster ---'

Letters are written (composed, signed, encrypted: tens of milliseconds each) while no transaction is held.

Guarantee: what was decided is committed whole, the letters in their final bytes with it, or not at all. The message
or the due row that brought the event is finished in that same transaction, so nothing is decided twice.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from mailbot.case.breach import DUE as BREACH
from mailbot.case.contact import CLOSE, REMINDER
from mailbot.case.digest import MORNING, next_digest
from mailbot.case.dues import DIGEST, KEY_REVOKED, dues, touched_by
from mailbot.case.enrolled_keys import KEYS, marks, reached_again
from mailbot.case.policy import decide
from mailbot.case.turns import by_turns
from mailbot.completion import Completion, FinishDues, FinishMessage, SetDueAside
from mailbot.edges.store import ASIDE, LetterState, MessageState, Restored, Store, Transaction
from mailbot.errors import Permanent, Temporary
from mailbot.facts import (
    Bad,
    Board,
    Case,
    Clock,
    Due,
    DueNow,
    Effect,
    Enter,
    Event,
    Failure,
    Guard,
    Hold,
    Known,
    Letter,
    Mail,
    Notice,
    Occurrence,
    Organisation,
    Proof,
    Prove,
    Put,
    Reached,
    Remember,
    Revocation,
    Save,
    Send,
    Situation,
    Spend,
    Tell,
    Unparsed,
    Unwritable,
    Void,
    Voided,
)
from mailbot.writer import Writer, Written

log = structlog.get_logger("mailbot.commit")

THREAD = 20  # Message-IDs of a References field, which every client threads by
TRIES = 8  # a case that changes under us that often is being changed by a fault
AT_WORK = timedelta(days=30)  # a closed case in which a letter waits: by then somebody has heard of it every morning
SET_ASIDE_TOLD = timedelta(days=4)  # the next working morning comes after Easter
NOT_TAKEN_TOLD = timedelta(days=1)  # a limit of a day is over by then
NOT_TAKEN = "a letter that our mail server does not take yet"
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # nothing that is misread: no I and 1, no O and 0


class Stale(Exception):
    """What was decided on has changed meanwhile: the transaction is undone, and all is decided again."""


class _Replayed(Exception):
    """A signature that was executed before came again."""


class Commit:
    """Carries events out; used by intake and agenda, from as many threads as they like."""

    def __init__(
        self,
        store: Store,
        writer: Writer,
        organisation: Organisation,
        *,
        now: Clock,
        reached: Reached,
        restored: Restored | None = None,
        revoked: Callable[[Case, Sequence[Revocation], datetime], tuple[Voided, ...]],
    ) -> None:
        self._store = store
        self._writer = writer
        self._organisation = organisation
        self._now = now
        self._reached = reached
        self._restored = restored
        self._revoked = revoked
        self._choose = by_turns(organisation.ceilings)

    def carry_out(self, event: Occurrence, reference: str | None, *, address: str, completion: Completion) -> None:
        """Decide on `event`, which meets the case `reference`, and make it so.

        `address` is whose standing counts; for a case that time moves, "" takes its reporter's. Raises Temporary when
        nothing was done and another try may help.
        """
        failures: tuple[Failure, ...] = ()
        fresh = ""
        aside = self._may_have_left(event, completion)
        for _ in range(TRIES):
            # What came up before the database was put back is done as it was then: in its own night or office hours
            now = completion.at if aside and isinstance(completion, FinishDues) else self._now()
            case = self._store.find_case(reference) if reference else None
            event = self._met(event, case)
            standing = self._store.standing(address or (case.reporter if case else ""), now)
            if not fresh or self._store.find_case(fresh) is not None:
                fresh = self._fresh_reference(now)  # kept from try to try: what failed bears it, and is told by it
            met: Event = Unwritable(event, failures) if failures else event
            situation = Situation(standing, self._organisation, now, fresh)
            effects = decide(met, case, situation)
            self._reached("decided")
            letters, failed = self._write(effects, event, now)
            if failed:
                failures += failed
                continue
            self._reached("written")
            try:
                with self._store.write() as transaction:
                    self._finish(transaction, event, effects, case, completion)
                    self._make_so(transaction, effects, [case, *_others(event)], situation)
                    self._queue(transaction, effects, letters, standing.address, now, aside=aside)
                    self._reached("inside the commit")
            except Stale:
                continue
            except _Replayed:
                if isinstance(event, Mail):
                    event = _replayed(event)
                continue
            self._reached("committed")
            _log(effects, case, completion)
            return
        if failures:
            raise Permanent(f"its letters cannot be written: {failures[-1].reason}")
        raise Temporary("the case kept changing")

    def _met(self, event: Occurrence, case: Case | None) -> Occurrence:
        """Return an event what it meets besides its case, as that stands now."""
        match event:
            case DueNow(due=Due(kind=kind)) if kind == DIGEST:
                return replace(event, digest=tuple(self._store.notices()))
            case DueNow(due=Due(kind=kind), plain=False) if kind == MORNING:
                held = [
                    Notice(one.received_at, one.reference, "held", one.reason) for one in self._store.held_messages()
                ]
                cases = self._store.cases_at_work(self._now() - AT_WORK)
                waiting = (*held, *self._set_aside(), *self._stuck(), *self._not_taken())
                return replace(event, board=Board(waiting, tuple(cases)))
            case DueNow(due=Due(kind=kind)) if kind == KEYS:
                return self._met_by_keys(event)
            case DueNow(due=due) if case is not None:
                event = replace(event, voided=self._revoked(case, (), self._now()))
                left_at = (
                    self._store.letter_left_at(case.reference, REMINDER, self._now()) if due.kind == CLOSE else None
                )
                return replace(event, cases=self._cases(touched_by(due, case)), reminder_left_at=left_at)
            case Mail(cases=cases, beside=beside, revocations=fresh):
                voided = self._revoked(case, fresh, self._now()) if case is not None else ()
                named, kept_apart = (self._cases(one.reference for one in some) for some in (cases, beside))
                return replace(event, voided=voided, cases=named, beside=kept_apart)
        return event

    def _met_by_keys(self, event: DueNow) -> DueNow:
        now = self._now()
        ours = self._writer.look_at_our_key(now)
        told = (mark.digest for mark in marks(self._organisation, now, ours))
        waiting = [
            case for case in self._store.cases_at_work(now - AT_WORK) if reached_again(case, self._organisation, now)
        ]
        return replace(
            event,
            told=frozenset(filter(self._store.is_spent, told)),
            ours=ours,
            cases=tuple(waiting),
            heard={case.reference: tuple(self._store.heard(case.reference)) for case in waiting},
        )

    def _set_aside(self) -> list[Notice]:
        """Return the letters that wait for a person since the database was put back; for days, since some have left."""
        if self._restored is None or self._now() - self._restored.at > SET_ASIDE_TOLD:
            return []
        failed = self._store.outbox(LetterState.FAILED)
        return [Notice(one.queued_at, one.reference, "held", one.reason) for one in failed if one.reason == ASIDE]

    def _stuck(self) -> Iterable[Notice]:
        """Return what was due, and was set aside: it waits for a person as well."""
        aside = self._store.dues_aside()
        return (Notice(one.due.at, one.due.reference, "held", f"not done: {one.due.kind}") for one in aside)

    def _not_taken(self) -> Iterable[Notice]:
        """Return the letters that our own mail server has not taken for a day, for a limit or as it lets nobody in."""
        before = self._now() - NOT_TAKEN_TOLD
        waiting = self._store.outbox(LetterState.QUEUED)
        late = (one for one in waiting if one.excused_at is not None and one.excused_at <= before)
        return (Notice(one.queued_at, one.reference, "held", NOT_TAKEN) for one in late)

    def _cases(self, references: Iterable[str]) -> tuple[Case, ...]:
        return tuple(filter(None, map(self._store.find_case, references)))

    def _fresh_reference(self, now: datetime) -> str:
        while True:
            letters = "".join(secrets.choice(_ALPHABET) for _ in range(4))
            reference = f"{self._organisation.prefix}-{now.year}-{letters}"
            if self._store.find_case(reference) is None:
                return reference

    def _write(
        self, effects: Sequence[Effect], event: Occurrence, now: datetime
    ) -> tuple[list[Written], tuple[Failure, ...]]:
        written: list[Written] = []
        failed: list[Failure] = []
        for letter in _letters_of(effects):
            try:
                written.append(self._writer.write(letter, self._thread(letter, event), now))
            except Permanent as why:
                log.error("unwritable", case=letter.reference, letter=letter.text, reason=str(why))
                failed.append(Failure(letter, str(why)))
        return written, tuple(failed)

    def _thread(self, letter: Letter, event: Occurrence) -> list[str]:
        """Find the Message-IDs that a letter follows: those exchanged with its recipient in the case, oldest first."""
        thread = self._store.thread(letter.reference, letter.to, THREAD) if letter.reference else []
        if isinstance(event, Mail) and event.sender == letter.to and event.message.message_id:
            thread = [*(known for known in thread if known != event.message.message_id), event.message.message_id]
        return thread

    def _make_so(
        self,
        transaction: Transaction,
        effects: Sequence[Effect],
        met: Sequence[Case | None],
        situation: Situation,
    ) -> None:
        standing, now = situation.standing, situation.now
        told = next(iter(_letters_of(effects)), None)
        if standing.address and told and not transaction.check_standing(standing.address, standing.version):
            raise Stale
        versions = {case.reference: case.version for case in met if case is not None}
        own = _saved(effects, met[0])
        for effect in effects:
            match effect:
                case Save(case=saved):
                    if not transaction.save_case(saved, versions.get(saved.reference, 0), now):
                        raise Stale
                    transaction.replace_dues(saved.reference, dues(saved, situation), now)
        for effect in effects:
            match effect:
                case Enter(kind=kind, facts=facts, reference=reference) if reference or own is not None:
                    transaction.append(reference or (own.reference if own else ""), kind, facts, now)
                case Prove(address=address):
                    transaction.mark_proven(address, now)
                case Tell(kept=kept) if kept is not None:
                    transaction.keep_notice(kept)
                    transaction.put_due(next_digest(now))
                case Put(due=due):
                    transaction.put_due(due)
                case Remember(digest=digest) if own is not None:
                    transaction.remember_text(digest, own.reference)
                case Void(revocation=revocation):
                    transaction.record_revocation(revocation, now, KEY_REVOKED)
                case Guard(row=row, prints=prints):
                    transaction.remember_prints(row, prints)
                case Known(message_ids=named, sender=sender, others=others):
                    transaction.mark_answered(named, sender, others=others)
                case Spend(digest=digest):
                    if not transaction.spend(digest):
                        raise _Replayed

    def _queue(
        self,
        transaction: Transaction,
        effects: Sequence[Effect],
        letters: Sequence[Written],
        brought_by: str,
        now: datetime,
        *,
        aside: bool,
    ) -> None:
        notify = {id(effect.letters[0]) for effect in effects if isinstance(effect, Tell) and effect.letters}
        for written in letters:
            transaction.queue(
                written.letter,
                raw=written.raw,
                message_id=written.message_id,
                encrypted=written.letter.key is not None,
                at=now,
                next_at=now,
                notifies=id(written.letter) in notify,
                brought_by=brought_by,
                aside=aside,
                lean=written.lean,
            )
        if any(written.letter.lane for written in letters):
            transaction.give_turns(self._choose, now)

    def _may_have_left(self, event: Occurrence, completion: Completion) -> bool:
        """Return whether what an event brings left already, before the database was put back to a time before it."""
        if self._restored is None:
            return False
        match completion:
            case FinishMessage(row=row):
                released = isinstance(event, Mail) and event.released
                return row <= self._restored.message and not released
            case FinishDues(at=at):
                # The law's clock has run on: one reminder too many is better than none
                reminds = isinstance(event, DueNow) and event.due.kind == BREACH
                return at <= self._restored.at and not reminds
            case SetDueAside():
                return False

    def _finish(
        self,
        transaction: Transaction,
        event: Occurrence,
        effects: Sequence[Effect],
        case: Case | None,
        completion: Completion,
    ) -> None:
        match completion:
            case FinishMessage(row=row, owner=owner):
                saved = _saved(effects, case)
                hold = next((effect for effect in effects if isinstance(effect, Hold)), None)
                finished = transaction.finish_message(
                    row,
                    owner,
                    MessageState.HELD if hold else MessageState.DONE,
                    reason=hold.reason if hold else "",
                    reference=saved.reference if saved else None,
                )
            case FinishDues(rows=rows, owner=owner):
                finished = transaction.finish_dues(rows, owner)
            case SetDueAside():
                finished = completion.finish(transaction)
        if not finished:
            raise Temporary("the lease ran out")
        if isinstance(event, DueNow) and event.due.kind == DIGEST and tuple(transaction.take_notices()) != event.digest:
            raise Stale


def _saved(effects: Iterable[Effect], case: Case | None) -> Case | None:
    """Return the case that the event met, or opened, as it stands after `effects`."""
    return next((effect.case for effect in effects if isinstance(effect, Save)), case)


def _others(event: Occurrence) -> tuple[Case, ...]:
    match event:
        case Mail(cases=cases, beside=beside):
            return (*cases, *beside)
        case DueNow(cases=cases):
            return cases
    return ()


def _replayed(mail: Mail) -> Occurrence:
    """Return what is left of a mail whose signature came before: a handler's does nothing, a reporter's is unproven."""
    if mail.handler is not None:
        return Unparsed(mail.row, mail.received_at, "a signature that was used before")
    opened = replace(mail.opened, signature=Bad("used before"))
    return replace(mail, opened=opened, proofs=mail.proofs - {Proof.SIGNATURE, Proof.WRITTEN})


def _letters_of(effects: Iterable[Effect]) -> Iterable[Letter]:
    for effect in effects:
        match effect:
            case Send(letter=letter):
                yield letter
            case Tell(letters=letters):
                yield from letters


def _log(effects: Sequence[Effect], case: Case | None, completion: Completion) -> None:
    saved = _saved(effects, case)
    about: dict[str, object] = {"case": saved.reference} if saved else {}
    if isinstance(completion, FinishMessage):
        about["message"] = completion.row
    for effect in effects:
        match effect:
            case Hold(reason=reason):
                log.info("held", **about, reason=reason)
            case Enter(kind=kind):
                log.info("entry", **about, kind=kind)
    if saved is not None and (case is None or saved.state is not case.state):
        before = case.state.value if case else "new"
        log.info(f"{before}->{saved.state.value}", **about)
