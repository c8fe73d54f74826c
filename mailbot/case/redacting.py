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

TAKEN_OUT = "[…]"

_BLOCK = re.compile(r"-----BEGIN PGP [A-Z ,]+-----.*?(?:-----END PGP [A-Z ,]+-----|\Z)", re.DOTALL)
_AT = r"(?:@|[ \t]*[\[({<][ \t]*(?:at|@)[ \t]*[\])}>][ \t]*)"
_DOT = r"(?:\.|[ \t]*[\[({<][ \t]*(?:dot|punt|point|punkt|\.)[ \t]*[\])}>][ \t]*)"
_LOCAL = r"[\w.!#$%&'*+/=?^`{|}~-]"
# The look-behind and the atomic group keep a megabyte of one such character from being tried from each place anew
_ADDRESS = re.compile(rf"(?<!{_LOCAL})(?>{_LOCAL}+){_AT}[\w-]+(?:{_DOT}[\w-]+)+", re.IGNORECASE)
_FINGERPRINT = re.compile(r"(?<![0-9A-F])(?:0x)?(?:[0-9A-F][ \t\xa0:]{0,2}){39}[0-9A-F](?![0-9A-F])", re.IGNORECASE)
_CLOSING = re.compile(
    r"[>\s]*(?:(?:(?:met |m\.?)?(?:vriendelijke|hartelijke) )?groet(?:en|jes)?|mvg|hoogachtend"
    r"|(?:(?:kind|best|warm|with kind|with best|many) )?regards|best wishes|sincerely|yours(?: \w+)?|cheers|thanks|best"
    r"|(?:bien |très )?(?:cordialement|sincèrement)|(?:bien )?à vous|(?:meilleures )?salutations|cdlt"
    r"|(?:mit )?(?:freundlichen|besten|herzlichen|vielen|freundliche|beste|herzliche|viele) grü(?:ß|ss)en?|mfg|lg)"
    r"[\s,.!:–-]*",
    re.IGNORECASE,
)
_SIGNED = 6  # lines below a closing formula at most: more is no signature, but a text that goes on
_INITIAL = 1  # characters
_NAME = 3
_PARTICLES = frozenset(
    (
        "van",
        "von",
        "der",
        "den",
        "des",
        "del",
        "dei",
        "dos",
        "das",
        "ter",
        "ten",
        "vom",
        "zum",
        "zur",
        "bin",
        "ibn",
        "the",
    )
)
_MOST = 6  # parts of a name: more would take long, and whoever writes them wants that
_LOCAL_PART = 4  # characters: a shorter local part stands in too many words
_UMLAUTS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"))


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who must not be found in a text."""

    name: str
    addresses: tuple[str, ...]
    fingerprints: tuple[str, ...] = ()
    ours: frozenset[str] = frozenset()  # domains of our own: they tell nothing of who reports


def redacted(text: str, who: Somebody) -> str:
    """Give `text` without what tells who wrote it."""
    text = _without_signature(unicodedata.normalize("NFC", text))
    for pattern in (_BLOCK, _ADDRESS, _FINGERPRINT):
        text = pattern.sub(TAKEN_OUT, text)
    taken = [*_key_ids(text, who.fingerprints), *_names(text, who)]
    return _cut(text, taken)


def _without_signature(text: str) -> str:
    """Take out what follows a closing formula on a line of its own, up to the end, when that is short."""
    lines = text.rstrip().split("\n")
    for at in range(max(0, len(lines) - _SIGNED * 2), len(lines)):
        below = [line for line in lines[at + 1 :] if line.strip()]
        if below and len(below) <= _SIGNED and _CLOSING.fullmatch(lines[at]):
            return "\n".join([*lines[: at + 1], TAKEN_OUT])
    return text


def _names(text: str, who: Somebody) -> Iterator[tuple[int, int]]:
    """Find the name, whole and in its parts, and what stands before and after an @."""
    folded, places = _folded(text)
    parts = [part for part in re.split(r"[\W\d_]+", who.name) if len(part) > _INITIAL]
    locals_ = {address.partition("@")[0] for address in who.addresses}
    domains = {address.rpartition("@")[2] for address in who.addresses} - who.ours
    domains |= {_folded(shown_domain(domain))[0] for domain in domains}
    surely = [*_together(parts), *map(_apart, filter(_tells, locals_)), *map(_host, domains)]
    for pattern in surely:
        for found in re.finditer(pattern, folded):
            yield places[found.start()], places[found.end() - 1] + 1
    for part in parts:
        for found in re.finditer(_word(part), folded):
            start, end = places[found.start()], places[found.end() - 1] + 1
            # "de" and "van" stand in every Dutch sentence; alone on a line they are a signature
            if _is_name(part) or not _rest_of_line(text, start, end).strip(" \t,.-–—~"):
                yield start, end


def _together(parts: list[str]) -> Iterator[str]:
    """Give patterns of two parts that stand together, in any order, run together, the first perhaps as an initial."""
    names = [part for part in parts if part.casefold() not in _PARTICLES][:_MOST]
    for one, other in permutations(names, 2):
        yield rf"{_spelt(one)}[\W_]*{_spelt(other)}"
        yield rf"(?<!\w){_spelt(one[0])}[\W_]*{_spelt(other)}(?!\w)"


def _apart(local_part: str) -> str:
    """Give a pattern of a local part: rosa.vega is written rosavega elsewhere."""
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
    """Give a pattern for each way to spell `text` without accents: Müller is Muller, and Mueller."""
    lower = unicodedata.normalize("NFC", text).casefold()
    ways = {_folded(lower)[0]}
    for umlaut, written_out in _UMLAUTS:
        ways |= {_folded(lower.replace(umlaut, written_out))[0], _folded(lower.replace(written_out, umlaut))[0]}
    return "(?:" + "|".join(map(re.escape, sorted(ways))) + ")"


def _folded(text: str) -> tuple[str, list[int]]:
    """Give `text` without case, accents and invisible characters, and where in it each character stood."""
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
            yield from (found.span() for found in re.finditer(rf"(?:0x)?{pattern}(?!\w)", text, re.IGNORECASE))


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
