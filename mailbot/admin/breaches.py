"""`breaches`: the register of data breaches (GDPR article 33(5)): rows for JSON, for a spreadsheet, for a terminal."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from io import StringIO
from typing import Any

import typer

from mailbot.case.breach import until
from mailbot.edges.store import Store
from mailbot.facts import Breach
from mailbot.terminal import print_json, printable

COLUMNS = (
    "reference",
    "aware_at",
    "until",
    "declared_by",
    "declared_at",
    "ended_at",
    "notified_at",
    "authority_reference",
    "late_reason",
    "not_notifiable",
    "facts",
    "effects",
    "measures",
    "data",
    "affected",
)


def print_register(store: Store, by: str, now: datetime, *, as_json: bool, as_csv: bool) -> None:
    """Print the register."""
    rows = register(store, by, now)
    if as_json:
        print_json({"breaches": rows})
    elif as_csv:
        typer.echo(csv_of(rows), nl=False)
    else:
        typer.echo("\n".join(lines_of(rows)))


def register(store: Store, by: str, now: datetime) -> list[dict[str, Any]]:
    """Return the whole register; the journal of each of its cases notes who looked."""
    register = [(case.reference, case.breach) for case in store.each_case() if case.breach is not None]
    with store.write() as tx:
        for reference, _ in register:
            tx.append(reference, "shown", {"by": by, "what": "breaches"}, now)
    return [facts_of(reference, breach) for reference, breach in register]


def facts_of(reference: str, breach: Breach) -> dict[str, Any]:
    """Return one row of the register."""
    given = {"reference": reference, "until": until(breach)}
    return {name: given[name] if name in given else getattr(breach, name) for name in COLUMNS}


def csv_of(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the register as RFC 4180 says, with no cell that a spreadsheet would run as a formula."""
    out = StringIO()
    table = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow(COLUMNS)
    table.writerows([_cell(row[name]) for name in COLUMNS] for row in rows)
    return out.getvalue()


def lines_of(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the register line by line, for a terminal."""
    for row in rows:
        for name in COLUMNS:
            if row[name]:
                yield f"{name:19} {printable(_text(row[name]))}"
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
