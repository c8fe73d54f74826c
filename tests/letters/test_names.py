"""Where a letter speaks of another one, that one's text says in every language what it is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from mailbot.languages import LANGUAGES
from mailbot.letters.rendering import Texts
from tests.sample_letters import LETTERS

STAND_FOR_ANOTHER = {"lean", "bare"}  # and go by its name
TEXTS = Texts()


@pytest.mark.parametrize("letter", sorted(set(LETTERS) - STAND_FOR_ANOTHER))
def test_every_letter_is_called_something_in_every_language(letter: str) -> None:
    names = {TEXTS.called(language, letter) for language in LANGUAGES}
    assert len(names) == len(LANGUAGES)
    assert letter not in names


@pytest.mark.parametrize(
    ("name", "source", "called"),
    [
        pytest.param("receipt", "Called: our answer\nSubject: x\n\ny\n", "our answer", id="as its own text says"),
        pytest.param("receipt", "Called: our answer\r\nSubject: x\r\n\r\ny\r\n", "our answer", id="… from Windows"),
        pytest.param("receipt", "Subject: x\n\ny\n", "the receipt", id="as ours is, where its own says nothing"),
        pytest.param("lean", "Subject: x\n\ny\n", "lean", id="by its own name, where no text says anything"),
        pytest.param("of-a-later-version", "Called: z\nSubject: x\n\ny\n", "of-a-later-version", id="no letter"),
        pytest.param("../en/letters/receipt", "", "../en/letters/receipt", id="a way to another file"),
    ],
)
def test_a_letter_is_called(tmp_path: Path, name: str, source: str, called: str) -> None:
    if "/" not in name:
        (tmp_path / "en").mkdir()
        (tmp_path / "en" / f"{name}.txt").write_bytes(source.encode())
    assert Texts(tmp_path).called("en", name) == called
    assert TEXTS.called("xx", name) == name


def test_what_a_letter_is_called_is_not_said_in_it() -> None:
    assert not [line for text in TEXTS.wording(LANGUAGES) for line in text.splitlines() if "Called:" in line]
