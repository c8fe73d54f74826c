"""The installation's own journal and the heads over all chains, on each kind of database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from mailbot.edges.store import OWN, Store
from mailbot.facts import Act, Case, DueKind, Head, State, Witnessed
from tests.databases import NOW

CASE = Case("VB-2026-K7QM", State.RECEIVED, NOW, "anna@reporter.example", "nl")
MINUTE = timedelta(minutes=1)


def shows(store: Store, number: int, by: str = "jdevries (uid 1004)") -> None:
    with store.write() as tx:
        tx.witness(Witnessed(Act.SHOWN, by, f"held {number}"), NOW + number * MINUTE)


def test_who_acts_at_once_waits_and_makes_one_chain(store: Store) -> None:
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda number: shows(store, number), range(8)))
    assert [entry.seq for entry in store.audit_trail()] == list(range(1, 9))
    assert store.verify_journal(OWN) == []


def test_it_is_counted_who_opened_how_much_within_an_hour_and_looked_at_from_several_on(store: Store) -> None:
    for number in range(5):
        shows(store, number)
    assert store.next_due_at() is None
    shows(store, 4, by="bram@voorbeeld.example")
    shows(store, 4)  # the same once more
    assert store.opened_lately(NOW + 5 * MINUTE) == {
        "jdevries (uid 1004)": (5, NOW),
        "bram@voorbeeld.example": (1, NOW + 4 * MINUTE),
    }
    assert store.opened_lately(NOW + timedelta(hours=2)) == {}
    claimed = store.claim_dues("a", now=NOW + timedelta(hours=1), real=NOW)
    assert claimed is not None
    assert [due.kind for due in claimed.dues] == [DueKind.MANY_OPENED]


def test_a_head_covers_what_is_new_and_only_one_of_two_is_kept(store: Store) -> None:
    with store.write() as tx:
        tx.save_case(CASE, 0, NOW)
        for kind in ("opened", "received"):
            tx.append(CASE.reference, kind, {}, NOW)
    first = store.head_to_sign()
    assert (first.number, first.before) == (1, "")
    assert first.covered == f"{CASE.reference} 2 {store.journal(CASE.reference)[-1].hash.hex()}\n"
    with store.write() as tx:
        assert tx.anchor(Head(1, NOW, first.covered, "signed"))
    assert store.head_to_sign().covered == ""
    shows(store, 1)
    second = store.head_to_sign()
    assert (second.number, second.before, second.covered.split(" ")[:2]) == (2, "signed", [OWN, "1"])
    with store.write() as tx:
        assert [tx.anchor(Head(2, NOW, second.covered, signed)) for signed in ("one", "other")] == [True, False]
    last = store.last_head()
    assert last is not None
    assert (last.number, last.signed) == (2, "one")
