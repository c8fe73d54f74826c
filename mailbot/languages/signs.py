"""Characters that are left out where words are compared: accents of their own, and what nobody sees."""

from __future__ import annotations

from unicodedata import category


def without_signs(text: str, *categories: str) -> str:
    """Return `text` without the characters of these categories: "Mn" for accents, "Cf" for what nobody sees.

    Each different character is looked up once: a text has thousands of characters, and about a hundred different ones.
    """
    left_out = [sign for sign in set(text) if category(sign) in categories]
    return text.translate(dict.fromkeys(map(ord, left_out))) if left_out else text
