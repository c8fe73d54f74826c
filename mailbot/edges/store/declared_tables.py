"""The tables of what proves and outlives an erasure: signed declarations, and rows of the register of legal clocks."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from mailbot.edges.store.retention import Erased, NotErased


class DeclarationRow(SQLModel, table=True):
    """A signed text that says what was destroyed, on which ground, how, by whom and when."""

    __tablename__ = "declarations"
    erased_with: ClassVar[Erased] = NotErased(
        "the proof of an erasure: months and grounds, nothing of who and what", "id made_at text_sealed"
    )

    id: int = Field(default=None, primary_key=True)
    made_at: datetime
    text_sealed: bytes


class DeclaredRow(SQLModel, table=True):
    """Which declaration names what was erased, by its line."""

    __tablename__ = "declared"
    erased_with: ClassVar[Erased] = NotErased("of what was erased", "name declaration")

    name: str = Field(primary_key=True)
    declaration: int


class OutlivingRow(SQLModel, table=True):
    """A row of the register of legal clocks whose case is gone: without who, until its own term is over."""

    __tablename__ = "register"
    erased_with: ClassVar[Erased] = NotErased(
        "a law wants it kept: what happened and what was done, without who", "id name goes_at row_sealed"
    )
    __table_args__ = (Index("register_that_ends", "goes_at"),)

    id: int = Field(default=None, primary_key=True)
    name: str  # the reference
    goes_at: datetime
    row_sealed: bytes
