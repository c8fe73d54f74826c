"""What strangers find of us, as it was last seen: kept in the store for the leads' morning, and for `status`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from mailbot.edges.store import LAST_LOOK, SECURITY_TXT_ENDS, Store, first_end, read_look, write_look
from mailbot.facts import Look

LookAtPublished = Callable[[datetime], Look]
"""Looks at all that is published."""


def find_look(store: Store) -> Look | None:
    """Return what was found last; None when nobody has looked yet."""
    return read_look(store.setting(LAST_LOOK))


def keep_look(store: Store, look: Look) -> None:
    """Keep what was found, instead of what was found before."""
    store.put_setting(LAST_LOOK, write_look(look))


def forget_look(store: Store) -> None:
    """Forget what was found: nothing is said to be published any more, so none of it is wrong."""
    if store.setting(LAST_LOOK):
        store.put_setting(LAST_LOOK, b"")


def keep_end(store: Store, ends_at: datetime) -> None:
    """Keep until when the security.txt is good that was written."""
    store.put_setting(SECURITY_TXT_ENDS, ends_at.isoformat().encode())


def security_txt_ends(store: Store) -> datetime | None:
    """Return when the security.txt ends that strangers see; None without one."""
    return first_end(store.setting(SECURITY_TXT_ENDS), find_look(store))
