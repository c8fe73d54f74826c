"""French prepositions before a name: they take an article in, or lose their vowel."""

import unicodedata

_OF = {"le": "du", "les": "des"}
_TO = {"le": "au", "les": "aux"}


def de(name: str) -> str:
    """Return a name behind `de`; before an h it stays whole, as before most names from elsewhere."""
    first = unicodedata.normalize("NFD", name[:1].casefold())[:1]
    return _taking_in(_OF, name) or (f"d’{name}" if first and first in "aeiouœæ" else f"de {name}")


def au(name: str) -> str:
    """Return a name behind `à`."""
    return _taking_in(_TO, name) or f"à {name}"


def _taking_in(forms: dict[str, str], name: str) -> str:
    article, _, rest = name.partition(" ")
    return f"{forms[article.casefold()]} {rest}" if rest and article.casefold() in forms else ""
