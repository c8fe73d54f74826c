"""Letters know whether they were answered, and whether others than their reader know their Message-ID."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make room for both; of letters sent before, nothing is known."""
    op.add_column("letters", sa.Column("answered", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("letters", sa.Column("exposed", sa.Boolean(), nullable=False, server_default=sa.false()))
