"""Letters under a ceiling wait for their turn, which is shared out by domain, instead of for a moment given at once."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make room for both. Whose the letters are that wait now only their key tells: they stand in line as one."""
    op.add_column("letters", sa.Column("domain_hash", sa.LargeBinary(), nullable=True))
    op.add_column("letters", sa.Column("mailbox_hash", sa.LargeBinary(), nullable=True))
    op.create_table(
        "turns",
        sa.Column("letter", sa.Integer(), nullable=False),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("domain_hash", sa.LargeBinary(), nullable=False),
        sa.Column("mailbox_hash", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["letter"], ["letters.id"]),
        sa.PrimaryKeyConstraint("letter"),
    )
    op.create_table(
        "lines",
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("domain_hash", sa.LargeBinary(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("lane", "domain_hash"),
    )
    op.create_index("turns_of_domain", "turns", ["lane", "domain_hash", "at", "letter"])
    op.create_index("turns_of_mailbox", "turns", ["lane", "mailbox_hash", "at"])
    op.create_index("lines_in_order", "lines", ["lane", "place"])
    op.drop_index("letters_in_lane", "letters")
    op.create_index("letters_in_lane", "letters", ["lane", "state", "next_at"])
    letters = sa.table("letters", *map(sa.column, ("id", "lane", "state", "next_at", "attempts")))
    letters.append_column(sa.column("domain_hash", sa.LargeBinary()))
    letters.append_column(sa.column("mailbox_hash", sa.LargeBinary()))
    turns = sa.table("turns", *map(sa.column, ("letter", "lane", "domain_hash", "mailbox_hash", "at")))
    lines = sa.table("lines", *map(sa.column, ("lane", "domain_hash", "place")))
    waits = sa.and_(letters.c.lane.is_not(None), letters.c.state == "queued", letters.c.attempts == 0)
    nobodys = sa.literal(b"", sa.LargeBinary())
    waiting = sa.select(letters.c.id, letters.c.lane, nobodys, nobodys, letters.c.next_at).where(waits)
    op.execute(turns.insert().from_select([column.name for column in turns.c], waiting))
    lanes = sa.select(letters.c.lane, nobodys, sa.literal(0)).where(waits).distinct()
    op.execute(lines.insert().from_select([column.name for column in lines.c], lanes))
    op.execute(letters.update().where(waits).values(state="waiting", domain_hash=b"", mailbox_hash=b""))
