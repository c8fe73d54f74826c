"""Handlers without PGP behind an ordinary Postfix with Dovecot's LMTP: believed by their login, and nobody else is."""

from __future__ import annotations

import email
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from mailbot.mail.fields import read_fields
from mailbot.mail.received import Submitted, Unsubmitted, find_login
from tests.postfix import MX, STORE, MailServer, needs_postfix
from tests.system.world import ANKE, MakeWorld

pytestmark = needs_postfix

MAIL = b"From: anke@voorbeeld.example\r\nTo: security@voorbeeld.example\r\nSubject: x\r\n\r\nx\r\n"


@pytest.mark.parametrize(
    ("way", "trusted"),
    [
        pytest.param("{user}@example.org", (), id="LMTP by a socket"),
        pytest.param("{user}@example.net", (), id="LMTP by TCP"),
        pytest.param("filtered-{user}@example.org", (STORE, "localhost"), id="through a content filter"),
    ],
)
def test_what_real_servers_write_is_followed_to_the_login(
    mail_server: MailServer, way: str, trusted: tuple[str, ...]
) -> None:
    user = way.format(user=mail_server.dovecot.new_user().partition("@")[0])
    mail_server.submits(MAIL, ANKE, user, "anke")
    (submitted,) = mail_server.arrived(user)
    mail_server.knocks(submitted, ANKE, user)  # from outside, with the whole trace of the true one
    (_, forged) = mail_server.arrived(user, 2)

    def found(raw: bytes) -> Submitted | Unsubmitted:
        return find_login(read_fields(email.message_from_bytes(raw)).get("received", ()), (MX, *trusted))

    assert found(submitted) == Submitted("anke", 1 + len(trusted) // 2)
    if trusted:  # here every stranger comes from this machine, which is trusted
        return
    assert isinstance(found(forged), Unsubmitted)


def test_a_handlers_login_counts_and_a_strangers_word_for_it_does_not(
    make_world: MakeWorld, mail_server: MailServer
) -> None:
    user = mail_server.dovecot.new_user()
    world = make_world(
        imap={"port": mail_server.dovecot.port, "username": user}, vouching=["dmarc", "submission"], authserv_id=MX
    )
    world.dovecot, world.user, world.now = mail_server.dovecot, user, datetime.now(UTC)
    rosa, anke = world.correspondent("rosa@melder.example"), world.correspondent(ANKE)
    question = rosa.composes("Hello, I found a vulnerability in your website. Could you please send me your key?")
    mail_server.knocks(question, rosa.address, user)
    mail_server.arrived(user)
    world.goes_on()
    (shown,) = anke.reads_new()

    answers = {"In-Reply-To": shown.message_id, "References": shown.message_id}
    login = (
        f"from pc (unknown [192.0.2.7]) (Authenticated sender: anke) by {MX} (Postfix) with ESMTPSA id 4F2;"
        f" {format_datetime(world.now)}"
    )
    lmtp = f"from {MX} by {MX} with LMTP id x (envelope-from <{ANKE}>) for <{user}>; {format_datetime(world.now)}"
    claims = {
        "a login": f"Received: {login}\r\n",
        "the whole trace": f"Received: {lmtp}\r\nReceived: {login}\r\n",
        "a verdict": f"Authentication-Results: {MX}; dmarc=pass header.from=voorbeeld.example\r\n",
    }
    for what, claim in claims.items():
        forged = anke.composes(f"Forged, with {what}.", subject=f"Re: {shown.subject}", fields=answers)
        mail_server.knocks(claim.encode() + forged, ANKE, user, helo=MX)
    true = anke.composes("#clear-ok\n\nThank you. We look at it.", subject=f"Re: {shown.subject}", fields=answers)
    mail_server.submits(true, ANKE, user, "anke")
    mail_server.arrived(user, 4)
    world.goes_on()
    world.passes(timedelta(minutes=10))

    (_, answered) = rosa.reads()
    assert "Thank you. We look at it." in answered.text
    assert {held.reason for held in world.daemon.house.store.held()} == {"in a handler's name, not proven"}
    assert len(world.daemon.house.store.held()) == len(claims)
