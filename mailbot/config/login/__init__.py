"""The keys that say how to log in at a mail server, and the class of edges/login/ that is made from them.

`auth` holds exactly one way. Another one is a class in edges/login/, a module beside this one with its section, and a
key of `Auth`; take its keys out of those that a later version will know (config/mistakes.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Self

from pydantic import model_validator

from mailbot.config.fields import Line, Section
from mailbot.config.login.google import GoogleWay
from mailbot.config.login.microsoft import MicrosoftWay
from mailbot.config.login.oauth2 import OAuth2
from mailbot.config.login.token_command import TokenCommand
from mailbot.config.login.way import SharedTokens, Way
from mailbot.config.secret import Secret
from mailbot.facts import CredentialExpiry

if TYPE_CHECKING:  # what speaks to mail servers is loaded where it is needed
    from mailbot.edges.login import Login

__all__ = ["Auth", "OptionalLogin", "RequiredLogin", "SharedTokens"]


class Auth(Section):
    """How to prove who we are: exactly one of the keys."""

    password: Secret | None = None
    """Where the password is."""
    oauth2: OAuth2 | None = None
    """A provider of tokens that follows RFC 6749."""
    microsoft: MicrosoftWay | None = None
    """An application of a tenant of Microsoft 365."""
    google: GoogleWay | None = None
    """A service account that acts for a mailbox of Google Workspace."""
    token_command: TokenCommand | None = None
    """A program that prints a token, or JSON with `access_token` and `expires_in`."""

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if len(self._given()) != 1:
            *others, last = type(self).model_fields
            raise ValueError(f"takes exactly one of {', '.join(others)} and {last}" if others else f"takes {last}")
        return self

    def _given(self) -> list[tuple[str, Secret | Way]]:
        return [(name, value) for name, value in self if value is not None]

    @property
    def name(self) -> str:
        """Return which key is given."""
        return self._given()[0][0]

    @property
    def way(self) -> Secret | Way:
        """Return what is given for it."""
        return self._given()[0][1]


class OptionalLogin(Section):
    """A login, or none for a server that asks for none."""

    username: Line | None = None
    """The name that the server knows the mailbox by."""
    password: Secret | None = None
    """Where the password is."""
    auth: Auth | None = None
    """Another way to log in than a password, such as a token."""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.password is not None and self.auth is not None:
            raise ValueError("password and auth are two ways to log in; take one out")
        if self.username is None and (self.password or self.auth):
            raise ValueError(
                "username and password (or auth) belong together; leave both out for a server without login"
            )
        return self

    def login(self, shared: SharedTokens | None = None, instead: Auth | None = None) -> Login | None:
        """Return how to log in, a password read; raises ConfigError, or Temporary when it cannot be read just now.

        `shared` has the tokens of the other server, and `instead` counts where there is a user name alone.
        """
        if self.username is None:
            return None
        way = self.password if self.auth is None else self.auth.way
        if way is None and instead is not None:
            way = instead.way
        return _login(self.username, way, shared) if way is not None else None

    def expiries(self, where: str) -> Iterator[CredentialExpiry]:
        """Yield what of the login ends by itself, and when."""
        if self.auth is not None and isinstance(self.auth.way, Way):
            yield from self.auth.way.expiries(f"{where}.auth.{self.auth.name}")


class RequiredLogin(OptionalLogin):
    """A login that the server cannot do without."""

    username: Line
    """The name that the server knows the mailbox by."""

    @model_validator(mode="after")
    def _some_way(self) -> Self:
        if self.password is None and self.auth is None:
            raise ValueError("needs password, or auth")
        return self

    def login(self, shared: SharedTokens | None = None, instead: Auth | None = None) -> Login:
        """Return how to log in, a password read; raises ConfigError, or Temporary when it cannot be read just now."""
        login = super().login(shared, instead)
        assert login is not None  # noqa: S101  # _some_way
        return login


def _login(username: str, way: Secret | Way, shared: SharedTokens | None) -> Login:
    from mailbot.edges.login import Password
    from mailbot.edges.login.token import TokenLogin

    if isinstance(way, Secret):
        return Password(username, way.read())
    return TokenLogin(username, (shared or SharedTokens()).of(way, username))
