"""Which message is handed out next, and which of those in hand at a death may be to blame for it.

A daemon that dies has as many messages in hand as it has workers, and mostly none of them killed it: it ran out of
memory, the power went. So each of them is tried again alone, while nothing else is in hand here or in any other
daemon, after all that waits has had its turn. Only what was alone in hand at two deaths is held.

    0 --in hand at a death--> 1 --alone in hand at a death--> 2 --again--> 3, its header alone is read --again--> 4

A death is told from everything else by `instance.py`: a daemon that was told to end, or that lost its lease to another,
has none.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, exists, or_
from sqlalchemy.orm import aliased
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col, select

from mailbot.edges.store.rows import Found, run_built
from mailbot.edges.store.tables import DueRow, MessageRow, MessageState

SUSPECTED: Final = 1
"""Of `messages.suspected`, from here on: in hand at a death. 0 is no suspicion."""
CONDEMNED: Final = 3
"""From here on: the message was alone in hand at two deaths."""
UNTOUCHED: Final = 4
"""And from here on: reading its header alone killed the daemon as well."""

PATIENCE: Final = timedelta(minutes=2)
"""How long a suspect waits until the others are done; then they wait for it, or a flood would hold it up for ever."""

_OLDER = aliased(MessageRow)
_CLAIMABLE = select(MessageRow).where(
    col(MessageRow.state) == MessageState.NEW,
    col(MessageRow.until) <= bindparam("real"),
    ~exists().where(
        col(_OLDER.sender_hash) == col(MessageRow.sender_hash),
        col(_OLDER.state) == MessageState.NEW,
        col(_OLDER.id) < col(MessageRow.id),
    ),
)


def _suspected() -> ColumnElement[bool]:
    return col(MessageRow.suspected).between(SUSPECTED, CONDEMNED)


# What runs for every message is built once: SQLAlchemy takes longer to build a statement than SQLite to run it
_ORDINARY = (
    _CLAIMABLE.where(or_(col(MessageRow.suspected) < SUSPECTED, col(MessageRow.suspected) > CONDEMNED))
    .order_by(col(MessageRow.id))
    .limit(1)
)
_LONELY = _CLAIMABLE.where(_suspected()).order_by(col(MessageRow.suspected), col(MessageRow.id)).limit(1)
_ANY_SUSPECT = select(MessageRow.id).where(_suspected(), col(MessageRow.state) == MessageState.NEW).limit(1)
_IN_HAND = select(MessageRow.id).where(
    col(MessageRow.owner).is_not(None),
    col(MessageRow.until) > bindparam("real"),
    col(MessageRow.state) == MessageState.NEW,
)
_OTHERS = (
    select(MessageRow.id)
    .where(col(MessageRow.state) == MessageState.NEW, col(MessageRow.id) != bindparam("row"))
    .limit(1)
)
_BESIDE = aliased(MessageRow)
_AHEAD = _ORDINARY.where(
    ~exists().where(col(_BESIDE.suspected).between(SUSPECTED, CONDEMNED), col(_BESIDE.state) == MessageState.NEW),
    exists().where(col(_BESIDE.state) == MessageState.NEW, col(_BESIDE.id) != col(MessageRow.id)),
)
_ALONE_IN_HAND = _IN_HAND.where(_suspected()).limit(1)


def next_message(session: Session, real: datetime) -> Found | None:
    """Return the message to hand out next: the oldest that is free, and a suspect when it can be alone.

    Runs where nobody else claims (`alone`).
    """
    if run_built(session, _ANY_SUSPECT).first() is None:
        return run_built(session, _ORDINARY, real=real).one_or_none()
    if run_built(session, _ALONE_IN_HAND, real=real).first() is not None:
        return None
    lonely = run_built(session, _LONELY, real=real).one_or_none()
    if lonely is None or real - lonely.until < PATIENCE:
        ordinary = run_built(session, _ORDINARY, real=real).one_or_none()
        if ordinary is not None:
            return ordinary
    if lonely is None or run_built(session, _IN_HAND.limit(1), real=real).first() is not None:
        return None
    return lonely


def next_ordinary(session: Session, real: datetime) -> Found | None:
    """Return the message to hand out next, if no message is suspected, and it is not the last one; else None.

    So what is claimed and not begun when the daemon dies becomes no more than a suspect.
    """
    row = run_built(session, _AHEAD, real=real).one_or_none()
    return row if row is not None and not row.suspected else None


def suspect(session: Session, owner: str, died_at: datetime) -> None:
    """Note which messages a daemon had in hand when it died."""
    in_hand = session.exec(
        select(MessageRow).where(MessageRow.owner == owner, MessageRow.state == MessageState.NEW)
    ).all()
    due = session.exec(select(DueRow.id).where(DueRow.owner == owner).limit(1)).first()
    alone = len(in_hand) == 1 and due is None and (in_hand[0].suspected or not _others_wait(session, in_hand[0].id))
    for row in in_hand:
        row.suspected = max(SUSPECTED, row.suspected) + (1 if alone else 0)
        row.owner, row.until = None, died_at  # until: since when it waits for its turn


def _others_wait(session: Session, row: int) -> bool:
    return run_built(session, _OTHERS, row=row).first() is not None
