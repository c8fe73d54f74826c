"""`status` as monitoring reads it: one line that sums up, figures behind a bar, and 3 where nothing can be told."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from mailbot.admin.init import Made
from mailbot.admin.status import show_status
from mailbot.cli import run
from mailbot.facts import Alarm, Deed, Expiry, Failing, Lasting, Queue, SignOfLife, Vitals
from mailbot.ownership import DEFAULT_CONFIG

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAEMON = SignOfLife("a" * 32, "mail1", "0.1.0", NOW, NOW, deeds=dict.fromkeys(Deed, NOW))
WELL = Vitals(
    NOW,
    NOW,
    daemons=(DAEMON,),
    expiries=(Expiry(Lasting.KEY, "openpgp", NOW + timedelta(days=300)),),
    backup_at=NOW,
    held=Queue(2, NOW),
    disk_free=1 << 30,
)


def test_the_first_line_is_a_plugins(capsys: pytest.CaptureFixture[str]) -> None:
    assert show_status(WELL, [], DEFAULT_CONFIG, as_json=False) == 0
    first, *lines = capsys.readouterr().out.splitlines()
    assert first == (
        "MAILBOT OK: all is well | sign_of_life=0s inbox=0;;;0 undecided=0;;;0 held=2;;;0 spam=0;;;0 unsent=0;;;0"
        " overdue=0;;;0 set-aside=0;;;0 promises_missed=0;;;0 promises_at_risk=0;;;0 disk_free=1073741824B;;;0"
        " 'key-openpgp'=25920000s"
    )
    assert lines[-1] == "ok        backup      the last backup was made less than a minute ago"


def test_what_a_server_says_takes_nothing_over(capsys: pytest.CaptureFixture[str]) -> None:
    said = Failing("fetcher", NOW, "no | 'x'=1\x1b[2J\nMAILBOT OK", lasting=True)
    assert (
        show_status(replace(WELL, daemons=(replace(DAEMON, failing=(said,)),)), [], DEFAULT_CONFIG, as_json=False) == 2
    )
    first = capsys.readouterr().out.splitlines()[0]
    shown = (
        "MAILBOT CRITICAL: no mail comes in: no / 'x'=1\\x1b[2J\\nMAILBOT OK, for less than a minute | sign_of_life=0s"
    )
    assert first.startswith(shown)


def test_the_object_is_the_documented_one(capsys: pytest.CaptureFixture[str]) -> None:
    failing = replace(DAEMON, failing=(Failing("sender", NOW, "lost"),))
    alarm = Alarm("outgoing", NOW, "x", "y", NOW)
    assert show_status(replace(WELL, daemons=(failing,)), [alarm], DEFAULT_CONFIG, as_json=True) == 1
    facts = json.loads(capsys.readouterr().out)
    assert list(facts) == [
        *("status", "summary", "conditions", "daemons", "queues", "expiries", "promises", "backup_at"),
        *("mailbox_holder", "disk_free", "alarms"),
    ]
    assert facts["status"] == "warning"
    assert list(facts["conditions"][0]) == ["name", "level", "text", "remedy", "since"]
    assert list(facts["daemons"][0]) == [
        *("owner", "host", "version", "started_at", "seen_at", "stopped_at"),
        *(deed.value for deed in Deed),
        "failing",
    ]
    assert facts["daemons"][0]["failing"] == [
        {"loop": "sender", "since": NOW.isoformat(), "reason": "lost", "lasting": False}
    ]
    assert list(facts["alarms"][0]) == ["name", "since", "over_at", "text", "remedy"]


def spoil(made: Made) -> None:
    (made.config.parent / "state/mailbot.db").write_bytes(b"no database at all, " * 500)


def empty(made: Made) -> None:
    (made.config.parent / "state/mailbot.db").write_bytes(b"")


def leave_to_nobody(made: Made) -> None:
    settings = yaml.safe_load(made.config.read_text())
    made.config.write_text(yaml.safe_dump(settings | {"database": "postgresql+psycopg://mailbot@127.0.0.1:1/mailbot"}))


def misspell(made: Made) -> None:
    made.config.write_text(made.config.read_text() + "\nmetric_file: /x.prom\n")


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        pytest.param(lambda _: None, "There is no database", id="no database yet"),
        pytest.param(spoil, "database: SQLITE_NOTADB", id="a file that is no database"),
        pytest.param(empty, "The database has no tables yet", id="an empty file"),
        pytest.param(leave_to_nobody, "database: OperationalError: connection", id="a server that is not there"),
        pytest.param(misspell, "metric_file: there is no such key; did you mean metrics_file?", id="a wrong key"),
        pytest.param(lambda made: made.config.unlink(), "There is no configuration file", id="no configuration"),
    ],
)
def test_what_cannot_be_read_is_unknown_and_says_why(
    made: Made, capsys: pytest.CaptureFixture[str], spoilt: Callable[[Made], object], said: str
) -> None:
    before = {path.name for path in Path(made.config.parent).iterdir()}
    spoilt(made)
    assert run(["--config", str(made.config), "status"]) == 3
    output = capsys.readouterr()
    assert output.out.startswith(f"MAILBOT UNKNOWN: {said}")
    assert output.err == ""
    assert run(["--config", str(made.config), "status", "--json"]) == 3
    assert json.loads(capsys.readouterr().out)["status"] == "unknown"
    assert {path.name for path in Path(made.config.parent).iterdir()} <= before
