"""What ties the rows of a table to a case or a person: erasing one of them takes the rows that are tied to it.

Each table says it beside its columns (`erased_with`), `erasure.py` walks the tables by what they say, and
tests/edges/test_store_retention.py walks all tables and all columns, so that a new one cannot be forgotten.
"""

from dataclasses import dataclass
from enum import StrEnum


class Owner(StrEnum):
    """What a row may belong to, and go with."""

    CASE = "cases.reference"
    MESSAGE = "messages.id"
    LETTER = "letters.id"
    ADDRESS = "an address, by its keyed hash"
    KEY = "a key, by its keyed hash"


@dataclass(frozen=True, slots=True)
class With:
    """A row goes with the owner that `column` names; where that is null, with none.

    Where only one of its columns goes, `empties` names it, and `stays` every other one of the table: each of them has
    to say nothing of who and what.
    """

    owner: Owner
    column: str
    empties: str = ""
    stays: str = ""


@dataclass(frozen=True, slots=True)
class NotErased:
    """No case and no person takes a row with it; `columns` are all that the table has."""

    why: str
    columns: str


Erased = tuple[With, ...] | NotErased
"""A row goes with the first of its owners that is erased."""
