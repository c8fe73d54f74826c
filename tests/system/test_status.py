"""A daemon that works or fails, with real servers, and what `mailbot status` says of it to somebody without secrets."""

from __future__ import annotations

import ctypes
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mailbot.admin.init import Made
from mailbot.cli import run
from mailbot.config import load
from mailbot.edges.store import LAST_BACKUP
from mailbot.edges.store.vitals import KEY_CONFIRMED, KEY_PARTS
from mailbot.facts import KeyConfirmation, LastBackup
from tests.databases import NOBODY
from tests.servers import Dovecot, SmtpServer
from tests.system.live import at_work

MINUTE = timedelta(minutes=1)
NOWHERE = "No such file or directory"


@contextmanager
def as_nobody() -> Iterator[None]:
    """Let this thread alone see files as a user sees them who owns none (setfsuid(2)); root sees all else."""
    libc = ctypes.CDLL(None)
    before = libc.setfsuid(NOBODY if os.geteuid() == 0 else os.geteuid())
    try:
        yield
    finally:
        libc.setfsuid(before)


def status_as_nobody(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """What a user reads who may read the database and the configuration, and neither secrets nor the key."""
    for folder in (path.parent.parent, path.parent, path.parent / "state"):
        folder.chmod(0o755)
    for file in (path, *path.parent.glob("state/mailbot.db*")):
        file.chmod(0o644)
    with as_nobody():
        status = run(["--config", str(path), "status"])
    return status, capsys.readouterr().out


def test_all_is_well_until_it_is_not(
    connected: Path, made: Made, dovecot: Dovecot, smtp_server: SmtpServer, capsys: pytest.CaptureFixture[str]
) -> None:
    user = load(connected).imap.username or ""
    assert run(["--config", str(connected), "status"]) == 3
    file = made.config.parent / "state/mailbot.db"
    said = f"MAILBOT UNKNOWN: There is no database {file} yet. Start mailbot: systemctl start mailbot\n"
    assert capsys.readouterr().out == said
    with at_work(connected) as (daemon, signs):
        daemon.house.store.put_setting(LAST_BACKUP, LastBackup(datetime.now(UTC), "/backup").written())
        signs.wait_for(lambda: daemon.house.store.setting(KEY_PARTS) is not None)
        parts = tuple((daemon.house.store.setting(KEY_PARTS) or b"").decode().split())
        confirmed = KeyConfirmation(datetime.now(UTC), "somebody", False, made.fingerprint, parts)
        daemon.house.store.put_setting(KEY_CONFIRMED, replace(confirmed, parts=parts[:1]).written())
        assert "the key has changed since it was confirmed" in signs.wrong()["key-copy"][1]
        daemon.house.store.put_setting(KEY_CONFIRMED, confirmed.written())
        signs.wait_for(lambda: signs.wrong() == {})
        made.credentials.chmod(0o700)
        assert run(["--config", str(connected), "status"]) == 0  # loads what nobody may not load here
        capsys.readouterr()
        status, said = status_as_nobody(connected, capsys)
        first, *lines = said.splitlines()
        assert (status, first.partition(" | ")[0]) == (0, "MAILBOT OK: all is well")
        assert [line.split()[0] for line in lines] == ["ok"] * len(lines)
        # A report to ourselves goes round through it, in the very mailbox
        smtp_server.deliver = lambda raw: dovecot.deliver(user, raw)
        run(["--config", str(connected), "check", "--round-trip", "--json"])
        findings = json.loads(capsys.readouterr().out)["findings"]
        trip = [one["text"].partition(" after ")[0] for one in findings if one["thing"] == "trip"]
        assert trip == [
            "accepted by the server for letters",
            "arrived in the mailbox",
            "opened by the daemon",
            "the answer is back",
            "The answer is encrypted to the key of the report, and signed with ours.",
        ]
        assert (dovecot.read(user), dovecot.read(user, "mailbot.Done")) == ([], [])
    status, said = status_as_nobody(connected, capsys)  # nobody has the database open, and nobody may write beside it
    assert (status, said.startswith("MAILBOT CRITICAL: mailbot was stopped less than a minute ago")) == (2, True)
    assert signs.wrong(4 * MINUTE)["daemon"] == ("CRITICAL", "mailbot was stopped 4 minutes ago")


def test_what_is_broken_is_found(connected: Path, made: Made, smtp_server: SmtpServer) -> None:
    (made.credentials / "imap-password").write_text("wrong")
    smtp_server.always["AUTH"] = "535 5.7.8 no such | user"
    with connected.open("a") as file:
        file.write("metrics_file: /nonexistent/mailbot.prom\nalarm: [/nonexistent/page]\n")
    with at_work(connected) as (_, signs):
        signs.wait_for(
            lambda: "UNKNOWN" not in {level for level, _ in signs.wrong().values()} and "alarm" in signs.wrong()
        )
        found = {name: (level, text.partition(": login")[0]) for name, (level, text) in signs.wrong().items()}
        imap, smtp = load(connected).imap, load(connected).smtp
    assert found == {
        "incoming": ("CRITICAL", f"no mail comes in: IMAP localhost:{imap.port}"),
        "outgoing": ("CRITICAL", f"letters do not leave: SMTP localhost:{smtp.port}"),
        "backup": ("WARNING", "no backup was ever made"),
        "key-copy": ("WARNING", "nobody has confirmed yet that the secret key is kept elsewhere as well"),
        "metrics": ("WARNING", f"the metrics file cannot be written: /nonexistent/mailbot.prom: {NOWHERE}"),
        "alarm": ("WARNING", f"the alarm program does not work: /nonexistent/page cannot be run: {NOWHERE}"),
    }
