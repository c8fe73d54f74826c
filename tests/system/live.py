"""The daemon at work in a thread, and what it says in its log: tests wait for a line instead of for time to pass."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import structlog

from mailbot.bootstrap.daemon import build_daemon
from mailbot.bootstrap.vitals import read_vitals
from mailbot.config import load
from mailbot.daemon import Daemon
from mailbot.facts import Reached, Vitals, quiet
from mailbot.health.table import judge_all
from tests.machine import LONG
from tests.system.world import World

Line = MutableMapping[str, Any]


class Heard:
    """Every line logged so far, by any thread; `event` and `level` stand among the names."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._said = threading.Condition(threading.RLock())

    def __call__(self, _: object, level: str, line: Line) -> Line:
        with self._said:
            self._lines.append({**line, "level": level})
            self._said.notify_all()
        raise structlog.DropEvent

    def lines(self, **wanted: object) -> list[Line]:
        """The lines that have all of `wanted` in them."""
        with self._said:
            return [line for line in self._lines if wanted.items() <= line.items()]

    def wait_for(self, **wanted: object) -> Line:
        """Wait for such a line; the last one."""
        return self.wait_until(lambda: self.lines(**wanted), str(wanted))[-1]

    def wait_until(self, there: Callable[[], list[Line]], what: str) -> list[Line]:
        """Wait until there are lines."""
        with self._said:
            assert self._said.wait_for(there, LONG), f"{what} was not said, but {self._lines[-20:]}"
            return there()


@pytest.fixture
def heard() -> Iterator[Heard]:
    """Listen to the log."""
    heard = Heard()
    before = structlog.get_config()
    structlog.configure(processors=[heard])
    try:
        yield heard
    finally:
        structlog.configure(**before)


@contextmanager
def running(world: World, monotonic: Callable[[], float] = lambda: 0.0, reached: Reached = quiet) -> Iterator[Daemon]:
    """The daemon at work in a thread; it must end when it is stopped."""
    daemon = build_daemon(load(world.config_file), now=lambda: world.now, monotonic=monotonic, reached=reached)
    thread = threading.Thread(target=daemon.run, args=(LONG,))
    thread.start()
    try:
        yield daemon
    finally:
        daemon.stop()
        thread.join(LONG)
        assert not thread.is_alive(), "the daemon does not end"
        daemon.close()


def acknowledged(world: World, address: str) -> bool:
    """Wait for the first letter to `address`."""
    letters = world.smtp.wait_for(lambda letters: any(sent.rcpt_to == (address,) for sent in letters))
    return any(sent.rcpt_to == (address,) for sent in letters)


class Signs:
    """Waits for signs of life."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._given = threading.Condition()

    def reached(self, point: str) -> None:
        if point == "sign of life":
            with self._given:
                self._given.notify_all()

    def read(self, later: timedelta = timedelta(0)) -> Vitals:
        vitals, _ = read_vitals(load(self.path), datetime.now(UTC) + later)
        return vitals

    def wrong(self, later: timedelta = timedelta(0)) -> dict[str, tuple[str, str]]:
        """What is not well, by its name: how bad, and what it is."""
        conditions = judge_all(self.read(later))
        return {one.name: (one.level.name, one.text) for one in conditions if one.level}

    def wait_for(self, there: Callable[[], bool]) -> None:
        with self._given:
            assert self._given.wait_for(there, LONG), self.wrong()


@contextmanager
def at_work(path: Path) -> Iterator[tuple[Daemon, Signs]]:
    """A daemon in a thread, on the real clock."""
    signs = Signs(path)
    daemon = build_daemon(load(path), reached=signs.reached)
    thread = threading.Thread(target=daemon.run, args=(LONG,))
    thread.start()
    try:
        yield daemon, signs
    finally:
        daemon.stop()
        thread.join(LONG)
        assert not thread.is_alive()
        daemon.close()
