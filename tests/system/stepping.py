"""A daemon in a process of its own that does what there is to do at each moment it is given: for another `mailbot`.

Run by its path with that other package in PYTHONPATH, it takes moments on its standard input, a line each, and answers
each with the next one at which something is due.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import IO


class Stepping:
    """Stands in for the daemon of a World (tests/system/world.py), which says what time it is."""

    def __init__(self, package: Path, config: Path, log: IO[bytes] | None = None) -> None:
        """Start the daemon of the `mailbot` that stands in the folder `package`; `log` is where it logs."""
        self._process = subprocess.Popen(
            [sys.executable, "-P", __file__, config],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            env={**os.environ, "PYTHONPATH": str(package)},
        )
        self.pid = self._process.pid
        self._next: datetime | None = None

    def run_once(self, now: datetime) -> None:
        """Do all there is to do at `now`."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{now.isoformat()}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer.endswith("\n"), "the daemon died"
        self._next = datetime.fromisoformat(answer.strip()) if answer.strip() else None

    def next_at(self) -> datetime | None:
        """When something is due next, as the daemon said last."""
        return self._next

    def close(self) -> None:
        """End the daemon."""
        self._process.communicate()


def _step(config: Path) -> None:
    from mailbot.bootstrap.daemon import build_daemon
    from mailbot.cli.service import settle
    from mailbot.config import load
    from mailbot.logs import log_to_stderr

    log_to_stderr()
    moments = [datetime.fromisoformat(sys.stdin.readline().strip())]
    daemon = build_daemon(load(config), now=lambda: moments[-1])
    settle()  # as the real one does
    while True:
        daemon.run_once()
        due = daemon.next_at()
        sys.stdout.write(f"{due.isoformat() if due else ''}\n")
        sys.stdout.flush()
        if not (line := sys.stdin.readline()):
            break
        moments.append(datetime.fromisoformat(line.strip()))
    daemon.close()


if __name__ == "__main__":
    _step(Path(sys.argv[1]))
