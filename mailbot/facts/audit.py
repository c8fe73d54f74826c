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
    CONFIGURED = "configured"  # the configuration is another than at the last start
    ERASED = "erased"  # everything of a case, or of mails without one, but for one line


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
class Head:
    """What was signed of all chains at one moment: where each stood that had changed since the head before."""

    number: int
    at: datetime
    covered: str  # a line each: name of the chain, number of its last entry, that entry's hash
    signed: str  # the text over it, with our signature (case/heads.py)


@dataclass(frozen=True, slots=True)
class Vigil:
    """What a due of the audit's own is decided on."""

    head: Head | None = None  # signed just now; None: nothing is new, or our key cannot sign
    opened: Mapping[str, tuple[int, datetime]] = field(default_factory=dict)  # by whom: how many, since when
    told: frozenset[bytes] = frozenset()  # what was told before
