"""Backups of a PostgreSQL database: a real server, its own programs, and stand-ins for those where they should fail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from mailbot.admin.init import Made
from mailbot.config import load
from mailbot.edges.backups import read_manifest
from mailbot.edges.store import postgresql_programs
from mailbot.edges.store.verification import opened_copy
from mailbot.errors import ConfigError, MailbotError, Permanent, Temporary
from mailbot.facts import unwatched
from mailbot.instance import restoring
from tests.admin.backups import backups_in, fill, mailbot, mark, marked
from tests.edges.full_case import FULL_CASE

SAYS = pytest.CaptureFixture[str]
PASSWORD = "canary-password"


def database(config: Path, url: str) -> None:
    config.write_text(yaml.safe_dump(yaml.safe_load(config.read_text()) | {"database": url}))


def test_a_dump_is_verified_and_put_into_an_empty_database_only(
    made: Made, new_postgresql: Callable[[], str], tmp_path: Path, capsys: SAYS
) -> None:
    url, other = new_postgresql(), new_postgresql()
    database(made.config, url)
    fill(made.config)
    mark(made.config, b"old")
    shelf = tmp_path / "backups"
    shelf.mkdir()
    assert mailbot(made.config, "backup", shelf) == 0
    (name,) = backups_in(shelf)
    backup = shelf / name
    mark(made.config, b"new")
    raw = (backup / "database.pgdump").read_bytes()
    assert (read_manifest(backup).database, b"canary" in raw) == ("postgresql", False)
    with opened_copy(backup / "database.pgdump", "postgresql", unwatched) as copied:
        (reference, entries), *_ = copied._journals()
        assert (reference, [entry.kind for entry in entries]) == (
            FULL_CASE.reference,
            ["received", "accepted", "closed"],
        )
        assert {context for context, _ in copied._samples} >= {
            *("cases.case", "entries.payload", "messages_raw.raw", "notices.notice"),
        }
    assert mailbot(made.config, "backup", shelf, "--verify") == 0
    capsys.readouterr()

    assert mailbot(made.config, "restore", shelf) == 78
    refused = capsys.readouterr().err
    assert "is not empty, and nothing is written over." in refused
    assert "createdb --owner=mailbot t" in refused
    assert marked(made.config) == b"new"

    database(made.config, other)
    state = load(made.config).state_dir
    with restoring(state) as lock:  # a run that was ended before anything was in the database
        lock.note(str(backup))
    assert mailbot(made.config, "cases") == 78
    assert f"Run `mailbot --config {made.config} restore {backup}` again" in capsys.readouterr().err
    assert mailbot(made.config, "restore", shelf) == 0
    assert f"{backup} was put back" in capsys.readouterr().out
    assert list(state.glob("*.restoring")) == []
    assert marked(made.config) == b"old"
    assert mailbot(made.config, "show", FULL_CASE.reference) == 0
    with restoring(state) as lock:  # a run that was ended before it was made ready
        lock.note(str(backup))
    assert mailbot(made.config, "restore", shelf) == 0
    assert mailbot(made.config, "cases") == 0
    capsys.readouterr()

    (backup / "database.pgdump").write_bytes(raw[:-2000])
    assert mailbot(made.config, "backup", backup, "--verify") == 65
    assert "database.pgdump is cut short" in capsys.readouterr().err


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Put a script in the place of pg_dump and pg_restore; gives where it writes what it was told."""
    folder = tmp_path / "bin"
    folder.mkdir()

    def make(script: str) -> Path:
        for name in ("pg_dump", "pg_restore"):
            (folder / name).write_text(f"#!/bin/sh\n{script}\n")
            (folder / name).chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
        return tmp_path / "told"

    return make


@pytest.mark.parametrize(
    ("said", "kind", "sentence"),
    [
        pytest.param(
            "pg_dump: error: server version: 17.2; pg_dump version: 15.18 (Debian 15.18-0+deb12u1)\n"
            "pg_dump: error: aborting because of server version mismatch",
            ConfigError,
            "pg_dump is of PostgreSQL 15, and the server of 17: it copies no newer one. Install the client programs of"
            " the server's version (postgresql-client-17), and try again.",
            id="an-older-client",
        ),
        pytest.param(
            "pg_restore: error: unsupported version (1.16) in file header",
            ConfigError,
            "pg_restore is older than the pg_dump that made this copy.",
            id="an-older-pg_restore",
        ),
        pytest.param(
            'pg_dump: error: connection to server at "db" (10.0.0.1), port 5432 failed: FATAL:  password'
            ' authentication failed for user "mailbot"',
            ConfigError,
            "~/.pgpass",
            id="a-wrong-password",
        ),
        pytest.param(
            'pg_dump: error: connection to server on socket "/run/x" failed: No such file or directory',
            Temporary,
            "connection to server",
            id="a-server-that-is-away",
        ),
        pytest.param(
            "pg_dump: error: could not write to output file: No space left on device",
            Temporary,
            "No space left",
            id="a-full-disk",
        ),
        pytest.param("pg_dump: error: query failed: ERROR:  permission denied", Permanent, "denied", id="no-right"),
        pytest.param("", Permanent, "it gave no reason", id="nothing-said"),
    ],
)
def test_what_the_programs_say_is_sorted(
    programs: Callable[[str], Path], tmp_path: Path, said: str, kind: type[MailbotError], sentence: str
) -> None:
    (tmp_path / "said").write_text(said)
    programs(f"cat {tmp_path}/said >&2; exit 1")
    with pytest.raises(kind) as raised:
        postgresql_programs.dump("postgresql+psycopg://mailbot@/x", tmp_path / "dump", unwatched)
    assert sentence in str(raised.value)


def test_without_the_programs_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConfigError, match=r"There is no pg_dump on this machine. Install .*postgresql-client"):
        postgresql_programs.dump("postgresql+psycopg://mailbot@/x", tmp_path / "dump", unwatched)


def test_whom_to_talk_to_stands_in_no_argument(programs: Callable[[str], Path], tmp_path: Path) -> None:
    told = programs(f'echo "$@" > {tmp_path}/told; cat "$PGSERVICEFILE" >> {tmp_path}/told; env > {tmp_path}/env')
    url = f"postgresql+psycopg://mailbot:{PASSWORD}@db.voorbeeld.example/mail?sslmode=verify-full"
    postgresql_programs.dump(url, tmp_path / "dump", unwatched)
    arguments, *service = told.read_text().splitlines()
    assert arguments.split()[-1] == "--dbname=service=mailbot"
    assert [PASSWORD in arguments, PASSWORD in (tmp_path / "env").read_text()] == [False, False]
    assert {"[mailbot]", "host=db.voorbeeld.example", "user=mailbot", f"password={PASSWORD}", "dbname=mail"} < {
        *service
    }
