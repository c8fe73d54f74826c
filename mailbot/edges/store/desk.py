"""What handlers look up by mail: who had the last word in cases, and the letters of one, with their bytes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import func
from sqlmodel import Session, col, select

from mailbot.edges.store.base import Base
from mailbot.edges.store.journal import read_entry
from mailbot.edges.store.outgoing import raw_letter
from mailbot.edges.store.tables import CaseRow, EntryRow, LetterRow, LetterState, MessageRow
from mailbot.facts import Audience, DraftLetter

ASKED_OF_CASES: Final = 500
"""References asked about in one query: below the least number of parameters that SQLite allows (999)."""


@dataclass(frozen=True, slots=True)
class LetterOutside:
    """A letter to a reporter or a partner, as a case shows it."""

    id: int
    text: str
    to: str
    state: LetterState
    at: datetime  # when it left or, of one that has not, when it was written


class LookedUp(Base):
    """The part of the store that answers what handlers ask by mail."""

    def last_words(self, references: Sequence[str]) -> Mapping[str, tuple[datetime | None, datetime | None]]:
        """Return when the reporter of each case last wrote, and when a person of ours last wrote to them."""
        heard: dict[str, datetime] = {}
        answered: dict[str, datetime] = {}
        with self._database.read() as session:
            for at in range(0, len(references), ASKED_OF_CASES):
                some = references[at : at + ASKED_OF_CASES]
                heard.update(_last_heard(session, some))
                answered.update(_last_answered(session, some))
        return {reference: (heard.get(reference), answered.get(reference)) for reference in references}

    def letters_outside(self, reference: str) -> list[LetterOutside]:
        """Return the letters of a case to anybody but handlers, in the order they were written."""
        wanted = select(LetterRow).where(LetterRow.reference == reference, LetterRow.audience != Audience.HANDLER.value)
        with self._database.read() as session:
            return [
                LetterOutside(
                    row.id,
                    row.text,
                    self._sealing.unseal_text(row.to_sealed, "letters.to"),
                    LetterState(row.state),
                    row.sent_at or row.queued_at,
                )
                for row in session.exec(wanted.order_by(col(LetterRow.id)))
            ]

    def notes(self, reference: str) -> list[str]:
        """Return what handlers noted in a case."""
        noted = select(EntryRow).where(EntryRow.reference == reference, EntryRow.kind == "note")
        with self._database.read() as session:
            entries = [read_entry(row, self._sealing) for row in session.exec(noted.order_by(col(EntryRow.seq)))]
        return [entry.facts.get("text", "") for entry in entries if entry.facts is not None]

    def raw_letter(self, letter: int) -> bytes:
        """Return the final bytes of a letter."""
        with self._database.read() as session:
            return raw_letter(session, letter, self._sealing)


_PEOPLES: Final = [letter.value for letter in DraftLetter if letter is not DraftLetter.PARTNER_REPORT]
"""Letters that a handler has written or asked for."""


def _known(rows: Iterable[tuple[str | None, datetime | None]]) -> dict[str, datetime]:
    return {reference: at for reference, at in rows if reference is not None and at is not None}


def _last_heard(session: Session, references: Sequence[str]) -> dict[str, datetime]:
    latest = (
        select(MessageRow.reference, func.max(MessageRow.received_at))
        .join(CaseRow, col(CaseRow.reference) == col(MessageRow.reference))
        .where(col(MessageRow.reference).in_(references), MessageRow.sender_hash == CaseRow.reporter_hash)
        .group_by(col(MessageRow.reference))
    )
    return _known(session.exec(latest))


def _last_answered(session: Session, references: Sequence[str]) -> dict[str, datetime]:
    latest = (
        select(LetterRow.reference, func.max(LetterRow.sent_at))
        .where(
            col(LetterRow.reference).in_(references),
            col(LetterRow.text).in_(_PEOPLES),
            col(LetterRow.sent_at).is_not(None),
        )
        .group_by(col(LetterRow.reference))
    )
    return _known(session.exec(latest))
