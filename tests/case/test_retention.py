"""How long a case is kept: on which ground, from when, and that nobody loses one without a week's notice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Unpack

import pytest

from mailbot.case.retention import ended_before, is_kept, term_ends_at, to_be_told
from mailbot.facts import (
    Case,
    CloseReason,
    Due,
    DueKind,
    DueNow,
    Effect,
    Ground,
    LegalHold,
    Promise,
    Put,
    Save,
    Situation,
    State,
    Within,
)
from mailbot.facts.retention import NL_MUNICIPALITY
from tests.case.builders import ANKE, HOUSE, STRANGER, case_in, decide, sent, situation
from tests.case.fields import CaseFields
from tests.running_clocks import running

ENDED = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
YEAR_LATER = datetime(2027, 3, 2, 10, 0, tzinfo=UTC)  # a Tuesday
DAY = timedelta(days=1)
TOWN = replace(HOUSE, retention=NL_MUNICIPALITY)
HOLD = LegalHold(ENDED, ANKE.address, "a claim")
OVER = replace(running(ENDED), not_applicable="nobody was harmed")


def closed(reason: CloseReason = CloseReason.FIXED, at: datetime = ENDED, **more: Unpack[CaseFields]) -> Case:
    case = case_in(State.CLOSED, opened_at=at - 30 * DAY, closed_at=at, close_reason=reason)
    return replace(case, **more)


@pytest.mark.parametrize(
    ("case", "ground", "years"),
    [
        pytest.param(closed(), Ground.VALID, 5, id="fixed"),
        pytest.param(closed(CloseReason.INVALID), Ground.INVALID, 3, id="invalid"),
        pytest.param(closed(CloseReason.DUPLICATE), Ground.INVALID, 3, id="a-duplicate"),
        pytest.param(closed(CloseReason.OUT_OF_SCOPE), Ground.INVALID, 3, id="out-of-scope"),
        pytest.param(closed(CloseReason.NO_REPORT), Ground.NO_REPORT, 1, id="no-report"),
        pytest.param(closed(CloseReason.INVALID, clocks=(running(ENDED),)), Ground.VALID, 5, id="an-incident"),
        pytest.param(closed(CloseReason.INVALID, clocks=(OVER,)), Ground.INVALID, 3, id="an-incident-that-was-none"),
        pytest.param(
            case_in(State.INVALID, assessment=Promise(date(2026, 3, 2), kept_at=ENDED)),
            Ground.INVALID,
            3,
            id="invalid-and-never-closed",
        ),
    ],
)
def test_a_case_is_kept_by_its_outcome_from_its_end_on(case: Case, ground: Ground, years: int) -> None:
    assert case.ground is ground
    assert term_ends_at(case, TOWN) == ENDED.replace(year=2026 + years)


@pytest.mark.parametrize("state", [state for state in State if state is not State.CLOSED])
def test_what_is_open_has_no_term(state: State) -> None:
    assert term_ends_at(case_in(state, assessment=None), HOUSE) is None


@pytest.mark.parametrize(
    ("case", "kept"),
    [
        pytest.param(closed(), False, id="nothing-speaks-for-it"),
        pytest.param(closed(legal_hold=HOLD), True, id="somebody-holds-it"),
        pytest.param(closed(clocks=(running(ENDED),)), True, id="the-clock-of-a-law-runs"),
        pytest.param(closed(clocks=(OVER,)), False, id="a-clock-that-was-not-applicable"),
    ],
)
def test_a_case_stays_for_a_reason(case: Case, *, kept: bool) -> None:
    assert is_kept(case, HOUSE) is kept
    assert bool(to_be_told([case], HOUSE, YEAR_LATER)) is not kept


def looks(now: datetime, *cases: Case) -> list[Effect]:
    """The look of a working morning."""
    return decide(DueNow(Due(DueKind.RETENTION, now), cases=cases), None, at(now))


def at(now: datetime) -> Situation:
    return situation(STRANGER, HOUSE, now)


def saved(effects: list[Effect]) -> list[Case]:
    return [effect.case for effect in effects if isinstance(effect, Save)]


def mornings(until: datetime) -> list[datetime]:
    """Each look from a month before on, as the one before sets it."""
    looked = [until - 30 * DAY]
    while looked[-1] < until:
        looked.append(next(effect.due.at for effect in looks(looked[-1]) if isinstance(effect, Put)))
    return looked


@pytest.mark.parametrize("days", range(9))
def test_the_leads_read_of_a_case_once_and_at_least_a_week_before(days: int) -> None:
    case = closed(at=ENDED + days * DAY)
    ends_at = YEAR_LATER + days * DAY
    told: list[datetime] = []
    for now in mornings(ends_at):
        effects = looks(now, case)
        if saved(effects):
            assert sent(effects) == [("cases-going", ANKE.address)]
            (case,) = saved(effects)
            told.append(now)
    (at_last,) = told
    assert case.goes_at == ends_at
    assert 7 * DAY <= ends_at - at_last <= 12 * DAY


@pytest.mark.parametrize(
    ("case", "now"),
    [
        pytest.param(closed(), YEAR_LATER + 900 * DAY, id="a-term-made-shorter-or-an-upgrade"),
        pytest.param(closed(goes_at=ENDED + 9 * DAY), YEAR_LATER + DAY, id="told-and-then-opened-once-more"),
    ],
)
def test_what_is_over_already_goes_a_week_after_it_was_told(case: Case, now: datetime) -> None:
    (told,) = saved(looks(now, case))
    assert told.goes_at == now + 7 * DAY


@pytest.mark.parametrize("reason", list(CloseReason))
@pytest.mark.parametrize("term", [Within(days=30), Within(months=1), Within(months=18), Within(months=60)])
def test_the_store_is_asked_for_no_less_than_what_is_over(reason: CloseReason, term: Within) -> None:
    house = replace(HOUSE, retention=replace(HOUSE.retention, valid=term, invalid=term, no_report=term, spam=term))
    for days in range(0, 400, 7):
        case = closed(reason, ENDED + days * DAY)
        assert case.ground is not None
        assert case.closed_at is not None
        for ahead in range(0, 2000, 5):
            now = ENDED + (days + ahead) * DAY
            if to_be_told([case], house, now):
                assert case.closed_at < ended_before(house, now)[case.ground]
                break
        else:
            pytest.fail("its term is never over")
