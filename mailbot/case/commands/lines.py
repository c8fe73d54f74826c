"""How people and their mail clients write the line of a command, where it ends, and what else looks like one.

A line is *dressed* by what stands around its command: quotation marks (our own letters print some), brackets, bullets,
numbers of a list, arrows, emphasis. It is undressed where nothing but such signs stands before the `#`. What only looks
like a command, behind words or in a quote, is *sighted*: it is never obeyed, and never overlooked.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from mailbot.languages.signs import without_signs

ROOM = (
    70  # characters; clients wrap at 72 (Thunderbird; RFC 3676 section 4.2 says 78 at most), 76 (Outlook), 78 (Gmail)
)

_SIGNS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")  # of a hyphen: non-breaking, figure dash, en dash, minus sign
    | dict.fromkeys("♯⌗\u29e3⋕⩨⩩", "#")  # of the hash, beside those that NFKC knows: music sharp, viewdata square …
    | dict.fromkeys("\u2800\u3164\u1160", " ")  # Braille blank and Hangul fillers look like nothing
)
_UNSEEN = ("Cf", "Me")  # format controls; what encloses a sign, as in the keycap emoji of `#`
_SELECTORS = re.compile("[\u034f\u180b-\u180d\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # pick a glyph, show nothing
# Everything before the `#` that is no word: at most one number or letter of a list in it, as in "(1) #note".
_DRESS = re.compile(r"(?:[^\w#]|_)*(?:(?:\d{1,3}|[a-z]|[ivx]{1,4})(?=[.):\]°])(?:[^\w#]|_)*)?(?=#)", re.IGNORECASE)
_QUOTED = re.compile(r"\s*(?:>|\|\s)")  # a quote of somebody's; an arrow has a shaft
_CLOSES = {
    '"': '"',
    "'": "'",
    "`": "`´'",
    "´": "´",
    "“": '”“"',
    "”": "”",
    "„": '“”"',
    "‟": "”",
    "‘": "’‘'",
    "’": "’'",
    "‚": "‘’'",
    "‹": "›",
    "›": "‹›",
    "«": "»",
    "»": "«»",
    "「": "」",
    "『": "』",
    "〈": "〉",
    "《": "》",
    "【": "】",
    "(": ")",
    "[": "]",
    "{": "}",
    "<": ">",
    "*": "*",
    "_": "_",
    "~": "~",
    "|": "|",
    "=": "=",
}
_LINE = re.compile(r"#+[^\w#]*([^\W\d_]+(?:-[^\W\d_]+)*)[\s:=]*(.*)")
# A client may make a link of its own of a hashtag (fixtures/reply/commands-linked-en-outlook-ios.eml).
_LINKED = re.compile(r"(#[^\s<>]+) ?<https?://[^<>\s]*>")
_SIGHT = re.compile(r"(?<!#)#+[^\w\s#]{0,3}_{0,2}([^\W\d_]+(?:-[^\W\d_]+)*)")
_PAGE = re.compile(r"(?:://\S*|/\w\S*|\w\.[a-z]{2,8}/?)$", re.IGNORECASE)  # before the `#`: it names a place on it
_BEFORE = 200  # characters of it that are looked at


def cleaned(line: str) -> str:
    """Take away what people, HTML and mobile clients add: invisible characters, odd hyphens, a command's dress, links.

    A line that only holds the sign of a command somewhere keeps all of its words.
    """
    line = _folded(line).strip()
    if (dress := _DRESS.match(line)) and not _QUOTED.match(line):
        line = _undressed(line[: dress.end()], line[dress.end() :])
    return line[: linked.end(1)] + line[linked.end() :] if (linked := _LINKED.match(line)) else line


def bare(argument: str) -> str:
    """Take away the punctuation and emphasis around an argument."""
    return argument.strip(" \t.,;:!*_\"'“”„‘’«»")


def split_command(line: str) -> tuple[str, str]:
    """Return name and argument of the command in a cleaned `line`; two empty ones when there is none."""
    match = _LINE.fullmatch(line)
    return (match[1].casefold(), match[2].strip()) if match else ("", "")


def goes_on(line: str, following: str) -> bool:
    """Return whether a client wrapped `line`, so that `following` belongs to it: its first word had no room left.

    It would be sent to the reporter as the letter otherwise (fixtures/reply/command-wrapped-nl-thunderbird.eml).
    """
    first = cleaned(following).partition(" ")[0]
    return bool(first) and not first.startswith("#") and len(line.rstrip()) + 1 + len(first) > ROOM


def sighted(line: str) -> Iterator[str]:
    """Yield the names behind every `#` in a line, wherever it stands; a place on a web page (`/page#part`) is none."""
    line = _folded(html.unescape(line)).lstrip(" \t>|")
    if dress := _DRESS.match(line):
        line = re.sub(r"^#\s+", "#", line[dress.end() :])  # only here: "C# note" is about a language
    for sight in _SIGHT.finditer(line):
        if not _PAGE.search(line[max(0, sight.start() - _BEFORE) : sight.start()]):
            yield sight[1].casefold()


def _folded(line: str) -> str:
    line = _SELECTORS.sub("", unicodedata.normalize("NFKC", line)).translate(_SIGNS)
    return without_signs(line, *_UNSEEN)


def _undressed(dress: str, line: str) -> str:
    """Take from `line` what closes the quotation marks and brackets of `dress`, behind the name or at the end."""
    name = _LINE.match(line)
    behind = name.end(1) if name else 1
    for opener in reversed(dress):
        closers = _CLOSES.get(opener, "")
        rest, kept = line[behind:].lstrip(), line.rstrip(" .,;:!")
        if rest[:1] and rest[0] in closers:  # “#accept” 2026-12-11
            line = line[:behind] + rest[1:]
        elif len(kept) > behind and kept[-1] in closers:
            line = kept[:-1]
    return line.strip()
