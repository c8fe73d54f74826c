"""Mailboxes in address fields as programs really write them (RFC 5322 section 3.4, and what breaks it).

mail-parser reads what follows the standard, and what it reads without a doubt counts as it is. This module reads
the rest: a colon or comma in a name without quotes, no angle brackets, a quote that never closes, all of it in one
encoded word or in quotes, a dot behind the domain. A name, a comment or a quoted text is searched for an address only
where nothing outside of it is one: whoever writes another's address into a name is not taken for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mailparser.utils import get_addresses

from mailbot.domains import ascii_domain, comparable
from mailbot.languages import any_phrase
from mailbot.mail.encoded_words import decode_words, has_words

_LOCAL_PART = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.\x80-\U0010ffff-]{1,64}")  # RFC 5322 dot-atom, RFC 6532
# RFC 5321 section 4.1.2, Quoted-string, without what could end a line, a field or an address early
_QUOTED_LOCAL_PART = re.compile(r'"[ !#-;=?-\[\]^-~]{1,62}"')
_LONGEST = 254  # RFC 5321 section 4.5.3.1.3, without the angle brackets

_ANGLE = re.compile(r"(?<!<)<++([^<>]*+)(?:>++|$|(?=<))")
_BETWEEN = re.compile(r"[\s<>,;:()\[\]\"\\]+")
_PREFIX = re.compile(r"\s*(?:(?:mailto|smtp|e-?mail)\s*:\s*)+", re.IGNORECASE)
_ROUTE = re.compile(r"\s*@[^:]*+:")  # RFC 5322 section 4.4
# Private characters in the place of printable ASCII, while a local part in quotes is looked for its ends
_LOCAL_PARTS_HIDDEN = {code: 0xE000 + code for code in range(0x20, 0x7F)}
_LOCAL_PARTS_SHOWN = {0xE000 + code: code for code in range(0x20, 0x7F)}
_PRIVATE = dict.fromkeys(_LOCAL_PARTS_SHOWN, "\ufffd")  # what a stranger wrote there is none of ours
_LOCAL_PARTS_BLANK = dict.fromkeys(_LOCAL_PARTS_SHOWN, "x")
_HIDDEN_GROUP = re.compile(r"([^:;,<>@]{1,200}):[\s,]*+;")
_NOBODYS = re.compile(rf"{any_phrase(lambda phrases: phrases.quotes.nobody)}[\w\s.-]*", re.IGNORECASE)
_MOST_UNREAD = 50
_AROUND = " \t\"'`,;:<>[]"


def find_address(text: str) -> str | None:
    """Return `text` as `local@domain` in lower case, the domain as A-labels, or None when one cannot write to it."""
    local, _, domain = text.rpartition("@")
    if len(text) > _LONGEST or not text.isprintable():  # RFC 6532 lets line ends through that only Unicode knows
        return None
    if local.startswith('"'):
        inside = re.sub(r"\\(.)", r"\1", local[1:-1])
        local = inside if _LOCAL_PART.fullmatch(inside) else f'"{inside}"'  # most are quoted without need
    if not (_LOCAL_PART.fullmatch(local) or _QUOTED_LOCAL_PART.fullmatch(local)) or ascii_domain(domain) is None:
        return None
    return comparable(f"{local}@{domain}")


def read_mailboxes(value: str) -> list[tuple[str, str]]:
    """Return (name, address) of every mailbox in the value of a field that can be written to."""
    doubts: list[str] = []
    strictly = get_addresses(value, defects=doubts)
    certain = [(name if name != text else "", address) for name, text in strictly if (address := find_address(text))]
    mailboxes = certain if certain and not doubts and len(certain) == len(strictly) else _leniently(value) or certain
    return [(decode_words(name), address) for name, address in mailboxes]


def unread_mailboxes(value: str) -> list[str]:
    """Return the entries of a field that stand for somebody but have no address that can be written to.

    A list of Exchange's without an address, a group whose members are kept back (RFC 5322 section 3.4). What a name
    with a comma leaves (`Voorbeeld, Gemeente <security@…>` without quotes) looks the same.
    """
    doubts: list[dict[str, str]] = []
    get_addresses(value, defects=doubts)
    pieces = [piece for doubt in doubts for piece in re.split("[,;]", doubt.get("raw", ""))]
    groups = [group for group in _HIDDEN_GROUP.findall(value) if not _NOBODYS.fullmatch(group.strip(_AROUND))]
    left = (decode_words(piece).strip(_AROUND) for piece in (*pieces, *groups)[:_MOST_UNREAD])
    return [piece for piece in left if piece and not read_mailboxes(piece)]


def _leniently(value: str, *, decoded: bool = False) -> list[tuple[str, str]]:
    value = " ".join(value.translate(_PRIVATE).split())
    searched = _searched(value)
    mailboxes = list(_in_brackets(value, searched)) or list(_bare(searched))
    if mailboxes:
        return mailboxes
    if not decoded and has_words(value):
        # Seen in the wild: the whole field in one word (fixtures/from/all-in-one-encoded-word.eml)
        return _leniently(decode_words(value), decoded=True)
    inside = value.strip(" ,;")
    if inside[:1] == inside[-1:] == '"' and inside.count('"') == 2:
        return _leniently(inside[1:-1], decoded=decoded)
    return []


def _in_brackets(value: str, searched: str) -> Iterator[tuple[str, str]]:
    """Read what stands in angle brackets, each with the name before it, and mailboxes beside them without any."""
    begin = 0
    for angle in _ANGLE.finditer(searched.translate(_LOCAL_PARTS_BLANK)):
        if address := _address_of(searched[angle.start(1) : angle.end(1)]):
            # What stands right before the bracket is a name; an address behind a comma is one more mailbox
            yield from _bare(",".join(re.split("[,;]", searched[begin : angle.start()])[:-1]))
            yield _name(value[begin : angle.start()]), address
            begin = angle.end()
    if begin:
        yield from _bare(searched[begin:])


def _bare(searched: str) -> Iterator[tuple[str, str]]:
    """Read addresses without angle brackets, each at the end of its piece; what stands before it is its name.

    Words behind one leave it unread: a domain with a space in it would become another one.
    """
    for piece in re.split("[,;]", searched):
        *before, last = _BETWEEN.split(piece.strip(_AROUND))
        address = _address_of(last)
        if address and "." in address.rpartition("@")[2]:
            yield from (("", other) for other in map(_address_of, before) if other and other != address)
            yield _name(piece.strip(_AROUND).removesuffix(last)), address


def _address_of(text: str) -> str | None:
    """Read one address, without what programs leave around it."""
    text = text.strip().removeprefix(":")
    text = text[prefix.end() :] if (prefix := _PREFIX.match(text)) else text
    text = text[route.end() :] if (route := _ROUTE.match(text)) else text
    if "=?" in text or len(text) > 2 * _LONGEST:
        return None
    text = re.sub(r"\s*@\s*", "@", text.translate(_LOCAL_PARTS_SHOWN))
    return find_address(text.strip(_AROUND) if not text.startswith('"') else text.rstrip(_AROUND))


def _name(text: str) -> str:
    text = re.sub(r"\\(.)", r"\1", text.translate(_LOCAL_PARTS_SHOWN)).replace('"', "").strip(" ,;:<>")
    return "" if _PREFIX.fullmatch(text + ":") else text


def _searched(value: str) -> str:
    """Blank out comments (RFC 5322 section 3.2.2) and quoted strings, but for a local part in quotes.

    Signs in such a local part are moved out of the way, so that they divide nothing. A bracket or a quote that never
    closes is a sign as any other.
    """
    kept = list(value)
    opened: list[int] = []
    quote = -1
    escaped = False
    for at, sign in enumerate(value):
        if escaped:
            escaped = False
        elif sign == "\\" and (opened or quote >= 0):
            escaped = True
        elif sign == '"' and not opened:
            if quote < 0:
                quote = at
                continue
            local = value[at + 1 : at + 2] == "@"
            kept[quote : at + 1] = (
                value[quote : at + 1].translate(_LOCAL_PARTS_HIDDEN) if local else " " * (at + 1 - quote)
            )
            quote = -1
        elif sign == "(" and quote < 0:
            opened.append(at)
        elif sign == ")" and opened:
            begin = opened.pop()
            if not opened:
                kept[begin : at + 1] = " " * (at + 1 - begin)
    return "".join(kept)
