from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailbot.case.promises import Calendar, parse_span
from mailbot.facts import Span, Unit

NL = Calendar("Europe/Amsterdam", "NL")
CALENDARS = [
    NL,
    Calendar("Europe/Brussels", "BE"),
    Calendar("Europe/Paris", "FR", (date(2026, 12, 24),)),
    Calendar("Europe/Berlin", "DE"),
]
HOUR = timedelta(hours=1)


def working_days(amount: int) -> Span:
    return Span(amount, Unit.WORKING_DAYS)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        pytest.param("5 working days", working_days(5), id="working-days"),
        pytest.param("1 working day", working_days(1), id="one-working-day"),
        pytest.param("every 14 days", Span(14, Unit.DAYS), id="every-so-many-days"),
        pytest.param(" 3  Days ", Span(3, Unit.DAYS), id="spaces-and-capitals"),
        pytest.param("10 minutes", Span(10, Unit.MINUTES), id="minutes"),
        pytest.param("2w", Span(2, Unit.WEEKS), id="as-typed-after-a-command"),
        pytest.param("36h", Span(36, Unit.HOURS), id="hours"),
    ],
)
def test_a_span_is_read_as_people_write_it(text: str, span: Span) -> None:
    assert parse_span(text) == span


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("5", id="no-unit"),
        pytest.param("soon", id="no-number"),
        pytest.param("0 days", id="no-time-at-all"),
        pytest.param("-3 days", id="less-than-nothing"),
        pytest.param("1.5 weeks", id="a-fraction"),
        pytest.param("3 fortnights", id="an-unknown-unit"),
        pytest.param("99999 days", id="beyond-what-a-date-can-hold"),
    ],
)
def test_what_is_no_span_is_answered_with_what_would_work(text: str) -> None:
    with pytest.raises(ValueError, match="5 working days"):
        parse_span(text)


@pytest.mark.parametrize(
    ("at", "span", "by"),
    [
        pytest.param("2026-11-20T10:00", "5 working days", "2026-11-27", id="a-friday-to-the-next-friday"),
        pytest.param("2026-11-21T10:00", "5 working days", "2026-11-27", id="a-saturday-counts-from-monday"),
        pytest.param("2026-12-24T10:00", "1 working day", "2026-12-28", id="over-christmas-and-a-weekend"),
        pytest.param("2026-11-20T10:00", "3 days", "2026-11-23", id="plain-days-count-the-weekend"),
        pytest.param("2026-11-19T10:00", "2 days", "2026-11-21", id="plain-days-may-end-on-a-saturday"),
        pytest.param("2026-11-20T10:00", "2w", "2026-12-04", id="weeks"),
        pytest.param("2026-11-20T22:59", "1 day", "2026-11-21", id="just-before-local-midnight"),
        pytest.param("2026-11-20T23:00", "1 day", "2026-11-22", id="at-local-midnight-it-is-the-next-day"),
        pytest.param("2026-10-24T21:59", "1 day", "2026-10-25", id="just-before-midnight-in-summer"),
        pytest.param("2026-11-20T22:00", "2 hours", "2026-11-21", id="hours-that-cross-midnight"),
    ],
)
def test_the_day_by_which(at: str, span: str, by: str) -> None:
    assert NL.by(utc(at), parse_span(span)) == date.fromisoformat(by)


def test_days_off_of_the_organisation_itself_count() -> None:
    calendar = Calendar("Europe/Amsterdam", "NL", (date(2026, 11, 23),))
    assert calendar.by(utc("2026-11-20T10:00"), working_days(1)) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        pytest.param("2026-10-25", 25, id="summer-time-ends"),
        pytest.param("2026-03-29", 23, id="summer-time-begins"),
        pytest.param("2026-11-20", 24, id="any-other-day"),
    ],
)
def test_a_day_lasts_until_local_midnight(day: str, hours: int) -> None:
    on = date.fromisoformat(day)
    assert NL.end_of(on) - NL.start_of(on) == hours * HOUR


def test_a_midnight_that_summer_time_skips_is_the_moment_of_the_change() -> None:
    beirut = Calendar("Asia/Beirut", "LB")
    assert beirut.start_of(date(2022, 3, 27)) == utc("2022-03-26T22:00")
    assert beirut.local_day(utc("2022-03-26T22:00")) == date(2022, 3, 27)


@pytest.mark.parametrize(
    ("by", "ahead", "at"),
    [
        pytest.param("2026-11-27", "1 working day", "2026-11-26T15:00", id="for-a-friday-on-thursday"),
        pytest.param("2026-11-23", "1 working day", "2026-11-20T15:00", id="for-a-monday-on-friday"),
        pytest.param("2026-11-22", "1 working day", "2026-11-19T15:00", id="for-a-sunday-friday-must-be-left"),
        pytest.param("2026-12-28", "1 working day", "2026-12-24T15:00", id="before-christmas"),
        pytest.param("2026-10-26", "1 working day", "2026-10-23T14:00", id="before-summer-time-ends"),
        pytest.param("2026-11-24", "2 days", "2026-11-20T15:00", id="two-days-before-is-a-sunday"),
        pytest.param("2026-11-27", "12 hours", "2026-11-27T11:00", id="within-office-hours"),
        pytest.param("2026-11-27", "20 hours", "2026-11-26T15:00", id="before-the-office-opens"),
        pytest.param("2026-11-27", "5 hours", "2026-11-27T15:00", id="after-it-closed"),
    ],
)
def test_a_warning_leaves_in_the_last_office_hour_before(by: str, ahead: str, at: str) -> None:
    assert NL.warn_at(date.fromisoformat(by), parse_span(ahead)) == utc(at)


@pytest.mark.parametrize(
    ("by", "at"),
    [
        pytest.param("2026-11-26", "2026-11-27T08:00", id="the-next-morning"),
        pytest.param("2026-11-27", "2026-11-30T08:00", id="after-the-weekend"),
        pytest.param("2026-12-24", "2026-12-28T08:00", id="after-christmas"),
        pytest.param("2026-03-27", "2026-03-30T07:00", id="after-summer-time-began"),
    ],
)
def test_what_follows_on_a_missed_day_leaves_in_the_first_office_hour_after(by: str, at: str) -> None:
    assert NL.follow_at(date.fromisoformat(by)) == utc(at)


@pytest.mark.parametrize(
    ("at", "office"),
    [
        pytest.param("2026-11-27T15:59", "2026-11-27T15:59", id="open"),
        pytest.param("2026-11-27T16:00", "2026-11-30T08:00", id="closed-for-the-weekend"),
        pytest.param("2026-11-27T07:59", "2026-11-27T08:00", id="not-open-yet"),
        pytest.param("2026-11-28T12:00", "2026-11-30T08:00", id="a-saturday"),
    ],
)
def test_office_hours(at: str, office: str) -> None:
    assert NL.office_at(utc(at)) == utc(office)


calendars = st.sampled_from(CALENDARS)
days = st.dates(date(2025, 1, 1), date(2028, 12, 31))
moments = st.datetimes(datetime(2025, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 Hypothesis wants naive bounds
aheads = st.builds(Span, st.integers(1, 30), st.sampled_from(Unit))


def is_office_hour(calendar: Calendar, at: datetime) -> bool:
    local = at.astimezone(ZoneInfo(calendar.timezone))
    return calendar.is_working_day(local.date()) and time(9) <= local.time() < time(17)


def working_days_between(calendar: Calendar, after: date, until: date) -> int:
    return sum(calendar.is_working_day(after + timedelta(n)) for n in range(1, (until - after).days + 1))


@given(calendars, days, aheads)
def test_a_warning_leaves_at_least_the_time_that_was_asked_for(calendar: Calendar, by: date, ahead: Span) -> None:
    at = calendar.warn_at(by, ahead)
    assert is_office_hour(calendar, at)
    match ahead.unit:
        case Unit.MINUTES | Unit.HOURS:
            assert calendar.end_of(by) - at >= timedelta(**{ahead.unit: ahead.amount})
        case Unit.DAYS | Unit.WEEKS:
            assert (by - calendar.local_day(at)).days >= ahead.amount * (7 if ahead.unit is Unit.WEEKS else 1)
        case Unit.WORKING_DAYS:
            assert working_days_between(calendar, calendar.local_day(at), by) >= ahead.amount


@given(calendars, days, aheads)
def test_a_warning_leaves_no_earlier_than_it_must(calendar: Calendar, by: date, ahead: Span) -> None:
    at = calendar.warn_at(by, ahead)
    later = calendar.office_at(at + 2 * HOUR)
    if ahead.unit is Unit.WORKING_DAYS:
        assert working_days_between(calendar, calendar.local_day(later), by) < ahead.amount


@given(calendars, days, st.integers(0, 40), aheads)
def test_a_later_day_is_never_warned_of_earlier(calendar: Calendar, by: date, more: int, ahead: Span) -> None:
    assert calendar.warn_at(by, ahead) <= calendar.warn_at(by + timedelta(more), ahead)


@given(calendars, moments)
def test_the_office_is_open_at_the_first_office_moment(calendar: Calendar, at: datetime) -> None:
    office = calendar.office_at(at)
    assert is_office_hour(calendar, office)
    assert office == at or not any(
        is_office_hour(calendar, at + n * HOUR / 2) for n in range(int((office - at) / HOUR * 2))
    )


@given(calendars, days)
def test_what_follows_leaves_after_the_day_and_in_the_morning(calendar: Calendar, by: date) -> None:
    at = calendar.follow_at(by)
    assert at >= calendar.end_of(by)
    assert at.astimezone(ZoneInfo(calendar.timezone)).time() == time(9)


@given(calendars, moments, st.integers(1, 30))
def test_so_many_working_days_lie_between_a_promise_and_its_day(calendar: Calendar, at: datetime, amount: int) -> None:
    by = calendar.by(at, working_days(amount))
    assert calendar.is_working_day(by)
    assert working_days_between(calendar, calendar.local_day(at), by) == amount


@given(calendars, moments)
def test_a_moment_lies_in_its_local_day(calendar: Calendar, at: datetime) -> None:
    day = calendar.local_day(at)
    assert calendar.start_of(day) <= at < calendar.end_of(day)
