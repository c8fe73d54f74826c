"""The wording of a letter is all that its words are made from, and changes with any of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mailbot.facts import Audience, Letter
from mailbot.letters.frame import FRAME
from mailbot.letters.rendering import Texts
from tests.sample_letters import sample

RECEIPT = Letter(sample("receipt"), Audience.REPORTER, "anna@reporter.example", "nl")
REMINDER = Letter(sample("clock-reminder"), Audience.HANDLER, "anke@voorbeeld.example", "nl")


def with_own(folder: Path, name: str, words: str) -> Texts:
    (folder / "nl").mkdir()
    (folder / "nl" / f"{name}.txt").write_text(words, encoding="utf-8")
    return Texts(folder)


@pytest.mark.parametrize(
    ("letter", "name", "changes"),
    [
        pytest.param(RECEIPT, "receipt", True, id="its-own-text"),
        pytest.param(RECEIPT, "sign-off", True, id="the-frame-of-a-letter-to-outside"),
        pytest.param(REMINDER, "sign-off", False, id="the-frame-of-others"),
        pytest.param(REMINDER, "clock-steps", True, id="a-part-that-it-takes-in"),
        pytest.param(RECEIPT, "clock-steps", False, id="a-part-of-others"),
    ],
)
def test_a_version_changes_with_what_the_letter_is_made_from(
    tmp_path: Path, letter: Letter, name: str, *, changes: bool
) -> None:
    ours, own = Texts().version(letter), with_own(tmp_path, name, "Other words.").version(letter)
    assert (ours.hash != own.hash) is changes
    assert ("Other words." in own.content) is changes


def test_a_version_says_its_words_by_file() -> None:
    version = Texts().version(RECEIPT)
    assert version.name == "nl/receipt"
    assert [f"== {name}.txt ==" in version.content for name in ("receipt", *FRAME)] == [True] * 4
    assert Texts().version(RECEIPT) == version
