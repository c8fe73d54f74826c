"""What the first two steps make now, and did not in the days when some databases were made."""

from alembic import op
from sqlalchemy import Column, LargeBinary, PrimaryKeyConstraint, String

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make what is missing; most databases have both."""
    op.create_index("places_of_message", "places", ["message"], if_not_exists=True)
    op.create_table(
        "said",
        Column("text_hash", LargeBinary(), nullable=False),
        Column("reference", String(), nullable=False),
        PrimaryKeyConstraint("text_hash"),
        if_not_exists=True,
    )
