"""What proves an erasure, and what outlives it: declarations, and the register of legal clocks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, delete, not_
from sqlmodel import col, select

from mailbot.edges.store.base import Base
from mailbot.edges.store.beside import ErasingBeside
from mailbot.edges.store.declared_tables import DeclarationRow, DeclaredRow, OutlivingRow
from mailbot.edges.store.erased_tables import ErasedRow
from mailbot.edges.store.erasure import line_of_row
from mailbot.edges.store.rows import add, add_once
from mailbot.edges.store.sealing import parse_facts
from mailbot.edges.store.tables import EntryRow, MessageRow, MessageState
from mailbot.facts import ErasedLine, Outliving

_TEXT = "declarations.text"
_ROW = "register.row"
SPAM = "spam"  # begins the reason of what our own server took for spam


@dataclass(frozen=True, slots=True)
class KeptDeclaration:
    """A signed declaration, and the lines that it names."""

    made_at: datetime
    text: str
    names: tuple[str, ...]


class Declarations(Base):
    """The part of the store that knows of declarations and of the register without a case."""

    def undeclared(self) -> list[ErasedLine]:
        """Return the lines of what was erased that no declaration names yet, in the order of the days."""
        unnamed = select(ErasedRow).where(~col(ErasedRow.name).in_(select(DeclaredRow.name)))
        with self._database.read() as session:
            rows = session.exec(unnamed.order_by(col(ErasedRow.day), col(ErasedRow.name)))
            return [line_of_row(row) for row in rows]

    def declarations(self) -> list[KeptDeclaration]:
        """Return every declaration, the oldest first."""
        with self._database.read() as session:
            names: dict[int, list[str]] = {}
            for one in session.exec(select(DeclaredRow).order_by(col(DeclaredRow.name))):
                names.setdefault(one.declaration, []).append(one.name)
            rows = session.exec(select(DeclarationRow).order_by(col(DeclarationRow.id))).all()
            return [
                KeptDeclaration(
                    row.made_at, self._sealing.unseal_text(row.text_sealed, _TEXT), tuple(names.get(row.id, ()))
                )
                for row in rows
            ]

    def outliving(self) -> list[Outliving]:
        """Return the rows of the register whose cases are gone, the oldest first."""
        with self._database.read() as session:
            rows = session.exec(select(OutlivingRow).order_by(col(OutlivingRow.id))).all()
            return [
                Outliving(row.name, row.goes_at, parse_facts(self._sealing.unseal(row.row_sealed, _ROW)))
                for row in rows
            ]

    def old_journals(self, before: datetime) -> list[str]:
        """Name the cases that were erased before that day, and of whose journals something is left."""
        erased = select(ErasedRow.name).where(col(ErasedRow.day) < f"{before:%Y-%m-%d}")
        with self._database.read() as session:
            return list(session.exec(erased.where(col(ErasedRow.name).in_(select(EntryRow.reference)))))

    def has_messages(self) -> bool:
        """Return whether anything ever came in."""
        with self._database.read() as session:
            return session.exec(select(MessageRow.id).limit(1)).first() is not None

    def mails_without_case(self, before: datetime, *, spam: bool, limit: int) -> list[int]:
        """Return mails that came before then and belong to no case, the oldest first: those held as spam, or the rest.

        One that the mail server does not give is not among them: it may still come.
        """
        as_spam = and_(col(MessageRow.state) == MessageState.HELD, col(MessageRow.reason).startswith(SPAM))
        wanted = select(MessageRow.id).where(
            col(MessageRow.reference).is_(None),
            col(MessageRow.state) != MessageState.NEW,
            col(MessageRow.withheld).is_(False),
            MessageRow.received_at < before,
            as_spam if spam else not_(as_spam),
        )
        with self._database.read() as session:
            return list(session.exec(wanted.order_by(col(MessageRow.id)).limit(limit)))

    def forget_outliving(self, now: datetime) -> int:
        """Forget the rows of the register whose term is over; return how many that were."""
        with self._database.write() as session:
            gone = session.exec(delete(OutlivingRow).where(col(OutlivingRow.goes_at) <= now))
            return int(gone.rowcount)


class Declaring(ErasingBeside):
    """The part of a transaction that keeps what proves and outlives an erasure."""

    def keep_declaration(self, text: str, names: Sequence[str], at: datetime) -> bool:
        """Keep a signed text; False when one of what it names was declared meanwhile."""
        number: int = add(self._session, DeclarationRow, made_at=at, text_sealed=self._sealing.seal_text(text, _TEXT))
        return all(add_once(self._session, DeclaredRow, name=name, declaration=number) for name in names)

    def keep_outliving(self, rows: Iterable[Outliving]) -> None:
        """Keep rows of the register, whose case is erased in this very transaction."""
        for row in rows:
            raw = json.dumps(dict(row.columns), sort_keys=True).encode()
            sealed = self._sealing.seal(raw, _ROW)
            add(self._session, OutlivingRow, name=row.reference, goes_at=row.goes_at, row_sealed=sealed)
