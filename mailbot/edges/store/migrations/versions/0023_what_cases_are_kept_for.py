"""On which ground a case is kept since it has ended, and whether somebody holds it: what is looked for each morning."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Add both; what ended before is filled in at the start, since the cases are sealed."""
    op.add_column("cases", sa.Column("ground", sa.String(), nullable=True))
    op.add_column("cases", sa.Column("on_hold", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index("cases_that_end", "cases", ["ground", "closed_at"])
    op.create_index("cases_on_hold", "cases", ["on_hold", "reference"])
