"""`auth: {microsoft: …}`: an application of a tenant of Microsoft 365."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, time
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated, ClassVar, Self

from pydantic import AfterValidator, model_validator

from mailbot.config.fields import FilePath, Line, Url
from mailbot.config.login.way import Preset, Surroundings, Way
from mailbot.config.secret import Secret
from mailbot.edges.login.claims import is_guid
from mailbot.errors import ConfigError, MailbotError
from mailbot.facts import CredentialExpiry, SendingLimits

if TYPE_CHECKING:
    from mailbot.edges.login.microsoft import MicrosoftTokens

ANYBODYS = {"common", "organizations", "consumers"}  # tenants that are none


def _tenant(text: str) -> str:
    if text.lower() in ANYBODYS or not re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z.-]{2,253}", text):
        raise ValueError("must be the Directory (tenant) id, or a domain of the tenant, such as voorbeeld.example")
    return text


def _id(text: str) -> str:
    if not is_guid(text):
        raise ValueError("must be the Application (client) id, such as 11111111-2222-4333-8444-555555555555")
    return text


class MicrosoftWay(Way):
    """An application of a tenant: what Microsoft 365 takes where no person logs in (extra `mailbot[m365]`)."""

    # learn.microsoft.com, “SMTP AUTH client submission”: a minute, recipients of a day, connections of a mailbox
    preset: ClassVar[Preset] = Preset(SendingLimits(30, 10_000, 3), files_sent=True)

    tenant: Annotated[str, AfterValidator(_tenant)]
    """The Directory (tenant) id, or a domain of the tenant."""
    client_id: Annotated[str, AfterValidator(_id)]
    """The Application (client) id of the App registration."""
    certificate: Secret | None = None
    """A PEM file with a certificate and its private key: nothing that could be stolen leaves this machine."""
    secret: Secret | None = None
    """The value of a client secret, if there is no certificate."""
    authority: Url = "https://login.microsoftonline.com"
    """Who gives tokens; a national cloud has its own."""
    scope: Line = "https://outlook.office365.com/.default"
    """What tokens are for: Exchange, never Graph; a national cloud has its own."""
    ca_file: FilePath | None = None
    """Certificate authorities that are trusted instead of the usual ones, for a proxy that opens TLS."""

    @model_validator(mode="after")
    def _one_proof(self) -> Self:
        if (self.certificate is None) == (self.secret is None):
            raise ValueError("takes certificate or secret, one of the two")
        return self

    def source(self, around: Surroundings) -> MicrosoftTokens:
        """Return where tokens come from; raises ConfigError without msal, or without the certificate or secret."""
        if find_spec("msal") is None:
            raise ConfigError("auth.microsoft needs msal.", "Run: pip install 'mailbot[m365]'; in a checkout: make.")
        from mailbot.edges.login.microsoft import Application, MicrosoftTokens, parse_certificate

        certificate = parse_certificate(self.certificate.read()) if self.certificate is not None else None
        proof = certificate or (self.secret.read() if self.secret is not None else "")
        ca_file = str(self.ca_file) if self.ca_file else None
        return MicrosoftTokens(
            Application(self.tenant, self.client_id, proof, self.authority, self.scope, ca_file), around.now
        )

    def expiries(self, where: str) -> Iterator[CredentialExpiry]:
        """Yield when the certificate ends, by its own word, or the secret, by the operator's.

        A certificate that cannot be read tells nothing: a login says so, and not every command needs one.
        """
        if self.certificate is None:
            yield from super().expiries(f"{where}.secret")
            return
        from mailbot.edges.login.microsoft import parse_certificate

        ends = [datetime.combine(self.expires, time(), UTC)] if self.expires is not None else []
        with suppress(MailbotError):
            ends.append(parse_certificate(self.certificate.read()).ends_at)
        if ends:
            yield CredentialExpiry(f"{where}.certificate", min(ends))
