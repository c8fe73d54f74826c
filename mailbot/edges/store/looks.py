"""What the last look at what is published has found, as a setting: not sealed, since all of it is public.

`status`, which has no secret to open anything with, reads it too.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Final

from mailbot.facts import Difference, Fault, Look

LAST_LOOK: Final = "published_look"


def write_look(look: Look) -> bytes:
    """Write what was found."""
    return json.dumps(
        {
            "at": look.at.isoformat(),
            "differences": [{"where": one.where, "fault": one.fault.value} for one in look.differences],
            "ends_at": look.ends_at and look.ends_at.isoformat(),
            "closed_off_since": look.closed_off_since and look.closed_off_since.isoformat(),
        }
    ).encode()


def read_look(raw: bytes | None) -> Look | None:
    """Read what `write_look` wrote; None when nobody has looked yet, or nobody does any more."""
    if not raw:
        return None
    kept = json.loads(raw)
    return Look(
        datetime.fromisoformat(kept["at"]),
        tuple(Difference(one["where"], Fault(one["fault"])) for one in kept["differences"]),
        _moment(kept["ends_at"]),
        _moment(kept["closed_off_since"]),
    )


def first_end(written: bytes | None, look: Look | None) -> datetime | None:
    """Return when security.txt ends: the one that was seen, which may be an older one than was written last.

    None when there is none: nothing was ever written, and nobody has seen one.
    """
    seen = [look.ends_at] if look is not None and look.ends_at is not None else []
    return min([*seen, *([datetime.fromisoformat(written.decode())] if written else [])], default=None)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
