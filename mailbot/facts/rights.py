"""What people may ask about the data that is kept of them (GDPR articles 15 to 21), and what is noted of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Right(StrEnum):
    """What somebody asks for."""

    ACCESS = "access"  # a copy, and to take it elsewhere: articles 15 and 20
    ERASE = "erase"  # article 17
    CORRECT = "correct"  # article 16
    RESTRICT = "restrict"  # article 18
    OBJECT = "object"  # article 21


class RightOutcome(StrEnum):
    """What came of it."""

    SENT = "sent"  # a copy
    ERASED = "erased"
    CORRECTED = "corrected"
    RESTRICTED = "restricted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"  # by whoever had asked


@dataclass(frozen=True, slots=True)
class RightsRequest:
    """Something that somebody asked for, and by when they hear what was done (article 12(3))."""

    right: Right
    asked_at: datetime
    by: date  # a month later, three when it was extended, and later when that day was missed and another one told
    extended_at: datetime | None = None
    reminded_at: datetime | None = None
    missed_told_at: datetime | None = None
    answered_at: datetime | None = None
    outcome: RightOutcome | None = None

    @property
    def is_open(self) -> bool:
        """Return whether nobody has answered it."""
        return self.answered_at is None
