"""Our gpg home, looked at when something with our own key has failed: may it pass, or must somebody change something?

gpg says "No secret key" when its agent cannot be started, and exports nothing when its lock cannot be written. So what
it says of our own key counts only after the home was seen to be ours, with room in it, and its agent to answer.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from mailbot.edges.gpg.process import Process
from mailbot.errors import Permanent, Temporary, by_cause

GIVE_IT = "Give the gpg home, and everything in it, to the service's user."
ROOM = 8192  # bytes; gpg's lock and its agent's socket need less


_AGENT_CONF = """\
# Many messages at once need more locked memory than the agent sets aside: gpg would say "No secret key"
auto-expand-secmem 0x100000
# The passphrase is read from a credential, not remembered by a person, so it can be long and random: stretching it
# would cost a tenth of a second at every signature and decryption
s2k-count 1048576
# Nobody sits here who could type a passphrase
pinentry-program /bin/false
"""


def make(homedir: Path) -> None:
    """Make a home in which nothing is yet, with what its agent has to know."""
    homedir.mkdir(mode=0o700, parents=True, exist_ok=True)
    (homedir / "gpg-agent.conf").write_text(_AGENT_CONF)


def examine(process: Process, homedir: Path, fingerprint: str, now: datetime) -> None:
    """Raise what keeps gpg from its work with our key; return when nothing does.

    Temporary for trouble of the moment; ConfigError for a home, or a file in it, that is missing or another's;
    Permanent when the agent answers and does not have the secret key.
    """
    if fingerprint not in _with_a_secret(listed(process, homedir, now)):
        raise Permanent("the secret half of our key is not in the gpg home")


def listed(process: Process, homedir: Path, now: datetime) -> str:
    """List the secret keys, in gpg's columns; raises Temporary or ConfigError where gpg or its agent cannot work."""
    look_at(homedir)
    ran = process.run("--list-secret-keys", now=now)
    if ran.returncode or ran.stopped:
        raise Temporary("gpg or its agent does not answer")
    return ran.output.decode(errors="replace")


def _with_a_secret(colons: str) -> set[str]:
    """Return the primary keys in `--list-secret-keys` that have a secret half, or a subkey that has one."""
    owner, owners = "", set()
    rows = [line.split(":") for line in colons.split("\n")]
    for row, following in pairwise(rows):
        if row[0] == "sec":
            owner = following[9]
        # `#` says that only the public half is here: gpg's doc/DETAILS, field 15
        if row[0] in ("sec", "ssb") and row[14] != "#":
            owners.add(owner)
    return owners


def look_at(homedir: Path) -> None:
    """Raise Temporary or ConfigError where the home cannot be read and written."""
    try:
        for file in _what_gpg_reads(homedir):
            os.close(os.open(file, os.O_RDONLY | os.O_CLOEXEC))
        with tempfile.TemporaryFile(dir=homedir) as room:
            room.write(bytes(ROOM))
            room.flush()
            os.fsync(room.fileno())
    except OSError as trouble:
        raise by_cause(trouble, f"openpgp: the gpg home {homedir} cannot be used", GIVE_IT) from trouble


def _what_gpg_reads(homedir: Path) -> Iterator[Path]:
    yield homedir
    for name in ("pubring.kbx", "private-keys-v1.d"):
        if (homedir / name).exists():
            yield homedir / name
    if (secrets := homedir / "private-keys-v1.d").exists():
        yield from (secrets / name for name in os.listdir(secrets))  # noqa: PTH208  Path.glob passes by what it may not read


@contextmanager
def nothing_left(homedir: Path) -> Iterator[None]:
    """Remove what the block has put into a home, if it fails: the next try finds the home as this one did."""
    before = {*homedir.rglob("*")} if homedir.exists() else None
    try:
        yield
    except BaseException:
        with suppress(OSError, subprocess.SubprocessError):
            stop = ["gpgconf", "--homedir", str(homedir), "--kill", "all"]
            subprocess.run(stop, check=False, capture_output=True, timeout=10)
        if before is None:
            shutil.rmtree(homedir, ignore_errors=True)
        else:
            for path in sorted({*homedir.rglob("*")} - before, reverse=True):  # what is inside a folder before it
                with suppress(OSError):
                    path.rmdir() if path.is_dir() else path.unlink()
        raise
