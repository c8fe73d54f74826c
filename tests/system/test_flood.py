"""Floods, loops and machines: what must not be answered is not, and what may be is answered within the ceilings."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from mailbot.facts import Ceilings, State
from tests.fixtures import FIXTURES
from tests.servers import Sent
from tests.system.wording import subject
from tests.system.world import ANKE, BRAM, MakeWorld, World

FROM_PEOPLE = {  # what looks like a machine's and is not, or is and does not say so
    "automated/human-declines-receipts-outlook.eml",
    "automated/nothing-says-so-vacation.eml",
    "bounce/quoted-by-a-reporter.eml",
}
THROUGH = "person-through-"  # begins the name of what a person wrote through a program
HANDLERS = (ANKE, BRAM)
HOUR = timedelta(hours=1)
FORGED = int(os.environ.get("MAILBOT_FLOOD", "130"))  # more than two hours' worth of answers; 1,000 take minutes
CEILINGS = Ceilings()
ONE_DOMAIN = CEILINGS.acknowledgements_per_hour * 3 // 4 + 1  # more than one domain is given in an hour
LONG = "The form at /requests lets me read the requests of others when I change the number in the address. " * 4


def machines() -> Sequence[str]:
    """Every fixture that a machine wrote."""
    found = {f"{kind}/{path.name}" for kind in ("automated", "bounce") for path in (FIXTURES / kind).glob("*.eml")}
    assert found >= FROM_PEOPLE
    return sorted(name for name in found - FROM_PEOPLE if THROUGH not in name)


def outside(world: World) -> list[Sent]:
    """The letters to anybody but handlers."""
    return [sent for sent in world.smtp.letters if not set(sent.rcpt_to) <= set(HANDLERS)]


def test_what_a_machine_wrote_is_never_answered(make_world: MakeWorld) -> None:
    world = make_world()
    for name in machines():
        world.dovecot.deliver(world.user, (FIXTURES / name).read_bytes(), received_at=world.now)
        world.goes_on()
        assert outside(world) == [], name
        assert world.folder("INBOX") == [], name
    world.passes(timedelta(days=40))
    assert outside(world) == []


def test_what_people_write_through_programs_is_promised_an_assessment_and_never_answered(make_world: MakeWorld) -> None:
    world = make_world()
    written = [path.read_bytes() for path in sorted((FIXTURES / "automated").glob(f"{THROUGH}*.eml"))]
    filed = [path.read_bytes() for path in sorted((FIXTURES / "aggregate").glob("*.eml"))]
    world.dovecot.deliver(world.user, *written, *filed, received_at=world.now)
    world.goes_on()
    cases = world.daemon.house.store.cases()
    assert len(cases) == len(written)
    assert {case.state for case in cases} == {State.RECEIVED}
    assert world.daemon.house.store.held_messages() == []
    told = [letter for letter in world.bram().reads() if "We have kept nothing" in letter.text]
    assert len(told) == len(written)
    world.passes(timedelta(days=10))
    assert all(case.assessment and case.assessment.missed_told_at for case in world.daemon.house.store.cases())
    assert outside(world) == []


@pytest.mark.parametrize("name", sorted(FROM_PEOPLE))
def test_what_may_be_a_person_is_answered_once(make_world: MakeWorld, name: str) -> None:
    world = make_world()
    world.dovecot.deliver(world.user, (FIXTURES / name).read_bytes(), received_at=world.now)
    world.goes_on()
    world.passes(timedelta(days=1))
    assert len(outside(world)) == 1


def test_our_own_letters_that_come_back_are_never_answered(make_world: MakeWorld) -> None:
    """Forwarded as they are, under another Message-ID, and wrapped by a mail server."""
    world = make_world()
    rosa = world.correspondent("rosa@melder.example")
    rosa.writes("Hello, I found a vulnerability in your website. Could you please send me your key?")
    world.goes_on()
    (letter,) = rosa.reads_new()
    told = len(world.smtp.letters)
    rosa.sends(letter.raw)
    rosa.sends(b"Received: by mx.voorbeeld.example; Mon, 24 Nov 2025 10:00:00 +0100\r\n" + letter.raw)
    world.goes_on()
    assert len(world.smtp.letters) == told  # nothing new to anybody
    rosa.sends(letter.raw.replace(letter.message_id.encode(), b"<another@melder.example>"))
    bounce = (FIXTURES / "bounce/failed-postfix.eml").read_bytes()
    rosa.sends(bounce.replace(b"<letter.7f3a@voorbeeld.example>", letter.message_id.encode()))
    world.goes_on()
    world.passes(timedelta(days=1))
    assert rosa.reads_new() == []
    assert [sent.rcpt_to for sent in outside(world)] == [(rosa.address,)]
    assert "rosa@melder.example" not in {address for sent in world.smtp.letters[told:] for address in sent.rcpt_to}
    told_one_by_one = [letter for letter in world.anke().reads() if letter.subject != subject("nl", "morning")]
    assert len(told_one_by_one) == 3  # the contact, what came back under another name, the bounce


def test_a_machine_that_answers_everything_and_says_nothing_of_it_is_answered_three_times_a_day(
    make_world: MakeWorld,
) -> None:
    world = make_world()
    robot = world.correspondent("robot@melder.example", vouched=True)
    robot.writes(f"Thank you for your message 0. {LONG}")
    for number in range(1, 24):
        world.passes(HOUR)
        for letter in robot.reads_new():
            robot.answers(letter, f"Thank you for your message {number}. We will come back to you.")
    assert 2 <= len(outside(world)) <= CEILINGS.machine_letters_per_day


def test_fifty_mails_from_one_address_within_an_hour_get_one_acknowledgement(make_world: MakeWorld) -> None:
    world = make_world()
    rosa = world.correspondent("rosa@melder.example")
    for number in range(50):
        rosa.writes(f"Have you read number {number}?", subject=f"Report {number}")
        world.now += timedelta(seconds=70)
        if number % 5 == 4:
            world.goes_on()
    world.passes(timedelta(hours=23))
    assert len(rosa.reads()) == 1
    assert all(len(handler.reads()) <= CEILINGS.notices_per_hour + 1 for handler in (world.anke(), world.bram()))


def test_a_flood_of_forged_senders_is_answered_at_the_pace_of_the_ceiling(make_world: MakeWorld) -> None:
    world = make_world()
    sent_at: list[datetime] = []  # of each letter, in the order of world.smtp.letters
    world.smtp.always["DOT"] = lambda _: sent_at.append(world.now)
    batches = 10
    rosa = world.correspondent("rosa@melder.example", vouched=True)
    for batch in range(batches):
        forged = [
            world.correspondent(f"victim{number}@melder{number}.example").composes(
                f"canary-body {number}: please send me your key.",
                subject=f"canary-subject {number}",
                fields={
                    "From": f"canary-name <victim{number}@melder{number}.example>",
                    "Reply-To": "canary-reply@melder.example",
                },
            )
            for number in range(batch, FORGED, batches)
        ]
        world.dovecot.deliver(world.user, *forged, received_at=world.now)
        if batch == batches // 2:
            rosa.writes(f"canary-report {LONG}")
        world.goes_on()
        if batch == batches // 2:
            assert len(rosa.reads()) == 1  # at once, whatever else comes in
        world.now += HOUR / batches
    world.passes(timedelta(hours=FORGED // CEILINGS.acknowledgements_per_hour + 2))
    world.passes(timedelta(days=40))

    answers = [(at, sent) for at, sent in zip(sent_at, world.smtp.letters, strict=True) if sent in outside(world)]
    strangers = [at for at, sent in answers if sent.rcpt_to != (rosa.address,)]
    assert Counter(sent.rcpt_to for _, sent in answers if sent.rcpt_to != (rosa.address,)) == {
        (f"victim{number}@melder{number}.example",): 1 for number in range(FORGED)
    }
    later = strangers[CEILINGS.acknowledgements_per_hour :]
    assert all(there - here >= HOUR for here, there in zip(strangers, later, strict=False))
    assert not [sent for _, sent in answers if b"canary" in sent.raw.lower()]
    for handler in HANDLERS:
        told = [at for at, sent in zip(sent_at, world.smtp.letters, strict=True) if sent.rcpt_to == (handler,)]
        later = told[CEILINGS.notices_per_hour + 1 :]  # single notices, and a digest
        assert all(there - here >= HOUR for here, there in zip(told, later, strict=False))
    assert world.folder("INBOX") == []


def test_a_flood_from_one_domain_keeps_nobody_else_waiting(make_world: MakeWorld) -> None:
    world = make_world()
    names = [f"eve{number}@{f'{number}.Mail.' if number % 2 else ''}Flood.example" for number in range(ONE_DOMAIN)]
    flood = [
        world.correspondent(name.lower(), vouched=True).composes(f"Number {number}: your key?", fields={"From": name})
        for number, name in enumerate(names)
    ]
    world.dovecot.deliver(world.user, *flood, received_at=world.now)
    world.goes_on()
    answered, told = len(outside(world)), len(world.bram().reads())
    assert answered < CEILINGS.acknowledgements_per_hour
    assert told == 2 * CEILINGS.notices_per_hour  # as much as is told of those whom our server vouches for

    others = [world.correspondent(f"rosa@melder{number}.example", vouched=True) for number in range(2)]
    for number, other in enumerate(others):
        other.writes(f"Of my own {number}. {LONG}")
        world.goes_on()
        assert len(other.reads()) == 1  # at once
        assert f"Of my own {number}." in world.bram().reads()[told + number].text
    world.passes(HOUR)
    everybody = [name.lower() for name in names] + [other.address for other in others]
    assert Counter(sent.rcpt_to[0].lower() for sent in outside(world)) == dict.fromkeys(everybody, 1)
