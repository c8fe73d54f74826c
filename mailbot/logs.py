"""Logs: one line an event, `name=value`, on standard error; standard output is for answers.

They hold no content: whoever logs names a reference, a state, a reason. What a server said may be part of a reason, so
every line is made harmless for the terminal that it may be read on.

structlog is loaded with the first line, since most commands log nothing, and without rich.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from mailbot.terminal import printable

if TYPE_CHECKING:
    import structlog


class Log:
    """The log of a part of mailbot."""

    def __init__(self, name: str) -> None:
        self._name = name

    def info(self, event: str, **facts: object) -> None:
        """Log what happened."""
        self._structlog().info(event, **facts)

    def warning(self, event: str, **facts: object) -> None:
        """Log what somebody should look at."""
        self._structlog().warning(event, **facts)

    def error(self, event: str, **facts: object) -> None:
        """Log what does not work."""
        self._structlog().error(event, **facts)

    def _structlog(self) -> structlog.typing.FilteringBoundLogger:
        _load()
        import structlog

        if not structlog.is_configured():
            _set_up(None)
        logger: structlog.typing.FilteringBoundLogger = structlog.get_logger(self._name)
        return logger


log = Log("mailbot.logs")


def _load() -> None:
    """Load structlog as if rich were not there: it would draw tracebacks with it, ten megabytes that nobody sees."""
    if "structlog" not in sys.modules and "rich" not in sys.modules:
        sys.modules["rich"] = None  # type: ignore[assignment]  # the reference of import: then it is not found
        try:
            import_module("structlog")
        finally:
            sys.modules.pop("rich", None)  # another thread may have done the same


def log_to_stderr() -> None:
    """Log there again, where structlog was told otherwise; where it is not loaded, the first line does it."""
    if "structlog" in sys.modules:
        _set_up(None)


@contextmanager
def log_to(file: TextIO) -> Iterator[None]:
    """Log to a file, while the block runs."""
    _load()
    import structlog

    before = structlog.get_config() if structlog.is_configured() else None
    _set_up(file)
    try:
        yield
    finally:
        structlog.reset_defaults()
        if before is not None:
            structlog.configure(**before)


def _set_up(file: TextIO | None) -> None:
    """Log to a file or, with None, to standard error. systemd adds the time."""
    _load()
    import structlog

    structlog.configure(
        processors=[_line],
        # standard error of now: it may have been replaced since
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr if file is None else file),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )


def trace(bug: BaseException) -> str:
    """Log the way to a bug, and return its place. The exception's own words are left out: they could quote a mail."""
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(bug.__traceback__)]
    log.error("bug", kind=type(bug).__name__, at=" ".join(places))
    return f"{type(bug).__name__} at {places[-1]}"


def _line(_: object, level: str, event: MutableMapping[str, Any]) -> str:
    move = str(event.pop("event"))
    return printable(" ".join([level, move, *(f"{name}={value}" for name, value in event.items())]))
