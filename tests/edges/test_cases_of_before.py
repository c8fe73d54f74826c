"""A case that an older version wrote: its breach goes on as a clock, and nothing that was noted of it is lost."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

from mailbot.case import clock_reminders
from mailbot.case.clocks import PRESETS
from mailbot.edges.store.cases_of_before import with_clocks
from mailbot.edges.store.sealing import Sealing
from mailbot.edges.vault import Vault
from mailbot.facts import Case, RunningClock, State, StepRecord
from tests.case.builders import situation

FRIDAY = datetime(2026, 11, 27, 18, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
OPEN: dict[str, Any] = {
    "aware_at": FRIDAY.isoformat(),
    "declared_by": "anke@voorbeeld.example",
    "declared_at": FRIDAY.isoformat(),
    "told": 24,
    "ended_at": None,
    "notified_at": None,
    "authority_reference": "",
    "late_reason": "",
    "not_notifiable": "",
    **dict.fromkeys(("facts", "effects", "measures", "data", "affected"), ""),
}


def read_back(vault: Vault, breach: dict[str, Any] | None) -> Case:
    """Read a case as the version before wrote it."""
    case = Case("VB-2026-K7QM", State.ACCEPTED, FRIDAY, "rosa@melder.example", "nl")
    (written,) = json.loads(vault.unseal(Sealing(vault).seal_case(case), "cases.case"))
    del written["clocks"], written["clocks_asked_at"]
    written |= {"breach": breach, "breach_asked_at": FRIDAY.isoformat()}
    return Sealing(vault).unseal_case(vault.seal(json.dumps([written]).encode(), "cases.case"), 7)


def clock_after(vault: Vault, **noted: object) -> RunningClock:
    (clock,) = read_back(vault, OPEN | noted).clocks
    return clock


def test_one_that_runs_runs_on_and_its_next_reminder_is_due(vault: Vault) -> None:
    case = read_back(vault, OPEN | {"facts": "A list was public."})
    (clock,) = case.clocks
    assert (clock.name, clock.aware_at, clock.law.steps) == ("gdpr", FRIDAY, PRESETS["gdpr"].steps)
    assert (clock.words_of("facts"), clock.law.fields) == ("A list was public.", PRESETS["gdpr"].fields)
    assert (case.clocks_asked_at, case.version) == (FRIDAY, 7)
    (due,) = clock_reminders.dues(case, situation())
    assert due.at == FRIDAY + 36 * HOUR


@pytest.mark.parametrize(
    ("noted", "record", "not_applicable"),
    [
        pytest.param(
            {"ended_at": FRIDAY.isoformat(), "notified_at": FRIDAY.isoformat(), "authority_reference": "AP-1"},
            (StepRecord("notification", FRIDAY, "AP-1"),),
            "",
            id="notified",
        ),
        pytest.param({"ended_at": FRIDAY.isoformat(), "not_notifiable": "a test"}, (), "a test", id="not-notifiable"),
    ],
)
def test_one_that_has_ended_stays_so(
    vault: Vault, noted: dict[str, object], record: tuple[StepRecord, ...], not_applicable: str
) -> None:
    clock = clock_after(vault, **noted)
    assert (clock.records, clock.not_applicable) == (record, not_applicable)
    case = read_back(vault, OPEN | noted)
    assert clock_reminders.dues(case, situation()) == ()


def test_a_case_without_one_and_a_case_of_today_are_as_they_were(vault: Vault) -> None:
    assert read_back(vault, None).clocks == ()
    today = json.dumps([{"subject": 'a "breach" of mine', "clocks": []}]).encode()
    assert with_clocks(today) == today


def test_what_was_due_of_it_comes_up_at_its_moment_under_todays_name() -> None:
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        for table in ("dues", "dues_aside"):
            connection.execute(sa.text(f"CREATE TABLE {table} (kind TEXT, at TEXT)"))
            connection.execute(sa.text(f"INSERT INTO {table} VALUES ('breach', '1'), ('breach-question', '2')"))
            connection.execute(sa.text(f"INSERT INTO {table} VALUES ('progress', '3')"))
        with Operations.context(MigrationContext.configure(connection)):
            upgrade()
        for table in ("dues", "dues_aside"):
            rows = connection.execute(sa.text(f"SELECT kind, at FROM {table} ORDER BY at")).all()
            assert [tuple(row) for row in rows] == [("clock", "1"), ("clock-question", "2"), ("progress", "3")]
    engine.dispose()


def upgrade() -> None:
    """Run the step, whose module's name begins with a number."""
    from importlib import import_module

    import_module("mailbot.edges.store.migrations.versions.0020_clocks_of_several_laws").upgrade()
