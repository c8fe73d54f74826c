"""What is left once a case, or mails without one, were erased; and what may stand in the way of erasing a case."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ErasedKind(StrEnum):
    """What it was."""

    CONTACT = "contact"  # a case in which no report came
    REPORT = "report"
    BREACH = "breach"  # a report in which the clock of a law ran
    MAILS = "mails"  # without a case


@dataclass(frozen=True, slots=True)
class ErasedLine:
    """The line that stays: nothing of who and what, and no moment that a mail could be known by."""

    name: str  # the reference; of mails, one that is made up
    kind: ErasedKind
    ground: str  # on which it went, in words without anybody's name
    day: str  # of the erasure, YYYY-MM-DD
    opened: str = ""  # YYYY-MM
    closed: str = ""  # YYYY-MM
    outcome: str = ""  # why it was closed, else where it stood
    kept: int = 0  # promises
    missed: int = 0
    mails: int = 0  # that went with it
    entries: int = 0  # of its journal
    head: str = ""  # the hash of the last one, in hexadecimal

    @property
    def reference(self) -> str | None:
        """Return which case it was."""
        return None if self.kind is ErasedKind.MAILS else self.name


@dataclass(frozen=True, slots=True)
class Erased:
    """A line, and what it takes to do the same again in a copy of the database: the ledger has one for each."""

    line: ErasedLine
    version: int = 0  # of the case; a later one was written after all, and stays
    messages: tuple[str, ...] = ()  # keyed hashes of what makes each mail the same mail, in hexadecimal


class Hindrance(StrEnum):
    """Why a case is not erased now."""

    CHANGED = "it has changed meanwhile, or is gone"
    OPEN = "it is open"
    LETTER = "a letter of it is on its way"
    MAIL = "a mail of it waits"  # to be taken in, or for a person to look at it
    UNREAD = "a mail of its reporter was not looked at yet"
    FOLLOWED = "an open case follows it"
    CLOCK = "the clock of a law runs in it"
    DRAFT = "what a handler wrote in it waits"
    LEGAL_HOLD = "it is under a legal hold"


TO_BE_DECIDED = frozenset({Hindrance.OPEN, Hindrance.MAIL, Hindrance.CLOCK, Hindrance.DRAFT, Hindrance.UNREAD})
"""What a person may erase a case despite of; the others have to be settled first."""
