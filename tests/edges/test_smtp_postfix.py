"""What a real Postfix says of our letters: each of its refusals is sorted as what it is."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest

from mailbot.edges.login import Password
from mailbot.edges.net import Tls
from mailbot.edges.smtp import Sender, Settings
from mailbot.errors import Later, MailbotError, NotLetIn, Permanent, Refused
from tests.postfix import RATE, MailServer, needs_postfix
from tests.servers import PASSWORD, Authority

pytestmark = needs_postfix

US = "security@example.org"
THERE = "anna@example.org"
LETTER = b"From: security@example.org\r\nSubject: x\r\n\r\nhello\r\n"


def sending(server: MailServer, authority: Authority, **more: Any) -> Sender:
    port = server.port if more.pop("port", "") else server.strict_port
    username = more.pop("username", None if port == server.port else "bram")
    login = Password(username, PASSWORD) if username else None
    given = {"login": login, "ca_file": str(authority.ca_file), "timeout": 30, **more}
    return Sender(Settings(server.host, port, Tls.STARTTLS, **given))


def sends(sender: Sender, rcpt_to: str = THERE, raw: bytes = LETTER, us: str = US) -> MailbotError | None:
    try:
        sender.send(us, rcpt_to, raw)
    except MailbotError as why:
        return why
    return None


@pytest.mark.parametrize(
    ("given", "rcpt_to", "raw", "error", "says"),
    [
        pytest.param({"username": "anke"}, THERE, LETTER, NotLetIn, "may not send: 553 5.7.1", id="another's address"),
        pytest.param({"us": "gone@example.org"}, THERE, LETTER, NotLetIn, "may not send: 550 5.1.0", id="unlisted"),
        pytest.param({"port": "port"}, "anna@example.com", LETTER, NotLetIn, "may not send: 454 4.7.1", id="relaying"),
        pytest.param({"username": None}, THERE, LETTER, NotLetIn, "may not send: 553 5.7.1", id="no login"),
        pytest.param({}, THERE, b"\r\n" + b"x" * 100_000, Refused, "too big: 100002 octets", id="too big"),
        pytest.param(
            {}, THERE, LETTER + b"EICAR", Refused, "DATA 550 5.7.1: refused for its content (virus)", id="a virus"
        ),
        pytest.param({}, "nobody@example.org", LETTER, Permanent, "RCPT 550 5.1.1", id="nobody there"),
    ],
)
def test_a_refusal_is_what_it_is(
    mail_server: MailServer,
    authority: Authority,
    given: dict[str, str | None],
    rcpt_to: str,
    raw: bytes,
    error: type[MailbotError],
    says: str,
) -> None:
    us = given.pop("us", None) or US
    with closing(sending(mail_server, authority, **given)) as sender:
        why = sends(sender, rcpt_to, raw, us)
    assert type(why) is error
    assert says in str(why)
    assert "anna" not in str(why)


def test_too_many_letters_are_a_limit_of_ours(mail_server: MailServer, authority: Authority) -> None:
    with closing(sending(mail_server, authority)) as sender:
        why = next(why for _ in range(RATE + 1) if (why := sends(sender)) is not None)
    assert type(why) is Later
    assert "MAIL 450 4.7.1 Error: too much mail from" in str(why)
