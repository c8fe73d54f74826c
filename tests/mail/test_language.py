"""The language of short security mails: a held-back set of a hundred in each language, and what must not sway it."""

from threading import Thread

import pytest

from mailbot.languages import LANGUAGES
from mailbot.mail.language import detect
from mailbot.mail.reply.quotes import cut
from tests.fixtures import FIXTURES

MAILS = FIXTURES / "language"
ALL = LANGUAGES

SQL_ERROR = "You have an error in your SQL syntax; check the manual that corresponds to your server version"
DISCLAIMER = (
    "This e-mail and any attachments are confidential and intended solely for the use of the individual to whom\n"
    "they are addressed. If you have received this e-mail in error please notify the sender and delete it."
)


def test_mails_are_set_apart_for_known_languages_alone() -> None:
    assert {"nl", "en", "fr", "de"} <= {file.stem for file in MAILS.iterdir()} <= set(LANGUAGES)


@pytest.mark.parametrize("language", sorted(file.stem for file in MAILS.iterdir()))
def test_at_least_98_of_100_short_security_mails_are_told_right(language: str) -> None:
    file = MAILS / f"{language}.txt"  # mails set apart by lines of ---8<---
    mails = [mail for mail in ("\n" + file.read_text(encoding="utf-8")).split("\n---8<---\n") if mail.strip()]
    assert len(mails) >= 100
    wrong = [number for number, mail in enumerate(mails, 1) if detect(mail, ALL) != language]
    assert len(wrong) <= len(mails) * 2 // 100, f"told wrong: mails {wrong}"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Kan ik hier een lek melden?", "nl", id="one-Dutch-question"),
        pytest.param("Where do I report a bug?", "en", id="one-English-question"),
        pytest.param("Puis-je avoir votre clé PGP ?", "fr", id="one-French-question"),
        pytest.param("Wo melde ich eine Lücke?", "de", id="one-German-question"),
        pytest.param("j ai acces a tous les comptes sans mot de passe", "fr", id="French-without-accents"),
        pytest.param("ueber die Suche sind alle Konten fuer Fremde lesbar", "de", id="German-without-umlauts"),
        pytest.param("BESTE MENSEN, IK HEB EEN LEK GEVONDEN IN JULLIE PORTAAL", "nl", id="Dutch-in-capitals"),
        pytest.param("Je n’ai pas trouvé où l’on peut signaler ça", "fr", id="typographic-apostrophes"),
        pytest.param("J\u2019ai trouv\u00e9 une faille\r\ndans le portail\r\n", "fr", id="CRLF-line-ends"),
        pytest.param(f"De zoekpagina lekt:\n{SQL_ERROR}", "nl", id="Dutch-with-an-English-database-error"),
        pytest.param(
            f'Bei der Suche erscheint\n"{SQL_ERROR}".', "de", id="German-with-an-English-error-in-quotation-marks"
        ),
        pytest.param(
            f"La recherche affiche :\n\n```\n{SQL_ERROR}\nthis is the end of it\n```",
            "fr",
            id="French-with-fenced-code",
        ),
        pytest.param(f"Jullie S3-bucket staat open.\n\n{DISCLAIMER}", "nl", id="Dutch-with-an-English-disclaimer"),
        pytest.param(
            "Dear Sir or Madam,\n\nich habe eine Schwachstelle gefunden.\n\nBest regards\nHans",
            "de",
            id="German-with-English-formulas",
        ),
        pytest.param(
            "Guten Tag,\n\nplease find attached my report on the Müller site.\n\nMit freundlichen Grüßen\nHans Müller",
            "en",
            id="English-with-German-formulas",
        ),
        pytest.param(
            'Hello,\nthe page "Mijn gegevens" says "Er is een fout opgetreden, probeer het later opnieuw".',
            "en",
            id="English-about-Dutch-pages",
        ),
        pytest.param(
            "2026-11-23 14:03 the server is not there and will not be\nat com.example.That.is(This.java)\n"
            "Via deze fout zijn gegevens te zien.",
            "nl",
            id="Dutch-with-log-lines",
        ),
        pytest.param(
            "Merci.\nVotre réponse me suffit.\n\nOn 23 Nov 2026, Example <security@example.org> wrote:\n\n"
            "> This is what we have found and what you should know about it.",
            "fr",
            id="French-above-an-English-quote",
        ),
        pytest.param(
            "Merci.\n\nFrom: Example\nSent: Monday\nTo: Kim\n\nThis is what we have found and what you should know.",
            "fr",
            id="French-above-an-English-quote-without-marks",
        ),
        pytest.param(
            "Zo zit het:\n" + "if (the) { return all; } // and this is for what it was\n" * 4,
            "nl",
            id="Dutch-with-a-line-of-code",
        ),
        pytest.param(
            "Just found this on your login page. Het wachtwoord staat gewoon in de code, dus iedereen kan het zien.",
            "nl",
            id="Dutch-after-an-English-sentence",
        ),
        pytest.param(
            "Zie hieronder. Dat zegt de scanner. The remote host is affected by a flaw that could be used by an"
            " attacker who is on the same network to read all of the traffic that they should not see or change.",
            "nl",
            id="Dutch-before-one-long-English-sentence",
        ),
        pytest.param(
            "Ik heb uw website bekeken. Daar zit een lek in. De scanner geeft dit.\n\n"
            + "The host is affected by this, and it should be updated to the latest version. " * 25,
            "nl",
            id="Dutch-before-pages-of-English",
        ),
        pytest.param("Couldn\u2019t login", "en", id="a-typographic-apostrophe"),
        pytest.param(
            "IDOR: authentication bypass in de session handling, account takeover mogelijk zonder user interaction.",
            "nl",
            id="Dutch-full-of-English-terms",
        ),
        pytest.param("Stored token visible in JSON response.", "en", id="English-terms-alone"),
        pytest.param("Stored XSS via upload, token lekt, session reset mogelijk", "nl", id="Dutch-among-more-terms"),
        pytest.param(
            "Server prueft Token gar nicht, Zugangsdaten kopierbar.", "de", id="German-words-by-their-endings"
        ),
        pytest.param(
            "Sehr geehrte Damen und Herren,\n\ninvoices are public.\n\nMit freundlichen Grüßen\nHans Müller\nAm Markt",
            "en",
            id="a-short-English-line-between-German-formulas",
        ),
        pytest.param("Bonjour,\n\nXSS\n\nCordialement", "fr", id="formulas-where-nothing-else-is-said"),
        pytest.param(
            "Scan ergibt: The host is affected by this flaw and it should be updated.",
            "de",
            id="German-citing-English-behind-a-colon",
        ),
        pytest.param(
            "Kunt u terugbellen?\n\nThis message and its attachments are confidential. Unauthorised use is prohibited."
            " We accept no liability for any damage that it does to you or to others, and you should not copy it.",
            "nl",
            id="Dutch-with-an-unknown-disclaimer-in-English",
        ),
        pytest.param(
            "Guten Tag,\n\nI got a confidential message for another recipient. Do I delete it, notify the sender?",
            "en",
            id="a-report-in-the-words-of-a-disclaimer",
        ),
        pytest.param("desole probleme recompense", "fr", id="French-words-bared-of-their-accents"),
        pytest.param("Info : jai vu les factures de quelqu'un d'autre", "fr", id="French-that-looks-like-a-log-line"),
        pytest.param(
            "Geen controle.\n\nCaused by: the connection was reset by the peer that should have been there",
            "nl",
            id="Dutch-with-a-cause-of-Java",
        ),
    ],
)
def test_what_is_not_the_persons_language_does_not_sway(text: str, language: str) -> None:
    assert detect(cut(text).text, ALL) == language


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("Test", id="one-word"),
        pytest.param("Sehr geehrte Damen und Herren,", id="a-greeting-alone"),
        pytest.param("Hallo", id="a-greeting-of-two-languages"),
        pytest.param("XSS: https://example.org/?q=%3Cscript%3E the/and/of", id="an-address"),
        pytest.param("-----BEGIN PGP MESSAGE-----\n\nhQEMA4the/and\n=abcd\n-----END PGP MESSAGE-----", id="armor"),
        pytest.param("Eine, une", id="as-much-of-one-language-as-of-another"),
        pytest.param("漏洞报告", id="another-script"),
    ],
)
def test_too_short_to_tell(text: str) -> None:
    assert detect(text, ALL) is None


@pytest.mark.parametrize(
    ("languages", "language"),
    [
        pytest.param(("nl", "en"), "nl", id="configured"),
        pytest.param(("en", "nl"), "nl", id="whatever-the-order"),
        pytest.param(("en", "fr"), None, id="not-configured-is-not-forced-into-another"),
        pytest.param((), None, id="none-configured"),
    ],
)
def test_only_configured_languages_are_told(languages: tuple[str, ...], language: str | None) -> None:
    assert detect("Ik heb een lek gevonden in uw website, waar kan ik dat melden?", languages) == language


@pytest.mark.parametrize("unit", ['"', "`", "```", "<", "«a", "the ", "a.", "-", "a" * 998 + "\n", "\n"])
def test_a_megabyte_of_traps_takes_bounded_work(unit: str) -> None:
    work = Thread(target=detect, args=(unit * (1_000_000 // len(unit)), ALL), daemon=True)
    work.start()
    work.join(60)
    assert not work.is_alive()
