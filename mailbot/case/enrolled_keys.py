"""The keys of handlers and partners: who hears that one ends, what is done about letters that none of them can read.

A handler whose key has ended reads nothing of ours but what goes in clear, so that holds nothing of a report: names,
references, states and dates. What came in meanwhile is noted with the case, and sent when the key is good.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mailbot.case import addressing
from mailbot.case.commands.assignment import past
from mailbot.case.key_terms import MARKS
from mailbot.case.own_key_warnings import our_marks, warnings
from mailbot.case.promises import calendar_of
from mailbot.facts import (
    Case,
    Due,
    DueKind,
    DueNow,
    Effect,
    Enter,
    Failure,
    Handler,
    Key,
    Letter,
    Organisation,
    OwnKey,
    Partner,
    Put,
    Save,
    Situation,
    Spend,
    Tell,
)
from mailbot.letters import alerts
from mailbot.letters.for_handlers import Assigned, CaseMail, PartnerMail
from mailbot.letters.stage import Stage, stage_of

_ENDED = 0
_OF_A_CASE = frozenset(letter.text for letter in (CaseMail, PartnerMail, Assigned))
"""What a handler must read, however late."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How near a key has come to its end; the leads are told once for each `digest`."""

    of: Handler | Partner
    key: Key
    days: int
    digest: bytes


def next_look(organisation: Organisation, now: datetime) -> Due:
    """Return the due of the next working morning after today."""
    calendar = calendar_of(organisation)
    return Due(DueKind.KEYS, calendar.follow_at(calendar.local_day(now)))


def marks(organisation: Organisation, now: datetime) -> Iterator[Mark]:
    """Yield the last mark that each key has passed, or passes before anybody looks again: a warning is never late."""
    by = next_look(organisation, now).at
    people: tuple[Handler | Partner, ...] = (*organisation.handlers, *organisation.partners)
    for of, key in ((person, person.key) for person in people):
        if key is None:
            continue
        ends = key.expires_at
        near = [days for days in MARKS if ends is not None and ends - timedelta(days=days) < by]
        if (why := key.why_not(now)) is not None:
            near = [_ENDED]
        if near:
            named = f"key {key.fingerprint} {ends} {min(near)} {why or ''}"
            yield Mark(of, key, min(near), hashlib.sha256(named.encode()).digest())


def digests(organisation: Organisation, now: datetime, ours: OwnKey | None) -> Iterator[bytes]:
    """Yield what is spent for each mark that is passed, of which those that were told before are to be known."""
    yield from (mark.digest for mark in marks(organisation, now))
    yield from (mark.digest for mark in our_marks(ours, now, next_look(organisation, now).at))


def look(event: DueNow, situation: Situation) -> list[Effect]:
    """Tell what has changed about keys, and send what waited for a key that can be used again."""
    effects: list[Effect] = [Put(next_look(situation.organisation, situation.now))]
    effects += _of_ours(event, situation)
    for mark in marks(situation.organisation, situation.now):
        if mark.digest not in event.told:
            effects += [Spend(mark.digest), Tell(tuple(_warnings(mark, situation)))]
    for case in event.cases:
        good = reached_again(case, situation.organisation, situation.now)
        left = tuple(address for address in case.unreached if address not in {handler.address for handler in good})
        letters = tuple(_caught_up(case, handler, event, situation.organisation) for handler in good)
        effects += [
            Save(replace(case, unreached=left)),
            Enter("caught-up", {"handlers": ", ".join(handler.name for handler in good)}, case.reference),
            Tell(letters),
        ]
    return effects


def reached_again(case: Case, organisation: Organisation, now: datetime) -> tuple[Handler, ...]:
    """Return the handlers who could not be reached about a case, may still see it, and have a good key again."""
    readers = addressing.readers(case, organisation)
    return tuple(handler for handler in readers if handler.address in case.unreached and can_be_reached(handler, now))


def can_be_reached(handler: Handler, now: datetime) -> bool:
    """Return whether a letter to a handler can be written."""
    return handler.key is None or handler.key.why_not(now) is None


def _of_ours(event: DueNow, situation: Situation) -> list[Effect]:
    """Tell the leads what of our own key ends, in one letter."""
    near = our_marks(event.ours, situation.now, next_look(situation.organisation, situation.now).at)
    fresh = [mark for mark in near if mark.digest not in event.told]
    if event.ours is None or not fresh:
        return []
    letters = (
        letter if can_be_reached(lead, situation.now) else in_clear(letter)
        for lead, letter in warnings(event.ours, near, situation)
    )
    return [*(Spend(mark.digest) for mark in fresh), Tell(tuple(letters))]


def _warnings(mark: Mark, situation: Situation) -> Iterator[Letter]:
    """Tell the leads, and whose key it is."""
    readers = {lead.address: lead for lead in addressing.leads(situation.organisation)}
    if isinstance(mark.of, Handler):
        readers[mark.of.address] = mark.of
    for handler in readers.values():
        letter = addressing.to_handler(
            handler,
            situation.organisation,
            alerts.KeyEnding(
                name=mark.of.name,
                yours=handler == mark.of,
                partner=isinstance(mark.of, Partner),
                ended=mark.days == _ENDED,
                ends=mark.key.expires_at,
                file=mark.of.file,
            ),
            None,
        )
        yield letter if can_be_reached(handler, situation.now) else in_clear(letter)


def in_clear(letter: Letter) -> Letter:
    """Let a letter go unencrypted if it holds nothing of a report."""
    return replace(letter, key=None) if letter.content.may_be_clear else letter


def _caught_up(case: Case, handler: Handler, event: DueNow, organisation: Organisation) -> Letter:
    letter = addressing.to_handler(
        handler,
        organisation,
        Assigned(
            by="",
            state=stage_of(case),
            assessment_by=addressing.day_of(case.assessment),
            solution_by=addressing.day_of(case.solution),
            history=True,
        ),
        case.reference,
    )
    return replace(letter, below=past(event.heard.get(case.reference, ())))


def problem_of(failure: Failure, now: datetime) -> str:
    """Return what is wrong with the key that a letter was to be encrypted to; "" when that is not what kept it."""
    if failure.letter.key is None:
        return ""
    before, sign, problem = failure.reason.partition("cannot encrypt: ")
    return failure.letter.key.why_not(now) or (problem if sign and not before else "")


def noted(
    effects: Iterable[Effect], case: Case | None, failures: Sequence[Failure], situation: Situation
) -> list[Effect]:
    """Note with the case which handlers could not be shown something of it, and have the keys looked at now."""
    addresses = {handler.address for handler in situation.organisation.handlers}
    missed = [
        failure.letter
        for failure in failures
        if failure.letter.to in addresses
        and (failure.letter.instead_of or failure.letter.text) in _OF_A_CASE
        and problem_of(failure, situation.now)
    ]
    of_keys = any(failure.letter.to in addresses and problem_of(failure, situation.now) for failure in failures)
    noted = list(effects)
    for reference in dict.fromkeys(letter.reference for letter in missed if letter.reference):
        to = [letter.to for letter in missed if letter.reference == reference]
        at = next(
            (n for n, effect in enumerate(noted) if isinstance(effect, Save) and effect.case.reference == reference),
            None,
        )
        known = noted[at] if at is not None else Save(case) if case and case.reference == reference else None
        if not isinstance(known, Save):
            continue
        save = Save(replace(known.case, unreached=tuple(dict.fromkeys((*known.case.unreached, *to)))))
        noted = [save, *noted] if at is None else [*noted[:at], save, *noted[at + 1 :]]
    looked = any(isinstance(effect, Put) and effect.due.kind is DueKind.KEYS for effect in noted)  # a moment ago
    return [*noted, Put(Due(DueKind.KEYS, situation.now))] if of_keys and not looked else noted


def nobody_reached(case: Case | None, reference: str | None, organisation: Organisation) -> Tell:
    """Tell every lead, in clear, that something came which nobody could be sent, and where to read it."""
    stage = stage_of(case) if case else Stage.CONTACT
    letters = addressing.to_handlers(
        addressing.leads(organisation),
        organisation,
        alerts.NobodyReached(
            state=stage,
            assessment_by=addressing.day_of(case.assessment) if case else None,
            solution_by=addressing.day_of(case.solution) if case else None,
        ),
        reference,
    )
    return Tell(tuple(map(in_clear, letters)))
