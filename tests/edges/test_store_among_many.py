"""What operators and decisions look at costs what they see of it, however much else there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from mailbot.case.counted import AT_MOST, COUNTED
from mailbot.edges.store import Store
from mailbot.edges.store import cases as cases_module
from mailbot.edges.vault import Vault
from mailbot.facts import Ceilings, State
from tests.databases import NOW
from tests.many import OPEN, fill_with_cases, fill_with_letters

BRAM = "bram@voorbeeld.example"
KINDS = [letter.text for letter in COUNTED]
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)  # before any store is made
def unsealed(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count what is unsealed."""
    counted: Counter[str] = Counter()
    unseal = Vault.unseal

    def count(self: Vault, sealed: bytes, context: str) -> bytes:
        counted[context] += 1
        return unseal(self, sealed, context)

    monkeypatch.setattr(Vault, "unseal", count)
    return counted


def test_a_standing_after_thousands_of_letters_costs_what_it_does_after_none(
    store: Store, unsealed: Counter[str]
) -> None:
    before = store.standing(BRAM, NOW, KINDS, AT_MOST)
    fill_with_letters(store, 2000, BRAM, NOW)
    assert store.standing(BRAM, NOW, KINDS, AT_MOST) == before
    fill_with_letters(store, 2 * AT_MOST, BRAM, NOW, text="confirmation")
    lately = store.standing(BRAM, NOW, KINDS, AT_MOST).lately
    assert len(lately) == AT_MOST
    assert [one.queued_at for one in lately] == sorted(one.queued_at for one in lately)
    assert lately[-1].queued_at > NOW - timedelta(hours=20) + timedelta(seconds=AT_MOST)  # the newest
    assert unsealed == {}


def test_more_letters_are_looked_at_than_any_ceiling_lets_out() -> None:
    ceilings = Ceilings()
    assert max(ceilings.machine_letters_per_day, ceilings.answers_to_handler_per_day) < AT_MOST


@pytest.fixture
def filled(store: Store) -> Store:
    fill_with_cases(store, 100, NOW)
    return store


@pytest.mark.parametrize("page", [7, 100, 101], ids=["many pages", "one page to the full", "one page"])
def test_cases_come_in_order_page_by_page_each_once(filled: Store, page: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases_module, "PAGE", page)
    assert len(filled.cases()) == 100
    assert [case.reference for case in filled.each_case()] == [case.reference for case in filled.cases()]
    assert len(filled.cases(State.RECEIVED)) == 100 // OPEN
    assert len(list(filled.each_case(State.CLOSED, since=NOW - timedelta(hours=10), last=4))) == 4
    assert {case.state for case in filled.each_case(State.CLOSED)} == {State.CLOSED}


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        pytest.param({"since": NOW - timedelta(hours=10)}, 10, id="since"),
        pytest.param({"last": 3}, 3, id="the last three"),
        pytest.param({"last": 0}, 0, id="none"),
        pytest.param({"last": 1000}, 100, id="more than there are"),
        pytest.param({"state": State.RECEIVED, "last": 1}, 1, id="the last one in a state"),
        pytest.param({"state": State.CLOSED, "since": NOW - timedelta(hours=10)}, 10, id="in a state since"),
        pytest.param({"since": NOW - timedelta(hours=10), "last": 4}, 4, id="the last four since"),
        pytest.param({"since": NOW - timedelta(hours=2), "last": 4}, 2, id="fewer since than the last four"),
        pytest.param({"since": NOW + DAY}, 0, id="since tomorrow"),
        pytest.param({"state": State.DEFERRED, "last": 4}, 0, id="in a state in which none is"),
    ],
)
def test_cases_are_chosen_in_the_database(
    sqlite_store: Store, wanted: dict[str, Any], number: int, unsealed: Counter[str]
) -> None:
    fill_with_cases(sqlite_store, 100, NOW)
    assert len(list(sqlite_store.each_case(**wanted))) == number
    assert unsealed["cases.case"] == number


def test_a_few_cases_are_in_memory_however_many_there_are(
    filled: Store, monkeypatch: pytest.MonkeyPatch, unsealed: Counter[str]
) -> None:
    monkeypatch.setattr(cases_module, "PAGE", 10)
    each: Iterator[object] = filled.each_case()
    next(each)
    assert unsealed["cases.case"] == 1  # one at a time, as they are asked for
    filled.put_setting("while they are read", b"1")  # waits for no reader, on SQLite neither
    assert len(list(each)) == 99


def test_the_morning_unseals_what_is_open_or_was_lately(filled: Store, unsealed: Counter[str]) -> None:
    at_work = filled.cases_at_work(NOW - timedelta(hours=10))
    assert len(at_work) == unsealed["cases.case"] == 9 + 100 // OPEN
