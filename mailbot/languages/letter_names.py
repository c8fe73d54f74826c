"""What each letter is called where another one speaks of it."""

from __future__ import annotations

from mailbot.languages import PHRASES


def called(language: str, letter: str) -> str:
    """Say in words of `language` which letter is meant; a letter of a later version goes by its own name."""
    phrases = PHRASES.get(language)
    return phrases.letter_names.get(letter, letter) if phrases is not None else letter
