"""How figures are taken and shown."""

from __future__ import annotations

import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

MB = 1_000_000


def say(what: str, figure: str, goal: str = "") -> None:
    """Show a line of the table."""
    print(f"{what:<66} {figure:>9}  {goal}", file=sys.__stdout__, flush=True)


def timed(work: Callable[[], object]) -> float:
    """Do it, and return how many seconds it took."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


@dataclass
class Turns:
    """What things cost that are done in turns, each by its name: seconds by the clock, and of the processor."""

    clock: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    processor: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def take(self, name: str, work: Callable[[], object], spent: Callable[[], float], number: int) -> None:
        """Do `work`, which is `number` of the same; `spent` tells the processor time until now."""
        before = spent()
        self.clock[name].append(timed(work) / number)
        self.processor[name].append((spent() - before) / number)

    def ratio(self, name: str, other: str) -> float:
        """How many times the other it takes by the clock: the median of the turns."""
        pairs = zip(self.clock[name], self.clock[other], strict=True)
        return statistics.median(one / two for one, two in pairs)

    def processor_ratio(self, name: str, other: str) -> float:
        """How many times the other it takes of the processor, over all turns: a tick is much of a single one."""
        return sum(self.processor[name]) / sum(self.processor[other])

    def say(self, name: str, goal: str = "") -> None:
        """Show the medians of one, in milliseconds."""
        clock, processor = (statistics.median(of[name]) * 1000 for of in (self.clock, self.processor))
        say(f"  {name}, by the clock", f"{clock:.0f} ms")
        say(f"  {name}, of the processor", f"{processor:.0f} ms", goal)
