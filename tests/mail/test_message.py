import base64
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from mailbot.errors import Permanent
from mailbot.facts import Attachment, Form, Message
from mailbot.mail.believed import Believed
from mailbot.mail.fields import file_name
from mailbot.mail.message import Settings, parse, parse_cleartext
from mailbot.mail.tree import Limits
from tests.fixtures import FIXTURES
from tests.mail.hostile import HOSTILE

SETTINGS = Settings(("nl", "en"), Believed("mx.voorbeeld.example"))


def fixture(name: str) -> Message:
    return parse((FIXTURES / name).read_bytes(), SETTINGS)


def mail(fields: str, body: str = "hello") -> Message:
    return parse(f"{fields}\r\n\r\n{body}\r\n".encode("utf-8", "surrogateescape"), SETTINGS)


@pytest.mark.parametrize(
    ("name", "sender", "senders"),
    [
        pytest.param("plain/alternatives-thunderbird.eml", "reporter@example.org", ("reporter@example.org",), id="one"),
        pytest.param(
            "hostile/two-from-fields.eml",
            None,
            ("victim@voorbeeld.example", "reporter@example.org"),
            id="two From fields",
        ),
        pytest.param(
            "hostile/two-addresses-in-from.eml",
            None,
            ("a@example.org", "b@example.org"),
            id="two addresses in one field",
        ),
        pytest.param(
            "hostile/address-in-display-name.eml",
            "reporter@example.org",
            ("reporter@example.org",),
            id="an address as display name",
        ),
        pytest.param(
            "hostile/kelvin-sign-in-local-part.eml",
            "an\u212ae@voorbeeld.example",
            ("an\u212ae@voorbeeld.example",),
            id="a Kelvin sign is no k",
        ),
        pytest.param(
            "hostile/domain-with-sharp-s.eml",
            "noor@xn--strae-oqa.example",
            ("noor@xn--strae-oqa.example",),
            id="a sharp s is no ss",
        ),
        pytest.param(
            "hostile/raw-8-bit-fields.eml", "mueller@example.org", ("mueller@example.org",), id="raw octets in the name"
        ),
    ],
)
def test_the_sender_is_one_address_or_none(name: str, sender: str | None, senders: tuple[str, ...]) -> None:
    found = fixture(name)
    assert (found.sender, found.senders) == (sender, senders)


@pytest.mark.parametrize(
    ("field", "sender"),
    [
        pytest.param("J.Doe@Example.ORG", "j.doe@example.org", id="lower case"),
        pytest.param("Jan <jan@b\u00fccher.example>", "jan@xn--bcher-kva.example", id="an international domain"),
        pytest.param("<@relay.example:jan@example.org>", "jan@example.org", id="a source route"),
        pytest.param("jan@example.org (Jan)", "jan@example.org", id="a comment"),
        pytest.param('"a b"@example.org', '"a b"@example.org', id="a quoted local part"),
        pytest.param("jan@[192.0.2.1]", None, id="a literal"),
        pytest.param("<a@example.org> <b@example.org>", None, id="two in angle brackets"),
        pytest.param("jan@example.org\x00", None, id="a NUL"),
        pytest.param("jan@exa mple.org", None, id="a space"),
        pytest.param("undisclosed-recipients:;", None, id="an empty group"),
        pytest.param("", None, id="nothing"),
        pytest.param("a" * 65 + "@example.org", None, id="a local part too long"),
    ],
)
def test_an_address_is_one_that_can_be_written_to(field: str, sender: str | None) -> None:
    assert mail(f"From: {field}").sender == sender


def test_the_fields_of_a_reply_are_read() -> None:
    found = fixture("plain/replies-and-references-gmail.eml")
    assert (found.message_id, found.in_reply_to) == ("<fixture@example.org>", ("<letter.7f3a@voorbeeld.example>",))
    assert found.references == ("<one@example.org>", "<letter.7f3a@voorbeeld.example>")
    assert (found.to, found.cc) == (("security@voorbeeld.example",), ("b@example.org",))
    assert (found.reply_to, found.return_path) == (("other@example.com",), "reporter@example.org")
    assert found.date == datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
    assert found.subject == "Re: [VB-2026-K7QM]"


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("<a@b>\r\nBcc: x@example.org", id="another field behind it"),
        pytest.param("<a b@example.org>", id="a space"),
        pytest.param("<a@example.org", id="no end"),
        pytest.param("<a\x00@example.org>", id="a NUL"),
        pytest.param("<\u00e4@example.org>", id="not ASCII"),
        pytest.param("<" + "a" * 300 + "@example.org>", id="too long for a line"),
        pytest.param("a@example.org", id="no brackets"),
    ],
)
def test_a_message_id_that_goes_back_out_is_well_formed(value: str) -> None:
    assert mail(f"Message-ID: {value}").message_id in (None, "<a@b>")


def test_no_encoded_line_break_survives_and_the_mail_is_read() -> None:
    found = fixture("hostile/encoded-line-break-in-subject.eml")
    assert found.sender == "eve@example.org"
    assert found.sender_name == "Eve Bcc: x@example.com"
    assert found.subject == "a Bcc: all@example.com b c"
    assert found.text == "body"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("...", "", id="thunderbird"),
        pytest.param("[...]", "", id="as-the-standard-says"),
        pytest.param("=?utf-8?q?=2E=2E=2E?=", "", id="encoded"),
        pytest.param("Re: ...", "Re: ...", id="an-answer-to-one"),
        pytest.param("And then...", "And then...", id="words"),
    ],
)
def test_what_stands_for_an_encrypted_subject_is_none(written: str, read: str) -> None:
    found = mail(f"Subject: {written}")
    assert found.subject == read


def test_fields_like_ours_mean_nothing() -> None:
    raw = (FIXTURES / "hostile/fields-of-ours.eml").read_bytes()
    without = b"\r\n".join(line for line in raw.split(b"\r\n") if not line.startswith(b"X-Mailbot-"))
    assert parse(raw, SETTINGS) == parse(without, SETTINGS)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("hostile/raw-8-bit-fields.eml", "Gr\u00fc\u00dfe", id="Latin-1 without a label"),
        pytest.param(
            "hostile/unknown-charset-and-encoding.eml", "Ich habe eine L\u00fccke gefunden", id="an unknown charset"
        ),
        pytest.param("hostile/multipart-without-boundary.eml", "still a report", id="a multipart without boundary"),
        pytest.param(
            "hostile/html-declarations.eml",
            "<![foo[\n\none\n\ntwo\n<!-- three",
            id="hidden text and odd declarations are shown",
        ),
        pytest.param(
            "hostile/carets.eml",
            "The form takes this for an address, and says where it stopped:\n\n  at" + "^" * 76 + "here\n\nReporter",
            id="a line that could be read in two ways",
        ),
        pytest.param("hostile/return-in-body.eml", "one\ntwo\n.\nthree\ufffd\ufffd[31mfour", id="control characters"),
        pytest.param(
            "plain/html-only-outlook.eml",
            "I found a leak in the form <https://www.voorbeeld.example/form?id=1>.\n\n"
            "It shows data of other people & more.",
            id="HTML only",
        ),
        pytest.param(
            "plain/named-inline-text-apple-mail.eml", "Here is the log.\n\nGreetings", id="text around a text file"
        ),
        pytest.param(
            "plain/alternatives-thunderbird.eml",
            "Ik heb een lek gevonden in jullie website. Het formulier toont de gegevens van anderen.",
            id="plain text beside the same in HTML",
        ),
    ],
)
def test_the_body_is_read(name: str, text: str) -> None:
    assert fixture(name).text == text


@pytest.mark.parametrize("charset", ["undefined", "unicode_escape", "punycode", "idna", "hex", "x\udcff", "''"])
def test_a_charset_that_is_none_hides_nothing(charset: str) -> None:
    assert (
        mail(f"Content-Type: text/plain; charset={charset}", "gr\u00fc\u00dfe \\x41 ...").text
        == "gr\u00fc\u00dfe \\x41 ..."
    )


def test_only_html_is_called_html_only() -> None:
    assert fixture("plain/html-only-outlook.eml").html_only
    assert not fixture("plain/alternatives-thunderbird.eml").html_only
    assert not mail("Subject: empty", "").html_only


def test_the_language_is_told() -> None:
    assert fixture("plain/alternatives-thunderbird.eml").language == "nl"


def test_a_text_file_between_texts_is_an_attachment() -> None:
    expected = (Attachment("server.log", "text/plain", b"GET /etc/passwd"),)
    assert fixture("plain/named-inline-text-apple-mail.eml").attachments == expected


def test_a_type_without_a_subtype_is_a_text_in_the_charset_that_stands_beside_it() -> None:
    found = fixture("plain/type-without-subtype-scanner.eml")
    assert (found.text, found.attachments) == ("Уязвимость", ())


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        pytest.param("text/plain charset=windows-1251", "Уязвимость", id="no-semicolon"),
        pytest.param("text/plain, charset=windows-1251", "Уязвимость", id="a-comma"),
        pytest.param("text/plain; charset: windows-1251", "Уязвимость", id="a-colon"),
        pytest.param("text/html:charset=windows-1251", "Уязвимость", id="html-with-a-colon"),
        pytest.param('"text/plain"; charset=windows-1251', "Уязвимость", id="quoted"),
        pytest.param("text/plain/x; charset=windows-1251", "Уязвимость", id="three-words"),
        pytest.param("html; charset=windows-1251", "Уязвимость", id="a-subtype-alone"),
        pytest.param("text/x-report; charset=windows-1251", "Уязвимость", id="a-text-that-nobody-knows"),
        pytest.param("text/richtext; charset=windows-1251", "Уязвимость", id="an-old-text"),
        pytest.param("text/rtf; charset=windows-1251", "", id="a-text-for-a-program"),
        pytest.param("text; charset=windows-1251; name=a.log", "", id="a-file"),
        pytest.param("text/x-log; charset=windows-1251; name=a.log", "", id="a-file-of-text"),
    ],
)
def test_a_type_that_is_written_wrongly_hides_no_words(stated: str, text: str) -> None:
    field = f"From: a@example.org\r\nContent-Type: {stated}\r\n\r\n"
    found = parse(field.encode() + "Уязвимость\r\n".encode("cp1251"), SETTINGS)
    assert (found.text, len(found.attachments)) == (text, 0 if text else 1)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param("Hello,\r\n\r\nid=1 is open.", "Hello,\n\nid=1 is open.", id="not-encoded"),
        pytest.param("I found a hole\r\nin one form", "I found a hole\nin one form", id="not-encoded-letters-alone"),
        pytest.param("Security\r\n\r\nThe form is open", "Security\n\nThe form is open", id="a-word-in-the-first-line"),
        pytest.param("L\u00fccke in id=1", "L\u00fccke in id=1", id="not-encoded-beyond-ascii"),
        pytest.param("SSBmb3VuZCBhIA==\r\naG9sZQ==", "I found a hole", id="two-pieces"),
        pytest.param("SSBmb3VuZCBhIA==\r\nY\u00fc", "I found a \nY\u00fc", id="a-footer-that-is-not-encoded"),
        pytest.param("SSBmb3Vu\r\nZCBhIGhvbGU=\r\n", "I found a hole", id="encoded"),
        pytest.param("SSBm!b3Vu ZCBhIGhvbGU=", "I found a hole", id="damaged"),
        pytest.param("", "", id="empty"),
    ],
)
def test_a_text_that_says_it_is_base64_is_read(body: str, text: str) -> None:
    field = "From: a@example.org\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64"
    assert mail(field, body).text == text


def test_octets_of_no_type_stay_a_file() -> None:
    found = parse(b"From: a@example.org\r\nContent-Type: x\r\n\r\nPK\x03\x04\x00\x00", SETTINGS)
    assert (found.text, found.attachments[0].media_type) == ("", "application/octet-stream")


def test_file_names_are_never_paths_and_content_stays_closed() -> None:
    found = fixture("hostile/file-names.eml")
    assert found.text == "see attached"
    assert [(file.name, file.media_type) for file in found.attachments] == [
        ("x", "text/html"),
        ("invoice gnp.exe", "application/ms-tnef"),
        ("n" * 100 + ".svg", "image/svg+xml"),
        ("attachment-4", "application/octet-stream"),
    ]
    assert found.attachments[0].content == b"<script>alert(1)</script>"


def test_a_forwarded_message_is_an_attachment_whole() -> None:
    inner = "Subject: inner\r\nFrom: x@example.org\r\n\r\ninner text\r\n"
    body = f"--q\r\n\r\nouter\r\n--q\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--q--"
    found = mail("Content-Type: multipart/mixed; boundary=q", body)
    assert (found.new_text, found.only_shown.endswith("inner text")) == ("outer", True)
    assert [(file.name, file.media_type) for file in found.attachments] == [("attachment-1.eml", "message/rfc822")]
    assert found.attachments[0].content.replace(b"\n", b"").replace(b"\r", b"") == inner.replace("\r\n", "").encode()


def test_the_autocrypt_key_of_the_sender_is_taken() -> None:
    assert fixture("plain/autocrypt-k9.eml").keys == (base64.b64decode("mDMEZ0AAAA=="),)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param("Autocrypt: addr=b@example.org; keydata=AAAA", id="somebody else's"),
        pytest.param(
            "Autocrypt: addr=a@example.org; keydata=AAAA\r\nAutocrypt: addr=a@example.org; keydata=BBBB", id="two"
        ),
        pytest.param("Autocrypt: addr=a@example.org; type=2; keydata=AAAA", id="an unknown critical attribute"),
        pytest.param("Autocrypt: addr=a@example.org; keydata=A*A", id="no base64"),
        pytest.param("Autocrypt: addr=a@example.org", id="no key"),
        pytest.param("From: b@example.org\r\nAutocrypt: addr=a@example.org; keydata=AAAA", id="two From fields"),
    ],
)
def test_no_other_autocrypt_key_is_taken(fields: str) -> None:
    assert mail(f"From: a@example.org\r\n{fields}").keys == ()


@pytest.mark.parametrize(
    ("name", "domain"),
    [
        pytest.param("hostile/authentication-results-microsoft.eml", None, id="Microsoft's form"),
        pytest.param("hostile/authentication-results-in-comment.eml", None, id="in a comment"),
        pytest.param("hostile/authentication-results-below-the-top.eml", None, id="below the top"),
        pytest.param("hostile/verdict-behind-a-bare-return.eml", None, id="behind a bare return"),
    ],
)
def test_forged_verdicts_vouch_for_nobody(name: str, domain: str | None) -> None:
    assert fixture(name).vouched_domain == domain


@pytest.mark.parametrize(
    ("raw", "fields"),
    [
        pytest.param(
            (FIXTURES / "hostile/verdict-behind-a-bare-return.eml").read_bytes(),
            ("reporter@example.org", None),
            id="a sender and a sign of a machine",
        ),
        pytest.param(b"From: a@example.org\rFrom: b@example.net\n\ntext", (None, None), id="between LF line ends"),
        pytest.param(
            b"From: a@example.org\r\nX: y\r\rAuto-Submitted: yes\r\n\r\ntext", ("a@example.org", None), id="two returns"
        ),
        pytest.param(
            b"From: a@example.org\r\nAuto-Submitted: no\r\n\r\ntext", ("a@example.org", None), id="the last line end"
        ),
        pytest.param(
            b"From: a@example.org\r\nX: y\r\r\nAuto-Submitted: yes\r\n\r\ntext",
            ("a@example.org", "Auto-Submitted"),
            id="a return before a line end",
        ),
    ],
)
def test_a_field_behind_a_bare_return_is_none(raw: bytes, fields: tuple[str | None, str | None]) -> None:
    found = parse(raw, SETTINGS)
    assert (found.sender, found.automated) == fields


def test_our_server_vouches_for_one_sender_only() -> None:
    verdict = "Authentication-Results: mx.voorbeeld.example; dmarc=pass header.from=example.org\r\n"
    assert mail(verdict + "From: a@example.org").vouched_domain == "example.org"
    assert mail(verdict + "From: a@example.org\r\nFrom: b@example.org").vouched_domain is None


ARMOR = "-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMAwAAAAAAAAAAAQf/\r\n=AAAA\r\n-----END PGP MESSAGE-----"


def test_inline_armor_is_found_with_what_stands_beside_it() -> None:
    alone, beside = mail("Subject: x", ARMOR), mail("Subject: x", f"Hello,\r\n\r\n{ARMOR}")
    assert [part.form for part in alone.encrypted] == [Form.INLINE]
    assert (alone.outside_text, beside.outside_text) == (False, True)


@pytest.mark.parametrize(
    ("cleartext", "form", "expected"),
    [
        pytest.param(
            b"Content-Type: text/plain\r\n\r\nhello\r\n", Form.PGPMIME, Message(None, text="hello"), id="an entity"
        ),
        pytest.param(b"\r\nhello\r\n", Form.PGPMIME, Message(None, text="hello"), id="an entity without fields"),
        pytest.param(b"hello: all\n", Form.PGPMIME, Message(None, text="hello: all"), id="bare text as PGP/MIME"),
        pytest.param("gr\u00fc\u00dfe".encode(), Form.INLINE, Message(None, text="gr\u00fc\u00dfe"), id="text"),
        pytest.param(b"gr\xfc\xdfe", Form.INLINE, Message(None, text="gr\u00fc\u00dfe"), id="text in Latin-1"),
        pytest.param(
            b"MIME-Version: 1.0\nContent-Type: text/html\n\n<b>hello</b>",
            Form.ATTACHMENT,
            Message(None, text="hello", html_only=True),
            id="an entity that a gateway made a file",
        ),
        pytest.param(
            b"%PDF\x00\xff",
            Form.ATTACHMENT,
            Message(None, attachments=(Attachment("report.pdf", "application/octet-stream", b"%PDF\x00\xff"),)),
            id="a file",
        ),
        pytest.param(
            b"From: victim@example.org\r\nMessage-ID: <a@b>\r\nContent-Type: text/plain\r\n\r\nhello",
            Form.PGPMIME,
            Message(None, text="hello"),
            id="fields that nothing protects are not read",
        ),
        pytest.param(b"", Form.INLINE, Message(None), id="nothing"),
    ],
)
def test_cleartext_is_read(cleartext: bytes, form: Form, expected: Message) -> None:
    found = parse_cleartext(cleartext, form, SETTINGS, "report.pdf.gpg")
    assert (found.text, found.attachments, found.html_only) == (expected.text, expected.attachments, expected.html_only)
    assert (found.sender, found.message_id) == (None, None)


def test_a_signed_mail_shows_each_alternative_once() -> None:
    body = (
        "--s\r\nContent-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\n\r\nplain\r\n--a\r\n"
        "Content-Type: text/html\r\n\r\n<p>plain<p>html\r\n--a--\r\n--s\r\n"
        "Content-Type: application/pgp-signature\r\n\r\n"
        "-----BEGIN PGP SIGNATURE-----\r\n\r\niQ==\r\n-----END PGP SIGNATURE-----\r\n--s--"
    )
    found = mail("Content-Type: multipart/signed; protocol=application/pgp-signature; boundary=s", body)
    assert (found.text, found.signed is not None) == ("plain", True)


@pytest.mark.parametrize(("make", "reason"), [pytest.param(make, reason, id=name) for name, make, reason in HOSTILE])
def test_hostile_bytes_are_read_or_refused(make: Callable[[], bytes], reason: str | None) -> None:
    settings = Settings(("nl",), limits=Limits(size=2_000_000))
    if reason is None:
        assert parse(make(), settings).encrypted == ()
    else:
        with pytest.raises(Permanent, match=reason):
            parse(make(), settings)


def test_a_text_too_long_to_read_is_an_attachment() -> None:
    found = parse(b"Subject: x\r\n\r\n" + b"long\r\n" * 100, Settings(("nl",), limits=Limits(text=500)))
    assert (found.text, found.attachments) == ("", (Attachment("text.txt", "text/plain", b"long\r\n" * 100),))


WORDS = [
    *(
        b"From: ",
        b"To: ",
        b"Subject: ",
        b"Date: ",
        b"Message-ID: <",
        b"References: ",
        b"Return-Path: <>",
        b"Autocrypt: ",
    ),
    *(b"Content-Type: multipart/mixed; boundary=b\r\n", b"Content-Type: text/html; charset=", b"\r\n--b\r\n", b"--b--"),
    *(
        b"Content-Type: message/delivery-status\r\n\r\n",
        b"Content-Type: multipart/report; boundary=b\r\n",
        b"utf-7",
        b"hex",
    ),
    *(b"Content-Type: multipart/signed; boundary=b\r\n", b"Content-Type: application/pgp-encrypted\r\n", b"addr=a@b; "),
    *(
        b"Content-Transfer-Encoding: base64\r\n",
        b"Content-Transfer-Encoding: uuencode\r\n",
        b"begin 644 x\n",
        b"undefined",
    ),
    *(b"Content-Disposition: attachment; filename*0*=utf-8'x'%ff", b"filename*=", b"=?utf-8?b?4pyT?=", b"=?x?q?=0A?="),
    *(
        b"Content-Type: multipart/alternative; boundary=b\r\n",
        b"Content-Type: message/rfc822\r\n\r\n",
        b"Action: failed\r\n",
    ),
    *(
        b"-----BEGIN PGP MESSAGE-----\n",
        b"-----END PGP MESSAGE-----\n",
        b"<p>",
        b"<![x[",
        b"> ",
        b"\r\n",
        b"\r\n\r\n",
        b"\r",
    ),
    *(
        b"a@example.org",
        b"<",
        b">",
        b"(",
        b")",
        b'"',
        b";",
        b"\x00",
        b"\xff",
        b"\xe2\x80\xae",
        b"Authentication-Results: m; ",
    ),
]


@example(b"Subject: \xad")  # a soft hyphen in windows-1252
@given(some.lists(some.sampled_from(WORDS) | some.binary(max_size=20), max_size=40).map(b"".join))
def test_no_bytes_raise_anything_but_permanent(raw: bytes) -> None:
    for form in (None, Form.PGPMIME, Form.ATTACHMENT):
        try:
            found = parse_cleartext(raw, form, SETTINGS, "x.gpg") if form else parse(raw, SETTINGS)
        except Permanent:
            continue
        for line in (found.subject, found.sender_name, *(file.name for file in found.attachments)):
            assert line.isprintable()
        found.text.encode()


@pytest.mark.parametrize(
    "field", ["Delivered-To", "X-Original-To", "Envelope-To", "X-Delivered-To", "X-Envelope-To", "envelope-to"]
)
def test_whom_servers_delivered_to_is_read_from_any_field_in_which_they_note_it(field: str) -> None:
    message = parse(f"{field}: <Security+0f3a@voorbeeld.example>\r\nTo: a@x\r\n\r\n".encode(), SETTINGS)
    assert (message.delivered_to, message.to) == (("security+0f3a@voorbeeld.example",), ("a@x",))


@pytest.mark.parametrize("cut_at", [" ", ".", " . "])
def test_a_long_file_name_is_not_cut_behind_a_blank_or_a_dot(cut_at: str) -> None:
    name = file_name("a" * (120 - len(cut_at)) + cut_at + "b" * 40)
    assert name == "a" * (120 - len(cut_at))
