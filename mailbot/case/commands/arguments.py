"""What may stand behind a command, and how each kind of it is read; what is particular to one command stands there."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from mailbot.case.commands.dates import parse_day
from mailbot.case.commands.lines import bare
from mailbot.case.commands.spec import DATE, Argument, Command
from mailbot.case.promises import parse_span
from mailbot.domains import comparable
from mailbot.facts import CloseReason, RefusalReason, Unit

_ADDRESS = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{1,63}")  # RFC 5322 dot-atom
_REFERENCE = re.compile(r"[A-Z]{2,8}-\d{4}-[0-9A-Z]{4}")


def _read_nothing(command: Command, argument: str, _: date) -> Command | RefusalReason:
    return RefusalReason.BAD_ARGUMENT if bare(argument) else command


def _read_day(command: Command, argument: str, today: date) -> Command | RefusalReason:
    if not bare(argument):
        return RefusalReason.NO_DATE
    try:
        day = parse_day(argument, today)
    except ValueError:
        return RefusalReason.BAD_DATE
    return replace(command, day=day) if day >= today else RefusalReason.PAST_DATE


def _read_day_or_nothing(command: Command, argument: str, today: date) -> Command | RefusalReason:
    return _read_day(command, argument, today) if bare(argument) else command


def _read_reason(command: Command, argument: str, _today: date) -> Command | RefusalReason:
    """Read why a case is closed; behind `duplicate` may stand the case that came first."""
    if not bare(argument):
        return RefusalReason.MISSING_ARGUMENT
    words, _, last = bare(argument).rpartition(" ")
    other = last.strip("[]").upper()
    if not (words and _REFERENCE.fullmatch(other)):
        words, other = bare(argument), ""
    try:
        reason = CloseReason("-".join(bare(words).casefold().split()))
    except ValueError:
        return RefusalReason.BAD_ARGUMENT
    if other and reason is not CloseReason.DUPLICATE:
        return RefusalReason.BAD_ARGUMENT
    return replace(command, reason=reason, text=other)


def _read_span(command: Command, argument: str, _: date) -> Command | RefusalReason:
    if not bare(argument):
        return RefusalReason.MISSING_ARGUMENT
    try:
        span = parse_span(bare(argument))
    except ValueError:
        return RefusalReason.BAD_ARGUMENT
    # Progress is told on a day, so the shortest interval is one.
    hours = span.unit in (Unit.MINUTES, Unit.HOURS)
    return RefusalReason.BAD_ARGUMENT if hours else replace(command, span=span)


def _read_words(command: Command, argument: str, _: date) -> Command | RefusalReason:
    text = bare(argument)
    return replace(command, text=text) if text else RefusalReason.MISSING_ARGUMENT


def _read_address(command: Command, argument: str, _: date) -> Command | RefusalReason:
    text = comparable(bare(argument).removeprefix("mailto:").strip("<>"))
    if not text:
        return RefusalReason.MISSING_ARGUMENT
    return replace(command, text=text) if _ADDRESS.fullmatch(text) else RefusalReason.BAD_ADDRESS


def _read_reference(command: Command, argument: str, _: date) -> Command | RefusalReason:
    text = bare(argument).strip("[]").upper()
    if not text:
        return RefusalReason.MISSING_ARGUMENT
    return replace(command, text=text) if _REFERENCE.fullmatch(text) else RefusalReason.BAD_ARGUMENT


def _read_reference_or_nothing(command: Command, argument: str, today: date) -> Command | RefusalReason:
    return _read_reference(command, argument, today) if bare(argument) else command


def words(usage: str) -> Argument:
    """Return an argument in the handler's own words: a name, a reason."""
    return Argument(usage, _read_words, wraps=True)


def one_of(*choices: str, default: str = "") -> Argument:
    """Return an argument of one word among `choices`; one with a default may be left out."""

    def read(command: Command, argument: str, _: date) -> Command | RefusalReason:
        if not (word := bare(argument or default).casefold()):
            return RefusalReason.MISSING_ARGUMENT
        return replace(command, choice=word) if word in choices else RefusalReason.BAD_ARGUMENT

    usage = "|".join(choices)
    return Argument(f"[{usage}]" if default else usage, read)


NOTHING = Argument("", _read_nothing)
WORDS_BELOW = Argument("", _read_nothing, joins_words=True)
DAY = Argument(DATE, _read_day)
DAY_OR_NOTHING = Argument(f"[{DATE}]", _read_day_or_nothing)
CLOSE_REASON = Argument("|".join(CloseReason), _read_reason)
SPAN = Argument("2w", _read_span)
ADDRESS = Argument("ADDRESS", _read_address)
REFERENCE = Argument("REFERENCE", _read_reference)
REFERENCE_OR_NOTHING = Argument("[REFERENCE]", _read_reference_or_nothing)
