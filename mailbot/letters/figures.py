"""The report of a month in words: its sections, in one language, for the letter, the terminal and the page alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from math import ceil
from typing import Final, Literal, TypeVar
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton, format_timedelta

from mailbot.facts import AGES, MonthFigures, Picture, PromiseCount, Spread
from mailbot.languages import PHRASES
from mailbot.languages.figure_words import FigureWords

_UNITS: Final[tuple[tuple[Literal["day", "hour", "minute"], timedelta], ...]] = (
    ("day", timedelta(days=1)),
    ("hour", timedelta(hours=1)),
    ("minute", timedelta(minutes=1)),
)
_Name = TypeVar("_Name", bound=str)


@dataclass(frozen=True, slots=True)
class Row:
    """What is counted, and how much of it; `inside` is a part of the row above."""

    label: str
    value: str
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, and what stands below it."""

    title: str
    rows: tuple[Row, ...]
    colon: str
    semicolon: str

    def lines(self) -> Iterator[str]:
        """Yield the rows as lines, each with its parts in brackets behind it."""
        above, inside = "", list[str]()
        for row in (*self.rows, Row("", "")):
            line = f"{row.label}{self.colon}{row.value}" if row.value else row.label
            if row.inside:
                inside.append(f"{row.label} {row.value}")
                continue
            if above:
                yield f"{above} ({self.semicolon.join(inside)})" if inside else above
            above, inside = line, []


class FiguresInWords:
    """MonthFigures in the words of a language."""

    def __init__(self, figures: MonthFigures, language: str, timezone: str) -> None:
        self._figures = figures
        self._language = language
        self._zone = ZoneInfo(timezone)
        self._words: FigureWords = PHRASES[language].figures

    @property
    def title(self) -> str:
        """Return the heading of it all."""
        return self._words.title.format(month=self.month)

    @property
    def month(self) -> str:
        """Return the month, by its name and year."""
        return self._month(self._figures.month, "yMMMM")

    @property
    def so_far(self) -> str:
        """Return how far it was counted, of a month that is not over."""
        return "" if self._figures.is_over else self._words.so_far.format(day=self._day(self._figures.until))

    def parts(self) -> Iterator[Part]:
        """Yield all there is to tell, but the twelve months."""
        words = self._words
        yield self._part(words.came, self._came())
        yield self._part(words.times, self._times())
        yield self._part(words.promises, self._promises())
        yield self._part(words.open, self._open())
        yield self._part(words.clocks, self._clocks())
        yield self._part(words.waits, self._waits())
        yield self._part(words.lessons, (Row(lesson, "") for lesson in self._figures.lessons))
        holds = ((reference, words.hold.format(day=self._day(day))) for reference, day in self._figures.holds)
        yield self._part(words.holds, (Row(reference, since) for reference, since in holds))
        yield self._part(words.erasure, [Row(words.erased, str(self._figures.erased))])

    def _part(self, title: str, rows: Iterable[Row]) -> Part:
        return Part(title, tuple(rows), self._words.colon, self._words.semicolon)

    @property
    def none(self) -> str:
        """Return what stands below a heading with nothing to tell."""
        return self._words.none

    @property
    def year_title(self) -> str:
        """Return the heading of the twelve months."""
        return self._words.year

    def year(self) -> Iterator[tuple[str, ...]]:
        """Yield the twelve months as a table: its head, then a row each."""
        words = self._words
        yield (words.month, words.column_came, words.column_kept, words.column_missed)
        for one in self._figures.year:
            yield (self._month(one.first, "yMMM"), str(one.came), str(one.kept), str(one.missed))

    def pictures(self) -> Iterator[Picture]:
        """Yield what the pictures show."""
        words, year = self._words, self._figures.year
        months = tuple(self._month(one.first, "yMMM") for one in year)
        # Twelve names of months side by side have no room for as many years
        short = tuple(
            self._month(one.first, "MMM") + (f"\n{one.first.year}" if one.first.month == 1 or not place else "")
            for place, one in enumerate(year)
        )
        came = {words.column_came: tuple(one.came for one in year)}
        yield self._picture(words.arrivals_picture, short, came, months)
        promises = {
            words.column_kept: tuple(one.kept for one in year),
            words.column_missed: tuple(one.missed for one in year),
        }
        yield self._picture(words.promises_picture, short, promises, months)
        ages = {words.open_cases: self._figures.open_by_age}
        yield replace(self._picture(words.ages_picture, self._ages, ages, self._ages), across=True)

    def _picture(
        self, title: str, labels: tuple[str, ...], series: Mapping[str, tuple[int, ...]], named: Sequence[str]
    ) -> Picture:
        values = (
            f"{label} {' / '.join(str(numbers[place]) for numbers in series.values())}"
            for place, label in enumerate(named)
            if any(numbers[place] for numbers in series.values())
        )
        instead = self._words.picture.format(title=title, values=", ".join(values) or self._words.none)
        return Picture(title, labels, series, instead, self._words.none)

    # Parts

    def _came(self) -> Iterator[Row]:
        words, figures = self._words, self._figures
        yield Row(words.cases, str(figures.came))
        yield from self._inside(words.kinds, figures.by_kind)
        yield from self._inside(words.ways, figures.by_way)
        for language, count in figures.by_language.items():
            yield Row(words.language.format(language=self._named(language)), str(count), inside=True)
        if figures.came_erased:
            yield Row(words.kinds["erased"], str(figures.came_erased), inside=True)
        yield Row(words.closed, str(figures.closed))
        yield from self._inside(words.outcomes, figures.by_outcome)
        yield Row(words.mails, str(figures.mails))

    def _inside(self, words: Mapping[str, str], counts: Mapping[_Name, int]) -> Iterator[Row]:
        return (Row(words[name], str(count), inside=True) for name, count in counts.items())

    def _times(self) -> Iterator[Row]:
        words, figures = self._words, self._figures
        yield Row(words.to_acknowledgement, self._took(figures.to_acknowledgement))
        yield Row(words.to_assessment, self._took(figures.to_assessment))
        yield Row(words.to_solution, self._took(figures.to_solution))

    def _took(self, spread: Spread) -> str:
        if spread.median is None or spread.ninetieth is None:
            return "–"
        return self._words.took.format(
            median=self._long(spread.median), ninetieth=self._long(spread.ninetieth), count=spread.count
        )

    def _promises(self) -> Iterator[Row]:
        for pledge, count in self._figures.promises.items():
            yield Row(self._words.pledges[pledge], self._kept(count))
        yield Row(self._words.told, str(self._figures.told))

    def _kept(self, count: PromiseCount) -> str:
        moved = self._words.moved.format(moved=count.moved) if count.moved else ""
        return self._words.kept.format(kept=count.kept, missed=count.missed) + moved

    @property
    def _ages(self) -> tuple[str, ...]:
        return tuple(self._words.ages[str(age)] for age in (*AGES, "more"))

    def _open(self) -> Iterator[Row]:
        figures = self._figures
        yield Row(self._words.open_cases, str(figures.open))
        for label, count in zip(self._ages, figures.open_by_age, strict=True):
            if count:
                yield Row(label, str(count), inside=True)
        if figures.oldest is not None:
            yield Row(self._words.oldest, self._words.days.format(days=figures.oldest))

    def _clocks(self) -> Iterator[Row]:
        yield Row(self._words.breaches, str(self._figures.breaches))
        titles = PHRASES[self._language].clocks.titles
        for one in self._figures.clocks:
            value = self._words.clock.format(
                started=one.started,
                in_time=one.in_time,
                late=one.late,
                not_applicable=one.not_applicable,
                running=one.running,
            )
            yield Row(titles.get(one.name, one.name), value)

    def _waits(self) -> Iterator[Row]:
        since = self._figures.held_since
        oldest = f", {self._words.held_since.format(day=self._day(since))}" if since is not None else ""
        yield Row(self._words.held, f"{self._figures.held}{oldest}")

    # Words of Babel's

    def _month(self, first: date, skeleton: str) -> str:
        return str(format_skeleton(skeleton, datetime(first.year, first.month, 1), locale=self._language))  # noqa: DTZ001  a month

    def _day(self, day: date) -> str:
        local = day.astimezone(self._zone).date() if isinstance(day, datetime) else day
        return str(format_date(local, PHRASES[self._language].dates.day, locale=self._language))

    def _named(self, language: str) -> str:
        return str(Locale.parse(self._language).languages.get(language, language))

    def _long(self, time: timedelta) -> str:
        """Return a length of time in one unit, rounded up: "within" must be true of it."""
        unit, length = next((one for one in _UNITS if time >= 2 * one[1]), _UNITS[-1])
        whole = ceil(time / length) * length
        return str(format_timedelta(whole, granularity=unit, threshold=10**6, locale=self._language))
