"""Copies of a message with another trace, and the grade of the mail that a letter answers."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make room for both; of what came and left before, neither is known."""
    with op.batch_alter_table("messages") as messages:
        messages.add_column(sa.Column("copy_of", sa.Integer(), nullable=True))
        messages.create_foreign_key("messages_copy_of_fkey", "messages", ["copy_of"], ["id"])
        messages.create_index("messages_copies", ["copy_of", "id"])
    op.add_column("letters", sa.Column("grade", sa.Integer(), nullable=True))
