"""How fast a backlog is worked off: 60 % first contacts, 30 % encrypted reports, 10 % signed replies of a handler.

The daemon runs as systemd runs it, with a worker a core, and with its ceilings as they are: acknowledgements beyond
those of an hour wait for their turn, and handlers get a digest. The clock runs from the first message that is recorded
until each is decided on, filed away, and every letter that may leave has left.
"""

from __future__ import annotations

import os
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial

from sqlalchemy import func
from sqlmodel import col, select

from mailbot.config import load
from mailbot.edges.store import LetterState, MessageState, Store
from mailbot.edges.store.tables import LetterRow, MessageRow
from tests.bench.figures import say
from tests.bench.message import TEXT, WORDS
from tests.bench.processes import serving, steps
from tests.machine import LONG
from tests.system.world import Correspondent, Letter, MakeWorld, World

BACKLOG = int(os.environ.get("MAILBOT_BACKLOG", "300"))
TURNS = 3
REPORTERS = 6
QUESTION = "Hello, how do I report something?"
LOOK = 0.02  # seconds between looks at the database


def test_a_backlog(make_world: MakeWorld, new_postgresql: Callable[[], str]) -> None:
    pace, processor = defaultdict(list), defaultdict(list)
    for _ in range(TURNS):
        for kind, changes in (("SQLite", {}), ("PostgreSQL", {"database": new_postgresql()})):
            world = make_world(**changes)
            _fill_mailbox(world)
            seconds, spent = _worked_off(world)
            pace[kind].append(BACKLOG / seconds)
            processor[kind].append(spent / BACKLOG)
    for kind, goal in (("SQLite", "25/s"), ("PostgreSQL", "")):
        say(f"a backlog of {BACKLOG} on {kind}", f"{statistics.median(pace[kind]):.1f}/s", goal and f"at least {goal}")
        say("  processor time a message", f"{statistics.median(processor[kind]) * 1000:.0f} ms")


def _fill_mailbox(world: World) -> None:
    """Let people whose keys are known, their handler and many others write while no daemon runs."""
    world.now = datetime.now(UTC) - timedelta(hours=2)  # another hour than that of the backlog
    known = [world.correspondent(f"rosa{n}@melder{n}.example", key=True) for n in range(REPORTERS)]
    steps(world)
    for reporter in known:
        reporter.writes(TEXT, encrypted=True, key=True)
    world.goes_on()
    world.restarts()
    letters = world.bram().reads_of_cases()
    world.now = datetime.now(UTC)
    replies, encrypted = BACKLOG // 10, BACKLOG * 3 // 10
    writes: list[Callable[[], object]] = [
        *(partial(_reply, world, letters[n % len(letters)], n) for n in range(replies)),
        *(partial(known[n % REPORTERS].writes, f"{n} {TEXT}", encrypted=True) for n in range(encrypted)),
        *(partial(_new(world, n).writes, f"{n} {QUESTION}") for n in range(BACKLOG - replies - encrypted)),
    ]
    random.Random(BACKLOG).shuffle(writes)
    for write in writes:
        write()


def _reply(world: World, letter: Letter, number: int) -> None:
    world.bram().answers(letter, f"{number} {WORDS}", signed=True)


def _new(world: World, number: int) -> Correspondent:
    return world.correspondent(f"new{number}@new{number % 40}.example", vouched=number % 2 == 0)


def _worked_off(world: World) -> tuple[float, float]:
    """Return how long it took, and the processor time, in seconds."""
    with closing(Store(load(world.config_file).database_url, None)) as store, serving(world) as tree:
        before = _count(store)[0]
        _until(lambda: _count(store)[0] > before, LOOK)
        began, spent = time.monotonic(), tree.spent()
        _until(lambda: _count(store) == (before + BACKLOG, 0, 0), LOOK)
        _until(lambda: not world.folder("INBOX"), LOOK)
        return time.monotonic() - began, tree.spent() - spent


def _until(there: Callable[[], bool], pause: float) -> None:
    deadline = time.monotonic() + LONG
    while not there():
        assert time.monotonic() < deadline, "the backlog stays"
        time.sleep(pause)


def _count(store: Store) -> tuple[int, int, int]:
    """Count messages, those to be decided on, and letters that may leave."""
    with store._database.read() as session:
        new = select(func.count()).where(col(MessageRow.state) == MessageState.NEW)
        away = select(func.count()).where(col(LetterRow.state).in_((LetterState.QUEUED, LetterState.SENDING)))
        known = select(func.count()).select_from(MessageRow)
        return session.exec(known).one(), session.exec(new).one(), session.exec(away).one()
