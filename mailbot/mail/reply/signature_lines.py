"""The block that mail clients put below a person's words: function, organisation, telephone, address, logo.

The greeting and the name above it ("Groet, Anke") are the person's own and stay. Something must say that a block is
one: the delimiter of RFC 3676, a client's mark in the HTML alternative, or a closing formula or the author's full name
with nothing but contact details below.
Guarantee: what reads like a sentence stays, unless a mark or contact details above and below it say that it is a
slogan. What looks like contact details but is not certain to be stays as well, and is called doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto

from mailbot.languages.closings import POSTSCRIPT, Closing, closing_of, is_formula, is_sent_from, plain, split_closing
from mailbot.mail.reply.banners import WRAPPED, without_footer
from mailbot.mail.reply.contact_lines import (
    Author,
    Kind,
    is_author,
    is_full_name,
    is_name,
    kind_of,
    name_alone,
    shows_picture,
    undecorated,
    words_of,
)

SIGNATURE_LINES = 12  # a longer "signature" is text; RFC 3676 section 4.3 names no bound
BLOCK_LINES = 40  # from a greeting to the end: an Exchange block has a blank line between any two of its fifteen
NAME_DISTANCE = 3  # lines from a closing formula to the name: room for a scanned signature
CLIENT_SIGNATURE_LENGTH = 120  # K-9's, with its excuse for brevity, takes 90
ROUNDS = 4  # a client's line below a disclaimer below a signature block


class _Verdict(Enum):
    CUT = auto()
    KEEP = auto()
    DOUBT = auto()


def without_signature(lines: Sequence[str], author: Author, marked: Sequence[str]) -> tuple[list[str], bool]:
    """Return `lines` without the signature block that ends them, and whether some of what stays may be one.

    `marked` are texts that the HTML alternative marks as signatures.
    """
    kept, too_long = _without_delimited(lines)
    for _ in range(ROUNDS):
        before = len(kept)
        kept, may_be_marked = _without_marked(kept, author, marked)
        looked_at, names = kept, list(_names(kept, author))
        kept, may_be_footer = without_footer(kept, _last_end(names))
        kept = _without_client_line(kept)
        if len(kept) == before:
            break
    kept, may_be_block = _without_block(kept, names if kept == looked_at else _names(kept, author), author)
    kept = _without_bare_greeting(kept, author)
    return kept, too_long or may_be_marked or may_be_footer or may_be_block or _shows_too_much(kept, author)


def _without_delimited(lines: Sequence[str]) -> tuple[list[str], bool]:
    kept = _stripped(lines)
    doubtful = False
    for at, line in enumerate(kept):
        if plain(line) != "--":  # RFC 3676 section 4.3; Exchange takes the blank after it away
            continue
        if at >= len(kept) - SIGNATURE_LINES - 1:
            return _stripped(kept[:at]), doubtful
        doubtful = True
    return kept, doubtful


def _without_client_line(lines: Sequence[str]) -> list[str]:
    kept = _stripped(lines)
    for count in (1, 2):
        words = [plain(undecorated(line)) for line in kept[-count:]]
        if len(words) < count or (count == 2 and len(words[0]) < WRAPPED):
            break
        text = re.sub(" +", " ", " ".join(words)) if sum(map(len, words)) <= CLIENT_SIGNATURE_LENGTH else ""
        if is_sent_from(text):
            return _stripped(kept[:-count])
    return kept


def _without_marked(lines: Sequence[str], author: Author, marked: Sequence[str]) -> tuple[list[str], bool]:
    """Cut at a client's signature mark where the mark can be trusted.

    Seen in the wild (fixtures/reply/typed-inside-the-signature-en-owa.eml): people write their answer inside the
    element that is marked, so that one counts only when it begins as a signature does, below other words.
    """
    for text in marked:
        at = _tail_start(lines, text)
        if at is None or not any(line.strip() for line in lines[:at]):
            continue
        block = _stripped(lines[at:])
        kinds = [kind_of(line, author) for line in block if line.strip()]
        if any(POSTSCRIPT.match(plain(line)) for line in block):
            continue
        above = _stripped(lines[:at])
        if _last_end(_names(above, author)) == len(above) and not is_formula(above[-1]):
            return above, False  # who has greeted already did not type the greeting of the block
        if end := _greeting_end(block, 0, author):
            return [*lines[:at], *block[:end]], False
        if is_author(block[0], author):
            return [*lines[:at], block[0]] if is_formula(above[-1]) else above, False
        if Kind.HARD in kinds[: [*kinds, Kind.TALK].index(Kind.TALK)]:
            return _stripped(lines[:at]), False
        if Kind.TALK not in kinds:
            return list(lines), True
    return list(lines), False


def _without_block(lines: Sequence[str], names: Iterable[tuple[int, int]], author: Author) -> tuple[list[str], bool]:
    """Cut below the first of the `names` in `lines` that has nothing but contact details below it."""
    doubtful = False
    for _, end in names:
        match _judge(lines, end, author):
            case _Verdict.CUT:
                return _stripped([*lines[: end - 1], name_alone(lines[end - 1], author)]), False
            case _Verdict.DOUBT:
                doubtful = True
            case _Verdict.KEEP:
                pass
    return list(lines), doubtful


def _judge(lines: Sequence[str], end: int, author: Author) -> _Verdict:
    """Return what to do with the lines below the name that ends at `end`."""
    rest = [line for line in lines[end:] if line.strip() and not is_formula(line)]
    kinds = [kind_of(line, author) for line in rest]
    hard = [at for at, kind in enumerate(kinds) if kind is Kind.HARD]
    if not rest:
        return _Verdict.KEEP
    for at, kind in enumerate(kinds):
        if kind is Kind.TALK:
            slogan = hard and hard[0] < at < hard[-1] and not POSTSCRIPT.match(plain(rest[at]))
            if not slogan:
                return _Verdict.DOUBT if hard else _Verdict.KEEP
    if hard or all(is_author(line, author) for line in rest):
        return _Verdict.CUT
    # A function and an organisation without any contact detail; "Fijne dag" below "Groet, Anke" looks the same.
    full = is_full_name(lines[end - 1], author) and lines[end].strip()
    return _Verdict.CUT if full or is_full_name(rest[0], author) else _Verdict.DOUBT


def _without_bare_greeting(lines: Sequence[str], author: Author) -> list[str]:
    """Remove a greeting that stands below nothing but commands.

    A command without text sends the letter that belongs to it, and Outlook puts "Met vriendelijke groet" below
    everything (fixtures/reply/command-alone-nl-outlook.eml).
    """
    filled = [at for at, line in enumerate(lines) if line.strip()]
    words = next((at for at in filled if not plain(lines[at]).startswith("#")), None)
    if words is None or words == filled[0]:
        return list(lines)
    end = _greeting_end(lines, words, author) or (words + 1 if is_full_name(lines[words], author) else None)
    says = end == words + 1 and is_formula(lines[words])  # "Thanks." is an answer
    return _stripped(lines[:words]) if end == filled[-1] + 1 and not says else list(lines)


def _shows_too_much(lines: Sequence[str], author: Author) -> bool:
    """Return whether a reader would learn the author's address, or miss a picture that stood between the words."""
    own = author.address.casefold()
    return any((own and own in line.casefold()) or shows_picture(line) for line in lines)


def _names(lines: Sequence[str], author: Author) -> Iterator[tuple[int, int]]:
    """Yield where each greeting and each full name near the end of `lines` begins and ends."""
    for at in range(max(0, len(lines) - BLOCK_LINES), len(lines)):
        if end := _greeting_end(lines, at, author):
            yield at, end
        elif is_full_name(lines[at], author) and not _is_announced(lines, at):
            yield at, at + 1


def _is_announced(lines: Sequence[str], at: int) -> bool:
    """Return whether words lead up to line `at`: "You can reach me:" is meant for the reader, with all that follows."""
    return next((line for line in reversed(lines[:at]) if line.strip()), "").rstrip().endswith(":")


def _last_end(names: Iterable[tuple[int, int]]) -> int:
    return max((end for _, end in names), default=0)


def _greeting_end(lines: Sequence[str], at: int, author: Author) -> int | None:
    """Return where the greeting that begins at `at` ends: a closing formula and the name below it or beside it."""
    closing = closing_of(lines[at])
    if closing is None:
        return None
    if closing is Closing.BEGUN:
        beside = split_closing(lines[at])
        return at + 1 if beside is not None and is_name(beside[1], author) else None
    below = next((n for n in range(at + 1, min(at + 1 + NAME_DISTANCE, len(lines))) if lines[n].strip()), None)
    wish = closing is Closing.WISH
    if below is None:
        return at + 1 if not wish and not any(line.strip() for line in lines[at + 1 :]) else None
    if is_name(lines[below], author):
        return below + 1
    return at + 1 if not wish and kind_of(lines[below], author) is Kind.HARD else None


def _tail_start(lines: Sequence[str], text: str) -> int | None:
    """Return the line at which the words of `text` begin when they are the last ones of `lines`."""
    wanted = words_of(text.split("\n"))
    matched = 0
    if not wanted:
        return None
    for at in range(len(lines) - 1, -1, -1):
        here = words_of([lines[at]])
        if here != wanted[max(0, len(wanted) - matched - len(here)) : len(wanted) - matched]:
            return None
        matched += len(here)
        if matched == len(wanted):
            return at
    return None


def _stripped(lines: Sequence[str]) -> list[str]:
    filled = [at for at, line in enumerate(lines) if plain(line)]
    return list(lines[filled[0] : filled[-1] + 1]) if filled else []
