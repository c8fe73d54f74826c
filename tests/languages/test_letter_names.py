"""Where a letter speaks of another one, it has a name for it in every language."""

from __future__ import annotations

import pytest

from mailbot.languages import LANGUAGES
from mailbot.languages.letter_names import called
from tests.sample_letters import LETTERS

STAND_FOR_ANOTHER = {"lean", "bare"}  # and go by its name


@pytest.mark.parametrize("letter", sorted(set(LETTERS) - STAND_FOR_ANOTHER))
def test_every_letter_is_called_something_in_every_language(letter: str) -> None:
    names = {called(language, letter) for language in LANGUAGES}
    assert len(names) == len(LANGUAGES)
    assert letter not in names


def test_a_letter_of_a_later_version_goes_by_its_own_name() -> None:
    assert called("nl", "of-a-later-version") == called("xx", "case").replace("case", "of-a-later-version")
