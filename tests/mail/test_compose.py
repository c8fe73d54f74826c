"""What leaves: header fields, the entity that is signed, attachments, and hostile values in all of them."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.utils import parseaddr
from typing import cast

import pytest

from mailbot.errors import Permanent
from mailbot.facts import (
    Attachment,
    Audience,
    Key,
    Letter,
    Organisation,
    Promises,
    Span,
    State,
    Unit,
)
from mailbot.languages import LANGUAGES
from mailbot.letters.for_handlers import Encryption, News, Unproven
from mailbot.letters.for_reporter import AssessmentMissed
from mailbot.letters.rendering import Texts
from mailbot.mail.compose import Composed, Stamp, compose, finish, new_message_id
from mailbot.mail.message import Settings, parse
from mailbot.mail.pgpmime import build_signed
from mailbot.mail.reply.quotes import mark_line
from mailbot.mail.signed_context import letter_line
from tests.people import People
from tests.sample_letters import LETTERS, sample

AT = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)
OURS = "<0a1b2c3d4e5f@voorbeeld.example>"
THEIRS = "<theirs@reporter.example>"
KEY = Key("F" * 40, "armored", ("somebody@reporter.example",))
KEY_OCTETS = bytes(range(256)) * 3
OUR_KEY = (
    "-----BEGIN PGP PUBLIC KEY BLOCK-----\nComment: throw-away\n\n"
    + base64.encodebytes(KEY_OCTETS).decode()
    + "=AbCd\n-----END PGP PUBLIC KEY BLOCK-----\n"
)
CASE = sample(  # with the least of everything else
    "case",
    what=News.REPORT,
    encryption=Encryption.WHOLE,
    state=State.RECEIVED,
    assessment_by=date(2026, 11, 27),
    subject="A way in",
)
TEXTS = Texts()
ORGANISATION = Organisation(
    name="Gemeente Voorbeeld",
    address="security@voorbeeld.example",
    aliases=(),
    languages=("en",),
    timezone="Europe/Amsterdam",
    country="NL",
    prefix="VB",
    policy_url="https://www.voorbeeld.example/responsible-disclosure",
    privacy_url="https://www.voorbeeld.example/privacy",
    fingerprint="0123456789ABCDEF0123456789ABCDEF01234567",
    handlers=(),
    promises=Promises(
        Span(5, Unit.WORKING_DAYS), Span(14, Unit.DAYS), Span(1, Unit.WORKING_DAYS), timedelta(minutes=10)
    ),
)
TO_REPORTER = Letter(sample("relay"), Audience.REPORTER, "somebody@reporter.example", "en", reference="VB-2026-K7QM")
TO_HANDLER = replace(TO_REPORTER, content=CASE, audience=Audience.HANDLER, to="anke@voorbeeld.example")
AUTOMATED = replace(TO_REPORTER, content=sample("receipt"))


def composed(
    letter: Letter,
    organisation: Organisation = ORGANISATION,
    in_reply_to: str | None = THEIRS,
    references: tuple[str, ...] = (),
) -> Composed:
    stamp = Stamp(letter.to, OURS, AT, in_reply_to, references)
    return compose(letter, organisation, TEXTS, [stamp], mark="4F2A", our_key=OUR_KEY)


def sent(letter: Letter, organisation: Organisation = ORGANISATION) -> EmailMessage:
    """Read back what leaves, as if nothing had been signed or encrypted; checks what every mail must be on the wire."""
    made = composed(letter, organisation)
    raw = finish(made, made.entity, encrypted=made.encrypted)
    assert re.search(rb"(?<!\r)\n|\r(?!\n)|[^\t\r\n -~]|[ \t]\r\n", raw) is None
    return read(raw)


def read(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, policy=policy.default)


def fields_of(message: Message) -> list[str]:
    return [name.lower() for name in message]


def body_of(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return cast(str, part.get_content())


OUTER = ["from", "to", "subject", "date", "message-id", "in-reply-to", "references"]
AUTOMATIC = ["auto-submitted", "x-auto-response-suppress"]
KEYS = ["autocrypt", "openpgp"]


@pytest.mark.parametrize(
    ("letter", "names"),
    [
        pytest.param(AUTOMATED, [*OUTER, *AUTOMATIC, *KEYS], id="an automatic letter to a reporter"),
        pytest.param(TO_REPORTER, [*OUTER, *KEYS], id="a handler's words to a reporter"),
        pytest.param(TO_HANDLER, [*OUTER, *AUTOMATIC], id="a letter to a handler"),
        pytest.param(replace(AUTOMATED, key=KEY), [*OUTER, *AUTOMATIC, *KEYS], id="an encrypted letter"),
    ],
)
def test_a_letter_carries_its_header_fields_once_and_no_others(letter: Letter, names: list[str]) -> None:
    made = composed(letter)
    assert [name.lower() for name, _ in made.outer[0]] == names
    assert fields_of(read(finish(made, b"Content-Type: text/plain\r\n\r\nx\r\n", encrypted=True))) == [
        *names,
        "mime-version",
        "content-type",
    ]


def test_the_fields_say_who_writes_to_whom_and_when() -> None:
    asks = replace(TO_REPORTER, content=sample("credit-question"))
    message = sent(asks)
    assert {name: str(message[name]) for name in (*OUTER, *AUTOMATIC)} == {
        "from": '"Gemeente Voorbeeld" <security@voorbeeld.example>',
        "to": "somebody@reporter.example",
        "subject": TEXTS.render(asks, ORGANISATION).subject,
        "date": "Sun, 22 Nov 2026 22:30:00 +0000",
        "message-id": OURS,
        "in-reply-to": THEIRS,
        "references": THEIRS,
        "auto-submitted": "auto-generated",
        "x-auto-response-suppress": "All",
    } | {"from": str(message["from"])}
    assert parseaddr(str(message["from"])) == ("Gemeente Voorbeeld", "security@voorbeeld.example")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Gemeente 's-Gravenhage", id="an apostrophe"),
        pytest.param('Stad, Land & Zee (B.V.) <zee>; "Zee" \\ @', id="every sign that means something in an address"),
        pytest.param("Préfecture de la Vallée-de-l’Épée", id="accents"),
        pytest.param(
            "Amt für Öffentliche Ordnung, Straßenverkehr und Gewässer der Stadt Übergroß " * 2, id="very long"
        ),
        pytest.param("Ведомство", id="another script"),
    ],
)
def test_the_name_of_the_organisation_arrives_as_it_is(name: str) -> None:
    made = composed(TO_REPORTER, replace(ORGANISATION, name=name))
    sender = message_from_bytes(finish(made, made.entity, encrypted=False))["from"]
    # Python's own structured parser keeps the space between two encoded words, against RFC 2047 section 6.2.
    shown, address = parseaddr(sender)
    assert (str(make_header(decode_header(shown))), address) == (name.strip(), ORGANISATION.address)


def test_autocrypt_and_openpgp_offer_our_key() -> None:
    message = sent(TO_REPORTER)
    attributes = re.fullmatch(
        r"addr=security@voorbeeld\.example; prefer-encrypt=mutual; keydata=(.*)", str(message["autocrypt"])
    )
    assert attributes is not None
    assert base64.b64decode(attributes[1].replace(" ", "")) == KEY_OCTETS
    assert message["openpgp"] == f"id={ORGANISATION.fingerprint}; preference=signencrypt"


# ---------------------------------------------------------------------------------------------------------------
# Threading
# ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("in_reply_to", "references", "expected"),
    [
        pytest.param(None, (), {}, id="nothing came before"),
        pytest.param(THEIRS, (), {"in-reply-to": THEIRS, "references": THEIRS}, id="the first answer"),
        pytest.param(
            THEIRS,
            ("<a@b.example>", THEIRS),
            {"in-reply-to": THEIRS, "references": f"<a@b.example> {THEIRS}"},
            id="the parent stands last, and once",
        ),
        pytest.param(
            None,
            tuple(f"<{n}@b.example>" for n in range(30)),
            {"references": " ".join(f"<{n}@b.example>" for n in range(10, 30))},
            id="the last twenty of a long thread",
        ),
        pytest.param("<a b@c.example>", ("nonsense", "<a@b.example"), {}, id="what is no Message-ID is left out"),
        pytest.param(
            "<a@b.example>\r\nBcc: victim@victim.example",
            ("<a@b.example>\nX: y",),
            {},
            id="a field behind a Message-ID",
        ),
        pytest.param("<é@b.example>", ("<a@b.example\0>",), {}, id="signs that are not ASCII, and a NUL"),
        pytest.param(f"<{'a' * 2000}@b.example>", (), {}, id="one longer than a line can be"),
        pytest.param("<=?utf-8?q?a?=@b.example>", (), None, id="one that looks like an encoded word"),
        pytest.param(
            "<a@[IPv6:::1]>",
            (),
            {"in-reply-to": "<a@[IPv6:::1]>", "references": "<a@[IPv6:::1]>"},
            id="an address literal",
        ),
    ],
)
def test_only_well_formed_message_ids_thread(
    in_reply_to: str | None, references: tuple[str, ...], expected: dict[str, str] | None
) -> None:
    made = composed(TO_REPORTER, in_reply_to=in_reply_to, references=references)
    found = {name.lower(): value for name, value in made.outer[0] if name in ("In-Reply-To", "References")}
    if expected is None:
        expected = {"in-reply-to": str(in_reply_to), "references": str(in_reply_to)}
    assert found == expected
    raw = finish(made, made.entity, encrypted=False)
    assert b"victim" not in raw
    assert max(map(len, raw.split(b"\r\n"))) <= 998  # RFC 5322 section 2.1.1


def test_message_ids_cannot_be_guessed_and_are_well_formed() -> None:
    made = {new_message_id("voorbeeld.example") for _ in range(100)}
    assert len(made) == 100
    assert all(re.fullmatch(r"<[0-9a-f]{32,}@voorbeeld\.example>", one) for one in made)


# ---------------------------------------------------------------------------------------------------------------
# Header protection
# ---------------------------------------------------------------------------------------------------------------


def test_a_letter_in_clear_repeats_its_fields_under_the_signature() -> None:
    made = composed(TO_REPORTER)
    inner = read(made.entity)
    protected = [(name, value) for name, value in inner.items() if not name.lower().startswith("content-")]
    assert dict(protected)["Subject"] == "About your report [VB-2026-K7QM]"
    assert [name.lower() for name, _ in protected] == OUTER
    assert dict(inner["content-type"].params) == {
        "charset": "utf-8",
        "format": "flowed",
        "delsp": "no",
        "hp": "clear",
        "protected-headers": "v1",
    }


@pytest.mark.parametrize(
    ("reference", "outer"),
    [
        pytest.param("VB-2026-K7QM", "[VB-2026-K7QM]", id="the reference"),
        pytest.param(None, "[...]", id="three dots when there is none"),
    ],
)
def test_an_encrypted_letter_shows_nothing_of_its_subject_outside(reference: str | None, outer: str) -> None:
    made = composed(replace(TO_REPORTER, key=KEY, reference=reference))
    assert dict(made.outer[0])["Subject"] == outer
    inner = read(made.entity)
    assert inner["content-type"].params["hp"] == "cipher"
    assert re.match(r"\w+ ", str(inner["subject"]))
    shown = [value.partition(": ") for value in inner.get_all("hp-outer", [])]
    assert [(name, value) for name, _, value in shown] == [
        (name, value) for name, value in made.outer[0] if name not in ("Autocrypt", "OpenPGP")
    ]


def test_a_letter_composed_to_be_encrypted_never_leaves_in_clear() -> None:
    made = composed(replace(TO_REPORTER, key=KEY))
    with pytest.raises(Permanent):
        finish(made, made.entity, encrypted=False)


# ---------------------------------------------------------------------------------------------------------------
# The body, and what transport would do to it
# ---------------------------------------------------------------------------------------------------------------

BODIES = [
    pytest.param("From here to there", id="a line that begins with From"),
    pytest.param(".", id="a lone dot"),
    pytest.param("one\n.\ntwo", id="a lone dot between lines"),
    pytest.param("one\r.\rtwo\r\n.\r\nMAIL FROM:<x@y.example>", id="line ends of all kinds around dots"),
    pytest.param("a\ttab at the end\t\nand spaces   \n", id="white space at the end of lines"),
    pytest.param("é" * 500, id="a long line of two-octet characters"),
    pytest.param("a" * 5000, id="a long line"),
    pytest.param("." * 5000, id="a long line of dots, which are escaped wherever a line begins"),
    pytest.param("=20 =\n=3D", id="what looks encoded"),
    pytest.param("-- \nsignature", id="a signature mark"),
    pytest.param("- dash\n-----BEGIN PGP MESSAGE-----", id="armor"),
    pytest.param("\x00\x1b[31m\x0b\x0c\x85\u2028", id="control characters"),
    pytest.param("😀 naïve — “quoted”", id="all of Unicode"),
    pytest.param("", id="nothing"),
]


@pytest.mark.parametrize("below", BODIES)
@pytest.mark.parametrize("letter", [pytest.param(TO_REPORTER, id="reporter"), pytest.param(TO_HANDLER, id="handler")])
def test_what_is_signed_is_safe_from_transport_and_reads_the_same(letter: Letter, below: str) -> None:
    made = composed(replace(letter, below=below))
    lines = made.entity.split(b"\r\n")
    assert re.search(rb"(?<!\r)\n|\r(?!\n)|[^\t\r\n -~]", made.entity) is None  # RFC 3156 section 3
    assert [line for line in lines if len(line) > 76 or line.endswith((b" ", b"\t"))] == []
    content = lines[lines.index(b"") :]
    assert [line for line in content if line.startswith((b"From ", b"."))] == []  # RFC 3156 section 3
    assert made.entity.endswith(b"\r\n")
    rendered = TEXTS.render(replace(letter, below=below), ORGANISATION, mark=mark_line("4F2A")).body
    assert body_of(read(made.entity)).replace("\r\n", "\n") == rendered


def gateway(raw: bytes) -> bytes:
    """Do to a mail what careless gateways and mailboxes do: other line ends, no white space at their end, >From."""
    lines = [line.rstrip(b" \t") for line in raw.replace(b"\r\n", b"\n").split(b"\n")]
    head = lines.index(b"")
    return b"\r\n".join([*lines[:head], *(re.sub(rb"^From ", b">From ", line) for line in lines[head:])])


@pytest.mark.parametrize(
    "letter",
    [
        pytest.param(replace(TO_REPORTER, content=sample("opened")), id="reporter, with our key"),
        pytest.param(TO_HANDLER, id="handler"),
    ],
)
def test_a_signature_holds_after_careless_transport(people: People, letter: Letter) -> None:
    signer = people.get("security@voorbeeld.example", "Gemeente Voorbeeld")
    below = "From here:  \n.\n>From there\n\té 😀  \n-- \nBram" + "\n" * 5
    proof = Attachment("Nachweis für alle.txt", "text/plain", b"From \n.\n \n")
    made = composed(replace(letter, below=below, attachments=(proof,)))
    raw = finish(made, build_signed(made.entity, signer.sign(made.entity, AT)), encrypted=False)
    arrived = parse(gateway(raw), Settings(("en",)))
    assert arrived.signed is not None
    assert arrived.signed.covers_all
    assert arrived.signed.signature is not None
    assert signer.verify(arrived.signed.signed, arrived.signed.signature, signer.armored, AT)
    assert arrived.protected is not None
    assert arrived.protected.subject == arrived.subject == str(dict(made.outer[0])["Subject"])
    assert "From here:" in arrived.text
    assert {one.content for one in arrived.attachments} >= {proof.content}


def test_a_body_that_is_no_unicode_does_not_stop_a_letter() -> None:
    assert "one ? two" in body_of(sent(replace(TO_REPORTER, below="one \ud800 two")))


HANDLERS = [letter.text for letter in LETTERS.values() if letter.has_below and letter.audience is Audience.HANDLER]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_that_is_encrypted_to_a_handler_bears_a_line_that_names_it(language: str) -> None:
    for name in HANDLERS:
        letter = replace(TO_HANDLER, content=sample(name), language=language, key=KEY, below="Hello")
        body = read(composed(letter).entity).get_content().replace("\r\n", "\n")
        assert body.count(f"\n\n{letter_line('VB-2026-K7QM', OURS)}\n\n{mark_line('4F2A')}\n") == 1
        for other in (replace(letter, key=None), replace(letter, reference=None)):
            assert letter_line("VB-2026-K7QM", OURS) not in read(composed(other).entity).get_content()
    assert "[VB-2026-K7QM " not in read(composed(replace(TO_REPORTER, key=KEY)).entity).get_content()


def test_a_handler_finds_the_words_of_others_under_the_mark() -> None:
    body = body_of(sent(replace(TO_HANDLER, below="#accept 2026-12-11\nnot proven: no")))
    above, _, below = body.replace("\r\n", "\n").partition(f"\n\n{mark_line('4F2A')}\n")
    assert below == "#accept 2026-12-11\nnot proven: no\n"
    assert "A report has come in." in above


def test_a_letter_is_flowed_and_flows_back() -> None:
    late = AssessmentMissed(was=date(2026, 11, 27), by=date(2026, 12, 4))
    body = body_of(sent(replace(TO_REPORTER, content=late))).replace("\r\n", "\n")
    assert max(map(len, body.splitlines())) <= 72
    flown = body.replace(" \n", " ")
    assert max(map(len, flown.splitlines())) > 72 * 1.5  # a paragraph is one line again
    assert flown == TEXTS.render(replace(TO_REPORTER, content=late), ORGANISATION).body.replace(" \n", " ")


# ---------------------------------------------------------------------------------------------------------------
# Attachments
# ---------------------------------------------------------------------------------------------------------------


def attached(letter: Letter) -> list[tuple[str | None, str, bytes]]:
    return [
        (part.get_filename(), part.get_content_type(), cast(bytes, part.get_payload(decode=True)))
        for part in sent(letter).iter_attachments()
    ]


def test_our_key_comes_along_when_the_letter_says_so() -> None:
    letter = replace(TO_REPORTER, content=sample("opened"))
    name = f"openpgp-{ORGANISATION.fingerprint}.asc"
    assert attached(letter) == [(name, "application/pgp-keys", OUR_KEY.encode())]
    inner = read(composed(letter).entity)
    assert (inner.get_content_type(), inner["content-type"].params["hp"]) == ("multipart/mixed", "clear")


@pytest.mark.parametrize(
    ("media_type", "to_handler", "to_reporter"),
    [
        pytest.param("text/plain", "text/plain", "text/plain", id="plain text"),
        pytest.param("image/png", "image/png", "image/png", id="a bitmap image"),
        pytest.param("image/svg+xml", "untrusted", "image/svg+xml", id="an image that is a program"),
        pytest.param("text/html", "untrusted", "text/html", id="a web page"),
        pytest.param("application/pdf", "untrusted", "application/pdf", id="a document"),
        pytest.param("application/ms-tnef", "untrusted", "application/ms-tnef", id="an Outlook parcel"),
        pytest.param("message/rfc822", "untrusted", "application/octet-stream", id="a mail inside the mail"),
        pytest.param("multipart/mixed", "untrusted", "application/octet-stream", id="what claims to be many"),
        pytest.param("image/png\r\nX: y", "untrusted", "application/octet-stream", id="a field behind the type"),
        pytest.param("image/png; name=x", "untrusted", "application/octet-stream", id="a parameter behind the type"),
        pytest.param("", "untrusted", "application/octet-stream", id="no type"),
    ],
)
def test_nothing_opens_by_itself_at_a_handler(media_type: str, to_handler: str, to_reporter: str) -> None:
    attachments = (Attachment("proof", media_type, b"From x\n\xff"),)
    expected = ("proof", to_handler, b"From x\n\xff")
    if to_handler == "untrusted":
        expected = ("proof.untrusted", "application/octet-stream", b"From x\n\xff")
    assert attached(replace(TO_HANDLER, attachments=attachments)) == [expected]
    assert attached(replace(TO_REPORTER, attachments=attachments)) == [("proof", to_reporter, b"From x\n\xff")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("proof.txt", "proof.txt", id="an ordinary one"),
        pytest.param("../../../etc/passwd", "passwd", id="a path"),
        pytest.param("C:\\Windows\\win.ini", "win.ini", id="a path of Windows"),
        pytest.param("..", "attachment", id="nothing but dots"),
        pytest.param("", "attachment", id="no name"),
        pytest.param(".bashrc", "bashrc", id="a hidden file"),
        pytest.param("a\0b\r\nX-Injected: yes.txt", "a b X-Injected: yes.txt", id="control characters"),
        pytest.param("invoice\u202efdp.exe", "invoice fdp.exe", id="a right-to-left override"),
        pytest.param("a\"b;c=d'e.txt", "a\"b;c=d'e.txt", id="signs that mean something in a parameter"),
        pytest.param("=?utf-8?q?a=0D=0AX:_y?=.txt", "=_utf-8?q?a=0D=0AX:_y?=.txt", id="an encoded line break"),
        pytest.param("Überprüfung – naïve 证据.txt", "Überprüfung – naïve 证据.txt", id="all of Unicode"),
        pytest.param("é" * 300, "é" * 75, id="300 characters"),
        pytest.param("x%00y%2F..%2Fz", "x%00y%2F..%2Fz", id="percent signs stay signs"),
        pytest.param("a\ud800b", "a b", id="a lone surrogate"),
    ],
)
def test_file_names_are_names_and_nothing_else(name: str, expected: str) -> None:
    letter = replace(AUTOMATED, attachments=(Attachment(name, "text/plain", b"x"),))
    assert [found for found, _, _ in attached(letter)] == [expected]
    assert fields_of(sent(letter)) == [*OUTER, *AUTOMATIC, *KEYS, "mime-version", *OUTER, *AUTOMATIC, "content-type"]


def test_a_long_name_keeps_the_mark_of_what_is_not_trusted() -> None:
    letter = replace(TO_HANDLER, attachments=(Attachment("証" * 300, "application/x-sh", b"x"),))
    ((name, _, _),) = attached(letter)
    assert name is not None
    assert name.endswith("証.untrusted")
    assert len(name.encode()) <= 150


# ---------------------------------------------------------------------------------------------------------------
# Hostile values: no injected field, and the letter is written all the same
# ---------------------------------------------------------------------------------------------------------------

HOSTILE = [
    pytest.param("x\r\nBcc: victim@victim.example", id="CRLF"),
    pytest.param("x\nBcc: victim@victim.example", id="LF"),
    pytest.param("x\rBcc: victim@victim.example", id="CR"),
    pytest.param("x\r\n\r\nBcc: victim@victim.example", id="an empty line"),
    pytest.param("x\0Bcc: victim@victim.example", id="NUL"),
    pytest.param("x\u2028Bcc: victim@victim.example", id="U+2028"),
    pytest.param("x\x85Bcc: victim@victim.example", id="U+0085"),
    pytest.param("=?utf-8?q?x=0D=0ABcc:_victim@victim.example?=", id="an encoded line break, quoted"),
    pytest.param("=?utf-8?b?eA0KQmNjOiB2aWN0aW1AdmljdGltLmV4YW1wbGU=?=", id="an encoded line break, base64"),
    pytest.param("x" * 5000, id="5,000 characters without a space"),
    pytest.param("é" * 5000, id="5,000 accents"),
    pytest.param("\ud800", id="a lone surrogate"),
]


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("key", [pytest.param(None, id="clear"), pytest.param(KEY, id="encrypted")])
def test_a_hostile_value_injects_no_field_and_stops_no_letter(hostile: str, key: Key | None) -> None:
    # The one letter with a field in its subject
    letter = replace(TO_HANDLER, content=Unproven(name=hostile, yours=False, when=AT, lead=False), key=key)
    made = composed(letter, replace(ORGANISATION, name=hostile))
    raw = finish(made, b"Content-Type: text/plain\r\n\r\nx\r\n", encrypted=True)
    for message in (read(raw), read(made.entity)):
        names = [name for name in fields_of(message) if name not in ("mime-version", "hp-outer")]
        assert [name for name in names if not name.startswith("content-")] == [*OUTER, *AUTOMATIC]
        assert message.defects == []
        assert not any(line.endswith((b" ", b"\t")) or len(line) > 998 for line in raw.split(b"\r\n"))
        assert [one.addr_spec for one in message["from"].addresses] == [ORGANISATION.address]
        assert re.search("[\0\r\n\x85\u2028]", str(message["subject"]) + str(message["from"])) is None


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_no_field_ends_before_its_value(end: str) -> None:
    made = composed(replace(TO_HANDLER, key=KEY, reference=f"VB{end}Bcc: x@x.example"))
    for message in (read(finish(made, made.entity, encrypted=True)), read(made.entity)):
        assert "bcc" not in fields_of(message)


def test_a_value_that_looks_encoded_arrives_as_what_it_is() -> None:
    content = Unproven(name="=?utf-8?q?boss?=", yours=False, when=AT, lead=False)
    subject = str(sent(replace(TO_HANDLER, content=content))["subject"])
    assert " =?utf-8?q?boss?= " in subject
