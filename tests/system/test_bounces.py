"""Letters that come back: tied to what was sent by what only its reader knows, and after two nobody is mailed on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mailbot.facts import Case
from tests.fixtures import FIXTURES
from tests.system.world import ADDRESS, ANKE, AUTHSERV, Correspondent, Letter, MakeWorld, World

BOUNCES = FIXTURES / "bounce"
HOUR = timedelta(hours=1)
NULL = "Return-Path: <>\r\n"
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


def words(to: str, number: int = 0, path: str = NULL) -> bytes:
    """What a server sends back that knows no notifications; without `path`, nothing tells that a machine wrote it."""
    return (
        f"{path}From: postmaster@mx.melder.example\r\nTo: {to}\r\nSubject: failure notice\r\n"
        f"Message-ID: <words-{number}@mx.melder.example>\r\n\r\n<{ROSA}>: 550 5.1.1 user unknown. Giving up.\r\n"
    ).encode()


def return_path(world: World, reader: str) -> str:
    """The envelope sender of the last letter to `reader`."""
    return [sent.mail_from for sent in world.smtp.letters if sent.rcpt_to == (reader,)][-1]


def reported(make_world: MakeWorld, **changes: object) -> tuple[World, Correspondent, Letter]:
    """A world in which Rosa has reported and was answered."""
    world = make_world(languages=["en"], **changes)
    rosa = world.correspondent(ROSA, vouched=True)
    rosa.writes(REPORT)
    world.goes_on()
    (acknowledgement,) = rosa.reads_new()
    return world, rosa, acknowledgement


def comes_back(world: World, raw: bytes) -> list[str]:
    """Deliver a notification; give the subjects of what Anke is told."""
    world.dovecot.deliver(world.user, raw, received_at=world.now)
    told = len(world.anke().reads())
    world.goes_on()
    return [letter.text for letter in world.anke().reads()[told:]]


def lost(world: World) -> int:
    (case,) = (case for case in world.daemon.house.store.cases() if case.reporter == ROSA)
    return case.undelivered


def test_after_the_second_nothing_goes_by_the_calendar_until_the_reporter_writes(make_world: MakeWorld) -> None:
    world, rosa, acknowledgement = reported(make_world)
    (first,) = comes_back(world, notification(acknowledgement))
    assert "550 no such user" in first
    assert "no more automatic email" not in first
    world.passes(timedelta(days=15))  # the honest letter and a progress letter
    second, *_ = rosa.reads_new()
    (told,) = comes_back(world, notification(second))
    assert "no more automatic email" in told
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


def test_what_our_own_server_refuses_counts_the_same_and_promises_still_run(make_world: MakeWorld) -> None:
    world, rosa, acknowledgement = reported(make_world)
    anke = world.anke()
    (report,) = anke.reads_new()
    world.smtp.always["RCPT"] = lambda to: "550 5.1.1 no such user" if ROSA in to else None
    rosa.answers(acknowledgement, "One thing more: the same goes for the form at /complaints.")  # its receipt is lost
    world.goes_on()
    anke.answers(report, "#clear-ok\n\nDear Rosa, thank you for this.")
    world.goes_on()
    world.passes(HOUR)
    assert lost(world) == 2
    assert any("no more automatic email" in letter.text for letter in anke.reads_new())
    anke.answers(report, "Dear Rosa, do you read this?")
    world.goes_on()
    world.passes(HOUR)
    assert lost(world) == 3  # what a handler writes is tried all the same
    world.passes(timedelta(days=30))
    assert lost(world) == 3  # and nothing else is
    escalations = [letter.text for letter in anke.reads_new() if "Late: assessment" in letter.subject]
    assert "our emails to them bounce" in escalations[0]
    assert not any("telling the reporter" in text for text in escalations)
    world.smtp.always.clear()
    rosa.writes("My mailbox was gone, and is there again. I have none of your letters.", subject="Hello again")
    world.goes_on()
    assert lost(world) == 0
    assert len(rosa.reads_new()) == 2  # a receipt, and the progress letter that is overdue
    world.passes(timedelta(days=20))
    assert rosa.reads_new() != []


@pytest.mark.parametrize(
    ("name", "times"),
    [
        ("failed-postfix", 1),
        ("failed-exim", 1),
        ("only-header-exim", 1),
        ("international-exim", 1),
        ("failed-exchange", 1),
        ("failed-gmail", 1),
        ("nameless-recipient-notes", 1),
        ("delayed-postfix", 0),
        ("forwarded-postfix", 0),
        ("only-words-qmail", 0),
        ("quoted-by-a-reporter", 0),
        ("read-receipt-outlook", 0),
    ],
)
def test_what_each_server_sends_back_is_tied_to_its_letter(make_world: MakeWorld, name: str, times: int) -> None:
    world, rosa, acknowledgement = reported(make_world)
    raw = (BOUNCES / f"{name}.eml").read_bytes()
    assert b"<letter.7f3a@voorbeeld.example>" in raw
    told = comes_back(world, raw.replace(b"<letter.7f3a@voorbeeld.example>", acknowledgement.message_id.encode()))
    assert lost(world) == times
    assert len([text for text in told if "n't arrive" in text or "n't reach" in text]) == times
    assert len(rosa.reads()) == 1


def test_a_letter_that_comes_back_whole_is_a_bounce_whatever_it_holds(make_world: MakeWorld) -> None:
    """Ours are encrypted to their reader: that we cannot open what came back is no news to anybody."""
    world = make_world(languages=["en"])
    rosa = world.correspondent(ROSA, key=True, vouched=True)
    rosa.writes(REPORT, encrypted=True, key=True)
    world.goes_on()
    (acknowledgement,) = rosa.reads_new()
    assert acknowledgement.encrypted
    part = b"--b0\r\nContent-Type: message/rfc822\r\n\r\n" + acknowledgement.raw + b"\r\n--b0--\r\n"
    (told,) = comes_back(world, notification(acknowledgement, returned=False).replace(b"--b0--\r\n", part))
    assert "550 no such user" in told
    assert lost(world) == 1


def test_a_tag_counts_wherever_our_server_noted_it(make_world: MakeWorld) -> None:
    world, _, _ = reported(make_world, subaddress="+")
    tag = return_path(world, ROSA).partition("@")[0].partition("+")[2]
    raw = notification(None, returned=False, to=f"mailbox7+{tag}@mail.internal")
    comes_back(world, raw.replace(b"\r\nTo: mailbox7", b"\r\nTo: undisclosed"))
    assert lost(world) == 1


def test_a_tag_counts_where_what_was_returned_names_another_letter(make_world: MakeWorld) -> None:
    """Gateways give letters a Message-ID of their own."""
    world, _, _ = reported(make_world, subaddress="+")
    comes_back(world, notification(None, to=return_path(world, ROSA)))
    assert lost(world) == 1


@pytest.mark.parametrize(
    ("path", "why"), [(NULL, "null reverse-path"), ("", "return path")], ids=["a null path", "nothing says so"]
)
def test_words_at_the_return_path_of_a_letter_are_shown_and_neither_counted_nor_answered(
    make_world: MakeWorld, path: str, why: str
) -> None:
    world, _, _ = reported(make_world, subaddress="+")
    (told,) = comes_back(world, words(return_path(world, ROSA), path=path))
    assert "user unknown" in told
    assert why in told
    assert lost(world) == 0
    assert len(world.daemon.house.store.cases()) == 1
    assert {sent.rcpt_to for sent in world.smtp.letters if "voorbeeld" not in sent.rcpt_to[0]} == {(ROSA,)}


@pytest.mark.parametrize(
    ("tags", "path"),
    [
        pytest.param({}, NULL, id="without tags"),
        pytest.param({"subaddress": "+"}, NULL, id="with tags"),
        pytest.param({"subaddress": "+"}, "", id="with tags, and nothing else says so"),
    ],
)
def test_the_dead_mailbox_of_a_lead_does_not_fill_with_what_it_sends_back(
    make_world: MakeWorld, tags: dict[str, str], path: str
) -> None:
    world, rosa, acknowledgement = reported(make_world, **tags)
    rosa.answers(acknowledgement, "One thing more: the same goes for the form at /complaints.")
    world.goes_on()
    seen = 0
    for _ in range(24):
        letters = [sent for sent in world.smtp.letters if sent.rcpt_to == (ANKE,)]
        for number, sent in enumerate(letters[seen:], seen):
            world.dovecot.deliver(world.user, words(sent.mail_from, number, path), received_at=world.now)
        seen = len(letters)
        world.passes(HOUR)
    assert seen <= 4  # two mails of the reporter's, and a morning that holds what came back


def test_mail_to_any_tag_is_mail_to_the_mailbox(make_world: MakeWorld) -> None:
    world = make_world(languages=["en"], subaddress="+")
    tim = world.correspondent("tim@melder.example")
    tim.sends(tim.composes(REPORT, fields={"To": "security+website@voorbeeld.example"}))
    us = world.correspondent("security+website@voorbeeld.example", vouched=True)
    us.writes(REPORT)
    world.goes_on()
    world.passes(timedelta(days=40))
    assert len(tim.reads()) == 1
    assert us.reads() == []
    assert [case.reporter for case in world.daemon.house.store.cases()] == ["tim@melder.example"]


def from_rosa(answers: Letter, *fields: str, text: str = "STOP") -> bytes:
    """What anybody can send in her name who knows a letter's Message-ID."""
    head = [*fields, f"From: {ROSA}", f"To: {ADDRESS}", "Subject: Re: Report", f"In-Reply-To: {answers.message_id}"]
    return ("\r\n".join(head) + f"\r\n\r\n{text}\r\n").encode()


def whole(letter: Letter) -> bytes:
    """A notification with the header of the letter, as servers return it."""
    header = letter.raw.partition(b"\r\n\r\n")[0]
    return notification(letter).replace(
        f"Message-ID: {letter.message_id}\r\n\r\n--b0".encode(), header + b"\r\n\r\n--b0"
    )


def case_of_rosa(world: World) -> Case:
    (case,) = (case for case in world.daemon.house.store.cases() if case.reporter == ROSA)
    return case


@pytest.mark.parametrize(
    "learns",
    [
        pytest.param({"Cc": "eve@evil.example"}, id="in copy of an answer"),
        pytest.param({"From": "eve@evil.example"}, id="from whoever was sent it"),
    ],
)
def test_who_was_told_a_message_id_can_neither_stop_letters_nor_send_them_back(
    make_world: MakeWorld, learns: dict[str, str]
) -> None:
    world = make_world(languages=["en"])
    rosa = world.correspondent(ROSA)
    rosa.writes(REPORT)
    world.goes_on()
    (acknowledgement,) = rosa.reads_new()
    rosa.answers(acknowledgement, "Is it the same elsewhere?")
    world.goes_on()
    (receipt,) = rosa.reads_new()
    thread = {"References": f"{acknowledgement.message_id} {receipt.message_id}", **learns}
    rosa.sends(rosa.composes("One thing more.", fields=thread))
    world.goes_on()
    for forged in (
        from_rosa(receipt),
        from_rosa(receipt, f"Authentication-Results: {AUTHSERV}; dmarc=none"),
        from_rosa(receipt, f"Authentication-Results: {AUTHSERV}; dmarc=fail header.from=melder.example"),
        from_rosa(acknowledgement, text="ANONYMOUS"),
        notification(acknowledgement),
        notification(receipt),
        notification(receipt, returned=False).replace(
            b"\r\nTo:", f"\r\nReferences: {receipt.message_id}\r\nTo:".encode()
        ),
    ):
        comes_back(world, forged)
    assert (case_of_rosa(world).updates, case_of_rosa(world).anonymous, lost(world)) == (True, False, 0)
    comes_back(world, whole(receipt))
    assert lost(world) == 1
    world.passes(timedelta(days=15))
    later = rosa.reads_new()[-1]
    comes_back(world, from_rosa(later))  # which nobody else has heard of
    assert not case_of_rosa(world).updates


def test_with_tags_a_bounce_needs_the_one_of_its_letter(make_world: MakeWorld) -> None:
    world, _, acknowledgement = reported(make_world, subaddress="+")
    tag = return_path(world, ANKE)
    for forged in (notification(acknowledgement), whole(acknowledgement), notification(acknowledgement, to=tag)):
        comes_back(world, forged)
        assert lost(world) == 0  # the last one says, by its tag, that Anke's letter came back
    comes_back(world, notification(acknowledgement, to=return_path(world, ROSA)).replace(b"Sorry", b"Sorry!"))
    assert lost(world) == 1
