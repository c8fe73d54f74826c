"""What each lead reads on a working morning: what is new, once; what is old, seldom and in one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Unpack

import pytest

from mailbot.case import morning
from mailbot.case.promises import calendar_of
from mailbot.facts import (
    Board,
    Case,
    Draft,
    DraftLetter,
    Due,
    DueKind,
    DueNow,
    Effect,
    Hold,
    HoldReason,
    Notice,
    NoticeKind,
    Outage,
    Owed,
    Pending,
    Promise,
    Promised,
    Put,
    Recall,
    Right,
    RightsRequest,
    Service,
    Standing,
    State,
    Tell,
    Telling,
)
from tests.case.builders import ANKE, BRAM, FRESH, HOUSE, NOW, case_in, decide, first, sent, situation
from tests.case.fields import CaseFields
from tests.sample_letters import fields_of

MORNING = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)  # Tuesday, nine o'clock in Amsterdam
DAY = timedelta(days=1)
HELD = Pending("held 1", NOW, None, "null reverse-path")
SPAM = Pending("held 2", NOW, None, "spam: x-spam-flag")
ASIDE = Pending("not taken 1", NOW, FRESH, "a letter that our mail server does not take yet")
TOLD = ["held", "older_held", "spam", "aside", "soon", "missed", "older_missed", "outages"]


def tells(board: Board, now: datetime = MORNING) -> list[Effect]:
    return decide(DueNow(Due(DueKind.MORNING, now), board=board), None, situation(Standing(""), now=now))


def said(board: Board, now: datetime = MORNING) -> dict[str, object]:
    """What the letter says, of what it may say; {} when there is none."""
    effects = tells(board, now)
    if not sent(effects):
        return {}
    assert sent(effects) == [("morning", ANKE.address)]
    fields = fields_of(first(effects, "morning"))
    return {name: fields[name] for name in TOLD if fields[name]}


def recalled(effects: Iterable[Effect]) -> Mapping[str, Telling]:
    (recall,) = (effect for effect in effects if isinstance(effect, Recall))
    return recall.told


def owing(by: date, **more: Unpack[CaseFields]) -> Case:
    return replace(case_in(State.RECEIVED, assessment=Promise(by), received_at=NOW - 14 * DAY), **more)


def days_of_letters(board: Board, days: int) -> list[int]:
    """Live through so many working mornings; on which days, counted from the first, was a letter?"""
    came, now = [], MORNING
    while (now - MORNING).days <= days:
        effects = tells(board, now)
        if sent(effects):
            came.append((now - MORNING).days)
        board = replace(board, told=recalled(effects))
        (put,) = (effect for effect in effects if isinstance(effect, Put))
        now = put.due.at
    return came


def test_nothing_is_said_when_there_is_nothing_and_the_next_morning_is_set() -> None:
    kept = case_in(State.ACCEPTED, solution=Promise(date(2026, 12, 11)))
    assert tells(Board(cases=(kept,))) == [Put(Due(DueKind.MORNING, MORNING + DAY)), Recall({})]


@pytest.mark.parametrize(
    ("by", "name"),
    [
        pytest.param(date(2026, 11, 20), "missed", id="a-day-that-has-passed"),
        pytest.param(date(2026, 11, 24), "soon", id="today"),
        pytest.param(date(2026, 11, 27), "soon", id="the-third-working-day"),
        pytest.param(date(2026, 11, 30), None, id="the-fourth"),
    ],
)
def test_what_is_owed_is_told_by_its_day(by: date, name: str | None) -> None:
    board = Board(cases=(owing(by),))
    assert said(board) == ({name: (Owed(FRESH, Promised.ASSESSMENT, by),)} if name else {})


@pytest.mark.parametrize(
    ("request_", "told"),
    [
        pytest.param({}, "missed", id="that-nobody-was-told-of"),
        pytest.param({"by": date(2026, 11, 27)}, "soon", id="near"),
        pytest.param({"by": date(2026, 11, 27), "reminded_at": NOW}, "", id="near-and-reminded-of"),
        pytest.param({"answered_at": NOW}, "", id="answered"),
    ],
)
def test_what_somebody_asked_about_their_data_is_told_as_a_promise_is(request_: dict[str, Any], told: str) -> None:
    asked = replace(RightsRequest(Right.ACCESS, NOW - 40 * DAY, date(2026, 11, 20)), **request_)
    board = Board(cases=(replace(case_in(State.CLOSED), rights=(asked,)),))
    assert said(board) == ({told: (Owed(FRESH, Promised.DATA, asked.by),)} if told else {})


def test_on_a_friday_the_third_working_day_is_a_wednesday() -> None:
    friday = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
    effects = tells(Board(cases=(owing(date(2026, 12, 2)),)), friday)
    assert sent(effects) == [("morning", ANKE.address)]
    assert Put(Due(DueKind.MORNING, friday + 3 * DAY)) in effects


REMINDED = Promise(date(2026, 11, 25), reminded_at=NOW)


@pytest.mark.parametrize(
    "case",
    [
        # NOW is Monday noon; of a promise for Wednesday everybody is reminded on Tuesday
        pytest.param(owing(date(2026, 11, 25)), id="reminded-today"),
        pytest.param(case_in(State.RECEIVED, assessment=REMINDED), id="reminded-before"),
        pytest.param(owing(date(2026, 11, 23)), id="escalated-today"),
        pytest.param(owing(date(2026, 12, 4), assessment=Promise(date(2026, 12, 4), missed_told_at=NOW)), id="missed"),
        pytest.param(owing(date(2026, 11, 26), received_at=NOW), id="near-when-it-came"),
    ],
)
def test_what_has_a_letter_of_its_own_is_not_told_twice(case: Case) -> None:
    assert "soon" not in (told := said(Board(held=(HELD,), cases=(case,))))
    assert "missed" not in told


def test_what_is_held_is_listed_once_and_then_comes_again_in_a_line_ever_more_seldom() -> None:
    board = Board(held=(HELD,), aside=(ASIDE,))
    effects = tells(board)
    assert said(board) == {"held": (HELD,), "aside": (ASIDE,)}
    later = replace(board, told=recalled(effects))
    assert said(later, MORNING + DAY) == {"older_held": 1, "aside": (ASIDE,)}
    assert days_of_letters(board, 130) == [0, 1, 3, 7, 14, 30, 62, 90, 120]  # the sixtieth day is a Saturday


def test_what_is_new_brings_what_is_old_along_and_neither_comes_twice() -> None:
    known = {HELD.key: Telling(MORNING, MORNING)}
    fresh = replace(HELD, key="held 7")
    board = Board(held=(HELD, fresh), told=known)
    assert said(board, MORNING + 2 * DAY) == {"held": (fresh,), "older_held": 1}
    told = recalled(tells(board, MORNING + 2 * DAY))
    assert told == {HELD.key: Telling(MORNING, MORNING + 2 * DAY), fresh.key: Telling(*[MORNING + 2 * DAY] * 2)}
    assert said(replace(board, told=told), MORNING + 3 * DAY) == {"older_held": 2}


def test_what_had_its_own_letter_is_old_from_then_on() -> None:
    board = Board(held=(replace(HELD, told_at=MORNING - timedelta(hours=6)),))
    assert days_of_letters(board, 8) == [1, 3, 7]


def test_what_is_missed_comes_again_and_what_is_near_does_not() -> None:
    late = case_in(State.RECEIVED, assessment=Promise(date(2026, 12, 4), missed_told_at=MORNING))
    assert said(Board(cases=(late,))) == {}
    assert days_of_letters(Board(cases=(late,)), 8) == [1, 3, 7]
    assert days_of_letters(Board(cases=(owing(date(2026, 11, 27)),)), 3) == [0]


def test_what_is_gone_is_forgotten_and_new_when_it_comes_back() -> None:
    gone = tells(Board(told={HELD.key: Telling(MORNING, MORNING)}), MORNING + DAY)
    assert recalled(gone) == {}


def test_spam_is_counted_once() -> None:
    board = Board(held=(HELD, SPAM, replace(SPAM, key="held 3")))
    assert said(board) == {"held": (HELD,), "spam": 2}
    assert days_of_letters(Board(held=(SPAM,)), 40) == [0]


@pytest.mark.parametrize("state", [State.ACCEPTED, State.CLOSED])
def test_a_draft_that_waits_is_new_to_whoever_did_not_write_it(state: State) -> None:
    def board(handler: str) -> Board:
        draft = Draft(4, handler, MORNING, DraftLetter.RELAY, "words")
        return Board(cases=(case_in(state, drafts=(draft,)),))

    assert list(said(board(BRAM.address))) == ["held"]
    assert said(board(ANKE.address)) == {}
    assert list(said(board(ANKE.address), MORNING + DAY)) == ["held"]  # by its case: #held would not show it


def test_what_did_not_work_is_told_when_nothing_else_is() -> None:
    outage = Outage(Service.INCOMING, NOW, MORNING)
    assert said(Board(outages=(outage,))) == {"outages": (outage,)}


def test_what_a_flood_left_is_listed_in_part_and_counted() -> None:
    held = tuple(replace(HELD, key=f"held {n}") for n in range(morning.LISTED + 1))
    late = (owing(date(2026, 11, 20)),) * (morning.LISTED + 2)
    near = (owing(date(2026, 11, 26)),) * (morning.LISTED + 3)
    fields = fields_of(first(tells(Board(held, (*late, *near))), "morning"))
    assert [len(fields[name]) for name in ("held", "missed", "soon")] == [morning.LISTED] * 3
    assert [fields[f"more_{name}"] for name in ("held", "missed", "soon")] == [1, 2, 3]


def test_the_first_morning_is_the_next_one() -> None:
    friday = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
    assert morning.next_morning(HOUSE, friday) == Due(DueKind.MORNING, datetime(2026, 11, 30, 8, 0, tzinfo=UTC))


def test_a_day_is_a_day_when_the_clocks_change() -> None:
    """Nine o'clock in March is an hour earlier by the sun: a week later is a week later."""
    friday = datetime(2026, 3, 27, 8, 0, tzinfo=UTC)
    monday = datetime(2026, 3, 30, 7, 0, tzinfo=UTC)
    assert calendar_of(HOUSE).local_day(monday) - calendar_of(HOUSE).local_day(friday) == 3 * DAY
    assert said(Board(held=(HELD,), told={HELD.key: Telling(friday, friday + DAY)}), monday) == {"older_held": 1}


def test_a_hold_is_told_at_once_when_every_lead_has_a_letter_or_a_digest_will_say_so() -> None:
    hold = Hold(HoldReason.UNPROVEN)
    letter = first(tells(Board(held=(HELD,))), "morning")
    assert morning.told_at_once([hold, Tell((letter,))], HOUSE)
    assert morning.told_at_once([hold, Tell((), Notice(NOW, None, NoticeKind.HELD))], HOUSE)
    assert not morning.told_at_once([hold], HOUSE)
    assert not morning.told_at_once([hold, Tell((replace(letter, to=BRAM.address),))], HOUSE)
