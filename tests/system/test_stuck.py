"""Dues that hit a bug: tried three times, then told plainly or set aside; nothing is tried for ever unseen."""

from __future__ import annotations

import signal
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from mailbot import cli
from mailbot.case import clock_reminders
from mailbot.facts import Case, Situation, Standing
from tests.running_clocks import running
from tests.system import killable, wording
from tests.system.live import Heard
from tests.system.scenes import tries
from tests.system.world import ANKE, Correspondent, MakeWorld, World

REPORT = "The form at /requests lets me read the requests of others when I change the number in it. " * 4
OFFICER = "fg@voorbeeld.example"
REMINDER = datetime(2025, 11, 28, 15, 0, tzinfo=UTC)  # the Friday before the Monday of the assessment, and no morning
MINUTE = timedelta(minutes=1)


def world_with_a_case(make_world: MakeWorld, **more: object) -> tuple[World, str, Correspondent]:
    world = make_world(languages=["en", "nl"], **more)
    world.correspondent("rosa@melder.example", vouched=True).writes(REPORT)
    world.goes_on()
    (case,) = world.daemon.house.store.cases()
    anke = world.anke()
    anke.reads_new()
    return world, case.reference, anke


def fails(world: World, times: int) -> None:
    """Let the next `times` decisions hit a bug."""
    left = times

    def reached(name: str) -> None:
        nonlocal left
        if name == "decided" and left:
            left -= 1
            raise KeyError("canary")

    world.reached = reached


def not_done(anke: Correspondent) -> list[str]:
    said = wording.subject("en", "not-done")
    return [letter.text for letter in anke.reads_new() if letter.subject.partition(" [")[0] in said]


def declare(world: World, reference: str, ago: timedelta = timedelta(0)) -> Case:
    """Let a law's clock run from then."""
    store = world.daemon.house.store
    case = store.find_case(reference)
    assert case is not None
    case = replace(case, clocks=(running(world.now - ago),), clocks_asked_at=world.now)
    with store.write() as tx:
        assert tx.save_case(case, case.version, world.now)
        tx.replace_dues(
            reference,
            clock_reminders.dues(case, Situation(Standing(""), world.daemon.house.organisation, world.now, "")),
        )
    return case


def write(world: World, sealed: bytes) -> bytes:
    """Put other bytes in the place of the only case, as somebody's hand would; gives what stood there."""
    with world.daemon.house.store._database.connection() as connection:
        before = connection.execute(text("SELECT case_sealed FROM cases")).scalar_one()
        connection.execute(text("UPDATE cases SET case_sealed = :sealed"), {"sealed": sealed})
    return bytes(before)


def test_a_step_that_fails_three_times_is_set_aside_and_the_leads_are_told(
    make_world: MakeWorld, heard: Heard, capsys: pytest.CaptureFixture[str]
) -> None:
    world, reference, anke = world_with_a_case(make_world)
    world.passes_until(REMINDER - MINUTE)
    anke.reads_new()
    world.now = REMINDER
    fails(world, 3)
    tries(world, 2)
    assert anke.reads_new() == []
    tries(world, 1)
    (told,) = anke.reads_new()
    assert reference in told.subject
    assert "the reminder of our assessment" in told.text
    (aside,) = world.daemon.house.store.dues_aside()
    assert (aside.kind, aside.reference) == ("assessment-reminder", reference)
    assert aside.reason.startswith("KeyError at test_stuck.py:")
    assert heard.lines(event="set aside", case=reference)
    assert "canary" not in str(heard.lines()) + told.text
    tries(world, 3)
    assert anke.reads_new() == []
    assert cli.run(["--config", str(world.config_file), "dues", "list"]) == 0
    assert f"{reference}    assessment-reminder: KeyError at" in capsys.readouterr().out
    assert cli.run(["--config", str(world.config_file), "dues", "retry", str(aside.id)]) == 0
    world.goes_on()
    assert world.daemon.house.store.dues_aside() == []
    (reminded,) = anke.reads_new()
    assert "Monday 1 December 2025" in reminded.text


def test_what_fails_even_in_telling_is_set_aside_in_silence_and_stands_in_the_morning(
    make_world: MakeWorld, heard: Heard
) -> None:
    world, reference, anke = world_with_a_case(make_world)
    world.passes_until(REMINDER - MINUTE)
    world.now = REMINDER
    fails(world, 100)
    tries(world, 4)
    assert len(heard.lines(event="set aside, and nobody could be told", case=reference)) == 1
    fails(world, 0)
    world.now += timedelta(days=3)
    tries(world, 1)
    assert any("not done: assessment-reminder" in letter.text for letter in anke.reads_new())


def test_other_cases_go_on_beside_one_that_fails(make_world: MakeWorld) -> None:
    world, reference, anke = world_with_a_case(make_world)
    world.passes_until(REMINDER - MINUTE)
    world.now = REMINDER
    before = write(world, b"spoilt")
    tries(world, 1)
    tim = world.correspondent("tim@melder.example", vouched=True)
    tim.writes(f"{REPORT} And another.")
    tries(world, 2)
    assert len(tim.reads()) == 1
    assert len(not_done(anke)) == 1
    (aside,) = world.daemon.house.store.dues_aside()
    assert aside.reference == reference
    with world.daemon.house.store._database.connection() as connection:
        mended = {"sealed": before, "r": reference}
        connection.execute(text("UPDATE cases SET case_sealed = :sealed WHERE reference = :r"), mended)


def test_the_morning_and_the_laws_clock_outlive_a_case_that_cannot_be_read(make_world: MakeWorld) -> None:
    world, reference, anke = world_with_a_case(make_world, data_protection_officer=OFFICER)
    declare(world, reference, timedelta(hours=12))
    before = write(world, b"spoilt")
    world.now += timedelta(hours=24)  # the morning's hour and the first mark have passed
    tries(world, 3)
    told = not_done(anke)
    for words in ("the reminder of a legal clock", "the morning summary"):
        assert sum(words in one for one in told) == 1
    world.now += timedelta(hours=12)
    tries(world, 3)
    (again,) = not_done(anke)  # the hours run on, and it comes again; the next morning is tomorrow's
    assert "the reminder of a legal clock" in again
    write(world, before)
    world.now += timedelta(hours=12)
    tries(world, 1)
    assert not_done(anke) == []
    assert any("notification" in letter.text for letter in anke.reads())
    assert world.daemon.house.store.dues_aside() == []


def test_the_laws_clock_is_told_plainly_to_leads_and_officer_when_its_reminder_fails(make_world: MakeWorld) -> None:
    world, reference, anke = world_with_a_case(make_world, data_protection_officer=OFFICER)
    declare(world, reference)
    mark = world.now + timedelta(hours=36)
    world.passes_until(mark - MINUTE)
    world.now = mark
    anke.reads_new()
    seen = len(world.smtp.letters)
    fails(world, 3)
    tries(world, 3)
    told = [sent.rcpt_to[0] for sent in world.smtp.letters[seen:]]
    assert sorted(told) == sorted([ANKE, OFFICER])
    assert "may be due by" in anke.reads_new()[-1].text
    assert world.daemon.house.store.dues_aside() == []
    world.passes_until(world.now + timedelta(hours=24))
    assert any("#breach done notification" in letter.text for letter in anke.reads_new())  # the next mark, as ever


@pytest.mark.parametrize("point", ["decided", "inside the commit"])
def test_a_daemon_that_dies_in_the_middle_of_a_due_says_nothing_against_it(make_world: MakeWorld, point: str) -> None:
    world, _, anke = world_with_a_case(make_world)
    world.passes_until(REMINDER - MINUTE)
    anke.reads_new()
    world.restarts()
    world.now = REMINDER
    for _ in range(4):
        assert killable.run(world.config_file, world.now, point=point) == -signal.SIGKILL
    assert killable.run(world.config_file, world.now) == 0
    assert world.daemon.house.store.dues_aside() == []
    assert len(anke.reads_new()) == 1
