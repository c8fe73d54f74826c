"""The change from one key of the organisation to the next, as far as the database has a part in it.

The data key stays as it is; what changes is to which OpenPGP key it is encrypted. Until the change is finished it is
there twice, once for each key, so that it opens with the configuration of before as well as with that of after.
"""

from datetime import datetime
from typing import Final

from sqlmodel import Session, col, select

from mailbot.edges.store.base import Base
from mailbot.edges.store.database import alone
from mailbot.edges.store.rows import add, add_once
from mailbot.edges.store.tables import CaseRow, DueRow, SettingRow
from mailbot.facts import DueKind, Handover, Reached, State

DATA_KEY: Final = "data_key"
_HANDOVER: Final = "handover"
_USED_BY: Final = "key used by"


def data_key_for(fingerprint: str) -> str:
    """Return the name of the data key as it is encrypted to the key that is to follow."""
    return f"{DATA_KEY} {fingerprint}"


class Handovers(Base):
    """The part of the store that a change of our key uses."""

    def handover(self) -> Handover | None:
        """Return the change of our key that is under way, or was the last one."""
        with self._database.read() as session:
            row = session.get(SettingRow, _HANDOVER)
            return None if row is None else self._sealing.unseal_handover(row.value)

    def note_handover(self, changed: Handover, was: Handover | None) -> bool:
        """Note a change of our key, or how far it has come; return False when it is not as it `was`."""
        with self._database.write() as session:
            return self._note(session, changed, was)

    def finish_handover(
        self, finished: Handover, was: Handover, wrapped: bytes, at: datetime, reached: Reached
    ) -> bool:
        """Leave the data key to the new key alone, and have people told from `at` on; False when it is not as it `was`.

        Whoever wrote after the last daemon had begun to use the new key was answered with it, and is told of no other.
        """
        with self._database.write() as session:
            if not self._note(session, finished, was):
                return False
            session.merge(SettingRow(key=DATA_KEY, value=wrapped))
            if (spare := session.get(SettingRow, data_key_for(finished.new))) is not None:
                session.delete(spare)
            rows = session.exec(select(SettingRow).where(col(SettingRow.key).startswith(_USED_BY)))
            began = [since for used, since in map(_use, rows) if used == finished.new]
            self._have_told(session, max(began, default=at), at)
            reached("inside the finish")
            return True

    def _note(self, session: Session, changed: Handover, was: Handover | None) -> bool:
        alone(session, "handover")
        sealed = self._sealing.seal_handover(changed)
        if was is None:
            return add_once(session, SettingRow, key=_HANDOVER, value=sealed)
        row = session.get(SettingRow, _HANDOVER)
        if row is None or self._sealing.unseal_handover(row.value) != was:
            return False
        row.value = sealed
        session.flush()
        return True

    def _have_told(self, session: Session, before: datetime, at: datetime) -> None:
        """Make a due for each open case, and one for our own people; each tells once, whatever comes."""
        kinds = [DueKind.NEW_KEY.value, DueKind.NEW_KEY_INSIDE.value]
        waiting = set(session.exec(select(DueRow.reference).where(col(DueRow.kind).in_(kinds))))  # of a change before
        opened = select(CaseRow.reference).where(col(CaseRow.state) != State.CLOSED.value, CaseRow.opened_at <= before)
        for reference in session.exec(opened.order_by(col(CaseRow.opened_at), col(CaseRow.reference))).all():
            if reference not in waiting:
                add(session, DueRow, kind=DueKind.NEW_KEY.value, at=at, reference=reference)
        if None not in waiting:
            add(session, DueRow, kind=DueKind.NEW_KEY_INSIDE.value, at=at)

    def use_key(self, owner: str, fingerprint: str, now: datetime) -> None:
        """Note which of our keys a daemon works with from now on; since when, stays as it was for the same key."""
        with self._database.write() as session:
            row = session.get(SettingRow, f"{_USED_BY} {owner}")
            if row is None or _use(row)[0] != fingerprint:
                value = f"{fingerprint} {now.isoformat()}".encode()
                session.merge(SettingRow(key=f"{_USED_BY} {owner}", value=value))

    def key_used_by(self, owner: str) -> str | None:
        """Return the fingerprint that a daemon works with, or did when it was last seen."""
        with self._database.read() as session:
            row = session.get(SettingRow, f"{_USED_BY} {owner}")
            return None if row is None else _use(row)[0]


def _use(row: SettingRow) -> tuple[str, datetime]:
    """Return which key a daemon uses, and since when."""
    fingerprint, _, since = row.value.decode().partition(" ")
    return fingerprint, datetime.fromisoformat(since)
