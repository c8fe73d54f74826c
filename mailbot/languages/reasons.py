"""Why a mail is held, in the words of a reader; what is not listed is said in the program's own."""

from __future__ import annotations

from collections.abc import Mapping

_WORDS: Mapping[str, tuple[str, str, str, str]] = {  # nl, en, fr, de
    "null reverse-path": ("misschien een mail van ons die terugkwam", "may be an email of ours that came back", "peut-être un message de notre part revenu", "vielleicht eine Mail von uns, die zurückkam"),  # noqa: E501
    "multipart/report": ("een ontvangst- of foutbericht van een mailserver", "a receipt or a failure notice", "un accusé ou un avis d’échec", "eine Lese- oder Fehlermeldung"),  # noqa: E501
    "no single From address": ("geen eenduidige afzender", "no single sender", "pas d’expéditeur unique", "kein eindeutiger Absender"),  # noqa: E501
    "failed twice before": ("kon twee keer niet worden gelezen", "could not be read, twice", "illisible deux fois de suite", "ließ sich zweimal nicht lesen"),  # noqa: E501
    "encrypted to a key that is not ours": ("versleuteld met een sleutel die niet van ons is", "encrypted to a key that is not ours", "chiffré avec une clé qui n’est pas la nôtre", "mit einem fremden Schlüssel verschlüsselt"),  # noqa: E501
    "in a handler's name, not proven": ("op naam van een collega, niet bewezen", "in a colleague’s name, not proven", "au nom d’un collègue, sans preuve", "im Namen einer Kollegin oder eines Kollegen, nicht bewiesen"),  # noqa: E501
    "a command below the top": ("een opdracht die niet bovenaan staat", "a command that is not at the top", "une commande qui n’est pas en tête", "ein Befehl, der nicht ganz oben steht"),  # noqa: E501
    "calendar reply": ("antwoord op een afspraak", "a reply to an invitation", "une réponse à une invitation", "eine Antwort auf eine Einladung"),  # noqa: E501
    "sender that nobody reads": ("afzender die niemand leest", "a sender that nobody reads", "un expéditeur que personne ne lit", "ein Absender, den niemand liest"),  # noqa: E501
}  # fmt: skip
_PROGRAM = (
    "door een programma verstuurd",
    "sent by a program",
    "envoyé par un logiciel",
    "von einem Programm verschickt",
)
_ORDER = ("nl", "en", "fr", "de")


def in_words(language: str, reason: str) -> str:
    """Put a reason into words of `language`."""
    words = _WORDS.get(reason)
    if words is None and reason.startswith(("Auto-Submitted", "List-", "Precedence", "X-Auto", "X-MS-Exchange")):
        words = _PROGRAM
    return reason if words is None or language not in _ORDER else words[_ORDER.index(language)]
