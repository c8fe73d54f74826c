"""Three years of one key, from `init` on: who is told what of its ends, and who is read with which form of it.

`make soak` lets every single day pass; the suite jumps from mark to mark.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from mailbot.admin.keys.renewal import extend_key, rotate_subkeys
from mailbot.admin.keys.works_on import OurKeys
from mailbot.bootstrap.keys import our_keys
from mailbot.case.key_renewal import years_from
from mailbot.config import load
from mailbot.edges.gpg import Gpg, make_key
from tests.people import People, make_home, remove_home
from tests.system.world import ADDRESS, ANKE, Correspondent, House, MakeWorld, World

EVERY_DAY = "MAILBOT_KEY_YEARS" in os.environ
DAY, YEAR = timedelta(days=1), timedelta(days=365)
MADE_AT = datetime(2023, 6, 1, 8, 0, tzinfo=UTC)  # in three years it is still past: Dovecot knows no time to come
REPORT = "The form at /requests lets me read the requests of others when I change the number in the address. " * 4


@pytest.fixture
def house() -> Iterator[House]:
    """A key as `init` makes it."""
    homedir = make_home()
    fingerprint = make_key(homedir, "Gemeente Voorbeeld", ADDRESS, None, MADE_AT)
    yield House(homedir, fingerprint, Gpg(homedir, fingerprint, None).public_key(MADE_AT))
    remove_home(homedir)


@pytest.fixture
def rosa(make_world: MakeWorld, house: House, people: People) -> Correspondent:
    """A reporter, in a world whose key is a day old."""
    world = make_world(
        languages=["en"],
        openpgp={"fingerprint": house.fingerprint, "homedir": str(house.homedir)},
        handlers=[{"name": "Anke de Vries", "address": ANKE, "role": "lead", "cleartext": True}],
    )
    world.house, world.now = house, MADE_AT + DAY
    person = people.get("rosa@years.example", made_at=MADE_AT)
    return Correspondent(world, person.address, person, vouched=True)


def ours(world: World) -> OurKeys:
    return our_keys(load(world.config_file), world.config_file)


def passes_until(world: World, until: datetime) -> None:
    """Let time pass, day by day or at once."""
    if EVERY_DAY:
        world.passes_until(until)
    else:
        world.now = until
        world.goes_on()


def warned(world: World, ends: date) -> int:
    """How often Anke was told of the day on which our key ends."""
    return sum(f"{ends:%-d %B}" in letter.subject for letter in world.anke().reads())


def mail_to(rosa: Correspondent, published: str, number: int) -> bytes:
    """A signed and encrypted mail by somebody who has this form of our key."""
    world = rosa.world
    current, world.house = world.house, replace(world.house, armored=published)
    try:
        return rosa.composes(f"{number}: {REPORT}", encrypted=True)
    finally:
        world.house = current


def published(world: World, keys: OurKeys) -> str:
    """What an operator publishes now, and whoever checks a signature has."""
    armored = keys.public_key.read_text()
    world.house = replace(world.house, armored=armored)
    return armored


def answer_to(rosa: Correspondent, raw: bytes) -> tuple[bool, str]:
    """Whether the answer to a mail says that the key is an older one, and the key that comes along."""
    rosa.world.now += DAY  # who writes twice a day has one receipt
    rosa.world.goes_on()
    rosa.reads_new()
    rosa.sends(raw)
    rosa.world.goes_on()
    letter = rosa.reads_new()[-1]
    key = next((content for name, content in letter.attachments.items() if name.endswith(".asc")), b"")
    return "older key of ours" in letter.text, key.decode()


def test_a_key_lives_for_three_years_and_everybody_is_read(rosa: Correspondent) -> None:
    world = rosa.world
    keys = ours(world)
    first = world.house.armored
    assert answer_to(rosa, mail_to(rosa, first, 1)) == (False, first)
    underway = mail_to(rosa, first, 2)

    ends = (MADE_AT + 2 * YEAR).date()
    for days in (90, 60, 30, 14, 7):  # the operators take their time
        passes_until(world, MADE_AT + 2 * YEAR - days * DAY + timedelta(hours=4))
    assert warned(world, ends) == 5
    rotate_subkeys(keys, world.now, "operator", early=False)  # no restart
    second = published(world, keys)
    # Whoever has the key of before is read, and given the new one
    assert answer_to(rosa, mail_to(rosa, first, 3)) == (True, second)
    assert answer_to(rosa, mail_to(rosa, second, 4)) == (False, "")

    passes_until(world, MADE_AT + 2 * YEAR + 330 * DAY)
    given = Gpg(world.house.homedir, world.house.fingerprint, None).public_key(world.now)  # without the ended subkey
    assert answer_to(rosa, underway) == (True, given)
    extend_key(keys, years_from(world.now, 3), world.now, "operator", subkeys=False, bounds=False)
    third = published(world, keys)
    for number, form in enumerate((second, third), 5):
        assert answer_to(rosa, mail_to(rosa, form, number)) == (False, "")
    assert warned(world, ends) == 5
    assert not list(world.daemon.house.store.held_messages())


def test_what_comes_in_when_all_of_the_key_has_ended_is_answered_once_it_lasts_again(rosa: Correspondent) -> None:
    """Nothing can be signed, so nothing is decided: neither the receipt nor what handlers read may be given up."""
    world = rosa.world
    world.goes_on()
    world.now = MADE_AT + 3 * YEAR + DAY
    rosa.writes(REPORT)
    world.goes_on()
    assert world.smtp.letters == []
    extend_key(ours(world), years_from(world.now, 3), world.now, "operator", subkeys=True, bounds=False)
    published(world, ours(world))
    world.ahead += timedelta(minutes=2)  # until it is tried again
    world.goes_on()
    assert ["We've received your r" in letter.subject for letter in rosa.reads()] == [True]
    assert any("number in the address" in letter.text for letter in world.anke().reads_of_cases())
