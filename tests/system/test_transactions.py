"""How often the database is asked for one more message: a number that does not depend on the machine."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from sqlalchemy import Engine, event

from tests.system.world import BRAM, MakeWorld, World

FEW, MANY = 3, 8  # messages that wait at once: fewer than are recorded together


def asked(world: World, messages: int, run: int, *, first: bool = False) -> Counter[str]:
    """Count what the daemon does in the database for so many messages of a reporter that it knows, or of new ones."""
    counted: Counter[str] = Counter()

    def count(_: object, __: object, statement: str, *___: object) -> None:
        counted[statement if statement.startswith("BEGIN") else "statements"] += 1

    engine: Engine = world.daemon.house.store._database.engine
    rosa = world.correspondent("rosa@melder.example", vouched=True)
    for number in range(messages):
        who = world.correspondent(f"{number}@new{run}x{number}.example", vouched=True) if first else rosa
        who.writes(f"{run} {number} The form at /requests lets me read the requests of others.")
    event.listen(engine, "before_cursor_execute", count)
    world.goes_on()
    event.remove(engine, "before_cursor_execute", count)
    return counted


def test_what_one_more_message_costs(make_world: MakeWorld) -> None:
    """One transaction takes it in and claims the next, one marks its letter and claims the next; 15 wrote and read."""
    world = make_world(handlers=[{"name": "Bram", "address": BRAM, "key": "bram.asc", "role": "lead"}])
    asked(world, FEW, 0)

    def each(run: int, *, first: bool = False) -> dict[str, float]:
        world.passes(timedelta(hours=1))  # above ten an hour, handlers get a digest instead
        more = asked(world, FEW, run, first=first)
        world.passes(timedelta(hours=1))
        most = asked(world, MANY, run + 1, first=first)
        return {what: (most[what] - more[what]) / (MANY - FEW) for what in most}

    known, new = each(1), each(3, first=True)
    assert (known["BEGIN IMMEDIATE"], new["BEGIN IMMEDIATE"]) == (2, 3)  # a letter more
    assert known["BEGIN"] <= 6
    assert new["BEGIN"] <= 7
    assert known["statements"] <= 36
    assert new["statements"] <= 46
