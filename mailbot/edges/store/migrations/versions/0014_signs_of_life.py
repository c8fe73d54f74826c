"""Daemons say that they live, what fails and what was told of it; what lasts until a day; cases that missed one."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

MISSED = sa.text("kind IN ('assessment-missed', 'solution-passed')")


def _at(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    """Make room; the cases that missed a day are filled in at the next start, from what is sealed."""
    _tables_of_daemons()
    _tables_of_the_installation()
    op.add_column("cases", _at("missed_at", nullable=True))
    op.create_index("cases_in_state", "cases", ["state"])
    op.create_index("cases_that_missed", "cases", ["missed_at"])
    op.create_index("entries_of_missed", "entries", ["kind"], sqlite_where=MISSED, postgresql_where=MISSED)


def _tables_of_daemons() -> None:
    op.create_table(
        "daemons",
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        _at("started_at"),
        _at("seen_at"),
        _at("stopped_at", nullable=True),
        *(_at(name, nullable=True) for name in ("imap_login_at", "fetched_at", "smtp_login_at", "sent_at")),
        sa.Column("unfetched", sa.Integer(), nullable=False),
        _at("unfetched_since", nullable=True),
        sa.PrimaryKeyConstraint("owner"),
    )
    op.create_table(
        "failing",
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("loop", sa.String(), nullable=False),
        _at("since"),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("lasting", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("owner", "loop"),
    )


def _tables_of_the_installation() -> None:
    op.create_table(
        "expiries",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        _at("at"),
        sa.PrimaryKeyConstraint("kind", "name"),
    )
    op.create_table(
        "alarms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        _at("since"),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("remedy", sa.String(), nullable=False),
        *(_at(name, nullable=True) for name in ("told_at", "over_at", "over_told_at")),
        _at("until"),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
