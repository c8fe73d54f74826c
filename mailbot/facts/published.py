"""What was found where strangers look for the organisation: its security.txt, its key, its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Fault(StrEnum):
    """In which way something that is published is wrong."""

    UNREACHED = "unreached"
    MISSING = "missing"
    NOT_VALID = "not-valid"  # a security.txt that RFC 9116 does not allow
    NOT_OURS = "not-ours"  # another key, or a signature by another
    OUTDATED = "outdated"  # it says what is no longer so
    ENDS = "ends"  # it has ended, or does soon
    REVOKED = "revoked"
    SERVED = "served"  # right, and the web server gives it in a wrong way


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is published and not as it should be."""

    where: str  # an address on the web
    fault: Fault


@dataclass(frozen=True, slots=True)
class WebNews:
    """Something about what is published that the leads have not read yet; `digest` is what it is told once by."""

    digest: bytes
    differences: tuple[Difference, ...] = ()
    closed_off: bool = False
    ends_at: datetime | None = None  # of security.txt
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at all that is published has found."""

    at: datetime
    differences: tuple[Difference, ...] = ()
    ends_at: datetime | None = None  # of the security.txt that ends first; None where none was seen
    closed_off_since: datetime | None = None  # nothing could be reached, from that look on: our network, not a site
