"""How the commands of a law's clock are typed: a moment, a word of the register with what it tells, or a field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mailbot.case.clocks import PRESETS, SHORT, VERBS
from mailbot.case.commands.dates import is_like_a_day, parse_past
from mailbot.case.commands.lines import bare
from mailbot.case.commands.spec import Command
from mailbot.facts import RefusalReason

DONE, NOT_DONE, FIXED, TEXT = "done", "not-done", "fixed", "text"
NOTIFIED = "notified"  # done, of the step that is called so
NOT_APPLICABLE = ("not-applicable", "not-notifiable")
_CLOCK_OF = {short: clock for clock, short in SHORT.items()}


def clock_named(command: Command) -> str:
    """Return the clock that a command is about: the one that it names, or is short for."""
    return command.of or _CLOCK_OF[command.name]


def read_named_clock(command: Command, argument: str, today: date) -> Command | RefusalReason:
    """Read the name of a clock, and what is said of it."""
    name, _, rest = bare(argument).partition(" ")
    if not name:
        return RefusalReason.MISSING_ARGUMENT
    return read_clock_line(replace(command, of=name.strip(" .,;:!*_").casefold()), rest, today)


def read_clock_line(command: Command, argument: str, today: date) -> Command | RefusalReason:
    """Read a word of the register and what it tells, or a moment: a day, a time of day, or both."""
    if not bare(argument):
        return command
    word, _, rest = argument.strip().partition(" ")
    word, words, rest = word.strip(" .,;:!*_").casefold(), rest.strip(), bare(rest)
    if word == TEXT or (word == FIXED and not rest):
        return replace(command, choice=word)
    if word == FIXED:
        return _read_moment(replace(command, choice=word), rest, today)
    if word in VERBS:
        return replace(command, choice=word, text=rest) if rest else RefusalReason.MISSING_ARGUMENT
    if _is_field(clock_named(command), word, rest):
        return replace(command, choice=word, text=words if rest else "")
    return _read_moment(command, argument, today)


def _is_field(clock: str, word: str, rest: str) -> bool:
    """Return whether a word that is no verb names a field: of a clock of the configuration, any that is no day."""
    if clock in PRESETS:
        return word in PRESETS[clock].fields or bool(rest and word.isalpha() and not is_like_a_day(word))
    return not is_like_a_day(word)


def _read_moment(command: Command, argument: str, today: date) -> Command | RefusalReason:
    try:
        day, clock = parse_past(argument, today)
    except ValueError:
        return RefusalReason.BAD_DATE
    return replace(command, day=day, clock=clock)


def contradict_on_clocks(command: Command, other: Command) -> bool:
    """Return whether two lines cannot both be true; several facts and steps of one clock go together."""
    if command.of != other.of:
        return False
    if {command.choice, other.choice} & {DONE, NOTIFIED} and {command.choice, other.choice} & {*NOT_APPLICABLE}:
        whole = command if command.choice in NOT_APPLICABLE else other
        steps = {step.name for clock in PRESETS.values() for step in clock.steps if len(clock.steps) > 1}
        return whole.text.partition(" ")[0] not in steps
    if command.choice != other.choice:
        return False
    of_steps = (DONE, NOT_DONE, *NOT_APPLICABLE)
    if command.choice in of_steps and command.text.partition(" ")[0] != other.text.partition(" ")[0]:
        return len(command.text.split()) < 2 or len(other.text.split()) < 2  # one of them names no step
    return command.argument != other.argument
