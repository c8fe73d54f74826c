"""What a mail provider lets one mailbox send."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SendingLimits:
    """How many letters, and over how many connections at once; None is as many as there are."""

    per_minute: int | None = None
    per_day: int | None = None
    connections: int | None = None

    @property
    def rates(self) -> tuple[tuple[int, timedelta], ...]:
        """Return how many letters may leave in which time."""
        rates = ((self.per_minute, MINUTE), (self.per_day, DAY))
        return tuple((letters, window) for letters, window in rates if letters is not None)


UNLIMITED = SendingLimits()


@dataclass(frozen=True, slots=True)
class Full:
    """No letter may leave before `until`: so many have left within `window`."""

    until: datetime
    letters: int
    window: timedelta
