"""What is told when something that was due cannot be done: which step, of which case, and when it was due.

What is set aside waits for a person. The law's clock, the morning and the digest of a flood find another way: a plain
letter, without the part that failed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from mailbot.case import addressing, breach, digest, enrolled_keys
from mailbot.case.dues import DIGEST
from mailbot.facts import (
    Case,
    Due,
    DueNow,
    Effect,
    Enter,
    Letter,
    Organisation,
    Put,
    Send,
    Situation,
    Stuck,
    Tell,
    Value,
)

SET_ASIDE = "set-aside"
PLAIN = frozenset({breach.DUE, digest.MORNING, DIGEST})
"""Kinds of dues that find another way."""

REMINDED_AGAIN = timedelta(hours=12)  # of a breach whose case cannot even be read: its hours run on


def plainly(event: DueNow, case: Case | None, situation: Situation) -> list[Effect]:
    """Do what is due without what may have failed: no list of cases, nothing that somebody wrote."""
    match event.due.kind:
        case digest.MORNING:
            return [
                Put(digest.next_morning(situation.organisation, situation.now)),
                Tell(_told(event.due, situation.organisation)),
            ]
        case "digest":
            return digest.digest(tuple(replace(notice, excerpt="") for notice in event.digest), situation.organisation)
    return breach.come_up(case, situation, plain=True) if case is not None else []


def instead(event: DueNow, case: Case | None, situation: Situation) -> Iterator[Letter]:
    """Yield what is written in plain words to whom the letter of a due cannot be written."""
    if event.due.kind != breach.DUE:
        yield from _told(event.due, situation.organisation)
    elif case is not None:
        yield from _letters_of(breach.come_up(case, situation, plain=True))


def set_aside(event: Stuck, organisation: Organisation) -> list[Effect]:
    """Tell the leads what is not done until somebody has seen to it."""
    facts = {"due": event.due.kind, "at": event.due.at.isoformat(), "reason": event.reason}
    entered = [Enter(SET_ASIDE, facts, event.due.reference)] if event.due.reference else []
    return [*entered, Tell(_told(event.due, organisation, aside=True))]


def again_at(due: Due, organisation: Organisation, now: datetime) -> datetime | None:
    """Return when something comes up once more by itself, after all; None when it waits for a person."""
    match due.kind:
        case breach.DUE:
            return now + REMINDED_AGAIN
        case digest.MORNING:
            return digest.next_morning(organisation, now).at
        case enrolled_keys.KEYS:
            return enrolled_keys.next_look(organisation, now).at
    return None


def _told(due: Due, organisation: Organisation, *, aside: bool = False) -> tuple[Letter, ...]:
    fields: dict[str, Value] = {"step": due.kind, "at": due.at, "until": None, "over": False, "aside": aside}
    return addressing.to_handlers(addressing.leads(organisation), organisation, "not-done", due.reference, **fields)


def _letters_of(effects: Iterable[Effect]) -> Iterator[Letter]:
    return (effect.letter for effect in effects if isinstance(effect, Send))
