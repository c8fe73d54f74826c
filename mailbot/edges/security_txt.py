"""A security.txt, judged by sectxt, as internet.nl does (RFC 9116)."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

TOLD = 10  # of a file that is all wrong, 256 kB of it
# What is judged elsewhere: until when it is good, by our own clock
_OTHERS = {"expired", "long_expiry"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is wrong with a security.txt, and what is only advised; a sentence each."""

    wrong: tuple[str, ...]
    advised: tuple[str, ...]


def judge_security_txt(content: bytes, urls: Sequence[str]) -> Judgement:
    """Judge what was given at the last of `urls`, to which the first led."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its OpenPGP library knows ciphers that are deprecated
        import sectxt

        found = sectxt.Parser(content, list(dict.fromkeys((urls[0], urls[-1]))))
    return Judgement(
        _told(found.errors),
        _told([*found.recommendations, *found.notifications]),
    )


def _told(found: list[dict[str, object]]) -> tuple[str, ...]:
    return tuple(_sentence(one) for one in found if one["code"] not in _OTHERS)[:TOLD]


def _sentence(found: dict[str, object]) -> str:
    line = f"line {found['line']}: " if found["line"] else ""
    return f"{line}{str(found['message']).rstrip('.')}."
