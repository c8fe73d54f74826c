"""What owners revoked of keys is kept for ever, and cases are found by the key that is pinned to them."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make room for both; a case from before is found by its key once it is written again."""
    op.add_column("cases", sa.Column("key_hash", sa.LargeBinary(), nullable=True))
    op.create_index("cases_with_key", "cases", ["key_hash"])
    op.create_table(
        "revoked",
        sa.Column("key_hash", sa.LargeBinary(), nullable=False),
        sa.Column("revocation_sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key_hash"),
    )
