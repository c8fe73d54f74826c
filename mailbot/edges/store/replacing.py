"""A copy of a database put in the place of the one that is there.

Guarantee: a file takes the place of the old database in one step, and the old one stays beside it. A PostgreSQL
database is filled in one transaction, and only an empty one is.
"""

from __future__ import annotations

import os
import shlex
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import text
from sqlalchemy.engine import make_url

from mailbot.edges.store import postgresql_programs
from mailbot.edges.store.copying import raw_connection
from mailbot.edges.store.database import Database, sorted_errors
from mailbot.errors import ConfigError, Permanent, Temporary

OTHERS_WAIT: Final = 5  # seconds for somebody else who is just about to leave the database

_TABLES = (
    "SELECT count(*) FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"
)


def replace_file(new: Path, file: Path, now: datetime) -> Path | None:
    """Put a whole database in the place of another, which goes on lying beside it; return where.

    Raises Temporary when somebody works with the one that is there.
    """
    aside = None
    with sorted_errors():
        if file.exists():
            _fold_in(file)
            aside = _free(file, now)
            os.link(file, aside)
        new.replace(file)
        descriptor = os.open(file.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    return aside


def _free(file: Path, now: datetime) -> Path:
    name, number = f"{file.name}.replaced-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}", 1
    while (free := file.with_name(name if number == 1 else f"{name}-{number}")).exists():
        number += 1
    return free


def _fold_in(file: Path) -> None:
    """Bring what lies in the write-ahead log into the file: beside another database it would count as that one's."""
    try:
        with raw_connection(file, timeout=OTHERS_WAIT) as old:
            (mode,) = old.execute("PRAGMA journal_mode=DELETE").fetchone()
    except Permanent:  # it is no database any more, and its log is of no use to it
        for end in ("-wal", "-shm"):
            with suppress(FileNotFoundError):
                path = file.with_name(file.name + end)
                path.replace(path.with_name(f"{path.name}.broken"))
        return
    except Temporary as trouble:
        if "BUSY" not in str(trouble) and "LOCKED" not in str(trouble):
            raise
        mode = "in use"
    if mode != "delete":
        raise Temporary("The database is in use by another process; stop it, and try again")


def as_one_file(new: Path) -> None:
    """Bring a database that is about to take a place into one file, which is on the disk."""
    _fold_in(new)
    descriptor = os.open(new, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def take_away(file: Path) -> None:
    """Remove a file, as a database with what lies beside it, where it is there."""
    for end in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + end).unlink(missing_ok=True)
    for copy in file.parent.glob(f"{file.name}.before-*"):  # of an upgrade
        copy.unlink()


def fill_postgresql(url: str, dumped: Path) -> None:
    """Fill an empty database; raises ConfigError for one with tables in it: they could be somebody's."""
    if has_tables(url):
        name = make_url(url).database or ""
        new = f"{name}_restored"
        raise ConfigError(
            f"The database {name} is not empty, and nothing is written over.",
            f"Make a new one, as a role that may: createdb --owner={shlex.quote(make_url(url).username or '')}"
            f" {shlex.quote(new)}\nname it in the configuration: database: {url.replace(f'/{name}', f'/{new}', 1)}\n"
            "and run this command again.",
        )
    postgresql_programs.fill_from(url, dumped)


def has_tables(url: str) -> bool:
    """Return whether anything is in a PostgreSQL database."""
    with closing(Database(url)) as database, database.read() as session:
        return bool(session.connection().execute(text(_TABLES)).scalar_one())
