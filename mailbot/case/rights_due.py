"""What time brings a request for one's data: those in charge are reminded before its day, and told once it passed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from mailbot.case import addressing
from mailbot.case.promises import calendar_of
from mailbot.case.reachability import is_lost
from mailbot.case.rights_requests import find_open, with_request
from mailbot.facts import Case, Effect, Enter, RightsRequest, Save, Send, Situation, Span, Tell, Unit
from mailbot.letters.for_handlers import ReporterKnows
from mailbot.letters.rights import RightsLate, RightsReminder

AHEAD = (Span(14, Unit.DAYS), Span(5, Unit.DAYS))  # beside `promises.remind_handlers`
AGAIN = timedelta(days=7)  # after a day that was missed: the new one, and every one after it for those in charge


def near_at(case: Case, situation: Situation) -> datetime | None:
    """Return when those in charge are reminded of what waits for an answer."""
    return min((at for request in find_open(case) for at in _marks(request, situation)), default=None)


def missed_at(case: Case, situation: Situation) -> datetime | None:
    """Return when the first day has passed by which somebody should have had their answer."""
    return min((_follows(request, situation) for request in find_open(case)), default=None)


def _marks(request: RightsRequest, situation: Situation) -> Iterator[datetime]:
    """Yield the moments to remind of a request that come after the last one; one that passed has its own."""
    if request.missed_told_at is not None:
        return
    calendar = calendar_of(situation.organisation)
    since = request.reminded_at or request.extended_at or request.asked_at
    marks = (calendar.warn_at(request.by, ahead) for ahead in (*AHEAD, situation.organisation.promises.remind_handlers))
    yield from (mark for mark in marks if mark > since)


def _follows(request: RightsRequest, situation: Situation) -> datetime:
    return calendar_of(situation.organisation).follow_at(request.by)


def tell_near(case: Case, situation: Situation) -> list[Effect]:
    """Remind those in charge of what is near, once for all of it."""
    near = [one for one in find_open(case) if any(mark <= situation.now for mark in _marks(one, situation))]
    if not near:
        return []
    for request in near:
        case = with_request(case, request, replace(request, reminded_at=situation.now))
    rights = tuple(request.right for request in near)
    reminder = RightsReminder(rights=rights, by=min(one.by for one in near), over=None, reporter=ReporterKnows.NOT_TOLD)
    return [Save(case), Enter("rights-reminder", {"rights": " ".join(rights)}), _tell(case, reminder, situation)]


def told_again(case: Case, situation: Situation) -> Tell:
    """Tell those in charge that what they had answered waits for them again."""
    waiting = find_open(case)
    by = min(request.by for request in waiting)
    rights = tuple(request.right for request in waiting)
    reminder = RightsReminder(rights=rights, by=by, over=None, reporter=ReporterKnows.NOT_TOLD)
    return _tell(case, reminder, situation)


def missed(case: Case, situation: Situation) -> list[Effect]:
    """Say sorry to whoever waits, once, with a new day; those in charge hear of it until it is done."""
    late = [request for request in find_open(case) if _follows(request, situation) <= situation.now]
    if not late:
        return []
    by = calendar_of(situation.organisation).local_day(situation.now + AGAIN)
    was = min(request.by for request in late)
    first = all(request.missed_told_at is None for request in late)
    for request in late:
        case = with_request(case, request, replace(request, by=by, missed_told_at=situation.now))
    knows = ReporterKnows.LOST if is_lost(case) else ReporterKnows.TOLD if first else ReporterKnows.TOLD_BEFORE
    rights = tuple(request.right for request in late)
    reminder = RightsReminder(rights=rights, by=by, over=was, reporter=knows)
    effects: list[Effect] = [
        Save(case),
        Enter("rights-missed", {"rights": " ".join(rights), "by": was.isoformat()}),
        _tell(case, reminder, situation),
    ]
    if knows is ReporterKnows.TOLD:
        effects.append(Send(addressing.to_reporter(case, RightsLate(was=was, by=by))))
    return effects


def _tell(case: Case, reminder: RightsReminder, situation: Situation) -> Tell:
    leads = addressing.leads(situation.organisation)
    return Tell(addressing.to_handlers(leads, situation.organisation, reminder, case.reference))
