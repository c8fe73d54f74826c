"""A database that is a copy of an earlier day: noticed at a start, or said by an operator (`mailbot restore`).

Guarantee: what may have left after the copy was made does not leave a second time. It is set aside for an operator.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

from mailbot.config import Config
from mailbot.edges.sent_marker import SentMarker
from mailbot.edges.store import Store
from mailbot.errors import ConfigError
from mailbot.logs import Log
from mailbot.mailbox_lease import RENEW

log = Log("mailbot.bootstrap")

JOINING = int(RENEW * 1.5)  # seconds: by then a daemon that works has renewed its hold on the mailbox
MARKED = "witnessed"  # the setting that says that there is a note beside the database


def open_sent_marker(config: Config) -> SentMarker:
    """Return what is noted beside the database."""
    return SentMarker(config.state_dir / "left-last")


def checked_sent_marker(config: Config, store: Store, now: datetime) -> SentMarker:
    """Return what is noted beside the database; lets nothing leave twice when that is a copy of an earlier day.

    Raises ConfigError when nothing here can tell whether it is one.
    """
    marker = open_sent_marker(config)
    last = marker.read()
    if last is None and store.setting(MARKED) is not None and not is_in_use(store):
        raise ConfigError(
            "state_dir: nothing here tells which letter left last, so the database was moved here, or is a copy.",
            "For a copy that was made earlier, run `mailbot restore`: what may have left since does not leave again.\n"
            "For the very database that was in use last, run `mailbot restore --current`.\n"
            "On another host that shares it, start mailbot while the daemon of the first one runs.",
        )
    if last is None:
        accept_as_current(store, marker)
    elif store.is_older(last.letter, last.attempt, sent=last.sent):
        set_aside_what_left(store, marker, now)
    return marker


def is_in_use(store: Store, wait: Callable[[float], object] = time.sleep) -> bool:
    """Return whether another daemon is at work on this very database: the hold on the mailbox is being renewed."""
    before = store.hold()
    for _ in range(JOINING):
        if before is None:
            return False
        wait(1)
        if store.hold() not in (before, None):
            return True
    return False


def set_aside_what_left(store: Store, marker: SentMarker, now: datetime) -> int:
    """Set aside what may have left already, since the database is a copy; return how many letters that were."""
    letters = store.set_aside(now)
    accept_as_current(store, marker)
    log.warning("the database was put back from an earlier copy", letters_set_aside=letters)
    return letters


def accept_as_current(store: Store, marker: SentMarker) -> None:
    """Take the database for the one that is in use from now on."""
    marker.begin()  # before the database says that there is a note
    want_marker(store)


def want_marker(store: Store) -> None:
    """Let nothing start on this database without a note beside it."""
    store.put_setting(MARKED, b"1")
