"""What somebody who gives tokens says: JSON as RFC 6749 section 5.1 has it, read with suspicion."""

import json
import math
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from mailbot.edges.login.token import Token

LONGEST = timedelta(days=1)  # a token is asked for anew after that, whatever is said of it
_REFRESH_TOKEN = re.compile(r"[ -~]+")  # RFC 6749 appendix A.17; what is kept must be such that it can be said again
MOST = 65536  # octets of an answer; the longest tokens have some 5,000


@dataclass(frozen=True, slots=True)
class Grant:
    """A token, and what the next one is asked for with, if that has changed."""

    token: Token
    refresh_token: str | None = field(default=None, repr=False)


def parse_grant(raw: bytes, now: datetime) -> Grant:
    """Return what was given; raises ValueError, which never holds anything of it."""
    said = parse_object(raw)
    value, kind, refresh = said.get("access_token"), said.get("token_type", "bearer"), said.get("refresh_token")
    if not isinstance(value, str) or not value:
        raise ValueError("it has no access_token")
    if not isinstance(kind, str) or kind.lower() != "bearer":
        raise ValueError("its token is not a bearer token")  # RFC 6749 section 7.1: one must not use what one knows not
    good = isinstance(refresh, str) and _REFRESH_TOKEN.fullmatch(refresh)
    return Grant(Token(value, now + _lifetime(said.get("expires_in"))), refresh if good else None)


def parse_object(raw: bytes) -> dict[str, Any]:
    """Return a JSON object; raises ValueError, which never holds anything of it."""
    try:
        said = json.loads(raw)
    except (ValueError, RecursionError):
        said = None
    if isinstance(said, dict):
        return said
    raise ValueError("it is no JSON object")


def _lifetime(seconds: object) -> timedelta:
    """Return how long a token is good; nothing, when that is not said: then it is asked for each time."""
    try:
        lasts = float(seconds) if isinstance(seconds, int | float | str) and not isinstance(seconds, bool) else 0.0
    except (ValueError, OverflowError):
        return timedelta()
    if not math.isfinite(lasts) or lasts <= 0:
        return timedelta()
    return timedelta(seconds=min(lasts, LONGEST.total_seconds()))
