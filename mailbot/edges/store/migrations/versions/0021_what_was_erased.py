"""What was erased leaves a line, hashes that keep a mail from coming twice, and work to do in the mailbox."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Make the tables; nothing was erased before."""
    texts = ("name", "kind", "ground", "day", "opened", "closed", "outcome", "head")
    counts = ("kept", "missed", "mails", "entries", "version")
    op.create_table(
        "erased",
        *(sa.Column(name, sa.String(), nullable=False) for name in texts),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in counts),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "erased_messages",
        sa.Column("identity_hash", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("erased", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("identity_hash"),
    )
    op.create_index("erased_messages_in_order", "erased_messages", ["received_at"])
    op.create_index("erased_messages_of_line", "erased_messages", ["erased"])
    _removals()


def _removals() -> None:
    op.create_table(
        "removals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("erased", sa.String(), nullable=False),
        sa.Column("letter", sa.Boolean(), nullable=False),
        sa.Column("identity_hash", sa.LargeBinary(), nullable=True),
        sa.Column("message_id_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("folder", sa.String(), nullable=True),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=True),
        sa.Column("uid", sa.BigInteger(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("removals_at_place", "removals", ["folder", "uidvalidity", "uid"])
