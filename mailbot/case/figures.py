"""Figures of a month: what came, how long it took, which promises were kept. Pure, and of no case in particular.

What the store counts (`Counted`) and what the record of each case of the month says (`CaseMarks`) in, the figures out.
A month is the organisation's own: it begins at 0:00 local time. An erased case is counted where it was opened and where
it was closed, as the line says that is left of it; its promises by its journal, as long as that is there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from math import ceil
from typing import Final, TypeVar

from mailbot.case.clocks import Rules, read_clock
from mailbot.case.promises import Calendar
from mailbot.facts import (
    AGES,
    KEPT_MARKS,
    MISSED_MARKS,
    Case,
    CaseKind,
    CaseMarks,
    ClockFigures,
    CloseReason,
    Counted,
    MonthFigures,
    MonthOfYear,
    Pledge,
    PromiseCount,
    PromiseMark,
    RunningClock,
    Spread,
    State,
    Way,
)

_Member = TypeVar("_Member", Way, CaseKind)

MONTHS: Final = 12
ASSESSED: Final = frozenset({PromiseMark.ASSESSMENT_KEPT, PromiseMark.ASSESSMENT_LATE, PromiseMark.ASSESSMENT_MADE_UP})
SOLVED: Final = frozenset({PromiseMark.SOLUTION_KEPT, PromiseMark.SOLUTION_LATE, PromiseMark.SOLUTION_MADE_UP})
BEGINS_AGAIN: Final = "reopened"


def bounds(month: date, rules: Rules) -> tuple[datetime, datetime, datetime]:
    """Return when the twelve months begin of which `month` is the last, when it begins itself, and when it ends."""
    calendar = _calendar(rules)
    firsts = twelve_months(month)
    return calendar.start_of(firsts[0]), calendar.start_of(month), calendar.start_of(month_after(month))


def month_of(at: datetime, rules: Rules) -> date:
    """Return the first day of the month that a moment is in."""
    return _calendar(rules).local_day(at).replace(day=1)


def _calendar(rules: Rules) -> Calendar:
    return Calendar(rules.timezone, "")  # of which no holiday is asked


def month_before(day: date) -> date:
    """Return the first day of the month before the one that `day` is in."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def month_after(day: date) -> date:
    """Return the first day of the next month."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def twelve_months(month: date) -> tuple[date, ...]:
    """Return the first days of twelve months, of which `month` is the last."""
    firsts = [month]
    while len(firsts) < MONTHS:
        firsts.insert(0, month_before(firsts[0]))
    return tuple(firsts)


def add_up(month: date, cases: Iterable[CaseMarks], counted: Counted, rules: Rules, until: datetime) -> MonthFigures:
    """Add up a month, whose first day is given; `until` is its end, or the moment up to which there is something."""
    calendar = _calendar(rules)
    start, end = calendar.start_of(month), calendar.start_of(month_after(month))
    sums = _Sums(start, min(until, end), rules)
    for case in cases:
        sums.add(case)
    erased = [one for one in counted.erased if one.opened == month]
    by_mark = Counter(kind for at, kind in counted.marks if start <= at < end)
    by_outcome = sums.by_outcome + Counter(one.outcome for one in counted.erased if one.closed == month)
    ages = [(sums.end - at).days for at in counted.open_since]
    year = tuple(_year(month, counted, calendar))
    return MonthFigures(
        month=month,
        until=sums.end,
        is_over=until >= end,
        came=sums.came + len(erased),
        by_way=_ordered(sums.by_way, Way),
        by_language=dict(sorted(sums.by_language.items())),
        came_erased=len(erased),
        by_kind=_ordered(sums.by_kind + Counter(one.kind for one in erased), CaseKind),
        closed=sum(by_outcome.values()),
        by_outcome={reason: by_outcome[reason] for reason in CloseReason if by_outcome[reason]},
        to_acknowledgement=spread(sums.to_acknowledgement),
        to_assessment=spread(sums.to_assessment),
        to_solution=spread(sums.to_solution),
        promises=_promises(by_mark, counted.progress),
        told=counted.told,
        open=len(ages),
        open_by_age=by_age(ages),
        oldest=max(ages, default=None),
        clocks=tuple(sums.clocks()),
        breaches=sums.breaches,
        mails=counted.mails,
        held=counted.held,
        held_since=counted.held_since,
        lessons=counted.lessons,
        holds=tuple((reference, calendar.local_day(at)) for reference, at in counted.holds),
        erased=sum(month <= one.erased < month_after(month) for one in counted.erased),
        year=year,
    )


def spread(times: Sequence[timedelta]) -> Spread:
    """Return median and 90th percentile: each the shortest time that covers its share, so that it is one that was."""
    ordered = sorted(times)
    return Spread(len(ordered), _covering(ordered, 50), _covering(ordered, 90))


def _covering(ordered: Sequence[timedelta], per_cent: int) -> timedelta | None:
    return ordered[ceil(len(ordered) * per_cent / 100) - 1] if ordered else None


def by_age(days: Iterable[int]) -> tuple[int, ...]:
    """Count ages in days: up to each of `AGES`, and above."""
    counts = [0] * (len(AGES) + 1)
    for age in days:
        counts[next((n for n, most in enumerate(AGES) if age <= most), len(AGES))] += 1
    return tuple(counts)


class _Sums:
    """What is added up of the cases of a month."""

    def __init__(self, start: datetime, end: datetime, rules: Rules) -> None:
        self.start, self.end, self._rules = start, end, rules
        self.came = self.breaches = 0
        self.by_way: Counter[Way] = Counter()
        self.by_language: Counter[str] = Counter()
        self.by_kind: Counter[CaseKind] = Counter()
        self.by_outcome: Counter[str] = Counter()
        self.to_acknowledgement: list[timedelta] = []
        self.to_assessment: list[timedelta] = []
        self.to_solution: list[timedelta] = []
        self._clocks: dict[str, Counter[str]] = {}

    def add(self, marks: CaseMarks) -> None:
        """Count a case for whatever happened to it in the month."""
        case = marks.case
        if self._is_in(case.opened_at):
            self._came(marks)
        if case.state is State.CLOSED and case.close_reason and case.closed_at and self._is_in(case.closed_at):
            self.by_outcome[case.close_reason] += 1
        self._took(marks)
        for clock in case.clocks:
            if self._is_in(clock.declared_at):
                self._runs(clock, case)

    def _is_in(self, at: datetime) -> bool:
        return self.start <= at < self.end

    def _came(self, marks: CaseMarks) -> None:
        self.came += 1
        self.by_way[marks.way] += 1
        self.by_language[marks.case.language] += 1
        self.by_kind[marks.kind] += 1
        if marks.acknowledged_at is not None and marks.way is not Way.TOLD:
            self.to_acknowledgement.append(max(marks.acknowledged_at - marks.case.opened_at, timedelta(0)))

    def _took(self, marks: CaseMarks) -> None:
        """Measure what was finished in the month, from the report on or, if it was opened again, from then on."""
        begun = marks.case.received_at or marks.case.opened_at
        for at, kind in marks.entries:
            if kind == BEGINS_AGAIN:
                begun = at
            elif self._is_in(at) and kind in ASSESSED:
                self.to_assessment.append(at - begun)
            elif self._is_in(at) and kind in SOLVED:
                self.to_solution.append(at - begun)

    def _runs(self, clock: RunningClock, case: Case) -> None:
        reading = read_clock(clock, case, self._rules)
        count = self._clocks.setdefault(clock.name, Counter())
        count["started"] += 1
        self.breaches += reading.law.officer
        if clock.not_applicable:
            count["not_applicable"] += 1
            return
        for step in reading.steps:
            if step.record is not None and step.record.not_applicable:
                count["not_applicable"] += 1
            elif step.done_at is not None:
                count["late" if step.is_late else "in_time"] += 1
        count["running"] += reading.is_running

    def clocks(self) -> Iterator[ClockFigures]:
        """Yield the clocks by name."""
        for name, count in sorted(self._clocks.items()):
            yield ClockFigures(name, **count)


def _ordered(counts: Counter[_Member], members: Iterable[_Member]) -> dict[_Member, int]:
    return {member: counts[member] for member in members if counts[member]}


def _promises(by_mark: Counter[str], progress: int) -> Mapping[Pledge, PromiseCount]:
    kept = {pledge: sum(by_mark[mark] for mark, of in KEPT_MARKS.items() if of is pledge) for pledge in Pledge}
    missed = {pledge: sum(by_mark[mark] for mark, of in MISSED_MARKS.items() if of is pledge) for pledge in Pledge}
    kept[Pledge.PROGRESS] = max(0, progress - missed[Pledge.PROGRESS])
    moved = {Pledge.SOLUTION: by_mark[PromiseMark.SOLUTION_MOVED]}
    return {pledge: PromiseCount(kept[pledge], missed[pledge], moved.get(pledge, 0)) for pledge in Pledge}


def _year(month: date, counted: Counted, calendar: Calendar) -> Iterator[MonthOfYear]:
    """Yield the twelve months: of their promises those that name a day for something, assessment and solution."""

    def first(at: datetime) -> date:
        return calendar.local_day(at).replace(day=1)

    came = Counter(map(first, counted.opened_at)) + Counter(one.opened for one in counted.erased)
    kept, missed = Counter[date](), Counter[date]()
    for at, kind in counted.marks:
        kept[first(at)] += kind in KEPT_MARKS
        missed[first(at)] += kind in MISSED_MARKS and kind != PromiseMark.PROGRESS_LATE
    for one in counted.erased:
        if one.closed is not None:
            kept[one.closed] += one.kept
            missed[one.closed] += one.missed
    yield from (MonthOfYear(at, came[at], kept[at], missed[at]) for at in twelve_months(month))
