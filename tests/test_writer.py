"""What letters carry of our own key."""

from __future__ import annotations

import email
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from mailbot.edges.gpg import Gpg, make_key
from mailbot.facts import Audience, Letter, Purpose, Written
from mailbot.letters.rendering import Texts
from mailbot.letters.sampling import ORGANISATION
from mailbot.writer import Writer
from tests.people import MADE_AT, People, make_home, remove_home
from tests.sample_letters import sample


@pytest.fixture
def home() -> Iterator[Path]:
    home = make_home()
    yield home
    remove_home(home)


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
    before = carried(writer.write(letter, [], MADE_AT))
    operator, later = Gpg(home, fingerprint, None), MADE_AT + timedelta(days=1)
    operator.changing.put_off(fingerprint, MADE_AT + timedelta(days=3650), later)
    extended = carried(writer.write(letter, [], later))
    operator.changing.add_subkey(fingerprint, "cv25519", Purpose.ENCRYPT, MADE_AT + timedelta(days=999), later)
    succeeded = carried(writer.write(letter, [], later))
    assert len({before, extended, succeeded}) == 3
    assert succeeded == operator.public_key(later).encode()


def test_a_letter_leaves_although_nobody_can_encrypt_to_us_any_more(home: Path, people: People) -> None:
    fingerprint = make_key(home, "Gemeente Voorbeeld", ORGANISATION.address, None, MADE_AT)
    rosa, now = people.get("rosa@melder.example"), MADE_AT + timedelta(days=2 * 365 + 1)
    gpg = Gpg(home, fingerprint, None)
    (key,) = gpg.inspect(rosa.armored.encode(), now)
    letter = Letter(sample("opened"), Audience.REPORTER, rosa.address, "en", key=key)
    whole = email.message_from_bytes(Writer(gpg, Texts(), ORGANISATION).write(letter, [], now).raw)
    ciphertext: Any = whole.get_payload(1).get_payload(decode=True)  # type: ignore[union-attr]  # RFC 3156
    assert b"multipart/signed" in rosa.decrypt(ciphertext, at=now + timedelta(minutes=1))
