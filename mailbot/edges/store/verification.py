"""A copy of the database looked into as a restore would: is it whole, and can what is sealed in it be read again?

Nothing is written, and no other database is asked: of a dump the rows are read as pg_restore gives them.
"""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Final

from mailbot.edges.store import postgresql_programs
from mailbot.edges.store.journal import find_problems
from mailbot.edges.store.sealing import Sealing
from mailbot.edges.store.tables import EntryRow
from mailbot.errors import Permanent
from mailbot.facts import Progress, Seals

SAMPLE: Final = 50  # rows of each table that are unsealed
SEALED: Final = "_sealed"  # ends the name of a column; the context of what stands there is the rest of its name
STEPS: Final = 1_000_000  # of SQLite's virtual machine between two signs of life
JOURNAL: Final = ("reference", "seq", "at", "kind", "previous_hash", "payload_hash", "hash", "payload_sealed")
COLUMNS: Final = {"alembic_version": ("version_num",), "settings": ("key", "value"), "entries": JOURNAL}
KEPT_WHOLE: Final = tuple(COLUMNS)
TOLD: Final = 5  # of one kind of damage

_IN_ORDER = f"SELECT {', '.join(JOURNAL)} FROM entries ORDER BY reference, CAST(seq AS INTEGER)"  # noqa: S608  our own
_NOT_OURS = "SELECT name FROM sqlite_schema WHERE type NOT IN ('table', 'index') OR sql LIKE 'CREATE VIRTUAL%'"
_COPY = re.compile(rb"COPY (?:[\w\"]+\.)?\"?(\w+)\"? \(([^)]*)\) FROM stdin;\n")
_ESCAPED = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v"}

Sealed = tuple[str, bytes]
"""Under which context some bytes were sealed, and they."""


class CopiedDatabase:
    """A copy that is open for reading: its small tables whole, of the others a sample of what is sealed."""

    def __init__(self, connection: sqlite3.Connection, samples: Iterable[Sealed]) -> None:
        self._connection, self._samples = connection, samples

    def tables(self) -> str:
        """Return the revision of the schema; raises Permanent where there is none."""
        for (revision,) in self._asked("SELECT version_num FROM alembic_version"):
            return str(revision)
        raise Permanent("the database in it has no version of its tables")

    def setting(self, key: str) -> bytes | None:
        """Return a value of the installation."""
        for (value,) in self._asked("SELECT value FROM settings WHERE key = ?", key):
            return bytes(value)
        return None

    def problems_of_seals(self, seals: Seals, progress: Progress) -> Iterator[str]:
        """Yield a sentence for each table in which something does not unseal."""
        broken: dict[str, int] = {}
        for number, (context, sealed) in enumerate(self._samples):
            progress("unsealing a sample", number, 0)
            try:
                seals.unseal(sealed, context)
            except Permanent:
                broken[context] = broken.get(context, 0) + 1
        for context, count in broken.items():
            yield f"{context}: {count} of a sample do not unseal with its data key: changed, or of another backup."

    def problems_of_journals(self, seals: Seals, progress: Progress) -> Iterator[str]:
        """Yield a sentence for each journal whose chain is broken."""
        sealing, told = Sealing(seals), 0
        for number, (reference, rows) in enumerate(self._journals()):
            progress("following the journals", number, 0)
            if problems := find_problems(reference, rows, sealing):
                told += 1
                if told <= TOLD:
                    yield f"The journal of {reference}: {'; '.join(problems)}."
        if told > TOLD:
            yield f"The journals of {told - TOLD} further cases are broken as well."

    def _journals(self) -> Iterator[tuple[str, list[EntryRow]]]:
        rows: list[EntryRow] = []
        for row in self._asked(_IN_ORDER):
            entry = _entry(row)
            if rows and rows[0].reference != entry.reference:
                yield rows[0].reference, rows
                rows = []
            rows.append(entry)
        if rows:
            yield rows[0].reference, rows

    def _asked(self, query: str, *parameters: str) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._connection.execute(query, parameters)
        except sqlite3.DatabaseError as broken:
            raise Permanent(f"the database in it cannot be read: {broken}") from broken


@contextmanager
def opened_copy(file: Path, kind: str, progress: Progress) -> Iterator[CopiedDatabase]:
    """Open a copy of either kind; raises Permanent where it is damaged beyond reading."""
    if kind == "sqlite":
        # immutable: it may lie where nothing can be written, and nobody else writes to it
        connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        samples = _samples_of_file(connection)
    else:
        connection = sqlite3.connect("")  # of this process alone, in memory as far as it fits
        samples = _samples_of_dump(file, progress)
    try:
        if kind == "sqlite":
            _require_whole(connection, progress)
        else:
            _load(connection, file, progress)
        yield CopiedDatabase(connection, samples)
    except sqlite3.DatabaseError as broken:
        raise Permanent(f"the database in it is damaged: {broken}") from broken
    finally:
        connection.close()


def _require_whole(connection: sqlite3.Connection, progress: Progress) -> None:
    # A trigger or a view would do later what is in it, as a restored database's own
    if strange := [str(name) for (name,) in connection.execute(_NOT_OURS)]:
        raise Permanent(f"the database in it holds what mailbot never makes: {', '.join(strange[:TOLD])}")
    connection.set_progress_handler(lambda: progress("checking the database", 0, 0), STEPS)
    problems = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({TOLD})")]
    if problems != ["ok"]:
        words = " ".join("; ".join(problems).split())  # SQLite puts several lines into one answer
        raise Permanent(f"the database in it is damaged: {words}")
    if tables := sorted({str(row[0]) for row in connection.execute("PRAGMA foreign_key_check")}):
        raise Permanent(f"the database in it is not whole: rows of {', '.join(tables)} point at nothing")
    connection.set_progress_handler(None, 0)


def _samples_of_file(connection: sqlite3.Connection) -> Iterator[Sealed]:
    tables = [str(name) for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    for table in tables:
        columns = [str(row[1]) for row in connection.execute(f"PRAGMA table_info({_quoted(table)})")]
        for column in columns:
            if column.endswith(SEALED):
                values = connection.execute(_sample(_quoted(table), _quoted(column)))
                yield from ((_context(table, column), bytes(sealed)) for (sealed,) in values)


def _sample(table: str, column: str) -> str:
    # By rowid first: whole mails are not read to be sorted
    chosen = f"SELECT rowid FROM {table} WHERE {column} IS NOT NULL ORDER BY random() LIMIT {SAMPLE}"  # noqa: S608  quoted names
    return f"SELECT {column} FROM {table} WHERE rowid IN ({chosen})"  # noqa: S608  as above


def _samples_of_dump(file: Path, progress: Progress) -> Iterator[Sealed]:
    """Yield the first rows of each table, then ever fewer: how many there are nobody knows before the end."""
    seen: dict[str, int] = {}
    with postgresql_programs.dumped_rows(file) as rows:
        for number, (table, columns, line) in enumerate(_lines(rows)):
            if number % SAMPLE == 0:
                progress("reading the dump", number, 0)
            seen[table] = seen.get(table, 0) + 1
            if random.random() * seen[table] > SAMPLE:  # noqa: S311  no secret
                continue
            for column, field in zip(columns, line.split(b"\t"), strict=True):
                if column.endswith(SEALED) and isinstance(value := _value(field), bytes):
                    yield _context(table, column), value


def _load(connection: sqlite3.Connection, file: Path, progress: Progress) -> None:
    """Take over the small tables from a dump, to be asked as those of a file are."""
    made: set[str] = set()
    with postgresql_programs.dumped_rows(file, *KEPT_WHOLE) as rows:
        for number, (table, columns, line) in enumerate(_lines(rows)):
            if number % 1000 == 0:
                progress("reading the dump", number, 0)
            if table not in made:
                _make(connection, table, columns)
                made.add(table)
            values = [_value(field) for field in line.split(b"\t")]
            marks = ", ".join("?" * len(columns))
            connection.execute(f"INSERT INTO {_quoted(table)} VALUES ({marks})", values)  # noqa: S608  a quoted name
    for table in {*KEPT_WHOLE} - made:  # without a row
        _make(connection, table, COLUMNS[table])


def _make(connection: sqlite3.Connection, table: str, columns: Sequence[str]) -> None:
    connection.execute(f"CREATE TABLE {_quoted(table)} ({', '.join(map(_quoted, columns))})")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _lines(rows: IO[bytes]) -> Iterator[tuple[str, list[str], bytes]]:
    """Yield each row of a dump with its table and columns (COPY's text format)."""
    table, columns = "", list[str]()
    for line in rows:
        if table:
            if line == b"\\.\n":
                table = ""
            else:
                yield table, columns, line.removesuffix(b"\n")
        elif begins := _COPY.fullmatch(line):
            table = begins[1].decode()
            columns = [column.strip().strip('"') for column in begins[2].decode().split(",")]


def _value(field: bytes) -> bytes | str | None:
    if field == b"\\N":
        return None
    if field.startswith(b"\\\\x"):
        return bytes.fromhex(field[3:].decode("ascii"))
    return _ESCAPED.sub(lambda found: _ESCAPES.get(found[1], found[1]), field.decode())


def _context(table: str, column: str) -> str:
    return f"{table}.{column.removesuffix(SEALED)}"


def _entry(row: tuple[Any, ...]) -> EntryRow:
    reference, seq, at, kind, previous_hash, payload_hash, hash_, payload_sealed = row
    moment = datetime.fromisoformat(str(at))
    return EntryRow(
        reference=str(reference),
        seq=int(seq),
        at=moment if moment.tzinfo else moment.replace(tzinfo=UTC),
        kind=str(kind),
        previous_hash=previous_hash,
        payload_hash=payload_hash,
        hash=hash_,
        payload_sealed=payload_sealed,
    )
