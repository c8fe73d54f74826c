"""What the last look at what is published has found, as the store keeps it: for the leads' morning, and for `status`.

Not sealed: it holds addresses on the web that are public, and `status` has no secret to open it with.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime

from mailbot.edges.store import SECURITY_TXT_ENDS, Store
from mailbot.facts import Difference, Fault, Look

LOOK = "published_look"  # a setting in the store

LookAtPublished = Callable[[datetime], Look]
"""Looks at all that is published; raises Temporary when it could not even begin."""


def find_look(store: Store) -> Look | None:
    """Return what was found last; None when nobody has looked yet."""
    raw = store.setting(LOOK)
    if raw is None:
        return None
    kept = json.loads(raw)
    return Look(
        datetime.fromisoformat(kept["at"]),
        tuple(Difference(one["where"], Fault(one["fault"])) for one in kept["differences"]),
        _moment(kept["ends_at"]),
        _moment(kept["closed_off_since"]),
    )


def keep_look(store: Store, look: Look) -> None:
    """Keep what was found, instead of what was found before."""
    kept = {
        "at": look.at.isoformat(),
        "differences": [{"where": one.where, "fault": one.fault.value} for one in look.differences],
        "ends_at": look.ends_at and look.ends_at.isoformat(),
        "closed_off_since": look.closed_off_since and look.closed_off_since.isoformat(),
    }
    store.put_setting(LOOK, json.dumps(kept).encode())


def keep_end(store: Store, ends_at: datetime) -> None:
    """Keep until when the security.txt is good that was written."""
    store.put_setting(SECURITY_TXT_ENDS, ends_at.isoformat().encode())


def security_txt_ends(store: Store) -> datetime | None:
    """Return when security.txt ends: the one that was seen, which may be an older one than was written last.

    None when there is none: nothing was ever written, and nobody has seen one.
    """
    written, look = store.setting(SECURITY_TXT_ENDS), find_look(store)
    seen = [look.ends_at] if look is not None and look.ends_at is not None else []
    return min([*seen, *([datetime.fromisoformat(written.decode())] if written else [])], default=None)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
