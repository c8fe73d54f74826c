r"""What people at a terminal see: what strangers wrote, made harmless, and how far long work has come.

Names, subjects and bodies may hold escape sequences that rewrite the screen, characters that turn text around, and
ones that nobody sees. They are shown as `\x1b` and the like: an operator should see that they are there.

How far work has come is told to a callback, by whoever does it. It is drawn on standard error, and only where that is a
terminal that can draw: standard output is for answers, and pipes, logs and systemd's journal get nothing of it.
"""

import json
import os
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

import typer

from mailbot.facts import Progress, unwatched


def printable(text: str) -> str:
    """Return `text` as one line that no terminal acts upon."""
    return text if text.isprintable() else "".join(map(_shown, text))


def printable_lines(text: str) -> str:
    """Return `text` line by line, each of them harmless; tabs become spaces."""
    return "\n".join(printable(line) for line in text.replace("\r\n", "\n").expandtabs().split("\n"))


def print_json(facts: Mapping[str, Any]) -> None:
    """Print one JSON object; times are ISO 8601 in UTC. ASCII: what strangers wrote is escaped."""
    typer.echo(json.dumps(facts, indent=2, default=_as_text))


def print_json_list(name: str, facts: Iterable[Mapping[str, Any]]) -> None:
    """Print one JSON object with one list in it, as `print_json` would, each item as it comes."""
    begun = f'{{\n  "{name}": ['
    for one in facts:
        typer.echo(begun + "\n" + textwrap.indent(json.dumps(one, indent=2, default=_as_text), "    "), nl=False)
        begun = ","
    typer.echo("\n  ]\n}" if begun == "," else f"{begun}]\n}}")


@contextmanager
def for_a_reader_who_may_leave() -> Iterator[None]:
    """End in silence where nobody reads any more what is printed: `| head` has what it wanted."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for what Python flushes as it ends
        raise typer.Exit from None


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """Show at a terminal how far work has come, while the block runs; nothing of it stays there.

    Nothing is drawn, and nothing loaded for it, before there is something to tell.
    """
    if not _can_draw():
        yield unwatched
        return
    drawing = _Drawing()
    try:
        yield drawing.show
    finally:
        drawing.stop()


NO_TERMINALS = (None, "", "dumb", "unknown")


class _Drawing:
    """One line at the end of a terminal: what is done, how much of it, since when, and for how long still."""

    def __init__(self) -> None:
        self._bars: Any = None
        self._shown: dict[str, Any] = {}

    def show(self, what: str, done: int, total: int) -> None:
        if self._bars is None:
            self._bars = _bars()
            self._bars.start()
        if what not in self._shown:
            for before in self._shown.values():
                self._bars.remove_task(before)
            self._shown = {what: self._bars.add_task(what, total=total or None)}
        self._bars.update(self._shown[what], completed=done, total=total or None)

    def stop(self) -> None:
        if self._bars is not None:
            self._bars.stop()


def _bars() -> Any:  # of a library that most commands do without
    from rich import progress
    from rich.console import Console

    return progress.Progress(
        progress.SpinnerColumn("line"),  # ASCII: in any font, and in any locale
        progress.TextColumn("{task.description}", markup=False),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TimeElapsedColumn(),
        progress.TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=sys.stdout.isatty(),  # so that answers stand above it; those into a pipe stay what they are
    )


def _can_draw() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") not in NO_TERMINALS


def _as_text(value: date) -> str:
    return value.isoformat()


def _shown(character: str) -> str:
    # Cc: C0 and C1 controls, Cf: bidirectional and invisible ones, Cs, Co, Cn: nothing to show;
    # Zl, Zp: line ends that only some terminals obey.
    if unicodedata.category(character)[0] == "C" or character in "\u2028\u2029":
        return character.encode("unicode_escape").decode("ascii")
    return character
