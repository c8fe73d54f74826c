"""Messages that the IMAP server has and does not give: how often it was asked for each, and what stands for it.

    not given --tries, with pauses--> held, with what the server gives of it --given after all--> DONE, and a new row

Guarantee: a message that is not given has one row that stands for it, held until it comes or a person is done with it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, update
from sqlmodel import col, select

from mailbot.edges.store.arrivals import Arrival, message_row
from mailbot.edges.store.base import Base
from mailbot.edges.store.rows import add, add_once
from mailbot.edges.store.sealing import printable
from mailbot.edges.store.tables import (
    FREE,
    MessageRawRow,
    MessageRow,
    MessageState,
    WithheldRow,
)


@dataclass(frozen=True, slots=True)
class Waits:
    """A message that was not given: how often it was asked for, and whether it may be now."""

    tries: int
    until: datetime | None  # real time; None: a person is done with it, and it is not asked for any more
    held: bool  # it was given up, and the leads know

    def may_be_asked_for(self, real: datetime) -> bool:
        """Return whether its pause is over."""
        return self.until is not None and self.until <= real


class WithheldMail(Base):
    """The part of the store that remembers what the IMAP server refused."""

    def withheld(self, folder: str, uidvalidity: int) -> dict[int, Waits]:
        """Return every message of a folder that was not given, by its UID."""
        rows = (
            select(WithheldRow, MessageRow.state)
            .join(MessageRow, col(MessageRow.id) == col(WithheldRow.message), isouter=True)
            .where(WithheldRow.folder == folder, WithheldRow.uidvalidity == uidvalidity)
        )
        with self._database.read() as session:
            return {
                row.uid: Waits(row.tries, None if state == MessageState.DONE else row.until, row.message is not None)
                for row, state in session.exec(rows)
            }

    def mark_not_given(self, place: tuple[str, int, int], tries: int, until: datetime, reason: str) -> None:
        """Note that a message was not given, for the `tries`th time, and until when (real time) it is left alone."""
        folder, uidvalidity, uid = place
        noted: dict[str, Any] = {"tries": tries, "until": until, "reason": printable(reason)}
        with self._database.write() as session:
            if not add_once(session, WithheldRow, folder=folder, uidvalidity=uidvalidity, uid=uid, **noted):
                session.exec(update(WithheldRow).where(_at(place)).values(noted))

    def mark_gone(self, folder: str, uidvalidity: int, uids: Collection[int]) -> None:
        """Forget messages that were not given and are not there any more, but for those that the leads know of."""
        with self._database.write() as session:
            session.exec(
                delete(WithheldRow).where(
                    col(WithheldRow.folder) == folder,
                    col(WithheldRow.uidvalidity) == uidvalidity,
                    col(WithheldRow.uid).in_(uids),
                    col(WithheldRow.message).is_(None),
                )
            )

    def record_withheld(
        self,
        place: tuple[str, int, int],
        header: bytes,
        arrival: Arrival,
        size: int | None,
    ) -> int:
        """Record what there is of a message that is not given, to be held like any other; return its row.

        `size` is in octets, as the server gives it. Doing it twice changes nothing.
        """
        sealing = self._sealing
        row = message_row(arrival, b"withheld\0%s\0%d\0%d" % (place[0].encode(), *place[1:]), sealing)
        row.withheld = True
        with self._database.write() as session:
            new = add_once(session, MessageRow, **row.model_dump(exclude_none=True))
            same = select(MessageRow.id).where(MessageRow.identity_hash == row.identity_hash)
            id_: int = session.exec(same).one()
            if new and header:
                add(session, MessageRawRow, id=id_, raw_sealed=sealing.seal(header, "messages_raw.raw"))
            session.exec(update(WithheldRow).where(_at(place)).values(message=id_, size=size))
        return id_

    def mark_given(self, place: tuple[str, int, int]) -> None:
        """Be done with a message that was not given, now that it was recorded, and ask for the others at once."""
        folder, uidvalidity, _ = place
        with self._database.write() as session:
            stands_in = session.exec(select(WithheldRow.message).where(_at(place))).one_or_none()
            session.exec(delete(WithheldRow).where(_at(place)))
            session.exec(
                update(MessageRow)
                .where(col(MessageRow.id) == stands_in, col(MessageRow.state) != MessageState.DONE)
                .values(state=MessageState.DONE.value, reason="the mail server gave it later", owner=None, until=FREE)
            )
            session.exec(
                update(WithheldRow)
                .where(col(WithheldRow.folder) == folder, col(WithheldRow.uidvalidity) == uidvalidity)
                .values(until=FREE)
            )


def _at(place: tuple[str, int, int]) -> ColumnElement[bool]:
    folder, uidvalidity, uid = place
    return and_(
        col(WithheldRow.folder) == folder, col(WithheldRow.uidvalidity) == uidvalidity, col(WithheldRow.uid) == uid
    )
