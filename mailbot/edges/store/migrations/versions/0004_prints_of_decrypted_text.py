"""What was decrypted is remembered by its prints, over all cases, so that no answer repeats it to somebody else."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the table; it is filled from the journals when mailbot starts, for only that can unseal them."""
    op.create_table(
        "prints",
        sa.Column("print_hash", sa.LargeBinary(), nullable=False),
        sa.Column("message", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["message"], ["messages.id"]),
        sa.PrimaryKeyConstraint("print_hash", "message"),
    )
    op.create_index("prints_of_message", "prints", ["message"])
