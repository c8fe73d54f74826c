"""What is remembered of backups: of the database the last one, of the secret key that somebody has it elsewhere."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

CONFIRMED_FOR = timedelta(days=180)
"""How long a word counts that the secret key is elsewhere as well: paper is thrown away, and sticks fail."""


@dataclass(frozen=True, slots=True)
class LastBackup:
    """A backup that was made and verified."""

    at: datetime
    place: str

    def written(self) -> bytes:
        """Return it as a setting of the store."""
        return json.dumps({"at": self.at.isoformat(), "place": self.place}).encode()

    @classmethod
    def read(cls, setting: bytes) -> LastBackup:
        """Return what `written` wrote."""
        values = json.loads(setting)
        return cls(datetime.fromisoformat(values["at"]), values["place"])


@dataclass(frozen=True, slots=True)
class KeyConfirmation:
    """Somebody has shown, or said, that these parts of the secret key are elsewhere as well."""

    at: datetime
    by: str
    shown: bool  # False: it was said, of paper or a card
    fingerprint: str
    parts: tuple[str, ...]  # fingerprints

    def written(self) -> bytes:
        """Return it as a setting of the store."""
        facts = {"by": self.by, "shown": self.shown, "fingerprint": self.fingerprint, "parts": self.parts}
        return json.dumps({"at": self.at.isoformat(), **facts}).encode()

    @classmethod
    def read(cls, setting: bytes) -> KeyConfirmation:
        """Return what `written` wrote."""
        values = json.loads(setting)
        at, parts = datetime.fromisoformat(values["at"]), tuple(values["parts"])
        return cls(at, values["by"], values["shown"], values["fingerprint"], parts)


def why_unconfirmed(last: KeyConfirmation | None, parts: Collection[str], now: datetime) -> str | None:
    """Return why nobody can be sure that the secret key, with these parts, is anywhere but here; None when somebody is.

    Without `parts` nobody has looked which there are.
    """
    if last is None:
        return "nobody has confirmed yet that the secret key is kept elsewhere as well"
    if parts and not {*parts} <= {*last.parts}:
        return f"the key has changed since it was confirmed to be kept elsewhere, on {last.at:%Y-%m-%d}"
    if now - last.at > CONFIRMED_FOR:
        return f"that the secret key is kept elsewhere was last confirmed on {last.at:%Y-%m-%d}"
    return None
