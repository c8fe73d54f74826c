"""`report`: the figures of a month, as text, as rows for a spreadsheet, as a page of one file, or as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

import typer

from mailbot.admin.register import csv_of_table
from mailbot.case.clocks import Rules
from mailbot.case.figures import month_before, month_of
from mailbot.errors import ConfigError
from mailbot.facts import AGES, ClockFigures, MonthFigures, Spread
from mailbot.letters.figures import FiguresInWords
from mailbot.terminal import printable

WIDTH = 72


def read_month(words: str | None, rules: Rules, now: datetime) -> date:
    """Return the first day of a month that was named as 2026-11; without a name, of the last one that is over."""
    this = month_of(now, rules)
    if words is None:
        return month_before(this)
    try:
        month = datetime.strptime(words, "%Y-%m").date()  # noqa: DTZ007  a month, of no zone
    except ValueError:
        raise typer.BadParameter("must be a month, such as 2026-11", param_hint="--month") from None
    if month > this:
        raise typer.BadParameter("has not begun", param_hint="--month")
    return month


def lines_of_report(told: FiguresInWords) -> Iterator[str]:
    """Yield the report line by line, for a terminal."""
    yield told.title
    yield "=" * len(told.title)
    yield from textwrap.wrap(told.so_far, WIDTH)
    for part in told.parts():
        yield ""
        yield part.title
        yield "-" * len(part.title)
        if not part.rows:
            yield told.none
        for row in part.rows:
            line = f"{row.label}: {row.value}" if row.value else row.label
            indent = "    " if row.inside else ""
            yield from textwrap.wrap(printable(line), WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ")
    yield ""
    yield told.year_title
    yield "-" * len(told.year_title)
    table = list(told.year())
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for cells in table:
        first, *others = (f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
        yield "  ".join([f"{cells[0]:{len(first)}}", *others])


def csv_of_figures(figures: MonthFigures) -> str:
    """Return the figures as rows of month, figure and value, whose names stay the same across versions."""
    month = f"{figures.month:%Y-%m}"
    rows = [{"month": month, "figure": name, "value": value} for name, value in flat(facts_of_figures(figures))]
    return csv_of_table(("month", "figure", "value"), rows)


def flat(facts: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, object]]:
    """Yield each value below `facts`, by a name that says the way to it."""
    for name, value in facts.items():
        where = f"{above}{name}"
        if isinstance(value, Mapping):
            yield from flat(value, f"{where}.")
        elif isinstance(value, list):
            for place, one in enumerate(value, start=1):
                yield from flat({str(place): one}, f"{where}.")
        else:
            yield where, value


def facts_of_figures(figures: MonthFigures) -> dict[str, Any]:
    """Return the figures as --json shows them."""
    return {
        "month": f"{figures.month:%Y-%m}",
        "until": figures.until,
        "is_over": figures.is_over,
        "came": figures.came,
        "came_erased": figures.came_erased,
        "by_kind": _named(figures.by_kind),
        "by_way": _named(figures.by_way),
        "by_language": dict(figures.by_language),
        "closed": figures.closed,
        "by_outcome": _named(figures.by_outcome),
        "mails": figures.mails,
        "hours": {
            "acknowledgement": _hours(figures.to_acknowledgement),
            "assessment": _hours(figures.to_assessment),
            "solution": _hours(figures.to_solution),
        },
        "promises": {
            pledge.value: {"kept": count.kept, "missed": count.missed, "moved": count.moved}
            for pledge, count in figures.promises.items()
        },
        "told": figures.told,
        "open": figures.open,
        "open_by_days": dict(zip((*map(str, AGES), "more"), figures.open_by_age, strict=True)),
        "oldest_days": figures.oldest,
        "breaches": figures.breaches,
        "clocks": {one.name: _steps(one) for one in figures.clocks},
        "held": figures.held,
        "held_since": figures.held_since,
        "lessons": list(figures.lessons),
        "holds": dict(figures.holds),
        "erased": figures.erased,
        "year": {
            f"{one.first:%Y-%m}": {"came": one.came, "kept": one.kept, "missed": one.missed} for one in figures.year
        },
    }


def _steps(clock: ClockFigures) -> dict[str, int]:
    return {
        "started": clock.started,
        "in_time": clock.in_time,
        "late": clock.late,
        "not_applicable": clock.not_applicable,
        "running": clock.running,
    }


def _named(counts: Mapping[Any, int]) -> dict[str, int]:
    return {name.value if isinstance(name, Enum) else name: count for name, count in counts.items()}


def _hours(spread: Spread) -> dict[str, float | int | None]:
    def hours(time: timedelta | None) -> float | None:
        return None if time is None else round(time / timedelta(hours=1), 2)

    return {"median": hours(spread.median), "ninetieth": hours(spread.ninetieth), "measured": spread.count}


def write_file(path: Path, content: str) -> None:
    """Write a report, readable by its owner alone until somebody decides otherwise; raises ConfigError if it cannot."""
    try:
        path.touch(mode=0o600)
        path.write_text(content, encoding="utf-8", newline="")
    except OSError as why:
        raise ConfigError(f"{path} cannot be written: {why.strerror}.", "Name another file.") from None
