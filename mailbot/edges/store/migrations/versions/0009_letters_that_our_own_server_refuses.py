"""Letters know of limits that they met, and what can be said of them without what was refused."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make room for it; of a letter queued before, only that there is one can be said again."""
    op.add_column("letters", sa.Column("excused", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("letters", sa.Column("excused_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("letters", sa.Column("refusal", sa.String(), nullable=False, server_default=""))
    op.add_column("letters", sa.Column("extent", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "letters_lean",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lean_sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["letters.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
