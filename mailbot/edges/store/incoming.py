"""Incoming messages: recorded before anything looks into them, and handed out one at a time.

    NEW --claim--> NEW, leased --finish_message--> DONE | HELD
     ^                | release_message, or the lease runs out
     '----------------'

Guarantee: `record` has the bytes on the disk when it returns; a claim has noted its owner before it hands them out, so
that whose daemon dies is known by what it had in hand (`crash_suspects.py`).
Messages of one sender are handed out in the order they were recorded; one that pauses holds up nobody else.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, delete, func, or_, update
from sqlmodel import Session, col, select

from mailbot.edges.store.arrivals import Arrival, Delivered, message_row
from mailbot.edges.store.base import LEASE, Base
from mailbot.edges.store.crash_suspects import CONDEMNED, UNTOUCHED
from mailbot.edges.store.erased_tables import RemovalRow
from mailbot.edges.store.handing_out import LeasedMessage, claim
from mailbot.edges.store.removals import copied, was_erased
from mailbot.edges.store.rows import Found, add, add_new, add_once, run_built
from mailbot.edges.store.sealing import Sealing, printable
from mailbot.edges.store.tables import MessageRawRow, MessageRow, MessageState, PlaceRow, WithheldRow
from mailbot.errors import Permanent

UIDS_AT_ONCE: Final = 500
"""UIDs asked about in one query: far below the least number of parameters that SQLite allows (999)."""

# What runs for every message is built once: SQLAlchemy takes longer to build a statement than SQLite to run it
_SAME = select(MessageRow.id).where(col(MessageRow.identity_hash) == bindparam("hashed"))
_RAW = select(MessageRawRow.raw_sealed).where(col(MessageRawRow.id) == bindparam("row"))

BEGINNING: Final = 256_000
"""Octets of each copy that came before: more than is read of any header, and not all of a huge mail."""

SEEN_BEFORE: Final = "a copy of what came before, with no better evidence"
"""Why a copy is done with."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """The row of a message; `new` is False when the same message was recorded before, and 0 is one that was erased."""

    row: int
    new: bool


@dataclass(frozen=True, slots=True)
class WithheldAt:
    """Where a message lies that the IMAP server does not give, and what it says of it."""

    folder: str
    uid: int
    size: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class ClaimedMessage:
    """A message to work on; `attempts` counts this one. `reference`: its case, when it was held and is released.

    `failures` counts the bugs that it ran into, and `why` names the last of them; `condemned` means that it was alone
    in hand at two deaths of a daemon, and `untouched` at a third: then it has no `raw`.
    Of one that is `withheld` by the IMAP server, `raw` is the header, or nothing. `damaged` says why the record of a
    message does not unseal: then there is no `raw` either.
    """

    row: int
    raw: bytes
    attempts: int
    received_at: datetime
    reference: str | None
    released: bool = False
    unsettled: int = 0  # looks at it so far that ended without a verdict of gpg
    failures: int = 0
    why: str = ""
    condemned: bool = False
    untouched: bool = False
    withheld: WithheldAt | None = None
    damaged: str = ""
    copy_of: int | None = None  # the row of the same bytes with another trace on them


@dataclass(frozen=True, slots=True)
class HeldMessage:
    """A message that waits for a person."""

    row: int
    received_at: datetime
    reason: str
    reference: str | None
    attempts: int = 0
    withheld: WithheldAt | None = None
    told_at: datetime | None = None  # when each lead was told of it by itself


class Incoming(Base):
    """The part of the store that intake uses."""

    def record(
        self,
        raw: bytes,
        arrival: Arrival,
        *,
        identity: bytes,
        place: tuple[str, int, int] | None = None,
        traced: Callable[[bytes], bytes] | None = None,
    ) -> Recorded:
        """Record a message, sealed: `Delivered` says what each of these is."""
        return self.record_all([Delivered(raw, arrival, identity, place, traced)])[0]

    def record_all(self, messages: Sequence[Delivered]) -> list[Recorded]:
        """Record messages, sealed, all of them or none; the same message again changes nothing.

        But its new place will be filed away too, and with another trace on it it is a copy, a row of its own.
        """
        if not messages:
            return []
        with self._database.write() as session:
            return [_record(session, message, self._sealing) for message in messages]

    def known_uids(self, folder: str, uidvalidity: int, uids: Collection[int]) -> set[int]:
        """Return which of these were recorded already: they need not be fetched again."""
        wanted = sorted(uids)
        known: set[int] = set()
        with self._database.read() as session:
            for table in (PlaceRow, RemovalRow):  # the second: of what was erased, and lies there yet
                for start in range(0, len(wanted), UIDS_AT_ONCE):
                    asked = col(table.uid).in_(wanted[start : start + UIDS_AT_ONCE])
                    here = select(table.uid).where(table.folder == folder, table.uidvalidity == uidvalidity, asked)
                    known.update(uid for uid in session.exec(here) if uid is not None)
        return known

    def undecided(self) -> int:
        """Return how many messages wait to be taken in."""
        with self._database.read() as session:
            return session.exec(
                select(func.count()).select_from(MessageRow).where(col(MessageRow.state) == MessageState.NEW)
            ).one()

    def claim_message(self, owner: str, real: datetime, lease: timedelta = LEASE) -> ClaimedMessage | None:
        """Take the oldest new message that is free and whose sender has no older one unfinished."""
        with self._database.write() as session:
            leased = claim(session, owner, real, lease)
        return None if leased is None else self.read_leased(leased)

    def read_leased(self, leased: LeasedMessage) -> ClaimedMessage:
        """Return a message that was claimed, with its bytes."""
        with self._database.read() as session:
            return _as_claimed(session, leased.row, leased.attempts, self._sealing)

    def came_before(self, copy_of: int, row: int) -> tuple[list[bytes], str | None]:
        """Return how the same message began as it was taken in before `row`, each time it counted, and its case."""
        family = (
            select(MessageRow)
            .where(
                or_(col(MessageRow.id) == copy_of, col(MessageRow.copy_of) == copy_of),
                col(MessageRow.id) < row,
                col(MessageRow.reason) != SEEN_BEFORE,
            )
            .order_by(col(MessageRow.id).desc())
        )
        with self._database.read() as session:
            before = session.exec(family).all()
            kept = [earlier.id for earlier in before if session.get(MessageRawRow, earlier.id)]
            raws = [_raw(session, row, self._sealing)[:BEGINNING] for row in kept]
            return raws, next((earlier.reference for earlier in before if earlier.reference), None)

    def release_message(self, row: int, owner: str, retry_at: datetime, *, counted: bool = True, why: str = "") -> None:
        """Put a message back, to be handed out again from `retry_at` (real time) on.

        An attempt that failed for no fault of the message's is not `counted`; of one that is, `why` is kept.
        """
        failed = {"failures": MessageRow.failures + 1, "reason": printable(why)}
        with self._database.write() as session:
            session.exec(
                update(MessageRow)
                .where(col(MessageRow.id) == row, col(MessageRow.owner) == owner)
                .values(owner=None, until=retry_at, **(failed if counted else {"attempts": MessageRow.attempts - 1}))
            )

    def defer_message(self, row: int, owner: str, at: datetime) -> None:
        """Put a message back, to be handed out again from `at` (real time) on, since gpg gave no verdict about it.

        That is counted apart: the attempt was no fault of the message's.
        """
        with self._database.write() as session:
            session.exec(
                update(MessageRow)
                .where(col(MessageRow.id) == row, col(MessageRow.owner) == owner)
                .values(owner=None, until=at, attempts=MessageRow.attempts - 1, unsettled=MessageRow.unsettled + 1)
            )

    # For the operator

    def held_messages(self) -> list[HeldMessage]:
        """Return every message that waits for a person, oldest first."""
        with self._database.read() as session:
            rows = session.exec(
                select(MessageRow).where(MessageRow.state == MessageState.HELD).order_by(col(MessageRow.id))
            ).all()
            return [
                HeldMessage(
                    row.id,
                    row.received_at,
                    row.reason,
                    row.reference,
                    row.attempts,
                    _withheld_at(session, row.id) if row.withheld else None,
                    row.told_at,
                )
                for row in rows
            ]

    def look_at_held(self, row: int) -> ClaimedMessage | None:
        """Return a held message as it would be claimed, and leave it held; None when it is not held any more."""
        with self._database.read() as session:
            held = session.get(MessageRow, row)
            if held is None or held.state != MessageState.HELD:
                return None
            return _as_claimed(session, held, held.attempts, self._sealing)

    def raw_message(self, row: int) -> bytes | None:
        """Return the very bytes that came in; None when there is no such row, or the IMAP server gave nothing."""
        with self._database.read() as session:
            return _raw(session, row, self._sealing) if session.get(MessageRawRow, row) else None


def _as_claimed(session: Session, row: MessageRow | Found, attempts: int, sealing: Sealing) -> ClaimedMessage:
    """Return a message with its bytes; of one that no part of us is to touch, or that is damaged, without them."""
    untouched = row.suspected >= UNTOUCHED
    withheld = _withheld_at(session, row.id) if row.withheld else None
    nothing = untouched or (withheld is not None and session.get(MessageRawRow, row.id) is None)
    raw, damaged = b"", ""
    if not nothing:
        try:
            raw = _raw(session, row.id, sealing)
        except Permanent as why:
            damaged = str(why)
    return ClaimedMessage(
        row.id,
        raw,
        attempts,
        row.received_at,
        row.reference,
        row.released,
        failures=row.failures,
        why=row.reason,
        condemned=row.suspected >= CONDEMNED,
        untouched=untouched,
        unsettled=row.unsettled,
        withheld=withheld,
        damaged=damaged,
        copy_of=row.copy_of,
    )


def _record(session: Session, message: Delivered, sealing: Sealing) -> Recorded:
    row = message_row(message.arrival, message.identity, sealing)
    raw, place = message.raw, message.place
    new, id_ = _add(session, row)
    traced = message.traced if not new else None
    if traced is not None and (trace := _another_trace(session, id_, raw, traced, sealing)):
        row = MessageRow(**row.model_dump(exclude={"id", "identity_hash", "copy_of"}))
        row.identity_hash, row.copy_of = sealing.identity(copied(message.identity, trace)), id_
        new, id_ = _add(session, row)
    if new and was_erased(session, row, sealing, place):  # asked only now: an erasure is waited for above
        session.exec(delete(MessageRow).where(col(MessageRow.id) == id_))
        return Recorded(0, new=False)
    if new:
        add(session, MessageRawRow, id=id_, raw_sealed=sealing.seal(raw, "messages_raw.raw"))
    if place is not None:
        _note_place(session, id_, place)
    return Recorded(id_, new)


def _add(session: Session, row: MessageRow) -> tuple[bool, int]:
    """Return whether the row of a message is new, and its number."""
    id_ = add_new(session, MessageRow, **row.model_dump(exclude_none=True))
    return id_ is not None, id_ or run_built(session, _SAME, hashed=row.identity_hash).scalar_one()


def _another_trace(
    session: Session, first: int, raw: bytes, traced: Callable[[bytes], bytes], sealing: Sealing
) -> bytes:
    """Return what servers wrote on bytes that came before, if it is something else this time; b"" if it is the same."""
    if session.get(MessageRawRow, first) is None:
        return b""
    trace = traced(raw)
    return trace if trace != traced(_raw(session, first, sealing)) else b""


def _note_place(session: Session, message: int, place: tuple[str, int, int]) -> None:
    folder, uidvalidity, uid = place
    if add_once(session, PlaceRow, message=message, folder=folder, uidvalidity=uidvalidity, uid=uid):
        return
    session.exec(
        update(PlaceRow)
        .where(col(PlaceRow.folder) == folder, col(PlaceRow.uidvalidity) == uidvalidity, col(PlaceRow.uid) == uid)
        .values(message=message, filed=False)
    )


def _withheld_at(session: Session, message: int) -> WithheldAt | None:
    row = session.exec(select(WithheldRow).where(WithheldRow.message == message)).one_or_none()
    return None if row is None else WithheldAt(row.folder, row.uid, row.size, row.reason)


def _raw(session: Session, row: int, sealing: Sealing) -> bytes:
    return sealing.unseal(run_built(session, _RAW, row=row).scalar_one(), "messages_raw.raw")
