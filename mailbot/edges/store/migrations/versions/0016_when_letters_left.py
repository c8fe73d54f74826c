"""Letters are found by when they left, since providers let only so many leave in a minute and a day."""

from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Index what is there."""
    op.create_index("letters_sent", "letters", ["sent_at"])
