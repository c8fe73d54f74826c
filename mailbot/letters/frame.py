"""What stands around a letter to anybody outside: a greeting, who signs it, and the block of reference.

Texts of their own in each language, so that no letter repeats them and an operator can replace them once for all. What
a colleague wrote in words of their own is not greeted twice: its own greeting and closing formula stay, ours give way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Final

from mailbot.facts import Audience, Auto, Letter, Organisation
from mailbot.languages import any_phrase
from mailbot.languages.closings import is_formula, is_wish, may_be_name, plain, split_closing
from mailbot.letters.sampling import Sample

GREETING: Final = "greeting"  # the first line
SIGN_OFF: Final = "sign-off"  # good wishes, who signs, and that a machine wrote it
REFERENCE_BLOCK: Final = "reference-block"  # closes every letter to a reporter
FRAME: Final = (GREETING, SIGN_OFF, REFERENCE_BLOCK)

_CLOSING_LINES = 4  # a formula, a name, a function and an organisation
_GREETS = re.compile(rf"\W*{any_phrase(lambda phrases: phrases.formulas.greetings)}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """What the texts of the frame may use, beside what every text may."""

    signature: Annotated[str, Sample("", "the CERT of Voorbeeld")]  # "" where the configuration has none
    machine: bool  # no person wrote this letter
    decided: bool  # … but one made the assessment that it brings
    explained: bool  # … in words of their own, which stand inside
    replies: bool  # … and it answers at once
    late: bool  # it says sorry for a day that has passed
    regular: bool  # it comes by the calendar, again and again
    closes: bool  # the words above end with a closing formula of their own
    first: bool  # the whole block of reference, which later letters cut short
    with_key: bool  # our key goes along
    published: Annotated[str, Sample("", "https://www.voorbeeld.example/security/en.html")]  # the fingerprint
    may_stop: bool  # letters by the calendar, which the reporter may stop
    stopped: bool  # … and has, and may begin again


def frame(letter: Letter, organisation: Organisation) -> Frame:
    """Return what the frame of `letter` tells."""
    content = letter.content
    return Frame(
        signature=dict(organisation.signatures).get(letter.language, ""),
        machine=content.auto is not Auto.NO,
        decided=content.decided,
        explained=content.insets_below and letter.below is not None and content.auto is not Auto.NO,
        replies=content.auto is Auto.REPLIED,
        late=content.is_late,
        regular=content.is_regular,
        closes=_ends_as_letters_do(letter),
        first=content.comes_first,
        with_key=content.brings_our_key,
        published=_page(organisation, letter.language),
        may_stop=not content.ends_letters,
        stopped=letter.stopped,
    )


def is_framed(letter: Letter) -> bool:
    """Return whether a greeting and a sign-off stand around `letter`: colleagues do without, they get too many."""
    return letter.audience is not Audience.HANDLER


def greets(letter: Letter) -> bool:
    """Return whether the words that a letter consists of begin with a greeting of their own."""
    return letter.content.is_words and _GREETS.match((letter.below or "").lstrip()) is not None


def _ends_as_letters_do(letter: Letter) -> bool:
    """Return whether the words that a letter consists of end with a closing formula: alone, or with names below it."""
    last = [line for line in (letter.below or "").splitlines() if plain(line)][-_CLOSING_LINES:]
    ends = (_closes(line) and all(map(may_be_name, last[at + 1 :])) for at, line in enumerate(last))
    return letter.content.is_words and any(ends)


def _closes(line: str) -> bool:
    return is_formula(line) or is_wish(line) or split_closing(line) is not None


def _page(organisation: Organisation, language: str) -> str:
    """Return where the fingerprint is published beside our letters: the page that `mailbot publish` writes."""
    if not organisation.published:
        return ""
    page = language if language in organisation.languages else organisation.languages[0]
    return f"{organisation.published[0]}/security/{page}.html"
