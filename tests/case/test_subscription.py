"""What a reporter asks for with a word of its own, and what is none."""

from __future__ import annotations

import pytest

from mailbot.case.subscription import Wish, find_wish, wants_no_letters
from mailbot.facts import Message
from mailbot.languages import PHRASES


def written(text: str, subject: str = "") -> Message:
    return Message("rosa@melder.example", text=text, new_text=text, subject=subject)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        pytest.param("NO MAIL", Wish.ANONYMOUS, id="as-our-letters-write-it"),
        pytest.param("Geen mail.", Wish.ANONYMOUS, id="with-a-full-stop"),
        pytest.param("« Aucun message »", Wish.ANONYMOUS, id="in-quotation-marks"),
        pytest.param("AUCUN\xa0MESSAGE", Wish.ANONYMOUS, id="copied-with-our-no-break-space"),
        pytest.param("*keine Post*", Wish.ANONYMOUS, id="in-bold"),
        pytest.param("ANONYMOUS", Wish.ANONYMOUS, id="the-word-of-before"),
        pytest.param("STOP", Wish.STOP, id="stop-ends-only-what-is-scheduled"),
        pytest.param("START", Wish.START, id="start-in-any-language"),
        pytest.param("No mail arrives at your server any more.", None, id="a-report-that-begins-like-it"),
        pytest.param("Geen post ontvangen, sinds maandag.", None, id="a-report-that-begins-like-it-in-dutch"),
    ],
)
def test_one_word_asks_for_one_thing(text: str, wish: Wish | None) -> None:
    assert find_wish(written(text)) is wish


@pytest.mark.parametrize(
    ("text", "subject", "none"),
    [
        pytest.param("NO MAIL\n\nThe door is open.", "A hole", True, id="alone-on-the-first-line"),
        pytest.param("The door is open.", "Anonymous report", True, id="in-the-subject"),
        pytest.param("The door is open.", "No mail: your server is down", False, id="a-subject-about-mail"),
        pytest.param("The door is open.", "Keine Post", False, id="a-subject-about-mail-in-german"),
    ],
)
def test_a_first_mail_asks_for_no_letters(text: str, subject: str, none: bool) -> None:
    assert wants_no_letters(written(text, subject)) is none


@pytest.mark.parametrize("language", PHRASES)
def test_every_language_has_a_word_for_each_wish(language: str) -> None:
    requests = PHRASES[language].requests
    assert {find_wish(written(word.upper())) for word in requests.no_mail} == {Wish.ANONYMOUS}
    assert {find_wish(written(word)) for word in requests.stop} == {Wish.STOP}
