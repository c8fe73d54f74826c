"""A mail that could not be read: what is done on its header alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Unpack

import pytest

from mailbot.facts import (
    Case,
    Enter,
    Hold,
    HoldReason,
    Mail,
    Message,
    Notice,
    NoticeKind,
    Partner,
    Proof,
    Prove,
    Standing,
    State,
    Tell,
)
from tests.case.builders import (
    ANKE,
    ANSWER,
    BRAM,
    FRESH,
    HOUSE,
    KEY,
    KNOWN,
    NOW,
    REPORTER,
    STRANGER,
    TOLD,
    case_in,
    decide,
    first,
    letter_to,
    mail,
    saved,
    sent,
    situation,
)
from tests.case.fields import MailFields
from tests.sample_letters import fields_of

WHY = "the daemon died twice while it was read"
HEADER = Message(REPORTER, subject="A hole", message_id="<1@melder.example>")
IBD = Partner("IBD", "incident@ibd.example", KEY)
OFFICER = "fg@voorbeeld.example"
HELD = [("held", ANKE.address)]


def unread(sender: str = REPORTER, message: Message = HEADER, /, **more: Unpack[MailFields]) -> Mail:
    return replace(mail(message=replace(message, sender=sender), sender=sender, unread=WHY), **more)


@pytest.mark.parametrize(
    ("event", "case", "standing", "letters", "becomes"),
    [
        pytest.param(
            unread(),
            None,
            STRANGER,
            [("acknowledgement", REPORTER), *TOLD],
            State.RECEIVED,
            id="a-stranger-is-answered",
        ),
        pytest.param(
            unread(), case_in(State.CONTACT), KNOWN, [("unread", REPORTER), *TOLD], State.RECEIVED, id="a-contact"
        ),
        pytest.param(
            unread(answers=ANSWER, proofs=frozenset({Proof.ANSWER})),
            case_in(State.ACCEPTED),
            KNOWN,
            [("unread", REPORTER), *TOLD],
            State.ACCEPTED,
            id="more-about-a-case",
        ),
        pytest.param(
            unread(message=replace(HEADER, subject="Anonymous report")),
            None,
            STRANGER,
            TOLD,
            State.RECEIVED,
            id="whose-subject-wants-no-letter",
        ),
        pytest.param(unread(message=replace(HEADER, automated="List-Id")), None, STRANGER, HELD, None, id="a-machine"),
        pytest.param(unread(message=replace(HEADER, return_path="")), None, STRANGER, [], None, id="perhaps-a-bounce"),
        pytest.param(unread(""), None, Standing(""), HELD, None, id="no-address"),
        pytest.param(unread(HOUSE.address), None, STRANGER, HELD, None, id="our-own-address"),
        pytest.param(unread(ours=True), None, STRANGER, HELD, None, id="our-own-mail"),
        pytest.param(unread(OFFICER), case_in(State.RECEIVED), STRANGER, HELD, None, id="the-officer"),
        pytest.param(
            unread(IBD.address, partner=IBD), case_in(State.RECEIVED), Standing(IBD.address), HELD, None, id="a-partner"
        ),
        pytest.param(
            unread(BRAM.address, handler=BRAM, answers=letter_to(BRAM.address), proofs=frozenset({Proof.VOUCHED})),
            case_in(State.RECEIVED),
            Standing(BRAM.address),
            HELD,
            None,
            id="a-handler-is-not-obeyed",
        ),
    ],
)
def test_what_becomes_of_it(
    event: Mail, case: Case | None, standing: Standing, letters: list[tuple[str, str]], becomes: State | None
) -> None:
    house = replace(HOUSE, data_protection_officer=OFFICER)
    effects = decide(event, case, situation(standing, house))
    assert sent(effects) == letters
    assert [effect.text for effect in effects if isinstance(effect, Hold)] == [WHY]
    if becomes is not None:
        assert saved(effects).state is becomes
        assert saved(effects).assessment is not None
    for text, _ in letters:
        fields = fields_of(first(effects, text))
        if text == "case":
            assert (fields["encryption"], fields["failure_reason"]) == ("unread", WHY)
        if text == "acknowledgement":
            assert fields["failure"] == "unread"
        if text == "held":
            assert fields["sender"] == event.sender


def test_its_header_proves_what_our_own_server_vouches_for() -> None:
    effects = decide(unread(proofs=frozenset({Proof.VOUCHED})), None, situation(STRANGER))
    assert Prove(REPORTER) in effects
    assert Enter("letters-stopped") not in effects


def test_of_spam_nobody_hears() -> None:
    spam = unread(message=replace(HEADER, spam="x-spam-flag"))
    assert decide(spam, None, situation(STRANGER)) == [Hold(HoldReason.SPAM, "x-spam-flag")]


def test_in_a_flood_it_waits_for_the_digest_and_is_held_all_the_same() -> None:
    flood = replace(STRANGER, notices_last_hour=HOUSE.ceilings.notices_per_hour)
    effects = decide(unread(), None, situation(flood))
    assert Tell((), Notice(NOW, FRESH, NoticeKind.REPORT)) in effects
    assert Hold(HoldReason.UNREAD, WHY) in effects


def test_it_is_no_word_to_stop_letters() -> None:
    case = case_in(State.RECEIVED)
    effects = decide(unread(answers=ANSWER, proofs=frozenset({Proof.ANSWER})), case, situation(KNOWN))
    assert (saved(effects).updates, saved(effects).anonymous) == (True, False)
