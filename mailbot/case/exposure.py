"""Whether words tell who wrote them: an address of a handler's, however it is dressed, or a place inside the house.

Links are what nobody reads: security gateways write the reader's address into them (Safe Links, URL Defense), file
shares the owner's, tracking services put it in base64, pictures of people have its hash. So every text is looked at as
it stands, and as it reads once each encoding that links use is taken off, layer by layer.

    words --folded--> found? --taken apart: %40, =40, &#64;, \u0040, base64, hex …--> found? --again, DEPTH times-->

What was found makes the words wait for a look; nothing is changed in them. Left to that look: a name, a telephone
number, and what is encrypted.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import hashlib
import html
import re
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from ipaddress import ip_address
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from mailbot.domains import shown_domain
from mailbot.facts import Doubt, Doubted, Organisation
from mailbot.languages import any_of, any_phrase, every

DEPTH = 4  # encodings on top of each other; a Safe Link inside another one inside a tracking link has three
MOST = 200_000  # characters of words that are looked at, and of what taking them apart yields in all
SHOWN = 120  # characters of a line in the confirmation
_LISTED = 10  # doubts of a kind that are told; more say no more

_INVISIBLE = frozenset({"Cf", "Cc", "Mn", "Me"})
_HEX_ESCAPE = re.compile(r"(?:%u00|\\u00|\\x|[%=_~-]|&#x0*)([0-9a-f]{2});?", re.IGNORECASE)  # -40 is URL Defense's
_WIDE_ESCAPE = re.compile(r"\\u\{?0*([0-9a-f]{2})\}?|%u0*([0-9a-f]{2})", re.IGNORECASE)
_SOFT_BREAK = re.compile(r"=[ \t]*\r?\n")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{12,}")
_BASE32 = re.compile(r"[A-Za-z2-7]{16,}")
_HEX = re.compile(r"(?:[0-9a-fA-F]{2}){8,}")
_SPACED_HEX = re.compile(r"\b(?:(?:0x|\\x)?[0-9a-fA-F]{2}[\s:,;-]{1,2}){8,}(?:0x)?[0-9a-fA-F]{2}\b")
_DECIMAL = re.compile(r"\b(?:\d{2,3}[\s,;]{1,2}){8,}\d{2,3}\b")
_AT_WORD = any_of([*every(lambda phrases: phrases.disclosure.at_sign), "arroba"])
_AT_SIGN = rf"\W{{0,3}}\b{_AT_WORD}\b\W{{0,3}}"
_AT = rf"(?:\W{{0,3}}@\W{{0,3}}|{_AT_SIGN}|\W?[\[({{<]at[\])}}>]\W?)"
_DOT = rf"(?:\W{{0,2}}\.\W{{0,2}}|\W{{0,3}}\b{any_phrase(lambda phrases: phrases.disclosure.dot)}\b\W{{0,3}})"
_PACKED = r"[\W_]{0,3}"  # in a file share's path: anke_voorbeeld_example

_LINK = re.compile(
    r"(?:https?|ftps?|sftp|ssh|smb|file|webdavs?|rdp|ldaps?|onenote|ms-word)\W?:/{2,}[^\s<>\"'”»]+", re.IGNORECASE
)
_SHARE = re.compile(r"(?<![\\\w])\\\\[\w.$-]{2,}\\[\w.$-]+[^\s<>\"”»]*")  # \\server\share
_DRIVE = re.compile(
    rf"\b[A-Za-z]:\\(?:Documents and Settings|{any_phrase(lambda phrases: phrases.disclosure.users_folder)})\\[^\s\\]+",
    re.IGNORECASE,
)
_HOME = re.compile(r"(?<![\w/.])/(?:home|Users)/([\w.-]+)")
_INSIDE = re.compile(  # RFC 6762, RFC 8375, RFC 6761, and what networks are called in the wild
    r"(?:.*\.)?(?:local|lan|intern|internal|intranet|corp|private|home|home\.arpa|localdomain|ad)", re.IGNORECASE
)


def find_exposed(words: str, organisation: Organisation) -> tuple[Doubted, ...]:
    """Return what tells who wrote `words`, each with the line, or the link, that it stands in."""
    doubts: list[Doubted] = []
    if holds_address(words, organisation):
        lines = [line for line in words[:MOST].splitlines() if line.strip() and holds_address(line, organisation)]
        doubts = [Doubted(Doubt.ADDRESS, _shown(line)) for line in lines or [words.strip()]]  # or broken over lines
    doubts += [Doubted(Doubt.NETWORK, _shown(word)) for word in _inside(words[:MOST], organisation)]
    return tuple(dict.fromkeys(doubts))[:_LISTED]


def holds_address(text: str, organisation: Organisation) -> bool:
    """Return whether the address of a handler stands in `text`, in whatever encoding."""
    addresses = tuple(handler.address for handler in organisation.handlers)
    plain, packed = _patterns(addresses)
    if packed is None or plain is None:
        return False
    if packed.search(_folded(" ".join(_links(text)))) or plain.search(_folded(unquote(_unwrapped(text[:MOST])))):
        return True
    return any(plain.search(layer) for layer in _layers(text[:MOST]))


def _unwrapped(text: str) -> str:
    """Return each line with the next one behind it, as what breaks lines anywhere had it (RFC 6350 section 3.2)."""
    lines = text.splitlines()
    return "\n".join(line.rstrip("=") + after.lstrip(" \t>|") for line, after in pairwise(lines))


@lru_cache(maxsize=8)
def _patterns(addresses: tuple[str, ...]) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Return a pattern of the addresses as they are written, or hashed, and one of them as file shares pack them."""
    if not addresses:
        return None, None
    spelt = [way for address in addresses for way in _spelt(address)]
    packed = [_PACKED.join(map(re.escape, re.split(r"[\W_]+", address))) for address in addresses]
    return re.compile("|".join(spelt)), re.compile(rf"(?<![a-z0-9])(?:{'|'.join(packed)})(?![a-z0-9])")


def _spelt(address: str) -> Iterator[str]:
    local, _, domain = address.rpartition("@")
    for host in {domain, _folded(shown_domain(domain))}:
        whole = f"{local}@{host}"
        # With a tag, and without the dots that some mail servers pass over
        dots = r"\W?".join(map(re.escape, re.split(r"\W+", local)))
        yield rf"(?<![a-z0-9]){dots}(?:\+[\w.-]{{1,40}})?{_AT}{_DOT.join(map(re.escape, host.split('.')))}(?![a-z0-9-])"
        yield re.escape(whole[::-1])
        yield re.escape(codecs.encode(whole, "rot13"))
        for name in ("md5", "sha1", "sha256"):  # as Gravatar and trackers name people
            yield hashlib.new(name, whole.encode(), usedforsecurity=False).hexdigest()


def _layers(text: str) -> Iterator[str]:
    """Yield a text as it reads, and as it reads with one encoding after the other taken off."""
    seen: set[str] = set()
    layer = {text}
    room = MOST
    for _ in range(DEPTH + 1):
        for version in layer:
            yield _folded(version)
        seen |= layer
        inner = {piece for version in layer for piece in _taken_apart(version)}
        layer = set()
        for piece in sorted(inner - seen, key=len):
            room -= len(piece)
            if room > 0:
                layer.add(piece)


def _taken_apart(text: str) -> Iterator[str]:
    for undo in _WHOLE:
        if (undone := undo(text)) != text:
            yield undone
    joined = re.sub(r"\s+", "", text) if "\n" in text else text
    for pattern, decode in _TOKENS:
        for token in dict.fromkeys((*pattern.findall(text), *(pattern.findall(joined) if joined != text else ()))):
            yield from filter(None, map(_read, decode(token)))


def _quoted_printable(text: str) -> str:
    return _SOFT_BREAK.sub("", text)


def _escapes(text: str) -> str:
    text = _WIDE_ESCAPE.sub(lambda escape: chr(int(escape[1] or escape[2], 16)), text)
    return _HEX_ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text)


_WHOLE: tuple[Callable[[str], str], ...] = (unquote, html.unescape, _quoted_printable, _escapes)


def _from_base64(token: str) -> Iterator[bytes]:
    """Decode a token from each place of a group of four: what stands before it may look like a part of it."""
    standard = token.translate(str.maketrans("-_", "+/"))
    for start in range(4):
        piece = standard[start:]
        with_padding = piece[: len(piece) - (len(piece) % 4 == 1)] + "=="
        try:
            octets = base64.b64decode(with_padding[: len(with_padding) // 4 * 4])
        except (binascii.Error, ValueError):
            continue
        yield octets
        yield _inflated(octets)


def _from_base32(token: str) -> Iterator[bytes]:
    piece = token.upper()
    piece = piece[: len(piece) - (len(piece) % 8 in (1, 3, 6))]  # RFC 4648 section 6: no such length
    try:
        yield base64.b32decode(piece + "=" * (-len(piece) % 8))
    except (binascii.Error, ValueError):
        return


def _from_hex(token: str) -> Iterator[bytes]:
    yield bytes.fromhex("".join(re.findall(r"[0-9a-fA-F]{2}", re.sub(r"0x|\\x", "", token))))


def _from_decimal(token: str) -> Iterator[bytes]:
    yield bytes(number for number in map(int, re.findall(r"\d+", token)) if number < 256)


_TOKENS: tuple[tuple[re.Pattern[str], Callable[[str], Iterator[bytes]]], ...] = (
    (_BASE64, _from_base64),
    (_BASE32, _from_base32),
    (_HEX, _from_hex),
    (_SPACED_HEX, _from_hex),
    (_DECIMAL, _from_decimal),
)


def _inflated(octets: bytes) -> bytes:
    """Take off a layer of compression, as tracking links have it; b"" where there is none."""
    begins = {b"\x78": zlib.MAX_WBITS, b"\x1f": zlib.MAX_WBITS | 16}.get(octets[:1], 0)
    try:
        return zlib.decompressobj(begins).decompress(octets, MOST) if begins else b""
    except zlib.error:
        return b""


def _read(octets: bytes) -> str:
    """Read what may be text; "" when it is not."""
    if not octets:
        return ""
    text = octets.replace(b"\0", b"").decode("utf-8", "replace")  # of two octets a character as well
    return text if sum(c.isprintable() and c != "\ufffd" for c in text) * 4 >= len(text) * 3 else _runs(text)


def _runs(text: str) -> str:
    """Keep what can be read between what cannot: the names in a binary token."""
    return " ".join(re.findall(r"[\x20-\x7e]{6,}", text))


def _folded(text: str) -> str:
    """Return a text without case, full width, accents and what nobody sees."""
    seen = (c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) not in _INVISIBLE or c in "\n\t")
    return unicodedata.normalize("NFC", "".join(seen)).casefold()


def _links(text: str) -> Iterable[str]:
    return (unquote(unquote(link)) for link in _LINK.findall(text))


def _inside(words: str, organisation: Organisation) -> Iterator[str]:
    """Yield the links and paths that lead into the organisation's own network, or to a machine of its people."""
    yield from (match.group() for pattern in (_SHARE, _DRIVE) for match in pattern.finditer(words))
    ours = {
        part
        for handler in organisation.handlers
        for part in re.findall(r"\w+", _folded(f"{handler.name} {handler.address}"))
    }
    yield from (match.group() for match in _HOME.finditer(words) if _folded(match[1]) in ours)
    for link in _LINK.findall(words):
        if _leads_inside(link):
            yield link


def _leads_inside(link: str) -> bool:
    """Return whether a link leads to a host that nobody outside can reach.

    Loopback and link-local addresses are the same on every machine, and stand in many a report.
    """
    if link.lower().startswith(("file:", "smb:")):
        return True
    try:
        host = (urlsplit(link).hostname or "").rstrip(".")
    except ValueError:
        return False
    try:
        address = ip_address(host)
    except ValueError:
        return host != "localhost" and ("." not in host or _INSIDE.fullmatch(host) is not None)
    return address.is_private and not (address.is_loopback or address.is_link_local or address.is_unspecified)


def _shown(line: str) -> str:
    line = " ".join(line.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
