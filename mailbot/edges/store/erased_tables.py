"""The tables of what was erased: the line that stays, what keeps mails from coming twice, what the mailbox has yet.

erased --line--> for good
|--a hash for each mail--> until the floor of fetching has passed it (`forget_identities`)
'--a removal for each mail and letter--> until the IMAP server has it no more (removals.py)
"""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import BigInteger, Index
from sqlmodel import Field, SQLModel

from mailbot.edges.store.retention import Erased, NotErased


class ErasedRow(SQLModel, table=True):
    """The line that stays of a case, or of mails without one."""

    __tablename__ = "erased"
    erased_with: ClassVar[Erased] = NotErased(
        "the line that stays: months and counts, nothing of who and what",
        "name kind ground day opened closed outcome kept missed mails entries head version",
    )

    name: str = Field(primary_key=True)  # the reference; of mails, one that is made up
    kind: str
    ground: str
    day: str
    opened: str
    closed: str
    outcome: str
    kept: int
    missed: int
    mails: int
    entries: int
    head: str  # the hash of the journal's last entry
    version: int  # of the case


class ErasedMessageRow(SQLModel, table=True):
    """A mail that was erased: taken in once, and not again."""

    __tablename__ = "erased_messages"
    erased_with: ClassVar[Erased] = NotErased(
        "a keyed hash, until mail of that day is not fetched any more", "identity_hash received_at erased"
    )
    __table_args__ = (
        Index("erased_messages_in_order", "received_at"),
        Index("erased_messages_of_line", "erased"),
    )

    identity_hash: bytes = Field(primary_key=True)
    received_at: datetime
    erased: str  # the line's name


class RemovalRow(SQLModel, table=True):
    """A mail, or a copy of a letter of ours, that the IMAP server may have yet."""

    __tablename__ = "removals"
    erased_with: ClassVar[Erased] = NotErased(
        "until the mailbox has no copy any more",
        "id erased letter identity_hash message_id_sealed at folder uidvalidity uid tries until",
    )
    __table_args__ = (
        Index("removals_at_place", "folder", "uidvalidity", "uid"),
        {"sqlite_autoincrement": True},
    )

    id: int = Field(default=None, primary_key=True)
    erased: str  # the line's name
    letter: bool  # one of ours: in the folder for sent mail
    identity_hash: bytes | None = None  # what makes it the same mail; none of a letter
    message_id_sealed: bytes | None = None  # to find it by
    at: datetime  # received or sent
    folder: str | None = None  # where it lay when it was taken in, in which it has this number for ever
    uidvalidity: int | None = Field(default=None, sa_type=BigInteger)
    uid: int | None = Field(default=None, sa_type=BigInteger)
    tries: int = 0
    until: datetime | None = None  # real time: not tried before
