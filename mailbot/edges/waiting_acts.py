"""Acts that wait beside the database for their entry in the installation's own journal.

What is done with the key, or with the whole database, needs no open database, and may be done because it cannot be
opened. Each act is a line, on the disk before the command goes on; whoever opens the database next takes it over.

Guarantee: an act leaves the file after it was entered, and is entered once.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from mailbot.errors import by_cause
from mailbot.facts import Act, Witnessed

NAME: Final = "acts-waiting"


WaitingAct = tuple[Witnessed, datetime, str]
"""An act, its moment, and what it is entered once by."""


class WaitingActs:
    """The file in `folder`, which several commands may write to at once."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME

    def keep(self, act: Witnessed, at: datetime) -> None:
        """Keep an act until somebody opens the database."""
        line = json.dumps(
            {"act": act.act, "by": act.by, "about": act.about, "more": dict(act.more), "at": at.isoformat()}
            | {"token": secrets.token_hex(16)}
        )
        with self._alone() as file:
            os.write(file, f"{line}\n".encode())
            os.fsync(file)

    def take(self, enter: Callable[[Sequence[WaitingAct]], None]) -> None:
        """Have all of them entered, and then be done with them."""
        if not self._file.exists() or not self._file.stat().st_size:
            return
        with self._alone() as file:
            enter([act for line in self._file.read_text().splitlines() if (act := _read(line)) is not None])
            os.ftruncate(file, 0)
            os.fsync(file)

    @contextmanager
    def _alone(self) -> Iterator[int]:
        try:
            file = os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as trouble:
            raise by_cause(trouble, f"{self._file} cannot be written", "Give it to the service's user.") from trouble
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file
        finally:
            os.close(file)


def _read(line: str) -> WaitingAct | None:
    """Return an act; None for half a line, as a full disk leaves it: the command that wrote it did not go on."""
    try:
        said = json.loads(line)
        act = Witnessed(Act(said["act"]), said["by"], said["about"], dict(said["more"]))
        return act, datetime.fromisoformat(said["at"]), said["token"]
    except (ValueError, KeyError, TypeError):
        return None
