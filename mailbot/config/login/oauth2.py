"""Tokens of any provider that follows RFC 6749."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, model_validator

from mailbot.config.fields import FilePath, Line
from mailbot.config.login.way import Surroundings, Way
from mailbot.config.secret import Secret
from mailbot.domains import is_loopback

if TYPE_CHECKING:
    from mailbot.edges.login.token import TokenSource


def _token_url(text: str) -> str:
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise ValueError("must be an address on the web that begins with https://") from None
    safe = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))
    if not (safe and host and text.isascii() and text.isprintable() and " " not in text):
        raise ValueError("must be an address on the web that begins with https://")
    if parts.username is not None or parts.password is not None:
        raise ValueError("must not hold a name or a password; client_id and client_secret are for those")
    return text


class OAuth2(Way):
    """A provider of tokens: with `refresh_token` for a user who logged in once, else for the client itself."""

    token_url: Annotated[str, AfterValidator(_token_url)]
    """Where tokens are asked for, by https."""
    client_id: Line
    """Name of the client, as it was registered there."""
    client_secret: Secret | None = None
    """Where the client's secret is; may be left out with `refresh_token`, for a client that has none."""
    refresh_token: Secret | None = None
    """Where the first refresh token is; each later one is kept sealed in the database."""
    scope: Line | None = None
    """What the token should be for, as the provider calls it; several with spaces between them."""
    audience: Line | None = None
    """The mail server, as the provider calls it, where that asks for it."""
    client_auth: Literal["form", "basic"] = "form"
    """How the secret is shown: in the form, or by HTTP Basic."""
    ca_file: FilePath | None = None
    """Certificate authorities that are trusted instead of the system's."""

    @model_validator(mode="after")
    def _something_to_show(self) -> Self:
        if self.client_secret is None and self.refresh_token is None:
            raise ValueError("needs client_secret, refresh_token, or both")
        return self

    def source(self, around: Surroundings) -> TokenSource:
        """Return where tokens come from; secrets are read each time, and once now, to say early what is missing."""
        # What speaks HTTP is loaded where it is needed
        from mailbot.edges.login.endpoint import Endpoint
        from mailbot.edges.login.oauth2 import ClientCredentials, Refreshed

        secrets = [secret for secret in (self.client_secret, self.refresh_token) if secret is not None]
        for secret in secrets:
            secret.read()
        ca_file = str(self.ca_file) if self.ca_file else None
        endpoint = Endpoint(
            self.token_url, self.client_id, around.now, basic=self.client_auth == "basic", ca_file=ca_file
        )
        asked_for = {
            name: value for name, value in (("scope", self.scope), ("audience", self.audience)) if value is not None
        }
        read = self.client_secret.read if self.client_secret is not None else None
        if self.refresh_token is not None:
            return Refreshed(
                endpoint,
                read,
                self.refresh_token.read,
                asked_for,
                around.keeper,
                name=f"{self.token_url} {self.client_id} {self.refresh_token.where}",
                put_it_in=self.refresh_token.how_to_replace(),
                daemon=around.owner,
            )
        assert read is not None  # noqa: S101  # _something_to_show
        return ClientCredentials(endpoint, read, asked_for)
