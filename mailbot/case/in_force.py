"""What is promised by the configuration, as one text: the policy that was in force when a letter was written.

People are left out of it, handlers, officer and the addresses of partners, and what the daemon logs in with: none of
that was promised to anybody, and a version is kept for as long as mailbot is used.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from typing import Any, Final

from mailbot.facts import POLICY, Organisation, Partner, Span, Version

LEFT_OUT: Final = frozenset({"handlers", "credentials", "data_protection_officer"})


def policy_of(organisation: Organisation) -> Version:
    """Return the policy; the same configuration gives the same one, in whatever order it was written."""
    known = {one.name: getattr(organisation, one.name) for one in fields(organisation) if one.name not in LEFT_OUT}
    return Version(POLICY, json.dumps(_plain(known), ensure_ascii=False, indent=1, sort_keys=True))


def _plain(value: Any) -> Any:
    match value:
        case Span(amount=amount, unit=unit):
            return f"{amount} {unit.value}"
        case Partner():
            return {"name": value.name, "always": value.always}
        case timedelta():
            return f"{value.total_seconds():g} seconds"
        case date():
            return value.isoformat()
        case Mapping():
            return {str(name): _plain(one) for name, one in value.items()}
        case tuple() | list() | frozenset():
            return [_plain(one) for one in value]
        case _ if is_dataclass(value):
            return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        case _:
            return value
