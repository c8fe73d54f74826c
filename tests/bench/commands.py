"""What operators look at among 100,000 cases, what a decision reads there, and how soon a command starts.

Each command is a process of its own, from its start to its end, gpg's unwrapping of the data key included. How long is
how much of the processor, since others use this machine as well; to a first line, by the clock.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from mailbot.case.counted import AT_MOST, COUNTED
from tests.bench.figures import MB, say, timed
from tests.many import fill_with_cases, fill_with_letters
from tests.system.world import BRAM, MakeWorld, World

CASES, LETTERS = 100_000, 5_000
LOOKS, STARTS = 30, 5
KINDS = [letter.text for letter in COUNTED]
COMMANDS: Sequence[tuple[str, ...]] = (
    ("status",),
    ("cases", "--limit", "20"),
    ("cases", "--state", "received", "--limit", "20"),
    ("held", "list"),
    ("outbox", "list"),
)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_among_many_cases(make_world: MakeWorld, new_postgresql: Callable[[], str], kind: str) -> None:
    world = make_world(**({"database": new_postgresql()} if kind == "postgresql" else {}))
    now = world.now = datetime.now(UTC)
    world.goes_on()
    store = world.daemon.house.store

    def look() -> float:
        return statistics.median(timed(lambda: store.standing(BRAM, now, KINDS, AT_MOST)) for _ in range(LOOKS))

    before = look()
    say(f"{kind}: to put {CASES} cases there", f"{timed(lambda: fill_with_cases(store, CASES, now)):.0f} s")
    fill_with_letters(store, LETTERS, BRAM, now)
    if kind == "postgresql":  # within a minute autovacuum would see what came at once here
        with store._database.engine.begin() as connection:
            connection.execute(text("ANALYZE"))
    say(f"  a handler's standing after {LETTERS} letters / after none", f"{look() / before:.2f}x", "1.2x")
    at_work = timed(lambda: store.cases_at_work(now - timedelta(days=30)))
    say("  the morning's cases", f"{at_work:.2f} s", "0.3 s")
    world.restarts()
    _commands(world)


def _commands(world: World) -> None:
    starts = [_spent(world, "outbox", "list", "--help")[0] for _ in range(STARTS)]
    say("  a command that opens nothing", f"{statistics.median(starts):.2f} s")
    turns = [{words: _spent(world, *words) for words in COMMANDS} for _ in range(STARTS)]
    for words in COMMANDS:
        say(f"  mailbot {' '.join(words)}", f"{statistics.median(turn[words][0] for turn in turns):.2f} s", "1 s")
        if memory := max(turn[words][1] for turn in turns):  # or it had ended before it was looked at
            say("    its memory", f"{memory / MB:.0f} MB", "150 MB")
    took, memory = _spent(world, "cases", first_line=True)
    say("  mailbot cases, to its first line", f"{took:.2f} s", "1 s")
    say("    its memory, to its end", f"{memory / MB:.0f} MB", "150 MB")


def _spent(world: World, *words: str, first_line: bool = False) -> tuple[float, int]:
    """Run a command; give how long it took, to its end or its first line, and the most memory that it had."""
    command = [sys.executable, "-m", "mailbot", "--config", str(world.config_file), *words]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        if first_line:
            process.stdout.readline()
            took = time.perf_counter() - began
        memory = 0
        while process.stdout.read(1 << 12):
            memory = max(memory, _memory(process.pid))
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        return took if first_line else usage.ru_utime + usage.ru_stime, memory


def _memory(pid: int) -> int:
    """Give the most memory that a process had, in octets, or 0 once it has gone: proc(5), VmHWM."""
    with suppress(OSError):
        if found := re.search(r"^VmHWM:\s+(\d+) kB$", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE):
            return int(found[1]) * 1024
    return 0
