"""What the sections of all ways to get tokens have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, ClassVar

from mailbot.config.fields import Section
from mailbot.errors import ConfigError
from mailbot.facts import UNLIMITED, Clock, CredentialExpiry, LoginKeeper, SendingLimits

if TYPE_CHECKING:  # what speaks to mail servers is loaded where it is needed
    from mailbot.edges.login.token import Tokens, TokenSource


def _utc_now() -> datetime:
    return datetime.now(UTC)


def no_keeper() -> LoginKeeper:
    """Stand for the database where there is none."""
    raise ConfigError("There is no database that could keep a refresh token.", "Run this with the configuration.")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a source of tokens may need beside its section."""

    username: str  # the mailbox that the token is for
    now: Clock
    keeper: Callable[[], LoginKeeper]  # of what providers give us, for all daemons; opened when it is needed first
    owner: str  # the daemon, for leases; "" for a command


@dataclass(frozen=True, slots=True)
class Preset:
    """What is known of whoever takes these tokens, where the configuration says nothing else."""

    limits: SendingLimits = UNLIMITED
    files_sent: bool = False  # what it sends, it files into Sent itself


class Way(Section):
    """A way to get tokens: a section below `auth`."""

    preset: ClassVar[Preset] = Preset()

    expires: date | None = None
    """The day on which the secret ends, as its owner said when it was made; warned of from 60 days before."""

    def source(self, around: Surroundings) -> TokenSource:
        """Return where tokens come from; raises ConfigError when a secret cannot be read. Asks nobody yet."""
        raise NotImplementedError

    def expiries(self, where: str) -> Iterator[CredentialExpiry]:
        """Yield what of this way ends by itself, and when; `where` is its key in the configuration."""
        if self.expires is not None:
            yield CredentialExpiry(where, datetime.combine(self.expires, time(), UTC))


class SharedTokens:
    """The tokens of both mail servers: where the sections say the same, one source serves both."""

    def __init__(self, now: Clock = _utc_now, keeper: Callable[[], LoginKeeper] = no_keeper, owner: str = "") -> None:
        self._now = now
        self._keeper = keeper
        self._owner = owner
        self._shared: list[tuple[Way, str, Tokens]] = []

    def of(self, way: Way, username: str) -> Tokens:
        """Return the tokens of a way for a mailbox."""
        from mailbot.edges.login.token import Tokens

        for known, name, tokens in self._shared:
            if (known, name) == (way, username):
                return tokens
        tokens = Tokens(way.source(Surroundings(username, self._now, self._keeper, self._owner)), self._now)
        self._shared.append((way, username, tokens))
        return tokens
