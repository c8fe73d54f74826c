"""The name that a process works under, and whether the one that had it before died or left.

    state_dir/daemon-N.lock    32 letters of the name, then `r` while its process runs, `s` once it was told to end,
                               and then, in 16 letters, of which file on which machine that is said

The kernel frees the lock of whoever dies, so taking a name over means that nobody else works under it. A process that
is told to end writes its `s` first of all: whatever it is cut off in, and however, was no death.

A folder that was copied to another host brings no name along: two daemons that share a database under one name would
each take for their own what the other has in hand.

    state_dir/restoring        locked while a backup is put back; what stands in it is the backup that was not put back
                               whole, where that left neither the old database nor the new one
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from mailbot.errors import ConfigError, MailbotError, Temporary, by_cause

NAME, PLACE = 32, 16  # letters
MACHINE = Path("/etc/machine-id")
RUNNING, STOPPED = b"r", b"s"
RESTORING = "restoring"


@dataclass(frozen=True, slots=True)
class Instance:
    """A name for leases. `died`: the process that had it before ended without being asked to."""

    name: str
    died: bool
    _descriptor: int

    def leave(self) -> None:
        """Note that this process ends because it was told to. Any thread may call it, and a signal handler."""
        with suppress(OSError):  # one letter over another needs no room; without it, the next one suspects in vain
            os.pwrite(self._descriptor, STOPPED, NAME)


@contextmanager
def claim_name(state_dir: Path) -> Iterator[Instance]:
    """Claim a name for this process: the one of a daemon that is gone from here, if there is one.

    Raises Temporary or ConfigError where the lock files cannot be written.
    """
    for number in count():
        try:
            state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(state_dir / f"daemon-{number}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as trouble:
            raise _sorted(trouble, state_dir) from trouble
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                taken = _take(descriptor)
            except BlockingIOError:
                continue
            except OSError as trouble:
                raise _sorted(trouble, state_dir) from trouble
            refuse_while_restoring(state_dir)  # who restores looks for our lock behind having taken theirs
            yield taken
            taken.leave()
        finally:
            os.close(descriptor)
        return


def _sorted(trouble: OSError, state_dir: Path) -> MailbotError:
    return by_cause(trouble, f"{state_dir} cannot be written", "Give it to the service's user.")


def is_running(state_dir: Path) -> bool:
    """Return whether a process works here under a name of its own; this one's counts as well."""
    for path in state_dir.glob("daemon-*.lock"):
        with path.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
    return False


@dataclass(frozen=True, slots=True)
class Restoring:
    """A backup is being put back, and nobody else works here meanwhile."""

    _descriptor: int

    def unfinished(self) -> str:
        """Return the backup that another run began to put back, where that left neither the old nor the new."""
        return os.pread(self._descriptor, 4096, 0).decode(errors="replace")

    def note(self, backup: str) -> None:
        """Note on the disk that nothing here counts until this backup is put back; with an empty text, that it does."""
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, backup.encode(), 0)
        os.fsync(self._descriptor)


@contextmanager
def restoring(state_dir: Path) -> Iterator[Restoring]:
    """Work here alone; raises ConfigError while a daemon runs, Temporary while somebody else restores."""
    try:
        state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(state_dir / RESTORING, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as trouble:
        raise _sorted(trouble, state_dir) from trouble
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Temporary("A backup is being put back at this moment") from None
        refuse_while_running(state_dir)
        yield Restoring(descriptor)
    finally:
        os.close(descriptor)


def unchecked_mark(config: Path) -> Path:
    """Return the file that stands beside a configuration as long as the backup that it came out of is not checked."""
    return config.with_name(f"{config.name}.unchecked")


def refuse_unchecked(config: Path) -> None:
    """Raise ConfigError for a configuration that may be anybody's: it names programs, servers and people."""
    if unchecked_mark(config).exists():
        raise ConfigError(
            f"{config} came out of a backup that was not checked yet, since the key or its passphrase was missing.",
            "Run `mailbot restore` with that backup again.",
        )


def refuse_while_running(state_dir: Path) -> None:
    """Raise ConfigError while a daemon works here: what it is about to do was decided on the database that is there."""
    if is_running(state_dir):
        raise ConfigError("The service runs, and works with the database.", "Run: systemctl stop mailbot")


def refuse_while_restoring(state_dir: Path) -> None:
    """Raise while a backup is being put back, and after that was cut off where it left nothing to work with."""
    try:
        with (state_dir / RESTORING).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            unfinished = file.read().decode(errors="replace")
    except FileNotFoundError:
        return
    except BlockingIOError:
        raise Temporary("A backup is being put back at this moment") from None
    except OSError as trouble:
        raise _sorted(trouble, state_dir) from trouble
    if unfinished:
        raise ConfigError(
            f"The backup {unfinished} was not put back whole.",
            f"Run `mailbot restore {unfinished}` again. To give that up, name another database, or empty this one, and"
            f" remove {state_dir / RESTORING}.",
        )


def running_here(state_dir: Path) -> list[str]:
    """Return the names of the processes that work here under one of their own."""
    names = []
    for path in sorted(state_dir.glob("daemon-*.lock")):
        with path.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                names.append(os.pread(file.fileno(), NAME, 0).decode("ascii", "replace"))
    return names


def _take(descriptor: int) -> Instance:
    written = os.pread(descriptor, NAME + 1 + PLACE, 0)
    place = _place(descriptor)
    copied = written[NAME + 1 :] not in (b"", place)  # versions before this one noted no place
    known = len(written) >= NAME and written[:NAME].isalnum() and not copied  # or a power cut has spoilt it
    name = written[:NAME].decode("ascii") if known else secrets.token_hex(NAME // 2)
    os.pwrite(descriptor, name.encode() + RUNNING + place, 0)
    return Instance(name, known and written[NAME : NAME + 1] != STOPPED, descriptor)


def _place(descriptor: int) -> bytes:
    """Return what is the same at every start here, and not of a copy: machine-id(5), which a clone should not keep."""
    try:
        machine = MACHINE.read_bytes()
    except OSError:  # a container may have none
        machine = b""
    return hashlib.sha256(b"%s %d" % (machine, os.fstat(descriptor).st_ino)).hexdigest()[:PLACE].encode()
