"""Who hears of a new key of ours: once, in which letter, and signed by which key."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailbot.case.new_key import digest_of
from mailbot.facts import (
    Case,
    Due,
    DueKind,
    DueNow,
    Handover,
    Key,
    KeyReason,
    Letter,
    Partner,
    Save,
    Spend,
    Standing,
    State,
)
from tests.case.builders import (
    FRESH,
    HOUSE,
    KEY,
    KNOWN,
    NOW,
    REPORTER,
    STRANGER,
    case_in,
    decide,
    letters_of,
    situation,
)
from tests.sample_letters import fields_of

CHANGE = Handover("0" * 40, HOUSE.fingerprint, KeyReason.SUPERSEDED, NOW, statement="signed by both", finished_at=NOW)
STOLEN = replace(CHANGE, reason=KeyReason.COMPROMISED)


def of_case(case: Case, standing: Standing = KNOWN, *, told: bool = False, **more: object) -> list[Letter]:
    """What a case's due brings."""
    digests = frozenset([digest_of(CHANGE, case.reporter)] if told else [])
    event = DueNow(Due(DueKind.NEW_KEY, NOW, FRESH), handover=CHANGE, old_signs=True, told=digests)
    effects = decide(replace(event, **more), case, situation(standing))  # type: ignore[arg-type]  # whatever differs
    letters = list(letters_of(effects))
    assert any(isinstance(effect, Save) for effect in effects)
    assert [effect.digest for effect in effects if isinstance(effect, Spend)] == [
        digest_of(CHANGE, case.reporter) for _ in letters
    ]
    return letters


@pytest.mark.parametrize("state", [State.RECEIVED, State.ACCEPTED, State.DEFERRED, State.INVALID, State.CONTACT])
def test_the_reporter_of_an_open_case_gets_the_key_and_the_statement_from_the_old_key(state: State) -> None:
    [letter] = of_case(case_in(state, key=KEY))
    assert (letter.text, letter.to, letter.key, letter.signer) == ("new-key", REPORTER, KEY, CHANGE.old)
    assert [(file.name, file.content) for file in letter.attachments] == [("key-transition.txt", b"signed by both")]
    assert letter.content.carries_our_key
    assert fields_of(letter) == {"compromised": False, "by_old": True, "encrypts": True}


@pytest.mark.parametrize(
    ("case", "standing", "told"),
    [
        pytest.param(case_in(State.CLOSED), KNOWN, False, id="nothing-is-open"),
        pytest.param(case_in(State.RECEIVED, anonymous=True), KNOWN, False, id="anonymous"),
        pytest.param(case_in(State.RECEIVED, by_machine=True), KNOWN, False, id="a-machine"),
        pytest.param(case_in(State.ACCEPTED, updates=False), KNOWN, False, id="asked-for-no-letters"),
        pytest.param(case_in(State.CONTACT), STRANGER, False, id="a-stranger-who-may-be-forged"),
        pytest.param(case_in(State.RECEIVED), KNOWN, True, id="told-in-another-case"),
    ],
)
def test_nobody_else_does(case: Case, standing: Standing, told: bool) -> None:
    assert of_case(case, standing, told=told) == []


@pytest.mark.parametrize(
    ("handover", "old_signs", "said"),
    [
        pytest.param(
            CHANGE, False, {"compromised": False, "by_old": False, "encrypts": False}, id="the-old-one-has-ended"
        ),
        pytest.param(
            STOLEN, False, {"compromised": True, "by_old": False, "encrypts": False}, id="the-old-one-was-stolen"
        ),
    ],
)
def test_what_the_old_key_cannot_prove_the_new_one_signs(
    handover: Handover, old_signs: bool, said: dict[str, bool]
) -> None:
    [letter] = of_case(case_in(State.RECEIVED), handover=handover, old_signs=old_signs)
    assert (letter.signer, fields_of(letter)) == ("", said)


def test_our_own_people_and_partners_hear_of_it_in_clear_where_their_key_has_ended() -> None:
    ended = Key("D" * 40, "armor", ("ibd@ibd.example",), NOW, "expired")
    house = replace(HOUSE, partners=(Partner("IBD", "ibd@ibd.example", ended),))
    event = DueNow(Due(DueKind.NEW_KEY_INSIDE, NOW), handover=CHANGE, old_signs=True)
    letters = list(letters_of(decide(event, None, situation(organisation=house))))
    assert [(letter.text, letter.to, letter.key is None, letter.signer) for letter in letters] == [
        ("new-key-inside", "anke@voorbeeld.example", True, CHANGE.old),
        ("new-key-inside", "bram@voorbeeld.example", False, CHANGE.old),
        ("new-key-inside", "ibd@ibd.example", True, CHANGE.old),
    ]
    again = replace(event, told=frozenset([digest_of(CHANGE, "")]))
    assert list(letters_of(decide(again, None, situation(organisation=house)))) == []
