"""What handlers and the data protection officer hear of personal data breaches and their 72 hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, TypedDict

from mailbot.facts import Content
from mailbot.letters.audiences import ToHandler, ToOfficer
from mailbot.letters.sampling import Person, Sample

Hours = Annotated[int, Sample(0, 1, 23)]
Open = Annotated[
    tuple[str, ...], Sample((), ("facts",), ("facts", "effects", "measures", "data", "affected", "authority"))
]
"""What the register still asks: words of `#breach`."""


class HoursOf(TypedDict):
    """What every letter about a breach says of its hours."""

    aware_at: datetime
    until: datetime
    left: int
    over: bool
    still_open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Hours(Content):
    aware_at: datetime
    until: datetime
    left: Hours
    over: bool
    still_open: Open


@dataclass(frozen=True, slots=True)
class BreachDeclared(_Hours, ToHandler):
    """Tells the leads that a handler calls it a breach, and how long they have."""

    name: Person


@dataclass(frozen=True, slots=True)
class BreachReminder(_Hours, ToHandler):
    """Reminds the leads of the hours."""


@dataclass(frozen=True, slots=True)
class BreachOfficer(_Hours, ToOfficer):
    """Tells the data protection officer of the hours."""


@dataclass(frozen=True, slots=True)
class BreachQuestion(ToHandler):
    """Asks the leads, out of hours, whether a report is of a breach."""

    received_at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class BreachEnded(ToHandler, ToOfficer):
    """Tells the other leads and the officer who says that the clock may stop."""

    name: Person
    notified: bool
    told: Annotated[str, Sample("", "AP-2026-123", "a test list " * 20)]
