"""Whether what a handler writes would hand decrypted text to somebody who is not shown to have written it.

Whoever catches a reporter's ciphertext can wrap it in a mail of their own, in this case or another one. We decrypt it
for our handlers, and a handler who quotes it in an answer would have decrypted it for the thief. Only a signature of
the pinned key shows who wrote a text; what no signature vouches for goes into one index over all cases, as keyed
hashes of its *prints*, and a relay that repeats it is held and shown.

    decrypted text --prints--> index          handler's words --prints--> those that the index knows --> which line

A print is a run of characters as `folded` leaves them: without case, accents, homoglyphs, spaces, line breaks, hyphens
and markup. Of all runs of a text the index keeps a part, chosen by content alone ("winnowing": of every `WINDOW`
neighbours the one with the least checksum), so two texts that share `PRINT + WINDOW - 1` characters share a print.
What is rare counts alone: a password, a link, an address, a hash.

Guarantee: seven ordinary words in a row, a rare token, or an attachment's own bytes are found, whatever a mail client
did to them. Left alone: courtesies, names of products, and what the reporter wrote in clear.
"""

from __future__ import annotations

import codecs
import hashlib
import html
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import islice
from zlib import crc32

from mailbot.facts import Attachment
from mailbot.languages import every

PRINT = 16  # characters: three or four words
WINDOW = 4
RUN = 20  # characters that must be shared in a row; measured from print to print, so 26 are always found
CONTENT = 2  # words among them that say something
SENTENCE = 4  # words of a run, one of them a common one: names of products have none
ROW = 6  # words of a run without any common one
SHORT = range(4, 6)  # words of a text, a subject say, that is too short for prints: it counts whole
UNSPACED = 3  # ordinary characters that one of a script without spaces weighs
MOST = 200_000  # folded characters of one mail that are looked at
MOST_RARE = 2_000  # tokens of one mail

_EVERYDAY = frozenset(every(lambda phrases: phrases.disclosure.everyday))
_WORD = re.compile("[\\w\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+(?:['’]\\w+)?")  # vowel signs of Thai are no \\w
_WITHOUT_SPACES = re.compile(  # Thai, Lao, Burmese, Khmer, Japanese, Chinese
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_BROKEN = re.compile(r"(?<=\w)[-\u2010]\s*\n[\s>|]*(?=\w)")  # a word broken at the end of a line
_TOKEN = re.compile(r"[^\s<>\"“”„«»‹›]{6,300}")
_AROUND = ".,;:!?()[]{}'’‘`*_|~"
_CAPITAL = re.compile("[A-Z]")
_BETWEEN = re.compile(r"[=:,;|]+")  # a name and what it is set to, as in "password=…"
_IN_LINK = re.compile(r"[?&=#;]+|(?<=//)[^/@\s]*:|@[^@\s]*\Z")  # of a link's query, and the password before its host
_MIXED = re.compile(r"[^\W\d]+\d+[^\W\d]|\d[^\W\d]+\d|[^\w.,+%-]")  # no word with its year, as people search for
# Of a telephone, a bank card, a person, an account; neither of a version, nor of an hour
_NUMBER = re.compile(r"(?<![\w.:,/-])\+?\(?\d(?:[ \xa0()-]{0,2}\d){8,18}(?![\w:/-]|[.,]\d)")
_DAY = re.compile(r"(?:19|20)\d\d([ -]?)\d\d\1\d\d|\d\d?([ -])\d\d?\2(?:19|20)\d\d")
_LINK = re.compile(r"(?:https?|ftp|ssh|file)://[^/\s]+/?(?P<path>\S*)|www\.[^/\s]+/?(?P<way>\S*)", re.IGNORECASE)
_TELLING_PATH = re.compile(r"[?#=&\d]|.{24}")  # what follows the host is more than the name of a page
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.\w+|(?:\d{1,3}\.){3}\d{1,3}(?:[:/]\d+)?")
_DULL = re.compile(  # has letters and digits and says nothing: names of standards and products, dates, hours, sizes
    r"(?:cve|cwe|rfc|iso|en|nen|sha|md|utf|ipv?|tls|ssl|html|css|http|oauth|web|win|windows|office|server|exchange"
    r"|log\d?j|python|java|php|ios|android|iphone|ipad|debian|ubuntu|typo|drupal|microsoft|base|aes|rsa|x|v)"
    r"[-_/ ]?[\d.:_-]+\w?"
    r"|[\d.,:/-]+(?:st|nd|rd|th|e|er|h|u|min|sec|ms|[kmgt]i?b|px|pt|x\d+)?"
    r"|[a-z]{1,3}\d{1,4}"
    r"|[a-z]{2,8}-\d{4}-[0-9a-z]{4}",  # a reference of ours
    re.IGNORECASE,
)


def _prototypes() -> dict[int, str]:
    """Return what looks like a Latin letter or a digit, by the letter that it looks like (UTS 39 section 4)."""
    # Of the library's own module it would stay in memory, six megabytes of which this needs a tenth
    table = json.loads(files("confusable_homoglyphs").joinpath("confusables.json").read_bytes())
    return {
        ord(char): others[0]["c"]
        for char, others in table.items()
        if len(char) == len(others) == 1 and not char.isascii() and re.fullmatch("[0-9A-Za-z]+", others[0]["c"])
    }


_LOOKS_LIKE = _prototypes()


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared: its characters, and for each of them the word and the line it stands in."""

    chars: str
    words: Sequence[int]
    lines: Sequence[int]
    spelled: Sequence[str]  # the words


def fold(text: str) -> Folded:
    """Leave of a text what a mail client, a typist or a forger does not change without changing what it says."""
    chars: list[str] = []
    words: list[int] = []
    lines: list[int] = []
    spelled: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        # Letters in a circle are none before they are made plain
        for word in _WORD.findall(line if line.isascii() else unicodedata.normalize("NFKC", line)):
            letters = heavy = _plain(word)
            if not letters.isascii():
                letters = "".join(c for c in letters if c.isalnum() or _WITHOUT_SPACES.match(c))
                heavy = "".join(c * UNSPACED if _WITHOUT_SPACES.match(c) else c for c in letters)
            elif not letters.isalnum():  # most words are letters alone, and all that our letters say is folded at once
                letters = heavy = "".join(filter(str.isalnum, letters))
            if not letters:
                continue
            words += [len(spelled)] * len(heavy)
            lines += [number] * len(heavy)
            chars.append(heavy)
            spelled.append(letters)
        if len(words) > MOST:
            break
    return Folded("".join(chars), words, lines, spelled)


def prints(texts: Iterable[str], attachments: Iterable[Attachment] = ()) -> frozenset[str]:
    """Return the prints under which a mail of an unproven author is remembered, or looked for."""
    attachments = tuple(attachments)
    every = (*texts, *map(readable, attachments))
    return frozenset().union(*(_prints(text, fold(_joined(text))) for text in every), map(_of_bytes, attachments))


def _prints(text: str, folded: Folded) -> set[str]:
    kept = {folded.chars[at : at + PRINT] for at in _chosen(folded.chars)}
    kept.update(_whole(folded))
    kept.update(name for name, _ in rare(text))
    return kept


def candidates(text: str, attachments: Iterable[Attachment] = ()) -> frozenset[str]:
    """Return what to ask the index about a handler's words: their prints, and each few that may be a whole text."""
    attachments = tuple(attachments)
    asked = set(map(_of_bytes, attachments))
    for one in (text, *map(_titled, attachments), *map(readable, attachments)):
        folded = fold(_joined(one))
        asked |= _prints(one, folded)
        asked.update(name for name, _ in _short_runs(folded))
    return frozenset(asked)


def find_repeated_line(text: str, known: frozenset[str], theirs: Iterable[str] = ()) -> int | None:
    """Return the number of the line at which `text` repeats something of the prints `known`, or None.

    What the reader wrote in clear (`theirs`), or our own letters say, is theirs already.
    """
    if not known:
        return None
    secret = known - prints(theirs)
    joined = _joined(text)
    folded = fold(joined)
    public = "\n".join(fold(text).chars for text in theirs)
    for start, end in _runs(folded, secret, public):
        if _says_something(folded, start, end):
            return _line_of(text, joined, folded.lines[start])
    for name, number in (*rare(text), *((name, folded.lines[at]) for name, at in _short_runs(folded))):
        if name in secret:
            return number
    return None


def find_repeated_attachment(
    attachments: Iterable[Attachment], known: frozenset[str], theirs: Iterable[str] = ()
) -> Attachment | None:
    """Return an attachment that is one of a decrypted mail of an unproven author, or that repeats it, or None.

    It may repeat it in its text as well as in its name.
    """
    theirs = tuple(theirs)

    def repeats(attachment: Attachment) -> bool:
        texts = (_titled(attachment), readable(attachment))
        return _of_bytes(attachment) in known or any(
            find_repeated_line(text, known, theirs) is not None for text in texts
        )

    return next(filter(repeats, attachments), None)


def _titled(attachment: Attachment) -> str:
    """Read the name of a file as words, without its ending."""
    return re.sub(r"[_.-]+", " ", attachment.name.rpartition(".")[0] or attachment.name)


def readable(attachment: Attachment) -> str:
    """Return the text of an attachment that is one; "" of anything else."""
    raw = attachment.content[: 4 * MOST]
    wide = _wide(raw)
    if not wide and not attachment.media_type.startswith("text/") and (b"\0" in raw[:1000] or not _is_text(raw)):
        return ""
    text = raw.decode(wide or "utf-8", "replace")
    if "html" in attachment.media_type or attachment.name.lower().endswith((".html", ".htm")):
        text += "\n" + html.unescape(re.sub(r"<[^<>]{1,2000}>", " ", text))  # as a browser shows it; links stand above
    return text


def _wide(raw: bytes) -> str:
    """Name the encoding of two octets a character, which Windows calls Unicode; "" for any other."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    begin = raw[:1000]
    even, odd = begin[::2].count(0), begin[1::2].count(0)
    if even + odd < len(begin) // 3:
        return ""
    return "utf-16-le" if not even else "utf-16-be" if not odd else ""


def _is_text(raw: bytes) -> bool:
    try:
        raw[:4000].decode()
    except UnicodeDecodeError as odd:
        return odd.start >= len(raw[:4000]) - 4  # cut in the middle of a character
    return True


def rare(text: str) -> Iterator[tuple[str, int]]:
    """Yield the tokens that count alone, as their prints, with the number of their line."""
    for name, number in islice(_rare(text), MOST_RARE):
        yield "token " + "".join(c for c in name if c.isalnum()), number


def _rare(text: str) -> Iterator[tuple[str, int]]:
    for number, line in enumerate(text.splitlines(), start=1):
        for token in _TOKEN.findall(line):
            if (word := token.strip(_AROUND)).isascii() and word.isalpha() and not _CAPITAL.search(word, 1):
                continue  # letters alone, as most: never rare
            for written in dict.fromkeys((token, *_pieces(token))):
                written = written.strip(_AROUND)
                if is_rare(bare := _plain(written), written):
                    yield bare, number
        for digits in _NUMBER.findall(line):
            if not _DAY.search(digits):
                yield re.sub(r"\D", "", digits)[-8:], number  # the same with a country before it, and with a 0


def _pieces(token: str) -> list[str]:
    """Return what stands in a token behind a name: it is passed on without that as well."""
    link = _LINK.search(token)
    if link is None:
        return _BETWEEN.split(token)
    pieces = _IN_LINK.split(token[: link.start()] + link.group())[1:]
    return [piece for piece in pieces if _MIXED.search(piece)]


def is_rare(token: str, written: str) -> bool:
    """Return whether a token says something by itself: `written` has its capitals, `token` is folded."""
    if (link := _LINK.fullmatch(token)) is not None:
        return _TELLING_PATH.search(link["path"] or link["way"] or "") is not None
    if _ADDRESS.fullmatch(token):
        return True
    if _DULL.fullmatch(token) or len(token) < 6 or token.count("/") > 1:
        return False
    letters, digits = any(c.isalpha() for c in token), any(c.isdigit() for c in token)
    if letters and digits:
        return True
    parts = [part for part in re.split(r"[-_.]", token) if part]
    if len(parts) >= 4 and len(token) >= 20:
        return not any(part in _EVERYDAY or len(part) < 4 for part in parts)
    signs = sum(not c.isalnum() and c not in "-'’./:_" for c in token)
    inner_capitals = sum(c.isupper() for c in written[1:])
    if written.isupper():
        return False
    return letters and inner_capitals > 0 and (signs > 0 or (len(token) >= 16 and inner_capitals >= 3))


def _plain(text: str) -> str:
    """Fold compatibility forms, what nobody sees, homoglyphs, accents and case."""
    if text.isascii():
        return text.casefold()
    text = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    text = unicodedata.normalize("NFKD", text.translate(_LOOKS_LIKE))
    return "".join(c for c in text if not unicodedata.combining(c)).translate(_LOOKS_LIKE).casefold()


def _joined(text: str) -> str:
    """Mend words that were broken at the end of a line, and leave links out: those count as a whole or not at all."""
    return _LINK.sub(" ", _BROKEN.sub("", text))


def _line_of(text: str, joined: str, number: int) -> int:
    """Return the line of `text` of what stands on line `number` of it without its broken words."""
    if text == joined:
        return number
    wanted = joined.splitlines()[number - 1].split()[:2]
    lines = text.splitlines()
    return next((at for at, line in enumerate(lines, start=1) if at >= number and line.split()[:2] == wanted), number)


def _chosen(chars: str) -> Iterator[int]:
    """Choose positions by what stands there alone: the same ones in every text that holds the same words."""
    # Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003
    octets = chars.encode("utf-8", "surrogatepass")
    if len(octets) == len(chars):
        sums = [crc32(octets[at : at + PRINT]) for at in range(len(chars) - PRINT + 1)]
    else:
        sums = [crc32(chars[at : at + PRINT].encode("utf-8", "surrogatepass")) for at in range(len(chars) - PRINT + 1)]
    at = -1
    for start in range(max(0, len(sums) - WINDOW + 1)):
        newest = start + WINDOW - 1
        if at < start:
            window = sums[start : newest + 1]
            at = start + window.index(min(window))
        elif sums[newest] < sums[at]:
            at = newest
        else:
            continue
        yield at


def _whole(folded: Folded) -> Iterator[str]:
    if len(folded.spelled) in SHORT and _content(folded.spelled) >= CONTENT:
        yield "whole " + folded.chars


def _short_runs(folded: Folded) -> Iterator[tuple[str, int]]:
    starts = [at for at, word in enumerate(folded.words) if at == 0 or folded.words[at - 1] != word]
    starts.append(len(folded.chars))
    for length in SHORT:
        for first in range(len(starts) - length):
            yield "whole " + folded.chars[starts[first] : starts[first + length]], starts[first]


def _runs(folded: Folded, secret: frozenset[str], public: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches in which one known print follows the other."""
    start = end = -1
    for at in _chosen(folded.chars):
        name = folded.chars[at : at + PRINT]
        if name not in secret or name in public:
            continue
        if start >= 0 and at > end:
            yield start, end
            start = at
        start, end = (at if start < 0 else start), at + PRINT
    if start >= 0:
        yield start, end


def _says_something(folded: Folded, start: int, end: int) -> bool:
    """Return whether a shared stretch is more than a courtesy, a name or a coincidence."""
    if end - start < RUN:
        return False
    run = folded.chars[start:end]
    if len(_WITHOUT_SPACES.findall(run)) >= RUN:
        return True
    spelled = folded.spelled[folded.words[start] : folded.words[end - 1] + 1]
    if _content(spelled) < CONTENT and len(run) > 2 * len(spelled):  # else it is spelled letter by letter
        return False
    return len(spelled) >= (SENTENCE if any(map(_is_common, spelled)) else ROW)


def _content(words: Iterable[str]) -> int:
    return sum(not _is_common(word) for word in words)


def _is_common(word: str) -> bool:
    return len(word) < 4 or word in _EVERYDAY


def _of_bytes(attachment: Attachment) -> str:
    return "bytes " + hashlib.sha256(attachment.content).hexdigest()
