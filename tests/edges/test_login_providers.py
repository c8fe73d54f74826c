"""Tokens of Microsoft and Google, by their own libraries from an endpoint that plays them: given, refused, busy."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

from mailbot.edges.login import web
from mailbot.edges.login.google import GoogleTokens, ServiceAccount, parse_key
from mailbot.edges.login.microsoft import Application, ClientCertificate, MicrosoftTokens, parse_certificate
from mailbot.edges.login.token import TokenSource
from mailbot.edges.refusals import MICROSOFT_WAITS
from mailbot.errors import ConfigError, Later, LoginRefused, MailbotError, Temporary
from tests.servers import Authority
from tests.tenants import (
    CLIENT,
    ENDS,
    MAILBOX,
    TENANT,
    TRACE,
    a_key,
    account_key,
    certificate_of,
    exchange_token,
    gives,
    pem_of,
    play_microsoft,
    refuses,
)
from tests.token_endpoint import BROKEN, BUSY, CUT, GARBAGE, Answer, TokenEndpoint

SCOPE = "https://outlook.office365.com/.default"
SUPPORT = f"(Trace ID for Microsoft's support: {TRACE})"
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


def microsoft(
    endpoint: TokenEndpoint, authority: Authority, proof: ClientCertificate | str = "s3cret"
) -> MicrosoftTokens:
    base = play_microsoft(endpoint)
    return MicrosoftTokens(Application(TENANT, CLIENT, proof, base, SCOPE, str(authority.ca_file)), lambda: NOON)


def google(endpoint: TokenEndpoint, authority: Authority) -> GoogleTokens:
    account = ServiceAccount(
        parse_key(account_key(endpoint)), MAILBOX, "https://mail.google.com/", str(authority.ca_file)
    )
    return GoogleTokens(account, lambda: NOON)


def trouble(source: TokenSource) -> MailbotError:
    with pytest.raises(MailbotError) as raised:
        source.token()
    return raised.value


def said(source: TokenSource) -> tuple[type[MailbotError], str]:
    why = trouble(source)
    return type(why), str(why).replace(f":{PORTS[0]}", "") if PORTS else str(why)


PORTS: list[int] = []


@pytest.fixture(autouse=True)
def _one_name(token_endpoint: TokenEndpoint) -> None:
    PORTS[:] = [token_endpoint.port]


def test_an_application_asks_with_its_secret(token_endpoint: TokenEndpoint, authority: Authority) -> None:
    source = microsoft(token_endpoint, authority)
    token = source.token()
    assert (token.value in token_endpoint.given, token.expires) == (True, NOON + timedelta(seconds=3599))
    (asked,) = token_endpoint.asked
    assert asked.path == f"/{TENANT}/oauth2/v2.0/token"
    assert {name: asked.form[name] for name in ("grant_type", "client_id", "client_secret", "scope")} == {
        "grant_type": "client_credentials",
        "client_id": CLIENT,
        "client_secret": "s3cret",
        "scope": SCOPE,
    }
    assert source.token(renewed=True) != token  # neither mailbot nor msal gives it a second time
    assert "s3cret" not in repr(source.application)


def test_an_application_asks_with_a_certificate_whose_key_stays_here(
    token_endpoint: TokenEndpoint, authority: Authority
) -> None:
    key = a_key()
    source = microsoft(token_endpoint, authority, parse_certificate(pem_of(key) + certificate_of(key)))
    source.token()
    (asked,) = token_endpoint.asked
    assertion = asked.form["client_assertion"]
    claims = jwt.decode(
        assertion, key.public_key(), ["PS256"], audience=f"https://localhost:{token_endpoint.port}{asked.path}"
    )
    assert (claims["iss"], claims["sub"], "client_secret" in asked.form) == (CLIENT, CLIENT, False)
    assert "PRIVATE" not in json.dumps(dict(asked.form))
    assert "PRIVATE" not in repr(source.application)


BAD_SECRET = refuses(401, "invalid_client", "AADSTS7000215: Invalid client secret provided.")


@pytest.mark.parametrize(
    ("answer", "kind", "text"),
    [
        pytest.param(
            BAD_SECRET,
            LoginRefused,
            "Microsoft (localhost): Microsoft does not accept the secret. Put in the secret's value, which the portal"
            f" shows once, instead of its id: auth.microsoft.secret. {SUPPORT}",
            id="the-id-of-the-secret-instead-of-its-value",
        ),
        pytest.param(
            refuses(401, "invalid_client", "AADSTS7000222: The provided client secret keys for app are expired."),
            LoginRefused,
            "Microsoft (localhost): the secret of the application has ended. Make a new one in the App registration"
            " (better: a certificate), put it in as auth.microsoft.secret, and write its end behind"
            f" auth.microsoft.expires, so that mailbot warns before. {SUPPORT}",
            id="a-secret-that-has-ended",
        ),
        pytest.param(
            refuses(400, "unauthorized_client", "AADSTS700016: Application with identifier was not found."),
            LoginRefused,
            "Microsoft (localhost): the tenant does not know this application, or it is disabled there. Check"
            f" auth.microsoft.client_id (the Application id, no object id) and auth.microsoft.tenant. {SUPPORT}",
            id="an-application-of-nobody",
        ),
        pytest.param(
            refuses(400, "invalid_grant", "AADSTS65001: The user or administrator has not consented."),
            LoginRefused,
            "Microsoft (localhost): nobody in the tenant has consented to what the application may do. Ask the tenant's"
            f" administrator for admin consent (App registration, API permissions). {MICROSOFT_WAITS} {SUPPORT}",
            id="no-consent",
        ),
        pytest.param(
            BUSY, Later, "Microsoft (localhost): the token endpoint is busy; it asks us to wait 120 seconds", id="429"
        ),
        pytest.param(
            Answer(429, {"error": "temporarily_unavailable"}),
            Temporary,
            "Microsoft (localhost): the token endpoint is busy",
            id="429-that-names-no-time",
        ),
        pytest.param(
            BROKEN, Temporary, "Microsoft (localhost): the token endpoint is busy", id="a-page-instead-of-json"
        ),
        pytest.param(CUT, Temporary, "Microsoft (localhost): ConnectionError", id="a-connection-that-is-cut"),
        pytest.param(
            GARBAGE,
            Temporary,
            "Microsoft (localhost): an answer that makes no sense (JSONDecodeError)",
            id="octets-that-are-no-json",
        ),
        pytest.param(
            refuses(400, "brand_new", "AADSTS9999999: <script>anna@example.net</script>"),
            Temporary,
            "Microsoft (localhost): no token, for a reason that is not known (AADSTS9999999)",
            id="a-number-that-nobody-has-seen",
        ),
        pytest.param(
            Answer(200, {"access_token": ["x"]}),
            Temporary,
            "Microsoft (localhost): no token, for a reason that is not known (no AADSTS number)",
            id="a-token-that-is-none",
        ),
        pytest.param(
            Answer(302, b"", {"Location": "https://elsewhere.example/"}),
            Temporary,
            "Microsoft (localhost): an answer that makes no sense (JSONDecodeError)",
            id="a-redirect-which-would-take-the-secret-with-it",
        ),
    ],
)
def test_what_microsoft_says_becomes_a_sentence_with_its_remedy(
    token_endpoint: TokenEndpoint, authority: Authority, answer: Answer, kind: type[MailbotError], text: str
) -> None:
    source = microsoft(token_endpoint, authority)
    token_endpoint.always = answer
    assert said(source) == (kind, text)


def test_a_tenant_that_microsoft_does_not_know(token_endpoint: TokenEndpoint, authority: Authority) -> None:
    base = play_microsoft(token_endpoint)
    other = Application("elsewhere.example", CLIENT, "x", base, SCOPE, str(authority.ca_file))
    assert said(MicrosoftTokens(other, lambda: NOON)) == (
        Temporary,
        "Microsoft (localhost): an answer that makes no sense (ValueError)",
    )
    told = {"error": "invalid_tenant", "error_description": "AADSTS90002: Tenant 'elsewhere.example' not found."}
    token_endpoint.pages["/elsewhere.example/v2.0/.well-known/openid-configuration"] = told
    assert said(MicrosoftTokens(other, lambda: NOON)) == (
        LoginRefused,
        (
            "Microsoft (localhost): Microsoft does not know this tenant. Check auth.microsoft.tenant: the Directory"
            " (tenant) id or a domain of yours, never “common”; and auth.microsoft.authority in a national cloud."
        ),
    )


def test_whoever_is_asked_to_wait_asks_nobody_meanwhile(token_endpoint: TokenEndpoint, authority: Authority) -> None:
    source, time = microsoft(token_endpoint, authority), [0.0]
    source._provider._monotonic = lambda: time[0]
    token_endpoint.always = BUSY
    assert isinstance(trouble(source), Later)
    token_endpoint.always = gives(exchange_token(token_endpoint))
    time[0] = 119.0
    assert str(trouble(source)).endswith("it asked us to wait; not before 2 seconds are over")
    assert len(token_endpoint.asked) == 1
    time[0] = 120.0
    assert source.token().value in token_endpoint.given


@pytest.mark.parametrize(
    ("retry_after", "seconds"),
    [
        pytest.param("120", 120, id="seconds"),
        pytest.param("99999999999999999999", 3600, id="for-ever"),
        pytest.param("Wed, 21 Oct 2015 07:28:00 GMT", 0, id="a-date-that-is-past"),
        pytest.param("Wed, 21 Oct 2999 07:28:00 GMT", 3600, id="a-date-far-away"),
        pytest.param("-5", None, id="less-than-nothing"),
        pytest.param("soon", None, id="no-time-at-all"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_how_long_to_wait(retry_after: str, seconds: int | None) -> None:
    assert web._seconds(retry_after) == (None if seconds is None else timedelta(seconds=seconds))


@pytest.mark.parametrize("make", [microsoft, google])
def test_an_endpoint_that_cannot_show_who_it_is_gets_nothing(
    token_endpoint: TokenEndpoint,
    authority: Authority,
    make: Callable[[TokenEndpoint, Authority], MicrosoftTokens | GoogleTokens],
) -> None:
    source = make(token_endpoint, authority)
    source._provider._ca_file = None
    why = trouble(source)
    assert isinstance(why, ConfigError)
    assert why.problem.endswith("its certificate is not accepted.")
    assert token_endpoint.asked == []


# Certificates


@pytest.mark.parametrize(
    ("pem", "problem"),
    [
        pytest.param(lambda: certificate_of(a_key()), "holds no private key", id="no-key"),
        pytest.param(lambda: pem_of(a_key()), "holds no certificate", id="no-certificate"),
        pytest.param(
            lambda: pem_of(a_key()) + certificate_of(generate_private_key(65537, 2048)), "of each other", id="no-pair"
        ),
        pytest.param(
            lambda: pem_of(a_key()).replace("PRIVATE", "ENCRYPTED PRIVATE") + certificate_of(a_key()),
            "has a passphrase",
            id="a-passphrase",
        ),
        pytest.param(lambda: pem_of(a_key())[:200] + "-----END PRIVATE KEY-----", "holds no certificate", id="cut"),
        pytest.param(lambda: "", "holds no private key", id="nothing"),
    ],
)
def test_a_certificate_that_is_of_no_use_is_told(pem: Callable[[], str], problem: str) -> None:
    with pytest.raises(ConfigError, match=problem):
        parse_certificate(pem())


def test_a_certificate_is_found_in_a_chain_and_says_its_own_end() -> None:
    issuer = generate_private_key(65537, 2048)
    chain = certificate_of(issuer) + pem_of(a_key()) + certificate_of(a_key())
    assert parse_certificate(chain).ends_at == ENDS


# Google


def test_a_service_account_asks_for_its_subject(token_endpoint: TokenEndpoint, authority: Authority) -> None:
    token_endpoint.always = gives("ya29.token")
    token = google(token_endpoint, authority).token()
    assert (token.value, NOON + timedelta(minutes=59) < token.expires <= NOON + timedelta(hours=1)) == (
        "ya29.token",
        True,
    )
    (asked,) = token_endpoint.asked
    claims = jwt.decode(
        asked.form["assertion"], a_key().public_key(), ["RS256"], audience="https://oauth2.googleapis.com/token"
    )
    assert (claims["sub"], claims["scope"]) == (MAILBOX, "https://mail.google.com/")


@pytest.mark.parametrize(
    ("answer", "kind", "text"),
    [
        pytest.param(
            Answer(
                401,
                {
                    "error": "unauthorized_client",
                    "error_description": "Client is unauthorized to retrieve access tokens using this method, or client"
                    " not authorized for any of the scopes requested.",
                },
            ),
            LoginRefused,
            "Google: Google does not let the service account act for this mailbox. Enter its client id with the scope"
            " https://mail.google.com/ in the Admin console (Security, Access and data control, API controls,"
            " Domain-wide delegation). `mailbot check` prints the lines.",
            id="no-delegation",
        ),
        pytest.param(
            Answer(400, {"error": "invalid_grant", "error_description": "Invalid email or User ID"}),
            LoginRefused,
            "Google: Google knows no user of this name. Check username, or auth.google.subject: the address of a user"
            " who is there and not suspended.",
            id="nobody-of-that-name",
        ),
        pytest.param(
            Answer(400, {"error": "invalid_grant", "error_description": "Invalid JWT Signature."}),
            LoginRefused,
            "Google: Google does not know the key of the service account. It was deleted or disabled: make a new one"
            " and put it in as auth.google.key.",
            id="a-key-that-was-deleted",
        ),
        pytest.param(BUSY, Later, "Google: the token endpoint is busy; it asks us to wait 120 seconds", id="429"),
        pytest.param(BROKEN, Temporary, "Google: the token endpoint is busy", id="500"),
        pytest.param(GARBAGE, Temporary, "Google: an answer that makes no sense (UnicodeDecodeError)", id="no-json"),
        pytest.param(
            Answer(400, {"error": "new", "error_description": "anna@example.net"}),
            Temporary,
            "Google: no token, for a reason that is not known",
            id="what-nobody-has-seen",
        ),
    ],
)
def test_what_google_says_becomes_a_sentence_with_its_remedy(
    token_endpoint: TokenEndpoint, authority: Authority, answer: Answer, kind: type[MailbotError], text: str
) -> None:
    source = google(token_endpoint, authority)
    token_endpoint.always = answer
    assert said(source) == (kind, text)


@pytest.mark.parametrize(
    ("key", "problem"),
    [
        pytest.param("{", "is no JSON", id="half-a-file"),
        pytest.param("[]", "lacks one of", id="a-list"),
        pytest.param('{"installed": {"client_id": "x"}}', "lacks one of", id="another-kind-of-client"),
    ],
)
def test_a_key_that_is_none_is_told(key: str, problem: str) -> None:
    with pytest.raises(ConfigError, match=problem):
        parse_key(key)


def test_a_key_goes_over_https_alone_and_must_be_one(token_endpoint: TokenEndpoint, authority: Authority) -> None:
    with pytest.raises(ConfigError, match="is not https"):
        parse_key(account_key(token_endpoint, token_uri="http://localhost/"))
    broken = parse_key(account_key(token_endpoint, private_key="-----BEGIN PRIVATE KEY-----\nx"))
    why = trouble(GoogleTokens(ServiceAccount(broken, MAILBOX, "x", str(authority.ca_file)), lambda: NOON))
    assert str(why).startswith("The private key in auth.google.key is broken.")
