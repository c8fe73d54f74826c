"""`cases` prints as it reads: what comes out is what it would be if all had been read first."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from mailbot.admin.cases import WantedCases, facts_of, lines_of, list_cases
from mailbot.edges.store import Store
from mailbot.edges.store.journal import Entry
from mailbot.facts import ClockRules, State
from mailbot.terminal import print_json, print_json_list
from tests.case.builders import case_in
from tests.databases import NOW
from tests.many import fill_with_cases

HERE = ClockRules("Europe/Amsterdam")


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param([], id="none"),
        pytest.param([{"a": 1}], id="one"),
        pytest.param([{"a": "x\n\n  y", "b": ["é", []], "c": {}}, {"at": NOW, "on": date(2026, 1, 2)}], id="odd ones"),
    ],
)
def test_a_list_that_is_printed_as_it_comes_is_the_same_document(
    facts: list[Mapping[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    print_json({"cases": facts})
    whole = capsys.readouterr().out
    print_json_list("cases", iter(facts))
    assert capsys.readouterr().out == whole


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        pytest.param(WantedCases(), 100, id="all"),
        pytest.param(WantedCases(state=State.RECEIVED), 2, id="in a state"),
        pytest.param(WantedCases(since=NOW.date()), 9, id="of today, in UTC"),  # one an hour, and it is nine o'clock
        pytest.param(WantedCases(last=1), 1, id="the last one"),
        pytest.param(WantedCases(state=State.DEFERRED), 0, id="none"),
    ],
)
def test_lines_and_json_tell_of_the_same_cases(
    sqlite_store: Store, wanted: WantedCases, number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    fill_with_cases(sqlite_store, 100, NOW)
    list_cases(sqlite_store, HERE, wanted, as_json=False)
    lines = capsys.readouterr().out.splitlines()
    list_cases(sqlite_store, HERE, wanted, as_json=True)
    told = json.loads(capsys.readouterr().out)["cases"]
    assert [case["reference"] for case in told] == [line.split()[0] for line in lines]
    assert len(told) == number
    assert all(set(case) == set(facts_of(next(sqlite_store.each_case()), HERE)) for case in told)


ENDLESS = """
import itertools, typer
from mailbot.terminal import for_a_reader_who_may_leave, print_json_list
def prints():
    with for_a_reader_who_may_leave():
        print_json_list("cases", ({"n": n} for n in itertools.count()))
typer.run(prints)
"""


def test_a_reader_who_has_had_enough_ends_it_in_silence() -> None:
    with subprocess.Popen([sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as printing:
        assert printing.stdout is not None
        assert printing.stderr is not None
        assert printing.stdout.readline() == b"{\n"
        printing.stdout.close()
        assert printing.stderr.read() == b""
        assert printing.wait() == 0


def test_what_somebody_wrote_is_shown_as_it_stands_and_begins_no_line() -> None:
    facts = {"message": "1", "said": "", "text": "Hello,\n\n2026-11-23 10:00    closed \x1b[2J"}
    journal = [Entry(1, NOW, "report", facts, b""), Entry(2, NOW, "shown", None, b"")]
    shown = list(lines_of(case_in(State.RECEIVED), HERE, journal, []))
    at = f"{NOW:%Y-%m-%d %H:%M}    "
    assert shown[shown.index(f"{at}report       message=1") :] == [
        f"{at}report       message=1",
        f"{'':20}text:",
        f"{'':24}Hello,",
        "",
        rf"{'':24}2026-11-23 10:00    closed \x1b[2J",
        f"{at}shown        erased",
    ]
