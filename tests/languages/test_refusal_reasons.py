"""Every reason for which a handler's command is refused has words in every language, and no word has no reason."""

import re
from importlib.resources import files

import pytest

from mailbot.facts import RefusalReason

LETTERS = sorted(str(folder.name) for folder in files("mailbot.languages").iterdir() if (folder / "letters").is_dir())
QUESTION = re.compile(r'\bwhy (?:==|in|not in) (\([^)]*\)|"[^"]*")')


def asked_for(template: str) -> set[str]:
    return {word for question in QUESTION.findall(template) for word in re.findall(r'"([^"]*)"', question)}


@pytest.mark.parametrize("language", LETTERS)
def test_the_letter_refused_knows_every_reason_and_no_other(language: str) -> None:
    text = (files("mailbot.languages") / language / "letters" / "refused.txt").read_text("utf-8")
    subject, body = (asked_for(part) for part in text.split("\n\n", 1))
    assert body == set(RefusalReason) - {RefusalReason.BAD_ARGUMENT}  # that is what is said of any other
    assert subject < set(RefusalReason)


def test_there_are_languages() -> None:
    assert {"nl", "en", "fr", "de"} <= set(LETTERS)
