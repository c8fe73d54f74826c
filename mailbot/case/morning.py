"""The working morning's letter to the leads: what is new since the last one, and nothing that they have read before.

    comes --a letter of its own, or a morning's--> told --after 1, 3, 7, 14, 30 days, then monthly--> one line --> gone

What is near its day is told once, and what was missed comes again; neither on a day that has a letter of the case
itself about it. What was told is remembered, as long as it is there, with the commit that tells it. After an outage
there is one letter, not one for each day: the next morning is set in the commit that carries this one out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

from mailbot.case import addressing, audit
from mailbot.case.promises import Calendar, calendar_of
from mailbot.case.rights_requests import find_open
from mailbot.facts import (
    Case,
    Due,
    DueKind,
    DueNow,
    Effect,
    Organisation,
    Outage,
    Owed,
    Pending,
    Promise,
    Promised,
    Put,
    Recall,
    RightsRequest,
    Situation,
    Spend,
    State,
    Tell,
    Telling,
    WebNews,
)
from mailbot.letters import for_handlers
from mailbot.letters.for_handlers import PublishedNews

AHEAD = 3  # working days within which what falls due is told
LISTED = 20  # of each kind; the others are a number: weeks after a flood its cases are due, all at once
AGAIN = (1, 3, 7, 14, 30)  # days after which what was told comes again; then as often as the last says
_SPAM = "spam"  # begins the reason of what our own server took for spam: counted once, and never listed

_What = TypeVar("_What", Pending, Owed, Outage)


@dataclass(frozen=True, slots=True)
class _Thing(Generic[_What]):
    """Something on the board, and when it was told; None: it is new."""

    key: str
    what: _What
    told: Telling | None
    comes_again: bool = True

    @property
    def is_new(self) -> bool:
        return self.told is None

    def is_due_again(self, day_of: Callable[[datetime], date], today: date) -> bool:
        """Return whether a day on which it comes again has come since it was last told."""
        if self.told is None or not self.comes_again:
            return False
        first = day_of(self.told.first_at)
        return _times((today - first).days) > _times((day_of(self.told.last_at) - first).days)


def _times(days: int) -> int:
    """Count how often something comes again in the days after it was first told."""
    return sum(days >= day for day in AGAIN) + max(0, days // AGAIN[-1] - 1)


def next_morning(organisation: Organisation, now: datetime) -> Due:
    """Return the due of the next working morning after today."""
    calendar = calendar_of(organisation)
    return Due(DueKind.MORNING, calendar.follow_at(calendar.local_day(now)))


def come_up(event: DueNow, situation: Situation) -> list[Effect]:  # long: a line for each thing that it tells
    """Tell the leads what is new, and set the next morning."""
    board, now, calendar = event.board, situation.now, calendar_of(situation.organisation)
    held = [_waits(one, board.told) for one in board.held]
    drafts = [_waits(one, board.told) for one in _drafts(board.cases, situation.organisation)]
    aside = [_waits(one, board.told) for one in board.aside]
    outages = [_Thing(f"outage {one}", one, board.told.get(f"outage {one}")) for one in board.outages]
    owed = list(_promised(board.cases, board.told, situation))
    things: Sequence[_Thing[Pending] | _Thing[Owed] | _Thing[Outage]] = [*held, *drafts, *aside, *outages, *owed]
    again = [thing for thing in things if thing.is_due_again(calendar.local_day, calendar.local_day(now))]
    put = Put(next_morning(situation.organisation, now))
    if not (again or any(thing.is_new for thing in things) or board.news or board.key_copy):
        return [put, Recall({thing.key: thing.told for thing in things if thing.told is not None})]
    listed = [thing.what for thing in held if thing.is_new and thing.comes_again]
    listed += [thing.what for thing in drafts if thing.is_new or thing in again]  # no list shows these: #show does
    stays = [thing.what for thing in aside if thing.is_new or thing in again]
    missed = [thing.what for thing in owed if thing.is_new and thing.comes_again]
    soon = [thing.what for thing in owed if thing.is_new and not thing.comes_again]
    letters = addressing.to_handlers(
        addressing.leads(situation.organisation),
        situation.organisation,
        for_handlers.Morning(
            held=tuple(listed[:LISTED]),
            more_held=len(listed[LISTED:]),
            older_held=sum(not thing.is_new and thing.comes_again for thing in held),
            spam=sum(thing.is_new and not thing.comes_again for thing in held),
            aside=tuple(stays[:LISTED]),
            more_aside=len(stays[LISTED:]),
            soon=tuple(soon[:LISTED]),
            more_soon=len(soon[LISTED:]),
            missed=tuple(missed[:LISTED]),
            more_missed=len(missed[LISTED:]),
            older_missed=sum(not thing.is_new and thing.comes_again for thing in owed),
            published=_published(board.news),
            outages=board.outages[-LISTED:],
            key_copy=board.key_copy is not None,
            head=board.head is not None,
        ),
        None,
    )
    if board.head is not None:
        letters = tuple(replace(letter, attachments=(audit.head_file(board.head),)) for letter in letters)
    told = {thing.key: Telling(thing.told.first_at if thing.told else now, now) for thing in things}
    spent = [*(one.digest for one in board.news), *([board.key_copy] if board.key_copy else [])]
    if board.head is not None and board.head_is_first and situation.organisation.audit_to is None:
        spent.append(audit.week_of(now))
    return [put, Recall(told), *map(Spend, spent), Tell(letters)]


def told_at_once(effects: Iterable[Effect], organisation: Organisation) -> bool:
    """Return whether what is done about a mail tells each lead of it, now or in the digest of a flood."""
    everybody = {lead.address for lead in addressing.leads(organisation)}
    tells = [effect for effect in effects if isinstance(effect, Tell)]
    reached = {letter.to for tell in tells for letter in tell.letters}
    return reached >= everybody or any(tell.kept is not None for tell in tells)


def _waits(one: Pending, told: Mapping[str, Telling]) -> _Thing[Pending]:
    of_its_own = Telling(one.told_at, one.told_at) if one.told_at is not None else None
    return _Thing(one.key, one, told.get(one.key, of_its_own), comes_again=not one.why.startswith(_SPAM))


def _drafts(cases: Iterable[Case], organisation: Organisation) -> Iterator[Pending]:
    """Yield what waits for a handler's word: without it a reporter hears nothing, of a closed case neither."""
    leads = {lead.address for lead in addressing.leads(organisation)}
    for case in cases:
        for draft in case.drafts:
            if draft.send_at is None:
                # Whoever wrote it has the confirmation
                told_at = draft.made_at if leads <= {draft.handler} else None
                key = f"draft {case.reference} {draft.id} {draft.partner}"
                yield Pending(
                    key, draft.made_at, case.reference, "a letter waits for #send, #clear-ok or #stop", told_at
                )


def _promised(cases: Iterable[Case], told: Mapping[str, Telling], situation: Situation) -> Iterator[_Thing[Owed]]:
    """Yield what was missed, which comes again, and what is near its day, which does not."""
    calendar = calendar_of(situation.organisation)
    today = calendar.local_day(situation.now)
    found = sorted(((owed, case) for case in cases for owed in owed_by(case)), key=lambda pair: _in_order(pair[0]))
    for owed, case in found:
        promise = _behind(case, owed)
        known: Telling | None = None
        if owed.missed or owed.by < today:
            key = f"missed {owed.reference} {owed.what}"
            if promise.missed_told_at is not None:  # the escalation said so
                known = Telling(promise.missed_told_at, promise.missed_told_at)
            elif calendar.local_day(calendar.follow_at(owed.by)) == today:  # … or will, this very day
                known = Telling(situation.now, situation.now)
            yield _Thing(key, owed, told.get(key, known))
        elif owed.by <= horizon(today, calendar):
            key = f"near {owed.reference} {owed.what} {owed.by}"
            if _is_told_otherwise(case, owed, promise, situation):
                known = Telling(situation.now, situation.now)
            yield _Thing(key, owed, told.get(key, known), comes_again=False)


def _behind(case: Case, owed: Owed) -> Promise | RightsRequest:
    """Return what says whether those in charge have heard of what is owed."""
    if owed.what is Promised.DATA:
        return min(find_open(case), key=lambda request: request.by)
    return (case.assessment if owed.what is Promised.ASSESSMENT else case.solution) or Promise(owed.by)


def _in_order(owed: Owed) -> tuple[date, str]:
    return owed.by, owed.reference


def _is_told_otherwise(case: Case, owed: Owed, promise: Promise | RightsRequest, situation: Situation) -> bool:
    """Return whether the leads know that a day is near: by its own reminder, or as it was near when it was promised."""
    organisation, calendar = situation.organisation, calendar_of(situation.organisation)
    reminds_at = calendar.warn_at(owed.by, organisation.promises.remind_handlers)
    if promise.reminded_at is not None or calendar.local_day(reminds_at) == calendar.local_day(situation.now):
        return True
    first = case.received_at if owed.what is Promised.ASSESSMENT else None
    return first is not None and owed.by <= horizon(calendar.local_day(first), calendar)


def owed_by(case: Case) -> Iterator[Owed]:
    """Yield what a case is yet to bring, of what handlers are reminded of."""
    for what, promise in ((Promised.ASSESSMENT, case.assessment), (Promised.SOLUTION, case.solution)):
        if case.state is not State.CLOSED and promise is not None and promise.kept_at is None:
            yield Owed(case.reference, what, promise.by, missed=promise.missed_told_at is not None)
    if waiting := find_open(case):
        first = min(waiting, key=lambda request: request.by)
        yield Owed(case.reference, Promised.DATA, first.by, missed=first.missed_told_at is not None)


def horizon(today: date, calendar: Calendar) -> date:
    """Return the last day that is near."""
    day, left = today, AHEAD
    while left:
        day += timedelta(days=1)
        left -= calendar.is_working_day(day)
    return day


def _published(news: tuple[WebNews, ...]) -> PublishedNews | None:
    """Put together what is new of what is published; None when nothing is."""
    differences = tuple(difference for one in news for difference in one.differences)
    return (
        news
        and PublishedNews(
            differences=differences[:LISTED],
            more=len(differences[LISTED:]),
            closed_off=any(one.closed_off for one in news),
            ends_at=next((one.ends_at for one in news if one.ends_at is not None), None),
            ended=any(one.ended for one in news),
        )
    ) or None
