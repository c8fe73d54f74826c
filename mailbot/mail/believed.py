"""Which words of our own mail server count, as the operator says: read without anything that reads mail."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Voice(StrEnum):
    """What an organisation's server can say of an author."""

    DMARC = "dmarc"  # the domain in From stands behind the mail (RFC 7489); the only one that counts for strangers
    SPF = "spf"  # the envelope is of our own domain, and came from where that may come from (RFC 7208)
    DKIM = "dkim"  # signed by our own domain (RFC 6376)
    EXCHANGE = "exchange"  # X-MS-Exchange-Organization-AuthAs: Internal
    SUBMISSION = "submission"  # Postfix noted the login in its Received field (mail/received.py)


class SpamSign(StrEnum):
    """A part of a mail server's verdict that holds a mail back."""

    FLAG = "x-spam-flag"
    STATUS = "x-spam-status"
    DMARC = "dmarc-fail"
    SPF = "spf-fail"
    DKIM = "dkim-fail"


@dataclass(frozen=True, slots=True)
class Believed:
    """Which statements of our own server count, as the operator configured it."""

    authserv_id: str | None = None  # the name under which it adds Authentication-Results, and writes Received
    voices: tuple[Voice, ...] = (Voice.DMARC,)
    internal_domains: tuple[str, ...] = ()
    spam: tuple[SpamSign, ...] = (SpamSign.FLAG, SpamSign.STATUS)
    trusted_hosts: tuple[str, ...] = ()  # further servers of ours, whose Received fields count

    @property
    def hosts(self) -> tuple[str, ...]:
        """Return our own servers, as their Received fields name them; none as long as nobody named the first."""
        return (self.authserv_id, *self.trusted_hosts) if self.authserv_id else ()
