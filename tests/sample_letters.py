"""Letters by their names, as tests speak of them, and what they say."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from mailbot import letters
from mailbot.facts import Content, Letter
from mailbot.letters.sampling import samples

LETTERS = letters.find()


def sample(text: str, **told: object) -> Content:
    """Return a letter that tells what is given, and the first sample of everything else."""
    first = {field: values[0] for field, values in samples(LETTERS[text]).items()}
    return LETTERS[text](**{**first, **told})


def fields_of(letter: Letter) -> dict[str, Any]:
    """Return what a letter tells, by the names that its text has for it."""
    return {field.name: getattr(letter.content, field.name) for field in fields(letter.content)}
