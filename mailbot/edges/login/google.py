"""Tokens of Google, for a service account that may act for a mailbox (domain-wide delegation; google-auth)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from mailbot.edges.login.sasl import Mechanism, TokenRefusal
from mailbot.edges.login.token import Token
from mailbot.edges.login.web import Asking, Provider
from mailbot.errors import ConfigError
from mailbot.facts import Clock

_NEEDED = ("client_email", "private_key", "token_uri", "client_id")
_REMEDY = "Put in the JSON file that Google Cloud gives for a key of the service account."


@dataclass(frozen=True, slots=True)
class ServiceAccount:
    """A service account by its key, and for whom it acts."""

    key: dict[str, str] = field(repr=False)
    subject: str
    scope: str
    ca_file: str | None = None


def parse_key(text: str) -> dict[str, str]:
    """Return the key of a service account; raises ConfigError."""
    try:
        key: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise ConfigError("auth.google.key is no JSON.", _REMEDY) from None
    if not isinstance(key, dict) or not all(isinstance(key.get(name), str) for name in _NEEDED):
        raise ConfigError(f"auth.google.key lacks one of {', '.join(_NEEDED)}.", _REMEDY)
    if not key["token_uri"].startswith("https://"):
        raise ConfigError("The token_uri in auth.google.key is not https.", _REMEDY)
    return key


class _Response:
    """An answer, as google-auth reads it."""

    def __init__(self, status: int, headers: Any, data: bytes) -> None:
        self.status, self.headers, self.data = status, headers, data


class GoogleTokens:
    """Gives tokens to a service account."""

    mechanisms: ClassVar[tuple[Mechanism, ...]] = (Mechanism.XOAUTH2,)

    def __init__(self, account: ServiceAccount, now: Clock) -> None:
        self.account = account
        self._now = now
        self._provider = Provider("Google", account.ca_file)

    def token(self, *, renewed: bool = False) -> Token:  # noqa: ARG002  # each is new
        """Return a new token."""
        with self._provider.session() as session:
            from google.auth.exceptions import RefreshError
            from google.oauth2.service_account import Credentials

            account = self.account
            make: Any = Credentials.from_service_account_info  # it says nothing of types
            try:
                credentials = make(account.key, scopes=[account.scope], subject=account.subject)
            except (ValueError, TypeError):
                raise ConfigError("The private key in auth.google.key is broken.", _REMEDY) from None
            try:
                credentials.refresh(_asking(session))
            except RefreshError:
                raise self._provider.refusal(session.answer, "no token, for a reason that is not known") from None
            # By the clock of google-auth, which nobody can hand a time
            left = credentials.expiry.replace(tzinfo=UTC) - datetime.now(UTC) if credentials.expiry else timedelta()
            return Token(str(credentials.token), self._now() + left)

    def remedy(self, _token: Token, _refusal: TokenRefusal) -> str:
        """Return nothing: a token of Google's says nothing of itself."""
        return ""


def _asking(session: Asking) -> Any:
    def ask(url: str, method: str = "GET", body: bytes | None = None, headers: Any = None, **_: object) -> _Response:
        response = session.ask(method, url, data=body, headers=headers)
        return _Response(response.status_code, response.headers, response.content)

    return ask
