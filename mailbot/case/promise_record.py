"""What became of each promise, as entries of the journal, so that it can be counted years later (case/figures.py).

    promised --its letter leaves by the day--> kept
       |-- the day passes, and is told --> missed --its letter leaves--> made up
       |-- … and its letter leaves before that is told --> late
       '-- another day is told in its place --> moved (of a solution; before the day has passed)

A promise is what the reporter was told: what waits as a draft and may be taken back is none yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from mailbot.case.drafts import as_told
from mailbot.case.promises import Calendar, calendar_of
from mailbot.facts import Case, CloseReason, Effect, Enter, Promise, PromiseMark, Save, Situation, State


def promise_entries(met: Iterable[Case | None], effects: Iterable[Effect], situation: Situation) -> Iterator[Enter]:
    """Yield what is to be entered of the cases that are saved, among those that an event has met."""
    before = {case.reference: case for case in met if case is not None}
    for effect in effects:
        if isinstance(effect, Save) and (was := before.get(effect.case.reference)) is not None:
            yield from (replace(entry, reference=was.reference) for entry in entries(was, effect.case, situation))


def entries(before: Case, after: Case, situation: Situation) -> Iterator[Enter]:
    """Yield what became of the promises of a case between two commits."""
    calendar = calendar_of(situation.organisation)
    today = calendar.local_day(situation.now)
    yield from _assessment(before.assessment, after.assessment, calendar)
    yield from _solution(as_told(before).solution, as_told(after), calendar, today)
    was, is_ = before.progress, after.progress
    if was is not None and after.state is not State.CLOSED and was != is_ and was.by < today:
        yield _entry(PromiseMark.PROGRESS_LATE, was)


def _assessment(was: Promise | None, is_: Promise | None, calendar: Calendar) -> Iterator[Enter]:
    if is_ is None or is_.kept_at is None or (was is not None and was.kept_at == is_.kept_at):
        return
    if _was_told_missed(is_, calendar):
        yield _entry(PromiseMark.ASSESSMENT_MADE_UP, is_)
    elif calendar.local_day(is_.kept_at) > is_.by:
        yield _entry(PromiseMark.ASSESSMENT_LATE, is_)
    else:
        yield _entry(PromiseMark.ASSESSMENT_KEPT, is_)


def _solution(was: Promise | None, after: Case, calendar: Calendar, today: date) -> Iterator[Enter]:
    is_ = after.solution
    if was is None or was.kept_at is not None:
        return
    told_missed = _was_told_missed(was, calendar)
    fixed = after.state is State.CLOSED and after.close_reason is CloseReason.FIXED
    if is_ is not None and (is_.kept_at is not None or fixed):
        day = today if is_.kept_at is None else calendar.local_day(is_.kept_at)
        in_time = PromiseMark.SOLUTION_LATE if day > was.by else PromiseMark.SOLUTION_KEPT
        yield _entry(PromiseMark.SOLUTION_MADE_UP if told_missed else in_time, was)
    elif (is_.by > was.by if is_ is not None else after.state is State.DEFERRED) and not told_missed:
        yield _entry(PromiseMark.SOLUTION_MOVED if today <= was.by else PromiseMark.SOLUTION_LATE, was)


def _was_told_missed(promise: Promise, calendar: Calendar) -> bool:
    """Return whether its day has passed and was told as missed; an earlier day may have been, too."""
    return promise.missed_told_at is not None and promise.missed_told_at >= calendar.end_of(promise.by)


def _entry(mark: PromiseMark, promise: Promise) -> Enter:
    return Enter(mark.value, {"by": promise.by.isoformat()})
