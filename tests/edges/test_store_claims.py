"""Leases: what one owner has taken, nobody else gets, until it is given back or the lease runs out."""

import shutil
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import select

from mailbot.edges.store import LetterState, MessageState, Store, WantedLetter
from mailbot.edges.store.database import alone
from mailbot.edges.store.tables import LetterLeanRow
from mailbot.edges.vault import Vault, new_data_key
from mailbot.facts import Audience, Due, DueKind, Extent, Lean, Letter, LetterRefusal, Written
from tests.databases import NOW
from tests.edges.claims import ANNA, LEASE, MINUTE, claim, finish, kinds, put, record
from tests.sample_letters import sample

BERT = "bert@reporter.example"


def queue(store: Store, name: str, to: str = ANNA, *, next_at: datetime = NOW) -> int:
    letter = Letter(sample(name), Audience.REPORTER, to, "nl", reference="VB-2026-K7QM")
    with store.write() as tx:
        return tx.queue(Written(letter, f"<{name}@x>", b""), at=NOW, next_at=next_at)


def outgoing(store: Store, owner: str = "a", now: datetime = NOW, real: datetime = NOW) -> str | None:
    claimed = store.claim_letter(WantedLetter(owner, now, real, LEASE))
    return None if claimed is None else claimed.text


# Messages


def test_a_message_that_gpg_could_not_judge_waits_is_counted_apart_and_keeps_its_place(store: Store) -> None:
    first = record(store, b"anna 1", ANNA)
    record(store, b"anna 2", ANNA)
    for looks in range(3):
        claimed = store.claim_message("a", NOW + looks * MINUTE)
        assert claimed is not None
        assert (claimed.row, claimed.attempts, claimed.unsettled) == (first, 1, looks)
        store.defer_message(first, "somebody else", NOW)
        store.defer_message(first, "a", NOW + (looks + 1) * MINUTE)
        assert claim(store, real=NOW + looks * MINUTE) is None
    claimed = store.claim_message("a", NOW + 3 * MINUTE)
    assert claimed is not None
    with store.write() as tx:
        assert tx.finish_message(first, "a", MessageState.HELD)
        assert tx.release_held(first, "operator", NOW)
    again = store.claim_message("a", NOW)
    assert again is not None
    assert (again.row, again.attempts, again.unsettled) == (first, 1, 0)


def test_messages_of_one_sender_come_one_after_the_other_and_others_do_not_wait(store: Store) -> None:
    first = record(store, b"anna 1", ANNA)
    for raw, sender in ((b"anna 2", ANNA), (b"bert", BERT), (b"nobody 1", None), (b"nobody 2", None)):
        record(store, raw, sender)
    assert [claim(store) for _ in range(5)] == [b"anna 1", b"bert", b"nobody 1", b"nobody 2", None]
    assert finish(store, first, "a")
    assert claim(store) == b"anna 2"


def test_a_message_that_pauses_holds_up_its_sender_alone(store: Store) -> None:
    first = record(store, b"anna 1", ANNA)
    record(store, b"anna 2", ANNA)
    record(store, b"bert", BERT)
    assert claim(store) == b"anna 1"
    store.release_message(first, "a", NOW + MINUTE)
    assert [claim(store), claim(store), claim(store, real=NOW + MINUTE)] == [b"bert", None, b"anna 1"]


def test_each_claim_of_a_message_counts_an_attempt_that_a_crash_cannot_take_back(store: Store) -> None:
    row = record(store, b"anna", ANNA)
    attempts = []
    for crash in range(4):
        claimed = store.claim_message("a", NOW + crash * LEASE, LEASE)
        assert claimed is not None
        attempts.append(claimed.attempts)
    store.release_message(row, "a", NOW, counted=False)
    claimed = store.claim_message("a", NOW)
    assert claimed is not None
    assert [*attempts, claimed.attempts] == [1, 2, 3, 4, 4]


def test_a_message_is_finished_by_the_owner_of_its_lease_and_once(store: Store) -> None:
    row = record(store, b"anna", ANNA)
    assert [claim(store, "a"), claim(store, "b", NOW + LEASE)] == [b"anna", b"anna"]
    store.release_message(row, "a", NOW)
    assert claim(store, "c", NOW + LEASE) is None
    assert [finish(store, row, owner) for owner in ("a", "b", "b")] == [False, True, False]


def test_eight_threads_take_each_message_once(store: Store) -> None:
    for number in range(24):
        record(store, b"%d" % number, None)
    with ThreadPoolExecutor(8) as threads:
        taken = list(threads.map(lambda n: claim(store, f"owner {n}"), range(32)))
    assert sorted(raw for raw in taken if raw) == sorted(b"%d" % n for n in range(24))


def test_what_is_claimed_with_an_end_that_is_undone_is_not_claimed(store: Store) -> None:
    rows = [record(store, b"%d" % number, None) for number in range(3)]
    assert claim(store) == b"0"
    with suppress(KeyError), store.write() as tx:
        assert tx.finish_message(rows[0], "a", MessageState.DONE)
        assert tx.claim_ahead("a", NOW) is not None
        raise KeyError
    assert [claim(store, "b"), claim(store, "b"), finish(store, rows[0], "a")] == [b"1", b"2", True]


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # on SQLite one waits before it begins
def test_who_ends_one_thing_does_not_wait_to_claim_the_next_while_another_claims(store: Store) -> None:
    for number in range(4):
        record(store, b"%d" % number, None)
    queue(store, "receipt")
    queue(store, "closed", BERT)
    letter = store.claim_letter(WantedLetter("a", NOW, NOW))
    assert letter is not None
    with store.write() as tx:
        assert tx.claim_ahead("b", NOW) is not None
        alone(tx._session, "letters")
        with store.write() as other:
            assert other.claim_ahead("a", NOW) is None
        assert store.mark_sent_and_claim(letter.id, WantedLetter("a", NOW, NOW)) == (True, None)
    with store.write() as other:
        assert other.claim_ahead("a", NOW) is not None


# Letters


def test_the_next_letter_is_claimed_with_the_end_of_one_and_given_back_as_it_was(store: Store) -> None:
    first, second, third = (
        queue(store, name, to) for name, to in (("receipt", ANNA), ("closed", ANNA), ("case", BERT))
    )
    assert outgoing(store) == "receipt"
    assert store.retry_letter(first, "a", NOW, "450 busy", NOW)
    assert outgoing(store) == "receipt"
    marked = {}
    for owner in ("b", "a"):  # the first one has lost the lease
        marked[owner], leased = store.mark_sent_and_claim(first, WantedLetter(owner, NOW, NOW))
        assert leased is not None
        assert leased.row.id == (second if owner == "a" else third)  # to whom the first one held up until now
        assert store.release_letter(leased.row.id, owner)
    assert marked == {"b": False, "a": True}
    assert [(line.id, line.state, line.attempts) for line in store.outbox()] == [
        (letter, LetterState.QUEUED, 0) for letter in (second, third)
    ]


def test_letters_to_one_address_leave_in_order_whatever_holds_them_up(store: Store) -> None:
    waits = queue(store, "progress", next_at=NOW + MINUTE)
    queue(store, "closed")
    queue(store, "receipt", BERT)
    assert [outgoing(store), outgoing(store)] == ["receipt", None]
    assert outgoing(store, now=NOW + MINUTE) == "progress"
    assert store.retry_letter(waits, "a", NOW + 5 * MINUTE, "421", NOW)
    assert outgoing(store, now=NOW + MINUTE) is None
    assert outgoing(store, now=NOW + MINUTE, real=NOW + 5 * MINUTE) == "progress"
    assert store.mark_sent(waits, "a", NOW)
    assert outgoing(store) == "closed"


def test_a_letter_whose_sender_died_is_sent_again_by_another_and_the_dead_cannot_finish_it(store: Store) -> None:
    letter = queue(store, "receipt")
    assert [outgoing(store, "a"), outgoing(store, "b"), outgoing(store, "b", real=NOW + LEASE)] == [
        "receipt",
        None,
        "receipt",
    ]
    assert [
        store.mark_sent(letter, "a", NOW),
        store.retry_letter(letter, "a", NOW, "", NOW),
        store.excuse_letter(letter, "a", NOW, "", NOW),
        store.mark_failed(letter, "a", NOW, ""),
        store.mark_sent(letter, "b", NOW),
        store.mark_sent(letter, "b", NOW),
    ] == [False, False, False, False, True, False]
    assert [store.outbox(), store.outbox(LetterState.SENT)[0].attempts] == [[], 2]


def test_a_letter_given_up_leaves_a_due_that_its_case_does_not_wipe_out(store: Store) -> None:
    letter = queue(store, "receipt")
    outgoing(store)
    assert store.mark_failed(letter, "a", NOW, "550 5.1.1 unknown\r\n")
    put(store, Due(DueKind.PROGRESS, NOW + MINUTE, "VB-2026-K7QM"))
    claimed = store.claim_dues("a", NOW, NOW)
    assert claimed is not None
    assert claimed.dues == (Due(DueKind.UNDELIVERED, NOW, "VB-2026-K7QM", letter),)
    event = store.undelivered(letter)
    assert event is not None
    assert [event.letter.id, event.reason.strip()] == [letter, "550 5.1.1 unknown"]


def test_a_letter_given_up_is_tried_again_when_the_operator_says_so(store: Store) -> None:
    letter = queue(store, "receipt")
    outgoing(store)
    assert not store.requeue(letter, NOW)  # being sent
    store.mark_failed(letter, "a", NOW, "550")
    assert store.requeue(letter, NOW + MINUTE)
    again = store.claim_letter(WantedLetter("a", NOW + MINUTE, NOW))
    assert again is not None
    assert [again.next_at, store.undelivered(letter)] == [NOW + MINUTE, None]


LEAN = Lean("New report", "A report has come in.\n", ("proof.py.untrusted",))


def test_what_is_left_of_a_letter_is_kept_until_it_was_sent_and_told_with_who_else_met_it(store: Store) -> None:
    def to(address: str, name: str, at: datetime = NOW) -> int:
        letter = Letter(sample("case"), Audience.HANDLER, address, "nl", reference="VB-2026-K7QM")
        with store.write() as tx:
            return tx.queue(Written(letter, f"<{name}@x>", b"", LEAN), at=at, next_at=NOW)

    anke, bram, later = to("anke@x", "one"), to("bram@x", "two"), to("clara@x", "three", NOW + MINUTE)
    for letter, refusal in ((anke, LetterRefusal.VIRUS), (bram, LetterRefusal.SIZE), (later, LetterRefusal.SIZE)):
        assert store.claim_letter(WantedLetter("a", NOW, NOW)) is not None
        assert store.mark_failed(letter, "a", NOW, "552", refusal)
    told = store.undelivered(bram)
    assert told is not None
    assert (told.refusal, told.lean, told.alike, told.letter.extent) == (
        LetterRefusal.SIZE,
        LEAN,
        ("anke@x",),
        Extent.WHOLE,
    )
    assert store.requeue(bram, NOW)  # by an operator, and now it is taken
    assert store.claim_letter(WantedLetter("a", NOW, NOW)) is not None
    assert store.mark_sent(bram, "a", NOW)
    with store._database.read() as session:
        assert set(session.exec(select(LetterLeanRow.id))) == {anke, later}


def test_only_letters_to_reporters_are_copied_to_sent(store: Store) -> None:
    queue(store, "receipt")
    with store.write() as tx:
        to_handler = Letter(sample("case"), Audience.HANDLER, BERT, "nl")
        tx.queue(Written(to_handler, "<secret@x>", b""), at=NOW)
    while claimed := store.claim_letter(WantedLetter("a", NOW, NOW)):
        store.mark_sent(claimed.id, "a", NOW + MINUTE, copy=True)
    (copy,) = store.to_copy_to_sent(10)
    assert [copy.id, copy.encrypted, copy.sent_at, copy.tried] == [1, False, NOW + MINUTE, False]
    store.mark_copied(copy.id)
    assert store.to_copy_to_sent(10) == []


def test_a_copy_to_sent_is_tried_by_one_daemon_at_a_time(store: Store) -> None:
    queue(store, "receipt")
    while claimed := store.claim_letter(WantedLetter("a", NOW, NOW)):
        store.mark_sent(claimed.id, "a", NOW, copy=True)
    (copy,) = store.to_copy_to_sent(10)
    assert [store.claim_copy(copy.id, NOW, NOW + MINUTE) for _ in range(2)] == [True, False]
    assert store.to_copy_to_sent(10, NOW) == []
    (again,) = store.to_copy_to_sent(10, NOW + MINUTE)  # whoever had it is gone
    assert again.tried
    assert store.claim_copy(copy.id, NOW + MINUTE, NOW + 2 * MINUTE)
    store.mark_copied(copy.id)
    assert not store.claim_copy(copy.id, NOW + 2 * MINUTE, NOW + 3 * MINUTE)


# Dues


def test_all_that_is_due_of_a_case_is_taken_together_and_of_others_apart(store: Store) -> None:
    put(
        store,
        Due(DueKind.PROGRESS, NOW, "one"),
        Due(DueKind.SOLUTION_PASSED, NOW - MINUTE, "one"),
        Due(DueKind.CONTACT_CLOSE, NOW + MINUTE, "one"),
        Due(DueKind.CLOCK, NOW, "two"),
        Due(DueKind.DIGEST, NOW),
    )
    assert store.next_due_at() == NOW - MINUTE
    assert [kinds(store, now=NOW + MINUTE - MINUTE) for _ in range(4)] == [
        ["solution-passed", "progress"],
        ["clock"],
        ["digest"],
        None,
    ]
    assert kinds(store, now=NOW + MINUTE) is None  # of case one, which is leased


def test_dues_are_finished_by_the_owner_of_the_lease_and_not_after_the_case_has_changed(store: Store) -> None:
    put(store, Due(DueKind.PROGRESS, NOW, "one"))
    first = store.claim_dues("a", NOW, NOW, LEASE)
    second = store.claim_dues("b", NOW, NOW + LEASE, LEASE)
    assert first is not None
    assert second is not None
    assert [first.attempts, second.attempts] == [1, 2]
    with store.write() as tx:
        assert not tx.finish_dues(first.rows, "a")
    put(store, Due(DueKind.PROGRESS, NOW, "one"))
    with store.write() as tx:
        assert not tx.finish_dues(second.rows, "b")
    third = store.claim_dues("b", NOW, NOW)
    assert third is not None
    with store.write() as tx:
        assert [tx.finish_dues(third.rows, "b"), tx.finish_dues(third.rows, "b")] == [True, False]


def test_dues_given_back_come_again_later(store: Store) -> None:
    put(store, Due(DueKind.PROGRESS, NOW, "one"))
    claimed = store.claim_dues("a", NOW, NOW)
    assert claimed is not None
    store.release_dues(claimed.rows, "a", NOW + MINUTE)
    assert [kinds(store), kinds(store, real=NOW + MINUTE)] == [None, ["progress"]]


def test_a_due_of_the_house_is_there_once_and_is_not_put_off(store: Store) -> None:
    for minutes in (5, 3, 9):
        put(store, Due(DueKind.DIGEST, NOW + minutes * MINUTE))
    assert store.next_due_at() == NOW + 3 * MINUTE
    assert [kinds(store, now=NOW + 9 * MINUTE), kinds(store, now=NOW + 9 * MINUTE)] == [["digest"], None]


def test_a_daemon_that_starts_again_takes_back_what_it_had_leased_and_nothing_else(store: Store) -> None:
    daemons = {"a": (ANNA, "receipt", DueKind.PROGRESS), "b": (BERT, "closed", DueKind.CLOCK)}
    for owner, (sender, letter, kind) in daemons.items():
        record(store, owner.encode(), sender)
        queue(store, letter, sender)
        put(store, Due(kind, NOW, owner))
    for owner, (_, letter, kind) in daemons.items():
        assert [claim(store, owner), outgoing(store, owner), kinds(store, owner)] == [owner.encode(), letter, [kind]]
    store.take_back("a")
    assert [claim(store), outgoing(store), kinds(store)] == [b"a", "receipt", [DueKind.PROGRESS]]
    assert [claim(store), outgoing(store), kinds(store)] == [None, None, None]


# Any order of events


class Intake(RuleBasedStateMachine):
    """Two owners, three senders, time passing: what the store hands out against what a plain list says."""

    template: Path

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="mb-"))
        shutil.copy(self.template, self.folder / "mailbot.db")
        self.store = Store(f"sqlite:///{self.folder}/mailbot.db", Vault(new_data_key()))
        self.real = NOW
        self.waiting: dict[int, tuple[str, str | None, datetime]] = {}  # row: sender, owner, until
        self.finished = 0

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            shutil.rmtree(self.folder)

    @rule(sender=st.sampled_from(["anna", "bert", "carla"]))
    def record(self, sender: str) -> None:
        raw = f"{sender} {len(self.waiting) + self.finished}".encode()
        self.waiting[record(self.store, raw, sender)] = (sender, None, NOW)

    @rule(minutes=st.integers(1, 15))
    def pass_time(self, minutes: int) -> None:
        self.real += minutes * MINUTE

    @rule(owner=st.sampled_from("ab"))
    def claim(self, owner: str) -> None:
        claimed = self.store.claim_message(owner, self.real, LEASE)
        assert (claimed.row if claimed else None) == self.expected()
        if claimed:
            self.waiting[claimed.row] = (self.waiting[claimed.row][0], owner, self.real + LEASE)

    def expected(self) -> int | None:
        seen: set[str] = set()
        for row, (sender, _, until) in sorted(self.waiting.items()):
            if sender not in seen and until <= self.real:
                return row
            seen.add(sender)
        return None

    @precondition(lambda self: self.waiting)
    @rule(owner=st.sampled_from("ab"), which=st.randoms(use_true_random=False), ahead=st.booleans())
    def finish(self, owner: str, which: Random, ahead: bool) -> None:
        row = which.choice(sorted(self.waiting))
        holder = self.waiting[row][1]
        with self.store.write() as tx:
            assert tx.finish_message(row, owner, MessageState.DONE) == (holder == owner)
            leased = tx.claim_ahead(owner, self.real, LEASE) if ahead else None
        if holder == owner:
            del self.waiting[row]
            self.finished += 1
        if ahead:
            assert (leased.row.id if leased else None) == (self.expected() if len(self.waiting) > 1 else None)
        if leased:
            claimed = self.store.read_leased(leased)
            assert claimed.raw.startswith(self.waiting[claimed.row][0].encode())
            self.waiting[claimed.row] = (self.waiting[claimed.row][0], owner, self.real + LEASE)

    @precondition(lambda self: self.waiting)
    @rule(owner=st.sampled_from("ab"), which=st.randoms(use_true_random=False))
    def release(self, owner: str, which: Random) -> None:
        row = which.choice(sorted(self.waiting))
        sender, holder, _ = self.waiting[row]
        self.store.release_message(row, owner, self.real + MINUTE)
        if holder == owner:
            self.waiting[row] = (sender, None, self.real + MINUTE)


def test_whatever_happens_every_message_is_handed_out_in_order_and_finished_once(sqlite_template: Path) -> None:
    Intake.template = sqlite_template
    run_state_machine_as_test(
        Intake,
        settings=settings(max_examples=15, stateful_step_count=25),
    )


def test_a_due_of_the_house_that_is_put_anew_while_another_daemon_starts_locks_up_neither(store: Store) -> None:
    with store.write() as tx:
        tx.put_due(Due(DueKind.MORNING, NOW))
    claimed = store.claim_dues("a", NOW, NOW)
    assert claimed is not None

    def starts() -> None:
        with store.write() as tx:
            tx.put_due(Due(DueKind.MORNING, NOW + 2 * MINUTE))

    other = threading.Thread(target=starts)
    with store.write() as tx:
        assert tx.finish_dues(claimed.rows, "a", of_house=True)
        other.start()
        other.join(0.2)  # it waits, or would; the outcome is the same however far it came
        tx.put_due(Due(DueKind.MORNING, NOW + MINUTE))
    other.join()
    assert store.next_due_at() == NOW + MINUTE
