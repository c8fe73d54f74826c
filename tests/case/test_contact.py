"""A contact without a report: reminded, told of, closed, each in its time, however late its mail was seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Unpack

import pytest

from mailbot.case import dues
from mailbot.case.promises import calendar_of
from mailbot.facts import (
    Audience,
    Case,
    Due,
    DueKind,
    DueNow,
    Enter,
    LetterRecord,
    Save,
    Standing,
    State,
    Undelivered,
)
from tests.case.builders import (
    FRESH,
    HOUSE,
    KNOWN,
    NOW,
    REPORTER,
    STRANGER,
    case_in,
    decide,
    mail,
    saved,
    sent,
    situation,
)
from tests.case.fields import CaseFields
from tests.sample_letters import fields_of

DAY = timedelta(days=1)
REMINDER = LetterRecord(4, "contact-reminder", Audience.REPORTER, FRESH, REPORTER, None, NOW)


def contact(age: timedelta = timedelta(), /, **more: Unpack[CaseFields]) -> Case:
    opened = case_in(State.CONTACT, opened_at=NOW - 42 * DAY, seen_at=NOW - age, received_at=None)
    return replace(opened, **more)


def lived(
    case: Case, standing: Standing = KNOWN, now: datetime = NOW, off: tuple[timedelta, timedelta] | None = None
) -> list[tuple[int, str]]:
    """Let time jump from due to due; nothing is done while the daemon is `off`. Gives days after NOW, and what."""
    out: list[tuple[int, str]] = []
    while case.state is State.CONTACT:
        (due,) = dues.dues(case, situation(now=now))
        now = max(now, due.at)
        if off and NOW + off[0] <= now < NOW + off[1]:
            now = NOW + off[1]
        effects = decide(DueNow(due), case, situation(standing, now=now))
        (entered,) = (effect.kind for effect in effects if isinstance(effect, Enter))
        out.append(((now - NOW) // DAY, entered))
        case = saved(effects)
    return out


@pytest.mark.parametrize(
    ("age", "off", "steps"),
    [
        pytest.param(0, None, [14, 23, 30], id="in-its-time"),
        pytest.param(40, None, [0, 7, 14], id="nothing-ran-since-it-was-seen"),
        pytest.param(0, (10, 50), [50, 57, 64], id="nothing-ran-for-weeks-before-the-reminder"),
        pytest.param(0, (15, 50), [14, 50, 57], id="nothing-ran-for-weeks-after-the-reminder"),
        pytest.param(0, (24, 50), [14, 23, 50], id="nothing-ran-for-weeks-after-the-word-to-the-handlers"),
    ],
)
@pytest.mark.parametrize(
    ("standing", "more", "reminded"),
    [
        pytest.param(KNOWN, {}, "contact-reminded", id="who-answers"),
        pytest.param(STRANGER, {}, "contact-not-reminded", id="whom-nobody-vouches-for"),
        pytest.param(KNOWN, {"anonymous": True}, "contact-not-reminded", id="anonymous"),
        pytest.param(KNOWN, {"updates": False}, "contact-not-reminded", id="who-said-stop"),
        pytest.param(KNOWN, {"undelivered": 2}, "contact-not-reminded", id="whose-letters-come-back"),
    ],
)
def test_each_step_waits_for_the_one_before_it(
    age: int,
    off: tuple[int, int] | None,
    steps: list[int],
    standing: Standing,
    more: CaseFields,
    reminded: str,
) -> None:
    away = (off[0] * DAY, off[1] * DAY) if off else None
    went = lived(contact(age * DAY, **more), standing, off=away)
    assert [kind for _, kind in went] == [reminded, "contact-closing", "closed"]
    # A step that falls on a weekend or a holiday is taken on the next working day, up to four days later
    assert all(0 <= day - step <= 4 for (day, _), step in zip(went, steps, strict=True)), went


def test_a_mail_of_six_weeks_ago_that_is_only_seen_now_has_all_its_days() -> None:
    old = mail("How do I report something?", received_at=NOW - 42 * DAY, seen_late=True)
    effects = decide(old, None, situation(STRANGER))
    assert ("acknowledgement", REPORTER) in sent(effects)
    assert lived(saved(effects)) == [(14, "contact-reminded"), (23, "contact-closing"), (30, "closed")]


def test_a_case_of_an_earlier_version_counts_from_when_it_was_opened() -> None:
    case = replace(contact(contact_reminded_at=NOW - DAY), seen_at=None)
    assert lived(case) == [(6, "contact-closing"), (13, "closed")]


def test_the_days_that_letters_name_are_those_of_the_close() -> None:
    case, now = contact(42 * DAY), NOW
    named = []
    while case.state is State.CONTACT:
        (due,) = dues.dues(case, situation(now=now))
        now = max(now, due.at)
        effects = decide(DueNow(due), case, situation(KNOWN, now=now))
        named += [
            fields_of(letter)["closes_on"]
            for effect in effects
            for letter in (getattr(effect, "letters", None) or [getattr(effect, "letter", None)])
            if letter is not None and "closes_on" in fields_of(letter)
        ]
        case = saved(effects)
    assert named == [calendar_of(HOUSE).local_day(now)] * 3


def test_a_reminder_that_came_back_is_sent_once_more_and_only_then_do_the_days_run() -> None:
    case = contact(14 * DAY, contact_reminded_at=NOW, contact_warned_at=None)
    effects = decide(Undelivered(REMINDER, "550"), case, situation(KNOWN, now=NOW + 2 * DAY))
    assert lived(saved(effects), now=NOW + 2 * DAY) == [
        (7, "contact-reminded"),
        (14, "contact-closing"),
        (21, "closed"),
    ]


def test_the_handlers_hear_the_new_day_when_the_reminder_came_back_after_they_were_told() -> None:
    case = contact(23 * DAY, contact_reminded_at=NOW - 9 * DAY, contact_warned_at=NOW)
    lost = replace(REMINDER, queued_at=NOW - 9 * DAY)
    again = saved(decide(Undelivered(lost, "550"), case, situation(KNOWN)))
    assert [kind for _, kind in lived(again)] == ["contact-reminded", "contact-closing", "closed"]


def test_the_second_reminder_that_comes_back_is_the_last() -> None:
    case = contact(21 * DAY, contact_reminded_at=NOW, bounced=(3,), undelivered=1)
    effects = decide(Undelivered(REMINDER, "550"), case, situation(KNOWN))
    assert [kind for _, kind in lived(saved(effects))] == ["contact-not-reminded", "contact-closing", "closed"]


@pytest.mark.parametrize(
    ("letter", "state"),
    [
        pytest.param(replace(REMINDER, text="acknowledgement"), State.CONTACT, id="another-letter"),
        pytest.param(REMINDER, State.RECEIVED, id="a-case-that-has-its-report"),
    ],
)
def test_what_else_came_back_changes_no_day(letter: LetterRecord, state: State) -> None:
    case = case_in(state, contact_reminded_at=NOW)
    effects = decide(Undelivered(letter, "550"), case, situation(KNOWN))
    assert saved(effects).contact_reminded_at == NOW


@pytest.mark.parametrize(
    ("left_at", "closes_in"),
    [
        pytest.param(None, 0, id="none-was-written"),
        pytest.param(NOW - 16 * DAY, 0, id="it-left-at-once"),
        pytest.param(NOW - 10 * DAY, 4, id="it-left-days-later"),
        pytest.param(NOW, 14, id="it-waits-in-the-outbox"),
    ],
)
def test_what_counts_is_when_the_reminder_left(left_at: datetime | None, closes_in: int) -> None:
    case = contact(30 * DAY, contact_reminded_at=NOW - 16 * DAY, contact_warned_at=NOW - 7 * DAY)
    due = DueNow(Due(DueKind.CONTACT_CLOSE, NOW, FRESH), reminder_left_at=left_at)
    effects = decide(due, case, situation(KNOWN))
    if closes_in == 0:
        assert sent(effects) == [("closed", REPORTER)]
    else:
        assert sent(effects) == []
        (closing,) = dues.dues(saved(effects), situation())
        assert (closing.kind, (closing.at - NOW) // DAY) == ("contact-close", closes_in)


def test_a_row_that_an_earlier_version_set_closes_nothing_before_its_time() -> None:
    case = contact(30 * DAY, contact_reminded_at=NOW - DAY, contact_warned_at=NOW - DAY)
    assert decide(DueNow(Due(DueKind.CONTACT_CLOSE, NOW, FRESH)), case, situation(KNOWN)) == [Save(case)]


def test_the_office_is_open_when_a_step_is_taken() -> None:
    night = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    (due,) = dues.dues(contact(42 * DAY), situation(now=night))
    assert due == Due(DueKind.CONTACT_REMINDER, datetime(2026, 11, 24, 8, 0, tzinfo=UTC), FRESH)
