"""What a handler's mail asks for: the lines at its very top that begin with `#`, and the words below them.

Pure. Reads generously how people and mail clients write a line (`# Accept: 27 november 2026.`, bullets, invisible
characters) and refuses to guess what was meant: anything unclear is a `Problem`, then no command is given out at
all. Whether a command is legal in the state of its case is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from mailbot.case.commands.dates import folded
from mailbot.case.commands.lines import bare, cleaned, goes_on, sighted, split_command
from mailbot.case.commands.spec import Command, CommandSpec, CommandTable, Problem, contradict
from mailbot.case.commands.table import COMMANDS
from mailbot.facts import RefusalReason


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a mail asks for: commands and words, or a problem and neither."""

    commands: tuple[Command, ...] = ()
    words: str = ""
    problem: Problem | None = None
    unmarked: Command | None = None  # what the words begin with, if it had its `#`


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a command as it stands in a mail, joined again where a client wrapped it."""

    number: int
    text: str
    name: str
    argument: str


def parse(text: str, today: date, table: CommandTable = COMMANDS) -> Parsed:
    """Read `text`, the new text of a handler's mail; `today` is the organisation's day."""
    lines = text.splitlines()
    commands: list[Command] = []
    words: list[str] = []
    at = next((n for n, line in enumerate(lines) if cleaned(line)), 0)
    while at < len(lines) and cleaned(lines[at]).startswith("#"):
        line, at = _next_line(lines, at, table)
        command = _read(line, today, table)
        if isinstance(command, Problem):
            return Parsed(problem=command)
        if command.spec.argument.joins_words and line.argument:
            words.append(line.argument)
        against = next((other for other in commands if contradict(other, command)), None)
        if against:
            would_work = (against.line, command.line)
            return Parsed(problem=Problem(command.line_number, command.line, RefusalReason.ILLEGAL, would_work))
        if not any((other.spec, other.argument) == (command.spec, command.argument) for other in commands):
            commands.append(command)
    if problem := _find_below(lines, at, commands, table):
        return Parsed(problem=problem)
    unmarked = None if commands else _find_unmarked(lines, today, table)
    return Parsed(tuple(commands), "\n".join([*words, *lines[at:]]).strip(), unmarked=unmarked)


def _next_line(lines: Sequence[str], at: int, table: CommandTable) -> tuple[_Line, int]:
    """Return the command's line at `at`, and where the next line begins."""
    text = cleaned(lines[at])
    name, argument = split_command(text)
    number = at = at + 1
    wraps = name in table and table[name].argument.wraps
    while wraps and at < len(lines) and goes_on(lines[at - 1], lines[at]):
        more = cleaned(lines[at])
        text, argument = f"{text} {more}", f"{argument} {more}"
        at += 1
    return _Line(number, text, name, argument), at


def _read(line: _Line, today: date, table: CommandTable) -> Command | Problem:
    spec = table.get(line.name)
    if spec is None:
        near = get_close_matches(line.name, table)
        would_work = tuple(table[name].usage_on(today) for name in near) or (table.fallback.usage,)
        return Problem(line.number, line.text, RefusalReason.UNKNOWN, would_work)
    if others := _sighted(line.argument, table):  # two commands on one line: only the first would be read
        return Problem(
            line.number, line.text, RefusalReason.LOWER_COMMAND, (spec.usage_on(today), others[0].usage_on(today))
        )
    argument = "" if spec.argument.joins_words else line.argument
    command = spec.argument.read(Command(spec, line.text, line.number), argument, today)
    if isinstance(command, RefusalReason):
        return Problem(line.number, line.text, command, spec.examples(today))
    return command


def _find_below(lines: Sequence[str], at: int, commands: Iterable[Command], table: CommandTable) -> Problem | None:
    """Return a command that stands below the top, where commands are not read: it would be sent with the words."""
    for number, raw in enumerate(lines[at:], at + 1):
        if _sighted(raw, table):
            line = cleaned(raw)
            would_work = (*(command.line for command in commands), line)
            return Problem(number, line, RefusalReason.LOWER_COMMAND, would_work)
    return None


def _find_unmarked(lines: Sequence[str], today: date, table: CommandTable) -> Command | None:
    """Return the command that words begin with, alone on their first line, but for its `#`.

    Only one that would be read as it stands: "close fixed", "stop", never "Note that …" or "Find out whether …".
    """
    number = next((n for n, line in enumerate(lines) if cleaned(line)), None)
    if number is None or "#" in lines[number]:
        return None
    line = "#" + cleaned(lines[number]).lstrip("/\\!-.*: ")
    name, argument = split_command(line)
    spec = table.get(name)
    if spec is None or (bare(argument) and (spec.argument.wraps or spec.argument.joins_words)):
        return None
    read = spec.argument.read(Command(spec, line, number + 1), bare(argument), today)
    return read if isinstance(read, Command) else None


def _sighted(line: str, table: CommandTable) -> list[CommandSpec]:
    """Return the commands that a line seems to hold, wherever in it, however dressed.

    A slip of the finger counts as well: "#acept" in the middle of a mail must not reach the reporter.
    """
    seen = list(sighted(folded(line)))
    near = [table[name] for word in seen for name in get_close_matches(word, table, n=1, cutoff=0.8)]
    return near or [table.fallback for word in seen if _is_of_two_scripts(word)]


def _is_of_two_scripts(name: str) -> bool:
    """Return whether letters of another script stand among those of ours, as when a keyboard was switched too late."""
    return len({letter.isascii() for letter in folded(name)}) > 1


def find_in_subject(
    subject: str, parsed: Parsed, known: str, today: date, table: CommandTable = COMMANDS
) -> Problem | None:
    """Find a command that stands in the subject alone: it is not read there, and the words of the mail would leave.

    What stood in the subject of the answered letter already, `known`, is not the handler's.
    """
    given = {command.spec for command in parsed.commands} | set(_sighted(known, table))
    alone = next((spec for spec in _sighted(subject, table) if spec not in given), None)
    return None if alone is None else Problem(0, subject, RefusalReason.IN_SUBJECT, (alone.usage_on(today),))


def find_put_away(lines: Iterable[str], parsed: Parsed, table: CommandTable = COMMANDS) -> Problem | None:
    """Find a command in the signature block alone: that is cut away unread, and the words above it would leave."""
    given = {command.spec for command in parsed.commands}
    for line in lines:
        if any(spec not in given for spec in _sighted(line, table)):
            would_work = (*(command.line for command in parsed.commands), cleaned(line))
            return Problem(0, cleaned(line), RefusalReason.LOWER_COMMAND, would_work)
    return None


def first_command(text: str, table: CommandTable = COMMANDS) -> CommandSpec | None:
    """Return the command that the first line of `text` gives, of those that hold anything, whatever its argument."""
    first = next(filter(None, map(cleaned, text.splitlines())), "")
    return table.get(split_command(first)[0]) if first.startswith("#") else None
