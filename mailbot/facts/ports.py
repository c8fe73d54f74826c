"""Interfaces handed to a room so that it need not import an edge: the clock, the test points, the seals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from mailbot.facts.erasure import Erased

Clock = Callable[[], datetime]
"""Returns `now`, aware UTC: the real time in the daemon; in tests and the demo, a time that jumps."""

Reached = Callable[[str], None]
"""Called at each named point that a message or letter reaches: feeds the watchdog, and lets a test kill right there."""

Progress = Callable[[str, int, int], None]
"""Told again and again of work that takes its time: what is done, how much of it already, and of how much (0: unknown).

Only a person at a terminal sees it; whoever does the work neither knows nor asks.
"""


class Seals(Protocol):
    """What the store asks of the vault: sealing for rest (AES-256-GCM) and keyed hashes for looking things up."""

    def seal(self, cleartext: bytes, context: str) -> bytes:
        """Encrypt for rest, bound to `context` (table and column): it unseals under the same context only."""

    def unseal(self, sealed: bytes, context: str) -> bytes:
        """Return what was given to `seal`; raise Permanent when the bytes were changed or the context differs."""

    def hash(self, value: bytes, purpose: str) -> bytes:
        """Keyed hash, 32 bytes, of `value`; differs between purposes."""


class Ledger(Protocol):
    """What the store asks of the ledger outside the database: that it knows what was erased, whatever is put back."""

    def append(self, erased: Sequence[Erased]) -> None:
        """Write lines; they are on the disk when this returns. Raises Temporary or ConfigError."""

    def read(self) -> Sequence[Erased]:
        """Return every line; raises Temporary, or ConfigError for one that this version cannot read."""


def quiet(_: str) -> None:
    """Do nothing at a named point, as everywhere outside the tests."""


def unwatched(_what: str, _done: int, _total: int) -> None:
    """Show nobody how far work has come, as everywhere but at a terminal."""
