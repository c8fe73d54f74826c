"""A daemon that waits, and one that has a message of 25 MB: memory and processor time.

Memory is proportional: what several processes share counts once. The plain sum of what is resident stands beside.
"""

from __future__ import annotations

import os
import threading
import time

from tests.bench.figures import MB, say
from tests.bench.processes import Tree, serving
from tests.servers import Sent
from tests.system.world import ANKE, BRAM, MakeWorld

HUGE = 25 << 20
SETTLED = 5  # seconds, after which nothing is left to do


def test_memory_and_idle_processor_time(make_world: MakeWorld) -> None:
    world = make_world()
    with serving(world) as tree:
        world.correspondent("rosa@melder.example", vouched=True).writes("Hello")
        world.smtp.wait_for(lambda letters: len(letters) >= 3)
        time.sleep(SETTLED)
        _say("memory, idle", tree.memory(), "120 MB")
        before = tree.spent()
        time.sleep(60)
        say("processor time of an idle minute", f"{tree.spent() - before:.2f} s", "0.04 s")
        sender = world.correspondent("big@melder.example", vouched=True)
        sender.writes("See the dump.", attachments={"dump.bin": os.urandom(HUGE * 3 // 4)})
        arrived = threading.Thread(target=world.smtp.wait_for, args=(_both_have_it,))
        arrived.start()
        _say("memory, with a message of 25 MB, at most", _peak(tree, arrived), "400 MB")
        time.sleep(SETTLED)
        say("  five seconds later", f"{tree.memory()[0] / MB:.0f} MB")


def _both_have_it(letters: list[Sent]) -> bool:
    return {(ANKE,), (BRAM,)} <= {sent.rcpt_to for sent in letters if len(sent.raw) > HUGE // 2}


def _peak(tree: Tree, until: threading.Thread) -> tuple[int, int]:
    """Give the most memory of each way to count it, while that thread runs."""
    peak = (0, 0)
    while until.is_alive():
        proportional, resident = tree.memory()
        peak = (max(peak[0], proportional), max(peak[1], resident))
        time.sleep(0.01)
    return peak


def _say(what: str, memory: tuple[int, int], goal: str) -> None:
    say(what, f"{memory[0] / MB:.0f} MB", goal)
    say("  shared pages counted in each process", f"{memory[1] / MB:.0f} MB")
