"""What was in hand when a daemon died is tried again alone, and held only when it was alone at two deaths."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from mailbot.edges.store import MessageState, Store
from mailbot.edges.store.crash_suspects import PATIENCE
from mailbot.facts import Due, DueKind
from tests.databases import NOW
from tests.edges.claims import ANNA, LEASE, MINUTE, claim, finish, put, record

DAY = timedelta(days=1)


def died(store: Store, owner: str = "a", real: datetime = NOW) -> None:
    """The daemon of this name is killed, and starts again."""
    store.take_back(owner, died_at=real)


def three(store: Store) -> list[int]:
    return [record(store, raw, None) for raw in (b"one", b"two", b"three")]


def test_what_was_in_hand_at_a_death_comes_after_the_others_and_alone(store: Store) -> None:
    rows = three(store)
    assert [claim(store), claim(store)] == [b"one", b"two"]
    died(store)
    assert [claim(store), claim(store)] == [b"three", None]  # the others first, and nothing beside them
    assert finish(store, rows[2], "a")
    assert [claim(store), claim(store)] == [b"one", None]
    record(store, b"four", None)
    assert claim(store, "b") is None  # for another daemon neither, while a suspect is in hand
    assert finish(store, rows[0], "a")
    assert [claim(store, "b"), claim(store)] == [b"four", None]


def test_a_suspect_waits_until_another_daemon_has_nothing_in_hand(store: Store) -> None:
    rows = three(store)
    assert [claim(store, "a"), claim(store, "b"), claim(store, "b")] == [b"one", b"two", b"three"]
    died(store, "a")
    assert claim(store, "a") is None
    assert [finish(store, row, "b") for row in rows[1:]] == [True, True]
    assert claim(store, "a") == b"one"


def test_in_a_flood_a_suspect_has_its_turn_after_a_while(store: Store) -> None:
    three(store)
    assert claim(store) == b"one"
    died(store)
    later = NOW + PATIENCE
    assert claim(store, real=later - MINUTE) == b"two"
    assert [claim(store, real=later), claim(store, real=later + LEASE)] == [None, b"one"]


def test_a_suspect_behind_another_mail_of_its_sender_waits_for_that_one_however_long(store: Store) -> None:
    first, second = record(store, b"first", ANNA), record(store, b"second", None)
    assert [claim(store), claim(store)] == [b"first", b"second"]
    store.release_message(first, "a", NOW)
    died(store)
    third = record(store, b"third", ANNA)
    assert [claim(store, real=NOW + DAY), finish(store, second, "a")] == [b"second", True]
    assert [claim(store, real=NOW + DAY), finish(store, first, "a")] == [b"first", True]
    assert [claim(store, real=NOW + DAY), finish(store, third, "a")] == [b"third", True]


def deaths(store: Store) -> list[tuple[bool, bool]]:
    """Claim the one message that is left, and die, six times: whether it came condemned, and untouched."""
    seen = []
    for _ in range(6):
        claimed = store.claim_message("a", NOW)
        assert claimed is not None
        assert (claimed.raw == b"") == claimed.untouched
        seen.append((claimed.condemned, claimed.untouched))
        died(store)
    return seen


def test_what_is_alone_in_hand_at_two_deaths_is_condemned_and_at_the_third_not_looked_at(store: Store) -> None:
    record(store, b"poison", None)
    assert deaths(store) == [(False, False)] * 2 + [(True, False)] + [(True, True)] * 3


def test_a_death_in_company_condemns_nobody(store: Store) -> None:
    rows = three(store)
    claim(store)
    died(store)  # alone in hand, but the others were waiting: no more than a suspect
    assert [claim(store), claim(store)] == [b"two", b"three"]
    died(store)
    for _ in range(2):  # alone, and each time another of the three
        assert claim(store) is not None
        died(store)
    left = []
    while claimed := store.claim_message("a", NOW):
        left.append((claimed.row, claimed.condemned))
        finish(store, claimed.row, "a")
    assert sorted(left) == [(row, False) for row in rows]


def ends(store: Store, row: int) -> int | None:
    """Finish a message, and claim another one in the same transaction."""
    with store.write() as tx:
        assert tx.finish_message(row, "a", MessageState.DONE)
        leased = tx.claim_ahead("a", NOW)
    return None if leased is None else leased.row.id


def test_what_was_claimed_with_the_end_of_another_and_not_begun_is_no_more_than_a_suspect(store: Store) -> None:
    rows = [*three(store), record(store, b"four", None)]
    assert claim(store) == b"one"
    assert ends(store, rows[0]) == rows[1]
    died(store)  # two was in hand, and not begun
    assert claim(store) == b"three"
    assert ends(store, rows[2]) is None  # while somebody is suspected, who ends something claims nothing with it
    assert claim(store) == b"four"
    assert ends(store, rows[3]) is None
    assert deaths(store) == [(False, False)] * 2 + [(True, False)] + [(True, True)] * 3  # as if it had never been ahead


def test_the_last_one_that_waits_is_not_claimed_ahead(store: Store) -> None:
    """Alone in hand, it would count as alone in hand at a death that came before it was begun."""
    rows = three(store)
    assert claim(store) == b"one"
    assert ends(store, rows[0]) == rows[1]
    assert ends(store, rows[1]) is None
    assert deaths(store) == [(False, False)] * 2 + [(True, False)] + [(True, True)] * 3


def test_a_due_in_hand_may_be_to_blame_as_well(store: Store) -> None:
    record(store, b"one", None)
    for _ in range(4):
        put(store, Due(DueKind.PROGRESS, NOW, "VB-2026-K7QM"))
        claimed = store.claim_message("a", NOW)
        assert claimed is not None
        assert not claimed.condemned
        assert store.claim_dues("a", NOW, NOW) is not None
        died(store)


@pytest.mark.parametrize("how", ["told to end", "lost its lease", "gave it back"])
def test_nothing_else_counts_as_a_death(store: Store, how: str) -> None:
    row = record(store, b"one", None)
    real = NOW
    for _ in range(9):
        claimed = store.claim_message("a", real)
        assert claimed is not None
        assert (claimed.condemned, claimed.failures) == (False, 0)
        match how:
            case "told to end":
                store.take_back("a")
            case "lost its lease":
                real += LEASE
            case _:
                store.release_message(row, "a", real, counted=False)


def test_a_bug_is_counted_and_named(store: Store) -> None:
    row = record(store, b"one", None)
    seen = []
    for number in range(3):
        claimed = store.claim_message("a", NOW)
        assert claimed is not None
        seen.append((claimed.failures, claimed.why))
        store.release_message(row, "a", NOW, why=f"bug {number}")
    assert seen == [(0, ""), (1, "bug 0"), (2, "bug 1")]


def test_an_operator_who_releases_a_message_clears_it(store: Store) -> None:
    row = record(store, b"one", None)
    deaths(store)
    assert store.claim_message("a", NOW) is not None
    store.release_message(row, "a", NOW, why="a bug")
    assert store.claim_message("a", NOW) is not None
    with store.write() as tx:
        tx.finish_message(row, "a", MessageState.HELD, reason="held")
        assert tx.release_held(row, "operator", NOW)
    claimed = store.claim_message("a", NOW)
    assert claimed is not None
    assert (claimed.raw, claimed.failures, claimed.condemned) == (b"one", 0, False)
