"""Why a mail is held, in the words of a reader; what is not listed is said in the program's own.

A `{}` stands for what differs from one mail to the next. It is said as it is (the place of a bug, what a server said),
unless it is a reason itself: "could not be opened: cut off".
"""

from __future__ import annotations

import re

from mailbot.facts import Sign
from mailbot.languages import PHRASES
from mailbot.languages.phrases import Phrases

_BY_PROGRAM = frozenset(Sign)
_VARIABLE = {
    language: [
        (re.compile(re.escape(reason).replace(r"\{\}", "(.+?)")), words)
        for reason, words in phrases.reasons.items()
        if "{}" in reason
    ]
    for language, phrases in PHRASES.items()
}
_DEEPEST = 2  # "failed twice before: could not be opened: cut off"


def in_words(language: str, reason: str) -> str:
    """Put a reason into words of `language`."""
    phrases = PHRASES.get(language)
    return reason if phrases is None else _put(language, phrases, reason, 0)


def _put(language: str, phrases: Phrases, reason: str, depth: int) -> str:
    if reason in phrases.reasons and "{}" not in reason:
        return phrases.reasons[reason]
    if depth == 0 and reason in _BY_PROGRAM:
        return phrases.by_program
    for shape, words in _VARIABLE[language] if depth <= _DEEPEST else ():
        if match := shape.fullmatch(reason):
            return words.format(*(_put(language, phrases, part, depth + 1) for part in match.groups()))
    return reason
