"""Who saw and did what: the acts that the installation's own journal keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Act(StrEnum):
    """What somebody did, by the name that the journal has for it."""

    SHOWN = "shown"  # a case, a held message, the register of clocks
    EXPORTED = "exported"  # something that left the installation, other than by a letter
    RELEASED = "released"  # a held message
    DISCARDED = "discarded"
    RETRIED = "retried"  # a letter, something that was due
    KEY = "key"  # something was done with the organisation's key, or looked up of it
    RESTORED = "restored"  # a backup was put back


@dataclass(frozen=True, slots=True)
class Witnessed:
    """One act. `by` is a handler's address, or an operator as `admin/identity.py` tells them; no content in `more`."""

    act: Act
    by: str
    about: str = ""  # a reference, `held 12`, a fingerprint
    more: Mapping[str, str] = field(default_factory=dict)

    def facts(self) -> dict[str, str]:
        """Return what is sealed of it."""
        return {"by": self.by, **({"about": self.about} if self.about else {}), **self.more}


@dataclass(frozen=True, slots=True)
class WaitingAct:
    """An act that waits beside the database for its entry, with what it is entered once by."""

    act: Witnessed
    at: datetime
    token: str
