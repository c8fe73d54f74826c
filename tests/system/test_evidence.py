"""Forged first mails, copies that come first, and what an answer tells of the inside: threats 39, 44 and 50."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from mailbot.facts import Case, Fact, Grade
from tests.entities import CRLF, mixed, multipart_encrypted, part
from tests.system import wording
from tests.system.scenes import EVE, REPORT, ROSA, gpg_of, mail, passed
from tests.system.world import Correspondent, Letter, MakeWorld, World

FRENCH = (
    "Bonjour, le formulaire de votre site montre les demandes des autres habitants. Merci de me répondre vite. " * 4
)
AGAIN = wording.line("case", "again")
VOUCHED = passed(domain="melder.example")


def cases_of(world: World, reporter: str = ROSA) -> list[Case]:
    return [case for case in world.daemon.house.store.cases() if case.reporter == reporter]


def forged(world: World, text: str, *fields: str, subject: str = "Une faille") -> None:
    """A mail in Rosa's name, with a key of Eve's that bears Rosa's address."""
    eve = gpg_of(world.correspondent(EVE, key=True))
    if ROSA not in eve.gpg("--list-keys", eve.fingerprint).decode():
        eve.gpg("--quick-add-uid", eve.fingerprint, ROSA)
    key = eve.gpg("--armor", "--export", eve.fingerprint)
    entity = mixed(part(text.encode(), "text/plain; charset=utf-8"), part(key, "application/pgp-keys", "key.asc"))
    raw = mail(f"=?utf-8?q?Rosa_=3A_write_to_{EVE.replace('@', '=40')}?= <{ROSA}>", entity, *fields)
    world.dovecot.deliver(world.user, raw.replace(b"Re: Report", subject.encode()), received_at=world.now)
    world.goes_on()


FORGERIES = [
    pytest.param("", (), "Une faille", id="another-language-name-and-key"),
    pytest.param("", (), "signalement anonyme", id="a-wish-for-no-letters"),
    pytest.param("", ("Precedence: bulk",), "Une faille", id="the-sign-of-a-machine"),
    pytest.param("STOP", ("Reply-To: " + EVE,), "credit no", id="stop-and-an-address-to-reply-to"),
    pytest.param("", ("Authentication-Results: mx.voorbeeld.example; dmarc=fail",), "Une faille", id="disowned"),
]


@pytest.mark.parametrize(("text", "fields", "subject"), FORGERIES)
def test_a_forged_first_mail_binds_nothing_of_the_real_one(
    make_world: MakeWorld, text: str, fields: tuple[str, ...], subject: str
) -> None:
    world = make_world()
    forged(world, text or FRENCH, *fields, subject=subject)
    (squatted,) = cases_of(world)
    rosa = world.correspondent(ROSA, key=True, vouched=True)
    before = len(rosa.reads())
    world.now += timedelta(minutes=5)
    rosa.writes(REPORT, key=True)
    world.goes_on()
    (acknowledgement,) = rosa.reads()[before:]
    assert acknowledgement.encrypted  # to her own key: she could read it
    assert "We've received your report" in acknowledgement.subject
    (real,) = (case for case in cases_of(world) if case.reference != squatted.reference)
    assert (real.language, real.reporter_name, real.anonymous, real.provisional) == ("en", "", False, real.provisional)
    assert real.key is not None
    assert real.key.fingerprint == gpg_of(rosa).fingerprint
    assert (real.linked, cases_of(world)[0].linked) == ((squatted.reference,), (real.reference,))
    shown = world.bram().reads()[-1].text
    assert squatted.reference in shown
    assert world.correspondent(EVE).reads() == []


@pytest.mark.parametrize(("text", "fields", "subject"), FORGERIES[1:3])
def test_nobody_is_silenced_by_what_no_better_a_mail_said(
    make_world: MakeWorld, text: str, fields: tuple[str, ...], subject: str
) -> None:
    world = make_world(languages=["en", "fr"])
    forged(world, text or FRENCH, *fields, subject=subject)
    rosa = world.correspondent(ROSA, key=True, vouched=False)
    rosa.writes(REPORT)
    world.goes_on()
    (acknowledgement,) = rosa.reads()
    assert not acknowledgement.encrypted
    rosa.answers(acknowledgement, "One thing more.", signed=True, key=True)
    world.goes_on()
    (real,) = (case for case in cases_of(world) if not (case.anonymous or case.by_machine))
    assert (real.language, real.grades) == ("en", (Grade.UNPROVEN, Grade.REACHABLE))
    assert real.key is not None
    assert real.key.fingerprint == gpg_of(rosa).fingerprint


def test_who_answers_the_letter_that_a_forged_mail_brought_them_settles_what_it_said(make_world: MakeWorld) -> None:
    world = make_world(languages=["en", "fr"])
    forged(world, FRENCH)
    rosa = world.correspondent(ROSA)
    (letter,) = rosa.reads()
    assert not letter.encrypted  # to a key that anybody could have sent, she could not read it
    rosa.answers(letter, f"This was not me. {REPORT}")
    world.goes_on()
    (case,) = cases_of(world)
    assert (case.language, case.key) == ("en", None)
    receipt = rosa.reads()[-1]
    assert not receipt.encrypted
    assert "We've received your message" in receipt.subject


# The same bytes, with better evidence --------------------------------------------------------------------------------

NULL_PATH = b"Return-Path: <>\r\n"
WORSE = [
    pytest.param(b"", id="without-a-verdict"),
    pytest.param(b"Authentication-Results: mx.voorbeeld.example; dmarc=fail\r\n", id="disowned"),
    pytest.param(b"X-Spam-Flag: YES\r\n", id="with-a-spam-flag"),
    pytest.param(b"X-Spam-Status: Yes, score=9\r\n" + VOUCHED.encode() + b"\r\n", id="vouched-for-and-called-spam"),
    pytest.param(NULL_PATH + VOUCHED.encode() + b"\r\n", id="with-a-null-return-path"),
    pytest.param(b"Return-Path: <no-reply@melder.example>\r\n", id="with-the-path-of-nobody"),
]


def copy(world: World, body: bytes, trace: bytes) -> None:
    """The same mail, with what servers wrote on it."""
    received = f"Received: from x by y id {world.now:%H%M%S}\r\n".encode()
    world.dovecot.deliver(world.user, received + trace + body, received_at=world.now)
    world.goes_on()
    world.now += timedelta(minutes=5)


@pytest.mark.parametrize("worse", WORSE)
def test_a_copy_that_comes_first_does_not_kill_the_genuine_mail(make_world: MakeWorld, worse: bytes) -> None:
    world = make_world(languages=["en"])
    rosa = world.correspondent(ROSA, key=True, vouched=False)
    body = rosa.composes(REPORT, signed=True, key=True)
    genuine = b"Return-Path: <rosa@melder.example>\r\n" + VOUCHED.encode() + b"\r\n"
    copy(world, body, worse)
    copy(world, body, genuine)
    (case,) = cases_of(world)
    assert Grade.VOUCHED in case.grades
    assert case.provisional == (Fact.NAME,)  # From has none
    assert case.key is not None
    assert case.key.fingerprint == gpg_of(rosa).fingerprint
    assert len(rosa.reads()) == 1
    assert world.daemon.house.store.standing(ROSA, world.now).proven_at is not None
    shown = world.anke().reads()
    assert wording.line("case", '"vouched" in proven') in shown[-1].text
    assert AGAIN in shown[-1].text
    assert wording.line("case", 'signature == "bad"') not in shown[-1].text  # the copy has not used it up
    for trace in (worse, genuine, b"X-Spam: Yes\r\n" + genuine, worse):
        copy(world, body, trace)
    assert (len(rosa.reads()), len(world.anke().reads())) == (1, len(shown))
    assert len(cases_of(world)) == 1


def test_a_handlers_order_is_carried_out_though_a_copy_without_a_verdict_came_first(make_world: MakeWorld) -> None:
    world = make_world(languages=["en"])
    world.correspondent(ROSA, vouched=True).writes(REPORT)
    world.goes_on()
    anke = world.anke()
    order = mail(anke.address, part(b"#accept 2025-12-19"), answers=anke.reads_new()[0])
    copy(world, order, b"")
    assert [held.reason for held in world.daemon.house.store.held_messages()] == ["in a handler's name, not proven"]
    for _ in range(2):
        copy(world, order, passed().encode() + b"\r\n")
    assert [case.state.value for case in cases_of(world)] == ["accepted"]
    assert sum("#accept" in letter.text for letter in anke.reads_new()) == 1


# What an answer tells of the inside ----------------------------------------------------------------------------------


def inside(text: str, *fields: str) -> bytes:
    head = ['Content-Type: text/plain; charset=utf-8; hp="cipher"', *fields]
    return (CRLF.join(head) + CRLF * 2 + text + CRLF).encode()


INSIDES = (
    inside(FRENCH),
    inside(REPORT),
    inside("", "Subject: anonymous report"),
    inside(f"anonymous\r\n\r\n{REPORT}"),
    inside("STOP"),
    inside("START"),
    inside(REPORT, f"From: {ROSA}", "Subject: Out of office", "Auto-Submitted: auto-replied"),
    inside(REPORT, "Subject: Re: [{other}] my report"),
    inside(REPORT, "In-Reply-To: {letter}", "References: {letter}"),
    mixed(part(b"See the file."), part(REPORT.encode(), "text/plain", "log.txt")),
)


def carried(world: World, caught: bytes, carrier: Correspondent, answers: Letter | None = None) -> None:
    rosa = gpg_of(world.correspondent(ROSA, key=True))
    armored = rosa.encrypt(caught, world.house.armored, sign=True, at=world.now)
    wrapped = multipart_encrypted(armored)
    carrier.sends(
        mail(carrier.address, wrapped, *([passed(domain="evil.example")] if carrier.vouched else []), answers=answers)
    )


@pytest.mark.parametrize("vouched", [False, True], ids=["anybody", "whom-our-server-vouches-for"])
def test_no_answer_tells_what_was_inside(make_world: MakeWorld, *, vouched: bool) -> None:
    """Ten people send what they caught, as a first mail and then as an answer to ours: all are told the same."""
    world = make_world(languages=["nl", "en", "fr"])
    rosa = world.correspondent(ROSA, key=True, vouched=True)
    rosa.writes(REPORT, key=True)
    world.goes_on()
    (letter,), (other,) = rosa.reads(), cases_of(world)
    carriers = [world.correspondent(f"eve-{number}@evil.example", vouched=vouched) for number in range(len(INSIDES))]
    caught = [
        one.replace(b"{other}", other.reference.encode()).replace(b"{letter}", letter.message_id.encode())
        for one in INSIDES
    ]
    for carrier, one in zip(carriers, caught, strict=True):
        carried(world, one, carrier)
    world.goes_on()
    told = [[letter_of(one) for one in carrier.reads()] for carrier in carriers]
    assert [len(letters) for letters in told] == [1] * len(carriers)
    assert all(one == told[0] for one in told)
    world.now += timedelta(days=2)
    for carrier, one in zip(carriers, caught, strict=True):
        carried(world, one, carrier, answers=carrier.reads()[0])
    world.goes_on()
    told = [[letter_of(one) for one in carrier.reads()[1:]] for carrier in carriers]
    assert all(one == told[0] for one in told)
    assert len(told[0]) == 1
    assert {case.updates for case in world.daemon.house.store.cases()} == {True}


def letter_of(letter: Letter) -> tuple[str, str, int]:
    """A letter but for the reference of its case."""
    unnamed = [re.sub(r"VB-\d{4}-\w{4}", "VB", said) for said in (letter.subject, letter.text)]
    return unnamed[0], unnamed[1], len(letter.attachments)
