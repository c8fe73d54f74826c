"""A reporter who asks where things stand hears it at once, once a day; the handlers hear of it in their next letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Unpack

import pytest

from mailbot.facts import (
    Attachment,
    Case,
    Due,
    DueKind,
    DueNow,
    Effect,
    Enter,
    Promise,
    Proof,
    Standing,
    State,
)
from tests.case.builders import (
    ANKE,
    ANSWER,
    BRAM,
    FRESH,
    KEY,
    KNOWN,
    NOW,
    REPORTER,
    case_in,
    decide,
    first,
    from_handler,
    mail,
    saved,
    sent,
    situation,
)
from tests.case.fields import MailFields
from tests.sample_letters import fields_of

DAY = timedelta(days=1)
CASE = case_in(State.ACCEPTED, key=KEY)


def asks(text: str = "Any news?", case: Case = CASE, days: int = 0, **more: Unpack[MailFields]) -> list[Effect]:
    event = replace(mail(text, answers=ANSWER, proofs=frozenset({Proof.ANSWER})), **more)
    return decide(event, case, situation(KNOWN, now=NOW + days * DAY))


def writes(text: str) -> Case:
    """The case while what a handler writes about it waits to leave."""
    case = saved(decide(from_handler(text), CASE, situation(Standing(ANKE.address))))
    assert case.drafts
    return case


def texts(effects: list[Effect]) -> list[str]:
    return sorted({text for text, _ in sent(effects)})


def test_they_are_told_at_once_and_nobody_else_is() -> None:
    effects = asks()
    assert sent(effects) == [("progress", REPORTER)]
    said = fields_of(first(effects, "progress"))
    assert (said["state"], said["solution_by"], said["next_by"]) == ("accepted", date(2026, 12, 11), date(2026, 12, 7))
    assert "asked" in [effect.kind for effect in effects if isinstance(effect, Enter)]
    assert saved(effects).progress == CASE.progress


def test_a_second_question_on_a_day_is_for_the_handlers_and_the_next_day_a_machine_answers_again() -> None:
    asked = saved(asks())
    assert texts(again := asks(case=asked)) == ["case", "receipt"]
    assert fields_of(first(again, "case"))["asked_at"] == NOW
    assert texts(asks(case=asked, days=1)) == ["progress"]


@pytest.mark.parametrize(
    ("effects", "expected"),
    [
        pytest.param(asks("Any news? There is a second hole."), ["case", "receipt"], id="it-says-more"),
        pytest.param(asks(proofs=frozenset()), ["case", "receipt"], id="it-may-be-anybody"),
        pytest.param(asks(proofs=frozenset({Proof.DISOWNED})), ["case", "receipt"], id="their-domain-disowns-it"),
        pytest.param(asks(case=case_in(State.CONTACT)), ["case", "receipt"], id="there-is-no-report"),
        pytest.param(asks(case=case_in(State.CLOSED, closed_at=NOW)), ["case", "receipt"], id="it-is-closed"),
        pytest.param(asks(case=replace(CASE, by_machine=True)), ["case", "receipt"], id="somebody-is-there-after-all"),
        pytest.param(asks(case=replace(CASE, anonymous=True)), ["case"], id="they-want-no-mail"),
        pytest.param(asks(case=replace(CASE, updates=False)), ["progress"], id="they-want-none-by-the-calendar"),
        pytest.param(asks(case=writes("#fixed")), ["case", "receipt"], id="that-it-is-fixed-may-still-be-stopped"),
        pytest.param(asks(case=writes("#accept 2026-12-18")), ["case", "receipt"], id="a-new-day-may-still-be-stopped"),
        pytest.param(asks(case=writes("Which browser was it?")), ["progress"], id="words-that-wait-decide-nothing"),
    ],
)
def test_whom_a_machine_answers(effects: list[Effect], expected: list[str]) -> None:
    assert texts(effects) == expected


def test_who_wants_no_letters_by_the_calendar_is_promised_none() -> None:
    assert fields_of(first(asks(case=replace(CASE, updates=False)), "progress"))["next_by"] is None


def test_a_file_is_more_than_a_question() -> None:
    event = mail("Any news?", answers=ANSWER, proofs=frozenset({Proof.ANSWER}))
    file = Attachment("proof.png", "image/png", b"\x89PNG")
    event = replace(event, message=replace(event.message, attachments=(file,)))
    assert texts(decide(event, CASE, situation(KNOWN))) == ["case", "receipt"]


def test_handlers_hear_of_it_in_their_next_letter_until_one_of_them_answers() -> None:
    asked = saved(asks())
    for kind, text in ((DueKind.SOLUTION_REMINDER, "solution-reminder"), (DueKind.SOLUTION_PASSED, "solution-passed")):
        late = replace(asked, solution=Promise(NOW.date() if text == "solution-reminder" else date(2026, 11, 20)))
        effects = decide(DueNow(Due(kind, NOW, FRESH)), late, situation(KNOWN))
        assert {to for name, to in sent(effects) if name == text} == {ANKE.address, BRAM.address}
        assert fields_of(first(effects, text))["asked_at"] == NOW
    written = saved(decide(from_handler("Yes: it is nearly done."), asked, situation(Standing(ANKE.address))))
    (draft,) = written.drafts
    later = situation(KNOWN, now=NOW + DAY)
    left = saved(decide(DueNow(Due(DueKind.SEND_DRAFT, NOW + DAY, FRESH, draft.id)), written, later))
    assert fields_of(first(asks("There is more.", left, days=2), "case"))["asked_at"] is None


def test_progress_knows_that_they_wrote_meanwhile() -> None:
    wrote = saved(asks("It is in the app as well."))
    progress = decide(DueNow(Due(DueKind.PROGRESS, NOW, FRESH)), wrote, situation(KNOWN))
    assert fields_of(first(progress, "progress"))["unanswered"] == NOW.date()
    answered = replace(wrote, answered_at=NOW + timedelta(hours=1))
    progress = decide(DueNow(Due(DueKind.PROGRESS, NOW, FRESH)), answered, situation(KNOWN))
    assert fields_of(first(progress, "progress"))["unanswered"] is None
    assert fields_of(first(asks(), "progress"))["unanswered"] is None
