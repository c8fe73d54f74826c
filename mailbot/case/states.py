"""The states of a case, and every move between them as one table: nothing else writes the state of a case.

            report                 #accept            #fixed, #accept (a new date)
   CONTACT --------> RECEIVED ----------------> ACCEPTED ---.
      |                 |  |                     ^  ^  |  ^--'
      | any command     |  '--#defer--> DEFERRED-'  |  |
      |                 |                 ^---------|--'
      |                 '--#invalid--> INVALID -----'
      '----------------- #close, #spam -------> CLOSED --#reopen, a proven reporter--> RECEIVED

After CERT/CC's Vultron protocol (report management: received, valid, invalid, deferred, closed), with `contact`
before it: somebody wrote, and there is no report yet.

Two more ways lead to a state that a case or its leader was in by such moves: back, where nobody was told of the last
one (`moved_back`), and along with the case that it follows (`moved_like`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from mailbot.facts import Case, CloseReason, Happening, State, Undo


class Move(StrEnum):
    """What moves a case; what a handler orders by a command bears its name."""

    REPORT = "report"  # somebody who wrote has sent a report
    OPEN = "open"  # a handler told of a report that came on another way
    ACCEPT = "accept"
    FIXED = "fixed"
    INVALID = "invalid"
    DEFER = "defer"
    CLOSE = "close"
    SPAM = "spam"
    MERGE = "merge"  # with another case of the same reporter, which goes on
    LAPSE = "lapse"  # no report came
    WITHDRAW = "withdraw"  # opened by a handler, and taken back before anybody outside heard of it
    REOPEN = "reopen"


class IllegalMove(Exception):
    """A move that the table does not have from where the case stands: whoever asks for one has not looked."""


@dataclass(frozen=True, slots=True)
class Transition:
    """Where a move starts and ends, what else it changes, and what the next progress letter says about it."""

    start: frozenset[State]
    end: State
    beside: Callable[[Case, datetime], Case]
    happening: str = ""  # also the letter about it, and its entry in the journal
    reason: CloseReason | None = None  # None: whoever closes the case says why


def _received(case: Case, at: datetime) -> Case:
    return replace(case, received_at=at)


def _is_to_be_fixed(case: Case, _at: datetime) -> Case:
    return replace(case, fixed_at=None)


def _fixed(case: Case, at: datetime) -> Case:
    return replace(case, fixed_at=at, solution=case.solution and replace(case.solution, kept_at=at))


def _without_a_day(case: Case, _at: datetime) -> Case:
    return replace(case, solution=None)


def _ended(case: Case, at: datetime) -> Case:
    return replace(case, closed_at=at, progress=None)


def _begun_again(case: Case, at: datetime) -> Case:
    begun = replace(case, received_at=case.received_at or at, closed_at=None, close_reason=None)
    # For a law, the fix was available all the same: what runs from it must not end with a word of the reporter's
    clocks = tuple(replace(clock, fixed_at=clock.fixed_at or case.fixed_at) for clock in case.clocks)
    return replace(begun, fixed_at=None, solution=None, clocks=clocks)


_ANY = frozenset(State)
_OPEN = _ANY - {State.CLOSED}
_NEW = frozenset({State.CONTACT, State.RECEIVED})

MOVES: Mapping[Move, Transition] = {
    Move.REPORT: Transition(frozenset({State.CONTACT}), State.RECEIVED, _received, "received"),
    Move.OPEN: Transition(frozenset({State.CONTACT}), State.RECEIVED, _received),
    Move.ACCEPT: Transition(_OPEN, State.ACCEPTED, _is_to_be_fixed, "accepted"),
    Move.FIXED: Transition(frozenset({State.ACCEPTED}), State.ACCEPTED, _fixed, "fixed"),
    Move.INVALID: Transition(_NEW, State.INVALID, _without_a_day, "invalid"),
    Move.DEFER: Transition(_NEW | {State.ACCEPTED}, State.DEFERRED, _without_a_day, "deferred"),
    Move.CLOSE: Transition(_OPEN, State.CLOSED, _ended, "closed"),
    Move.SPAM: Transition(_OPEN, State.CLOSED, _ended, "closed", CloseReason.SPAM),
    Move.MERGE: Transition(_OPEN, State.CLOSED, _ended, "closed", CloseReason.DUPLICATE),
    Move.LAPSE: Transition(frozenset({State.CONTACT}), State.CLOSED, _ended, reason=CloseReason.NO_REPORT),
    Move.WITHDRAW: Transition(_ANY, State.CLOSED, _ended, reason=CloseReason.SPAM),
    Move.REOPEN: Transition(frozenset({State.CLOSED}), State.RECEIVED, _begun_again, "reopened"),
}
"""Every move, once. A move that a state is no start of is refused there."""


def opened(reference: str, at: datetime, reporter: str, language: str) -> Case:
    """Return a case as each begins: somebody wrote."""
    return Case(reference, State.CONTACT, at, reporter, language)


def moved(case: Case, move: Move, at: datetime, reason: CloseReason | None = None) -> Case:
    """Return a case after a move; `reason` is why it is closed, where the move alone does not say.

    Raises IllegalMove.
    """
    transition = MOVES[move]
    reason = transition.reason or reason
    if case.state not in transition.start or (transition.end is State.CLOSED) != (reason is not None):
        raise IllegalMove(f"{case.state} does not {move} ({reason or 'for no reason'})")
    after = replace(transition.beside(case, at), state=transition.end)
    after = replace(after, close_reason=reason) if reason is not None else after
    # A second #accept names another day; what it is about was confirmed before
    another = move is Move.ACCEPT and case.state is State.ACCEPTED and case.fixed_at is None
    what = "day-moved" if another else transition.happening
    return replace(after, happened=happened(case, what, at)) if what else after


def undo_of(case: Case) -> Undo:
    """Return where a case stands, for `moved_back`."""
    return Undo(
        case.state,
        case.solution,
        case.progress,
        case.fixed_at,
        case.closed_at,
        case.close_reason,
        case.merged_into,
    )


def moved_back(case: Case, undo: Undo) -> Case:
    """Return a case as it stood before a move that nobody was told of; progress letters go on as they are promised."""
    return replace(
        case,
        state=undo.state,
        solution=undo.solution,
        fixed_at=undo.fixed_at,
        closed_at=undo.closed_at,
        close_reason=undo.close_reason,
        merged_into=undo.merged_into,
    )


def moved_like(follower: Case, leader: Case, told: str, at: datetime) -> Case:
    """Return a case after the case that it follows has moved; `told` is the letter about that."""
    return replace(
        follower,
        state=leader.state,
        solution=leader.solution,
        fixed_at=leader.fixed_at,
        closed_at=leader.closed_at,
        close_reason=leader.close_reason,
        progress=None if leader.state is State.CLOSED else follower.progress or leader.progress,
        happened=happened(follower, told, at),
    )


def happened(case: Case, what: str, now: datetime) -> tuple[Happening, ...]:
    """Add to what the next progress letter tells."""
    return (*case.happened, Happening(now, what))
