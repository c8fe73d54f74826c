"""A new version on an old database, and an old version on a new one: threats 37 and 57."""

import shutil
import signal
import stat
import subprocess
import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlalchemy.engine import make_url
from sqlmodel import SQLModel

from mailbot.edges.store import Arrival, Store, WantedLetter, migrate, migration
from mailbot.edges.store.database import Database
from mailbot.edges.store.schema import newest_tables, steps_in
from mailbot.edges.vault import Vault
from mailbot.errors import ConfigError, Outdated, Temporary
from mailbot.facts import Audience, Letter, Written
from tests.databases import NOW
from tests.edges.disk import full_disk, locked
from tests.released import NAMES, Kept
from tests.sample_letters import sample

KINDS = ["sqlite", "postgresql"]
HEAD = int(migration._head() or 0)
OURS = migration.STEPS
NEXT = f"{HEAD + 1:04}"


@pytest.fixture
def url(kind: str, new_postgresql: Callable[[], str], tmp_path: Path) -> str:
    """An empty database."""
    return new_postgresql() if kind == "postgresql" else f"sqlite:///{tmp_path}/mailbot.db?timeout=0.05"


@pytest.fixture
def filled(url: str, tmp_path: Path) -> str:
    """A database of the newest release, before our step."""
    Kept(NAMES[-1]).put_into(url, tmp_path)
    return url


@pytest.fixture
def next_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Be a version that is one step ahead of ours, which does what is given."""

    def make(does: str) -> Path:
        steps = tmp_path / "steps"
        shutil.copytree(OURS, steps, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
        lines = ["import os, resource, signal", "import sqlalchemy as sa", "from alembic import op"]
        lines += [f'revision = "{NEXT}"', f'down_revision = "{HEAD:04}"', "def upgrade():"]
        step = "\n".join(lines) + "\n" + textwrap.indent(textwrap.dedent(does), "    ")
        (steps / "versions" / f"{NEXT}_next.py").write_text(step)
        monkeypatch.setattr(migration, "STEPS", steps)
        return steps

    return make


def tables(url: str) -> dict[str, Any]:
    """All that a database says of its tables, but for the order of columns."""
    database = Database(url)
    with database.connection() as connection:
        seen = inspect(connection)
        told: dict[str, Any] = {}
        for table in seen.get_table_names():
            told[table] = {
                "columns": sorted(
                    (one["name"], str(one["type"]), one["nullable"], one["default"]) for one in seen.get_columns(table)
                ),
                "primary": seen.get_pk_constraint(table)["constrained_columns"],
                "indexes": sorted((str(one["name"]), one["column_names"]) for one in seen.get_indexes(table)),
                "unique": sorted(tuple(one["column_names"]) for one in seen.get_unique_constraints(table)),
                "points at": sorted(
                    (one["constrained_columns"], one["referred_table"]) for one in seen.get_foreign_keys(table)
                ),
            }
        if connection.dialect.name == "sqlite":  # or a number that was used comes again
            kept = connection.execute(text("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'"))
            told["autoincrement"] = sorted(row[0] for row in kept)
    database.close()
    return told


def rows(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    database = Database(url)
    with database.connection() as connection:
        names = inspect(connection).get_table_names()
        told = {
            name: sorted((tuple(row) for row in connection.execute(text(f"SELECT * FROM {name}"))), key=repr)
            for name in names
        }
    database.close()
    return told


def everything(url: str) -> tuple[object, object]:
    return tables(url), rows(url)


def copies(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("mailbot.db.*"))


# Tables


def test_the_steps_make_the_tables_that_the_code_describes(database_url: str) -> None:
    migrate(database_url)  # again: changes nothing
    database = Database(database_url)
    with database.connection() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), SQLModel.metadata)
    database.close()
    assert differences == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_an_upgraded_database_has_the_tables_of_a_new_one(
    name: str, kind: str, url: str, database_url_of: Callable[[str], str], tmp_path: Path
) -> None:
    Kept(name).put_into(url, tmp_path)
    before = rows(url)
    version = name.removesuffix("-first")
    assert migrate(url) == (version if version != f"{HEAD:04}" else None)  # None: there is no step after the newest
    assert tables(url) == tables(database_url_of(kind))
    after = rows(url)
    assert {table: len(after[table]) for table in before} == {table: len(found) for table, found in before.items()}


@pytest.fixture
def database_url_of(sqlite_template: Path, postgresql_template: str) -> Callable[[str], str]:
    """A database that began with today's tables."""
    return {"sqlite": f"sqlite:///{sqlite_template}", "postgresql": postgresql_template}.__getitem__


# A copy first

REBUILDS = """
for table in ("messages", "letters", "cases"):
    with op.batch_alter_table(table, recreate="always" if op.get_bind().dialect.name == "sqlite" else "never") as batch:
        batch.add_column(sa.Column("colour", sa.String(), nullable=False, server_default="grey"))
"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_is_made_anew_under_the_rows_that_point_at_it(
    kind: str, filled: str, next_step: Callable[[str], Path]
) -> None:
    migrate(filled)
    tables_before, before = tables(filled), rows(filled)
    next_step(REBUILDS)
    assert migrate(filled) == f"{HEAD:04}"

    after = rows(filled)
    for table in ("messages", "letters", "cases"):
        assert after[table] == [(*row, "grey") for row in before[table]]
    for table in ("messages_raw", "letters_raw", "places", "entries", "dues"):
        assert after[table] == before[table]
    told = tables(filled)
    assert [told[table]["points at"] for table in ("messages_raw", "letters_raw", "places")] == [
        tables_before[table]["points at"] for table in ("messages_raw", "letters_raw", "places")
    ]
    database = Database(filled)
    with pytest.raises(Exception, match=r"(?i)foreign ?key|IntegrityError"), database.connection() as connection:
        connection.execute(text("INSERT INTO messages_raw VALUES (999999, 'x')"))
    database.close()


def test_the_copy_is_what_was_there_and_readable_to_its_owner_alone(
    sqlite_url: str, vault: Vault, next_step: Callable[[str], Path], tmp_path: Path
) -> None:
    store = Store(sqlite_url, vault)
    store.record(b"before", Arrival(None, None, NOW, NOW), identity=b"1")
    store.close()
    before = everything(sqlite_url)
    (tmp_path / f"mailbot.db.before-{HEAD:04}.unfinished").write_text("of a start that was killed")
    next_step('op.execute("ALTER TABLE settings ADD COLUMN note TEXT")')
    assert [migrate(sqlite_url) for _ in range(2)] == [f"{HEAD:04}", None]

    copy = tmp_path / f"mailbot.db.before-{HEAD:04}"
    assert copies(tmp_path) == [copy.name]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert everything(f"sqlite:///{copy}") == before
    for path in (copy, tmp_path / "mailbot.db"):
        kept = Store(f"sqlite:///{path}", vault)
        assert kept.raw_message(1) == b"before"
        kept.close()


# What ends an upgrade

SPOILT = """
with op.batch_alter_table("messages") as batch:
    batch.add_column(sa.Column("colour", sa.String()))
op.execute("UPDATE cases SET state = 'gone'")
"""
DISK_FULL = {
    "sqlite": 'op.execute("PRAGMA max_page_count=1"); op.execute("CREATE TABLE more AS SELECT * FROM letters_raw")',
    "postgresql": "op.execute(\"DO $$ BEGIN RAISE EXCEPTION 'No space left' USING ERRCODE = '53100'; END $$\")",
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("does", "why"),
    [
        pytest.param('raise KeyError("canary")', f"KeyError at {NEXT}_next.py:", id="Python"),
        pytest.param('op.execute("UPDATE cases SET canary = 1")', f"Error at {NEXT}_next.py:", id="a column"),
        pytest.param('op.execute("CREATE TABLE cases (canary TEXT)")', f"Error at {NEXT}_next.py:", id="a table"),
        pytest.param('op.execute("INSERT INTO places SELECT * FROM places")', "IntegrityError at ", id="a key"),
        pytest.param('op.execute("DELETE FROM messages")', "", id="rows that others point at"),
    ],
)
def test_a_step_that_fails_changes_nothing_and_says_where(
    kind: str, filled: str, next_step: Callable[[str], Path], does: str, why: str, tmp_path: Path
) -> None:
    before = everything(filled)
    next_step(SPOILT + does)
    with pytest.raises(ConfigError) as failed:
        migrate(filled)
    assert failed.value.problem.startswith("The database could not be upgraded (")
    assert why in failed.value.problem
    assert "canary" not in str(failed.value)
    assert failed.value.remedy == migration.REMEDY
    assert [everything(filled) == before, copies(tmp_path)] == [True, []]


@pytest.mark.parametrize("kind", KINDS)
def test_a_disk_that_gets_full_is_trouble_that_passes(
    kind: str, filled: str, next_step: Callable[[str], Path], tmp_path: Path
) -> None:
    before = everything(filled)
    next_step(SPOILT + DISK_FULL[kind])
    with pytest.raises(Temporary, match=r"^The database is not upgraded, and is as it was: the disk is full"):
        migrate(filled)
    assert [everything(filled) == before, copies(tmp_path)] == [True, []]


@pytest.mark.parametrize("kind", ["sqlite"])
@pytest.mark.parametrize(
    ("does", "room"),
    [
        pytest.param("pass", 100_000, id="for the copy"),
        pytest.param(SPOILT + "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, -1))", 10_000_000, id="for the commit"),
    ],
)
def test_what_finds_no_room_gives_back_what_it_took(
    filled: str, next_step: Callable[[str], Path], does: str, room: int, tmp_path: Path
) -> None:
    before = everything(filled)
    next_step(does)
    with full_disk(tmp_path / "mailbot.db", room):
        with pytest.raises(Temporary, match=r"^The database is not upgraded, and is as it was: "):
            migrate(filled)
        assert copies(tmp_path) == [], "the version before needs the room"
    assert everything(filled) == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_kill_in_the_middle_leaves_the_old_database_and_the_next_start_upgrades_it(
    kind: str, filled: str, next_step: Callable[[str], Path], tmp_path: Path
) -> None:
    before = everything(filled)
    killing = start(next_step(SPOILT + "os.kill(os.getpid(), signal.SIGKILL)"), filled)
    assert killing.wait() == -signal.SIGKILL
    assert everything(filled) == before
    next_step(SPOILT)
    assert [migrate(filled), migrate(filled)] == [NAMES[-1], None]
    assert copies(tmp_path) == ([f"mailbot.db.before-{NAMES[-1]}"] if kind == "sqlite" else [])


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_else_uses_the_database_is_named_not_waited_for_without_end(
    kind: str, filled: str, next_step: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migration, "BUSY_SECONDS", 0.05)
    next_step(SPOILT)
    with in_use(filled), pytest.raises(Temporary, match="such as an older mailbot that still runs"):
        migrate(filled)
    assert copies(tmp_path) == []
    assert migrate(filled) == NAMES[-1]


@contextmanager
def in_use(url: str) -> Iterator[None]:
    """Somebody else's transaction."""
    if make_url(url).get_backend_name() == "sqlite":
        with locked(Path(str(make_url(url).database))):
            yield
        return
    with psycopg.connect(url.replace("+psycopg", "")) as other:
        other.execute("SELECT count(*) FROM messages")
        yield


# Several at once

STARTS = """
import sys
from pathlib import Path
from mailbot.edges.store import migration
migration.STEPS = Path(sys.argv[1])
migration.migrate(sys.argv[2])
"""


def start(steps: Path, url: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", STARTS, str(steps), url])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("old", [pytest.param(True, id="an old database"), pytest.param(False, id="a new one")])
def test_daemons_that_start_at_once_make_the_tables_once(
    url: str, *, old: bool, database_url_of: Callable[[str], str], kind: str, tmp_path: Path
) -> None:
    url = url.partition("?timeout")[0]  # they wait for each other
    if old:
        Kept(NAMES[0]).put_into(url, tmp_path)
    with ThreadPoolExecutor(4) as threads:
        upgraded = list(threads.map(migrate, [url] * 4))
    assert Counter(upgraded) == Counter(["0001", None, None, None] if old else [None] * 4)
    assert tables(url) == tables(database_url_of(kind))
    if old and kind == "sqlite":
        (copy,) = copies(tmp_path)
        assert rows(f"sqlite:///{tmp_path}/{copy}")["alembic_version"] == [("0001",)]


def test_processes_that_start_at_once_make_the_tables_once(sqlite_template: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/mailbot.db"
    started = [start(OURS, url) for _ in range(2)]
    assert [one.wait() for one in started] == [0, 0]
    assert tables(url) == tables(f"sqlite:///{sqlite_template}")


# A version that is older than the database


@pytest.mark.parametrize("kind", KINDS)
def test_a_database_of_a_newer_version_is_left_alone_and_says_what_to_do(
    url: str, next_step: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    next_step(REBUILDS)
    migrate(url)
    before = everything(url)
    monkeypatch.setattr(migration, "STEPS", OURS)
    with pytest.raises(ConfigError) as error:
        migrate(url)
    assert [error.value.problem, bool(error.value.remedy)] == [
        f"The database was written by a newer mailbot (tables {NEXT}).",
        True,
    ]
    assert everything(url) == before


def test_the_tables_are_known_without_alembic() -> None:
    scripts = ScriptDirectory(OURS)
    assert newest_tables() == migration._head() == scripts.get_current_head()
    assert steps_in(OURS / "versions") == {step.revision for step in scripts.walk_revisions()}


@pytest.mark.parametrize("kind", KINDS)
def test_a_version_that_is_at_work_while_a_newer_one_changes_the_tables_writes_nothing_more(
    url: str, next_step: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, vault: Vault
) -> None:
    migrate(url)
    at_work = Store(url, vault)
    at_work.put_setting("before", b"1")
    with at_work.write() as tx:
        letter = tx.queue(Written(Letter(sample("receipt"), Audience.REPORTER, "anna@x", "nl"), "<1@x>", b""), at=NOW)
    next_step(REBUILDS)
    migrate(url)
    monkeypatch.setattr(migration, "STEPS", OURS)
    for write in (
        lambda: at_work.put_setting("after", b"1"),
        lambda: at_work.claim_message("a", NOW),
        lambda: at_work.claim_letter(WantedLetter("a", NOW, NOW)),
        lambda: at_work.claim_dues("a", NOW, NOW),
    ):
        with pytest.raises(Outdated, match=f"newer mailbot .tables {NEXT}.* Install that version here as well"):
            write()
    assert at_work.setting("after") is None
    assert at_work.mark_sent(letter, "a", NOW) is False  # what has left is noted all the same
    assert at_work.mark_sent_and_claim(letter, WantedLetter("a", NOW, NOW)) == (False, None)
    at_work.close()


@pytest.mark.parametrize("kind", ["postgresql"])
def test_an_upgrade_waits_for_who_writes_and_who_writes_for_an_upgrade(
    url: str, next_step: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate(url)
    database = Database(url)
    monkeypatch.setattr(migration, "BUSY_SECONDS", 0.05)
    next_step("pass")
    with database.write(), pytest.raises(Temporary, match="somebody else is using it"):
        migrate(url)
    database.close()
    assert migrate(url) == f"{HEAD:04}"


def test_how_far_it_has_come_is_told_step_by_step(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    migrate(f"sqlite:///{tmp_path}/new.db", lambda *work: told.append(work))
    steps = told[-1][2]
    assert told == [("upgrading the database", 0, 0), *(("upgrading the database", n + 1, steps) for n in range(steps))]
    assert steps > 10
