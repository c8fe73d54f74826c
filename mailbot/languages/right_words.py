"""The words with which people ask for their data: what each folder of a language has of them (languages/rights.py)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsOfRight:
    """How people ask for one of their rights, in lower case and without accents, as in `StatusQuestion`."""

    typed: str
    """What our letters and the published page give to type, in capitals."""
    asks: tuple[str, ...]
    """What is wanted of data, each one word or several in a row: "copy", "what you hold"."""
    alone: tuple[str, ...]
    """What needs no word for data beside it: "subject access request"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsWords:
    """How people ask for what the law gives them over their data (languages/rights.py)."""

    access: WordsOfRight
    erase: WordsOfRight
    correct: WordsOfRight
    restrict: WordsOfRight
    object: WordsOfRight
    data: tuple[str, ...]
    """What it is about, each one word or several in a row: "my data", "about me"."""
    law: tuple[str, ...]
    """What people call the law: "gdpr"."""
    asking: frozenset[str]
    """Words that make a wish of it, where it does not begin with what is wanted: "please", "want", "hereby"."""
    beside: frozenset[str]
    """All that may stand beside these without saying more than that."""
