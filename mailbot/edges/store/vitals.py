"""Signs of life: written by each daemon about once a minute, read by whoever asks whether all is well.

Nothing here needs the data key. Reading costs the same with a million messages as with none, but for the states of
cases, which are counted on an index.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, delete, func
from sqlmodel import Session, col, select

from mailbot.edges.store.alarms import Alarms
from mailbot.edges.store.erased_tables import RemovalRow
from mailbot.edges.store.hold import HOLD, NOBODY, read_hold
from mailbot.edges.store.indexed_entries import MISSED_ENTRY
from mailbot.edges.store.looks import LAST_LOOK, first_end, read_look
from mailbot.edges.store.removals import TRIED, last_erased
from mailbot.edges.store.round_trips import count_round_trips
from mailbot.edges.store.sealing import printable
from mailbot.edges.store.tables import (
    AsideRow,
    CaseRow,
    DueRow,
    EntryRow,
    LetterRow,
    LetterState,
    MessageRow,
    MessageState,
    SettingRow,
)
from mailbot.edges.store.vital_tables import DaemonRow, ExpiryRow, FailingRow
from mailbot.facts import (
    Deed,
    DueKind,
    Expiry,
    Failing,
    KeyConfirmation,
    LastBackup,
    Lasting,
    Queue,
    SignOfLife,
    Vitals,
    why_unconfirmed,
)

FORGOTTEN: Final = timedelta(days=7)
"""After this time without a sign, a daemon is gone for good, if another one lives."""

AT_RISK: Final = timedelta(days=1)
"""How long before the day of a promise passes it counts as being at risk."""

# What others note as settings, by their names
LAST_BACKUP: Final = "backup"
KEY_CONFIRMED: Final = "key_confirmed"
KEY_PARTS: Final = "key_parts"  # fingerprints of what of our key has its secret half here, one a line
SECURITY_TXT_ENDS: Final = "security_txt_ends"

_DAYS_PASS: Final = (DueKind.ASSESSMENT_MISSED.value, DueKind.SOLUTION_PASSED.value)
_UNSENT: Final = [state.value for state in LetterState if state is not LetterState.SENT]


class SignsOfLife(Alarms):
    """The part of the store that knows whether all is well."""

    def note_sign(self, sign: SignOfLife) -> None:
        """Write what a daemon says of itself; what it succeeded at before, under the same name, stays known."""
        with self._database.write() as session:
            row = session.get(DaemonRow, sign.owner) or DaemonRow(
                owner=sign.owner, host="", version="", started_at=sign.started_at, seen_at=sign.seen_at
            )
            row.host, row.version = sign.host, sign.version
            row.started_at, row.seen_at, row.stopped_at = sign.started_at, sign.seen_at, sign.stopped_at
            row.unfetched, row.unfetched_since = sign.unfetched, sign.unfetched_since
            for deed, at in sign.deeds.items():
                setattr(row, deed, at)
            session.add(row)
            session.exec(delete(FailingRow).where(col(FailingRow.owner) == sign.owner))
            for failing in sign.failing:
                session.add(
                    FailingRow(
                        owner=sign.owner,
                        loop=failing.loop,
                        since=failing.since,
                        reason=printable(failing.reason),
                        lasting=failing.lasting,
                    )
                )
            gone = select(DaemonRow.owner).where(col(DaemonRow.seen_at) < sign.seen_at - FORGOTTEN)
            for owner in session.exec(gone).all():
                session.exec(delete(FailingRow).where(col(FailingRow.owner) == owner))
                session.exec(delete(DaemonRow).where(col(DaemonRow.owner) == owner))

    def put_expiries(self, kinds: Iterable[Lasting], expiries: Iterable[Expiry]) -> None:
        """Replace all that is known of these kinds of things that last until a day."""
        with self._database.write() as session:
            session.exec(delete(ExpiryRow).where(col(ExpiryRow.kind).in_([kind.value for kind in kinds])))
            for expiry in expiries:
                session.add(ExpiryRow(kind=expiry.kind.value, name=expiry.name, at=expiry.at))

    def key_confirmation(self, now: datetime) -> tuple[KeyConfirmation | None, str | None]:
        """Return when it was last confirmed that the secret key is elsewhere, and why that does not count any more."""
        with self._database.read() as session:
            return _key_confirmation(session, now)

    def vitals(self, now: datetime, real: datetime) -> Vitals:
        """Return all that tells whether all is well."""
        with self._database.read() as session:
            spam = session.exec(_HELD.where(col(MessageRow.reason).startswith("spam"))).one()
            held = session.exec(_HELD).one()
            ours = 2 * count_round_trips(session)  # the mail and its answer, out and in
            return Vitals(
                now=now,
                real=real,
                daemons=_daemons(session),
                expiries=_expiries(session),
                published=read_look(_setting(session, LAST_LOOK)),
                **_key_copy(session, real),
                backup_at=LastBackup.read(backup).at if (backup := _setting(session, LAST_BACKUP)) else None,
                holder=_holder(session),
                undecided=Queue(session.exec(_UNDECIDED).one(), session.exec(_OLDEST_UNDECIDED).first()),
                held=Queue(held - spam, session.exec(_OLDEST_HELD).first()),
                spam=spam,
                unsent=_queue(session.exec(_QUEUED, params={"now": now}).one()),
                letters=dict(session.exec(_LETTERS).all()),
                overdue=_queue(session.exec(_OVERDUE, params={"now": now}).one()),
                set_aside=session.exec(_ASIDE).one(),
                unremoved=session.exec(_UNREMOVED).one(),
                at_risk=session.exec(_AT_RISK, params={"now": now, "until": now + AT_RISK}).one(),
                missed=session.exec(_MISSED).one(),
                missed_ever=dict(session.exec(_MISSED_EVER).all()),
                cases=dict(session.exec(_CASES).all()),
                recorded_ever=max(0, _last(session, MessageRow) - ours),
                written_ever=max(0, _last(session, LetterRow) - ours),
            )


_HELD = select(func.count()).where(col(MessageRow.state) == MessageState.HELD.value)
_OLDEST_HELD = (
    select(MessageRow.received_at)
    .where(col(MessageRow.state) == MessageState.HELD.value, ~col(MessageRow.reason).startswith("spam"))
    .order_by(col(MessageRow.id))
    .limit(1)
)
_UNDECIDED = select(func.count()).where(col(MessageRow.state) == MessageState.NEW.value)
_OLDEST_UNDECIDED = (
    select(MessageRow.recorded_at)
    .where(col(MessageRow.state) == MessageState.NEW.value)
    .order_by(col(MessageRow.id))
    .limit(1)
)
_QUEUED = select(func.count(), func.min(LetterRow.next_at)).where(
    col(LetterRow.state).in_([LetterState.QUEUED.value, LetterState.SENDING.value]),
    col(LetterRow.next_at) <= bindparam("now"),
)
_LETTERS = select(LetterRow.state, func.count()).where(col(LetterRow.state).in_(_UNSENT)).group_by(LetterRow.state)
_OVERDUE = select(func.count(), func.min(DueRow.at)).where(col(DueRow.at) <= bindparam("now"))
_ASIDE = select(func.count()).select_from(AsideRow)
_AT_RISK = (
    select(func.count())
    .select_from(DueRow)
    .where(col(DueRow.at) > bindparam("now"), col(DueRow.at) <= bindparam("until"), col(DueRow.kind).in_(_DAYS_PASS))
)
_MISSED = select(func.count()).select_from(CaseRow).where(col(CaseRow.missed_at).is_not(None))
_MISSED_EVER = select(EntryRow.kind, func.count()).where(MISSED_ENTRY).group_by(EntryRow.kind)
_CASES = select(CaseRow.state, func.count()).group_by(CaseRow.state)
_UNREMOVED = select(func.count()).select_from(RemovalRow).where(col(RemovalRow.tries) >= TRIED)


def _last(session: Session, table: type[MessageRow] | type[LetterRow]) -> int:
    """Return the highest number that was ever given, to a row that is there or was erased."""
    return max(session.exec(select(func.max(table.id))).one() or 0, last_erased(session, table))


def _queue(counted: tuple[int, datetime | None]) -> Queue:
    count, oldest_at = counted
    return Queue(count, oldest_at)


def _key_confirmation(session: Session, now: datetime) -> tuple[KeyConfirmation | None, str | None]:
    setting = _setting(session, KEY_CONFIRMED)
    last = KeyConfirmation.read(setting) if setting else None
    parts = (_setting(session, KEY_PARTS) or b"").decode().split()
    return last, why_unconfirmed(last, parts, now)


def _key_copy(session: Session, real: datetime) -> dict[str, Any]:
    last, why = _key_confirmation(session, real)
    return {"key_confirmed_at": last and last.at, "key_unconfirmed": why or ""}


def _setting(session: Session, key: str) -> bytes | None:
    row = session.get(SettingRow, key)
    return None if row is None else row.value


def _expiries(session: Session) -> tuple[Expiry, ...]:
    rows = session.exec(select(ExpiryRow).order_by(col(ExpiryRow.kind), col(ExpiryRow.name)))
    known = [Expiry(Lasting(row.kind), row.name, row.at) for row in rows]
    if ends := first_end(_setting(session, SECURITY_TXT_ENDS), read_look(_setting(session, LAST_LOOK))):
        known.append(Expiry(Lasting.PUBLISHED, "security.txt", ends))
    return tuple(known)


def _holder(session: Session) -> str:
    held = read_hold(_setting(session, HOLD) or NOBODY)
    return f"{held.instance[:8]} on {held.host}" if held is not None else ""


def _daemons(session: Session) -> tuple[SignOfLife, ...]:
    failing = session.exec(select(FailingRow).order_by(col(FailingRow.loop))).all()
    return tuple(
        SignOfLife(
            owner=row.owner,
            host=row.host,
            version=row.version,
            started_at=row.started_at,
            seen_at=row.seen_at,
            stopped_at=row.stopped_at,
            deeds={deed: at for deed in Deed if (at := getattr(row, deed)) is not None},
            failing=tuple(
                Failing(one.loop, one.since, one.reason, one.lasting) for one in failing if one.owner == row.owner
            ),
            unfetched=row.unfetched,
            unfetched_since=row.unfetched_since,
        )
        for row in session.exec(select(DaemonRow).order_by(col(DaemonRow.seen_at).desc()))
    )
