"""What somebody wrote, made so that it does nothing where it is shown among lines of ours, whatever it says.

In a letter that shows several texts each line of theirs stands behind a bar: none can pass for a line of ours, nor for
a command in an answer that quotes the letter without marking it.
"""

from __future__ import annotations

import re
import unicodedata

_JOINERS = "\u200c\u200d"  # of letters and of pictures: what is written with them is misread without
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")


def inert(text: str) -> str:
    """Return `text` without what steers a screen, turns its direction or is not seen at all."""
    return "".join(sign for sign in _LINE_ENDS.sub("\n", text).expandtabs(4) if _is_shown(sign))


def inert_line(text: str) -> str:
    """Return `text` as one line."""
    return " ".join(inert(text).split())


def as_quote(text: str) -> str:
    """Return `text` behind a bar, line by line: mail clients fold away what stands behind `>`."""
    return "\n".join(f"| {line}".rstrip() for line in inert(text).strip("\n").split("\n"))


def _is_shown(sign: str) -> bool:
    return sign in _JOINERS or sign == "\n" or unicodedata.category(sign)[0] != "C"
