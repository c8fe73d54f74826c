"""What was signed is what is shown, and nothing besides (THREATS 18); real gpg, and the real parser's child."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from mailbot.edges.gpg import Gpg, Limits
from mailbot.edges.parser import Parser
from mailbot.errors import Permanent, Unsettled
from mailbot.facts import Bad, Broken, Decryption, Good, Message, NotForUs, Opened, UnknownKey, Unsigned
from mailbot.intake.decryption import Decryptor
from mailbot.mail.believed import Believed
from mailbot.mail.message import Settings
from tests.entities import multipart_signed
from tests.people import PASSPHRASE, Ours, People, Person

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
HEADER = b"From: anke@voorbeeld.example\r\nSubject: Report\r\nMessage-ID: <1@voorbeeld.example>\r\n\r\n"


@pytest.fixture(scope="module")
def parser() -> Iterator[Parser]:
    with Parser(Settings(("en",), Believed())) as parser:
        yield parser


@pytest.fixture(scope="module")
def decryptor(parser: Parser, ours: Ours) -> Decryptor:
    return Decryptor(parser, ours.gpg)


def opens(decryptor: Decryptor, mail: Message, signers: list[str], *, last: bool = True) -> tuple[Message, Opened]:
    """Give the message that counts, and what opening it told."""
    opened = decryptor.open(mail, signers, decryptor.attempt(NOW, last=last))
    return opened.message, opened.findings


@pytest.fixture(scope="module")
def anke(people: People) -> Person:
    return people.get("anke@voorbeeld.example", "Anke de Vries")


def test_a_cleartext_signature_counts_for_the_text_that_gpg_saw_alone(
    decryptor: Decryptor, parser: Parser, anke: Person
) -> None:
    message = parser.parse(HEADER + anke.sign_clear(b"#accept 2026-12-11\n", at=NOW))
    assert message.signed is not None
    assert isinstance(opens(decryptor, message, [anke.armored])[1].signature, Good)
    shown = replace(message, text="#invalid")
    assert opens(decryptor, shown, [anke.armored])[1].signature == Bad("covers another text than the one shown")
    part = replace(message, signed=replace(message.signed, covers_all=False))
    assert opens(decryptor, part, [anke.armored])[1].signature == Bad("covers a part only")


PROTECTS = b'Content-Type: text/plain; hp="clear"; protected-headers=v1\r\n'
CLAIMS = b"From: eve@evil.example\r\nSubject: [VB-2026-K7QM]\r\nIn-Reply-To: <other@voorbeeld.example>\r\n"


def beside_a_key(text: bytes, key: str) -> bytes:
    head = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n"
    tail = b"\r\n--b\r\nContent-Type: application/pgp-keys\r\n\r\n" + key.encode() + b"\r\n--b--\r\n"
    return head + text + tail


@pytest.mark.parametrize("wrapped", [False, True], ids=["in clear", "encrypted by whoever caught it"])
def test_a_cleartext_signature_covers_no_header_field_and_no_key_beside_it(
    decryptor: Decryptor, parser: Parser, ours: Ours, people: People, anke: Person, *, wrapped: bool
) -> None:
    eve = people.get("eve@evil.example")
    caught = anke.sign_clear(b"#clear-ok\n", at=NOW)
    for entity in (CLAIMS + PROTECTS + b"\r\n" + caught, CLAIMS + beside_a_key(caught, eve.armored)):
        raw = b"Message-ID: <2@evil.example>\r\n" + entity
        if wrapped:
            armored = eve.encrypt(entity, ours.armored, at=NOW)
            raw = HEADER[:-2] + b"Content-Type: application/pgp-encrypted\r\n\r\n" + armored
        message, opened = opens(decryptor, parser.parse(raw), [anke.armored])
        assert isinstance(opened.signature, Good)
        assert opened.encrypted is wrapped
        assert (message.protected, opened.inner_keys) == (None, ())


def test_one_signed_part_of_several_encrypted_ones_signs_nothing(
    decryptor: Decryptor, parser: Parser, ours: Ours, anke: Person
) -> None:
    signed = anke.encrypt(b"The door is open.\n", ours.armored, sign=True, at=NOW)
    alone = opens(decryptor, parser.parse(HEADER + signed), [anke.armored])
    assert isinstance(alone[1].signature, Good)
    beside = anke.encrypt(b"Pay me.\n", ours.armored, at=NOW)
    for order in ((signed, beside), (beside, signed)):
        message, opened = opens(decryptor, parser.parse(HEADER + b"\r\n".join(order)), [anke.armored])
        assert {"The door is open.", "Pay me."} <= set(message.text.splitlines())
        assert (opened.encrypted, opened.partly, opened.signature) == (True, True, Unsigned())


def attached(*parts: tuple[str, bytes], text: str = "See the files.") -> bytes:
    """A mail with loose files, as people encrypt them one by one."""
    pieces = [f"Content-Type: text/plain\r\n\r\n{text}\r\n".encode()] if text else []
    for name, content in parts:
        head = f'Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="{name}"\r\n\r\n'
        pieces.append(head.encode() + content)
    body = b"".join(b"--b\r\n" + piece + b"\r\n" for piece in pieces)
    return HEADER[:-2] + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + body + b"--b--\r\n"


def shown(decryptor: Decryptor, parser: Parser, raw: bytes) -> tuple[set[str], bool, list[tuple[str, object]]]:
    """What a mail shows, whether any of it was decrypted, and what stayed closed, with why."""
    message, opened = opens(decryptor, parser.parse(raw), [])
    names = {one.name for one in message.attachments} - {"unprotected.txt"}
    return names, opened.encrypted, [(one.part.name, one.why) for one in opened.unopened]


def test_six_encrypted_files_are_six_files(decryptor: Decryptor, parser: Parser, ours: Ours, anke: Person) -> None:
    ciphertext = anke.encrypt(PICTURE, ours.armored, at=NOW)
    raw = attached(*((f"{number}.png.gpg", ciphertext) for number in range(6)))
    assert shown(decryptor, parser, raw) == ({f"{number}.png" for number in range(6)}, True, [])


def test_of_too_many_encrypted_files_the_first_are_opened_and_the_rest_are_named(
    decryptor: Decryptor, parser: Parser, ours: Ours, anke: Person
) -> None:
    ciphertext = anke.encrypt(PICTURE, ours.armored, at=NOW)
    raw = attached(*((f"{number}.png.gpg", ciphertext) for number in range(26)))
    names, encrypted, closed = shown(decryptor, parser, raw)
    assert (len(names), encrypted) == (24, True)
    assert closed == [(f"{number}.png.gpg", Broken("too many encrypted parts")) for number in (24, 25)]


def test_what_opens_is_shown_and_what_does_not_is_named(
    decryptor: Decryptor, parser: Parser, ours: Ours, anke: Person, people: People
) -> None:
    eve = people.get("eve@attacker.example", "Eve")
    ciphertext = anke.encrypt(PICTURE, ours.armored, at=NOW)
    raw = attached(
        ("theirs.png.gpg", anke.encrypt(PICTURE, eve.armored, at=NOW)),
        ("cut.png.gpg", ciphertext[:-60]),
        ("whole.png.gpg", ciphertext),
    )
    closed = [("theirs.png.gpg", NotForUs()), ("cut.png.gpg", Broken("cut off"))]
    assert shown(decryptor, parser, raw) == ({"whole.png"}, True, closed)


def test_a_signed_part_beside_a_closed_one_signs_nothing(
    decryptor: Decryptor, parser: Parser, ours: Ours, anke: Person, people: People
) -> None:
    eve = people.get("eve@attacker.example", "Eve")
    signed = anke.encrypt(b"The door is open.\n", ours.armored, sign=True, at=NOW)
    beside = anke.encrypt(PICTURE, eve.armored, at=NOW)
    opened = opens(decryptor, parser.parse(HEADER + signed + b"\r\n" + beside), [anke.armored])[1]
    assert (opened.encrypted, opened.signature) == (True, Bad("covers a part only"))


def test_one_budget_for_all_parts(parser: Parser, ours: Ours, anke: Person, tmp_path: Path) -> None:
    """Four parts that take twenty seconds each: here three, one second, and a gpg that burns it on one of them."""
    gpg = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE, limits=Limits(processor=1, seconds=120, message=120))
    gpg._process.gpgbinary = str(tmp_path / "gpg")
    runs = tmp_path / "runs"
    second = f"echo >> {runs}; [ $(wc -l < {runs}) = 1 ] || while :; do :; done"
    (tmp_path / "gpg").write_text(f'#!/bin/sh\ncase "$*" in *--decrypt*) {second};; esac\nexec gpg "$@"\n')
    (tmp_path / "gpg").chmod(0o755)
    ciphertext = anke.encrypt(PICTURE, ours.armored, at=NOW)
    raw = attached(*((f"{number}.png.gpg", ciphertext) for number in range(4)))
    closed = [(f"{number}.png.gpg", Broken("took too long")) for number in (1, 2, 3)]
    assert shown(Decryptor(parser, gpg), parser, raw) == ({"0.png"}, True, closed)
    assert len(runs.read_text()) == 2


@pytest.mark.parametrize("trouble", ["exit 2", "kill -9 $$"], ids=["without a reason", "killed"])
def test_the_last_look_takes_what_it_gets(
    trouble: str, parser: Parser, ours: Ours, anke: Person, tmp_path: Path
) -> None:
    gpg = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE)
    gpg._process.gpgbinary = str(tmp_path / "gpg")
    (tmp_path / "gpg").write_text(f'#!/bin/sh\ncase "$*" in *--decrypt*|*--verify*) {trouble};; esac\nexec gpg "$@"\n')
    (tmp_path / "gpg").chmod(0o755)
    decryptor = Decryptor(parser, gpg)
    encrypted = parser.parse(HEADER + anke.encrypt(b"Hello\n", ours.armored, at=NOW))
    with pytest.raises(Unsettled):
        opens(decryptor, encrypted, [], last=False)
    assert isinstance(opens(decryptor, encrypted, [])[1].failure, Broken)


def test_a_wrong_passphrase_of_ours_is_no_news_of_a_mail(parser: Parser, ours: Ours, anke: Person) -> None:
    encrypted = parser.parse(HEADER + anke.encrypt(b"Hello\n", ours.armored, at=NOW))
    with pytest.raises(Permanent):
        Gpg(ours.homedir, ours.fingerprint, "wrong").check(
            NOW
        )  # restarts the agent, which else remembers the right one
    decryptor = Decryptor(parser, Gpg(ours.homedir, ours.fingerprint, "wrong"))
    with pytest.raises(Unsettled, match="passphrase"):
        opens(decryptor, encrypted, [], last=False)
    ours.gpg.check(NOW)


ENTITY = CLAIMS + PROTECTS + b"\r\nThe door is open.\r\n"


def wrapped(armored: bytes) -> bytes:
    return HEADER[:-2] + b"Content-Type: application/pgp-encrypted\r\n\r\n" + armored


@pytest.mark.parametrize(
    ("kind", "decrypted"),
    [
        pytest.param("with what is encrypted", 2, id="signed as it was encrypted: decrypted again, for that alone"),
        pytest.param("inside", 1, id="signed inside what is encrypted"),
        pytest.param("text inside", 1, id="signed inside, the text alone: the fields beside it are nobody's"),
        pytest.param("in clear", 0, id="signed in clear"),
    ],
)
def test_a_signature_checked_again_tells_what_it_would_have_told_at_once(
    parser: Parser, ours: Ours, anke: Person, monkeypatch: pytest.MonkeyPatch, kind: str, decrypted: int
) -> None:
    detached = multipart_signed(ENTITY, anke.sign(ENTITY, at=NOW))
    raw = {
        "with what is encrypted": lambda: wrapped(anke.encrypt(ENTITY, ours.armored, sign=True, at=NOW)),
        "inside": lambda: wrapped(anke.encrypt(detached, ours.armored, at=NOW)),
        "text inside": lambda: wrapped(
            anke.encrypt(CLAIMS + PROTECTS + b"\r\n" + anke.sign_clear(b"#clear-ok\n", at=NOW), ours.armored, at=NOW)
        ),
        "in clear": lambda: HEADER[:-2] + detached,
    }[kind]()
    mail, decryptor = parser.parse(raw), Decryptor(parser, ours.gpg)
    at_once = decryptor.open(mail, [anke.armored], decryptor.attempt(NOW))
    runs: list[bytes] = []
    decrypt = ours.gpg.decrypt

    def counted(ciphertext: bytes, *args: Any) -> Decryption:
        runs.append(ciphertext)
        return decrypt(ciphertext, *args)

    monkeypatch.setattr(ours.gpg, "decrypt", counted)
    attempt = decryptor.attempt(NOW)
    first = decryptor.open(mail, [], attempt)
    assert isinstance(first.findings.signature, UnknownKey)
    assert decryptor.verify_again(first, [anke.armored], attempt) == at_once
    assert isinstance(at_once.findings.signature, Good)
    assert len(runs) == decrypted
    attempt.budget.processor = 0  # nothing is left for the signature: what is known of the mail stays
    assert decryptor.verify_again(first, [anke.armored], attempt).message == first.message
