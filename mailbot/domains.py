"""Domain names in the one form in which they are compared, stored and connected to: A-labels, lower case.

By IDNA 2008 with UTS 46, non-transitional (RFC 5891, Unicode Technical Standard 46). Never by Python's own `idna`
codec, which is IDNA 2003 and makes another domain of some: to it ß is ss and a final sigma any sigma.
"""

from __future__ import annotations

import re

import idna

_LONGEST = 255  # characters: RFC 1035 section 2.3.4; also keeps idna from long work on nonsense
_LABELS = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


def ascii_domain(text: str) -> str | None:
    """Give a domain name as A-labels; None when it is none. A dot at its end, the root, is left out."""
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
    """Give A-labels as people write them, or what was given when they cannot be read."""
    try:
        return idna.decode(domain) if "xn--" in domain else domain
    except (UnicodeError, IndexError, ValueError):
        return domain


def comparable(address: str) -> str:
    """Give an address as it is compared: its domain as A-labels, what is ASCII in lower case.

    Only ASCII is folded in the local part: to Python the Kelvin sign is a capital k, and a stranger's address would
    become somebody else's.
    """
    local, at, domain = address.rpartition("@")
    return f"{local.lower() if local.isascii() else local}{at}{ascii_domain(domain) or domain.lower()}"
