"""What is broken and was told, or is to be told, by the program that `alarm:` names; and what the leads read of it.

Guarantee: of several daemons one tells, and none again after a restart. A daemon that dies while it tells leaves it to
the next one, after the lease: at worst it is told twice.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, or_, update
from sqlmodel import col, select

from mailbot.edges.store.base import Base
from mailbot.edges.store.database import alone
from mailbot.edges.store.rows import add
from mailbot.edges.store.sealing import printable
from mailbot.edges.store.tables import FREE
from mailbot.edges.store.vital_tables import AlarmRow
from mailbot.facts import Alarm

TELLING: Final = timedelta(minutes=2)
"""How long one daemon has for telling: longer than the program may run."""

KEPT: Final = timedelta(days=14)
"""Until what is over is forgotten, where no morning's letter takes it."""


class Alarms(Base):
    """The part of the store that remembers alarms."""

    def note_alarms(self, broken: Iterable[Alarm], now: datetime) -> None:
        """Note what is broken at the moment; what was noted and is no longer among it is over."""
        broken = list(broken)
        still = {alarm.name for alarm in broken}
        with self._database.read() as session:  # which is all there is to do, nearly always
            known = session.exec(_NAMES).all()
            if still == set(known) and session.exec(_OVER, params={"before": now - KEPT}).first() is None:
                return
        with self._database.write() as session:
            alone(session, "alarms")  # or two daemons would both find it new
            for alarm in broken:
                open_ = session.exec(_OPEN.where(col(AlarmRow.name) == alarm.name)).first()
                if open_ is None:
                    text, remedy = printable(alarm.text), printable(alarm.remedy)
                    add(session, AlarmRow, name=alarm.name, since=alarm.since, text=text, remedy=remedy)
            for row in session.exec(_OPEN).all():
                if row.name not in still:
                    row.over_at = now
                    session.add(row)
            for row in session.exec(_OVER, params={"before": now - KEPT}).all():
                session.delete(row)

    def claim_alarm(self, now: datetime) -> tuple[int, Alarm, int] | None:
        """Take an alarm that is to be told, or told as over, and how often that was tried, this time included."""
        with self._database.read() as session:
            if session.exec(_TO_TELL, params={"now": now}).first() is None:
                return None
        with self._database.write() as session:
            row = session.exec(_TO_TELL_ALONE, params={"now": now}).first()
            if row is None:
                return None
            row.until, row.tries = now + TELLING, row.tries + 1
            session.add(row)
            return row.id, _alarm(row), row.tries

    def mark_told(self, id_: int, alarm: Alarm, now: datetime) -> None:
        """Note that an alarm was told, as it was claimed."""
        told = {"told_at": now} if alarm.over_at is None else {"over_told_at": now}
        with self._database.write() as session:
            session.exec(update(AlarmRow).where(col(AlarmRow.id) == id_).values(**told, until=FREE, tries=0))

    def put_off_alarm(self, id_: int, until: datetime) -> None:
        """Leave an alarm that could not be told for later."""
        with self._database.write() as session:
            session.exec(update(AlarmRow).where(col(AlarmRow.id) == id_).values(until=until))

    def alarms(self) -> list[Alarm]:
        """Return every alarm that is not over, or not yet read of by the leads, in the order they began."""
        with self._database.read() as session:
            return [_alarm(row) for row in session.exec(select(AlarmRow).order_by(col(AlarmRow.id)))]


_NAMES = select(AlarmRow.name).where(col(AlarmRow.over_at).is_(None))
_OPEN = select(AlarmRow).where(col(AlarmRow.over_at).is_(None)).with_for_update()
_OVER = select(AlarmRow).where(col(AlarmRow.over_at) < bindparam("before"))
_TO_TELL = (
    select(AlarmRow)
    .where(
        col(AlarmRow.until) <= bindparam("now"),
        or_(
            (col(AlarmRow.told_at).is_(None)) & (col(AlarmRow.over_at).is_(None)),
            (col(AlarmRow.told_at).is_not(None))
            & (col(AlarmRow.over_at).is_not(None))
            & (col(AlarmRow.over_told_at).is_(None)),
        ),
    )
    .order_by(col(AlarmRow.id))
    .limit(1)
)
_TO_TELL_ALONE = _TO_TELL.with_for_update(skip_locked=True)


def _alarm(row: AlarmRow) -> Alarm:
    return Alarm(row.name, row.since, row.text, row.remedy, row.over_at)
