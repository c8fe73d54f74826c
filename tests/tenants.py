"""A tenant of Microsoft's and a service account of Google's, played by the token endpoint."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.token_endpoint import Answer, TokenEndpoint

TENANT = "0f0f0f0f-1111-4222-8333-444444444444"
CLIENT = "11111111-2222-4333-8444-555555555555"
OBJECT = "99999999-8888-4777-8666-555555555555"
TRACE = "0a1b2c3d-0000-4000-8000-0123456789ab"
MAILBOX = "security@voorbeeld.example"
ROLES = ["IMAP.AccessAsApp", "SMTP.SendAsApp"]
EXCHANGE = "https://outlook.office365.com"
ENDS = datetime(2027, 5, 1, 12, tzinfo=UTC)
ACCOUNT_ID = "104100000000000000000"


@cache
def a_key() -> RSAPrivateKey:
    return generate_private_key(public_exponent=65537, key_size=2048)


def pem_of(key: RSAPrivateKey) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def certificate_of(key: RSAPrivateKey, ends: datetime = ENDS) -> str:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mailbot")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(ends - timedelta(days=365)).not_valid_after(ends)
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM).decode()


def play_microsoft(endpoint: TokenEndpoint) -> str:
    """Answer as a tenant does where tokens are asked for; return the authority."""
    base = f"https://localhost:{endpoint.port}"
    endpoint.pages[f"/{TENANT}/v2.0/.well-known/openid-configuration"] = {
        "issuer": f"{base}/{TENANT}/v2.0",
        "authorization_endpoint": f"{base}/{TENANT}/oauth2/v2.0/authorize",
        "token_endpoint": f"{base}/{TENANT}/oauth2/v2.0/token",
    }
    endpoint.always = lambda _: gives(exchange_token(endpoint))
    return base


def exchange_token(endpoint: TokenEndpoint, **claims: object) -> str:
    """Sign a token as Exchange takes it."""
    known = {"aud": EXCHANGE, "tid": TENANT, "appid": CLIENT, "oid": OBJECT, "roles": ROLES}
    return endpoint.token(MAILBOX, None, **(known | claims))


def gives(token: str, seconds: object = 3599) -> Answer:
    return Answer(200, {"token_type": "Bearer", "expires_in": seconds, "access_token": token})


def refuses(status: int, error: str, description: str) -> Answer:
    """Refuse as Entra ID does."""
    said = f"{description} Trace ID: {TRACE} Correlation ID: {OBJECT} Timestamp: 2026-11-27 12:00:00Z"
    return Answer(status, {"error": error, "error_description": said, "error_codes": [1], "trace_id": TRACE})


def account_key(endpoint: TokenEndpoint, **other: str) -> str:
    """Return the key of a service account, as Google Cloud gives it."""
    key: Mapping[str, str] = {
        "type": "service_account",
        "client_email": "mailbot@voorbeeld.iam.gserviceaccount.example",
        "client_id": ACCOUNT_ID,
        "private_key_id": "abcdef",
        "private_key": pem_of(a_key()),
        "token_uri": endpoint.url,
    }
    return json.dumps({**key, **other})
