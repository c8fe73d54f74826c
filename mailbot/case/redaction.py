"""Taking out of a text who wrote it, before it goes to somebody who may not know.

What is certain goes: e-mail addresses, OpenPGP blocks and fingerprints of anybody, and the reporter's own name, local
part and domain in whatever case, accents and spacing. So does what follows a closing formula, where people sign. Too
much is taken out rather than too little: a handler reads the result before it leaves, and can say what is missing. What
is left to that handler's eye: a telephone number, a job title, a turn of phrase.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations

from mailbot.domains import shown_domain
from mailbot.languages import PHRASES, any_phrase
from mailbot.languages.closings import (
    POSTSCRIPT,
    is_formula,
    is_sent_from,
    is_wish,
    may_be_name,
    plain,
    reads_like_words,
    split_closing,
)
from mailbot.languages.names import PATRONYMICS, TELLING_NOTHING

TAKEN_OUT = "[…]"

_BLOCK = re.compile(r"-----BEGIN PGP [A-Z ,]+-----.*?(?:-----END PGP [A-Z ,]+-----|\Z)", re.DOTALL)
_AT = r"(?:@|[ \t]*[\[({<][ \t]*(?:at|@)[ \t]*[\])}>][ \t]*)"
_DOT_WORD = any_phrase(lambda phrases: phrases.disclosure.dot)
_DOT = rf"(?:\.|[ \t]*[\[({{<][ \t]*(?:{_DOT_WORD}|\.)[ \t]*[\])}}>][ \t]*)"
_LOCAL = r"[\w.!#$%&'*+/=?^`{|}~-]"
# The look-behind and the atomic group keep a megabyte of one such character from being tried from each place anew
_ADDRESS = re.compile(rf"(?<!{_LOCAL})(?>{_LOCAL}+){_AT}[\w-]+(?:{_DOT}[\w-]+)+", re.IGNORECASE)
_FINGERPRINT = re.compile(r"(?<![0-9A-F])(?:0x)?(?:[0-9A-F][ \t\xa0:]{0,2}){39}[0-9A-F](?![0-9A-F])", re.IGNORECASE)
_SIGNED = 6  # lines below a closing formula that end a text: a signature whatever they say
_BLOCK_LINES = 15  # of a signature with more text below it: an office with two addresses, telephone, fax and register
_ROOM = 8  # lines from a formula to the name: room for a scanned signature
_ALONE = 3  # lines of a paragraph that ends a text and is a name: with a function and an organisation
_PARAGRAPHS = 2
_GREETING_WORDS = 5  # "Com os melhores cumprimentos,"
_NAME_ALONE = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,4}")
_SENTENCE_END = re.compile(r"(?<=[.!?…)])[ \t]+(?=\S)")
_DASHED = re.compile(r"(?:[-–—~/*]{1,2}) ?(\S.*)")  # "— Rosa", below everything
_INITIAL = 1  # characters
_NAME = 3
_PARTICLES = TELLING_NOTHING | PATRONYMICS
_MOST = 6  # parts of a name: more would take long, and whoever writes them wants that
_LOCAL_PART = 4  # characters: a shorter local part stands in too many words
_WRITTEN_OUT = tuple(pair for phrases in PHRASES.values() for pair in phrases.detection.written_out.items())


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who must not be found in a text."""

    name: str
    addresses: tuple[str, ...]
    fingerprints: tuple[str, ...] = ()
    ours: frozenset[str] = frozenset()  # domains of our own: they tell nothing of who reports


def redacted(text: str, who: Somebody) -> str:
    """Return `text` without what tells who wrote it."""
    text = _without_signatures(_BLOCK.sub(TAKEN_OUT, unicodedata.normalize("NFC", text)))
    for pattern in (_ADDRESS, _FINGERPRINT):
        text = pattern.sub(TAKEN_OUT, text)
    taken = [*_key_ids(text, who.fingerprints), *_names(text, who)]
    return _cut(text, taken)


def _without_signatures(text: str) -> str:
    """Take out what stands below and beside each closing formula, and what a program says of whose it is."""
    lines = text.split("\n")
    filled = max((at for at, line in enumerate(lines) if line.strip()), default=0)
    kept: list[str] = []
    at = 0
    while at < len(lines):
        above, end = _signed(lines, at, last=at + 2 > filled)
        kept += [*above, TAKEN_OUT] if end else above
        at = end or at + 1
    return "\n".join(_without_name_alone(kept))


def _without_name_alone(lines: list[str]) -> list[str]:
    """Take out a name that ends a text without a formula that we know; a program's line may follow.

    It stands in a paragraph of its own, an organisation perhaps in the next, or below a few words and a comma: people
    greet in more languages than we know.
    """
    for _ in range(_PARAGRAPHS):
        end = len(lines)
        while end and lines[end - 1].strip() in ("", TAKEN_OUT):
            end -= 1
        begin = next((at + 1 for at in range(end - 1, -1, -1) if not lines[at].strip(" _*=-–—")), 0)
        greeted = [at + 1 for at in range(max(begin, end - _ALONE - 1), end - 1) if _may_greet(lines[at])]
        begin = greeted[0] if greeted else begin
        if not (0 < begin < end <= begin + _ALONE and _is_alone(lines[begin])):
            break
        if any(map(_says_something, lines[begin + 1 : end])):
            break
        lines = [*lines[:begin], TAKEN_OUT, *lines[end:]]
    return lines


def _may_greet(line: str) -> bool:
    words = plain(line)
    return words.endswith(",") and len(words.split()) <= _GREETING_WORDS


def _is_alone(line: str) -> bool:
    """Return whether a line that nothing leads up to is a name: capitals and letters, and no formula."""
    words = plain(line).strip(" *_")
    shaped = _NAME_ALONE.fullmatch(words) is not None and words[0].isupper()
    return shaped and may_be_name(words) and not is_formula(words) and not is_wish(words)


def _signed(lines: list[str], at: int, *, last: bool) -> tuple[list[str], int]:
    """Return what stays of the line at `at`, and where the signature that it begins ends; 0 when it begins none.

    `last` says that at most one line with words is below it.
    """
    line = plain(lines[at].lstrip("> \t"))
    if is_sent_from(line) and last:  # "Sent from Rosa's iPhone"
        return [], at + 1
    beside = split_closing(line)
    if beside is not None:
        return [f"{beside[0]},"], _block_end(lines, at + 1, named=True)
    if last and (in_line := _signed_in_line(lines[at])):
        return [in_line], _behind(lines, at)
    if is_formula(line) or is_wish(line) or (line == "--" and at > 0):  # RFC 3676 section 4.3
        return [lines[at]], _block_end(lines, at + 1)
    dashed = _DASHED.fullmatch(line)
    if dashed and last and may_be_name(dashed[1]) and _ends_the_text(lines, at, line[0]):
        return [], _behind(lines, at)
    return [lines[at]], 0


def _behind(lines: list[str], at: int) -> int:
    """Return where a signature ends of which the line at `at`, the last or the last but one, holds the name."""
    return at + 1 + any(below.strip() and not _says_something(below) for below in lines[at + 1 : at + 2])


def _signed_in_line(line: str) -> str:
    """Return a text's last line up to the formula that follows its last sentence: "It is open. Regards, Rosa"."""
    ends = [end.end() for end in _SENTENCE_END.finditer(line)][-_NAME:]
    for end in ends:
        rest = line[end:]
        if beside := split_closing(rest):
            return f"{line[:end]}{beside[0]},"
    return ""


def _ends_the_text(lines: list[str], at: int, dash: str) -> bool:
    """Return whether the line at `at` stands apart from what is above it, which is no list of such lines."""
    above = next((line for line in reversed(lines[:at]) if line.strip()), "")
    return at > 0 and not lines[at - 1].strip() and not plain(above).startswith(dash)


def _block_end(lines: list[str], at: int, *, named: bool = False) -> int:
    """Return where a signature ends that may begin at `at`: at words to the reader, or at the end when that is near.

    0 when there is none. `named` says that a name stood before it already.
    """
    begin = next((n for n in range(at, min(at + _ROOM, len(lines))) if lines[n].strip()), len(lines))
    if begin == len(lines) or (_says_something(lines[begin]) and not may_be_name(lines[begin])):
        return at if named else 0
    below = [n for n in range(begin, len(lines)) if lines[n].strip()]
    if len(below) <= _SIGNED:
        return next((n for n in below if POSTSCRIPT.match(plain(lines[n]))), len(lines))
    for n in below[:_BLOCK_LINES]:
        if n > begin and _says_something(lines[n]):
            return n
    return below[min(_BLOCK_LINES, len(below)) - 1] + 1


def _says_something(line: str) -> bool:
    """Return whether a line below a name is no part of a signature: it speaks to the reader, or is in a list."""
    words = plain(line)
    return bool(POSTSCRIPT.match(words)) or words[:2] in ("- ", "* ", "> ") or reads_like_words(words)


def _names(text: str, who: Somebody) -> Iterator[tuple[int, int]]:
    """Find the name, whole and in its parts, and what stands before and after an @."""
    folded, places = _folded(text)
    parts = [part for part in re.split(r"[\W\d_]+", who.name) if len(part) > _INITIAL]
    locals_ = {address.partition("@")[0] for address in who.addresses}
    domains = {address.rpartition("@")[2] for address in who.addresses} - who.ours
    domains |= {_folded(shown_domain(domain))[0] for domain in domains}
    surely = [*_together(parts), *map(_apart, filter(_tells, locals_)), *map(_host, domains)]
    for pattern in surely:
        for match in re.finditer(pattern, folded):
            yield places[match.start()], places[match.end() - 1] + 1
    for part in parts:
        for match in re.finditer(_word(part), folded):
            start, end = places[match.start()], places[match.end() - 1] + 1
            # "de" and "van" stand in every Dutch sentence; alone on a line they are a signature
            if _is_name(part) or not _rest_of_line(text, start, end).strip(" \t,.-–—~"):
                yield start, end


def _together(parts: list[str]) -> Iterator[str]:
    """Yield patterns of two parts that stand together, in any order, run together, the first perhaps as an initial."""
    names = [part for part in parts if part.casefold() not in _PARTICLES][:_MOST]
    for name, other in permutations(names, 2):
        yield rf"{_spelt(name)}[\W_]*{_spelt(other)}"
        yield rf"(?<!\w){_spelt(name[0])}[\W_]*{_spelt(other)}(?!\w)"


def _apart(local_part: str) -> str:
    """Return a pattern of a local part: rosa.vega is written rosavega elsewhere."""
    return r"(?<!\w)" + r"[\W_]*".join(map(_spelt, re.split(r"[\W_]+", local_part))) + r"(?!\w)"


def _is_name(part: str) -> bool:
    return len(part) >= _NAME and part.casefold() not in _PARTICLES


def _word(text: str) -> str:
    return rf"(?<!\w){_spelt(text)}(?!\w)"


def _host(domain: str) -> str:
    return rf"(?<![\w-]){re.escape(domain)}(?![\w-])"


def _tells(local_part: str) -> bool:
    return len(local_part) >= _LOCAL_PART


def _spelt(text: str) -> str:
    """Return a pattern for each way to spell `text` without accents: Müller is Muller, and Mueller."""
    lower = unicodedata.normalize("NFC", text).casefold()
    ways = {_folded(lower)[0]}
    for letter, written_out in _WRITTEN_OUT:
        ways |= {_folded(lower.replace(letter, written_out))[0], _folded(lower.replace(written_out, letter))[0]}
    return "(?:" + "|".join(map(re.escape, sorted(ways))) + ")"


def _folded(text: str) -> tuple[str, list[int]]:
    """Return `text` without case, accents and invisible characters, and where in it each character stood."""
    letters, places = [], []
    for at, sign in enumerate(text):
        for letter in unicodedata.normalize("NFKD", sign.casefold()):
            if unicodedata.category(letter) not in ("Mn", "Cf"):
                letters.append(letter)
                places.append(at)
    return "".join(letters), places


def _key_ids(text: str, fingerprints: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Find the long and short ids of known keys, which are the end of their fingerprints."""
    for fingerprint in fingerprints:
        for length in (16, 8):
            pattern = r"[ \xa0:]?".join(fingerprint[-length:])
            yield from (match.span() for match in re.finditer(rf"(?:0x)?{pattern}(?!\w)", text, re.IGNORECASE))


def _rest_of_line(text: str, start: int, end: int) -> str:
    return text[text.rfind("\n", 0, start) + 1 : start] + text[end:].partition("\n")[0]


def _cut(text: str, taken: Iterable[tuple[int, int]]) -> str:
    """Replace the places that are taken out, each by one mark, also where they overlap or touch."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(taken):
        if start > at or not pieces:
            pieces += [text[at:start], TAKEN_OUT]
        at = max(at, end)
    mark = re.escape(TAKEN_OUT)
    return re.sub(rf"{mark}(?:[ \t,]*{mark})+", TAKEN_OUT, "".join([*pieces, text[at:]]))
