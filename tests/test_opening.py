"""What was signed is what is shown, and nothing besides (THREATS 18); real gpg, and the real parser's child."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from mailbot.edges.parser import Parser
from mailbot.facts import Bad, Good, Unsigned
from mailbot.mail.authentication import Believed
from mailbot.mail.message import Settings
from mailbot.opening import Opener
from tests.people import Ours, People, Person

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
HEADER = b"From: anke@voorbeeld.example\r\nSubject: Report\r\nMessage-ID: <1@voorbeeld.example>\r\n\r\n"


@pytest.fixture(scope="module")
def parser() -> Iterator[Parser]:
    with Parser(Settings(("en",), Believed())) as parser:
        yield parser


@pytest.fixture(scope="module")
def opener(parser: Parser, ours: Ours) -> Opener:
    return Opener(parser, ours.gpg)


@pytest.fixture(scope="module")
def anke(people: People) -> Person:
    return people.get("anke@voorbeeld.example", "Anke de Vries")


def test_a_cleartext_signature_counts_for_the_text_that_gpg_saw_alone(
    opener: Opener, parser: Parser, anke: Person
) -> None:
    message = parser.parse(HEADER + anke.sign_clear(b"#accept 2026-12-11\n", at=NOW))
    assert message.signed is not None
    assert isinstance(opener.open(message, [anke.armored], NOW)[1].signature, Good)
    shown = replace(message, text="#invalid")
    assert opener.open(shown, [anke.armored], NOW)[1].signature == Bad("covers another text than the one shown")
    part = replace(message, signed=replace(message.signed, covers_all=False))
    assert opener.open(part, [anke.armored], NOW)[1].signature == Bad("covers a part only")


def test_one_signed_part_of_several_encrypted_ones_signs_nothing(
    opener: Opener, parser: Parser, ours: Ours, anke: Person
) -> None:
    signed = anke.encrypt(b"The door is open.\n", ours.armored, sign=True, at=NOW)
    alone = opener.open(parser.parse(HEADER + signed), [anke.armored], NOW)
    assert isinstance(alone[1].signature, Good)
    beside = anke.encrypt(b"Pay me.\n", ours.armored, at=NOW)
    for order in ((signed, beside), (beside, signed)):
        message, opened = opener.open(parser.parse(HEADER + b"\r\n".join(order)), [anke.armored], NOW)
        assert {"The door is open.", "Pay me."} <= set(message.text.splitlines())
        assert (opened.encrypted, opened.partly, opened.signature) == (True, True, Unsigned())
