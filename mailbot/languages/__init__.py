"""What differs by language, one folder a language: found here, and nowhere named.

To add Spanish:

1. Copy the folder `en/` to `es/`, and import from `es` what its modules import from `en`; the folder's name is the
   language's code, as Babel knows it.
2. In `es/phrases.py` and `es/formulas.py`, replace each pattern; `phrases.py` beside this file says what each is for.
3. In `es/words.py`, list the small words that tell the language, and the words that everybody uses. The trade speaks
   English in every language: `trade` is empty in all others.
4. In `es/reasons.py`, translate what stands on the right.
5. In `es/publication.py`, write what an organisation publishes of its address.
6. In `es/figures.py`, name what the report of a month counts.
7. In `es/letters/*.txt`, write each letter as a considerate colleague would, and what others call it (`Called:`).
8. In `es/guide.txt`, tell handlers on one page how they work with it; its commands stay as they are.
9. Run `pytest tests/languages tests/letters`: it names each field, reason, letter and placeholder that is missing, and
   each letter and reason that is still as it was copied.
10. Put a hundred short mails into `es.txt` beside the others in `fixtures/language/`: tests/mail/test_language.py tries
   how many of them are told from other languages.

Nothing here acts; languages/ knows facts and errors alone. What each folder must have says `phrases.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from mailbot.languages.phrases import Phrases


def _find() -> Mapping[str, Phrases]:
    folders = [module.name for module in iter_modules(__path__) if module.ispkg]
    return {name: import_module(f"{__name__}.{name}.phrases").PHRASES for name in sorted(folders)}


PHRASES: Mapping[str, Phrases] = _find()
"""By the language's code."""
LANGUAGES = tuple(PHRASES)
"""Those that mailbot speaks: a folder each."""


def guide(language: str) -> str:
    """Return how handlers work with mailbot, on one page of plain text."""
    return (Path(__file__).parent / language / "guide.txt").read_text(encoding="utf-8")


def every(of: Callable[[Phrases], Iterable[str]]) -> tuple[str, ...]:
    """Return what `of` takes from each language, each once."""
    return tuple(dict.fromkeys(phrase for phrases in PHRASES.values() for phrase in of(phrases)))


def any_of(patterns: Iterable[str]) -> str:
    """Return a pattern that matches what any of `patterns` does; without any, nothing."""
    return "(?:" + ("|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)") + ")"


def any_phrase(of: Callable[[Phrases], Iterable[str]]) -> str:
    """Return a pattern that matches what any of the patterns does that `of` takes from each language."""
    return any_of(every(of))
