"""Tokens of Microsoft, for an application of the tenant (client credentials; msal).

Nobody is asked whether an authority is one of Microsoft's own (instance discovery): the operator names it, it shows who
it is by its certificate, and a national cloud's would not be known. msal's own memory of tokens is not used: Tokens has
one, and what a server refused must not come back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from mailbot.edges.login.claims import IMAP_ROLE, SMTP_ROLE, Wanted, faults, read_claims
from mailbot.edges.login.sasl import Mechanism, TokenRefusal
from mailbot.edges.login.token import Token
from mailbot.edges.login.web import Provider
from mailbot.errors import ConfigError
from mailbot.facts import Clock

_KEY = re.compile(r"-----BEGIN ((?:[A-Z]+ )?PRIVATE KEY)-----.*?-----END \1-----", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ClientCertificate:
    """A certificate and its private key; `ends_at` is the certificate's own word."""

    key: str = field(repr=False)
    certificate: str
    ends_at: datetime


def parse_certificate(pem: str) -> ClientCertificate:
    """Return the certificate of a PEM file that fits the private key in it; raises ConfigError."""
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key

    block = _KEY.search(pem)
    if block is None:
        raise ConfigError("auth.microsoft.certificate holds no private key.", "Put certificate and key into one PEM.")
    if "ENCRYPTED" in block[0]:
        raise ConfigError(
            "The private key in auth.microsoft.certificate has a passphrase.",
            "Take it off (openssl pkey -in FILE) and let systemd protect the file (LoadCredentialEncrypted=).",
        )
    try:
        key = load_pem_private_key(block[0].encode(), None)
        certificates = x509.load_pem_x509_certificates(pem.encode())
    except (ValueError, TypeError):
        problem = "auth.microsoft.certificate holds no certificate, or a broken one."
        raise ConfigError(problem, "Put certificate and key into one PEM file.") from None
    if not isinstance(key, RSAPrivateKey):
        raise ConfigError("The key in auth.microsoft.certificate is no RSA key.", "Microsoft takes RSA: make one.")
    for certificate in certificates:
        if certificate.public_key() == key.public_key():
            text = certificate.public_bytes(Encoding.PEM).decode()
            return ClientCertificate(block[0], text, certificate.not_valid_after_utc)
    raise ConfigError("Certificate and key in auth.microsoft.certificate are not of each other.", "Put in a pair.")


@dataclass(frozen=True, slots=True)
class Application:
    """An application of a tenant, and where it asks."""

    tenant: str
    client_id: str
    proof: ClientCertificate | str = field(repr=False)  # or a secret
    authority: str
    scope: str
    ca_file: str | None = None

    @property
    def wanted(self) -> Wanted:
        """Return what a token should say."""
        return Wanted(self.tenant, self.client_id, self.scope.removesuffix("/.default").rstrip("/"))


class MicrosoftTokens:
    """Gives tokens to an application."""

    mechanisms: ClassVar[tuple[Mechanism, ...]] = (Mechanism.XOAUTH2,)  # Exchange Online offers nothing else

    def __init__(self, application: Application, now: Clock) -> None:
        self.application = application
        self._now = now
        host = re.sub(r"^https://([^/]+).*", r"\1", application.authority)
        self._provider = Provider(f"Microsoft ({host})", application.ca_file)

    def token(self, *, renewed: bool = False) -> Token:  # noqa: ARG002  # each is new
        """Return a new token."""
        application = self.application
        with self._provider.session() as session:
            import msal

            client = msal.ConfidentialClientApplication(
                application.client_id,
                client_credential=_as_msal_takes_it(application.proof),
                authority=f"{application.authority.rstrip('/')}/{application.tenant}",
                instance_discovery=False,
                http_client=session,
            )
            answer: Mapping[str, Any] = client.acquire_token_for_client([application.scope])
            value = answer.get("access_token")
            if not isinstance(value, str):
                raise self._provider.refusal(
                    session.answer, f"no token, for a reason that is not known ({_code(answer)})"
                )
            return Token(value, self._now() + _lifetime(answer.get("expires_in")))

    def remedy(self, token: Token, refusal: TokenRefusal) -> str:
        """Return what the token itself shows to be wrong."""
        claims = read_claims(token.value)
        if claims is None:
            return ""
        role = SMTP_ROLE if refusal.protocol == "SMTP" else IMAP_ROLE
        wrong = faults(claims, self.application.wanted, (role,), datetime.now(UTC))
        return " ".join(f"{problem} {remedy}" for problem, remedy in wrong)


def _as_msal_takes_it(proof: ClientCertificate | str) -> str | dict[str, str]:
    if isinstance(proof, str):
        return proof
    return {"private_key": proof.key, "public_certificate": proof.certificate}


def _code(answer: Mapping[str, Any]) -> str:
    """Return the number of an error, and nothing else of it."""
    found = re.search(r"AADSTS\d{1,9}", str(answer.get("error_description")))
    return found[0] if found else "no AADSTS number"


def _lifetime(seconds: object) -> timedelta:
    good = isinstance(seconds, int) and 0 < seconds < 10**6
    return timedelta(seconds=seconds) if good else timedelta()  # type: ignore[arg-type]
