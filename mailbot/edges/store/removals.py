"""What the mailbox may have yet of what was erased: asked for, until the IMAP server has it no more.

    erased --a row for each place of a mail, for each letter that left--> looked for --gone, or never there--> no row
                                                                                '--the server refuses--> later

Guarantee: a removal is handed out until it is done. A mail that was erased and turns up again, as somebody put it
back, is not taken in, and its new place is one more removal.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, or_, update
from sqlmodel import Session, col, select

from mailbot.edges.store.base import Base
from mailbot.edges.store.erased_tables import ErasedMessageRow, RemovalRow
from mailbot.edges.store.rows import add, run_built
from mailbot.edges.store.sealing import Sealing
from mailbot.edges.store.tables import LetterRow, MessageRow, SettingRow

MESSAGE_ID: Final = "removals.message_id"

TRIED: Final = 3
"""Times that the server has refused a removal, within eleven minutes, until somebody is told."""


# What runs for every message is built once: SQLAlchemy takes longer to build a statement than SQLite to run it
_ERASED = select(ErasedMessageRow.erased).where(col(ErasedMessageRow.identity_hash) == bindparam("identity"))


@dataclass(frozen=True, slots=True)
class Removal:
    """A mail, or a copy of a letter, that is to go from the mailbox."""

    id: int
    erased: str  # the name of the line
    letter: bool
    message_id: str | None
    at: datetime
    place: tuple[str, int, int] | None
    tries: int
    identity: bytes | None  # the hash of what makes it the same mail


class Removals(Base):
    """The part of the store that knows what the mailbox may have yet of what was erased."""

    def removals(self, limit: int, real: datetime) -> list[Removal]:
        """Return what is to be taken out now, the oldest first; what was refused waits until its time, by `real`."""
        due = or_(col(RemovalRow.until).is_(None), col(RemovalRow.until) <= real)
        with self._database.read() as session:
            rows = session.exec(select(RemovalRow).where(due).order_by(col(RemovalRow.id)).limit(limit)).all()
        return [self._as_removal(row) for row in rows]

    def mark_removed(self, removal: int) -> None:
        """Note that the mailbox has it no more."""
        with self._database.write() as session:
            session.exec(delete(RemovalRow).where(col(RemovalRow.id) == removal))

    def mark_not_removed(self, removal: int, again_at: datetime) -> None:
        """Note that the server has refused it."""
        values = {"tries": RemovalRow.tries + 1, "until": again_at}
        with self._database.write() as session:
            session.exec(update(RemovalRow).where(col(RemovalRow.id) == removal).values(values))

    def is_of(self, removal: Removal, identity: bytes, trace: bytes) -> bool:
        """Return whether a mail is the one that is to go; `identity` and `trace` are what it was taken in by."""
        return removal.identity in (self._sealing.identity(identity), self._sealing.identity(copied(identity, trace)))

    def _as_removal(self, row: RemovalRow) -> Removal:
        sealed, place = row.message_id_sealed, None
        if row.folder is not None and row.uidvalidity is not None and row.uid is not None:
            place = (row.folder, row.uidvalidity, row.uid)
        message_id = None if sealed is None else self._sealing.unseal_text(sealed, MESSAGE_ID)
        return Removal(row.id, row.erased, row.letter, message_id, row.at, place, row.tries, row.identity_hash)


def copied(identity: bytes, trace: bytes) -> bytes:
    """Return what makes a copy the same copy: the same bytes, with another trace on them."""
    return identity + b"\0" + trace


def last_erased(session: Session, table: type[MessageRow] | type[LetterRow]) -> int:
    """Return the highest number of a row that was erased: the letter that left last may have been that one."""
    row = session.get(SettingRow, f"last erased: {table.__tablename__}")
    return 0 if row is None else int(row.value)


def note_last_erased(session: Session, table: type[MessageRow] | type[LetterRow], rows: Iterable[int]) -> None:
    """Note the highest number of rows that are erased."""
    last = max((last_erased(session, table), *rows))
    session.merge(SettingRow(key=f"last erased: {table.__tablename__}", value=str(last).encode()))


def was_erased(session: Session, row: MessageRow, sealing: Sealing, place: tuple[str, int, int] | None) -> bool:
    """Return whether a mail that comes was erased; then it is to go from where it lies as well."""
    erased: str | None = run_built(session, _ERASED, identity=row.identity_hash).scalar_one_or_none()
    if erased is not None and place is not None:
        note_mail(session, sealing, erased, row, place)
    return erased is not None


def note_mail(  # long: a mail, and where it lies
    session: Session, sealing: Sealing, erased: str, message: MessageRow, place: tuple[str, int, int]
) -> None:
    """Note that a mail is to go from a place, and from wherever it was moved since."""
    folder, uidvalidity, uid = place
    here = RemovalRow.folder == folder, RemovalRow.uidvalidity == uidvalidity, RemovalRow.uid == uid
    if session.exec(select(RemovalRow.id).where(*here)).first() is not None:
        return
    sealed = message.message_id_sealed
    if sealed is not None:
        sealed = sealing.seal_text(sealing.unseal_text(sealed, "messages.message_id"), MESSAGE_ID)
    add(
        session,
        RemovalRow,
        erased=erased,
        letter=False,
        identity_hash=message.identity_hash,
        at=message.received_at,
        folder=folder,
        uidvalidity=uidvalidity,
        uid=uid,
        message_id_sealed=sealed,
    )


def note_letter(session: Session, sealing: Sealing, erased: str, message_id: bytes, sent_at: datetime) -> None:
    """Note that a copy of a letter is to go, by its sealed Message-ID."""
    sealed = sealing.seal_text(sealing.unseal_text(message_id, "letters.message_id"), MESSAGE_ID)
    add(session, RemovalRow, erased=erased, letter=True, message_id_sealed=sealed, at=sent_at)
