from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import ClassVar

import aiosmtplib
import pytest
from imapclient import IMAPClient

from mailbot.edges import imap, smtp
from mailbot.edges.login import Login, Password
from mailbot.edges.net import Tls
from mailbot.errors import Permanent, Temporary
from tests.machine import LONG
from tests.servers import PASSWORD, Authority, Dovecot, SmtpServer


@dataclass
class OneTime:
    """A way to log in that must be asked for anew each time, as a token is; the first time it cannot be had."""

    username: str
    secrets: list[str]
    keys: ClassVar[tuple[str, ...]] = ("vault",)

    def _next(self) -> str:
        if (secret := self.secrets.pop(0)) == "":
            raise Temporary("the vault does not answer")
        return secret

    def log_in_to_imap(self, client: IMAPClient) -> None:
        client.sasl_login("PLAIN", lambda _: f"\0{self.username}\0{self._next()}")

    async def log_in_to_smtp(self, client: aiosmtplib.SMTP) -> None:
        secret = await asyncio.to_thread(self._next)
        await client.ehlo()
        await client.auth_plain(self.username, secret)


def mailbox(server: Dovecot, authority: Authority, login: Login) -> imap.Mailbox:
    given = imap.Settings("localhost", server.port, Tls.IMPLICIT, login, ca_file=str(authority.ca_file))
    return imap.Mailbox(given)


def sender(server: SmtpServer, authority: Authority, login: Login) -> smtp.Sender:
    return smtp.Sender(smtp.Settings("localhost", server.port, Tls.IMPLICIT, login, LONG, str(authority.ca_file)))


def test_another_way_to_log_in_is_one_class_at_the_mailbox(dovecot: Dovecot, authority: Authority) -> None:
    watched = mailbox(dovecot, authority, OneTime(dovecot.new_user(), ["", "wrong", PASSWORD]))
    with pytest.raises(Temporary, match="the vault does not answer"):
        watched.connect()
    with pytest.raises(Permanent, match=r"login is refused: .* Check vault"):
        watched.connect()
    watched.connect()
    watched.close()


def test_another_way_to_log_in_is_one_class_where_letters_leave(smtp_server: SmtpServer, authority: Authority) -> None:
    out = sender(smtp_server, authority, OneTime("security", ["", PASSWORD]))
    with pytest.raises(Temporary, match="the vault does not answer"):
        out.check()
    out.send("security@voorbeeld.example", "anna@example.net", b"Subject: we have it\r\n\r\nhello\r\n")
    out.close()
    buggy = sender(smtp_server, authority, OneTime("security", []))
    for _ in range(2):  # the second time, no connection is left that seems to be logged in
        with pytest.raises(IndexError):
            buggy.check()
    buggy.close()
    refused = sender(smtp_server, authority, OneTime("security", ["wrong"]))
    with pytest.raises(Permanent, match=r"login is refused: .* Check smtp\.vault"):
        refused.check()
    refused.close()


def test_a_password_is_in_no_repr() -> None:
    assert PASSWORD not in repr(Password("anna", PASSWORD))
