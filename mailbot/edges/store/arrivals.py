"""What is recorded of a message that arrives, besides its bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from mailbot.edges.store.sealing import Sealing
from mailbot.edges.store.tables import MessageRow


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who a message says it is from, and when it came; what its header does not tell is None."""

    sender: str | None
    message_id: str | None
    received_at: datetime  # by the mail server
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Delivered:
    """A message to record; `identity` is what makes it the same one when it comes again.

    `place` is (folder, uidvalidity, uid), None when it did not come from IMAP. `traced` gives what servers wrote on
    bytes of it: with another trace it is a copy, a row of its own, for it may tell more of who sent it.
    """

    raw: bytes
    arrival: Arrival
    identity: bytes
    place: tuple[str, int, int] | None = None
    traced: Callable[[bytes], bytes] | None = None


def message_row(arrival: Arrival, identity: bytes, sealing: Sealing) -> MessageRow:
    """Return the row of a message; another with the same `identity` counts as the same message."""
    sender, message_id = arrival.sender, arrival.message_id
    return MessageRow(
        identity_hash=sealing.identity(identity),
        sender_hash=None if sender is None else sealing.address(sender),
        message_id_sealed=None if message_id is None else sealing.seal_text(message_id, "messages.message_id"),
        received_at=arrival.received_at,
        recorded_at=arrival.recorded_at,
    )
