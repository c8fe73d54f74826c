"""Our own key as others are to find it: cut to one address, and compared with what is found.

Nothing is verified here; `Gpg.inspect` does that.
"""

from __future__ import annotations

from collections.abc import Iterable

from mailbot.edges.gpg import certificates
from mailbot.edges.gpg.packets import PUBLIC_SUBKEY, USER_ID, fingerprint


def for_addresses(armored: str, addresses: Iterable[str]) -> bytes:
    """Return a key, in octets, with the user IDs of `addresses` alone."""
    [key, *_] = certificates.public_keys(armored.encode())
    forms = [certificates.minimal(key, address) for address in addresses]
    return b"".join(packet.raw for packet in certificates.joined(*forms))


def subkeys(raw: bytes, owner: str) -> frozenset[str]:
    """Return the fingerprints of the subkeys that `raw` (armored or binary) has of the key `owner`."""
    keys = [key for key in certificates.public_keys(raw) if fingerprint(key[0]) == owner]
    return frozenset(fingerprint(packet) for key in keys for packet in key if packet.tag == PUBLIC_SUBKEY)


def tells_its_owner(raw: bytes) -> bool:
    """Return whether a key in `raw` says whose it is: some key servers leave that out until the owner agrees."""
    return any(packet.tag == USER_ID for key in certificates.public_keys(raw) for packet in key)


def owners(raw: bytes) -> tuple[str, ...]:
    """Return the fingerprints of the keys in `raw`."""
    return tuple(fingerprint(key[0]) for key in certificates.public_keys(raw))
