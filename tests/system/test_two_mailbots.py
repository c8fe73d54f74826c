"""Two mailbots that face each other, and a gateway between them that takes off every sign of a machine."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from mailbot.facts import Ceilings
from tests.system.world import ADDRESS, MakeWorld, World

OTHER = "security@elders.example"
REPORT = "The form at /requests lets me read the requests of others when I change the number in the address. " * 4
SIGNS = re.compile(rb"^(?:Auto-Submitted|X-Auto-Response-Suppress):[^\r\n]*\r\n", re.MULTILINE)
STEP = timedelta(minutes=30)


def carried(world: World, there: World, seen: int, *, signs: bool) -> int:
    """Carry what the two wrote to each other to where it belongs; give how many letters were looked at."""
    for sent in world.smtp.letters[seen:]:
        raw = sent.raw if signs else SIGNS.sub(b"", sent.raw)
        for house, address in ((world, ADDRESS), (there, OTHER)):
            if address in sent.rcpt_to:
                world.dovecot.deliver(house.user, raw, received_at=world.now)
    return len(world.smtp.letters)


@pytest.mark.parametrize("signs", [True, False], ids=["with-the-signs-of-a-machine", "without-any"])
def test_two_mailbots_facing_each_other_for_a_day_stay_under_the_ceiling(make_world: MakeWorld, signs: bool) -> None:
    here, there = make_world(), make_world(address=OTHER)
    forged = here.correspondent(OTHER)
    forged.writes(REPORT)  # as if the other one had written first
    seen = 0
    for _ in range(24 * 2):
        for world in (here, there):
            world.goes_on()
            seen = carried(here, there, seen, signs=signs)
        here.now += STEP
        there.now = here.now
    most = Ceilings().machine_letters_per_day
    between = {address: [sent for sent in here.smtp.letters if address in sent.rcpt_to] for address in (ADDRESS, OTHER)}
    assert len(between[OTHER]) >= 1  # somebody was answered, or this test tries nothing
    assert all(len(letters) <= (1 if signs else most) for letters in between.values())
    assert here.folder("INBOX") == there.folder("INBOX") == []
