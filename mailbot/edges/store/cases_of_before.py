"""Cases as versions of before wrote them: what became of a field that is gone.

Cases are sealed, so no step of a migration can rewrite them; one that is read is brought up to date here, and written
in today's form by whatever changes it next. Until tables 0020 a case knew one clock, the 72 hours for a data breach.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any, Final

_FIELDS: Final = ("facts", "data", "effects", "measures", "affected")
_LAW: Final = {
    "name": "gdpr",
    "law": "GDPR, article 33(1)",
    "steps": [{"name": "notification", "start": "awareness", "within": {"hours": 72}}],
    "fields": list(_FIELDS),
    "officer": True,
}
"""The clock as it was then; what it is today stands in case/clocks.py, and counts."""


def with_clocks(raw: bytes) -> bytes:
    """Return the JSON of a case with its breach as a clock among others; a case of today's as it is."""
    if b'"breach"' not in raw:
        return raw
    (case,) = json.loads(raw)
    breach = case.pop("breach", None)
    case["clocks_asked_at"] = case.pop("breach_asked_at", None)
    if breach is not None:
        case["clocks"] = [_clock(breach)]
    return json.dumps([case]).encode()


def _clock(breach: dict[str, Any]) -> dict[str, Any]:
    """Return the clock that a breach was, with what was told and done."""
    notified = breach["notified_at"] is not None
    told_until = datetime.fromisoformat(breach["aware_at"]) + timedelta(hours=breach["told"])
    record = {
        "step": "notification",
        "at": breach["notified_at"],
        "reference": breach["authority_reference"],
        "late_reason": breach["late_reason"],
    }
    return {
        "law": _LAW,
        "aware_at": breach["aware_at"],
        "declared_by": breach["declared_by"],
        "declared_at": breach["declared_at"],
        # Declared late, what had passed by then was never told
        "told_until": max(told_until, datetime.fromisoformat(breach["declared_at"])).isoformat(),
        "records": [record] if notified else [],
        "fields": [{"name": name, "words": breach[name]} for name in _FIELDS if breach[name]],
        "not_applicable": "" if notified else breach["not_notifiable"],
        "not_applicable_at": None if notified or not breach["not_notifiable"] else breach["ended_at"],
    }
