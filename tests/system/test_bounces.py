"""Letters that come back: tied to what was sent by what only its reader knows, and after two nobody is mailed on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.system.world import ADDRESS, Correspondent, Letter, MakeWorld, World

ROSA = "rosa@melder.example"
REPORT = "The form at /requests lets me read the requests of others when I change the number in the address. " * 4


def notification(letter: Letter | None, *, action: str = "failed", to: str = ADDRESS, returned: bool = True) -> bytes:
    """A delivery status notification (RFC 3464) as Postfix writes it, with or without the header that it is about."""
    about = letter.message_id if letter else "<made-up@voorbeeld.example>"
    header = f"--b0\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {about}\r\n\r\n" if returned else ""
    return (
        f"Return-Path: <>\r\nDelivered-To: {to}\r\nFrom: MAILER-DAEMON@mx.melder.example\r\nTo: {to}\r\n"
        f"Subject: Undelivered Mail\r\nMessage-ID: <{action}-{about[1:9]}-{returned}@mx.melder.example>\r\n"
        "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b0\r\n\r\n"
        "--b0\r\n\r\nSorry.\r\n--b0\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; mx.melder.example\r\n\r\n"
        f"Final-Recipient: rfc822; {ROSA}\r\nAction: {action}\r\nStatus: 5.1.1\r\n"
        f"Diagnostic-Code: smtp; 550 no such user\r\n\r\n{header}--b0--\r\n"
    ).encode()


def reported(make_world: MakeWorld, **changes: object) -> tuple[World, Correspondent, Letter]:
    """A world in which Rosa has reported and was answered."""
    world = make_world(languages=["en"], **changes)
    rosa = world.correspondent(ROSA, vouched=True)
    rosa.writes(REPORT)
    world.goes_on()
    (acknowledgement,) = rosa.reads_new()
    world.anke().reads_new()
    return world, rosa, acknowledgement


def comes_back(world: World, raw: bytes) -> list[str]:
    """Deliver a notification; give the subjects of what Anke is told."""
    world.dovecot.deliver(world.user, raw, received_at=world.now)
    told = len(world.anke().reads())
    world.goes_on()
    return [letter.text for letter in world.anke().reads()[told:]]


def lost(world: World) -> int:
    (case,) = world.daemon.house.store.cases()
    return case.undelivered


def test_after_the_second_nothing_goes_by_the_calendar_until_the_reporter_writes(make_world: MakeWorld) -> None:
    world, rosa, acknowledgement = reported(make_world)
    (first,) = comes_back(world, notification(acknowledgement))
    assert "550 no such user" in first
    assert "no more are sent" not in first
    world.passes(timedelta(days=15))  # the honest letter and a progress letter
    second, *_ = rosa.reads_new()
    (told,) = comes_back(world, notification(second))
    assert "no more are sent on schedule" in told
    world.passes(timedelta(days=40))
    assert rosa.reads_new() == []
    rosa.answers(acknowledgement, "My mailbox was full. I am back.")
    world.goes_on()
    rosa.reads_new()
    world.passes(timedelta(days=20))
    assert rosa.reads_new() != []


def test_one_letter_that_comes_back_twice_is_one(make_world: MakeWorld) -> None:
    world, _, acknowledgement = reported(make_world)
    comes_back(world, notification(acknowledgement))
    comes_back(world, notification(acknowledgement).replace(b"Sorry.", b"Sorry again."))
    assert lost(world) == 1


@pytest.mark.parametrize("action", ["delayed", "relayed", "expanded", "delivered"])
def test_what_is_no_failure_changes_nothing(make_world: MakeWorld, action: str) -> None:
    world, _, acknowledgement = reported(make_world)
    assert comes_back(world, notification(acknowledgement, action=action)) == []
    assert lost(world) == 0


def test_a_forged_one_for_somebody_elses_case_has_no_effect(make_world: MakeWorld) -> None:
    world, _, _ = reported(make_world, subaddress="+")
    (case,) = world.daemon.house.store.cases()
    forged = [
        notification(None),
        notification(None).replace(b"Undelivered Mail", f"Undelivered Mail [{case.reference}]".encode()),
        notification(None, returned=False, to=f"security+{'0' * 20}@voorbeeld.example"),
    ]
    for raw in forged:
        comes_back(world, raw)
    assert lost(world) == 0


def test_a_return_path_of_its_own_ties_a_letter_to_its_bounce_whatever_that_returns(make_world: MakeWorld) -> None:
    world, rosa, _ = reported(make_world, subaddress="+")
    (sent,) = (sent for sent in world.smtp.letters if sent.rcpt_to == (ROSA,))
    local, _, domain = sent.mail_from.partition("@")
    assert (local[:9], len(local), domain) == ("security+", 29, "voorbeeld.example")
    assert local[9:] not in sent.raw.decode()
    (told,) = comes_back(world, notification(None, returned=False, to=sent.mail_from))
    assert "550 no such user" in told
    assert lost(world) == 1
    assert len(rosa.reads()) == 1


def test_words_alone_are_no_bounce(make_world: MakeWorld) -> None:
    world, rosa, acknowledgement = reported(make_world)
    rosa.answers(acknowledgement, "Undelivered Mail Returned to Sender. 550 5.1.1 user unknown: what does it mean?")
    world.goes_on()
    assert lost(world) == 0
