"""What operators look at, and what a decision reads, among 100,000 cases: a part of `make bench`.

Each command is a process of its own, from its start to its end, gpg's unwrapping of the data key included.
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

from mailbot.case.counted import AT_MOST, COUNTED
from tests.many import fill_with_cases, fill_with_letters
from tests.system.world import BRAM, MakeWorld, World

CASES, LETTERS = 100_000, 5_000
ROUNDS = 30
KINDS = [letter.text for letter in COUNTED]
MB = 1_000_000


def say(what: str, figure: str, goal: str = "") -> None:
    print(f"{what:<66} {figure:>9}  {goal}", file=sys.__stdout__, flush=True)


def spent(world: World, *words: str, first_line: bool = False) -> tuple[float, int]:
    """Run a command; give how long it took, to its end or its first line, and the most memory that it had.

    How long: of the processor, gpg's included, since others use this machine as well; to a first line, by the clock.
    """
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


def median_of(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_among_many_cases(make_world: MakeWorld, new_postgresql: Callable[[], str], kind: str) -> None:
    world = make_world(**({"database": new_postgresql()} if kind == "postgresql" else {}))
    now = world.now = datetime.now(UTC)
    world.goes_on()
    store = world.daemon.house.store
    before = median_of(lambda: store.standing(BRAM, now, KINDS, AT_MOST))
    began = time.perf_counter()
    fill_with_cases(store, CASES, now)
    say(f"{kind}: to put {CASES} cases there", f"{time.perf_counter() - began:.0f} s")
    fill_with_letters(store, LETTERS, BRAM, now)
    after = median_of(lambda: store.standing(BRAM, now, KINDS, AT_MOST))
    say(f"  a handler's standing after {LETTERS} letters / after none", f"{after / before:.2f}x", "1.2x")
    began = time.perf_counter()
    at_work = store.cases_at_work(now - timedelta(days=30))
    say(f"  the morning's cases ({len(at_work)})", f"{time.perf_counter() - began:.2f} s", "1 s")
    least, _ = spent(world, "outbox", "list", "--help")
    say("  a command that opens nothing", f"{least:.2f} s")
    _commands(world)
    world.restarts()


def _commands(world: World) -> None:
    commands: Sequence[tuple[str, ...]] = [
        ("status",),
        ("cases", "--limit", "20"),
        ("cases", "--state", "received", "--limit", "20"),
        ("held", "list"),
        ("outbox", "list"),
    ]
    for words in commands:
        took, memory = spent(world, *words)
        say(f"  mailbot {' '.join(words)}", f"{took:.2f} s", "1 s")
        if memory:  # or it had ended before it was looked at
            say("    its memory", f"{memory / MB:.0f} MB", "150 MB")
    took, memory = spent(world, "cases", first_line=True)
    say("  mailbot cases, to its first line", f"{took:.2f} s", "1 s")
    say("    its memory, to its end", f"{memory / MB:.0f} MB", "150 MB")
