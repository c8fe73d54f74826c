"""Rows in and out of an open transaction, past the ORM: of a class it asks more each time than SQLite takes to answer.

Nothing that the session has yet to flush is seen from here.
"""

from functools import cache
from typing import Any

from sqlalchemy import CursorResult, Executable, Row, Table, inspect, literal
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel

Found = Row[*tuple[Any, ...]]
"""What was found of a table, its columns by name: a value, which no session knows of."""


def run_built(session: Session, statement: Executable, **wanted: Any) -> CursorResult[*tuple[Any, ...]]:
    """Carry out a statement that was built once, as those that run for every message are."""
    return session.connection().execute(statement, wanted)


def add(session: Session, row: SQLModel) -> Any:
    """Insert `row` at once; return the first column of its primary key.

    A flush of the session would come to the same, and takes ten times as long.
    """
    return session.connection().execute(_insert(type(row)), row.model_dump(exclude_none=True)).scalar_one()


def add_once(session: Session, row: SQLModel) -> bool:
    """Insert `row`; return False when its key is taken, or is being taken by somebody else at this moment."""
    insert = _insert_once(type(row), session.get_bind().dialect.name)
    added = session.connection().execute(insert, row.model_dump(exclude_none=True))
    return added.first() is not None  # rowcount is -1 on PostgreSQL, even when nothing was inserted


def add_all_once(session: Session, table: type[SQLModel], rows: list[dict[str, Any]]) -> None:
    """Insert rows given by their columns; existing ones are left as they are."""
    if rows:
        session.connection().execute(_insert_once(table, session.get_bind().dialect.name, counted=False), rows)


@cache
def table_of(rows: type[SQLModel]) -> Table:
    """Return the table itself, for what changes it often: of a class SQLAlchemy asks more each time than SQLite."""
    table: Table = inspect(rows).local_table
    return table


@cache
def _insert(table: type[SQLModel]) -> Executable:
    columns = table_of(table)
    return columns.insert().returning(next(iter(columns.primary_key)))


@cache
def _insert_once(table: type[SQLModel], dialect: str, *, counted: bool = True) -> Executable:
    insert = (postgresql if dialect == "postgresql" else sqlite).insert(table_of(table))
    once = insert.on_conflict_do_nothing()
    executable: Executable = once.returning(literal(1)) if counted else once
    return executable
