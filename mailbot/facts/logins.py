"""What logging in at the mail servers hangs on and what of it ends by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CredentialExpiry:
    """Something that we prove ourselves with, by its key in the configuration, and when it ends."""

    name: str
    at: datetime
