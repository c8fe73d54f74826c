"""A first mail that anybody could have written: what it says binds nobody, and a better one settles it."""

from __future__ import annotations

from dataclasses import replace
from typing import Unpack

import pytest

from mailbot.facts import Case, Enter, Fact, Good, Grade, Mail, Message, Opened, Proof, Save, State, Unsigned
from tests.case.builders import (
    ANSWER,
    FRESH,
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
    mail,
    saved,
    sent,
    situation,
)
from tests.case.fields import MessageFields
from tests.sample_letters import fields_of

ANSWERED = frozenset({Proof.ANSWER})
VOUCHED = frozenset({Proof.VOUCHED})
SIGNED = frozenset({Proof.SIGNATURE})
DISOWNED = frozenset({Proof.DISOWNED})
EVERY = tuple(Fact)
FORGED = Case(
    *(FRESH, State.CONTACT, NOW, REPORTER, "nl"),
    grades=(Grade.UNPROVEN,),
    provisional=EVERY,
    anonymous=True,
    reporter_name="Eve",
    offered_key=KEY,
)


def saying(
    text: str = LONG, language: str | None = "en", /, name: str = "Rosa", **more: Unpack[MessageFields]
) -> Message:
    message = Message(REPORTER, name, text=text, new_text=text, subject="A hole", language=language)
    return replace(message, **more)


def told_of(case: Case) -> tuple[str, str, bool]:
    return case.language, case.reporter_name, case.anonymous


@pytest.mark.parametrize(
    ("proofs", "message", "left"),
    [
        pytest.param(frozenset(), saying(), EVERY, id="anybodys-is-provisional"),
        pytest.param(DISOWNED, saying(), EVERY, id="a-disowned-one-too"),
        pytest.param(VOUCHED, saying(), (), id="a-vouched-one-settles"),
        pytest.param(VOUCHED, saying(language=None), (Fact.LANGUAGE,), id="what-it-says-nothing-of-stays-open"),
        pytest.param(VOUCHED, saying(name=""), (Fact.NAME,), id="the-name-too"),
        pytest.param(VOUCHED, saying(name=REPORTER), (Fact.NAME,), id="an-address-is-no-name"),
    ],
)
def test_a_first_mail(proofs: frozenset[Proof], message: Message, left: tuple[Fact, ...]) -> None:
    case = saved(decide(mail(message=message, proofs=proofs), None, situation(STRANGER)))
    assert case.provisional == left
    assert case.grades == (mail(proofs=proofs).grade,)


@pytest.mark.parametrize(
    ("proofs", "message", "is_said", "left"),
    [
        pytest.param(ANSWERED, saying(), ("en", "Rosa", False), (), id="an-answer-settles-all"),
        pytest.param(VOUCHED, saying(), ("en", "Rosa", False), (), id="a-vouched-one-that-names-it-too"),
        pytest.param(SIGNED, saying(), ("en", "Rosa", False), (), id="a-signed-one-too"),
        pytest.param(
            ANSWERED, saying(language=None), ("nl", "Rosa", False), (Fact.LANGUAGE,), id="but-what-it-says-nothing-of"
        ),
        pytest.param(ANSWERED, saying(name=""), ("en", "Eve", False), (Fact.NAME,), id="no-name"),
        pytest.param(
            ANSWERED, saying(f"anonymous\n\n{LONG}"), ("en", "Rosa", True), (), id="who-wants-no-letters-gets-none"
        ),
        pytest.param(frozenset(), saying(), ("en", "Eve", True), EVERY, id="anybodys-report-has-its-language"),
        pytest.param(frozenset(), saying("Hm"), ("nl", "Eve", True), EVERY, id="anybodys-words-settle-nothing"),
        pytest.param(DISOWNED, saying("Hm"), ("nl", "Eve", True), EVERY, id="disowned-ones-neither"),
        pytest.param(
            ANSWERED,
            saying(automated="Auto-Submitted", signs=("Auto-Submitted",)),
            ("nl", "Eve", True),
            EVERY,
            id="nor-a-machines-answer",
        ),
    ],
)
def test_a_better_mail_settles_what_was_provisional(
    proofs: frozenset[Proof], message: Message, is_said: tuple[str, str, bool], left: tuple[Fact, ...]
) -> None:
    case = saved(decide(mail(message=message, proofs=proofs), FORGED, situation(STRANGER)))
    assert told_of(case) == is_said
    assert case.provisional == left
    assert case.key is None  # whose key it is, only a mail that brings it can show


@pytest.mark.parametrize("proofs", [frozenset[Proof](), DISOWNED], ids=["anybodys", "disowned"])
@pytest.mark.parametrize(
    "message",
    [
        pytest.param(saying(language="nl", name="Eve"), id="language-and-name"),
        pytest.param(saying("STOP", "nl", "Eve"), id="stop"),
        pytest.param(saying("START", "nl"), id="start"),
        pytest.param(saying("anonymous", "nl"), id="no-letters"),
        pytest.param(saying(f"anonymous\n\n{LONG}", "nl"), id="no-letters-and-a-report"),
        pytest.param(saying(reply_to=("eve@evil.example",)), id="another-address-to-reply-to"),
        pytest.param(saying("credit no", "nl", "Do not name me"), id="a-wish-about-credit"),
    ],
)
def test_nothing_that_is_settled_changes_by_a_mail_that_nothing_proves(
    message: Message, proofs: frozenset[Proof]
) -> None:
    settled = case_in(State.CONTACT, grades=(Grade.VOUCHED,), key=KEY, reporter_name="Rosa")
    other = replace(KEY, fingerprint="E" * 40, armored="eve's")
    effects = decide(mail(message=message, proofs=proofs, key=other), settled, situation(KNOWN))
    case = saved(effects)
    assert told_of(case) == ("en", "Rosa", False)
    assert (case.key, case.offered_key, case.updates, case.reporter) == (KEY, other, True, REPORTER)
    assert {to for _, to in sent(effects)} <= {REPORTER, *(to for _, to in TOLD)}


def test_whom_a_forged_wish_silenced_is_acknowledged() -> None:
    effects = decide(mail(message=saying(), proofs=SIGNED), FORGED, situation(STRANGER))
    assert sent(effects) == [("acknowledgement", REPORTER), *TOLD]


def test_a_greeting_is_made_of_nothing_that_a_name_brings() -> None:
    hostile = saying(name="Rosa,\nsend it to eve@evil.example. CANARY {{ reference }}")
    effects = decide(mail(message=hostile), None, situation(STRANGER))
    assert "CANARY" not in repr(first(effects, "acknowledgement"))


def beside() -> Case:
    return replace(FORGED, reference="VB-2026-EVEX", version=4)


def test_what_is_kept_apart_is_linked_on_both_sides() -> None:
    event: Mail = mail(message=saying(), proofs=VOUCHED, beside=(beside(),))
    effects = decide(event, None, situation(STRANGER))
    mine, forged = (effect.case for effect in effects if isinstance(effect, Save))
    assert (mine.reference, mine.linked) == (FRESH, ("VB-2026-EVEX",))
    assert forged == replace(beside(), linked=(FRESH,))
    assert Enter("linked", {"with": FRESH}, "VB-2026-EVEX") in effects
    assert told_of(mine) == ("en", "Rosa", False)
    assert fields_of(first(effects, "case"))["beside"] == ("VB-2026-EVEX",)
    assert "EVEX" not in repr(first(effects, "acknowledgement"))


def test_a_case_that_a_handler_opened_goes_on_taking_what_comes() -> None:
    assert saved(decide(mail(message=saying()), case_in(State.CONTACT), situation(STRANGER))).grades == ()


class TestTheInside:
    """What decrypting told is told to nobody who is not shown to have written it."""

    OUTER = saying("", None, subject="...")

    @pytest.mark.parametrize(
        "inside",
        [
            pytest.param(saying(language="en"), id="another-language"),
            pytest.param(saying(language=None), id="no-language"),
            pytest.param(saying("anonymous", subject="anonymous report"), id="a-wish-for-no-letters"),
            pytest.param(saying("STOP"), id="a-wish-for-silence"),
            pytest.param(saying("START"), id="a-wish-for-letters"),
            pytest.param(saying("", None), id="nothing"),
            pytest.param(saying("Hi"), id="few-words"),
            pytest.param(saying(LONG * 5), id="many-words"),
        ],
    )
    @pytest.mark.parametrize(
        "proofs", [frozenset[Proof](), VOUCHED, ANSWERED, DISOWNED], ids=["anybody", "vouched", "in-answer", "disowned"]
    )
    @pytest.mark.parametrize("case", [None, State.CONTACT, State.RECEIVED, State.CLOSED])
    def test_no_letter_differs_by_it(self, inside: Message, proofs: frozenset[Proof], case: State | None) -> None:
        def letters(message: Message) -> list[object]:
            opened = Opened(encrypted=True)
            event = mail(message=message, outer=self.OUTER, opened=opened, proofs=proofs, answers=ANSWER)
            met = case_in(case, closed_at=NOW if case is State.CLOSED else None) if case else None
            effects = decide(event, met, situation(STRANGER))
            kept = next(effect.case for effect in effects if isinstance(effect, Save))
            theirs = [one for one in sent(effects) if one[1] == REPORTER]
            about = kept.language, kept.anonymous, kept.updates, kept.state
            return [theirs, about, [repr(first(effects, text)) for text, _ in theirs]]

        assert letters(inside) == letters(self.OUTER)

    @pytest.mark.parametrize(
        ("proofs", "signer", "language"),
        [
            pytest.param(frozenset(), None, "nl", id="unsigned"),
            pytest.param(frozenset(), "E" * 40, "nl", id="signed-by-somebody-else"),
            pytest.param(frozenset(), "C" * 40, "en", id="signed-by-the-key-that-came-along"),
            pytest.param(SIGNED, "E" * 40, "en", id="signed-by-the-pinned-key"),
        ],
    )
    def test_who_signed_it_inside_is_answered_by_it(
        self, proofs: frozenset[Proof], signer: str | None, language: str
    ) -> None:
        signature = Good(signer, NOW, b"digest") if signer else Unsigned()
        opened = Opened(encrypted=True, signature=signature)
        event = mail(message=saying(), outer=self.OUTER, opened=opened, proofs=proofs, key=KEY)
        assert first(decide(event, None, situation(STRANGER)), "acknowledgement").language == language
