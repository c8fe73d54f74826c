"""What a reporter asks of us with a word of its own: no more scheduled letters, letters again, no letters at all.

Never guessed from prose: the word is all that is new in the mail, or, for anonymity, begins its subject or stands
alone on its first line.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from mailbot.facts import Message
from mailbot.languages import PHRASES, any_phrase
from mailbot.languages.questions import LOOKED_AT
from mailbot.languages.signs import without_signs


class Wish(StrEnum):
    """What the reporter wants."""

    STOP = "stop"
    START = "start"
    ANONYMOUS = "anonymous"


_WISHES = {
    word.casefold(): wish
    for phrases in PHRASES.values()
    for wish, words in (
        (Wish.STOP, phrases.requests.stop),
        (Wish.START, phrases.requests.start),
        (Wish.ANONYMOUS, phrases.requests.anonymous + phrases.requests.no_mail),
    )
    for word in words
}
_AROUND = " \t\n.!,;:\"'’“”„«»*_()[]<>\xa0"  # bold and brackets, as clients write them
_ANONYMOUS_SUBJECT = re.compile(
    rf"\W*{any_phrase(lambda phrases: phrases.requests.anonymous_reports + phrases.requests.anonymous)}"
    r"\W*(?:$|[:,\-–—(])",
    re.IGNORECASE,
)


def find_wish(message: Message) -> Wish | None:
    """Return what the whole of a mail asks for."""
    return _WISHES.get(_bare(message.new_text)) if len(message.new_text) <= LOOKED_AT else None


def wants_no_letters(message: Message) -> bool:
    """Return whether somebody who writes for the first time wants to stay without any letter of ours."""
    first = message.new_text.strip().partition("\n")[0]
    return bool(_ANONYMOUS_SUBJECT.match(message.subject)) or _WISHES.get(_bare(first)) is Wish.ANONYMOUS


def _bare(text: str) -> str:
    """Take from a word what stands around it and what nobody sees."""
    return without_signs(unicodedata.normalize("NFKC", text), "Cf").strip(_AROUND).casefold()
