"""The lines that a tenant's administrator pastes: all of them, in order, and nothing in them runs by accident."""

from __future__ import annotations

import pytest

from mailbot.admin.tenant import GoogleAccount, MicrosoftTenant, lines, quoted
from mailbot.edges.refusals import Permit

APPLICATION = "11111111-2222-4333-8444-555555555555"
OBJECT = "99999999-8888-4777-8666-555555555555"
TENANT = MicrosoftTenant(
    "voorbeeld.example", APPLICATION, "security@voorbeeld.example", "security@voorbeeld.example", OBJECT
)
PRINCIPAL = f"(Get-ServicePrincipal -Identity '{APPLICATION}').Identity"


def test_an_administrator_pastes_all_of_it_in_order() -> None:
    assert lines(TENANT, [*Permit]) == (
        f"# App registration {APPLICATION}, API permissions, Office 365 Exchange Online, application",
        "# permissions IMAP.AccessAsApp and SMTP.SendAsApp; then grant admin consent",
        "Connect-ExchangeOnline",
        f"New-ServicePrincipal -AppId '{APPLICATION}' -ObjectId '{OBJECT}' -DisplayName 'mailbot'",
        f"Add-MailboxPermission -Identity 'security@voorbeeld.example' -User {PRINCIPAL} -AccessRights FullAccess",
        (
            "Set-CASMailbox -Identity 'security@voorbeeld.example' -ImapEnabled $true"
            " -SmtpClientAuthenticationDisabled $false"
        ),
        (
            f"Add-RecipientPermission -Identity 'security@voorbeeld.example' -Trustee {PRINCIPAL} -AccessRights SendAs"
            " -Confirm:$false"
        ),
        f"Get-ServicePrincipal -Identity '{APPLICATION}' | Format-List AppId, ObjectId",
        f"Test-ServicePrincipalAuthorization -Identity '{APPLICATION}' -Resource 'security@voorbeeld.example'",
    )


def test_without_a_token_the_object_id_is_looked_up_by_the_administrator() -> None:
    unknown = MicrosoftTenant(
        "voorbeeld.example", APPLICATION, "security@voorbeeld.example", "security@voorbeeld.example"
    )
    assert lines(unknown, [Permit.PRINCIPAL]) == (
        "Connect-ExchangeOnline",
        "Connect-MgGraph -Scopes 'Application.Read.All'",
        (
            f"New-ServicePrincipal -AppId '{APPLICATION}'"
            f" -ObjectId (Get-MgServicePrincipal -Filter 'appId eq ''{APPLICATION}''').Id -DisplayName 'mailbot'"
        ),
    )


def test_another_address_in_from_takes_a_right_of_its_own() -> None:
    other = MicrosoftTenant(
        "voorbeeld.example", APPLICATION, "cert@voorbeeld.example", "Security@voorbeeld.example", OBJECT
    )
    assert [line for line in lines(other, [Permit.MAILBOX]) if "SendAs" in line] == [
        (
            f"Add-RecipientPermission -Identity 'Security@voorbeeld.example' -Trustee {PRINCIPAL} -AccessRights SendAs"
            " -Confirm:$false"
        )
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("o'brien@voorbeeld.example", "'o''brien@voorbeeld.example'", id="a-quote"),
        pytest.param("’; Remove-Mailbox x; ‘", "'’’; Remove-Mailbox x; ‘‘'", id="quotes-that-powershell-takes-as-well"),
        pytest.param("$(whoami)`n", "'$(whoami)`n'", id="what-is-expanded-in-double-quotes"),
    ],
)
def test_powershell_reads_a_value_back_as_it_is(text: str, line: str) -> None:
    assert quoted(text) == line


def test_google_takes_two_values() -> None:
    assert lines(GoogleAccount("104100000000000000000"), [Permit.DELEGATION]) == (
        "Client ID: 104100000000000000000",
        "OAuth scopes: https://mail.google.com/",
    )
    assert lines(GoogleAccount("104100000000000000000"), [Permit.MAILBOX]) == ()
