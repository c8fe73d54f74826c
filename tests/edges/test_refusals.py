"""Why nobody is let in: each answer that servers are known to give, and those that are none of them."""

from __future__ import annotations

import pytest

from mailbot.edges.refusals import Said, find_cause, trace_of

TRACE = "Trace ID: 0a1b2c3d-0000-4000-8000-0123456789ab Correlation ID: 11111111-2222-4333-8444-555555555555"


def told(said: Said, answer: str, *, by_token: bool = True) -> str | None:
    cause = find_cause(said, answer, by_token=by_token)
    return None if cause is None else f"{cause.name}{' passes' if cause.passes else ''}"


@pytest.mark.parametrize(
    ("said", "answer", "cause"),
    [
        pytest.param(Said.IMAP_LOGIN, "AUTHENTICATE failed.", "token-not-accepted", id="exchange-refuses-the-token"),
        pytest.param(
            Said.IMAP,
            "SELECT command error: BAD [b'User is authenticated but not connected.']",
            "no-right-on-the-mailbox",
            id="exchange-at-the-first-command",
        ),
        pytest.param(
            Said.IMAP_LOGIN, "User is authenticated but not connected.", "no-right-on-the-mailbox", id="at-capability"
        ),
        pytest.param(Said.IMAP, "Connection closed. 14", "no-right-on-the-mailbox", id="exchange-hangs-up"),
        pytest.param(Said.IMAP, "Connection closed. 140", None, id="it-hangs-up-for-something-else"),
        pytest.param(
            Said.IMAP_LOGIN,
            "[AUTHENTICATIONFAILED] AuthFailed:LogonDenied-BasicAuthBlocked-<UserType:OutlookCom>",
            "password-blocked",
            id="exchange-wants-no-password",
        ),
        pytest.param(
            Said.SMTP,
            "535 5.7.3 Authentication unsuccessful [AM0PR01CA0001.eurprd01.prod.exchangelabs.com]",
            "mailbox-refused",
            id="exchange-refuses-the-mailbox",
        ),
        pytest.param(
            Said.SMTP,
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit"
            " https://aka.ms/smtp_auth_disabled for more information. [BN0PR04CA0011.namprd04.prod.outlook.com]",
            "smtp-off",
            id="smtp-is-off-for-the-tenant",
        ),
        pytest.param(
            Said.SMTP,
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the\nMailbox.",
            "smtp-off",
            id="smtp-is-off-for-the-mailbox",
        ),
        pytest.param(
            Said.SMTP,
            "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy.",
            "security-defaults",
            id="security-defaults",
        ),
        pytest.param(
            Said.SMTP,
            "535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated"
            " successfully. Contact your administrator.",
            "conditional-access",
            id="conditional-access",
        ),
        pytest.param(
            Said.SMTP,
            "535 5.7.139 Authentication unsuccessful, basic authentication is disabled.",
            "password-blocked",
            id="smtp-without-passwords",
        ),
        pytest.param(
            Said.SMTP,
            "535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.",
            "mailbox-refused",
            id="exchange-in-other-words",
        ),
        pytest.param(Said.SMTP, "432 4.3.2 Concurrent connections limit exceeded", "busy passes", id="too-many-of-us"),
        pytest.param(Said.SMTP, "454 4.7.0 Temporary authentication failure", "busy passes", id="not-now"),
        pytest.param(Said.SMTP, "535 4.7.0 Temporary authentication failure", "busy passes", id="not-now-behind-5yz"),
        pytest.param(
            Said.TOKEN,
            f"401 invalid_client AADSTS7000215: Invalid client secret provided. {TRACE}",
            "secret-wrong",
            id="the-id-of-the-secret",
        ),
        pytest.param(
            Said.TOKEN,
            "401 invalid_client AADSTS7000222: The provided client secret keys for app 'x' are expired.",
            "secret-ended",
            id="the-secret-has-ended",
        ),
        pytest.param(
            Said.TOKEN,
            "400 unauthorized_client AADSTS700016: Application with identifier 'x' was not found in the directory 'y'.",
            "unknown-application",
            id="the-wrong-client",
        ),
        pytest.param(
            Said.TOKEN, "400 invalid_request AADSTS90002: Tenant 'x' not found.", "unknown-tenant", id="wrong-tenant"
        ),
        pytest.param(
            Said.TOKEN,
            "400 invalid_request AADSTS900023: Specified tenant identifier 'x' is neither a valid DNS name",
            "unknown-tenant",
            id="no-tenant-at-all",
        ),
        pytest.param(
            Said.TOKEN,
            "401 invalid_client AADSTS700027: The certificate with identifier used to sign the client assertion is not"
            " registered on application.",
            "certificate-unknown",
            id="a-certificate-that-was-not-uploaded",
        ),
        pytest.param(
            Said.TOKEN,
            "401 invalid_client AADSTS700024: Client assertion is not within its valid time range.",
            "clock",
            id="a-clock-that-is-wrong",
        ),
        pytest.param(
            Said.TOKEN, "400 invalid_grant AADSTS65001: The user or administrator", "consent-missing", id="no-consent"
        ),
        pytest.param(
            Said.TOKEN, "400 invalid_scope AADSTS70011: The provided value", "scope-wrong", id="a-scope-of-nobody"
        ),
        pytest.param(
            Said.TOKEN,
            "400 invalid_scope AADSTS1002012: The provided value for scope is not valid. Client credential flows must",
            "scope-wrong",
            id="a-scope-without-default",
        ),
        pytest.param(
            Said.TOKEN, "400 invalid_grant AADSTS50076: Due to a configuration", "person-wanted", id="a-second-factor"
        ),
        pytest.param(
            Said.TOKEN, "400 invalid_client AADSTS7000112: is disabled", "application-disabled", id="switched-off"
        ),
        pytest.param(
            Said.TOKEN, "400 access_denied AADSTS53003: Access has been blocked", "conditional-access", id="a-policy"
        ),
        pytest.param(
            Said.TOKEN,
            "400 invalid_client AADSTS50196: The server terminated an operation because it encountered a loop",
            "busy passes",
            id="asked-too-often",
        ),
        pytest.param(Said.TOKEN, "429 too_many_requests", "busy passes", id="429"),
        pytest.param(Said.TOKEN, "503", "busy passes", id="503"),
        pytest.param(
            Said.TOKEN,
            "401 unauthorized_client Client is unauthorized to retrieve access tokens using this method, or client not"
            " authorized for any of the scopes requested.",
            "delegation-missing",
            id="google-without-delegation",
        ),
        pytest.param(
            Said.TOKEN, "400 invalid_grant Invalid email or User ID", "unknown-mailbox", id="google-knows-no-such-user"
        ),
        pytest.param(
            Said.TOKEN, "400 invalid_grant Invalid JWT Signature.", "key-unknown", id="a-key-that-google-deleted"
        ),
        pytest.param(
            Said.TOKEN,
            "400 invalid_grant Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable"
            " timeframe.",
            "clock",
            id="google-sees-another-time",
        ),
        pytest.param(Said.TOKEN, "401 invalid_client", "unknown-client", id="keycloak-knows-no-such-client"),
        pytest.param(Said.TOKEN, "400 invalid_grant Token is not active", "grant-ended", id="keycloak-wants-a-new-one"),
        pytest.param(Said.TOKEN, "400 invalid_scope", "scope-wrong", id="a-scope-that-keycloak-does-not-know"),
        pytest.param(Said.TOKEN, "400 AADSTS7000215123", None, id="a-number-that-begins-like-another"),
        pytest.param(Said.TOKEN, "400 something else", None, id="what-nobody-has-seen"),
        pytest.param(Said.IMAP_LOGIN, "[AUTHENTICATIONFAILED] Authentication failed.", None, id="dovecot"),
        pytest.param(Said.IMAP_LOGIN, "[UNAVAILABLE] later", "busy passes", id="a-server-in-trouble"),
        pytest.param(
            Said.IMAP_LOGIN,
            "[ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833",
            "password-blocked",
            id="gmail-wants-no-password",
        ),
    ],
)
def test_an_answer_is_told_from_all_others(said: Said, answer: str, cause: str | None) -> None:
    assert told(said, answer) == cause


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        pytest.param(Said.IMAP_LOGIN, "AUTHENTICATE failed.", id="a-wrong-password-at-exchange"),
        pytest.param(Said.SMTP, "535 5.7.3 Authentication unsuccessful", id="… by-smtp"),
        pytest.param(Said.SMTP, "535 5.7.8 Username and Password not accepted", id="a-wrong-password-at-gmail"),
    ],
)
def test_a_wrong_password_is_no_word_about_tokens(said: Said, answer: str) -> None:
    assert told(said, answer, by_token=False) is None


def test_the_number_for_microsofts_support_is_found_and_nothing_else() -> None:
    assert trace_of(f"AADSTS7000215: x {TRACE}") == "0a1b2c3d-0000-4000-8000-0123456789ab"
    assert trace_of("Trace ID: anna@example.net") == ""
