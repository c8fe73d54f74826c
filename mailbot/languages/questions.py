"""What a text asks, told from its words in any language."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from mailbot.languages import PHRASES, any_of, any_phrase
from mailbot.languages.closings import is_formula, is_wish, may_be_name, plain, split_closing
from mailbot.languages.phrases import StatusQuestion
from mailbot.languages.signs import without_signs

_KEY = re.compile(rf"(?<!\w){any_phrase(lambda phrases: phrases.requests.key)}(?!\w)", re.IGNORECASE)
_MINE = re.compile(rf"(?<!\w){any_phrase(lambda phrases: phrases.requests.mine)}(?!\w)", re.IGNORECASE)
_END = re.compile(r"[.!]|\n[ \t]*\n")  # of a sentence that asks nothing

LOOKED_AT = 20_000  # characters of a text that may be a question, or a wish, and nothing else
LONGEST = 40  # words of a question where things stand: who writes more says more
_BRIEF = 3  # words that are a question without a question mark: "status update"
_GREETING = re.compile(
    rf"\W*{any_phrase(lambda phrases: phrases.formulas.greetings)}(?!\w)[^.?!,:\n]{{0,60}}(?:[,.!:;–-]|\s*(?:\n|$))",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\b[A-Za-z][A-Za-z0-9]*-\d{4}-[A-Za-z0-9]{4}\b")
_YEAR = re.compile(r"-\d{4}-")  # of a reference: looked for first, since that takes no look at every word
_WRITTEN_OUT = str.maketrans(
    {sign: plainly for phrases in PHRASES.values() for sign, plainly in phrases.detection.written_out.items()}
)
_ONE_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Asked:
    """The words of a question in one language: those of another are other words in it."""

    about: re.Pattern[str]
    asking: frozenset[str]
    all: frozenset[str]


def _asked(status: StatusQuestion) -> _Asked:
    words = frozenset(word for phrase in status.about for word in phrase.split())
    return _Asked(
        re.compile(rf"\b{any_of(status.about)}\b"), status.asking, frozenset({*words, *status.asking, *status.beside})
    )


_ASKED = tuple(_asked(phrases.status) for phrases in PHRASES.values())


def asks_about_a_key(text: str) -> bool:
    """Return whether a text asks something about a key that it does not call the writer's own."""
    questions = (_END.split(before)[-1] for before in text.replace("’", "'").split("?")[:-1])
    return any(_KEY.search(question) and not _MINE.search(question) for question in questions)


def asks_where_it_stands(text: str) -> bool:
    """Return whether all that a text says is the question where things stand, with what politeness puts around it."""
    if len(text) > LOOKED_AT:
        return False
    said = without_frame(text)
    words = folded_words(said)
    return 0 < len(words) <= LONGEST and any(_asks(words, asked, marked="?" in said) for asked in _ASKED)


def without_frame(text: str) -> str:
    """Return a text without its greeting, its closing formula, the name below it and references of ours."""
    said = "\n".join(_between_greeting_and_name(text))
    return _REFERENCE.sub(" ", said) if _YEAR.search(said) else said


def folded_words(text: str) -> list[str]:
    """Return the words of a text as the lists have them: in lower case, without accents."""
    return _ONE_WORD.findall(_folded(text))


def _asks(words: list[str], asked: _Asked, *, marked: bool) -> bool:
    """Return whether words are a question, `marked` as one or not, of a language and nothing else."""
    only = all(word in asked.all or word.isdigit() for word in words)
    is_question = marked or len(words) <= _BRIEF or not asked.asking.isdisjoint(words)
    return only and is_question and asked.about.search(" ".join(words)) is not None


def _between_greeting_and_name(text: str) -> list[str]:
    """Return the lines of a text without its greeting, its closing formula and the name below it."""
    text = text.strip()
    greeting = _GREETING.match(text)
    lines = [line for line in text[greeting.end() if greeting else 0 :].splitlines() if plain(line).strip()]
    while len(lines) > 1 and _ends_a_mail(lines[-1]):
        lines.pop()
    return lines


def _ends_a_mail(line: str) -> bool:
    return is_formula(line) or is_wish(line) or split_closing(line) is not None or may_be_name(line)


def _folded(text: str) -> str:
    """Return words as the lists have them: in lower case, without accents."""
    text = unicodedata.normalize("NFC", text).casefold().translate(_WRITTEN_OUT)
    return without_signs(unicodedata.normalize("NFKD", text), "Mn", "Cf")
