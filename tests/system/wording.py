"""What the letters say, read from the texts themselves, so that a better wording breaks no test of behaviour."""

from __future__ import annotations

from pathlib import Path

import mailbot.languages
from mailbot.languages import LANGUAGES
from mailbot.languages.reasons import in_words
from tests.system.world import Letter

_LANGUAGES = Path(mailbot.languages.__file__).parent
_TEXTS = _LANGUAGES / "en" / "letters"


def line(text: str, condition: str, language: str = "en") -> str:
    """The fixed part of the line that stands under `condition` in a text, English unless told."""
    lines = (_LANGUAGES / language / "letters" / f"{text}.txt").read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("{%") and f" {condition} %}}" in line)
    return lines[at + 1].partition("{{")[0]


def subject(language: str, text: str) -> str:
    """The subject of a letter that has the same one whatever it says."""
    lines = (_TEXTS.parents[1] / language / "letters" / f"{text}.txt").read_text().splitlines()
    return next(line for line in lines if line.startswith("Subject: ")).removeprefix("Subject: ")


def is_of_a_clock(letter: Letter) -> bool:
    """Tell what a law's clock brings by itself from a case letter, which may ask whether one runs."""
    return "#breach" in letter.text and "8<" not in letter.text


def said_of(encryption: str) -> str:
    """What handlers read of how a mail came: no, whole, partly, not-for-us, broken."""
    return line("case", f'encryption == "{encryption}"') if encryption != "no" else _clear()


def _clear() -> str:
    lines = (_TEXTS / "case.txt").read_text().splitlines()
    return lines[lines.index("{% else %}", lines.index('{% elif encryption == "broken" %}')) + 1]


def reason_shown(reason: str, text: str) -> bool:
    """Tell whether a letter gives a reason for holding a mail, in the words of any language."""
    shown = " ".join(text.split())
    return any(in_words(language, reason).partition(":")[0] in shown for language in LANGUAGES)
