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

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import assert_never

from mailbot.case import promise_record
from mailbot.case.counted import AT_MOST, COUNTED
from mailbot.case.digest import next_digest
from mailbot.case.dues import dues
from mailbot.case.handler_mail import asked
from mailbot.case.morning import told_at_once
from mailbot.case.policy import decide
from mailbot.case.promised_days import is_overtaken, owed_again
from mailbot.case.turns import by_turns
from mailbot.completion import Completion, FinishDues, FinishMessage, SetDueAside
from mailbot.decision import Decision, log_decision
from mailbot.edges.store import MessageState, Restored, Store, Transaction
from mailbot.errors import Permanent, Temporary
from mailbot.event_context import EventContext, cases_beside, replayed
from mailbot.facts import (
    Anchor,
    Case,
    Clock,
    Declare,
    Desk,
    Due,
    DueKind,
    DueNow,
    Effect,
    EndHold,
    Enter,
    Erase,
    Event,
    Failure,
    Ground,
    Guard,
    Hindrance,
    Hold,
    Known,
    Letter,
    LookUp,
    Mail,
    MonthsReport,
    Occurrence,
    Organisation,
    Prove,
    Put,
    Reached,
    Recall,
    Remember,
    Revocation,
    Save,
    Send,
    Situation,
    Spend,
    Tell,
    Unwritable,
    Void,
    Voided,
    Witness,
    Written,
)
from mailbot.letters.for_reporter import Progress
from mailbot.logs import Log
from mailbot.references import fresh_reference
from mailbot.writer import Writer

log = Log("mailbot.commit")

THREAD = 20  # Message-IDs of a References field, which every client threads by
_COUNTED = tuple(letter.text for letter in COUNTED)
ERASE_AGAIN = timedelta(days=1)  # when a letter was on its way, or a mail waited
TRIES = 8  # a case that changes under us that often is being changed by a fault


class Stale(Exception):
    """What was decided on has changed meanwhile: the transaction is undone, and all is decided again."""


class _Replayed(Exception):
    """A signature that was executed before came again."""


class Commit:
    """Carries events out; used by intake and agenda, from as many threads as they like."""

    def __init__(  # long: what it works with, handed over by name in one place
        self,
        store: Store,
        writer: Writer,
        organisation: Organisation,
        *,
        now: Clock,
        reached: Reached,
        restored: Restored | None = None,
        revoked: Callable[[Case, Sequence[Revocation], datetime], tuple[Voided, ...]],
        look_up: Callable[[LookUp, datetime], Desk],
        report: Callable[[datetime], MonthsReport] | None = None,
    ) -> None:
        self._look_up = look_up
        self._report = report
        self._store = store
        self._writer = writer
        self._organisation = organisation
        self._now = now
        self._reached = reached
        self._restored = restored
        self._context = EventContext(store, organisation, restored=restored, revoked=revoked, writer=writer)
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
            with self._store.one_read():
                if not fresh or self._store.find_case(fresh) is not None:
                    # Kept from try to try: what failed bears it, and is told by it
                    fresh = fresh_reference(self._organisation.prefix, now.year, self._store.is_taken)
                decision = self._decide(event, failures, reference, address, fresh, now)
                threads = [self._thread(letter, decision) for letter in decision.letters]
            letters, failed = self._write(decision, threads)
            if failed:
                failures += failed
                continue
            try:
                self._commit(decision, letters, completion, aside=aside)
            except Stale:
                continue
            except _Replayed:
                event = replayed(event) if isinstance(event, Mail) else event
                continue
            log_decision(decision, completion)
            return
        if failures:
            raise Permanent(f"its letters cannot be written: {failures[-1].reason}")
        raise Temporary("the case kept changing")

    def _decide(
        self,
        event: Occurrence,
        failures: tuple[Failure, ...],
        reference: str | None,
        address: str,
        fresh: str,
        now: datetime,
    ) -> Decision:
        case = self._store.find_case(reference) if reference else None
        if reference and case is None and self._store.find_erased(reference) is not None:
            raise Temporary("its case was erased meanwhile")  # where it belongs now is found out anew
        event = self._context.add_to(event, case, now)
        standing = self._store.standing(address or (case.reporter if case else ""), now, _COUNTED, AT_MOST)
        situation = Situation(standing, self._organisation, now, fresh)
        if isinstance(event, Mail) and (wanted := asked(event, case, situation)) is not None:
            event = replace(event, desk=self._look_up(wanted, now))
        if self._report is not None and isinstance(event, DueNow) and event.due.kind is DueKind.REPORT:
            event = replace(event, report=self._report(now))
        met: Event = Unwritable(event, failures) if failures else event
        effects = decide(met, case, situation)
        self._reached("decided")
        return Decision(event, case, situation, effects)

    def _write(self, decision: Decision, threads: Sequence[Sequence[str]]) -> tuple[list[Written], tuple[Failure, ...]]:
        outcomes = self._writer.write(list(decision.letters), threads, decision.situation.now)
        failed = tuple(outcome for outcome in outcomes if isinstance(outcome, Failure))
        for letter, why in ((failure.letter, failure.reason) for failure in failed):
            log.error("unwritable", case=letter.reference, letter=letter.text, reason=why)
        if not failed:
            self._reached("written")
        return [outcome for outcome in outcomes if isinstance(outcome, Written)], failed

    def _thread(self, letter: Letter, decision: Decision) -> list[str]:
        """Find the Message-IDs that a letter follows: those exchanged with its recipient in the case, oldest first."""
        event, reference, thread = decision.event, letter.reference, list[str]()
        if reference and reference != decision.situation.fresh:
            thread = self._store.thread(reference, letter.to, THREAD)
        if isinstance(event, Mail) and event.sender == letter.to and event.message.message_id:
            thread = [*(known for known in thread if known != event.message.message_id), event.message.message_id]
        return thread

    def _commit(self, decision: Decision, letters: Sequence[Written], completion: Completion, *, aside: bool) -> None:
        """Write everything in one transaction. Raises Stale when what was decided on does not stand any more."""
        following = completion.following if isinstance(completion, FinishMessage) else None
        with self._store.write() as transaction:
            _finish(transaction, decision, completion)
            self._save(transaction, decision)
            for effect in decision.effects:
                _record(transaction, effect, decision)
            met = (decision.case, *cases_beside(decision.event))
            for entry in promise_record.promise_entries(met, decision.effects, decision.situation):
                _enter(transaction, entry, decision)
            self._queue(transaction, decision, letters, aside=aside)
            self._reached("inside the commit")
            claimed = following.claim(transaction) if following else None
        if following:
            following.leased = claimed
        self._reached("committed")

    def _save(self, transaction: Transaction, decision: Decision) -> None:
        """Write the cases, and what is due of them, over the very versions that were decided on."""
        standing, now = decision.situation.standing, decision.situation.now
        is_told = next(iter(decision.letters), None) is not None
        if standing.address and is_told and not transaction.check_standing(standing.address, standing.version):
            raise Stale
        met = filter(None, (decision.case, *cases_beside(decision.event)))
        known = {case.reference: case for case in met}
        saves = {effect.case.reference for effect in decision.effects if isinstance(effect, Save)}
        # Or its journal and its letters would grow again; of one that is alone, and saved, its version tells that
        if (len(known) > 1 or not saves >= known.keys()) and any(map(transaction.is_erased, sorted(known))):
            raise Stale
        withdrawn: list[str] = []
        for effect in decision.effects:
            match effect:
                case Save(case=saved):
                    before = known.get(saved.reference)
                    # Nobody is to read today how things stood before a change, with the news of it right behind
                    if before and is_overtaken(before, saved) and transaction.withdraw(saved.reference, Progress.text):
                        saved = owed_again(before, saved, decision.situation)
                        withdrawn.append(saved.reference)
                    if not transaction.save_case(saved, before.version if before else 0, now):
                        raise Stale
                    coming = dues(saved, decision.situation)
                    transaction.replace_dues(saved.reference, coming, now, first=before is None)
                case _:
                    pass  # it changes no case
        for reference in withdrawn:
            transaction.append(reference, "progress-withdrawn", {}, now)

    def _queue(self, transaction: Transaction, decision: Decision, letters: Sequence[Written], *, aside: bool) -> None:
        tells = (effect.letters for effect in decision.effects if isinstance(effect, Tell))
        notify = {id(copies[0]) for copies in tells if copies}
        for written in letters:
            transaction.queue(
                written,
                at=decision.situation.now,
                tells_of=decision.situation.standing.address if id(written.letter) in notify else None,
                aside=aside,
                choose=self._choose,
            )
        if any(written.letter.lane for written in letters):
            transaction.give_turns(self._choose, decision.situation.now)

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
                reminds = isinstance(event, DueNow) and event.due.kind is DueKind.CLOCK
                return at <= self._restored.at and not reminds
            case SetDueAside():
                return False


def _record(transaction: Transaction, effect: Effect, decision: Decision) -> None:
    """Write down an effect that is neither a case nor a letter, in the order in which they were decided."""
    now, own = decision.situation.now, decision.saved
    match effect:
        case Save() | Send() | Hold():
            pass  # the cases come before all of these, the letters after; a message is held as it is finished
        case Enter() | Witness():
            _enter(transaction, effect, decision)
        case Prove(address=address):
            transaction.mark_proven(address, now, decision.situation.standing)
        case Tell() | Recall():
            _keep(transaction, effect, decision)
        case Put(due=due):
            transaction.put_due(due)
        case Remember(digest=digest):
            if own is not None:
                transaction.remember_text(digest, own.reference)
        case Void(revocation=revocation):
            transaction.record_revocation(revocation, now)
        case Guard(row=row, prints=prints):
            transaction.remember_prints(row, prints)
        case Known(message_ids=message_ids, sender=sender, others=others):
            transaction.mark_answered(message_ids, sender, others=others)
        case Spend() | EndHold() | Erase() | Declare() | Anchor():
            _use_up(transaction, effect, now)
        case _:
            assert_never(effect)


def _enter(transaction: Transaction, entry: Enter | Witness, decision: Decision) -> None:
    if isinstance(entry, Witness):
        transaction.witness(entry.act, decision.situation.now)
        return
    own = decision.saved
    if reference := entry.reference or (own.reference if own else ""):
        transaction.append(reference, entry.kind, entry.facts, decision.situation.now)


def _keep(transaction: Transaction, effect: Tell | Recall, decision: Decision) -> None:
    """Keep for the digest what is not told now, and in mind what the morning's letter has told."""
    if isinstance(effect, Recall):
        transaction.recall(effect.told)
    elif effect.kept is not None:
        transaction.keep_notice(effect.kept)
        transaction.put_due(next_digest(decision.situation.organisation, decision.situation.now))


def _use_up(transaction: Transaction, effect: Spend | EndHold | Erase | Declare | Anchor, now: datetime) -> None:
    """Do what can be done once only; somebody else, at the command line say, may have been faster."""
    match effect:
        case Spend(digest=digest):
            if not transaction.spend(digest):
                raise _Replayed
        case Anchor(head=head):
            if not transaction.anchor(head):
                raise Stale
        case EndHold(row=row, by=by, release=True):
            if not transaction.release_held(row, by, now):
                raise Stale
        case EndHold(row=row, by=by):
            if not transaction.discard_held(row, "discarded by a lead", by, now):
                raise Stale
        case Declare(text=text, names=names):
            if not transaction.keep_declaration(text, names, now):
                raise Stale
        case Erase():
            _erase(transaction, effect, now)


def _erase(transaction: Transaction, erase: Erase, now: datetime) -> None:
    """Erase a case, or set its time anew: a letter is on its way, say."""
    case = erase.case
    hindered = transaction.erase_case(case, erase.line, now, despite=erase.despite)
    if Hindrance.CHANGED in hindered:
        raise Stale
    if hindered:
        log.info("not erased yet", case=case.reference, reason="; ".join(hindered))
        transaction.replace_dues(case.reference, [Due(DueKind.ERASE, now + ERASE_AGAIN, case.reference)], now)
        return
    transaction.keep_outliving(erase.outliving)
    if erase.line.ground == Ground.REQUEST:  # as the letter says: all that is kept of them
        transaction.erase_beside((case.reporter, *case.mailboxes), erase.line.day, now)
    log.info("erased", case=case.reference, ground=erase.line.ground)


def _finish(transaction: Transaction, decision: Decision, completion: Completion) -> None:
    """Finish what brought the event, so that nobody decides on it again."""
    match completion:
        case FinishMessage(row=row, owner=owner):
            hold = next((effect for effect in decision.effects if isinstance(effect, Hold)), None)
            told = hold is not None and told_at_once(decision.effects, decision.situation.organisation)
            finished = transaction.finish_message(
                row,
                owner,
                MessageState.HELD if hold else MessageState.DONE,
                reason=hold.text if hold else "",
                reference=decision.saved.reference if decision.saved else None,
                told_at=decision.situation.now if told else None,
            )
        case FinishDues(rows=rows, owner=owner):
            of_house = isinstance(decision.event, DueNow) and decision.event.due.reference is None
            finished = transaction.finish_dues(rows, owner, of_house=of_house)
        case SetDueAside():
            finished = completion.finish(transaction)
    if not finished:
        raise Temporary("the lease ran out")
    event = decision.event
    if (
        isinstance(event, DueNow)
        and event.due.kind is DueKind.DIGEST
        and tuple(transaction.take_notices()) != event.digest
    ):
        raise Stale
    outages = event.board.outages if isinstance(event, DueNow) else ()
    if over := [outage.over_at for outage in outages if outage.over_at is not None]:
        transaction.forget_alarms(max(over))
