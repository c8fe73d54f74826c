"""Each working morning each lead gets one letter of what waits; spam is held without a word, and can be let go."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest

from mailbot.edges.store.vitals import KEY_CONFIRMED
from mailbot.errors import Later
from mailbot.facts import Alarm, KeyConfirmation, State
from mailbot.languages.reasons import in_words
from tests.system.scenes import REPORT
from tests.system.world import MakeWorld, World

SUBJECT = "What's waiting for you today"


def mornings(world: World) -> list[tuple[datetime, str]]:
    """When each morning's letter to Anke was written, and what it says."""
    letters = [letter for letter in world.anke().reads() if letter.subject == SUBJECT]
    return [(parsedate_to_datetime(str(letter.outer["Date"])), letter.text) for letter in letters]


def test_a_week_of_mornings(make_world: MakeWorld) -> None:
    world = make_world(languages=["en"])
    rosa = world.correspondent("rosa@melder.example", vouched=True)
    rosa.writes(REPORT)  # Monday 24 November; the assessment is promised for Monday 1 December
    world.goes_on()
    world.passes_until(datetime(2025, 12, 3, 12, 0, tzinfo=UTC))
    # Reminded on the 28th, escalated on the 2nd: neither is told twice on its day, and what was told is silent
    assert [at.day for at, _ in mornings(world)] == [26, 3]
    assert {at.hour for at, _ in mornings(world)} == {8}  # nine o'clock in Amsterdam
    assert "Due within three working days" in mornings(world)[0][1]
    assert "1 promise we've told you about is still late" in " ".join(mornings(world)[-1][1].split())
    assert not [letter for letter in world.bram().reads() if letter.subject == SUBJECT]
    world.anke().answers(world.anke().reads_of_cases()[0], "#invalid\n#clear-ok\n\nWhatever stands there is public.")
    world.goes_on()
    world.passes(timedelta(days=7))
    assert len(mornings(world)) == 2  # nothing waits, nothing is said
    confirmed = KeyConfirmation(world.now - timedelta(days=179), "somebody", False, "A", ("A",))
    world.daemon.house.store.put_setting(KEY_CONFIRMED, confirmed.written())
    world.passes(timedelta(days=7))
    assert len(mornings(world)) == 3  # once
    said = " ".join(mornings(world)[-1][1].split())
    assert "Nobody has confirmed recently that a copy of our secret key is kept somewhere else." in said


def test_after_an_outage_there_is_one_letter_and_not_one_for_each_day(make_world: MakeWorld) -> None:
    world = make_world(languages=["en"], promises={"assessment": "3 days"})
    world.correspondent("rosa@melder.example", vouched=True).writes(REPORT)
    world.goes_on()
    store = world.daemon.house.store
    store.note_alarms([Alarm("outgoing", world.now, "x"), Alarm("disk", world.now, "x")], world.now)
    store.note_alarms([Alarm("disk", world.now, "x")], world.now + timedelta(days=1))
    world.restarts()
    world.now += timedelta(days=9)
    world.goes_on()
    world.restarts()
    world.goes_on()
    ((_, said),) = mornings(world)
    _, _, outages = said.partition("What didn't work:")
    assert " ".join(outages.partition("\n\nAttached")[0].split()) == (
        "- from Monday 24 November 2025 at 10:00 to Tuesday 25 November 2025 at 10:00: outgoing email not sent"
        " - since Monday 24 November 2025 at 10:00: some of mailbot's work not done"
    )
    assert [alarm.name for alarm in world.daemon.house.store.alarms()] == ["disk"]  # what is over was told once


def test_a_letter_that_a_limit_keeps_for_a_day_stands_in_the_morning_and_leaves_when_it_may(
    make_world: MakeWorld,
) -> None:
    world = make_world(languages=["en"])
    rosa = world.correspondent("rosa@melder.example", vouched=True)
    rosa.writes(REPORT)
    limit = "550 5.4.5 Daily user sending limit exceeded"
    world.smtp.always["RCPT"] = lambda to: limit if "rosa" in to else None
    world.goes_on()  # the handlers' letters leave
    world.now += timedelta(days=1)
    world.ahead += timedelta(days=1)
    world.goes_on()
    assert rosa.reads() == []
    ((_, text),) = mornings(world)
    assert in_words("en", "a letter that our mail server does not take yet") in text
    world.ahead += timedelta(days=1)
    with pytest.raises(Later, match="a limit of ours"):  # now it is all that is tried
        world.goes_on()
    world.smtp.always.clear()
    world.ahead += timedelta(days=1)
    world.goes_on()
    assert len(rosa.reads()) == 1
    (case,) = world.daemon.house.store.cases()
    assert case.undelivered == 0


def test_spam_is_held_without_a_word_and_an_operator_lets_it_go(make_world: MakeWorld) -> None:
    world = make_world(languages=["en"])
    rosa = world.correspondent("rosa@melder.example", vouched=True)
    for number in range(3):
        rosa.sends(b"X-Spam-Flag: YES\r\n" + rosa.composes(REPORT, subject=f"Report {number}"))
    world.goes_on()
    assert world.smtp.letters == []
    world.passes_until(datetime(2025, 11, 25, 12, 0, tzinfo=UTC))
    ((_, text),) = mornings(world)
    assert "3 emails are held as spam." in text
    store = world.daemon.house.store
    assert {held.reason for held in store.held_messages()} == {"spam: x-spam-flag"}
    with store.write() as transaction:
        assert transaction.release_held(store.held_messages()[0].row, "operator", world.now)
    world.goes_on()
    assert len(rosa.reads_new()) == 1
    assert [case.state for case in store.cases()] == [State.RECEIVED]
    assert len(store.held_messages()) == 2


def test_an_answer_to_our_letter_is_no_spam_whatever_a_server_says(make_world: MakeWorld) -> None:
    world = make_world(languages=["en"])
    rosa = world.correspondent("rosa@melder.example")
    rosa.writes("Hello, how do I report something?")
    world.goes_on()
    (letter,) = rosa.reads_new()
    fields = {"In-Reply-To": letter.message_id}
    rosa.sends(b"X-Spam-Status: Yes, score=9\r\n" + rosa.composes(REPORT, fields=fields))
    world.goes_on()
    assert world.daemon.house.store.held_messages() == []
    assert len(rosa.reads_new()) == 1
