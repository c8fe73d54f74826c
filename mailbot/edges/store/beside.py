"""What is kept of somebody without a case: it goes with their cases, where they ask for that."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlmodel import col, select

from mailbot.edges.store.erasure import Erasing, forget_letters, note_removals
from mailbot.edges.store.tables import LetterRow, LetterState, MessageRow
from mailbot.facts import Audience, ErasedLine, Ground


class ErasingBeside(Erasing):
    """The part of a transaction that erases what belongs to no case, by whom it is of."""

    def erase_beside(self, addresses: Collection[str], day: str, now: datetime) -> ErasedLine | None:
        """Erase what is kept of somebody without a case, as they asked: mails of theirs, and letters to them."""
        hashes = [self._sealing.address(address) for address in addresses if address]
        theirs = select(MessageRow.id).where(
            col(MessageRow.sender_hash).in_(hashes), col(MessageRow.reference).is_(None)
        )
        line = self.erase_mails(self._session.exec(theirs).all(), Ground.REQUEST.value, day, now)
        over = (
            col(LetterRow.to_hash).in_(hashes),
            col(LetterRow.reference).is_(None),
            col(LetterRow.audience) != Audience.HANDLER.value,
            col(LetterRow.state).in_((LetterState.SENT, LetterState.FAILED)),
            col(LetterRow.to_copy).is_(False),
        )
        letters = self._session.exec(select(LetterRow).where(*over).with_for_update()).all()
        note_removals(self._session, self._sealing, line.name if line else "beside", (), letters)
        forget_letters(self._session, letters)
        return line
