"""Messages remember the bugs that they ran into, and the deaths at which they were in hand."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the columns; what was tried before counts as never tried."""
    op.add_column("messages", sa.Column("failures", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("messages", sa.Column("suspected", sa.Integer(), nullable=False, server_default="0"))
    op.create_index("messages_suspected", "messages", ["suspected", "state"])
