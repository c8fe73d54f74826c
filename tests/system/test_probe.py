"""Forgeries that the mailbox sends itself: what a server lets pass is said, and nobody else notices."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from mailbot.admin import probe as room
from mailbot.admin.check import Finding, Outcome
from mailbot.admin.probe import Route, probe
from mailbot.edges.imap import Mailbox
from mailbot.errors import Permanent
from mailbot.mail.authentication import Believed, Voice
from tests.system.world import ADDRESS, AUTHSERV, MakeWorld, World

BELIEVED = Believed(AUTHSERV, tuple(Voice), ("voorbeeld.example",))
CLAIMS = re.compile(rb"\A(?:Authentication-Results|X-MS-Exchange|Received)[^\r\n]*\r\n")


def probed(world: World, send: Callable[[bytes], None], *, strangers: bool = True) -> list[Finding]:
    house = world.daemon.house
    mailbox = Mailbox(house.imap)
    mailbox.connect()
    try:
        now = datetime.now(UTC)
        route = Route(send, strangers)
        return list(probe(route, mailbox, lambda id_: house.store.expect(id_, ADDRESS, now), BELIEVED, ADDRESS, now))
    finally:
        mailbox.close()


def unnoticed(world: World) -> None:
    """Nobody was told or answered, nothing is held, no case was opened, and the mailbox is as it was."""
    world.goes_on()
    store = world.daemon.house.store
    assert world.smtp.letters == []
    assert (store.held(), store.cases()) == ([], [])
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
