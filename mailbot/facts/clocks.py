"""Legal clocks: what a law gives how long for, and what is noted of one that runs in a case."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum


class StepFrom(StrEnum):
    """What the time for a step is counted from."""

    AWARENESS = "awareness"  # the moment at which the organisation became aware
    STEP_BEFORE = "step before"  # … at which that was done
    FIX = "fix"  # … from which a fix is available


class Mention(StrEnum):
    """What a report may mention that a clock could be about; a machine asks then, and starts nothing."""

    PERSONAL_DATA = "personal data"
    EXPLOITED = "exploited"


@dataclass(frozen=True, slots=True)
class Within:
    """How long a step may take. Hours are counted as they pass; days and months by the calendar of the organisation."""

    hours: int = 0
    days: int = 0
    months: int = 0


@dataclass(frozen=True, slots=True)
class Marks:
    """When those in charge are reminded of a step: by day and by night, weekends included."""

    shares: tuple[int, ...] = (50, 80)  # per cent of its time
    before: tuple[timedelta, ...] = tuple(timedelta(hours=hours) for hours in (24, 3, 2, 1))
    """… its end; those that come before the last of `shares` are left out."""
    after: tuple[timedelta, ...] = tuple(timedelta(days=days) for days in (1, 3, 7, 14, 30))
    """… its end, while it is not done; of a step without an end, after its beginning."""
    every: timedelta | None = None  # again and again, after the last of those


@dataclass(frozen=True, slots=True)
class ClockStep:
    """What must be done by when."""

    name: str
    start: StepFrom
    within: Within | None  # None: the law gives no number; it says "without undue delay"


@dataclass(frozen=True, slots=True)
class LegalClock:
    """What a law, or a contract, gives how long for."""

    name: str
    law: str  # as people cite it
    steps: tuple[ClockStep, ...]
    fields: tuple[str, ...]  # what the register and the authority's form ask
    tells: str = ""  # whom it may want told, in the operator's words; "" of ours, which every language has words for
    marks: Marks = field(default_factory=Marks)
    officer: bool = False  # is about personal data: the data protection officer is reminded as well
    asked_at: Mention | None = None  # what in a report makes a machine ask whether it runs
    enabled: bool = True  # a handler can start it; one that runs already runs on
    authority: str = ""  # by its name
    language: str = ""  # the authority's; "" is the organisation's first
    portal: str = ""  # the address of its form


@dataclass(frozen=True, slots=True)
class ClockRules:
    """What the configuration says of clocks: all of it that tells how one stands."""

    timezone: str
    clocks: tuple[LegalClock, ...] = ()


@dataclass(frozen=True, slots=True)
class StepRecord:
    """That a step was done, or does not apply."""

    step: str
    at: datetime
    reference: str = ""  # the authority's
    late_reason: str = ""
    not_applicable: str = ""  # why


@dataclass(frozen=True, slots=True)
class FieldRecord:
    """What a handler told of a field."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class RunningClock:
    """A clock that a handler started in a case, and all that is noted of it: nothing but a handler ends it."""

    law: LegalClock  # as it was then: counts once neither the configuration nor this version knows one of its name
    aware_at: datetime
    declared_by: str
    declared_at: datetime
    told_until: datetime  # reminders of moments up to then were told, or were past when it was started
    records: tuple[StepRecord, ...] = ()
    fields: tuple[FieldRecord, ...] = ()
    not_applicable: str = ""  # why none of it
    not_applicable_at: datetime | None = None
    fixed_at: datetime | None = None  # in a handler's words, or kept as the case was opened again

    @property
    def name(self) -> str:
        """Return what handlers call it."""
        return self.law.name

    def find_record(self, step: str) -> StepRecord | None:
        """Return what is noted of a step."""
        return next((record for record in self.records if record.step == step), None)

    def words_of(self, name: str) -> str:
        """Return what was told of a field; nothing when it is still open."""
        return next((record.words for record in self.fields if record.name == name), "")
