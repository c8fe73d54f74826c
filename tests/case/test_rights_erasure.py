"""Erasing as somebody asked: who may, what stays by law, and whoever writes before it is done keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from mailbot.case.dues import dues
from mailbot.facts import (
    Case,
    DraftLetter,
    Due,
    DueKind,
    DueNow,
    Effect,
    Erase,
    LegalHold,
    Proof,
    Right,
    RightOutcome,
    RightsRequest,
    Save,
    State,
    StepRecord,
)
from tests.case.builders import (
    ANKE,
    BRAM,
    FRESH,
    HOUSE,
    KNOWN,
    LONG,
    NOW,
    REPORTER,
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
from tests.case.commands.orders import kinds, order, refusal, saved_first
from tests.case.fields import CaseFields, MailFields
from tests.case.rights_cases import BY, CASE, DAY, asked, asks, leave, texts
from tests.running_clocks import running
from tests.sample_letters import fields_of

ERASES = asked(Right.ERASE)
OTHERS = tuple(case_in(State.CLOSED, reference=f"VB-2026-AAA{n}", closed_at=NOW - 9 * DAY) for n in range(2))
GONE_AT = NOW + timedelta(days=2, hours=13)  # the night after 25 November, which is that of the day after the letter


def comes_up(case: Case, late: timedelta = timedelta()) -> list[Effect]:
    now = GONE_AT + late
    return decide(DueNow(Due(DueKind.ERASE, GONE_AT, FRESH)), case, situation(KNOWN, now=now))


def test_an_erasure_waits_its_hour_unless_it_is_signed() -> None:
    waits = order("#rights erase", ERASES, signed=False)
    assert "waits-an-hour" in kinds(waits)
    (waiting,) = saved_first(waits).waiting
    due = Due(DueKind.HOUR_OVER, waiting.at, FRESH, waiting.id)
    over = decide(DueNow(due), saved_first(waits), situation(KNOWN, now=waiting.at))
    assert saved_first(over).drafts[0].text is DraftLetter.RIGHTS_ERASED


@pytest.mark.parametrize("need_to_know", [True, False])
def test_a_handler_who_may_not_see_every_case_erases_none_of_them(*, need_to_know: bool) -> None:
    house = replace(HOUSE, need_to_know=need_to_know)
    event = from_handler("#rights erase", message=mail("#rights erase").message)
    event = replace(event, sender=BRAM.address, handler=BRAM, answers=letter_to(BRAM.address, "rights-asked"))
    waits = saved_first(decide(event, replace(ERASES, assigned=(BRAM.address,)), situation(KNOWN, house)))
    (waiting,) = waits.waiting
    due = Due(DueKind.HOUR_OVER, waiting.at, FRESH, waiting.id)
    over = decide(DueNow(due), waits, situation(KNOWN, house, now=waiting.at))
    assert bool(saved_first(over).drafts) is not need_to_know
    if need_to_know:
        assert fields_of(first(over, "refused"))["why"] == "leads-decide"


def test_all_cases_of_the_person_go_once_the_day_after_the_letter_is_over() -> None:
    waits = saved_first(order("#rights erase", ERASES))
    assert waits.erase_asked_at is None
    (draft,) = waits.drafts
    due = Due(DueKind.SEND_DRAFT, NOW + DAY, FRESH, draft.id)
    left = decide(DueNow(due, theirs=OTHERS), waits, situation(KNOWN, now=NOW + DAY))
    assert texts(left) == ["rights-erased"]
    told = fields_of(first(left, "rights-erased"))
    assert (told["gone_by"], told["last_backup"], told["some_stay"]) == (date(2026, 11, 27), date(2026, 12, 27), False)
    assert told["until"] == date(2026, 11, 24)
    cases = [effect.case for effect in left if isinstance(effect, Save)]
    assert [case.reference for case in cases] == [FRESH, *(other.reference for other in OTHERS)]
    for case in cases:
        (goes,) = [one for one in dues(case, situation(KNOWN, now=NOW + DAY)) if one.kind is DueKind.ERASE]
        assert goes.at == GONE_AT
        effects = decide(DueNow(goes), case, situation(KNOWN, now=goes.at))
        (erase,) = [effect for effect in effects if isinstance(effect, Erase)]
        assert (erase.case, erase.line.ground) == (case, "request")


HOLD = LegalHold(NOW, ANKE.address, "a claim")


@pytest.mark.parametrize("kept", [{"legal_hold": HOLD}, {"clocks": (running(NOW),)}], ids=["a-hold", "a-clock"])
def test_what_the_law_keeps_nobody_erases(kept: CaseFields) -> None:
    assert refusal(order("#rights erase", replace(ERASES, **kept))) == "stays-by-law"
    waits = saved_first(order("#rights erase", ERASES))
    held = replace(OTHERS[0], **kept)
    due = Due(DueKind.SEND_DRAFT, NOW + DAY, FRESH, waits.drafts[0].id)
    left = decide(DueNow(due, theirs=(held,)), waits, situation(KNOWN, now=NOW + DAY))
    assert fields_of(first(left, "rights-erased"))["some_stay"]
    assert [effect.case.reference for effect in left if isinstance(effect, Save)] == [FRESH]
    since = replace(saved(left), **kept)
    late = comes_up(since)
    assert not any(isinstance(effect, Erase) for effect in late)
    assert saved(late).erase_asked_at is None


def test_the_row_of_a_clock_that_has_ended_outlives_its_case_and_they_are_told() -> None:
    ended = replace(running(NOW - DAY), records=(StepRecord("notification", NOW, "AP-1"),))
    waits = saved_first(order("#rights erase", replace(ERASES, clocks=(ended,))))
    left = leave(waits)
    assert fields_of(first(left, "rights-erased"))["register"]
    effects = comes_up(saved(left))
    (erase,) = [effect for effect in effects if isinstance(effect, Erase)]
    assert [row.columns["clock"] for row in erase.outliving] == ["gdpr"]


def test_what_came_while_nobody_was_at_work_is_looked_at_before_anything_goes() -> None:
    told = replace(ERASES, erase_asked_at=NOW + DAY)
    assert any(isinstance(effect, Erase) for effect in comes_up(told, timedelta(hours=1)))
    (due,) = [one for one in dues(saved(comes_up(told, 3 * DAY)), situation(KNOWN, now=GONE_AT)) if "erase" in one.kind]
    assert due.at == GONE_AT + 4 * DAY


# Whoever writes before it is done ------------------------------------------------------------------------------------

DONE = RightsRequest(Right.ERASE, NOW - 9 * DAY, BY, answered_at=NOW, outcome=RightOutcome.ERASED)
GOING = replace(CASE, rights=(DONE,), erase_asked_at=NOW)
OPEN_AGAIN = replace(DONE, answered_at=None, outcome=None)
CLOSED = replace(case_in(State.CLOSED, closed_at=NOW - 99 * DAY), rights=(DONE,), erase_asked_at=NOW)
SIDE = replace(OTHERS[0], erase_asked_at=NOW)


def of(effects: Sequence[Effect], reference: str = FRESH) -> Case:
    (case,) = [one.case for one in effects if isinstance(one, Save) and one.case.reference == reference]
    return case


@pytest.mark.parametrize(
    "words",
    ["wait", "Toch niet!", "non, gardez", "STOP", "status?", "Please do. Thank you!", "Delete all my data"],
)
@pytest.mark.parametrize("case", [GOING, CLOSED], ids=["open", "closed-long-ago"])
def test_whatever_they_write_keeps_it_and_handlers_decide_anew(words: str, case: Case) -> None:
    effects = asks(words, case, leaving=(SIDE,))
    assert (of(effects).erase_asked_at, of(effects, SIDE.reference).erase_asked_at) == (None, None)
    assert (of(effects).rights, of(effects).state) == ((OPEN_AGAIN,), case.state)
    assert sent(effects) == [("receipt", REPORTER), ("case", ANKE.address), ("case", BRAM.address)]
    assert fields_of(first(effects, "receipt"))["became"] == "not-erased"
    assert fields_of(first(effects, "case"))["what"] == "not-erased"
    assert "erase" not in {due.kind for due in dues(of(effects), situation(KNOWN))}
    assert saved_first(order("#rights erase", of(effects))).drafts[0].text is DraftLetter.RIGHTS_ERASED


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"proofs": frozenset()}, id="anybody"),
        pytest.param({"proofs": frozenset({Proof.DISOWNED})}, id="disowned"),
        pytest.param({"sender": "eve@elsewhere.example"}, id="somebody-else"),
    ],
)
def test_nobody_else_keeps_it(more: MailFields) -> None:
    effects = asks("wait", GOING, **more)
    assert of(effects).erase_asked_at == NOW
    assert "not-erased" not in str(fields_of(first(effects, "case"))["what"])


def test_who_asks_for_a_copy_before_it_goes_has_that_open_as_well() -> None:
    effects = asks("Please send me a copy of my data.", GOING)
    assert [(one.right, one.is_open) for one in of(effects).rights] == [(Right.ERASE, True), (Right.ACCESS, True)]


def test_a_new_mail_in_no_thread_keeps_it_and_a_report_opens_its_own_case_beside() -> None:
    vouched: MailFields = {"proofs": frozenset({Proof.VOUCHED}), "answers": None, "leaving": (CLOSED, SIDE)}
    effects = asks("Please wait.", None, **vouched)
    assert (of(effects).rights, of(effects, SIDE.reference).erase_asked_at) == ((OPEN_AGAIN,), None)
    old = replace(CLOSED, reference="VB-2026-AAA9")
    vouched["leaving"] = (SIDE, old)
    effects = asks(LONG, None, **vouched)
    assert [of(effects, one).erase_asked_at for one in (old.reference, SIDE.reference)] == [None, None]
    assert of(effects, old.reference).rights == (OPEN_AGAIN,)
    assert "rights-reminder" in texts(effects)


def test_who_asked_in_another_case_has_it_open_where_they_write() -> None:
    (request,) = of(asks("wait", replace(GOING, rights=()))).rights
    assert (request.right, request.is_open, request.by) == (Right.ERASE, True, date(2026, 11, 30))


@pytest.mark.parametrize("case", [GOING, CLOSED], ids=["open", "closed-long-ago"])
def test_a_reply_that_cannot_be_read_keeps_it_as_well(case: Case) -> None:
    broken = replace(mail("", answers=letter_to(REPORTER)), proofs=frozenset({Proof.ANSWER}), unread="too large")
    case = replace(case, reference="VB-2026-AAA7")  # not the one that a new case would get
    assert of(decide(broken, case, situation(KNOWN)), case.reference).erase_asked_at is None


def test_what_they_want_no_more_is_closed_with_a_handlers_words_or_none() -> None:
    effects = order("#rights withdrawn\n\nWe keep it, then.", asked(Right.ERASE))
    waits = saved_first(effects)
    assert (waits.rights[0].outcome, "rights-withdrawn" in kinds(effects)) == (RightOutcome.WITHDRAWN, True)
    assert (waits.drafts[0].text, waits.drafts[0].words) == (DraftLetter.RELAY, "We keep it, then.")
    assert saved_first(order("#rights withdrawn", asked(Right.ERASE))).drafts == ()
    objects = from_handler("#rights withdrawn", sender=BRAM.address, handler=BRAM, answers=letter_to(BRAM.address))
    assert refusal(decide(objects, asked(Right.OBJECT), situation(KNOWN))) == "leads-decide"
