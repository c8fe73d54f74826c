"""Recording, claiming and finishing in as few words as a test of leases wants."""

from datetime import datetime, timedelta

from mailbot.edges.store import Arrival, MessageState, Store
from mailbot.facts import Due
from tests.databases import NOW

ANNA = "anna@reporter.example"
MINUTE = timedelta(minutes=1)
LEASE = 10 * MINUTE


def record(store: Store, raw: bytes, sender: str | None) -> int:
    return store.record(raw, Arrival(sender, None, NOW, NOW), identity=raw).row


def claim(store: Store, owner: str = "a", real: datetime = NOW) -> bytes | None:
    claimed = store.claim_message(owner, real, LEASE)
    return None if claimed is None else claimed.raw


def finish(store: Store, row: int, owner: str) -> bool:
    with store.write() as tx:
        return tx.finish_message(row, owner, MessageState.DONE)


def put(store: Store, *dues: Due) -> None:
    with store.write() as tx:
        for reference in {due.reference for due in dues if due.reference}:
            tx.replace_dues(reference, [due for due in dues if due.reference == reference])
        for due in dues:
            if due.reference is None:
                tx.put_due(due)


def kinds(store: Store, owner: str = "a", now: datetime = NOW, real: datetime = NOW) -> list[str] | None:
    claimed = store.claim_dues(owner, now, real, LEASE)
    return None if claimed is None else [due.kind for due in claimed.dues]
