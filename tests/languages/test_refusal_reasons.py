"""Every reason for which a handler's command is refused has words in every language, and no word has no reason."""

import re
from importlib.resources import files

import pytest

from mailbot.facts import RefusalReason

LETTERS = sorted(str(folder.name) for folder in files("mailbot.languages").iterdir() if (folder / "letters").is_dir())
QUESTION = re.compile(r'\bwhy (?:==|in|not in) (\([^)]*\)|"[^"]*")')


@pytest.mark.parametrize("language", LETTERS)
def test_the_letter_refused_knows_every_reason_and_no_other(language: str) -> None:
    text = (files("mailbot.languages") / language / "letters" / "refused.txt").read_text("utf-8")
    _, body = text.split("\n\n", 1)
    asked = {word for found in QUESTION.findall(body) for word in re.findall(r'"([^"]*)"', found)}
    assert asked == set(RefusalReason) - {RefusalReason.BAD_ARGUMENT}  # that is what is said of any other


def test_there_are_languages() -> None:
    assert {"nl", "en", "fr", "de"} <= set(LETTERS)
