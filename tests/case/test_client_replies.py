"""What handlers' mail clients do to commands and add as parts, from the bytes of a mail to what would be done."""

from dataclasses import replace
from datetime import date

import pytest

from mailbot.case.attachment_selection import sorted_out
from mailbot.case.commands.grammar import parse
from mailbot.facts import Attachment, LeftOut, Standing, State
from mailbot.mail.html import read_html
from tests.case.builders import ANKE, HOUSE, KEY, case_in, decide, first, from_handler, looked_at, situation
from tests.mail.reply.clients import CLIENTS, WORDS, reply
from tests.sample_letters import fields_of

TODAY = date(2026, 11, 23)
MEANT = {"outlook": ["bewijs.pdf"], "iphone": ["IMG_0042.jpeg"], "thunderbird": ["log.txt"]}

WRAPPED = (
    "#breach facts Door een fout in het formulier konden klanten elkaars aanvragen lezen; het gaat om twaalf mensen."
)


def _meant(attachments: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
    goes, stays = sorted_out(attachments, HOUSE)
    assert [one.name for one in attachments if one not in goes] == [one.name for one in stays]  # each is named
    return goes


def names(attachments: tuple[Attachment, ...]) -> list[str]:
    return [one.name for one in attachments]


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("client", CLIENTS)
def test_files_that_are_meant_go_on_and_what_the_client_adds_does_not(client: str, language: str) -> None:
    assert names(_meant(reply(f"corporate-{language}-{client}").attachments)) == MEANT.get(client, [])


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        pytest.param("client-parts-without-types-nl-exchange", ["bewijs.bin"], id="told-by-their-names"),
        pytest.param("logo-attached-de-exchange", [], id="a-logo-that-is-called-an-attachment"),
        pytest.param("pasted-picture-en-outlook", [], id="a-picture-inside-the-text"),
    ],
)
def test_parts_that_hide_what_they_are(name: str, meant: list[str]) -> None:
    assert names(_meant(reply(name).attachments)) == meant


def test_a_mail_that_smime_wraps_whole_is_no_file_for_the_reporter() -> None:
    wrapped = Attachment("parcel", "application/pkcs7-mime", b"0\x80")
    assert _meant((wrapped,)) == ()


@pytest.mark.parametrize(
    ("name", "commands", "words"),
    [
        pytest.param("command-alone-nl-outlook", ["#accept 2026-12-01"], "", id="a-signature-is-no-letter"),
        pytest.param(
            "commands-linked-en-outlook-ios",
            ["#Accept 1 December 2026", "#progress 2w"],
            "Thank you for your report.\n\nRegards,\nAnna",
            id="hashtags-that-became-links",
        ),
        pytest.param(
            "commands-in-a-list-fr-outlook",
            ["#Close out-of-scope", "#note"],
            "Vu avec l’équipe : « rien à faire ».\n\nBien cordialement,\n\nAnne Lefèvre",
            id="a-list-of-Word-with-its-dashes",
        ),
        pytest.param(
            "command-wrapped-nl-thunderbird",
            [WRAPPED, "#note"],
            "Gebeld met de leverancier.",
            id="words-of-a-command-on-a-second-line",
        ),
        pytest.param(
            "banner-nl-gateway", ["#accept 2026-12-01"], "Dank voor uw melding.\n\nGroet,\nAnke", id="below-a-banner"
        ),
    ],
)
def test_commands_survive_what_clients_do_to_them(name: str, commands: list[str], words: str) -> None:
    parsed = parse(reply(name).new_text, TODAY)
    assert parsed.problem is None
    assert [command.line for command in parsed.commands] == commands
    assert parsed.words == words


def test_a_line_below_a_short_command_is_the_letter() -> None:
    parsed = parse("#credit Kim\nThank you for all your patience with us in these busy weeks.", TODAY)
    assert parsed.words == "Thank you for all your patience with us in these busy weeks."


def test_a_command_below_a_long_command_is_one_of_its_own() -> None:
    long = "#breach facts " + "x" * 60
    assert [command.name for command in parse(f"{long}\n#note", TODAY).commands] == ["breach", "note"]


def test_smart_quotes_around_an_argument_are_not_part_of_it() -> None:
    assert [command.text for command in parse("#credit “Kim”", TODAY).commands] == ["Kim"]


@pytest.mark.parametrize(
    ("html", "obeyed"),
    [
        pytest.param("<ol><li>#note</li></ol>", True, id="an-item-of-a-list"),
        pytest.param("<ul><li><b>“#note”</b></li></ul>", True, id="bold-and-in-quotation-marks"),
        pytest.param("<p><em>&laquo;&nbsp;#note&nbsp;&raquo;</em></p>", True, id="emphasis-in-French"),
        pytest.param("<p><code>#note</code></p>", True, id="code"),
        pytest.param("<p>#<span>no</span><wbr>te</p>", True, id="a-word-in-pieces"),
        pytest.param("<p>&num;note</p>", True, id="a-named-entity"),
        pytest.param("<p>&amp;num;note</p>", False, id="an-entity-that-was-escaped-twice"),
        pytest.param("<blockquote>#note</blockquote>", False, id="a-quote"),
        pytest.param("<table><tr><td>1</td><td>#note</td></tr></table>", False, id="a-cell-behind-another"),
        pytest.param("<p>Hi,<span> #note</span></p>", False, id="behind-a-greeting"),
    ],
)
def test_a_command_in_html_is_obeyed_or_asked_about(html: str, obeyed: bool) -> None:
    parsed = parse(read_html(f"{html}<p>Nobody outside may read this.</p>").text, TODAY)
    assert [command.name for command in parsed.commands] == (["note"] if obeyed else [])
    assert (parsed.problem is None) is obeyed


LETTER = b"From: security@voorbeeld.example\r\nMessage-ID: <" + b"0f" * 20 + b"@voorbeeld.example>\r\n\r\nThe case."


@pytest.mark.parametrize(
    ("attachment", "why"),
    [
        pytest.param(Attachment("note.eml", "message/rfc822", b"From: a@b.example\r\n\r\nx"), "mail", id="a-mail"),
        pytest.param(Attachment("note.eml", "application/octet-stream", b"x"), "mail", id="a-mail-by-its-name"),
        pytest.param(Attachment("case.msg", "application/vnd.ms-outlook", b"x"), "mail", id="a-mail-of-Outlook"),
        pytest.param(Attachment("case.txt", "text/plain", LETTER), "ours", id="a-letter-of-ours-as-text"),
        pytest.param(Attachment("x.bin", "application/x", LETTER.decode().encode("utf-16")), "ours", id="as-wide-text"),
        pytest.param(Attachment("x.txt", "text/plain", LETTER.replace(b"0f@", b"0=\r\nf=40")), "ours", id="quoted"),
        pytest.param(Attachment("anke.vcf", "text/vcard", b"x"), "card", id="a-card"),
        pytest.param(Attachment("winmail.dat", "application/ms-tnef", b"x"), "parcel", id="a-parcel-of-Outlook"),
        pytest.param(Attachment("logo.png", "image/png", b"x", inline=True), "picture", id="a-picture-in-the-text"),
        pytest.param(Attachment("meeting.ics", "text/calendar", b"x"), "calendar", id="a-meeting"),
        pytest.param(Attachment("0xA.asc", "application/pgp-keys", b"x"), "key", id="a-key"),
        pytest.param(Attachment("smime.p7s", "application/pkcs7-signature", b"x"), "signature", id="a-signature"),
    ],
)
def test_what_stays_is_named_with_why(attachment: Attachment, why: str) -> None:
    evidence = Attachment("evidence.pdf", "application/pdf", b"x")
    goes, stays = sorted_out((evidence, attachment), HOUSE)
    assert (goes, [(one.name, one.why) for one in stays]) == ((evidence,), [(attachment.name, why)])


def test_the_confirmation_names_what_stays() -> None:
    files = (Attachment("evidence.pdf", "application/pdf", b"x"), Attachment("note.eml", "message/rfc822", b"x"))
    for words, stays in (
        ("Thank you.", ["note.eml"]),
        ("#accept 2026-12-04", ["evidence.pdf"]),
        ("#note\n\nHm.", ["evidence.pdf"]),
    ):
        event = from_handler(words)
        event = looked_at(replace(event, message=replace(event.message, attachments=files)))
        effects = decide(event, case_in(State.RECEIVED, key=KEY), situation(Standing(ANKE.address)))
        left_out = fields_of(first(effects, "confirmation"))["left_out"]
        assert isinstance(left_out, tuple)
        assert [one.name for one in left_out if isinstance(one, LeftOut)] == stays
