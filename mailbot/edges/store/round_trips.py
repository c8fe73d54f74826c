"""Mails that `check --round-trip` sends to ourselves: known beforehand, answered once, and counted nowhere.

Guarantee: as long as one is known its mail is ours, whatever became of the command: nobody takes it for a report.
"""

import json
from datetime import datetime
from typing import Any, Final

from sqlmodel import Session, select

from mailbot.edges.store.base import Base
from mailbot.edges.store.sealing import Sealing
from mailbot.edges.store.tables import LetterRow, LetterState, SettingRow
from mailbot.facts import ROUND_TRIP, Audience

_SETTING: Final = "round trips"  # how many there were, and the Message-IDs of those that are not cleared up


class RoundTrips(Base):
    """The part of the store that knows our round trips."""

    def expect(self, message_id: str, address: str, now: datetime) -> None:
        """Record in advance a mail that we send to ourselves outside the outbox."""
        with self._database.write() as session:
            session.add(_expected(self._sealing, message_id, address, now, "probe"))

    def begin_round_trip(self, message_id: str, address: str, now: datetime, secret: str) -> None:
        """Record in advance the mail of a round trip, which is answered once when it brings the secret."""
        with self._database.write() as session:
            session.add(_expected(self._sealing, message_id, address, now, ROUND_TRIP, secret))
            known = _known(session)
            known["open"].append(message_id)
            _write(session, known)

    def end_round_trip(self, message_id: str) -> None:
        """Note that nothing of a round trip is left."""
        with self._database.write() as session:
            known = _known(session)
            if message_id in known["open"]:
                known["open"].remove(message_id)
                known["done"] += 1
            _write(session, known)

    def open_round_trips(self) -> list[str]:
        """Return the Message-IDs of those that were broken off."""
        with self._database.read() as session:
            return list(_known(session)["open"])


def count_round_trips(session: Session) -> int:
    """Return how many there were: what each of them recorded and wrote counts for nothing."""
    return int(_known(session)["done"])


def _expected(sealing: Sealing, message_id: str, address: str, now: datetime, text: str, secret: str = "") -> LetterRow:
    return LetterRow(
        text=text,
        audience=Audience.HANDLER,
        to_sealed=sealing.seal_text(address, "letters.to"),
        to_hash=sealing.address(address),
        message_id_sealed=sealing.seal_text(message_id, "letters.message_id"),
        message_id_hash=sealing.message_id(message_id),
        by_machine=True,
        notifies=False,
        encrypted=False,
        state=LetterState.SENT,
        queued_at=now,
        next_at=now,
        sent_at=now,
        tag_hash=sealing.tag(secret) if secret else None,
    )


def _known(session: Session) -> dict[str, Any]:
    value = session.exec(select(SettingRow.value).where(SettingRow.key == _SETTING)).one_or_none()
    return {"done": 0, "open": []} if value is None else json.loads(value)


def _write(session: Session, known: dict[str, Any]) -> None:
    session.merge(SettingRow(key=_SETTING, value=json.dumps(known).encode()))
