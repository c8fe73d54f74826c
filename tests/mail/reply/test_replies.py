"""Answers of people with the common mail clients, whole mails: what counts as new is what they wrote, to the letter.

The files are written to the shape of each client: its MIME structure, its HTML, its marks, its signature block.
"""

import pytest

from mailbot.facts import Form
from mailbot.mail.message import parse_cleartext
from tests.mail.reply.clients import AUTOMATIC, CLIENTS, SETTINGS, WORDS, reply


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("client", CLIENTS)
def test_the_words_and_the_greeting_are_what_is_new(client: str, language: str) -> None:
    message = reply(f"corporate-{language}-{client}")
    assert message.new_text == f"{WORDS[language]}\n\n{CLIENTS[client][language]}"
    assert not message.cut_doubtful
    assert message.html_only == (client in ("owa-html-only", "outlook-ios", "gmail-api"))


@pytest.mark.parametrize(
    ("name", "new"),
    [
        pytest.param(
            "typed-inside-the-signature-en-owa",
            "Hello,\n\nThank you, we can follow this.\n\n"
            "The team closes the hole this week. You will hear from me on Friday.\n\nRegards,\nAnna Smith",
            id="an-answer-inside-the-marked-signature-stays",
        ),
        pytest.param("quote-inside-the-signature-en-owa", WORDS["en"], id="a-mark-around-the-quote-cuts-above-it"),
        pytest.param("command-alone-nl-outlook", "#accept 2026‑12‑01", id="below-a-command-alone-the-greeting-goes"),
        pytest.param(
            "greeted-twice-en-outlook",
            "Thank you for your report.\n\nRegards,\nAnna",
            id="who-greets-twice-greeted-by-hand-first",
        ),
        pytest.param(
            "function-alone-fr-outlook",
            "Merci pour votre signalement.\n\nBien cordialement,\n\nAnne Lefèvre",
            id="a-function-right-below-the-full-name-goes",
        ),
        pytest.param(
            "double-spaced-en-outlook",
            "Thank you for your report.\n\n\n\nKind regards,\n\n\n\nAnna Smith",
            id="blank-lines-between-contact-details-change-nothing",
        ),
        pytest.param(
            "good-day-nl-outlook",
            "Dank voor uw melding.\n\nGroet,\nAnke\n\nFijne dag",
            id="a-wish-below-the-name-stays",
        ),
        pytest.param(
            "list-and-table-nl-outlook",
            "Wat wij gedaan hebben:\n- het formulier gesloten\n"
            "- de logboeken bekeken, zie ons logboek <https://www.voorbeeld.example/logboek>\n\n"
            "Maandag gesloten\nVrijdag weer open\n\nMet vriendelijke groet,\n\nAnke de Vries",
            id="lists-and-tables-of-Word-are-readable",
        ),
        pytest.param(
            "banner-nl-gateway",
            "#accept 2026-12-01\n\nDank voor uw melding.\n\nGroet,\nAnke",
            id="commands-come-to-the-top-again-below-a-banner",
        ),
        pytest.param("banner-en-exchange", f"{WORDS['en']}\n\nRegards,\nAnna", id="a-banner-in-a-table-goes"),
        pytest.param("disclaimer-nl-gateway", f"{WORDS['nl']}\n\nGroet,\nAnke", id="a-disclaimer-below-the-quote-goes"),
        pytest.param(
            "disclaimer-de-outlook",
            f"{WORDS['de']}\n\n{AUTOMATIC['de']}",
            id="a-disclaimer-and-the-signature-above-it-go",
        ),
    ],
)
def test_what_is_odd_is_told_without_doubt(name: str, new: str) -> None:
    message = reply(name)
    assert (message.new_text, message.cut_doubtful) == (new, False)


@pytest.mark.parametrize(
    ("name", "new"),
    [
        pytest.param(
            "postscript-nl-apple-mail",
            "Dank voor uw melding.\n\nMet vriendelijke groet,\n\nAnke de Vries\nAdviseur informatiebeveiliging\n"
            "T 024 555 01 23\n\nPS: kunt u vrijdag bellen?",
            id="words-below-a-signature-block",
        ),
        pytest.param(
            "interleaved-fr-thunderbird",
            "Bonjour,\n\nOui, corrigé hier.\n\nNous regardons encore.",
            id="answers-between-quoted-lines",
        ),
        pytest.param(
            "pasted-picture-en-outlook",
            "Do you see the same?\n\n[cid:image001.png@01DC5D12.A1B2C3D0]\n\nKind regards,\n\nAnna Smith",
            id="a-picture-that-will-not-be-sent",
        ),
        pytest.param(
            "nameless-signature-nl-outlook",
            f"{WORDS['nl']}\n\nAdviseur informatiebeveiliging | Gemeente Voorbeeld\nT 024 555 01 23\n"
            "anke@voorbeeld.example",
            id="the-author's-address-without-a-name-above",
        ),
        pytest.param(
            "department-below-a-first-name-nl-outlook",
            "Dank voor uw melding.\n\nGroet,\nAnke\n\nTeam Informatiebeveiliging",
            id="a-few-words-below-a-first-name",
        ),
    ],
)
def test_what_may_be_more_than_was_meant_is_kept_and_doubted(name: str, new: str) -> None:
    message = reply(name)
    assert (message.new_text, message.cut_doubtful) == (new, True)


def test_inside_an_encrypted_mail_a_greeting_tells_enough() -> None:
    cleartext = "Opgelost.\n\nGroet,\nAnke de Vries\nAdviseur\nT 024 555 01 23\n"
    message = parse_cleartext(cleartext.encode(), Form.INLINE, SETTINGS)
    assert (message.new_text, message.cut_doubtful) == ("Opgelost.\n\nGroet,\nAnke de Vries", False)


def test_what_was_written_stays_readable_whole() -> None:
    assert "T 024 555 01 23 | anke@voorbeeld.example" in reply("corporate-nl-outlook").text
