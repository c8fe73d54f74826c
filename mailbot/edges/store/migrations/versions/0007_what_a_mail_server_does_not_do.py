"""What the IMAP server does not give, move or take is asked for a number of times, and no more."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the table of what it does not give, and how often it was asked to file away and to copy."""
    op.create_table(
        "withheld",
        sa.Column("folder", sa.String(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("message", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["message"], ["messages.id"]),
        sa.PrimaryKeyConstraint("folder", "uidvalidity", "uid"),
    )
    op.create_index("withheld_of_message", "withheld", ["message"])
    op.add_column("messages", sa.Column("withheld", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("places", sa.Column("tries", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("places", sa.Column("until", sa.DateTime(timezone=True), nullable=True))
    op.add_column("letters", sa.Column("copy_tries", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("letters", sa.Column("copy_until", sa.DateTime(timezone=True), nullable=True))
