"""How people and their mail clients write the line of a command, and where it ends."""

from __future__ import annotations

import re
import unicodedata

ROOM = (
    70  # characters; clients wrap at 72 (Thunderbird; RFC 3676 section 4.2 says 78 at most), 76 (Outlook), 78 (Gmail)
)

# What clients turn a hyphen into: hyphen, non-breaking hyphen, figure dash, en dash, minus sign.
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))
_BULLETS = re.compile(r"[-*_•·◦▪●\s]+(?=#)")
_LINE = re.compile(r"#+\s*([^\W\d_]+(?:-[^\W\d_]+)*)[\s:=]*(.*)")
# A client may make a link of its own of a hashtag (fixtures/reply/commands-linked-en-outlook-ios.eml).
_LINKED = re.compile(r"(#[^\s<>]+) ?<https?://[^<>\s]*>")


def cleaned(line: str) -> str:
    """Take away what HTML and mobile clients add: invisible characters, odd spaces and hyphens, bullets, links."""
    line = unicodedata.normalize("NFKC", line).translate(_HYPHENS)
    line = "".join(c for c in line if unicodedata.category(c) != "Cf").strip()
    line = line[found.end() :] if (found := _BULLETS.match(line)) else line
    return line[: found.end(1)] + line[found.end() :] if (found := _LINKED.match(line)) else line


def split(line: str) -> tuple[str, str]:
    """Give name and argument of the command in a cleaned `line`; two empty ones when there is none."""
    found = _LINE.fullmatch(line)
    return (found[1].casefold(), found[2].strip()) if found else ("", "")


def goes_on(line: str, following: str) -> bool:
    """Tell whether a client wrapped `line`, so that `following` belongs to it: its first word had no room left.

    It would be sent to the reporter as the letter otherwise (fixtures/reply/command-wrapped-nl-thunderbird.eml).
    """
    first = cleaned(following).partition(" ")[0]
    return bool(first) and not first.startswith("#") and len(line.rstrip()) + 1 + len(first) > ROOM
