"""S/MIME in one opaque piece: what it is, and the entity in a mere signature (RFC 5652, RFC 8551 section 3.5).

Nothing is verified and nothing is decrypted. Reads DER and BER, with the indefinite lengths and the octet strings in
pieces that programs write when they sign a stream; only as far as the content stands, with a bound on its depth.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")  # 1.2.840.113549.1.7.2
_ENCRYPTED = frozenset(  # 1.2.840.113549.1.7.3 envelopedData, 1.2.840.113549.1.9.16.1.23 authEnvelopedData
    {bytes.fromhex("2a864886f70d010703"), bytes.fromhex("2a864886f70d0109100117")}
)
_OBJECT, _OCTETS, _SEQUENCE = 0x06, 0x04, 0x30
_PIECES, _EXPLICIT = 0x24, 0xA0
_DEEPEST = 10


@dataclass(frozen=True, slots=True)
class Opaque:
    """What a piece of S/MIME holds; `content` is the entity inside of what is signed, None where it is encrypted."""

    content: bytes | None


def unwrap(octets: bytes) -> Opaque | None:
    """Return what a piece of S/MIME holds; None when it is not S/MIME, or holds no content."""
    try:
        [(tag, begin, end)] = list(_elements(octets, 0, len(octets)))[:1]
        if tag != _SEQUENCE:
            return None
        (kind, at, to), (explicit, inner, inner_end) = list(_elements(octets, begin, end))[:2]
        if kind != _OBJECT or explicit != _EXPLICIT:
            return None
        if octets[at:to] in _ENCRYPTED:
            return Opaque(None)
        return _signed(octets, inner, inner_end) if octets[at:to] == _SIGNED_DATA else None
    except (ValueError, IndexError):
        return None


def _signed(octets: bytes, begin: int, end: int) -> Opaque | None:
    """Return the content of SignedData: version, digest algorithms, then type and content (RFC 5652 section 5.1)."""
    [(_, begin, end)] = list(_elements(octets, begin, end))[:1]
    _, _, (_, begin, end) = list(_elements(octets, begin, end))[:3]
    parts = list(_elements(octets, begin, end))[:2]
    if len(parts) < 2:
        return None  # certificates alone, or a signature over what stands elsewhere
    return Opaque(b"".join(_pieces(octets, parts[1][1], parts[1][2], 0)))


def _pieces(octets: bytes, begin: int, end: int, depth: int) -> Iterator[bytes]:
    if depth > _DEEPEST:
        raise ValueError("nested too deep")
    for tag, at, to in _elements(octets, begin, end):
        if tag == _OCTETS:
            yield octets[at:to]
        elif tag == _PIECES:
            yield from _pieces(octets, at, to, depth + 1)


def _elements(octets: bytes, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield tag, begin and end of the content of each element between `at` and `end` (X.690 section 8.1)."""
    for tag, begin, to, _ in _walk(octets, at, end, 0):
        yield tag, begin, to


def _walk(octets: bytes, at: int, end: int, depth: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield the same, and where the next element begins: one of indefinite length ends with two zeros of its own."""
    while at < end:
        tag, length = octets[at], octets[at + 1]
        at += 2
        if tag == length == 0:
            return
        if tag & 0x1F == 0x1F:
            raise ValueError("a long tag")
        if length == 0x80:
            to = _end_of(octets, at, end, depth + 1)
            following = to + 2
        else:
            if length > 0x80:
                width = length & 0x7F
                length = int.from_bytes(octets[at : at + width])
                at += width
            to = following = at + length
        if following > end:
            raise ValueError("cut off")
        yield tag, at, to, following
        at = following


def _end_of(octets: bytes, at: int, end: int, depth: int) -> int:
    if depth > _DEEPEST:
        raise ValueError("nested too deep")
    for *_, following in _walk(octets, at, end, depth):
        at = following
    if octets[at : at + 2] != b"\0\0":
        raise ValueError("without an end")
    return at
