"""A database that was restored from a copy: what may have left since is set aside, and waits for an operator."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, update
from sqlmodel import col, select

from mailbot.edges.store.base import Base
from mailbot.edges.store.removals import last_erased
from mailbot.edges.store.tables import ASIDE, LetterRow, LetterState, MessageRow, SettingRow
from mailbot.edges.store.turns import forget_turns

RESTORED = "restored"
FILED_SINCE = "filed_since"  # the setting, while what was filed away since is still to be looked at again


@dataclass(frozen=True, slots=True)
class Restored:
    """When a database was put back, and the last message that it knew of: what came of both may have left before."""

    at: datetime
    message: int


class SetAside(Base):
    """The part of the store that knows of having been put back."""

    def is_older(self, letter: int, attempt: int, *, sent: bool) -> bool:
        """Return whether a letter left that this database does not know of: it is a copy of an earlier day."""
        if letter == 0:
            return False
        with self._database.read() as session:
            row = session.get(LetterRow, letter)
            if row is None and letter <= last_erased(session, LetterRow):
                return False
            return row is None or row.attempts < attempt or (sent and row.state != LetterState.SENT)

    def set_aside(self, now: datetime) -> int:
        """Set aside whatever may have left already: letters that wait, and all that follows from before `now`.

        Return the number of letters. An operator may send each of them on its way (`requeue`).
        """
        with self._database.write() as session:
            forget_turns(session)
            waiting = col(LetterRow.state).in_((LetterState.WAITING, LetterState.QUEUED, LetterState.SENDING))
            done = session.exec(
                update(LetterRow).where(waiting).values(state=LetterState.FAILED.value, owner=None, reason=ASIDE)
            )
            last = session.exec(select(func.max(MessageRow.id))).one() or 0
            session.merge(SettingRow(key=RESTORED, value=f"{now.isoformat()} {last}".encode()))
            recorded_at = session.exec(select(func.max(MessageRow.recorded_at))).one()
            if recorded_at is not None:
                session.merge(SettingRow(key=FILED_SINCE, value=recorded_at.isoformat().encode()))
            return int(done.rowcount)

    def filed_since(self) -> datetime | None:
        """Return from when on mail may have been filed away that this database knows nothing of; None when none was."""
        with self._database.read() as session:
            row = session.get(SettingRow, FILED_SINCE)
            return None if row is None else datetime.fromisoformat(row.value.decode())

    def mark_brought_back(self) -> None:
        """Note that what was filed away since lies in the inbox again."""
        with self._database.write() as session:
            session.exec(delete(SettingRow).where(col(SettingRow.key) == FILED_SINCE))

    def restored(self) -> Restored | None:
        """Return when this database was put back, if it ever was."""
        with self._database.read() as session:
            row = session.get(SettingRow, RESTORED)
            if row is None:
                return None
            at, message = row.value.decode().split()
            return Restored(datetime.fromisoformat(at), int(message))
