"""What the daemon said in its log, as it says it: tests wait for a line instead of for time to pass."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

import structlog

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
            assert self._said.wait_for(there, 60), f"{what} was not said, but {self._lines[-20:]}"
            return there()


@contextmanager
def hearing() -> Iterator[Heard]:
    """Listen to the log."""
    heard = Heard()
    before = structlog.get_config()
    structlog.configure(processors=[heard])
    try:
        yield heard
    finally:
        structlog.configure(**before)
