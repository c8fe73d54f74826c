"""What mail servers write around a person's words: banners above ("[EXTERN] …"), disclaimers below.

Nobody who answers a mail wrote these, and many never see them. A banner hides commands, which stand at the very top; a
disclaimer tells a reporter that our letter was not meant for them.
Guarantee: only what says so by several signs at once is taken away; what has fewer stays and is called doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailbot.languages import any_phrase

BANNER_LINES = 6  # of plain text in which a banner of two sentences ends, wrapped at 72 columns
DISCLAIMER_PARAGRAPHS = 8  # two languages, four paragraphs each
DISCLAIMER_LENGTH = 6_000  # characters of them together
WRAPPED = 55  # a line this long may have been wrapped; after a shorter one the next line is text

_EXTERNAL = any_phrase(lambda phrases: phrases.banners.external)
_MAIL = any_phrase(lambda phrases: phrases.banners.mail_words)
_BRACKETED = re.compile(
    rf"\W{{0,4}}\[ ?(?:{_EXTERNAL}|{any_phrase(lambda phrases: phrases.banners.bracketed)})\b[^\]\n]{{0,40}}\]",
    re.IGNORECASE,
)
_OPENER = re.compile(
    rf"\W{{0,6}}(?:{_EXTERNAL}|{any_phrase(lambda phrases: phrases.banners.openers)})\b", re.IGNORECASE
)
_OUTSIDE = re.compile(
    rf"\b(?:{_EXTERNAL} {_MAIL}|{any_phrase(lambda phrases: phrases.banners.outside)})\b", re.IGNORECASE
)
_OF_A_MAIL = re.compile(rf"\b{_MAIL}\b", re.IGNORECASE)
_WARNS = re.compile(rf"\b{any_phrase(lambda phrases: phrases.banners.warnings)}", re.IGNORECASE)
_SENDER_TIP = "aka.ms/learnaboutsenderidentification"  # Exchange, above the first mail of somebody, in any language
_LABEL = re.compile(r"\[[^\[\]\n]{4,80}\]")  # "[Official Use Only]": Microsoft's sensitivity labels stand there
_RULE = re.compile(rf"[-_=*#~ ]{{5,}}|{any_phrase(lambda phrases: phrases.banners.rules)}\W{{0,2}}", re.IGNORECASE)

# Of disclaimers: in lower case, which is found several times faster than whatever the case
_SIGN_WORDS = (
    any_phrase(lambda phrases: phrases.banners.for_somebody),
    any_phrase(lambda phrases: phrases.banners.of_law),
    any_phrase(lambda phrases: phrases.banners.secret),
    any_phrase(lambda phrases: phrases.banners.destroy),
    any_phrase(lambda phrases: phrases.banners.forbidden),
)
_THIS_MAIL = re.compile(rf"\b{any_phrase(lambda phrases: phrases.banners.this_mail)}\b")
_SIGNS = _FOR_SOMEBODY, _OF_LAW, *_ = tuple(re.compile(rf"\b{words}") for words in _SIGN_WORDS)
_ANY_SIGN = re.compile(rf"\b(?:{'|'.join(_SIGN_WORDS)})")
_STOCK = re.compile(rf"\W{{0,3}}(?:P )?{any_phrase(lambda phrases: phrases.banners.stock)}", re.IGNORECASE)


def without_banner(lines: Sequence[str]) -> tuple[list[str], bool]:
    """Return `lines` without the banner at the top of a mail, and whether something there may have been one."""
    kept = list(lines[next((at for at, line in enumerate(lines) if line.strip()), 0) :])
    doubtful = False
    first = kept[: _paragraph_end(kept, BANNER_LINES)]
    text = " ".join(first)
    if first and _is_banner(text):
        end = next((n for n in range(1, len(first) + 1) if _is_banner(" ".join(first[:n]))), len(first))
        while end < len(first) and len(first[end - 1]) >= WRAPPED and first[end - 1].rstrip()[-1:] not in ".!?]":
            end += 1
        while end < len(kept) and (not kept[end].strip() or _RULE.fullmatch(kept[end].strip())):
            end += 1
        kept = kept[end:]
    elif first:
        doubtful = bool(_LABEL.fullmatch(text.strip())) or (_signs_of_banner(text) and len(kept) > len(first))
    return kept, doubtful


def without_footer(lines: Sequence[str], below: int) -> tuple[list[str], bool]:
    """Return `lines` without the disclaimer that ends them, below line `below`, and whether something may be one.

    `below` is the end of a greeting, 0 when there is none: then more signs are asked for.
    """
    kept = list(lines)
    doubtful = False
    while kept and (_STOCK.match(kept[-1].strip()) or not kept[-1].strip()):
        kept.pop()
    starts = _suspects(kept, below)
    for at in starts:
        text = " ".join(kept[at:]).lower()
        signs = sum(bool(sign.search(text)) for sign in _SIGNS)
        formal = _FOR_SOMEBODY.search(text) or _OF_LAW.search(text)
        if formal and signs >= (2 if below else 3):
            while at > below and (_RULE.fullmatch(kept[at - 1].strip()) or not kept[at - 1].strip()):
                at -= 1
            return kept[:at], doubtful
        doubtful = doubtful or signs == 2
    return kept, doubtful


def _is_banner(text: str) -> bool:
    text = text[:1000]
    if _SENDER_TIP in text.casefold():
        return True
    if _BRACKETED.match(text):
        return True
    opener = _OPENER.match(text)
    shouts = opener is not None and opener.group().isupper()
    return _signs_of_banner(text) and (shouts or bool(_WARNS.search(text)))


def _signs_of_banner(text: str) -> bool:
    text = text[:1000]
    return bool(_OPENER.match(text) and _OUTSIDE.search(text) and _OF_A_MAIL.search(text))


def _paragraph_end(lines: Sequence[str], most: int) -> int:
    return next((at for at, line in enumerate(lines[:most]) if not line.strip()), min(most, len(lines)))


def _suspects(lines: Sequence[str], below: int) -> list[int]:
    """Return the lines, first to last, at which a disclaimer may begin that runs to the end of `lines`."""
    starts: list[int] = []
    at = len(lines)
    left = DISCLAIMER_LENGTH
    for _ in range(DISCLAIMER_PARAGRAPHS):
        end = at
        while at > below and lines[at - 1].strip() and left >= 0:
            at -= 1
            left -= len(lines[at])
        if left < 0:
            break
        paragraph = [line.lower() for line in lines[at:end]]
        names = [at + n for n, line in enumerate(paragraph) if _THIS_MAIL.search(line)]
        if not names and not _ANY_SIGN.search(" ".join(paragraph)):
            break
        starts[:0] = names[:1]
        while at > below and not lines[at - 1].strip():
            at -= 1
    return starts
