"""Handlers without PGP behind an ordinary Postfix with Dovecot's LMTP: believed by their login, and nobody else is."""

from __future__ import annotations

import email
import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
import yaml
from typer.testing import CliRunner

from mailbot.admin import probe as room
from mailbot.cli import app
from mailbot.mail.fields import read_fields
from mailbot.mail.received import Submitted, Unsubmitted, find_login
from tests.machine import free_port
from tests.postfix import MX, STORE, MailServer, needs_postfix
from tests.servers import PASSWORD
from tests.system.world import ANKE, MakeWorld, World

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
    assert {held.reason for held in world.daemon.house.store.held_messages()} == {"in a handler's name, not proven"}
    assert len(world.daemon.house.store.held_messages()) == len(claims)


@pytest.fixture
def probing(make_world: MakeWorld, mail_server: MailServer, monkeypatch: pytest.MonkeyPatch) -> World:
    """A mailbot whose letters go out by the same Postfix, with the login of its own address."""
    monkeypatch.setattr(room, "PAUSE", 0.1)
    user = mail_server.dovecot.new_user()
    world = make_world(
        address=user,
        internal_domains=["voorbeeld.example", "example.org"],
        imap={"port": mail_server.dovecot.port, "username": user},
        smtp={"port": mail_server.submission_port, "tls": "starttls", "username": user.partition("@")[0]},
        vouching=["dmarc", "submission"],
        authserv_id=MX,
    )
    world.state_dir.mkdir(exist_ok=True)
    return world


def local_part(world: World) -> str:
    return world.address.partition("@")[0]


def reconfigure(world: World, **changes: object) -> None:
    settings = yaml.safe_load(world.config_file.read_text())
    world.config_file.write_text(yaml.safe_dump(settings | changes))


def check(world: World, *options: str, stdin: str = "") -> tuple[int, list[tuple[str, str]]]:
    command = ["--config", str(world.config_file), "check", "--json", "--probe", *options]
    ran = CliRunner().invoke(app, command, input=stdin)
    findings = json.loads(ran.stdout)["findings"]
    return ran.exit_code, [(one["outcome"], one["text"]) for one in findings if one["thing"] == "probe"]


@pytest.mark.parametrize(
    ("login", "stdin"),
    [
        pytest.param([], "", id="the configured login"),
        pytest.param(["--login", "anke@voorbeeld.example"], f"{PASSWORD}\n", id="a handler's login"),
    ],
)
def test_a_probe_tells_what_strangers_can_and_whether_a_true_mail_is_believed(
    probing: World, mail_server: MailServer, login: list[str], stdin: str
) -> None:
    status, found = check(probing, "--via", f"localhost:{mail_server.port}", *login, stdin=stdin)
    name = login[-1] if login else local_part(probing)
    assert found == [
        ("ok", "dmarc: the forgery arrived and is not believed."),
        ("ok", "submission: the forgery arrived and is not believed."),
        ("warn", f"dmarc: a true mail, sent with the login {name}, is not: there is no such field."),
        ("ok", f"submission: a true mail, sent with the login {name}, is believed."),
    ]
    assert status == 0


def test_a_probe_names_the_server_that_would_have_to_be_trusted(probing: World, mail_server: MailServer) -> None:
    reconfigure(probing, authserv_id="mx.elsewhere.example", vouching=["submission"])
    port, login = free_port(), local_part(probing)
    status, found = check(probing, "--via", f"localhost:{port}")
    true = f"a true mail, sent with the login {login}, is not"
    assert [text for _, text in found] == [
        f"Nothing listens on port {port} of localhost.",
        f"submission: {true}: of the Received fields, field 1 was written by {MX}.",
        "Handlers without a key are NOT believed: nothing that your server writes vouches for a true mail.",
    ]
    assert status == 78  # EX_CONFIG
