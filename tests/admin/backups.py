"""What tests of backups share: an installation that has something in it, and its command."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from contextlib import closing
from pathlib import Path

from mailbot.bootstrap.keys import open_gpg
from mailbot.bootstrap.store import open_store
from mailbot.cli import run
from mailbot.config import load
from mailbot.edges.store import Arrival, Store
from mailbot.facts import Notice, NoticeKind
from tests.databases import NOW
from tests.edges.full_case import FULL_CASE
from tests.machine import LONG


def fill(config_file: Path) -> None:
    """Let an installation have seen a case and a mail."""
    config = load(config_file)
    with closing(open_store(config, open_gpg(config), NOW)) as store:
        with store.write() as tx:
            tx.save_case(FULL_CASE, 0, NOW)
            for kind in ("received", "accepted", "closed"):
                tx.append(FULL_CASE.reference, kind, {"by": "canary-handler"}, NOW)
            tx.keep_notice(Notice(NOW, None, NoticeKind.HELD, "somebody wrote"))
        raw = b"Subject: canary-subject\r\n\r\ncanary-body"
        store.record(raw, Arrival("<1@a.example>", None, NOW, NOW), identity=b"1")


def mailbot(config: Path, *arguments: str | Path) -> int:
    """Run a command for an installation; give its exit status."""
    return run(["--config", str(config), *map(str, arguments)])


def backups_in(shelf: Path) -> list[str]:
    """Give what lies in a folder of backups, but for locks."""
    return sorted(path.name for path in shelf.iterdir() if not path.name.startswith("."))


def mark(config_file: Path, value: bytes) -> None:
    """Tell one state of a database from another."""
    with closing(Store(load(config_file).database_url, None)) as store:
        store.put_setting("mark", value)


def marked(config_file: Path) -> bytes | None:
    """Give what `mark` has set."""
    with closing(Store(load(config_file).database_url, None)) as store:
        return store.setting("mark")


_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload([__name__])

NAMES = {"os.rename", "os.link"}
"""Steps that give something its name: between them nothing is decided."""

STEPS = NAMES | {"os.remove", "os.mkdir", "os.truncate", "sqlite3.connect"}
"""What Python tells of that changes something on the disk, or opens a database."""


def killed_at(step: int, steps: set[str], *command: str) -> bool:
    """Run a command that is killed just before its `step`th step of this kind; False if it ended before."""
    child = _FORKS.Process(target=_die_at, args=(step, steps, command))
    child.start()
    child.join(LONG)
    assert child.exitcode is not None, "it hangs"
    return child.exitcode == -signal.SIGKILL


def _die_at(step: int, steps: set[str], command: tuple[str, ...]) -> None:
    left = step

    def hook(event: str, about: tuple[object, ...]) -> None:
        nonlocal left
        notes = event == "open" and about[1] is None and str(about[0]).endswith("left-last")  # os.open, to write over
        if event in steps or notes:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    sys.addaudithook(hook)
    os._exit(run(command))
