"""Logs: one line an event, `name=value`, on standard error; standard output is for answers.

They hold no content: whoever logs names a reference, a state, a reason. What a server said may be part of a reason, so
every line is made harmless for the terminal that it may be read on.
"""

import logging
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import structlog

from mailbot.terminal import printable

log = structlog.get_logger("mailbot.logs")


def log_to_stderr() -> None:
    """Set it up, once a process. systemd adds the time."""
    structlog.configure(
        processors=[_line],
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),  # of now: it may have been replaced since
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
