"""What one thing is like: well, or how bad, since when, and what to do about it; and what that makes of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from mailbot.facts import Alarm

HOUR = timedelta(hours=1)  # what is broken for so long is an alarm; of what lasts until somebody acts, at once


class Level(IntEnum):
    """How bad it is, as monitoring plugins' exit statuses have it."""

    OK = 0
    WARNING = 1
    CRITICAL = 2
    UNKNOWN = 3  # never tried, or not to be found out


_WORST_FIRST = (Level.CRITICAL, Level.WARNING, Level.UNKNOWN, Level.OK)


@dataclass(frozen=True, slots=True)
class Condition:
    """What one thing is like. `lasting`: until somebody acts, however long that is."""

    name: str
    level: Level
    text: str
    remedy: str = ""
    since: datetime | None = None
    lasting: bool = False


def worst(conditions: Iterable[Condition]) -> Level:
    """Return what all of it together comes to."""
    levels = {condition.level for condition in conditions}
    return next((level for level in _WORST_FIRST if level in levels), Level.UNKNOWN)


def summary(conditions: Sequence[Condition]) -> str:
    """Return it in one line: what is wrong, the worst first."""
    wrong = worst_first(conditions)
    level = worst(conditions)
    if not wrong:
        return f"MAILBOT {level.name}: all is well"
    more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
    return f"MAILBOT {level.name}: {wrong[0].text}{more}"


def in_ten_words(conditions: Sequence[Condition]) -> str:
    """Return it for systemd's status line: by name, since `mailbot status` tells the rest."""
    wrong = worst_first(conditions)
    if not wrong:
        return "All is well."
    named = ", ".join(condition.name for condition in wrong[:4])
    return f"{wrong[0].level.name.capitalize()}: {named}{', …' if len(wrong) > 4 else ''} (mailbot status)"


def worst_first(conditions: Iterable[Condition]) -> list[Condition]:
    """Return what is not well, the worst first, else in the order of the table."""
    wrong = [condition for condition in conditions if condition.level is not Level.OK]
    return sorted(wrong, key=lambda condition: _WORST_FIRST.index(condition.level))


def alarms(conditions: Iterable[Condition], now: datetime) -> list[Alarm]:
    """Return what is to be told to somebody at once: broken for an hour, or until somebody acts."""
    return [
        Alarm(condition.name, condition.since or now, condition.text, condition.remedy)
        for condition in conditions
        if condition.level is Level.CRITICAL and (condition.lasting or now - (condition.since or now) >= HOUR)
    ]


def count_of(number: int, thing: str) -> str:
    """Return how many things there are: "1 case", "2 cases", "2 copies"."""
    several = f"{thing[:-1]}ies" if thing.endswith("y") else f"{thing}s"
    return f"{number} {thing if number == 1 else several}"


def span(length: timedelta) -> str:
    """Return a length of time in its largest whole unit."""
    seconds = max(0, int(length.total_seconds()))
    for unit, size in (("day", 86400), ("hour", 3600), ("minute", 60)):
        if (number := seconds // size) > 0:
            return f"{number} {unit}{'s' if number > 1 else ''}"
    return "less than a minute"
