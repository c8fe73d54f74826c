"""The daemon in a process of its own, and what its whole tree spends: proc(5)."""

from __future__ import annotations

import os
import re
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.system.stepping import Stepping
from tests.system.world import World

ROOT = Path(__file__).parent.parent.parent
UNIT = ROOT / "systemd" / "mailbot.service"
_PSS = re.compile(r"^Pss: +(\d+) kB$", re.MULTILINE)


def spent_by(pid: int) -> float:
    """Give the processor time of a process and of its children that have ended: fields 14 to 17 of stat."""
    said = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, said[11:15])) / os.sysconf("SC_CLK_TCK")


def spent_by_children() -> float:
    """Give the processor time of those children of this process that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class Tree:
    """A process, all that descend from it, and the gpg agents of a home; the agents alone with None."""

    def __init__(self, pid: int | None, homedir: Path) -> None:
        self._pid, self._homedir = pid, str(homedir)

    def spent(self) -> float:
        """Give the seconds of processor time until now."""
        total = 0.0
        for pid in self._pids():
            with suppress(OSError):
                total += spent_by(pid)
        return total

    def memory(self) -> tuple[int, int]:
        """Proportional and resident octets: what several processes share counts once in the first."""
        proportional = resident = 0
        for pid in self._pids():
            with suppress(OSError):
                pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
                resident += pages
                try:
                    found = _PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_text())
                except PermissionError:  # gpg-agent lets nobody but root look
                    found = None
                proportional += int(found[1]) * 1024 if found else pages
        return proportional, resident

    def _pids(self) -> set[int]:
        parents, agents = {}, set()
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                with suppress(OSError):
                    stat = (entry / "stat").read_text().rpartition(")")[2].split()
                    parents[int(entry.name)] = int(stat[1])
                    command = (entry / "cmdline").read_text()
                    if "gpg-agent" in command and self._homedir in command:
                        agents.add(int(entry.name))
        tree = set() if self._pid is None else {self._pid}
        while grown := {child for child, parent in parents.items() if parent in tree} - tree:
            tree |= grown
        return tree | agents


def steps(world: World) -> Tree:
    """Give the world a daemon of another process, which does what there is to do when it is told to."""
    with world.config_file.with_name("log").open("ab") as log:
        stepping = Stepping(ROOT, world.config_file, log)
    world.steps_with(stepping)
    world.goes_on()
    return Tree(stepping.pid, world.house.homedir)


@contextmanager
def serving(world: World) -> Iterator[Tree]:
    """The daemon as systemd runs it, with what the unit says to the allocator."""
    environment = os.environ | dict(re.findall(r"(MALLOC_\w+)=(\d+)", UNIT.read_text()))
    command = [sys.executable, "-m", "mailbot", "--config", str(world.config_file), "run"]
    with (
        world.config_file.with_name("log").open("ab") as log,
        subprocess.Popen(command, env=environment, stderr=log) as process,
    ):
        try:
            yield Tree(process.pid, world.house.homedir)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)
