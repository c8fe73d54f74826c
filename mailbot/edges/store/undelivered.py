"""Letters that were not sent: put back, given up, or refused by our own server; and the event that tells of it.

Guarantee: a letter that failed leaves a due row in the same transaction, so that somebody will be told, once.
"""

import re
from datetime import datetime

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from mailbot.edges.store.base import Base
from mailbot.edges.store.rows import Found
from mailbot.edges.store.sealing import Sealing, printable
from mailbot.edges.store.tables import DueRow, LetterLeanRow, LetterRawRow, LetterRow, LetterState
from mailbot.facts import Audience, DueKind, Extent, Grade, LetterRecord, LetterRefusal, Undelivered

_BOUNDARY = re.compile(rb'boundary="([0-9a-f]{32})"')


class LettersBack(Base):
    """The part of the store that takes letters back from the outbox. All give False when the lease was lost."""

    def retry_letter(self, letter: int, owner: str, retry_at: datetime, reason: str, now: datetime) -> bool:
        """Put a letter back, to leave from `retry_at` (real time) on: one more try that failed."""
        with self._database.write() as session:
            row = leased(session, letter, owner)
            if row is None:
                return False
            if row.excused_at is not None:  # the time until now does not count towards giving it up
                row.next_at += now - row.excused_at
                row.excused_at = None
            row.state, row.owner, row.until, row.reason = LetterState.QUEUED, None, retry_at, printable(reason)
            return True

    def excuse_letter(self, letter: int, owner: str, retry_at: datetime, reason: str, now: datetime) -> bool:
        """Put a letter back, to leave from `retry_at` (real time) on: a try that counts for nothing."""
        with self._database.write() as session:
            row = leased(session, letter, owner)
            if row is None:
                return False
            row.excused, row.excused_at = row.excused + 1, row.excused_at or now
            row.state, row.owner, row.until, row.reason = LetterState.QUEUED, None, retry_at, printable(reason)
            return True

    def mark_failed(
        self, letter: int, owner: str, now: datetime, reason: str, refusal: LetterRefusal | None = None
    ) -> bool:
        """Give a letter up, with a due row that will report it; `refusal` is why our own server refused its content."""
        with self._database.write() as session:
            row = leased(session, letter, owner)
            if row is None:
                return False
            row.state, row.owner, row.reason = LetterState.FAILED, None, printable(reason)
            row.refusal = refusal or ""
            session.add(DueRow(kind=DueKind.UNDELIVERED.value, at=now, reference=row.reference, about=letter))
            return True

    def boundary_of(self, letter: int) -> str:
        """Return the outermost MIME boundary of a letter, in the form in which a parsed report has it."""
        with self._database.read() as session:
            row = session.get(LetterRawRow, letter)
            raw = self._sealing.unseal(row.raw_sealed, "letters_raw.raw") if row is not None else b""
        match = _BOUNDARY.search(raw)
        return match[1].decode() if match else ""

    def undelivered(self, letter: int) -> Undelivered | None:
        """Return the event of a letter that was given up; None when it was not, or is being tried again."""
        with self._database.read() as session:
            row = session.get(LetterRow, letter)
            if row is None or row.state != LetterState.FAILED:
                return None
            record = record_of(row, self._sealing)
            if not row.refusal:
                return Undelivered(record, row.reason)
            kept = session.get(LetterLeanRow, letter)
            lean = self._sealing.unseal_lean(kept.lean_sealed) if kept is not None else None
            alike = tuple(self._sealing.unseal_text(to, "letters.to") for to in session.exec(_alike(row)))
            return Undelivered(record, row.reason, LetterRefusal(row.refusal), lean, alike)


def _alike(row: LetterRow) -> SelectOfScalar[bytes]:
    """Ask for the recipients of the same letter, decided on in the same moment, that were refused as well."""
    return select(LetterRow.to_sealed).where(
        LetterRow.reference == row.reference,
        LetterRow.text == row.text,
        LetterRow.queued_at == row.queued_at,
        col(LetterRow.refusal) != "",
        LetterRow.id != row.id,
    )


def leased(session: Session, id_: int, owner: str) -> LetterRow | None:
    """Return the row of a letter if it is leased to `owner`, for nobody else to change."""
    return session.exec(
        select(LetterRow).where(LetterRow.id == id_, LetterRow.owner == owner).with_for_update()
    ).one_or_none()


def record_of(row: LetterRow | Found, sealing: Sealing, to: str | None = None) -> LetterRecord:
    """Return what is remembered of a letter; `to` is where it went, when that is known."""
    return LetterRecord(
        id=row.id,
        text=row.text,
        audience=Audience(row.audience),
        reference=row.reference,
        to=to or sealing.unseal_text(row.to_sealed, "letters.to"),
        about=row.about,
        queued_at=row.queued_at,
        extent=Extent(row.extent),
        listed=tuple(map(int, row.listed.split())),
        grade=None if row.grade is None else Grade(row.grade),
        answered=row.answered,
        exposed=row.exposed,
    )
