"""What a provider lets one mailbox send: counted here, so that all daemons that share the database keep to it together.

Nothing is counted where nothing is limited.
"""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, func
from sqlmodel import Session, col, select

from mailbot.edges.store.tables import LetterRow, LetterState
from mailbot.facts import Full, SendingLimits

# What runs for every letter is built once: SQLAlchemy takes longer to build a statement than SQLite to run it
_LEAVING = select(func.count()).select_from(LetterRow).where(col(LetterRow.state) == LetterState.SENDING)
_SENT_BEFORE = (  # the last one but so many; by a clock that was ahead, none left yet
    select(LetterRow.sent_at)
    .where(col(LetterRow.sent_at) <= bindparam("now"))
    .order_by(col(LetterRow.sent_at).desc())
    .limit(1)
    .offset(bindparam("newer"))
)
_SENDERS = select(func.count(func.distinct(LetterRow.owner))).where(
    col(LetterRow.state) == LetterState.SENDING, col(LetterRow.owner) != bindparam("owner")
)


def find_full(session: Session, limits: SendingLimits, now: datetime) -> Full | None:
    """Return which limit is reached, and until when; None where a letter may leave now. What is leaving has left."""
    if not limits.rates:
        return None
    leaving = session.exec(_LEAVING).one()
    reached = (_reached(session, letters, window, leaving, now) for letters, window in limits.rates)
    return max((full for full in reached if full is not None), key=lambda full: full.until, default=None)


def no_connection_left(session: Session, limits: SendingLimits, owner: str) -> bool:
    """Return whether as many others send at this moment as may be connected at once."""
    if limits.connections is None:
        return False
    return session.exec(_SENDERS, params={"owner": owner}).one() >= limits.connections


def _reached(session: Session, letters: int, window: timedelta, leaving: int, now: datetime) -> Full | None:
    if leaving >= letters:
        return Full(now + window, letters, window)
    oldest = session.exec(_SENT_BEFORE, params={"newer": letters - leaving - 1, "now": now}).one_or_none()
    if oldest is None or oldest + window <= now:
        return None
    return Full(oldest + window, letters, window)
