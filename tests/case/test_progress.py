"""By which day the reporter hears again: within a week while we assess, and never behind the day of the solution."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from mailbot.case.promised_days import is_overtaken, owed_again, progress_at
from mailbot.case.promises import next_progress
from mailbot.facts import (
    Case,
    Draft,
    DraftLetter,
    Due,
    DueKind,
    DueNow,
    Happening,
    Promise,
    Proof,
    Span,
    Standing,
    State,
    Unit,
)
from tests.case.builders import (
    ANKE,
    FRESH,
    HOUSE,
    KEY,
    KNOWN,
    LONG,
    case_in,
    decide,
    first,
    from_handler,
    mail,
    saved,
    situation,
)

MONDAY = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def in_days(days: int) -> Promise:
    return Promise((MONDAY + days * DAY).date())


def assessing(days: int) -> Case:
    return case_in(State.RECEIVED, assessment=in_days(days), progress=None)


def solving(days: int) -> Case:
    return case_in(State.ACCEPTED, solution=in_days(days), progress=None)


@pytest.mark.parametrize(
    ("case", "every", "days"),
    [
        pytest.param(assessing(30), 14, 7, id="a-week-while-the-assessment-takes-longer"),
        pytest.param(assessing(30), 3, 3, id="sooner-where-we-say-so"),
        pytest.param(assessing(7), 14, 8, id="the-morning-after-an-assessment-that-takes-a-week"),
        pytest.param(assessing(4), 14, 7, id="of-a-friday-that-is-a-monday"),
        pytest.param(replace(assessing(4), assessment=replace(in_days(4), kept_at=MONDAY)), 14, 7, id="it-was-given"),
        pytest.param(assessing(-1), 14, 7, id="a-week-when-it-is-late"),
        pytest.param(solving(30), 14, 14, id="as-promised-while-we-solve"),
        pytest.param(solving(9), 14, 9, id="the-day-of-the-solution"),
        pytest.param(solving(0), 14, 1, id="the-morning-after-on-that-day-itself"),
        pytest.param(solving(-3), 14, 14, id="as-promised-when-that-has-passed"),
        pytest.param(replace(solving(5), solution=replace(in_days(5), kept_at=MONDAY)), 14, 14, id="it-is-solved"),
        pytest.param(case_in(State.DEFERRED, solution=None), 30, 30, id="as-promised-without-a-day"),
    ],
)
def test_by_when_the_reporter_hears_again(case: Case, every: int, days: int) -> None:
    promises = replace(HOUSE.promises, progress=Span(every, Unit.DAYS))
    assert next_progress(case, replace(HOUSE, promises=promises), MONDAY) == in_days(days)


SLOW = replace(HOUSE, promises=replace(HOUSE.promises, assessment=Span(30, Unit.DAYS)))


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(None, id="a-report"),
        pytest.param(case_in(State.CONTACT), id="a-report-after-a-contact"),
        pytest.param(case_in(State.CLOSED, closed_at=MONDAY - DAY), id="a-case-that-opens-again"),
    ],
)
def test_a_report_starts_with_a_week(case: Case | None) -> None:
    event = mail(LONG, proofs=frozenset({Proof.VOUCHED}), received_at=MONDAY)
    assert saved(decide(event, case, situation(KNOWN, SLOW, MONDAY))).progress == in_days(7)


def test_on_the_day_of_the_solution_the_letter_waits_for_it_until_the_afternoon() -> None:
    case = replace(solving(9), progress=in_days(9))
    assert progress_at(case, situation(KNOWN)) == datetime(2026, 12, 2, 15, 0, tzinfo=UTC)
    leaves = Draft(4, ANKE.address, MONDAY, DraftLetter.FIXED, send_at=datetime(2026, 12, 2, 15, 10, tzinfo=UTC))
    told_by_hand = replace(case, drafts=(leaves,), solution=replace(in_days(9), kept_at=MONDAY))
    assert progress_at(told_by_hand, situation(KNOWN)) == datetime(2026, 12, 2, 15, 11, tzinfo=UTC)
    other = replace(case, progress=Promise(date(2026, 12, 1)))
    assert progress_at(other, situation(KNOWN)) == datetime(2026, 12, 1, 8, 0, tzinfo=UTC)


def test_the_confirmation_names_the_day_that_the_letter_will_name() -> None:
    ordered = decide(from_handler("#accept 2027-03-01"), assessing(7), situation(Standing(ANKE.address)))
    (draft,) = saved(ordered).drafts
    assert draft.send_at is not None
    later = situation(KNOWN, now=draft.send_at)
    left = decide(DueNow(Due(DueKind.SEND_DRAFT, draft.send_at, FRESH, draft.id)), saved(ordered), later)
    shows = first(ordered, "confirmation").shows
    assert shows is not None
    assert shows.content == first(left, "accepted").content


ACCEPTED = (Happening(MONDAY, "accepted"),)


@pytest.mark.parametrize(
    ("after", "overtaken"),
    [
        pytest.param(replace(assessing(7), state=State.ACCEPTED, solution=in_days(30)), True, id="it was assessed"),
        pytest.param(replace(assessing(7), assessment=in_days(14)), True, id="another day"),
        pytest.param(replace(assessing(7), updates=False), True, id="nobody wants it any more"),
        pytest.param(replace(assessing(7), key=KEY), True, id="there is a key to encrypt to"),
        pytest.param(replace(assessing(7), heard_at=MONDAY, version=9), False, id="they wrote"),
        pytest.param(
            replace(assessing(7), assessment=replace(in_days(7), reminded_at=MONDAY)), False, id="we were reminded"
        ),
    ],
)
def test_news_overtakes_a_progress_letter_that_has_not_left(after: Case, overtaken: bool) -> None:
    assert is_overtaken(assessing(7), after) is overtaken


@pytest.mark.parametrize(
    ("after", "owed"),
    [
        pytest.param(in_days(3), in_days(0), id="nobody has written: it is owed at once"),
        pytest.param(in_days(14), in_days(14), id="a letter took its place and named the next"),
        pytest.param(None, None, id="none follow"),
    ],
)
def test_what_a_withdrawn_letter_told_is_told_by_the_next(after: Promise | None, owed: Promise | None) -> None:
    before = replace(assessing(7), progress=in_days(3), reported=ACCEPTED)
    again = owed_again(before, replace(before, progress=after), situation(KNOWN, now=MONDAY))
    assert (again.progress, again.happened, again.reported) == (owed, ACCEPTED, ())
