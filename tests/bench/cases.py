"""What grows with the years: a message, and the morning's letter to the leads, among few cases and among many."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta

from sqlmodel import select

from mailbot.config import load
from mailbot.edges.store import Store
from mailbot.edges.store.tables import DueRow
from mailbot.facts import DueKind
from tests.bench.figures import Turns, say
from tests.bench.message import TEXT, house_of, reporter
from tests.bench.processes import Tree, steps
from tests.many import fill_with_cases
from tests.system.world import BRAM, MakeWorld, World

SIZES = (100, 10_000, 100_000)
TURNS, MESSAGES, MORNINGS = 8, 10, 3


def test_a_message_among_many_cases(make_world: MakeWorld) -> None:
    houses = [_house(make_world, number) for number in SIZES]
    turns = Turns()
    for turn in range(TURNS):
        mails = [reporter(houses[0][0]).composes(f"{turn} {n} {TEXT}", encrypted=True) for n in range(MESSAGES)]
        for number, (world, tree) in zip(SIZES, houses, strict=True):
            world.passes(timedelta(hours=1))  # above ten an hour, handlers get a digest instead
            for mail in mails:
                reporter(world).sends(mail)
            world.smtp.reset()
            turns.take(_message(number), world.goes_on, tree.spent, MESSAGES)
            assert len(world.smtp.letters) == MESSAGES
    mornings = Turns()
    for _ in range(MORNINGS):
        for number, (world, tree) in zip(SIZES, houses, strict=True):
            _morning(world, tree, number, mornings)
    few, _, many = SIZES
    ratio, processor = turns.ratio(_message(many), _message(few)), turns.processor_ratio(_message(many), _message(few))
    say(f"a message among {many:,} cases / among {few}", f"{ratio:.2f}x", "1.1x")
    say("  of the processor", f"{processor:.2f}x", "1.1x")
    for number in SIZES:
        turns.say(_message(number))
    for number in SIZES:
        mornings.say(f"a morning's letter among {number:,} cases", "500 ms" if number == many else "")


def _message(number: int) -> str:
    return f"a message among {number:,} cases"


def _house(make_world: MakeWorld, number: int) -> tuple[World, Tree]:
    """A house with so many cases, of which one in fifty is open."""
    world = house_of(make_world, BRAM)
    fill_with_cases(world.daemon.house.store, number, world.now)
    world.restarts()
    tree = steps(world)
    reporter(world).writes(TEXT, encrypted=True, key=True)
    reporter(world).writes(TEXT, encrypted=True)  # its receipt is the last one of the day
    world.goes_on()
    return world, tree


def _morning(world: World, tree: Tree, number: int, turns: Turns) -> None:
    """Do all that comes before the next morning's letter, and take the moment of the letter alone."""
    with closing(Store(load(world.config_file).database_url, None)) as store, store._database.read() as session:
        at = session.exec(select(DueRow.at).where(DueRow.kind == DueKind.MORNING)).one()
    world.passes_until(at - timedelta(seconds=1))
    world.now = at
    turns.take(f"a morning's letter among {number:,} cases", world.goes_on, tree.spent, 1)
