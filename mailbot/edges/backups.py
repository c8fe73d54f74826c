"""Backups on a disk: folders with a manifest, each of them whole or not there.

    DIR/mailbot-VB-5f0c12ab-20261127T031500Z.partial   being written, or what a killed run left
    DIR/mailbot-VB-5f0c12ab-20261127T031500Z           whole, on the disk, and verified
    DIR/mailbot-VB-5f0c12ab-20261127T031500Z.damaged   whole, and found wrong when it was verified
    DIR/mailbot-VB-5f0c12ab-20261127T031500Z.removing  of no more use

Guarantee: a folder gets the name of a backup in one step, after every byte of it was flushed to the disk. What its
manifest does not name with its size and SHA-256 is no part of it, and no path in it leads out of it.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from mailbot.errors import MailbotError, Permanent, Temporary, by_cause
from mailbot.facts import Progress

MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.json.asc"
FORMAT: Final = 1
PIECE: Final = 1 << 20  # octets that are copied or hashed at once
LARGEST_MANIFEST: Final = 16 << 20  # octets: a line for each of 100,000 files

_NAME = re.compile(r"mailbot-(?P<label>[A-Z]{2,8}-[0-9a-f]{8})-\d{8}T\d{6}Z(-\d+)?")
_ENDS = (".partial", ".damaged", ".removing")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of a backup: its path inside it, with `/`."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    format: int
    made_at: datetime
    mailbot: str  # the version that made it
    database: str  # sqlite | postgresql
    tables: str  # the revision of the schema
    address: str
    installation: str
    fingerprint: str
    files: tuple[StoredFile, ...]

    def written(self) -> bytes:
        """Return the manifest as it is on the disk."""
        return _MANIFEST.dump_json(self, indent=1) + b"\n"

    def size(self) -> int:
        """Return how many octets the files have together."""
        return sum(file.size for file in self.files)


_MANIFEST: Final = TypeAdapter(Manifest)


class Shelf:
    """The backups of one installation in one folder, where those of others may stand as well."""

    def __init__(self, folder: Path, prefix: str, installation: str) -> None:
        self._folder, self._installation = folder, installation
        self._label = f"{prefix}-{installation[:8]}"

    @contextmanager
    def alone(self, state_dir: Path) -> Iterator[None]:
        """Let nobody else write or remove backups of this installation meanwhile; raises Temporary where somebody does.

        One lock lies beside the database, the other beside the backups, which other machines may share. A file system
        that knows no locks has to do without the second.
        """
        with (
            _locked(state_dir / "backup.lock"),
            _locked(self._folder / f".mailbot-{self._label}.lock", where_it_can_be=True),
        ):
            yield

    def clean(self) -> None:
        """Remove what runs that were killed have left, and every damaged copy but the newest."""
        with _sorted(self._folder):
            left = [path for path in self._folder.iterdir() if self._is_named(path.stem) and path.suffix in _ENDS]
        damaged = sorted(path for path in left if path.suffix == ".damaged")
        for path in left:
            if path.suffix != ".damaged" or path != damaged[-1]:
                self._take_away(path)

    def begin(self, now: datetime) -> Path:
        """Make the folder in which the next backup is written."""
        name = f"mailbot-{self._label}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        taken = {path.name.partition(".")[0] for path in self._folder.iterdir()}
        number = 1
        while (free := name if number == 1 else f"{name}-{number}") in taken:
            number += 1
        partial = self._folder / f"{free}.partial"
        partial.mkdir(mode=0o700)
        return partial

    def finish(self, partial: Path, *, damaged: bool = False) -> Path:
        """Give a backup its name, now that all of it is there."""
        for folder, _, _ in os.walk(partial):
            flush(Path(folder))
        whole = partial.with_suffix(".damaged" if damaged else "")
        partial.rename(whole)
        flush(self._folder)
        return whole

    def complete(self) -> list[Path]:
        """Return the backups that are whole and of this installation, the oldest first."""
        with _sorted(self._folder):
            named = sorted(path for path in self._folder.iterdir() if self._is_named(path.name))
        return [path for path in named if self._is_ours(path)]

    def keep(self, newest: int, but: Path) -> list[Path]:
        """Remove all backups but the `newest` ones, and never `but`; return what was removed."""
        others = [path for path in self.complete() if path != but]
        gone = others[: max(0, len(others) - (newest - 1))]
        for path in gone:
            self._take_away(path)
        return gone

    def _take_away(self, path: Path) -> None:
        if path.is_symlink():
            return  # nothing that this program makes
        with _sorted(path):
            removing = path.with_suffix(".removing")  # one that is removed in part must not look whole
            if path != removing:
                path.rename(removing)
            shutil.rmtree(removing)

    def _is_named(self, name: str) -> bool:
        match = _NAME.fullmatch(name)
        return match is not None and match["label"] == self._label

    def _is_ours(self, path: Path) -> bool:
        with suppress(MailbotError):
            return read_manifest(path).installation == self._installation
        return False


def newest_of(folder: Path, installation: str | None) -> Path:
    """Return the backup that is meant by a folder: itself, or the newest one in it; raises Permanent without any.

    Where it is known which `installation` it should be of, those of others are passed over.
    """
    with _sorted(folder):
        if (folder / MANIFEST).exists() or _is_partial(folder):
            return folder
        named = sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name) and (path / MANIFEST).exists())
    ours = [path for path in named if installation and _installation(path) == installation] or named
    labels = {str(_NAME.fullmatch(path.name)["label"]) for path in ours}  # type: ignore[index]  # they match
    if len(labels) > 1:
        raise Permanent(f"{folder} holds backups of several installations: {', '.join(sorted(labels))}. Name one")
    if not ours:
        raise Permanent(f"{folder} holds no backup, and is none: there is no {MANIFEST} in it")
    return ours[-1]


def _is_partial(folder: Path) -> bool:
    return folder.suffix == ".partial" and _NAME.fullmatch(folder.stem) is not None


def _installation(path: Path) -> str:
    with suppress(MailbotError):
        return read_manifest(path).installation
    return ""


def read_manifest(backup: Path, *, partial: bool = False) -> Manifest:
    """Return what a backup says of itself; raises Permanent for what cannot be one, Temporary if it cannot be read."""
    if _is_partial(backup) and not partial:
        raise Permanent(f"{backup} was not finished: it is what a run that was ended has left")
    try:
        raw = read_inside(backup, MANIFEST, LARGEST_MANIFEST)
    except FileNotFoundError:
        raise Permanent(f"{backup} has no {MANIFEST}: it is no backup, or not all of one") from None
    try:
        manifest = _MANIFEST.validate_json(raw)
    except ValidationError:
        version = re.search(rb'"format": ?(\d+)', raw)
        if version and int(version[1]) > FORMAT:
            raise Permanent(f"{MANIFEST}: a newer mailbot has made this backup; use that version") from None
        raise Permanent(f"{MANIFEST} is damaged: it is not what mailbot writes") from None
    if manifest.format != FORMAT:
        raise Permanent(f"{MANIFEST}: a newer mailbot has made this backup; use that version")
    if manifest.made_at.tzinfo is None:
        raise Permanent(f"{MANIFEST} is damaged: its time has no zone")
    paths = [file.path for file in manifest.files]
    for path in paths:
        if not _stays_inside(path) or path in (MANIFEST, SIGNATURE):
            raise Permanent(f"{MANIFEST} names {path!r}, which no backup of mailbot has in it")
    if len(set(paths)) != len(paths):
        raise Permanent(f"{MANIFEST} names a file twice")
    return manifest


def _stays_inside(path: str) -> bool:
    parts = path.split("/")
    return path.isprintable() and "\\" not in path and not any(part in ("", ".", "..") for part in parts)


def read_inside(backup: Path, path: str, most: int) -> bytes:
    """Return the bytes of a file of a backup, which follows no link; raises FileNotFoundError, Permanent, Temporary."""
    with _opened(backup, path) as descriptor, open(descriptor, "rb", closefd=False) as file:
        raw = file.read(most + 1)
    if len(raw) > most:
        raise Permanent(f"{path} is larger than it can be")
    return raw


def problems_of_files(backup: Path, manifest: Manifest, progress: Progress) -> Iterator[str]:
    """Yield a sentence for each file that is not what the manifest says, and for what it does not name."""
    done, total = 0, manifest.size()
    for file in manifest.files:
        try:
            with _opened(backup, file.path) as descriptor:
                size = os.fstat(descriptor).st_size
                if size != file.size:
                    short = "cut short" if size < file.size else "too long"
                    yield f"{file.path} is {short}: {size} octets, and it had {file.size}."
                    continue
                found, start = hashlib.sha256(), done
                while piece := os.read(descriptor, PIECE):
                    found.update(piece)
                    progress("checking the files", done := done + len(piece), total)
                done = start + size
            if found.hexdigest() != file.sha256:
                yield f"{file.path} is not what was backed up: its SHA-256 differs."
        except FileNotFoundError:
            yield f"{file.path} is missing."
        except Permanent as why:
            yield f"{why}."
    named = {*(file.path for file in manifest.files), MANIFEST, SIGNATURE}
    yield from (f"{path} is no part of this backup: its manifest does not name it." for path in _extra(backup, named))


def _extra(backup: Path, named: set[str]) -> Iterator[str]:
    for folder, folders, files in os.walk(backup):
        for name in sorted([*files, *(one for one in folders if (Path(folder) / one).is_symlink())]):
            path = (Path(folder) / name).relative_to(backup).as_posix()
            if path not in named:
                yield path.encode(errors="replace").decode()


class BackupWriter:
    """Writes the files of one backup, and remembers what its manifest must name."""

    def __init__(self, partial: Path) -> None:
        self.folder = partial
        self.files: list[StoredFile] = []

    def put(self, path: str, raw: bytes) -> None:
        """Write a file; its folders are made."""
        place = self.folder / path
        for parent in reversed(Path(path).parents):  # `parents=True` would give the mode to the last of them alone
            (self.folder / parent).mkdir(mode=0o700, exist_ok=True)
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with open(descriptor, "wb") as file:  # noqa: PTH123  a descriptor has no path
            file.write(raw)
            file.flush()
            os.fsync(descriptor)
        if path not in (MANIFEST, SIGNATURE):
            self.files.append(StoredFile(path, len(raw), hashlib.sha256(raw).hexdigest()))

    def add(self, path: str, progress: Progress) -> None:
        """Take in a file that somebody else has written into the folder."""
        place = self.folder / path
        place.chmod(0o600)
        found, size, total = hashlib.sha256(), 0, place.stat().st_size
        with place.open("rb") as file:
            while piece := file.read(PIECE):
                found.update(piece)
                progress("hashing the copy", size := size + len(piece), total)
            os.fsync(file.fileno())
        self.files.append(StoredFile(path, size, found.hexdigest()))


def copy_out(backup: Path, file: StoredFile, to: Path, progress: Progress) -> None:
    """Copy a file of a backup to a new place, flushed to the disk; raises Permanent where it is not what it was.

    What is copied is what is hashed: the backup may lie where others can write.
    """
    found, size = hashlib.sha256(), 0
    with _sorted(to), _opened(backup, file.path) as source:
        descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        with open(descriptor, "wb") as target:  # noqa: PTH123  a descriptor has no path
            while piece := os.read(source, PIECE):
                target.write(piece)
                found.update(piece)
                progress("copying", size := size + len(piece), file.size)
            target.flush()
            os.fsync(descriptor)
    if (size, found.hexdigest()) != (file.size, file.sha256):
        to.unlink()
        raise Permanent(f"{file.path} is not what was backed up")


def write_whole(backup: Path, file: StoredFile, place: Path, progress: Progress) -> None:
    """Put a file of a backup in place, all of it or nothing; its folders are made."""
    with _sorted(place.parent):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = place.with_name(f".{place.name}.restoring")
        copy_out(backup, file, new, progress)
        new.replace(place)
        flush(place.parent)


def flush(folder: Path) -> None:
    """Have the names in a folder on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _opened(backup: Path, path: str) -> Iterator[int]:
    """Open a file of a backup for reading: a real one, reached through real folders."""
    descriptor = -1
    try:
        descriptor = os.open(backup, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        *folders, name = path.split("/")
        for step, more in (*((one, os.O_DIRECTORY) for one in folders), (name, os.O_NONBLOCK)):
            inner = os.open(step, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | more, dir_fd=descriptor)
            os.close(descriptor)
            descriptor = inner
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise Permanent(f"{path} is no file")
        yield descriptor
    except FileNotFoundError:
        raise
    except OSError as trouble:
        raise _why_unreadable(path, trouble) from trouble
    finally:
        if descriptor >= 0:
            os.close(descriptor)


def _why_unreadable(path: str, trouble: OSError) -> MailbotError:
    try:
        raise by_cause(trouble, f"{path} cannot be read", "")
    except Temporary as passes:
        return passes
    except MailbotError:  # a link (ELOOP), a folder in its place, or another's
        why = "it is a link" if trouble.errno in (40, 20) else (trouble.strerror or type(trouble).__name__)
        return Permanent(f"{path} cannot be read: {why}")


@contextmanager
def _locked(file: Path, *, where_it_can_be: bool = False) -> Iterator[None]:
    with _sorted(file.parent):
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Temporary("Another backup is being written or restored; try again when it is done") from None
        except OSError as unknown:
            if not where_it_can_be:
                raise by_cause(unknown, f"{file} cannot be locked", "") from unknown
        yield
    finally:
        os.close(descriptor)


@contextmanager
def _sorted(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as trouble:
        raise by_cause(trouble, f"{folder} cannot be used", "") from trouble
