"""What operators and decisions look at is found among a hundred thousand cases, and five thousand letters of a day."""

from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Index it: open cases and those that changed lately, cases in order, and an address's letters by kind."""
    op.create_index("cases_at_work", "cases", ["state", "updated_at"])
    op.create_index("cases_in_order", "cases", ["opened_at", "reference"])
    op.create_index("cases_of_state", "cases", ["state", "opened_at", "reference"])
    op.create_index("letters_of_kind", "letters", ["to_hash", "text", "queued_at"])
    op.drop_index("letters_lately", "letters")
