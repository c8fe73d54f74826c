"""What the commands of `key` are given to work with, and how each of them that changes the key begins and ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import typer

from mailbot.admin.identity import note
from mailbot.edges.gpg import Gpg
from mailbot.edges.gpg.verdicts import OURS_IS_WRONG
from mailbot.errors import ConfigError, Permanent, Temporary, by_cause
from mailbot.facts import Act, OwnKey, Witnessed
from mailbot.ownership import as_typed


def unwitnessed(_act: Witnessed, _at: datetime) -> None:
    """Keep nothing, where there is no installation yet."""


@dataclass(frozen=True, slots=True)
class OurKeys:
    """The organisation's key, further ones that still decrypt, and where both are."""

    gpg: Gpg
    fingerprint: str
    older: tuple[str, ...]  # fingerprints
    address: str
    homedir: Path
    config: Path  # the configuration file
    witness: Callable[[Witnessed, datetime], None] = unwitnessed  # keeps who did what

    @property
    def public_key(self) -> Path:
        """Return the file that is to be published, where `init` has put it."""
        return self.config.parent / f"{self.address}.asc"

    def look(self, now: datetime) -> OwnKey:
        """Return the organisation's key as it is; raises ConfigError where it is not in the gpg home."""
        try:
            return self.gpg.own_keys.look_at(self.fingerprint, now)
        except Permanent as why:
            raise ConfigError(f"openpgp: {why}.", "Check openpgp.fingerprint and openpgp.homedir.") from why

    def note(self, what: str, by: str, now: datetime, *, key: str = "", **facts: object) -> None:
        """Log what somebody did with the key, and keep it for the installation's own journal."""
        key = key or self.fingerprint
        note(what, by, key=key, **facts)
        more = {"what": what, **{name: str(value) for name, value in facts.items()}}
        self.witness(Witnessed(Act.KEY, by, key, more), now)

    def typed(self, *words: str) -> str:
        """Return a command of mailbot as the operator types it."""
        return as_typed(self.config, *words)


@contextmanager
def changing_alone(ours: OurKeys) -> Iterator[None]:
    """Keep any other command that changes the key waiting elsewhere, and name what a passphrase that is wrong means."""
    try:
        folder = os.open(ours.homedir, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as trouble:
        raise by_cause(trouble, f"{ours.homedir} cannot be used", "Run this as the service's user.") from trouble
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise Temporary("Another command is changing the key. Try again when it has ended.") from None
    except Permanent as why:
        if str(why) != OURS_IS_WRONG:
            raise
        problem = f"The passphrase of the key {ours.fingerprint} is wrong; nothing was changed."
        raise ConfigError(problem, "Check openpgp.passphrase.") from why
    finally:
        os.close(folder)


def published_anew(ours: OurKeys, now: datetime) -> None:
    """Write the public key where it is to be fetched from, and say what is left to do, if it is another than before."""
    armored = ours.gpg.public_key(now)
    if _is_in(ours.public_key, armored):
        typer.echo(f"The public key is in {ours.public_key}, as it was.")
        return
    file = _written(ours, armored)
    typer.echo(f"The public key is in {file}. What is left to do:")
    typer.echo("  1. Publish it wherever the one of before is.")
    typer.echo(f"       {ours.typed('publish', 'DIR')}")
    typer.echo("  2. Keep a copy of the secret key as it is now elsewhere, and show it:")
    typer.echo(f"       {ours.typed('key', 'confirm-backup', 'FILE')}")
    typer.echo("A running mailbot takes it up by itself: the next letter carries it.")


def _is_in(file: Path, armored: str) -> bool:
    try:
        return file.read_text() == armored
    except (OSError, ValueError):
        return False


def _written(ours: OurKeys, armored: str) -> Path:
    """Write the public key beside the configuration or, where that may not be written, into the gpg home."""
    trouble: OSError | None = None
    for file in (ours.public_key, ours.homedir / ours.public_key.name):
        new = file.with_name(f".{file.name}.new")
        try:
            new.write_text(armored)
            new.replace(file)
        except OSError as refused:
            trouble = trouble or refused
        else:
            return file
    assert trouble is not None  # noqa: S101  for the type checker
    raise by_cause(trouble, f"{ours.public_key} cannot be written", "Run this as the service's user.") from trouble


def grouped(fingerprint: str) -> str:
    """Return a fingerprint in groups of four, as people compare it."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))
