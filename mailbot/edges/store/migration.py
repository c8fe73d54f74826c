"""Brings a database to the tables that this code knows; the steps stand in `migrations/versions`.

Guarantee: a database is upgraded whole or not at all. An upgrade is one transaction: whatever ends it (a step that
fails, a full disk, a kill) leaves the tables as they were, and the version that ran before works on them.

A step that has landed is never changed again: databases have it behind them. What it should have done, the next one
does. `tests/released.py` keeps a filled database of every schema that was ever released, and says how to add one.
"""

import os
import sqlite3
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError

from mailbot.edges.store.database import BUSY_SECONDS, LOCKS, TABLES, Dangling, Database, make_file, sorted_errors
from mailbot.edges.store.schema import VERSIONS, of_a_newer_version, steps_in
from mailbot.errors import ConfigError, MailbotError, Temporary
from mailbot.facts import Progress, unwatched

UPGRADING: Final = "upgrading the database"
STEPS: Final = VERSIONS.parent

WORDS: Final = {
    "SQLITE_FULL": "the disk is full, where the database and a copy of it need room",
    "SQLITE_BUSY": "somebody else is using it, such as an older mailbot that still runs",
    "SQLITE_READONLY": "it may only be read",
    "DiskFull": "the disk is full",
    "LockNotAvailable": "somebody else is using it, such as an older mailbot that still runs",
    "ReadOnlySqlTransaction": "it may only be read",
}
"""What operators read instead of the commonest names of SQLite and PostgreSQL for trouble that passes."""

REMEDY: Final = (
    "It is as it was, and the version that ran before works on it: install that one again, and report this line."
)


def migrate(url: str, progress: Progress = unwatched) -> str | None:
    """Create the tables, or bring older ones up to date; return the revision that was upgraded, or None.

    An SQLite file is copied beside itself first. Raises ConfigError when a newer mailbot has been here or a step fails,
    and Temporary when the disk is full or somebody else is using the database at this moment.
    """
    database = Database(url)
    try:
        with database.read() as session:
            revision = _revision(session.connection())
        with _said(revision):
            return None if revision == _head() else _bring_up_to_date(database, url, progress)
    finally:
        database.close()


def is_outdated(url: str, *, read_only: bool = False) -> bool:
    """Return whether `migrate` would change tables that somebody may be working with; raises what it raises."""
    database = Database(url, read_only=read_only)
    try:
        with database.read() as session:
            return _revision(session.connection()) not in (None, _head())
    finally:
        database.close()


def tables_of(url: str, *, read_only: bool = False) -> str:
    """Return the revision of the tables as they are; an empty string without any."""
    database = Database(url, read_only=read_only)
    try:
        with database.read() as session:
            return _revision(session.connection()) or ""
    finally:
        database.close()


def why_tables_are_strange(revision: str) -> str | None:
    """Return why a database with tables of that revision cannot be worked with, or None where it can be."""
    if revision not in _known():
        return f"It was made by a newer mailbot (tables {revision}): install that version, and try again."
    return None


def _bring_up_to_date(database: Database, url: str, progress: Progress) -> str | None:
    copy = _Copy(database, url)
    try:
        with database.rebuilding() as connection:
            if connection.dialect.name == "postgresql":
                # for each lock by itself: this one, which another start holds, and those of tables that are in use
                connection.execute(text(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'"))
                connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCKS['migration']})"))
            revision = _revision(connection)  # now that nobody else can write: another start may have been faster
            if revision == _head():
                return None
            progress(UPGRADING, 0, 0)
            copy.make(revision)
            _upgrade(connection, revision, progress)
    except BaseException:
        copy.take_away()
        raise
    return revision


def _known() -> frozenset[str]:
    return steps_in(STEPS / "versions")


def _head() -> str:
    return max(_known())


def _revision(connection: Connection) -> str | None:
    """Return the tables' revision, or None when there are none yet; raises ConfigError for one that is not ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(TABLES).scalar_one_or_none()
    if revision is not None and revision not in _known():
        raise of_a_newer_version(revision)
    return revision


def _upgrade(connection: Connection, revision: str | None, progress: Progress) -> None:
    from alembic import command  # which a start on tables of today does without
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    config.attributes["connection"] = connection
    steps = sum(step > (revision or "") for step in _known())
    done = count(1)
    config.attributes["stepped"] = lambda **_: progress(UPGRADING, next(done), steps)
    try:
        command.upgrade(config, "head")
    except MailbotError:
        raise
    except Exception as bug:
        if _passes(bug):
            raise
        raise _failed(f"{type(bug).__name__} at {_place(bug)}") from bug


def _passes(trouble: Exception) -> bool:
    """Return whether the disk, the server or somebody else was in the way, rather than a step that is wrong."""
    cause = getattr(trouble, "orig", None)
    if isinstance(cause, sqlite3.OperationalError):  # for "no such column" as for a full disk
        return cause.sqlite_errorcode & 0xFF != sqlite3.SQLITE_ERROR  # the lowest byte is the kind
    return isinstance(trouble, OperationalError | InterfaceError | InternalError | OSError | MemoryError)


def _place(bug: Exception) -> str:
    """Return the line of the step; the exception's own words are left out, which could quote what is in a row."""
    frames = traceback.extract_tb(bug.__traceback__)
    inside = [frame for frame in frames if Path(frame.filename).parent == STEPS / "versions"]
    last = (inside or list(frames))[-1]
    return f"{Path(last.filename).name}:{last.lineno}"


def _failed(why: str) -> ConfigError:
    return ConfigError(f"The database could not be upgraded ({why}).", REMEDY)


@contextmanager
def _said(revision: str | None) -> Iterator[None]:
    """Return the message about a failed upgrade: that it failed, and that nothing was changed."""
    try:
        yield
    except Dangling as broken:
        raise _failed(f"rows of {broken} would point at nothing") from broken
    except Temporary as trouble:
        if revision is None:
            raise
        name = str(trouble).removeprefix("database: ")
        why = f"{WORDS[name]} ({name})" if name in WORDS else name
        raise Temporary(f"The database is not upgraded, and is as it was: {why}.") from trouble


class _Copy:
    """What was there before, beside the database; PostgreSQL is backed up by whoever runs it."""

    def __init__(self, database: Database, url: str) -> None:
        parsed = make_url(url)
        self._database = database
        self._of = parsed.database if parsed.get_backend_name() == "sqlite" else None
        self._made: list[Path] = []

    def make(self, revision: str | None) -> None:
        """Keep the database as it is; called while nobody can write, so that what is copied is what is upgraded."""
        if revision is None or not self._of:
            return
        copy = Path(f"{self._of}.before-{revision}")
        unfinished = Path(f"{copy}.unfinished")  # whoever looks for a copy finds a whole one or none
        self._made = [unfinished]
        with sorted_errors():
            self._write(unfinished)
            unfinished.replace(copy)
        self._made = [copy]

    def take_away(self) -> None:
        """Delete the copy: on a full disk, the version before needs it."""
        for made in self._made:
            made.unlink(missing_ok=True)

    def _write(self, to: Path) -> None:
        """Write the database to a file: sealed as it is, consistent, readable to the owner alone, and on the disk."""
        to.unlink(missing_ok=True)
        make_file(to)  # VACUUM INTO fills an empty one
        raw = self._database.engine.raw_connection()
        try:
            raw.cursor().execute("VACUUM INTO ?", (str(to),))
        except sqlite3.OperationalError as trouble:
            raise OperationalError("VACUUM INTO", {}, trouble) from trouble  # as SQLAlchemy would have called it
        finally:
            raw.close()
        descriptor = os.open(to, os.O_RDWR)  # of the copy, which nobody locks
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
