"""Header fields as values: one line, one address, one Message-ID, one date.

Everything read here was written by a stranger. Each function gives a harmless value or none, in linear time, and
raises nothing. mail-parser reads addresses, dates and encoded words (RFC 5322, RFC 2047).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from email.message import Message as Tree

from mailparser.dates import parse_mail_date
from mailparser.utils import decode_header_part, get_addresses

from mailbot.domains import ascii_domain, comparable

Fields = Mapping[str, tuple[str, ...]]
"""Values by lower-case name, in the order in which they stand; without encoded words decoded."""

LINE = 500  # characters kept of a subject or a name; what people write is under 200

# Control characters, line and paragraph separators, everything that turns the writing direction, lone surrogates.
_UNPRINTABLE = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff\\ud800-\\udfff]+"
)
_LOCAL_PART = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.\x80-\U0010ffff-]{1,64}")  # RFC 5322 dot-atom, RFC 6532
# RFC 5322 section 3.6.4, without the quoted forms of section 4: these bytes go back out in In-Reply-To. 250 leaves
# room for the name of the field in a line of 998 (section 2.1.1) even when several stand in a row.
_ATEXT = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]"
_MESSAGE_ID = re.compile(rf"<{_ATEXT}{{1,200}}@(?:{_ATEXT}{{1,200}}|\[[!-Z^-~]{{1,200}}\])>")
_MOST_MESSAGE_IDS = 100  # of a References field; the last ones are the nearest


def read_fields(part: Tree) -> Fields:
    """Read every header field of `part`, raw octets as UTF-8 and, where that fails, as Latin-1."""
    fields: dict[str, list[str]] = {}
    for name, value in part.raw_items():
        octets = str(value).encode("ascii", "surrogateescape")
        try:
            text = octets.decode()  # RFC 6532
        except UnicodeDecodeError:
            text = octets.decode("latin-1")  # against RFC 5322; fixtures/hostile/raw-8-bit-fields.eml
        fields.setdefault(name.lower(), []).append(text)
    return {name: tuple(values) for name, values in fields.items()}


def first(fields: Fields, name: str) -> str:
    """Give the topmost value of a field, or an empty text."""
    return fields.get(name, ("",))[0]


def one_line(text: str, most: int = LINE) -> str:
    """Make `text` one printable line of at most `most` characters."""
    return " ".join(_UNPRINTABLE.sub(" ", text).split())[:most]


def decoded_line(value: str, most: int = LINE) -> str:
    """Decode encoded words (RFC 2047) and make the result one printable line."""
    return one_line(decode_header_part(value[: most * 20]), most)  # an encoded character takes at most 12 octets


def find_address(text: str) -> str | None:
    """Give `text` as `local@domain` in lower case, the domain as A-labels, or None when one cannot write to it."""
    local, _, domain = text.rpartition("@")
    if len(text) > 254 or not _LOCAL_PART.fullmatch(local):  # RFC 5321 section 4.5.3.1.3
        return None
    return comparable(text) if ascii_domain(domain) else None


def find_mailboxes(values: Iterable[str]) -> list[tuple[str, str]]:
    """Give (name, address) of every mailbox that can be written to."""
    mailboxes = []
    for value in values:
        for name, text in get_addresses(value, decode_names=True):
            if address := find_address(text):
                mailboxes.append((one_line(name if name != text else "", 200), address))
    return mailboxes


def find_addresses(values: Iterable[str]) -> tuple[str, ...]:
    """Give every address that can be written to, each once."""
    return tuple(dict.fromkeys(address for _, address in find_mailboxes(values)))


def find_message_ids(values: Iterable[str]) -> tuple[str, ...]:
    """Give the well-formed Message-IDs, in order; of very many the last."""
    found = [message_id for value in values for message_id in _MESSAGE_ID.findall(value)]
    return tuple(found[-_MOST_MESSAGE_IDS:])


def find_date(value: str) -> datetime | None:
    """Give the date in UTC, or None when it is none."""
    found: datetime | None = parse_mail_date(value).value
    return found


def find_return_path(fields: Fields) -> str | None:
    """Give the reverse-path that our own server noted: "" is null (RFC 5321 section 4.5.5); None when unknown."""
    if "return-path" not in fields:
        return None
    path = first(fields, "return-path").strip().removeprefix("<").removesuffix(">")
    return find_address(path) if path else ""


def file_name(text: str) -> str:
    """Make a name that may be shown and attached: one line, no folder, no leading dot, at most 120 characters."""
    name = one_line(decode_header_part(text[:4000]), 1000)
    name = re.split(r"[/\\]", name)[-1].strip(". ")
    if len(name) > 120:
        stem, dot, suffix = name.rpartition(".")
        name = f"{stem[:100]}.{suffix}" if dot and len(suffix) < 20 else name[:120]
    return name
