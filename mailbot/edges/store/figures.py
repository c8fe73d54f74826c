"""What the figures of a month are made from (case/figures.py), read so that it costs what the month has, not the years.

Counts go by indexes that hold what is counted; cases are unsealed only where something happened in the month. A few
are in memory at once, and no transaction is open while the caller works with one.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from mailbot.edges.store.base import Base
from mailbot.edges.store.cases import PAGE
from mailbot.edges.store.erased_tables import ErasedRow
from mailbot.edges.store.journal import read_entry
from mailbot.edges.store.tables import CaseRow, EntryRow, LetterRow, MessageRow, MessageState
from mailbot.facts import (
    KEPT_MARKS,
    LESSON,
    MISSED_MARKS,
    Audience,
    CaseKind,
    CaseMarks,
    Counted,
    ErasedCase,
    ErasedKind,
    ErasedLine,
    PromiseMark,
    State,
    Way,
)

MARKS: Final = [mark.value for mark in PromiseMark]
CLOCK_STARTED: Final = "clock-aware"
MISSED_LETTERS: Final = ("assessment-missed", "solution-missed")
"""The letters that tell a reporter that a day was missed."""
PROGRESS: Final = "progress"
"""The letter that tells where a case stands."""
TOLD: Final = "opened-by-handler"
CAME: Final = (CaseKind.REPORT.value, CaseKind.CONTACT.value, TOLD)
"""Kinds of entries that a case begins with; a report may follow a contact."""
_OPEN: Final = [state.value for state in State if state is not State.CLOSED]


class MonthsWork(Base):
    """The part of the store that gives what figures are made from."""

    def case_marks(self, since: datetime, until: datetime) -> Iterator[CaseMarks]:
        """Yield each case to which something happened that is counted: opened, closed, assessed, solved, a clock."""
        with self._database.read() as session:
            references = sorted(_happened(session, since, until))
        for at in range(0, len(references), PAGE):
            with self._database.read() as session:
                page = list(self._marks_of(session, references[at : at + PAGE]))
            yield from page

    def _marks_of(self, session: Session, references: Sequence[str]) -> Iterator[CaseMarks]:
        entries: dict[str, list[tuple[datetime, str]]] = defaultdict(list)
        came: dict[str, tuple[str, int]] = {}
        of_cases = col(EntryRow.reference).in_(references)
        kinds = select(EntryRow.reference, EntryRow.seq, EntryRow.at, EntryRow.kind).where(of_cases)
        for reference, seq, at, kind in session.exec(kinds.order_by(col(EntryRow.reference), col(EntryRow.seq))):
            entries[reference].append((at, kind))
            first = came.get(reference)
            if kind in CAME and (first is None or CAME.index(kind) < CAME.index(first[0])):
                came[reference] = (kind, seq)
        acknowledged = _acknowledged(session, references)
        cases = select(CaseRow.reference, CaseRow.case_sealed, CaseRow.version)
        for reference, sealed, version in session.exec(cases.where(col(CaseRow.reference).in_(references))):
            kind, seq = came.get(reference, (CaseKind.REPORT.value, 0))
            yield CaseMarks(
                case=self._sealing.unseal_case(sealed, version),
                kind=CaseKind.CONTACT if kind == CaseKind.CONTACT else CaseKind.REPORT,
                way=Way.TOLD if kind == TOLD else self._way(session, reference, seq),
                acknowledged_at=acknowledged.get(reference),
                entries=tuple(entries[reference]),
            )

    def _way(self, session: Session, reference: str, seq: int) -> Way:
        """Return how the mail came that an entry is about; what is erased came somehow."""
        row = session.get(EntryRow, (reference, seq))
        facts = read_entry(row, self._sealing).facts if row is not None else None
        if facts is None:
            return Way.CLEAR
        return Way(facts.get("way") or (Way.ENCRYPTED if facts.get("decrypted") else Way.CLEAR))

    def counted(self, twelve: datetime, since: datetime, until: datetime, first: date) -> Counted:
        """Count what needs no case to be unsealed: in the month, and in the `twelve` that end with it.

        `first` is the first day of these, as it is where the organisation is.
        """
        with self._database.read() as session:
            opened = select(CaseRow.opened_at).where(CaseRow.opened_at >= twelve, CaseRow.opened_at < until)
            marks = select(EntryRow.at, EntryRow.kind).where(
                col(EntryRow.kind).in_(MARKS), EntryRow.at >= twelve, EntryRow.at < until
            )
            mails = select(func.count()).where(MessageRow.recorded_at >= since, MessageRow.recorded_at < until)
            held = select(func.count(), func.min(MessageRow.received_at)).where(MessageRow.state == MessageState.HELD)
            held_count, held_since = session.exec(held).one()
            on_hold = select(CaseRow.case_sealed, CaseRow.version).where(col(CaseRow.on_hold).is_(True))
            kept_back = [self._sealing.unseal_case(*row) for row in session.exec(on_hold)]
            return Counted(
                opened_at=tuple(session.exec(opened)),
                marks=tuple(session.exec(marks)),
                open_since=tuple(_open_at(session, until)),
                told=_letters(session, MISSED_LETTERS, since, until),
                progress=_letters(session, (PROGRESS,), since, until),
                mails=session.exec(mails).one(),
                held=held_count,
                held_since=held_since,
                lessons=tuple(self._lessons(session, since, until)),
                holds=tuple((case.reference, case.legal_hold.at) for case in kept_back if case.legal_hold),
                erased=tuple(_erased(session, f"{first:%Y-%m}")),
            )

    def _lessons(self, session: Session, since: datetime, until: datetime) -> Iterator[str]:
        """Yield what handlers learned in the month, in order; what was erased says nothing any more."""
        rows = select(EntryRow).where(EntryRow.kind == LESSON, EntryRow.at >= since, EntryRow.at < until)
        for row in session.exec(rows.order_by(col(EntryRow.at), col(EntryRow.reference))):
            if (facts := read_entry(row, self._sealing).facts) is not None:
                yield facts["text"]


def _happened(session: Session, since: datetime, until: datetime) -> set[str]:
    kinds = [mark.value for mark in PromiseMark if mark is not PromiseMark.PROGRESS_LATE] + [CLOCK_STARTED]
    opened = select(CaseRow.reference).where(CaseRow.opened_at >= since, CaseRow.opened_at < until)
    closed = select(CaseRow.reference).where(col(CaseRow.closed_at) >= since, col(CaseRow.closed_at) < until)
    noted = select(EntryRow.reference).where(col(EntryRow.kind).in_(kinds), EntryRow.at >= since, EntryRow.at < until)
    return {reference for query in (opened, closed, noted) for reference in session.exec(query)}


def _acknowledged(session: Session, references: Sequence[str]) -> dict[str, datetime]:
    """Return when the first letter by machine to the reporter left, by case."""
    left = select(LetterRow.reference, func.min(LetterRow.sent_at)).where(
        col(LetterRow.reference).in_(references),
        LetterRow.audience == Audience.REPORTER.value,
        col(LetterRow.by_machine).is_(True),
        col(LetterRow.sent_at).is_not(None),
    )
    rows = session.exec(left.group_by(col(LetterRow.reference)))
    return {reference: at for reference, at in rows if reference and at}


def _open_at(session: Session, until: datetime) -> Iterator[datetime]:
    """Yield when those cases were opened that were open at a moment; one opened again counts as open in between."""
    still = select(CaseRow.opened_at).where(col(CaseRow.state).in_(_OPEN), CaseRow.opened_at < until)
    closed_since = select(CaseRow.opened_at).where(
        CaseRow.state == State.CLOSED, col(CaseRow.closed_at) >= until, CaseRow.opened_at < until
    )
    for query in (still, closed_since):
        yield from session.exec(query)


def _letters(session: Session, texts: Sequence[str], since: datetime, until: datetime) -> int:
    """Count letters to reporters that left."""
    left = select(func.count()).where(
        col(LetterRow.sent_at) >= since,
        col(LetterRow.sent_at) < until,
        LetterRow.audience == Audience.REPORTER.value,
        col(LetterRow.text).in_(texts),
    )
    return session.exec(left).one()


def _erased(session: Session, first: str) -> Iterator[ErasedCase]:
    """Yield what is left of cases that were opened, closed or erased in a month from `first` (YYYY-MM) on."""
    lines = select(ErasedRow).where(
        ErasedRow.kind != ErasedKind.MAILS.value,
        or_(col(ErasedRow.opened) >= first, col(ErasedRow.closed) >= first, col(ErasedRow.day) >= first),
    )
    for line in session.exec(lines):
        told = session.exec(select(EntryRow.seq).where(EntryRow.reference == line.name).limit(1)).first() is not None
        yield ErasedCase(
            opened=_month(line.opened),
            closed=_month(line.closed) if line.closed else None,
            erased=date.fromisoformat(line.day),
            kind=CaseKind.CONTACT if line.kind == ErasedKind.CONTACT else CaseKind.REPORT,
            outcome=line.outcome,
            kept=0 if told else line.kept,
            missed=0 if told else line.missed,
        )


def _month(named: str) -> date:
    return date.fromisoformat(f"{named}-01")


def with_promises(session: Session, line: ErasedLine) -> ErasedLine:
    """Count what became of promises, as `report` does; without such entries by the case alone."""
    kinds = session.exec(select(EntryRow.kind).where(EntryRow.reference == line.name)).all()
    kept = sum(kind in KEPT_MARKS for kind in kinds)
    missed = sum(kind in MISSED_MARKS and kind != PromiseMark.PROGRESS_LATE for kind in kinds)
    return replace(line, kept=max(kept, line.kept), missed=max(missed, line.missed))
