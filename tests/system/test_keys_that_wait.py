"""Keys that cannot be used now, from end to end: whose owners hear of it, and what leaves when they can be."""

from __future__ import annotations

from datetime import timedelta

from tests.people import People
from tests.system import wording
from tests.system.world import MONDAY, Correspondent, MakeWorld

REPORT = "The form at /requests lets me read the requests of others when I change the number. " * 4
ANSWER = "Thank you. Which number did you change?"


def test_a_reporter_whose_clock_is_a_day_fast_is_written_to_encrypted_a_day_later(make_world: MakeWorld) -> None:
    world = make_world(languages=["en"])
    tomorrow = MONDAY + timedelta(days=1)
    mira = Correspondent(world, "mira@reporter.example", People().get("mira@reporter.example", made_at=tomorrow))
    assert mira.person is not None
    world.people.known["mira, a day fast"] = mira.person  # takes her home away in the end
    mira.writes(REPORT, key=True)
    world.goes_on()
    (acknowledgement,) = mira.reads_new()
    assert not acknowledgement.encrypted
    said = wording.line("acknowledgement", 'key_problem == "not valid yet"')
    assert f"{said}Tuesday 25 November 2025 at 10:00" in acknowledgement.text
    anke = world.anke()
    (shown,) = anke.reads_new()
    said = wording.line("case", 'key == "unusable" and key_problem == "not valid yet"')
    assert f"{said}Tuesday 25 November 2025 at 10:00" in shown.text
    anke.answers(shown, ANSWER)
    world.goes_on()
    world.passes(timedelta(hours=12))
    assert mira.reads_new() == []  # it waits
    world.passes(timedelta(hours=13))
    (relayed,) = mira.reads_new()
    assert relayed.encrypted
    assert ANSWER in relayed.text


def test_a_reporter_is_told_of_a_bad_key_once_and_in_the_acknowledgement(make_world: MakeWorld) -> None:
    world = make_world(languages=["en"])
    lost = People().get("lost@reporter.example", expire="90d")
    world.people.known["lost, expired"] = lost
    noor = Correspondent(world, "lost@reporter.example", lost, vouched=True)
    noor.writes(REPORT, key=True)
    world.goes_on()
    (acknowledgement,) = noor.reads_new()
    assert wording.line("acknowledgement", 'key_problem == "expired"') in acknowledgement.text
    world.now += timedelta(days=2)
    noor.answers(acknowledgement, "One more thing.", key=True)
    world.goes_on()
    (receipt,) = noor.reads_new()
    assert receipt.subject.endswith("We have your message")
