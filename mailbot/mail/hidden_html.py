"""The parts of HTML that a mail client does not show: preheaders, tracking marks, words that a style hides.

Used to compare what two alternatives say, never to leave anything out of what handlers see. Only what a style says for
certain counts; a style sheet is read for plain rules about a class or an id, outside of media queries.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_HIDES = re.compile(
    r"(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|opacity\s*:\s*0(?:\.0+)?(?![.\d])"
    r"|font-size\s*:\s*[01](?:px|pt|em|rem|%)?(?![.\d])|max-(?:height|width)\s*:\s*0(?:px|pt|%)?(?![.\d])"
    r"|line-height\s*:\s*0(?:px|pt|%)?(?![.\d])|text-indent\s*:\s*-\d{3,}|(?:left|top|right)\s*:\s*-\d{3,})",
    re.IGNORECASE,
)
_UNSEEN = frozenset({"title", "template", "noscript", "select", "datalist", "object", "audio", "video", "svg", "map"})
_SELECTOR = re.compile(r"[a-z0-9]*([.#][\w-]{1,100})")
_BRACE = re.compile(r"[{}]")
MOST_STYLE = 200_000  # characters of style sheets that are read; what newsletters carry is under 50,000


def hides(tag: str, values: Mapping[str, str], hidden: frozenset[str]) -> bool:
    """Return whether an element is not shown; `hidden` are the classes and ids that a style sheet hides."""
    if tag in _UNSEEN or "hidden" in values or _HIDES.search(values.get("style", "")):
        return True
    named = {f".{name.lower()}" for name in values.get("class", "").split()} | {f"#{values.get('id', '').lower()}"}
    return bool(hidden & named)


def hidden_by(style: str) -> frozenset[str]:
    """Return the classes and ids (".preheader", "#track") that a style sheet hides from everybody."""
    names: set[str] = set()
    selector, begin, depth, within_query = "", 0, 0, False
    for brace in _BRACE.finditer(style[:MOST_STYLE]):
        if brace[0] == "{":
            if depth == 0:
                selector = style[begin : brace.start()].strip().lower()
                within_query = selector.startswith("@")
            depth += 1
        else:
            depth = max(0, depth - 1)
            if depth == 0 and not within_query and _HIDES.search(style[begin : brace.start()]):
                names |= {match[1] for match in map(_SELECTOR.fullmatch, map(str.strip, selector.split(","))) if match}
        begin = brace.end()
    return frozenset(names)
