"""A report to ourselves through real servers: answered once, told step by step, and gone without a trace."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from mailbot.admin.check import Finding, Outcome
from mailbot.admin.round_trip import Ways, round_trip
from mailbot.bootstrap.inspection import parser_settings
from mailbot.bootstrap.keys import open_gpg
from mailbot.bootstrap.round_trip import read_answer, throw_away_key
from mailbot.case.round_trip import LIFE, spent_by
from mailbot.config import load
from mailbot.edges.imap import Mailbox
from mailbot.edges.parser import Parser
from mailbot.edges.store import Store
from mailbot.errors import MailbotError, Temporary
from tests.system.scenes import REPORT
from tests.system.world import ADDRESS, MakeWorld, World

SECONDS = re.compile(r"\d+\.\d s")
WELL = [
    "accepted by the server for letters after N.",
    "arrived in the mailbox after N.",
    "opened by the daemon after N.",
    "the answer is back after N.",
    "The answer is encrypted to the key of the report, and signed with ours.",
]


def said(findings: list[Finding]) -> list[str]:
    return [SECONDS.sub("N", finding.text) for finding in findings]


@contextmanager
def ways(world: World, **changes: Any) -> Iterator[Ways]:
    """The way round, in a world that goes on while somebody waits."""
    config, house = load(world.config_file), world.daemon.house
    gpg, waited = open_gpg(config), [0.0]
    world.smtp.deliver = lambda raw: world.dovecot.deliver(world.user, raw, received_at=world.now)

    def wait(seconds: float) -> None:
        waited[0] += seconds * 30
        world.goes_on()

    with throw_away_key(ADDRESS, world.now - timedelta(minutes=1)) as key, Parser(parser_settings(config)) as parser:
        our_key = gpg.own_key(world.now)
        mailbox = Mailbox(house.imap)
        mailbox.connect()
        store = house.store
        there = Ways(
            address=ADDRESS,
            our_key=our_key,
            sender=key,
            mailbox=mailbox,
            send=lambda raw: world.dovecot.deliver(world.user, raw, received_at=world.now),
            begin=lambda message_id, secret: store.begin_round_trip(message_id, ADDRESS, world.now, secret),
            end=store.end_round_trip,
            unfinished=store.open_round_trips,
            is_opened=lambda message_id: store.is_spent(spent_by(message_id)),
            read=lambda raw: read_answer(raw, parser, key, our_key, world.now),
            wait=wait,
            now=world.now,
            monotonic=lambda: waited[0],
        )
        try:
            yield replace(there, **changes)
        finally:
            mailbox.close()


def assert_without_a_trace(world: World) -> None:
    """Nobody was told, nothing is held, no case was opened, the mailbox is as it was, and no figure has grown."""
    world.goes_on()
    store = world.daemon.house.store
    assert [sent for sent in world.smtp.letters if sent.rcpt_to != (ADDRESS,)] == []
    assert store.held_messages() == []
    assert {name: world.folder(name) for name in ("INBOX", "mailbot.Done")} == {"INBOX": [], "mailbot.Done": []}
    assert store.open_round_trips() == []


def test_it_is_answered_once_and_leaves_no_trace(make_world: MakeWorld) -> None:
    world = make_world()
    world.goes_on()
    store = world.daemon.house.store
    before = store.vitals(world.now, world.now)
    sent: list[bytes] = []
    with ways(world) as there:

        def send(raw: bytes) -> None:
            sent.append(raw)
            there.send(raw)

        findings = list(round_trip(replace(there, send=send)))
    assert said(findings) == WELL
    assert {finding.outcome for finding in findings} == {Outcome.OK}
    assert_without_a_trace(world)
    after = store.vitals(world.now, world.now)
    assert (after.recorded_ever, after.written_ever) == (before.recorded_ever, before.written_ever)
    assert (after.cases, after.letters, store.cases()) == (before.cases, before.letters, [])

    # A copy is not answered again, and under another name it is nothing of ours
    world.dovecot.deliver(world.user, b"X-Again: 1\r\n" + sent[0], received_at=world.now)
    world.goes_on()
    assert len(world.smtp.letters) == 1
    renamed = re.sub(rb"(?m)^Message-ID: .*\r$", b"Message-ID: <x@voorbeeld.example>\r", sent[0])
    world.dovecot.deliver(world.user, renamed, received_at=world.now)
    world.goes_on()
    assert ([held.reason for held in store.held_messages()], store.cases()) == (["from our own address, not by us"], [])

    # A stranger's report that says it is one is a report, even if they know all that was ever written
    store.begin_round_trip("<known@voorbeeld.example>", ADDRESS, world.now, "a" * 64)
    rosa = world.correspondent("rosa@melder.example", key=True)
    fields = {"Message-ID": "<known@voorbeeld.example>"}
    rosa.writes(f"{REPORT}\n\nround trip {'a' * 64}", encrypted=True, key=True, fields=fields)
    world.goes_on()
    assert (len(store.cases()), len(rosa.reads())) == (1, 1)


def begin_two(store: Store, message_id: str, secret: str, now: datetime) -> None:
    """Write down another secret for a mail, and its own for another mail."""
    store.begin_round_trip(message_id, ADDRESS, now, "b" * 64)
    store.begin_round_trip("<another@voorbeeld.example>", ADDRESS, now, secret)
    store.end_round_trip("<another@voorbeeld.example>")


def test_what_goes_wrong_is_named_and_nothing_of_it_is_taken_for_a_report(make_world: MakeWorld) -> None:
    world = make_world()
    store = world.daemon.house.store

    def refuse(_: bytes) -> None:
        raise Temporary("SMTP localhost:25: lost")

    with ways(world) as there:
        # The daemon does nothing, another secret was written down, and it was written down too long ago
        nobody = replace(there, wait=lambda _: None, monotonic=iter(range(0, 10_000, 100)).__next__)
        other = replace(there, begin=lambda id_, secret: begin_two(store, id_, secret, world.now))
        long_ago = world.now - LIFE
        late = replace(there, begin=lambda id_, secret: store.begin_round_trip(id_, ADDRESS, long_ago, secret))
        for wrong in (nobody, other, late):
            *_, last = round_trip(wrong)
            assert (last.outcome, last.text, last.again) == (Outcome.FAIL, "not opened within 120 seconds.", True)
            assert "journalctl" in last.remedy
            assert_without_a_trace(world)
        assert world.smtp.letters == []

        with pytest.raises(MailbotError, match="lost"):
            list(round_trip(replace(there, send=refuse)))
        assert_without_a_trace(world)

        def breaks_off(raw: bytes) -> None:
            there.send(raw)
            there.mailbox.close()

        with pytest.raises(MailbotError, match="not connected"):
            list(round_trip(replace(there, send=breaks_off)))
    world.goes_on()
    world.goes_on()
    lie = [len(world.folder(name)) for name in ("INBOX", "mailbot.Done")]
    assert (lie, store.cases(), store.held_messages()) == ([0, 2], [], [])  # and its answer
    with ways(world) as there:
        findings = list(round_trip(there))
    assert said(findings) == ["Cleared up: 2 mails of an earlier round trip that was broken off.", *WELL]
    assert_without_a_trace(world)
