"""What every part of the store stands on: the database, and the vault if there is one."""

from datetime import timedelta
from typing import Final

from mailbot.edges.store.database import Database
from mailbot.edges.store.sealing import Sealing
from mailbot.errors import Permanent
from mailbot.facts import Ledger, Seals

LEASE: Final = timedelta(minutes=10)
"""How long a claim is good: longer than the slowest message, gpg's and SMTP's time limits all used up."""


class Base:
    """The database by its URL, and `seals`, without which only settings and counts can be read.

    Without a `ledger` beside it nothing can be erased.
    """

    def __init__(self, url: str, seals: Seals | None, *, read_only: bool = False, ledger: Ledger | None = None) -> None:
        self._database = Database(url, read_only=read_only)
        self._seals = None if seals is None else Sealing(seals)
        self._ledger = ledger

    def close(self) -> None:
        """Close every connection."""
        self._database.close()

    @property
    def _sealing(self) -> Sealing:
        if self._seals is None:
            raise Permanent("the store was opened without the data key")
        return self._seals
