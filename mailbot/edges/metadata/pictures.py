"""Pictures without what cameras and programs write beside them: JPEG, PNG, GIF, WebP and TIFF, without loss.

Each format is a row of labelled pieces. Those that make the picture are kept as they are, all others are left out, also
what stands behind its end; a label that is not known is left out. Only a picture that is stored turned (EXIF) is drawn
anew, turned: without EXIF it would lie on its side. Pillow reads every result again.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

from PIL import Image, ImageOps, JpegImagePlugin

from mailbot.edges.metadata.tiff import strip_tiff
from mailbot.errors import Permanent

BROKEN = "broken"
_ORIENTATION = 0x0112
_MOST_PIXELS = 120_000_000  # a telephone's largest picture has 108 or 200 million; four octets each while it is read
_COMPARED = 30_000_000  # pixels up to which the result is compared with what came, point by point

_SCAN = 0xDA
_JPEG_KEPT = frozenset(
    {0xC4, 0xCC, 0xDB, 0xDC, 0xDD, *range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), 0xCD, 0xCE, 0xCF}
)
_PNG_KEPT = frozenset(
    (
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI"),
        *(b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT"),  # the last three move it
    )
)
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"))
_GIF_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
# Of a colour profile (ICC.1 section 9): what turns numbers into colours, without the names of makers and devices
_ICC_KEPT = frozenset(
    (
        *(b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"wtpt", b"bkpt", b"chad", b"lumi", b"cicp"),
        *(b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2", b"gamt", b"D2B0", b"B2D0"),
    )
)


def strip_picture(raw: bytes, *, turn: bool = True) -> bytes:
    """Return a picture without its metadata; raises Permanent when that cannot be done, or not be shown."""
    before = _look(raw)
    orientation = _orientation(raw) if turn else 1
    stripped = _turned(raw) if orientation != 1 and before[0] != "TIFF" else _FORMATS[before[0]](raw)
    after = _look(stripped)
    if after[0] != before[0] or after[2] != before[2] or sorted(after[1]) != sorted(before[1]):
        raise Permanent(BROKEN)
    if orientation == 1 and before[1] != after[1]:
        raise Permanent(BROKEN)
    if orientation == 1 and before[1][0] * before[1][1] <= _COMPARED and _points(raw) != _points(stripped):
        raise Permanent(BROKEN)
    if before[0] != "TIFF" and _FORMATS[before[0]](stripped) != stripped:  # nothing more to leave out
        raise Permanent(BROKEN)
    return stripped


def warm_up() -> None:
    """Load what Pillow imports on first meeting a format."""
    Image.preinit()
    Image.init()
    image = Image.new("RGB", (2, 2))
    for name in ("JPEG", "PNG", "WEBP", "GIF", "TIFF"):
        out = io.BytesIO()
        image.save(out, name)
        _look(out.getvalue())
        _orientation(out.getvalue())


def is_picture(raw: bytes) -> bool:
    """Return whether the octets begin as one of the formats does."""
    return raw.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*")) or (
        raw[:4] == b"RIFF" and raw[8:12] == b"WEBP"
    )


def strip_icc(profile: bytes) -> bytes:
    """Return what colours need of a colour profile; b"" when it is not one."""
    if len(profile) < 132 or profile[36:40] != b"acsp":
        return b""
    (count,) = struct.unpack(">I", profile[128:132])
    kept: list[tuple[bytes, bytes]] = []
    for n in range(min(count, 200)):
        name, at, size = struct.unpack(">4sII", profile[132 + 12 * n : 144 + 12 * n].ljust(12, b"\0"))
        value = profile[at : at + size]
        if name in _ICC_KEPT and len(value) == size:
            kept.append((name, value))
    table, values = b"", b""
    start = 132 + 12 * len(kept)
    places: dict[bytes, int] = {}
    for name, value in kept:
        if value not in places:
            places[value] = start + len(values)
            values += value + b"\0" * (-len(value) % 4)
        table += struct.pack(">4sII", name, places[value], len(value))
    head = bytearray(profile[:128])
    head[0:4] = struct.pack(">I", start + len(values))
    head[4:8] = bytes(4)  # who converts
    head[24:36] = bytes(12)  # when it was made
    head[40:44] = bytes(4)  # on which system
    head[48:64] = bytes(16)  # by which maker, for which device
    head[80:100] = bytes(20)  # by whom, and its fingerprint
    return bytes(head) + struct.pack(">I", len(kept)) + table + values


def strip_jpeg(raw: bytes) -> bytes:
    """Keep the tables, the frame and the scans (ITU T.81 annex B), JFIF's head and Adobe's colours."""
    out = bytearray(b"\xff\xd8")
    profile: list[bytes] = []
    body = bytearray()
    for marker, segment, scan in _segments(raw):
        if marker == 0xE0 and segment.startswith(b"JFIF\0"):
            out += b"\xff\xe0\0\x10" + segment[:12].ljust(12, b"\0") + b"\0\0"  # without its thumbnail
        elif marker == 0xEE and segment.startswith(b"Adobe") and len(segment) >= 12:
            body += b"\xff\xee\0\x0e" + segment[:12]
        elif marker == 0xE2 and segment.startswith(b"ICC_PROFILE\0"):
            profile.append(segment[14:])
        elif marker in _JPEG_KEPT or marker == _SCAN:
            body += b"\xff" + bytes([marker]) + struct.pack(">H", len(segment) + 2) + segment + scan
    for n, piece in enumerate(pieces := _icc_pieces(profile), start=1):
        segment = b"ICC_PROFILE\0" + bytes([n, len(pieces)]) + piece
        out += b"\xff\xe2" + struct.pack(">H", len(segment) + 2) + segment
    return bytes(out + body + b"\xff\xd9")


def _segments(raw: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield marker and content of each segment of a JPEG and, after the head of a scan, its coded data."""
    at = 2
    while True:
        if at + 2 > len(raw) or raw[at] != 0xFF:
            raise Permanent(BROKEN)
        marker = raw[at + 1]
        at += 2
        if marker == 0xFF:
            at -= 1
            continue
        if marker == 0xD9:
            return
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:
            continue
        (length,) = struct.unpack(">H", raw[at : at + 2].ljust(2, b"\0"))
        segment = raw[at + 2 : at + length]
        if length < 2 or len(segment) != length - 2:
            raise Permanent(BROKEN)
        at += length
        end = _end_of_scan(raw, at) if marker == _SCAN else at
        yield marker, segment, raw[at:end]
        at = end


def _icc_pieces(profile: list[bytes]) -> list[bytes]:
    whole = strip_icc(b"".join(profile))
    return [whole[at : at + 65_000] for at in range(0, len(whole), 65_000)]


def _end_of_scan(raw: bytes, at: int) -> int:
    while (at := raw.find(b"\xff", at)) >= 0:
        following = raw[at + 1 : at + 2]
        if not following:
            break
        if following == b"\0" or 0xD0 <= following[0] <= 0xD7:
            at += 2
        elif following == b"\xff":
            at += 1
        else:
            return at
    raise Permanent(BROKEN)


def strip_png(raw: bytes) -> bytes:
    """Keep the critical chunks and those that colour and move it (PNG section 11)."""
    out = bytearray(raw[:8])
    at = 8
    while True:
        length, name = struct.unpack(">I4s", raw[at : at + 8].ljust(8, b"\0"))
        chunk = raw[at : at + 12 + length]
        if len(chunk) != 12 + length:
            raise Permanent(BROKEN)
        at += 12 + length
        if name == b"iCCP":
            out += _png_profile(chunk[8:-4])
        elif name in _PNG_KEPT:
            out += chunk
        if name == b"IEND":
            return bytes(out)


def _png_profile(value: bytes) -> bytes:
    _, _, packed = value.partition(b"\0")
    try:
        profile = strip_icc(zlib.decompressobj().decompress(packed[1:], 4_000_000))
    except zlib.error:
        profile = b""
    if not profile:
        return b""
    chunk = b"iCCP" + b"profile\0\0" + zlib.compress(profile)
    return struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))


def strip_webp(raw: bytes) -> bytes:
    """Keep the chunks that are the picture (RFC 9649 section 2), and say in its head what is no longer there."""
    out = bytearray()
    for name, value in _riff(raw[12 : 8 + struct.unpack("<I", raw[4:8])[0]]):
        if name == b"ICCP":
            value = strip_icc(value)
            name = name if value else b""
        if name == b"VP8X":
            value = bytes([value[0] & ~0x0C]) + value[1:]  # EXIF and XMP
        if name == b"ANMF":
            frame = b"".join(_chunk(label, inner) for label, inner in _riff(value[16:]) if label in _WEBP_KEPT)
            value = value[:16] + frame
        if name in _WEBP_KEPT or name == b"ICCP":
            out += _chunk(name, value)
    return b"RIFF" + struct.pack("<I", len(out) + 4) + b"WEBP" + bytes(out)


def _riff(octets: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(octets):
        name, size = struct.unpack("<4sI", octets[at : at + 8])
        value = octets[at + 8 : at + 8 + size]
        if len(value) != size:
            raise Permanent(BROKEN)
        yield name, value
        at += 8 + size + size % 2


def _chunk(name: bytes, value: bytes) -> bytes:
    return name + struct.pack("<I", len(value)) + value + b"\0" * (len(value) % 2)


def strip_gif(raw: bytes) -> bytes:
    """Keep the pictures, how they are shown and how often (GIF89a sections 18 to 27)."""
    at = 13 + _colours(raw[10])
    out = bytearray(raw[:at])
    while True:
        kind = raw[at : at + 1]
        if kind == b";":
            return bytes(out + b";")
        if kind == b",":
            end = at + 10 + _colours(raw[at + 9]) + 1
            end = _end_of_blocks(raw, end)
            out += raw[at:end]
        elif kind == b"!":
            end = _end_of_blocks(raw, at + 2)
            loops = raw[at + 1] == 0xFF and raw[at + 3 : at + 14] in _GIF_LOOPS
            if raw[at + 1] in (0xF9, 0x01) or loops:  # 0x01 is text that is drawn
                out += raw[at:end]
        else:
            raise Permanent(BROKEN)
        at = end


def _colours(packed: int) -> int:
    return 3 * 2 ** ((packed & 7) + 1) if packed & 0x80 else 0


def _end_of_blocks(raw: bytes, at: int) -> int:
    while size := raw[at]:
        at += size + 1
    return at + 1


_FORMATS = {
    "JPEG": strip_jpeg,
    "MPO": strip_jpeg,
    "PNG": strip_png,
    "WEBP": strip_webp,
    "GIF": strip_gif,
    "TIFF": strip_tiff,
}


def _open(raw: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(raw), formats=("JPEG", "PNG", "WEBP", "GIF", "TIFF"))
    if image.width * image.height > _MOST_PIXELS:
        raise Permanent(BROKEN)
    return image


def _look(raw: bytes) -> tuple[str, tuple[int, int], int]:
    """Read a picture as viewers do: its format, size and number of frames."""
    image = _open(raw)
    image.load()
    name = "JPEG" if image.format == "MPO" else str(image.format)
    # A telephone puts a second picture behind the first (MPO): of a JPEG, only what is shown counts
    return name, image.size, 1 if name == "JPEG" else int(getattr(image, "n_frames", 1))


def _points(raw: bytes) -> bytes:
    return bytes(_open(raw).tobytes())


def _orientation(raw: bytes) -> int:
    orientation = _open(raw).getexif().get(_ORIENTATION, 1)
    return orientation if isinstance(orientation, int) and 1 <= orientation <= 8 else 1


def _turned(raw: bytes) -> bytes:
    """Draw a picture as its EXIF says that it is to be seen."""
    image = _open(raw)
    if getattr(image, "n_frames", 1) > 1 and image.format in ("PNG", "WEBP"):
        raise Permanent(BROKEN)
    if image.format == "PNG" and raw[24] == 16 and raw[25] != 0:  # Pillow has no sixteen bits a colour
        raise Permanent(BROKEN)
    image.load()
    upright = ImageOps.exif_transpose(image)
    profile = strip_icc(image.info.get("icc_profile") or b"") or None
    out = io.BytesIO()
    if image.format in ("JPEG", "MPO"):
        sampling = JpegImagePlugin.get_sampling(image)
        upright.save(
            out,
            "JPEG",
            qtables=image.quantization,
            subsampling=max(sampling, 0),
            icc_profile=profile,
        )
        return strip_jpeg(out.getvalue())
    if image.format == "PNG":
        upright.save(out, "PNG", icc_profile=profile)
        return strip_png(out.getvalue())
    lossless = any(name == b"VP8L" for name, _ in _riff(raw[12 : 8 + struct.unpack("<I", raw[4:8])[0]]))
    upright.save(out, "WEBP", lossless=lossless, quality=95, icc_profile=profile)
    return strip_webp(out.getvalue())
