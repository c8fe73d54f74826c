"""The installation's own journal: who saw and did what, in a chain like that of a case (journal.py).

It has no content, so no case takes anything of it along: a reference says nothing once its case was erased.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from mailbot.edges.store.audit_tables import HeadRow
from mailbot.edges.store.base import Base
from mailbot.edges.store.database import alone
from mailbot.edges.store.erasure import Erasing
from mailbot.edges.store.journal import Entry, next_entry, read_entry
from mailbot.edges.store.rows import add, add_once
from mailbot.edges.store.sealing import Sealing, parse_facts
from mailbot.edges.store.tables import EntryRow, MessageRow, SettingRow
from mailbot.facts import Act, Erased, ErasedLine, Head, Witnessed

OWN: Final = "installation"
"""Stands where the entries of a case have its reference, which no case can have."""

FROM: Final = "from"
"""The fact of an erasure that says at whose word it was done: absent where a person's or a term's."""

_OWN = select(EntryRow).where(col(EntryRow.reference) == OWN)
CONFIGURED: Final = "configured"
"""The setting that holds the configuration of the last start, sealed."""

LATELY: Final = timedelta(hours=1)
MOST: Final = 1_000  # entries that are looked at for what was opened lately: more than anybody opens
SEVERAL: Final = 5  # were opened: from then on it is looked at who opened how many

_BACKWARDS = _OWN.order_by(col(EntryRow.seq).desc()).limit(MOST)
_LAST_HEAD = select(HeadRow).order_by(col(HeadRow.number).desc()).limit(1)
_UNCOVERED = (
    select(EntryRow.reference, func.max(EntryRow.seq))
    .where(col(EntryRow.head).is_(None))
    .group_by(EntryRow.reference)
    .order_by(EntryRow.reference)
)
_LAST = _OWN.order_by(col(EntryRow.seq).desc()).limit(1)


def enter(session: Session, sealing: Sealing, acts: Sequence[tuple[Witnessed, datetime]]) -> None:
    """Add entries to the installation's own journal.

    Comes last in a transaction: who waits here holds what it needs of everything else, so nobody waits in a circle.
    """
    if not acts:
        return
    alone(session, "audit")
    last = session.exec(_LAST).one_or_none()
    for act, at in acts:
        last = next_entry(last, OWN, act.act.value, act.facts(), at, sealing)
        add(session, EntryRow, **last.model_dump())


@dataclass(frozen=True, slots=True)
class ToSign:
    """What the next head will cover."""

    number: int
    covered: str
    before: str  # the signed text of the head before; "" before the first


class Witnessing(Erasing):
    """The part of a transaction that keeps who saw or did what."""

    def __init__(self, session: Session, sealing: Sealing) -> None:
        super().__init__(session, sealing)
        self._witnessed: list[tuple[Witnessed, datetime]] = []

    def witness(self, act: Witnessed, at: datetime) -> None:
        """Enter in the installation's own journal who saw or did what, as the last thing of this transaction."""
        self._witnessed.append((act, at))

    def enter_acts(self) -> None:
        """Write these entries: nothing else may be locked after that."""
        enter(self._session, self._sealing, self._witnessed)

    def many_opened_at(self) -> datetime | None:
        """Return when so much was opened within an hour that it is to be looked at who has opened how many."""
        shown = [at for act, at in self._witnessed if act.act is Act.SHOWN]
        if not shown or len(shown) + len(_lately_opened(self._session, max(shown))) <= SEVERAL:
            return None
        return max(shown)

    def configured(self, values: Mapping[str, str]) -> Mapping[str, str] | None:
        """Keep the values of the configuration; return those of before, or None where none were kept."""
        row = self._session.get(SettingRow, CONFIGURED)
        sealed = self._sealing.seal(json.dumps(dict(values)).encode(), f"settings.{CONFIGURED}")
        before = None if row is None else parse_facts(self._sealing.unseal(row.value, f"settings.{CONFIGURED}"))
        if before != values:
            self._session.merge(SettingRow(key=CONFIGURED, value=sealed))
        return before

    def anchor(self, head: Head) -> bool:
        """Keep a signed head over all chains, and note what it covers; False where another one was kept meanwhile."""
        if not add_once(self._session, HeadRow, **asdict(head)):
            return False
        for line in head.covered.splitlines():
            chain, seq, _ = line.split(" ")
            up_to = (col(EntryRow.reference) == chain, col(EntryRow.seq) <= int(seq), col(EntryRow.head).is_(None))
            self._session.exec(update(EntryRow).where(*up_to).values(head=head.number))
        return True

    def _erase(self, erased: Erased, messages: Sequence[MessageRow], now: datetime) -> None:
        super()._erase(erased, messages, now)
        self.witness(act_of_erasing(erased.line), now)


def act_of_erasing(line: ErasedLine, *, from_ledger: bool = False) -> Witnessed:
    """Return what vouches for a line that stays: it closes a journal whose entries say nothing any more.

    What only the ledger asked for says so: that is a file, which somebody may have written into.
    """
    more = {"entries": str(line.entries), "head": line.head} | ({FROM: "ledger"} if from_ledger else {})
    return Witnessed(Act.ERASED, line.ground, line.name, more)


class AuditTrail(Base):
    """The part of the store that tells who saw and did what; it is written in a Transaction."""

    def audit_trail(self) -> list[Entry]:
        """Return the installation's own journal, in order."""
        with self._database.read() as session:
            return [read_entry(row, self._sealing) for row in session.exec(_OWN.order_by(col(EntryRow.seq)))]

    def opened_lately(self, now: datetime) -> dict[str, tuple[int, datetime]]:
        """Return who opened something within an hour: how many different things, and since when."""
        opened: dict[str, dict[str, datetime]] = {}
        with self._database.read() as session:
            rows = _lately_opened(session, now)
        for row in rows:  # the latest first
            facts = read_entry(row, self._sealing).facts or {}
            opened.setdefault(facts.get("by", ""), {})[facts.get("about", "")] = row.at
        return {by: (len(things), min(things.values())) for by, things in opened.items()}

    # Heads over all chains

    def head_to_sign(self) -> ToSign:
        """Return what the next head covers: where each chain stands that has changed since the last one."""
        with self._database.read() as session:
            last = session.exec(_LAST_HEAD).one_or_none()
            ends = session.exec(_UNCOVERED).all()
            covered = "".join(f"{chain} {seq} {_hash_of(session, chain, seq)}\n" for chain, seq in ends)
        return ToSign(last.number + 1 if last else 1, covered, last.signed if last else "")

    def last_head(self) -> Head | None:
        """Return the head that was signed last."""
        with self._database.read() as session:
            row = session.exec(_LAST_HEAD).one_or_none()
            return None if row is None else _head(row)


def _lately_opened(session: Session, now: datetime) -> list[EntryRow]:
    """Return the entries of what was opened within an hour, the latest first."""
    rows = session.exec(_BACKWARDS).all()
    return [row for row in rows if row.at > now - LATELY and row.kind == Act.SHOWN]


def _hash_of(session: Session, chain: str, seq: int) -> str:
    return session.exec(select(EntryRow.hash).where(EntryRow.reference == chain, EntryRow.seq == seq)).one().hex()


def _head(row: HeadRow) -> Head:
    return Head(row.number, row.at, row.covered, row.signed)
