"""Erasing: everything of a case goes in one transaction, or everything of mails that belong to none.

    asked --hindered--> nothing was done
      '--> rows by `erased_with`, --> one line, hashes, removals --ledger, flushed--> committed --log truncated--> gone
                                                                     |
                    killed here: the ledger says it, and the next start does it again (`replay`)

What goes is found by what each table says of itself (retention.py): a message takes its bytes, places and prints along,
a letter its bytes and its turn, a case all that bears its reference. Of journals the payloads go, with their salts: the
chain stays whole, and its head stands in the line (`forget_journal` takes the rest, later). What belongs to no case by
itself goes where it tells of one: notices, letters to handlers that tell of several cases, the standing of an address
and the revocation of a key that nothing else knows of.

Guarantee: what a commit has erased stands in the ledger beside the database, so that a copy of an earlier day that is
put back loses it again before anything works with it. What the ledger says and the database does not know of is done
at the next start; a case that went on after all, as it was written by a later version of itself, is not touched.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from functools import cache
from typing import Any, Final

from sqlalchemy import delete, func, or_, update
from sqlmodel import Session, SQLModel, col, select

from mailbot.edges.store.erased_tables import ErasedMessageRow, ErasedRow
from mailbot.edges.store.figures import with_promises
from mailbot.edges.store.hindrances import find_hindrances, of_house_since
from mailbot.edges.store.removals import note_last_erased, note_letter, note_mail
from mailbot.edges.store.retention import NotErased, Owner, With
from mailbot.edges.store.rows import add, add_all_once
from mailbot.edges.store.sealing import Sealing
from mailbot.edges.store.tables import (
    CaseRow,
    EntryRow,
    LetterRawRow,
    LetterRow,
    LetterState,
    MessageRow,
    MessageState,
    NoticeRow,
    PlaceRow,
    RevokedRow,
    StandingRow,
)
from mailbot.edges.store.turn_tables import TurnRow
from mailbot.edges.store.turns import leave_line
from mailbot.facts import (
    TO_BE_DECIDED,
    Case,
    Erased,
    ErasedKind,
    ErasedLine,
    Hindrance,
)

AT_ONCE: Final = 500
"""Keys in one statement: below the least number of parameters that SQLite allows (999)."""


class Erasing:
    """The part of a transaction that erases; what it erased is written to the ledger before the commit."""

    def __init__(self, session: Session, sealing: Sealing) -> None:
        self._session = session
        self._sealing = sealing
        self.erased: list[Erased] = []

    def is_erased(self, reference: str) -> bool:
        """Return whether a case was erased; while this transaction is open, one that is there is not."""
        there = select(CaseRow.version).where(CaseRow.reference == reference).with_for_update(read=True)
        if self._session.exec(there).first() is not None:
            return False
        return self._session.get(ErasedRow, reference) is not None

    def erase_case(
        self, case: Case, line: ErasedLine, now: datetime, *, despite: Collection[Hindrance] = ()
    ) -> tuple[Hindrance, ...]:
        """Erase everything of a case but one line; return what stands in the way, and then nothing was done.

        `line` is what `case.erasure.what_stays` makes of it, `despite` what a person has decided about (TO_BE_DECIDED).
        What of the case itself hinders it, the caller knows (`case.erasure.hindrances`); its version is checked here.
        """
        found = tuple(find_hindrances(self._session, self._sealing, case))
        found = tuple(one for one in found if one not in TO_BE_DECIDED.intersection(despite))
        if not found:
            head = self._session.exec(
                select(EntryRow.seq, EntryRow.hash)
                .where(EntryRow.reference == case.reference)
                .order_by(col(EntryRow.seq).desc())
                .limit(1)
            ).one_or_none()
            entries, hashed = head or (0, b"")
            messages = _family(self._session, [col(MessageRow.reference) == case.reference])
            line = replace(line, entries=entries, head=hashed.hex(), mails=len(messages))
            line = with_promises(self._session, line)
            hashes = tuple(message.identity_hash.hex() for message in messages)
            self._erase(Erased(line, case.version, hashes), messages, now)
        return found

    def erase_mails(self, rows: Collection[int], ground: str, day: str, now: datetime) -> ErasedLine | None:
        """Erase mails that belong to no case, by their rows; return the line that stays, or None when none was erased.

        One that belongs to a case goes with it, and one that nobody has decided about stays: both are left out.
        """
        wanted = [
            col(MessageRow.id).in_(sorted(rows)),
            col(MessageRow.reference).is_(None),
            col(MessageRow.state) != MessageState.NEW,
        ]
        messages = _family(self._session, wanted)
        if not messages:
            return None
        name = f"mails-{secrets.token_hex(8)}"
        line = ErasedLine(name=name, kind=ErasedKind.MAILS, ground=ground, day=day, mails=len(messages))
        self._erase(Erased(line, 0, tuple(message.identity_hash.hex() for message in messages)), messages, now)
        return line

    def _erase(self, erased: Erased, messages: Sequence[MessageRow], now: datetime) -> None:
        erase(self._session, self._sealing, erased, messages, now)
        self.erased.append(erased)


def replay(session: Session, sealing: Sealing, erased: Erased, now: datetime) -> bool:
    """Erase again what a line of the ledger says; False where the database knows of it, or the case went on."""
    line = erased.line
    if session.get(ErasedRow, line.name) is not None:
        return False
    if line.reference is not None:
        version = session.exec(
            select(CaseRow.version).where(CaseRow.reference == line.reference).with_for_update()
        ).one_or_none()
        if version is not None and version > erased.version:
            return False
    known = [bytes.fromhex(hashed) for hashed in erased.messages]
    found: dict[int, MessageRow] = {}
    for some in _chunks(known):
        found |= {one.id: one for one in _family(session, [col(MessageRow.identity_hash).in_(some)], whatever=True)}
    if line.reference is not None:
        of_case = [col(MessageRow.reference) == line.reference]
        found |= {one.id: one for one in _family(session, of_case, whatever=True)}
    erase(session, sealing, erased, list(found.values()), now)
    return True


def erase(session: Session, sealing: Sealing, erased: Erased, messages: Sequence[MessageRow], now: datetime) -> None:
    """Take everything away, leave the line, and note what the mailbox may have yet; whatever stands in the way."""
    line = erased.line
    name, reference = line.name, line.reference
    case = None if reference is None else session.get(CaseRow, reference)
    letters = [] if reference is None else list(session.exec(_letters_of(reference)))
    addresses = {message.sender_hash for message in messages} | {letter.to_hash for letter in letters}
    note_removals(session, sealing, name, messages, letters)
    note_last_erased(session, MessageRow, (message.id for message in messages))
    note_last_erased(session, LetterRow, (letter.id for letter in letters))
    _note_identities(session, erased, messages, now)
    known = None if case is None else sealing.unseal_case(case.case_sealed, case.version)
    if case is not None and known is not None:
        addresses.add(case.reporter_hash)
        _forget_links(session, sealing, known)
        _forget_in_letters_of_the_house(session, known, messages, now)
    _forget_turns(session, [letter.id for letter in letters], now)
    session.exec(
        update(MessageRow).where(col(MessageRow.copy_of).in_([one.id for one in messages])).values(copy_of=None)
    )
    take(session, MessageRow, "id", [message.id for message in messages])
    if reference is not None:
        take_owned(session, Owner.CASE, [reference])
        _forget_notices(session, sealing, reference)
    if known is not None:
        _forget_revocations(session, sealing, known)
    _forget_addresses(session, addresses - {None})
    add(session, ErasedRow, **asdict(line), version=erased.version)


# What goes by what the tables say


@cache
def _tables() -> tuple[type[SQLModel], ...]:
    """Return every table of the store."""
    return tuple(row for row in SQLModel.__subclasses__() if getattr(row, "__tablename__", "") in _names(row))


def _names(row: type[SQLModel]) -> Collection[str]:
    return SQLModel.metadata.tables if row.metadata is SQLModel.metadata else ()


@cache
def _tied(owner: Owner) -> tuple[tuple[type[SQLModel], With], ...]:
    ties: list[tuple[type[SQLModel], With]] = []
    for row in _tables():
        says: tuple[With, ...] | NotErased = row.erased_with  # type: ignore[attr-defined]  # each table's own
        if not isinstance(says, NotErased):
            ties += [(row, tie) for tie in says if tie.owner is owner]
    return tuple(ties)


def take_owned(session: Session, owner: Owner, keys: Sequence[Any]) -> None:
    """Take away the rows that say they go with these."""
    for row, tie in _tied(owner):
        if tie.empties:
            for some in _chunks(keys):
                tied = getattr(row, tie.column).in_(some)
                session.exec(update(row).where(tied).values({tie.empties: None}))
        else:
            take(session, row, tie.column, keys)


def take(session: Session, row: type[SQLModel], column: str, keys: Sequence[Any]) -> None:
    """Take away rows, and before them what goes with them."""
    owned = [owner for owner in Owner if owner.partition(".")[0] == row.__tablename__ and owner is not Owner.CASE]
    for some in _chunks(keys):
        tied = getattr(row, column).in_(some)
        for owner in owned:
            rows = session.exec(select(getattr(row, owner.partition(".")[2])).where(tied)).all()
            take_owned(session, owner, rows)
        session.exec(delete(row).where(tied))


def _chunks(keys: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(keys), AT_ONCE):
        yield keys[start : start + AT_ONCE]


# What has to be looked for


def _family(session: Session, wanted: Sequence[Any], *, whatever: bool = False) -> list[MessageRow]:
    """Return messages with every copy of them: the same bytes, with another trace on them.

    A copy that is in another case stays with that one, unless `whatever` is asked for.
    """
    chosen = session.exec(select(MessageRow).where(*wanted).with_for_update()).all()
    roots = sorted({one.copy_of or one.id for one in chosen})
    found = {one.id: one for one in chosen}
    for some in _chunks(roots):
        kin = select(MessageRow).where(or_(col(MessageRow.id).in_(some), col(MessageRow.copy_of).in_(some)))
        for one in session.exec(kin.with_for_update()):
            if whatever or (one.reference is None and one.state != MessageState.NEW):
                found[one.id] = one
    return list(found.values())


def _letters_of(reference: str) -> Any:
    return select(LetterRow).where(LetterRow.reference == reference).order_by(col(LetterRow.id)).with_for_update()


def note_removals(
    session: Session, sealing: Sealing, name: str, messages: Sequence[MessageRow], letters: Iterable[LetterRow]
) -> None:
    """Note that the mailbox is to lose what it has of these."""
    by_id = {message.id: message for message in messages}
    for some in _chunks(list(by_id)):
        for place in session.exec(select(PlaceRow).where(col(PlaceRow.message).in_(some))).all():
            lies = (place.folder, place.uidvalidity, place.uid)
            note_mail(session, sealing, name, by_id[place.message], lies)
    for letter in letters:
        if letter.sent_at is not None:
            note_letter(session, sealing, name, letter.message_id_sealed, letter.sent_at)


def _note_identities(session: Session, erased: Erased, messages: Iterable[MessageRow], now: datetime) -> None:
    """Keep what tells that a mail was here; of one that this database never had, as of one that came today."""
    received = {message.identity_hash: message.received_at for message in messages}
    rows = [
        {"identity_hash": hashed, "received_at": received.get(hashed, now), "erased": erased.line.name}
        for hashed in sorted({*received, *(bytes.fromhex(one) for one in erased.messages)})
    ]
    for some in _chunks(rows):
        add_all_once(session, ErasedMessageRow, list(some))


def _forget_links(session: Session, sealing: Sealing, case: Case) -> None:
    """Take the case out of those that name it, which stand as they did otherwise."""
    gone = case.reference
    for reference in {*case.linked, *case.followers, *([case.merged_into] if case.merged_into else [])}:
        row = session.exec(select(CaseRow).where(CaseRow.reference == reference).with_for_update()).one_or_none()
        if row is None:
            continue
        other = sealing.unseal_case(row.case_sealed, row.version)
        changed = replace(
            other,
            linked=tuple(one for one in other.linked if one != gone),
            followers=tuple(one for one in other.followers if one != gone),
            merged_into="" if other.merged_into == gone else other.merged_into,
        )
        if changed != other:
            row.case_sealed, row.version = sealing.seal_case(changed), row.version + 1
    session.flush()


def _forget_in_letters_of_the_house(
    session: Session, case: Case, messages: Iterable[MessageRow], now: datetime
) -> None:
    """Take the bytes of letters to handlers that may tell of the case among others; what failed of them goes whole."""
    since = min((case.opened_at, *(message.recorded_at for message in messages)))
    of_house = of_house_since(since)
    sent = session.exec(select(LetterRow.id).where(*of_house, LetterRow.state == LetterState.SENT)).all()
    take(session, LetterRawRow, "id", sent)
    others = session.exec(select(LetterRow.id).where(*of_house, LetterRow.state != LetterState.SENT)).all()
    _forget_turns(session, others, now)
    note_last_erased(session, LetterRow, others)
    take(session, LetterRow, "id", others)


def _forget_turns(session: Session, letters: Sequence[int], now: datetime) -> None:
    for some in _chunks(letters):
        for waiting in session.exec(select(TurnRow.letter).where(col(TurnRow.letter).in_(some))).all():
            leave_line(session, waiting, now)


def _forget_notices(session: Session, sealing: Sealing, reference: str) -> None:
    for row in session.exec(select(NoticeRow).with_for_update()).all():
        if sealing.unseal_notice(row.notice_sealed).reference == reference:
            session.delete(row)
    session.flush()


def _forget_revocations(session: Session, sealing: Sealing, case: Case) -> None:
    """Take what was revoked of keys that no other case has: it holds the key, with the name of its owner."""
    keys = (case.key, case.retired_key, case.offered_key)
    fingerprints = {key.fingerprint for key in keys if key is not None}.union(case.revoked)
    for hashed in {sealing.key(fingerprint) for fingerprint in fingerprints}:
        if session.exec(select(func.count()).where(CaseRow.key_hash == hashed)).one() == 0:
            take(session, RevokedRow, "key_hash", [hashed])


def forget_letters(session: Session, letters: Sequence[LetterRow]) -> None:
    """Take letters that belong to no case, and the standing of whoever nothing else is known of."""
    note_last_erased(session, LetterRow, (letter.id for letter in letters))
    take(session, LetterRow, "id", [letter.id for letter in letters])
    _forget_addresses(session, {letter.to_hash for letter in letters})


def _forget_addresses(session: Session, addresses: Collection[bytes | None]) -> None:
    """Take the standing of addresses that nothing is tied to any more."""
    ties = [(row, tie.column) for row, tie in _tied(Owner.ADDRESS) if row is not StandingRow]
    for address in addresses:
        if not any(session.exec(select(1).where(getattr(row, name) == address).limit(1)).first() for row, name in ties):
            take_owned(session, Owner.ADDRESS, [address])


def line_of_row(row: ErasedRow) -> ErasedLine:
    """Return the line that stays."""
    facts = row.model_dump(exclude={"version"})
    return ErasedLine(**facts | {"kind": ErasedKind(row.kind)})
