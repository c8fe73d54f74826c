"""A folder that a web server gives to the world: files are put into it whole, one by one, and only over our own.

Guarantee: whoever fetches a file gets the old one or the new one, never half of one. What mailbot did not write, or
somebody has changed since, stays as it is and is named; its own files go when they are published no more. Which are its
own says the list `.mailbot-published` (as `sha256sum` writes it), which names a file before it is there.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shlex
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from mailbot.errors import ConfigError, Temporary, by_cause
from mailbot.ownership import account

LIST: Final = ".mailbot-published"
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_NEW: Final = ".mailbot-new"  # ends the name of a file that is being written
FILE, FOLDER = 0o644, 0o755  # whatever the umask: the web server is another user


class Laid(StrEnum):
    """What became of a file."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    LEFT = "left"  # not ours, or changed by somebody: it stays


@dataclass(frozen=True, slots=True)
class PublicFolder:
    """The folder, and what of it is ours."""

    path: Path

    def read(self, name: str) -> bytes | None:
        """Return what a file holds; None when there is none."""
        try:
            return (self.path / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as refused:
            raise self._trouble(refused) from refused

    def lay(self, files: Mapping[str, bytes], *, replace: bool) -> dict[str, Laid]:
        """Put `files` in place, in their order; with `replace` also over what is not ours. Say what became of each.

        Raises ConfigError where that is not allowed, Temporary where it may go another time; what was written stays.
        """
        try:
            self._make_folders(self.path)
            with self._alone():
                return self._lay(files, replace=replace)
        except OSError as refused:
            raise self._trouble(refused) from refused

    def closed_to_others(self) -> Path | None:
        """Return the folder on the way that another user, such as the web server, may not enter; None without one."""
        on_the_way = [*reversed(self.path.absolute().parents), self.path.absolute()]
        return next((folder for folder in on_the_way if not folder.stat().st_mode & stat.S_IXOTH), None)

    def _lay(self, files: Mapping[str, bytes], *, replace: bool) -> dict[str, Laid]:
        ours = self._listed()
        new = {(name, _hash(content)) for name, content in files.items()}
        laid: dict[str, Laid] = {}
        left = {name for name in files if not replace and self._is_not_ours(name, ours | new)}
        self._write_list(ours | {(name, digest) for name, digest in new if name not in left})
        for name, content in files.items():
            laid[name] = Laid.LEFT if name in left else self._put(name, content)
        for name in sorted({name for name, _ in ours} - files.keys()):
            if not self._is_not_ours(name, ours):
                (self.path / name).unlink(missing_ok=True)
                laid[name] = Laid.REMOVED
        self._write_list({(name, digest) for name, digest in new if name not in left})
        return laid

    def _is_not_ours(self, name: str, ours: set[tuple[str, str]]) -> bool:
        there = self.read(name)
        return there is not None and (name, _hash(there)) not in ours

    def _put(self, name: str, content: bytes) -> Laid:
        path = self.path / name
        self._make_folders(path.parent)
        if self.read(name) == content:
            if path.stat().st_mode & FILE != FILE:
                path.chmod(FILE)
            return Laid.UNCHANGED
        self._write(path, content)
        return Laid.WRITTEN

    def _write(self, path: Path, content: bytes) -> None:
        beside = path.with_name(f".{path.name}{_NEW}")
        try:
            with beside.open("wb") as file:
                os.fchmod(file.fileno(), FILE)
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            beside.rename(path)
        except OSError:
            with suppress(OSError):
                beside.unlink()
            raise

    def _make_folders(self, folder: Path) -> None:
        for missing in reversed([folder, *folder.parents]):
            if not missing.exists():
                missing.mkdir()
                missing.chmod(FOLDER)

    def _listed(self) -> set[tuple[str, str]]:
        lines = (self.read(LIST) or b"").decode(errors="replace").splitlines()
        found = (match for line in lines if (match := _LINE.fullmatch(line)))
        # Whoever may write the list is the service's user; a name in it must not lead out of the folder all the same
        return {(match[2], match[1]) for match in found if ".." not in match[2].split("/") and match[2][0] != "/"}

    def _write_list(self, ours: set[tuple[str, str]]) -> None:
        content = "".join(f"{digest}  {name}\n" for name, digest in sorted(ours)).encode()
        if content != self.read(LIST):
            self._write(self.path / LIST, content)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep a second `publish` out, such as a timer's."""
        folder = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            try:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Temporary(f"Another mailbot is publishing into {self.path}") from None
            yield
        finally:
            os.close(folder)

    def _trouble(self, refused: OSError) -> Temporary | ConfigError:
        us, where = account(os.geteuid()), shlex.quote(str(self.path.absolute()))
        remedy = f"Give it to {us}, as root: install -d -o {us} -m 755 {where}; or name a folder that is."
        return by_cause(refused, f"{refused.filename or self.path} cannot be written", remedy)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
