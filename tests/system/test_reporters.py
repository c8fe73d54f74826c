"""Reporters as they are, in the real world: another address, another key, no letters at all, back after the close."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from mailbot.case.leak_guard import SHORT, find_repeated_line, prints
from mailbot.edges.gpg.packets import armored_key
from mailbot.errors import Temporary
from mailbot.facts import State
from mailbot.letters.rendering import Texts
from tests.entities import CRLF, key_part, mixed, multipart_encrypted, multipart_signed, part
from tests.people import Person
from tests.system import wording
from tests.system.scenes import REPORT, ROSA, gpg_of, in_case, only_case, signed
from tests.system.world import ADDRESS, Correspondent, Letter, MakeWorld, World

HOME = "rosa@home.example"


def reasons_to_hold(world: World) -> list[str]:
    return [held.reason for held in world.daemon.house.store.held_messages()]


def protected(sender: str, body: str, *fields: str) -> bytes:
    """An entity whose own From field is signed with it (RFC 9788)."""
    head = ['Content-Type: text/plain; charset=utf-8; hp="clear"', f"From: {sender}", *fields]
    return (CRLF.join(head) + "\r\n\r\n" + body + "\r\n").encode()


def sends_signed(world: World, signer: Person, sender: str, entity: bytes, subject: str) -> None:
    head = CRLF.join([f"From: {sender}", f"To: {ADDRESS}", f"Subject: {subject}", "MIME-Version: 1.0", ""]).encode()
    world.dovecot.deliver(world.user, head + signed(signer, entity, world), received_at=world.now)
    world.goes_on()


class TestAnotherAddress:
    def test_is_linked_when_the_pinned_key_signed_it_and_gets_no_letter(self, make_world: MakeWorld) -> None:
        world, rosa, _, _ = in_case(make_world)
        case = only_case(world)
        caught = protected(HOME, "I write from home today.")
        sends_signed(world, gpg_of(rosa), HOME, caught, f"About {case.reference}")  # which anybody may have put there
        assert [one.addresses for one in world.daemon.house.store.cases() if one.reporter == ROSA] == [()]
        entity = protected(HOME, "I write from home today.", f"Subject: About {case.reference}")
        sends_signed(world, gpg_of(rosa), HOME, entity, f"About {case.reference}")
        assert [one.addresses for one in world.daemon.house.store.cases() if one.reporter == ROSA] == [(HOME,)]
        assert "another address of the same person" in world.anke().reads()[-1].text
        assert all(case.reference not in letter.text for letter in world.correspondent(HOME).reads())

    def test_without_the_key_it_is_somebody_elses_case(self, make_world: MakeWorld) -> None:
        world, _, _, _ = in_case(make_world)
        reference = only_case(world).reference
        eve = world.correspondent(HOME, key=True)
        sends_signed(world, gpg_of(eve), HOME, protected(HOME, REPORT), f"About {reference}")
        cases = {case.reporter: case for case in world.daemon.house.store.cases()}
        assert cases[ROSA].addresses == ()
        assert cases[HOME].linked == (reference,)
        assert reference not in eve.reads()[0].text

    def test_whoever_carries_a_signed_mail_becomes_nobody_else(self, make_world: MakeWorld) -> None:
        world, rosa, _, _ = in_case(make_world)
        reference = only_case(world).reference
        sends_signed(world, gpg_of(rosa), HOME, protected(ROSA, "I write from home today."), f"About {reference}")
        assert {case.addresses for case in world.daemon.house.store.cases()} == {()}


class TestAnotherKey:
    def later_key(self, world: World) -> Person:
        """A second key of Rosa's, with the same user ID."""
        other = world.people.get(f"second-{len(world.people.known)}@elsewhere.example")
        other.gpg("--quick-add-uid", other.fingerprint, ROSA)
        return replace(other, armored=other.gpg("--armor", "--export", other.fingerprint).decode())

    def test_is_offered_accepted_after_an_hour_and_used(self, make_world: MakeWorld) -> None:
        world, _, shown, _ = in_case(make_world)
        pinned = only_case(world).key
        second = self.later_key(world)
        thief = Correspondent(world, ROSA, second)
        thief.writes("My new key.", key=True, subject=only_case(world).reference)
        world.goes_on()
        assert only_case(world).key == pinned
        told = world.anke().reads()[-1]
        assert second.fingerprint in told.text
        world.anke().answers(shown, "#key accept")
        world.goes_on()
        assert only_case(world).key == pinned  # her mail carries no OpenPGP signature
        assert "#key accept" in world.anke().reads()[-1].text
        world.passes(timedelta(hours=2))
        key = only_case(world).key
        assert key is not None
        assert key.fingerprint == second.fingerprint

    def test_a_lead_stops_what_a_stolen_mailbox_ordered(self, make_world: MakeWorld) -> None:
        world, rosa, shown, _ = in_case(make_world)
        thief = Correspondent(world, ROSA, self.later_key(world))
        thief.writes("My new key.", key=True, subject=only_case(world).reference)
        world.goes_on()
        world.anke().answers(shown, "#key accept")
        world.goes_on()
        world.anke().answers(world.anke().reads()[-1], "#stop")
        world.goes_on()
        world.passes(timedelta(hours=3))
        key = only_case(world).key
        assert key is not None
        assert key.fingerprint == gpg_of(rosa).fingerprint

    def test_the_pinned_key_vouches_for_its_successor(self, make_world: MakeWorld) -> None:
        """Both sign a text that names both: one that only holds the other says nothing of it (test_keys.py)."""
        world, rosa, _, _ = in_case(make_world)
        second, first = self.later_key(world), gpg_of(rosa)
        world.now += timedelta(hours=1)
        says = f"[{only_case(world).reference}] My key is no longer {first.fingerprint}, but {second.fingerprint}."
        entity = mixed(part(says.encode()), key_part(second.armored.replace("\n", CRLF)))
        at = world.now + timedelta(seconds=30)
        both = b"".join(one.gpg("--detach-sign", stdin=entity, at=at) for one in (second, first))
        armored = armored_key(both).replace("PUBLIC KEY BLOCK", "SIGNATURE").encode()
        head = f"From: {ROSA}\r\nSubject: [{only_case(world).reference}]\r\nMIME-Version: 1.0\r\n".encode()
        rosa.sends(head + multipart_signed(entity, armored))
        world.goes_on()
        pinned = only_case(world).key
        assert pinned is not None
        assert pinned.fingerprint == second.fingerprint

    def test_a_letter_to_a_key_that_expired_is_held_and_told_never_sent_in_clear(self, make_world: MakeWorld) -> None:
        world = make_world(languages=["en"])
        ruth = world.people.get("ruth@melder.example")
        until = f"{world.now + timedelta(days=2):%Y%m%dT%H%M%S}"
        ruth.gpg("--quick-set-expire", ruth.fingerprint, until, at=world.now)
        ruth.gpg("--quick-set-expire", ruth.fingerprint, until, "*", at=world.now)
        short_lived = replace(ruth, armored=ruth.gpg("--armor", "--export").decode())
        Correspondent(world, ruth.address, short_lived, vouched=True).writes(REPORT, key=True)
        world.goes_on()
        (shown,) = world.anke().reads_new()
        world.now += timedelta(days=3)
        world.anke().answers(shown, "Thank you, Ruth. Which browser was it?")
        world.goes_on()
        world.passes(timedelta(hours=1))
        assert all(b"Which browser" not in sent.raw for sent in world.smtp.letters if ruth.address in sent.rcpt_to)
        assert "expired" in world.anke().reads_of_cases()[-1].text
        assert [draft.words for draft in only_case(world).drafts] == ["Thank you, Ruth. Which browser was it?"]


class TestAnonymous:
    @pytest.mark.parametrize(
        ("address", "subject"),
        [("rosa@melder.example", "anoniem: een lek"), ("no-reply@melder.example", "Een lek")],
        ids=["who-wants-no-letters", "whom-none-would-reach"],
    )
    def test_gets_a_case_and_never_a_letter(self, make_world: MakeWorld, address: str, subject: str) -> None:
        world = make_world(languages=["en"])
        rosa = world.correspondent(address, vouched=True)
        rosa.writes(REPORT, subject=subject)
        world.goes_on()
        (shown,) = world.anke().reads_of_cases()
        assert "anonymous" in shown.text
        world.passes(timedelta(days=20))
        world.anke().answers(shown, "#accept 2026-01-16")
        world.goes_on()
        world.passes(timedelta(days=3))
        world.anke().answers(shown, "Thank you.")
        world.goes_on()
        assert "would reach anyone" in world.anke().reads()[-1].text
        world.passes(timedelta(days=60))
        assert rosa.reads() == []
        assert only_case(world).state is State.ACCEPTED


class TestAfterTheClose:
    @pytest.mark.parametrize(("days", "cases"), [(40, 1), (75, 2)], ids=["it-opens-again", "it-is-a-new-one"])
    def test_a_reply(self, make_world: MakeWorld, days: int, cases: int) -> None:
        world, rosa, shown, _ = in_case(make_world)
        first = only_case(world).reference
        world.anke().answers(shown, "#close fixed")
        world.goes_on()
        world.passes(timedelta(hours=1))
        closed: Letter = rosa.reads_new()[-1]
        world.passes(timedelta(days=days))
        rosa.answers(closed, "It is back. " + REPORT, encrypted=True)
        world.goes_on()
        found = world.daemon.house.store.cases()
        assert len(found) == cases
        assert found[-1].state is State.RECEIVED
        assert (first in found[-1].linked) is (cases == 2)
        assert rosa.reads_new() != []


def test_a_progress_letter_that_waits_while_the_server_is_away_gives_way_to_the_news(make_world: MakeWorld) -> None:
    world = make_world(languages=["en"], promises={"assessment": "20 working days", "progress": "every 2 days"})
    anke, rosa = world.anke(), world.correspondent(ROSA, vouched=True)
    rosa.writes(REPORT)
    world.goes_on()
    world.smtp.stop()
    waiting: set[str] = set()
    while "progress" not in waiting:
        with suppress(Temporary):
            world.passes(timedelta(hours=12))
        waiting = {line.text for line in world.daemon.house.store.outbox()}
    anke.answers(anke.reads_of_cases()[0], "#accept 2026-12-31")
    with suppress(Temporary):
        world.goes_on()
    world.smtp.start()
    world.passes(timedelta(minutes=20))
    left = [letter.subject for letter in rosa.reads()]
    assert [wording.subject("en", "progress") in subject for subject in left] == [False] * 2
    assert [entry.kind for entry in world.daemon.house.store.journal(only_case(world).reference)].count(
        "progress-withdrawn"
    ) == 1


def test_the_same_report_of_two_people_is_said_to_handlers_alone(make_world: MakeWorld) -> None:
    world, _, _, _ = in_case(make_world)
    reference = only_case(world).reference
    tim = world.correspondent("tim@melder.example")
    tim.writes(REPORT)
    world.goes_on()
    assert f"Says the same as what came in {reference}" in world.anke().reads()[-1].text
    assert reference not in tim.reads()[0].text


def caught_from(world: World, rosa: Correspondent, content: bytes) -> bytes:
    """Give the fields and the body of a mail of Eve's around what Rosa encrypted to us."""
    caught = gpg_of(rosa).encrypt(content, world.house.armored, sign=True, at=world.now)
    head = CRLF.join(["From: eve@evil.example", f"To: {ADDRESS}", "Subject: look", "MIME-Version: 1.0", ""]).encode()
    return head + multipart_encrypted(caught)


def test_what_our_own_letters_say_is_no_secret_though_somebody_encrypts_it_to_us(make_world: MakeWorld) -> None:
    world = make_world(languages=["en"])
    rosa, eve = world.correspondent(ROSA, key=True), world.correspondent("eve@evil.example", vouched=True)
    said = [line for text in Texts().wording(["en"]) for line in text.splitlines() if line.isascii()]
    said = [line for line in said if len(line.split()) > max(SHORT)]  # shorter ones count as a whole mail's words
    ours = next(line for line in said if find_repeated_line(line, prints([line])) and "came encrypted" not in line)
    eve.sends(caught_from(world, rosa, b"Content-Type: text/plain\r\n\r\n" + ours.encode()))
    world.goes_on()
    world.anke().answers(world.anke().reads()[-1], f"As we wrote: {ours}")
    world.goes_on()
    assert "repeats decrypted text to an unproven author" not in [
        one.reason for one in world.daemon.house.store.held_messages()
    ]
    assert "repeat what came encrypted" not in world.anke().reads()[-1].text


TEXT = b"Content-Type: text/plain\r\n\r\n" + REPORT.encode()
FILE = mixed(part(b"See the file."), part(REPORT.encode(), "application/octet-stream", "log.md"))


@pytest.mark.parametrize("content", [TEXT, FILE], ids=["the-text", "a-text-attachment"])
@pytest.mark.parametrize("accomplice", [False, True], ids=["to-who-carried-it", "in-an-accomplice-s-case"])
def test_decrypted_text_is_not_handed_to_whoever_carried_it(
    make_world: MakeWorld, content: bytes, *, accomplice: bool
) -> None:
    world = make_world(languages=["en"])
    rosa, eve = world.correspondent(ROSA, key=True), world.correspondent("eve@evil.example", vouched=True)
    eve.sends(caught_from(world, rosa, content))
    world.goes_on()
    asked = world.anke().reads()[-1]
    if accomplice:
        mallory = world.correspondent("mallory@evil.example", vouched=True)
        mallory.writes("What did the last reporter say? " * 20)
        world.goes_on()
        asked = world.anke().reads()[-1]
    world.anke().answers(asked, "#clear-ok\n\nYou wrote: " + " ".join(REPORT.split()[:7]))
    world.goes_on()
    world.passes(timedelta(days=30))
    assert "repeat what came encrypted" in "".join(letter.text for letter in world.anke().reads())
    told = " ".join(REPORT.split()[:4]).encode()
    assert all(told not in sent.raw for sent in world.smtp.letters if sent.rcpt_to[0].endswith("@evil.example"))
    assert "repeats decrypted text to an unproven author" in [
        one.reason for one in world.daemon.house.store.held_messages()
    ]
