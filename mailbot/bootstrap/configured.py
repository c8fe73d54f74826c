"""That the configuration is another than before is an entry of the installation's own journal, with what changed.

A secret stands in no configuration: it names where each is kept. What a program is started with may be one all the
same, so of programs it is only told that they changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from mailbot.admin.identity import who
from mailbot.config import Config
from mailbot.edges.store import Store
from mailbot.facts import Act, Witnessed

PROGRAMS: Final = frozenset({"alarm", "token_command"})
TOLD: Final = 40  # of what changed; the rest is a number
LONGEST: Final = 80  # characters of a value that is told


def note_configuration(config: Config, store: Store, now: datetime) -> None:
    """Enter what is different since the last start; nothing where nothing is."""
    values = dict(values_of(config.model_dump(mode="json", by_alias=True, fallback=str)))
    name = hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
    with store.write() as transaction:
        before = transaction.configured(values)
        if before != values:
            what = "; ".join(changes(before, values)) if before is not None else "noted for the first time"
            transaction.witness(Witnessed(Act.CONFIGURED, who(), name[:16], {"sha256": name, "changed": what}), now)


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Return what is different, in words."""
    keys = sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))
    more = [f"and {len(keys) - TOLD} more"] if len(keys) > TOLD else []
    return [f"{key}: {_told(key, before.get(key))} -> {_told(key, after.get(key))}" for key in keys[:TOLD]] + more


def values_of(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield each value with the dotted name of its key."""
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield from values_of(one, f"{key}.{name}" if key else str(name))
    elif isinstance(value, list) and not _is_program(key):
        for number, one in enumerate(value, start=1):
            yield from values_of(one, f"{key}.{number}")
    elif value is not None:
        yield key, hashlib.sha256(str(value).encode()).hexdigest() if _is_program(key) else str(value)


def _is_program(key: str) -> bool:
    return not PROGRAMS.isdisjoint(key.split("."))


def _told(key: str, value: str | None) -> str:
    if value is None:
        return "nothing"
    return "a program" if _is_program(key) else value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
