"""Dates, as people in each language write them behind a command."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, time, timedelta

from babel.dates import get_day_names, get_month_names

from mailbot.case.commands.lines import bare
from mailbot.languages import LANGUAGES, any_phrase


def folded(text: str) -> str:
    """Return text without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


_MONTHS = {
    folded(name).strip("."): month
    for language in LANGUAGES
    for width in ("wide", "abbreviated")
    for context in ("format", "stand-alone")
    for month, name in get_month_names(width, context, language).items()
}
# Not the abbreviated ones: "mar" is a Tuesday in French and March in English.
_WEEKDAYS = {
    folded(name): day for language in LANGUAGES for day, name in get_day_names("wide", locale=language).items()
}
_FILLER = re.compile(any_phrase(lambda phrases: phrases.dates.fillers))


def parse_day(text: str, today: date) -> date:
    """Read `2026-11-27`, `27-11-2026`, `27/11`, `vrijdag 27 november 2026`; ValueError when it is no such day.

    The day stands before the month, as in every language here; without a year it is the next such day. A weekday
    that does not fit is an error: one of the two is not what was meant.
    """
    words = [word for word in re.findall(r"[^\W\d_]+|[0-9]+", folded(text)) if not _FILLER.fullmatch(word)]
    weekdays = {_WEEKDAYS[word] for word in words if word in _WEEKDAYS}
    words = [word for word in words if word not in _WEEKDAYS]
    if words and words[0] in _MONTHS:  # November 27, 2026
        words[:2] = reversed(words[:2])
    elif words and len(words[0]) == 4:  # 2026-11-27
        words.reverse()
    match words:
        case [day, month]:
            years = range(today.year, today.year + 9)  # a 29 February may be eight years away
            coming = True
        case [day, month, year]:
            years = _years(year)
            coming = False
        case _:
            raise ValueError("no day and month")
    days = _days(years, _MONTHS.get(month) or int(month), int(day))
    found = next((found for found in days if found >= today or not coming), None)
    if found is None or weekdays - {found.weekday()}:
        raise ValueError("no such day")
    return found


_AT = any_phrase(lambda phrases: phrases.dates.at)
_OCLOCK = any_phrase(lambda phrases: phrases.dates.oclock)
_CLOCK = re.compile(rf"(?:\b{_AT}\s+)?\b(\d{{1,2}})\s*(?:[:.h]\s*(\d{{2}})(?:\s*{_OCLOCK})?|{_OCLOCK})\s*$")


def parse_past(text: str, today: date) -> tuple[date, time | None]:
    """Read a day that is not to come, with or without a time; a time alone is today's."""
    since = today - timedelta(days=364)  # without a year it is the last such day
    text = folded(bare(text))
    if ":" not in text:
        with suppress(ValueError):
            return parse_day(text, since), None
    if (found := _CLOCK.search(text)) is None:
        raise ValueError("neither a day nor a time")
    day = text[: found.start()].strip(" ,;")
    return parse_day(day, since) if day else today, time(int(found[1]), int(found[2] or 0))


def is_like_a_day(word: str) -> bool:
    """Return whether a day or a time may begin with a word, right or wrong."""
    word = folded(word).strip(".")
    return not word or word[0].isdigit() or word in _WEEKDAYS or word in _MONTHS or _FILLER.fullmatch(word) is not None


def _years(text: str) -> range:
    """Read `2026` or `26`; a promise for another century is a slip."""
    year = int(text) + (2000 if len(text) == 2 else 0)
    if year not in range(2000, 2100):
        raise ValueError("no such year")
    return range(year, year + 1)


def _days(years: range, month: int, day: int) -> Iterator[date]:
    for year in years:
        with suppress(ValueError, OverflowError):  # a number of many digits
            yield date(year, month, day)
