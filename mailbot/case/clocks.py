"""Legal clocks as data: what each law gives how long for, and when that is.

Hours are absolute time: nights, weekends and summer time leave none out (Regulation 1182/71 article 3). Days and
months end at the same time of day, by the organisation's calendar; a month without that day ends on its last (article
3(2)(c)). Article 3(4), which moves an end on a holiday to the next working day, is not applied: the strict reading is
never late.

A clock that is started runs on when its case is closed, and when the configuration no longer has it. Whether a law
binds anybody is decided by people alone: they start a clock, and say of each step that it is done or does not apply.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from mailbot.facts import (
    Case,
    ClockRules,
    ClockStep,
    LegalClock,
    Marks,
    Mention,
    Organisation,
    RunningClock,
    StepFrom,
    StepRecord,
    Within,
)
from mailbot.languages import any_phrase

_DAY = Within(hours=24)
_THREE_DAYS = Within(hours=72)
_MONTH = Within(months=1)
_WARNED_AND_NOTIFIED = (
    ClockStep("early-warning", StepFrom.AWARENESS, _DAY),
    ClockStep("notification", StepFrom.AWARENESS, _THREE_DAYS),
)
_UNDUE_DELAY = Marks(
    shares=(), before=(), after=tuple(timedelta(hours=hours) for hours in (4, 12, 24)), every=timedelta(days=1)
)

PRESETS: Mapping[str, LegalClock] = MappingProxyType(
    {
        clock.name: clock
        for clock in (
            LegalClock(
                "gdpr",
                "GDPR, article 33(1)",
                (ClockStep("notification", StepFrom.AWARENESS, _THREE_DAYS),),
                ("facts", "data", "effects", "measures", "affected"),  # article 33(3) and (5), and 34
                officer=True,
                asked_at=Mention.PERSONAL_DATA,
            ),
            LegalClock(
                "gdpr-processor",
                "GDPR, article 33(2)",
                (ClockStep("customers", StepFrom.AWARENESS, None),),
                ("facts", "data", "effects", "measures"),
                marks=_UNDUE_DELAY,
                officer=True,
                asked_at=Mention.PERSONAL_DATA,
                enabled=False,
            ),
            LegalClock(
                "nis2",
                "NIS2, article 23(4)",
                (*_WARNED_AND_NOTIFIED, ClockStep("final-report", StepFrom.STEP_BEFORE, _MONTH)),
                ("facts", "cause", "countries", "severity", "indicators", "measures"),
                asked_at=Mention.EXPLOITED,
                enabled=False,
            ),
            LegalClock(
                "cra-vulnerability",
                "CRA, article 14(2)",
                (*_WARNED_AND_NOTIFIED, ClockStep("final-report", StepFrom.FIX, Within(days=14))),
                ("product", "countries", "facts", "severity", "actor", "measures", "users"),
                asked_at=Mention.EXPLOITED,
                enabled=False,
            ),
            LegalClock(
                "cra-incident",
                "CRA, article 14(4)",
                (*_WARNED_AND_NOTIFIED, ClockStep("final-report", StepFrom.STEP_BEFORE, _MONTH)),
                ("product", "countries", "facts", "cause", "severity", "measures", "users"),
                asked_at=Mention.EXPLOITED,
                enabled=False,
            ),
        )
    }
)
"""The laws that are known: what the configuration says nothing of counts as it stands here."""

SHORT: Mapping[str, str] = MappingProxyType({"gdpr": "breach", "nis2": "incident", "cra-vulnerability": "exploited"})
"""Commands that are short for `clock NAME`."""


VERBS = frozenset({"done", "notified", "not-done", "fixed", "text", "not-applicable", "not-notifiable"})
"""What handlers say of a clock (commands/clocks.py), and so no name of a field or a step."""

Rules = Organisation | ClockRules
"""Whose clocks they are; commands of operators know no more of the organisation."""


def command_for(clock: str) -> str:
    """Return what a handler types to say something of a clock."""
    return f"#{SHORT[clock]}" if clock in SHORT else f"#clock {clock}"


def all_clocks(rules: Rules) -> dict[str, LegalClock]:
    """Return every clock by its name, as the configuration has it, switched on or off."""
    return {**PRESETS, **{clock.name: clock for clock in rules.clocks}}


def switched_on(rules: Rules) -> tuple[LegalClock, ...]:
    """Return the clocks that a handler can start."""
    return tuple(clock for clock in all_clocks(rules).values() if clock.enabled)


def named_by(clock: str, case: Case | None, rules: Rules) -> tuple[str, ...]:
    """Return which clocks are switched on or running in a case: `clock` or, with "", those without a command."""
    running = [one.name for one in case.clocks] if case is not None else []
    there = dict.fromkeys([*(law.name for law in switched_on(rules)), *running])
    return tuple(one for one in there if (one == clock if clock else one not in SHORT))


def find_running(case: Case, name: str) -> RunningClock | None:
    """Return a clock of a case, whether or not it has ended."""
    return next((clock for clock in case.clocks if clock.name == name), None)


def with_clock(case: Case, clock: RunningClock) -> Case:
    """Return the case with `clock` in place of the one of its name, or beside the others."""
    if find_running(case, clock.name) is None:
        return replace(case, clocks=(*case.clocks, clock))
    return replace(case, clocks=tuple(clock if other.name == clock.name else other for other in case.clocks))


@dataclass(frozen=True, slots=True)
class StepNow:
    """How a step of a running clock stands."""

    step: ClockStep
    started_at: datetime | None  # None: what it is counted from has not happened
    due_at: datetime | None
    record: StepRecord | None

    @property
    def is_open(self) -> bool:
        """Return whether it is still to be done."""
        return self.record is None

    @property
    def done_at(self) -> datetime | None:
        """Return when it was done; None as well when it does not apply."""
        return None if self.record is None or self.record.not_applicable else self.record.at

    @property
    def is_late(self) -> bool:
        """Return whether it was done after its time, which wants a reason."""
        return self.due_at is not None and self.done_at is not None and self.done_at > self.due_at


@dataclass(frozen=True, slots=True)
class Reading:
    """A running clock as it stands in its case."""

    clock: RunningClock
    law: LegalClock
    steps: tuple[StepNow, ...]

    @property
    def is_running(self) -> bool:
        """Return whether anything is still to be done."""
        return not self.clock.not_applicable and any(step.is_open for step in self.steps)

    @property
    def ahead(self) -> tuple[StepNow, ...]:
        """Return the steps that are to be done, those with a time first, the earliest of them before all."""
        far = datetime.max.replace(tzinfo=UTC)
        open_steps = (step for step in self.steps if step.is_open and not self.clock.not_applicable)
        return tuple(sorted(open_steps, key=lambda step: step.due_at or far))

    @property
    def still_open(self) -> tuple[str, ...]:
        """Name the fields of which nothing was told."""
        return tuple(name for name in self.law.fields if not self.clock.words_of(name))

    def find(self, name: str) -> StepNow | None:
        """Return a step by its name."""
        return next((step for step in self.steps if step.step.name == name), None)

    def marks_after(self, since: datetime) -> Iterator[datetime]:
        """Yield the next moment of each open step at which somebody is reminded of it."""
        for step in self.ahead:
            if (mark := _next_mark(step, self.law.marks, since)) is not None:
                yield mark


def read_clock(clock: RunningClock, case: Case, rules: Rules) -> Reading:
    """Return how a clock stands; the configuration of today counts, as far as it knows the clock."""
    law = all_clocks(rules).get(clock.name, clock.law)
    fixed_at = clock.fixed_at or case.fixed_at
    steps: list[StepNow] = []
    for step in law.steps:
        before = steps[-1].record if steps else None
        start = {
            StepFrom.AWARENESS: clock.aware_at,
            StepFrom.STEP_BEFORE: before.at if before else None,
            StepFrom.FIX: fixed_at,
        }[step.start]
        due_at = None if start is None or step.within is None else time_ends(step.within, start, rules.timezone)
        steps.append(StepNow(step, start, due_at, clock.find_record(step.name)))
    return Reading(clock, law, tuple(steps))


def read_clocks(case: Case, rules: Rules) -> tuple[Reading, ...]:
    """Return how each clock of a case stands."""
    return tuple(read_clock(clock, case, rules) for clock in case.clocks)


def time_ends(within: Within, start: datetime, timezone: str) -> datetime:
    """Return when a time ends that begins at `start`."""
    if not within.days and not within.months:
        return start + timedelta(hours=within.hours)
    local = start.astimezone(ZoneInfo(timezone)).replace(tzinfo=None)
    years, month = divmod(local.month - 1 + within.months, 12)
    year = local.year + years
    day = min(local.day, calendar.monthrange(year, month + 1)[1])
    local = local.replace(year=year, month=month + 1, day=day) + timedelta(days=within.days)
    return local.replace(tzinfo=ZoneInfo(timezone)).astimezone(UTC) + timedelta(hours=within.hours)


def _next_mark(step: StepNow, marks: Marks, since: datetime) -> datetime | None:
    """Return the first moment after `since` at which somebody is reminded of a step."""
    if step.started_at is None:
        return None
    end = step.due_at or step.started_at
    ahead = next((mark for mark in sorted(_marks(step.started_at, step.due_at, marks)) if mark > since), None)
    if ahead is not None or not marks.every:
        return ahead
    last = end + max(marks.after, default=timedelta(0))
    return last + ((since - last) // marks.every + 1) * marks.every if since >= last else last


def _marks(start: datetime, due_at: datetime | None, marks: Marks) -> Iterator[datetime]:
    if due_at is not None:
        shares = [start + (due_at - start) * share / 100 for share in marks.shares]
        yield from shares
        after = max(shares, default=start)
        yield from (due_at - before for before in marks.before if due_at - before > after)
        yield due_at
    yield from ((due_at or start) + after for after in marks.after)


def earliest_ahead(case: Case, rules: Rules) -> tuple[Reading, StepNow] | None:
    """Return what must be done first for a law, and of which clock: what has an end before what has none."""
    far = datetime.max.replace(tzinfo=UTC)
    ahead = [(reading, reading.ahead[0]) for reading in read_clocks(case, rules) if reading.ahead]
    return min(ahead, key=lambda found: found[1].due_at or far, default=None)


_READ = 20_000  # characters of a report in which a mention is looked for
_MENTIONS = {
    Mention.PERSONAL_DATA: re.compile(any_phrase(lambda phrases: phrases.clocks.personal_data), re.IGNORECASE),
    Mention.EXPLOITED: re.compile(any_phrase(lambda phrases: phrases.clocks.exploited), re.IGNORECASE),
}


def asked_by(text: str, rules: Rules) -> tuple[LegalClock, ...]:
    """Return the clocks to ask about, of those that are switched on, when a report says `text`.

    Where it mentions nothing of the kind, whoever leaks personal data may not have seen it: that is asked all the same.
    """
    mentioned = {mention for mention, words in _MENTIONS.items() if words.search(text[:_READ])}
    asked_at = mentioned or {Mention.PERSONAL_DATA}
    return tuple(clock for clock in switched_on(rules) if clock.asked_at in asked_at)
