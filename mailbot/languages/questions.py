"""What a text asks, told from its words in any language."""

from __future__ import annotations

import re

from mailbot.languages import any_phrase

_KEY = re.compile(rf"(?<!\w){any_phrase(lambda phrases: phrases.requests.key)}(?!\w)", re.IGNORECASE)
_MINE = re.compile(rf"(?<!\w){any_phrase(lambda phrases: phrases.requests.mine)}(?!\w)", re.IGNORECASE)
_END = re.compile(r"[.!]|\n[ \t]*\n")  # of a sentence that asks nothing


def asks_about_a_key(text: str) -> bool:
    """Return whether a text asks something about a key that it does not call the writer's own."""
    questions = (_END.split(before)[-1] for before in text.replace("’", "'").split("?")[:-1])
    return any(_KEY.search(question) and not _MINE.search(question) for question in questions)
