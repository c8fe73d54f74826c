"""When a mail was received: long before it is seen here, or, by a server's wrong clock, tomorrow."""

from __future__ import annotations

from datetime import date, timedelta

from mailbot.facts import State
from tests.system.scenes import only_case
from tests.system.world import MONDAY, MakeWorld

HELLO = "Hello, I found a vulnerability in your website. Could you please send me your key?"
REPORT = "The form at /requests lets me read the requests of others when I change the number in it. " * 4
FROM_NOW = date(2025, 12, 1)  # five working days after MONDAY
LONG_AGO = MONDAY - timedelta(days=42)


def test_a_mail_of_six_weeks_ago_that_is_only_seen_now_is_acknowledged_and_stays_open(make_world: MakeWorld) -> None:
    world = make_world()
    rosa = world.correspondent("rosa@melder.example", vouched=True)
    world.dovecot.deliver(world.user, rosa.composes(HELLO), received_at=LONG_AGO)
    world.goes_on()
    world.passes(timedelta(days=13))
    assert [letter.outer["Auto-Submitted"] for letter in rosa.reads()] == ["auto-replied"]
    assert only_case(world).state is State.CONTACT
    world.passes(timedelta(days=2))
    assert len(rosa.reads_new()) == 2  # the reminder
    world.passes(timedelta(days=12))
    assert only_case(world).state is State.CONTACT
    world.passes(timedelta(days=7))
    assert only_case(world).state is State.CLOSED
    assert len(rosa.reads_new()) == 1


def test_a_reminder_that_waits_in_the_outbox_keeps_the_contact_open(make_world: MakeWorld) -> None:
    world = make_world()
    rosa = world.correspondent("rosa@melder.example", vouched=True)
    rosa.writes(HELLO)
    world.goes_on()
    world.smtp.always["RCPT"] = "451 4.3.0 later"
    for _ in range(2):  # the reminder, and the word to the handlers
        world.now += timedelta(days=14)
        world.goes_on()
    world.now += timedelta(days=30)  # nothing ran; the reminder lies in the outbox, and its days are long over
    world.goes_on()
    world.goes_on()
    assert only_case(world).state is State.CONTACT
    world.smtp.always.clear()
    world.ahead += timedelta(hours=2)
    world.goes_on()
    assert len(rosa.reads()) == 2
    world.passes(timedelta(days=13))
    assert only_case(world).state is State.CONTACT
    world.passes(timedelta(days=5))
    assert only_case(world).state is State.CLOSED


def test_a_report_of_long_ago_is_promised_from_then_and_the_handlers_read_since_when(make_world: MakeWorld) -> None:
    world = make_world()
    rosa = world.correspondent("rosa@melder.example", vouched=True)
    world.dovecot.deliver(world.user, rosa.composes(REPORT), received_at=LONG_AGO)
    tim = world.correspondent("tim@melder.example", vouched=True)
    world.dovecot.deliver(world.user, tim.composes(REPORT), received_at=MONDAY - timedelta(hours=23))
    world.goes_on()
    cases = {case.reporter: case for case in world.daemon.house.store.cases()}
    assert cases[rosa.address].received_at == LONG_AGO
    assessment = cases[rosa.address].assessment
    assert assessment is not None
    assert assessment.missed_told_at == MONDAY  # by then the promised day was over, which is told at once
    shown = {case.reporter: "" for case in cases.values()}
    for letter in world.bram().reads_of_cases():
        shown |= {address: letter.text for address in shown if address in letter.text}
    assert "13 oktober 2025" in shown[rosa.address].replace("\N{NO-BREAK SPACE}", " ")
    assert "23 november 2025" not in shown[tim.address].replace("\N{NO-BREAK SPACE}", " ")


def test_a_mail_of_tomorrow_is_promised_from_today(make_world: MakeWorld) -> None:
    world = make_world()
    rosa = world.correspondent("rosa@melder.example", vouched=True)
    world.dovecot.deliver(world.user, rosa.composes(REPORT), received_at=MONDAY + timedelta(days=30))
    world.goes_on()
    case = only_case(world)
    assert (case.received_at, case.opened_at) == (MONDAY, MONDAY)
    assert case.assessment is not None
    assert case.assessment.by == FROM_NOW


def test_a_mail_that_the_server_dates_before_it_all_is_read_today_and_old_mail_that_is_put_back_is_not(
    make_world: MakeWorld,
) -> None:
    world = make_world()
    world.goes_on()  # from here on what is new is known without a date
    noor = world.correspondent("noor@melder.example", vouched=True)
    put_back = b"Received: from mx by mx; Mon, 1 Jan 1990 00:00:00 +0000\r\n" + noor.composes(REPORT)
    rosa = world.correspondent("rosa@melder.example", vouched=True)
    world.dovecot.deliver(world.user, put_back, rosa.composes(REPORT), received_at=MONDAY.replace(year=1980))
    world.goes_on()
    case = only_case(world)
    assert (case.reporter, case.received_at) == (rosa.address, MONDAY)
    assert len(rosa.reads()) == 1
    world.restarts()
    world.goes_on()
    assert len(rosa.reads()) == 1
    assert len(world.folder("INBOX")) == 1


def test_a_mail_that_was_ingested_under_a_clock_that_has_been_set_back_is_promised_from_today(
    make_world: MakeWorld,
) -> None:
    world = make_world()
    world.now += timedelta(days=30)
    world.daemon.ingest(world.correspondent("rosa@melder.example", vouched=True).composes(REPORT))
    world.now = MONDAY
    world.goes_on()
    case = only_case(world)
    assert case.opened_at == MONDAY
    assert case.assessment is not None
    assert case.assessment.by == FROM_NOW
