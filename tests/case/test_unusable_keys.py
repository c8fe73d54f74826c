"""A reporter's key that cannot be used: told once, and looked at again when it can be; a handler's slow clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Unpack

import pytest

from mailbot.case import dues, handler_mail
from mailbot.facts import (
    NOT_YET,
    Audience,
    Broken,
    Case,
    Certificate,
    Draft,
    DraftLetter,
    Due,
    DueKind,
    DueNow,
    EncryptedPart,
    Form,
    Good,
    Key,
    KeyToCome,
    Mail,
    Message,
    NotForUs,
    Opened,
    Place,
    Proof,
    Spend,
    State,
    Unopened,
)
from tests.case.builders import (
    ANSWER,
    BRAM,
    FRESH,
    HOUSE,
    KEY,
    KNOWN,
    LONG,
    NOW,
    REPORTER,
    STRANGER,
    TOLD,
    case_in,
    decide,
    first,
    from_handler,
    letter_to,
    mail,
    saved,
    sent,
    situation,
)
from tests.case.fields import CaseFields, MailFields
from tests.sample_letters import fields_of

SOON = NOW + timedelta(hours=3)
EARLY = replace(KEY, why_unusable=NOT_YET, usable_from=SOON)
EXPIRED = replace(KEY, why_unusable="expired")
PROVEN = frozenset({Proof.ANSWER})
OTHER = replace(KEY, fingerprint="E" * 40)
UNREADABLE = ("unreadable-key", REPORTER)


def coming(instead_of: str | None = "", key: Key = KEY) -> KeyToCome:
    return KeyToCome(key, SOON, instead_of)


def at_its_time(case: Case) -> Case:
    """The case after the due of its key."""
    event = DueNow(Due(DueKind.KEY_VALID, SOON, FRESH))
    return saved(decide(event, case, situation(KNOWN, now=SOON)))


class TestAKeyThatIsNotValidYet:
    def test_the_one_of_a_first_mail_is_pinned_when_its_time_comes(self) -> None:
        event = mail(LONG, key=EARLY, proofs=frozenset({Proof.VOUCHED}))
        effects = decide(event, None, situation(STRANGER))
        case = saved(effects)
        assert (case.key, case.key_to_come) == (None, coming())
        acknowledgement = first(effects, "acknowledgement")
        assert acknowledgement.key is None
        assert (fields_of(acknowledgement)["key_problem"], fields_of(acknowledgement)["key_from"]) == (NOT_YET, SOON)
        assert Due(DueKind.KEY_VALID, SOON, FRESH) in dues.dues(case, situation())
        then = at_its_time(case)
        assert (then.key, then.key_pinned_at, then.key_to_come) == (KEY, SOON, None)
        assert DueKind.KEY_VALID not in {due.kind for due in dues.dues(then, situation(now=SOON))}

    def test_nothing_happens_before_its_time(self) -> None:
        case = case_in(State.RECEIVED, key_to_come=coming())
        event = DueNow(Due(DueKind.KEY_VALID, SOON, FRESH))
        assert saved(decide(event, case, situation(KNOWN, now=SOON - timedelta(seconds=1)))) == case

    def test_what_waited_for_a_key_leaves_then(self) -> None:
        draft = Draft(5, "anke@voorbeeld.example", NOW, DraftLetter.RELAY, words="Thank you.")
        then = at_its_time(case_in(State.RECEIVED, key_to_come=coming(), drafts=(draft,)))
        assert [one.send_at for one in then.drafts] == [SOON + HOUSE.promises.relay_delay]

    @pytest.mark.parametrize(
        ("case", "pinned", "offered"),
        [
            pytest.param({"key_to_come": coming()}, KEY, None, id="for a case without one"),
            pytest.param({"key_to_come": coming(None)}, None, KEY, id="that merely came along"),
            pytest.param({"key_to_come": coming(), "key": OTHER}, OTHER, KEY, id="after another was pinned"),
            pytest.param(
                {"key_to_come": coming("E" * 40), "key": OTHER}, KEY, None, id="that the pinned one signed for"
            ),
            pytest.param({"key_to_come": coming(), "key_dropped": True}, None, KEY, id="after a handler dropped one"),
            pytest.param(
                {"key_to_come": coming(), "key": KEY}, KEY, None, id="that came again, with a clock set right"
            ),
        ],
    )
    def test_it_is_what_it_would_have_been(self, case: CaseFields, pinned: Key | None, offered: Key | None) -> None:
        then = at_its_time(case_in(State.RECEIVED, **case))
        assert (then.key, then.offered_key, then.key_to_come) == (pinned, offered, None)

    @pytest.mark.parametrize(
        ("proofs", "instead_of"),
        [
            pytest.param(PROVEN, "", id="proven"),
            pytest.param(frozenset({Proof.VOUCHED}), "", id="by our server's word"),
            pytest.param(frozenset(), None, id="by anybody"),
        ],
    )
    def test_a_later_mail_brings_it(self, proofs: frozenset[Proof], instead_of: str | None) -> None:
        event = mail("Here is my key", key=EARLY, proofs=proofs)
        assert saved(decide(event, case_in(State.RECEIVED), situation(KNOWN))).key_to_come == coming(instead_of)

    def test_one_that_merely_comes_along_takes_nobodys_place(self) -> None:
        case = case_in(State.RECEIVED, key_to_come=coming())
        event = mail("Here is my key", key=replace(EARLY, fingerprint="E" * 40))
        assert saved(decide(event, case, situation(KNOWN))).key_to_come == coming()


def later(case: Case, key: Key, /, **more: Unpack[MailFields]) -> tuple[Case, bool]:
    """What the case is after another mail with that key, and whether its reporter was told of it."""
    event = replace(mail("More.", key=key, proofs=PROVEN, answers=ANSWER), **more)
    effects = decide(event, case, situation(KNOWN))
    return saved(effects), UNREADABLE in sent(effects)


class TestAKeyThatCannotBeUsed:
    @pytest.mark.parametrize("why", ["expired", "revoked", "cannot encrypt", "version 6", "other"])
    def test_the_acknowledgement_says_so_and_no_other_letter(self, why: str) -> None:
        bad = replace(KEY, why_unusable=why)
        effects = decide(mail(LONG, key=bad), None, situation(STRANGER))
        assert fields_of(first(effects, "acknowledgement"))["key_problem"] == why
        assert sent(effects) == [("acknowledgement", REPORTER), *TOLD]
        case, told = later(saved(effects), bad)
        assert not told
        assert case.key_told == f"{KEY.fingerprint} {why}"

    def test_what_is_new_about_it_is_told(self) -> None:
        case = saved(decide(mail(LONG, key=EXPIRED), None, situation(STRANGER)))
        case, told = later(case, replace(KEY, why_unusable="revoked"))
        assert told
        case, told = later(case, replace(OTHER, why_unusable="expired"))
        assert told
        assert not later(case, replace(OTHER, why_unusable="expired"))[1]

    def test_whoever_got_no_acknowledgement_hears_of_it_later(self) -> None:
        lately = replace(STRANGER, lately=(letter_to(REPORTER, "acknowledgement", Audience.REPORTER),))
        case = saved(decide(mail(LONG, key=EXPIRED), None, situation(lately)))
        assert case.key_told == ""
        assert later(case, EXPIRED)[1]

    def test_whoever_must_send_it_again_hears_of_it_then(self) -> None:
        broken = Opened(failure=NotForUs(), unopened=(Unopened(EncryptedPart(b"", Form.PGPMIME), NotForUs()),))
        effects = decide(mail("", key=EXPIRED, opened=broken), None, situation(STRANGER))
        assert fields_of(first(effects, "acknowledgement"))["key_problem"] == ""
        assert later(saved(effects), EXPIRED)[1]

    def test_a_good_one_is_no_problem(self) -> None:
        effects = decide(mail(LONG, key=KEY), None, situation(STRANGER))
        assert fields_of(first(effects, "acknowledgement"))["key_problem"] == ""

    def test_the_same_one_with_its_end_put_off_lets_go_what_waited(self) -> None:
        waits = Draft(5, "anke@voorbeeld.example", NOW, DraftLetter.RELAY, words="Thank you.")
        case = case_in(
            State.RECEIVED, key=replace(KEY, expires_at=NOW), drafts=(waits, replace(waits, id=6, unsure=True))
        )
        grown = replace(KEY, armored="both", expires_at=NOW + timedelta(days=365))
        came = Certificate(grown, Place.OUTSIDE, grown=grown, grown_from=KEY.armored)
        event = mail(certificates=(came,), proofs=frozenset({Proof.ANSWER}))
        renewed = saved(decide(event, case, situation(KNOWN)))
        assert renewed.key == grown
        assert [one.send_at for one in renewed.drafts] == [NOW + HOUSE.promises.relay_delay, None]


def parts(opened: int, *closed: NotForUs | Broken) -> Mail:
    """A mail of so many encrypted parts that opened, and those that did not."""
    part = EncryptedPart(b"", Form.ATTACHMENT, "a.gpg")
    message = Message(REPORTER, text=LONG, new_text=LONG, encrypted=(part,) * (opened + len(closed)))
    return mail(message=message, opened=Opened(encrypted=True, unopened=tuple(Unopened(part, why) for why in closed)))


@pytest.mark.parametrize(
    ("event", "failure", "held"),
    [
        pytest.param(parts(6), None, [], id="all opened"),
        pytest.param(parts(5, Broken("cut off")), None, ["could not be opened in part: cut off"], id="most opened"),
        pytest.param(parts(1, NotForUs()), None, ["encrypted in part to a key that is not ours"], id="half opened"),
        pytest.param(
            parts(1, Broken("cut off"), NotForUs()),
            "broken",
            ["could not be opened in part: cut off"],
            id="most did not",
        ),
    ],
)
def test_a_reporter_reads_that_it_could_not_be_opened_only_when_most_could_not(
    event: Mail, failure: str | None, held: list[str]
) -> None:
    effects = decide(event, None, situation(STRANGER))
    assert fields_of(first(effects, "acknowledgement"))["failure"] == failure
    assert [getattr(effect, "text", "") for effect in effects if type(effect).__name__ == "Hold"] == held
    shown = first(effects, "case")
    closed = len(event.opened.unopened)
    assert fields_of(shown)["unopened"] == ("a.gpg",) * closed
    assert [file.name for file in shown.attachments] == ["a.gpg"] * closed


SENT = letter_to(BRAM.address).queued_at


@pytest.mark.parametrize(
    ("made_at", "believed"),
    [
        pytest.param(SENT + timedelta(minutes=1), True, id="after the letter"),
        pytest.param(SENT - timedelta(minutes=5), True, id="by a clock that is five minutes slow"),
        pytest.param(SENT - timedelta(minutes=5, seconds=1), False, id="before the letter"),
    ],
)
def test_a_handler_whose_clock_is_slow_is_believed(made_at: object, believed: bool) -> None:
    event = from_handler(
        "#note",
        handler=BRAM,
        sender=BRAM.address,
        answers=letter_to(BRAM.address),
        proofs=frozenset({Proof.SIGNATURE}),
        opened=Opened(signature=Good("B" * 40, made_at, b"digest")),  # type: ignore[arg-type]  # a datetime
    )
    assert handler_mail.is_proven(event, BRAM) is believed
    effects = decide(event, case_in(State.RECEIVED), situation(KNOWN))
    assert (Spend(b"digest") in effects) is believed
