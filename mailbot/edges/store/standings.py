"""What a decision changes of an address: which version of its standing it was made on, and that it can be reached."""

from datetime import datetime

from sqlalchemy import bindparam, update
from sqlmodel import Session

from mailbot.edges.store.rows import add_once, run_built, table_of
from mailbot.edges.store.sealing import Sealing
from mailbot.edges.store.tables import StandingRow
from mailbot.facts import Standing

# What runs for every message is built once: SQLAlchemy takes longer to build a statement than SQLite to run it
_STANDINGS = table_of(StandingRow)
_NEXT_STANDING = (
    update(_STANDINGS)
    .where(_STANDINGS.c.address_hash == bindparam("hashed"), _STANDINGS.c.version == bindparam("expected"))
    .values(version=_STANDINGS.c.version + 1)
)
_PROVEN = (
    update(_STANDINGS)
    .where(_STANDINGS.c.address_hash == bindparam("hashed"), _STANDINGS.c.proven_at.is_(None))
    .values(proven_at=bindparam("now"), version=_STANDINGS.c.version + 1)
)


class Standings:
    """The part of a transaction that is about addresses."""

    _session: Session
    _sealing: Sealing

    def check_standing(self, address: str, version: int) -> bool:
        """Return whether the standing is still the version that was decided on; if so, count up its version."""
        if version == 0:
            return self._begin(address)
        hashed = self._sealing.address(address)
        return run_built(self._session, _NEXT_STANDING, hashed=hashed, expected=version).rowcount == 1

    def mark_proven(self, address: str, now: datetime, known: Standing | None = None) -> None:
        """Note that an address can be reached; the first proof is the one that is kept, also if it is `known`."""
        if known is not None and known.address == address and known.proven_at is not None:
            return
        self._begin(address)
        run_built(self._session, _PROVEN, hashed=self._sealing.address(address), now=now)

    def _begin(self, address: str) -> bool:
        hashed, sealed = self._sealing.address(address), self._sealing.seal_text(address, "standings.address")
        return add_once(self._session, StandingRow, address_hash=hashed, address_sealed=sealed, version=1)
