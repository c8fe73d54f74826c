"""HEIC, HEIF and AVIF without their metadata (ISO/IEC 14496-12, 23008-12): made of boxes, pictures are items in them.

Octets of picture items stay where they are; those of EXIF, XMP and of everything that no picture item points to are
zeroed. How a picture is turned is a property of its item, and stays. A box that is not known stops it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from mailbot.errors import Permanent
from mailbot.facts import Doubt

_BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"mif2", b"msf1", b"avif", b"avis"))
_PICTURES = frozenset(
    (b"hvc1", b"hev1", b"av01", b"avc1", b"jpeg", b"j2k1", b"grid", b"iden", b"iovl", b"lhv1", b"tmap")
)
_METADATA = frozenset((b"Exif", b"mime", b"uri "))
_TOP = frozenset((b"ftyp", b"meta", b"mdat", b"free", b"skip", b"wide"))
_IN_META = frozenset((b"hdlr", b"pitm", b"iloc", b"iinf", b"iprp", b"iref", b"idat", b"dinf", b"grpl", b"free"))
_PROPERTIES = frozenset(
    (
        *(b"hvcC", b"av1C", b"avcC", b"lhvC", b"j2kH", b"jpgC", b"ispe", b"pixi", b"colr", b"pasp", b"irot", b"imir"),
        *(b"clap", b"auxC", b"rloc", b"lsel", b"a1op", b"a1lx", b"tols", b"oinf", b"clli", b"mdcv", b"amve", b"free"),
    )
)
_NAMELESS = 4  # octets of version and flags before what a full box holds


@dataclass(frozen=True, slots=True)
class _Box:
    kind: bytes
    at: int  # of what it holds
    end: int


def is_boxes(raw: bytes) -> bool:
    """Return whether the octets begin as a picture of boxes does."""
    return raw[4:8] == b"ftyp" and any(raw[at : at + 4] in _BRANDS for at in (8, *range(16, min(len(raw), 64), 4)))


def strip_boxes(raw: bytes) -> bytes:
    """Return the file with its pictures alone; raises Permanent when a box of it is not known."""
    try:
        return _strip(raw)
    except (struct.error, IndexError) as odd:
        raise Permanent(Doubt.BROKEN) from odd


def _strip(raw: bytes) -> bytes:
    out = bytearray(raw)
    top = list(_boxes(raw, 0, len(raw)))
    metas = [box for box in top if box.kind == b"meta"]
    if {box.kind for box in top} - _TOP or len(metas) != 1:
        raise Permanent(Doubt.BROKEN)
    inside = list(_boxes(raw, metas[0].at + _NAMELESS, metas[0].end))
    if {box.kind for box in inside} - _IN_META:
        raise Permanent(Doubt.BROKEN)
    one = {box.kind: box for box in inside}
    kinds = dict(_items(raw, one[b"iinf"], out)) if b"iinf" in one else {}
    if set(kinds.values()) - _PICTURES - _METADATA or b"iloc" not in one:
        raise Permanent(Doubt.BROKEN)
    pictures: list[tuple[int, int]] = []
    data = one.get(b"idat")
    for item, place, size in _extents(raw, one[b"iloc"], data.at if data else 0):
        if place + size > len(raw):
            raise Permanent(Doubt.BROKEN)
        if kinds.get(item) in _PICTURES:
            pictures.append((place, place + size))
    for box in (*(box for box in top if box.kind != b"ftyp" and box.kind != b"meta"), *([data] if data else [])):
        _blank_between(out, box, pictures)
    for box in inside:
        if box.kind == b"hdlr":
            out[box.at + 24 : box.end] = bytes(box.end - box.at - 24)  # what the handler is called
        elif box.kind == b"free":
            out[box.at : box.end] = bytes(box.end - box.at)
        elif box.kind == b"iprp":
            _properties(raw, out, box)
    return bytes(out)


def _boxes(raw: bytes, at: int, end: int) -> Iterator[_Box]:
    while at + 8 <= end:
        size, kind = struct.unpack_from(">I4s", raw, at)
        head = 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", raw, at + 8)
            head = 16
        size = size or end - at
        if size < head or at + size > end:
            raise Permanent(Doubt.BROKEN)
        yield _Box(kind, at + head, at + size)
        at += size
    if at != end:
        raise Permanent(Doubt.BROKEN)


def _items(raw: bytes, box: _Box, out: bytearray) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the kind of each item, and blank its name."""
    at = box.at + (6 if raw[box.at] == 0 else 8)
    for entry in _boxes(raw, at, box.end):
        version = raw[entry.at]
        if entry.kind != b"infe" or version not in (2, 3):
            raise Permanent(Doubt.BROKEN)
        number = struct.unpack_from(">H" if version == 2 else ">I", raw, entry.at + 4)[0]
        kind = entry.at + (8 if version == 2 else 10)
        named = kind + 4
        end = raw.find(b"\0", named, entry.end)
        end = entry.end if end < 0 else end
        out[named:end] = b" " * (end - named)
        yield number, raw[kind : kind + 4]


def _extents(raw: bytes, box: _Box, idat: int) -> Iterator[tuple[int, int, int]]:
    """Yield item, place and size of each piece of an item (ISO/IEC 14496-12 section 8.11.3)."""
    version = raw[box.at]
    sizes, more = raw[box.at + 4], raw[box.at + 5]
    offset_size, length_size, base_size = sizes >> 4, sizes & 15, more >> 4
    index_size = more & 15 if version in (1, 2) else 0
    at = box.at + 6
    count, at = _number(raw, at, 4 if version == 2 else 2)
    for _ in range(count):
        item, at = _number(raw, at, 4 if version == 2 else 2)
        method = 0
        if version in (1, 2):
            method, at = _number(raw, at, 2)
            method &= 15
        reference, at = _number(raw, at, 2)
        base, at = _number(raw, at, base_size)
        pieces, at = _number(raw, at, 2)
        if reference or method not in (0, 1):
            raise Permanent(Doubt.BROKEN)
        for _ in range(pieces):
            _, at = _number(raw, at, index_size)
            offset, at = _number(raw, at, offset_size)
            length, at = _number(raw, at, length_size)
            yield item, base + offset + (idat if method == 1 else 0), length


def _number(raw: bytes, at: int, size: int) -> tuple[int, int]:
    if at + size > len(raw):
        raise Permanent(Doubt.BROKEN)
    return int.from_bytes(raw[at : at + size]), at + size


def _blank_between(out: bytearray, box: _Box, pictures: list[tuple[int, int]]) -> None:
    at = box.at
    for begin, end in sorted(pictures):
        if begin > at and begin < box.end:
            out[at:begin] = bytes(begin - at)
        if begin < box.end:
            at = max(at, end)
    if at < box.end:
        out[at : box.end] = bytes(box.end - at)


def _properties(raw: bytes, out: bytearray, box: _Box) -> None:
    for part in _boxes(raw, box.at, box.end):
        if part.kind != b"ipco":
            continue
        for one in _boxes(raw, part.at, part.end):
            if one.kind not in _PROPERTIES:
                if one.kind not in (b"udes", b"crtt", b"mdft", b"altt", b"uuid"):
                    raise Permanent(Doubt.BROKEN)
                out[one.at - 4 : one.at] = b"free"  # what somebody says of it, and when
                out[one.at : one.end] = bytes(one.end - one.at)
