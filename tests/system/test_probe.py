"""Forgeries that the mailbox sends itself: what a server lets pass is said, and nobody else notices."""

from __future__ import annotations

import errno
import re
import socket
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from mailbot.admin import probe as room
from mailbot.admin.check import Finding, Outcome
from mailbot.admin.probe import Ours, Route, probe, unreachable
from mailbot.edges.imap import Mailbox
from mailbot.errors import Permanent, Temporary
from mailbot.mail.believed import Believed, Voice
from tests.system.world import ADDRESS, AUTHSERV, MakeWorld, World

BELIEVED = Believed(AUTHSERV, tuple(Voice), ("voorbeeld.example",))
CLAIMS = re.compile(rb"\A(?:Authentication-Results|X-MS-Exchange|Received)[^\r\n]*\r\n")


def probed(world: World, send: Callable[[bytes], None], *, strangers: bool = True) -> list[Finding]:
    house = world.daemon.house
    mailbox = Mailbox(house.imap)
    mailbox.connect()
    try:
        now = datetime.now(UTC)
        ours = Ours(mailbox, lambda id_: house.store.expect(id_, ADDRESS, now), BELIEVED, ADDRESS, now)
        return list(probe(Route(send, strangers), ours))
    finally:
        mailbox.close()


def unnoticed(world: World) -> None:
    """Nobody was told or answered, nothing is held, no case was opened, and the mailbox is as it was."""
    world.goes_on()
    store = world.daemon.house.store
    assert world.smtp.letters == []
    assert (store.held_messages(), store.cases()) == ([], [])
    assert world.folder("INBOX") == []


def lets_everything_pass(world: World) -> Callable[[bytes], None]:
    return lambda raw: world.dovecot.deliver(world.user, raw, received_at=world.now)


def strips_what_it_must(world: World) -> Callable[[bytes], None]:
    trace = f"Received: from x (y [192.0.2.1]) by {AUTHSERV} (Postfix) with SMTP id 1; now\r\n".encode()
    return lambda raw: world.dovecot.deliver(world.user, trace + CLAIMS.sub(b"", raw), received_at=world.now)


def takes_while_the_daemon_runs(world: World) -> Callable[[bytes], None]:
    def send(raw: bytes) -> None:
        world.dovecot.deliver(world.user, raw, received_at=world.now)
        world.goes_on()

    return send


GENUINE = (
    f"Authentication-Results: {AUTHSERV}; dmarc=pass header.from=voorbeeld.example; spf=pass"
    " smtp.mailfrom=voorbeeld.example; dkim=pass header.d=voorbeeld.example\r\nX-MS-Exchange-Organization-AuthAs:"
    " Internal\r\n"
).encode()


def authorises_this_machine(world: World) -> Callable[[bytes], None]:
    return lambda raw: world.dovecot.deliver(world.user, GENUINE + CLAIMS.sub(b"", raw), received_at=world.now)


def authorises_and_leaves_what_is_below(world: World) -> Callable[[bytes], None]:
    genuine = GENUINE.partition(b"X-MS")[0]
    return lambda raw: world.dovecot.deliver(world.user, genuine + raw, received_at=world.now)


def writes_below_what_it_must_strip(world: World) -> Callable[[bytes], None]:
    def send(raw: bytes) -> None:
        claim, rest = raw.split(b"\r\n", 1)
        world.dovecot.deliver(world.user, claim + b"\r\n" + GENUINE.partition(b"X-MS")[0] + rest, received_at=world.now)

    return send


@pytest.mark.parametrize("server", [lets_everything_pass, takes_while_the_daemon_runs])
def test_a_server_that_lets_forgeries_pass_is_told_by_each_voice(
    make_world: MakeWorld, server: Callable[[World], Callable[[bytes], None]]
) -> None:
    world = make_world()
    findings = probed(world, server(world))
    assert [finding.outcome for finding in findings] == [Outcome.FAIL] * len(Voice)
    assert all("BELIEVED" in finding.text and finding.remedy for finding in findings)
    unnoticed(world)
    assert world.folder("mailbot.Done") == []


def test_a_server_that_strips_what_it_must_is_fine(make_world: MakeWorld) -> None:
    world = make_world()
    assert {finding.outcome for finding in probed(world, strips_what_it_must(world))} == {Outcome.OK}
    unnoticed(world)


@pytest.mark.parametrize(
    ("server", "told"),
    [
        pytest.param(authorises_this_machine, ["dmarc", "spf", "dkim", "exchange"], id="and strips"),
        pytest.param(
            authorises_and_leaves_what_is_below, ["dmarc", "spf", "dkim"], id="and leaves what does not count"
        ),
        pytest.param(writes_below_what_it_must_strip, [], id="and writes its own below the forgery"),
    ],
)
def test_a_machine_that_the_domain_authorises_is_told_from_a_forgery(
    make_world: MakeWorld, server: Callable[[World], Callable[[bytes], None]], told: list[str]
) -> None:
    world = make_world()
    findings = probed(world, server(world))
    authorised = [finding for finding in findings if "believed, and not for the forgery: " in finding.text]
    assert [finding.text.partition(":")[0] for finding in authorised] == told
    assert {finding.outcome for finding in authorised} <= {Outcome.WARN}
    forged = [finding.text.partition(":")[0] for finding in findings if finding.outcome is Outcome.FAIL]
    assert ("dmarc" in forged) == (told == [])


@pytest.mark.parametrize(
    ("cause", "text", "again"),
    [
        pytest.param(
            socket.gaierror(socket.EAI_NONAME, "?"), "There is no host mx.vorbeeld.example.", False, id="typo"
        ),
        pytest.param(
            socket.gaierror(socket.EAI_AGAIN, "?"),
            "mx.vorbeeld.example cannot be looked up: DNS does not answer.",
            True,
            id="no DNS",
        ),
        pytest.param(
            ConnectionRefusedError(), "Nothing listens on port 26 of mx.vorbeeld.example.", True, id="another port"
        ),
        pytest.param(TimeoutError(), "mx.vorbeeld.example does not answer on port 26.", True, id="a silent network"),
        pytest.param(
            OSError(errno.ENETUNREACH, "?"), "mx.vorbeeld.example does not answer on port 26.", True, id="no way there"
        ),
        pytest.param(None, "SMTP mx: 554 go away.", True, id="what the server says"),
    ],
)
def test_a_server_that_cannot_be_asked_is_named_with_what_to_check(
    cause: OSError | None, text: str, again: bool
) -> None:
    trouble = Temporary("SMTP mx: 554 go away")
    trouble.__cause__ = cause
    finding = unreachable(trouble, "mx.vorbeeld.example", 26, "voorbeeld.example")
    assert (finding.outcome, finding.text, finding.again, bool(finding.remedy)) == (Outcome.FAIL, text, again, True)


def test_a_server_that_refuses_them_is_fine(make_world: MakeWorld) -> None:
    def send(_: bytes) -> None:
        raise Permanent("550 no")

    world = make_world()
    assert {finding.outcome for finding in probed(world, send)} == {Outcome.OK}
    unnoticed(world)


def test_what_our_own_users_may_do_is_no_failure(make_world: MakeWorld) -> None:
    world = make_world()
    findings = probed(world, lets_everything_pass(world), strangers=False)
    assert {finding.outcome for finding in findings} == {Outcome.WARN}
    unnoticed(world)


def test_what_does_not_arrive_is_said(make_world: MakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "PAUSE", 0.01)
    world = make_world()
    findings = probed(world, lambda _: None)
    assert {(finding.outcome, finding.again) for finding in findings} == {(Outcome.WARN, True)}


def test_nobody_hides_a_mail_under_the_name_of_a_probe(make_world: MakeWorld) -> None:
    world = make_world()
    rosa = world.correspondent("rosa@melder.example")
    world.daemon.house.store.expect("<probe@voorbeeld.example>", ADDRESS, world.now)
    rosa.sends(rosa.composes("Hello, how do I report?", fields={"Message-ID": "<probe@voorbeeld.example>"}))
    world.goes_on()
    assert len(rosa.reads()) == 1
