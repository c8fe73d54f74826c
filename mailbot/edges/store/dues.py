"""Dues, handed out one case at a time, so that only the strongest overdue step of a case is taken."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, exists, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from mailbot.edges.store.base import LEASE, Base
from mailbot.edges.store.database import alone
from mailbot.edges.store.tables import AsideRow, DueRow, NoticeRow
from mailbot.facts import Due, DueKind, Notice

_KNOWN = frozenset(kind.value for kind in DueKind)
UNKNOWN = "this version of mailbot does not know it: run the version that wrote it, and then “mailbot dues retry”"

_SIBLING = aliased(DueRow)
_CLAIMABLE = (
    select(DueRow)
    .where(
        col(DueRow.at) <= bindparam("now"),
        col(DueRow.until) <= bindparam("real"),
        ~exists().where(col(_SIBLING.reference) == col(DueRow.reference), col(_SIBLING.until) > bindparam("real")),
    )
    .order_by(col(DueRow.at), col(DueRow.id))
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class ClaimedDues:
    """All that is due of one case by now, earliest first, or one due of the house; `attempts` counts this one.

    `failures` are the bugs that each of them ran into before.
    """

    rows: tuple[int, ...]
    dues: tuple[Due, ...]
    attempts: int
    failures: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DueAside:
    """A due that failed again and again, and waits for an operator."""

    id: int
    kind: str  # as the database has it: another version's own is none that we know
    at: datetime
    reference: str | None
    about: int | None
    reason: str

    @property
    def why_unknown(self) -> str | None:
        """Return why this version cannot do it, with the remedy, or None when it knows what is to be done."""
        return None if self.kind in _KNOWN else UNKNOWN


class Dues(Base):
    """The part of the store that the agenda uses; dues are set and finished in a Transaction."""

    def claim_dues(self, owner: str, now: datetime, real: datetime, lease: timedelta = LEASE) -> ClaimedDues | None:
        """Take the earliest due whose time has come, with all else that is due of its case; None when nothing is."""
        with self._database.write() as session:
            alone(session, "dues")
            while (first := _next(session, now, real)) is not None and first.kind not in _KNOWN:
                _set_unknown_aside(session, first)
            if first is None:
                return None
            rows = [first]
            if first.reference is not None:
                of_case = select(DueRow).where(DueRow.reference == first.reference, DueRow.at <= now)
                of_known = of_case.where(col(DueRow.kind).in_(_KNOWN))
                rows = list(session.exec(of_known.order_by(col(DueRow.at), col(DueRow.id))))
            for row in rows:
                row.owner, row.until, row.attempts = owner, real + lease, row.attempts + 1
        return ClaimedDues(
            rows=tuple(row.id for row in rows),
            dues=tuple(Due(DueKind(row.kind), row.at, row.reference, row.about) for row in rows),
            attempts=max(row.attempts for row in rows),
            failures=tuple(row.failures for row in rows),
        )

    def release_dues(self, rows: tuple[int, ...], owner: str, retry_at: datetime) -> None:
        """Put dues back, to be handed out again from `retry_at` (real time) on."""
        with self._database.write() as session:
            session.exec(
                update(DueRow)
                .where(col(DueRow.id).in_(rows), col(DueRow.owner) == owner)
                .values(owner=None, until=retry_at)
            )

    def mark_due_failed(self, row: int, owner: str) -> None:
        """Note that a due ran into a bug; it stays leased."""
        with self._database.write() as session:
            session.exec(
                update(DueRow)
                .where(col(DueRow.id) == row, col(DueRow.owner) == owner)
                .values(failures=DueRow.failures + 1)
            )

    def dues_aside(self) -> list[DueAside]:
        """Return every due that waits for an operator, in the order of their time."""
        with self._database.read() as session:
            rows = session.exec(select(AsideRow).order_by(col(AsideRow.at), col(AsideRow.id)))
            return [DueAside(row.id, row.kind, row.at, row.reference, row.about, row.reason) for row in rows]

    def retry_due(self, aside: int) -> bool:
        """Try again a due that was set aside; return False when there is no such due."""
        with self._database.write() as session:
            row = session.exec(select(AsideRow).where(col(AsideRow.id) == aside).with_for_update()).one_or_none()
            if row is None:
                return False
            session.add(DueRow(kind=row.kind, at=row.at, reference=row.reference, about=row.about))
            session.delete(row)
            return True

    def notices(self) -> list[Notice]:
        """Return every notice kept for the digest, in order; `Transaction.take_notices` takes them."""
        with self._database.read() as session:
            rows = session.exec(select(NoticeRow).order_by(col(NoticeRow.id))).all()
            return [self._sealing.unseal_notice(row.notice_sealed) for row in rows]

    def next_due_at(self) -> datetime | None:
        """Return when the next due comes up: where a clock that jumps may jump to."""
        with self._database.read() as session:
            return session.exec(select(DueRow.at).order_by(col(DueRow.at)).limit(1)).one_or_none()


def _next(session: Session, now: datetime, real: datetime) -> DueRow | None:
    return session.exec(_CLAIMABLE, params={"now": now, "real": real}).one_or_none()


def _set_unknown_aside(session: Session, row: DueRow) -> None:
    """Set aside, for an operator, dues that another version made: this one cannot know what to do."""
    aside = AsideRow(kind=row.kind, at=row.at, reference=row.reference, about=row.about, reason=UNKNOWN)
    session.add(aside)
    session.delete(row)
    session.flush()
