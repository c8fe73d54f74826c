"""The daemon: wires the rooms together, gives each loop its thread, stops them, and starts nothing twice.

    watcher  idles on one IMAP connection --wakes--> fetcher  (second connection: fetch and record, file away, Sent)
    fetcher  --wakes--> workers (as many as cores: intake)    --wake--> sender (outbox)
    ticker   (APScheduler) wakes all of them, for what waits for time alone; agenda runs in a thread of its own

A loop that fails with Temporary goes on by itself, later and later; nothing it was doing is lost, since all of it
stands in the database. The watchdog is fed only while every loop gives signs of life.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from mailbot.agenda import Agenda
from mailbot.assembly import House, assemble
from mailbot.config import Config
from mailbot.edges import notify
from mailbot.edges.imap import Mailbox
from mailbot.edges.store import MessageState
from mailbot.errors import MailbotError, Permanent, Temporary
from mailbot.facts import Clock, Reached, quiet
from mailbot.intake import Intake
from mailbot.outbox import Outbox

log = structlog.get_logger("mailbot.daemon")

TICK = timedelta(seconds=20)  # how late something that waits for time alone may be noticed
WATCH = 60.0  # seconds: the poll that is the floor under IDLE, and the longest silence of a healthy loop
SILENT = 240.0  # seconds without a sign of life after which a loop counts as stuck; the unit's WatchdogSec is longer
BACKOFF = (1.0, 2.0, 5.0, 15.0, 60.0)  # seconds before the next try of a loop that failed
ALARM = 3600.0  # seconds of failure after which the operator is told, once
FILED_AT_ONCE = 200


def utc_now() -> datetime:
    """Tell the real time."""
    return datetime.now(UTC)


class Daemon:
    """One running mailbot: threads around one house."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._stopping = threading.Event()
        self._wakes: dict[str, threading.Event] = {}
        self._beats: dict[str, float] = {}
        self._too_old: set[tuple[int, int]] = set()
        self._watched: Mailbox | None = None
        self._intake = Intake(
            house.store,
            house.parser,
            house.opener,
            house.commit,
            house.organisation,
            owner=house.owner,
            now=house.now,
            real=utc_now,
            reached=house.reached,
        )
        self._agenda = Agenda(house.store, house.commit, owner=house.owner, now=house.now, real=utc_now)
        self._outbox = Outbox(
            house.store,
            house.sender,
            now=house.now,
            real=utc_now,
            reached=house.reached,
            owner=house.owner,
            mail_from=house.organisation.address,
            copy=house.imap.sent is not None,
        )

    @classmethod
    def from_config(cls, config: Config, *, now: Clock = utc_now, reached: Reached = quiet) -> Daemon:
        """Build everything from the configuration; raises ConfigError with its remedy, or Temporary."""
        return cls(assemble(config, now, reached))

    def close(self) -> None:
        """Give everything back: the database, the parser's child, the sender's connection."""
        self._house.close()

    @property
    def house(self) -> House:
        """What it works with."""
        return self._house

    def next_at(self) -> datetime | None:
        """When the next due comes up or the next letter may leave: where a clock that jumps may jump to."""
        moments = (self._house.store.next_due_at(), self._house.store.next_letter_at())
        return min((at for at in moments if at is not None), default=None)

    def ingest(self, raw: bytes) -> bool:
        """Record one message that came by an MTA's pipe; False when it is known already."""
        return self._intake.record(raw, self._house.now())

    def run_once(self) -> None:
        """Handle what is in the mailbox, what is due and what is queued, then return.

        Raises what kept the mailbox from being read, after all else has been done.
        """
        mailbox = Mailbox(self._house.imap)
        trouble: MailbotError | None = None
        try:
            mailbox.connect()
            self._fetch(mailbox)
        except (Temporary, Permanent) as why:
            trouble = why
        while self._intake.take_next() or self._agenda.take_next() or self._outbox.send_next():
            pass
        try:
            if trouble is None:
                self._tidy(mailbox)
        finally:
            mailbox.close()
        if trouble is not None:
            raise trouble

    def run(self) -> None:
        """Run until `stop`; returns when every loop has ended what it was doing."""
        scheduler = BackgroundScheduler(timezone=UTC)
        # Misfires do not matter: a tick only says "look", and what is due lies in the database
        scheduler.add_job(
            self.wake, "interval", seconds=TICK.total_seconds(), coalesce=True, max_instances=1, misfire_grace_time=None
        )
        loops: Mapping[str, Callable[[threading.Event], None]] = {
            "watcher": self._watch,
            "fetcher": self._fetch_and_file,
            "agenda": partial(self._work, "agenda", self._agenda.take_next, ("sender",)),
            "sender": partial(self._work, "sender", self._outbox.send_next, ("fetcher",)),
            **{
                name: partial(self._work, name, self._intake.take_next, ("sender", "fetcher"))
                for name in (f"worker-{number}" for number in range(os.cpu_count() or 1))
            },
        }
        self._wakes = {name: threading.Event() for name in loops}
        threads = [threading.Thread(target=loop, args=(self._wakes[name],), name=name) for name, loop in loops.items()]
        for thread in threads:
            self._beat(thread.name)
            thread.start()
        scheduler.start()
        notify.ready()
        log.info("running", owner=self._house.owner[:8])
        self._stopping.wait()
        notify.stopping()
        scheduler.shutdown()
        self.wake()
        for thread in threads:
            thread.join()
        log.info("stopped")

    def stop(self) -> None:
        """End `run`, after what is being worked on; may be called from any thread and from a signal handler."""
        self._stopping.set()
        watched = self._watched
        if watched is not None:
            watched.stop()
        self.wake()

    def wake(self) -> None:
        """Let every loop look for work, and feed the watchdog if all of them live."""
        for wake in self._wakes.values():
            wake.set()
        silent = [name for name, beat in self._beats.items() if time.monotonic() - beat > SILENT]
        if silent:
            log.error("stuck", loops=",".join(silent))
        else:
            notify.watchdog()

    def _beat(self, name: str) -> None:
        self._beats[name] = time.monotonic()

    def _wake(self, *names: str) -> None:
        for name, event in self._wakes.items():
            if name.startswith(names):
                event.set()

    def _work(self, name: str, take_next: Callable[[], bool], then: tuple[str, ...], wake: threading.Event) -> None:
        """Take what there is, one after the other, then sleep until woken."""
        failures = 0
        while not self._stopping.is_set():
            self._beat(name)
            try:
                worked = take_next()
                failures = 0
            except MailbotError as why:  # the database is away, full, locked: nothing was begun
                log.warning("waiting", loop=name, reason=str(why))
                worked = False
                self._stopping.wait(BACKOFF[min(failures, len(BACKOFF) - 1)])
                failures += 1
            if worked:
                self._wake(*then)
                continue
            wake.wait(WATCH)
            wake.clear()

    def _watch(self, _: threading.Event) -> None:
        """Idle on a connection of its own, and wake the fetcher."""
        trouble = Trouble("watcher", self._stopping)
        while not self._stopping.is_set():
            mailbox = self._watched = Mailbox(self._house.imap)
            try:
                mailbox.connect()
                while not self._stopping.is_set():
                    self._beat("watcher")
                    self._wake("fetcher")
                    mailbox.wait(WATCH)
                    trouble.over()
            except MailbotError as why:
                self._beat("watcher")
                trouble.wait(why)
            finally:
                mailbox.close()

    def _fetch_and_file(self, wake: threading.Event) -> None:
        """Fetch and file away on a second connection, each time it is woken."""
        trouble = Trouble("fetcher", self._stopping)
        while not self._stopping.is_set():
            mailbox = Mailbox(self._house.imap)
            try:
                mailbox.connect()
                while not self._stopping.is_set():
                    self._beat("fetcher")
                    self._fetch(mailbox)
                    self._tidy(mailbox)
                    trouble.over()
                    wake.wait(WATCH)
                    wake.clear()
            except MailbotError as why:
                self._beat("fetcher")
                trouble.wait(why)
            finally:
                mailbox.close()

    def _fetch(self, mailbox: Mailbox) -> None:
        house = self._house
        day_before = (house.floor - timedelta(days=1)).date()  # servers compare days in a time zone of their own
        uidvalidity, uids = mailbox.look(day_before)
        known = house.store.known_uids(house.imap.folder, uidvalidity, uids)
        new = [uid for uid in uids if uid not in known and (uidvalidity, uid) not in self._too_old]
        for fetched in mailbox.fetch(sorted(new)):
            self._beat("fetcher")
            if fetched.received_at < house.floor:
                self._too_old.add((uidvalidity, fetched.uid))
                continue
            place = (house.imap.folder, fetched.uidvalidity, fetched.uid)
            self._intake.record(fetched.raw, fetched.received_at, place)
            self._wake("worker")

    def _tidy(self, mailbox: Mailbox) -> None:
        """File away what was decided on, and put copies of letters into Sent."""
        store = self._house.store
        while places := store.to_file_away(FILED_AT_ONCE):
            for place in places:
                self._beat("fetcher")
                held = place.state is MessageState.HELD
                # Where it may not be moved, it stays
                mailbox.file_away(place.uid, place.uidvalidity, "held" if held else "done")
                store.filed(place.id)
                self._house.reached("filed away")
        for copy in store.to_copy_to_sent(FILED_AT_ONCE):
            mailbox.append_sent(copy.raw, copy.sent_at)
            store.copied(copy.id)


class Trouble:
    """How long a loop has been failing: when to try again, and when to tell the operator, once."""

    def __init__(self, loop: str, stopping: threading.Event) -> None:
        self._loop = loop
        self._stopping = stopping
        self._since: float | None = None
        self._failures = 0
        self._alarmed = False

    def wait(self, why: MailbotError) -> None:
        """Note a failure, and wait before the next try."""
        now = time.monotonic()
        self._since = self._since or now
        log.warning("waiting", loop=self._loop, reason=str(why))
        if now - self._since > ALARM and not self._alarmed:
            self._alarmed = True
            log.error("alarm", loop=self._loop, reason=str(why), since_minutes=int((now - self._since) / 60))
            notify.status(f"{self._loop}: {why}")
        self._stopping.wait(BACKOFF[min(self._failures, len(BACKOFF) - 1)])
        self._failures += 1

    def over(self) -> None:
        """Note that it works again."""
        if self._alarmed:
            log.error("alarm over", loop=self._loop)
            notify.status("")
        self._since, self._failures, self._alarmed = None, 0, False
