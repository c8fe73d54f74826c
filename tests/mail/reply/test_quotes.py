"""What of a reply counts as new, in the shapes of the common clients, and that hostile text costs linear work."""

from email import message_from_bytes
from threading import Thread

import pytest

from mailbot.mail.reply import quotes
from mailbot.mail.reply.contact_lines import Author
from mailbot.mail.reply.quotes import Cut, cut, mark_line
from tests.fixtures import FIXTURES

REPLIES = FIXTURES / "reply"
NEW = {
    "nl": "Dank voor de melding.\n\nWe hebben het lek gedicht; wilt u het nog eens proberen?\n\nGroet,\nSanne",
    "fr": "Merci pour votre signalement.\n\nLa faille est corrigée ; pourriez-vous vérifier ?\n\nCordialement,\nSanne",
    "en": "Thank you for the report.\n\nWe closed the hole; would you try again?\n\nRegards,\nSanne",
    "de": "Danke für die Meldung.\n\nWir haben die Lücke geschlossen; würden Sie es noch einmal versuchen?\n\n"
    "Grüße\nSanne",
}
CLIENTS = (
    "outlook",
    "outlook-plain",
    "outlook-mobile",
    "gmail-web",
    "gmail-android",
    "apple-mail",
    "iphone",
    "thunderbird",
    "k9",
    "proton-web",
)
AUTHOR = Author("Anke a", "a@a.a")
MARK = mark_line("K7QM93XPW2")
HEADER = "From: Kim <kim@example.net>\nSent: Monday, November 23, 2026 2:03 PM\nTo: Security\nSubject: a hole"


def body(name: str) -> str:
    payload = message_from_bytes((REPLIES / name).read_bytes()).get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode()


@pytest.mark.parametrize("language", NEW)
@pytest.mark.parametrize("client", CLIENTS)
def test_an_answer_above_the_quote_is_what_is_kept(client: str, language: str) -> None:
    assert cut(body(f"top-posting-{language}-{client}.eml")) == Cut(NEW[language], doubtful=False)


@pytest.mark.parametrize(
    ("text", "new"),
    [
        pytest.param(
            "Hello,\n\nthere is a hole.\n", "Hello,\n\nthere is a hole.", id="a-mail-without-a-quote-is-whole"
        ),
        pytest.param("a\r\nb\r\n", "a\nb", id="line-ends-become-LF"),
        pytest.param("    indented\n\ttoo", "    indented\n\ttoo", id="indentation-stays"),
        pytest.param("", "", id="nothing-gives-nothing"),
        pytest.param("On 23 Nov 2026, Kim wrote:\n> a\n", "", id="a-quote-alone-holds-nothing-new"),
        pytest.param(
            "On 23 Nov 2026, Kim wrote:\n> a\n> b\n\nSolved.\n", "Solved.", id="an-answer-below-the-quote-is-kept"
        ),
        pytest.param(
            "Op 23 nov. 2026 om 14:03 schreef Kim <kim@example.net>:\n> a\n\nOpgelost.", "Opgelost.", id="Op-om-schreef"
        ),
        pytest.param("Opgelost.\n\nOp 23-11-2026 schreef Kim:\n> a", "Opgelost.", id="Op-date-schreef"),
        pytest.param(
            "Opgelost.\n\nOp 23 nov 2026, om 14:03 heeft Kim <kim@example.net>\nhet volgende geschreven:\n> a",
            "Opgelost.",
            id="Op-heeft-het-volgende-geschreven-over-two-lines",
        ),
        pytest.param(
            "Done.\n\nOn Mon, Nov 23, 2026 at 2:03 PM Somebody With Quite A Long Name\nOf Several Words <\n"
            "kim@example.net> wrote:\n\n> a",
            "Done.",
            id="an-attribution-over-three-lines",
        ),
        pytest.param(
            "Done.\nOn Monday we look again.\nOn 23 Nov 2026, Kim wrote:\n> a",
            "Done.\nOn Monday we look again.",
            id="a-sentence-right-above-the-attribution-stays",
        ),
        pytest.param(
            "Klart.\n\nmån 23 nov. 2026 kl. 14:03 skrev Kim <kim@example.net>:\n\n> a",
            "Klart.",
            id="an-attribution-in-a-language-we-do-not-speak",
        ),
        pytest.param(
            "Done.\n\n-------- Original Message --------\nOn 23/11/2026 14:03, Kim wrote:\n\n> a\n",
            "Done.",
            id="Proton-on-a-phone-with-both-a-line-of-dashes-and-an-attribution",
        ),
        pytest.param(
            "Done.\n\nFrom: Kim <kim@example.net>\nDate: Monday, 23 November 2026 at 14:03\nTo: Us\n\nold",
            "Done.",
            id="Outlook-for-Mac-says-Date",
        ),
        pytest.param(
            "Fait.\n\n*De\xa0:* Kim\n*Envoyé\u202f:* lundi\n*À\xa0:* nous\n\nancien",
            "Fait.",
            id="bold-labels-and-blanks-that-do-not-break",
        ),
        pytest.param("Done.\n\n-- \nSanne\nExample", "Done.", id="a-signature-block-goes"),
        pytest.param("Done.\n\n--\nSanne", "Done.", id="a-signature-whose-blank-was-lost-goes"),
        pytest.param("Done.\nSent from my iPhone", "Done.", id="a-phone's-line-right-below-the-text-goes"),
        pytest.param("Gereed.\n\nVerzonden vanuit Outlook voor Android", "Gereed.", id="a-phone's-advertisement-goes"),
        pytest.param(
            "Sent from my iPhone is what the forged mail says.\n\nKim",
            "Sent from my iPhone is what the forged mail says.\n\nKim",
            id="a-phone's-line-in-the-middle-stays",
        ),
        pytest.param(
            "#accept 2026-12-01\n\nThanks.\n\n" + HEADER + f"\n\n{MARK}\nold",
            "#accept 2026-12-01\n\nThanks.",
            id="commands-at-the-top-stay",
        ),
        pytest.param(
            f"Done.\n\n> what mailbot says\n> {MARK}\n> old", "Done.", id="our-mark-shows-that-a-block-is-a-quote"
        ),
        pytest.param(
            f"Done.\n\nOn 23 Nov 2026, Kim wrote:\n\nwhat mailbot says\n{MARK}\nold",
            "Done.",
            id="our-mark-shows-that-an-attribution-without-quote-marks-is-one",
        ),
        pytest.param(
            "Please look at:\n\nFrom: the left menu, pick Users",
            "Please look at:\n\nFrom: the left menu, pick Users",
            id="a-line-that-begins-with-From-is-no-header-block",
        ),
        pytest.param(
            "From: here\n\nSent: yes\nTo: no", "From: here\n\nSent: yes\nTo: no", id="a-list-of-words-is-none"
        ),
        pytest.param("Sent from my iPhone\nPS: call me", "Sent from my iPhone\nPS: call me", id="a-postscript-stays"),
        pytest.param(
            "Sent from my iPhone" + " and then on" * 10,
            "Sent from my iPhone" + " and then on" * 10,
            id="a-long-line-stays",
        ),
        pytest.param(
            "Fertig.\n\nKim schrieb am 23.11.2026:\n> a", "Fertig.", id="a-name-before-the-verb-and-no-address"
        ),
        pytest.param(f"Done.\n\n\ufeff{HEADER}\n\nold", "Done.", id="a-header-block-behind-a-byte-order-mark"),
        pytest.param(
            f"Done.\n\nFrom: Kim\nDate: Mon, 23 Nov 2026 14:03:00 +0100\nTo: us\n\nwhat mailbot says\n{MARK}\nold",
            "Done.",
            id="raw-header-fields-above-our-mark-are-a-header-block",
        ),
        pytest.param(
            f"Ask kim@example.net until 14:03:\nthey know.\n\n{HEADER}\n\n{MARK}\nold",
            "Ask kim@example.net until 14:03:\nthey know.",
            id="an-address-and-a-time-above-our-mark-are-no-attribution",
        ),
        pytest.param(
            "Mail kim@example.net<mailto:kim@example.net> or www.example.net<http://www.example.net/>, "
            "not here<https://example.net/there>.",
            "Mail kim@example.net or www.example.net, not here<https://example.net/there>.",
            id="links-of-Outlook-that-say-nothing-new-go",
        ),
        pytest.param("a\n________________\nb", "a\n________________\nb", id="a-person's-own-rule-stays"),
    ],
)
def test_what_is_new_is_told_without_doubt(text: str, new: str) -> None:
    assert cut(text) == Cut(new, doubtful=False)


@pytest.mark.parametrize(
    ("text", "new"),
    [
        pytest.param(
            "On 23 Nov 2026, Kim wrote:\n> one\n\nYes.\n\n> two\n> three\n\nNo.\n\n-- \nSanne",
            "Yes.\n\nNo.",
            id="answers-between-quotes-stay-in-order",
        ),
        pytest.param(
            "Hi.\n\nOn 23 Nov 2026, Kim wrote:\n> one\n\nYes.", "Hi.\n\nYes.", id="a-greeting-above-and-an-answer-below"
        ),
        pytest.param("Run:\n\n> whoami\nroot", "Run:\n\n> whoami\nroot", id="a-prompt-that-nothing-introduces-stays"),
        pytest.param(
            "See:\n\nFrom: bank <x@example.com>\nDate: Mon, 23 Nov 2026 14:03:00 +0100\nSubject: win\n\nClick here",
            "See:\n\nFrom: bank <x@example.com>\nDate: Mon, 23 Nov 2026 14:03:00 +0100\nSubject: win\n\nClick here",
            id="raw-header-fields-of-a-phishing-mail-stay",
        ),
        pytest.param(
            "FYI\n\n---------- Forwarded message ---------\nFrom: a\nDate: b\nSubject: c\n\ntext",
            "FYI\n\n---------- Forwarded message ---------\nFrom: a\nDate: b\nSubject: c\n\ntext",
            id="a-forwarded-mail-is-part-of-the-report",
        ),
        pytest.param(HEADER + "\n\nold\nnew", HEADER + "\n\nold\nnew", id="a-header-block-with-nothing-above-it-stays"),
        pytest.param(
            f"{HEADER}\n\nwhat mailbot says\n{MARK}\nold", "", id="a-letter-of-ours-with-nothing-above-it-does-not-stay"
        ),
        pytest.param(
            "My answers are below.\n\n" + HEADER + "\n\nold\nnew",
            "My answers are below.\n\n" + HEADER + "\n\nold\nnew",
            id="answers-announced-inside-an-unmarked-quote-stay",
        ),
        pytest.param(
            f"My answers are below.\n\n{HEADER}\n\n{MARK}\nold",
            "My answers are below.",
            id="answers-announced-below-our-mark-are-asked-about",
        ),
        pytest.param(f"what mailbot says\n{MARK}\nold", "what mailbot says", id="a-mark-without-any-other-border-cuts"),
        pytest.param(
            "Log of 23 Nov:\n\nOn 23 Nov 2026 at 14:03 the attacker wrote:\n' OR 1=1",
            "Log of 23 Nov:\n\nOn 23 Nov 2026 at 14:03 the attacker wrote:\n' OR 1=1",
            id="an-attribution-without-a-quote-below-stays",
        ),
        pytest.param("-- \nall below", "-- \nall below", id="a-mail-that-is-all-signature-stays"),
        pytest.param(
            "a patch:\n-- \n" + "line\n" * 20,
            ("a patch:\n-- \n" + "line\n" * 20).rstrip(),
            id="a-long-signature-is-text",
        ),
    ],
)
def test_what_cannot_be_told_apart_is_kept_and_called_doubtful(text: str, new: str) -> None:
    assert cut(text) == Cut(new, doubtful=True)


def test_who_answers_line_by_line_sees_all_of_it_before_it_goes() -> None:
    # Looking for a signature block in each of a hundred thousand pieces would take longer than the parser may.
    answers = "".join(f"> question {number}\nanswer {number}\n" for number in range(quotes.PIECES + 1))
    kept = cut(f"On 23 Nov 2026, Kim wrote:\n{answers}\n-- \nSanne")
    assert kept.doubtful
    assert kept.text.endswith(f"answer {quotes.PIECES}\n\n-- \nSanne")


def test_no_word_of_the_person_is_lost_between_all_known_borders() -> None:
    borders = ["> q", "On 23 Nov 2026, Kim wrote:", "-- ", "Sent from my iPhone", "________________________________"]
    words = [f"word{number}" for number in range(len(borders) ** 2 + 1)]
    text = "On 23 Nov 2026, Kim wrote:\n> q\n\n"
    for number, word in enumerate(words):
        text += f"{word} is mine\n" * 14 + f"\n{borders[number % 5]}\n{borders[number // 5 % 5]}\n"
    kept = cut(text).text
    assert [word for word in words if kept.count(f"{word} is mine") != 14] == []


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("> ", id="quote-marks-on-one-line"),
        pytest.param(">\n", id="empty-quoted-lines"),
        pytest.param("> a\nb\n", id="quotes-and-text-in-turn"),
        pytest.param("On 1 ", id="openings-on-one-line"),
        pytest.param("On 1 x@x\n", id="openings-without-an-end"),
        pytest.param("On 1 wrote:\n", id="attributions-without-a-quote"),
        pytest.param("On 1 wrote:\n> a\n", id="attributions-with-quotes"),
        pytest.param("On 1 wrote:\n> a\nb\n", id="answers-between-quotes"),
        pytest.param("-- \n", id="signature-delimiters"),
        pytest.param("From: a\nSent: b\n", id="header-blocks-without-an-end"),
        pytest.param("From: a\nDate: +0100\nTo: b\n", id="pasted-header-blocks"),
        pytest.param("_" * 12 + "\n", id="rules"),
        pytest.param("-", id="dashes-on-one-line"),
        pytest.param("----- 8< ----- ", id="half-marks"),
        pytest.param("-----Original Message-----\n> a\n", id="original-messages"),
        pytest.param("\n", id="empty-lines"),
        pytest.param("Sent from my \n", id="half-advertisements"),
        pytest.param("\xa0\ufeff", id="odd-blanks"),
        pytest.param("Groet,\nAnke\n", id="greetings"),
        pytest.param("Groet, ", id="greetings-on-one-line"),
        pytest.param("T 024 555 01 23 | ", id="telephones-on-one-line"),
        pytest.param("a@a.", id="addresses-on-one-line"),
        pytest.param("Dit bericht is vertrouwelijk\n", id="lines-of-a-disclaimer"),
        pytest.param("Dit bericht is vertrouwelijk\n\n", id="disclaimers"),
        pytest.param("Dit bericht is vertrouwelijk ", id="disclaimers-on-one-line"),
        pytest.param("[EXTERN] let op deze e-mail buiten de klik ", id="banners-on-one-line"),
        pytest.param("[EXTERN]\n", id="banners"),
        pytest.param("[cid:", id="pictures-without-an-end"),
        pytest.param("x<mailto:x>", id="links-that-say-where-they-lead"),
        pytest.param("<mailto:", id="links-without-an-end"),
    ],
)
def test_a_quarter_of_a_megabyte_of_traps_takes_linear_work(unit: str) -> None:
    # Linear: a second at the very most. Quadratic over 25,000 lines or a quarter of a million characters: minutes.
    text = unit * (250_000 // len(unit))
    work = Thread(target=cut, args=(text, AUTHOR, [text[:-9], text]), daemon=True)
    work.start()
    work.join(60)
    assert not work.is_alive()


def test_a_mark_line_survives_a_client_that_wraps_at_72_columns() -> None:
    line = mark_line("0123456789ABCDEF")
    assert len(line) < 72 - len("> > ")
    assert quotes._MARK.fullmatch(line)


@pytest.mark.parametrize(
    ("text", "put_away"),
    [
        pytest.param("Call her.\n\n-- \nAnke\n#note", ("#note",), id="below-the-dashes"),
        pytest.param("Call her.\n\n-- \nAnke\n“＃note”\n+31 6 12345678", ("“＃note”",), id="dressed"),
        pytest.param("Call her.\n\n-- \nAnke", (), id="no-hash-in-it"),
        pytest.param(
            "Call her.\n\nOn Mon, 2 Nov 2026 at 10:00, Kim <kim@melder.example> wrote:\n> #note\n",
            (),
            id="a-quote-is-no-signature",
        ),
    ],
)
def test_what_may_be_a_command_in_a_signature_block_is_not_lost(text: str, put_away: tuple[str, ...]) -> None:
    assert cut(text) == Cut("Call her.", doubtful=False, put_away=put_away)
