"""Cases that have to do with each other: opened by a handler, merged, following another.

A merged case *follows*: it moves when the letter about the other case's move leaves, and its own reporter gets that
letter in a thread of their own. Neither reporter learns of the other. Its promises stay its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from mailbot.case import addressing, draft_letters, drafts
from mailbot.case.drafts import ASSESSES
from mailbot.case.promises import kept
from mailbot.case.states import moved_like
from mailbot.facts import (
    Case,
    Draft,
    Due,
    DueNow,
    Effect,
    Enter,
    Prove,
    Save,
    Send,
    Situation,
    State,
)

FOLLOWED = frozenset({*ASSESSES, "reopened"})
"""Letters about a move that whoever follows a case gets as well."""


def touched_by_draft(_due: Due, case: Case) -> tuple[str, ...]:
    """Name the cases that follow this one."""
    return case.followers


def draft_leaves(event: DueNow, case: Case, situation: Situation) -> list[Effect]:
    """Let a draft leave, and those who follow the case move with it."""
    effects = drafts.leave(event.due, case, situation)
    return [*effects, *followed(effects, case, event.cases, situation.now)]


def followed(effects: Iterable[Effect], case: Case, followers: Iterable[Case], now: datetime) -> Iterator[Effect]:
    """Let those who follow `case` move with it, when the letter about its move leaves: told in their own thread."""
    moved = next((effect.case for effect in effects if isinstance(effect, Save)), case)
    letters = [effect.letter for effect in effects if isinstance(effect, Send)]
    for letter in letters:
        text = letter.text if letter.text != "relay" else text_of(moved)
        if letter.to != case.reporter or text not in FOLLOWED:
            continue
        for follower in followers:
            if follower.merged_into != case.reference or _stands(follower) == _stands(moved):
                continue
            after = moved_like(follower, moved, text, now)
            if text == "reopened":  # with the promise that the letter names
                after = replace(after, assessment=moved.assessment)
            if text in ASSESSES:
                after = replace(after, assessment=kept(after.assessment, now))
            letter_of = draft_letters.from_draft(after, Draft(0, "", now, text, day=addressing.day_of(moved.solution)))
            if draft_letters.asks_credit(after, text):
                after = replace(after, credit_asked_at=now)
            yield Save(after)
            yield Enter("followed", {"other": case.reference, "text": text}, follower.reference)
            if not addressing.is_written_to(after):
                continue
            yield Send(letter_of)
            yield Prove(follower.reporter)


def text_of(case: Case) -> str:
    """Name the letter that tells where a case stands; "" while there is nothing to tell."""
    if case.fixed_at is not None and case.state is State.ACCEPTED:
        return "fixed"
    return case.state.value if case.state not in (State.CONTACT, State.RECEIVED) else ""


def _stands(case: Case) -> tuple[object, ...]:
    return (text_of(case), case.solution and case.solution.by, case.close_reason)
