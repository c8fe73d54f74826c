"""Heads over all chains are kept as they were signed, and each entry knows the first of them that covers it."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"

UNCOVERED = sa.text("head IS NULL")


def upgrade() -> None:
    """Make the table; what was written before is covered by the first head."""
    op.create_table(
        "heads",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("covered", sa.String(), nullable=False),
        sa.Column("signed", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.add_column("entries", sa.Column("head", sa.Integer(), nullable=True))
    op.create_index(
        "entries_uncovered", "entries", ["reference", "seq"], sqlite_where=UNCOVERED, postgresql_where=UNCOVERED
    )
