"""Our own key as others are to find it: cut to the user IDs of the addresses that it is found by."""

from __future__ import annotations

from collections.abc import Iterable

from mailbot.edges.gpg import certificates


def for_addresses(armored: str, addresses: Iterable[str]) -> bytes:
    """Return a key, in octets, with the user IDs of `addresses` alone."""
    [key, *_] = certificates.public_keys(armored.encode())
    forms = [certificates.minimal(key, address) for address in addresses]
    return b"".join(packet.raw for packet in certificates.joined(*forms))
