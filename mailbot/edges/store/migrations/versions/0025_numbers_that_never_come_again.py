"""The number of a mail or a letter that was erased is given to no other one.

Letters to handlers name mails by it, drafts are known by it, and beside the database the letter stands that left last,
by its number. SQLite gave the highest numbers a second time once their rows were gone; PostgreSQL never did.
"""

from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Make both tables anew, with the same rows: SQLite knows no other way."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in ("messages", "letters"):
        with op.batch_alter_table(table, recreate="always", table_kwargs={"sqlite_autoincrement": True}):
            pass
