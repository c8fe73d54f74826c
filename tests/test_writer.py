"""What letters carry of our own key, and what several handlers get in the same words."""

from __future__ import annotations

import email
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pysequoia
import pytest

from mailbot.edges.gpg import Gpg, make_key
from mailbot.edges.gpg.packets import recipients
from mailbot.facts import Attachment, Audience, Failure, Letter, Purpose, Written
from mailbot.letters.rendering import Texts
from mailbot.letters.sampling import ORGANISATION
from mailbot.mail.message import Settings, parse
from mailbot.writer import Writer, alike
from tests.people import MADE_AT, People, Person, make_home, remove_home
from tests.sample_letters import sample


@pytest.fixture
def home() -> Iterator[Path]:
    home = make_home()
    yield home
    remove_home(home)


def written(writer: Writer, letter: Letter, now: datetime) -> Written:
    [only] = writer.write([letter], [[]], now)
    assert isinstance(only, Written)
    return only


def carried(letter: Written) -> object:
    """The key that goes along with a letter."""
    whole = email.message_from_bytes(letter.raw)
    (key,) = [part for part in whole.walk() if part.get_content_type() == "application/pgp-keys"]
    return key.get_payload(decode=True)


def test_the_next_letter_carries_the_key_that_an_operator_has_changed(home: Path) -> None:
    """No restart, and nobody has to look: another process has changed the keyring."""
    fingerprint = make_key(home, "Gemeente Voorbeeld", ORGANISATION.address, None, MADE_AT)
    writer = Writer(Gpg(home, fingerprint, None), Texts(), ORGANISATION)
    letter = Letter(sample("opened"), Audience.REPORTER, "rosa@melder.example", "en")
    before = carried(written(writer, letter, MADE_AT))
    operator, later = Gpg(home, fingerprint, None), MADE_AT + timedelta(days=1)
    operator.changing.put_off(fingerprint, MADE_AT + timedelta(days=3650), later)
    extended = carried(written(writer, letter, later))
    operator.changing.add_subkey(fingerprint, "cv25519", Purpose.ENCRYPT, MADE_AT + timedelta(days=999), later)
    succeeded = carried(written(writer, letter, later))
    assert len({before, extended, succeeded}) == 3
    assert succeeded == operator.public_key(later).encode()


def test_a_letter_leaves_although_nobody_can_encrypt_to_us_any_more(home: Path, people: People) -> None:
    fingerprint = make_key(home, "Gemeente Voorbeeld", ORGANISATION.address, None, MADE_AT)
    rosa, now = people.get("rosa@melder.example"), MADE_AT + timedelta(days=2 * 365 + 1)
    gpg = Gpg(home, fingerprint, None)
    (key,) = gpg.inspect(rosa.armored.encode(), now)
    letter = Letter(sample("opened"), Audience.REPORTER, rosa.address, "en", key=key)
    whole = email.message_from_bytes(written(Writer(gpg, Texts(), ORGANISATION), letter, now).raw)
    ciphertext: Any = whole.get_payload(1).get_payload(decode=True)  # type: ignore[union-attr]  # RFC 3156
    assert b"multipart/signed" in rosa.decrypt(ciphertext, at=now + timedelta(minutes=1))


NAMES = ("anke", "bram", "carla", "daan", "esra")
TO_COLLEAGUE = Letter(
    sample("case"), Audience.HANDLER, "", "en", reference="VB-2026-K7QM", below="The form shows everybody's requests."
)


@pytest.fixture
def office(home: Path) -> Gpg:
    return Gpg(home, make_key(home, "Gemeente Voorbeeld", ORGANISATION.address, None, MADE_AT), None)


@pytest.fixture
def colleagues(people: People) -> list[Person]:
    return [people.get(f"{name}@voorbeeld.example") for name in NAMES]


def to(reader: Person, office: Gpg) -> Letter:
    [key] = office.inspect(reader.armored.encode(), MADE_AT)
    return replace(TO_COLLEAGUE, to=reader.address, key=key)


def signed_in(copy: Written, reader: Person) -> tuple[bytes, bytes]:
    """What is signed in a copy, and the signature."""
    raw = copy.raw
    if copy.letter.key is not None:
        ciphertext: Any = email.message_from_bytes(raw).get_payload(1).get_payload(decode=True)  # type: ignore[union-attr]  # RFC 3156
        assert len(recipients(ciphertext)) == 1
        raw = reader.decrypt(ciphertext, at=MADE_AT)
    signed = parse(raw, Settings(("en",))).signed
    assert signed is not None
    assert signed.signature is not None
    return signed.signed, signed.signature


@pytest.mark.parametrize("encrypted", [pytest.param(True, id="encrypted"), pytest.param(False, id="in clear")])
def test_what_five_colleagues_get_is_signed_once_and_shows_none_of_them_another(
    encrypted: bool, office: Gpg, colleagues: Sequence[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    letters = [to(reader, office) if encrypted else replace(TO_COLLEAGUE, to=reader.address) for reader in colleagues]
    writer, runs = Writer(office, Texts(), ORGANISATION), []
    writer.look_at_our_key(MADE_AT)

    class Counted(subprocess.Popen[bytes]):
        def __init__(self, command: list[str], **options: Any) -> None:
            runs.append(command)
            super().__init__(command, **options)

    monkeypatch.setattr(subprocess, "Popen", Counted)
    threads = [[f"<{name}-wrote@elsewhere.example>"] for name in NAMES]
    copies = [copy for copy in writer.write(letters, threads, MADE_AT) if isinstance(copy, Written)]
    monkeypatch.undo()
    assert [sum(step in run for run in runs) for step in ("--detach-sign", "--encrypt")] == [1, 5 if encrypted else 0]
    assert [copy.letter for copy in copies] == letters
    [(entity, signature)] = {signed_in(copy, reader) for copy, reader in zip(copies, colleagues, strict=True)}
    assert colleagues[0].verify(entity, signature, office.public_key(MADE_AT), at=MADE_AT)
    certificate = pysequoia.Cert.from_bytes(office.public_key(MADE_AT).encode())
    pysequoia.verify(entity, store=lambda _: [certificate], signature=pysequoia.Sig.from_bytes(signature))
    own = [{name.encode(), copy.message_id[1:].encode()} for name, copy in zip(NAMES, copies, strict=True)]
    for copy, names in zip(copies, own, strict=True):
        outer = email.message_from_bytes(copy.raw)
        assert (outer["To"], outer["Message-ID"]) == (copy.letter.to, copy.message_id)
        assert outer["In-Reply-To"] == threads[copies.index(copy)][0]
        shown = copy.raw + entity
        assert [name for name in set().union(*own) - names if name in shown] == []
        assert all(name in copy.raw for name in names)
        assert not any(name in entity for name in names)  # or it would stand in the others' copies


def test_a_key_that_cannot_be_used_costs_the_copy_of_its_owner_alone(office: Gpg, colleagues: Sequence[Person]) -> None:
    letters = [to(reader, office) for reader in colleagues[:3]]
    revoked = letters[1].key
    assert revoked is not None
    writer = Writer(office, Texts(), ORGANISATION, is_void=lambda fingerprint: fingerprint == revoked.fingerprint)
    first, second, third = writer.write(letters, [[]] * 3, MADE_AT)
    assert second == Failure(letters[1], "cannot encrypt: revoked")
    assert [isinstance(copy, Written) for copy in (first, third)] == [True, True]


def test_only_the_same_words_are_signed_as_one(office: Gpg, colleagues: Sequence[Person]) -> None:
    anke, bram, carla = (to(reader, office) for reader in colleagues[:3])
    others = [
        replace(anke, language="nl"),
        replace(bram, key=None),
        replace(carla, below="Something else"),
        replace(anke, attachments=(Attachment("a.txt", "text/plain", b"a"),)),
        replace(bram, content=sample("confirmation"), about=7),
    ]
    to_reporter = [replace(one, audience=Audience.REPORTER) for one in (anke, bram)]
    letters = [anke, *others, bram, *to_reporter, replace(carla, key=None), carla]
    assert alike(letters) == [[0, 6, 10], [1], [2, 9], [3], [4], [5], [7], [8]]
    copies = Writer(office, Texts(), ORGANISATION).write(letters, [[]] * len(letters), MADE_AT)
    assert [copy.letter for copy in copies] == letters  # those to one address leave in order
