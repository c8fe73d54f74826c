"""What the store knows of what was erased, and how that and the ledger beside the database are made to agree."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, union_all
from sqlmodel import Session, col, select

from mailbot.edges.store.audit import act_of_erasing, enter
from mailbot.edges.store.base import Base
from mailbot.edges.store.erased_tables import ErasedMessageRow, ErasedRow
from mailbot.edges.store.erasure import AT_ONCE, forget_letters, line_of_row, replay
from mailbot.edges.store.rows import run_built
from mailbot.edges.store.tables import CaseRow, EntryRow, LetterRow, LetterState, SettingRow
from mailbot.facts import Erased, ErasedLine

FLOOR = "floor"
"""The setting that says before which moment mail is neither fetched nor answered."""


# What runs for every message is built once: SQLAlchemy takes longer to build a statement than SQLite to run it
_TAKEN = union_all(
    select(CaseRow.reference).where(col(CaseRow.reference) == bindparam("reference")),
    select(ErasedRow.name).where(col(ErasedRow.name) == bindparam("reference")),
)


class ErasedLines(Base):
    """The part of the store that knows what was erased; erasing is done in a Transaction."""

    def find_erased(self, reference: str) -> ErasedLine | None:
        """Return what is left of a case that was erased."""
        with self._database.read() as session:
            row = session.get(ErasedRow, reference)
            line = None if row is None else line_of_row(row)
            return None if line is None or line.reference is None else line

    def is_taken(self, reference: str) -> bool:
        """Return whether a case has this name, or had it and was erased."""
        with self._database.read_rows() as connection:
            return run_built(connection, _TAKEN, reference=reference).first() is not None

    def erased_lines(self) -> list[ErasedLine]:
        """Return what is left of everything that was erased, in the order of the days."""
        with self._database.read() as session:
            rows = session.exec(select(ErasedRow).order_by(col(ErasedRow.day), col(ErasedRow.name)))
            return [line_of_row(row) for row in rows]

    def agree_with_ledger(self, now: datetime) -> list[ErasedLine]:
        """Erase again what only the ledger knows of, which is returned, and tell it what only the database knows.

        The first is so after a kill before the commit, and in a copy of an earlier day; the second on another host
        that shares the database.
        """
        if self._ledger is None:
            return []
        noted = {one.line.name: one for one in self._ledger.read()}
        with self._database.read() as session:
            known = set(session.exec(select(ErasedRow.name)))
        again = [one for one in noted.values() if one.line.name not in known]
        done_again: list[ErasedLine] = []
        for one in again:
            with self._database.write() as session:
                done = replay(session, self._sealing, one, now)
                if done:
                    enter(session, self._sealing, [(act_of_erasing(one.line, from_ledger=True), now)])
            if done:
                done_again.append(one.line)
        if again:
            self._database.forget_freed()
        if missing := sorted(known - noted.keys()):
            with self._database.read() as session:
                self._ledger.append([_as_noted(session, name) for name in missing])
        return done_again

    def forget_journal(self, reference: str) -> int:
        """Take what is left of the journal of a case that was erased; its head stays in the line.

        Return how many entries that were: none of a case that was not erased.
        """
        with self._database.write() as session:
            if session.get(ErasedRow, reference) is None:
                return 0
            gone = session.exec(delete(EntryRow).where(col(EntryRow.reference) == reference))
            return int(gone.rowcount)

    def floor(self) -> datetime | None:
        """Return before which moment mail is neither fetched nor answered."""
        with self._database.read() as session:
            row = session.get(SettingRow, FLOOR)
            return None if row is None else datetime.fromisoformat(row.value.decode())

    def forget_letters(self, before: datetime) -> int:
        """Take letters that belong to no case, such as lists for handlers, and were written before then.

        What has not left stays. Return how many that were.
        """
        over = (
            col(LetterRow.reference).is_(None),
            col(LetterRow.state).in_((LetterState.SENT, LetterState.FAILED)),
            col(LetterRow.to_copy).is_(False),
            col(LetterRow.queued_at) < before,
        )
        count = 0
        while True:
            with self._database.write() as session:
                letters = session.exec(select(LetterRow).where(*over).limit(AT_ONCE).with_for_update()).all()
                forget_letters(session, letters)
            count += len(letters)
            if len(letters) < AT_ONCE:
                return count

    def forget_files(self, before: datetime) -> int:
        """Remove what lies beside an SQLite file since an upgrade or a restore, if it is from before then (real time).

        Such a copy is as good as a backup: whoever is erased is in it until it goes. Return how many that were.
        """
        return self._database.forget_copies(before)

    def forget_freed(self) -> None:
        """Let nothing of what was erased lie in the log of an SQLite file any more, unless somebody reads just now."""
        if not self._database.is_shared:
            self._database.forget_freed()

    def forget_identities(self, before: datetime) -> int:
        """Forget by what mails are known that were erased and came before then; mail of that time is fetched no more.

        In one transaction, so that nothing comes twice. Return how many that were.
        """
        with self._database.write() as session:
            floor = session.get(SettingRow, FLOOR)
            if floor is None or datetime.fromisoformat(floor.value.decode()) < before:
                session.merge(SettingRow(key=FLOOR, value=before.isoformat().encode()))
            gone = session.exec(delete(ErasedMessageRow).where(col(ErasedMessageRow.received_at) < before))
            return int(gone.rowcount)


def _as_noted(session: Session, name: str) -> Erased:
    row = session.exec(select(ErasedRow).where(ErasedRow.name == name)).one()
    hashes: Sequence[bytes] = session.exec(
        select(ErasedMessageRow.identity_hash).where(ErasedMessageRow.erased == name)
    ).all()
    return Erased(line_of_row(row), row.version, tuple(sorted(hashed.hex() for hashed in hashes)))
