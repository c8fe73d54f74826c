"""Layers are found however they were wrapped, and nothing is called signed or encrypted that is not."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from email.message import Message

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailbot.facts import EncryptedPart, Form, ProtectedFields
from mailbot.mail import html, pgpmime, tree
from mailbot.mail.pgpmime import Layers
from tests.people import People, Person, fill

REPORT = b"Content-Type: text/plain\r\n\r\nSQL injection in /login\r\n"


@pytest.fixture(scope="session")
def noor(people: People) -> Person:
    return people.get("noor@reporter.example", "Noor Bakker")


@pytest.fixture(scope="session")
def org(people: People) -> Person:
    return people.get("security@voorbeeld.example", "Gemeente Voorbeeld")


def apart(raw: bytes) -> Layers:
    return pgpmime.take_apart(tree.read_tree(raw, tree.Limits()), raw)


def text_of(leaf: Message) -> str:
    text = tree.leaf_text(leaf)
    return html.read_html(text).text if tree.media_type(leaf) == "text/html" else text


def ciphertexts(layers: Layers) -> list[EncryptedPart]:
    inline = [part for leaf in layers.leaves for part in pgpmime.take_armor(text_of(leaf)).encrypted]
    return [*layers.encrypted, *inline]


@pytest.mark.parametrize(
    ("fixture", "form", "name", "readable", "keys"),
    [
        pytest.param("pgpmime-thunderbird", Form.PGPMIME, "", "", 0, id="PGP/MIME as the standard has it"),
        pytest.param("pgpmime-exchange", Form.PGPMIME, "", "", 0, id="what Exchange makes of PGP/MIME"),
        pytest.param("pgpmime-gmail-api", Form.PGPMIME, "", "", 0, id="what the Gmail API makes of PGP/MIME"),
        pytest.param(
            "pgpmime-proton-bridge",
            Form.PGPMIME,
            "",
            "Sent with Proton Mail secure email.",
            1,
            id="what Proton makes of PGP/MIME, with a key and a footer in clear",
        ),
        pytest.param("inline-html", Form.INLINE, "", "Hallo, zie onder. Groet, Noor", 0, id="armor inside HTML"),
        pytest.param(
            "inline-quoted-printable", Form.INLINE, "", "Hallo, Groet, Noor", 0, id="armor in quoted-printable"
        ),
        pytest.param(
            "inline-indented", Form.INLINE, "", "Hi, my tool gave me this:", 0, id="indented armor without blank line"
        ),
        pytest.param(
            "attachment-gpg-files",
            Form.ATTACHMENT,
            "report.pdf.gpg",
            "Please see the attached report.",
            1,
            id="a loose binary file and a key",
        ),
    ],
)
def test_ciphertext_is_found(
    fixture: str, form: Form, name: str, readable: str, keys: int, noor: Person, org: Person
) -> None:
    layers = apart(fill(fixture, noor.encrypt(REPORT, org.armored), noor.armored))
    [found] = ciphertexts(layers)
    assert org.decrypt(found.ciphertext) == REPORT
    assert (found.form, found.name) == (form, name)
    texts = " ".join(pgpmime.take_armor(text_of(leaf)).text for leaf in layers.leaves)
    assert " ".join(texts.split()) == readable
    assert len(layers.keys) == keys
    assert not layers.secret_key


def multipart(subtype: str, *parts: bytes, boundary: str = "b") -> bytes:
    inside = b"".join(b"\r\n--" + boundary.encode() + b"\r\n" + part for part in parts)
    head = f"MIME-Version: 1.0\r\nContent-Type: multipart/{subtype}; boundary={boundary}\r\n\r\npreamble"
    return head.encode() + inside + b"\r\n--" + boundary.encode() + b"--\r\n"


TEXT = b"Content-Type: text/plain\r\n\r\n"
CONTROL = b"Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n"
OCTETS = b"Content-Type: application/octet-stream\r\n\r\n"


@pytest.mark.parametrize(
    ("raw", "ciphertext", "leaves"),
    [
        pytest.param(
            multipart("encrypted", CONTROL, TEXT + b"in clear after all"),
            [],
            ["in clear after all"],
            id="labelled encrypted but in clear is readable text",
        ),
        pytest.param(
            multipart("encrypted", CONTROL, OCTETS + b"hQGMA damaged"),
            [b"hQGMA damaged"],
            [],
            id="damaged ciphertext is still ciphertext",
        ),
        pytest.param(
            multipart("mixed", CONTROL, TEXT + b"look:\r\n-----BEGIN PGP MESSAGE-----\r\nhQGMA"),
            [],
            ["look:\r\n-----BEGIN PGP MESSAGE-----\r\nhQGMA"],
            id="text above armor beside a control part is not swallowed",
        ),
        pytest.param(
            multipart("mixed", TEXT + b"hello", b"Content-Type: image/png\r\n\r\n\x89PNG"),
            [],
            ["hello", "‰PNG"],
            id="a picture whose first octet could begin a packet",
        ),
        pytest.param(
            multipart("encrypted"),
            [],
            ["preamble\r\n"],
            id="nothing but a remark",
        ),
    ],
)
def test_a_label_makes_nothing_encrypted(raw: bytes, ciphertext: list[bytes], leaves: list[str]) -> None:
    layers = apart(raw)
    assert [part.ciphertext for part in layers.encrypted] == ciphertext
    assert [tree.leaf_text(leaf) for leaf in layers.leaves if tree.content(leaf)] == leaves


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param("a.asc", b"-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDME", "key", id="armored key"),
        pytest.param("a.gpg", b"\x99\x01\x0d\x04", "key", id="binary key"),
        pytest.param("a.asc", b"-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlFgE", "secret", id="armored secret key"),
        pytest.param("a.pgp", b"\x95\x01\x0d\x04", "secret", id="binary secret key"),
        pytest.param("a.asc", b"a remark\n-----BEGIN PGP MESSAGE-----\n\nhF4D", "message", id="armor under a remark"),
        pytest.param("a.gpg", b"\x85\x01\x8c\x03", "message", id="binary message"),
        pytest.param("a.bin", b"-----BEGIN PGP MESSAGE-----\n\nhF4D", "message", id="armor under a foreign name"),
        pytest.param("a.pdf.asc", b"-----BEGIN PGP SIGNATURE-----\n\niHUE", "leaf", id="signature of a file"),
        pytest.param("a.bin", b"\x85\x01\x8c\x03", "leaf", id="binary octets under a foreign name"),
        pytest.param("a.gpg", b"", "leaf", id="empty file"),
    ],
)
def test_loose_files_are_told_apart(name: str, content: bytes, expected: str) -> None:
    head = f'Content-Type: application/octet-stream; name="{name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    layers = apart(multipart("mixed", TEXT + b"hello", head.encode() + base64.encodebytes(content)))
    found = {
        "message": [part.ciphertext for part in layers.encrypted] == [content],
        "key": layers.keys == (content,),
        "secret": layers.secret_key,
        "leaf": len(layers.leaves) == 2,
    }
    assert [what for what, is_so in found.items() if is_so] == [expected]


SIGNED = b"Content-Type: text/plain; charset=utf-8\r\nSubject: inner\r\n\r\nhello  \r\n-- \r\nNoor\r\n"


def detached(noor: Person, signed: bytes = SIGNED) -> bytes:
    return b"Content-Type: application/pgp-signature\r\n\r\n" + noor.sign(signed)


@pytest.mark.parametrize(
    ("wrap", "covers_all", "texts"),
    [
        pytest.param(lambda s, g: multipart("signed", s, g), True, 1, id="the whole mail"),
        pytest.param(
            lambda s, g: multipart("signed", s, g).replace(b"\r\n", b"\n"), True, 1, id="with bare line feeds"
        ),
        pytest.param(
            lambda s, g: multipart("mixed", multipart("signed", s, g, boundary="i"), TEXT + b"list footer"),
            False,
            2,
            id="below the footer of a mailing list",
        ),
        pytest.param(lambda s, g: multipart("signed", s, g, TEXT + b"more"), False, 2, id="with a third part"),
    ],
)
def test_the_signed_octets_are_cut_out(wrap: object, covers_all: bool, texts: int, noor: Person) -> None:
    assert callable(wrap)
    layers = apart(wrap(SIGNED, detached(noor)))
    assert layers.signed is not None
    assert layers.signed.signature is not None
    assert noor.verify(layers.signed.signed, layers.signed.signature, noor.armored)
    assert layers.signed.covers_all is covers_all
    assert len(layers.leaves) == texts
    assert "hello" in tree.leaf_text(layers.leaves[0])


def test_what_is_shown_is_what_was_signed(noor: Person) -> None:
    """A boundary that stands twice makes two readings of one mail: what is verified must be what is read."""
    decoy = TEXT + multipart("signed", SIGNED, detached(noor), boundary="i")
    layers = apart(multipart("mixed", decoy, multipart("signed", TEXT + b"evil", detached(noor), boundary="i")))
    assert layers.signed is not None
    assert (layers.signed.signed, layers.signed.covers_all) == (SIGNED, False)
    assert "hello" in tree.leaf_text(layers.leaves[-1])
    assert not any("evil" in tree.leaf_text(leaf) for leaf in layers.leaves)


def test_a_signature_of_an_attached_message_is_not_this_mails(noor: Person) -> None:
    forwarded = b"Content-Type: message/rfc822\r\n\r\n" + multipart("signed", SIGNED, detached(noor), boundary="i")
    layers = apart(multipart("mixed", TEXT + b"see below", forwarded))
    assert layers.signed is None
    assert [tree.media_type(leaf) for leaf in layers.leaves] == ["text/plain", "message/rfc822"]


def test_smime_is_ordinary_content() -> None:
    smime = b"Content-Type: application/pkcs7-signature\r\n\r\nMIIG"
    layers = apart(multipart("signed", TEXT + b"hello", smime))
    assert layers.signed is None
    assert len(layers.leaves) == 2


FIELDS = b"Subject: =?utf-8?q?Lek_in_?=portaal\r\nFrom: Noor <Noor@Reporter.example>\r\n"
MORE_FIELDS = b"Date: Fri, 20 Nov 2026 09:58:12 +0100\r\nIn-Reply-To: <a@b.example>\r\nReferences: <c@d.example>\r\n"
PROTECTED = ProtectedFields(
    "Lek in portaal",
    "noor@reporter.example",
    datetime(2026, 11, 20, 8, 58, 12, tzinfo=UTC),
    ("<a@b.example>",),
    ("<c@d.example>",),
)


@pytest.mark.parametrize(
    ("content_type", "expected"),
    [
        pytest.param(b'text/plain; hp="cipher"', PROTECTED, id="of an encrypted mail, RFC 9788"),
        pytest.param(b'text/plain; hp="clear"', PROTECTED, id="of a signed mail, RFC 9788"),
        pytest.param(b'text/plain; protected-headers="v1"', PROTECTED, id="the older form"),
        pytest.param(b"text/plain", None, id="fields that do not ask to count"),
        pytest.param(b'text/plain; hp="other"', None, id="a word that RFC 9788 does not know"),
    ],
)
@pytest.mark.parametrize("wrapped", [False, True], ids=["at the root", "inside multipart/signed"])
def test_protected_fields(content_type: bytes, expected: ProtectedFields | None, wrapped: bool, noor: Person) -> None:
    entity = FIELDS + MORE_FIELDS + b"Content-Type: " + content_type + b"\r\n\r\nhello\r\n"
    assert apart(multipart("signed", entity, detached(noor, entity)) if wrapped else entity).protected == expected


def test_protected_fields_may_be_few() -> None:
    entity = b'Content-Type: text/plain; hp="clear"\r\nFrom: a@b.example, c@d.example\r\n\r\nhello'
    assert apart(entity).protected == ProtectedFields()


ARMORED = "-----BEGIN PGP MESSAGE-----\n\n" + "hF4D" * 16 + "\n=abcd\n-----END PGP MESSAGE-----"
KEY = ARMORED.replace("MESSAGE", "PUBLIC KEY BLOCK")
SECRET = ARMORED.replace("MESSAGE", "PRIVATE KEY BLOCK")


def quoted(text: str, prefix: str) -> str:
    return "\n".join(prefix + line for line in text.split("\n"))


@pytest.mark.parametrize(
    ("text", "messages", "keys", "secret", "readable"),
    [
        pytest.param(f"hi\n{ARMORED}\nbye", 1, 0, False, "hi\nbye", id="between other text"),
        pytest.param(quoted(ARMORED, "> > "), 1, 0, False, "", id="quoted twice"),
        pytest.param(quoted(ARMORED, "\xa0 "), 1, 0, False, "", id="behind no-break spaces"),
        pytest.param(ARMORED.replace("\n", "\r\n"), 1, 0, False, "", id="with CRLF"),
        pytest.param(f"{ARMORED}\n{ARMORED}", 1, 0, False, "", id="the same block twice counts once"),
        pytest.param(f"{KEY}\n{SECRET}", 0, 1, True, "", id="a key and a secret key"),
        pytest.param(ARMORED.partition("\n-----END")[0] + "\nhF4D", 1, 0, False, "", id="cut off"),
        pytest.param(
            "-----BEGIN PGP MESSAGE-----\nis what it said",
            0,
            0,
            False,
            "-----BEGIN PGP MESSAGE-----\nis what it said",
            id="somebody writing about armor",
        ),
        pytest.param(
            f"-----BEGIN PGP MESSAGE-----\nhF4D\n{KEY}",
            0,
            1,
            False,
            "-----BEGIN PGP MESSAGE-----\nhF4D",
            id="a block that never ends before another",
        ),
        pytest.param(ARMORED.replace("\n", " "), 1, 0, False, "", id="all in one line"),
        pytest.param(
            "It: "
            + ARMORED.replace("MESSAGE-----\n\n", "MESSAGE----- Version: GnuPG v2 - x ").replace("\n", " ")
            + " bye",
            1,
            0,
            False,
            "It: \n bye",
            id="in one line with words and an armor header",
        ),
        pytest.param("> " + KEY.replace("\n", " "), 0, 1, False, "> ", id="a key in one quoted line"),
        pytest.param(SECRET.replace("\n", "\xa0"), 0, 0, True, "", id="a secret key between no-break spaces"),
        pytest.param("see -----BEGIN PGP MESSAGE-----", 0, 0, False, "see -----BEGIN PGP MESSAGE-----", id="in a line"),
    ],
)
def test_armor_in_text(text: str, messages: int, keys: int, secret: bool, readable: str) -> None:
    armor = pgpmime.take_armor(text)
    assert (len(armor.encrypted), len(armor.keys), armor.secret_key) == (messages, keys, secret)
    assert armor.text == readable
    assert all(part.ciphertext.startswith(ARMORED[:90].encode()[:60]) for part in armor.encrypted)


@pytest.mark.parametrize(
    ("before", "after", "prefix", "covers_all"),
    [
        pytest.param("", "\n\n", "", True, id="nothing but the signed block"),
        pytest.param("also:\n", "", "", False, id="text above it"),
        pytest.param("", "\nPS: do it now", "", False, id="text below it"),
        pytest.param("", "", "> ", True, id="quoted"),
        pytest.param(KEY + "\n", "", "", False, id="a key beside it"),
    ],
)
def test_cleartext_signatures(before: str, after: str, prefix: str, covers_all: bool, noor: Person) -> None:
    block = noor.sign_clear("één\n\n- twee\n-- \nNoor\n".encode()).decode()
    armor = pgpmime.take_armor(before + quoted(block.rstrip("\n"), prefix) + after)
    assert armor.signed is not None
    assert armor.signed.signature is None
    assert armor.signed.covers_all is covers_all
    noor.gpg("--verify", stdin=armor.signed.signed)  # raises when the signature is not good
    assert "één\n\n- twee\n-- \nNoor" in armor.text


@pytest.mark.parametrize("end", ["\n", " "])
def test_many_beginnings_take_linear_time(end: str) -> None:
    line = f"-----BEGIN PGP MESSAGE-----{end}"
    assert pgpmime.take_armor(line * 100_000).encrypted == ()


@given(st.binary(max_size=400))
@settings(max_examples=100)
def test_no_octets_raise(octets: bytes) -> None:
    for kind in (b"signed", b"encrypted", b"mixed"):
        raw = b"Content-Type: multipart/" + kind + b"; boundary=b\r\n\r\n--b\r\n" + CONTROL + b"\r\n--b\r\n" + octets
        apart(raw)
    pgpmime.take_armor(octets.decode("latin-1"))


def test_what_we_build_can_be_taken_apart(noor: Person, org: Person) -> None:
    signed = pgpmime.build_signed(SIGNED, org.sign(SIGNED))
    layers = apart(signed)
    assert signed.startswith(b"Content-Type: multipart/signed;\r\n")
    assert b'micalg="pgp-sha512"; protocol="application/pgp-signature"' in signed
    assert layers.signed is not None
    assert layers.signed.covers_all
    assert layers.signed.signed == SIGNED
    assert org.verify(layers.signed.signed, layers.signed.signature or b"", org.armored)

    sealed = pgpmime.build_encrypted(org.encrypt(signed, noor.armored))
    [part] = apart(sealed).encrypted
    assert sealed.startswith(b"Content-Type: multipart/encrypted;\r\n")
    assert part.form is Form.PGPMIME
    assert noor.decrypt(part.ciphertext) == signed
