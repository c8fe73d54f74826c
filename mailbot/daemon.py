"""The daemon: gives each loop its thread, stops them, and starts nothing twice.

    keeper, watcher, fetcher  talk to the mailbox (mailbox_loops.py), in one of several daemons
    fetcher  --wakes--> workers (as many as cores: intake)    --wake--> sender (outbox)
    ticker   (APScheduler) wakes agenda and all of them for what waits for time alone, the fetcher each third time

A loop that fails goes on by itself, later and later, or each quarter of an hour where somebody must act first; nothing
it was doing is lost, since all of it stands in the database. The watchdog is fed only while every loop gives signs of
life.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count

from apscheduler.schedulers.background import BackgroundScheduler

from mailbot.agenda import Agenda
from mailbot.edges import notify
from mailbot.edges.imap import Mailbox
from mailbot.errors import ConfigError, Elsewhere, MailbotError, NotLetIn, Outdated, Permanent
from mailbot.facts import Clock, Progress, unwatched
from mailbot.failures import Failures
from mailbot.house import House
from mailbot.intake import Intake
from mailbot.logs import Log, trace
from mailbot.mailbox_loops import WATCH, MailboxLoops
from mailbot.mailbox_sync import MailboxSync
from mailbot.outbox import Outbox
from mailbot.pulse import Pulse

log = Log("mailbot.daemon")

Loop = Callable[[str, threading.Event], None]
"""Runs until the daemon stops, or raises; called with its name and the event that wakes it."""

TICK = timedelta(seconds=20)  # how late something that waits for time alone may be noticed
LOOKS = 3  # ticks between looks into the mailbox, which is watched, and where nothing waits for less than a minute
PROVE = 900.0  # seconds between logins at the server for letters while there is none: one is not to find it closed
SILENT = 240.0  # seconds without a sign of life after which a loop counts as stuck; the unit's WatchdogSec is longer
LEAVE = 2.0  # seconds, at the least, to say that it ends, and to give the mailbox up for another daemon
GRACE = 3.0  # seconds for a loop to end what it is doing; systemd and the next boot wait for the process for 5


def utc_now() -> datetime:
    """Return the real time."""
    return datetime.now(UTC)


class Daemon:
    """One running mailbot: threads around one house."""

    def __init__(
        self, house: House, *, real: Clock | None = None, monotonic: Callable[[], float] = time.monotonic
    ) -> None:  # long: one line for each thing that is handed on
        real = real or house.real
        self._house = house
        self._monotonic = monotonic
        self._stopping = threading.Event()
        self.outdated: Outdated | None = None  # why it has ended by itself
        self._pulse = Pulse(
            house.store,
            house.outlets,
            owner=house.instance.name,
            now=house.now,
            real=real,
            changed=partial(self._wake, "pulse"),
            reached=house.reached,
        )
        self._failures = Failures(self._stopping, monotonic, self._beat, self._pulse)
        self._wakes: dict[str, threading.Event] = {}
        self._beats: dict[str, float] = {}
        self._ticks = count(1)
        self._intake = Intake(
            house.store,
            house.parser,
            house.understanding,
            house.commit,
            owner=house.instance.name,
            subaddress=house.organisation.subaddress,
            now=house.now,
            real=real,
            reached=house.reached,
        )
        self._mailbox_sync = MailboxSync(
            house,
            self._intake,
            real=real,
            beat=partial(self._beat, "fetcher"),
            recorded=partial(self._wake, "worker"),
            left=self._pulse.left_in_mailbox,
            stopping=self._stopping.is_set,
        )
        self._mailbox = MailboxLoops(
            house,
            self._mailbox_sync,
            stopping=self._stopping,
            works=self._beat,
            over=self._failures.over,
            did=self._pulse.did,
            wake=self._wake,
        )
        self._agenda = Agenda(
            house.store,
            house.commit,
            house.organisation,
            owner=house.instance.name,
            now=house.now,
            real=real,
            look_at_published=house.look_at_published,
        )
        self._outbox = _outbox(house, real, self._pulse)
        self._proven_at: float | None = None  # that the server for letters lets us in; by the monotonic clock

    def close(self) -> None:
        """Close everything: the database, the parser's child, the sender's connection."""
        self._house.close()

    @property
    def house(self) -> House:
        """Return what it works with."""
        return self._house

    def next_at(self) -> datetime | None:
        """Return when the next due comes up or the next letter may leave: a clock that jumps may jump there."""
        moments = (self._house.store.next_due_at(), self._outbox.next_at())
        return min((at for at in moments if at is not None), default=None)

    def ingest(self, raw: bytes) -> bool:
        """Record one message that came by an MTA's pipe; False when it is known already."""
        return self._intake.record(raw, self._house.now())

    def run_once(self, progress: Progress = unwatched) -> None:
        """Handle what is in the mailbox, what is due and what is queued, then return.

        Raises what kept the mailbox from being read or letters from being sent, after all else has been done.
        """
        self._catch_up()
        unread: MailbotError | None = None
        unsent: MailbotError | None = None

        def send() -> bool:
            nonlocal unsent
            try:
                return _all(_told(self._outbox.send_next, progress, "sending letters"))
            except MailbotError as why:
                unsent = why
                return True  # letters before this one may have left something to do

        ends = _giving_back(self._intake.give_back, self._outbox.give_back)
        with self._mailbox.once() as mailbox, ends:
            try:
                self._fetch(mailbox, progress)
            except MailbotError as why:
                unread = why
            take_in = _told(self._intake.take_next, progress, "taking mail in", self._house.store.undecided())
            while any([_all(take_in), _all(self._agenda.take_next), unsent is None and send()]):
                pass
            if unread is None and mailbox is not None:
                self._mailbox_sync.tidy(mailbox)
        if trouble := unread or unsent or self._outbox.trouble:
            raise trouble

    def _fetch(self, mailbox: Mailbox | None, progress: Progress) -> None:
        if mailbox is not None:
            mailbox.connect()
            self._mailbox_sync.fetch(mailbox, progress)

    def run(self, grace: float = GRACE) -> bool:
        """Run until `stop`, or until a newer mailbot has changed the tables (`outdated`).

        Then give every loop `grace` seconds to end what it is doing, and say whether all did.

        What a loop is cut off in is done again by the next daemon, as after a crash: a letter whose bytes were on their
        way may arrive twice. False means that the process must end at once, and close nothing that a loop still uses.
        """
        self._catch_up()
        scheduler = BackgroundScheduler(timezone=UTC)
        # Misfires do not matter: a tick only says "look", and what is due lies in the database
        scheduler.add_job(
            self.tick, "interval", seconds=TICK.total_seconds(), coalesce=True, max_instances=1, misfire_grace_time=None
        )
        threads = self._start(self._loops())
        notify.ready()
        scheduler.start()
        log.info("running", owner=self._house.instance.name[:8])
        self._stopping.wait()
        notify.stopping()
        scheduler.shutdown(wait=False)
        self.wake()
        return self._end(threads, grace)

    def _loops(self) -> Mapping[str, Loop]:
        take_in = partial(self._work, self._intake.take_next, ("sender", "fetcher"), give_back=self._intake.give_back)
        send = partial(self._work, self._send_next, ("fetcher",), give_back=self._outbox.give_back)
        return {
            "keeper": self._mailbox.keep,
            "watcher": self._mailbox.watch,
            "fetcher": self._mailbox.fetch_and_file,
            "agenda": partial(self._work, self._agenda.take_next, ("sender",)),
            "sender": send,
            "pulse": self._say_how_it_is,
            **{f"worker-{number}": take_in for number in range(os.cpu_count() or 1)},
        }

    def _start(self, loops: Mapping[str, Loop]) -> list[threading.Thread]:
        self._wakes = {name: threading.Event() for name in loops}
        threads = [
            threading.Thread(target=self._keep_up, args=(name, loop), name=name, daemon=True)
            for name, loop in loops.items()
        ]
        for thread in threads:
            self._beat(thread.name)
            thread.start()
        return threads

    def _end(self, threads: Sequence[threading.Thread], grace: float) -> bool:
        """Wait for all loops, `grace` seconds together; False when some are still at work."""
        deadline = time.monotonic() + grace
        for thread in threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        busy = [thread.name for thread in threads if thread.is_alive()]
        leaves: dict[str, Callable[[], None]] = {"pulse": self._pulse.leave}
        if not {"watcher", "fetcher"} & set(busy):  # while one of them talks to the mailbox, nobody else may
            leaves["keeper"] = self._mailbox.leave
        # Apart, for both write: whoever keeps the database for themselves would keep us for longer than systemd waits
        leaving = [threading.Thread(target=leave, name=name, daemon=True) for name, leave in leaves.items()]
        for thread in leaving:
            thread.start()
        for thread in leaving:
            thread.join(max(LEAVE, deadline - time.monotonic()))
        busy += [thread.name for thread in leaving if thread.is_alive() and thread.name not in busy]
        if busy:
            log.warning("cut off", loops=",".join(busy))
            self._house.parser.kill()
        log.info("stopped")
        return not busy

    def _catch_up(self) -> None:
        """Do what was due before the database was put back, before new mail can give it a time after that."""
        if self._house.restored is not None:
            _all(self._agenda.take_next)

    def stop(self) -> None:
        """End `run`; may be called from any thread and from a signal handler."""
        self._house.instance.leave()
        self._stopping.set()
        self._mailbox.interrupt()
        self.wake()

    def tick(self) -> None:
        """Let loops look for what waits for time alone."""
        self.wake(but=() if next(self._ticks) % LOOKS == 0 else ("fetcher",))

    def wake(self, but: Sequence[str] = ()) -> None:
        """Let every loop `but` these look for work, and feed the watchdog if all of them live."""
        for name, wake in self._wakes.items():
            if name not in but:
                wake.set()
        silent = [name for name, beat in self._beats.items() if self._monotonic() - beat > SILENT]
        if silent:
            log.error("stuck", loops=",".join(silent))
            for name in silent:
                self._pulse.fails(name, "it has been stuck for minutes")
        else:
            notify.watchdog()

    def _beat(self, name: str) -> None:
        self._beats[name] = self._monotonic()

    def _wake(self, *names: str) -> None:
        for name, event in self._wakes.items():
            if name.startswith(names):
                event.set()

    def _keep_up(self, name: str, loop: Loop) -> None:
        """Run a loop until `stop`, again and again, whatever ends it."""
        while not self._stopping.is_set():
            self._beat(name)
            try:
                loop(name, self._wakes[name])
            except Elsewhere as why:
                log.info("mailbox lost", loop=name, reason=str(why))
            except Outdated as why:
                if self.outdated is None:
                    self.outdated = why
                    log.error("outdated", reason=str(why))
                    self.stop()
            except MailbotError as why:  # the server or the database is away, full, locked
                self._failures.wait(name, str(why), lasting=isinstance(why, (Permanent, ConfigError)))
            except Exception as bug:  # noqa: BLE001  # one loop that stands still would stop the whole inbox
                self._failures.wait(name, trace(bug))

    def _work(
        self,
        take_next: Callable[[], bool],
        then: tuple[str, ...],
        name: str,
        wake: threading.Event,
        *,
        give_back: Callable[[], object] = lambda: None,
    ) -> None:
        """Take what there is, one after the other, then sleep until woken; give back what is in hand at the end."""
        with _giving_back(give_back):
            while not self._stopping.is_set():
                self._beat(name)
                worked = take_next()
                self._failures.over(name)
                if worked:
                    self._wake(*then)
                    continue
                wake.wait(WATCH)
                wake.clear()

    def _send_next(self) -> bool:
        """Send a letter; what keeps some of them, while others leave, is an alarm as well."""
        try:
            if self._outbox.send_next():
                return True
            now = self._monotonic()
            if self._proven_at is None or now - self._proven_at > PROVE:
                self._outbox.prove_login()
                self._proven_at = now
            return False
        finally:
            if (why := self._outbox.trouble) is not None:
                self._failures.note("letters", str(why), lasting=isinstance(why, NotLetIn))
            else:
                self._failures.over("letters")

    def _say_how_it_is(self, name: str, wake: threading.Event) -> None:
        """Give a sign of life each minute, and whenever something fails or works again."""
        while not self._stopping.is_set():
            self._beat(name)
            self._pulse.beat()
            self._failures.over(name)
            wake.wait(WATCH)
            wake.clear()


def _outbox(house: House, real: Clock, pulse: Pulse) -> Outbox:
    return Outbox(
        house.store,
        house.sender,
        now=house.now,
        real=real,
        reached=house.reached,
        owner=house.instance.name,
        mail_from=house.organisation.address,
        subaddress=house.organisation.subaddress,
        copy=house.imap.sent is not None,
        sent_marker=house.sent_marker,
        ceilings=house.organisation.ceilings,
        did=pulse.did,
        limits=house.sender.limits,
    )


@contextmanager
def _giving_back(*ways: Callable[[], object]) -> Iterator[None]:
    """Give back what was claimed and not begun, however the block ends: nobody is to wait until its lease runs out."""
    try:
        yield
    finally:
        for give_back in ways:
            try:
                give_back()
            except MailbotError as why:  # the lease does run out
                log.warning("not given back", reason=str(why))


def _told(take_next: Callable[[], bool], progress: Progress, what: str, total: int = 0) -> Callable[[], bool]:
    """Return what takes the next, and tells of each that it took."""
    done = count(1)

    def take() -> bool:
        if not take_next():
            return False
        progress(what, number := next(done), max(number, total) if total else 0)
        return True

    return take


def _all(take_next: Callable[[], bool]) -> bool:
    """Take all there is; return whether there was anything."""
    worked = False
    while take_next():
        worked = True
    return worked
