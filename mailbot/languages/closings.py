"""How mails end, told from one line alone: a closing formula, a name beside it, the line of a program.

One table of formulas for whoever needs it, all languages in one: people greet in the language of the other. Nothing
here decides what becomes of the line.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto

from mailbot.languages import any_phrase, every
from mailbot.languages.names import PARTICLES, PATRONYMICS, TITLES

LINE = 300  # characters of a line that are looked at; formulas and contact details end long before
NAME_WORDS = 8  # "Prof. Dr.-Ing. Max von und zu Stein" has seven
NAME_LENGTH = 80  # characters

# What people put around a formula: stars of bold text, dashes, a smile. A question is none, and # begins a command.
# Possessive, and what is longest first: of two ways to read the same signs, a line of carets would try each (fixtures/
# hostile/carets.eml)
_AROUND = re.compile(r"^[^\w#>\[({@/]+|(?:[:;=8x]-?[)DPp]|<3|[^\w?#>\])}+])++$")
_MOST = 3  # formulas in one line: thanks, wishes and regards
_PROGRAM = (
    r"(?:iPhone|iPad|iPod|Android|Galaxy|Samsung|Huawei|Xiaomi|Redmi|OnePlus|Pixel|Nokia|BlackBerry|Fairphone|Outlook"
    r"|Mail|Gmail|Yahoo|AOL|GMX|Proton|Tuta(?:nota)?|BlueMail|K-9|FairEmail|Thunderbird|Spark|Superhuman|Windows|Zoho"
    rf"|{any_phrase(lambda phrases: phrases.formulas.devices)})\b"
)
_STRONG, _BRIEF, _WISH = "strong", "brief", "wish"
# Each at the beginning of what is left of a line; another one, a name or nothing stands behind it
_FORMULA = re.compile(
    rf"(?:(?P<{_STRONG}>{any_phrase(lambda phrases: phrases.formulas.closings)})"
    rf"|(?P<{_BRIEF}>{any_phrase(lambda phrases: phrases.formulas.brief)})"
    rf"|(?P<{_WISH}>{any_phrase(lambda phrases: phrases.formulas.wishes)}))(?!\w)",
    re.IGNORECASE,
)
_JOINED_BY = any_phrase(lambda phrases: phrases.formulas.joined_by)
_AND = re.compile(rf"\s*[/|,;&+.!:–—-]+\s*(?:{_JOINED_BY} )?|\s+{_JOINED_BY}\s+", re.IGNORECASE)
_APART = re.compile(r"[.!]*(?:\s*[,;:–—]\s*|\s+[-/]\s*)(?=\S)")  # between a formula and a name
_BESIDE = re.compile(rf"[.!]*\s+(?:{any_phrase(lambda phrases: phrases.formulas.by)} )?(?=\S)")  # "Viele Grüße von Max"
_FOR = re.compile(rf"{any_phrase(lambda phrases: phrases.formulas.signs_for)}(?:[\s:]+|$)", re.IGNORECASE)
_SENT_FROM = re.compile(
    any_phrase(lambda phrases: phrases.formulas.sent_from).replace("<program>", _PROGRAM), re.IGNORECASE
)
TALK = re.compile(rf"\b{any_phrase(lambda phrases: phrases.formulas.talk)}\b", re.IGNORECASE)
POSTSCRIPT = re.compile(rf"{any_phrase(lambda phrases: phrases.formulas.postscripts)}\b[.: ]", re.IGNORECASE)
_ABBREVIATED = re.compile(rf"\b(?:[A-Za-z]\.){{2,}}$|\b{any_phrase(lambda phrases: phrases.formulas.abbreviations)}\.$")
SEPARATOR = re.compile(r" [|•·] ")
_SMALL = frozenset(
    {*PARTICLES, *PATRONYMICS, *TITLES, *every(lambda phrases: phrases.formulas.joined_by)}
    | {"'t", "op", "in", "les", "della", "al", "y", "e"}
)
"""Small words in names, beside the titles that people write small."""


class Closing(Enum):
    """What a line is that closes a mail."""

    FORMULA = auto()
    WISH = auto()  # only with a name below it
    BEGUN = auto()  # something stands behind it, which may be a name


def plain(line: str) -> str:
    """Return `line` as it is compared: Apple and French clients write blanks that do not break, Outlook a BOM."""
    return line.replace("\xa0", " ").replace("\u202f", " ").strip("\ufeff \t\r")


def closing_of(line: str) -> Closing | None:
    """Return what `line` is when it begins with a closing formula, or a wish; None for any other."""
    words = _bare(line)
    end, kinds = _read(words)
    if not kinds:
        return None
    if end < len(words):
        return Closing.BEGUN
    return Closing.WISH if kinds[0] == _WISH else Closing.FORMULA


def is_formula(line: str) -> bool:
    """Return whether `line` is a closing formula, or several: "Vielen Dank und viele Grüße", "Groet / Kind regards"."""
    return closing_of(line) is Closing.FORMULA


def is_wish(line: str) -> bool:
    """Return whether `line` stands where a closing formula would, if a name is below: "Have a nice day"."""
    return closing_of(line) is Closing.WISH


def split_closing(line: str) -> tuple[str, str] | None:
    """Return a closing formula and the name that stands beside it, or None: "Groet, Anke"; never "Thanks to Anke"."""
    words = _straight(line)
    end, kinds = _read(words)
    if not kinds:
        return None
    between = _APART.match(words, end) or (_BESIDE.match(words, end) if kinds[-1] == _STRONG else None)
    if between is None or not may_be_name(words[between.end() :]):
        return None  # a word of every day needs more than a blank: "Best Practices"
    return words[:end], words[between.end() :]


def _read(words: str) -> tuple[int, list[str]]:
    """Return where the formulas that `words` begin with end, and of which kind each is."""
    end, at = 0, 0
    kinds: list[str] = []
    while len(kinds) < _MOST and (formula := _FORMULA.match(words, at)) is not None:
        end = formula.end()
        kinds.append(str(formula.lastgroup))
        between = _AND.match(words, end)
        if between is None:
            break
        at = between.end()
    return end, kinds


def may_be_name(words: str) -> bool:
    """Return whether `words` may be somebody's name, with titles: short, and each of its words begins as names do."""
    words = plain(words)
    if words and not without_for(words):
        return True  # "i. A.", above the name
    words = without_for(words).strip(" *_,.~()-–—")
    if not words or len(words) > NAME_LENGTH or any(map(str.isdigit, words)) or words[-1] in "?!:;":
        return False
    parts = words.split()
    return len(parts) <= NAME_WORDS and all(_begins_as_a_name(part) for part in parts)


def _begins_as_a_name(part: str) -> bool:
    part = part.strip(".,()\"'’|/&")
    return not part or not part[0].islower() or part.casefold() in _SMALL


def reads_like_words(words: str) -> bool:
    """Return whether `words` are said to the reader, and not a name, a function, an organisation."""
    if not words:
        return False
    longest = max(len(part.split()) for part in SEPARATOR.split(words))
    ends = words[-1] in ".?!:;," and not _ABBREVIATED.search(words) and len(words.split()) > 2
    begins = words[0].islower() and longest > 3
    return ends or begins or longest > 9 or bool(TALK.search(words))


def without_for(line: str) -> str:
    """Return `line` without what stands before the name of one who signs for another: "i. A. Max Muster"."""
    words = plain(line)
    return words[before.end() :] if (before := _FOR.match(words)) else line


def is_sent_from(words: str) -> bool:
    """Return whether `words` are what a program puts below a mail: "Sent from my iPhone"."""
    return _SENT_FROM.match(_straight(words)) is not None


def _straight(line: str) -> str:
    return plain(unicodedata.normalize("NFC", line[:LINE]).replace("’", "'"))


def _bare(line: str) -> str:
    return _AROUND.sub("", _straight(line)) if len(line) <= LINE else ""
