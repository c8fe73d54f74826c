"""What a case still owes, and when: the table of dues as a pure function, and what is done when one comes up.

`dues` is computed again by every commit that changes a case, so a restart, a second daemon, a clock that jumps or an
edited configuration needs no code of its own. After an outage only the strongest overdue step of a case is taken
(`STEPS`, strongest first): whoever is told that a date has passed needs no reminder of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from mailbot.case import addressing, breach, contact, partners
from mailbot.case.promises import BREACH_HOURS, Calendar
from mailbot.facts import (
    Auto,
    Case,
    Due,
    Effect,
    Enter,
    Happening,
    Organisation,
    Promise,
    Save,
    Send,
    Situation,
    Span,
    Standing,
    State,
    Tell,
    Unit,
)

STEPS = (
    contact.CLOSE,
    "assessment-missed",
    "solution-passed",
    "progress",
    contact.CLOSING,
    "assessment-reminder",
    "solution-reminder",
    contact.REMINDER,
)
"""Scheduled steps of a case, strongest first. They are taken in office hours; a draft leaves at its own time."""

BREACH_QUESTION = "breach-question"
BREACH_ASKED_AFTER = timedelta(hours=10)  # of the 12 hours within which somebody must have thought of it
OUT_OF_HOURS = timedelta(hours=12)

DRAFT = "send-draft"
HOUR_OVER = "hour-over"  # of a command that nobody signed
KEY_VALID = "key-valid"
KEY_REVOKED = "key-revoked"
DIGEST = "digest"
UNDELIVERED = "undelivered"

LOST = 2  # letters to the reporter that came back: after as many, none is sent by the calendar
_AT_ITS_END = Span(0, Unit.DAYS)


@lru_cache(maxsize=8)
def _calendar(timezone: str, country: str, extra_holidays: tuple[date, ...]) -> Calendar:
    return Calendar(timezone, country, extra_holidays)


def calendar_of(organisation: Organisation) -> Calendar:
    """Return the organisation's calendar: time zone, public holidays, office hours."""
    return _calendar(organisation.timezone, organisation.country, organisation.extra_holidays)


def promise_from(at: datetime, span: Span, organisation: Organisation) -> Promise:
    """Promise something within `span`, counted from `at`."""
    return Promise(calendar_of(organisation).by(at, span))


def next_progress(case: Case, organisation: Organisation, at: datetime) -> Promise:
    """Promise the next progress letter, counted from `at`."""
    promise = promise_from(at, case.progress_every or organisation.promises.progress, organisation)
    calendar = calendar_of(organisation)
    if _last_working_day(promise, calendar) > calendar.local_day(at):
        return promise
    # Two days from a Friday end on a Sunday, whose letter leaves on that Friday: at once, and again, without end
    return Promise(calendar.local_day(calendar.follow_at(promise.by)))


def without_passed(case: Case, situation: Situation) -> Case:
    """Return the case as a reporter may hear of it: a day that has passed is nothing to look forward to.

    Nor is the day of a case that is closed, which nobody works on.
    """
    today = calendar_of(situation.organisation).local_day(situation.now)
    assessment, solution = (
        promise if promise and promise.by >= today and case.state is not State.CLOSED else None
        for promise in (case.assessment, case.solution)
    )
    return replace(case, assessment=assessment, solution=solution)


def _last_working_day(promise: Promise, calendar: Calendar) -> date:
    return calendar.local_day(calendar.warn_at(promise.by, _AT_ITS_END))


def strongest(dues: tuple[Due, ...]) -> Due:
    """Choose, of dues whose time has come, the one to act on: what waits in drafts first, in order of time."""
    order = {kind: place for place, kind in enumerate(STEPS, start=1)}
    return min(dues, key=lambda due: (order.get(due.kind, 0), due.at))


def dues(case: Case, situation: Situation) -> tuple[Due, ...]:
    """Say everything that must happen to `case` from now on, unless something changes it first."""
    calendar = calendar_of(situation.organisation)
    steps = (
        Due(kind, calendar.office_at(max(at, situation.now)) if at < situation.now else at, case.reference)
        for kind, at in _steps(case, situation.organisation, calendar)
    )
    drafts = (Due(DRAFT, draft.send_at, case.reference, draft.id) for draft in case.drafts if draft.send_at)
    hours = (Due(HOUR_OVER, waiting.at, case.reference, waiting.id) for waiting in case.waiting)
    coming = (Due(KEY_VALID, key.at, case.reference) for key in (case.key_to_come,) if key)
    told = partners.dues(case, situation)
    return (
        *steps,
        *drafts,
        *hours,
        *coming,
        *told,
        *breach.dues(case),
        *_breach_question(case, calendar, situation.now),
    )


def _breach_question(case: Case, calendar: Calendar, now: datetime) -> Iterator[Due]:
    """Ask whether a report is of a data breach, when nobody may look before the law's clock has run for long."""
    at = case.received_at
    if at is None or case.state is not State.RECEIVED or case.touched_at or case.breach or case.breach_asked_at:
        return
    if calendar.office_at(at) - at >= OUT_OF_HOURS and now < at + BREACH_HOURS:
        yield Due(BREACH_QUESTION, at + BREACH_ASKED_AFTER, case.reference)


def _ask_whether_breach(case: Case, situation: Situation) -> list[Effect]:
    if case.received_at is None or not any(_breach_question(case, calendar_of(situation.organisation), situation.now)):
        return []
    told = addressing.to_handlers(
        addressing.leads(situation.organisation),
        situation.organisation,
        BREACH_QUESTION,
        case.reference,
        received_at=case.received_at,
        until=case.received_at + BREACH_HOURS,
    )
    return [Save(replace(case, breach_asked_at=situation.now)), Enter(BREACH_QUESTION), Tell(told)]


def _steps(case: Case, organisation: Organisation, calendar: Calendar) -> Iterator[tuple[str, datetime]]:
    if case.state is State.CONTACT:
        yield contact.next_step(case, calendar)
    if case.state is State.CLOSED:
        return
    for name, missed, promise in (
        ("assessment-reminder", "assessment-missed", case.assessment),
        ("solution-reminder", "solution-passed", case.solution),
    ):
        if promise is None or promise.kept_at is not None:
            continue
        if promise.reminded_at is None:
            yield name, calendar.warn_at(promise.by, organisation.promises.remind_handlers)
        follows = calendar.follow_at(promise.by)
        if promise.missed_told_at is None or promise.missed_told_at < follows:
            yield missed, follows
    if case.progress is not None and hears(case):
        last_day = _last_working_day(case.progress, calendar)
        yield "progress", calendar.office_at(calendar.start_of(last_day))


def touched_by(due: Due, case: Case) -> tuple[str, ...]:
    """Name the other cases that a due of `case` may change: those that follow it, or the one that it is to join."""
    match due.kind:
        case "send-draft":
            return case.followers
        case "hour-over":
            return tuple(word for one in case.waiting if one.id == due.about for word in one.line.upper().split()[1:])
    return ()


def come_up(due: Due, case: Case, situation: Situation) -> list[Effect]:
    """Do what a due of a case asks for, now that its time has come; nothing when it no longer applies."""
    if due.kind == breach.DUE:
        return breach.come_up(case, situation)
    if due.kind == partners.NOTICE:
        return partners.come_up(case, situation)
    if due.kind == BREACH_QUESTION:
        return _ask_whether_breach(case, situation)
    calendar = calendar_of(situation.organisation)
    if calendar.office_at(situation.now) != situation.now:
        return []  # night or weekend: the commit computes its time anew, as policy.py sees to
    if due.kind not in {kind for kind, _ in _steps(case, situation.organisation, calendar)}:
        return []
    match due.kind:
        case contact.REMINDER | contact.CLOSING | contact.CLOSE:
            return contact.come_up(due.kind, case, situation, calendar, hears=_reachable(case, situation.standing))
        case "assessment-reminder" | "solution-reminder":
            return _remind_handlers(due.kind, case, situation)
        case "assessment-missed":
            return _assessment_missed(case, situation)
        case "solution-passed":
            return _solution_passed(case, situation)
        case "progress":
            return _progress(case, situation)
    return []


def hears(case: Case) -> bool:
    """Return whether the reporter gets letters by the calendar."""
    return case.updates and addressing.is_written_to(case) and not is_lost(case)


def is_lost(case: Case) -> bool:
    """Return whether so many letters came back that no more are sent until the reporter writes."""
    return case.undelivered >= LOST


def _reachable(case: Case, standing: Standing) -> bool:
    return standing.proven_at is not None and hears(case)


def _hears_of_it(case: Case, standing: Standing) -> str:
    """Say whether the reporter is told that a day has passed: those in charge are told in any case."""
    if _reachable(case, standing):
        return "told"
    return "lost" if is_lost(case) else "not-told"


def _remind_handlers(kind: str, case: Case, situation: Situation) -> list[Effect]:
    if kind == "assessment-reminder":
        promise, reminded = case.assessment, replace(case, assessment=_reminded(case.assessment, situation.now))
    else:
        promise, reminded = case.solution, replace(case, solution=_reminded(case.solution, situation.now))
    tell = addressing.to_handlers(
        addressing.readers(case, situation.organisation),
        situation.organisation,
        kind,
        case.reference,
        by=addressing.day_of(promise),
        state=case.state.value,
    )
    return [Save(reminded), Enter(kind), Tell(tell)]


def _reminded(promise: Promise | None, now: datetime) -> Promise | None:
    return promise and replace(promise, reminded_at=now)


def _assessment_missed(case: Case, situation: Situation) -> list[Effect]:
    promise = case.assessment
    if promise is None:
        return []
    first = promise.missed_told_at is None
    again = promise_from(situation.now, situation.organisation.promises.assessment, situation.organisation)
    owed = replace(again, missed_told_at=situation.now) if first else replace(promise, missed_told_at=situation.now)
    effects: list[Effect] = [
        Enter("assessment-missed", {"by": promise.by.isoformat()}),
        Tell(
            addressing.to_handlers(
                addressing.leads(situation.organisation),
                situation.organisation,
                "assessment-escalation",
                case.reference,
                by=promise.by,
                state=case.state.value,
                reporter=_hears_of_it(case, situation.standing) if first else "told-before",
            )
        ),
    ]
    missed = replace(case, assessment=owed)
    if first and _reachable(case, situation.standing):  # the honest letter goes out once
        missed = replace(missed, progress=next_progress(case, situation.organisation, situation.now))
        letter = addressing.to_reporter(missed, "assessment-missed", Auto.GENERATED, was=promise.by, by=owed.by)
        effects.append(Send(letter))
    return [Save(missed), *effects]


def _solution_passed(case: Case, situation: Situation) -> list[Effect]:
    promise = case.solution
    if promise is None:
        return []
    passed = replace(
        case, solution=replace(promise, missed_told_at=situation.now, reminded_at=promise.reminded_at or situation.now)
    )
    effects: list[Effect] = [
        Enter("solution-passed", {"by": promise.by.isoformat()}),
        Tell(
            addressing.to_handlers(
                addressing.readers(case, situation.organisation),
                situation.organisation,
                "solution-passed",
                case.reference,
                by=promise.by,
                state=case.state.value,
                reporter=_hears_of_it(case, situation.standing),
            )
        ),
    ]
    if _reachable(case, situation.standing):
        progress = next_progress(case, situation.organisation, situation.now)
        passed = replace(passed, progress=progress)
        letter = addressing.to_reporter(passed, "solution-missed", Auto.GENERATED, was=promise.by, next_by=progress.by)
        effects.append(Send(letter))
    return [Save(passed), *effects]


def _progress(case: Case, situation: Situation) -> list[Effect]:
    progress = next_progress(case, situation.organisation, situation.now)
    told = replace(case, progress=progress, happened=addressing.still_to_tell(case))
    if not _reachable(case, situation.standing):
        return [Save(replace(case, progress=progress)), Enter("progress-not-sent")]
    letter = addressing.to_reporter(
        told,
        "progress",
        Auto.GENERATED,
        state=case.state.value,
        solution_by=addressing.day_of(without_passed(case, situation).solution),
        fixed=case.fixed_at is not None,
        happened=case.happened if case.key else (),  # in clear: reference, state and dates only
        next_by=progress.by,
    )
    return [Save(told), Enter("progress"), Send(letter)]


def happened(case: Case, what: str, now: datetime) -> tuple[Happening, ...]:
    """Add to what the next progress letter tells."""
    return (*case.happened, Happening(now, what))
