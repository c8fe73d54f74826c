"""What brought an event, and is finished in the same transaction that carries it out."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import datetime

from mailbot.edges.store import LeasedMessage, Transaction
from mailbot.facts import Clock


class NextMessage(threading.local):
    """What a worker claimed with the end of the message before, and has not begun: each thread has one of its own."""

    leased: LeasedMessage | None = None

    def __init__(self, owner: str, real: Clock) -> None:
        self._owner = owner
        self._real = real

    def claim(self, transaction: Transaction) -> LeasedMessage | None:
        """Claim a message in the transaction that finishes another one; it is `leased` once that is committed."""
        return transaction.claim_ahead(self._owner, self._real())


@dataclass(frozen=True, slots=True)
class FinishMessage:
    """Finishes the message that brought the event; with `following`, the next one is claimed with that."""

    row: int
    owner: str
    following: NextMessage | None = None


@dataclass(frozen=True, slots=True)
class FinishDues:
    """Finishes the due row that brought the event."""

    rows: tuple[int, ...]
    owner: str
    at: datetime  # when it was due


@dataclass(frozen=True, slots=True)
class SetDueAside:
    """Sets the due row aside that failed again and again, or puts it off until `again_at`."""

    row: int
    owner: str
    reason: str
    again_at: datetime | None

    def finish(self, transaction: Transaction) -> bool:
        """Do so; False when it is no longer leased."""
        if self.again_at is not None:
            return transaction.put_off_due(self.row, self.owner, self.again_at)
        return transaction.set_due_aside(self.row, self.owner, self.reason)


Completion = FinishMessage | FinishDues | SetDueAside
