"""What a handler's mail asks for: the lines at its very top that begin with `#`, and the words below them.

Pure. Reads generously how people and mail clients write a line (`# Accept: 27 november 2026.`, bullets, invisible
characters) and refuses to guess what was meant: anything unclear is a `Problem`, then no command is given out at
all. Whether a command is legal in the state of its case is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from difflib import get_close_matches

from mailbot.case.commands.dates import folded, parse_day, parse_past
from mailbot.case.commands.lines import bare, cleaned, goes_on, sighted, split
from mailbot.case.promises import parse_span
from mailbot.domains import comparable
from mailbot.facts import CloseReason, Span, Unit


@dataclass(frozen=True, slots=True)
class Command:
    """One command, with its argument read."""

    name: str
    line: str  # as typed, without invisible characters and bullets
    line_number: int
    day: date | None = None
    reason: CloseReason | None = None
    span: Span | None = None
    choice: str = ""  # a word of those that the grammar names: accept, yes, notified …
    clock: time | None = None  # of `day`, in the organisation's time zone
    text: str = ""  # an argument in the handler's own words: a name, an address, a reference, a reason

    @property
    def argument(self) -> tuple[object, ...]:
        """Return all that was said besides the name: two commands that differ in it contradict each other."""
        return (self.day, self.reason, self.span, self.choice, self.clock, self.text)


@dataclass(frozen=True, slots=True)
class Problem:
    """The first line that stands in the way, and lines that would have worked in its place."""

    line_number: int
    line: str
    why: str  # a word of the letter "refused"
    would_work: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a mail asks for: commands and words, or a problem and neither."""

    commands: tuple[Command, ...] = ()
    words: str = ""
    problem: Problem | None = None


def parse(text: str, today: date) -> Parsed:
    """Read `text`, the new text of a handler's mail; `today` is the organisation's day."""
    lines = text.splitlines()
    commands: list[Command] = []
    words: list[str] = []
    at = next((n for n, line in enumerate(lines) if cleaned(line)), 0)
    while at < len(lines) and (line := cleaned(lines[at])).startswith("#"):
        at += 1
        name, argument = split(line)
        takes_words = name in _GRAMMAR and _GRAMMAR[name].read in (_words, _breach)
        number = at
        while takes_words and at < len(lines) and goes_on(lines[at - 1], lines[at]):
            line, argument = f"{line} {cleaned(lines[at])}", f"{argument} {cleaned(lines[at])}"
            at += 1
        if name not in _GRAMMAR:
            near = get_close_matches(name, _GRAMMAR)
            return _refused(number, line, "unknown", tuple(usage(n) for n in near) or (usage("help"),))
        if _sighted(argument):  # two commands on one line: only the first would be read
            return _refused(number, line, "lower-command", (usage(name), *map(usage, _sighted(argument)[:1])))
        if name == "note":
            words += [argument] if argument else []
            argument = ""
        read = _GRAMMAR[name].read(Command(name, line, number), argument, today)
        if isinstance(read, str):
            return _refused(number, line, read, _would_work(name, today))
        against = next((c for c in commands if _contradict(c, read)), None)
        if against:
            return _refused(number, line, "illegal", (against.line, line))
        if not any((c.name, c.choice) == (name, read.choice) for c in commands):
            commands.append(read)
    for number, raw in enumerate(lines[at:], at + 1):
        if _sighted(raw):
            line = cleaned(raw)
            return _refused(number, line, "lower-command", (*(command.line for command in commands), line))
    return Parsed(tuple(commands), "\n".join([*words, *lines[at:]]).strip())


def _sighted(line: str) -> list[str]:
    """Return the commands that a line seems to hold, wherever in it, however dressed.

    A slip of the finger counts as well: "#acept" in the middle of a mail must not reach the reporter.
    """
    seen = list(sighted(folded(line)))
    found = [near for name in seen for near in get_close_matches(name, _GRAMMAR, n=1, cutoff=0.8)]
    return found or ["help" for name in seen if _is_of_two_scripts(name)]


def _is_of_two_scripts(name: str) -> bool:
    """Return whether letters of another script stand among those of ours, as when a keyboard was switched too late."""
    return len({letter.isascii() for letter in folded(name)}) > 1


def find_in_subject(subject: str, parsed: Parsed, known: str) -> Problem | None:
    """Find a command that stands in the subject alone: it is not read there, and the words of the mail would leave.

    What stood in the subject of the answered letter already, `known`, is not the handler's.
    """
    given = {command.name for command in parsed.commands} | set(_sighted(known))
    found = next((name for name in _sighted(subject) if name not in given), None)
    if found is None:
        return None
    return Problem(0, subject, "in-subject", (usage(found),))


def find_put_away(lines: Iterable[str], parsed: Parsed) -> Problem | None:
    """Find a command in the signature block alone: that is cut away unread, and the words above it would leave."""
    given = {command.name for command in parsed.commands}
    for line in lines:
        if any(name not in given for name in _sighted(line)):
            return Problem(0, cleaned(line), "lower-command", (*(one.line for one in parsed.commands), cleaned(line)))
    return None


def begins_with(text: str, name: str) -> bool:
    """Return whether the first line of `text` that holds anything is the command `name`."""
    first = next(filter(None, map(cleaned, text.splitlines())), "")
    return first.startswith("#") and split(first)[0] == name


def waits(command: Command, *, protected: bool = True) -> bool:
    """Return whether a command waits its hour when no OpenPGP signature proves who gave it (DESIGN section 5).

    These are what somebody with a handler's mailbox in the wrong hands would do: they weaken what protects the
    reporter, and nobody can take them back. `#clear-ok` is one where something was `protected` before.
    """
    if command.name == "clear-ok":
        return protected
    return (command.name, command.choice) in _WAIT or (command.name, "") in _WAIT


def usage(name: str) -> str:
    """Return the line for help: `#accept YYYY-MM-DD`, `#close fixed|invalid|…`."""
    return f"#{name} {_GRAMMAR[name].argument}".strip()


def _would_work(name: str, today: date) -> tuple[str, ...]:
    """Return lines that can be typed as they stand, with a date two weeks from now as the example."""
    day = (today if name == "breach" else today + timedelta(weeks=2)).isoformat()  # of a breach one is aware already
    return tuple(
        f"#{name} {choice}".strip() for choice in _GRAMMAR[name].argument.strip("[]").replace(_DATE, day).split("|")
    )


def _refused(line_number: int, line: str, why: str, would_work: tuple[str, ...]) -> Parsed:
    return Parsed(problem=Problem(line_number, line, why, would_work))


_WAIT = frozenset({("key", ""), ("merge", ""), ("new", ""), ("breach", "not-notifiable")})
_EITHER_OR = (
    {"accept", "invalid", "defer"},
    {"accept", "defer", "close"},
    {"close", "reopen"},
    {"send", "stop"},
    *({"spam", moves} for moves in ("accept", "invalid", "defer", "fixed", "close", "reopen")),
    *({"share", other} for other in ("accept", "invalid", "defer", "fixed", "close", "reopen", "spam", "merge")),
    *({"share", other} for other in ("new", "send", "stop", "breach")),
    *({"merge", moves} for moves in ("accept", "invalid", "defer", "fixed", "close", "reopen", "spam")),
)


def _contradict(one: Command, other: Command) -> bool:
    if one.name == other.name == "breach" and one.choice != other.choice:
        return {one.choice, other.choice} == {"notified", "not-notifiable"}
    if one.name == other.name:
        return one.argument != other.argument
    return any({one.name, other.name} <= names for names in _EITHER_OR)


# ---------------------------------------------------------------------------------------------------------------
# Arguments
# ---------------------------------------------------------------------------------------------------------------

_Reader = Callable[[Command, str, date], Command | str]
"""Returns the command with its argument, or the word that says why not."""


def _no_argument(command: Command, argument: str, _: date) -> Command | str:
    return "bad-argument" if bare(argument) else command


def _day(command: Command, argument: str, today: date) -> Command | str:
    if not bare(argument):
        return "no-date"
    try:
        day = parse_day(argument, today)
    except ValueError:
        return "bad-date"
    return replace(command, day=day) if day >= today else "past-date"


def _day_or_none(command: Command, argument: str, today: date) -> Command | str:
    return _day(command, argument, today) if bare(argument) else command


def _reason(command: Command, argument: str, _: date) -> Command | str:
    if not bare(argument):
        return "missing-argument"
    try:
        return replace(command, reason=CloseReason("-".join(bare(argument).casefold().split())))
    except ValueError:
        return "bad-argument"


def _span(command: Command, argument: str, _: date) -> Command | str:
    if not bare(argument):
        return "missing-argument"
    try:
        span = parse_span(bare(argument))
    except ValueError:
        return "bad-argument"
    # Progress is told on a day, so the shortest interval is one.
    return "bad-argument" if span.unit in (Unit.MINUTES, Unit.HOURS) else replace(command, span=span)


def _words(command: Command, argument: str, _: date) -> Command | str:
    text = bare(argument)
    return replace(command, text=text) if text else "missing-argument"


def _one_of(*choices: str) -> _Reader:
    def read(command: Command, argument: str, _: date) -> Command | str:
        if not (word := bare(argument).casefold()):
            return "missing-argument"
        return replace(command, choice=word) if word in choices else "bad-argument"

    return read


def _yes_or_no(command: Command, argument: str, day: date) -> Command | str:
    return _one_of("yes", "no")(command, argument or "yes", day)


def _one_address(command: Command, argument: str, _: date) -> Command | str:
    text = comparable(bare(argument).removeprefix("mailto:").strip("<>"))
    if not text:
        return "missing-argument"
    return replace(command, text=text) if _ADDRESS.fullmatch(text) else "bad-address"


def _reference(command: Command, argument: str, _: date) -> Command | str:
    text = bare(argument).strip("[]").upper()
    if not text:
        return "missing-argument"
    return replace(command, text=text) if _REFERENCE.fullmatch(text) else "bad-argument"


def _breach(command: Command, argument: str, today: date) -> Command | str:
    """Read a word of the register and what it tells, or the moment of awareness: a day, a time of day, or both."""
    if not bare(argument):
        return command
    word, _, rest = argument.partition(" ")
    word = word.strip(" .,;:!*_").casefold()
    if word in BREACH_TELLS:
        return replace(command, choice=word, text=bare(rest))
    if word in BREACH_ENDS:
        return replace(command, choice=word, text=bare(rest)) if bare(rest) else "missing-argument"
    try:
        day, clock = parse_past(argument, today)
    except ValueError:
        return "bad-date"
    return replace(command, day=day, clock=clock)


@dataclass(frozen=True, slots=True)
class _Form:
    argument: str  # for people to read; in brackets what may be left out, with "|" between choices
    read: _Reader


_DATE = "YYYY-MM-DD"
BREACH_ENDS = ("notified", "not-notifiable")
BREACH_TELLS = ("facts", "effects", "measures", "data", "affected")
_BREACH = "|".join([f"{_DATE}", "notified REFERENCE", "not-notifiable WHY", *(f"{word} TEXT" for word in BREACH_TELLS)])
_ADDRESS = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{1,63}")  # RFC 5322 dot-atom
_REFERENCE = re.compile(r"[A-Z]{2,8}-\d{4}-[0-9A-Z]{4}")

_GRAMMAR: Mapping[str, _Form] = {
    "note": _Form("", _no_argument),
    "accept": _Form(_DATE, _day),
    "invalid": _Form("", _no_argument),
    "defer": _Form(f"[{_DATE}]", _day_or_none),
    "fixed": _Form("", _no_argument),
    "close": _Form("|".join(CloseReason), _reason),
    "reopen": _Form("", _no_argument),
    "progress": _Form("2w", _span),
    "send": _Form("", _no_argument),
    "stop": _Form("", _no_argument),
    "clear-ok": _Form("", _no_argument),
    "assign": _Form("NAME", _words),
    "key": _Form("accept|drop", _one_of("accept", "drop")),
    "anonymous": _Form("[yes|no]", _yes_or_no),
    "merge": _Form("REFERENCE", _reference),
    "spam": _Form("", _no_argument),
    "new": _Form("ADDRESS", _one_address),
    "breach": _Form(_BREACH, _breach),
    "share": _Form("NAME|NAME summary", _words),
    "consent": _Form("HOW|withdrawn", _words),
    "credit": _Form("yes|no|NAME", _words),
    "publish": _Form("yes|no|HOW", _words),
    "help": _Form("", _no_argument),
}
