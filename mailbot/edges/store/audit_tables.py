"""The table of heads: what was signed of all chains, each day."""

from datetime import datetime
from typing import ClassVar

from sqlmodel import Field, SQLModel

from mailbot.edges.store.retention import Erased, NotErased


class HeadRow(SQLModel, table=True):
    """A head over all chains, as it was signed."""

    __tablename__ = "heads"
    erased_with: ClassVar[Erased] = NotErased(
        "of all chains: a reference and a hash, as in the line that stays", "number at covered signed"
    )

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime
    covered: str
    signed: str
