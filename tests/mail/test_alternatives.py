"""What stands in the richer alternative alone is read; where both say the same, the plain text is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mailbot.facts import Attachment, Message
from mailbot.mail.alternatives import Choice, choose
from mailbot.mail.hidden_html import hidden_by
from mailbot.mail.html import read_html
from mailbot.mail.message import Settings, parse
from mailbot.mail.tree import Limits
from tests.fixtures import FIXTURES

ALTERNATIVES = FIXTURES / "alternative"
SETTINGS = Settings(("nl", "en"))
SENTENCE = "The order number in the address of the order page can be guessed, and then it shows the orders of others."
REPORT = (
    f"<p>Dear team,</p><p>{SENTENCE}</p><p>Nobody needs to log in for that; each number shows a name and a street.</p>"
)
WHOLE = f"Dear team,\n\n{SENTENCE}\n\nNobody needs to log in for that; each number shows a name and a street."
LETTER = "Whoever writes at length in plain text, and lets a program add some HTML, has said it all here. " * 4


def alternative(*parts: tuple[str, str], settings: Settings = SETTINGS, kind: str = "alternative") -> Message:
    pieces = "".join(f"--a\r\nContent-Type: {kind}\r\n\r\n{text}\r\n" for kind, text in parts)
    raw = f"From: noor@reporter.example\r\nContent-Type: multipart/{kind}; boundary=a\r\n\r\n{pieces}--a--\r\n"
    return parse(raw.encode(), settings)


@pytest.mark.parametrize("name", ["reader-without-html", "zero-width-space", "first-line-alone"])
def test_the_html_behind_a_stub_is_shown_and_is_the_report(name: str) -> None:
    found = parse((ALTERNATIVES / f"{name}.eml").read_bytes(), SETTINGS)
    assert found.text.startswith("Dear team,\n\nThe order number in the address")
    assert (found.new_text, found.html_only, found.only_shown) == (found.text, True, "")
    assert len(found.new_text) > 300


@pytest.mark.parametrize(
    "stub",
    [
        pytest.param("", id="nothing"),
        pytest.param("\xa0\r\n\u200b\ufeff", id="what-nobody-sees"),
        pytest.param("Uw e-mailprogramma ondersteunt geen HTML-berichten.", id="no-html-nl"),
        pytest.param("Votre logiciel de messagerie n’affiche pas le HTML.", id="no-html-fr"),
        pytest.param("Ihr E-Mail-Programm kann diese HTML-Nachricht nicht darstellen.", id="no-html-de"),
        pytest.param("お使いのメールソフトはHTMLメールに対応していません。", id="no-html-ja"),
        pytest.param("Ваш почтовый клиент не поддерживает HTML.", id="no-html-ru"),
        pytest.param("[cid:image001.png@01D9C0.ABCD]", id="a-picture"),
        pytest.param("[image: logo.png]", id="a-picture-of-gmail"),
        pytest.param("https://mail.example/view/123?x=y", id="a-link-alone"),
        pytest.param("View this email in your browser:\r\nhttps://mail.example/v", id="view-in-browser"),
        pytest.param("-- \r\nNoor Vega\r\nCERT Example\r\n+31 24 555 0100", id="a-signature-alone"),
        pytest.param("see attached", id="see-attached"),
        pytest.param("Dear team,", id="the-first-line"),
        pytest.param(f"Dear team,\r\n\r\n{SENTENCE[:60]}…", id="a-preview"),
        pytest.param(
            "This message is confidential and meant for the person it is addressed to alone. If it is not you, please "
            "delete it and tell us. We accept no liability for what it may do to your system.",
            id="a-disclaimer",
        ),
    ],
)
def test_a_stub_in_any_language_gives_way(stub: str) -> None:
    found = alternative(("text/plain; charset=utf-8", stub), ("text/html; charset=utf-8", REPORT))
    assert (found.text, found.new_text) == (WHOLE, WHOLE)


@pytest.mark.parametrize(
    ("plain", "html"),
    [
        pytest.param(WHOLE, REPORT, id="both-say-the-same"),
        pytest.param(WHOLE.upper(), REPORT, id="in-capitals"),
        pytest.param("> " + WHOLE.replace("\n", "\n> "), REPORT, id="quoted"),
        pytest.param(WHOLE, f"<div style='display:none'>{LETTER}</div>{REPORT}", id="hidden-words"),
        pytest.param(WHOLE, f"<p style='mso-hide:all;font-size:1px'>{LETTER}<p>{REPORT}", id="a-hidden-preheader"),
        pytest.param(WHOLE, f"<div hidden>{LETTER}<div>{LETTER}</div></div>{REPORT}", id="a-hidden-element"),
        pytest.param(
            WHOLE, f"<style>.a, #b {{ opacity: 0 }}</style><i class='x a'>{LETTER}</i>{REPORT}", id="a-style-sheet"
        ),
        pytest.param(WHOLE, f"<title>{LETTER}</title><noscript>{LETTER}</noscript>{REPORT}", id="a-title"),
        pytest.param(WHOLE, f"{REPORT}<a href='https://x.example'>{LETTER}</a>", id="links"),
        pytest.param(WHOLE, f"{REPORT}<img alt='{LETTER}'>", id="a-picture's-description"),
        pytest.param(WHOLE, f"{REPORT}<blockquote>{LETTER}</blockquote>", id="a-quote-that-plain-text-leaves-out"),
        pytest.param(LETTER.strip(), "<p>Please read the text.</p>", id="a-stub-of-html"),
        pytest.param(LETTER.strip(), "<img src='cid:logo'>", id="a-picture-as-html"),
        pytest.param("See https://x.example/1", "<a href='https://x.example/1'>See</a>", id="a-link"),
        pytest.param("👍", "<p>👍</p>", id="no-words-at-all"),
        pytest.param(
            "脆弱性の報告です。注文番号を推測\nできます。他人の注文が見えます。",
            "<p>脆弱性の報告です。注文番号を推測できます。他人の注文が見えます。</p>",
            id="wrapped-japanese",
        ),
        pytest.param("ช่องโหว่ในหน้า\nสั่งซื้อ", "<p>ช่องโหว่ในหน้าสั่งซื้อ</p>", id="wrapped-thai"),
    ],
)
def test_plain_text_that_says_it_all_is_read(plain: str, html: str) -> None:
    assert choose(plain, read_html(html)) == Choice(html=False)


def test_what_html_alone_says_is_shown_below_plain_text_and_is_not_new() -> None:
    more = "And one thing more, which the program that made the plain text of this mail has left out."
    found = alternative(("text/plain", WHOLE), ("text/html", f"{REPORT}<p>{more}</p>"))
    assert (found.new_text, found.only_shown) == (WHOLE, f"----- text/html -----\n\n{more}")
    assert found.text == f"{WHOLE}\n\n{found.only_shown}"
    assert not found.html_only


def test_what_plain_text_alone_says_at_length_is_shown_below_html() -> None:
    found = alternative(("text/plain", LETTER[:300]), ("text/html", REPORT))
    assert (found.new_text, found.only_shown) == (WHOLE, f"----- text/plain -----\n\n{LETTER[:300].strip()}")


def test_what_is_signed_or_encrypted_in_plain_text_stays_there() -> None:
    armor = "-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMAw==\r\n-----END PGP MESSAGE-----"
    found = alternative(("text/plain", armor), ("text/html", REPORT))
    assert len(found.encrypted) == 1
    assert (found.text, found.outside_text) == ("", False)


def test_a_newsletter_with_its_full_text_is_plain_text() -> None:
    found = parse((ALTERNATIVES / "newsletter-with-full-text.eml").read_bytes(), SETTINGS)
    assert found.text.startswith("Dear team,")
    assert (found.html_only, found.only_shown) == (False, "")


def test_an_answer_behind_a_stub_counts_by_its_html() -> None:
    found = parse((ALTERNATIVES / "stub-reply-en-outlook-ios.eml").read_bytes(), Settings(("en",)))
    assert found.new_text == "Thank you for your report.\n\nWe closed the hole; would you try again?"


def test_an_attached_text_is_no_alternative() -> None:
    attached = 'text/plain; name="notes.txt"\r\nContent-Disposition: attachment; filename="notes.txt"'
    found = alternative(("text/html", REPORT), (attached, "notes"))
    assert (found.text, found.attachments) == (WHOLE, (Attachment("notes.txt", "text/plain", b"notes"),))


def test_alternatives_in_alternatives_show_something() -> None:
    inner = f"--b\r\nContent-Type: text/plain\r\n\r\nstub\r\n--b\r\nContent-Type: text/html\r\n\r\n{REPORT}\r\n--b--"
    for outer in ("", "stub"):
        found = alternative(("text/plain", outer), ("multipart/alternative; boundary=b", inner))
        assert found.text == WHOLE


def test_alternatives_in_alternatives_are_decided_once() -> None:
    inner = "--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>hello\r\n--b--"
    found = alternative(("multipart/alternative; boundary=b", inner), ("text/html", REPORT))
    assert found.text == f"hello\n\n{WHOLE}"


def test_html_too_long_to_be_compared_does_not_beat_plain_text_and_is_not_lost() -> None:
    small = Settings(("en",), limits=Limits(text=2_000))
    html = REPORT + "<p>more</p>" * 1_000_000
    found = alternative(("text/plain", "hello"), ("text/html", html), settings=small)
    assert (found.text, found.html_only) == ("hello", False)
    found = alternative(("text/plain", ""), ("text/html", html), settings=small)
    assert found.text.startswith("Dear team,")
    assert [(file.name, len(file.content)) for file in found.attachments] == [("text.html", len(html))]


def test_pictures_inside_html_leave_room_for_its_words() -> None:
    picture = f"<img src='data:image/png;base64,{'A' * 5_000}'>"
    found = alternative(("text/html", picture + REPORT), settings=Settings(("en",), limits=Limits(text=2_000)))
    assert (found.text, found.attachments) == (WHOLE, ())


@pytest.mark.parametrize(
    ("style", "hidden"),
    [
        pytest.param(".a{display:none}", {".a"}, id="a-class"),
        pytest.param("td.a , #b{color:red;display : none !important}", {".a", "#b"}, id="several"),
        pytest.param("@media print{.a{display:none}}.b{font-size:0}", {".b"}, id="not-everywhere"),
        pytest.param(".a .b{display:none} p{display:none}", set(), id="what-is-not-certain"),
        pytest.param(".a{font-size:10px;line-height:1.5;opacity:0.9;max-height:100px}", set(), id="what-is-shown"),
        pytest.param("}}{.a{", set(), id="broken"),
    ],
)
def test_style_sheets_hide_by_class(style: str, hidden: set[str]) -> None:
    assert hidden_by(style) == hidden


@pytest.mark.parametrize(
    "piece",
    ["a<b>", "<style>", "<style>.a{<", "<p hidden>", "{", "@media{", ".a{display:none}", "data:", "data:;base64,", "ก"],
)
def test_no_comparison_takes_quadratic_time(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    choose(text, read_html(text))
    read_html(f"<style>{text}</style>{text}")


PIECES = [
    "<p>",
    "</p>",
    "<div hidden>",
    "</div>",
    "<a href=x>",
    "</a>",
    "<style>.a{display:none}</style>",
    "word ",
    "é脆",
    "\n",
]


@given(
    some.lists(some.sampled_from(PIECES), max_size=20).map("".join),
    some.lists(some.sampled_from(PIECES), max_size=20).map("".join),
)
def test_whatever_they_say_one_is_read(plain: str, html: str) -> None:
    found = alternative(("text/plain; charset=utf-8", plain), ("text/html; charset=utf-8", html))
    if "word" in plain or "word" in html:
        assert found.text
