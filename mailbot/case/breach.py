"""Data breaches: the 72 hours of GDPR article 33(1), and the facts that article 33(5) wants kept.

The law's clock counts hours, nights, weekends and holidays included (Regulation 1182/71 article 3): absolute time,
so summer time changes nothing. It does not stop when a case is closed; only an end that a handler records stops it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from mailbot.case import addressing
from mailbot.case.promises import calendar_of
from mailbot.facts import (
    Breach,
    Case,
    Due,
    DueKind,
    DueNow,
    Effect,
    Enter,
    Letter,
    Save,
    Send,
    Situation,
    State,
    Tell,
)
from mailbot.letters import alerts, breaches
from mailbot.letters.audiences import ToHandler, ToOfficer

QUESTION = "breach-question"
BREACH_HOURS = timedelta(hours=72)
ASKED_AFTER = timedelta(hours=10)  # of the 12 hours within which somebody must have thought of it
OUT_OF_HOURS = timedelta(hours=12)
REMINDED_AGAIN = timedelta(hours=12)  # of a breach whose case cannot even be read: its hours run on
MARKS = (24, 48, 60, 71, 72)  # hours after awareness; the last one says that they have passed
KEPT = ("facts", "effects", "measures", "data", "affected")
"""What is told for the register, and the words of `#breach` that tell it. What is missing is still open."""


def until(breach: Breach) -> datetime:
    """Return the end of the 72nd hour after awareness (GDPR article 33(1)): absolute time, no hour left out."""
    return breach.aware_at + BREACH_HOURS


def runs_until(case: Case) -> datetime | None:
    """Return the end of the 72 hours while they run; None when no breach is noted, or it has been dealt with."""
    return None if case.breach is None or case.breach.ended_at is not None else until(case.breach)


def still_open(breach: Breach) -> tuple[str, ...]:
    """Name what the checklist still asks."""
    asked = tuple(name for name in KEPT if not getattr(breach, name))
    return asked if breach.ended_at else (*asked, "authority")


def dues(case: Case, _situation: Situation) -> tuple[Due, ...]:
    """Return the next reminder, in a case of any state."""
    if case.breach is None or case.breach.ended_at is not None:
        return ()
    ahead = next((mark for mark in MARKS if mark > case.breach.told), None)
    return (
        () if ahead is None else (Due(DueKind.BREACH, case.breach.aware_at + timedelta(hours=ahead), case.reference),)
    )


def come_up(_event: DueNow, case: Case, situation: Situation) -> list[Effect]:
    """Remind the leads and the data protection officer, once, of the strongest hour that has passed."""
    return _remind(case, situation)


def plainly(_event: DueNow, case: Case | None, situation: Situation) -> list[Effect]:
    """Say nothing but that the hours run, and until when."""
    return _remind(case, situation, plain=True) if case is not None else []


def plain_letters(event: DueNow, case: Case | None, situation: Situation) -> Iterator[Letter]:
    """Yield what says so."""
    return (effect.letter for effect in plainly(event, case, situation) if isinstance(effect, Send))


def again_at(now: datetime) -> datetime:
    """Return when a reminder comes up again that could not even be told plainly: the hours run on."""
    return now + REMINDED_AGAIN


def _remind(case: Case, situation: Situation, *, plain: bool = False) -> list[Effect]:
    if case.breach is None or case.breach.ended_at is not None:
        return []
    mark = last_mark(case.breach.aware_at, situation.now)
    if mark <= case.breach.told:
        return []
    breach = replace(case.breach, told=mark)
    reminder: ToHandler
    word: ToOfficer
    if plain:
        at, end = breach.aware_at + timedelta(hours=mark), until(breach)
        reminder = word = alerts.NotDone(step=DueKind.BREACH, at=at, until=end, over=situation.now >= end, aside=False)
    else:
        hours = hours_of(breach, situation.now)
        reminder, word = breaches.BreachReminder(**hours), breaches.BreachOfficer(**hours)
    leads, reference = addressing.leads(situation.organisation), case.reference
    letters = addressing.to_handlers(leads, situation.organisation, reminder, reference)
    officer = addressing.to_officer(situation.organisation, word, reference)
    # Not a Tell: what the law's clock asks for must not wait for a digest, whatever else comes in
    sent = (Send(letter) for letter in (*letters, *officer))
    return [Save(replace(case, breach=breach)), Enter("breach-reminder", {"hours": str(mark)}), *sent]


def question_dues(case: Case, situation: Situation) -> Iterator[Due]:
    """Ask whether a report is of a data breach, when nobody may look before the law's clock has run for long."""
    at = case.received_at
    if at is None or case.state is not State.RECEIVED or case.touched_at or case.breach or case.breach_asked_at:
        return
    office_at = calendar_of(situation.organisation).office_at(at)
    if office_at - at >= OUT_OF_HOURS and situation.now < at + BREACH_HOURS:
        yield Due(DueKind.BREACH_QUESTION, at + ASKED_AFTER, case.reference)


def ask(_event: DueNow, case: Case, situation: Situation) -> list[Effect]:
    """Ask the leads, once, whether a report is of a data breach."""
    if case.received_at is None or not any(question_dues(case, situation)):
        return []
    letters = addressing.to_handlers(
        addressing.leads(situation.organisation),
        situation.organisation,
        breaches.BreachQuestion(received_at=case.received_at, until=case.received_at + BREACH_HOURS),
        case.reference,
    )
    return [Save(replace(case, breach_asked_at=situation.now)), Enter(QUESTION), Tell(letters)]


def last_mark(aware_at: datetime, now: datetime) -> int:
    """Return the last of the hours that have passed; 0 before the first."""
    return max((mark for mark in MARKS if aware_at + timedelta(hours=mark) <= now), default=0)


def hours_of(breach: Breach, now: datetime) -> breaches.HoursOf:
    """Return what every letter about a breach says of its hours."""
    return {
        "aware_at": breach.aware_at,
        "until": until(breach),
        "left": max(until(breach) - now, timedelta(0)) // timedelta(hours=1),
        "over": now >= until(breach),
        "still_open": still_open(breach),
    }
