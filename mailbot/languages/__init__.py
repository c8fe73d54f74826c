"""What differs by language, one folder a language: found here, and nowhere named.

What each folder must have says phrases.py. Nothing here acts; languages/ knows facts and errors alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from mailbot.languages.phrases import Phrases


def _find() -> Mapping[str, Phrases]:
    folders = [found.name for found in iter_modules(__path__) if found.ispkg]
    return {name: import_module(f"{__name__}.{name}.phrases").PHRASES for name in sorted(folders)}


PHRASES: Mapping[str, Phrases] = _find()
"""By the language's code."""
LANGUAGES = tuple(PHRASES)
"""Those that mailbot speaks: a folder each."""

_AWAY = re.compile(
    r"\W*(?:" + "|".join(one for phrases in PHRASES.values() for one in phrases.away) + ")", re.IGNORECASE
)


def is_away(subject: str) -> bool:
    """Return whether a subject begins as a program's does that answers while somebody is away."""
    return _AWAY.match(subject) is not None


def _words(of: str) -> re.Pattern[str]:
    found = "|".join(one for phrases in PHRASES.values() for one in getattr(phrases, of))
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE)


_KEY, _MINE = _words("key"), _words("mine")
_END = re.compile(r"[.!]|\n[ \t]*\n")  # of a sentence that asks nothing


def asks_about_a_key(text: str) -> bool:
    """Return whether a text asks something about a key that it does not call the writer's own."""
    asked = (_END.split(before)[-1] for before in text.replace("’", "'").split("?")[:-1])
    return any(_KEY.search(one) and not _MINE.search(one) for one in asked)
