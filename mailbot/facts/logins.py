"""What logging in at the mail servers hangs on: tokens that are kept, and what ends by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True)
class CredentialExpiry:
    """Something that we prove ourselves with, by its key in the configuration, and when it ends."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class KeptToken:
    """An access token."""

    value: str = field(repr=False)
    expires: datetime


@dataclass(frozen=True, slots=True)
class KeptLogin:
    """What a provider gave us last: the refresh tokens that may still be good, the newest first, and access tokens.

    `began_with` is a digest of the operator's refresh token that it all came from: another one counts at once.
    """

    refresh_tokens: tuple[str, ...] = field(default=(), repr=False)
    tokens: Mapping[str, KeptToken] = field(default_factory=dict)  # by what they are for
    began_with: str = field(default="", repr=False)


class LoginKeeper(Protocol):
    """Keeps what a provider gave us, for all daemons; raises Temporary where it cannot just now."""

    def kept_login(self, name: str) -> KeptLogin | None:
        """Return what was kept last."""

    def keep_login(self, name: str, kept: KeptLogin) -> None:
        """Keep it; when this returns it is on the disk."""

    def lease_login(self, name: str, owner: str, now: datetime, lease: timedelta) -> bool:
        """Let `owner` alone ask the provider for a while; False when somebody else does."""

    def release_login(self, name: str, owner: str) -> None:
        """End the lease, if it is still `owner`'s."""
