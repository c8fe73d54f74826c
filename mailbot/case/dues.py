"""All that can be due, in one table: when it is, what is done when it comes up, what becomes of it when that fails.

`dues` is computed again by every commit that changes a case, so a restart, a second daemon, a clock that jumps or an
edited configuration needs no code of its own. After an outage only the strongest overdue step of a case is taken
(they stand strongest first): whoever is told that a date has passed needs no reminder of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from mailbot.case import (
    audit,
    clock_reminders,
    contact,
    credentials,
    digest,
    drafts,
    enrolled_keys,
    handler_mail,
    linking,
    monthly,
    morning,
    new_key,
    partners,
    promised_days,
    publishing,
    reporter_key,
    retention,
    rights_due,
    stuck_dues,
)
from mailbot.case.promises import calendar_of
from mailbot.facts import (
    Case,
    Due,
    DueKind,
    DueNow,
    Effect,
    Erase,
    Letter,
    Notice,
    NoticeKind,
    Organisation,
    Save,
    Situation,
    Unwritable,
)


@dataclass(frozen=True, slots=True)
class Plainly:
    """What is done instead of setting a due aside that failed again and again: a plain letter, without what failed."""

    act: Callable[[DueNow, Case | None, Situation], list[Effect]]
    letters: Callable[[DueNow, Case | None, Situation], Iterable[Letter]]  # to whom the usual ones cannot be written


def _touches_no_other(_due: Due, _case: Case) -> tuple[str, ...]:
    return ()


def _is_decided_again(_event: Unwritable, _case: Case) -> list[Effect]:
    return []


def _is_taken(_event: DueNow, _case: Case, _situation: Situation) -> list[Effect]:
    return []


@dataclass(frozen=True, slots=True)
class OfCase:
    """A due of a case that comes up in its own time, at night as well."""

    when: Callable[[Case, Situation], Iterable[Due]]
    act: Callable[[DueNow, Case, Situation], list[Effect]]
    touches: Callable[[Due, Case], tuple[str, ...]] = _touches_no_other  # references of other cases that it may change
    unwritten: Callable[[Unwritable, Case], list[Effect]] = _is_decided_again  # its letter cannot be written
    plainly: Plainly | None = None
    again_at: Callable[[datetime], datetime] | None = None  # when set aside; None: it waits for a person


@dataclass(frozen=True, slots=True)
class Step:
    """A scheduled step of a case: taken in office hours, and only the strongest of those that are overdue."""

    at: Callable[[Case, Situation], datetime | None]  # None: it does not apply
    take: Callable[[Case, Situation], list[Effect]]
    unless: Callable[[DueNow, Case, Situation], list[Effect]] = _is_taken  # what is done in its place


@dataclass(frozen=True, slots=True)
class OfHouse:
    """A due of the house, of which there is one of each kind."""

    next: Callable[[Organisation, datetime], Due]
    act: Callable[[DueNow, Situation], list[Effect]]
    plainly: Plainly | None = None
    comes_again: bool = True  # when set aside; else it waits for a person
    tells_unwritten: bool = True  # False: it is looked at again, and what could not be written is told by the marks


@dataclass(frozen=True, slots=True)
class OfLetter:
    """A due of a letter, which the agenda makes an event of its own (`Undelivered`)."""


Row = OfCase | Step | OfHouse | OfLetter

TABLE: Mapping[DueKind, Row] = {
    DueKind.UNDELIVERED: OfLetter(),
    # In order of time, before any step
    DueKind.SEND_DRAFT: OfCase(
        drafts.dues, linking.draft_leaves, touches=linking.touched_by_draft, unwritten=drafts.unwritten
    ),
    DueKind.HOUR_OVER: OfCase(handler_mail.dues, handler_mail.hour_is_over, touches=handler_mail.touched_by_command),
    DueKind.KEY_VALID: OfCase(reporter_key.dues, reporter_key.comes_of_age),
    DueKind.KEY_REVOKED: OfCase(reporter_key.no_dues, reporter_key.is_revoked),
    DueKind.NEW_KEY: OfCase(new_key.made_by_the_store, new_key.tell_reporter),
    DueKind.PARTNER_NOTICE: OfCase(partners.dues, partners.come_up),
    DueKind.CLOCK: OfCase(
        clock_reminders.dues,
        clock_reminders.come_up,
        plainly=Plainly(clock_reminders.plainly, clock_reminders.plain_letters),
        again_at=clock_reminders.again_at,
    ),
    DueKind.ERASE: OfCase(retention.dues, retention.erase),
    DueKind.CLOCK_QUESTION: OfCase(clock_reminders.question_dues, clock_reminders.ask),
    # Steps, strongest first
    DueKind.CONTACT_CLOSE: Step(contact.close_at, contact.close, unless=contact.kept_open),
    DueKind.RIGHTS_MISSED: Step(rights_due.missed_at, rights_due.missed),
    DueKind.ASSESSMENT_MISSED: Step(promised_days.assessment_missed_at, promised_days.assessment_missed),
    DueKind.SOLUTION_PASSED: Step(promised_days.solution_passed_at, promised_days.solution_passed),
    DueKind.PROGRESS: Step(promised_days.progress_at, promised_days.progress),
    DueKind.CONTACT_CLOSING: Step(contact.closing_at, contact.tell_handlers),
    DueKind.ASSESSMENT_REMINDER: Step(promised_days.assessment_reminder_at, promised_days.remind_of_assessment),
    DueKind.SOLUTION_REMINDER: Step(promised_days.solution_reminder_at, promised_days.remind_of_solution),
    DueKind.RIGHTS_REMINDER: Step(rights_due.near_at, rights_due.tell_near),
    DueKind.CONTACT_REMINDER: Step(contact.reminder_at, contact.remind),
    # Of the house
    DueKind.DIGEST: OfHouse(
        digest.next_digest,
        digest.come_up,
        plainly=Plainly(digest.plainly, stuck_dues.letters),
        comes_again=False,
    ),
    DueKind.MORNING: OfHouse(
        morning.next_morning, morning.come_up, plainly=Plainly(stuck_dues.morning, stuck_dues.letters)
    ),
    DueKind.KEYS: OfHouse(enrolled_keys.next_look, enrolled_keys.look, tells_unwritten=False),
    DueKind.NEW_KEY_INSIDE: OfHouse(new_key.next_inside, new_key.tell_inside, comes_again=False),
    DueKind.PUBLISHED: OfHouse(publishing.next_look, publishing.look),
    DueKind.CREDENTIALS: OfHouse(credentials.next_check, credentials.check),
    DueKind.REPORT: OfHouse(monthly.next_report, monthly.tell_leads),
    DueKind.RETENTION: OfHouse(retention.next_look, retention.look),
    DueKind.HEAD: OfHouse(audit.next_head, audit.come_up),
    DueKind.MANY_OPENED: OfHouse(audit.unusual_due, audit.look_at_openings, comes_again=False),
}
"""Every kind of due, once."""

_STRENGTH = {kind: place for place, kind in enumerate(TABLE) if isinstance(TABLE[kind], Step)}


def strongest(dues: tuple[Due, ...]) -> Due:
    """Choose, of dues whose time has come, the one to act on: what waits in drafts first, in order of time."""
    return min(dues, key=lambda due: (_STRENGTH.get(due.kind, 0), due.at))


def dues(case: Case, situation: Situation) -> tuple[Due, ...]:
    """Return everything that must happen to `case` from now on, unless something changes it first."""
    return tuple(_dues(case, situation))


def _dues(case: Case, situation: Situation) -> Iterator[Due]:
    calendar = calendar_of(situation.organisation)
    for kind, row in TABLE.items():
        match row:
            case OfCase():
                yield from row.when(case, situation)
            case Step() if (at := row.at(case, situation)) is not None:
                yield Due(kind, at if at >= situation.now else calendar.office_at(situation.now), case.reference)


def come_up(event: DueNow, case: Case | None, situation: Situation) -> list[Effect]:
    """Do what is due, now that its time has come; plainly, when it failed again and again."""
    row = TABLE[event.due.kind]
    if event.plain:
        return plainly.act(event, case, situation) if (plainly := find_plainly(event.due.kind)) is not None else []
    match row:
        case OfHouse():
            return row.act(event, situation)
        case OfCase() | Step():
            effects = _of_case(row, event, case, situation) if case is not None else []
            return digest.or_digest(effects, Notice(situation.now, event.due.reference, NoticeKind.REMINDER), situation)
        case OfLetter():
            return []  # comes as an event of its own
        case _:
            assert_never(row)


def _of_case(row: OfCase | Step, event: DueNow, case: Case, situation: Situation) -> list[Effect]:
    """Do what is due of a case, and set anew what else was due with it."""
    match row:
        case OfCase():
            effects = row.act(event, case, situation)
        case Step():
            effects = row.unless(event, case, situation) or _take(row, case, situation)
        case _:
            assert_never(row)
    # A case that its due did not change is saved all the same: the row is gone, and so is what else was due
    settled = any(isinstance(effect, Save | Erase) for effect in effects)
    return effects if settled else [Save(case), *effects]


def _take(step: Step, case: Case, situation: Situation) -> list[Effect]:
    """Take a step, in office hours and as long as it applies: else its time is computed anew."""
    in_office_hours = calendar_of(situation.organisation).office_at(situation.now) == situation.now
    return step.take(case, situation) if in_office_hours and step.at(case, situation) is not None else []


def touched_by(due: Due, case: Case) -> tuple[str, ...]:
    """Name the other cases that a due of `case` may change."""
    row = TABLE[due.kind]
    return row.touches(due, case) if isinstance(row, OfCase) else ()


def find_plainly(kind: DueKind) -> Plainly | None:
    """Return what is done when a due of this kind failed again and again; None when it is set aside."""
    row = TABLE[kind]
    return row.plainly if isinstance(row, OfCase | OfHouse) else None


def again_at(due: Due, organisation: Organisation, now: datetime) -> datetime | None:
    """Return when something comes up once more by itself, after all; None when it waits for a person."""
    match TABLE[due.kind]:
        case OfCase(again_at=again) if again is not None:
            return again(now)
        case OfHouse(comes_again=True) as row:
            return row.next(organisation, now).at
        case _:
            return None
