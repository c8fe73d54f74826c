"""Each clock through its whole life in simulated time: when reminders come, what is late, and what ends it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailbot.case import clock_reminders, policy
from mailbot.case.clocks import PRESETS, Rules, StepNow, all_clocks, earliest_ahead, read_clock, switched_on, time_ends
from mailbot.case.dues import dues
from mailbot.case.states import Move, moved
from mailbot.facts import (
    Case,
    ClockRules,
    ClockStep,
    CloseReason,
    Due,
    DueKind,
    DueNow,
    LegalClock,
    Marks,
    RunningClock,
    Save,
    Send,
    State,
    StepFrom,
    StepRecord,
    Within,
)
from mailbot.languages import LANGUAGES, PHRASES
from tests.case.builders import ANKE, HOUSE, case_in, first, mail, situation
from tests.running_clocks import running
from tests.sample_letters import fields_of

HERE = ZoneInfo(HOUSE.timezone)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FRIDAY = datetime(2026, 11, 27, 18, 0, tzinfo=UTC)
OFFICER = "fg@voorbeeld.example"
WITH_OFFICER = replace(HOUSE, data_protection_officer=OFFICER)
CASE = Case("VB-2026-K7QM", State.RECEIVED, FRIDAY, "rosa@melder.example", "nl", received_at=FRIDAY)
REMINDER = DueNow(Due(DueKind.CLOCK, FRIDAY, CASE.reference))
AFTERWARDS = [DAY, 3 * DAY, 7 * DAY, 14 * DAY, 30 * DAY]
EARLY, NOTIFIED = "early-warning", "notification"
STARTS = [
    pytest.param(FRIDAY, id="in-winter"),
    pytest.param(datetime(2026, 3, 27, 18, tzinfo=UTC), id="into-summer-time"),
    pytest.param(datetime(2026, 10, 23, 18, tzinfo=UTC), id="out-of-summer-time"),
    pytest.param(datetime(2026, 12, 31, 1, 30, tzinfo=UTC), id="at-night,-into-a-new-year"),
]


def here(*moment: int) -> datetime:
    """A moment as the clock on the wall shows it."""
    return datetime(*moment, tzinfo=HERE).astimezone(UTC)  # type: ignore[misc, arg-type]  # year to minute


def with_clocks(*clocks: RunningClock, **more: object) -> Case:
    return replace(CASE, clocks=clocks, **more)  # type: ignore[arg-type]


def step(case: Case, name: str, number: int = 0, rules: Rules = HOUSE) -> StepNow:
    found = read_clock(case.clocks[number], case, rules).find(name)
    assert found is not None
    return found


def done(case: Case, name: str, at: datetime, number: int = 0) -> Case:
    """Note a step, as a handler's command does."""
    clock = case.clocks[number]
    clock = replace(clock, records=(*clock.records, StepRecord(name, at, "REF")))
    return replace(case, clocks=(*case.clocks[:number], clock, *case.clocks[number + 1 :]))


def reminded(case: Case, until: datetime) -> tuple[list[datetime], Case]:
    """Let time jump from due to due; gives when somebody was reminded."""
    at = []
    while (owed := clock_reminders.dues(case, situation())) and owed[0].at <= until:
        effects = clock_reminders.come_up(REMINDER, case, situation(now=owed[0].at))
        (case,) = (effect.case for effect in effects if isinstance(effect, Save))
        assert any(isinstance(effect, Send) for effect in effects)
        at.append(owed[0].at)
    return at, case


@pytest.mark.parametrize("start", STARTS)
def test_the_72_hours_are_told_at_50_and_80_percent_and_in_the_last_hours_and_then_less_and_less(
    start: datetime,
) -> None:
    at, _ = reminded(with_clocks(running(start)), start + 99 * DAY)
    hours = [36, 57.6, 69, 70, 71, 72]
    assert [one - start for one in at] == [
        *(timedelta(hours=one) for one in hours),
        *(72 * HOUR + d for d in AFTERWARDS),
    ]


def test_a_processor_is_reminded_of_its_customers_without_end_until_they_are_told() -> None:
    at, case = reminded(with_clocks(running(FRIDAY, "gdpr-processor")), FRIDAY + 5 * DAY)
    assert [(one - FRIDAY) / HOUR for one in at] == [4, 12, 24, 48, 72, 96, 120]
    assert earliest_ahead(case, HOUSE) is not None
    assert clock_reminders.dues(done(case, "customers", FRIDAY + 5 * DAY), situation()) == ()


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("name", ["nis2", "cra-incident"])
def test_a_final_report_is_due_one_month_after_the_notification_was_done(name: str, start: datetime) -> None:
    case = with_clocks(running(start, name))
    assert (step(case, EARLY).due_at, step(case, NOTIFIED).due_at) == (start + DAY, start + 3 * DAY)
    assert (step(case, "final-report").due_at, step(case, "final-report").started_at) == (None, None)
    at, case = reminded(case, start + 24 * HOUR)
    assert [(one - start) / HOUR for one in at] == [12, 19.2, 21, 22, 23, 24]
    case = done(done(case, EARLY, start + 20 * HOUR), NOTIFIED, start + 40 * HOUR)
    final = step(case, "final-report")
    assert final.due_at is not None
    local, end = (start + 40 * HOUR).astimezone(HERE), final.due_at.astimezone(HERE)
    assert (end.hour, end.minute, end.month) == (local.hour, local.minute, local.month % 12 + 1)
    at, case = reminded(case, final.due_at)
    assert [final.due_at - one for one in at[-4:]] == [3 * HOUR, 2 * HOUR, HOUR, timedelta(0)]
    assert final.due_at - DAY in at
    case = done(case, "final-report", final.due_at)
    assert not step(case, "final-report").is_late
    assert clock_reminders.dues(case, situation()) == ()


@pytest.mark.parametrize(
    ("notified", "due"),
    [
        pytest.param((2027, 1, 31, 9, 0), (2027, 2, 28, 9, 0), id="31-January"),
        pytest.param((2028, 1, 30, 9, 0), (2028, 2, 29, 9, 0), id="30-January-of-a-leap-year"),
        pytest.param((2026, 12, 31, 23, 59), (2027, 1, 31, 23, 59), id="31-December,-at-night"),
        pytest.param((2026, 10, 31, 2, 30), (2026, 11, 30, 2, 30), id="31-October"),
        pytest.param((2026, 3, 15, 0, 30), (2026, 4, 15, 0, 30), id="into-summer-time"),
        pytest.param((2027, 2, 28, 9, 0), (2027, 3, 28, 9, 0), id="28-February-is-not-the-end-of-March"),
    ],
)
def test_a_month_ends_on_its_day_or_on_the_last_one(notified: tuple[int, ...], due: tuple[int, ...]) -> None:
    at = here(*notified)
    assert step(done(with_clocks(running(at - DAY, "nis2")), NOTIFIED, at), "final-report").due_at == here(*due)


MOMENTS = st.integers(0, 20 * 366 * 24 * 60).map(lambda minutes: FRIDAY + timedelta(minutes=minutes))


@given(MOMENTS)
def test_a_month_and_days_end_by_the_calendar_and_hours_as_they_pass(at: datetime) -> None:
    local = at.astimezone(HERE)
    month = time_ends(Within(months=1), at, HOUSE.timezone).astimezone(HERE).date()
    assert (month.year * 12 + month.month) - (local.year * 12 + local.month) == 1
    assert month.day == local.day or (month + DAY).day == 1
    assert time_ends(Within(days=14), at, HOUSE.timezone).astimezone(HERE).date() == local.date() + 14 * DAY
    assert time_ends(Within(hours=72), at, HOUSE.timezone) - at == 72 * HOUR


@given(MOMENTS, st.sampled_from(sorted(PRESETS)), st.integers(0, 5000))
def test_whatever_the_moment_the_next_reminder_is_ahead_and_one_reading_is_as_good_as_two(
    at: datetime, name: str, hours: int
) -> None:
    since = at + hours * HOUR
    reading = read_clock(running(at, name), CASE, HOUSE)
    for mark in reading.marks_after(since):
        assert mark > since
        assert any(between == mark for between in reading.marks_after(mark - timedelta(microseconds=1)))


class TestFromTheFix:
    """The last report on an exploited vulnerability."""

    def test_the_case_gives_the_moment_and_14_days_end_at_the_same_time_of_day(self) -> None:
        fixed = here(2026, 3, 20, 17, 0)
        case = with_clocks(running(fixed - 3 * DAY, "cra-vulnerability"), fixed_at=fixed)
        assert step(case, "final-report").due_at == here(2026, 4, 3, 17, 0)

    def test_a_handler_corrects_it_and_it_may_come_before_awareness_and_assessment(self) -> None:
        clock = replace(running(FRIDAY, "cra-vulnerability"), fixed_at=FRIDAY - 5 * DAY)
        case = with_clocks(clock, fixed_at=FRIDAY + DAY)
        assert case.state is State.RECEIVED
        assert step(case, "final-report").due_at == FRIDAY + 9 * DAY

    def test_without_a_fix_nothing_is_due_of_it(self) -> None:
        case = with_clocks(running(FRIDAY, "cra-vulnerability"))
        case = done(done(case, EARLY, FRIDAY), NOTIFIED, FRIDAY)
        assert (step(case, "final-report").due_at, clock_reminders.dues(case, situation())) == (None, ())
        assert earliest_ahead(case, HOUSE) is not None  # and it is not over

    def test_a_reporter_who_opens_the_case_again_does_not_end_it(self) -> None:
        clock = running(FRIDAY, "cra-vulnerability")
        closed = moved(case_in(State.ACCEPTED, clocks=(clock,), fixed_at=FRIDAY), Move.CLOSE, FRIDAY, CloseReason.FIXED)
        again = moved(closed, Move.REOPEN, FRIDAY + DAY)
        assert again.fixed_at is None
        assert step(again, "final-report").due_at == FRIDAY + 14 * DAY


def test_two_clocks_of_one_case_are_told_of_apart_and_end_apart() -> None:
    case = with_clocks(running(FRIDAY), running(FRIDAY, "nis2"))
    effects = clock_reminders.come_up(REMINDER, case, situation(organisation=WITH_OFFICER, now=FRIDAY + 37 * HOUR))
    told = [
        (one.letter.text, one.letter.to, fields_of(one.letter)["clock"]) for one in effects if isinstance(one, Send)
    ]
    assert told == [
        ("clock-reminder", ANKE.address, "gdpr"),
        ("clock-officer", OFFICER, "gdpr"),
        ("clock-reminder", ANKE.address, "nis2"),  # which is not about personal data
    ]
    case = done(case, NOTIFIED, FRIDAY + 38 * HOUR)
    ahead = earliest_ahead(case, HOUSE)
    assert ahead is not None
    assert (ahead[0].clock.name, ahead[1].step.name, ahead[1].due_at) == ("nis2", EARLY, FRIDAY + DAY)


def test_after_an_outage_a_clock_is_told_of_once_as_it_stands_then() -> None:
    now = FRIDAY + 71.5 * HOUR
    effects = clock_reminders.come_up(REMINDER, with_clocks(running(FRIDAY)), situation(now=now))
    (letter,) = [one.letter for one in effects if isinstance(one, Send)]
    assert (fields_of(letter)["left"], fields_of(letter)["over"]) == (0, False)
    (after,) = [one.case for one in effects if isinstance(one, Save)]
    assert clock_reminders.come_up(REMINDER, after, situation(now=now + timedelta(minutes=20))) == []


def test_what_does_not_apply_is_reminded_of_no_more_and_a_closed_case_keeps_its_clocks() -> None:
    clock = running(FRIDAY, "nis2")
    assert dues(with_clocks(clock, state=State.CLOSED), situation())[0].kind is DueKind.CLOCK
    ended = replace(clock, not_applicable="a test list", not_applicable_at=FRIDAY)
    assert clock_reminders.dues(with_clocks(ended), situation()) == ()
    one = done(with_clocks(clock), NOTIFIED, FRIDAY + HOUR)
    early = StepRecord(EARLY, FRIDAY, not_applicable="told at once")
    one = with_clocks(replace(one.clocks[0], records=(*one.clocks[0].records, early)))
    (owed,) = clock_reminders.dues(one, situation())
    assert owed.at > FRIDAY + 10 * DAY  # of the final report, and of nothing before


class TestTheConfiguration:
    OWN = LegalClock(
        "contract",
        "our contracts",
        (
            ClockStep("notice", StepFrom.AWARENESS, Within(hours=8)),
            ClockStep("report", StepFrom.STEP_BEFORE, Within(days=5)),
        ),
        ("facts",),
        marks=Marks(shares=(25,), before=(HOUR,)),
    )

    def test_a_clock_of_its_own_lives_like_the_others(self) -> None:
        rules = ClockRules(HOUSE.timezone, (self.OWN,))
        assert [law.name for law in switched_on(replace(HOUSE, clocks=(self.OWN,)))] == ["gdpr", "contract"]
        case = with_clocks(replace(running(FRIDAY), law=self.OWN))
        at, case = reminded(case, FRIDAY + 8 * HOUR)
        assert [(one - FRIDAY) / HOUR for one in at] == [2, 7, 8]
        assert step(done(case, "notice", FRIDAY + HOUR), "report", rules=rules).due_at == FRIDAY + 5 * DAY + HOUR

    def test_one_that_it_no_longer_has_runs_on_as_it_was_and_one_that_it_changes_runs_as_it_says(self) -> None:
        case = with_clocks(replace(running(FRIDAY), law=self.OWN))
        assert step(case, "notice").due_at == FRIDAY + 8 * HOUR
        longer = replace(self.OWN, steps=(ClockStep("notice", StepFrom.AWARENESS, Within(hours=12)),))
        assert step(case, "notice", rules=ClockRules(HOUSE.timezone, (longer,))).due_at == FRIDAY + 12 * HOUR

    def test_switched_off_it_is_not_started_and_runs_on_where_it_was(self) -> None:
        off = replace(HOUSE, clocks=(replace(PRESETS["gdpr"], enabled=False),))
        assert switched_on(off) == ()
        assert clock_reminders.dues(with_clocks(running(FRIDAY)), situation(organisation=off))

    def test_gdpr_is_on_by_itself_and_no_other(self) -> None:
        assert [law.name for law in switched_on(HOUSE)] == ["gdpr"]
        assert set(all_clocks(HOUSE)) == {"gdpr", "gdpr-processor", "nis2", "cra-vulnerability", "cra-incident"}


class TestTheQuestion:
    """Nobody may look before Monday."""

    @pytest.mark.parametrize(
        ("case", "asked"),
        [
            (CASE, True),
            (replace(CASE, received_at=datetime(2026, 11, 25, 10, tzinfo=UTC)), False),  # the office is open
            (replace(CASE, touched_at=FRIDAY), False),
            (replace(CASE, state=State.CONTACT, received_at=None), False),
            (replace(CASE, clocks_asked_at=FRIDAY), False),
            (replace(CASE, clocks=(running(FRIDAY),)), False),
        ],
    )
    def test_a_report_out_of_hours_asks_within_twelve_hours(self, case: Case, asked: bool) -> None:
        owed = [due for due in dues(case, situation(now=FRIDAY)) if due.kind is DueKind.CLOCK_QUESTION]
        assert [due.at <= FRIDAY + timedelta(hours=12) for due in owed] == [True] * asked

    def test_it_names_what_is_switched_on_and_starts_nothing(self) -> None:
        both = replace(HOUSE, clocks=(replace(PRESETS["nis2"], enabled=True),))
        effects = clock_reminders.ask(REMINDER, CASE, situation(organisation=both, now=FRIDAY + 10 * HOUR))
        (after,) = [one.case for one in effects if isinstance(one, Save)]
        assert (after.clocks, after.clocks_asked_at) == ((), FRIDAY + 10 * HOUR)
        assert not list(clock_reminders.question_dues(after, situation(organisation=both, now=FRIDAY + 10 * HOUR)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clock_step_and_field_of_ours_has_words_in_every_language(language: str) -> None:
    words = PHRASES[language].clocks
    assert set(words.titles) == set(words.doubts) == set(words.tells) == set(PRESETS)
    assert set(words.laws) <= {clock.law for clock in PRESETS.values()}  # none by a name that it had once
    assert set(words.brief) == set(PRESETS)
    assert set(words.steps) == {one.name for law in PRESETS.values() for one in law.steps}
    assert set(words.fields) == {field for law in PRESETS.values() for field in law.fields}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        pytest.param("The list of customer data is public.", ["gdpr"], id="personal-data"),
        pytest.param("Op /export staan persoonsgegevens.", ["gdpr"], id="personal-data-in-Dutch"),
        pytest.param("Die Schwachstelle wird schon ausgenutzt.", ["nis2", "cra-vulnerability"], id="exploitation"),
        pytest.param("Exploited in the wild; passwords leak.", ["gdpr", "nis2", "cra-vulnerability"], id="both"),
        pytest.param("The page /login has a hole.", ["gdpr"], id="neither-is-asked-as-ever"),
    ],
)
def test_what_a_report_mentions_is_asked_about_and_nothing_is_started(text: str, asked: list[str]) -> None:
    on = tuple(replace(PRESETS[name], enabled=True) for name in ("nis2", "cra-vulnerability"))
    house = replace(HOUSE, clocks=on)
    shown = first(policy.decide(mail(text * 12, row=3), None, situation(organisation=house)), "case")
    assert [one.clock for one in fields_of(shown)["may_run"]] == asked
    off = replace(HOUSE, clocks=(replace(PRESETS["gdpr"], enabled=False),))
    shown = first(policy.decide(mail(text * 12, row=3), None, situation(organisation=off)), "case")
    assert fields_of(shown)["may_run"] == ()
