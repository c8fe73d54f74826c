"""The law's clock, as a table of hours; and what `#breach` reads."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO

import pytest

from mailbot.admin.breaches import COLUMNS, csv_of, facts_of, lines_of
from mailbot.case import breach
from mailbot.case.commands.context import CommandContext
from mailbot.case.commands.execution import execute
from mailbot.case.commands.grammar import parse
from mailbot.case.commands.table import COMMANDS
from mailbot.case.dues import dues
from mailbot.facts import Breach, Case, Due, DueKind, DueNow, Effect, Save, Send, State
from tests.case.builders import ANKE, HOUSE, situation
from tests.sample_letters import fields_of

TODAY = date(2026, 11, 30)
FRIDAY = datetime(2026, 11, 27, 18, 0, tzinfo=UTC)
OFFICER = "fg@voorbeeld.example"
REMINDER = DueNow(Due(DueKind.BREACH, FRIDAY, "VB-2026-K7QM"))
CASE = Case("VB-2026-K7QM", State.RECEIVED, FRIDAY, "rosa@melder.example", "nl", received_at=FRIDAY)
HOURS = [timedelta(hours=hours) for hours in (24, 48, 60, 71, 72)]


def ordered(case: Case, text: str, now: datetime) -> list[Effect] | str:
    """Give what a handler's mail does, or the word that refuses it."""
    parsed = parse(text, TODAY)
    if parsed.problem is not None:
        return parsed.problem.why
    house = replace(HOUSE, data_protection_officer=OFFICER)
    context = CommandContext(
        ANKE,
        situation(organisation=house, now=now),
        COMMANDS,
        parsed.commands,
        1,
        words=parsed.words,
        below=parsed.words,
        signed=True,
    )
    done = execute(context, case)
    return done if isinstance(done, list) else done.why


def saved(effects: list[Effect] | str) -> Case:
    assert isinstance(effects, list), effects
    return next(effect.case for effect in effects if isinstance(effect, Save))


@pytest.mark.parametrize(
    ("line", "day", "clock"),
    [
        ("#breach", None, None),
        ("#breach 2026-11-27", date(2026, 11, 27), None),
        ("#breach 27.11.2026", date(2026, 11, 27), None),
        ("#breach 2026-11-27 14:30", date(2026, 11, 27), time(14, 30)),
        ("#Breach: vrijdag 27 november 14.30 uur.", date(2026, 11, 27), time(14, 30)),
        ("#breach vendredi 27 novembre à 14 h 30", date(2026, 11, 27), time(14, 30)),
        ("#breach Freitag, 27. November 2026 um 14:30 Uhr", date(2026, 11, 27), time(14, 30)),
        ("#breach 9:05", TODAY, time(9, 5)),
    ],
)
def test_the_moment_is_read_as_people_write_it(line: str, day: date | None, clock: time | None) -> None:
    (command,) = parse(line, TODAY).commands
    assert (command.choice, command.day, command.clock) == ("", day, clock)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("#breach soon", "bad-date"),
        ("#breach 2026-11-27 25:00", "bad-date"),
        ("#breach maandag 27 november", "bad-date"),
        ("#breach 2026-12-01", "future-moment"),
        ("#breach notified", "missing-argument"),
        ("#breach notified AP-1\n#breach not-notifiable encrypted", "illegal"),
        ("#breach 2026-11-27\n#breach 2026-11-28", "illegal"),
        ("#breach facts A list was public", "no-breach"),
        ("#breech", "unknown"),
    ],
)
def test_what_is_not_clear_is_refused(text: str, why: str) -> None:
    assert ordered(CASE, text, FRIDAY + timedelta(days=2)) == why


@pytest.mark.parametrize(
    "start", [FRIDAY, datetime(2026, 3, 27, 18, tzinfo=UTC), datetime(2026, 10, 23, 18, tzinfo=UTC)]
)
def test_every_reminder_comes_once_at_its_hour_summer_time_or_not(start: datetime) -> None:
    case, at = replace(CASE, breach=Breach(start, ANKE.address, start)), []
    while owed := breach.dues(case, situation()):
        at.append(owed[0].at - start)
        case = saved(breach.come_up(REMINDER, case, situation(now=owed[0].at)))
    assert at == HOURS


def test_after_an_outage_only_the_strongest_is_sent() -> None:
    case = replace(CASE, breach=Breach(FRIDAY, ANKE.address, FRIDAY))
    after = saved(breach.come_up(REMINDER, case, situation(now=FRIDAY + timedelta(hours=65))))
    assert breach.dues(after, situation())[0].at == FRIDAY + timedelta(hours=71)
    assert breach.come_up(REMINDER, after, situation(now=FRIDAY + timedelta(hours=66))) == []


def test_declared_late_the_passed_reminders_are_not_sent_and_the_officer_hears_no_content() -> None:
    now = FRIDAY + timedelta(hours=50)
    effects = ordered(CASE, "#breach", now)
    assert breach.dues(saved(effects), situation())[0].at == FRIDAY + timedelta(hours=60)
    told = {one.letter.to: one.letter for one in effects if isinstance(one, Send) and one.letter.text != "confirmation"}
    assert set(told) == {ANKE.address, OFFICER}
    assert fields_of(told[OFFICER])["left"] == 22
    assert told[OFFICER].below is None


def test_a_late_notification_needs_its_reason_and_a_closed_case_keeps_its_clock() -> None:
    late = FRIDAY + timedelta(hours=73)
    case = saved(ordered(CASE, "#breach", FRIDAY))
    assert breach.dues(replace(case, state=State.CLOSED), situation())
    assert "breach" in {due.kind for due in dues(replace(case, state=State.CLOSED), situation(now=FRIDAY))}
    assert ordered(case, "#breach notified AP-1", late) == "late-reason"
    ended = saved(ordered(case, "#breach notified AP-1\n\nNobody saw it.", late))
    assert ended.breach is not None
    assert ended.breach.late_reason == "Nobody saw it."
    assert not ended.drafts
    assert breach.dues(ended, situation()) == ()
    corrected = saved(ordered(ended, "#breach notified AP-2", late + timedelta(days=1))).breach
    assert corrected is not None
    assert (corrected.authority_reference, corrected.notified_at) == ("AP-2", late)


def test_closing_a_case_says_until_when_its_hours_run_on() -> None:
    noted = replace(CASE, breach=Breach(FRIDAY, ANKE.address, FRIDAY))

    def told(case: Case) -> object:
        effects = ordered(case, "#close duplicate", FRIDAY + timedelta(hours=1))
        assert isinstance(effects, list), effects
        (confirmed,) = [one.letter for one in effects if isinstance(one, Send) and one.letter.text == "confirmation"]
        return fields_of(confirmed)["breach_until"]

    assert told(noted) == FRIDAY + timedelta(hours=72)
    assert told(saved(ordered(noted, "#breach notified AP-1", FRIDAY))) is None
    assert told(CASE) is None


def test_several_facts_come_in_one_mail_and_leave_the_checklist() -> None:
    case = saved(ordered(CASE, "#breach\n#breach facts A list was public\n#breach data 12 names", FRIDAY))
    assert case.breach is not None
    assert breach.still_open(case.breach) == ("effects", "measures", "affected", "authority")


def test_only_the_end_without_a_notification_waits_an_hour() -> None:
    for line, waits in (("#breach not-notifiable encrypted", True), ("#breach notified AP-1", False)):
        (command,) = parse(line, TODAY).commands
        assert command.spec.waits(command, CASE) is waits


@pytest.mark.parametrize(
    ("case", "asked"),
    [
        (CASE, True),
        (replace(CASE, received_at=datetime(2026, 11, 25, 10, tzinfo=UTC)), False),  # the office is open
        (replace(CASE, touched_at=FRIDAY), False),
        (replace(CASE, state=State.CONTACT, received_at=None), False),
        (replace(CASE, breach_asked_at=FRIDAY), False),
    ],
)
def test_a_report_out_of_hours_asks_within_twelve_hours(case: Case, asked: bool) -> None:
    owed = [due for due in dues(case, situation(now=FRIDAY)) if due.kind is DueKind.BREACH_QUESTION]
    assert [due.at <= FRIDAY + timedelta(hours=12) for due in owed] == [True] * asked


@pytest.mark.parametrize("hostile", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1"])
def test_no_cell_is_a_formula_and_no_escape_reaches_a_terminal(hostile: str) -> None:
    row = facts_of("VB-2026-K7QM", Breach(FRIDAY, "a", FRIDAY, facts=hostile, effects='\x1b[2J", "x'))
    head, cells = csv.reader(StringIO(csv_of([row])))
    assert tuple(head) == COLUMNS
    assert len(cells) == len(COLUMNS)
    assert not cells[COLUMNS.index("facts")].lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))
    assert "\x1b" not in csv_of([row]) + "".join(lines_of([row]))
