"""Letters that news overtakes before they leave.

One that was tried may have left, whatever is known of it: that one stays, and leaves once more.
"""

from typing import Final

from sqlalchemy import delete
from sqlmodel import Session, col, select

from mailbot.edges.store.tables import LetterLeanRow, LetterRawRow, LetterRow, LetterState
from mailbot.facts import Audience

_ALL_OF_ONE: Final = (LetterRawRow, LetterLeanRow, LetterRow)  # the letter last: the others point to it


def withdraw(session: Session, reference: str, text: str) -> int:
    """Delete the letters of a case to its reporter that nothing has tried to send yet; return how many."""
    untried = select(LetterRow.id).where(
        LetterRow.reference == reference,
        LetterRow.text == text,
        LetterRow.audience == Audience.REPORTER.value,
        LetterRow.state == LetterState.QUEUED,
        LetterRow.attempts == 0,
    )
    ids = tuple(session.exec(untried.with_for_update()).all())
    for table in _ALL_OF_ONE if ids else ():
        session.exec(delete(table).where(col(table.id).in_(ids)))
    return len(ids)
