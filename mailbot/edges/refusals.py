"""What mail servers and token endpoints say when they let nobody in, and what it means: a table, read from the top.

The answers are told apart by the words that servers are known to say (Exchange Online, Gmail, Entra ID, RFC 6749) and
never quoted: they hold names, addresses and whatever else a server finds worth saying. What is in no row is None, and
whoever asked says so in words of its own.

Microsoft calls its numbers subject to change: they choose a sentence here, and nothing else hangs on them.
"""

import re
from dataclasses import dataclass
from enum import StrEnum, auto

MICROSOFT_WAITS = "Changes at Microsoft take up to 90 minutes: a failure within two hours of one proves nothing."
SEE = "`mailbot check` prints the lines."
_CLOCK = "Set the clock of this machine right (timedatectl)"


class Said(StrEnum):
    """By whom, and when."""

    IMAP_LOGIN = auto()
    IMAP = auto()  # to any command after the login
    SMTP = auto()  # to AUTH
    TOKEN = auto()  # by a token endpoint: its HTTP status, `error` and `error_description`


class Permit(StrEnum):
    """What the administrator of a tenant permits so that mailbot gets in; admin/tenant.py has the lines to run."""

    ROLES = auto()  # the application's permissions, and consent to them
    PRINCIPAL = auto()  # Exchange's own record of the application
    MAILBOX = auto()  # its right on the mailbox
    SWITCHES = auto()  # IMAP and SMTP for this mailbox
    SEND_AS = auto()
    DELEGATION = auto()  # Google's


_ALL_OF_MICROSOFT = (Permit.ROLES, Permit.PRINCIPAL, Permit.MAILBOX, Permit.SWITCHES)


@dataclass(frozen=True, slots=True)
class Cause:
    """Why nobody is let in: `means` and `remedy` are sentences; `passes` where waiting is all that helps."""

    name: str
    means: str
    remedy: str
    passes: bool = False
    permits: tuple[Permit, ...] = ()


def find_cause(said: Said, answer: str, *, by_token: bool) -> Cause | None:
    """Return the cause that an answer tells of; `by_token` is how the login was tried."""
    words = " ".join(answer.split())
    for speakers, only_by_token, pattern, cause in _TABLE:
        if said in speakers and only_by_token in (None, by_token) and pattern.search(words):
            return cause
    return None


def codes_of(answer: str) -> str:
    """Return the codes that an answer by SMTP begins with, in brackets, as README lists them; empty without any."""
    found = re.match(r"\d{3}(?: \d\.\d{1,3}\.\d{1,3})?(?!\S)", answer)
    return f" ({found[0]})" if found else ""


def trace_of(answer: str) -> str:
    """Return the number under which Microsoft's support finds a refusal; empty where there is none."""
    found = re.search(rf"Trace ID: ({_GUID})", answer)
    return found[1] if found else ""


_GUID = r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"


def _row(
    said: Said | tuple[Said, ...], pattern: str, cause: Cause, *, by_token: bool | None = None
) -> tuple[tuple[Said, ...], bool | None, re.Pattern[str], Cause]:
    return said if isinstance(said, tuple) else (said,), by_token, re.compile(pattern, re.IGNORECASE), cause


def _aadsts(number: str) -> str:
    return rf"AADSTS(?:{number})(?!\d)"


_NO_RIGHT = Cause(
    "no-right-on-the-mailbox",
    "logged in, but without a right on this mailbox.",
    "Give the application FullAccess on it (Add-MailboxPermission), check that imap.username is that very mailbox, and"
    f" that IMAP is on for it (Set-CASMailbox -ImapEnabled). {SEE} {MICROSOFT_WAITS}",
    permits=(Permit.PRINCIPAL, Permit.MAILBOX, Permit.SWITCHES),
)
_TOKEN_REFUSED = Cause(
    "token-not-accepted",
    "Exchange does not accept the token.",
    "It lacks the permission IMAP.AccessAsApp, is for another scope or tenant, or New-ServicePrincipal was run with the"
    f" object id of the App registration instead of the Enterprise application's. {SEE} {MICROSOFT_WAITS}",
    permits=_ALL_OF_MICROSOFT,
)
_MAILBOX_REFUSED = Cause(
    "mailbox-refused",
    "Exchange does not let the application send from this mailbox.",
    "The token lacks the permission SMTP.SendAsApp, the service principal is missing or has the object id of the App"
    f" registration, or it has no right on the mailbox. {SEE} {MICROSOFT_WAITS}",
    permits=_ALL_OF_MICROSOFT,
)
_BUSY = Cause("busy", "the server has no room for us at the moment.", "Nothing has to be done.", passes=True)
_GOOGLE_NO_PASSWORD = Cause(
    "password-blocked",
    "Google takes no ordinary password.",
    "Use auth: {google: …}, or an app password where the administrator allows those.",
)
_NO_DELEGATION = Cause(
    "delegation-missing",
    "Google does not let the service account act for this mailbox.",
    "Enter its client id with the scope https://mail.google.com/ in the Admin console (Security, Access and data"
    " control, API controls, Domain-wide delegation). " + SEE,
    permits=(Permit.DELEGATION,),
)
_UNKNOWN_CLIENT = Cause(
    "unknown-client",
    "the token endpoint does not accept who asks.",
    "Check client_id and secret under auth: a secret may have ended or have been replaced.",
)
_GRANT_ENDED = Cause(
    "grant-ended",
    "the token endpoint takes the refresh token, or the assertion, no more.",
    "It has ended, was used elsewhere or was revoked: put in a new one.",
)

_TABLE = (
    # Exchange Online: IMAP
    _row((Said.IMAP_LOGIN, Said.IMAP), "User is authenticated but not connected", _NO_RIGHT),
    _row(Said.IMAP, r"Connection closed\. 14(?!\d)", _NO_RIGHT),
    _row(
        Said.IMAP_LOGIN,
        "BasicAuthBlocked",
        Cause(
            "password-blocked",
            "Microsoft takes no password here.",
            "Use auth: {microsoft: …} instead of password, as README has it under “Microsoft 365”.",
        ),
    ),
    _row(Said.IMAP_LOGIN, "AUTHENTICATE failed", _TOKEN_REFUSED, by_token=True),
    # Exchange Online: SMTP
    _row(
        Said.SMTP,
        "SmtpClientAuthentication is disabled",
        Cause(
            "smtp-off",
            "SMTP with a login is switched off for this mailbox, and with it OAuth.",
            "Switch it on for this mailbox (Set-CASMailbox -SmtpClientAuthenticationDisabled $false), which overrides"
            f" the tenant. {SEE} {MICROSOFT_WAITS}",
            permits=(Permit.SWITCHES,),
        ),
    ),
    _row(
        Said.SMTP,
        r"5\.7\.139.*security defaults",
        Cause(
            "security-defaults",
            "the Security Defaults of the tenant switch SMTP with a login off.",
            "Ask the tenant's administrator to replace them by Conditional Access, and to switch SMTP on for this"
            f" mailbox. {SEE} {MICROSOFT_WAITS}",
            permits=(Permit.SWITCHES,),
        ),
    ),
    _row(
        Said.SMTP,
        r"5\.7\.139.*did not meet the criteria",
        Cause(
            "conditional-access",
            "a Conditional Access policy of the tenant refuses this login.",
            "Ask the tenant's administrator to exclude this application, or to give it a workload policy that allows"
            f" this machine's address. {MICROSOFT_WAITS}",
        ),
    ),
    _row(
        Said.SMTP,
        r"5\.7\.139.*basic authentication is disabled|5\.7\.30\b",
        Cause(
            "password-blocked",
            "Microsoft takes no password here.",
            "Use auth: {microsoft: …} instead of password, as README has it under “Microsoft 365”.",
        ),
    ),
    _row(Said.SMTP, r"^535 5\.7\.(?:3|139)(?!\d)", _MAILBOX_REFUSED, by_token=True),
    # Gmail
    _row((Said.IMAP_LOGIN, Said.SMTP), "Application-specific password required", _GOOGLE_NO_PASSWORD),
    _row(
        (Said.IMAP_LOGIN, Said.SMTP),
        r"BadCredentials|Username and Password not accepted|Invalid credentials \(Failure\)",
        _NO_DELEGATION,
        by_token=True,
    ),
    _row(
        Said.IMAP_LOGIN,
        r"IMAP access is disabled|not enabled for IMAP",
        Cause(
            "imap-off",
            "IMAP is switched off for this mailbox.",
            "Ask the administrator of Google Workspace to switch IMAP on (Apps, Gmail, End user access).",
        ),
    ),
    _row(
        (Said.IMAP_LOGIN, Said.SMTP),
        "log in (?:via|with) your web browser|WEBALERT|WebLoginRequired",
        Cause(
            "person-wanted",
            "the provider wants a person to log in by a browser first.",
            "Log in to the mailbox in a browser once, and answer what it asks; better, use a token (auth:).",
        ),
    ),
    # Anybody who is busy: RFC 3463 section 3.4 and 3.8, RFC 4954 section 6 (454)
    _row((Said.IMAP_LOGIN, Said.IMAP), r"too many simultaneous connections|\[(?:UNAVAILABLE|INUSE|LIMIT)\b", _BUSY),
    _row(Said.SMTP, r"^4\d\d\b|^\d{3} 4\.", _BUSY),
    _row(
        Said.TOKEN,
        rf"^(?:429|5\d\d)\b|temporarily_unavailable|server_error|slow_down|{_aadsts('50196|90033|90006')}",
        Cause("busy", "the token endpoint is busy.", "Nothing has to be done.", passes=True),
    ),
    # Entra ID: learn.microsoft.com/entra/identity-platform/reference-error-codes
    _row(
        Said.TOKEN,
        _aadsts("7000215"),
        Cause(
            "secret-wrong",
            "Microsoft does not accept the secret.",
            "Put in the secret's value, which the portal shows once, instead of its id: auth.microsoft.secret.",
        ),
    ),
    _row(
        Said.TOKEN,
        _aadsts("7000222"),
        Cause(
            "secret-ended",
            "the secret of the application has ended.",
            "Make a new one in the App registration (better: a certificate), put it in as auth.microsoft.secret, and"
            " write its end behind auth.microsoft.expires, so that mailbot warns before.",
        ),
    ),
    _row(
        Said.TOKEN,
        _aadsts("70002"),
        Cause("secret-wrong", "Microsoft does not accept the secret.", "Check auth.microsoft.secret."),
    ),
    _row(
        Said.TOKEN,
        _aadsts("700016|700011|70001"),
        Cause(
            "unknown-application",
            "the tenant does not know this application, or it is disabled there.",
            "Check auth.microsoft.client_id (the Application id, no object id) and auth.microsoft.tenant.",
        ),
    ),
    _row(
        Said.TOKEN,
        _aadsts("7000112"),
        Cause(
            "application-disabled",
            "the application is disabled in the tenant.",
            "Ask the tenant's administrator to enable it (Enterprise applications, Properties).",
        ),
    ),
    _row(
        Said.TOKEN,
        _aadsts("90002|900023|50194"),
        Cause(
            "unknown-tenant",
            "Microsoft does not know this tenant.",
            "Check auth.microsoft.tenant: the Directory (tenant) id or a domain of yours, never “common”; and"
            " auth.microsoft.authority in a national cloud.",
        ),
    ),
    _row(
        Said.TOKEN,
        _aadsts("700027|700030"),
        Cause(
            "certificate-unknown",
            "Microsoft does not know this certificate.",
            "Upload its public part in the App registration (Certificates & secrets), or put the right one in as"
            " auth.microsoft.certificate.",
        ),
    ),
    _row(
        Said.TOKEN,
        _aadsts("700024"),
        Cause("clock", "the assertion is from another time.", f"{_CLOCK}; see that the certificate has not ended."),
    ),
    _row(
        Said.TOKEN,
        _aadsts("65001|65004|650056|650057|650052"),
        Cause(
            "consent-missing",
            "nobody in the tenant has consented to what the application may do.",
            "Ask the tenant's administrator for admin consent (App registration, API permissions). " + MICROSOFT_WAITS,
            permits=(Permit.ROLES,),
        ),
    ),
    _row(
        Said.TOKEN,
        _aadsts("70011|1002012|500011|28002|28003"),
        Cause(
            "scope-wrong",
            "Microsoft does not know the scope.",
            "Leave auth.microsoft.scope out, or write https://outlook.office365.com/.default (in a national cloud that"
            " cloud's own host).",
        ),
    ),
    _row(
        Said.TOKEN,
        _aadsts("53003|530035|530034|53000"),
        Cause(
            "conditional-access",
            "a policy of the tenant refuses a token to this application from here.",
            "Ask the tenant's administrator for a workload policy that allows this machine's address.",
        ),
    ),
    _row(
        Said.TOKEN,
        _aadsts("50076|50079|50158|16000"),
        Cause(
            "person-wanted",
            "Microsoft wants a person to log in.",
            "Use the application's own permissions (auth: {microsoft: …}), which need no person.",
        ),
    ),
    _row(Said.TOKEN, _aadsts("70000|70008|700082|70043|50173"), _GRANT_ENDED),
    # Google
    _row(Said.TOKEN, r"unauthorized_client.*Client is unauthorized|access_denied.*not authorized", _NO_DELEGATION),
    _row(
        Said.TOKEN,
        r"Invalid email or User ID|Not a valid email|account not found",
        Cause(
            "unknown-mailbox",
            "Google knows no user of this name.",
            "Check username, or auth.google.subject: the address of a user who is there and not suspended.",
        ),
    ),
    _row(
        Said.TOKEN,
        r"Invalid JWT Signature|invalid_grant.*\bkey\b",
        Cause(
            "key-unknown",
            "Google does not know the key of the service account.",
            "It was deleted or disabled: make a new one and put it in as auth.google.key.",
        ),
    ),
    _row(
        Said.TOKEN,
        r"short-lived token|reasonable timeframe",
        Cause("clock", "the assertion is from another time.", f"{_CLOCK}."),
    ),
    # RFC 6749 section 5.2, and whoever says no more than that
    _row(Said.TOKEN, r"\binvalid_client\b|\bunauthorized_client\b", _UNKNOWN_CLIENT),
    _row(Said.TOKEN, r"\binvalid_grant\b", _GRANT_ENDED),
    _row(
        Said.TOKEN,
        r"\binvalid_scope\b",
        Cause("scope-wrong", "the token endpoint does not know the scope.", "Check scope under auth."),
    ),
)
