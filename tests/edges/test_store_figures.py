"""The figures of a month are those that somebody gets who reads every journal from the first entry to the last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from mailbot.admin.report import facts_of_figures
from mailbot.case.erasure import what_stays
from mailbot.edges.erased_ledger import ErasedLedger
from mailbot.edges.store import Entry, Store
from mailbot.facts import Case, ClockRules, LegalHold
from mailbot.monthly_reader import figures_of
from tests.lives import ZONE, lives, put_into

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
RULES = ClockRules("Europe/Amsterdam")
HOUR = timedelta(hours=1)
DONE = ("kept", "late", "made-up")
MISSED = ("missed", "passed")


def month_of(at: datetime) -> str:
    return f"{at.astimezone(ZONE):%Y-%m}"


def share(times: Iterable[float], part: float) -> float | None:
    """Give the shortest time within which that part of them lies, by trying each."""
    known = list(times)
    enough = [time for time in known if sum(other <= time for other in known) >= part * len(known)]
    return min(enough, default=None)


def spread(times: list[float]) -> dict[str, Any]:
    return {"median": share(times, 0.5), "ninetieth": share(times, 0.9), "measured": len(times)}


class Recount:
    """Counts a month from the journals alone: by the days that were promised, not by what the entries are called."""

    def __init__(self, month: str) -> None:
        self.month = month
        self.came: Counter[str] = Counter()
        self.closed: Counter[str] = Counter()
        self.kept: Counter[tuple[str, str]] = Counter()
        self.missed: Counter[tuple[str, str]] = Counter()
        self.times: dict[str, list[float]] = {"assessment": [], "solution": []}
        self.lessons: list[str] = []
        self.came_in: Counter[str] = Counter()

    def read(self, case: Case, journal: list[Entry]) -> None:
        first = next(entry for entry in journal if entry.kind in ("report", "contact", "opened-by-handler"))
        report = next((entry for entry in journal if entry.kind == "report"), first)
        self.came_in[month_of(first.at)] += 1
        if month_of(first.at) == self.month:
            facts = report.facts or {}
            way = facts.get("way") or ("encrypted" if facts.get("decrypted") else "clear")
            self.came["way " + ("told" if report.kind == "opened-by-handler" else way)] += 1
            self.came["kind " + ("contact" if report.kind == "contact" else "report")] += 1
            self.came[f"language {case.language}"] += 1
        seen: set[tuple[str, str]] = set()
        begun, closed = report.at, ""
        for entry in journal:
            facts = entry.facts or {}
            what, _, fate = entry.kind.partition("-")
            if entry.kind == "reopened":
                begun, closed = entry.at, ""
            elif entry.kind == "closed":
                closed = facts["reason"] if month_of(entry.at) == self.month else ""
            elif entry.kind == "lesson" and month_of(entry.at) == self.month:
                self.lessons.append(facts["text"])
            if fate in DONE and what in self.times and month_of(entry.at) == self.month:
                self.times[what].append(round((entry.at - begun) / HOUR, 2))
            if "by" in facts and fate != "moved" and (what, facts["by"]) not in seen:
                seen.add((what, facts["by"]))
                in_time = entry.at.astimezone(ZONE).date() <= date.fromisoformat(facts["by"])
                (self.kept if in_time else self.missed)[month_of(entry.at), what] += 1
        self.closed[closed] += bool(closed)


Journals = list[tuple[Case, list[Entry]]]


def check(store: Store, month: str, journals: Journals | None = None) -> dict[str, Any]:
    told = facts_of_figures(figures_of(store, date.fromisoformat(f"{month}-01"), RULES, NOW))
    recount = Recount(month)
    for case, journal in journals or [(case, store.journal(case.reference)) for case in store.cases()]:
        recount.read(case, journal)
    for name in ("way", "kind", "language"):
        counted = {key.partition(" ")[2]: n for key, n in recount.came.items() if key.startswith(name)}
        assert told[f"by_{name}"] == counted
        assert told["came"] == sum(counted.values())
    assert told["by_outcome"] == {reason: n for reason, n in recount.closed.items() if n}
    assert told["closed"] == sum(recount.closed.values())
    assert told["hours"]["assessment"] == spread(recount.times["assessment"])
    assert told["hours"]["solution"] == spread(recount.times["solution"])
    for what in ("assessment", "solution"):
        assert told["promises"][what]["kept"] == recount.kept[month, what]
    for what in ("assessment", "solution", "progress"):
        assert told["promises"][what]["missed"] == recount.missed[month, what]
    for first, year in told["year"].items():
        assert year["came"] == recount.came_in[first]
        assert year["kept"] == sum(recount.kept[first, what] for what in ("assessment", "solution"))
        assert year["missed"] == sum(recount.missed[first, what] for what in ("assessment", "solution"))
    assert sorted(told["lessons"]) == sorted(recount.lessons)
    return told


def open_ages(journals: Journals, at: datetime) -> list[int]:
    """Give how many days old each case is that its journal leaves open at a moment."""
    ages = []
    for case, journal in journals:
        state = [entry.kind for entry in journal if entry.at < at]
        ends = [kind for kind in state if kind in ("closed", "reopened")]
        if state and ends[-1:] != ["closed"]:
            ages.append((at - case.opened_at).days)
    return ages


@pytest.mark.parametrize(
    ("count", "days"),
    [
        pytest.param(0, 1, id="nothing"),
        pytest.param(1, 20, id="one-case"),
        pytest.param(1000, 420, id="a-thousand"),
    ],
)
def test_figures_agree_with_the_journals(sqlite_store: Store, count: int, days: int) -> None:
    put_into(sqlite_store, lives(count, NOW, days))
    journals = [(case, sqlite_store.journal(case.reference)) for case in sqlite_store.cases()]
    assert check(sqlite_store, "2026-10", journals)["is_over"]
    told = check(sqlite_store, "2026-11", journals)
    assert not told["is_over"]
    ages = open_ages(journals, NOW)
    assert (told["open"], told["oldest_days"]) == (len(ages), max(ages, default=None))
    assert sum(told["open_by_days"].values()) == len(ages)
    assert told["open_by_days"]["28"] == sum(7 < age <= 28 for age in ages)


def test_figures_are_the_same_on_each_database(store: Store) -> None:
    put_into(store, lives(20, NOW, 60))
    assert check(store, "2026-11")["came"] > 0


def test_cases_under_a_legal_hold_are_told_with_the_day_where_we_are(sqlite_store: Store) -> None:
    at = datetime(2026, 11, 3, 23, 30, tzinfo=UTC)
    for life in lives(2, NOW, 20):
        hold = LegalHold(at, "anke@voorbeeld.example", "a claim") if life.case.reference.endswith("1") else None
        with sqlite_store.write() as tx:
            tx.save_case(replace(life.case, legal_hold=hold), 0, NOW)
    assert figures_of(sqlite_store, date(2026, 11, 1), RULES, NOW).holds == (("VB-2026-0001", date(2026, 11, 4)),)


def test_what_is_erased_still_counts(sqlite_store: Store, tmp_path: Path) -> None:
    sqlite_store._ledger = ErasedLedger(tmp_path / "erased")
    put_into(sqlite_store, lives(25, NOW, 60))
    before, as_it_was = check(sqlite_store, "2026-10"), check(sqlite_store, "2026-11")
    for case in sqlite_store.cases():
        with sqlite_store.write() as tx:
            tx.erase_case(case, what_stays(case, "spam: 30 days", RULES.timezone, NOW), NOW)
    gone = len(sqlite_store.erased_lines())
    assert gone > 3
    after = facts_of_figures(figures_of(sqlite_store, date(2026, 10, 1), RULES, NOW))
    same = ("came", "by_kind", "closed", "by_outcome", "promises", "year")
    assert {name: after[name] for name in same} == {name: before[name] for name in same}
    assert 0 < after["came_erased"] < gone
    assert facts_of_figures(figures_of(sqlite_store, date(2026, 11, 1), RULES, NOW))["erased"] == gone
    for line in sqlite_store.erased_lines():
        sqlite_store.forget_journal(line.name)
    later = facts_of_figures(figures_of(sqlite_store, date(2026, 10, 1), RULES, NOW))
    for name in ("came", "closed", "by_outcome"):
        assert later[name] == before[name]
    # A line tells how many promises, and not when: they count where the case was closed
    told = facts_of_figures(figures_of(sqlite_store, date(2026, 11, 1), RULES, NOW))["year"].values()
    for what in ("kept", "missed"):
        assert sum(one[what] for one in told) == sum(one[what] for one in as_it_was["year"].values())
