"""Due dates: what "5 working days" means on a given day, and when reminders may leave.

Pure: time comes in as an argument, aware UTC, and goes out as aware UTC; a day is a day in the organisation's time
zone and lasts until 24:00 there, however many hours summer time gives it. Counting starts on the day after the event
(Regulation (EEC, Euratom) No 1182/71, article 3(1)). Unlike article 3(4), a promise in plain days or weeks that ends
on a Saturday, Sunday or public holiday is not moved to the next working day: who reads "within 3 days" counts three
days, and whoever wants more publishes working days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from mailbot.case.public_holidays import public_holidays
from mailbot.facts import Case, Organisation, Promise, Situation, Span, State, Unit

OPENS = time(9)
CLOSES = time(17)
LAST_HOUR = time(16)  # a warning that leaves as the office closes at 17:00 is read tomorrow: one hour before CLOSES

_AT_ITS_END = Span(0, Unit.DAYS)
_UNASSESSED = Span(7, Unit.DAYS)  # people who hear nothing go elsewhere with what they found after 7 and 14 days

_UNITS = {
    word: unit
    for unit, words in {
        Unit.MINUTES: "m min minute minutes",
        Unit.HOURS: "h hour hours",
        Unit.DAYS: "d day days",
        Unit.WEEKS: "w week weeks",
    }.items()
    for word in words.split()
} | {"working day": Unit.WORKING_DAYS, "working days": Unit.WORKING_DAYS}

# Four digits: 9,999 weeks from now is still a date that Python can hold.
_SPAN = re.compile(r"(?:every\s+)?([0-9]{1,4})\s*([a-z]+(?:\s+days?)?)")


def parse_span(text: str) -> Span:
    """Read `5 working days`, `every 14 days`, `10 minutes` or `2w`; ValueError says what would work."""
    match = _SPAN.fullmatch(text.strip().casefold())
    unit = _UNITS.get(" ".join(match[2].split())) if match else None
    if match is None or unit is None or int(match[1]) == 0:
        raise ValueError("must be a number and a unit, such as “3 days”, “5 working days”, “2 weeks” or “10 minutes”")
    return Span(int(match[1]), unit)


@lru_cache(maxsize=64)
def _days_off(country: str, year: int) -> frozenset[date]:
    """Weekends and public holidays of a year.

    A set of our own for each year: the library's object fills in a year on first use, and a second thread that looks
    meanwhile would find working days where holidays are.
    """
    days = public_holidays(country, year)
    first = date(year, 1, 1)
    whole = (first + timedelta(n) for n in range((date(year, 12, 31) - first).days + 1))
    return frozenset(day for day in whole if not days.is_working_day(day))


@dataclass(frozen=True, slots=True)
class Calendar:
    """When people work at the organisation: its time zone, its country's holidays, its own further days off."""

    timezone: str
    country: str
    extra_holidays: tuple[date, ...] = ()

    def local_day(self, at: datetime) -> date:
        """Return which day it is at the organisation."""
        return at.astimezone(ZoneInfo(self.timezone)).date()

    def is_working_day(self, day: date) -> bool:
        """Return whether the office is open on `day`."""
        return day not in _days_off(self.country, day.year) and day not in self.extra_holidays

    def by(self, at: datetime, span: Span) -> date:
        """Return the day by which (until 24:00 local) something promised at `at` is due."""
        day = self.local_day(at)
        match span.unit:
            case Unit.MINUTES | Unit.HOURS:
                return self.local_day(at + duration(span))
            case Unit.DAYS | Unit.WEEKS:
                return day + duration(span)
            case Unit.WORKING_DAYS:
                for _ in range(span.amount):
                    day = self._working_day(day, timedelta(1))
                return day

    def start_of(self, day: date) -> datetime:
        """Return 0:00 local."""
        return self._at(day, time())

    def end_of(self, day: date) -> datetime:
        """Return 24:00 local, which is 0:00 of the next day."""
        return self.start_of(day + timedelta(1))

    def warn_at(self, by: date, ahead: Span) -> datetime:
        """Return the last office hour that leaves people `ahead` before the end of `by`.

        One working day ahead of a promise for Monday is Friday at 16:00: Monday is the working day that is left. The
        moment may lie before the promise was made, when that was made late.
        """
        if ahead.unit is Unit.WORKING_DAYS:
            for _ in range(ahead.amount):
                by = self._working_day(by + timedelta(1), timedelta(-1)) - timedelta(1)
            at = self.end_of(by)
        else:  # a day of 23 or 25 hours moves this by an hour around midnight, when no office is open anyway
            at = self.end_of(by) - duration(ahead)
        day = self.local_day(at)
        if not self.is_working_day(day) or at < self._at(day, OPENS):
            return self._at(self._working_day(day, timedelta(-1)), LAST_HOUR)
        return min(at, self._at(day, LAST_HOUR))

    def follow_at(self, by: date) -> datetime:
        """Return the first office hour after `by` has passed."""
        return self.office_at(self.end_of(by))

    def office_at(self, at: datetime) -> datetime:
        """Return `at` itself when the office is open then, else the next opening."""
        day = self.local_day(at)
        if self.is_working_day(day) and at < self._at(day, CLOSES):
            return max(at, self._at(day, OPENS))
        return self._at(self._working_day(day, timedelta(1)), OPENS)

    def _working_day(self, day: date, step: timedelta) -> date:
        """Return the nearest working day after `day`, or before it with a negative `step`."""
        day += step
        while not self.is_working_day(day):
            day += step
        return day

    def _at(self, day: date, clock: time) -> datetime:
        """Return a local time; a midnight that summer time skips is the moment of the change (PEP 495, fold=0)."""
        return datetime.combine(day, clock, ZoneInfo(self.timezone)).astimezone(UTC)


def duration(span: Span) -> timedelta:
    """Return a span of anything but working days as a length of time."""
    return timedelta(**{span.unit.value: span.amount})


def kept(promise: Promise | None, now: datetime) -> Promise | None:
    """Return a promise as kept `now`, if it was not kept before."""
    return promise if promise is None or promise.kept_at else replace(promise, kept_at=now)


@lru_cache(maxsize=8)
def _calendar(timezone: str, country: str, extra_holidays: tuple[date, ...]) -> Calendar:
    return Calendar(timezone, country, extra_holidays)


def calendar_of(organisation: Organisation) -> Calendar:
    """Return the organisation's calendar: time zone, public holidays, office hours."""
    return _calendar(organisation.timezone, organisation.country, organisation.extra_holidays)


def promise_from(at: datetime, span: Span, organisation: Organisation) -> Promise:
    """Promise something within `span`, counted from `at`."""
    return Promise(calendar_of(organisation).by(at, span))


def next_progress(case: Case, organisation: Organisation, at: datetime) -> Promise:
    """Promise the next progress letter, counted from `at`: never behind the day of the solution.

    Until the assessment is out a week is the longest, unless the assessment itself is due within that week: then the
    morning after it, when nobody hears of progress who has heard of the assessment.
    """
    calendar = calendar_of(organisation)
    today = calendar.local_day(at)
    by = calendar.by(at, case.progress_every or organisation.promises.progress)
    if case.state is State.RECEIVED and by > (week := calendar.by(at, _UNASSESSED)):
        assessment = case.assessment.by if case.assessment and case.assessment.kept_at is None else today
        by = min(by, calendar.local_day(calendar.follow_at(assessment)) if today < assessment <= week else week)
    if ends_with_solution(case, by) and case.solution is not None and case.solution.by >= today:
        by = case.solution.by
    if last_working_day(Promise(by), calendar) > today:
        return Promise(by)
    # Two days from a Friday end on a Sunday, whose letter leaves on that Friday: at once, and again, without end
    return Promise(calendar.local_day(calendar.follow_at(by)))


def ends_with_solution(case: Case, by: date) -> bool:
    """Return whether a solution is still expected by that day."""
    return case.solution is not None and case.solution.kept_at is None and case.solution.by <= by


def without_passed(case: Case, situation: Situation) -> Case:
    """Return the case as a reporter may hear of it: a day that has passed is nothing to look forward to.

    Nor is the day of a case that is closed, which nobody works on.
    """
    today = calendar_of(situation.organisation).local_day(situation.now)
    assessment, solution = (
        promise if promise and promise.by >= today and case.state is not State.CLOSED else None
        for promise in (case.assessment, case.solution)
    )
    return replace(case, assessment=assessment, solution=solution)


def at_its_end(by: date, calendar: Calendar) -> datetime:
    """Return the last office hour in which something that is owed by a day can be sent."""
    return calendar.warn_at(by, _AT_ITS_END)


def last_working_day(promise: Promise, calendar: Calendar) -> date:
    """Return the last day on which people can keep a promise."""
    return calendar.local_day(at_its_end(promise.by, calendar))
