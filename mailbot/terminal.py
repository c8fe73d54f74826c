r"""What people at a terminal see: what strangers wrote, made harmless, and how far long work has come.

Names, subjects and bodies may hold escape sequences that rewrite the screen, characters that turn text around, and
ones that nobody sees. They are shown as `\x1b` and the like: an operator should see that they are there.

How far work has come is told to a callback, by whoever does it. It is drawn on standard error, and only where that is a
terminal that can draw: standard output is for answers, and pipes, logs and systemd's journal get nothing of it.
"""

import json
import os
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

import typer

from mailbot.facts import Progress, unwatched


def printable(text: str) -> str:
    """Return `text` as one line that no terminal acts upon."""
    return "".join(_shown(character) for character in text)


def printable_lines(text: str) -> str:
    """Return `text` line by line, each of them harmless; tabs become spaces."""
    return "\n".join(printable(line) for line in text.replace("\r\n", "\n").expandtabs().split("\n"))


def print_json(facts: Mapping[str, Any]) -> None:
    """Print one JSON object; times are ISO 8601 in UTC. ASCII: what strangers wrote is escaped."""
    typer.echo(json.dumps(facts, indent=2, default=_as_text))


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """Show at a terminal how far work has come, while the block runs; nothing of it stays there."""
    if not _can_draw():
        yield unwatched
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bars

    columns = (
        SpinnerColumn("line"),  # ASCII: in any font, and in any locale
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bars:
        tasks: dict[str, Any] = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                for before in tasks.values():
                    bars.remove_task(before)
                tasks.clear()
                tasks[what] = bars.add_task(what, total=total or None)
            bars.update(tasks[what], completed=done, total=total or None)

        yield show


def _can_draw() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM", "dumb") not in ("dumb", "unknown")


def _as_text(value: date) -> str:
    return value.isoformat()


def _shown(character: str) -> str:
    # Cc: C0 and C1 controls, Cf: bidirectional and invisible ones, Cs, Co, Cn: nothing to show;
    # Zl, Zp: line ends that only some terminals obey.
    if unicodedata.category(character)[0] == "C" or character in "\u2028\u2029":
        return character.encode("unicode_escape").decode("ascii")
    return character
