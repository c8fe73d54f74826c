"""Tables and queries: all that mailbot remembers, sealed.

Reading and claiming are methods of Store, each a transaction of its own. What a decision changes goes through one
`Transaction`:

    with store.write() as tx:
        if not tx.save_case(case, expected_version, at): raise …   # undoes everything in the block

Errors: Temporary when the disk is full, read-only or the database locked or away; Permanent when sealed bytes do not
unseal. Neither names content. Addresses, Message-IDs, subjects, bodies and names are at rest only sealed or hashed.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col

from mailbot.edges.store.arrivals import Arrival, Delivered
from mailbot.edges.store.audit import OWN, AuditTrail
from mailbot.edges.store.audit_record import AuditRecords
from mailbot.edges.store.cases import Cases
from mailbot.edges.store.clock import Clocks, boottime
from mailbot.edges.store.crash_suspects import suspect
from mailbot.edges.store.declarations import Declarations, KeptDeclaration
from mailbot.edges.store.desk import LetterOutside, LookedUp
from mailbot.edges.store.dues import ClaimedDues, DueAside, Dues
from mailbot.edges.store.erased_lines import ErasedLines
from mailbot.edges.store.figures import MonthsWork
from mailbot.edges.store.filing import Copy, Filing, Unfiled
from mailbot.edges.store.handing_out import LeasedMessage
from mailbot.edges.store.handovers import Handovers
from mailbot.edges.store.hold import Holds, MailboxHold
from mailbot.edges.store.incoming import SEEN_BEFORE, ClaimedMessage, HeldMessage, Incoming, Recorded, WithheldAt
from mailbot.edges.store.journal import Entry
from mailbot.edges.store.logins import Logins, free_logins
from mailbot.edges.store.looks import LAST_LOOK, first_end, read_look, write_look
from mailbot.edges.store.mailbox_term import MailboxTerm
from mailbot.edges.store.migration import is_outdated, migrate
from mailbot.edges.store.outgoing import LeasedLetter, LettersOut, OutboxLine, Outgoing, WantedLetter
from mailbot.edges.store.removals import Removal, Removals
from mailbot.edges.store.round_trips import RoundTrips
from mailbot.edges.store.rows import add_once
from mailbot.edges.store.set_aside import Restored, SetAside
from mailbot.edges.store.tables import ASIDE, FREE, DueRow, LetterRow, LetterState, MessageRow, MessageState, SettingRow
from mailbot.edges.store.transaction import Transaction
from mailbot.edges.store.versions import Versions
from mailbot.edges.store.vitals import LAST_BACKUP, SECURITY_TXT_ENDS, SignsOfLife
from mailbot.edges.store.withheld import Waits, WithheldMail
from mailbot.errors import MailbotError, Permanent
from mailbot.facts import Erased, Witnessed

__all__ = [
    "ASIDE",
    "LAST_BACKUP",
    "LAST_LOOK",
    "OWN",
    "SECURITY_TXT_ENDS",
    "SEEN_BEFORE",
    "Arrival",
    "ClaimedDues",
    "ClaimedMessage",
    "Copy",
    "Delivered",
    "DueAside",
    "Entry",
    "HeldMessage",
    "KeptDeclaration",
    "LeasedLetter",
    "LeasedMessage",
    "LetterOutside",
    "LetterState",
    "MailboxHold",
    "MessageState",
    "OutboxLine",
    "Outgoing",
    "Recorded",
    "Removal",
    "Restored",
    "Store",
    "Transaction",
    "Unfiled",
    "Waits",
    "WantedLetter",
    "WithheldAt",
    "boottime",
    "first_end",
    "is_outdated",
    "migrate",
    "read_look",
    "write_look",
]


class Store(  # long: one part for each thing that is kept
    Incoming,
    WithheldMail,
    Filing,
    Dues,
    LettersOut,
    SetAside,
    Cases,
    Logins,
    Holds,
    Clocks,
    RoundTrips,
    SignsOfLife,
    Handovers,
    LookedUp,
    AuditTrail,
    AuditRecords,
    ErasedLines,
    Declarations,
    MailboxTerm,
    MonthsWork,
    Versions,
    Removals,
):
    """The whole store. Safe to share between threads; call `migrate` on its URL first."""

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """One decision, committed when the block ends; an exception undoes all of it.

        What it has erased is in the ledger first: then either both say so, or the next start does it again.
        """
        with self._database.write() as session:
            transaction = Transaction(session, self._sealing)
            yield transaction
            transaction.enter_witnessed()
            if transaction.erased:
                self._note_in_ledger(session, transaction.erased)
        if transaction.erased:
            with suppress(MailbotError):  # it is committed, and is tried again with what is removed from the mailbox
                self._database.forget_freed()

    def one_read(self) -> AbstractContextManager[None]:
        """Let all that this thread reads in the block be one transaction; what it writes meanwhile may not be seen."""
        return self._database.one_read()

    def _note_in_ledger(self, session: Session, erased: Sequence[Erased]) -> None:
        if self._ledger is None:
            raise Permanent("the store was opened without the ledger of what was erased")
        session.flush()  # what the database refuses is not noted as done
        self._ledger.append(erased)

    def enter_waiting(self, acts: Sequence[tuple[Witnessed, datetime, str]], now: datetime) -> None:
        """Enter acts that waited beside the database, each once for its token; its moment is among the facts."""
        with self.write() as transaction:
            for act, at, token in acts:
                if transaction.spend(f"act {token}".encode()):
                    transaction.witness(replace(act, more={**act.more, "at": at.isoformat()}), now)

    def setting(self, key: str) -> bytes | None:
        """Return a value of the installation. Not sealed: the wrapped data key is one."""
        with self._database.read() as session:
            row = session.get(SettingRow, key)
            return None if row is None else row.value

    def put_setting(self, key: str, value: bytes, *, once: bool = False) -> None:
        """Set a value of the installation; `once` leaves a value that is there already as it is."""
        with self._database.write() as session:
            if once:
                add_once(session, SettingRow, key=key, value=value)
            else:
                session.merge(SettingRow(key=key, value=value))

    def take_back(self, owner: str, died_at: datetime | None = None) -> None:
        """Release what an owner has leased, for a daemon that starts under the name of one that is gone.

        With `died_at` (real time) that one died, and what it had in hand is suspected of having killed it.
        """
        with self._database.write() as session:
            if died_at is not None:
                suspect(session, owner, died_at)
                session.flush()
            session.exec(
                update(LetterRow)
                .where(col(LetterRow.owner) == owner)
                .values(state=LetterState.QUEUED.value, owner=None, until=FREE)
            )
            free_logins(session, owner)
            for table in (MessageRow, DueRow):
                session.exec(update(table).where(col(table.owner) == owner).values(owner=None, until=FREE))
