"""Versions of what our letters say and of what is promised: stored once each, named by letters by their hash."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

POLICY = "policy"
"""The name of what is promised; a text goes by its language and its name: nl/accepted."""


@dataclass(frozen=True, slots=True)
class Version:
    """A text, or what is promised, as it was at a time."""

    name: str
    content: str
    hash: bytes = field(init=False)

    def __post_init__(self) -> None:
        """Hash it: the same content under another name is another version."""
        object.__setattr__(self, "hash", hashlib.sha256(f"{self.name}\n{self.content}".encode()).digest())


@dataclass(frozen=True, slots=True)
class InForce:
    """A version, and from when on it was in force."""

    version: Version
    since: datetime


@dataclass(frozen=True, slots=True)
class LetterMade:
    """A letter of a case, and what it was made from; None where that was not kept yet."""

    text: str
    audience: str
    queued_at: datetime
    sent_at: datetime | None
    state: str
    wording: Version | None
    policy: Version | None
