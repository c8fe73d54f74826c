"""The tables of what our letters said and what was promised, version by version (versions.py).

They hold texts and configuration of the installation, nothing of any case: so they outlive all of them.
"""

from datetime import datetime
from typing import ClassVar

from sqlmodel import Field, SQLModel

from mailbot.edges.store.retention import Erased, NotErased


class VersionRow(SQLModel, table=True):
    """A wording of a letter, or the promises of the configuration: once, however often it is used."""

    __tablename__ = "versions"
    erased_with: ClassVar[Erased] = NotErased(
        "of the installation: what it said and promised, to nobody in particular", "hash name version_sealed"
    )

    hash: bytes = Field(primary_key=True)
    name: str  # nl/accepted, or policy
    version_sealed: bytes


class InForceRow(SQLModel, table=True):
    """From when on a version was in force: until another of its name was."""

    __tablename__ = "in_force"
    erased_with: ClassVar[Erased] = NotErased("of the installation", "name at hash")

    name: str = Field(primary_key=True)
    at: datetime = Field(primary_key=True)
    hash: bytes = Field(foreign_key="versions.hash")
