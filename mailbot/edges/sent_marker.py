"""Notes beside the database which letter left last: a database that does not know of it is an older one.

A file of one line: the number of the letter, which try it was, and whether the server took it. It is written over in
one piece, always of the same length, and not flushed to the disk: what a power cut takes from it is protection, never a
letter. It is no part of a copy of the database, and that is the point: nothing inside a copy tells that it is one.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mailbot.errors import by_cause


@dataclass(frozen=True, slots=True)
class LastSent:
    """The letter that left last."""

    letter: int
    attempt: int
    sent: bool


NOTHING = LastSent(0, 0, sent=False)
GIVE_IT = "Give it to the service's user."
LENGTH = 64  # octets: two numbers of the database have 40 at most


class SentMarker:
    """The file; whoever may write into its folder may replace it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def note(self, last: LastSent) -> None:
        """Write down what left last. A full disk does not keep a letter from leaving."""
        with suppress(OSError):
            self._write(last)

    def begin(self) -> None:
        """Note that nothing has left yet; raises Temporary or ConfigError, since a start would miss this note."""
        try:
            self._write(NOTHING)
        except OSError as trouble:
            raise by_cause(trouble, f"{self._path} cannot be written", GIVE_IT) from trouble

    def read(self) -> LastSent | None:
        """Return what left last; None when nothing was ever noted here, and NOTHING when a power cut spoilt the note.

        Raises Temporary or ConfigError when it is there and cannot be read: it could tell of a letter.
        """
        try:
            letter, attempt, what = self._path.read_text(encoding="ascii").split()
            return LastSent(int(letter), int(attempt), sent=what == "sent")
        except FileNotFoundError:
            return None
        except OSError as trouble:
            raise by_cause(trouble, f"{self._path} cannot be read", GIVE_IT) from trouble
        except ValueError:
            return NOTHING

    def _write(self, last: LastSent) -> None:
        line = f"{last.letter} {last.attempt} {'sent' if last.sent else 'sending'}".ljust(LENGTH - 1) + "\n"
        handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            os.pwrite(handle, line.encode("ascii"), 0)  # a full disk has room for what replaces as much
        finally:
            os.close(handle)
