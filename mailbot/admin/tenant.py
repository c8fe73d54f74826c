"""What the administrator of a tenant types or clicks so that mailbot gets in, with the operator's own ids filled in.

Every line may be pasted as it stands: whatever stands in it as a value is quoted for PowerShell, or is nothing but
hexadecimal digits.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from mailbot.edges.login.claims import IMAP_ROLE, SMTP_ROLE
from mailbot.edges.refusals import Permit

# about_Quoting_Rules: within single quotes nothing is expanded; PowerShell takes these four for single quotes as well
_QUOTES = re.compile("['\u2018\u2019\u201a\u201b]")
GOOGLE_SCOPE = "https://mail.google.com/"


@dataclass(frozen=True, slots=True)
class MicrosoftTenant:
    """An application of a tenant, and the mailbox that it is to reach; `object_id` is the Enterprise application's."""

    tenant: str
    client_id: str
    mailbox: str
    sender: str  # the address in From
    object_id: str = ""


@dataclass(frozen=True, slots=True)
class GoogleAccount:
    """A service account, by its numeric id."""

    client_id: str


def quoted(text: str) -> str:
    """Return a text as PowerShell reads it back, whatever stands in it."""
    return "'" + _QUOTES.sub(lambda quote: quote[0] * 2, text) + "'"


def lines(tenant: MicrosoftTenant | GoogleAccount, permits: Collection[Permit]) -> tuple[str, ...]:
    """Return the lines for these permits, in the order in which they are done."""
    match tenant:
        case GoogleAccount(client_id):
            return (f"Client ID: {client_id}", f"OAuth scopes: {GOOGLE_SCOPE}") if Permit.DELEGATION in permits else ()
        case MicrosoftTenant():
            return tuple(_microsoft(tenant, {*permits}))


def _microsoft(tenant: MicrosoftTenant, permits: set[Permit]) -> Iterator[str]:
    application, mailbox = quoted(tenant.client_id), quoted(tenant.mailbox)
    principal = f"(Get-ServicePrincipal -Identity {application}).Identity"
    if Permit.ROLES in permits:
        yield f"# App registration {tenant.client_id}, API permissions, Office 365 Exchange Online, application"
        yield f"# permissions {IMAP_ROLE} and {SMTP_ROLE}; then grant admin consent"
    if permits - {Permit.ROLES}:
        yield "Connect-ExchangeOnline"
    if Permit.PRINCIPAL in permits:
        if tenant.object_id:
            object_id = quoted(tenant.object_id)
        else:
            yield "Connect-MgGraph -Scopes 'Application.Read.All'"
            object_id = f"(Get-MgServicePrincipal -Filter {quoted(f'appId eq {application}')}).Id"
        yield f"New-ServicePrincipal -AppId {application} -ObjectId {object_id} -DisplayName 'mailbot'"
    if Permit.MAILBOX in permits:
        yield f"Add-MailboxPermission -Identity {mailbox} -User {principal} -AccessRights FullAccess"
    if Permit.SWITCHES in permits:
        yield f"Set-CASMailbox -Identity {mailbox} -ImapEnabled $true -SmtpClientAuthenticationDisabled $false"
    if Permit.SEND_AS in permits or (Permit.MAILBOX in permits and tenant.sender.lower() != tenant.mailbox.lower()):
        sender = quoted(tenant.sender)
        yield f"Add-RecipientPermission -Identity {sender} -Trustee {principal} -AccessRights SendAs -Confirm:$false"
    if Permit.MAILBOX in permits:
        yield f"Get-ServicePrincipal -Identity {application} | Format-List AppId, ObjectId"
        yield f"Test-ServicePrincipalAuthorization -Identity {application} -Resource {mailbox}"
