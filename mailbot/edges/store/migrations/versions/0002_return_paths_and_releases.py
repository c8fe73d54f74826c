"""Letters get a return path of their own, messages remember that an operator let them go, and texts are known again."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns; letters that were sent before have no tag, and are tied to a bounce by their Message-ID."""
    with op.batch_alter_table("letters") as letters:
        letters.add_column(sa.Column("tag_hash", sa.LargeBinary(), nullable=True))
        letters.create_index("letters_by_tag", ["tag_hash"])
    op.create_table(
        "said",
        sa.Column("text_hash", sa.LargeBinary(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("text_hash"),
    )
    with op.batch_alter_table("messages") as messages:
        messages.add_column(sa.Column("released", sa.Boolean(), nullable=False, server_default=sa.false()))
