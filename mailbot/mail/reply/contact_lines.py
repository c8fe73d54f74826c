"""The kinds of line near the end of a mail: a closing formula, a name, contact details, or words to the reader.

Told from the line alone and from who the mail is from. Nothing here decides what becomes of the line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from mailbot.languages import any_phrase
from mailbot.languages.closings import LINE, POSTSCRIPT, SEPARATOR, TALK, plain, reads_like_words, without_for
from mailbot.languages.names import PARTICLES, TITLES

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_URL = re.compile(r"(?:https?://|www\.)([\w.-]{1,253})(/\S*)?", re.IGNORECASE)
_PEOPLE_ARE_THERE = re.compile(r"(?:^|\.)(?:linkedin|twitter|x|facebook|instagram|youtube|xing|mastodon)\.\w{2,7}$")
_PHONE = re.compile(r"(?<![\w.-])(?:\+|00|\(?0)(?:[ ()./-]{0,2}\d){7,14}(?![\w-])")
_DAY = re.compile(r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b")
_LABELLED = re.compile(
    r"[TMEWFKAP](?:[.:]? ?(?=[\d+(])|: ?)"
    r"|(?:Tel|Mob|Fax|E-?mail|Mail|Web|Website|Internet"
    rf"|{any_phrase(lambda phrases: phrases.contact_lines.labels)})(?:[.:] ?| (?=[\d+(]))",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    rf"\[(?:(?:cid:|image:|logo|{any_phrase(lambda phrases: phrases.contact_lines.pictures)})[^\[\]]{{0,200}}"
    rf"|[^\[\]]{{0,200}}{any_phrase(lambda phrases: phrases.contact_lines.drawn_by_machine)}[^\[\]]{{0,40}})\]",
    re.IGNORECASE,
)
_DECORATION = re.compile(r"<[^<>]{0,2000}>|\[[^\[\]]{0,300}\]")  # where links lead, what pictures show
# "Ik werk van maandag t/m donderdag": many sign so, and it may be said of this week as well.
_PRESENCE = re.compile(
    rf"\b{any_phrase(lambda phrases: phrases.contact_lines.at_work)}\b.{{0,40}}"
    rf"\b{any_phrase(lambda phrases: phrases.contact_lines.weekdays)}\b",
    re.IGNORECASE,
)
_PARTICLES = PARTICLES | TITLES


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a mail, as its From says; empty when that is not known, as inside an encrypted part."""

    name: str = ""
    address: str = ""


class Kind(Enum):
    """What a line below a name is."""

    HARD = auto()  # tells how to reach somebody: below a name, beyond doubt part of a signature block
    SOFT = auto()  # may name a function, an organisation, a street
    TALK = auto()  # reads like words to the reader


def kind_of(line: str, author: Author) -> Kind:
    """Return what kind of line `line` is when it stands below a name."""
    words = plain(line)[:LINE]
    if POSTSCRIPT.match(words) or words.startswith(("#", ">", "- ")):
        return Kind.TALK
    left = _PICTURE.sub(" ", words)
    pictures = left != words
    left = undecorated(left)
    if _LABELLED.match(left):
        return Kind.HARD
    reached = _ADDRESS.search(left) or (_PHONE.search(left) and not _DAY.search(left))
    site = any(_is_site(url[1], url[2] or "", author) for url in _URL.finditer(left))
    left = _PHONE.sub(" ", _URL.sub(" ", _ADDRESS.sub(" ", left))).strip(" *_")
    organisation = {part for part in author.address.partition("@")[2].split(".")[:-1] if len(part) > 3}
    if reads_like_words(left) and not _PRESENCE.search(left):
        return Kind.TALK
    return Kind.HARD if pictures or reached or site or organisation & set(words_of([left])) else Kind.SOFT


def _is_site(host: str, path: str, author: Author) -> bool:
    """Return whether a URL shows who somebody is, and not what a letter is about."""
    host = host.casefold().strip(".")
    own = author.address.partition("@")[2].casefold()
    ours = bool(own) and (host == own or host.endswith("." + own))
    return not path.strip("/") or (ours and path.count("/") < 2) or bool(_PEOPLE_ARE_THERE.search(host))


def is_name(line: str, author: Author) -> bool:
    """Return whether `line`, below a closing formula, may be the name of `author` or of anybody."""
    words = _bare(without_for(line))
    if not words or len(words) > LINE:
        return False
    if is_author(line, author):
        return True
    short = len(words.split()) <= 5 and words[0].isupper() and words[-1] not in "?!:;"
    return short and not any(map(str.isdigit, words)) and kind_of(line, author) is Kind.SOFT


def is_author(line: str, author: Author) -> bool:
    """Return whether `line` begins with a name that From shows."""
    names = _name_words(author.name) - _PARTICLES
    own = words_of([SEPARATOR.split(_bare(line)[:LINE])[0]])
    return bool(names & set(own)) and len(own) <= 6 and not TALK.search(_bare(line)[:LINE])


def is_full_name(line: str, author: Author) -> bool:
    """Return whether `line` is the whole name that From shows: who writes to somebody seldom types it out."""
    names = _name_words(author.name)
    if len(names - _PARTICLES) < 2:
        return False
    own = set(words_of([SEPARATOR.split(_bare(line)[:LINE])[0]]))
    return names <= own and len(own) <= len(names) + 3


def _name_words(name: str) -> set[str]:
    """Return the words of a display name; "Vries, Anke de (Voorbeeld)" as Exchange shows it has no organisation."""
    return {word for word in words_of([re.sub(r"\(.*?\)|\|.*", "", name[:LINE])]) if len(word) > 1}


def name_alone(line: str, author: Author) -> str:
    """Return `line` without what stands beside the name: "Anke de Vries | T 024 …"."""
    name = SEPARATOR.split(line)[0]
    return name if name != line and is_name(name, author) else line


def words_of(lines: Sequence[str]) -> list[str]:
    """Return the words that a reader sees: the markup of links and pictures differs from part to part."""
    return re.findall(r"[^\W_]+", " ".join(_DECORATION.sub(" ", line) for line in lines).casefold())


def undecorated(line: str) -> str:
    """Return `line` without its links' targets and its pictures' descriptions."""
    return _DECORATION.sub("", line)


def shows_picture(line: str) -> bool:
    """Return whether a picture stood in `line`; Apple Mail leaves an object replacement character in its place."""
    return "\ufffc" in line or bool(_PICTURE.search(line))


def _bare(line: str) -> str:
    return undecorated(plain(line)).strip(" *_,.-–")
