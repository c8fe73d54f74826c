"""The change from one key of the organisation to the next: what is noted of it, so that a command can be repeated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class KeyReason(StrEnum):
    """Why a key is no longer used (RFC 9580 section 5.2.3.31)."""

    SUPERSEDED = "superseded"  # another one follows it: its age, its algorithm
    COMPROMISED = "compromised"  # somebody else may have it: what it signs proves nothing
    RETIRED = "retired"  # nobody uses it any more


@dataclass(frozen=True, slots=True)
class Handover:
    """A new primary key follows an old one.

    Begun, made, announced in a statement, finished: what is not there yet is still to be done.
    """

    old: str  # fingerprints
    new: str  # "" until it is made
    reason: KeyReason
    begun_at: datetime
    credential: str = ""  # the name of the new key's passphrase; "" for a key that was imported without one
    statement: str = ""  # for everybody: names both keys, and both sign it, unless the old one proves nothing
    finished_at: datetime | None = None  # since when the data key is the new key's alone, and people are told

    @property
    def is_compromised(self) -> bool:
        """Return whether what the old key signs proves nothing."""
        return self.reason is KeyReason.COMPROMISED
