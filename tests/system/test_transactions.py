"""How often the database is asked for one more message: a number that does not depend on the machine."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from sqlalchemy import Engine, event

from tests.system.world import BRAM, MakeWorld, World

FEW, MANY = 3, 8  # messages that wait at once: fewer than are recorded together


def asked(world: World, messages: int, run: int) -> Counter[str]:
    """Count what the daemon does in the database for so many messages of a reporter that it knows."""
    counted: Counter[str] = Counter()

    def count(_: object, __: object, statement: str, *___: object) -> None:
        counted[statement if statement.startswith("BEGIN") else "statements"] += 1

    engine: Engine = world.daemon.house.store._database.engine
    rosa = world.correspondent("rosa@melder.example", vouched=True)
    for number in range(messages):
        rosa.writes(f"{run} {number} The form at /requests lets me read the requests of others.")
    event.listen(engine, "before_cursor_execute", count)
    world.goes_on()
    event.remove(engine, "before_cursor_execute", count)
    return counted


def test_what_one_more_message_costs(make_world: MakeWorld) -> None:
    """One transaction takes it in and claims the next, one marks its letter and claims the next; 15 wrote and read."""
    world = make_world(handlers=[{"name": "Bram", "address": BRAM, "key": "bram.asc", "role": "lead"}])
    asked(world, FEW, 0)
    world.passes(timedelta(hours=1))  # above ten an hour, handlers get a digest instead
    more = asked(world, FEW, 1)
    world.passes(timedelta(hours=1))
    most = asked(world, MANY, 2)
    each = {what: (most[what] - more[what]) / (MANY - FEW) for what in most}
    assert each["BEGIN IMMEDIATE"] == 2
    assert each["BEGIN"] <= 7
    assert each["statements"] <= 50
