"""`breaches`: the register of the clocks of laws (GDPR article 33(5) wants one), a row for each step of each."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from io import StringIO
from typing import Any

import typer

from mailbot.case.clocks import Rules, all_clocks
from mailbot.case.register import FIELDS, rows_of_case
from mailbot.edges.store import Store
from mailbot.facts import Act, Witnessed
from mailbot.terminal import print_json, printable

COLUMNS = (
    "reference",
    "clock",
    "law",
    "step",
    "aware_at",
    "due",
    "done",
    "authority_reference",
    "reason",
    "not_applicable",
    "authority",
    "declared_by",
    "declared_at",
    "fixed_at",
)
"""What stands in each row, before what was told of the fields; `reason` is why it was late."""


def print_rows(rows: Sequence[Mapping[str, Any]], *, as_json: bool, as_csv: bool) -> None:
    """Print the rows of the register."""
    if as_json:
        print_json({"breaches": rows})
    elif as_csv:
        typer.echo(csv_of(rows), nl=False)
    else:
        for line in lines_of(rows):
            typer.echo(line)


def register(store: Store, rules: Rules, by: str, now: datetime, clock: str | None = None) -> list[dict[str, Any]]:
    """Return the register, also of cases that are gone; the journal of each of its cases notes who looked.

    Raises BadParameter for a clock that neither the configuration nor a row knows.
    """
    cases = [case for case in store.each_case() if any(clock in (None, one.name) for one in case.clocks)]
    outlived = [{name: row.columns.get(name, "") for name in (*COLUMNS, *row.columns)} for row in store.outliving()]
    outlived = [row for row in outlived if clock in (None, row["clock"])]
    if clock is not None and not cases and not outlived and clock not in (known := all_clocks(rules)):
        raise typer.BadParameter(f"there is no such clock; there is {', '.join(known)}", param_hint="--clock")
    with store.write() as tx:
        for case in cases:
            tx.append(case.reference, "shown", {"by": by, "what": "clocks"}, now)
        tx.witness(Witnessed(Act.EXPORTED, by, "clocks", {"cases": str(len(cases))}), now)
    rows = [row for case in cases for row in rows_of_case(case, rules) if clock in (None, row["clock"])]
    return [*outlived, *rows]


def csv_of(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the register for a spreadsheet."""
    return csv_of_table(tuple(dict.fromkeys([*COLUMNS, *FIELDS, *(name for row in rows for name in row)])), rows)


def csv_of_table(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> str:
    """Return rows as RFC 4180 says, with no cell that a spreadsheet would run as a formula."""
    out = StringIO()
    table = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow(map(_cell, columns))
    table.writerows([_cell(row.get(name)) for name in columns] for row in rows)
    return out.getvalue()


def lines_of(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the register line by line, for a terminal."""
    for row in rows:
        for name, value in row.items():
            if value:
                yield f"{name:19} {printable(_text(value))}"
        yield ""


def _text(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _cell(value: object) -> str:
    r"""Defuse what begins like a formula (THREATS row 32), also behind spaces; `\x1b` and the like become text."""
    text = " ".join(printable(line) for line in _text(value).splitlines())
    # A tab or a line end in front is gone by now, or shown as an escape: neither hides what follows
    begins = text.lstrip().startswith(("=", "+", "-", "@", "\\t", "\\r", "\N{FULLWIDTH EQUALS SIGN}"))
    return f"'{text}" if begins else text
