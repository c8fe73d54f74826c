"""MonthFigures: what is counted of a month's work, with nothing of who and what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from mailbot.facts.case import Case, CloseReason
from mailbot.facts.incoming import Attachment


class PromiseMark(StrEnum):
    """A kind of entry in a journal that says what became of something promised; all of these are counted.

    Each promise ends as one of these or as none: a case that is closed as spam owes nothing any more.
    """

    ASSESSMENT_KEPT = "assessment-kept"
    ASSESSMENT_LATE = "assessment-late"  # kept after its day, before anybody was told that it was missed
    ASSESSMENT_MISSED = "assessment-missed"
    ASSESSMENT_MADE_UP = "assessment-made-up"  # kept after that: it was counted as missed
    SOLUTION_KEPT = "solution-kept"
    SOLUTION_LATE = "solution-late"
    SOLUTION_PASSED = "solution-passed"  # missed
    SOLUTION_MADE_UP = "solution-made-up"
    SOLUTION_MOVED = "solution-moved"  # to a later day, before its own had passed
    PROGRESS_LATE = "progress-late"


class Pledge(StrEnum):
    """What is promised to a reporter by a day."""

    ASSESSMENT = "assessment"
    SOLUTION = "solution"
    PROGRESS = "progress"


class Way(StrEnum):
    """How a case came."""

    CLEAR = "clear"
    ENCRYPTED = "encrypted"
    UNDECRYPTABLE = "undecryptable"
    UNREADABLE = "unreadable"
    TOLD = "told"  # by telephone, say: a handler opened it


class CaseKind(StrEnum):
    """What a case was about, as far as a machine can tell."""

    REPORT = "report"
    CONTACT = "contact"  # somebody wrote, and no report came


KEPT_MARKS: Mapping[PromiseMark, Pledge] = {
    PromiseMark.ASSESSMENT_KEPT: Pledge.ASSESSMENT,
    PromiseMark.SOLUTION_KEPT: Pledge.SOLUTION,
}
MISSED_MARKS: Mapping[PromiseMark, Pledge] = {
    PromiseMark.ASSESSMENT_LATE: Pledge.ASSESSMENT,
    PromiseMark.ASSESSMENT_MISSED: Pledge.ASSESSMENT,
    PromiseMark.SOLUTION_LATE: Pledge.SOLUTION,
    PromiseMark.SOLUTION_PASSED: Pledge.SOLUTION,
    PromiseMark.PROGRESS_LATE: Pledge.PROGRESS,
}

LESSON = "lesson"
"""The kind of entry that holds what a handler learned."""


@dataclass(frozen=True, slots=True)
class CaseMarks:
    """What the record of one case gives to count."""

    case: Case
    kind: CaseKind
    way: Way
    acknowledged_at: datetime | None  # when the first letter by machine to the reporter left
    entries: tuple[tuple[datetime, str], ...]  # when, and of what kind, in order


@dataclass(frozen=True, slots=True)
class ErasedCase:
    """What is left of an erased case to count."""

    opened: date  # the first of the month
    closed: date | None
    erased: date
    kind: CaseKind
    outcome: str  # why it was closed
    kept: int = 0  # of promises that no entry tells of any more
    missed: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """What the store counts, for the month and the eleven before it."""

    opened_at: tuple[datetime, ...] = ()  # of each case in the twelve months
    marks: tuple[tuple[datetime, str], ...] = ()  # of each entry that is a PromiseMark
    open_since: tuple[datetime, ...] = ()  # when those were opened that are open as the month ends
    told: int = 0  # letters to reporters in the month that say that a day was missed
    progress: int = 0  # letters in it that tell where a case stands
    mails: int = 0  # that came in in the month
    held: int = 0  # at this moment
    held_since: datetime | None = None  # the oldest of these
    lessons: tuple[str, ...] = ()
    holds: tuple[tuple[str, datetime], ...] = ()  # cases under a legal hold, by their reference, and since when
    erased: tuple[ErasedCase, ...] = ()


@dataclass(frozen=True, slots=True)
class Spread:
    """How long something took: in half of the cases no longer than the median, in nine of ten than the ninetieth."""

    count: int = 0
    median: timedelta | None = None
    ninetieth: timedelta | None = None


@dataclass(frozen=True, slots=True)
class PromiseCount:
    """What became of promises of one kind whose day came, or that were kept, in the month."""

    kept: int = 0
    missed: int = 0
    moved: int = 0


@dataclass(frozen=True, slots=True)
class ClockFigures:
    """The clocks of one law that were started in the month, and how their steps stand."""

    name: str
    started: int = 0
    in_time: int = 0
    late: int = 0
    not_applicable: int = 0
    running: int = 0


@dataclass(frozen=True, slots=True)
class MonthOfYear:
    """One of twelve months."""

    first: date
    came: int = 0
    kept: int = 0
    missed: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """What one picture shows: series of numbers by name, each over the same labels."""

    title: str
    labels: tuple[str, ...]
    series: Mapping[str, tuple[int, ...]]
    instead: str  # what is said to whoever does not see it
    nothing: str  # what stands in one that has nothing to show
    across: bool = False  # bars lie, beside labels that are long


AGES = (7, 28, 91, 182, 365)
"""Days up to which a case counts as so old; the last of `MonthFigures.open_by_age` are older than all of these."""


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """All that is told of a month."""

    month: date  # its first day
    until: datetime  # its end, or the moment up to which it is counted
    is_over: bool
    came: int = 0
    came_erased: int = 0  # of these, that were erased since: how they came is not known any more
    by_way: Mapping[Way, int] = field(default_factory=dict)
    by_language: Mapping[str, int] = field(default_factory=dict)
    by_kind: Mapping[CaseKind, int] = field(default_factory=dict)
    closed: int = 0
    by_outcome: Mapping[CloseReason, int] = field(default_factory=dict)
    to_acknowledgement: Spread = Spread()
    to_assessment: Spread = Spread()
    to_solution: Spread = Spread()
    promises: Mapping[Pledge, PromiseCount] = field(default_factory=dict)
    told: int = 0
    open: int = 0
    open_by_age: tuple[int, ...] = (0,) * (len(AGES) + 1)
    oldest: int | None = None  # days since the oldest open case was opened
    clocks: tuple[ClockFigures, ...] = ()
    breaches: int = 0  # clocks about personal data, started in the month
    mails: int = 0
    held: int = 0
    held_since: datetime | None = None
    lessons: tuple[str, ...] = ()
    holds: tuple[tuple[str, date], ...] = ()
    erased: int = 0  # in the month
    year: tuple[MonthOfYear, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthsReport:
    """The figures of a month, and the pictures of them in each language that somebody reads; none where none can be."""

    figures: MonthFigures
    pictures: Mapping[str, tuple[Attachment, ...]] = field(default_factory=dict)
