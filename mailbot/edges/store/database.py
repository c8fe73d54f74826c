"""The connection: how it is opened, what a transaction is, and how its errors are sorted.

Guarantee: what a `write()` block did is on the disk when the block ends, all of it; when the block raises, none of it.
On SQLite writers stand in one queue (BEGIN IMMEDIATE); on PostgreSQL they meet at rows, or at `alone`.
"""

import math
import os
import sqlite3
import stat
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, exc, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, InternalError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import ConnectionPoolEntry, NullPool
from sqlmodel import Session, SQLModel

from mailbot.edges.store.schema import newest_tables, of_a_newer_version
from mailbot.errors import MailbotError, Permanent, Temporary

BUSY_SECONDS: Final = 30
"""How long SQLite waits for another writer: longer than any of our transactions, shorter than a lease."""

LOCKS: Final = {
    "messages": 1,
    "dues": 2,
    "letters": 3,
    "lanes": 4,
    "migration": 5,
    "alarms": 14,
    "handover": 15,
    "audit": 16,
}
"""Numbers of PostgreSQL's advisory locks: what only one transaction may do at a time."""

PATIENCE: Final = {
    "connect_timeout": 10,  # seconds, as the next three
    "keepalives_idle": 20,
    "keepalives_interval": 5,
    "keepalives_count": 4,
    "tcp_user_timeout": 30_000,  # milliseconds
}
"""How long libpq waits for a server that is not there any more; without, the kernel waits for a quarter of an hour."""

WAITS: Final = (
    *("tcp_keepalives_idle = 20", "tcp_keepalives_interval = 5", "tcp_keepalives_count = 4"),  # seconds
    "idle_in_transaction_session_timeout = '45s'",
    "lock_timeout = '60s'",
)
"""What the server is told of each session: a host that is gone, or a process that was stopped, keeps its locks until
then, and nobody else could claim anything. A lock is waited for longer than that."""

_NO_UPGRADE: Final = text(f"SELECT pg_advisory_xact_lock_shared({LOCKS['migration']})")
_NO_UPGRADE_NOW: Final = text(f"SELECT pg_try_advisory_xact_lock_shared({LOCKS['migration']})")
_LOCK: Final = text("SELECT pg_advisory_xact_lock(:number)")
_LOCK_NOW: Final = text("SELECT pg_try_advisory_xact_lock(:number)")
TABLES: Final = text("SELECT version_num FROM alembic_version")

COPIES: Final = ("before-*", "replaced-*")
"""What an upgrade and a restore leave beside the file: the database as it was."""

WRITING: Final = "mailbot_writing"

HUGE: Final = 1 << 18
"""Octets of a value, after which a connection to SQLite is closed instead of used again.

The sqlite3 module keeps statements, since to prepare one takes SQLite longer than to run it; and with each the values
that were bound to it last, be they a mail of 50 MB. A connection takes a millisecond to make.
"""

RESTED: Final = 1.0
"""Seconds after which a connection to PostgreSQL is asked whether it is still there, before it is used again."""

_USED: Final = "mailbot_used_at"
_HELD: Final = "mailbot_holds_huge_values"


class Dangling(Permanent):
    """Rows of these tables would point at nothing, and did not before."""


class _Reading(threading.local):
    session: Session | None = None


class Database:
    """One database, by its SQLAlchemy URL. Safe to share between threads.

    With `read_only` it can be read by whoever may read its files, and nothing is left behind, whoever that is.
    """

    def __init__(self, url: str, *, read_only: bool = False) -> None:
        parsed = make_url(url)
        # Parameters would put sealed bytes and hashes into the text of errors, and so into logs.
        if parsed.get_backend_name() == "sqlite" and read_only:
            self.engine = _sqlite_to_read(Path(parsed.database or ""))
        elif parsed.get_backend_name() == "sqlite":
            self.engine = _sqlite(parsed)
        else:
            self.engine = _postgresql(parsed)
        self._writer = self.engine.execution_options(**{WRITING: True})
        # PostgreSQL reads each statement by itself anyway (READ COMMITTED): a transaction only costs two journeys more
        self._reader = self.engine.execution_options(isolation_level="AUTOCOMMIT") if self.is_shared else self.engine
        self._reading = _Reading()

    @property
    def is_shared(self) -> bool:
        """Return whether daemons on other hosts may use it as well."""
        return self.engine.dialect.name == "postgresql"

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Open one read, consistent on SQLite, or join the one that this thread has open."""
        if (joined := self._reading.session) is not None:
            with sorted_errors():
                yield joined
            return
        with sorted_errors(), Session(self._reader, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def read_rows(self) -> Iterator[Connection]:
        """Do as `read`, for what does not need the ORM (rows.py): what reads one row spends half its time on that."""
        if (joined := self._reading.session) is not None:
            with sorted_errors():
                yield joined.connection()
            return
        with sorted_errors(), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def one_read(self) -> Iterator[None]:
        """Let all that this thread reads in the block be one read: what it writes meanwhile may not be seen.

        Nothing slow is to happen in it: it keeps one of few connections.
        """
        if self._reading.session is not None:
            yield
            return
        with Session(self._reader, expire_on_commit=False) as self._reading.session:
            try:
                yield
            finally:
                self._reading.session = None

    @contextmanager
    def write(self, *, whatever_tables: bool = False) -> Iterator[Session]:
        """Open one write transaction; raises Outdated once a newer mailbot has changed the tables.

        `whatever_tables` is for what has happened outside already, and is better noted than not.
        """
        with sorted_errors(), Session(self._writer, expire_on_commit=False) as session, session.begin():
            if not whatever_tables:
                self._know_the_tables(session)
            yield session

    def _know_the_tables(self, session: Session) -> None:
        if self.is_shared:  # an upgrade waits for this transaction, or this one for the upgrade
            session.connection().execute(_NO_UPGRADE)
        tables: str | None = session.connection().execute(TABLES).scalar_one_or_none()
        if tables != newest_tables():
            raise of_a_newer_version(tables)

    def tables_are_ours(self, session: Session) -> bool:
        """Return whether a transaction that began with `whatever_tables` may do more; an upgrade is not waited for."""
        if self.is_shared and not session.connection().execute(_NO_UPGRADE_NOW).scalar_one():
            return False
        return bool(session.connection().execute(TABLES).scalar_one_or_none() == newest_tables())

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """Open one transaction on SQLAlchemy's level."""
        with sorted_errors(), self._writer.begin() as connection:
            yield connection

    def forget_freed(self) -> bool:
        """Let nothing of what was deleted lie in the files any more, as far as this process can; False where it is.

        SQLite overwrites in the file what is deleted (secure_delete), but its log still holds pages of before, until
        it is emptied: while somebody reads it is not, and the next one who asks, or leaves as the last, does it.
        PostgreSQL overwrites nothing: it marks the room as free, for whatever comes next.
        """
        if self.is_shared:
            with sorted_errors(), self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql(f"VACUUM {', '.join(SQLModel.metadata.tables)}")
            return True
        with sorted_errors(), self.engine.connect() as connection:
            bare: Any = connection.connection.driver_connection  # SQLAlchemy would begin a transaction first
            (busy, _, _) = bare.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy

    def forget_copies(self, before: datetime) -> int:
        """Remove the copies of this file that an upgrade or a restore has left beside it before then."""
        database = self.engine.url.database
        if self.is_shared or not database:
            return 0
        file, gone = Path(database), 0
        with sorted_errors():
            for end in COPIES:
                for copy in file.parent.glob(f"{file.name}.{end}"):
                    if copy.stat().st_mtime < before.timestamp():
                        copy.unlink(missing_ok=True)
                        gone += 1
        return gone

    @contextmanager
    def rebuilding(self) -> Iterator[Connection]:
        """One transaction in which tables may be made anew while rows point at them; raises Dangling before a commit.

        SQLite changes a table by copying it, and to drop the old one would break what points at it. Its foreign keys
        can be switched off only where no transaction is open (https://www.sqlite.org/lang_altertable.html, section 7).
        """
        with sorted_errors(), self._writer.connect() as connection:
            _enforce_foreign_keys(connection, on=False)
            try:
                with connection.begin():
                    if self.is_shared:  # a step may work for minutes between two statements
                        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
                    before = _dangling(connection)
                    yield connection
                    if more := _dangling(connection) - before:
                        raise Dangling(", ".join(sorted(more)))
            finally:
                _enforce_foreign_keys(connection, on=True)


def meets_others(session: Session) -> bool:
    """Return whether others may write beside this transaction; on SQLite, BEGIN IMMEDIATE keeps them out."""
    return session.get_bind().dialect.name == "postgresql"


def alone(session: Session, what: str) -> None:
    """Lock `what` until the end of this transaction: a claim must see what the one before it took."""
    if meets_others(session):
        session.connection().execute(_LOCK, {"number": LOCKS[what]})


def alone_if_free(session: Session, what: str) -> bool:
    """Lock `what` as `alone` does, but wait for nobody; return False where somebody else has it.

    For whoever holds rows already: two that wait for each other would end as an error of one of them.
    """
    if not meets_others(session):
        return True
    return bool(session.connection().execute(_LOCK_NOW, {"number": LOCKS[what]}).scalar_one())


@contextmanager
def sorted_errors() -> Iterator[None]:
    """Turn errors of the database and the disk into Temporary or Permanent, without any content."""
    try:
        yield
    except MailbotError:
        raise
    # InternalError: PostgreSQL says read-only so, while it is being failed over.
    except (OperationalError, InterfaceError, InternalError, PoolTimeout, OSError, MemoryError) as trouble:
        raise Temporary(f"database: {_name(trouble)}") from trouble
    except SQLAlchemyError as trouble:
        raise Permanent(f"database: {_name(trouble)}") from trouble


def make_file(path: Path) -> None:
    """Make the file for SQLite, which would make it readable to all; -wal and -shm get the mode of the file."""
    # Not open() and close(): closing any descriptor of the file gives up all locks that this process has on it.
    with suppress(FileExistsError):
        os.mknod(path, 0o600 | stat.S_IFREG)


def _name(trouble: Exception) -> str:
    cause = trouble.orig if isinstance(trouble, DBAPIError) else trouble
    name = getattr(cause, "sqlite_errorname", None) or type(cause).__name__
    if isinstance(trouble, OperationalError) and trouble.statement is None and not isinstance(cause, sqlite3.Error):
        # Of a connection: nothing was asked on it, so this names host, port, user and cause, and holds no content
        return f"{name}: {' '.join(str(cause).split())}"
    return name


def _postgresql(url: URL) -> Engine:
    options = {name: value for name, value in PATIENCE.items() if name not in url.query}
    engine = create_engine(url, hide_parameters=True, connect_args=options)

    def answers(connection: Any, record: ConnectionPoolEntry, _: object) -> None:
        if time.monotonic() - record.info.get(_USED, math.inf) < RESTED:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as gone:
            raise exc.DisconnectionError from gone  # the pool makes a new one

    event.listen(engine, "connect", _limit_waits)
    event.listen(engine, "checkout", answers)
    event.listen(engine, "checkin", _note_use)
    return engine


def _note_use(_: object, record: ConnectionPoolEntry) -> None:
    record.info[_USED] = time.monotonic()


def _limit_waits(connection: Any, _: ConnectionPoolEntry) -> None:
    with connection.cursor() as cursor:
        for limit in WAITS:
            cursor.execute(f"SET {limit}")
    connection.commit()


def _sqlite(url: URL) -> Engine:
    if url.database:
        with sorted_errors():
            make_file(Path(url.database))
    options = {} if "timeout" in url.query else {"timeout": BUSY_SECONDS}
    engine = create_engine(url, hide_parameters=True, connect_args=options)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "before_cursor_execute", _note_huge)
    event.listen(engine, "checkin", _close_after_huge)
    return engine


def _sqlite_to_read(path: Path) -> Engine:
    def connect() -> sqlite3.Connection:
        name = f"file:{quote(str(path.absolute()))}?mode=ro"
        connection = sqlite3.connect(name, uri=True, isolation_level=None, timeout=BUSY_SECONDS)
        try:
            connection.execute("SELECT 1 FROM sqlite_master").close()
        except sqlite3.DatabaseError as trouble:
            connection.close()
            if not isinstance(trouble, sqlite3.OperationalError) or path.with_name(f"{path.name}-wal").exists():
                raise
            # Nobody has it open, and without the files beside it SQLite reads it only as one that never changes
            # (https://www.sqlite.org/wal.html, section 5)
            connection = sqlite3.connect(f"{name}&immutable=1", uri=True, isolation_level=None)
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the sqlite3 module would begin late and never IMMEDIATE; `_begin` does
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _note_huge(  # long: what SQLAlchemy hands over
    connection: Connection,
    _: object,
    __: object,
    parameters: Any,
    ___: object,
    many: bool,  # noqa: FBT001  # theirs
) -> None:
    bound = parameters if not many else [value for row in parameters for value in row]
    if any(len(value) > HUGE for value in bound if isinstance(value, bytes | memoryview)):
        connection.info[_HELD] = True


def _close_after_huge(_: object, record: ConnectionPoolEntry) -> None:
    if record.info.get(_HELD):
        record.invalidate()


def _enforce_foreign_keys(connection: Connection, *, on: bool) -> None:
    if connection.dialect.name == "sqlite":
        bare: Any = connection.connection.driver_connection  # SQLAlchemy would begin a transaction first
        bare.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}").close()


def _dangling(connection: Connection) -> Counter[str]:
    """Count the rows that point at nothing, by table: SQLite's, which does not enforce foreign keys at the moment."""
    if connection.dialect.name != "sqlite":
        return Counter()
    return Counter(row[0] for row in connection.exec_driver_sql("PRAGMA foreign_key_check"))


def _begin(connection: Connection) -> None:
    # A read that turns into a write fails at once when somebody else wrote in between: so ask first.
    writing = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
