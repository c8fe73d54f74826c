"""What a text asks of the data that is kept of its writer, told from its words in any language.

A report may speak of erasing data, of copies and of the law; so nothing is a request that says anything else as well.
Two kinds of mails hold more and are one all the same: a letter that begins by naming the law, as the templates do that
people send, and a short mail that begins with what is to be corrected, restricted or objected to, and goes on with why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mailbot.facts import Right
from mailbot.languages import PHRASES, any_of
from mailbot.languages.questions import folded_words, without_frame
from mailbot.languages.right_words import RightsWords, WordsOfRight

LONGEST_REQUEST = 90  # words, of which each is one that such a request has
_SENTENCE = 70  # words of the one with which a longer mail begins
_EXPLAINED = 150  # words of a mail that goes on with what is wrong, or why somebody objects
_GO_ON = frozenset({Right.CORRECT, Right.RESTRICT, Right.OBJECT})
# Of a sentence; not the dot of "Art. 15"
_ENDS = re.compile(r"[.!?:;](?=\s+[^\d\s(])|\n[ \t]*\n|\n(?=[^\n]{0,200}$)")
_ADDRESSES = re.compile(r"[^\s<>]{1,64}@[^\s<>]{1,255}")
_OF_ARTICLE = {15: Right.ACCESS, 16: Right.CORRECT, 17: Right.ERASE, 18: Right.RESTRICT, 20: Right.ACCESS}
_OF_ARTICLE |= {21: Right.OBJECT}  # of the GDPR, as people cite it in every language


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The words for one right in one language."""

    right: Right
    asks: re.Pattern[str]
    alone: re.Pattern[str]
    whole: frozenset[str]  # what is one when it is all that somebody writes


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of requests in one language: those of another are other words in it."""

    wanted: tuple[_Wanted, ...]
    data: re.Pattern[str]
    law: re.Pattern[str]
    asking: frozenset[str]
    all: frozenset[str]


def _words(words: RightsWords) -> _Words:
    of_rights = {right: getattr(words, right.value) for right in Right}
    every = [*words.data, *words.law, *(one for of in of_rights.values() for one in (*of.asks, *of.alone))]
    single = {word for phrase in every for word in phrase.split()}
    return _Words(
        tuple(_wanted(right, of) for right, of in of_rights.items()),
        _phrases(words.data),
        _phrases(words.law),
        words.asking,
        frozenset({*single, *words.asking, *words.beside}),
    )


def _wanted(right: Right, words: WordsOfRight) -> _Wanted:
    typed = " ".join(folded_words(words.typed))
    return _Wanted(right, _phrases(words.asks), _phrases(words.alone), frozenset({*words.alone, typed}))


def _phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(phrases)}\b")


_LANGUAGES = tuple(_words(phrases.rights) for phrases in PHRASES.values())


def find_rights(text: str, own: Iterable[str] = ()) -> tuple[Right, ...]:
    """Return what a mail asks of its writer's data, the copy before the erasure; `own` are words of their name."""
    said = without_frame(text[: _EXPLAINED * 100])
    said = _ADDRESSES.sub(" ", said) if "@" in said else said
    names = {word for one in own for word in folded_words(one)}
    first = folded_words(_ENDS.split(said.strip(), maxsplit=1)[0])
    # Whatever is a request is one from its first word on: of most mails no more than a sentence needs to be folded
    languages = [one for one in _LANGUAGES if _are_all((word for word in first if word not in names), one)]
    if not languages:
        return ()
    words = [word for word in folded_words(said) if word not in names]
    if not words:
        return ()
    found = {right for language in languages for right in _rights(words, first, language, marked="?" in said)}
    return tuple(right for right in Right if right in found)


def _rights(words: Sequence[str], first: Sequence[str], language: _Words, *, marked: bool) -> frozenset[Right]:
    """Return what is asked in one language: by all the words, or by the first sentence of more."""
    said = " ".join(words)
    if whole := frozenset(one.right for one in language.wanted if said in one.whole):
        return whole
    if len(words) <= LONGEST_REQUEST and _are_all(words, language):
        return _asked(words, language, marked=marked)
    if len(first) > _SENTENCE or not _are_all(first, language):
        return frozenset()
    asked = _asked(first, language, marked=False)
    if asked and language.law.search(" ".join(first)):
        return asked
    return asked if asked <= _GO_ON and len(words) <= _EXPLAINED else frozenset()


def _are_all(words: Iterable[str], language: _Words) -> bool:
    return all(word in language.all or word.isdigit() for word in words)


def _asked(words: Sequence[str], language: _Words, *, marked: bool) -> frozenset[Right]:
    """Return what words ask for that are all of a request, where they ask and do not tell."""
    said = " ".join(words)
    begins = any(one.asks.match(said) or one.alone.match(said) for one in language.wanted)
    if not (marked or begins or not language.asking.isdisjoint(words)):
        return frozenset()
    law = language.law.search(said)
    if not (law or language.data.search(said)):
        return frozenset(one.right for one in language.wanted if one.alone.search(said))
    cited = {_OF_ARTICLE[int(word)] for word in words if word in _ARTICLES} if law else set()
    named = {one.right for one in language.wanted if one.alone.search(said) or one.asks.search(said)}
    # Who wants their data, and says nothing of what else should be done with it, wants to see it
    return frozenset(cited | named) or frozenset({Right.ACCESS})


_ARTICLES = frozenset(map(str, _OF_ARTICLE))
