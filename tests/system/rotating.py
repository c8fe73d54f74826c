"""`mailbot key rotate --primary` in a process of its own, which can be killed at any of its named points."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from mailbot.admin.keys.primary import NewPrimary, rotate_primary
from mailbot.bootstrap.primary_key import primary_key
from mailbot.config import load
from mailbot.errors import MailbotError
from tests.machine import LONG
from tests.people import make_home, remove_home

POINTS = (
    "begun",
    "passphrase made",
    "primary key made",
    "key made",
    "certified",
    "statement signed",
    "data key wrapped",
    "configuration changed",
    "inside the finish",
    "finished",
)

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload([__name__])


def rotate(config: Path, now: datetime, asked: NewPrimary = NewPrimary(), *, point: str = "") -> None:  # noqa: B008  a frozen value
    """Run the command once, as an operator who agrees; die by SIGKILL where `point` is reached."""

    def reached(name: str) -> None:
        if name == point:
            os.kill(os.getpid(), signal.SIGKILL)

    with primary_key(load(config), config, now, reached) as works:
        rotate_primary(works, asked, lambda _: True, now, "operator")


def _rotate(config: Path, now: datetime, asked: NewPrimary, point: str, log: Path) -> None:
    with log.open("a") as file:
        os.dup2(file.fileno(), sys.stdout.fileno())
        os.dup2(file.fileno(), sys.stderr.fileno())
    try:
        rotate(config, now, asked, point=point)
    except MailbotError as why:
        sys.exit(str(why))


def rotate_apart(config: Path, now: datetime, asked: NewPrimary = NewPrimary(), *, point: str = "") -> int:  # noqa: B008
    """Do the same in another process; gives its exit status, -9 when it was killed."""
    process = _FORKS.Process(target=_rotate, args=(config, now, asked, point, config.parent / "rotate.log"))
    process.start()
    process.join(LONG)
    assert process.exitcode is not None, "the command hangs"
    return process.exitcode


@contextmanager
def copied_home(homedir: Path) -> Iterator[Path]:
    """Copy a gpg home, so that what is made in it stays in this test."""
    copy = make_home()
    try:
        shutil.copytree(homedir, copy, dirs_exist_ok=True, ignore=shutil.ignore_patterns("S.*", "*.lock", ".#*"))
        yield copy
    finally:
        remove_home(copy)
