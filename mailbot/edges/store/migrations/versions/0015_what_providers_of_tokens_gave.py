"""What providers of tokens gave us last is kept, and one daemon asks for more at a time."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Make the table; nothing was kept before."""
    op.create_table(
        "logins",
        sa.Column("name_hash", sa.LargeBinary(), nullable=False),
        sa.Column("login_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name_hash"),
    )
