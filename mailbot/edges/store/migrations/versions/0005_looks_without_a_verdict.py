"""Messages count the looks at which gpg gave no verdict."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column: nothing that waits has been looked at yet."""
    op.add_column("messages", sa.Column("unsettled", sa.Integer(), nullable=False, server_default="0"))
