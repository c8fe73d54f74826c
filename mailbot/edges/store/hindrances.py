"""What stands in the way of erasing a case, as the database has it now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import or_
from sqlmodel import Session, col, select

from mailbot.edges.store.sealing import Sealing
from mailbot.edges.store.tables import CaseRow, LetterRow, LetterState, MessageRow, MessageState
from mailbot.facts import Audience, Case, Hindrance, State

_ON_ITS_WAY = (LetterState.WAITING, LetterState.QUEUED, LetterState.SENDING)


def find_hindrances(session: Session, sealing: Sealing, case: Case) -> Iterator[Hindrance]:
    """Yield why a case is not erased now; its row is locked until the transaction is over."""
    version = session.exec(
        select(CaseRow.version).where(CaseRow.reference == case.reference).with_for_update()
    ).one_or_none()
    if version != case.version:
        yield Hindrance.CHANGED
        return
    if case.state is not State.CLOSED:
        yield Hindrance.OPEN
    if case.drafts or case.waiting:
        yield Hindrance.DRAFT
    if case.legal_hold is not None:
        yield Hindrance.LEGAL_HOLD
    of_case, with_others = col(LetterRow.reference) == case.reference, of_house_since(case.opened_at)
    unsent = col(LetterRow.state).in_(_ON_ITS_WAY)
    if any(
        session.exec(select(LetterRow.id).where(*wanted).with_for_update().limit(1)).first()
        for wanted in ((of_case, or_(unsent, col(LetterRow.to_copy).is_(True))), (*with_others, unsent))
    ):
        yield Hindrance.LETTER
    waiting = col(MessageRow.state) != MessageState.DONE
    if session.exec(select(MessageRow.id).where(MessageRow.reference == case.reference, waiting).limit(1)).first():
        yield Hindrance.MAIL
    theirs = map(sealing.address, (case.reporter, *case.mailboxes))
    unread = col(MessageRow.state) == MessageState.NEW, col(MessageRow.sender_hash).in_([*theirs])
    if session.exec(select(MessageRow.id).where(*unread).limit(1)).first():
        yield Hindrance.UNREAD
    followers = col(CaseRow.reference).in_(case.followers), col(CaseRow.state) != State.CLOSED
    if case.followers and session.exec(select(CaseRow.reference).where(*followers).limit(1)).first():
        yield Hindrance.FOLLOWED


def of_house_since(since: datetime) -> tuple[Any, ...]:
    """Choose letters to handlers that belong to no case: a digest, a list, the morning's letter tell of many."""
    return (
        col(LetterRow.reference).is_(None),
        col(LetterRow.audience) == Audience.HANDLER.value,
        col(LetterRow.queued_at) >= since,
    )
