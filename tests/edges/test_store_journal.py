from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import delete, update
from sqlmodel import col

from mailbot.edges.store import Entry, Store
from mailbot.edges.store.tables import EntryRow
from mailbot.facts import Case, State
from tests.databases import NOW

ONE, TWO = "VB-2026-K7QM", "VB-2026-AAAA"


@pytest.fixture
def kept(store: Store) -> Store:
    """Two cases with a few entries each."""
    for reference in (ONE, TWO):
        with store.write() as tx:
            tx.save_case(Case(reference, State.CONTACT, NOW, "anna@reporter.example", "nl"), 0, NOW)
            for kind in ("opened", "received", "accepted"):
                tx.append(reference, kind, {"why": f"\udcff {kind}", "day": "2026-12-24"}, NOW)
    return store


def without_hash(entry: Entry) -> Entry:
    return replace(entry, hash=b"")


def test_a_journal_tells_what_happened_in_order_and_holds(kept: Store) -> None:
    assert [without_hash(entry) for entry in kept.journal(ONE)] == [
        Entry(seq, NOW, kind, {"why": f"\udcff {kind}", "day": "2026-12-24"}, b"")
        for seq, kind in enumerate(("opened", "received", "accepted"), start=1)
    ]
    assert [kept.verify_journal(ONE), kept.verify_journal(TWO), kept.verify_journal("none")] == [[], [], []]


def row(seq: int) -> Any:
    return (col(EntryRow.reference) == ONE) & (col(EntryRow.seq) == seq)


def copied(store: Store, seq: int) -> EntryRow:
    with store._database.read() as session:
        entry = session.get(EntryRow, (TWO, seq))
        assert entry is not None
        return entry


def rewritten(store: Store, *, seq: int, **changes: Any) -> None:
    """Change an entry and give it a hash that fits, as somebody with write access who knows this code would."""
    from mailbot.edges.store.journal import link

    with store._database.write() as session:
        entry = session.get(EntryRow, (ONE, seq))
        assert entry is not None
        for name, value in changes.items():
            setattr(entry, name, value)
        entry.hash = link(entry.previous_hash, entry.seq, entry.at, entry.kind, entry.payload_hash)


def executed(statement: Any) -> Callable[[Store], None]:
    def execute(store: Store) -> None:
        with store._database.write() as session:
            session.exec(statement)

    return execute


@pytest.mark.parametrize(
    ("tamper", "problems"),
    [
        pytest.param(executed(update(EntryRow).where(row(2)).values(payload_sealed=None)), [], id="a payload erased"),
        pytest.param(
            executed(update(EntryRow).where(row(2)).values(kind="invalid")),
            ["entry 2 was changed"],
            id="another kind",
        ),
        pytest.param(
            executed(update(EntryRow).where(row(2)).values(at=NOW.replace(year=2025))),
            ["entry 2 was changed"],
            id="another time",
        ),
        pytest.param(
            lambda store: rewritten(store, seq=2, kind="invalid"),
            ["entry 3 does not follow the one before it"],
            id="another kind with a hash that fits",
        ),
        pytest.param(
            executed(delete(EntryRow).where(row(2))), ["entry 2 is missing"], id="an entry in the middle deleted"
        ),
        pytest.param(executed(delete(EntryRow).where(row(1))), ["entry 1 is missing"], id="the first entry deleted"),
        pytest.param(
            lambda store: executed(
                update(EntryRow).where(row(2)).values(payload_sealed=copied(store, 2).payload_sealed)
            )(store),
            ["entry 2 has another payload"],
            id="the payload of another case",
        ),
        pytest.param(
            executed(update(EntryRow).where(row(2)).values(payload_sealed=b"\x01 nonsense")),
            ["entry 2 has another payload"],
            id="a payload that does not unseal",
        ),
        pytest.param(
            lambda store: executed(
                update(EntryRow).where(row(1)).values(copied(store, 1).model_dump(exclude={"reference", "seq"}))
            )(store),
            ["entry 1 does not follow the one before it", "entry 2 does not follow the one before it"],
            id="the first entry of another case",
        ),
    ],
)
def test_a_journal_that_was_tampered_with_says_where(
    kept: Store, tamper: Callable[[Store], None], problems: list[str]
) -> None:
    tamper(kept)
    assert kept.verify_journal(ONE) == problems
    assert kept.verify_journal(TWO) == []


def test_an_erased_payload_leaves_the_entry(kept: Store) -> None:
    executed(update(EntryRow).where(row(2)).values(payload_sealed=None))(kept)
    assert [entry.facts is None for entry in kept.journal(ONE)] == [False, True, False]
