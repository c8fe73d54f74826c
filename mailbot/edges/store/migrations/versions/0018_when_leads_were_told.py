"""Whether the leads had a letter about a mail that is held: the morning's letter tells them nothing twice."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Add when; what is held already stands in the next morning's letter once more."""
    op.add_column("messages", sa.Column("told_at", sa.DateTime(timezone=True), nullable=True))
