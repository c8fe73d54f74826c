"""What letters carry of our own key."""

from __future__ import annotations

import email
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from mailbot.edges.gpg import Gpg, make_key
from mailbot.facts import Audience, Letter
from mailbot.letters.rendering import Texts
from mailbot.letters.sampling import ORGANISATION
from mailbot.writer import Writer
from tests.people import MADE_AT, Person, make_home, remove_home
from tests.sample_letters import sample


@pytest.fixture
def home() -> Iterator[Path]:
    home = make_home()
    yield home
    remove_home(home)


def test_a_key_whose_end_was_put_off_goes_along_once_somebody_has_looked(home: Path) -> None:
    fingerprint = make_key(home, "Gemeente Voorbeeld", ORGANISATION.address, None, MADE_AT)
    writer = Writer(Gpg(home, fingerprint, None), Texts(), ORGANISATION)
    letter = Letter(sample("opened"), Audience.REPORTER, "rosa@melder.example", "en")

    def carried() -> object:
        whole = email.message_from_bytes(writer.write(letter, [], MADE_AT).raw)
        (key,) = [part for part in whole.walk() if part.get_content_type() == "application/pgp-keys"]
        return key.get_payload(decode=True)

    before = carried()
    keeper = Person(ORGANISATION.address, "", home, fingerprint, "")
    for which in ([], ["*"]):
        keeper.gpg("--quick-set-expire", fingerprint, "10y", *which, at=MADE_AT + timedelta(days=1))
    assert carried() == before
    now = writer.look_at_our_key(MADE_AT + timedelta(days=1))
    assert now.expires_at is not None
    assert now.expires_at.year == MADE_AT.year + 10
    assert carried() == now.armored.encode() != before
