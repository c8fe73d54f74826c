"""By which login a mail came in: read from the `Received` fields that our own servers wrote at its top.

    Received: from mx by mx with LMTP …                                   Dovecot, which got it from our Postfix
    Received: from pc ([192.0.2.7]) (Authenticated sender: anke) by mx …  Postfix, which got it from anke

Every server writes above what was there (RFC 5321 section 4.4), so the fields are ours from the top as long as each was
written by a host of ours *and* says that a host of ours handed the mail over. Below the first that tells of somebody
else, with a login or without, all of it is theirs: they may have written there whatever they like, our names included.

Guarantee: nothing is believed that a client chose, its greeting above all. The name and address in brackets are what
the server saw of it. A field must have the form of its program to its very end: whatever a client smuggled in, the
server's own words still stand behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from ipaddress import IPv6Address, ip_address

from mailbot.domains import ascii_domain

_LONGEST = 8_000  # characters of a field; what servers write is under 1,000
_MOST = 12  # fields; the longest way within one organisation that was seen has seven

_IP = r"\[(?:IPv6:)?([0-9A-Fa-f.:]+)\]"  # RFC 5321 section 4.1.3
# One bracket of words with further ones inside; never an address, or a client who chooses what stands before and
# behind the server's words, greeting and recipient, could hide them in it
_WORDS = r"[^()\[\]]*(?:\([^()\[\]]*\)[^()\[\]]*)*"
_DATE = r"; [A-Z]{3}, {1,2}[0-9]{1,2} [A-Z]{3} [0-9]{4} [0-9:]{8} [+-][0-9]{4}(?: \([A-Z0-9+-]+\))?"
_FOR = r"(?: for <[^<>\s]+>)?"

# smtpd: greeting, client, TLS and login (smtpd_sasl_authenticated_header), then itself.
_POSTFIX = re.compile(
    rf"from \S+ \((?:([^\s()\[\]]+) )?{_IP}(?::\d+)?\)(?: \(using {_WORDS}\))?(?: \((?:No client|Client) {_WORDS}\))?"
    rf"(?: \(Authenticated sender: ([^\s()]+)\))? by (\S+) (?:\([^()\[\]]*\) )?with ((?:UTF8)?E?SMTPS?A?)"
    rf" id [0-9A-Za-z]+{_FOR}{_DATE}",
    re.IGNORECASE | re.ASCII,
)
# LMTP is what a mail server speaks to the store behind it, never a stranger to us: RFC 2033 section 1 keeps it off
# public networks and off port 25. Dovecot (lmtp_add_received_header), Cyrus (fixtures/submission/lmtp-cyrus.eml)
_LMTP = re.compile(
    rf"from \S+(?: \([^()\[\]]*\[[^()\[\]]+\]\))?(?: \(using {_WORDS}\))? by (\S+)(?: \((?:Cyrus|Dovecot)[^()]*\))?"
    rf" with LMTPS?A?(?: id \S+)?(?: \(envelope-from <[^<>()\s]*>\))?{_FOR}{_DATE}",
    re.IGNORECASE | re.ASCII,
)
_AMAVIS = re.compile(  # a content filter, which Postfix gives each mail to and gets it back from
    rf"from \S+ \((?:([^\s()\[\]]+) )?{_IP}\) by (\S+) \(\S+ {_IP}\) \(amavis[^()]*\)"
    rf" with (?:UTF8)?(?:E?SMTP|LMTP)S?A? id \S+{_FOR}{_DATE}",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Submitted:
    """Our server noted a login; `at` is the number of its field, counted from the top."""

    login: str
    at: int


@dataclass(frozen=True, slots=True)
class Unsubmitted:
    """No login that counts, and why not; `server` is the host that would have to be ours."""

    why: str
    server: str = ""


def find_login(received: Sequence[str], hosts: Sequence[str]) -> Submitted | Unsubmitted:
    """Return the login that the trace leads to, from the top through `hosts`: our own servers, by name or address."""
    ours = frozenset(filter(None, map(_comparable, hosts)))
    for number, field in enumerate(received[:_MOST]):
        hop = _read(field)
        if hop is None:
            return Unsubmitted(f"field {number + 1} is of no form that is known (Postfix, Dovecot's LMTP, amavis)")
        if _comparable(hop.by) not in ours:
            return Unsubmitted(f"field {number + 1} was written by {hop.by}", hop.by)
        if hop.login == "":
            why = "tells of a login, and not of whose: set smtpd_sasl_authenticated_header = yes in Postfix"
            return Unsubmitted(f"field {number + 1} {why}")
        if hop.login is not None:  # even from a host of ours: whoever logged in there may have written what is below
            return Submitted(hop.login, number)
        if not hop.handed_over_by(ours):
            client = f"{hop.name or 'unknown'} [{hop.address}]"
            return Unsubmitted(f"field {number + 1} tells of {client}, who did not log in", hop.address)
    return Unsubmitted("no field tells of a login")


def came_at(header: bytes) -> datetime | None:
    """Return when a mail came, in UTC, by the topmost `Received` of its header, or by its `Date` if there is none."""
    for name in (b"received", b"date"):
        if field := re.search(rb"(?im)^%s[ \t]*:([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)" % name, header):
            words = field[1][-_LONGEST:].decode("ascii", "replace").rpartition(";")[2]
            with suppress(ValueError, OverflowError):
                return parsedate_to_datetime(words.strip()).astimezone(UTC)
    return None


@dataclass(frozen=True, slots=True)
class _Hop:
    by: str
    name: str = ""  # of the client, as the server looked it up
    address: str = ""
    login: str | None = None  # "" is one that the server did not note
    locally: bool = False

    def handed_over_by(self, ours: frozenset[str]) -> bool:
        """Return whether the client was one of our own servers, by what the server saw of it."""
        if self.locally or _comparable(self.address) in ours:
            return True
        if _is_loopback(self.address):
            return "localhost" in ours
        # Postfix gives a name only when its own address is among those that the name has, else "unknown"
        return _comparable(self.name) in ours - {"unknown", "localhost"}


def _read(field: str) -> _Hop | None:
    if len(field) > _LONGEST:
        return None
    return next(_readings(" ".join(field.split())), None)


def _readings(line: str) -> Iterator[_Hop]:
    if match := _POSTFIX.fullmatch(line):
        name, address, login, by, protocol = match.groups()
        if protocol.lower().endswith("a"):  # ESMTPA, ESMTPSA (RFC 3848): only with a login
            yield _Hop(by, name or "", address, login or "")
        elif login is None:
            yield _Hop(by, name or "", address)
    if match := _LMTP.fullmatch(line):
        yield _Hop(match[1], locally=True)
    if match := _AMAVIS.fullmatch(line):
        yield _Hop(match[3], match[1] or "", match[2])


def _comparable(host: str) -> str:
    """Return a host in the form that is compared: an address at its shortest, a name in lower case, no last dot."""
    with suppress(ValueError):
        address = ip_address(host)
        return str((address.ipv4_mapped if isinstance(address, IPv6Address) else None) or address)
    return ascii_domain(host) or host.lower().rstrip(".")


def _is_loopback(address: str) -> bool:
    with suppress(ValueError):
        return ip_address(address).is_loopback
    return False
