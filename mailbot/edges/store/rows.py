"""Rows in and out of an open transaction, past the ORM: of a class it asks more each time than SQLite takes to answer.

Nothing that the session has yet to flush is seen from here.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, ParamSpec

from sqlalchemy import (
    ColumnElement,
    Connection,
    CursorResult,
    Executable,
    Row,
    SQLColumnExpression,
    Table,
    inspect,
    literal_column,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel

Found = Row[*tuple[Any, ...]]
"""What was found of a table, its columns by name: a value, which no session knows of."""


P = ParamSpec("P")


def is_one_of(column: SQLColumnExpression[Any], words: Iterable[str]) -> ColumnElement[bool]:
    """Compare with words of ours, written into the statement: a list that is bound makes SQLAlchemy write it anew."""
    return column.in_([literal_column(f"'{word}'") for word in words])


def run_built(within: Session | Connection, statement: Executable, **wanted: Any) -> CursorResult[*tuple[Any, ...]]:
    """Carry out a statement that was built once, as those that run for every message are."""
    connection = within.connection() if isinstance(within, Session) else within
    return connection.execute(statement, wanted)


def add(session: Session, table: Callable[P, SQLModel], *_: P.args, **values: P.kwargs) -> Any:
    """Insert a row by its values; return the first column of its primary key.

    To make the row itself takes longer than to insert it, and to flush it ten times as long.
    """
    return session.connection().execute(_insert(table), values).scalar_one()


def add_new(session: Session, table: Callable[P, SQLModel], *_: P.args, **values: P.kwargs) -> Any | None:
    """Do as `add`, or return None when a key is taken, or is being taken by somebody else at this moment."""
    return session.connection().execute(_insert_once(table, session.get_bind().dialect.name), values).scalar()


def add_once(session: Session, table: Callable[P, SQLModel], *_: P.args, **values: P.kwargs) -> bool:
    """Do as `add_new`; return whether the row was inserted."""
    return add_new(session, table, *_, **values) is not None


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
    columns = table_of(table)
    once = (postgresql if dialect == "postgresql" else sqlite).insert(columns).on_conflict_do_nothing()
    # rowcount is -1 on PostgreSQL, even when nothing was inserted
    executable: Executable = once.returning(next(iter(columns.primary_key))) if counted else once
    return executable
