"""Header fields as values: one line, one address, one Message-ID, one date.

Everything read here was written by a stranger. Each function gives a harmless value or none, in linear time, and
raises nothing. mail-parser reads dates (RFC 5322).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from email.message import Message as Tree

from mailparser.dates import parse_mail_date

from mailbot.mail import charsets
from mailbot.mail.encoded_words import decode_words
from mailbot.mail.mailboxes import find_address, read_mailboxes, unread_mailboxes
from mailbot.mail.tree import ODD, Part

Fields = Mapping[str, tuple[str, ...]]
"""Values by lower-case name, in the order in which they stand; without encoded words decoded."""

LINE = 500  # characters kept of a subject or a name; what people write is under 200

_INSIDE_WORDS = frozenset("\u00ad\u034f\u200c\u200d\u2060")  # soft hyphen, joiners: nobody sees where they stood
# RFC 5322 section 3.6.4, without the quoted forms of section 4: these bytes go back out in In-Reply-To. 250 leaves
# room for the name of the field in a line of 998 (section 2.1.1) even when several stand in a row.
_ATEXT = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]"
_MESSAGE_ID = re.compile(rf"<{_ATEXT}{{1,200}}@(?:{_ATEXT}{{1,200}}|\[[!-Z^-~]{{1,200}}\])>")
_MOST_MESSAGE_IDS = 100  # of a References field; the last ones are the nearest


def read_fields(part: Tree) -> Fields:
    """Read every header field of `part`, raw octets too."""
    fields: dict[str, list[str]] = {}
    for name, value in part.raw_items():
        fields.setdefault(name.lower(), []).append(_read(str(value), part))
    return {name: tuple(values) for name, values in fields.items()}


def _read(value: str, part: Tree) -> str:
    """Decode the octets of a value: UTF-8 (RFC 6532), else what the mail's own text is in, else Windows-1252.

    Raw octets are against RFC 5322; seen in the wild (fixtures/hostile/raw-8-bit-fields.eml).
    """
    if value.isascii() and "\x1b" not in value:
        return value
    octets = value.encode("utf-8", "surrogateescape")
    if b"\0" in octets:  # never for two octets a character: what a NUL hides is not looked for
        return octets.decode("utf-8", "replace")
    return charsets.decode(octets, hints=part.labels if isinstance(part, Part) else ())


def first(fields: Fields, name: str) -> str:
    """Return the topmost value of a field, or an empty text."""
    return fields.get(name, ("",))[0]


def one_line(text: str, most: int = LINE) -> str:
    """Return `text` as one printable line of at most `most` characters.

    Control characters, line and paragraph separators, whatever turns the writing direction, lone surrogates and what no
    Unicode knows yet become spaces.
    """
    seen = (c if c.isprintable() else "" if c in _INSIDE_WORDS else " " for c in text)
    return " ".join("".join(seen).split())[:most].rstrip()


def decoded_line(value: str, most: int = LINE) -> str:
    """Return `text` with its encoded words (RFC 2047) decoded, as one printable line."""
    return one_line(decode_words(value[: most * 20]), most)  # an encoded character takes at most 12 octets


def find_mailboxes(values: Iterable[str]) -> list[tuple[str, str]]:
    """Return (name, address) of every mailbox that can be written to."""
    return [(one_line(name, 200), address) for value in values for name, address in read_mailboxes(value)]


def find_addresses(values: Iterable[str]) -> tuple[str, ...]:
    """Return every address that can be written to, each once."""
    return tuple(dict.fromkeys(address for _, address in find_mailboxes(values)))


def find_unread_recipients(values: Iterable[str]) -> tuple[str, ...]:
    """Return the people whom address fields name without a readable address, each as a printable line."""
    return tuple(dict.fromkeys(one_line(name, 200) for value in values for name in unread_mailboxes(value)))


def find_message_ids(values: Iterable[str]) -> tuple[str, ...]:
    """Return the well-formed Message-IDs, in order; of very many the last."""
    ids = [message_id for value in values for message_id in _MESSAGE_ID.findall(value)]
    return tuple(ids[-_MOST_MESSAGE_IDS:])


def find_date(value: str) -> datetime | None:
    """Return the date in UTC, or None when it is none."""
    date: datetime | None = parse_mail_date(value).value
    return date


def find_return_path(fields: Fields) -> str | None:
    """Return the reverse-path that our own server noted: "" is null (RFC 5321 section 4.5.5); None when unknown."""
    if "return-path" not in fields:
        return None
    path = first(fields, "return-path").strip().removeprefix("<").removesuffix(">")
    return find_address(path) if path else ""


def find_file_name(part: Tree) -> str:
    """Return the file name of a part, fit to be shown; empty when it has none (RFC 2183, RFC 2231)."""
    for field, parameter in (("content-disposition", "filename"), ("content-type", "name")):
        raw = next((str(value) for name, value in part.raw_items() if name.lower() == field), "")
        if raw and (name := file_name(_parameter(field, _read(raw, part), parameter))):
            return name
    return ""


def _parameter(field: str, value: str, parameter: str) -> str:
    holder = Tree()  # the email package reads parameters from a message only, and loses raw octets on the way
    holder[field] = value
    try:
        parameter_value = holder.get_param(parameter, "", field)
    except ODD:
        return ""
    if not isinstance(parameter_value, tuple):
        return parameter_value
    charset, _, text = parameter_value  # RFC 2231 section 4: percent-encoded octets, which stand here as Latin-1
    try:
        return charsets.decode(text.encode("latin-1"), charset or "")
    except UnicodeEncodeError:
        return text


def file_name(text: str) -> str:
    """Return a name that may be shown and attached: one line, no folder, no leading dot, at most 120 characters."""
    name = one_line(decode_words(text[:4000]), 1000)
    name = re.split(r"[/\\]", name)[-1].strip(". ")
    if len(name) > 120:
        stem, dot, suffix = name.rpartition(".")
        name = f"{stem[:100]}.{suffix}" if dot and len(suffix) < 20 else name[:120]
    return name.strip(". ")  # where it was cut
