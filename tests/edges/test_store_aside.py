"""Dues that failed: counted, set aside, kept aside while their case changes, and tried again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mailbot.edges.store import Store
from mailbot.edges.store.dues import UNKNOWN
from mailbot.edges.store.tables import DueRow
from mailbot.facts import Due, DueKind
from tests.databases import NOW
from tests.edges.claims import LEASE, kinds, put

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
CASE = "VB-2026-K7QM"
PROGRESS = Due(DueKind.PROGRESS, NOW, CASE)


def taken(store: Store, owner: str = "a") -> int:
    claimed = store.claim_dues(owner, NOW, NOW, LEASE)
    assert claimed is not None
    return claimed.rows[0]


def set_aside(store: Store, due: Due = PROGRESS) -> None:
    put(store, due)
    row = taken(store)
    with store.write() as tx:
        assert tx.set_due_aside(row, "a", "a bug\r\n")


def aside(store: Store) -> list[tuple[Due, str]]:
    return [
        (Due(DueKind(row.kind), row.at, row.reference, row.about), row.reason.strip()) for row in store.dues_aside()
    ]


def test_a_failure_is_counted_and_nothing_else_is(store: Store) -> None:
    put(store, PROGRESS)
    seen = []
    for number in range(6):
        claimed = store.claim_dues("a", NOW, NOW, LEASE)
        assert claimed is not None
        seen.append(claimed.failures)
        match number:
            case 0 | 3:
                store.mark_due_failed(claimed.rows[0], "a")
                store.release_dues(claimed.rows, "a", NOW)
            case 1:
                store.take_back("a", died_at=NOW)
            case 2:
                store.take_back("a")
            case _:
                store.release_dues(claimed.rows, "a", NOW)
    assert seen == [(0,), (1,), (1,), (1,), (2,), (2,)]


def test_what_is_set_aside_is_listed_and_not_handed_out(store: Store) -> None:
    set_aside(store)
    assert (kinds(store), aside(store)) == (None, [(PROGRESS, "a bug")])
    assert store.next_due_at() is None


def test_who_has_lost_the_lease_sets_nothing_aside_and_puts_nothing_off(store: Store) -> None:
    put(store, PROGRESS)
    row = taken(store)
    with store.write() as tx:
        assert not tx.set_due_aside(row, "b", "a bug")
        assert not tx.put_off_due(row, "b", NOW + DAY)
    assert aside(store) == []


def test_an_operator_lets_it_be_tried_again(store: Store) -> None:
    set_aside(store)
    (one,) = store.dues_aside()
    assert [store.retry_due(one.id), store.retry_due(one.id)] == [True, False]
    claimed = store.claim_dues("a", NOW, NOW)
    assert claimed is not None
    assert (claimed.dues, claimed.failures, aside(store)) == ((PROGRESS,), (0,), [])


def test_a_case_that_changes_keeps_aside_what_is_still_overdue(store: Store) -> None:
    set_aside(store)
    with store.write() as tx:
        tx.replace_dues(CASE, [PROGRESS, Due(DueKind.CLOCK, NOW, CASE)], NOW + MINUTE)
    assert (kinds(store), [due.kind for due, _ in aside(store)]) == (["clock"], ["progress"])


def test_what_is_due_anew_later_is_tried_anew(store: Store) -> None:
    set_aside(store)
    with store.write() as tx:
        tx.replace_dues(CASE, [Due(DueKind.PROGRESS, NOW + DAY, CASE)], NOW + MINUTE)
    assert (kinds(store, now=NOW + DAY), aside(store)) == (["progress"], [])


def test_what_is_due_no_longer_waits_for_nobody(store: Store) -> None:
    set_aside(store)
    with store.write() as tx:
        tx.replace_dues(CASE, [], NOW + MINUTE)
    assert aside(store) == []


def test_another_draft_is_another_due(store: Store) -> None:
    set_aside(store, Due(DueKind.SEND_DRAFT, NOW, CASE, 5))
    with store.write() as tx:
        tx.replace_dues(
            CASE, [Due(DueKind.SEND_DRAFT, NOW, CASE, 5), Due(DueKind.SEND_DRAFT, NOW, CASE, 6)], NOW + MINUTE
        )
    assert (kinds(store), [due.about for due, _ in aside(store)]) == (["send-draft"], [5])


def test_the_word_about_a_lost_letter_stays_aside_whatever_its_case_does(store: Store) -> None:
    put(store, Due(DueKind.UNDELIVERED, NOW, CASE, 7))
    row = taken(store)
    with store.write() as tx:
        assert tx.set_due_aside(row, "a", "a bug")
    put(store, Due(DueKind.PROGRESS, NOW + DAY, CASE))
    assert [due.kind for due, _ in aside(store)] == [DueKind.UNDELIVERED]


def test_a_digest_that_was_set_aside_is_tried_with_the_next_notice(store: Store) -> None:
    set_aside(store, Due(DueKind.DIGEST, NOW))
    put(store, Due(DueKind.DIGEST, NOW))
    assert (kinds(store), aside(store)) == (["digest"], [])


def test_what_is_put_off_comes_again_as_if_it_had_not_failed(store: Store) -> None:
    put(store, PROGRESS)
    row = taken(store)
    store.mark_due_failed(row, "a")
    with store.write() as tx:
        assert tx.put_off_due(row, "a", NOW + DAY)
    assert kinds(store) is None
    claimed = store.claim_dues("a", NOW + DAY, NOW)
    assert claimed is not None
    assert (claimed.dues[0].at, claimed.failures) == (NOW + DAY, (0,))


def put_unknown(store: Store, reference: str | None, kind: str = "lease-renewal") -> None:
    """Make something due as another version of mailbot would."""
    with store._database.write() as session:
        session.add(DueRow(kind=kind, at=NOW - MINUTE, reference=reference))


@pytest.mark.parametrize("kind", ["lease-renewal", "Progress", "", "progress\x1b[2J"])
@pytest.mark.parametrize("reference", [None, CASE])
def test_what_another_version_made_due_is_set_aside_and_holds_up_nothing(
    store: Store, reference: str | None, kind: str
) -> None:
    put(store, PROGRESS, Due(DueKind.DIGEST, NOW))
    put_unknown(store, reference, kind)
    assert [kinds(store), kinds(store), kinds(store)] == [["progress"], ["digest"], None]
    (left,) = store.dues_aside()
    assert (left.kind, left.reference, left.at, left.reason) == (kind, reference, NOW - MINUTE, UNKNOWN)
    assert left.why_unknown == UNKNOWN


def test_what_another_version_made_due_stays_while_its_case_changes_here(store: Store) -> None:
    put_unknown(store, CASE)
    with store.write() as tx:
        tx.replace_dues(CASE, [PROGRESS], NOW)
    assert kinds(store) == ["progress"]
    with store.write() as tx:
        tx.replace_dues(CASE, [], NOW)
    assert [left.kind for left in store.dues_aside()] == ["lease-renewal"]


def test_what_is_tried_again_under_a_version_that_does_not_know_it_is_set_aside_again(store: Store) -> None:
    put_unknown(store, CASE)
    assert kinds(store) is None
    (left,) = store.dues_aside()
    assert store.retry_due(left.id)
    assert (kinds(store), [again.kind for again in store.dues_aside()]) == (None, [left.kind])
