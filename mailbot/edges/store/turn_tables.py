"""The tables of letters that wait for their turn (turns.py), and of the domains whose letters wait."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from mailbot.edges.store.retention import Erased, NotErased, Owner, With


class TurnRow(SQLModel, table=True):
    """A letter that waits for its turn (turns.py)."""

    __tablename__ = "turns"
    erased_with: ClassVar[Erased] = (With(Owner.LETTER, "letter"),)
    __table_args__ = (
        Index("turns_of_domain", "lane", "domain_hash", "at", "letter"),
        Index("turns_of_mailbox", "lane", "mailbox_hash", "at"),
    )

    letter: int = Field(primary_key=True, foreign_key="letters.id")
    lane: str
    domain_hash: bytes
    mailbox_hash: bytes
    at: datetime  # its place among those of its domain


class LineRow(SQLModel, table=True):
    """A domain that has letters waiting."""

    __tablename__ = "lines"
    erased_with: ClassVar[Erased] = NotErased(
        "of a domain; it goes when the last letter in its line has had its turn", "lane domain_hash place"
    )
    __table_args__ = (Index("lines_in_order", "lane", "place"),)

    lane: str = Field(primary_key=True)
    domain_hash: bytes = Field(primary_key=True)
    place: int
