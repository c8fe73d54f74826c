"""An operator of a mailbox at Microsoft 365 with nothing but README: what it says is typed, and works at once.

The tenant's token endpoint is played, with the real msal in front of it; its tokens open a real Dovecot.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from mailbot.admin.init import Made
from mailbot.admin.tenant import MicrosoftTenant, lines
from mailbot.cli import run
from mailbot.edges.refusals import Permit
from tests.servers import Authority, Dovecot
from tests.tenants import (
    CLIENT,
    MAILBOX,
    TENANT,
    a_key,
    certificate_of,
    pem_of,
    play_microsoft,
    refuses,
)
from tests.token_endpoint import TokenEndpoint, TokenSmtpServer, dovecot_with_tokens

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
PAGE = README[README.index("### Microsoft 365\n") : README.index("### Google Workspace\n")]
REPORT = (
    b"From: Anna <anna@reporter.example>\r\nTo: %s\r\nSubject: A hole\r\nMessage-ID: <1@reporter.example>\r\n\r\n"
    b"There is a hole in your site.\r\n"
)


def blocks(page: str) -> list[str]:
    """What README shows to be typed, without its indentation."""
    found = re.findall(r"(?:^ {7}.*\n|^\n(?= {7}))+", page, re.MULTILINE)
    return ["\n".join(line[7:] for line in block.splitlines()).strip("\n") for block in found]


@pytest.fixture
def mailbox(authority: Authority, token_endpoint: TokenEndpoint) -> Iterator[Dovecot]:
    with dovecot_with_tokens(authority, token_endpoint) as server:
        yield server


@pytest.fixture
def outgoing(authority: Authority, token_endpoint: TokenEndpoint) -> Iterator[TokenSmtpServer]:
    with TokenSmtpServer(authority, token_endpoint.is_good) as server:
        server.mechanisms = ("XOAUTH2",)
        yield server


def configure(made: Made, authority: Authority, base: str, mailbox: Dovecot, outgoing: TokenSmtpServer) -> None:
    """Put README's sections into the file, with our own servers in them; all else stays as README has it."""
    (shown,) = [yaml.safe_load(block) for block in blocks(PAGE) if block.startswith("imap:")]
    assert (shown["imap"]["host"], shown["smtp"]["host"]) == ("outlook.office365.com", "smtp.office365.com")
    here = {"host": "localhost", "ca_file": str(authority.ca_file), "tls": "implicit"}
    shown["imap"] |= here | {"port": mailbox.port}
    shown["smtp"] |= here | {"port": outgoing.port}
    shown["imap"]["auth"]["microsoft"] |= {"authority": base, "ca_file": str(authority.ca_file)}
    file = yaml.safe_load(made.config.read_text()) | shown
    file.pop("authserv_id", None)
    file["internal_domains"] = ["voorbeeld.example"]
    made.config.write_text(yaml.safe_dump(file))


def found(capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, list[dict[str, Any]]]]:
    """What `check --json` says, by thing."""
    status = run(["check", "--json"])
    findings: dict[str, list[dict[str, Any]]] = {}
    for finding in json.loads(capsys.readouterr().out)["findings"]:
        findings.setdefault(finding["thing"], []).append(finding)
    return status, findings


def test_a_mailbox_at_microsoft_365_is_set_up_by_readme_alone(
    made: Made,
    authority: Authority,
    token_endpoint: TokenEndpoint,
    mailbox: Dovecot,
    outgoing: TokenSmtpServer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("MAILBOT_CONFIG", str(made.config))
    configure(made, authority, play_microsoft(token_endpoint), mailbox, outgoing)
    both = (pem_of(a_key()) + certificate_of(a_key())).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(both)))  # cat key cert | mailbot credential m365-pem
    assert run(["credential", "m365-pem"]) == 0
    capsys.readouterr()

    status, findings = found(capsys)
    assert {one["outcome"] for thing in ("login", "imap", "smtp") for one in findings[thing]} == {"ok"}, findings
    assert status == 0

    mailbox.deliver(MAILBOX, REPORT % MAILBOX.encode())
    assert run(["run", "--once"]) == 0
    assert "anna@reporter.example" in [to for letter in outgoing.letters for to in letter.rcpt_to]

    token_endpoint.always = refuses(401, "invalid_client", "AADSTS700027: The certificate is not registered.")
    assert run(["run", "--once"]) == 78
    assert "Microsoft does not know this certificate" in capsys.readouterr().err


def test_readme_shows_the_lines_that_check_prints() -> None:
    shown = next(block for block in blocks(PAGE) if block.startswith("Connect-ExchangeOnline")).splitlines()
    tenant = MicrosoftTenant(TENANT, "CLIENT ID", MAILBOX, MAILBOX, "OBJECT ID")
    assert shown == [
        line
        for line in lines(tenant, [Permit.PRINCIPAL, Permit.MAILBOX, Permit.SWITCHES])
        if not line.startswith(("Get-", "Test-"))
    ]


def test_readme_names_every_answer_of_microsofts_that_is_known() -> None:
    answers = ("User is authenticated but not connected.", "Connection closed. 14", "AUTHENTICATE failed.", "535 5.7.3")
    numbers = (
        "AADSTS7000215",
        "AADSTS7000222",
        "AADSTS700016",
        "AADSTS90002",
        "AADSTS65001",
        "535 5.7.139",
        "550 5.7.60",
    )
    assert [said for said in (*answers, *numbers, CLIENT) if said not in PAGE] == []
