"""Which daemon holds the mailbox, noted where all of them can read it: in the database that they share.

A hold is renewed again and again, and changed only over what was read just before. Whoever sees one that stays as it
is for long enough, by a clock of its own, knows that its holder is gone: no two clocks are compared for that.
"""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy import update
from sqlmodel import col

from mailbot.edges.store.base import Base
from mailbot.edges.store.rows import add_once
from mailbot.edges.store.tables import SettingRow

HOLD: Final = "mailbox held by"
NOBODY: Final = b""


@dataclass(frozen=True, slots=True)
class MailboxHold:
    """The mailbox in the hands of one process: `instance` is the name it works under, `token` is of this run alone."""

    token: str
    instance: str
    host: str
    since: datetime
    renewed_at: datetime  # both by the database's clock, for people to read
    renewals: int = 0

    def renewed(self, at: datetime) -> "MailboxHold":
        """Return it as it is written next."""
        return replace(self, renewed_at=at, renewals=self.renewals + 1)


class Holds(Base):
    """The part of the store that knows who holds the mailbox."""

    def hold(self) -> MailboxHold | None:
        """Return who holds the mailbox; None when nobody does."""
        with self._database.read() as session:
            row = session.get(SettingRow, HOLD)
            return None if row is None else read_hold(row.value)

    def change_hold(self, seen: MailboxHold | None, new: MailboxHold | None) -> bool:
        """Put `new` in the place of `seen`; False when somebody else was faster."""
        before, after = _written(seen), _written(new)
        with self._database.write() as session:
            if seen is None and add_once(session, SettingRow, key=HOLD, value=after):
                return True
            same = (col(SettingRow.key) == HOLD, col(SettingRow.value) == before)
            return session.exec(update(SettingRow).where(*same).values(value=after)).rowcount == 1


def _written(hold: MailboxHold | None) -> bytes:
    return NOBODY if hold is None else json.dumps(asdict(hold), default=datetime.isoformat).encode()


def read_hold(value: bytes) -> MailboxHold | None:
    """Return what was written; None when nobody holds it."""
    if value == NOBODY:
        return None
    facts = json.loads(value)
    moments = {name: datetime.fromisoformat(facts[name]) for name in ("since", "renewed_at")}
    return MailboxHold(**facts | moments)
