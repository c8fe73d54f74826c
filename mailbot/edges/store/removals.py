"""What the mailbox may have yet of what was erased: asked for, until the IMAP server has it no more.

    erased --a row for each place of a mail, for each letter that left--> looked for --gone, or never there--> no row
                                                                                '--the server refuses--> later

Guarantee: a removal is handed out until it is done. A mail that was erased and turns up again, as somebody put it
back, is not taken in, and its new place is one more removal.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlmodel import Session, select

from mailbot.edges.store.database import add
from mailbot.edges.store.erased_tables import ErasedMessageRow, RemovalRow
from mailbot.edges.store.sealing import Sealing
from mailbot.edges.store.tables import MessageRow

MESSAGE_ID: Final = "removals.message_id"


def was_erased(session: Session, row: MessageRow, sealing: Sealing, place: tuple[str, int, int] | None) -> bool:
    """Return whether a mail that comes was erased; then it is to go from where it lies as well."""
    erased = session.get(ErasedMessageRow, row.identity_hash)
    if erased is None:
        return False
    if place is not None:
        note_mail(session, sealing, erased.erased, row, place)
    return True


def note_mail(  # long: a mail, and where it lies
    session: Session, sealing: Sealing, erased: str, message: MessageRow, place: tuple[str, int, int]
) -> None:
    """Note that a mail is to go from a place, and from wherever it was moved since."""
    folder, uidvalidity, uid = place
    here = RemovalRow.folder == folder, RemovalRow.uidvalidity == uidvalidity, RemovalRow.uid == uid
    if session.exec(select(RemovalRow.id).where(*here)).first() is not None:
        return
    removal = RemovalRow(
        erased=erased,
        letter=False,
        identity_hash=message.identity_hash,
        at=message.received_at,
        folder=folder,
        uidvalidity=uidvalidity,
        uid=uid,
    )
    if message.message_id_sealed is not None:
        message_id = sealing.unseal_text(message.message_id_sealed, "messages.message_id")
        removal.message_id_sealed = sealing.seal_text(message_id, MESSAGE_ID)
    add(session, removal)


def note_letter(session: Session, sealing: Sealing, erased: str, message_id: bytes, sent_at: datetime) -> None:
    """Note that a copy of a letter is to go, by its sealed Message-ID."""
    sealed = sealing.seal_text(sealing.unseal_text(message_id, "letters.message_id"), MESSAGE_ID)
    add(session, RemovalRow(erased=erased, letter=True, message_id_sealed=sealed, at=sent_at))
