"""A copy of yesterday's database is put back (THREATS 10): what left since does not leave again."""

import shutil
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from mailbot.errors import ConfigError
from tests.system.scenes import letters, run
from tests.system.wording import is_of_a_clock
from tests.system.world import MakeWorld, World

NOTED = "left-last"  # the file beside the database


def copied(world: World, to: Path) -> Path:
    """Copy the database as README says, while the daemon works with it."""
    with sqlite3.connect(world.state_dir / "mailbot.db") as source, sqlite3.connect(to) as copy:
        source.backup(copy)
    source.close()
    copy.close()
    return to


def put_back(world: World, copy: Path) -> None:
    world.restarts()
    for file in world.state_dir.glob("mailbot.db*"):
        file.unlink()
    shutil.copy(copy, world.state_dir / "mailbot.db")


def a_day(world: World, folder: Path, copied_at: str = "committed") -> Path:
    """Live through a day; give a copy of its first hour, in which one thing of each kind waits to leave.

    Tim's mail has been decided on and its letters wait, or it is only "recorded" and waits itself.
    """
    rosa = world.correspondent("rosa@melder.example", key=True)
    rosa.writes("The door at /login is open, as anybody can see who looks.", encrypted=True, key=True)
    world.goes_on()
    anke = world.anke()
    (report,) = anke.reads_new()
    anke.answers(report, "#accept 2026-12-11\n\nThank you, we close it.")
    world.goes_on()  # decided, confirmed, and a draft that leaves in a quarter of an hour
    taken: list[Path] = []

    def copy(point: str) -> None:
        if not taken and point == copied_at:
            taken.append(copied(world, folder / "yesterday.db"))

    world.reached = copy
    world.correspondent("tim@melder.example").writes("A list of names is public at /export, 12 of them.")
    world.goes_on()
    world.reached = lambda _: None
    world.passes(timedelta(days=1))
    return taken[0]


@pytest.mark.parametrize("copied_at", ["committed", "recorded"])
def test_no_letter_of_yesterday_leaves_again_and_tomorrows_do(
    make_world: MakeWorld, tmp_path: Path, copied_at: str
) -> None:
    world = make_world()
    yesterday = a_day(world, tmp_path, copied_at)
    before = letters(world)
    assert {"rosa@melder.example", "tim@melder.example"} < set(before)
    put_back(world, yesterday)
    world.goes_on()
    world.passes(timedelta(minutes=30))
    assert letters(world) == before
    aside = [line for line in run(world, "outbox", "list").splitlines() if "may have left" in line]
    assert {"acknowledgement", "case", "relay"} <= {line.split()[5] for line in aside}
    world.restarts()
    world.goes_on()
    assert letters(world) == before
    world.passes_until(world.now.replace(hour=9) + timedelta(days=1))
    told = [one.text for one in world.anke().reads() if "misschien al verstuurd" in " ".join(one.text.split())]
    assert len(told) == 1  # the morning's letter: a person hears of what waits
    unsent = next(int(line.split()[0]) for line in aside if "acknowledgement" in line)
    assert world.daemon.house.store.requeue(unsent, world.now)
    world.passes(timedelta(days=30))
    after = letters(world) - before
    assert after["rosa@melder.example"] >= 1  # the progress of the weeks that follow
    assert after["tim@melder.example"] >= 1  # the one that the operator sent on its way


@pytest.mark.parametrize("hour", [11, 23])
def test_nor_does_what_came_up_before_when_a_mail_is_faster_or_the_night_falls(
    make_world: MakeWorld, tmp_path: Path, hour: int
) -> None:
    world = make_world()
    rosa = world.correspondent("rosa@melder.example", key=True)
    rosa.writes("The door at /login is open, as anybody can see who looks.", encrypted=True, key=True)
    world.goes_on()
    rosa.answers(rosa.reads()[0], "I shall wait.", encrypted=True)
    world.goes_on()
    copy = copied(world, tmp_path / "old.db")
    world.passes(timedelta(days=15))
    before = letters(world)
    assert before["rosa@melder.example"] >= 3  # among them the letters of two weeks
    put_back(world, copy)
    world.now = world.now.replace(hour=hour)
    rosa.writes("And another thing.", encrypted=True)
    world.goes_on()
    world.passes(timedelta(days=2))
    assert letters(world)["rosa@melder.example"] <= before["rosa@melder.example"] + 1  # the receipt


def test_the_laws_clock_is_told_of_though_the_machine_was_down(make_world: MakeWorld, tmp_path: Path) -> None:
    world = make_world()
    world.correspondent("rosa@melder.example").writes("A list of names is public at /export, 12 of them.")
    world.goes_on()
    anke = world.anke()
    (report,) = anke.reads_new()
    anke.answers(report, "#breach")
    world.goes_on()
    copy = copied(world, tmp_path / "old.db")
    world.passes(timedelta(hours=1))
    anke.reads_new()
    put_back(world, copy)
    (world.state_dir / NOTED).write_text("99 1 sent\n")
    world.now += timedelta(hours=62)
    world.goes_on()
    assert any(map(is_of_a_clock, anke.reads_new()))


def test_a_copy_on_another_machine_waits_for_a_word_of_the_operator(make_world: MakeWorld, tmp_path: Path) -> None:
    world = make_world()
    yesterday = a_day(world, tmp_path)
    before = letters(world)
    put_back(world, yesterday)
    (world.state_dir / NOTED).unlink()
    with pytest.raises(ConfigError, match="moved here, or is a copy") as refused:
        world.goes_on()
    assert "mailbot restore --current" in refused.value.remedy
    assert "Letters set aside" in run(world, "restore")
    world.goes_on()
    world.passes(timedelta(minutes=30))
    assert letters(world) == before


def test_a_database_that_moved_sends_what_waits_in_it(make_world: MakeWorld, tmp_path: Path) -> None:
    world = make_world()
    yesterday = a_day(world, tmp_path)
    before = letters(world)
    put_back(world, yesterday)
    (world.state_dir / NOTED).unlink()
    run(world, "restore", "--current")
    world.goes_on()
    assert letters(world)["tim@melder.example"] == before["tim@melder.example"] + 1


def test_a_database_that_goes_on_is_not_taken_for_a_copy(make_world: MakeWorld, tmp_path: Path) -> None:
    world = make_world()
    a_day(world, tmp_path)
    world.restarts()
    world.goes_on()
    assert "may have left" not in run(world, "outbox", "list")


def test_a_backup_put_back_by_command_loses_no_mail_that_came_since_and_takes_none_in_twice(
    make_world: MakeWorld, tmp_path: Path
) -> None:
    world = make_world()
    rosa, tim, mia = (world.correspondent(f"{name}@melder.example") for name in ("rosa", "tim", "mia"))
    rosa.writes("The door at /login is open, as anybody can see who looks.")
    world.goes_on()
    run(world, "backup", str(tmp_path))
    world.now += timedelta(hours=3)
    tim.writes("A list of names is public at /export, 12 of them.")
    world.correspondent("held@melder.example").sends(automated := absent(world))
    world.goes_on()
    before = letters(world)
    assert len(world.folder("mailbot.Done")) == 2
    assert len(world.folder("mailbot.Held")) == 1
    mia.writes("There is a second door at /admin, which is open as well.")  # not seen yet
    world.restarts()
    said = run(world, "restore", str(tmp_path))
    assert "was put back" in said
    world.now += timedelta(hours=1)
    told: list[tuple[str, int, int]] = []
    world.daemon.run_once(lambda *work: told.append(work))
    assert {("fetching mail", 0, 4), ("taking mail in", 1, 3), ("taking mail in", 3, 3), ("sending letters", 1, 0)} < {
        *told
    }
    world.passes(timedelta(hours=1))
    store = world.daemon.house.store
    assert sorted(case.reporter for case in store.cases()) == [one.address for one in (mia, rosa, tim)]
    assert len(store.held_messages()) == 1
    assert (len(world.folder("INBOX")), len(world.folder("mailbot.Done"))) == (0, 3)
    assert world.folder("mailbot.Held") == [automated]
    after = letters(world)
    assert after[rosa.address] == before[rosa.address]
    assert after[tim.address] == before[tim.address] + 1  # under a reference that this database knows
    assert after[mia.address] == 1
    world.restarts()
    world.goes_on()
    assert letters(world) == after


def absent(world: World) -> bytes:
    """What a program sends while its owner is away."""
    return world.correspondent("held@melder.example").composes(
        "I am away.", subject="Out of office", fields={"Auto-Submitted": "auto-replied"}
    )
