"""Keys that came with a mail, where they stood in it, and what their owners said of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from mailbot.facts.incoming import Key


class Place(IntEnum):
    """Where a key stood in a mail, and so what vouches for it; a signature over the content vouches most."""

    ELSEWHERE = 0  # in a quote, a forwarded or an attached mail, or asked about: nobody's
    OUTSIDE = 1  # attached, or in Autocrypt: whoever carries the mail can put it there
    INSIDE = 2  # in the one layer of encryption, or in what a good signature covers
    SIGNER = 3  # it made the signature over the content


@dataclass(frozen=True, slots=True)
class Certificate:
    """A key that came with a mail and has its From address."""

    key: Key
    place: Place
    certified_by: tuple[str, ...] = ()  # fingerprints of known keys, made before it, whose owners vouch for it
    grown: Key | None = None  # together with `grown_from`, the form of it that was pinned when it came
    grown_from: str = ""  # armored


@dataclass(frozen=True, slots=True)
class Revocation:
    """A verified revocation of a key, or of a part of it, by its owner or by somebody they named for that."""

    fingerprint: str
    armored: str  # the primary key with what revokes it
    whole: bool  # the key itself, not a subkey or a user ID of it alone
    soft: bool  # superseded or retired, not stolen: what it signed before stands
    at: datetime


@dataclass(frozen=True, slots=True)
class Voided:
    """What a revocation does to one of a case's keys."""

    revocation: Revocation
    left: Key | None = None  # the case's form of the key without what was revoked, if anything can be done with it
