"""The ledger of what was erased, beside the database: a copy of an earlier day knows nothing of it.

A file of lines, each a JSON object: the line that stays (facts/erasure.py), and what it takes to erase the same again.
Nothing in it says who or what: a mail stands there as a keyed hash, whose key is in the database alone.

Guarantee: a line is whole and on the disk before what it tells of is committed. A line that a power cut broke off is
the last one, and what it would have told of was not committed: it is taken away when the next one is written.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from mailbot.errors import ConfigError, by_cause
from mailbot.facts import Erased, ErasedKind, ErasedLine

FORMAT: Final = 1
GIVE_IT: Final = "Give it to the service's user."


class ErasedLedger:
    """The file; whoever may write into its folder may replace it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def append(self, erased: Sequence[Erased]) -> None:
        """Write lines; they are on the disk when this returns."""
        with self._sorted(), self._locked():
            self._take_away_what_broke_off()
            with self._path.open("ab") as file:
                file.write(b"".join(map(_written, erased)))
                file.flush()
                os.fsync(file.fileno())
            self._flush_folder()

    def read(self) -> list[Erased]:
        """Return every line, the oldest first; raises ConfigError for one that this version cannot read."""
        with self._sorted():
            try:
                raw = self._path.read_bytes()
            except FileNotFoundError:
                return []
        return [self._parsed(line) for line in raw[: raw.rfind(b"\n") + 1].splitlines() if line.strip()]

    def _parsed(self, line: bytes) -> Erased:
        try:
            facts = json.loads(line)
            if facts.pop("format") == FORMAT:
                return _read(facts)
        except (ValueError, KeyError, TypeError, AttributeError):
            pass
        raise ConfigError(
            f"{self._path} says what was erased, and this version of mailbot cannot erase it again.",
            "Install the version that has written it. If the file was damaged, put it back from the newest backup.",
        )

    def _take_away_what_broke_off(self) -> None:
        try:
            raw = self._path.read_bytes()
        except FileNotFoundError:
            os.close(os.open(self._path, os.O_WRONLY | os.O_CREAT, 0o600))
            return
        whole = raw.rfind(b"\n") + 1
        if whole != len(raw):
            os.truncate(self._path, whole)

    def _flush_folder(self) -> None:
        folder = os.open(self._path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Let nobody else write meanwhile: two would break each other's lines. Closing the folder frees it."""
        folder = os.open(self._path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            yield
        finally:
            os.close(folder)

    @contextmanager
    def _sorted(self) -> Iterator[None]:
        try:
            yield
        except OSError as trouble:
            raise by_cause(trouble, f"{self._path} cannot be used", GIVE_IT) from trouble


def _written(erased: Erased) -> bytes:
    return json.dumps({"format": FORMAT, **asdict(erased)}, separators=(",", ":")).encode() + b"\n"


def _read(facts: dict[str, Any]) -> Erased:
    line = facts["line"]
    return Erased(
        line=ErasedLine(**line | {"kind": ErasedKind(line["kind"])}),
        version=int(facts["version"]),
        messages=tuple(bytes.fromhex(one).hex() for one in facts["messages"]),
    )
