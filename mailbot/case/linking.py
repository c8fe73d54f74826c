"""Cases that have to do with each other: opened by a handler, merged, following another.

A merged case *follows*: it moves when the letter about the other case's move leaves, and its own reporter gets that
letter in a thread of their own. Neither reporter learns of the other. Its promises stay its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from mailbot.case import addressing, draft_letters, drafts, rights_erasure
from mailbot.case.drafts import ASSESSES
from mailbot.case.promises import kept
from mailbot.case.states import moved_like
from mailbot.facts import (
    Case,
    Draft,
    DraftLetter,
    Due,
    DueNow,
    Effect,
    Enter,
    Letter,
    Prove,
    Save,
    Send,
    Situation,
    State,
)
from mailbot.letters.for_reporter import Relay

FOLLOWED = frozenset({*ASSESSES, DraftLetter.REOPENED})
"""Letters about a move that whoever follows a case gets as well."""


def touched_by_draft(_due: Due, case: Case) -> tuple[str, ...]:
    """Name the cases that follow this one."""
    return case.followers


def draft_leaves(event: DueNow, case: Case, situation: Situation) -> list[Effect]:
    """Let a draft leave, and those who follow the case move with it."""
    case = rights_erasure.about_to_leave(case, event.due.about, event.theirs, situation.organisation)
    effects = drafts.leave(event.due, case, situation)
    left = any(isinstance(effect, Send) for effect in effects)
    erased = rights_erasure.asked_of(event.theirs, situation) if left else ()
    return [*effects, *followed(effects, case, event.cases, situation.now), *erased]


def followed(effects: Iterable[Effect], case: Case, followers: Iterable[Case], now: datetime) -> Iterator[Effect]:
    """Let those who follow `case` move with it, when the letter about its move leaves: told in their own thread."""
    moved = next((effect.case for effect in effects if isinstance(effect, Save)), case)
    sent = [effect.letter for effect in effects if isinstance(effect, Send) and effect.letter.to == case.reporter]
    for letter in filter(None, (_about_the_move(moved, each) for each in sent)):
        for follower in followers:
            if follower.merged_into != case.reference or _stands(follower) == _stands(moved):
                continue
            after = moved_like(follower, moved, letter.value, now)
            if letter is DraftLetter.REOPENED:  # with the promise that the letter names
                after = replace(after, assessment=moved.assessment)
            if letter in ASSESSES:
                after = replace(after, assessment=kept(after.assessment, now))
            draft = Draft(0, "", now, letter, day=addressing.day_of(moved.solution))
            goes = draft_letters.from_draft(after, draft)
            if draft_letters.asks_credit(after, letter):
                after = replace(after, credit_asked_at=now)
            yield Save(after)
            yield Enter("followed", {"other": case.reference, "text": letter.value}, follower.reference)
            if not addressing.is_written_to(after):
                continue
            yield Send(goes)
            yield Prove(follower.reporter)


def _about_the_move(moved: Case, letter: Letter) -> DraftLetter | None:
    """Return which letter says where the case stands, if this one does or stands in for it; else None."""
    if isinstance(letter.content, Relay):
        return letter_of(moved)
    return next((followed for followed in FOLLOWED if followed == letter.text), None)


def letter_of(case: Case) -> DraftLetter | None:
    """Return the letter that tells where a case stands; None while there is nothing to tell."""
    match case.state:
        case State.CONTACT | State.RECEIVED:
            return None
        case State.ACCEPTED:
            return DraftLetter.ACCEPTED if case.fixed_at is None else DraftLetter.FIXED
        case State.DEFERRED:
            return DraftLetter.DEFERRED
        case State.INVALID:
            return DraftLetter.INVALID
        case State.CLOSED:
            return DraftLetter.CLOSED
    assert_never(case.state)


def _stands(case: Case) -> tuple[object, ...]:
    return (letter_of(case), case.solution and case.solution.by, case.close_reason)
