"""Real time that all who share a database agree on: the database's own.

The clocks of two hosts may be minutes apart, and then one would take what the other has in hand for given up.
"""

import time
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import func
from sqlmodel import select

from mailbot.edges.store.base import Base
from mailbot.edges.store.database import Database
from mailbot.errors import Temporary
from mailbot.facts import Clock

ASKED_ANEW: Final = 60.0
"""Seconds after which the database is asked again: a clock that drifts by a second in that time is broken."""


class Clocks(Base):
    """The part of the store that tells the time."""

    def clock(self) -> Clock:
        """Return the clock for leases and pauses: the database's, or that of the one host which has the file."""
        return _DatabaseClock(self._database) if self._database.is_shared else _host


def boottime() -> float:
    """Return the seconds since this host was started, in which it slept as well; nobody can set it."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


def _host() -> datetime:
    return datetime.now(UTC)


class _DatabaseClock:
    """Safe to share between threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: tuple[datetime, float] | None = None  # the time, and when by `boottime` it was that
        self._asked = 0.0  # by `boottime`; a database that is away is not asked at every turn

    def __call__(self) -> datetime:
        known = self._known
        if known is None or boottime() - self._asked > ASKED_ANEW:
            self._asked = boottime()
            try:
                known = self._known = self._ask()
            except Temporary:
                if known is None:
                    raise
        return known[0] + timedelta(seconds=boottime() - known[1])

    def _ask(self) -> tuple[datetime, float]:
        with self._database.read() as session:
            session.connection()  # which may take a while, when it is the first
            before = boottime()
            told: datetime = session.exec(select(func.clock_timestamp())).one()
        return told.astimezone(UTC), (before + boottime()) / 2
