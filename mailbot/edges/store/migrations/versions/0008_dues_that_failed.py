"""Dues count the bugs that they ran into, and are set aside."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make room for both; what is due now has not failed yet."""
    op.add_column("dues", sa.Column("failures", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "dues_aside",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("about", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("dues_aside_of_case", "dues_aside", ["reference"])
