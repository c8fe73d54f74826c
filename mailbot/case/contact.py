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

from mailbot.case import addressing, draft_letters
from mailbot.case.promises import Calendar, calendar_of
from mailbot.case.reachability import is_reachable
from mailbot.case.states import Move, moved
from mailbot.facts import (
    Case,
    CloseReason,
    DueKind,
    DueNow,
    Effect,
    Enter,
    LetterRecord,
    Save,
    Send,
    Situation,
    State,
    Tell,
)
from mailbot.letters import for_handlers, for_reporter

# After it was seen
REMINDED = timedelta(days=14)
TOLD = timedelta(days=23)
CLOSED = timedelta(days=30)
# At least: between the reminder, or the word to the handlers, and the close; and after a reminder that came back
AFTER_REMINDER = timedelta(days=14)
AFTER_WORD = timedelta(days=7)
AGAIN = timedelta(days=7)


def reminder_at(case: Case, situation: Situation) -> datetime | None:
    """Return when the reporter is reminded that no report has come."""
    return _step_at(DueKind.CONTACT_REMINDER, case, situation)


def closing_at(case: Case, situation: Situation) -> datetime | None:
    """Return when handlers read that the case will be closed."""
    return _step_at(DueKind.CONTACT_CLOSING, case, situation)


def close_at(case: Case, situation: Situation) -> datetime | None:
    """Return when the case is closed."""
    return _step_at(DueKind.CONTACT_CLOSE, case, situation)


def _step_at(kind: DueKind, case: Case, situation: Situation) -> datetime | None:
    if any(request.is_open for request in case.rights):
        return None  # somebody wants their data and reports nothing: nobody asks them for a report meanwhile
    following, at = _next_step(case, calendar_of(situation.organisation))
    return at if following is kind and case.state is State.CONTACT else None


def _next_step(case: Case, calendar: Calendar) -> tuple[DueKind, datetime]:
    """Return the one step that a contact waits for, and when it is taken."""
    seen, reminded, warned = case.seen_at or case.opened_at, case.contact_reminded_at, case.contact_warned_at
    if reminded is None:
        lost = case.contact_reminder_lost_at
        at = max(seen + REMINDED, lost + AGAIN if lost else seen)
        return DueKind.CONTACT_REMINDER, calendar.office_at(at)
    if warned is None:
        at = max(seen + TOLD, reminded + AFTER_REMINDER - AFTER_WORD)
        return DueKind.CONTACT_CLOSING, calendar.office_at(at)
    at = max(seen + CLOSED, reminded + AFTER_REMINDER, warned + AFTER_WORD)
    return DueKind.CONTACT_CLOSE, calendar.office_at(at)


def not_reminded(case: Case, letter: LetterRecord) -> Case:
    """Return a contact whose reminder came back: it counts as never sent."""
    if not letter.is_a(for_reporter.ContactReminder) or case.state is not State.CONTACT:
        return case
    return replace(case, contact_reminded_at=None, contact_warned_at=None, contact_reminder_lost_at=letter.queued_at)


def kept_open(event: DueNow, case: Case, situation: Situation) -> list[Effect]:
    """Put off the close when the reminder waits in the outbox, or left so late that its days are not over.

    The case knows when the reminder was decided on; `reminder_left_at` is when the server took it (None: none was
    written).
    """
    left_at = event.reminder_left_at
    if left_at is None or case.contact_reminded_at is None or case.state is not State.CONTACT:
        return []
    later = replace(case, contact_reminded_at=max(left_at, case.contact_reminded_at))
    _, at = _next_step(later, calendar_of(situation.organisation))
    return [Save(later), Enter("contact-kept-open", {"until": at.isoformat()})] if at > situation.now else []


def _closes_on(case: Case, calendar: Calendar) -> date:
    """Return the day of the close, when every step before it is taken in its time."""
    kind, at = _next_step(case, calendar)
    if kind is not DueKind.CONTACT_CLOSE:
        _, at = _next_step(replace(case, contact_warned_at=at), calendar)
    return calendar.local_day(at)


def _is_early(case: Case, situation: Situation) -> bool:
    """Return whether the time of the next step has moved since it was made due."""
    return _next_step(case, calendar_of(situation.organisation))[1] > situation.now


def remind(case: Case, situation: Situation) -> list[Effect]:
    """Remind the reporter, where letters reach them, and count the days from now in any case."""
    if _is_early(case, situation):
        return []
    reminded = replace(case, contact_reminded_at=situation.now)
    if not is_reachable(case, situation.standing):
        return [Save(reminded), Enter("contact-not-reminded")]
    closes_on = _closes_on(reminded, calendar_of(situation.organisation))
    letter = addressing.to_reporter(case, for_reporter.ContactReminder(wrote_at=case.opened_at, closes_on=closes_on))
    return [Save(reminded), Enter("contact-reminded"), Send(letter)]


def tell_handlers(case: Case, situation: Situation) -> list[Effect]:
    """Tell the handlers on which day the case will be closed."""
    if _is_early(case, situation):
        return []
    warned = replace(case, contact_warned_at=situation.now)
    readers = addressing.readers(case, situation.organisation)
    content = for_handlers.ContactClosing(closes_on=_closes_on(warned, calendar_of(situation.organisation)))
    tell = addressing.to_handlers(readers, situation.organisation, content, case.reference)
    return [Save(warned), Enter("contact-closing"), Tell(tell)]


def close(case: Case, situation: Situation) -> list[Effect]:
    """Close the case, for no report has come."""
    if _is_early(case, situation):
        return []
    closed = moved(case, Move.LAPSE, situation.now)
    effects: list[Effect] = [Save(closed), Enter("closed", {"reason": CloseReason.NO_REPORT.value})]
    if is_reachable(case, situation.standing):
        effects.append(Send(draft_letters.closed_without_report(closed)))
    return effects
