"""`check` of a login by token: what the token says of itself, and what a tenant's administrator is to run.

What is read from a token is for an operator's eyes; the servers alone decide what it is worth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from mailbot.admin.check import Finding, Outcome, Probe, failed, fine
from mailbot.admin.tenant import GoogleAccount, MicrosoftTenant, lines
from mailbot.edges.login.claims import SMTP_ROLE, faults, read_claims
from mailbot.edges.login.google import GoogleTokens
from mailbot.edges.login.microsoft import MicrosoftTokens
from mailbot.edges.login.token import Tokens, TokenSource
from mailbot.edges.refusals import SEE, Permit
from mailbot.errors import LoginRefused, MailbotError

WHERE = {
    MicrosoftTenant: "To be run in PowerShell by an administrator of Exchange Online:",
    GoogleAccount: "To be entered in the Admin console (Manage Domain Wide Delegation, Add new):",
}
BY_EXCHANGE = "Nothing has to be done where it may send by a role in Exchange (RBAC for Applications)."


def probe_tokens(tokens: Tokens, roles: Sequence[str], now: datetime) -> Iterator[Finding]:
    """Ask for a token, and say what it is good for; `roles` are those that the mail servers ask for."""
    token = tokens.token()
    minutes = (token.expires - now) // timedelta(minutes=1)
    left = f"good for {minutes} minutes" if minutes > 0 else "asked for anew each time"
    claims = read_claims(token.value)
    if not isinstance(tokens.source, MicrosoftTokens) or claims is None:
        yield fine("login", f"There is a token, {left}.")
        return
    wanted = tokens.source.application.wanted
    wrong = [*faults(claims, wanted, [role for role in roles if role != SMTP_ROLE], now)]
    for problem, remedy in wrong:
        yield Finding("login", Outcome.FAIL, problem, remedy)
    if wrong:
        return
    for problem, remedy in faults(claims, wanted, roles, now):
        yield Finding("login", Outcome.WARN, problem, f"{remedy} {BY_EXCHANGE}")
    about = f"application {claims.application}, tenant {claims.tenant}"
    yield fine("login", f"There is a token, {left}: {', '.join(claims.roles)} ({about}).")


def with_lines(thing: str, probe: Probe, tokens: Callable[[], Tokens | None], mailbox: str, sender: str) -> Probe:
    """Return a probe that says of a login that is refused what to run, with our own ids in it."""

    def explained() -> Iterator[Finding]:
        try:
            yield from probe()
        except LoginRefused as refused:
            finding = failed(thing, refused)
            known = tokens()
            tenant = None if known is None else _tenant(known, mailbox, sender)
            permits = [Permit(name) for name in refused.permits]
            run = () if tenant is None else lines(tenant, permits)
            if not run or tenant is None:
                yield finding
                return
            remedy = f"{finding.remedy.replace(SEE, '').strip()} {WHERE[type(tenant)]}".replace("  ", " ")
            yield replace(finding, remedy=remedy, run=run)

    return explained


def _tenant(tokens: Tokens, mailbox: str, sender: str) -> MicrosoftTenant | GoogleAccount | None:
    source: TokenSource = tokens.source
    if isinstance(source, GoogleTokens):
        return GoogleAccount(source.account.key["client_id"])
    if not isinstance(source, MicrosoftTokens):
        return None
    application = source.application
    return MicrosoftTenant(application.tenant, application.client_id, mailbox, sender, _object_id(tokens))


def _object_id(tokens: Tokens) -> str:
    """Return the id of the Enterprise application, which a token of its own tells; empty without one."""
    try:
        claims = read_claims(tokens.token().value)
    except MailbotError:
        return ""
    return claims.object_id if claims is not None else ""
