"""The demo's timeline as somebody reads it: a week of the case on one screen, a line or two for each thing."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from rich.text import Text

from mailbot.demo.people import ReadLetter
from mailbot.demo.promises import HERE
from mailbot.demo.screen import COLOURS, MARK, WIDTH, Timeline
from mailbot.letters.alerts import RecordHead
from mailbot.letters.for_handlers import Morning
from mailbot.letters.for_reporter import Acknowledgement, Receipt, Relay
from mailbot.terminal import printable, printable_lines

WHEN, WHO = 19, 17  # columns: the day and the time, then who does it
LINES = 2  # of what somebody says
_GREETING = 3  # words that a greeting has at most
_REFERENCE = re.compile(r"\s*\[[A-Z]+-\d{4}-\w{4}\]$")
_ANSWERED = (Acknowledgement, Receipt, Relay)  # say that her mail came, or what was shown before
_WEEK = timedelta(days=7)


class Weeks(Timeline):
    """Writes down who wrote what and who got what; how each letter came, and all it said, stands in the whole one."""

    _monday: date | None = None
    _at: datetime | None = None
    _stands = ""
    _has_shown_a_head = False

    def wrote(self, who: str, how: str, subject: str, text: str, names: Iterable[str], at: datetime) -> None:
        """Show a mail that a person sent: its words, or its commands."""
        command = text.startswith("#")
        said = text.partition("\n\n")[0] if command else _words(text) or subject
        beside = [*(["encrypted"] if "encrypted" in how and not command else []), *(f"+ {name}" for name in names)]
        self._entry(at, f"{who.split()[0]} writes", said + (f" ({', '.join(beside)})" if beside else ""), who)
        if who.startswith("Somebody"):
            self._more(f"(in the name of {who.split()[2].removesuffix(chr(39) + 's')}, and not from her)")

    def got(self, readers: Mapping[str, ReadLetter]) -> None:
        """Show a letter that reached one or several people; of what reporters read, how it begins."""
        letter = list(readers.values())[-1]
        if letter.is_a(RecordHead) and self._has_shown_a_head:
            return
        self._has_shown_a_head |= letter.is_a(RecordHead)
        subject = _REFERENCE.sub("", letter.subject)
        key = " (+ our key)" if any(name.endswith(".asc") for name in letter.attachments) else ""
        self._entry(letter.at, f"to {' and '.join(readers)}", subject + key, next(iter(readers)))
        ours = MARK.split(letter.text)[0]
        if letter.is_a(Morning):
            self._more(_words(ours.partition("\n\n")[2]))  # below its opening
        elif letter.is_a(RecordHead):
            self._more("(to be put away; one comes each week)")
        elif "Rosa" in readers and not letter.is_a(*_ANSWERED):
            self._more(_words(ours))

    def operator(self, at: datetime, *lines: str) -> None:
        """Show what is held now, and remember where the case stands for the end of the week."""
        for line in lines:
            what, _, why = line.partition(": ")
            if what == "held":
                self._entry(at, "held", why, "operator")
            else:
                _, state, *dates = re.split(r"\s{2,}", line)
                self._stands = ", ".join([state, *(one for one in dates if not one.startswith("opened"))])

    def ended(self) -> None:
        """Say where the case stands after the last week."""
        if self._stands:
            self._line("")
            self._line(printable(f"  The case: {self._stands}"), "dim")

    def _entry(self, at: datetime, does: str, said: str, who: str) -> None:
        here = at.astimezone(HERE)
        self._turn_to(here.date())
        day = f"{here:%a} {here.day:2} {here:%b}" if self._at is None or self._at.date() != here.date() else ""
        time = f"{here:%H:%M}" if self._at is None or self._at != here else ""
        self._at = here
        first, *rest = _wrapped(said)
        head = (
            Text(f"  {day:10} {time:5} ").append(f"{does:{WHO}}", f"bold {COLOURS[who.split()[0]]}").append(f" {first}")
        )
        self._console.print(head, soft_wrap=True)
        for row in rest:
            self._more(row)

    def _more(self, text: str) -> None:
        for row in _wrapped(text):
            self._line(" " * (WHEN + WHO + 1) + row, "dim")

    def _turn_to(self, day: date) -> None:
        """Begin a new week where one has begun, and say where the case stood at the end of the one before."""
        monday = day - timedelta(days=day.weekday())
        if monday == self._monday:
            return
        if self._monday is not None:
            self.ended()
            quiet = (monday - self._monday) // _WEEK - 1
            if quiet:
                self._line("")
                self._line(f"  … {quiet} week{'s' if quiet > 1 else ''} in which nobody had to do anything")
        self._monday = monday
        self._line("")
        self._line(f"── The week of {monday.day} {monday:%B %Y} ".ljust(WIDTH, "─"), "bold")
        self._line("")


def _words(text: str) -> str:
    """Return the first paragraph that says something, with the list that it announces: no greeting, no signature."""
    paragraphs = [" ".join(part.split()) for part in printable_lines(text).split("\n\n")]
    for place, part in enumerate(paragraphs):
        if len(part.split()) > _GREETING:
            return " ".join(paragraphs[place : place + 2]) if part.endswith(":") else part
    return " ".join(text.split())


def _wrapped(text: str) -> list[str]:
    """Break words over as many lines as there is room for."""
    room = WIDTH - WHEN - WHO - 1
    rows = textwrap.wrap(printable(text), room) or [""]
    if len(rows) <= LINES:
        return rows
    return [*rows[: LINES - 1], textwrap.shorten(" ".join(rows[LINES - 1 :]), room, placeholder=" …")]
