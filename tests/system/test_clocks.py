"""A Friday evening: the clocks of laws run while the office is closed."""

import json
from datetime import UTC, datetime, timedelta

from typer.testing import CliRunner

from mailbot.cli import app
from tests.system.wording import is_of_a_clock
from tests.system.world import MakeWorld, World

FRIDAY = datetime(2025, 11, 28, 18, 0, tzinfo=UTC)


def breaches(world: World) -> list[dict[str, str]]:
    """What the operator's register says."""
    ran = CliRunner().invoke(app, ["--config", str(world.config_file), "breaches", "--json"])
    assert ran.exit_code == 0, ran.output
    return json.loads(ran.stdout)["breaches"]  # type: ignore[no-any-return]


def test_a_friday_evening_is_counted_until_it_is_notified(make_world: MakeWorld) -> None:
    world = make_world()
    world.now = FRIDAY
    rosa = world.correspondent("rosa@melder.example", key=True)
    rosa.writes("A list of 12 names is public.", encrypted=True, key=True)
    world.goes_on()
    anke = world.anke()
    anke.reads_new()
    world.passes(timedelta(hours=12))
    (question,) = anke.reads_new()
    assert "#breach" in question.text
    anke.answers(question, "#breach")
    world.goes_on()
    assert any(map(is_of_a_clock, anke.reads_new()))
    world.passes_until(FRIDAY + timedelta(hours=37))
    (reminder,) = filter(is_of_a_clock, anke.reads_new())  # on Sundays the record of the chains comes as well
    anke.answers(reminder, "#breach notified AP-1")
    world.goes_on()
    anke.reads_new()
    world.passes_until(FRIDAY + timedelta(hours=73))
    assert not any(map(is_of_a_clock, anke.reads_new()))


def test_the_officer_is_heard_and_a_late_end_needs_its_reason(make_world: MakeWorld) -> None:
    officer_address = "fg@voorbeeld.example"
    world = make_world(data_protection_officer=officer_address)
    world.now = FRIDAY
    rosa = world.correspondent("rosa@melder.example", key=True)
    rosa.writes("A list of 12 names is public.", encrypted=True, key=True)
    world.goes_on()
    anke, officer = world.anke(), world.correspondent(officer_address)
    (report,) = anke.reads_new()
    anke.answers(report, "#breach")
    world.goes_on()
    anke.reads_new()
    (declared,) = officer.reads_new()
    assert "12 names" not in declared.text
    officer.answers(declared, "I shall call the authority on Monday.")
    world.goes_on()
    (shown,) = anke.reads_new()
    assert shown.subject.endswith(report.subject.partition("[")[2])
    assert "I shall call the authority on Monday." in shown.text
    assert len(rosa.reads_new()) == 1  # the acknowledgement, and nothing of what is said inside the house
    world.passes_until(FRIDAY + timedelta(hours=73))
    reminders = list(filter(is_of_a_clock, anke.reads_new()))
    anke.answers(reminders[-1], "#breach notified AP-1")
    world.goes_on()
    (refused,) = anke.reads_new()
    assert "#breach notified AP-1" in refused.text
    anke.answers(reminders[-1], "#breach notified AP-1\n\nNobody looked into the mailbox on Sunday.")
    world.goes_on()
    anke.reads_new()
    (row,) = breaches(world)
    assert row["authority_reference"] == "AP-1"
    assert row["reason"] == "Nobody looked into the mailbox on Sunday."


def test_an_unsigned_end_without_notification_waits_its_hour_and_keeps_all_its_words(make_world: MakeWorld) -> None:
    world = make_world()
    world.now = FRIDAY
    world.correspondent("rosa@melder.example").writes("A list of 12 names is public.")
    world.goes_on()
    anke = world.anke()
    (report,) = anke.reads_new()
    anke.answers(report, "#breach\n#breach not-notifiable it was a test list\n\nThe names were made up\nby us")
    world.goes_on()
    (row,) = breaches(world)
    assert row["not_applicable"] == ""
    world.passes(timedelta(hours=1, minutes=1))
    (row,) = breaches(world)
    assert row["not_applicable"] == "it was a test list The names were made up by us"
