"""What was due of a data breach's 72 hours is due of one legal clock among others.

Rows keep their moment: no clock that runs is lost, and what comes up says how it stands by today's rules. The cases are
sealed, and are brought up to date as they are read (`cases_of_before.py`).
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

NAMES = {"breach": "clock", "breach-question": "clock-question"}


def upgrade() -> None:
    """Rename the kinds, in what is due and in what was set aside."""
    for name in ("dues", "dues_aside"):
        rows = sa.table(name, sa.column("kind", sa.String))
        for before, today in NAMES.items():
            op.execute(rows.update().where(rows.c.kind == before).values(kind=today))
