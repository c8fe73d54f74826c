"""Letter to RFC 5322 bytes: takes what rendering put into words, and packs it to be signed.

What is written here survives transport octet for octet (RFC 3156 section 3), carries its header fields inside the
signature or encryption as well (RFC 9788), and holds nothing of a stranger in a letter to a reporter but well-formed
Message-IDs in In-Reply-To and References. Hostile values never stop a letter: what a header field or a file name
cannot hold is dropped from it.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.message import MIMEPart
from email.policy import SMTP
from email.utils import format_datetime, quote
from functools import lru_cache
from textwrap import wrap

from mailbot.errors import Permanent
from mailbot.facts import Attachment, Audience, Auto, Letter, Organisation
from mailbot.letters.layout import printable
from mailbot.letters.rendering import Rendered, Texts
from mailbot.mail.reply.quotes import mark_line
from mailbot.mail.signed_context import CODE_LENGTH, letter_line
from mailbot.mail.transfer import base64, quoted_printable

_OUTER_SUBJECT = "[...]"  # RFC 9788 section 3.2.1, for a letter without a reference
_REFERENCES = 20  # enough for any client to thread by
_MESSAGE_ID = re.compile(r"<[\w!#$%&'*+/=?^`{|}~.-]+@(?:[\w!#$%&'*+/=?^`{|}~.-]+|\[[!-Z^-~]*\])>", re.ASCII)
_MESSAGE_ID_LENGTH = 250
_COLUMNS = 76  # of a header field, folded
_LINE = 900  # RFC 5322 section 2.1.1 says 998, the name of the field included
_ENCODED_WORD = 52  # RFC 2047 section 2 says 75; 76 columns hold this and the longest name
_MEDIA_TYPE = re.compile(r"(?!multipart/|message/)[\w!#$&^.+-]+/[\w!#$&^.+-]+", re.ASCII)
_SHOWN = frozenset({"text/plain", "image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"})
_UNTRUSTED = ".untrusted"
_NAME_OCTETS = 150  # below the 255 of any file system, whatever a client adds
_CRLF = "\r\n"
_TEXT = 'Content-Type: text/plain; charset="utf-8"; format="flowed"; delsp="no"'
_QUOTED = "Content-Transfer-Encoding: quoted-printable"


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter ready to be signed: `entity`; `outer` are the outer header fields of each copy, ASCII and unfolded."""

    outer: tuple[tuple[tuple[str, str], ...], ...]
    entity: bytes
    encrypted: bool  # the entity holds what must not leave in clear
    rendered: Rendered
    line: str  # of `rendered`, the one that names this letter


@dataclass(frozen=True, slots=True)
class Stamp:
    """What sets a copy of a letter apart from all others: whose it is, and what it answers (RFC 5322, 3.6.4)."""

    to: str
    message_id: str
    date: datetime
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()  # Message-IDs, oldest first


def compose(
    letter: Letter,
    organisation: Organisation,
    texts: Texts,
    copies: Sequence[Stamp],
    *,
    mark: str,
    our_key: str,
) -> Composed:
    """Return `letter` as the entity that is to be signed and, when it has a key, encrypted; `finish` does the rest.

    All `copies` are signed as one: a header field in which they differ stands outside alone, since none is to show
    another's. `mark` opens what is quoted from a stranger; `our_key` is the organisation's armored public key. Raises
    Permanent when the text cannot be rendered.
    """
    encrypted = letter.key is not None
    # Quoted inside what a handler signs, it names this letter: few clients protect In-Reply-To
    names = encrypted and letter.audience is Audience.HANDLER
    line = letter_line(letter.reference, copies[0].message_id) if names and letter.reference else ""
    rendered = texts.render(letter, organisation, mark=mark_line(mark), line=line)
    whole = [list(_fields(letter, organisation, rendered.subject, stamp)) for stamp in copies]
    outer, protected = whole, [field for field in whole[0] if all(field in fields for fields in whole)]
    if encrypted:
        subject = f"[{letter.reference}]" if letter.reference else _OUTER_SUBJECT
        outer = [[(name, subject if name == "Subject" else value) for name, value in fields] for fields in whole]
        # RFC 9788 section 2.2: a recipient learns from these what was visible on the way.
        shown = [(name, subject if name == "Subject" else value) for name, value in protected]
        protected = protected + [("HP-Outer", f"{name}: {value}") for name, value in shown]
    if letter.audience is Audience.REPORTER:
        # Outside only: Autocrypt is read there, and a key thrice in each mail would be most of it.
        outer = [[*fields, *_key_fields(organisation, our_key)] for fields in outer]
    pieces = [_folded(protected), *_payload(letter, organisation, rendered.body, our_key)]
    return Composed(tuple(map(tuple, outer)), b"".join(pieces), encrypted, rendered, line)


def _fields(letter: Letter, organisation: Organisation, subject: str, stamp: Stamp) -> Iterator[tuple[str, str]]:
    yield "From", f"{_phrase(organisation.name)} <{organisation.address}>"
    yield "To", _encoded(stamp.to)
    yield "Subject", _encoded(subject)
    yield "Date", format_datetime(stamp.date)
    yield "Message-ID", stamp.message_id
    yield from _threading(stamp.in_reply_to, stamp.references)
    if letter.content.auto is not Auto.NO:
        yield "Auto-Submitted", letter.content.auto  # RFC 3834 section 5
        yield "X-Auto-Response-Suppress", "All"


def finish(composed: Composed, entity: bytes, *, encrypted: bool, copy: int = 0) -> bytes:
    """Put the outer header fields of a copy before `entity`, which is `composed.entity` signed or encrypted."""
    if composed.encrypted and not encrypted:
        raise Permanent("a letter composed to be encrypted was about to leave in clear")
    return _folded([*composed.outer[copy], ("MIME-Version", "1.0")]) + entity


def new_message_id(domain: str) -> str:
    """Make a Message-ID that nobody can guess: answering one is proof of having received it."""
    return f"<{secrets.token_hex(20)}@{domain}>"


def new_message_ids(domain: str, copies: int) -> list[str]:
    """Make a Message-ID for each copy of a letter: nobody can guess another's from the code that they share."""
    if copies == 1:
        return [new_message_id(domain)]
    code = secrets.token_hex(CODE_LENGTH // 2)
    return [f"<{code}.{secrets.token_hex(16)}@{domain}>" for _ in range(copies)]


def _payload(letter: Letter, organisation: Organisation, body: str, our_key: str) -> list[bytes]:
    """Return the body and what is attached, in pieces.

    Written out, since the email package parses its own fields anew at each step: three times all else that composing
    costs. Of an attachment it would take ten times the size in memory, and a second for each 4 MB.
    """
    # RFC 9788 section 2.1.1. Thunderbird and K-9 look for the older form only
    # (draft-autocrypt-lamps-protected-headers).
    protects = f'hp="{"cipher" if letter.key else "clear"}"; protected-headers="v1"'
    text = quoted_printable(body).encode("ascii")
    attached = list(_attached(letter, organisation, our_key))
    if not attached:
        return [f"{_QUOTED}\r\n{_TEXT};\r\n {protects}\r\n\r\n".encode(), text]
    boundary = secrets.token_hex(20)
    pieces = [f'Content-Type: multipart/mixed; {protects};\r\n boundary="{boundary}"\r\n'.encode()]
    for header, content in [(f"{_TEXT}\r\n{_QUOTED}\r\n\r\n".encode(), text), *attached]:
        pieces += [f"\r\n--{boundary}\r\n".encode(), header, content]
    return [*pieces, f"\r\n--{boundary}--\r\n".encode()]


def _attached(letter: Letter, organisation: Organisation, our_key: str) -> Iterator[tuple[bytes, bytes]]:
    """Yield each part that goes along: its header, to the blank line, and its content."""
    if letter.content.brings_our_key:
        yield _key_part(organisation.fingerprint, our_key)
    shown = "inline" if letter.content.shows_pictures else "attachment"
    for attachment in letter.attachments:
        name, media_type = labels(attachment, letter.audience)
        yield _header(name, media_type, shown), base64(attachment.content)


@lru_cache(1)  # it goes along with each first answer
def _key_part(fingerprint: str, our_key: str) -> tuple[bytes, bytes]:
    return _header(f"openpgp-{fingerprint}.asc", "application/pgp-keys", "attachment"), base64(our_key.encode())


def _header(name: str, media_type: str, shown: str) -> bytes:
    """Return the header of a part in base64, to its blank line; a name of a stranger's is the email package's work."""
    maintype, _, subtype = media_type.partition("/")
    part = MIMEPart(SMTP.clone(max_line_length=_COLUMNS))
    part.set_content(b"", maintype=maintype, subtype=subtype, filename=name, cte="base64", disposition=shown)
    return part.as_bytes()


def labels(attachment: Attachment, audience: Audience) -> tuple[str, str]:
    """Return the name and type an attachment is sent with: a handler's client must open nothing by itself."""
    media_type = attachment.media_type if _MEDIA_TYPE.fullmatch(attachment.media_type) else "application/octet-stream"
    suffix = ""
    if audience is Audience.HANDLER and media_type not in _SHOWN:
        media_type, suffix = "application/octet-stream", _UNTRUSTED
    name = printable(re.split(r"[/\\]", attachment.name)[-1]).replace("=?", "=_").lstrip(". ") or "attachment"
    return name.encode()[: _NAME_OCTETS - len(suffix)].decode(errors="ignore") + suffix, media_type


def _threading(in_reply_to: str | None, references: Sequence[str]) -> list[tuple[str, str]]:
    """Return the fields that name earlier letters (RFC 5322 section 3.6.4), strangers' only when well-formed."""
    parent = [in_reply_to] if in_reply_to and _is_message_id(in_reply_to) else []
    before = [known for known in references if _is_message_id(known) and known not in parent]
    thread = [*before, *parent][-_REFERENCES:]
    return [(name, " ".join(ids)) for name, ids in (("In-Reply-To", parent), ("References", thread)) if ids]


def _is_message_id(text: str) -> bool:
    return len(text) <= _MESSAGE_ID_LENGTH and _MESSAGE_ID.fullmatch(text) is not None


def _key_fields(organisation: Organisation, our_key: str) -> list[tuple[str, str]]:
    """Offer our key: Autocrypt Level 1 section 2.1, and the older field that says only which key it is."""
    # RFC 9580 section 6.2: between the blank line and the checksum stands the key in base64.
    keydata = re.sub(r"(?s)\A.*?\n\s*\n|\n=.*|\n-----END.*", "", our_key.strip()).split()
    return [
        ("Autocrypt", " ".join([f"addr={organisation.address};", "prefer-encrypt=mutual;", "keydata=", *keydata])),
        ("OpenPGP", f"id={organisation.fingerprint}; preference=signencrypt"),
    ]


def _encoded(text: str) -> str:
    """Return a value as ASCII, as encoded words (RFC 2047) where need be; text that looks like one is encoded too."""
    text = printable(text)
    if text.isascii() and "=?" not in text and len(text) < _LINE:
        return text
    return Header(text, "utf-8", maxlinelen=_ENCODED_WORD).encode(linesep="")


def _phrase(name: str) -> str:
    """Return a display name as it stands in a field (RFC 5322 section 3.4)."""
    encoded = _encoded(name)
    return encoded if encoded.startswith("=?") else f'"{quote(encoded)}"'


def _folded(fields: Sequence[tuple[str, str]]) -> bytes:
    """Return header fields folded at spaces (RFC 5322 section 2.2.3), so that no white space ends a line."""
    return "".join(line + _CRLF for name, value in fields for line in _lines(f"{name}: {value}")).encode("ascii")


def _lines(field: str) -> list[str]:
    # Most fit. Folding also takes away what would end a line: whatever is not printable goes there
    if len(field) <= _COLUMNS and field.isprintable():
        return [field.rstrip()]
    return wrap(field, _COLUMNS, subsequent_indent=" ", break_long_words=False, break_on_hyphens=False)
