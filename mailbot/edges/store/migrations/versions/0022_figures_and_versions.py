"""What is counted each month is found by itself; each letter knows the text and the promises that it was made from."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"

COUNTED = sa.text(
    "kind IN ('assessment-kept', 'assessment-late', 'assessment-missed', 'assessment-made-up', 'solution-kept',"
    " 'solution-late', 'solution-passed', 'solution-made-up', 'solution-moved', 'progress-late', 'lesson',"
    " 'clock-aware')"
)


def upgrade() -> None:
    """Of letters that are there nothing is known."""
    op.create_index("entries_of_figures", "entries", ["kind", "at"], sqlite_where=COUNTED, postgresql_where=COUNTED)
    op.create_index("cases_closed", "cases", ["closed_at"])
    for name in ("wording", "policy"):
        op.add_column("letters", sa.Column(name, sa.LargeBinary(), nullable=True))
    op.create_table(
        "versions",
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("version_sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash"),
    )
    op.create_table(
        "in_force",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["hash"], ["versions.hash"]),
        sa.PrimaryKeyConstraint("name", "at"),
    )
