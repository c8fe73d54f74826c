"""What ties the rows of a table to a case or a person: erasing one of them will take the rows that are tied to it.

Each table says it beside its columns (`erased_with` in tables.py), and tests/edges/test_store_retention.py walks all
tables, so that a new one cannot be forgotten.
"""

from dataclasses import dataclass
from enum import StrEnum


class Owner(StrEnum):
    """What a row may belong to, and go with."""

    CASE = "cases.reference"
    MESSAGE = "messages.id"
    LETTER = "letters.id"
    ADDRESS = "an address, by its keyed hash"


@dataclass(frozen=True, slots=True)
class With:
    """A row goes with the owner that `column` names; where that is null, with none."""

    owner: Owner
    column: str


@dataclass(frozen=True, slots=True)
class NotErased:
    """No case and no person takes a row with it."""

    why: str


Erased = tuple[With, ...] | NotErased
"""A row goes with the first of its owners that is erased."""
