"""What `check` says of each answer of Microsoft's and Google's servers, from the configuration file on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from mailbot.admin.check import Finding, Outcome, attempt
from mailbot.bootstrap.checklist import probes
from mailbot.config import Config, load
from mailbot.edges.refusals import MICROSOFT_WAITS
from tests.config.example import TEXT, private
from tests.scripted_imap import ScriptedImap
from tests.servers import Authority
from tests.tenants import (
    ACCOUNT_ID,
    CLIENT,
    MAILBOX,
    OBJECT,
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
from tests.token_endpoint import BUSY, Answer, TokenEndpoint, TokenSmtpServer

SECRET = "secret: {file: proof}"
CERTIFICATE = "certificate: {file: proof}"
POWERSHELL = "To be run in PowerShell by an administrator of Exchange Online:"
PRINCIPAL = f"(Get-ServicePrincipal -Identity '{CLIENT}').Identity"
ROLES_LINES = (
    f"# App registration {CLIENT}, API permissions, Office 365 Exchange Online, application",
    "# permissions IMAP.AccessAsApp and SMTP.SendAsApp; then grant admin consent",
)
PRINCIPAL_LINE = f"New-ServicePrincipal -AppId '{CLIENT}' -ObjectId '{OBJECT}' -DisplayName 'mailbot'"
RIGHT_LINE = f"Add-MailboxPermission -Identity '{MAILBOX}' -User {PRINCIPAL} -AccessRights FullAccess"
SWITCH_LINE = f"Set-CASMailbox -Identity '{MAILBOX}' -ImapEnabled $true -SmtpClientAuthenticationDisabled $false"
LAST_LINES = (
    f"Get-ServicePrincipal -Identity '{CLIENT}' | Format-List AppId, ObjectId",
    f"Test-ServicePrincipalAuthorization -Identity '{CLIENT}' -Resource '{MAILBOX}'",
)
ALL_LINES = (*ROLES_LINES, "Connect-ExchangeOnline", PRINCIPAL_LINE, RIGHT_LINE, SWITCH_LINE, *LAST_LINES)
RIGHT_LINES = ("Connect-ExchangeOnline", PRINCIPAL_LINE, RIGHT_LINE, SWITCH_LINE, *LAST_LINES)
SWITCH_LINES = ("Connect-ExchangeOnline", SWITCH_LINE)

LOGGED_IN = Finding("imap", Outcome.OK, "Logged in; 0 messages wait since DAY.")
HANDED_OVER = Finding("smtp", Outcome.OK, "Logged in; letters can be handed over.")
TOKEN = Finding(
    "login",
    Outcome.OK,
    f"There is a token, good for an hour: IMAP.AccessAsApp, SMTP.SendAsApp (application {CLIENT}, tenant {TENANT}).",
)


@dataclass
class Place:
    """A configuration, and the servers that it names."""

    folder: Path
    endpoint: TokenEndpoint
    imap: ScriptedImap
    smtp: TokenSmtpServer
    ca_file: Path

    def microsoft(self, proof: str = SECRET, more: str = "") -> str:
        base = f"https://localhost:{self.endpoint.port}"
        return f"microsoft: {{tenant: {TENANT}, client_id: {CLIENT}, {proof}, authority: '{base}', @ca@{more}}}"

    def config(self, auth: str) -> Config:
        """Load a file that logs in like this at both servers."""
        ca = f"ca_file: '{self.ca_file}'"
        auth = auth.replace("@ca@", ca)
        servers = "\n".join(
            f"{name}:\n  host: localhost\n  port: {port}\n  {ca}\n  username: {MAILBOX}\n  auth: {{{auth}}}\n"
            for name, port in (("imap", self.imap.port), ("smtp", self.smtp.port))
        )
        begin, end = TEXT.index("imap:\n"), TEXT.index("# How mailbot greets")
        path = self.folder / "config.yaml"
        path.write_text(TEXT[:begin] + servers + TEXT[end:])
        return load(path)

    def found(self, auth: str = "") -> list[Finding]:
        """What `check` finds at both servers."""
        read = self.config(auth or self.microsoft())
        tried = (
            finding
            for thing, probe in probes(self.folder / "config.yaml", lambda: read, None)
            if thing in ("login", "imap", "smtp")
            for finding in attempt(thing, probe)
        )
        return [_always_the_same(finding) for finding in tried]


def _always_the_same(finding: Finding) -> Finding:
    text = re.sub(r"since \d{4}-\d\d-\d\d", "since DAY", re.sub(r"localhost:\d+", "localhost", finding.text))
    text = re.sub(r"good for (?:59|60) minutes", "good for an hour", text)
    return Finding(finding.thing, finding.outcome, text, finding.remedy, finding.again, finding.run)


@pytest.fixture
def place(
    tmp_path: Path, authority: Authority, token_endpoint: TokenEndpoint, scripted_imap: ScriptedImap
) -> Iterator[Place]:
    private(tmp_path / "proof", b"s3cret")
    play_microsoft(token_endpoint)
    with TokenSmtpServer(authority, token_endpoint.is_good) as smtp:
        smtp.mechanisms = ("XOAUTH2",)
        smtp.challenge = None
        yield Place(tmp_path, token_endpoint, scripted_imap, smtp, authority.ca_file)


def failed(thing: str, text: str, remedy: str, run: tuple[str, ...] = ()) -> Finding:
    return Finding(thing, Outcome.FAIL, text, remedy, run=run)


def test_an_operator_with_a_certificate_hears_that_all_is_well_and_until_when(place: Place) -> None:
    private(place.folder / "proof", (pem_of(a_key()) + certificate_of(a_key())).encode())
    found = place.found(place.microsoft(CERTIFICATE))
    ends = [finding for finding in found if "2027-05-01" in finding.text]
    assert [finding for finding in found if finding not in ends] == [TOKEN, LOGGED_IN, HANDED_OVER]
    assert {finding.text for finding in ends} == {
        f"What {where}.auth.microsoft.certificate names is good until 2027-05-01." for where in ("imap", "smtp")
    }


NO_RIGHT = (
    "Give the application FullAccess on it (Add-MailboxPermission), check that imap.username is that very mailbox, and"
    f" that IMAP is on for it (Set-CASMailbox -ImapEnabled). {MICROSOFT_WAITS} {POWERSHELL}"
)


@pytest.mark.parametrize(
    ("login", "after", "finding"),
    [
        pytest.param(
            "NO AUTHENTICATE failed.",
            {},
            failed(
                "imap",
                "IMAP localhost: the token is refused: Exchange does not accept the token.",
                "It lacks the permission IMAP.AccessAsApp, is for another scope or tenant, or New-ServicePrincipal was"
                " run with the object id of the App registration instead of the Enterprise application's."
                f" {MICROSOFT_WAITS} {POWERSHELL}",
                ALL_LINES,
            ),
            id="exchange-refuses-the-token",
        ),
        pytest.param(
            "OK done",
            {"CAPABILITY": "BAD User is authenticated but not connected."},
            failed("imap", "IMAP namespace: logged in, but without a right on this mailbox.", NO_RIGHT, RIGHT_LINES),
            id="no-right-told-at-the-next-command",
        ),
        pytest.param(
            "OK done",
            {"NAMESPACE": "BAD User is authenticated but not connected."},
            failed("imap", "IMAP namespace: logged in, but without a right on this mailbox.", NO_RIGHT, RIGHT_LINES),
            id="no-right-told-at-namespace",
        ),
        pytest.param(
            "OK done",
            {"SELECT": "BAD User is authenticated but not connected."},
            failed("imap", "IMAP select: logged in, but without a right on this mailbox.", NO_RIGHT, RIGHT_LINES),
            id="no-right-told-at-select",
        ),
        pytest.param(
            "OK done",
            {"UID": "BYE Connection closed. 14"},
            failed("imap", "IMAP search: logged in, but without a right on this mailbox.", NO_RIGHT, RIGHT_LINES),
            id="no-right-told-by-hanging-up",
        ),
    ],
)
def test_what_exchange_says_by_imap(place: Place, login: str, after: dict[str, str], finding: Finding) -> None:
    place.imap.login, place.imap.after = login, after
    assert place.found() == [TOKEN, finding, HANDED_OVER]


REFUSED = "SMTP localhost: the token is refused (535 5.7.139):"
WAIT_AND_RUN = f"{MICROSOFT_WAITS} {POWERSHELL}"


@pytest.mark.parametrize(
    ("answer", "finding"),
    [
        pytest.param(
            "535 5.7.3 Authentication unsuccessful [AM0PR01CA0001.eurprd01.prod.exchangelabs.com]",
            failed(
                "smtp",
                "SMTP localhost: the token is refused (535 5.7.3): Exchange does not let the application send from this"
                " mailbox.",
                "The token lacks the permission SMTP.SendAsApp, the service principal is missing or has the object id"
                f" of the App registration, or it has no right on the mailbox. {WAIT_AND_RUN}",
                ALL_LINES,
            ),
            id="the-mailbox-is-refused",
        ),
        pytest.param(
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.",
            failed(
                "smtp",
                f"{REFUSED} SMTP with a login is switched off for this mailbox, and with it OAuth.",
                "Switch it on for this mailbox (Set-CASMailbox -SmtpClientAuthenticationDisabled $false), which"
                f" overrides the tenant. {WAIT_AND_RUN}",
                SWITCH_LINES,
            ),
            id="smtp-is-off",
        ),
        pytest.param(
            "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy.",
            failed(
                "smtp",
                f"{REFUSED} the Security Defaults of the tenant switch SMTP with a login off.",
                "Ask the tenant's administrator to replace them by Conditional Access, and to switch SMTP on for this"
                f" mailbox. {WAIT_AND_RUN}",
                SWITCH_LINES,
            ),
            id="security-defaults",
        ),
        pytest.param(
            "535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated.",
            failed(
                "smtp",
                f"{REFUSED} a Conditional Access policy of the tenant refuses this login.",
                "Ask the tenant's administrator to exclude this application, or to give it a workload policy that"
                f" allows this machine's address. {MICROSOFT_WAITS}",
            ),
            id="conditional-access",
        ),
        pytest.param(
            "432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending",
            Finding(
                "smtp",
                Outcome.FAIL,
                "SMTP localhost: login is refused: 432 4.3.2 Concurrent connections limit exceeded. Visit"
                " https://aka.ms/concurrent_sending.",
                "Try again; if it stays, check smtp.username and smtp.auth.",
                again=True,
            ),
            id="too-many-connections",
        ),
    ],
)
def test_what_exchange_says_by_smtp(place: Place, answer: str, finding: Finding) -> None:
    place.smtp.always["AUTH"] = answer
    assert place.found() == [TOKEN, LOGGED_IN, finding]


@pytest.mark.parametrize(
    ("claims", "findings"),
    [
        pytest.param(
            {"roles": ["SMTP.SendAsApp"]},
            [
                failed(
                    "login",
                    "The token lacks the application permission IMAP.AccessAsApp; it has SMTP.SendAsApp.",
                    "Add it in the App registration (API permissions, APIs my organization uses, Office 365 Exchange"
                    " Online, Application permissions), and grant admin consent.",
                )
            ],
            id="no-right-to-read",
        ),
        pytest.param(
            {"roles": None},
            [
                failed(
                    "login",
                    "The token lacks the application permission IMAP.AccessAsApp; it has none.",
                    "Add it in the App registration (API permissions, APIs my organization uses, Office 365 Exchange"
                    " Online, Application permissions), and grant admin consent.",
                )
            ],
            id="no-right-at-all",
        ),
        pytest.param(
            {"roles": ["IMAP.AccessAsApp"]},
            [
                Finding(
                    "login",
                    Outcome.WARN,
                    "The token lacks the application permission SMTP.SendAsApp; it has IMAP.AccessAsApp.",
                    "Add it in the App registration (API permissions, APIs my organization uses, Office 365 Exchange"
                    " Online, Application permissions), and grant admin consent. Nothing has to be done where it may"
                    " send by a role in Exchange (RBAC for Applications).",
                ),
                Finding(
                    "login",
                    Outcome.OK,
                    f"There is a token, good for an hour: IMAP.AccessAsApp (application {CLIENT}, tenant {TENANT}).",
                ),
            ],
            id="no-right-to-send",
        ),
        pytest.param(
            {"aud": "https://graph.microsoft.com", "roles": ["Mail.Read"]},
            [
                failed(
                    "login",
                    "The token is for https://graph.microsoft.com, not for https://outlook.office365.com.",
                    "Leave auth.microsoft.scope out, or write there the scope of your cloud's Exchange.",
                )
            ],
            id="a-token-for-graph",
        ),
        pytest.param(
            {"tid": OBJECT},
            [failed("login", f"The token is of the tenant {OBJECT}, not of yours.", "Check auth.microsoft.tenant.")],
            id="another-tenant",
        ),
        pytest.param(
            {"aud": "https://outlook.office.com/"},
            [TOKEN],
            id="exchange-by-its-other-name",
        ),
        pytest.param(
            {"oid": "'; Remove-Mailbox x", "appid": "\x1b[31m"},
            [
                failed(
                    "login",
                    "The token is of the application (none), not of yours.",
                    "Check auth.microsoft.client_id.",
                )
            ],
            id="a-token-that-says-nonsense",
        ),
    ],
)
def test_what_a_token_itself_shows(place: Place, claims: dict[str, object], findings: list[Finding]) -> None:
    place.endpoint.always = lambda _: gives(exchange_token(place.endpoint, **claims))
    assert [finding for finding in place.found() if finding.thing == "login"] == findings


def test_a_national_cloud_has_an_exchange_of_its_own(place: Place) -> None:
    exchange = "https://partner.outlook.cn"
    place.endpoint.always = lambda _: gives(exchange_token(place.endpoint, aud=exchange))
    assert place.found(place.microsoft(more=f", scope: '{exchange}/.default'")) == [TOKEN, LOGGED_IN, HANDED_OVER]
    assert {asked.form["scope"] for asked in place.endpoint.asked} == {f"{exchange}/.default"}


def test_a_program_that_prints_a_token_is_tried_as_well(place: Place) -> None:
    token = exchange_token(place.endpoint)
    assert place.found(f"token_command: [/bin/echo, {token}]") == [
        Finding("login", Outcome.OK, "There is a token, asked for anew each time."),
        LOGGED_IN,
        HANDED_OVER,
    ]


def test_a_token_that_is_refused_is_looked_at(place: Place) -> None:
    place.endpoint.always = lambda _: gives(exchange_token(place.endpoint, roles=["Mail.Read"], oid="x"))
    place.imap.login = "NO AUTHENTICATE failed."
    mailbox = next(finding for finding in place.found() if finding.thing == "imap")
    assert mailbox.remedy.startswith("The token lacks the application permission IMAP.AccessAsApp; it has Mail.Read.")
    assert "Connect-MgGraph -Scopes 'Application.Read.All'" in mailbox.run  # the token does not tell the object id


@pytest.mark.parametrize(
    ("answer", "text", "remedy", "run"),
    [
        pytest.param(
            refuses(401, "invalid_client", "AADSTS7000222: The provided client secret keys for app are expired."),
            "Microsoft (localhost): the secret of the application has ended.",
            "Make a new one in the App registration (better: a certificate), put it in as auth.microsoft.secret, and"
            " write its end behind auth.microsoft.expires, so that mailbot warns before. (Trace ID for Microsoft's"
            f" support: {TRACE})",
            (),
            id="a-secret-that-has-ended",
        ),
        pytest.param(
            refuses(400, "invalid_grant", "AADSTS65001: not consented"),
            "Microsoft (localhost): nobody in the tenant has consented to what the application may do.",
            "Ask the tenant's administrator for admin consent (App registration, API permissions)."
            f" {MICROSOFT_WAITS} (Trace ID for Microsoft's support: {TRACE}) {POWERSHELL}",
            ROLES_LINES,
            id="no-consent",
        ),
    ],
)
def test_no_token_is_told_for_all_that_need_one(
    place: Place, answer: Answer, text: str, remedy: str, run: tuple[str, ...]
) -> None:
    place.endpoint.always = answer
    login, imap, smtp = place.found()
    assert login == failed("login", text, remedy, run)
    assert imap == failed("imap", f"IMAP localhost: {text}", remedy, run)
    assert smtp == failed("smtp", f"SMTP localhost: {text}", remedy, run)


def test_a_token_endpoint_that_is_busy_is_asked_once_and_nothing_has_to_be_changed(place: Place) -> None:
    place.endpoint.always = BUSY
    assert {(finding.outcome, finding.again) for finding in place.found()} == {(Outcome.FAIL, True)}
    assert len(place.endpoint.asked) == 1


def test_google_is_told_what_to_enter(place: Place) -> None:
    private(place.folder / "key.json", account_key(place.endpoint).encode())
    place.endpoint.always = Answer(
        401, {"error": "unauthorized_client", "error_description": "Client is unauthorized to retrieve access tokens"}
    )
    assert place.found("google: {key: {file: key.json}, @ca@}")[0] == failed(
        "login",
        "Google: Google does not let the service account act for this mailbox.",
        "Enter its client id with the scope https://mail.google.com/ in the Admin console (Security, Access and data"
        " control, API controls, Domain-wide delegation). To be entered in the Admin console (Manage Domain Wide"
        " Delegation, Add new):",
        (f"Client ID: {ACCOUNT_ID}", "OAuth scopes: https://mail.google.com/"),
    )


@pytest.mark.parametrize(
    ("auth", "problem"),
    [
        pytest.param(lambda place: place.microsoft("x: 1"), "there is no such key", id="an-unknown-key"),
        pytest.param(
            lambda place: place.microsoft(f"{SECRET}, {CERTIFICATE}"), "takes certificate or secret", id="two-proofs"
        ),
        pytest.param(
            lambda place: place.microsoft().replace(TENANT, "common"), "must be the Directory", id="anybodys-tenant"
        ),
        pytest.param(
            lambda place: place.microsoft().replace(CLIENT, "mailbot"), "must be the Application", id="a-name-for-an-id"
        ),
        pytest.param(
            lambda place: place.microsoft().replace("https://localhost", "http://localhost"), "https://", id="in-clear"
        ),
    ],
)
def test_a_section_that_cannot_be_meant_is_told(place: Place, auth: Callable[[Place], str], problem: str) -> None:
    from mailbot.errors import ConfigError

    with pytest.raises(ConfigError, match=problem):
        place.config(auth(place))
