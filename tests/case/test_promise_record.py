"""What became of each promise is entered when it is certain, and counted once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from mailbot.case.promise_record import promise_entries
from mailbot.case.states import undo_of
from mailbot.facts import Case, CloseReason, Draft, DraftLetter, Enter, Promise, Save, State
from tests.case.builders import NOW, case_in, situation

TODAY = date(2026, 11, 23)
YESTERDAY, TOMORROW, LATER = TODAY - timedelta(days=1), TODAY + timedelta(days=1), TODAY + timedelta(days=9)
TOLD = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # on the morning after YESTERDAY
OPEN = case_in(State.RECEIVED, assessment=Promise(TOMORROW))
ACCEPTED = case_in(State.ACCEPTED, solution=Promise(TOMORROW))


def entered(before: Case, after: Case) -> list[tuple[str, str]]:
    found = promise_entries((before, None), [Save(after)], situation())
    return [(entry.kind, entry.facts["by"]) for entry in found]


def assessed(by: date, told_at: datetime | None = None) -> tuple[Case, Case]:
    promise = Promise(by, missed_told_at=told_at)
    return replace(OPEN, assessment=promise), replace(OPEN, assessment=replace(promise, kept_at=NOW))


def solved(by: date, told_at: datetime | None = None) -> tuple[Case, Case]:
    promise = Promise(by, missed_told_at=told_at)
    return replace(ACCEPTED, solution=promise), replace(ACCEPTED, solution=replace(promise, kept_at=NOW))


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        pytest.param(OPEN, OPEN, [], id="nothing-happened"),
        pytest.param(*assessed(TODAY), ["assessment-kept"], id="assessed-on-the-last-day"),
        pytest.param(*assessed(YESTERDAY), ["assessment-late"], id="assessed-late-before-anybody-was-told"),
        pytest.param(*assessed(YESTERDAY, TOLD), ["assessment-made-up"], id="assessed-after-that-was-told"),
        pytest.param(*assessed(TOMORROW, TOLD), ["assessment-kept"], id="assessed-by-the-second-day-that-was-promised"),
        pytest.param(assessed(TODAY)[1], assessed(TODAY)[1], [], id="assessed-before"),
        pytest.param(*solved(TODAY), ["solution-kept"], id="fixed-on-the-last-day"),
        pytest.param(*solved(YESTERDAY), ["solution-late"], id="fixed-late-before-anybody-was-told"),
        pytest.param(*solved(YESTERDAY, TOLD), ["solution-made-up"], id="fixed-after-that-was-told"),
        pytest.param(
            ACCEPTED,
            replace(ACCEPTED, solution=Promise(LATER)),
            ["solution-moved"],
            id="another-day-before-the-first-has-passed",
        ),
        pytest.param(ACCEPTED, replace(ACCEPTED, solution=Promise(TODAY)), [], id="an-earlier-day-breaks-no-word"),
        pytest.param(
            solved(YESTERDAY)[0],
            replace(ACCEPTED, solution=Promise(LATER)),
            ["solution-late"],
            id="another-day-once-the-first-has-passed",
        ),
        pytest.param(
            solved(YESTERDAY, TOLD)[0],
            replace(ACCEPTED, solution=Promise(LATER)),
            [],
            id="another-day-once-the-first-was-told-as-missed",
        ),
        pytest.param(ACCEPTED, case_in(State.DEFERRED, solution=None), ["solution-moved"], id="put-off-without-a-day"),
        pytest.param(
            ACCEPTED,
            case_in(State.CLOSED, solution=ACCEPTED.solution, close_reason=CloseReason.FIXED),
            ["solution-kept"],
            id="closed-as-fixed",
        ),
        pytest.param(
            ACCEPTED,
            case_in(State.CLOSED, solution=ACCEPTED.solution, close_reason=CloseReason.DUPLICATE),
            [],
            id="closed-as-something-else-owes-nothing",
        ),
        pytest.param(
            replace(OPEN, progress=Promise(YESTERDAY)),
            replace(OPEN, progress=Promise(LATER)),
            ["progress-late"],
            id="news-a-day-late",
        ),
        pytest.param(
            replace(OPEN, progress=Promise(TODAY)), replace(OPEN, progress=Promise(LATER)), [], id="news-in-time"
        ),
    ],
)
def test_what_is_entered(before: Case, after: Case, kinds: list[str]) -> None:
    assert [kind for kind, _ in entered(before, after)] == kinds


def test_an_entry_says_which_day_was_promised() -> None:
    assert entered(*solved(YESTERDAY)) == [("solution-late", YESTERDAY.isoformat())]


def test_what_can_be_taken_back_counts_when_its_letter_leaves() -> None:
    fixed = solved(TODAY)[1]
    letter = Draft(7, "anke@voorbeeld.example", NOW, DraftLetter.FIXED, undo=undo_of(ACCEPTED))
    waiting = replace(fixed, drafts=(letter,))
    assert entered(ACCEPTED, waiting) == []
    assert [kind for kind, _ in entered(waiting, fixed)] == ["solution-kept"]


def test_a_case_that_is_opened_has_broken_nothing() -> None:
    assert list(promise_entries((None,), [Save(OPEN)], situation())) == []


def test_each_case_gets_its_own() -> None:
    other = replace(ACCEPTED, reference="VB-2026-OTHR")
    found = promise_entries(
        (OPEN, other),
        [Save(assessed(TOMORROW)[1]), Save(replace(other, solution=Promise(LATER))), Enter("note")],
        situation(),
    )
    assert [(entry.reference, entry.kind) for entry in found] == [
        (OPEN.reference, "assessment-kept"),
        ("VB-2026-OTHR", "solution-moved"),
    ]
