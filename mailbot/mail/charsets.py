"""Octets → text, in the charsets that mail really uses, whatever label they carry.

A label means the superset that is written in its name: the table of the WHATWG Encoding Standard (webencodings). Where
octets and label disagree the octets win. Nothing is lost to damage: a bad octet costs one character, U+FFFD, and
what stands around it is read. The one loop that is ours is for Japanese: Python's codecs for it are strict where every
mail client reads Microsoft's extensions.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import webencodings
from webencodings.labels import LABELS

from mailbot.mail import japanese

_WESTERN = "cp1252"  # what unlabelled western mail mostly is
_SAYS_NOTHING = frozenset(
    {"", "8bit", "7bit", "binary", "charset", "default", "none", "null", "unknown", "unknown8bit", "xunknown"}
    | {"autodetect", "xuserdefined", "userdefined", "auto", "other", "text", "plain", "textplain"}
)
# Codecs of Python that are no charsets of mail: punycode and idna take quadratic time, the others run escapes.
_NO_CHARSETS = frozenset(
    {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "palmos", "mbcs", "oem"}
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, with which it begins
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What stands in no table: names of Microsoft, IBM, Apple and of old mail clients, without their punctuation.
_MORE = {
    **dict.fromkeys(("iso2022jpms", "cp50220", "cp50221", "cp50222", "iso2022jp1", "iso2022jp2", "jis"), "iso-2022-jp"),
    **dict.fromkeys(("iso2022jp3", "iso2022jp2004", "iso2022jpext", "csiso2022jp2", "junet"), "iso-2022-jp"),
    **dict.fromkeys(("iso2022kr", "csiso2022kr", "iso2022cn", "iso2022cnext"), "iso-2022-jp"),
    **dict.fromkeys(("eucjpms", "cp51932", "eucjpwin", "ujis", "eucjis"), "euc-jp"),
    **dict.fromkeys(("cp932", "ms932", "cp943", "xmacjapanese", "xsjiscp932", "sjiswin"), "cp932"),
    **dict.fromkeys(("cp936", "ms936", "windows936", "euccn", "xeuccn", "xmacchinesesimp", "gb18030200"), "gb18030"),
    **dict.fromkeys(("cp949", "ms949", "uhc", "xmackorean", "xwindows949", "ksx1001", "cp51949"), "cp949"),
    **dict.fromkeys(
        ("cp950", "ms950", "windows950", "xmacchinesetrad", "big5eten", "xbig5", "big5hkscs2004"), "big5hkscs"
    ),
    **dict.fromkeys(("hz", "hzgb2312"), "hz"),
    **dict.fromkeys(("utf7", "unicode11utf7", "csunicode11utf7", "xunicode20utf7", "unicode20utf7"), "utf-7"),
    **dict.fromkeys(("utf8mb4", "utf8mb3", "utf8bom", "utf8n", "cesu8", "xutf8"), "utf-8"),
    **dict.fromkeys(("utf16", "ucs2", "iso10646ucs2", "csunicode", "unicode", "utf16le"), "utf-16-le"),
    **dict.fromkeys(("utf32", "ucs4", "iso10646ucs4", "utf32le"), "utf-32-le"),
    "utf32be": "utf-32-be",
    **dict.fromkeys(("utf16be", "unicodefffe"), "utf-16-be"),
    **dict.fromkeys(("viscii", "csviscii", "viscii11", "viscii111"), "viscii"),
    "xmacce": "mac-latin2",
    "xmaccentraleurroman": "mac-latin2",
    "xmacgreek": "mac-greek",
    "xmacturkish": "mac-turkish",
    "xmacicelandic": "mac-iceland",
    "xmaccroatian": "mac-croatian",
    "xmacromanian": "mac-romanian",
    "xmaccyrillic": "mac-cyrillic",
    "xmacroman": "mac-roman",
    "cp28591": _WESTERN,
}
# ISO leaves 0x80 to 0x9F to controls that no mail holds; programs of Microsoft write their quotes and dashes there.
_WINDOWS_OF_ISO = {2: 1250, 3: 1254, 4: 1257, 5: 1251, 6: 1256, 7: 1253, 8: 1255, 10: 1257, 13: 1257, 14: 1252}
_WINDOWS_OF_ISO |= {15: 1252, 16: 1250}
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_C1 = re.compile("[\x80-\x9f]")
# RFC 1456: Vietnamese in one octet, also in six places of the controls.
_VISCII = dict(zip((2, 5, 6, 20, 25, 30), "ẲẴẪỶỸỴ", strict=True)) | dict(
    enumerate(
        "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõ"
        "ỏọụùúũủýợỮ",
        0x80,
    )
)
_META = re.compile(
    rb"<(?:meta\b[^>]{0,500}?\bcharset|\?xml\b[^>]{0,200}?\bencoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:+-]{1,40})",
    re.IGNORECASE,
)
_META_WITHIN = 8_000  # octets; a client writes it first, Word behind its own declarations
_HIGH = re.compile(rb"[\x80-\xff]")
_SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_MAYBE_UTF8 = (None, _WESTERN, "utf-8", "iso-2022-jp", "utf-7", "hz")  # written for everything, or of seven bits
_SURELY_UTF8 = 8  # sequences in a row of which none is broken: no text in another charset looks like that by chance
_LOOKED_AT = 4_000  # octets that show whether text stands in two octets a character
_LONGEST_LABEL = 80
_FIRST_ISO_PAGE = 28590  # Microsoft's code page 28592 is ISO 8859-2


def decode(octets: bytes, label: str = "", *, hints: Iterable[str] = ()) -> str:
    """Return `octets` as text; `hints` may name their charset where `label` says nothing, likeliest first."""
    for bom, marked in _BOMS:
        if octets.startswith(bom):
            return octets[len(bom) :].decode(marked, "replace")
    name = find_codec(label)
    if wide := _find_wide(octets, name):
        return octets.decode(wide, "replace")
    name = None if name in _WIDE else name
    if not _HIGH.search(octets):
        return _decode_seven_bits(octets, name)
    if name in _MAYBE_UTF8 or len(_SEQUENCE.findall(octets[: 8 * _LOOKED_AT])) >= _SURELY_UTF8:
        try:
            return octets.decode()
        except UnicodeDecodeError:
            pass
    if name is None or _is_ascii(label) or (name == "utf-8" and not _has_sequence(octets)):
        for hint in filter(None, map(find_codec, hints)):
            if (text := _strictly(octets, hint)) is not None:
                return text
    return _leniently(octets, name or "utf-8")


def charset_of_html(octets: bytes) -> str:
    """Return the label that HTML carries itself (HTML section 4.2.5.4), or an empty text."""
    match = _META.search(octets, 0, _META_WITHIN)
    return match[1].decode("ascii") if match else ""


@lru_cache(maxsize=256)
def find_codec(label: str) -> str | None:
    """Return the name of the codec behind a label, however it is spelt; None when it says nothing or is unknown."""
    whole = label[:_LONGEST_LABEL].lower()
    bare = _bare(whole)
    if _plain(bare) in _SAYS_NOTHING:
        return None
    for plain in dict.fromkeys((_plain(bare), _plain(whole), _plain(bare).removeprefix("x"), f"iso{_plain(bare)}")):
        if known := _MORE.get(plain) or _KNOWN.get(plain):
            return known
    begins = _BEGINS.match(_plain(bare))  # "iso-8859-1-windows-3.1-latin-1", "gb2312_charset"
    return _find_in_python(bare) or (_KNOWN[begins[0]] if begins else None)


def _bare(label: str) -> str:
    """Return a label without what clients leave around it: quotes, comments, a second parameter, a language."""
    label = label.strip(" \t\r\n\"'`<>=:;,.\\").removeprefix("charset=")
    return re.split(r"[\s\"'`;,()<>*\\]", label.strip(" \t\"'"))[0]


def _plain(label: str) -> str:
    return re.sub(r"[^a-z0-9]", "", label)


def _codec_of(label: str) -> str:
    name: str = webencodings.lookup(label).codec_info.name
    return {"iso2022_jp": "iso-2022-jp", "euc_jp": "euc-jp", "gbk": "gb18030"}.get(name, name)


_KNOWN = {
    _plain(label): _codec_of(label) for label, name in LABELS.items() if name not in ("replacement", "x-user-defined")
}
_BEGINS = re.compile("|".join(sorted((name for name in _KNOWN if len(name) > 3), key=len, reverse=True)))


def _find_in_python(label: str) -> str | None:
    """Look for a charset that no browser knows: a code page of DOS or of a mainframe, johab, HP's Roman 8."""
    plain = _plain(label)
    page = re.fullmatch(r"(?:x?(?:cp|ibm|pc|dos|oem|ms|win|windows|codepage|windowscp))?0*(\d{3,5})", plain)
    iso = int(page[1]) - _FIRST_ISO_PAGE if page else 0
    for name in (label, plain, f"cp{page[1]}" if page else "", f"iso8859-{iso}" if 1 < iso < 17 else ""):
        try:
            codec = codecs.lookup(name)
            b"a".decode(name)  # what is no text encoding raises here
        except (LookupError, ValueError, AssertionError):
            continue
        if codec.name not in _NO_CHARSETS:
            return codec.name
    return None


def _is_ascii(label: str) -> bool:
    return _plain(_bare(label)) in ("usascii", "ascii", "ansix341968", "iso646us", "us")


def _decode_seven_bits(octets: bytes, name: str | None) -> str:
    """Decode octets without a high bit: ASCII, or text that switches by escapes, whatever the label says."""
    if japanese.switches(octets) or name == "iso-2022-jp":
        return japanese.decode_switched(octets)
    if name in ("hz", "utf-7", "viscii") or (name and not _holds_ascii(name)):
        return _leniently(octets, name)
    return octets.decode("ascii")


@lru_cache(maxsize=64)
def _holds_ascii(name: str) -> bool:
    """Return whether octets without a high bit are ASCII in this charset; on mainframes they are not."""
    try:
        return b"az".decode(name) == "az"
    except (LookupError, ValueError):
        return True


def _find_wide(octets: bytes, name: str | None) -> str | None:
    """Return the charset of text in two or four octets a character, which its label alone does not prove; else None.

    RFC 2781 section 4.3 wants big-endian without a mark, most programs write little-endian: the octets tell.
    """
    claimed = name if name in _WIDE else None
    looked = octets[:_LOOKED_AT]
    if b"\0" not in looked:
        utf8 = _strictly(octets, "utf-8") is not None
        return _order_of(looked, claimed) if claimed and not utf8 and len(octets) % 2 == 0 else None
    if claimed and claimed.startswith("utf-32"):
        return "utf-32-be" if looked[:1] == b"\0" else "utf-32-le"
    even, odd = looked[::2].count(0), looked[1::2].count(0)
    if not claimed and max(even, odd) * 4 < len(looked):
        return None
    if even == odd:
        return claimed
    return "utf-16-be" if even > odd else "utf-16-le"


def _order_of(looked: bytes, claimed: str) -> str:
    """Return the byte order of text in which no octet is zero, as in Japanese: the high octets vary less."""
    if claimed not in ("utf-16-le", "utf-16-be"):
        return claimed
    even, odd = len(set(looked[::2])), len(set(looked[1::2]))
    return claimed if even == odd else ("utf-16-be" if even < odd else "utf-16-le")


def _has_sequence(octets: bytes) -> bool:
    """Return whether any character of more than one octet can be read as UTF-8."""
    return any(not part.isascii() for part in octets.decode("utf-8", "ignore")[:_LOOKED_AT].split())


def _strictly(octets: bytes, name: str) -> str | None:
    if name in ("iso-2022-jp", "viscii"):
        return None  # they take anything, and so prove nothing
    if name == "euc-jp":
        text = japanese.decode_euc(octets)
        return None if "\ufffd" in text else text
    try:
        return octets.decode(name)
    except (LookupError, ValueError):
        return None


def _leniently(octets: bytes, name: str) -> str:
    match name:
        case "utf-8":
            return "".join(_utf8_lines(octets))
        case "utf-7":
            return "".join(_utf7_lines(octets))
        case "iso-2022-jp":
            return japanese.decode_switched(octets)
        case "euc-jp":
            return japanese.decode_euc(octets)
        case "cp932":
            return japanese.from_shift_jis(octets)
        case "gb18030":
            # The standard's GBK has the euro sign at 0x80, where Python's codecs have nothing.
            return octets.decode(name, "mailbot-euro")
        case "big5hkscs":
            text = _strictly(octets, name)
            return text if text is not None else _strictly(octets, "cp950") or octets.decode(name, "replace")
        case "viscii":
            return _decode_viscii(octets)
        case _:
            pass  # Python's own codec will do
    try:
        text = octets.decode(name, "replace")
    except (LookupError, ValueError):  # some codecs know no replacing
        return octets.decode(_WESTERN, "replace")
    part = re.fullmatch(r"iso8859[-_](\d+)", name)
    windows = _WINDOWS_OF_ISO.get(int(part[1])) if part else None
    return _C1.sub(lambda c1: c1[0].encode("latin-1").decode(f"cp{windows}", "replace"), text) if windows else text


def _utf8_lines(octets: bytes) -> Iterator[str]:
    """Decode UTF-8 with something else in between: a server's footer, a paste, a name from an old database.

    A line of which no character beyond ASCII is UTF-8 was written in the West's old charset; in any other a bad octet
    is one that was damaged.
    """
    for line in octets.splitlines(keepends=True):
        try:
            yield line.decode()
        except UnicodeDecodeError:
            western = not _has_sequence(line)
            yield line.decode(_WESTERN if western else "utf-8", "replace")


def _utf7_lines(octets: bytes) -> Iterator[str]:
    """Decode UTF-7 (RFC 2152); a line that is not UTF-7, such as one with a lone plus, stays as it is."""
    for line in octets.splitlines(keepends=True):
        try:
            yield line.decode("utf-7") if line.isascii() else "".join(_utf8_lines(line))
        except UnicodeDecodeError:
            yield line.decode("ascii", "replace")


def _decode_viscii(octets: bytes) -> str:
    return "".join(_VISCII.get(octet, chr(octet)) for octet in octets)


def _euro(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return ("€" if error.object[error.start] == 0x80 else "\ufffd"), error.start + 1


codecs.register_error("mailbot-euro", _euro)
