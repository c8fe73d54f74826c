"""Who of several daemons talks to the mailbox: providers count connections, and two who file away disturb each other.

On SQLite all daemons are on one host, and the kernel knows who has the lock, and who is gone. On PostgreSQL it is
noted in the database:

    nobody's --take--> held --renew, each RENEW--> held --release--> nobody's
       ^                 |--its LEASE is over: not renewed--> lost
       '- or of somebody who has not renewed it for a LEASE

Guarantee: whoever holds it knows when it may have been taken: its LEASE counts from before the renewal was sent, less a
MARGIN, and that of whoever waits from after it was seen. Each counts by a clock of its own that nobody can set and that
goes on while the process is stopped or the host sleeps, so clocks that differ do no harm. What a host does that was
stopped whole, its clocks included, `confirm` asks the database before each move that changes the mailbox.
"""

from __future__ import annotations

import fcntl
import math
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from mailbot.edges.store import MailboxHold, Store, boottime
from mailbot.errors import Elsewhere, by_cause
from mailbot.facts import Clock

RENEW: Final = 15.0
"""Seconds between renewals."""
LOOK: Final = 2.0
"""Seconds between looks at another's: when that one ends, the mailbox is without a daemon for no longer."""
LEASE: Final = 60.0
"""Seconds for which a renewal is good: three may fail. Taken over after LEASE and a look or two: within two minutes."""
MARGIN: Final = 5.0
"""Seconds by which it ends earlier for who holds it: for clocks that run apart, and a command under way."""


class MailboxLease(Protocol):
    """The right to talk to the mailbox. `take` and `release` belong to one thread, all else to any."""

    runs_out: bool
    """Whether it is lost when it is not taken again and again."""

    def take(self) -> bool:
        """Take it, or go on holding it; False when it is another's. Raises Temporary when that cannot be told."""
        ...

    def left(self) -> float:
        """Return for how many seconds it is still held without another `take`; 0 when it is not."""
        ...

    def confirm(self) -> None:
        """Raise Elsewhere when it is not held at this very moment."""
        ...

    def may_be_given_up(self) -> bool:
        """Return whether nothing has shown so far that its holder lives."""
        ...

    def holder(self) -> str:
        """Return what is known of the holder, for people."""
        ...

    def release(self) -> None:
        """Give it up, for another to have it at once."""
        ...


def require_held(lease: MailboxLease) -> None:
    """Raise Elsewhere when the mailbox may be another's by now; asks nobody."""
    if lease.left() <= 0:
        raise Elsewhere(f"the mailbox is held by {lease.holder()}")


class HostLease:
    """Of daemons that share a folder, whose lock the kernel frees when its process is gone, and never earlier."""

    runs_out = False

    def __init__(self, state_dir: Path) -> None:
        self._path = state_dir / "mailbox.lock"
        self._descriptor: int | None = None

    def take(self) -> bool:
        """Take it if the lock is free."""
        if self._descriptor is not None:
            return True
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as trouble:
            raise by_cause(trouble, f"{self._path} cannot be written", "Give it to the service's user.") from trouble
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        except OSError as trouble:
            os.close(descriptor)
            raise by_cause(trouble, f"{self._path} cannot be locked", "Give it to the service's user.") from trouble
        self._descriptor = descriptor
        return True

    def left(self) -> float:
        """Return infinity while it is held: the kernel takes it from nobody who lives."""
        return 0.0 if self._descriptor is None else math.inf

    def confirm(self) -> None:
        """Raise Elsewhere when it is not held."""
        require_held(self)

    def may_be_given_up(self) -> bool:
        """Return False: the kernel has just said that its holder lives."""
        return False

    def holder(self) -> str:
        """Return what is known of the holder."""
        return "another daemon on this host"

    def release(self) -> None:
        """Free the lock."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)


class SharedLease:
    """Of daemons on any number of hosts that share a database."""

    runs_out = True

    def __init__(
        self, store: Store, instance: str, host: str, real: Clock, *, seconds: Callable[[], float] = boottime
    ) -> None:
        """`real` is for people to read; `seconds` counts, from wherever, while this process and its host sleep."""
        self._store = store
        self._instance = instance
        self._host = host
        self._real = real
        self._seconds = seconds
        self._token = secrets.token_hex(8)
        self._mine: MailboxHold | None = None
        self._until = 0.0  # by `seconds`: for so long it is held
        self._seen: MailboxHold | None = None  # of another
        self._seen_since = 0.0
        self._seen_alive = False
        self._first = True

    def take(self) -> bool:
        """Renew it, or take it when it is nobody's or was not renewed for a LEASE."""
        if self._mine is not None and self._put(self._mine, self._mine.renewed(self._real())):
            return True
        hold = self._store.hold()
        first, self._first = self._first, False
        if hold is None or hold.token == self._token or (first and hold.instance == self._instance):
            # Nobody's; or ours, by a commit whose answer was lost; or of the process that had our name, and is gone
            return self._put(hold, self._new())
        if hold != self._seen:
            self._seen_alive = self._seen is not None
            self._seen, self._seen_since = hold, self._seconds()
            return False
        if self._seconds() - self._seen_since < LEASE:
            return False
        return self._put(hold, self._new())

    def left(self) -> float:
        """Return for how many seconds nobody can have taken it."""
        return max(0.0, self._until - self._seconds())

    def confirm(self) -> None:
        """Raise Elsewhere when the database says that it is another's."""
        require_held(self)
        hold = self._store.hold()
        if hold is None or hold.token != self._token:
            self._until = 0.0
            self._seen = hold
            require_held(self)

    def may_be_given_up(self) -> bool:
        """Return whether its holder has not renewed it while it was looked at."""
        return not self._seen_alive

    def holder(self) -> str:
        """Return the host of the holder that was seen last."""
        return "another daemon" if self._seen is None else f"a daemon on {self._seen.host}"

    def release(self) -> None:
        """Note that it is nobody's."""
        mine, self._mine, self._until = self._mine, None, 0.0
        if mine is not None:
            self._store.change_hold(mine, None)

    def _put(self, seen: MailboxHold | None, new: MailboxHold) -> bool:
        """Change what is noted, and hold the mailbox from before that was sent; False when another was faster."""
        before = self._seconds()
        if not self._store.change_hold(seen, new):
            self._mine, self._until = None, 0.0
            return False
        self._mine, self._seen, self._seen_alive = new, None, False
        self._until = before + LEASE - MARGIN
        return True

    def _new(self) -> MailboxHold:
        now = self._real()
        return MailboxHold(self._token, self._instance, self._host, now, now)
