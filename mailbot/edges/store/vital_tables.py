"""The tables of signs of life: in clear, since they hold no content, and readable without the data key.

All times in them are real ones.
"""

from datetime import datetime
from typing import ClassVar

from sqlmodel import Field, SQLModel

from mailbot.edges.store.retention import Erased, NotErased
from mailbot.edges.store.tables import FREE


class DaemonRow(SQLModel, table=True):
    """A daemon's signs of life (vitals.py)."""

    __tablename__ = "daemons"
    erased_with: ClassVar[Erased] = NotErased(
        "of the installation; it goes when another daemon has taken over for long",
        "owner host version started_at seen_at stopped_at imap_login_at fetched_at smtp_login_at sent_at unfetched"
        " unfetched_since",
    )

    owner: str = Field(primary_key=True)
    host: str
    version: str
    started_at: datetime
    seen_at: datetime
    stopped_at: datetime | None = None
    imap_login_at: datetime | None = None
    fetched_at: datetime | None = None
    smtp_login_at: datetime | None = None
    sent_at: datetime | None = None
    unfetched: int = 0
    unfetched_since: datetime | None = None


class FailingRow(SQLModel, table=True):
    """A loop of a daemon that fails at the moment."""

    __tablename__ = "failing"
    erased_with: ClassVar[Erased] = NotErased("of the installation, while it fails", "owner loop since reason lasting")

    owner: str = Field(primary_key=True)
    loop: str = Field(primary_key=True)
    since: datetime
    reason: str
    lasting: bool


class ExpiryRow(SQLModel, table=True):
    """Until when something lasts that mailbot needs: a key, a secret, a certificate."""

    __tablename__ = "expiries"
    erased_with: ClassVar[Erased] = NotErased("of the installation", "kind name at")

    kind: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    at: datetime


class AlarmRow(SQLModel, table=True):
    """Something that is broken, and whether it was told (alarms.py); what is over goes with the next morning's letter.

    broken --an hour, or for good--> told --over--> told as over --the morning's letter--> gone
    """

    __tablename__ = "alarms"
    erased_with: ClassVar[Erased] = NotErased(
        "of the installation, until the leads have read of it",
        "id name since text remedy told_at over_at over_told_at until tries",
    )

    id: int = Field(default=None, primary_key=True)
    name: str
    since: datetime
    text: str
    remedy: str = ""
    told_at: datetime | None = None
    over_at: datetime | None = None
    over_told_at: datetime | None = None
    until: datetime = FREE  # real time: somebody tells it at the moment, or tries again then
    tries: int = 0
