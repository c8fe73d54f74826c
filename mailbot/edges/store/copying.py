"""A copy of the whole database while it is in use: one moment of it, whoever writes meanwhile.

sqlite       the file, by SQLite's backup interface (https://www.sqlite.org/backup.html)
postgresql   pg_dump, in its custom format
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.engine import make_url

from mailbot.edges.store import postgresql_programs
from mailbot.edges.store.database import BUSY_SECONDS, make_file, sorted_errors
from mailbot.errors import Permanent, Temporary
from mailbot.facts import Progress

FILES: Final = {"sqlite": "database.sqlite", "postgresql": "database.pgdump"}
"""What a copy is called, by the kind of database."""

PAGES: Final = 2_000  # 8 MB between two signs of life


def backend_of(url: str) -> str:
    """Return which kind of database it is: a key of FILES."""
    return make_url(url).get_backend_name()


def file_of(url: str) -> Path | None:
    """Return the file of an SQLite database."""
    return Path(make_url(url).database or "") if backend_of(url) == "sqlite" else None


def copy_database(url: str, to: Path, progress: Progress) -> None:
    """Write one consistent copy to a new file, readable to the owner alone; the database stays in use."""
    file = file_of(url)
    with sorted_errors():
        make_file(to)
    if file is None:
        postgresql_programs.dump(url, to, progress)
        return
    with raw_connection(file) as source, raw_connection(to) as target:
        # A read that is open keeps the moment: a backup of many steps would else begin anew after each write of another
        source.execute("BEGIN").close()
        source.execute("SELECT count(*) FROM sqlite_schema").close()
        source.backup(
            target,
            pages=PAGES,
            progress=lambda _, left, pages: progress("copying the database", pages - left, pages),
        )
        target.execute("PRAGMA journal_mode=DELETE").close()  # one file, that can be read where nobody can write


@contextmanager
def raw_connection(file: Path, timeout: float = BUSY_SECONDS) -> Iterator[sqlite3.Connection]:
    """Open an SQLite file as it is; raises Temporary and Permanent, without any content."""
    connection = None
    try:
        connection = sqlite3.connect(file, timeout=timeout, isolation_level=None)
        yield connection
    except sqlite3.OperationalError as trouble:  # full, locked, read-only
        raise Temporary(f"database: {trouble.sqlite_errorname}") from trouble
    except sqlite3.Error as broken:
        raise Permanent(f"database: {type(broken).__name__}") from broken
    finally:
        if connection is not None:
            connection.close()
