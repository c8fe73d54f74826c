"""A daemon's signs of life: kept in memory as they come, written about once a minute and on a change, then judged.

    loops --did, fails, works--> memory --beat--> database --vitals--> judged --> metrics file, alarm, systemd

Guarantee: saying how it is never costs more than a transaction a minute, and a loop that works is not held up by it.
What is broken is told by the daemon itself as long as it can; that it is dead, `mailbot status` must see.
"""

from __future__ import annotations

import json
import os
import socket
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path

from mailbot.edges import notify
from mailbot.edges.alarm_program import run_alarm_program
from mailbot.edges.store import Store
from mailbot.edges.store.vitals import KEY_PARTS
from mailbot.errors import MailbotError
from mailbot.facts import Alarm, Clock, Deed, Expiry, Failing, Lasting, Reached, SignOfLife, Vitals, quiet
from mailbot.health.conditions import HOUR, Condition, alarms, in_ten_words
from mailbot.health.metrics import METRICS
from mailbot.health.table import judge_all
from mailbot.logs import Log

log = Log("mailbot.pulse")

EVERY = timedelta(seconds=50)  # with the daemon's ticks, once a minute
LOOK = timedelta(hours=1)  # between looks at until when things last
AGAIN = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))  # until an alarm that was not told is tried


@dataclass(frozen=True, slots=True)
class Outlets:
    """Where it is said how the daemon is, besides the database; and what is only known with the configuration."""

    mailbox: str  # our address, so that whoever is told knows which
    metrics_file: Path | None = None
    alarm: tuple[str, ...] = ()  # a program and its arguments
    disk: Path | None = None  # where the database lies, when that is this machine
    kinds: tuple[Lasting, ...] = ()  # of things that `expiries` tells of
    expiries: Callable[[], Iterable[Expiry]] = tuple
    secret_parts: Callable[[], Iterable[str]] = tuple  # of our key, by their fingerprints


class Pulse:
    """What a daemon says of itself. Safe to share between its loops."""

    def __init__(
        self,
        store: Store,
        outlets: Outlets,
        *,
        owner: str,
        now: Clock,
        real: Clock,
        changed: Callable[[], object],
        reached: Reached = quiet,
    ) -> None:  # long: what it works with, each by its name
        self._store = store
        self._outlets = outlets
        self._now = now
        self._real = real
        self._changed = changed
        self._reached = reached
        self._lock = threading.Lock()
        self._sign = SignOfLife(owner, socket.gethostname(), version("mailbot"), real(), real())
        self._deeds: dict[Deed, datetime] = {}
        self._failing: dict[str, Failing] = {}
        self._unfetched: tuple[int, datetime | None] = (0, None)
        self._is_new = True  # something changed that is not written yet
        self._written_at: datetime | None = None
        self._looked_at: datetime | None = None
        self._lost_since: datetime | None = None  # the database cannot be used
        self._lost: Alarm | None = None  # … and that was told
        self._said = "", ""

    # What the loops say

    def did(self, deed: Deed) -> None:
        """Note that something succeeded."""
        with self._lock:
            first = deed not in self._deeds
            self._deeds[deed] = self._real()
            self._is_new |= first
        if first:
            self._changed()

    def left_in_mailbox(self, messages: int) -> None:
        """Note how many messages lie in the mailbox that are not recorded yet."""
        with self._lock:
            since = self._unfetched[1] or self._real() if messages else None
            self._unfetched = messages, since

    def fails(self, loop: str, reason: str, *, lasting: bool = False) -> None:
        """Note that a loop fails."""
        with self._lock:
            before = self._failing.get(loop)
            since = before.since if before else self._real()
            self._failing[loop] = Failing(loop, since, reason, lasting)
            new = before is None or before.lasting != lasting
            self._is_new |= new
        if new:
            self._changed()

    def works(self, loop: str) -> None:
        """Note that a loop works."""
        with self._lock:
            over = self._failing.pop(loop, None) is not None
            self._is_new |= over
        if over:
            self._changed()

    # Saying it

    def beat(self) -> None:
        """Write it, judge it and say what that comes to, if it is time; raises what the database raises."""
        if not self._take_turn():
            return
        try:
            self._store.note_sign(self._snapshot())
            self._look_at_expiries()
            vitals = self._store.vitals(self._now(), self._real())
            conditions = judge_all(replace(vitals, disk_free=free_room(self._outlets.disk)))
            self._tell_alarms(conditions)
        except MailbotError as trouble:
            self._without_database(trouble)
            raise
        self._with_database_again()
        self._reached("sign of life")
        self._write_metrics(vitals, conditions)
        self._say(in_ten_words(conditions), vitals.holder)

    def leave(self) -> None:
        """Say that the daemon ends as it was told to; that it cannot be said keeps nobody from ending."""
        try:
            self._store.note_sign(replace(self._snapshot(), stopped_at=self._real(), failing=()))
        except MailbotError as trouble:
            log.warning("no sign", reason=str(trouble))

    def _take_turn(self) -> bool:
        with self._lock:
            real = self._real()
            due = self._is_new or self._written_at is None or not timedelta(0) <= real - self._written_at < EVERY
            if due:
                self._is_new, self._written_at = False, real
            return due

    def _snapshot(self) -> SignOfLife:
        with self._lock:
            unfetched, since = self._unfetched
            return replace(
                self._sign,
                seen_at=self._real(),
                deeds=dict(self._deeds),
                failing=tuple(self._failing.values()),
                unfetched=unfetched,
                unfetched_since=since,
            )

    def _look_at_expiries(self) -> None:
        real = self._real()
        if self._looked_at is not None and timedelta(0) <= real - self._looked_at < LOOK:
            return
        self._looked_at = real
        try:
            expiries = list(self._outlets.expiries())
            parts = "\n".join(self._outlets.secret_parts()).encode()
        except MailbotError as trouble:  # what it was before is known all the same
            log.warning("not looked at", what="expiries", reason=str(trouble))
            return
        self._store.put_expiries(self._outlets.kinds, expiries)
        self._store.put_setting(KEY_PARTS, parts)

    def _say(self, words: str, holder: str = "") -> None:
        """Show it by `systemctl status`: when it changes, and when another daemon holds the mailbox than before."""
        if (words, holder) != self._said:
            self._said = words, holder
            notify.status(words)

    def _write_metrics(self, vitals: Vitals, conditions: tuple[Condition, ...]) -> None:
        if self._outlets.metrics_file is None:
            return
        from mailbot.edges.textfile import Figures, write_figures  # with its library, a megabyte that few need

        figures = [Figures(row.name, row.help, row.labels, row.samples(vitals, conditions)) for row in METRICS]
        try:
            write_figures(self._outlets.metrics_file, figures)
        except MailbotError as trouble:
            self._fails_quietly("metrics", str(trouble))
        else:
            self.works("metrics")

    def _fails_quietly(self, loop: str, reason: str) -> None:
        if loop not in self._failing:
            log.warning("not told", by=loop, reason=reason)
        self.fails(loop, reason)

    # Alarms

    def _tell_alarms(self, conditions: tuple[Condition, ...]) -> None:
        self._store.note_alarms(alarms(conditions, self._real()), self._real())
        if not self._outlets.alarm:
            return
        while (claimed := self._store.claim_alarm(self._real())) is not None:
            id_, alarm, tries = claimed
            if self._tell(alarm):
                self._store.mark_told(id_, alarm, self._real())
            else:
                self._store.put_off_alarm(id_, self._real() + AGAIN[min(tries, len(AGAIN)) - 1])

    def _tell(self, alarm: Alarm) -> bool:
        try:
            run_alarm_program(self._outlets.alarm, self._line(alarm))
        except MailbotError as trouble:
            self._fails_quietly("alarm", str(trouble))
            return False
        self.works("alarm")
        log.info("told", alarm=alarm.name, over=alarm.over_at is not None)
        return True

    def _line(self, alarm: Alarm) -> str:
        facts = {
            "mailbox": self._outlets.mailbox,
            "event": "broken" if alarm.over_at is None else "over",
            "name": alarm.name,
            "text": alarm.text,
            "remedy": alarm.remedy,
            "since": alarm.since.isoformat(),
            "over_at": alarm.over_at.isoformat() if alarm.over_at else None,
            "host": self._sign.host,
        }
        return json.dumps(facts)

    def _without_database(self, trouble: MailbotError) -> None:
        """Tell it from memory: a full disk cannot keep that it was told, and nobody must hear of it each minute."""
        real = self._real()
        self._lost_since = self._lost_since or real
        self._say("Critical: database (mailbot status)")
        if self._lost is None and self._outlets.alarm and real - self._lost_since >= HOUR:
            remedy = "See: mailbot check; make room if the disk is full."
            lost = Alarm("database", self._lost_since, f"the database cannot be used: {trouble}", remedy)
            if self._tell(lost):
                self._lost = lost

    def _with_database_again(self) -> None:
        lost, self._lost, self._lost_since = self._lost, None, None
        if lost is not None:
            self._tell(replace(lost, over_at=self._real()))


def free_room(disk: Path | None) -> int | None:
    """Return how many octets are free where a folder is; None where that cannot be told."""
    if disk is None:
        return None
    try:
        at = os.statvfs(disk)
    except OSError:
        return None
    return at.f_bavail * at.f_frsize
