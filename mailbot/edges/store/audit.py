"""The installation's own journal: who saw and did what, in a chain like that of a case (journal.py).

It has no content, so no case takes anything of it along: a reference says nothing once its case was erased.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlmodel import Session, col, select

from mailbot.edges.store.base import Base
from mailbot.edges.store.database import add, alone
from mailbot.edges.store.journal import Entry, next_entry, read_entry
from mailbot.edges.store.sealing import Sealing
from mailbot.edges.store.tables import EntryRow
from mailbot.facts import Witnessed

OWN: Final = "installation"
"""Stands where the entries of a case have its reference, which no case can have."""

_OWN = select(EntryRow).where(col(EntryRow.reference) == OWN)
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
        add(session, last)


class AuditTrail(Base):
    """The part of the store that tells who saw and did what; it is written in a Transaction."""

    def audit_trail(self) -> list[Entry]:
        """Return the installation's own journal, in order."""
        with self._database.read() as session:
            return [read_entry(row, self._sealing) for row in session.exec(_OWN.order_by(col(EntryRow.seq)))]
