"""The sections about people: handlers, who work on cases, and partners outside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from mailbot import facts
from mailbot.config.fields import Address, FilePath, Language, Line, Section


class Handler(Section):
    """A person of the organisation who works on cases."""

    name: Line
    """Name of the handler."""
    address: Address
    """The handler's own address."""
    role: facts.Role = facts.Role.HANDLER
    """A `lead` hears of what is missed and held as well; a `handler` works on cases."""
    key: FilePath | None = None
    """File with the handler's public key."""
    cleartext: bool = False
    """Whether the handler reads reports in clear; inside internal_domains only."""
    language: Language = ""
    """The handler's language; the organisation's first when left out."""

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
    """Name of the partner, as handlers type it behind #share."""
    address: Address
    """The partner's address."""
    key: FilePath
    """File with the partner's public key: nothing goes to a partner in clear."""
    share: Literal["always"] | None = None
    """`always`: told of every report at once, without who wrote and what. Else a handler's #share alone tells."""
    language: Language = ""
    """The partner's language; the organisation's first when left out."""
    says: Annotated[dict[Language, Line], Field(default_factory=dict)]
    """Who the partner is, by language, as letters to reporters say “we inform …”, article and all (in German in the
    accusative: {de: das CERT-Bund}); its name when left out."""

    def as_fact(self, keys: Mapping[str, facts.Key]) -> facts.Partner:
        """Return the partner with their key, which `keys` holds by address."""
        return facts.Partner(
            name=self.name,
            address=self.address,
            key=keys[self.address],
            always=self.share == "always",
            language=self.language,
            file=str(self.key),
            says=tuple(self.says.items()),
        )
