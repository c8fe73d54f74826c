"""How binary OpenPGP begins: the first packet that says what a file is (RFC 9580 section 4).

Old and new format, one, two, four octets of length, partial and indeterminate ones; a marker packet or padding may
stand first, and says nothing (RFC 9580 sections 5.8 and 5.14).
"""

from __future__ import annotations

_PASSED_OVER = {10, 21}  # marker, padding
_SESSION_KEYS = {1, 3}  # public-key and symmetric-key encrypted session key
_CONTAINERS = {9, 18, 20}  # encrypted data: old, with integrity protection, GnuPG's own
_MOST = 10  # packets passed over
_VERSIONS = {1: {2, 3, 6}, 3: {4, 5, 6}}


def first_packet(octets: bytes) -> int | None:
    """Return the type of the first packet that tells what this is, or None when it is no packet."""
    at = _start(octets)
    return None if at is None else _tag(octets[at])


def is_encrypted(octets: bytes) -> bool:
    """Return whether octets are an encrypted message, whatever it is called: a session key, then what it opens."""
    at = _start(octets)
    if at is None or (tag := _tag(octets[at])) not in _SESSION_KEYS:
        return False
    body, following = _extent(octets, at)
    if following is None or body >= len(octets) or octets[body] not in _VERSIONS[tag] or following - body > 5_000:
        return False
    return (
        following < len(octets) and octets[following] >= 0x80 and _tag(octets[following]) in _SESSION_KEYS | _CONTAINERS
    )


def is_revocation(octets: bytes) -> bool:
    """Return whether octets begin with a signature that revokes something: RFC 9580 sections 5.2.1 and 5.2.3."""
    at = _start(octets)
    body = None if at is None or _tag(octets[at]) != 2 else _extent(octets, at)[0]
    return body is not None and octets[body : body + 2] in (b"\x04\x20", b"\x04\x28", b"\x04\x30")


def _start(octets: bytes) -> int | None:
    at: int | None = 0
    for _ in range(_MOST):
        if at is None or at >= len(octets) or octets[at] < 0x80:
            return None
        if _tag(octets[at]) not in _PASSED_OVER:
            return at
        _, at = _extent(octets, at)
    return None


def _tag(first: int) -> int:
    return first & 0x3F if first & 0x40 else first >> 2 & 0x0F


def _extent(octets: bytes, at: int) -> tuple[int, int | None]:
    """Return where the body of the packet at `at` begins, and where the next packet does; None if that is not said."""
    first, at = octets[at], at + 1
    if not first & 0x40:
        width = (1, 2, 4, 0)[first & 3]
        size = int.from_bytes(octets[at : at + width])
        return at + width, at + width + size if width else None
    length = octets[at] if at < len(octets) else 0
    if length < 192:
        return at + 1, at + 1 + length
    if length < 224:
        low = octets[at + 1] if at + 1 < len(octets) else 0
        return at + 2, at + 2 + (length - 192 << 8) + low + 192
    if length == 255:
        return at + 5, at + 5 + int.from_bytes(octets[at + 1 : at + 5])
    return at + 1, None  # in parts: only data is
