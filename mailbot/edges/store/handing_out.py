"""Messages are handed out one at a time; whoever is done with one takes the next in the same transaction.

    NEW --claim--> NEW, leased --finish_message, and claim_ahead--> DONE | HELD, and the next one is leased

Guarantee: at each moment a worker has one message in hand, the one that it works on or is about to. One that was
claimed ahead and not begun is never taken for what was alone in hand at a death (`crash_suspects.py`): it is no
suspect, and another one waits behind it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, update
from sqlmodel import Session

from mailbot.edges.store.base import LEASE
from mailbot.edges.store.crash_suspects import next_message, next_ordinary
from mailbot.edges.store.database import alone, alone_if_free
from mailbot.edges.store.rows import Found, run_built, table_of
from mailbot.edges.store.sealing import printable
from mailbot.edges.store.tables import FREE, MessageRow, MessageState

# What runs for every message is built once: SQLAlchemy takes longer to build a statement than SQLite to run it
_MESSAGES = table_of(MessageRow)
_CLAIM = (
    update(_MESSAGES)
    .where(_MESSAGES.c.id == bindparam("row"))
    .values(owner=bindparam("owner"), until=bindparam("until"), attempts=bindparam("attempts"))
)
_FINISH = (
    update(_MESSAGES)
    .where(
        _MESSAGES.c.id == bindparam("row"),
        _MESSAGES.c.owner == bindparam("by"),
        _MESSAGES.c.state == MessageState.NEW,
    )
    .values(
        state=bindparam("state"),
        reason=bindparam("reason"),
        reference=bindparam("reference"),
        told_at=bindparam("told_at"),
        owner=None,
        until=FREE,
    )
)


@dataclass(frozen=True, slots=True)
class LeasedMessage:
    """A message that was claimed, with nothing of it read yet."""

    row: Found  # as it was before
    attempts: int  # counts this one


class HandsOn:
    """The part of a transaction that is done with one message, and takes the next."""

    _session: Session

    def finish_message(
        self,
        row: int,
        owner: str,
        state: MessageState,
        *,
        reason: str = "",
        reference: str | None = None,
        told_at: datetime | None = None,
    ) -> bool:
        """Record what was decided about a message; return False when it is no longer leased to `owner`."""
        became = {"state": state.value, "reason": printable(reason), "reference": reference, "told_at": told_at}
        return run_built(self._session, _FINISH, row=row, by=owner, **became).rowcount == 1

    def claim_ahead(self, owner: str, real: datetime, lease: timedelta = LEASE) -> LeasedMessage | None:
        """Claim the message that `owner` takes up as soon as this is committed; None where that is better left.

        What is left, `Store.claim_message` finds: a suspect, the last one that waits, all while another one claims.
        """
        if not alone_if_free(self._session, "messages"):
            return None
        row = next_ordinary(self._session, real)
        return None if row is None else lease_message(self._session, row, owner, real + lease)


def claim(session: Session, owner: str, real: datetime, lease: timedelta) -> LeasedMessage | None:
    """Claim the message that is handed out next."""
    alone(session, "messages")
    row = next_message(session, real)
    return None if row is None else lease_message(session, row, owner, real + lease)


def lease_message(session: Session, row: Found, owner: str, until: datetime) -> LeasedMessage:
    """Note who has a message in hand."""
    leased = LeasedMessage(row, row.attempts + 1)
    run_built(session, _CLAIM, row=row.id, owner=owner, until=until, attempts=leased.attempts)
    return leased
