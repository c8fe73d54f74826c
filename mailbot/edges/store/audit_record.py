"""All chains as somebody without our keys may have them, and whatever may say that one of them was erased.

What is sealed is unsealed for it, so that a payload in another's place is seen; of the cases none of it goes along.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from mailbot.edges.store.audit import OWN
from mailbot.edges.store.audit_tables import HeadRow
from mailbot.edges.store.base import Base
from mailbot.edges.store.erased_tables import ErasedRow
from mailbot.edges.store.journal import PAYLOAD
from mailbot.edges.store.tables import CaseRow, EntryRow
from mailbot.errors import Permanent
from mailbot.facts import ErasedLine, Head

UNREADABLE = "does not unseal"
"""Stands for the hash of a payload that is none of ours."""


@dataclass(frozen=True, slots=True)
class ChainEntry:
    """An entry of a chain as somebody without our keys may have it; hashes in hexadecimal."""

    chain: str  # the reference of a case, or the installation's own
    seq: int
    at: datetime
    kind: str
    previous: str
    payload_hash: str
    hash: str
    seen: str  # SHA-256 of the payload, as whoever has the data key sees it; "": there is none any more
    payload: str = ""  # of the installation's own: salt and facts


@dataclass(frozen=True, slots=True)
class ErasedMark:
    """What says that a case, or mails without one, were erased."""

    name: str
    entries: int
    head: str
    in_database: bool
    in_ledger: bool


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """All that can be shown of the chains, without content."""

    of: str  # the published address
    made_at: datetime
    entries: tuple[ChainEntry, ...]  # chain by chain, in order
    heads: tuple[Head, ...]
    erased: tuple[ErasedMark, ...]
    cases: tuple[str, ...]  # references of those that are there


class AuditRecords(Base):
    """The part of the store that shows its chains."""

    def audit_record(self, of: str, made_at: datetime) -> AuditRecord:
        """Return everything, as it stands at one moment; `of` is the published address."""
        ledger = [] if self._ledger is None else [one.line for one in self._ledger.read()]
        with self._database.read() as session:
            rows = session.exec(select(EntryRow).order_by(col(EntryRow.reference), col(EntryRow.seq)))
            entries = tuple(self._entry(row) for row in rows)
            heads = session.exec(select(HeadRow).order_by(col(HeadRow.number))).all()
            erased = tuple(_marks(session, ledger))
            cases = tuple(session.exec(select(CaseRow.reference).order_by(CaseRow.reference)))
        return AuditRecord(of, made_at, entries, tuple(head_of_row(row) for row in heads), erased, cases)

    def _entry(self, row: EntryRow) -> ChainEntry:
        payload, seen = b"", ""
        if row.payload_sealed is not None:
            try:
                payload = self._sealing.unseal(row.payload_sealed, PAYLOAD)
                seen = hashlib.sha256(payload).hexdigest()
            except Permanent:
                seen = UNREADABLE
        return ChainEntry(
            chain=row.reference,
            seq=row.seq,
            at=row.at,
            kind=row.kind,
            previous=row.previous_hash.hex(),
            payload_hash=row.payload_hash.hex(),
            hash=row.hash.hex(),
            seen=seen,
            payload=payload.hex() if row.reference == OWN else "",
        )


def head_of_row(row: HeadRow) -> Head:
    """Return a head as it is kept."""
    return Head(row.number, row.at, row.covered, row.signed)


def _marks(session: Session, ledger: list[ErasedLine]) -> list[ErasedMark]:
    """Return each thing that says of something that it was erased, once for each thing it says."""
    known = {(row.name, row.entries, row.head) for row in session.exec(select(ErasedRow))}
    noted = {(line.name, line.entries, line.head) for line in ledger}
    return [ErasedMark(*said, said in known, said in noted) for said in sorted(known | noted)]
