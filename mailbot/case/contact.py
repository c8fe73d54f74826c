"""What becomes of somebody who wrote and sent no report: one reminder, a word to the handlers, the close.

    seen --14 days--> reminded --7 days or more--> handlers told --7 days--> closed, 30 days after it was seen or later

Days count from when the mail was seen: one of six weeks ago in a restored mailbox is acknowledged, and has its time.
Each step waits for the one before it, so that a daemon that stood still for weeks hurries nobody. What counts is a
reminder that really went out: one that came back is sent once more, one that left late is counted from then. Whom no
letter reaches (nobody vouches for the address, or they want none) has the same days.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from mailbot.case import addressing
from mailbot.case.promises import Calendar
from mailbot.facts import (
    Auto,
    Case,
    CloseReason,
    Effect,
    Enter,
    LetterRecord,
    Save,
    Send,
    Situation,
    State,
    Tell,
)

REMINDER = "contact-reminder"
CLOSING = "contact-closing"
CLOSE = "contact-close"

# After it was seen
REMINDED = timedelta(days=14)
TOLD = timedelta(days=23)
CLOSED = timedelta(days=30)
# At least: between the reminder, or the word to the handlers, and the close; and after a reminder that came back
AFTER_REMINDER = timedelta(days=14)
AFTER_WORD = timedelta(days=7)
AGAIN = timedelta(days=7)


def next_step(case: Case, calendar: Calendar) -> tuple[str, datetime]:
    """Return the one step that a contact waits for, and when it is taken."""
    seen, reminded, told = case.seen_at or case.opened_at, case.contact_reminded_at, case.contact_warned_at
    if reminded is None:
        lost = case.contact_reminder_lost_at
        at = max(seen + REMINDED, lost + AGAIN if lost else seen)
        return REMINDER, calendar.office_at(at)
    if told is None:
        return CLOSING, calendar.office_at(max(seen + TOLD, reminded + AFTER_REMINDER - AFTER_WORD))
    return CLOSE, calendar.office_at(max(seen + CLOSED, reminded + AFTER_REMINDER, told + AFTER_WORD))


def come_up(kind: str, case: Case, situation: Situation, calendar: Calendar, *, hears: bool) -> list[Effect]:
    """Take the step that is next, if its time has come; `hears` says whether letters reach the reporter."""
    if next_step(case, calendar)[1] > situation.now:
        return []
    match kind:
        case "contact-reminder":
            return _remind(case, calendar, situation.now, hears=hears)
        case "contact-closing":
            return _tell_handlers(case, situation, calendar)
    return _close(case, situation.now, hears=hears)


def not_reminded(case: Case, letter: LetterRecord) -> Case:
    """Return a contact whose reminder came back: it counts as never sent."""
    if letter.text != REMINDER or case.state is not State.CONTACT:
        return case
    return replace(case, contact_reminded_at=None, contact_warned_at=None, contact_reminder_lost_at=letter.queued_at)


def kept_open(case: Case, left_at: datetime | None, calendar: Calendar, now: datetime) -> list[Effect]:
    """Put off the close when the reminder waits in the outbox, or left so late that its days are not over.

    The case knows when the reminder was decided on; `left_at` is when the server took it (None: none was written).
    """
    if left_at is None or case.contact_reminded_at is None or case.state is not State.CONTACT:
        return []
    later = replace(case, contact_reminded_at=max(left_at, case.contact_reminded_at))
    _, at = next_step(later, calendar)
    return [Save(later), Enter("contact-kept-open", {"until": at.isoformat()})] if at > now else []


def _closes_on(case: Case, calendar: Calendar) -> date:
    """Return the day of the close, when every step before it is taken in its time."""
    kind, at = next_step(case, calendar)
    if kind != CLOSE:
        _, at = next_step(replace(case, contact_warned_at=at), calendar)
    return calendar.local_day(at)


def _remind(case: Case, calendar: Calendar, now: datetime, *, hears: bool) -> list[Effect]:
    reminded = replace(case, contact_reminded_at=now)
    if not hears:
        return [Save(reminded), Enter("contact-not-reminded")]
    letter = addressing.to_reporter(case, REMINDER, Auto.GENERATED, closes_on=_closes_on(reminded, calendar))
    return [Save(reminded), Enter("contact-reminded"), Send(addressing.with_our_key(letter))]


def _tell_handlers(case: Case, situation: Situation, calendar: Calendar) -> list[Effect]:
    told = replace(case, contact_warned_at=situation.now)
    readers = addressing.readers(case, situation.organisation)
    closes_on = _closes_on(told, calendar)
    tell = addressing.to_handlers(readers, situation.organisation, CLOSING, case.reference, closes_on=closes_on)
    return [Save(told), Enter(CLOSING), Tell(tell)]


def _close(case: Case, now: datetime, *, hears: bool) -> list[Effect]:
    closed = replace(case, state=State.CLOSED, closed_at=now, close_reason=CloseReason.NO_REPORT)
    effects: list[Effect] = [Save(closed), Enter("closed", {"reason": CloseReason.NO_REPORT.value})]
    if hears:
        effects.append(Send(addressing.closed_without_report(closed)))
    return effects
