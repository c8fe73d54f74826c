"""The table of dues: complete, each row for its own kind, the steps in the order of their strength."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mailbot.case.dues import TABLE, OfCase, OfHouse, OfLetter, Step, again_at, come_up, dues, find_plainly, strongest
from mailbot.case.promises import calendar_of
from mailbot.facts import (
    Case,
    Draft,
    DraftLetter,
    Due,
    DueKind,
    DueNow,
    KeyToCome,
    Partner,
    Promise,
    Right,
    RightsRequest,
    Save,
    Standing,
    State,
    Waiting,
)
from tests.case.builders import ANKE, FRESH, HOUSE, KEY, KNOWN, NOW, case_in, situation
from tests.running_clocks import running

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SHARING = replace(HOUSE, partners=(Partner("IBD", "incident@ibd.example", KEY, always=True),))
FULL = replace(
    case_in(State.ACCEPTED, assessment=Promise((NOW + 2 * DAY).date())),
    drafts=(Draft(4, ANKE.address, NOW, DraftLetter.RELAY, "words", send_at=NOW + HOUR),),
    waiting=(Waiting(5, ANKE.address, NOW, "#key drop", NOW + HOUR),),
    key_to_come=KeyToCome(KEY, NOW + DAY, None),
    touched_at=NOW,
    clocks=(running(NOW),),
)
CASES = [
    FULL,
    case_in(State.RECEIVED, received_at=NOW - 3 * DAY),  # a Friday noon
    case_in(State.RECEIVED, received_at=NOW - 16 * HOUR),  # on a Sunday evening
    case_in(State.CONTACT),
    case_in(State.CONTACT, contact_reminded_at=NOW),
    case_in(State.CONTACT, contact_reminded_at=NOW - 9 * DAY, contact_warned_at=NOW),
    case_in(State.CLOSED, closed_at=NOW, rights=(RightsRequest(Right.ACCESS, NOW, (NOW + 30 * DAY).date()),)),
    case_in(State.CLOSED, closed_at=NOW - 360 * DAY, goes_at=NOW + 9 * DAY),
]
OF_CASES = {kind for kind, row in TABLE.items() if isinstance(row, OfCase | Step)}


def test_every_kind_has_its_row_and_only_a_letters_is_an_event_of_its_own() -> None:
    assert set(TABLE) == set(DueKind)
    assert [kind for kind, row in TABLE.items() if isinstance(row, OfLetter)] == [DueKind.UNDELIVERED]


def test_all_that_can_be_due_of_a_case_comes_from_the_row_of_its_kind() -> None:
    known = situation(KNOWN, SHARING)
    for case in CASES:
        for kind, row in TABLE.items():
            if isinstance(row, OfCase):
                assert {due.kind for due in row.when(case, known)} <= {kind}
    found = {due.kind for case in CASES for due in dues(case, known)}
    set_by_the_store = {DueKind.KEY_REVOKED, DueKind.NEW_KEY}  # for each case with such a key, for each that is open
    assert found == OF_CASES - set_by_the_store, "each kind is due of one of CASES"


@pytest.mark.parametrize("kind", sorted(OF_CASES))
def test_whatever_comes_up_leaves_a_case_that_is_saved_with_all_its_dues(kind: DueKind) -> None:
    for case in CASES:
        effects = come_up(DueNow(Due(kind, NOW, FRESH)), case, situation(KNOWN, SHARING))
        assert any(isinstance(effect, Save) for effect in effects)


STEPS = [
    pytest.param(due, case, id=due.kind.value)
    for case in CASES
    for due in dues(case, situation(KNOWN, SHARING))
    if isinstance(TABLE[due.kind], Step)
]


@pytest.mark.parametrize(("due", "case"), STEPS)
def test_a_step_that_is_overdue_waits_for_office_hours(due: Due, case: Case) -> None:
    night = due.at.replace(hour=22) + DAY
    morning = calendar_of(SHARING).office_at(night)
    assert come_up(DueNow(due), case, situation(KNOWN, SHARING, night)) == [Save(case)]
    assert come_up(DueNow(due), case, situation(KNOWN, SHARING, morning)) != [Save(case)]


def test_of_several_that_are_overdue_the_strongest_is_taken_and_what_has_its_own_time_before_them() -> None:
    steps = [kind for kind, row in TABLE.items() if isinstance(row, Step)]
    overdue = tuple(Due(kind, NOW - place * DAY, FRESH) for place, kind in enumerate(steps))
    assert [strongest(overdue[place:]).kind for place in range(len(steps))] == steps
    for kind in OF_CASES - set(steps):
        assert strongest((*overdue, Due(kind, NOW, FRESH))).kind is kind


@pytest.mark.parametrize("kind", DueKind)
def test_what_failed_again_and_again_is_done_plainly_or_comes_up_again_or_waits_for_a_person(kind: DueKind) -> None:
    plainly = {DueKind.CLOCK, DueKind.DIGEST, DueKind.MORNING}
    again = {DueKind.CLOCK, DueKind.MORNING, DueKind.KEYS, DueKind.PUBLISHED, DueKind.CREDENTIALS, DueKind.RETENTION}
    again |= {DueKind.REPORT, DueKind.HEAD}
    assert (find_plainly(kind) is not None) is (kind in plainly)
    at = again_at(Due(kind, NOW), HOUSE, NOW)
    assert (at is not None) is (kind in again)
    assert at is None or at > NOW
    if kind not in plainly:
        assert come_up(DueNow(Due(kind, NOW), plain=True), None, situation(Standing(""))) == []


def test_of_a_case_that_is_gone_nothing_is_done() -> None:
    for kind in OF_CASES:
        assert come_up(DueNow(Due(kind, NOW, FRESH)), None, situation()) == []


def test_the_next_of_a_due_of_the_house_is_of_its_own_kind_and_to_come() -> None:
    for kind, row in TABLE.items():
        if isinstance(row, OfHouse):
            following = row.next(HOUSE, NOW)
            assert (following.kind, following.reference) == (kind, None)
            assert following.at > NOW


def test_a_case_that_is_closed_owes_no_step() -> None:
    closed: Case = replace(FULL, state=State.CLOSED)
    steps = {kind for kind, row in TABLE.items() if isinstance(row, Step)}
    assert {due.kind for due in dues(closed, situation(KNOWN, SHARING))} & steps == set()
