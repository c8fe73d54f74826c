"""The sections about people: handlers, who work on cases, and partners outside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from mailbot import facts
from mailbot.config.fields import Address, FilePath, Language, Line, Section


class Handler(Section):
    """A person of the organisation who works on cases."""

    name: Line
    address: Address
    role: facts.Role = facts.Role.HANDLER
    key: FilePath | None = None
    cleartext: bool = False
    language: Language = ""  # "" is the organisation's first

    def as_fact(self, keys: Mapping[str, facts.Key]) -> facts.Handler:
        """Return the handler with their key, which `keys` holds by address."""
        return facts.Handler(
            name=self.name,
            address=self.address,
            role=self.role,
            key=keys[self.address] if self.key else None,
            cleartext=self.cleartext,
            language=self.language,
            file=str(self.key or ""),
        )


class Partner(Section):
    """An outside body that reports are shared with, such as the sector's CSIRT."""

    name: Line
    address: Address
    key: FilePath  # nothing goes to a partner in clear
    share: Literal["always"] | None = None  # told of every report; without it, a handler's #share alone tells
    language: Language = ""

    def as_fact(self, keys: Mapping[str, facts.Key]) -> facts.Partner:
        """Return the partner with their key, which `keys` holds by address."""
        return facts.Partner(
            name=self.name,
            address=self.address,
            key=keys[self.address],
            always=self.share == "always",
            language=self.language,
            file=str(self.key),
        )
