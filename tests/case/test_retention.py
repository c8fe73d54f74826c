"""How long a case is kept: on which ground, from when, and that nobody loses one without a week's notice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Unpack

import pytest

from mailbot.case.dues import dues
from mailbot.case.retention import (
    BEGUN,
    declaration_of,
    ended_before,
    is_kept,
    term_ends_at,
    to_be_declared,
    to_be_told,
)
from mailbot.facts import (
    Case,
    CloseReason,
    Declare,
    Due,
    DueKind,
    DueNow,
    Effect,
    Erase,
    ErasedKind,
    ErasedLine,
    FieldRecord,
    Ground,
    LegalHold,
    Promise,
    Put,
    Right,
    RightsRequest,
    Save,
    Situation,
    State,
    StepRecord,
    Waiting,
    Within,
)
from mailbot.facts.retention import NL_MUNICIPALITY
from mailbot.letters.retention import CasesErased
from tests.case.builders import ANKE, HOUSE, REPORTER, STRANGER, case_in, decide, letters_of, sent, situation
from tests.case.fields import CaseFields
from tests.running_clocks import running

ENDED = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
YEAR_LATER = datetime(2027, 3, 2, 10, 0, tzinfo=UTC)  # a Tuesday
DAY = timedelta(days=1)
TOWN = replace(HOUSE, retention=NL_MUNICIPALITY)
HOLD = LegalHold(ENDED, ANKE.address, "a claim")
ASKED = RightsRequest(Right.ACCESS, ENDED, date(2026, 4, 2))
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
        pytest.param(closed(rights=(ASKED,)), True, id="its-reporter-waits-for-a-copy"),
        pytest.param(closed(rights=(replace(ASKED, answered_at=ENDED),)), False, id="who-has-it-now"),
    ],
)
def test_a_case_stays_for_a_reason(case: Case, *, kept: bool) -> None:
    assert is_kept(case, HOUSE) is kept
    assert bool(to_be_told([case], HOUSE, YEAR_LATER)) is not kept


@pytest.mark.parametrize(
    ("days", "again"),
    [
        pytest.param(7, False, id="in-a-week"),
        pytest.param(14, False, id="in-two-as-after-an-upgrade"),
        pytest.param(3653, True, id="in-ten-years-by-a-clock-that-was-ahead"),
    ],
)
def test_a_day_that_a_wrong_clock_told_is_told_anew(days: int, *, again: bool) -> None:
    case = closed(goes_at=YEAR_LATER + days * DAY)
    assert bool(to_be_told([case], HOUSE, YEAR_LATER)) is again


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


def goes(now: datetime, case: Case) -> list[Effect]:
    """The moment at which a case goes."""
    return decide(DueNow(Due(DueKind.ERASE, now, case.reference)), case, at(now))


TOLD = closed(goes_at=YEAR_LATER)


def test_what_was_told_of_goes_when_it_is_over_and_leaves_its_line() -> None:
    (erase,) = goes(YEAR_LATER, TOLD)
    assert isinstance(erase, Erase)
    assert (erase.line.name, erase.line.ground, erase.line.outcome) == (TOLD.reference, "valid", "fixed")
    assert [due.at for due in dues(TOLD, at(ENDED)) if due.kind is DueKind.ERASE] == [YEAR_LATER]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(closed(), id="that-nobody-was-told-of"),
        pytest.param(replace(TOLD, legal_hold=HOLD), id="that-somebody-holds"),
        pytest.param(replace(TOLD, closed_at=ENDED + DAY), id="whose-term-is-not-over"),
        pytest.param(replace(TOLD, state=State.RECEIVED, closed_at=None), id="that-was-opened-again"),
        pytest.param(replace(TOLD, waiting=(Waiting(5, ANKE.address, YEAR_LATER, "#note", YEAR_LATER),)), id="at-work"),
        pytest.param(replace(TOLD, clocks=(running(ENDED),)), id="in-which-the-clock-of-a-law-runs"),
    ],
)
def test_a_case_does_not_go(case: Case) -> None:
    assert not any(isinstance(effect, Erase) for effect in goes(YEAR_LATER, case))
    assert all(not isinstance(effect, Save) or effect.case.goes_at is None or case.waiting for effect in saves(case))


def saves(case: Case) -> list[Effect]:
    return [effect for effect in goes(YEAR_LATER, case) if isinstance(effect, Save)]


def test_a_clock_outlives_its_case_without_who() -> None:
    words = FieldRecord("facts", f"{REPORTER} could read the register. It was Rosa Kowalska who saw it.")
    clock = replace(
        running(ENDED), fields=(words,), records=(StepRecord("notification", ENDED + DAY, "AP-2026-1", late_reason=""),)
    )
    case = replace(TOLD, clocks=(clock,), reporter_name="Rosa Kowalska")
    (erase,) = goes(YEAR_LATER, case)
    assert isinstance(erase, Erase)
    (row,) = erase.outliving
    assert row.goes_at == ENDED.replace(year=2031)
    said_of = [row.columns[name] for name in ("clock", "authority_reference", "declared_by")]
    assert said_of == ["gdpr", "AP-2026-1", ""]
    said = " ".join(row.columns.values())
    assert "could read the register" in said
    assert not any(who in said for who in (REPORTER, "Rosa", "Kowalska", clock.declared_by))


LINE = ErasedLine("VB-2026-K7QM", ErasedKind.REPORT, "valid", "2027-03-02", "2026-01", "2026-03", "fixed", 2, 0, 3)
SPAM = ErasedLine("mails-01", ErasedKind.MAILS, "spam", "2027-03-01", mails=4)


def test_the_leads_get_what_was_signed_and_it_names_the_day_of_the_last_backup() -> None:
    event = DueNow(Due(DueKind.RETENTION, YEAR_LATER), erased=(SPAM, LINE), declaration="signed\n")
    effects = decide(event, None, at(YEAR_LATER))
    assert [effect for effect in effects if isinstance(effect, Declare)] == [
        Declare("signed\n", ("mails-01", "VB-2026-K7QM"))
    ]
    (letter,) = letters_of(effects)
    assert [(one.name, one.content) for one in letter.attachments] == [("declaration-2027-03-02.txt", b"signed\n")]
    assert isinstance(letter.content, CasesErased)
    assert letter.content.backups_gone == date(2027, 4, 1)


def test_mails_without_a_case_are_counted_together_and_declared_with_a_case_or_once_a_month() -> None:
    more = replace(SPAM, name="mails-02", mails=3)
    assert [(one.reference, one.mails) for one in declaration_of((SPAM, LINE, more), HOUSE, YEAR_LATER).erased] == [
        (LINE.name, 0),
        ("", 7),
    ]
    assert to_be_declared((SPAM, LINE), HOUSE, YEAR_LATER) == (SPAM, LINE)
    assert to_be_declared((SPAM,), HOUSE, YEAR_LATER) == ()
    assert to_be_declared((SPAM,), HOUSE, YEAR_LATER + 30 * DAY) == (SPAM,)
    assert to_be_declared((), HOUSE, YEAR_LATER) == ()


def test_an_installation_of_before_is_told_once_and_nothing_goes_in_its_first_weeks() -> None:
    begins_at = YEAR_LATER + 14 * DAY
    event = DueNow(Due(DueKind.RETENTION, YEAR_LATER), cases=(closed(),), begins_at=begins_at)
    effects = decide(event, None, at(YEAR_LATER))
    assert sent(effects) == [("retention-begins", ANKE.address), ("cases-going", ANKE.address)]
    assert [case.goes_at for case in saved(effects)] == [begins_at]
    again = decide(replace(event, cases=(), told=frozenset({BEGUN})), None, at(YEAR_LATER + DAY))
    assert sent(again) == []
