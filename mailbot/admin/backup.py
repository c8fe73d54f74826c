"""`backup`: a copy of everything but the secret key and the credentials, whole and verified before it counts.

The order is what makes it safe to be killed at any moment: written under another name, flushed, opened as a restore
would, named; only then is what is too old removed.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

import typer

from mailbot.admin.verification import Expected, Opener, Verified, verify
from mailbot.edges.backups import FORMAT, MANIFEST, SIGNATURE, BackupWriter, Manifest, Shelf
from mailbot.edges.store import LAST_BACKUP, Store
from mailbot.edges.store.copying import FILES, backend_of, copy_database, file_of
from mailbot.edges.store.migration import tables_of
from mailbot.errors import ConfigError, MailbotError, Temporary, by_cause
from mailbot.facts import LastBackup, Progress
from mailbot.ownership import account
from mailbot.terminal import print_json, printable

DAMAGED: Final = 65  # EX_DATAERR
SPARE: Final = 16 << 20  # octets that stay free beside a copy


@dataclass(frozen=True, slots=True)
class Sources:
    """What a backup is made of, and of whom it is."""

    url: str  # of the database
    files: Mapping[str, Path]  # by their paths in the backup
    left_out: tuple[Path, ...]  # private keys, where the configuration names one as something else
    state_dir: Path
    prefix: str
    expected: Expected
    fingerprint: str
    installation: str


@dataclass(frozen=True, slots=True)
class MadeBackup:
    """A backup, and what was found when it was opened."""

    path: Path
    verified: Verified
    removed: tuple[Path, ...]
    notes: tuple[str, ...]


def make_backup(  # long: what to copy, where to, by what
    sources: Sources, folder: Path, keep: int | None, key: Opener, now: datetime, progress: Progress
) -> MadeBackup:
    """Write a backup into `folder`, verify it, and only then remove all but the `keep` newest.

    Raises ConfigError and Temporary for what keeps it from being written: nothing of it then stays.
    """
    folder = folder.absolute()  # where it lies is remembered, and told by commands that are typed elsewhere
    _require(folder, sources)
    shelf = Shelf(folder, sources.prefix, sources.installation)
    with shelf.alone(sources.state_dir):
        shelf.clean()
        _require_room(folder, sources)
        try:
            partial = shelf.begin(now)
            notes = _write(sources, BackupWriter(partial), key, now, progress)
            verified = verify(partial, sources.expected, key, now, progress, partial=True)
            path = shelf.finish(partial, damaged=bool(verified.problems))
            shelf.clean()
        except OSError as trouble:
            shelf.clean()
            raise by_cause(trouble, f"The backup cannot be written to {folder}", _give(folder)) from trouble
        except BaseException:
            shelf.clean()
            raise
        removed = shelf.keep(keep, path) if keep is not None and not verified.problems else []
    if _on_one_disk(folder, sources):
        notes.append(f"{folder} is on the disk that the database is on: what takes the one takes both.")
    if not verified.problems:
        notes += _remembered(sources.url, LastBackup(now, str(path)))
    return MadeBackup(path, verified, tuple(removed), tuple(notes))


def _write(sources: Sources, writer: BackupWriter, key: Opener, now: datetime, progress: Progress) -> list[str]:
    kind = backend_of(sources.url)
    copy_database(sources.url, writer.folder / FILES[kind], progress)
    writer.add(FILES[kind], progress)
    for path, file in sources.files.items():
        writer.put(path, file.read_bytes())
    manifest = Manifest(
        format=FORMAT,
        made_at=now,
        mailbot=version("mailbot"),
        database=kind,
        tables=tables_of(sources.url),
        address=sources.expected.address,
        installation=sources.installation,
        fingerprint=sources.fingerprint,
        files=tuple(writer.files),
    )
    writer.put(MANIFEST, manifest.written())
    left_out = [f"{file} is left out: a private key is in it." for file in sources.left_out]
    return [*_signed(writer, manifest, key, now), *left_out]


def _signed(writer: BackupWriter, manifest: Manifest, key: Opener, now: datetime) -> list[str]:
    """Sign the manifest, if the key can be used: whoever can write where it lies could put commands into it else."""
    why = key.why_locked
    if not why:
        try:
            writer.put(SIGNATURE, key.gpg.sign(manifest.written(), now))
        except MailbotError as failed:
            why = str(failed)
    return [f"It is not signed: {why}"] if why else []


def _remembered(url: str, last: LastBackup) -> list[str]:
    try:
        with closing(Store(url, None)) as store:
            store.put_setting(LAST_BACKUP, last.written())
    except MailbotError as why:
        return [f"That it was made could not be noted for `mailbot status`: {why}."]
    return []


def _require(folder: Path, sources: Sources) -> None:
    if folder.is_file():
        raise ConfigError(f"{folder} is a file.", "Name a folder on another disk.")
    if not folder.is_dir():
        raise ConfigError(
            f"There is no folder {folder}.",
            "Mount the disk that it is on, or make it, as root:"
            f" install -d -o {account(os.geteuid())} -m 700 {shlex.quote(str(folder))}",
        )
    if folder.resolve() == sources.state_dir.resolve() or sources.state_dir.resolve() in folder.resolve().parents:
        raise ConfigError(
            f"{folder} is inside state_dir, with what it should be a copy of.", "Name a folder on another disk."
        )


def _require_room(folder: Path, sources: Sources) -> None:
    """Raise Temporary where a copy of the database would not fit; of PostgreSQL nobody can tell before."""
    file = file_of(sources.url)
    if file is None:
        return
    needed = file.stat().st_size + SPARE
    status = os.statvfs(folder)
    if status.f_bavail * status.f_frsize < needed:
        free = status.f_bavail * status.f_frsize >> 20
        raise Temporary(f"{folder} has no room for a backup: it takes {needed >> 20} MB, and {free} MB are free")


def _on_one_disk(folder: Path, sources: Sources) -> bool:
    """Return whether a backup lies on the disk that the database is on, and would be lost with it."""
    return file_of(sources.url) is not None and folder.stat().st_dev == sources.state_dir.stat().st_dev


def _give(folder: Path) -> str:
    return f"Give it to the service's user: chown {account(os.geteuid())}: {shlex.quote(str(folder))}"


def report_backup(made: MadeBackup, *, as_json: bool) -> int:
    """Print what was made, and return the exit status."""
    found = made.verified
    if as_json:
        _print(made.path, found, made.notes, made.removed)
        return _status(found)
    if found.problems:
        typer.echo(f"The copy is damaged, and lies in {made.path}. Nothing older was removed.", err=True)
    else:
        typer.echo(f"{made.path} ({_size(found)}), opened again and found whole.")
    _print_lines(found, made.notes)
    for gone in made.removed:
        typer.echo(f"Removed {gone.name}.")
    return _status(found)


def report_verified(found: Verified, *, as_json: bool) -> int:
    """Print what was found, and return the exit status."""
    if as_json:
        _print(found.path, found, (), ())
        return _status(found)
    if found.problems:
        typer.echo(f"{printable(str(found.path))} cannot be put back as it is:", err=True)
    elif found.manifest is not None:
        typer.echo(f"{found.path} ({_size(found)}) is whole: made at {found.manifest.made_at:%Y-%m-%d %H:%M} UTC.")
    _print_lines(found, ())
    return _status(found)


def _print_lines(found: Verified, notes: Sequence[str]) -> None:
    for line in (*found.problems, *found.notes, *notes):
        typer.echo(printable(line), err=True)


def _print(path: Path, found: Verified, notes: Sequence[str], removed: Sequence[Path]) -> None:
    manifest = found.manifest
    print_json(
        {
            "backup": str(path),
            "made_at": manifest and manifest.made_at,
            "mailbot": manifest and manifest.mailbot,
            "database": manifest and manifest.database,
            "tables": manifest and manifest.tables,
            "size": manifest and manifest.size(),
            "problems": found.problems,
            "notes": (*found.notes, *notes),
            "removed": [str(one) for one in removed],
        }
    )


def _size(found: Verified) -> str:
    octets = found.manifest.size() if found.manifest else 0
    return f"{octets / 1e6:.1f} MB"


def _status(found: Verified) -> int:
    return DAMAGED if found.problems else 0
