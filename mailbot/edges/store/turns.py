"""Letters that wait for their turn under a ceiling, and the domains in line: what is needed to choose among them.

    WAITING --its turn--> QUEUED (outgoing.py)

Who is next is decided elsewhere (`case/turns.py`); here it is asked for, of however many that wait, by a few looks into
an index. A row of `lines` for each domain that waits; a row of `turns` for each letter that does.

Guarantee: a letter that waits has a row in `turns`, and its domain one in `lines`, until both are taken away with it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Executable, bindparam, delete, exists, func, literal_column, union_all, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from mailbot.edges.store.database import alone
from mailbot.edges.store.rows import add, add_once, is_one_of, run_built
from mailbot.edges.store.tables import LetterRow, LetterState
from mailbot.edges.store.turn_tables import LineRow, TurnRow
from mailbot.facts import Choose, InLine, Lane, Share

HOUR: Final = timedelta(hours=1)

_NOBODY = b"-"  # no hash of a domain; PostgreSQL and SQLite both like a list better that is not empty

# What runs for every letter is built once: SQLAlchemy takes longer to build a statement than SQLite to run it
_LANES: Executable = union_all(  # in which somebody stands
    *(select(literal_column(f"'{lane}'")).where(exists().where(col(LineRow.lane) == lane)) for lane in Lane)
)
_GONE = select(LetterRow.domain_hash, LetterRow.mailbox_hash, LetterRow.next_at).where(
    col(LetterRow.lane) == bindparam("lane"),
    is_one_of(col(LetterRow.state), (LetterState.QUEUED, LetterState.SENDING, LetterState.SENT)),
    col(LetterRow.next_at) > bindparam("since"),
)
_OTHER = aliased(TurnRow)
_FOREMOST = (  # of a domain's letters
    select(_OTHER.letter)
    .where(col(_OTHER.lane) == col(LineRow.lane), col(_OTHER.domain_hash) == col(LineRow.domain_hash))
    .order_by(col(_OTHER.at), col(_OTHER.letter))
    .limit(1)
    .scalar_subquery()
)
_LINE = (
    select(LineRow.domain_hash, LineRow.place, TurnRow.letter, TurnRow.mailbox_hash)
    .join(TurnRow, col(TurnRow.letter) == _FOREMOST)
    .where(col(LineRow.lane) == bindparam("lane"))
)
_served = col(LineRow.domain_hash).in_(bindparam("served", expanding=True))
_SERVED = _LINE.where(_served)
_LONGEST = _LINE.where(~_served).order_by(col(LineRow.place)).limit(1)
_LAST_PLACE = (
    select(LineRow.place).where(col(LineRow.lane) == bindparam("lane")).order_by(col(LineRow.place).desc()).limit(1)
)
_LAST_OF_MAILBOX = select(func.max(TurnRow.at)).where(
    col(TurnRow.lane) == bindparam("lane"), col(TurnRow.mailbox_hash) == bindparam("mailbox")
)
_TURN = select(TurnRow).where(col(TurnRow.letter) == bindparam("letter"))
_MORE = (
    select(TurnRow.letter)
    .where(col(TurnRow.lane) == bindparam("lane"), col(TurnRow.domain_hash) == bindparam("domain"))
    .limit(1)
)
_WAITING_FOR = select(LetterRow.id).where(
    col(LetterRow.to_hash) == bindparam("hashed"), col(LetterRow.state) == LetterState.WAITING
)
_LET_GO = (
    update(LetterRow)
    .where(col(LetterRow.id) == bindparam("letter"), col(LetterRow.state) == LetterState.WAITING)
    .values(state=LetterState.QUEUED.value, next_at=bindparam("now"))
    .execution_options(synchronize_session=False)
)


def goes_at_once(session: Session, lane: Lane, share: Share, choose: Choose, now: datetime) -> bool:
    """Return whether a letter need not stand in line: nobody does, and its turn would be now."""
    alone(session, "lanes")
    if run_built(session, _LAST_PLACE, lane=lane).first() is not None:
        return False
    gone = [Share(domain, mailbox) for domain, mailbox, _ in _gone(session, lane, now)]
    return choose([InLine(share.domain, place=0, letter=0, mailbox=share.mailbox)], gone) is not None


def stand_in_line(session: Session, letter: int, lane: Lane, share: Share, now: datetime) -> None:
    """Queue a letter behind its domain's others, an hour after the one before it to the same mailbox."""
    alone(session, "lanes")
    before = [at for _, whose, at in _gone(session, lane, now) if whose == share.mailbox]
    waiting = run_built(session, _LAST_OF_MAILBOX, lane=lane, mailbox=share.mailbox).scalar_one()
    last = max((at for at in (*before, waiting) if at is not None), default=None)
    at = now if last is None else max(now, last + HOUR)
    add(session, TurnRow, letter=letter, lane=lane, domain_hash=share.domain, mailbox_hash=share.mailbox, at=at)
    add_once(session, LineRow, lane=lane, domain_hash=share.domain, place=_last_place(session, lane))


def give_turns(session: Session, choose: Choose, now: datetime) -> bool:
    """Release every letter whose turn it is; return False when there is none."""
    lanes = [Lane(lane) for lane in run_built(session, _LANES).scalars()]
    if not lanes:
        return False
    alone(session, "lanes")
    given = False
    for lane in lanes:
        gone = [Share(domain, mailbox) for domain, mailbox, _ in _gone(session, lane, now)]
        while (chosen := choose(_in_line(session, lane, gone), gone)) is not None:
            leave_line(session, chosen.letter, now)
            gone.append(Share(chosen.domain, chosen.mailbox))
            given = True
    return given


def leave_line(session: Session, letter: int, now: datetime) -> None:
    """Take one letter out of the line, in turn or not; its domain moves to the end of the line, or leaves it."""
    alone(session, "lanes")
    turn = run_built(session, _TURN, letter=letter).one_or_none()
    if turn is None:
        return
    run_built(session, _LET_GO, letter=letter, now=now)
    session.exec(delete(TurnRow).where(col(TurnRow.letter) == letter))
    line = col(LineRow.lane) == turn.lane, col(LineRow.domain_hash) == turn.domain_hash
    more = run_built(session, _MORE, lane=turn.lane, domain=turn.domain_hash).first()
    if more is None:
        session.exec(delete(LineRow).where(*line))
    else:
        session.exec(update(LineRow).where(*line).values(place=_last_place(session, Lane(turn.lane))))


def let_go_before(session: Session, to_hash: bytes, now: datetime) -> None:
    """Let go what a machine wrote to somebody and what waits: what a person writes to them does not wait behind it."""
    for waiting in run_built(session, _WAITING_FOR, hashed=to_hash).scalars().all():
        leave_line(session, waiting, now)


def next_turn_at(session: Session, choose: Choose, now: datetime) -> datetime | None:
    """Return when a letter that waits may have its turn; None when nobody stands in line."""
    moments = []
    for lane in Lane:
        gone = _gone(session, lane, now)
        whose = [Share(domain, mailbox) for domain, mailbox, _ in gone]
        line = _in_line(session, lane, whose)
        if line:
            free = choose(line, whose) is not None or not gone
            moments.append(now if free else min(at for _, _, at in gone) + HOUR)
    return min(moments, default=None)


def forget_turns(session: Session) -> None:
    """Empty the line: nobody waits any more."""
    session.exec(delete(TurnRow))
    session.exec(delete(LineRow))


def _gone(session: Session, lane: Lane, now: datetime) -> list[tuple[bytes, bytes, datetime]]:
    rows = run_built(session, _GONE, lane=lane, since=now - HOUR)
    return [(domain or _NOBODY, mailbox or _NOBODY, at) for domain, mailbox, at in rows]


def _in_line(session: Session, lane: Lane, gone: Sequence[Share]) -> list[InLine]:
    """Return the domains that may be next: those served in this hour, and of the others the one that waits longest."""
    served = {"lane": lane, "served": sorted({_NOBODY, *(share.domain for share in gone)})}
    return [InLine(*row) for asked in (_SERVED, _LONGEST) for row in run_built(session, asked, **served)]


def _last_place(session: Session, lane: Lane) -> int:
    """Return the place at the end of the line."""
    last = run_built(session, _LAST_PLACE, lane=lane).scalar_one_or_none()
    return 0 if last is None else last + 1
