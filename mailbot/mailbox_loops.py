"""The loops that talk to the mailbox, for as long as this daemon holds it: of several daemons one does.

    keeper   takes the mailbox when it is free, and renews the lease --wakes--> watcher and fetcher
    watcher  idles on one connection --wakes--> fetcher  (a second connection: fetch and record, file away, Sent)

A daemon that does not hold it has no connection to the mail server's IMAP side; when it loses it, both are closed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from mailbot.edges import notify
from mailbot.edges.imap import Mailbox
from mailbot.errors import MailbotError
from mailbot.facts import Deed
from mailbot.house import House
from mailbot.logs import Log
from mailbot.mailbox_lease import LOOK, RENEW, require_held
from mailbot.mailbox_sync import MailboxSync

log = Log("mailbot.mailbox")

WATCH = 60.0  # seconds: the poll that is the floor under IDLE, and the longest silence of a healthy loop


class MailboxLoops:
    """Runs in threads of the daemon, which it tells how each loop does, and which it lets wake others.

    `works` takes a sign of life of a loop, `over` that it does not fail, `did` what it succeeded at.
    """

    def __init__(
        self,
        house: House,
        sync: MailboxSync,
        *,
        stopping: threading.Event,
        works: Callable[[str], None],
        over: Callable[[str], None],
        did: Callable[[Deed], None],
        wake: Callable[..., None],
    ) -> None:  # long: one line for each thing that is handed on
        self._house = house
        self._sync = sync
        self._lease = house.lease
        self._stopping = stopping
        self._works = works
        self._over = over
        self._did = did
        self._wake = wake
        self._held: bool | None = None
        self._watched: Mailbox | None = None

    def keep(self, name: str, wake: threading.Event) -> None:
        """Take the mailbox, hold it, and let the other two loops know."""
        while not self._stopping.is_set():
            self._works(name)
            held = self._lease.take()
            self._note(held=held)
            self._over(name)
            wake.wait(RENEW if held else LOOK)
            wake.clear()

    def watch(self, name: str, wake: threading.Event) -> None:
        """Idle on a connection of its own, and wake the fetcher."""
        if self._rests(name, wake):
            return
        mailbox = self._watched = Mailbox(self._house.imap, self._require)
        try:
            mailbox.connect()
            while not self._stopping.is_set():
                self._works(name)
                self._did(Deed.IMAP_LOGIN)  # and is logged in since
                self._wake("fetcher")
                mailbox.wait(min(WATCH, self._lease.left()))
                self._require()
                self._over(name)
        finally:
            mailbox.close()

    def fetch_and_file(self, name: str, wake: threading.Event) -> None:
        """Fetch and file away on a second connection, each time it is woken."""
        if self._rests(name, wake):
            return
        mailbox = Mailbox(self._house.imap, self._require)
        try:
            mailbox.connect()
            while not self._stopping.is_set():
                self._works(name)
                self._sync.fetch(mailbox)
                self._did(Deed.FETCH)
                self._sync.tidy(mailbox)
                self._over(name)
                wake.wait(min(WATCH, self._lease.left()))
                wake.clear()
                self._require()
        finally:
            mailbox.close()

    def interrupt(self) -> None:
        """Let the watcher look up from its sleep; any thread may call it, and a signal handler."""
        watched = self._watched
        if watched is not None:
            watched.stop()

    def leave(self) -> None:
        """Give the mailbox up, once both connections are closed: another daemon has it at once."""
        try:
            self._lease.release()
        except MailbotError as why:  # it runs out by itself
            log.warning("mailbox not given up", reason=str(why))

    @contextmanager
    def once(self) -> Iterator[Mailbox | None]:
        """Yield a connection that is to be made, or None where another daemon is at work in the mailbox."""
        if not self._take_once():
            log.info("mailbox left alone", reason=f"it is held by {self._lease.holder()}")
            yield None
            return
        mailbox, done = Mailbox(self._house.imap, self._require), threading.Event()
        renewing = threading.Thread(target=self._renew, args=(done,), name="keeper", daemon=True)
        if self._lease.runs_out:
            renewing.start()
        try:
            yield mailbox
        finally:
            mailbox.close()
            done.set()
            if self._lease.runs_out:
                renewing.join()
            self.leave()

    def _take_once(self) -> bool:
        """Take the mailbox, or find out that its holder lives: that shows within a renewal."""
        while not self._lease.take():
            if not self._lease.may_be_given_up() or self._stopping.wait(LOOK):
                return False
        return True

    def _renew(self, done: threading.Event) -> None:
        while not done.wait(RENEW):
            try:
                self._lease.take()
            except MailbotError as why:
                log.warning("mailbox not renewed", reason=str(why))

    def _require(self) -> None:
        require_held(self._lease)

    def _rests(self, name: str, wake: threading.Event) -> bool:
        """Wait while another daemon has the mailbox: until the keeper has it, or for a while."""
        if self._lease.left() > 0:
            return False
        self._works(name)
        self._over(name)
        wake.wait(WATCH)
        wake.clear()
        return True

    def _note(self, *, held: bool) -> None:
        before, self._held = self._held, held
        if held == before:
            return
        if held:
            if before is not None:
                log.info("mailbox taken over")
                notify.status("")
            self._wake("watcher", "fetcher")
        else:
            holder = self._lease.holder()
            log.info("mailbox left alone", reason=f"it is held by {holder}")
            notify.status(f"works beside {holder}, which holds the mailbox")
            self.interrupt()
