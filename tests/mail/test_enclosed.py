"""Mail inside mail is shown to handlers, in whatever wrapping it comes, and never taken for the sender's own words."""

from __future__ import annotations

import pytest

from mailbot.facts import Form, Message
from mailbot.mail import cms
from mailbot.mail.message import Settings, parse
from mailbot.mail.packets import first_packet, is_encrypted
from tests.fixtures import FIXTURES

SETTINGS = Settings(("nl", "en"))
SHOWN = (
    "From: Noémi <noemi@reporter.example>\nTo: kim@partner.example\nDate: Mon, 05 Apr 2027 10:00:00 +0200\n"
    "Subject: Een lek?\n\n"
    "Het bestelnummer in het adres is te raden, één omhoog en je ziet een ander.\n\n[bewijs.pdf]"
)
ARMOR = "-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMAw==\r\n-----END PGP MESSAGE-----\r\n"


def fixture(name: str) -> Message:
    return parse((FIXTURES / f"{name}.eml").read_bytes(), SETTINGS)


@pytest.mark.parametrize(
    ("name", "own", "file"),
    [
        pytest.param("message-in-base64-outlook", "FYI", "Een lek.eml", id="in-base64"),
        pytest.param("message-in-quoted-printable", "FYI", "attachment-1.eml", id="in-quoted-printable"),
        pytest.param("message-thunderbird", "", "Een lek.eml", id="as-it-should-be"),
        pytest.param("eml-as-octet-stream-gmail", "FYI", "Een lek.eml", id="by-its-name"),
    ],
)
def test_an_attached_mail_is_shown_and_kept(name: str, own: str, file: str) -> None:
    found = fixture(f"enclosed/{name}")
    assert (found.new_text, found.only_shown) == (own, f"----- {file} -----\n\n{SHOWN}")
    assert found.text == "\n\n".join(filter(None, (own, found.only_shown)))
    [kept] = found.attachments
    assert kept.name == file
    assert kept.content.replace(b"\r\n", b"\n").startswith(b"From: =?utf-8?Q?No=C3=A9mi?= <noemi@reporter.example>\n")
    assert (found.sender, found.subject) == ("kim@partner.example", "FW: Report")


def enclosed(inner: str, own: str = "") -> Message:
    raw = (
        "From: a@example.org\r\nContent-Type: multipart/mixed; boundary=o\r\n\r\n"
        f"--o\r\n\r\n{own}\r\n--o\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--o--\r\n"
    )
    return parse(raw.encode(), SETTINGS)


def test_what_is_encrypted_in_an_attached_mail_is_found_with_its_header() -> None:
    pgpmime = (
        "From: noor@reporter.example\r\nSubject: ...\r\nContent-Type: multipart/encrypted; boundary=e\r\n\r\n--e\r\n"
        "Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--e\r\n"
        f"Content-Type: application/octet-stream\r\n\r\n{ARMOR}--e--\r\n"
    )
    for inner, form in (
        (pgpmime, Form.PGPMIME),
        (f"From: noor@reporter.example\r\nSubject: ...\r\n\r\n{ARMOR}", Form.INLINE),
    ):
        found = enclosed(inner)
        [part] = found.encrypted
        assert (part.form, part.enclosed) == (form, "From: noor@reporter.example\nSubject: ...")
        assert not found.outside_text
        assert enclosed(inner, "look").outside_text


def test_keys_commands_and_fields_of_an_attached_mail_are_not_the_sender_s() -> None:
    key = "-----BEGIN PGP PUBLIC KEY BLOCK-----\r\n\r\nmDMEaQ==\r\n-----END PGP PUBLIC KEY BLOCK-----"
    found = enclosed(
        f"From: b@example.org\r\nIn-Reply-To: <x@y.example>\r\nSubject: x\r\n\r\n#accept\r\n{key}", "hello"
    )
    assert (found.new_text, found.keys, found.body_keys, found.in_reply_to) == ("hello", (), (), ())
    assert "#accept" in found.only_shown


def test_attached_mails_are_read_to_a_depth_and_a_number() -> None:
    inner = "Subject: deepest\r\n\r\nthe end"
    for level in range(6):
        inner = f"Subject: level {level}\r\nContent-Type: message/rfc822\r\n\r\n{inner}"
    found = enclosed(inner)
    assert "level 3" in found.text
    assert "deepest" not in found.text
    many = "--o\r\nContent-Type: message/rfc822\r\n\r\nSubject: s\r\n\r\nsaid\r\n" * 100
    found = parse(f"Content-Type: multipart/mixed; boundary=o\r\n\r\n{many}--o--\r\n".encode(), SETTINGS)
    assert (found.text.count("said"), len(found.attachments)) == (20, 100)


def test_a_report_of_delivery_shows_no_letter_of_ours() -> None:
    assert fixture("bounce/delayed-postfix").only_shown == ""


@pytest.mark.parametrize("name", ["opaque-outlook", "opaque-in-pieces", "opaque-as-octet-stream"])
def test_what_s_mime_only_wraps_is_read(name: str) -> None:
    found = fixture(f"smime/{name}")
    assert (found.text, found.new_text) == ("The order number in the address can be guessed.",) * 2
    assert (found.smime, found.attachments, found.signed) == ("signed", (), None)


def test_what_s_mime_encrypted_is_named_and_kept() -> None:
    found = fixture("smime/encrypted-outlook")
    assert (found.smime, found.text, [file.name for file in found.attachments]) == ("encrypted", "", ["smime.p7m"])


def test_a_detached_signature_of_s_mime_is_named() -> None:
    raw = (
        b"Content-Type: multipart/signed; protocol=application/pkcs7-signature; boundary=s\r\n\r\n"
        b"--s\r\n\r\nhello\r\n--s\r\n"
        b"Content-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nMIIB\r\n--s--\r\n"
    )
    found = parse(raw, SETTINGS)
    assert (found.text, found.smime, found.signed) == ("hello", "signed", None)


@pytest.mark.parametrize(
    "octets",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\x30\x80" * 100_000, id="endless"),
        pytest.param(b"\x30\x84\xff\xff\xff\xff", id="cut-off"),
        pytest.param(b"\x30\x0b\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02", id="no-content"),
        pytest.param(b"\x3f\x81\x01\x00", id="a-long-tag"),
        pytest.param(b"%PDF-1.7", id="another-file"),
    ],
)
def test_what_is_no_s_mime_is_left_alone(octets: bytes) -> None:
    assert cms.unwrap(octets) is None


PKESK = b"\x03" + b"\1" * 8 + b"\x01" + b"\0" * 40
DATA = b"\x01" + b"x" * 30
MARKER = b"PGP"


@pytest.mark.parametrize(
    "octets",
    [
        pytest.param(b"\x84\x32" + PKESK + b"\xa6\0\0\0\x1f" + DATA, id="old-format-one-octet"),
        pytest.param(b"\x85\0\x32" + PKESK + b"\xd2\x1f" + DATA, id="old-format-two-octets"),
        pytest.param(b"\x86\0\0\0\x32" + PKESK + b"\xd2\x1f" + DATA, id="old-format-four-octets"),
        pytest.param(b"\xc1\x32" + PKESK + b"\xd2\xe5" + b"x" * 40, id="new-format-and-parts"),
        pytest.param(b"\xc1\xff\0\0\0\x32" + PKESK + b"\xd2\xff\0\0\0\x1f" + DATA, id="new-format-five-octets"),
        pytest.param(b"\xc1\x32" + PKESK + b"\xc1\x32" + PKESK + b"\xd4\x1f" + DATA, id="two-keys-and-gnupgs-own"),
        pytest.param(b"\xca\x03" + MARKER + b"\xc1\x32" + PKESK + b"\xd2\x1f" + DATA, id="a-marker"),
        pytest.param(b"\xa8\x03" + MARKER + b"\x84\x32" + PKESK + b"\xd2\x1f" + DATA, id="an-old-marker"),
        pytest.param(
            b"\xd5\x02ab\xca\x03" + MARKER + b"\xc1\x32" + PKESK + b"\xd2\x1f" + DATA, id="padding-and-a-marker"
        ),
        pytest.param(b"\xc3\x0d\x04\x09\x03\x08" + b"s" * 8 + b"\x60\xd2\x1f" + DATA, id="a-passphrase"),
    ],
)
def test_a_binary_message_is_known_by_how_it_begins(octets: bytes) -> None:
    assert first_packet(octets) in (1, 3)
    assert is_encrypted(octets)
    for kind in (
        "application/octet-stream; name=report.bin",
        "application/octet-stream",
        "application/pgp; name=a.gpg",
    ):
        raw = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n".encode() + octets
        assert [part.ciphertext for part in parse(raw, SETTINGS).encrypted] == [octets]


@pytest.mark.parametrize(
    "octets",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", id="a-picture"),
        pytest.param(b"\xff\xd8\xff\xe0\0\x10JFIF", id="a-photograph"),
        pytest.param(b"\xc1\x32" + PKESK, id="a-key-and-nothing"),
        pytest.param(b"\xc1\x32" + PKESK + b"text", id="a-key-and-no-packet"),
        pytest.param(b"\xc1\x32\x09" + PKESK[1:] + b"\xd2\x1f" + DATA, id="a-version-that-there-is-not"),
        pytest.param(b"\xca\x03PGP" * 20, id="markers-alone"),
        pytest.param(b"\xca", id="half-a-packet"),
        pytest.param("Ünïcode".encode("latin-1"), id="text"),
    ],
)
def test_no_other_file_is_taken_for_a_message(octets: bytes) -> None:
    assert not is_encrypted(octets)
    first_packet(octets)
