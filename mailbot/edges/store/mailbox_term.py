"""Which copies the mailbox is to lose on their own term, long before what they are copies of is erased."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sqlalchemy import delete
from sqlmodel import Session, col, select

from mailbot.edges.store.base import Base
from mailbot.edges.store.removals import note_letter, note_mail
from mailbot.edges.store.tables import LetterRow, LetterState, MessageRow, MessageState, PlaceRow, SettingRow
from mailbot.facts import Audience

SWEPT: Final = "mailbox-swept"
"""The setting that says of letters sent until when the copies were asked for."""
NAME: Final = "mailbox"  # of the removals, in the place of a line: nothing was erased
AT_ONCE: Final = 500


class MailboxTerm(Base):
    """The part of the store that ends copies in the mailbox."""

    def end_copies(self, before: datetime) -> int:
        """Ask that what came or left before then goes from the mailbox; return how many that were."""
        count = self._end_copies_of_letters(before)
        while some := self._end_copies_of_mails(before):
            count += some
        return count

    def _end_copies_of_mails(self, before: datetime) -> int:
        """Ask it of mails that are decided and filed away; of one that the server does not give there is no other."""
        with self._database.write() as session:
            lie = session.exec(
                select(PlaceRow, MessageRow)
                .join(MessageRow, col(MessageRow.id) == col(PlaceRow.message))
                .where(
                    col(PlaceRow.filed).is_(True),
                    MessageRow.received_at < before,
                    col(MessageRow.state).in_([MessageState.DONE, MessageState.HELD]),
                    col(MessageRow.withheld).is_(False),
                )
                .order_by(col(PlaceRow.id))
                .limit(AT_ONCE)
            ).all()
            for place, message in lie:
                note_mail(session, self._sealing, NAME, message, (place.folder, place.uidvalidity, place.uid))
            session.exec(delete(PlaceRow).where(col(PlaceRow.id).in_([place.id for place, _ in lie])))
            return len(lie)

    def _end_copies_of_letters(self, before: datetime) -> int:
        with self._database.write() as session:
            since = session.get(SettingRow, SWEPT)
            letters = select(LetterRow).where(
                LetterRow.state == LetterState.SENT,
                LetterRow.audience != Audience.HANDLER.value,
                col(LetterRow.to_copy).is_(False),
                col(LetterRow.sent_at) < before,
            )
            if since is not None:
                letters = letters.where(col(LetterRow.sent_at) >= datetime.fromisoformat(since.value.decode()))
            count = self._note_letters(session, session.exec(letters).all())
            session.merge(SettingRow(key=SWEPT, value=before.isoformat().encode()))
            return count

    def _note_letters(self, session: Session, letters: Iterable[LetterRow]) -> int:
        count = 0
        for letter in letters:
            if letter.sent_at is not None:
                note_letter(session, self._sealing, NAME, letter.message_id_sealed, letter.sent_at)
                count += 1
        return count
