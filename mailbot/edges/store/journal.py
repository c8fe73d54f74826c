"""The journal's arithmetic: what an entry's hash says, and how a chain is checked.

    payload_hash = SHA-256(salt ‖ payload)
    hash         = SHA-256(previous_hash ‖ seq ‖ at ‖ kind ‖ payload_hash)

The first `previous_hash` is the hash of the reference, so that no chain can be passed off as another case's. The salt
is sealed with the payload: when both are erased, the chain still holds, and nobody can guess the payload from its hash.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from mailbot.edges.store.rows import Found
from mailbot.edges.store.sealing import Sealing, facts_json, parse_facts
from mailbot.edges.store.tables import EntryRow
from mailbot.errors import Permanent

SALT_BYTES: Final = 32
PAYLOAD: Final = "entries.payload"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a case's journal; `facts` is None once it was erased."""

    seq: int
    at: datetime
    kind: str
    facts: Mapping[str, str] | None
    hash: bytes


def next_entry(
    last: EntryRow | Found | None,
    reference: str,
    kind: str,
    facts: Mapping[str, str],
    at: datetime,
    seals: Sealing,
) -> EntryRow:
    """Return the entry that follows `last`, with a salt of its own."""
    payload = os.urandom(SALT_BYTES) + facts_json(facts)
    row = EntryRow(
        reference=reference,
        seq=1 if last is None else last.seq + 1,
        at=at,
        kind=kind,
        previous_hash=root(reference) if last is None else last.hash,
        payload_hash=hashlib.sha256(payload).digest(),
        hash=b"",
        payload_sealed=seals.seal(payload, PAYLOAD),
    )
    row.hash = link(row.previous_hash, row.seq, row.at, row.kind, row.payload_hash)
    return row


def read_entry(row: EntryRow, seals: Sealing) -> Entry:
    """Unseal an entry."""
    payload = None if row.payload_sealed is None else seals.unseal(row.payload_sealed, PAYLOAD)
    return Entry(row.seq, row.at, row.kind, None if payload is None else parse_facts(payload[SALT_BYTES:]), row.hash)


def find_problems(reference: str, rows: Iterable[EntryRow], seals: Sealing) -> list[str]:
    """Return what is wrong with a journal, entry by entry; an empty list when nothing is."""
    problems: list[str] = []
    previous = root(reference)
    for seq, row in enumerate(rows, start=1):
        if row.seq != seq:
            return [*problems, f"entry {seq} is missing"]
        if row.previous_hash != previous:
            problems.append(f"entry {seq} does not follow the one before it")
        if row.hash != link(row.previous_hash, row.seq, row.at, row.kind, row.payload_hash):
            problems.append(f"entry {seq} was changed")
        if row.payload_sealed is not None and not _payload_holds(row, seals):
            problems.append(f"entry {seq} has another payload")
        previous = row.hash
    return problems


def _payload_holds(row: EntryRow, seals: Sealing) -> bool:
    try:
        payload = seals.unseal(row.payload_sealed or b"", PAYLOAD)
    except Permanent:
        return False
    return hashlib.sha256(payload).digest() == row.payload_hash


def root(reference: str) -> bytes:
    """Return what the first entry of a chain follows."""
    return hashlib.sha256(reference.encode()).digest()


def link(previous: bytes, seq: int, at: datetime, kind: str, payload_hash: bytes) -> bytes:
    """Return the hash of an entry."""
    # Each part has a fixed length or ends in a line feed, so that no two entries give the same bytes.
    line = f"{seq}\n{at.astimezone(UTC).isoformat()}\n{kind}\n"
    return hashlib.sha256(previous + line.encode() + payload_hash).digest()
