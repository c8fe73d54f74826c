"""What the administrator of a tenant types or clicks so that mailbot gets in, with the operator's own ids filled in.

Every line may be pasted as it stands: whatever stands in it as a value is quoted for PowerShell, or is nothing but
hexadecimal digits.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from mailbot.edges.refusals import Grant

# about_Quoting_Rules: within single quotes nothing is expanded; PowerShell takes these four for single quotes as well
_QUOTES = re.compile("['\u2018\u2019\u201a\u201b]")
_GUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
IMAP_ROLE, SMTP_ROLE = "IMAP.AccessAsApp", "SMTP.SendAsApp"
GOOGLE_SCOPE = "https://mail.google.com/"


@dataclass(frozen=True, slots=True)
class Microsoft:
    """An application of a tenant, and the mailbox that it is to reach; `object_id` is the Enterprise application's."""

    tenant: str
    client_id: str
    mailbox: str
    sender: str  # the address in From
    object_id: str = ""


@dataclass(frozen=True, slots=True)
class Google:
    """A service account, by its numeric id."""

    client_id: str


def is_guid(text: str) -> bool:
    """Return whether a text is an id as Microsoft writes them."""
    return _GUID.fullmatch(text) is not None


def quoted(text: str) -> str:
    """Return a text as PowerShell reads it back, whatever stands in it."""
    return "'" + _QUOTES.sub(lambda quote: quote[0] * 2, text) + "'"


def lines(tenant: Microsoft | Google, grants: Collection[Grant]) -> tuple[str, ...]:
    """Return the lines for these grants, in the order in which they are done."""
    match tenant:
        case Google(client_id):
            return (f"Client ID: {client_id}", f"OAuth scopes: {GOOGLE_SCOPE}") if Grant.DELEGATION in grants else ()
        case Microsoft():
            return tuple(_microsoft(tenant, {*grants}))


def _microsoft(tenant: Microsoft, grants: set[Grant]) -> Iterator[str]:
    application, mailbox = quoted(tenant.client_id), quoted(tenant.mailbox)
    principal = f"(Get-ServicePrincipal -Identity {application}).Identity"
    if Grant.ROLES in grants:
        yield f"# App registration {tenant.client_id}, API permissions, Office 365 Exchange Online, application"
        yield f"# permissions {IMAP_ROLE} and {SMTP_ROLE}; then grant admin consent"
    if grants - {Grant.ROLES}:
        yield "Connect-ExchangeOnline"
    if Grant.PRINCIPAL in grants:
        if tenant.object_id:
            object_id = quoted(tenant.object_id)
        else:
            yield "Connect-MgGraph -Scopes 'Application.Read.All'"
            object_id = f"(Get-MgServicePrincipal -Filter {quoted(f'appId eq {application}')}).Id"
        yield f"New-ServicePrincipal -AppId {application} -ObjectId {object_id} -DisplayName 'mailbot'"
    if Grant.MAILBOX in grants:
        yield f"Add-MailboxPermission -Identity {mailbox} -User {principal} -AccessRights FullAccess"
    if Grant.SWITCHES in grants:
        yield f"Set-CASMailbox -Identity {mailbox} -ImapEnabled $true -SmtpClientAuthenticationDisabled $false"
    if Grant.SEND_AS in grants or (Grant.MAILBOX in grants and tenant.sender.lower() != tenant.mailbox.lower()):
        sender = quoted(tenant.sender)
        yield f"Add-RecipientPermission -Identity {sender} -Trustee {principal} -AccessRights SendAs -Confirm:$false"
    if Grant.MAILBOX in grants:
        yield f"Get-ServicePrincipal -Identity {application} | Format-List AppId, ObjectId"
        yield f"Test-ServicePrincipalAuthorization -Identity {application} -Resource {mailbox}"
