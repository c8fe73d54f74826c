"""What moves a case: which moves there are from each state, and what goes with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mailbot.case.states import MOVES, IllegalMove, Move, moved, moved_back, moved_like, undo_of
from mailbot.facts import Case, CloseReason, Happening, Promise, State
from tests.case.builders import FRESH, NOW, case_in

BEFORE = NOW - timedelta(days=1)
FULL = replace(
    case_in(State.ACCEPTED),
    progress=Promise(NOW.date()),
    fixed_at=BEFORE,
    closed_at=BEFORE,
    close_reason=CloseReason.FIXED,
    merged_into=FRESH,
)


def reason_for(move: Move) -> CloseReason | None:
    return CloseReason.FIXED if MOVES[move].end is State.CLOSED and MOVES[move].reason is None else None


def test_every_move_has_its_row_and_every_state_is_reached_and_left() -> None:
    assert set(MOVES) == set(Move)
    assert {row.end for row in MOVES.values()} == set(State) - {State.CONTACT}  # in which each case begins
    assert {state for row in MOVES.values() for state in row.start} == set(State)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", Move)
def test_a_move_ends_where_its_row_says_or_does_not_begin(move: Move, state: State) -> None:
    case = case_in(state)
    if state in MOVES[move].start:
        assert moved(case, move, NOW, reason_for(move)).state is MOVES[move].end
        return
    with pytest.raises(IllegalMove):
        moved(case, move, NOW, reason_for(move))


@pytest.mark.parametrize(
    ("move", "reason"),
    [
        pytest.param(Move.CLOSE, None, id="closed, and nobody says why"),
        pytest.param(Move.ACCEPT, CloseReason.FIXED, id="not closed, and somebody says why it is"),
    ],
)
def test_a_case_is_closed_for_a_reason_and_for_nothing_else(move: Move, reason: CloseReason | None) -> None:
    with pytest.raises(IllegalMove):
        moved(case_in(State.RECEIVED), move, NOW, reason)


@pytest.mark.parametrize(
    ("move", "begins", "changes"),
    [
        pytest.param(Move.REPORT, State.CONTACT, {"received_at": NOW}, id="a report came"),
        pytest.param(Move.OPEN, State.CONTACT, {"received_at": NOW}, id="a handler told of one"),
        pytest.param(Move.ACCEPT, State.ACCEPTED, {"fixed_at": None}, id="accepted anew after it was fixed"),
        pytest.param(
            Move.FIXED,
            State.ACCEPTED,
            {"fixed_at": NOW, "solution": Promise(FULL.solution.by, kept_at=NOW)} if FULL.solution else {},
            id="fixed",
        ),
        pytest.param(Move.INVALID, State.RECEIVED, {"solution": None}, id="invalid"),
        pytest.param(Move.DEFER, State.ACCEPTED, {"solution": None}, id="deferred"),
        pytest.param(Move.CLOSE, State.ACCEPTED, {"closed_at": NOW, "progress": None}, id="closed"),
        pytest.param(
            Move.MERGE,
            State.ACCEPTED,
            {"closed_at": NOW, "progress": None, "close_reason": CloseReason.DUPLICATE},
            id="merged",
        ),
        pytest.param(
            Move.WITHDRAW,
            State.RECEIVED,
            {"closed_at": NOW, "progress": None, "close_reason": CloseReason.SPAM},
            id="withdrawn",
        ),
        pytest.param(
            Move.REOPEN,
            State.CLOSED,
            {"closed_at": None, "close_reason": None, "fixed_at": None, "solution": None},
            id="reopened",
        ),
    ],
)
def test_what_belongs_to_a_move_changes_with_it_and_nothing_else(
    move: Move, begins: State, changes: dict[str, object]
) -> None:
    case = replace(FULL, state=begins)
    told = MOVES[move].happening
    happened = (*case.happened, Happening(NOW, told)) if told else case.happened
    assert moved(case, move, NOW, reason_for(move)) == replace(
        case,
        state=MOVES[move].end,
        happened=happened,
        **changes,  # type: ignore[arg-type]  # names of fields
    )


@pytest.mark.parametrize("move", Move)
def test_a_move_that_nobody_was_told_of_is_taken_back(move: Move) -> None:
    for state in MOVES[move].start:
        case = case_in(state)
        after = moved_back(moved(case, move, NOW, reason_for(move)), undo_of(case))
        assert replace(after, happened=(), progress=None, received_at=None) == replace(
            case, progress=None, received_at=None
        )


def test_a_follower_stands_where_the_other_does() -> None:
    follower = case_in(State.RECEIVED)
    after = moved_like(follower, FULL, "fixed", NOW)
    assert (after.state, after.solution, after.fixed_at) == (FULL.state, FULL.solution, FULL.fixed_at)
    assert (after.closed_at, after.close_reason) == (FULL.closed_at, FULL.close_reason)
    assert after.progress == follower.progress  # its promises stay its own
    assert after.happened == (Happening(NOW, "fixed"),)
    ended: Case = moved_like(follower, moved(FULL, Move.CLOSE, NOW, CloseReason.FIXED), "closed", NOW)
    assert ended.progress is None
