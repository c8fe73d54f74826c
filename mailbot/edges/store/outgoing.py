"""Letters on their way out, and the memory of those that went.

    WAITING --its turn (turns.py)--> QUEUED
    QUEUED --claim--> SENDING --sent--> SENT
       ^                 |--retry, release, or the lease runs out--> QUEUED
       '--requeue-- FAILED <--failed, refused--'      (what was not sent: undelivered.py)

Guarantee: letters to one address are handed out in the order they were queued.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Boolean, Connection, Integer, bindparam, case, delete, exists, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from mailbot.edges.store.base import LEASE
from mailbot.edges.store.database import alone, alone_if_free
from mailbot.edges.store.rates import find_full, no_connection_left
from mailbot.edges.store.rows import Found, is_one_of, run_built, table_of
from mailbot.edges.store.sealing import Sealing, printable
from mailbot.edges.store.tables import (
    FREE,
    LetterLeanRow,
    LetterRawRow,
    LetterRow,
    LetterState,
    StandingRow,
)
from mailbot.edges.store.turns import give_turns, leave_line, next_turn_at
from mailbot.edges.store.undelivered import LettersBack, leased, record_of
from mailbot.facts import UNLIMITED, Audience, Choose, Extent, Full, LetterRecord, SendingLimits, Share, Standing

WAITS = "waits for its turn: too many acknowledgements in an hour"

_NO_TEXT = "-"  # no letter's; PostgreSQL and SQLite both like a list better that is not empty

# What runs for every letter is built once: SQLAlchemy takes longer to build a statement than SQLite to run it
_LETTERS, _LEAN = table_of(LetterRow), table_of(LetterLeanRow)
_EXPIRED = (
    update(_LETTERS)
    .where(_LETTERS.c.state == LetterState.SENDING, _LETTERS.c.until <= bindparam("real"))
    .values(state=LetterState.QUEUED.value, owner=None)
)
_OLDER = aliased(LetterRow)
_CLAIMABLE_OF_ALL = (
    select(LetterRow)
    .where(
        col(LetterRow.state) == LetterState.QUEUED,
        col(LetterRow.next_at) <= bindparam("now"),
        col(LetterRow.until) <= bindparam("real"),
        ~exists().where(
            col(_OLDER.to_hash) == col(LetterRow.to_hash),
            is_one_of(col(_OLDER.state), (LetterState.WAITING, LetterState.QUEUED, LetterState.SENDING)),
            col(_OLDER.id) < col(LetterRow.id),
        ),
    )
    .order_by(col(LetterRow.next_at), col(LetterRow.id))
    .limit(1)
)
_CLAIMABLE = _CLAIMABLE_OF_ALL.where(col(LetterRow.text).not_in(bindparam("patient", expanding=True)))
_CLAIM = (
    update(_LETTERS)
    .where(_LETTERS.c.id == bindparam("letter"))
    .values(
        state=LetterState.SENDING.value,
        owner=bindparam("owner"),
        until=bindparam("until"),
        attempts=bindparam("attempts"),
    )
)
_SENT = (
    update(_LETTERS)
    .where(_LETTERS.c.id == bindparam("letter"), _LETTERS.c.owner == bindparam("by"))
    .values(
        state=LetterState.SENT.value,
        owner=None,
        sent_at=bindparam("now"),
        reason="",
        # Message-IDs of handlers' letters are secrets: whoever knows one can answer for the handler.
        to_copy=case((_LETTERS.c.audience == Audience.REPORTER, bindparam("copy", type_=Boolean)), else_=False),
    )
)
_NO_LEAN = delete(_LEAN).where(_LEAN.c.id == bindparam("letter"))
_RAW = select(LetterRawRow.raw_sealed).where(col(LetterRawRow.id) == bindparam("letter"))
_BY_MESSAGE_ID = (
    select(LetterRow)
    .where(col(LetterRow.message_id_hash).in_(bindparam("hashes", expanding=True)))
    .order_by(col(LetterRow.id).desc())
    .limit(1)
)
_BY_TAG = select(LetterRow).where(col(LetterRow.tag_hash).in_(bindparam("hashes", expanding=True))).limit(1)
_BY_MESSAGE_ID_TO = _BY_MESSAGE_ID.where(col(LetterRow.to_hash) == bindparam("to"))
_STANDING = select(StandingRow.version, StandingRow.proven_at).where(
    col(StandingRow.address_hash) == bindparam("hashed")
)
_LATELY = (
    select(LetterRow)
    .where(
        col(LetterRow.to_hash) == bindparam("hashed"),
        col(LetterRow.text).in_(bindparam("counted", expanding=True)),
        col(LetterRow.queued_at) > bindparam("since"),
        col(LetterRow.by_machine).is_(True),
    )
    .order_by(col(LetterRow.queued_at).desc(), col(LetterRow.id).desc())
    .limit(bindparam("most", type_=Integer))
)
_TOLD = select(LetterRow.domain_hash, LetterRow.mailbox_hash).where(
    col(LetterRow.notifies).is_(True), col(LetterRow.queued_at) > bindparam("since")
)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A letter to send; `attempts` counts this one, `next_at` is when it might leave for the first time."""

    id: int
    to: str
    raw: bytes
    text: str
    audience: Audience
    reference: str | None
    attempts: int
    next_at: datetime
    excused: int  # of the attempts before, those that met a limit or a refusal of ours
    excused_at: datetime | None  # since when there were only such
    tag: str  # for its return path
    short_id: str  # of its Message-ID, for logs: hashed, since a Message-ID of a handler's letter is a secret


@dataclass(frozen=True, slots=True)
class OutboxLine:
    """What an operator sees of a letter."""

    id: int
    reference: str | None
    text: str
    audience: Audience
    state: LetterState
    queued_at: datetime
    next_at: datetime
    attempts: int
    reason: str
    extent: Extent = Extent.WHOLE
    excused_at: datetime | None = None  # since when it waits for a limit or a refusal of ours alone


@dataclass(frozen=True, slots=True)
class WantedLetter:
    """Who claims a letter, when by both clocks, and which one.

    When none could leave, `choose` says whose turn it is of those that wait for one. Letters with a text of `patient`
    come last, and none at all where `limits` have no room for one more.
    """

    owner: str
    now: datetime
    real: datetime
    lease: timedelta = LEASE
    choose: Choose | None = None
    limits: SendingLimits = UNLIMITED
    patient: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class LeasedLetter:
    """A letter that was claimed, with its bytes not read yet."""

    row: Found  # as it was before
    attempts: int  # counts this one


class LettersOut(LettersBack):
    """The part of the store that the outbox uses, and what is known of letters and of addresses."""

    def claim_letter(self, wanted: WantedLetter) -> Outgoing | None:
        """Take a letter whose time has come and that is the oldest unsent one to its address."""
        with self._database.write() as session:
            alone(session, "letters")
            leased = _lease_letter(session, wanted)
        return None if leased is None else self.read_leased_letter(leased)

    def read_leased_letter(self, leased: LeasedLetter) -> Outgoing:
        """Return a letter that was claimed, with its bytes."""
        row = leased.row
        with self._database.read_rows() as connection:
            return Outgoing(
                id=row.id,
                to=self._sealing.unseal_text(row.to_sealed, "letters.to"),
                raw=raw_letter(connection, row.id, self._sealing),
                text=row.text,
                audience=Audience(row.audience),
                reference=row.reference,
                attempts=leased.attempts,
                next_at=row.next_at,
                excused=row.excused,
                excused_at=row.excused_at,
                tag=self._sealing.return_tag(self._sealing.unseal_text(row.message_id_sealed, "letters.message_id")),
                short_id=row.message_id_hash[:4].hex(),
            )

    def mark_sent(self, letter: int, owner: str, now: datetime, *, copy: bool = False) -> bool:
        """Note that the server took a letter; `copy` asks for one in Sent. False when the lease was lost."""
        with self._database.write(whatever_tables=True) as session:
            return _mark_sent(session, letter, owner, now, copy=copy)

    def mark_sent_and_claim(
        self, letter: int, wanted: WantedLetter, *, copy: bool = False
    ) -> tuple[bool, LeasedLetter | None]:
        """Do as `mark_sent`, and claim the next letter in the same transaction, as `claim_letter` does.

        None is claimed where there is none, and where that would have to wait: while somebody else claims, or once a
        newer mailbot has changed the tables.
        """
        with self._database.write(whatever_tables=True) as session:
            marked = _mark_sent(session, letter, wanted.owner, wanted.now, copy=copy)
            free = self._database.tables_are_ours(session) and alone_if_free(session, "letters")
            return marked, _lease_letter(session, wanted) if free else None

    def release_letter(self, letter: int, owner: str, reason: str | None = None) -> bool:
        """Put a letter back as if it had not been tried: the trouble is not its own. False when the lease was lost.

        Without a `reason`, the one of its last try stays.
        """
        with self._database.write() as session:
            row = leased(session, letter, owner)
            if row is None:
                return False
            row.state, row.owner, row.until = LetterState.QUEUED, None, FREE
            row.reason = row.reason if reason is None else printable(reason)
            row.attempts -= 1
            return True

    def next_letter_at(self, now: datetime, choose: Choose, limits: SendingLimits = UNLIMITED) -> datetime | None:
        """Return when the next letter that waits may leave: where a clock that jumps may jump to."""
        waiting = select(LetterRow.next_at).where(LetterRow.state == LetterState.QUEUED)
        with self._database.read() as session:
            queued = session.exec(waiting.order_by(col(LetterRow.next_at)).limit(1)).one_or_none()
            moments = (queued, next_turn_at(session, choose, now))
            soonest = min((at for at in moments if at is not None), default=None)
            full = None if soonest is None else find_full(session, limits, now)
            return soonest if soonest is None or full is None else max(soonest, full.until)

    def full(self, now: datetime, limits: SendingLimits) -> Full | None:
        """Return which limit keeps a letter that could leave now; None when none does."""
        could = select(LetterRow.id).where(col(LetterRow.state) == LetterState.QUEUED, col(LetterRow.next_at) <= now)
        with self._database.read() as session:
            found = find_full(session, limits, now)
            return found if found is not None and session.exec(could.limit(1)).first() is not None else None

    # Looking letters up

    def find_letter(self, message_ids: Sequence[str], to: str | None = None) -> LetterRecord | None:
        """Return the newest of our letters with one of these Message-IDs, among those to `to` if given."""
        wanted: dict[str, object] = {"hashes": [self._sealing.message_id(message_id) for message_id in message_ids]}
        if to is not None:
            wanted["to"] = self._sealing.address(to)
        with self._database.read_rows() as connection:
            row = run_built(connection, _BY_MESSAGE_ID if to is None else _BY_MESSAGE_ID_TO, **wanted).one_or_none()
            return None if row is None else record_of(row, self._sealing)

    def find_returned(self, tags: Sequence[str]) -> LetterRecord | None:
        """Return the letter whose return path has one of these tags."""
        hashes = [self._sealing.tag(tag) for tag in tags]
        with self._database.read_rows() as connection:
            row = run_built(connection, _BY_TAG, hashes=hashes).one_or_none()
            return None if row is None else record_of(row, self._sealing)

    def standing(self, address: str, now: datetime, counted: Sequence[str] = (), most: int = 0) -> Standing:
        """Return what we know of an address: proof, and what a machine wrote to it in the last 24 hours.

        Of that, the newest letters that are `counted` (by their text), at `most` so many.
        """
        hashed = self._sealing.address(address)
        with self._database.read_rows() as connection:
            version, proven_at = run_built(connection, _STANDING, hashed=hashed).one_or_none() or (0, None)
            wanted = {"hashed": hashed, "since": now - timedelta(days=1), "counted": list(counted), "most": most}
            lately = run_built(connection, _LATELY, **wanted).all()
            told = run_built(connection, _TOLD, since=now - timedelta(hours=1)).all()
            return Standing(
                address=address,
                version=version,
                proven_at=proven_at,
                lately=tuple(record_of(letter, self._sealing, to=address) for letter in reversed(lately)),
                notices_last_hour=len(told),
                told=tuple(Share(domain or b"", mailbox or b"") for domain, mailbox in told),
                share=self._sealing.share(address),
            )

    # For the operator

    def outbox(self, state: LetterState | None = None) -> list[OutboxLine]:
        """Return the letters in a state, or every letter that has not been sent."""
        unsent = [LetterState.WAITING, LetterState.QUEUED, LetterState.SENDING, LetterState.FAILED]
        wanted = [state] if state else unsent
        letters = select(LetterRow).where(col(LetterRow.state).in_(wanted)).order_by(col(LetterRow.id))
        with self._database.read() as session:
            return [
                OutboxLine(
                    id=row.id,
                    reference=row.reference,
                    text=row.text,
                    audience=Audience(row.audience),
                    state=LetterState(row.state),
                    queued_at=row.queued_at,
                    next_at=row.next_at,
                    attempts=row.attempts,
                    reason=WAITS if row.state == LetterState.WAITING else row.reason,
                    extent=Extent(row.extent),
                    excused_at=row.excused_at,
                )
                for row in session.exec(letters)
            ]

    def requeue(self, letter: int, now: datetime) -> bool:
        """Try a letter at once, also one that was given up; False when it neither waits nor was given up."""
        given_up = col(LetterRow.state) == LetterState.FAILED
        with self._database.write() as session:
            leave_line(session, letter, now)
            again = session.exec(
                update(LetterRow)
                .where(col(LetterRow.id) == letter, given_up | (col(LetterRow.state) == LetterState.QUEUED))
                .values(
                    state=LetterState.QUEUED.value,
                    next_at=case((given_up, now), else_=col(LetterRow.next_at)),  # its five days begin again
                    excused_at=case((given_up, None), else_=col(LetterRow.excused_at)),
                    until=FREE,
                )
            )
            return again.rowcount == 1


def raw_letter(within: Session | Connection, row: int, sealing: Sealing) -> bytes:
    """Return the final bytes of a letter."""
    return sealing.unseal(run_built(within, _RAW, letter=row).scalar_one(), "letters_raw.raw")


def _lease_letter(session: Session, wanted: WantedLetter) -> LeasedLetter | None:
    """Claim the letter that leaves next; runs where nobody else claims (`alone`)."""
    run_built(session, _EXPIRED, real=wanted.real)
    if find_full(session, wanted.limits, wanted.now) is not None:
        return None
    if no_connection_left(session, wanted.limits, wanted.owner):
        return None
    due = {"now": wanted.now, "real": wanted.real}
    others = {**due, "patient": [*wanted.patient, _NO_TEXT]}
    row = run_built(session, _CLAIMABLE, **others).one_or_none()
    if row is None and wanted.choose is not None and give_turns(session, wanted.choose, wanted.now):
        row = run_built(session, _CLAIMABLE, **others).one_or_none()
    if row is None and wanted.patient:
        row = run_built(session, _CLAIMABLE_OF_ALL, **due).one_or_none()
    if row is None:
        return None
    leased = LeasedLetter(row, row.attempts + 1)
    until = wanted.real + wanted.lease
    run_built(session, _CLAIM, letter=row.id, owner=wanted.owner, until=until, attempts=leased.attempts)
    return leased


def _mark_sent(session: Session, letter: int, owner: str, now: datetime, *, copy: bool) -> bool:
    marked = run_built(session, _SENT, letter=letter, by=owner, now=now, copy=copy).rowcount == 1
    if marked:
        run_built(session, _NO_LEAN, letter=letter)
    return marked
