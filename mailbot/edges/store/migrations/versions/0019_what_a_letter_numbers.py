"""A letter that shows held messages keeps which: a number in an answer means that very message."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Of letters that are there nothing is known."""
    op.add_column("letters", sa.Column("listed", sa.String(), nullable=False, server_default=""))
