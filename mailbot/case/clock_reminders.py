"""What is due of legal clocks: reminders of their steps, and the question whether one may run.

A reminder is no Tell: what a law's clock asks for must not wait for a digest, whatever else comes in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mailbot.case import addressing
from mailbot.case.clocks import Reading, command_for, read_clocks, switched_on, with_clock
from mailbot.case.promises import calendar_of
from mailbot.facts import (
    Case,
    Due,
    DueKind,
    DueNow,
    Effect,
    Enter,
    LegalClock,
    Letter,
    Save,
    Send,
    Situation,
    State,
    StepFrom,
    Tell,
)
from mailbot.letters import alerts, clocks
from mailbot.letters.audiences import ToHandler, ToOfficer
from mailbot.letters.layout import unbroken

QUESTION = "clock-question"
ASKED_AFTER = timedelta(hours=10)  # of the 12 hours within which somebody must have thought of it
OUT_OF_HOURS = timedelta(hours=12)
REMINDED_AGAIN = timedelta(hours=12)  # of a clock whose case cannot even be read: it runs on


def dues(case: Case, situation: Situation) -> tuple[Due, ...]:
    """Return the next reminder, in a case of any state."""
    readings = read_clocks(case, situation.organisation)
    ahead = (mark for reading in readings for mark in reading.marks_after(reading.clock.told_until))
    return () if (at := min(ahead, default=None)) is None else (Due(DueKind.CLOCK, at, case.reference),)


def come_up(_event: DueNow, case: Case, situation: Situation) -> list[Effect]:
    """Remind of each clock of which a moment has passed: once, of how it stands now."""
    return _remind(case, situation)


def plainly(_event: DueNow, case: Case | None, situation: Situation) -> list[Effect]:
    """Say nothing but that a clock runs, and until when."""
    return _remind(case, situation, plain=True) if case is not None else []


def plain_letters(event: DueNow, case: Case | None, situation: Situation) -> Iterator[Letter]:
    """Yield what says so."""
    return (effect.letter for effect in plainly(event, case, situation) if isinstance(effect, Send))


def again_at(now: datetime) -> datetime:
    """Return when a reminder comes up again that could not even be told plainly: the clock runs on."""
    return now + REMINDED_AGAIN


def _remind(case: Case, situation: Situation, *, plain: bool = False) -> list[Effect]:
    told: list[Effect] = []
    for reading in read_clocks(case, situation.organisation):
        at = min(reading.marks_after(reading.clock.told_until), default=None)
        if at is None or at > situation.now:
            continue
        case = with_clock(case, replace(reading.clock, told_until=situation.now))
        step = reading.ahead[0]
        told.append(Enter("clock-reminder", {"clock": reading.clock.name, "step": step.step.name}))
        told += map(Send, _reminders(reading, case, situation, plain_since=at if plain else None))
    return [Save(case), *told] if told else []


def _reminders(reading: Reading, case: Case, situation: Situation, plain_since: datetime | None) -> Iterator[Letter]:
    organisation, reference = situation.organisation, case.reference
    reminder: ToHandler
    word: ToOfficer
    if plain_since is not None:
        until = reading.ahead[0].due_at
        over = until is not None and situation.now >= until
        reminder = plain = alerts.NotDone(
            step=DueKind.CLOCK, at=plain_since, until=until, over=over, aside=False, officer=False
        )
        word = replace(plain, officer=True)
    else:
        told = clock_of(reading, situation)
        reminder, word = clocks.ClockReminder(**told), clocks.ClockOfficer(**told, what=clocks.ClockNews.REMINDER)
    yield from addressing.to_handlers(addressing.leads(organisation), organisation, reminder, reference)
    if reading.law.officer:
        yield from addressing.to_officer(organisation, word, reference)


def clock_of(reading: Reading, situation: Situation) -> clocks.ClockOf:
    """Return what every letter about a clock that runs says of it; nothing is next when nothing is open."""
    now, zone = situation.now, ZoneInfo(situation.organisation.timezone)
    step = next(iter(reading.ahead), None)
    until = step.due_at if step is not None else None
    return {
        "clock": reading.clock.name,
        "law": reading.law.law,
        "command": unbroken(command_for(reading.clock.name)),
        "tells": reading.law.tells,
        "aware_at": reading.clock.aware_at,
        "example": f"{reading.clock.aware_at.astimezone(zone):%Y-%m-%d %H:%M}",
        "steps": tuple(_shown(reading, now)),
        "step": step.step.name if step is not None else "",
        "until": until,
        "left": max(until - now, timedelta(0)) // timedelta(hours=1) if until is not None else 0,
        "over": until is not None and now >= until,
        "still_open": reading.still_open,
    }


def _shown(reading: Reading, now: datetime) -> Iterator[clocks.StepShown]:
    for step in reading.steps:
        yield clocks.StepShown(
            name=step.step.name,
            start=step.step.start,
            until=step.due_at,
            waits=step.started_at is None,
            over=step.is_open and step.due_at is not None and now >= step.due_at,
            done_at=step.done_at,
            not_applicable=bool(reading.clock.not_applicable or (step.record and step.record.not_applicable)),
        )


# Whether one may run -------------------------------------------------------------------------------------------------


def _first_end(law: LegalClock, at: datetime) -> datetime | None:
    """Return by when the first step would have to be done, if everybody was aware at that moment."""
    terms = (step.within for step in law.steps if step.start is StepFrom.AWARENESS)
    hours = [within.hours for within in terms if within is not None and within.hours]
    return at + timedelta(hours=min(hours)) if hours else None


def question_dues(case: Case, situation: Situation) -> Iterator[Due]:
    """Ask whether a report starts a clock, when nobody may look before it has run for long."""
    at = case.received_at
    if at is None or case.state is not State.RECEIVED or case.touched_at or case.clocks or case.clocks_asked_at:
        return
    ends = [end for law in switched_on(situation.organisation) if (end := _first_end(law, at)) is not None]
    office_at = calendar_of(situation.organisation).office_at(at)
    if ends and office_at - at >= OUT_OF_HOURS and situation.now < max(ends):
        yield Due(DueKind.CLOCK_QUESTION, at + ASKED_AFTER, case.reference)


def ask(_event: DueNow, case: Case, situation: Situation) -> list[Effect]:
    """Ask the leads, once, whether a report starts a clock."""
    received_at = case.received_at
    if received_at is None or not any(question_dues(case, situation)):
        return []
    may_run = (
        clocks.MayRun(law.name, unbroken(command_for(law.name)), _first_end(law, received_at))
        for law in switched_on(situation.organisation)
    )
    letters = addressing.to_handlers(
        addressing.leads(situation.organisation),
        situation.organisation,
        clocks.ClockQuestion(received_at=received_at, clocks=tuple(may_run)),
        case.reference,
    )
    return [Save(replace(case, clocks_asked_at=situation.now)), Enter(QUESTION), Tell(letters)]
