"""TIFF without its metadata (TIFF 6.0): octets of the picture stay where they are, all others become nothing.

Nothing is moved, so no offset changes. What no tag of the picture points to, thumbnails and EXIF included, is zeroed.
"""

from __future__ import annotations

import struct

from mailbot.errors import Permanent
from mailbot.facts import Doubt

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}  # TIFF 6.0 section 2
# The picture's own: sizes, colours, strips, tiles, pages (297), JPEG tables, YCbCr
_KEPT = frozenset(
    (
        *(
            *range(254, 260),
            262,
            263,
            264,
            265,
            266,
            273,
            274,
            *range(277, 285),
            *range(288, 294),
            296,
            297,
            301,
            317,
            318,
        ),
        *(*range(319, 326), 332, 334, *range(336, 344), 347, *range(512, 522), *range(529, 533)),
    )
)
_PLACES, _LENGTHS = {273: 279, 324: 325, 513: 514}, frozenset({279, 325, 514})
_MOST_PAGES = 500


def strip_tiff(raw: bytes) -> bytes:
    """Return the file with its picture alone; raises Permanent for what is not plain TIFF."""
    order = {b"II": "<", b"MM": ">"}[raw[:2]]
    out = bytearray(len(raw))
    out[:8] = raw[:8]
    try:
        at = struct.unpack_from(f"{order}I", raw, 4)[0]
        pages = 0
        while at:
            pages += 1
            if pages > _MOST_PAGES:
                raise Permanent(Doubt.BROKEN)
            at = _page(raw, out, at, order)
    except (struct.error, KeyError) as odd:
        raise Permanent(Doubt.BROKEN) from odd
    return bytes(out)


def _page(raw: bytes, out: bytearray, at: int, order: str) -> int:
    """Copy one directory with the tags that are kept, and what they point to; return the offset of the next one."""
    (count,) = struct.unpack_from(f"{order}H", raw, at)
    entries = [raw[at + 2 + 12 * n : at + 14 + 12 * n] for n in range(count)]
    (following,) = struct.unpack_from(f"{order}I", raw, at + 2 + 12 * count)
    kept: list[bytes] = []
    numbers: dict[int, list[int]] = {}
    for entry in entries:
        tag, kind, length = struct.unpack(f"{order}HHI", entry[:8])
        if tag not in _KEPT:
            continue
        size = _SIZES[kind] * length
        if size > 4:
            (place,) = struct.unpack(f"{order}I", entry[8:])
            _copy(raw, out, place, size)
            value = raw[place : place + size]
        else:
            value = entry[8 : 8 + size]
            entry = entry[:8] + value.ljust(4, b"\0")
        if tag in _PLACES or tag in _LENGTHS:
            numbers[tag] = list(struct.unpack(f"{order}{length}{'H' if kind == 3 else 'I'}", value))
        kept.append(entry)
    for places, lengths in _PLACES.items():
        for place, size in zip(numbers.get(places, []), numbers.get(lengths, []), strict=False):
            _copy(raw, out, place, size)
    directory = struct.pack(f"{order}H", len(kept)) + b"".join(kept) + struct.pack(f"{order}I", following)
    out[at : at + len(directory)] = directory
    return int(following)


def _copy(raw: bytes, out: bytearray, at: int, size: int) -> None:
    if at + size > len(raw):
        raise Permanent(Doubt.BROKEN)
    out[at : at + size] = raw[at : at + size]
