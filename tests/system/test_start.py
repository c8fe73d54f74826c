"""What keeps a start from going on, and what becomes of it: threat 59.

Trouble of the moment is 75, after which systemd starts the service again; 78 says that somebody must change something,
and the service stays down until they do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

import pytest

from mailbot.admin.init import Made
from mailbot.config import load
from tests.people import People, make_home, remove_home

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount")
PAGE = 4096
SOMEBODY = 54321  # a uid that nothing else runs under


def start(config: Path, *before: str) -> tuple[int, str]:
    """Start as after a boot, when no agent runs; give the exit status and what was said."""
    end_agent(load(config).homedir)
    command = [*before, sys.executable, "-m", "mailbot", "--config", str(config), "run", "--once"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def end_agent(homedir: Path) -> None:
    subprocess.run(["gpgconf", "--homedir", str(homedir), "--kill", "all"], check=False, capture_output=True)


# What passes


@pytest.fixture
def disk(connected: Path) -> Iterator[Path]:
    """The state directory of an installation that has run once, on a file system of its own."""
    state = load(connected).state_dir
    assert start(connected) == (0, "")
    end_agent(load(connected).homedir)
    before = shutil.copytree(state, state.with_name("before"), ignore=shutil.ignore_patterns("S.*"))
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m,mode=700", "tmpfs", str(state)], check=True)
    try:
        shutil.copytree(before, state, dirs_exist_ok=True)
        yield state
    finally:
        end_agent(load(connected).homedir)
        subprocess.run(["umount", "--lazy", str(state)], check=True)


@contextmanager
def full(disk: Path) -> Iterator[None]:
    with (disk / "filler").open("wb", buffering=0) as filler, suppress(OSError):
        while True:
            filler.write(bytes(PAGE))
    yield
    (disk / "filler").unlink()


@contextmanager
def read_only(disk: Path) -> Iterator[None]:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    yield
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)


@as_root
@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        pytest.param(full, "cannot be written: No space left on device", id="full"),
        pytest.param(read_only, "cannot be written: Read-only file system", id="read-only"),
    ],
)
def test_a_start_succeeds_when_the_disk_is_well_again(
    connected: Path, disk: Path, trouble: Callable[[Path], AbstractContextManager[None]], said: str
) -> None:
    with trouble(disk):
        assert start(connected) == (75, f"{disk} {said}\n")
    assert start(connected) == (0, "")


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        pytest.param("--nofile=8", "Too many open files", id="no-descriptors"),
        pytest.param("--fsize=0", "File too large", id="no-file-may-grow"),
        # So little that it always runs out in Python: in C the interpreter may lose the error itself, and end with 1
        pytest.param("--as=60000000", "memory", id="no-memory"),
    ],
)
def test_what_the_system_has_too_little_of_passes(made: Made, limit: str, said: str) -> None:
    status, errors = start(made.config, "prlimit", limit)
    assert (status, said in errors) == (75, True), errors


@as_root  # who is root may start as many as there are
@pytest.mark.parametrize("most", [1, 2, 3])
def test_processes_that_are_too_many_pass(made: Made, most: int) -> None:
    """gpg, and each of the threads that python-gnupg reads with, is one.

    Which of them is the first too many depends on how many have ended by then, and with that what is said.
    """
    subprocess.run(["chown", "-R", f"{SOMEBODY}:{SOMEBODY}", str(made.config.parent)], check=True)
    somebody = ["setpriv", f"--reuid={SOMEBODY}", "--clear-groups"]
    reads = ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]  # the program may lie in root's folders
    status, errors = start(made.config, *somebody, *reads, "prlimit", f"--nproc={most}")
    subprocess.run(["chown", "-R", f"{os.getuid()}:{os.getgid()}", str(made.config.parent)], check=True)
    assert (status, errors.startswith(("gpg cannot be run: ", "gpg could not read our keys"))) == (75, True), errors


# What stays


def missing(etc: Path, name: str) -> None:
    (etc / name).rename(etc / "taken away")


def forbidden(etc: Path, pattern: str) -> None:
    for path in etc.glob(pattern):
        path.chmod(0)


# To root nothing is forbidden, unless it has lost its capabilities
POWERLESS = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
STARTS = """
import sys
from mailbot.cli import run
for config in sys.argv[1:]:
    print(run(["--config", config, "run", "--once"]), file=sys.stderr)
    print(file=sys.stderr)
"""
LASTING = {
    "no gpg home": (missing, "state/gnupg", "cannot be used: No such file"),
    "no key": (missing, "state/gnupg/pubring.kbx", "our key is not in the gpg home"),
    "no secret key": (missing, "state/gnupg/private-keys-v1.d", "the secret half of our key is not in the gpg home"),
    "another's keyring": (forbidden, "state/gnupg/pubring.kbx", "cannot be used: Permission denied"),
    "another's secret key": (forbidden, "state/gnupg/private-keys-v1.d/*.key", "cannot be used: Permission denied"),
    "another's state folder": (forbidden, "state", "Permission denied"),
    "another's database": (forbidden, "state/mailbot.db", "mailbot.db may not be read and written by"),
    "another's note": (forbidden, "state/left-last", "left-last cannot be read: Permission denied"),
    "another's password": (forbidden, "credentials/imap-password", "Run as root: chown"),
    "no password": (missing, "credentials/smtp-password", "credential smtp-password"),
    "another's handler's key": (forbidden, "keys/anke.asc", "anke.asc) cannot be read: Permission denied"),
    "a database that is none": (lambda etc, name: (etc / name).write_bytes(b"no" * 999), "state/mailbot.db", "Back up"),
}


def test_what_is_missing_wrong_or_forbidden_stays_so(connected: Path, people: People) -> None:
    assert start(connected)[0] == 0
    end_agent(load(connected).homedir)
    (connected.parent / "keys/anke.asc").write_text(people.get("anke@voorbeeld.example").armored)
    connected.write_text(connected.read_text().replace("cleartext: true", "key: keys/anke.asc"))
    homes = [make_home() for _ in LASTING]
    copies = [shutil.copytree(connected.parent, home / "etc", ignore=shutil.ignore_patterns("S.*")) for home in homes]
    for copy, (change, name, _) in zip(copies, LASTING.values(), strict=True):
        change(copy, name)
    starts = [sys.executable, "-c", STARTS, *(str(copy / connected.name) for copy in copies)]
    done = subprocess.run([*POWERLESS, *starts], capture_output=True, text=True, check=True)
    for home in homes:
        end_agent(home / "etc/state/gnupg")
        subprocess.run(["chmod", "-R", "u+rwX", str(home)], check=True)
        remove_home(home)
    found = [one.strip().splitlines() for one in done.stderr.strip().split("\n\n")]
    wrong = {
        situation: said
        for (situation, (_, _, expected)), said in zip(LASTING.items(), found, strict=True)
        if said[-1] != "78" or expected not in " ".join(said)
    }
    assert wrong == {}
