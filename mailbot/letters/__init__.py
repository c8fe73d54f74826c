"""The letters: one class each, in a module by its reader, and one text each in every language's folder.

A letter needs nothing else. Its class says by its fields what its text may use, by its base who reads it, and by the
types of its fields what it is tried with before anybody gets it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from mailbot.facts import Content


def find() -> Mapping[str, type[Content]]:
    """Return every letter by the name of its text: a class that no other derives from is one."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return {letter.text: letter for letter in _leaves(Content)}


def patient() -> tuple[str, ...]:
    """Return the texts of the letters that can wait for others."""
    return tuple(sorted(text for text, letter in find().items() if letter.can_wait))


def _leaves(kind: type[Content]) -> Iterator[type[Content]]:
    # A dataclass with slots is made twice, and the first one stays among the subclasses for a while
    below = [letter for letter in kind.__subclasses__() if "__slots__" in vars(letter)]
    for letter in below:
        yield from _leaves(letter)
    if not below:
        yield kind
