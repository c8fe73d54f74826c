"""Words to lines: paragraphs that any client shows as they are meant, on a screen of 72 columns and on a phone.

Lines run on (format=flowed, RFC 3676), but for those of a list, which begin with `- `, and those that stand alone,
which begin with `| `: what must be typed or compared as it stands, with no-break spaces for spaces.
"""

from __future__ import annotations

import re
import unicodedata
from textwrap import wrap
from typing import Final

NO_BREAK: Final = "\N{NO-BREAK SPACE}"
_COLUMNS = 72  # RFC 3676 section 4.2 says 78 at most; 72 leaves room to be quoted
_SPACES = re.compile(r"[^\S\N{NO-BREAK SPACE}]+")  # French has some of the other kind
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # general categories of Unicode
_APART = re.compile(r"\n(?=- |\| )")
_ALONE = "| "
_INDENT = NO_BREAK * 2  # a space would have the line stuffed, and taken away again by whoever joins the lines
_ITEM = "- "
_FEW = 200  # characters that somebody says in one breath
_MARKS = re.compile(r"(?:^|\s)[>|#*\-\N{EN DASH}\N{EM DASH}]")  # what a line of ours may begin with, or a quoted one


def printable(text: str) -> str:
    """Make one line of `text`: RFC 5322 section 2.2 knows no line breaks in a value, and a reader no hidden signs."""
    if text.isprintable():  # nothing of what is hidden, and no space but the ordinary one
        return _SPACES.sub(" ", text).strip()
    shown = (" " if unicodedata.category(sign) in _HIDDEN else sign for sign in text)
    return _SPACES.sub(" ", "".join(shown)).strip()


def unbroken(text: str) -> str:
    """Return `text` as one that no client breaks into two lines."""
    return text.replace(" ", NO_BREAK)


def flowed(text: str) -> list[str]:
    """Lay out paragraphs (RFC 3676 section 4.2): lines run on, unless they begin with `- ` or `| `."""
    return [
        "\n".join(_wrapped(piece) for piece in _APART.split(paragraph))
        for paragraph in re.split(r"\n\s*\n", text.strip())
        if paragraph
    ]


def as_written(text: str) -> list[str]:
    """Keep somebody's lines as they are: a space at the end would make a line run on (RFC 3676 section 4.2)."""
    return [_stuffed(line.rstrip(" ")) for line in re.split(r"\r\n|\r|\n", text.rstrip("\r\n"))]


def inset(text: str) -> list[str]:
    """Keep somebody's lines as they are, each indented: whatever they imitate, none can be taken for one of ours."""
    lines = re.split(r"\r\n|\r|\n", text.strip("\r\n"))  # no-break spaces, so no line needs to be stuffed
    return [_INDENT + line.rstrip(" ") if line.strip() else "" for line in lines]


def woven(text: str, words: str) -> str | None:
    """Return `text` with somebody's few words behind its last colon; None for what must stand apart.

    That is more than one line, whatever could make a line look like one of ours once the paragraph is wrapped, and what
    has no colon before it.
    """
    said, before = words.strip().replace(NO_BREAK, " "), text.rstrip()
    few = 0 < len(said) <= _FEW and said.isprintable() and _MARKS.search(said) is None
    return f"{before} {said}" if few and before.endswith(":") else None


def _wrapped(piece: str) -> str:
    text = re.sub(r"[ \n]+", " ", piece).strip(" ")  # split() would take the no-break spaces of French for spaces
    if text.startswith(_ALONE):
        return _INDENT + unbroken(text.removeprefix(_ALONE))
    # A command that a letter names must not begin a line: quoted in an answer without a mark, it would look like one.
    text = text.replace(" #", f"{NO_BREAK}#")
    first, *more = wrap(text, _COLUMNS - 1, break_long_words=False, break_on_hyphens=False) or [""]
    # RFC 3676 section 4.4 lets any line be stuffed: whoever joins the lines takes that space away, and for everybody
    # else it is the indent of a list's item
    hanging = (f" {line}" if text.startswith(_ITEM) else _stuffed(line) for line in more)
    return " \n".join([_stuffed(first), *hanging])


def _stuffed(line: str) -> str:
    return f" {line}" if line.startswith((" ", "From ")) else line  # RFC 3676 section 4.4
