"""Every table says with what its rows are erased, and of each column that stays that it does."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from mailbot.edges.store import (
    audit_tables,
    declared_tables,
    erased_tables,
    tables,
    turn_tables,
    version_tables,
    vital_tables,
)
from mailbot.edges.store.retention import Erased, NotErased, Owner, With

TABLES = sorted(
    (
        row
        for row in {
            **vars(tables),
            **vars(turn_tables),
            **vars(vital_tables),
            **vars(audit_tables),
            **vars(erased_tables),
            **vars(declared_tables),
            **vars(version_tables),
        }.values()
        if isinstance(row, type) and issubclass(row, SQLModel) and hasattr(row, "__table__")
    ),
    key=lambda row: row.__name__,
)
OF_ROWS = (Owner.MESSAGE, Owner.LETTER)  # named by a foreign key
REFERENCE = "reference"  # the column that names a case, in every table that has one


def problems(row: type[SQLModel]) -> list[str]:
    """Return what is wrong with what a table says of itself."""
    erased_with: Erased | None = vars(row).get("erased_with")
    columns = row.metadata.tables[str(row.__tablename__)].columns
    if erased_with is None:
        return ["says nothing"]
    if isinstance(erased_with, NotErased):
        unsaid = [f"says nothing of {name}" for name in sorted({*columns.keys()} ^ {*erased_with.columns.split()})]
        points_at = {key.target_fullname for column in columns for key in column.foreign_keys}
        points_at |= {Owner.CASE} if REFERENCE in columns else set()
        return [*unsaid, *(f"stays, and points at {owner}" for owner in Owner if owner in points_at)]
    missing = [f"has no column {tie.column}" for tie in erased_with if tie.column not in columns]
    if REFERENCE in columns and (Owner.CASE, REFERENCE) not in {(tie.owner, tie.column) for tie in erased_with}:
        missing.append(f"does not go with {Owner.CASE}, and has a column {REFERENCE}")
    wrong = [
        f"{tie.column} does not name {tie.owner}"
        for tie in erased_with
        if tie.column in columns
        and tie.owner in OF_ROWS
        and tie.owner not in {key.target_fullname for key in columns[tie.column].foreign_keys}
    ]
    emptied = [tie for tie in erased_with if tie.empties]
    unsaid = [
        f"says nothing of {name}"
        for tie in emptied
        for name in sorted({*columns.keys()} ^ {tie.empties, *tie.stays.split()})
    ]
    full = [f"cannot be without {tie.empties}" for tie in emptied if not columns[tie.empties].nullable]
    return missing + wrong + unsaid + full


def test_all_tables_are_looked_at() -> None:
    assert {row.__tablename__ for row in TABLES} == set(SQLModel.metadata.tables)


@pytest.mark.parametrize("row", [pytest.param(row, id=str(row.__tablename__)) for row in TABLES])
def test_a_table_says_with_what_its_rows_are_erased(row: type[SQLModel]) -> None:
    assert problems(row) == []


class MadeUpBase(SQLModel, registry=registry()):
    """Tables that the store does not have."""


class MadeUpRow(MadeUpBase, table=True):
    __tablename__ = "made_up"

    id: int = Field(primary_key=True)
    message: int = Field(foreign_key="messages.id")


class OfCaseRow(MadeUpBase, table=True):
    __tablename__ = "made_up_of_case"

    reference: str = Field(primary_key=True)
    number_hash: bytes


@pytest.mark.parametrize(
    ("erased_with", "problem"),
    [
        pytest.param(None, "says nothing", id="a-table-that-was-forgotten"),
        pytest.param((With(Owner.CASE, "reference"),), "has no column reference", id="a-column-that-is-not-there"),
        pytest.param((With(Owner.MESSAGE, "id"),), "id does not name messages.id", id="a-column-of-something-else"),
        pytest.param(
            NotErased("why not", "id message"),
            "stays, and points at messages.id",
            id="a-row-that-would-hold-a-message-back",
        ),
    ],
)
def test_a_table_that_says_something_wrong_is_seen(
    monkeypatch: pytest.MonkeyPatch, erased_with: Erased | None, problem: str
) -> None:
    if erased_with is not None:
        monkeypatch.setattr(MadeUpRow, "erased_with", erased_with, raising=False)
    assert problems(MadeUpRow) == [problem]


@pytest.mark.parametrize(
    ("erased_with", "problem"),
    [
        pytest.param(
            NotErased("why not", "reference number_hash"),
            "stays, and points at cases.reference",
            id="a-row-that-would-outlive-its-case",
        ),
        pytest.param(
            (With(Owner.ADDRESS, "number_hash"),),
            "does not go with cases.reference, and has a column reference",
            id="a-row-that-goes-with-something-else-alone",
        ),
    ],
)
def test_a_table_that_would_outlive_its_case_is_seen(
    monkeypatch: pytest.MonkeyPatch, erased_with: Erased, problem: str
) -> None:
    monkeypatch.setattr(OfCaseRow, "erased_with", erased_with, raising=False)
    assert problems(OfCaseRow) == [problem]


class StaysRow(MadeUpBase, table=True):
    __tablename__ = "made_up_that_stays"

    id: int = Field(primary_key=True)
    name: str
    words_sealed: bytes | None = None


@pytest.mark.parametrize(
    ("erased_with", "problem"),
    [
        pytest.param(NotErased("why not", "id name"), "says nothing of words_sealed", id="a-column-that-was-forgotten"),
        pytest.param(
            NotErased("why not", "id name words_sealed more"), "says nothing of more", id="a-column-that-is-gone"
        ),
        pytest.param(
            (With(Owner.KEY, "name", "words_sealed", stays="name"),),
            "says nothing of id",
            id="a-column-that-would-stay-unseen-beside-one-that-goes",
        ),
        pytest.param(
            (With(Owner.KEY, "id", "name", stays="id words_sealed"),),
            "cannot be without name",
            id="a-column-that-cannot-be-emptied",
        ),
    ],
)
def test_a_column_that_nobody_thought_of_is_seen(
    monkeypatch: pytest.MonkeyPatch, erased_with: Erased, problem: str
) -> None:
    monkeypatch.setattr(StaysRow, "erased_with", erased_with, raising=False)
    assert problems(StaysRow) == [problem]
