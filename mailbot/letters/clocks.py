"""What handlers and the data protection officer hear of the clocks of laws."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, TypedDict

from mailbot.facts import Content, StepFrom
from mailbot.letters.audiences import ReplyToHandler, ToHandler, ToOfficer
from mailbot.letters.sampling import AT, LONG, Person, Sample


class ClockNews(StrEnum):
    """Why something is told of a clock."""

    STARTED = "started"
    AWARE = "aware"  # since when it is known was said again
    FIX = "fix"  # since when there is a fix was said
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step, and how it stands."""

    name: str
    start: StepFrom
    until: datetime | None  # None: it has no end, or what it is counted from has not happened
    waits: bool  # for what it is counted from
    over: bool
    done_at: datetime | None
    not_applicable: bool


@dataclass(frozen=True, slots=True)
class MayRun:
    """A clock that may run, what starts it, and when its first step would have to be done."""

    clock: str
    command: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class StepMoved:
    """A step of a clock whose end is another one for what a handler ordered."""

    clock: str
    step: str
    until: datetime


def _sample(name: str, start: StepFrom = StepFrom.AWARENESS, until: datetime | None = AT, **how: Any) -> StepShown:
    usual = {"waits": False, "over": False, "done_at": None, "not_applicable": False}
    return StepShown(name, start, until, **(usual | how))


_STEPS = (
    (_sample("early-warning"),),
    (
        _sample("early-warning", done_at=AT),
        _sample("notification", over=True),
        _sample("final-report", StepFrom.FIX, None, waits=True),
    ),
    (
        _sample("one-of-ours", until=None),
        _sample("final-report", StepFrom.STEP_BEFORE, None, waits=True),
        _sample("notification", not_applicable=True),
    ),
)
ClockName = Annotated[str, Sample("gdpr", "one-of-ours")]
Law = Annotated[str, Sample("GDPR, article 33(1)")]
Command = Annotated[str, Sample("#clock nis2")]
Step = Annotated[str, Sample("notification")]
Steps = Annotated[tuple[StepShown, ...], Sample(*_STEPS)]
Hours = Annotated[int, Sample(0, 1, 23, 400)]
Open = Annotated[tuple[str, ...], Sample((), ("facts",), ("facts", "effects", "measures", "data", "affected"))]
"""The fields of which nothing was told."""


class ClockOf(TypedDict):
    """What every letter about a running clock says of it."""

    clock: str
    law: str
    command: str
    tells: str
    aware_at: datetime
    example: str
    steps: tuple[StepShown, ...]
    step: str
    until: datetime | None
    left: int
    over: bool
    still_open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Clock(Content):
    clock: ClockName
    law: Law
    command: Command
    tells: Annotated[str, Sample("", "our customers")]  # whom the configuration names
    aware_at: datetime
    example: Annotated[str, Sample("2026-11-22 23:30")]  # the same as it is typed
    steps: Steps
    step: Step  # the next one
    until: datetime | None  # its end
    left: Hours
    over: bool
    still_open: Open


@dataclass(frozen=True, slots=True)
class ClockDeclared(_Clock, ToHandler):
    """Tells the leads that a handler started a clock or moved its moment, and how long they have."""

    name: Person
    what: Annotated[ClockNews, Sample(ClockNews.STARTED, ClockNews.AWARE, ClockNews.FIX)]
    was_at: datetime | None  # the moment of awareness before; None where it is the same
    fixed_at: datetime | None


@dataclass(frozen=True, slots=True)
class ClockReminder(_Clock, ToHandler):
    """Reminds the leads of a step."""


@dataclass(frozen=True, slots=True)
class ClockOfficer(_Clock, ToOfficer):
    """Tells the data protection officer of a step."""

    what: ClockNews


@dataclass(frozen=True, slots=True)
class ClockQuestion(ToHandler):
    """Asks the leads, out of hours, whether a report starts a clock."""

    received_at: datetime
    clocks: Annotated[
        tuple[MayRun, ...],
        Sample((MayRun("gdpr", "#breach", AT),), (MayRun("nis2", "#incident", AT), MayRun("x", "#clock x", None))),
    ]


@dataclass(frozen=True, slots=True)
class ClockStepped(ToHandler, ToOfficer):
    """Tells the other leads and the officer who says that a step is done, or that it does not apply."""

    name: Person
    clock: ClockName
    undo: Annotated[str, Sample("#clock nis2 not-done notification", "")]  # what a lead types when it is wrong
    step: Step
    whole: bool  # none of it applies, whatever the step
    done: bool
    told: Annotated[str, Sample("", "AP-2026-123", "a test list " * 20)]
    ended: bool
    next_step: Annotated[str, Sample("", "final-report")]
    next_until: datetime | None


@dataclass(frozen=True, slots=True)
class ClockText(ReplyToHandler):
    """Hands over the text for the authority's form, which stands below."""

    has_below = True
    clock: ClockName
    command: Command
    authority: Annotated[str, Sample("", "Autoriteit Persoonsgegevens")]
    portal: Annotated[str, Sample("", "https://www.autoriteit.example/melden")]
    tells: Annotated[str, Sample("", "our customers")]
    step: Annotated[str, Sample("", "notification")]
    still_open: Open


@dataclass(frozen=True, slots=True)
class Told:
    """A field of the form, and what was told of it; "" is missing."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class ClockForm(ToHandler):
    """The text itself, in the authority's language."""

    clock: ClockName
    law: Law
    step: Annotated[str, Sample("", "notification")]
    aware_at: datetime
    received_at: datetime | None
    fixed_at: datetime | None
    officer: Annotated[str, Sample("", "fg@voorbeeld.example")]
    earlier: Annotated[str, Sample("", "AP-2026-123")]
    late_reason: Annotated[str, Sample("", LONG)]
    over: bool
    fields: Annotated[tuple[Told, ...], Sample((Told("facts", "A list was public."), Told("data", "")))]
