"""The organisation's own key, part by part: what each is for, until when, and where its secret half is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Purpose(StrEnum):
    """What a part of a key may be used for: RFC 9580 section 5.2.3.29."""

    CERTIFY = "certify"
    SIGN = "sign"
    ENCRYPT = "encrypt"
    AUTHENTICATE = "authenticate"


class Custody(StrEnum):
    """Where the secret half of a part is."""

    HERE = "here"  # in the gpg home
    CARD = "card"
    ELSEWHERE = "elsewhere"  # the primary key is offline, or the key is somebody else's


@dataclass(frozen=True, slots=True)
class KeyPart:
    """The primary key, or a subkey."""

    fingerprint: str
    algorithm: str  # as gpg takes it: rsa4096, ed25519, cv25519
    purposes: tuple[Purpose, ...]
    made_at: datetime
    expires_at: datetime | None
    custody: Custody
    revoked: bool = False
    valid: bool = True  # the primary key has signed for it

    def is_good(self, now: datetime) -> bool:
        """Return whether it counts at `now`, as far as it depends on itself."""
        ended = self.expires_at is not None and self.expires_at <= now
        return self.valid and not self.revoked and not ended and self.made_at <= now

    @property
    def has_secret(self) -> bool:
        """Return whether the secret half can be used here."""
        return self.custody is not Custody.ELSEWHERE


@dataclass(frozen=True, slots=True)
class OwnKey:
    """A key of which we have secret parts."""

    primary: KeyPart
    user_ids: tuple[str, ...]
    subkeys: tuple[KeyPart, ...]

    @property
    def parts(self) -> tuple[KeyPart, ...]:
        """Return the primary key and its subkeys."""
        return (self.primary, *self.subkeys)

    @property
    def is_offline(self) -> bool:
        """Return whether the secret primary key is not on this machine."""
        return self.primary.custody is Custody.ELSEWHERE

    def why_unusable(self, now: datetime) -> str | None:
        """Return why nobody can encrypt to it: revoked, expired, cannot encrypt; None when one can."""
        if self.primary.is_good(now) and self.encrypting(now) is not None:
            return None
        parts = [self.primary, *(part for part in self.subkeys if Purpose.ENCRYPT in part.purposes)]
        if self.primary.revoked or all(part.revoked for part in parts[1:] or [self.primary]):
            return "revoked"
        ended = any(part.valid and part.expires_at is not None and part.expires_at <= now for part in parts)
        return "expired" if ended else "cannot encrypt"

    def encrypting(self, now: datetime) -> KeyPart | None:
        """Return the part that others encrypt to: of the good subkeys the newest, as gpg chooses, else the primary."""
        return self._chosen(Purpose.ENCRYPT, now, self.parts)

    def signing(self, now: datetime) -> KeyPart | None:
        """Return the part that signs: of the good subkeys whose secret half is here the newest, else the primary."""
        return self._chosen(Purpose.SIGN, now, [part for part in self.parts if part.has_secret])

    def _chosen(self, purpose: Purpose, now: datetime, parts: Iterable[KeyPart]) -> KeyPart | None:
        good = [part for part in parts if purpose in part.purposes and part.is_good(now) and self.primary.is_good(now)]
        subkeys = [part for part in good if part is not self.primary]
        return max(subkeys, key=lambda part: part.made_at) if subkeys else next(iter(good), None)


class TermOf(StrEnum):
    """What of our own key comes to an end."""

    PRIMARY = "primary"
    ENCRYPTION = "encryption"
    SIGNING = "signing"


@dataclass(frozen=True, slots=True)
class Term:
    """Until when something of our own key is good."""

    what: TermOf
    ends_at: datetime


PRIMARY_YEARS = 3
SUBKEY_YEARS = 2
"""How long a new key, and a new subkey, is good: a successor comes before the primary key has to be put off."""


@dataclass(frozen=True, slots=True)
class PutOff:
    """A part of the key is to last until the end of a day (UTC)."""

    part: KeyPart
    until: date


@dataclass(frozen=True, slots=True)
class NewSubkey:
    """A subkey is to be made that lasts until the end of a day (UTC)."""

    algorithm: str
    purpose: Purpose
    until: date


KeyChange = PutOff | NewSubkey
