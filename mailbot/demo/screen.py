"""The demo's timeline: who wrote what, who got what, and where the case stands; readable at 80 columns, without colour.

Everything that came by mail passes `printable`, as it does wherever operators look at it.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from rich.console import Console
from rich.text import Text

from mailbot.demo.people import ReadLetter
from mailbot.demo.promises import HERE, PromiseMade
from mailbot.terminal import printable, printable_lines

WIDTH = 80
MARGIN = 9  # columns: the time of day stands in them
ABOVE, BELOW = 6, 4  # lines shown of a letter, and of the words that it passes on
MARK = re.compile(r"^-+ 8< -+ \w+ -+ 8< -+$", re.MULTILINE)  # from here on somebody else speaks
REST = re.compile(r"^(\* \* \*|On .* wrote:)$", re.MULTILINE)  # the reference block, or what is quoted
COLOURS = {"Rosa": "cyan", "Anke": "green", "Bram": "green", "Somebody": "red", "operator": "magenta"}


class Timeline:
    """Writes the case down while it happens."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._day: date | None = None

    def opening(self) -> None:
        """Say what is to be seen."""
        self._line("")
        self._line("One case, from its first mail to its close", "bold")
        self._line("")
        for line in textwrap.wrap(CAST, WIDTH):
            self._line(line)

    def wrote(self, who: str, how: str, subject: str, text: str, names: Iterable[str], at: datetime) -> None:
        """Show a mail that a person sent."""
        self._head(at, who, f"writes, {how}")
        self._mail(subject, text, names)

    def got(self, readers: Mapping[str, ReadLetter]) -> None:
        """Show a letter that reached one or several people, by name; each may have got it in another form."""
        ways = {name: _how(letter) for name, letter in readers.items()}
        letter = list(readers.values())[-1]
        if len(readers) == 1:
            self._head(letter.at, "".join(ways), f"gets, {_how(letter)}")
        else:
            self._head(letter.at, " and ".join(ways), "get, " + ", ".join(f"{ways[name]} to {name}" for name in ways))
        self._mail(letter.subject, letter.text, letter.attachments)

    def operator(self, at: datetime, *lines: str) -> None:
        """Show what the operator sees."""
        self._head(at, "operator", "sees")
        for line in lines:
            self._indented(printable(line))

    def ended(self) -> None:
        """Say that nothing more comes."""

    def summary(self, promises: Sequence[PromiseMade], wrong: Sequence[str], seconds: float) -> None:
        """Show every promise, and what was not as it should be."""
        self._line("")
        self._line("Every promise, judged from the mail that reached Rosa", "bold")
        self._line("")
        for promise in promises:
            kept = f"{promise.kept_at.astimezone(HERE):%a %d %b %H:%M}" if promise.kept_at else "never"
            verdict = ("kept", "green") if promise.kept else ("NOT KEPT", "bold red")
            row = Text(f"  {promise.what:32} due {promise.by:%a %d %b}   came {kept:17} ")
            self._console.print(row.append(*verdict), soft_wrap=True)
        for sentence in wrong:
            self._line(f"  {printable(sentence)}", "bold red")
        good = sum(promise.kept for promise in promises)
        self._line("")
        self._line(f"{good} of {len(promises)} promises kept; played in {seconds:.0f} seconds.", "bold")

    def _head(self, at: datetime, who: str, does: str) -> None:
        here = at.astimezone(HERE)
        if here.date() != self._day:
            self._day = here.date()
            self._line("")
            self._line(f"── {here:%A} {here.day} {here:%B %Y} ".ljust(WIDTH, "─"), "bold")
        self._line("")
        head = Text(f"  {here:%H:%M}  ").append(who, f"bold {COLOURS[who.split()[0]]}").append(f" {does}")
        self._console.print(head, soft_wrap=True)

    def _mail(self, subject: str, text: str, names: Iterable[str]) -> None:
        self._line(" " * MARGIN + textwrap.shorten(printable(subject), WIDTH - MARGIN, placeholder=" …"), "bold")
        ours, *others = MARK.split(text)
        self._excerpt(ours, ABOVE)
        for words in others:
            self._indented("8<")
            self._excerpt(words, BELOW)
        for name in names:
            self._indented(f"+ {printable(name)}")

    def _excerpt(self, text: str, limit: int) -> None:
        lines = [line for line in REST.split(printable_lines(text))[0].splitlines() if line.strip()]
        wrapped = [row for line in lines for row in textwrap.wrap(line, WIDTH - MARGIN - 2)]
        for row in wrapped if len(wrapped) <= limit else [*wrapped[: limit - 1], "…"]:
            self._indented(row)

    def _indented(self, text: str) -> None:
        for row in textwrap.wrap(text, WIDTH - MARGIN - 2):
            self._line(" " * MARGIN + f"│ {row}", "dim")

    def _line(self, text: str, style: str = "") -> None:
        self._console.print(Text(text, style), soft_wrap=True)


def _how(letter: ReadLetter) -> str:
    if letter.encrypted:
        return "encrypted and signed" if letter.signed else "encrypted, NOT SIGNED"
    return "in clear, signed" if letter.signed else "in clear"


CAST = (
    "Rosa found a hole and has a PGP key. Anke leads at Gemeente Voorbeeld, reads mail and nothing else, and has never "
    "heard of PGP; her organisation's mail server vouches for her. Bram works there and uses PGP. mailbot stands "
    "between them: real mail servers, real gpg, and a clock that jumps to whatever is due next."
)
