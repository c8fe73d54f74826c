"""What providers of tokens gave us last: one row a login, for all daemons, and one of them asks for more at a time."""

from datetime import datetime, timedelta

from sqlalchemy import update
from sqlmodel import Session, col

from mailbot.edges.store.base import Base
from mailbot.edges.store.rows import add_once
from mailbot.edges.store.tables import FREE, LoginRow
from mailbot.facts import KeptLogin


class Logins(Base):
    """A LoginKeeper. What is kept stays when the lease has run out meanwhile: nobody could ask for it again."""

    def kept_login(self, name: str) -> KeptLogin | None:
        """Return what was kept last."""
        with self._database.read() as session:
            row = session.get(LoginRow, self._sealing.login(name))
            return None if row is None or row.login_sealed is None else self._sealing.unseal_login(row.login_sealed)

    def keep_login(self, name: str, kept: KeptLogin) -> None:
        """Keep it, for good when this returns."""
        key, sealed = self._sealing.login(name), self._sealing.seal_login(kept)
        with self._database.write() as session:
            add_once(session, LoginRow, name_hash=key)
            session.exec(update(LoginRow).where(col(LoginRow.name_hash) == key).values(login_sealed=sealed))

    def lease_login(self, name: str, owner: str, now: datetime, lease: timedelta) -> bool:
        """Let `owner` alone ask, until `now` and `lease`; by real time, as every lease."""
        key = self._sealing.login(name)
        with self._database.write() as session:
            add_once(session, LoginRow, name_hash=key)
            leased = session.exec(
                update(LoginRow)
                .where(col(LoginRow.name_hash) == key, col(LoginRow.until) <= now)
                .values(owner=owner, until=now + lease)
            )
            return leased.rowcount == 1

    def release_login(self, name: str, owner: str) -> None:
        """End the lease, if it is still `owner`'s."""
        key = self._sealing.login(name)
        with self._database.write() as session:
            session.exec(
                update(LoginRow)
                .where(col(LoginRow.name_hash) == key, col(LoginRow.owner) == owner)
                .values(owner=None, until=FREE)
            )


def free_logins(session: Session, daemon: str) -> None:
    """End the leases of a daemon; what asks in it is `daemon/…`."""
    its = col(LoginRow.owner).startswith(f"{daemon}/", autoescape=True)
    session.exec(update(LoginRow).where(its).values(owner=None, until=FREE))
