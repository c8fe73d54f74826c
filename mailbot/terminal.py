r"""What strangers wrote, made harmless for a terminal.

Names, subjects and bodies may hold escape sequences that rewrite the screen, characters that turn text around, and
ones that nobody sees. They are shown as `\x1b` and the like: an operator should see that they are there.
"""

import json
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

import typer


def printable(text: str) -> str:
    """Return `text` as one line that no terminal acts upon."""
    return "".join(_shown(character) for character in text)


def printable_lines(text: str) -> str:
    """Return `text` line by line, each of them harmless; tabs become spaces."""
    return "\n".join(printable(line) for line in text.replace("\r\n", "\n").expandtabs().split("\n"))


def print_json(facts: Mapping[str, Any]) -> None:
    """Print one JSON object; times are ISO 8601 in UTC. ASCII: what strangers wrote is escaped."""
    typer.echo(json.dumps(facts, indent=2, default=_as_text))


def _as_text(value: date) -> str:
    return value.isoformat()


def _shown(character: str) -> str:
    # Cc: C0 and C1 controls, Cf: bidirectional and invisible ones, Cs, Co, Cn: nothing to show;
    # Zl, Zp: line ends that only some terminals obey.
    if unicodedata.category(character)[0] == "C" or character in "\u2028\u2029":
        return character.encode("unicode_escape").decode("ascii")
    return character
