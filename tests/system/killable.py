"""A daemon in a process of its own, which can be killed in the middle of anything.

The processes are forked from a server that has everything imported already, so that each costs a fraction of a
second; what runs in them is the daemon as it is, on real files and real servers.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path

from mailbot import daemon, mailbox_lease, mailbox_loops
from mailbot.bootstrap.daemon import build_daemon
from mailbot.config import load
from mailbot.logs import log_to_stderr
from tests.machine import LONG

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload([__name__])


ANY = "any"  # of the named points


@dataclass(frozen=True)
class Hasty:
    """A daemon with a number of workers, for which every wait is short."""

    workers: int = 1
    renew: float = 0.3  # seconds
    lease: float = 2.0

    def begins(self) -> None:
        os.cpu_count = lambda: self.workers
        daemon.TICK = timedelta(seconds=0.3)
        for module, names in ((mailbox_lease, ("LEASE", "MARGIN")), (mailbox_loops, ("RENEW",))):
            for name in names:  # of this process alone
                setattr(module, name, self.lease if name == "LEASE" else self.renew)


def run_once(
    config: Path,
    now: datetime,
    point: str | None,
    nth: int,
    log_file: Path,
    scratch: Path,
    *,
    serving: bool = False,
    hasty: Hasty | None = None,
) -> None:
    """Do what `mailbot run --once` does; die by SIGKILL at the `nth` time that `point` is reached.

    `serving`: do what `mailbot run` does, with several workers, until it is told to end.
    """
    if hasty is not None:
        hasty.begins()
    left = nth

    def reached(name: str) -> None:
        nonlocal left
        if point in (name, ANY):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    tempfile.tempdir = os.environ["TMPDIR"] = str(scratch)
    with log_file.open("a") as log:
        os.dup2(log.fileno(), sys.stdout.fileno())
        os.dup2(log.fileno(), sys.stderr.fileno())
    log_to_stderr()
    built = build_daemon(load(config), now=lambda: now, reached=reached)
    signal.signal(signal.SIGTERM, lambda *_: built.stop())
    try:
        built.run() if serving else built.run_once()
    finally:
        built.close()


def start(
    config: Path,
    now: datetime,
    *,
    point: str | None = None,
    nth: int = 1,
    serving: bool = False,
    hasty: Hasty | None = None,
) -> BaseProcess:
    """Start one run; the process id is known when this returns."""
    scratch = config.parent / "scratch"
    scratch.mkdir(exist_ok=True)
    arguments = (config, now, point, nth, config.parent / "log", scratch)
    process = _FORKS.Process(target=run_once, args=arguments, kwargs={"serving": serving, "hasty": hasty})
    process.start()
    return process


def run(config: Path, now: datetime, *, point: str | None = None, nth: int = 1, serving: bool = False) -> int:
    """Run once to its end; gives the exit status, -9 when it was killed."""
    process = start(config, now, point=point, nth=nth, serving=serving)
    process.join(LONG)
    assert process.exitcode is not None, "the daemon hangs"
    return process.exitcode
