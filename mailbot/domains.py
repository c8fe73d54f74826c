"""Domain names in the one form in which they are compared, stored and connected to: A-labels, lower case.

By IDNA 2008 with UTS 46, non-transitional (RFC 5891, Unicode Technical Standard 46). Never by Python's own `idna`
codec, which is IDNA 2003 and makes another domain of some: to it ß is ss and a final sigma any sigma.
"""

from __future__ import annotations

import re
from ipaddress import ip_address

import idna

_LONGEST = 255  # characters: RFC 1035 section 2.3.4; also keeps idna from long work on nonsense
# Under a country's code, what registries sell names below; a domain below one that is missing here shares with its
# neighbours, which costs them little. Only words that nobody can buy: three letters could be anybody's domain.
_REGISTRIES = frozenset({"ac", "co", "com", "edu", "go", "gob", "gov", "gv", "mil", "ne", "net", "nom", "or", "org"})
_LABELS = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


def ascii_domain(text: str) -> str | None:
    """Return a domain name as A-labels; None when it is none. A dot at its end, the root, is left out."""
    if len(text) > _LONGEST:
        return None
    if not text.isascii():
        try:
            text = idna.encode(text, uts46=True, std3_rules=True, transitional=False).decode()
        except (UnicodeError, IndexError, ValueError):  # IDNAError is a UnicodeError
            return None
    text = text.lower().removesuffix(".")
    return text if _LABELS.fullmatch(text) else None


def shown_domain(domain: str) -> str:
    """Return A-labels as people write them, or what was given when they cannot be read."""
    try:
        return idna.decode(domain) if "xn--" in domain else domain
    except (UnicodeError, IndexError, ValueError):
        return domain


def comparable(address: str) -> str:
    """Return an address as it is compared: its domain as A-labels, what is ASCII in lower case.

    Only ASCII is folded in the local part: to Python the Kelvin sign is a capital k, and a stranger's address would
    become somebody else's.
    """
    local, at, domain = address.rpartition("@")
    return f"{local.lower() if local.isascii() else local}{at}{ascii_domain(domain) or domain.lower()}"


def organisational(domain: str) -> str:
    """Return the part of a domain that somebody registered, below which names cost nothing; "" of what is no name.

    Good enough to share things out, never to tell who somebody is: that the Public Suffix List would know better.
    """
    labels = (ascii_domain(domain) or "").split(".")
    country = len(labels[-1]) == 2 or labels[-1].startswith("xn--")
    return ".".join(labels[-3 if country and labels[-2:-1] and labels[-2] in _REGISTRIES else -2 :])


def one_mailbox(address: str) -> str:
    """Return an address without what many servers ignore in it: a tag behind a plus, dots, case.

    To share things out alone: two people whom it takes for one wait for each other, and that is all.
    """
    local, at, domain = comparable(address).rpartition("@")
    return f"{(local.partition('+')[0] or local).replace('.', '').lower()}{at}{domain}"


def is_loopback(host: str) -> bool:
    """Return whether a name or an address is this machine's own, which no network can listen to."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
