"""Bytes → a tree of MIME parts, inside stated bounds (RFC 2045, RFC 2046).

The email package with its compat32 policy builds the tree; its newer policies run for minutes on 40 kB of quotes.
The bounds are counted while it builds, so that what passes them is refused before time or memory is spent on it.
Real mail raises in odd places (unknown charsets, broken encodings, misplaced types): every access here is guarded
and gives the nearest harmless value instead.
"""

from __future__ import annotations

import base64
import quopri
import re
from dataclasses import dataclass
from email.errors import MessageError
from email.feedparser import BytesFeedParser
from email.generator import BytesGenerator
from email.message import Message as Tree
from email.policy import compat32
from io import BytesIO
from typing import Any

from mailbot.errors import Permanent
from mailbot.mail import charsets
from mailbot.mail.html import HtmlText

ODD = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MessageError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What the email package raises on odd input; UnicodeError and binascii.Error are ValueErrors."""

_FIELD = re.compile(rb"[!-9;-~]+:")
_QUOTED = re.compile(rb"=(?:3D|[ \t]*\r?\n)")  # what quoted-printable makes of an equals sign, or of a long line
_LABELLED = 20  # parts whose charset may be that of unlabelled octets; the text comes first
_ENCODING = "content-transfer-encoding"
_TOKEN = re.compile(r"[a-z0-9][a-z0-9_-]*")
_COMMENT = re.compile(r"\([^()]*\)")
_ALPHABET = re.compile(rb"[A-Za-z0-9+/]*={0,2}")
_PIECE = re.compile(rb"[A-Za-z0-9+/]+={0,2}")
_PIECES = re.compile(rb"(?:[A-Za-z0-9+/]++={1,2})++[A-Za-z0-9+/]*+")
_ABOVE = re.compile(rb"(?:[A-Za-z0-9+/]++\r?\n)*+[A-Za-z0-9+/]++={1,2}(?=\r?\n)")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_JUDGED = 2_000  # octets of an encoded text that show whether it is
_LINE = 40  # octets: a line of base64 has 60 to 76
_SPELLED = {"quotedprintable": "quoted-printable", "base64": "base64"}  # … with an underscore, without its hyphen
_CHUNK = 64 * 1024  # fed to the parser at a time: it copies what it is given several times over
_BLANK_LINE = re.compile(rb"\n\r?\n")
_RETURN = re.compile(rb"\r(?!\n)")
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}")  # RFC 6838 section 4.2
_CHARSET = re.compile(r"\bcharset\*?\s*[=:]\s*[\"']?([A-Za-z0-9_.:+-]{1,40})", re.IGNORECASE)
_MOST_TEXT = 8_000_000  # octets of a text that are decoded; more than any charset needs for the text that is read
# C0 and C1 controls but tab and line feed, and lone surrogates, which no output can carry.
_CONTROLS = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a message is looked into; a message beyond is held for a person."""

    size: int = 50_000_000  # octets; large providers stop at 25 MB to 36 MB
    header_size: int = 256_000  # octets in the header fields of all parts; Postfix lets 102,400 through for a field
    content_field: int = 16_000  # octets of one Content-… field: the email package splits parameters in quadratic time
    parts: int = 1_000
    depth: int = 50  # forwards of forwards reach ten
    addresses: int = 1_000  # in From, Reply-To, To and Cc, and in what servers noted, together
    text: int = 1_000_000  # characters of body text; longer texts are kept as attachments


class Part(Tree):
    """A MIME part, with what its place in the tree says of it.

    The email package compares its transfer encoding letter by letter: a space behind it, a folded line or a comment,
    and what was encoded would be read as it stands (fixtures/reply/command-space-behind-its-encoding-nl-gateway.eml).
    """

    labels: tuple[str, ...] = ()  # charsets of the mail's texts: those of octets that nothing else labels
    spare = False  # another alternative is read in its place (`mail/alternatives.py`)
    decided = False  # which of the alternatives below it is read
    beside = ""  # what the alternative that is not read says beyond this one
    words: HtmlText | None = None  # of HTML that was read already

    def get(self, name: str, failobj: Any = None) -> Any:
        """Return a field; of a transfer encoding the one token that says it (RFC 2045 section 6.1)."""
        value = super().get(name, failobj)
        return _encoding(str(value)) if name.lower() == _ENCODING and value is not failobj else value


def read_tree(raw: bytes, limits: Limits) -> Tree:
    """Build the tree of parts; raises Permanent when a bound is passed."""
    if len(raw) > limits.size:
        raise Permanent(f"larger than {limits.size} octets")
    raw = _without_returns_in_fields(raw)
    parts = -1  # the parser makes one to look at
    header_size = 0

    class Counted(Part):
        """A part that counts itself and its header fields against the bounds of its message."""

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            nonlocal parts
            parts += 1
            if parts > limits.parts:
                raise Permanent(f"more than {limits.parts} parts")
            super().__init__(*args, **kwargs)

        def set_raw(self, name: str, value: str) -> None:
            nonlocal header_size
            header_size += len(name) + len(value)
            if header_size > limits.header_size:
                raise Permanent(f"more than {limits.header_size} octets of header fields")
            if len(value) > limits.content_field and name.lower().startswith("content-"):
                raise Permanent(f"a {name[:40].title()} field of {len(value)} octets")
            super().set_raw(name, value)

    parser = BytesFeedParser(Counted, policy=compat32)
    try:
        for at in range(0, len(raw), _CHUNK):
            parser.feed(raw[at : at + _CHUNK])
        root = parser.close()
    except RecursionError as deep:
        raise Permanent(f"nested deeper than {limits.depth}") from deep
    _check_depth(root, limits.depth)
    Counted.labels = tuple(_charset_labels(root))
    return root


def _without_returns_in_fields(raw: bytes) -> bytes:
    """Put a space for each carriage return of the header that ends no line (RFC 5322 section 2.2 allows none there).

    The email package breaks lines at them, and servers that strip forged fields do not: what a stranger wrote behind
    one would be read as a field of its own, a verdict of our server's say. The length stays as it is.
    """
    blank = _BLANK_LINE.search(raw)
    end = blank.start() + 1 if blank else len(raw)
    return _RETURN.sub(b" ", raw[:end]) + raw[end:] if b"\r" in raw[:end] else raw


def children(part: Tree) -> list[Tree]:
    """Return the parts directly inside `part`; none for a leaf."""
    if not part.is_multipart():  # asking a leaf for its payload decodes it, and raises on some charsets
        return []
    payload: Any = part.get_payload()
    return [child for child in payload if isinstance(child, Tree)]


def media_type(part: Tree) -> str:
    """Return the media type in lower case, whatever stands behind it; where none can be read, what the octets are."""
    try:
        stated = str(part.get("content-type", "")).partition(";")[0].strip(" \t\r\n\"'").lower()
        if not stated:
            return part.get_content_type()  # text/plain, RFC 2045 section 5.2; message/rfc822 in a digest
        match = _MEDIA_TYPE.match(stated)  # "text/plain charset=utf-8", "text/plain, charset=utf-8"
        return match[0] if match else _unstated(part)
    except ODD:
        return "application/octet-stream"


def _unstated(part: Tree) -> str:
    """Return what a part is whose type cannot be read: a text (RFC 2045 section 5.2), unless it came as a file.

    "Content-Type: text" stands above what scanners, shells and old gateways send (fixtures/plain/type-without-subtype-
    scanner.eml).
    """
    if part.is_multipart() or "content-disposition" in part or part.get_filename() or b"\0" in content(part):
        return "application/octet-stream"
    return "text/html" if "html" in str(part.get("content-type")).lower() else "text/plain"


def content(part: Tree) -> bytes:
    """Return the decoded octets of a leaf; of an attached message, the message."""
    if part.is_multipart():
        octets = BytesIO()
        for child in children(part):
            try:
                BytesGenerator(octets, mangle_from_=False, maxheaderlen=0, policy=compat32).flatten(child)
            except ODD:
                # Some odd fields cannot be written again; what was written up to there is kept, the rest is in the
                # recorded message.
                continue
        return _transferred(part, octets.getvalue())
    try:
        payload = part.get_payload(decode=True)
    except ODD:
        payload = None
    if not isinstance(payload, bytes):
        return b""
    return _mended(part, payload) if str(part.get(_ENCODING, "")) == "base64" else payload


def _mended(part: Tree, decoded: bytes) -> bytes:
    """Return what a leaf holds that says it is base64 and is not, or is several pieces of it.

    Gateways that write a footer decode a text and leave its field as it was: decoded once more nothing of it is left.
    Lists put one encoded text below another, and the email package reads up to the first padding.
    """
    stated: Any = part.get_payload()
    octets = stated.encode("utf-8", "surrogateescape").strip() if isinstance(stated, str) else b""
    if b"=" in octets[:-2]:
        pieces = _PIECES.fullmatch(b"".join(octets.split()))
        if pieces and all(len(piece) % 4 == 0 for piece in _PIECE.findall(pieces[0])):
            return b"".join(map(base64.b64decode, _PIECE.findall(pieces[0])))
        if above := _ABOVE.match(octets):  # versions of Python differ in what they make of what stands below
            encoded = b"".join(above[0].split())
            text = base64.b64decode(encoded) if len(encoded) % 4 == 0 and media_type(part).startswith("text/") else b""
            if text and _is_text(text):
                return text + b"\n" + octets[above.end() :].lstrip()
    if decoded == b"".join(octets.splitlines()):
        return octets  # what the email package could not decode it gives back, without its line ends
    begins = octets[:_JUDGED].partition(b"\n")[0].strip()
    whole = len(begins) >= _LINE or len(begins) == len(octets)  # a word alone in its line looks the same
    if (whole and _ALPHABET.fullmatch(begins)) or not media_type(part).startswith("text/"):
        return decoded
    return decoded if _is_text(decoded) else octets


def _is_text(octets: bytes) -> bool:
    try:
        return _BINARY.search(octets.decode()) is None
    except UnicodeDecodeError:
        return False


def _transferred(part: Tree, octets: bytes) -> bytes:
    """Decode an attached message that was encoded for transfer; the email package takes it as it stands.

    Against RFC 2046 section 5.2.1, and seen in the wild (fixtures/enclosed/message-in-base64-outlook.eml).
    """
    encoding = str(part.get(_ENCODING, ""))
    if encoding == "base64" and not _FIELD.match(octets.lstrip()):
        return base64.b64decode(re.sub(rb"[^A-Za-z0-9+/]", b"", octets) + b"==")
    if encoding == "quoted-printable" and _QUOTED.search(octets):
        return quopri.decodestring(octets)
    return octets


def _encoding(stated: str) -> str:
    """Return the encoding that a field names, whatever stands around it, as it is spelled."""
    match = _TOKEN.search(_COMMENT.sub(" ", stated.lower()))
    token = match[0] if match else ""
    return _SPELLED.get(token.replace("-", "").replace("_", ""), token)


def leaf_text(part: Tree) -> str:
    """Decode a text leaf, whatever charset it claims."""
    octets = content(part)[:_MOST_TEXT]
    hints = [charsets.charset_of_html(octets)] if media_type(part) == "text/html" else []
    return charsets.decode(octets, charset_label(part), hints=hints)


def charset_label(part: Tree) -> str:
    """Return the charset that a part claims, or an empty text."""
    try:
        if label := part.get_content_charset():
            return label
        match = _CHARSET.search(str(part.get("content-type", "")))  # behind no semicolon, or with a colon
        return match[1].lower() if match else ""
    except ODD:
        return ""


def _charset_labels(root: Tree) -> list[str]:
    """Return the charsets that the first parts of a mail claim."""
    parts = [root]
    for part in parts:
        parts += children(part)[: max(0, _LABELLED - len(parts))]
    return [label for label in map(charset_label, parts) if label]


def clean(text: str) -> str:
    """Return `text` with LF line ends and without control characters; a replaced one shows that there was one."""
    return _CONTROLS.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))


def _check_depth(root: Tree, most: int) -> None:
    level = [root]
    for _ in range(most):
        level = [child for part in level for child in children(part)]
        if not level:
            return
    raise Permanent(f"nested deeper than {most}")
