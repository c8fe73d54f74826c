"""What handlers say of clocks: what is read, what is refused and what would have worked, what is kept."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO

import pytest

from mailbot.admin.register import COLUMNS, csv_of, lines_of
from mailbot.case import clock_reminders
from mailbot.case.clocks import PRESETS, find_running, read_clock
from mailbot.case.commands.context import CommandContext
from mailbot.case.commands.execution import execute
from mailbot.case.commands.grammar import parse
from mailbot.case.commands.table import COMMANDS
from mailbot.case.register import rows_of_case
from mailbot.facts import Case, Effect, FieldRecord, Letter, Organisation, Save, Send, State
from mailbot.letters.clocks import ClockNews
from mailbot.letters.rendering import Texts
from tests.case.builders import ANKE, HOUSE, situation
from tests.running_clocks import running
from tests.sample_letters import fields_of

TODAY = date(2026, 11, 30)
FRIDAY = datetime(2026, 11, 27, 18, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OFFICER = "fg@voorbeeld.example"
ALL_ON = tuple(replace(clock, enabled=True) for clock in PRESETS.values())
EVERY = replace(HOUSE, data_protection_officer=OFFICER, clocks=ALL_ON)
CASE = Case("VB-2026-K7QM", State.RECEIVED, FRIDAY, "rosa@melder.example", "nl", received_at=FRIDAY)


def ordered(
    case: Case, text: str, now: datetime, house: Organisation = EVERY
) -> list[Effect] | tuple[str, tuple[str, ...]]:
    """Give what a handler's mail does, or the word that refuses it and what would have worked."""
    parsed = parse(text, TODAY)
    if parsed.problem is not None:
        return parsed.problem.why, parsed.problem.would_work
    known = situation(organisation=house, now=now)
    context = CommandContext(
        ANKE, known, COMMANDS, parsed.commands, 1, words=parsed.words, below=parsed.words, signed=True
    )
    done = execute(context, case)
    return done if isinstance(done, list) else (done.why, done.would_work)


def after(case: Case, text: str, now: datetime = FRIDAY, house: Organisation = EVERY) -> Case:
    effects = ordered(case, text, now, house)
    assert isinstance(effects, list), effects
    return next(effect.case for effect in effects if isinstance(effect, Save))


def letters(effects: object) -> dict[str, Letter]:
    assert isinstance(effects, list), effects
    return {one.letter.text: one.letter for one in effects if isinstance(one, Send)}


def why(case: Case, text: str, now: datetime = FRIDAY + 4 * DAY, house: Organisation = EVERY) -> str:
    refused = ordered(case, text, now, house)
    assert isinstance(refused, tuple), refused
    return refused[0]


@pytest.mark.parametrize(
    ("line", "day", "clock"),
    [
        ("#breach", None, None),
        ("#breach 2026-11-27", date(2026, 11, 27), None),
        ("#breach 27.11.2026", date(2026, 11, 27), None),
        ("#incident 2026-11-27 14:30", date(2026, 11, 27), time(14, 30)),
        ("#Breach: vrijdag 27 november 14.30 uur.", date(2026, 11, 27), time(14, 30)),
        ("#exploited vendredi 27 novembre à 14 h 30", date(2026, 11, 27), time(14, 30)),
        ("#clock gdpr Freitag, 27. November 2026 um 14:30 Uhr", date(2026, 11, 27), time(14, 30)),
        ("#clock\N{NO-BREAK SPACE}NIS2 9:05", TODAY, time(9, 5)),  # as a letter shows it
    ],
)
def test_the_moment_is_read_as_people_write_it(line: str, day: date | None, clock: time | None) -> None:
    (command,) = parse(line, TODAY).commands
    assert (command.choice, command.day, command.clock) == ("", day, clock)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("#breach soon", "bad-date"),
        ("#breach 2026-11-27 25:00", "bad-date"),
        ("#breach maandag 27 november", "bad-date"),
        ("#breach 2026-12-02", "future-moment"),
        ("#breach notified", "missing-argument"),
        ("#breach notified AP-1\n#breach not-notifiable encrypted", "illegal"),
        ("#breach 2026-11-27\n#breach 2026-11-28", "illegal"),
        ("#breach facts A list was public", "clock-not-running"),
        ("#breech", "unknown"),
        ("#clock", "missing-argument"),
        ("#clock vat", "no-such-clock"),
        ("#clock nis2 2026-11-27\n#clock nis2 2026-11-28", "illegal"),
        ("#incident\n#incident done NIS-1", "no-such-step"),
        ("#incident\n#incident done early-warning", "missing-argument"),
        ("#incident\n#incident supplier The cloud one", "no-such-field"),
        ("#incident\n#incident done early-warning X-1 2027-11-27 14:30", "future-moment"),
        ("#incident\n#incident not-applicable final-report", "missing-argument"),
    ],
)
def test_what_is_not_clear_is_refused(text: str, refused: str) -> None:
    assert why(CASE, text, FRIDAY + 2 * HOUR) == refused


def test_what_would_have_worked_can_be_typed_as_it_stands() -> None:
    running_one = after(CASE, "#incident")
    for text in ("#incident done NIS-1", "#incident supplier The cloud one", "#clock vat"):
        refused = ordered(running_one, text, FRIDAY)
        assert isinstance(refused, tuple)
        for line in refused[1]:
            assert parse(line, TODAY).problem is None, line


def test_a_clock_that_is_not_switched_on_is_not_started_and_the_others_are_named() -> None:
    assert ordered(CASE, "#incident", FRIDAY, HOUSE) == ("no-such-clock", ("#breach",))


@pytest.mark.parametrize("name", PRESETS)
def test_each_clock_lives_from_its_first_word_to_its_last(name: str) -> None:
    case = after(CASE, f"#clock {name}")
    law = PRESETS[name]
    told = "\n".join(f"#clock {name} {field} words on {field}" for field in law.fields)
    case = after(case, told)
    for number, step in enumerate(law.steps):
        if step.name == "final-report":
            case = after(case, f"#clock {name} fixed 2026-11-27 19:30", FRIDAY + 2 * HOUR)
        case = after(case, f"#clock {name} done {step.name} REF-{number}", FRIDAY + 3 * HOUR)
    (clock,) = case.clocks
    reading = read_clock(clock, case, EVERY)
    assert (reading.is_running, reading.still_open, clock_reminders.dues(case, situation())) == (False, (), ())
    assert [record.reference for record in clock.records] == [f"REF-{number}" for number in range(len(law.steps))]
    assert not case.drafts  # nothing of it goes to the reporter


class TestLate:
    CASE = after(CASE, "#breach")

    def test_a_late_step_wants_its_reason_and_is_refused_with_the_line_that_works(self) -> None:
        late = FRIDAY + 73 * HOUR
        assert ordered(self.CASE, "#breach notified AP-1", late) == ("late-reason", ("#breach notified AP-1",))
        (clock,) = after(self.CASE, "#breach notified AP-1\n\nNobody saw it.", late).clocks
        (record,) = clock.records
        assert (record.reference, record.at, record.late_reason) == ("AP-1", late, "Nobody saw it.")

    def test_what_was_done_in_time_and_is_told_late_says_when(self) -> None:
        case = after(self.CASE, "#breach notified AP-2026-11 2026-11-28 14:30", FRIDAY + 73 * HOUR)
        (record,) = case.clocks[0].records
        assert (record.reference, record.at) == ("AP-2026-11", datetime(2026, 11, 28, 13, 30, tzinfo=UTC))

    def test_another_reference_corrects_it_and_not_the_moment(self) -> None:
        case = after(after(self.CASE, "#breach notified AP-1"), "#breach notified AP-2", FRIDAY + 9 * DAY)
        assert [(one.reference, one.at) for one in case.clocks[0].records] == [("AP-2", FRIDAY)]

    def test_awareness_that_was_earlier_makes_late_what_was_in_time(self) -> None:
        case = after(self.CASE, "#breach notified AP-1", FRIDAY + 71 * HOUR)
        later = FRIDAY + 72 * HOUR
        assert why(case, "#breach 2026-11-20", later) == "late-reason"
        case = after(case, "#breach 2026-11-20\n\nThe mail lay in the spam folder.", later)
        assert case.clocks[0].records[0].late_reason == "The mail lay in the spam folder."
        assert clock_reminders.dues(case, situation()) == ()

    def test_what_was_not_done_after_all_is_reminded_of_again(self) -> None:
        case = after(self.CASE, "#breach notified AP-1", FRIDAY + HOUR)
        case = after(case, "#breach not-done notification", FRIDAY + 2 * HOUR)
        assert clock_reminders.dues(case, situation())[0].at == FRIDAY + 36 * HOUR


@pytest.mark.parametrize(
    ("before", "text", "what", "was_at"),
    [
        pytest.param("", "#exploited", ClockNews.STARTED, None, id="started"),
        pytest.param("#exploited", "#exploited 2026-11-26 09:00", ClockNews.AWARE, FRIDAY, id="awareness-corrected"),
        pytest.param("#exploited", "#exploited", ClockNews.AWARE, None, id="awareness-said-again"),
        pytest.param("#exploited\n#exploited not-applicable no", "#exploited", ClockNews.STARTED, None, id="again"),
        pytest.param("#exploited", "#exploited fixed 2026-11-27 08:00", ClockNews.FIX, None, id="a-fix"),
    ],
)
def test_the_leads_and_the_officer_read_what_changed(
    before: str, text: str, what: ClockNews, was_at: datetime | None
) -> None:
    case = CASE
    for line in before.splitlines():
        case = after(case, line)
    written = letters(ordered(case, text, FRIDAY + HOUR))
    told = fields_of(written["clock-declared"])
    assert (told["what"], told["was_at"]) == (what, was_at)
    assert (told["fixed_at"] is not None) is (what is ClockNews.FIX)


@pytest.mark.parametrize(
    ("before", "text", "step"),
    [
        pytest.param("#exploited", "#fixed", "final-report", id="whose-end-is-counted-from-the-fix"),
        pytest.param("#incident", "#fixed", None, id="of-which-no-step-is"),
        pytest.param("#exploited", "#exploited fixed 2026-11-27 08:00", None, id="that-the-command-itself-is-about"),
        pytest.param("#exploited\n#exploited not-applicable no", "#fixed", None, id="that-does-not-apply"),
    ],
)
def test_a_fix_is_confirmed_with_the_new_end_of_a_clock(before: str, text: str, step: str | None) -> None:
    case = replace(CASE, state=State.ACCEPTED)
    for line in before.splitlines():
        case = after(case, line)
    moved = fields_of(letters(ordered(case, text, FRIDAY + HOUR))["confirmation"])["moved"]
    assert (moved and (moved.step, moved.until)) == (step and (step, FRIDAY + HOUR + 14 * DAY))


def test_declared_late_the_passed_reminders_are_not_sent_and_the_officer_hears_no_content() -> None:
    effects = ordered(CASE, "#breach", FRIDAY + 50 * HOUR)
    told = {one.letter.to: one.letter for one in effects if isinstance(one, Send) and one.letter.text != "confirmation"}
    assert set(told) == {ANKE.address, OFFICER}
    assert fields_of(told[OFFICER])["left"] == 22
    assert told[OFFICER].below is None
    assert clock_reminders.dues(after(CASE, "#breach", FRIDAY + 50 * HOUR), situation())[0].at == FRIDAY + 57.6 * HOUR


def test_two_clocks_are_started_and_kept_in_one_mail() -> None:
    case = after(CASE, "#breach\n#incident 2026-11-27 18:30\n#clock nis2 facts A\n#clock gdpr facts B\n#breach data C")
    gdpr, nis2 = case.clocks
    assert (gdpr.aware_at, nis2.aware_at) == (FRIDAY, datetime(2026, 11, 27, 17, 30, tzinfo=UTC))
    assert (gdpr.words_of("facts"), gdpr.words_of("data"), nis2.words_of("facts")) == ("B", "C", "A")


def test_not_applicable_ends_a_clock_or_a_step_and_started_again_it_has_run_on() -> None:
    case = after(after(CASE, "#incident"), "#incident not-applicable final-report they asked for none")
    reading = read_clock(case.clocks[0], case, EVERY)
    assert [step.step.name for step in reading.ahead] == ["early-warning", "notification"]
    case = after(case, "#incident not-applicable it was a test")
    assert (case.clocks[0].not_applicable, clock_reminders.dues(case, situation())) == ("it was a test", ())
    case = after(case, "#incident", FRIDAY + 13 * HOUR)
    assert case.clocks[0].aware_at == FRIDAY
    assert clock_reminders.dues(case, situation())[0].at == FRIDAY + 19.2 * HOUR


def test_only_what_ends_it_with_nobody_having_heard_waits_an_hour() -> None:
    for line, waits in (
        ("#breach not-notifiable encrypted", True),
        ("#clock nis2 not-applicable encrypted", True),
        ("#incident done early-warning X", False),
        ("#breach notified AP-1", False),
    ):
        (command,) = parse(line, TODAY).commands
        assert command.spec.waits(command, CASE) is waits


def test_what_has_waited_is_carried_out_as_it_was_typed() -> None:
    (command,) = parse("#clock nis2 not-applicable a test", TODAY).commands
    again = " ".join((f"#{command.name}", command.of, command.choice, command.text))
    assert parse(again, TODAY).commands[0].argument == command.argument


class TestTheText:
    """For the authority's form."""

    HOUSE = replace(
        EVERY,
        clocks=(
            replace(PRESETS["nis2"], enabled=True, authority="CSIRT", language="de", portal="https://csirt.example"),
        ),
    )
    CASE = after(CASE, "#incident\n#incident facts Der Dienst stand still.", FRIDAY, HOUSE)

    def test_it_is_in_the_authoritys_language_with_what_is_known_and_what_is_missing(self) -> None:
        letter = letters(ordered(self.CASE, "#incident text", FRIDAY + HOUR, self.HOUSE))["clock-text"]
        assert letter.shows is not None
        assert (letter.language, letter.shows.language, letter.to) == ("nl", "de", ANKE.address)
        body = " ".join(Texts().render(letter.shows, self.HOUSE).body.split())
        assert "Der Dienst stand still." in body
        assert body.count("[fehlt noch]") == len(PRESETS["nis2"].fields) - 1
        assert CASE.reporter not in body
        told = fields_of(letter)
        assert (told["authority"], told["portal"]) == ("CSIRT", "https://csirt.example")

    def test_it_is_the_only_answer_or_comes_beside_what_else_was_done(self) -> None:
        assert set(letters(ordered(self.CASE, "#incident text", FRIDAY, self.HOUSE))) == {"clock-text"}
        both = ordered(self.CASE, "#incident severity high\n#incident text", FRIDAY, self.HOUSE)
        assert set(letters(both)) == {"clock-text", "confirmation"}


def test_closing_a_case_says_until_when_its_clocks_run_on() -> None:
    def told(case: Case) -> object:
        return fields_of(letters(ordered(case, "#close duplicate", FRIDAY + HOUR))["confirmation"])["clock_until"]

    assert told(after(CASE, "#breach")) == FRIDAY + 72 * HOUR
    assert told(after(after(CASE, "#breach"), "#breach notified AP-1")) is None
    assert told(CASE) is None


HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "\N{FULLWIDTH EQUALS SIGN}1"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_cell_is_a_formula_and_no_escape_reaches_a_terminal(hostile: str) -> None:
    clock = replace(running(FRIDAY), fields=(FieldRecord("facts", hostile), FieldRecord("effects", '\x1b[2J", "x')))
    own = replace(clock, law=replace(clock.law, name="ours", fields=("facts", "effects", hostile)))
    for one in (clock, own):
        rows = rows_of_case(replace(CASE, clocks=(one,)), HOUSE)
        head, cells = csv.reader(StringIO(csv_of(rows)))
        assert tuple(head[: len(COLUMNS)]) == COLUMNS
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r")) for cell in (*head, *cells))
        assert "\x1b" not in csv_of(rows) + "".join(lines_of(rows))


def test_the_register_has_a_row_for_each_step_of_each_clock() -> None:
    case = after(after(CASE, "#breach\n#incident"), "#incident done early-warning CSIRT-1", FRIDAY + HOUR)
    case = after(case, "#breach notified AP-1\n\nNobody looked.", FRIDAY + 80 * HOUR)
    rows = [
        (row["clock"], row["step"], row["due"], row["done"], row["authority_reference"], row["reason"])
        for row in rows_of_case(case, EVERY)
    ]
    assert rows == [
        ("gdpr", "notification", FRIDAY + 72 * HOUR, FRIDAY + 80 * HOUR, "AP-1", "Nobody looked."),
        ("nis2", "early-warning", FRIDAY + 24 * HOUR, FRIDAY + HOUR, "CSIRT-1", ""),
        ("nis2", "notification", FRIDAY + 72 * HOUR, None, "", ""),
        ("nis2", "final-report", None, None, "", ""),
    ]
    assert find_running(case, "cra-incident") is None


def test_the_text_says_whom_a_clock_of_the_configuration_may_want_told() -> None:
    law = replace(PRESETS["nis2"], name="contract", tells="onze klanten", enabled=True)
    house = replace(EVERY, clocks=(law,))
    case = after(CASE, "#clock contract", FRIDAY, house)
    letter = letters(ordered(case, "#clock contract text", FRIDAY, house))["clock-text"]
    assert "onze klanten" in Texts().render(replace(letter, below=""), house).body
