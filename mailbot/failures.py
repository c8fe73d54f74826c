"""How long each loop of the daemon has been failing: when it tries again, and when the operator is told.

An alarm is raised once for all loops, after an hour, or at once where somebody must act; and once it is over.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from typing import Protocol

from mailbot.edges import notify
from mailbot.logs import Log

log = Log("mailbot.failures")

BACKOFF = (1.0, 2.0, 5.0, 15.0, 60.0)  # seconds before the next try of a loop that failed
# Seconds before the next try of what stays wrong until somebody acts (login, folder, certificate are refused):
# servers lock an account, or ban an address, after a few wrong passwords within minutes
LASTING = 900.0
ALARM = 3600.0  # seconds of failure after which the operator is told, once; of what lasts, at once
PIECE = 60.0  # seconds between the signs of life of a loop that waits


def _gist(why: str) -> str:
    """Return a reason without what servers say anew each time, such as a duration (Dovecot) or a session (Exchange)."""
    return " ".join(word for word in why.split() if re.search(r"[^\W\d]", word) and not re.search(r"\d", word))


class Listener(Protocol):
    """Hears of each failure, and of each loop that works; `pulse.py` says it where it can be read."""

    def fails(self, loop: str, reason: str, *, lasting: bool = False) -> None:
        """Note that a loop fails."""

    def works(self, loop: str) -> None:
        """Note that a loop works."""


class Failures:
    """The loops that fail at the moment; safe to share between them.

    `beat` takes a sign of life of a loop that waits, and `stopping` ends the waiting.
    """

    def __init__(
        self,
        stopping: threading.Event,
        monotonic: Callable[[], float],
        beat: Callable[[str], None],
        pulse: Listener | None = None,
    ) -> None:
        self._stopping = stopping
        self._pulse = pulse
        self._monotonic = monotonic
        self._beat = beat
        self._failing: dict[str, tuple[float, int]] = {}  # since when, and how often
        self._alarms: dict[str, str] = {}  # the reason, of each loop whose failure was an alarm
        self._lock = threading.Lock()

    def wait(self, loop: str, why: str, *, lasting: bool = False) -> None:
        """Note a failure, and wait before the next try; `lasting` when somebody must act before that can work."""
        log.warning("waiting", loop=loop, reason=why)
        failures = self.note(loop, why, lasting=lasting)
        left = LASTING if lasting else BACKOFF[min(failures, len(BACKOFF) - 1)]
        while left > 0 and not self._stopping.wait(min(left, PIECE)):  # in pieces: who waits is not stuck
            self._beat(loop)
            left -= PIECE

    def note(self, loop: str, why: str, *, lasting: bool = False) -> int:
        """Note a failure, and tell the operator when it is time; return how many there were before."""
        now = self._monotonic()
        with self._lock:
            since, failures = self._failing.get(loop, (now, 0))
            self._failing[loop] = since, failures + 1
            if lasting:  # beside another alarm as well, but two loops with one reason are one
                alarm = loop not in self._alarms and _gist(why) not in map(_gist, self._alarms.values())
            else:
                alarm = now - since > ALARM and not self._alarms
            if alarm:
                self._alarms[loop] = why
        if self._pulse is not None:
            self._pulse.fails(loop, why, lasting=lasting)
        if alarm:
            log.error("alarm", loop=loop, reason=why, since_minutes=int((now - since) / 60))
            notify.status(f"{loop}: {why}")
        return failures

    def over(self, loop: str) -> None:
        """Note that a loop works; the alarm is over when all of them do."""
        if self._pulse is not None:
            self._pulse.works(loop)
        with self._lock:
            self._failing.pop(loop, None)
            over = bool(self._alarms) and not self._failing
            if over:
                self._alarms.clear()
        if over:
            log.error("alarm over")
            notify.status("")
