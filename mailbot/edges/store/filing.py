"""What is to be done in the mailbox once all else is done: messages to file away, copies of letters to put into Sent.

Guarantee: each is handed out until it is done, or until the server has refused it as often as the caller asks for.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, or_, update
from sqlmodel import col, select

from mailbot.edges.store.base import Base
from mailbot.edges.store.outgoing import raw_letter
from mailbot.edges.store.rows import run_built, table_of
from mailbot.edges.store.tables import LetterRow, MessageRow, MessageState, PlaceRow

_PLACES = table_of(PlaceRow)
_FILED = update(_PLACES).where(_PLACES.c.id.in_(bindparam("places", expanding=True))).values(filed=True)


@dataclass(frozen=True, slots=True)
class Unfiled:
    """A message on the IMAP server that waits to be filed away, by what was decided about it (done or held)."""

    id: int
    folder: str
    uidvalidity: int
    uid: int
    state: MessageState
    tries: int = 0  # that the server refused


@dataclass(frozen=True, slots=True)
class Copy:
    """A letter that was sent to a reporter and is to lie in the IMAP folder Sent as well."""

    id: int
    raw: bytes
    encrypted: bool
    sent_at: datetime
    tries: int = 0  # that the server refused
    tried: bool = False  # before, and how that ended may not have been noted


class Filing(Base):
    """The part of the store that the mailbox's own work uses."""

    def to_file_away(self, limit: int, real: datetime | None = None) -> list[Unfiled]:
        """Return which messages still lie where they were found although they have been decided.

        Those that the server refused are left out until their time has come, by `real`.
        """
        places = (
            select(PlaceRow, MessageRow.state)
            .join(MessageRow, col(MessageRow.id) == col(PlaceRow.message))
            .where(col(PlaceRow.filed).is_(False), MessageRow.state != MessageState.NEW)
            .order_by(col(PlaceRow.id))
            .limit(limit)
        )
        if real is not None:
            places = places.where(or_(col(PlaceRow.until).is_(None), col(PlaceRow.until) <= real))
        with self._database.read() as session:
            return [
                Unfiled(row.id, row.folder, row.uidvalidity, row.uid, MessageState(state), row.tries)
                for row, state in session.exec(places)
            ]

    def mark_filed(self, *places: int) -> None:
        """Note that messages were filed away, or that they cannot be."""
        with self._database.write() as session:
            run_built(session, _FILED, places=places)

    def mark_not_filed(self, place: int, again_at: datetime | None) -> None:
        """Note that the server did not move a message; `again_at` is None when it is left where it lies."""
        values = {"tries": PlaceRow.tries + 1, "until": again_at, "filed": again_at is None}
        with self._database.write() as session:
            session.exec(update(PlaceRow).where(col(PlaceRow.id) == place).values(values))

    def to_copy_to_sent(self, limit: int, real: datetime | None = None) -> list[Copy]:
        """Return letters to reporters that were sent and not yet copied, oldest first.

        Those that the server refused are left out until their time has come, by `real`.
        """
        letters = select(LetterRow).where(col(LetterRow.to_copy).is_(True)).order_by(col(LetterRow.id)).limit(limit)
        if real is not None:
            letters = letters.where(or_(col(LetterRow.copy_until).is_(None), col(LetterRow.copy_until) <= real))
        with self._database.read() as session:
            return [
                Copy(
                    row.id,
                    raw_letter(session, row.id, self._sealing),
                    row.encrypted,
                    row.sent_at or row.queued_at,
                    row.copy_tries,
                    row.copy_until is not None,
                )
                for row in session.exec(letters).all()
            ]

    def claim_copy(self, letter: int, real: datetime, until: datetime) -> bool:
        """Claim a letter's copy until then (real time); False when another daemon has, or has made it."""
        free = or_(col(LetterRow.copy_until).is_(None), col(LetterRow.copy_until) <= real)
        with self._database.write() as session:
            claimed = session.exec(
                update(LetterRow)
                .where(col(LetterRow.id) == letter, col(LetterRow.to_copy).is_(True), free)
                .values(copy_until=until)
            )
            return claimed.rowcount == 1

    def mark_copied(self, letter: int) -> None:
        """Note that the copy is in Sent."""
        with self._database.write() as session:
            session.exec(update(LetterRow).where(col(LetterRow.id) == letter).values(to_copy=False))

    def mark_not_copied(self, letter: int, again_at: datetime | None) -> None:
        """Note that the server did not take a copy of a letter; `again_at` is None when there will be none."""
        values = {"copy_tries": LetterRow.copy_tries + 1, "copy_until": again_at, "to_copy": again_at is not None}
        with self._database.write() as session:
            session.exec(update(LetterRow).where(col(LetterRow.id) == letter).values(values))
