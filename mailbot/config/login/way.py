"""What the sections of all ways to get tokens have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from mailbot.config.fields import Section
from mailbot.edges.login.token import Tokens, TokenSource
from mailbot.facts import Clock, CredentialExpiry


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a source of tokens may need beside its section."""

    username: str  # the mailbox that the token is for
    now: Clock


class Way(Section):
    """A way to get tokens: a section below `auth`."""

    expires: date | None = None
    """The last day of the secret, which no server tells: warned of from 60 days before."""

    def source(self, around: Surroundings) -> TokenSource:
        """Return where tokens come from; raises ConfigError when a secret cannot be read. Asks nobody yet."""
        raise NotImplementedError

    def expiries(self, where: str) -> Iterator[CredentialExpiry]:
        """Yield what of this way ends by itself, and when; `where` is its key in the configuration."""
        if self.expires is not None:
            yield CredentialExpiry(where, datetime.combine(self.expires, time(), UTC))


class SharedTokens:
    """The tokens of both mail servers: where the sections say the same, one source serves both."""

    def __init__(self, now: Clock = _utc_now) -> None:
        self._now = now
        self._shared: list[tuple[Way, str, Tokens]] = []

    def of(self, way: Way, username: str) -> Tokens:
        """Return the tokens of a way for a mailbox."""
        for known, name, tokens in self._shared:
            if (known, name) == (way, username):
                return tokens
        tokens = Tokens(way.source(Surroundings(username, self._now)), self._now)
        self._shared.append((way, username, tokens))
        return tokens
