"""Cases, their journals, and the thread of mails in one."""

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from operator import itemgetter
from typing import Final

from sqlalchemy import Integer, and_, bindparam, exists, or_, tuple_
from sqlmodel import col, select

from mailbot.edges.store.base import Base
from mailbot.edges.store.journal import Entry, find_problems, read_entry
from mailbot.edges.store.rows import run_built
from mailbot.edges.store.tables import (
    TELLINGS,
    CaseRow,
    DueRow,
    EntryRow,
    LetterRow,
    LetterState,
    MessageRow,
    PrintRow,
    RevokedRow,
    SaidRow,
    SettingRow,
    SpentRow,
)
from mailbot.facts import Case, Content, DueKind, Ground, Heard, HoldReason, Key, Proof, Revocation, State, Telling

PAGE: Final = 200
"""Cases in memory at once while all are gone through, each of some kilobytes."""

BEFORE_ALL: Final = datetime(1, 1, 1, tzinfo=UTC)

ASKED_AT_ONCE: Final = 500
"""Prints asked about in one query: below the least number of parameters that SQLite allows (999)."""

# What runs for every message is built once: SQLAlchemy takes longer to build a statement than SQLite to run it
_CASE = select(CaseRow.case_sealed, CaseRow.version).where(col(CaseRow.reference) == bindparam("reference"))
_OPEN_OF = (
    select(CaseRow.case_sealed, CaseRow.version)
    .where(
        col(CaseRow.reporter_hash) == bindparam("hashed"),
        col(CaseRow.updated_at) >= bindparam("since"),
        col(CaseRow.state) != State.CLOSED,
    )
    .order_by(col(CaseRow.updated_at).desc())
)
_THEIR_MAIL = select(MessageRow.reference).where(
    col(MessageRow.sender_hash) == bindparam("hashed"), col(MessageRow.reference).is_not(None)
)
_WITH_ADDRESS = (
    select(CaseRow.case_sealed, CaseRow.version)
    .where(or_(col(CaseRow.reporter_hash) == bindparam("hashed"), col(CaseRow.reference).in_(_THEIR_MAIL)))
    .order_by(col(CaseRow.updated_at).desc(), col(CaseRow.reference))
)
_LEAVING = _WITH_ADDRESS.where(
    exists().where(col(DueRow.reference) == col(CaseRow.reference), col(DueRow.kind) == DueKind.ERASE)
)
_REVOKED = select(RevokedRow.revocation_sealed).where(col(RevokedRow.key_hash) == bindparam("hashed"))
_SAID = select(SaidRow.reference).where(col(SaidRow.text_hash) == bindparam("hashed"))
_SPENT = select(SpentRow.digest_hash).where(col(SpentRow.digest_hash) == bindparam("hashed"))
_WITH_KEY = (
    select(CaseRow.case_sealed, CaseRow.version)
    .where(col(CaseRow.key_hash) == bindparam("hashed"))
    .order_by(col(CaseRow.updated_at).desc())
    .limit(5)
)
_AT_WORK = (
    select(CaseRow.case_sealed, CaseRow.version)
    .where(
        or_(  # by an index each; "is not closed" would look at every case that ever was
            col(CaseRow.state).in_([state for state in State if state is not State.CLOSED]),
            and_(col(CaseRow.state) == State.CLOSED, col(CaseRow.updated_at) > bindparam("since")),
        )
    )
    .order_by(col(CaseRow.opened_at), col(CaseRow.reference))
)
_RECEIVED = (
    select(MessageRow.recorded_at, MessageRow.message_id_sealed)
    .where(
        col(MessageRow.reference) == bindparam("reference"),
        col(MessageRow.sender_hash) == bindparam("hashed"),
        col(MessageRow.message_id_sealed).is_not(None),
    )
    .order_by(col(MessageRow.id).desc())
    .limit(bindparam("most", type_=Integer))
)
_WRITTEN = (
    select(LetterRow.queued_at, LetterRow.message_id_sealed)
    .where(col(LetterRow.reference) == bindparam("reference"), col(LetterRow.to_hash) == bindparam("hashed"))
    .order_by(col(LetterRow.id).desc())
    .limit(bindparam("most", type_=Integer))
)


class Cases(Base):
    """The part of the store that looks things up about cases; they are changed in a Transaction."""

    def find_case(self, reference: str) -> Case | None:
        """Return a case by its public name."""
        with self._database.read_rows() as connection:
            row = run_built(connection, _CASE, reference=reference).one_or_none()
            return None if row is None else self._sealing.unseal_case(*row)

    def open_cases_of(self, address: str, since: datetime) -> list[Case]:
        """Return the cases of a reporter that are not closed and that changed after `since`, the latest first."""
        with self._database.read_rows() as connection:
            found = run_built(connection, _OPEN_OF, hashed=self._sealing.address(address), since=since)
            return [self._sealing.unseal_case(*row) for row in found]

    def cases_of(self, address: str) -> list[Case]:
        """Return every case of a reporter, whatever its state, the latest first."""
        wanted = (
            select(CaseRow.case_sealed, CaseRow.version)
            .where(CaseRow.reporter_hash == self._sealing.address(address))
            .order_by(col(CaseRow.updated_at).desc(), col(CaseRow.reference))
        )
        with self._database.read() as session:
            return [self._sealing.unseal_case(*row) for row in session.exec(wanted)]

    def cases_with(self, address: str) -> list[Case]:
        """Return every case of whoever an address is of, the latest first: also those of another address of theirs.

        That one is known by a mail in the case: whoever only writes into somebody's case has none of it.
        """
        with self._database.read() as session:
            found = session.exec(_WITH_ADDRESS, params={"hashed": self._sealing.address(address)})
            cases = [self._sealing.unseal_case(*row) for row in found]
        return [case for case in cases if address in (case.reporter, *case.mailboxes)]

    def cases_leaving(self, address: str) -> list[Case]:
        """Return those of the cases `cases_with` an address that are to be erased, as they asked."""
        with self._database.read_rows() as connection:
            found = run_built(connection, _LEAVING, hashed=self._sealing.address(address))
            cases = [self._sealing.unseal_case(*row) for row in found]
        theirs = (case for case in cases if address in (case.reporter, *case.mailboxes))
        return [case for case in theirs if case.erase_asked_at is not None]

    def mails_beside(self, address: str) -> list[int]:
        """Return the mails of an address that belong to no case, by their rows."""
        hashed = self._sealing.address(address)
        wanted = select(MessageRow.id).where(MessageRow.sender_hash == hashed, col(MessageRow.reference).is_(None))
        with self._database.read() as session:
            return list(session.exec(wanted.order_by(col(MessageRow.id))))

    def letters_beside(self, address: str) -> int:
        """Return how many letters to an address belong to no case."""
        hashed = self._sealing.address(address)
        wanted = select(LetterRow.id).where(LetterRow.to_hash == hashed, col(LetterRow.reference).is_(None))
        with self._database.read() as session:
            return len(session.exec(wanted).all())

    def has_more_of(self, address: str, row: int, but: Collection[str]) -> bool:
        """Return whether anything of an address is kept in no case, beside the message `row` and these letters."""
        hashed = self._sealing.address(address)
        message = (
            select(MessageRow.id)
            .where(MessageRow.sender_hash == hashed, col(MessageRow.reference).is_(None), MessageRow.id != row)
            .where(MessageRow.reason != HoldReason.RIGHTS_UNPROVEN.value)
        )
        letter = select(LetterRow.id).where(
            LetterRow.to_hash == hashed, col(LetterRow.reference).is_(None), col(LetterRow.text).not_in(list(but))
        )
        with self._database.read() as session:
            return any(session.exec(wanted.limit(1)).first() is not None for wanted in (message, letter))

    def find_revocation(self, fingerprint: str) -> Revocation | None:
        """Return what was revoked of a key."""
        with self._database.read_rows() as connection:
            sealed = run_built(connection, _REVOKED, hashed=self._sealing.key(fingerprint)).scalar_one_or_none()
        revocation = None if sealed is None else self._sealing.unseal_revocation(sealed)
        return revocation if revocation is not None and revocation.fingerprint == fingerprint else None

    def keys_named(self, key_id: str) -> list[Key]:
        """Return the pinned keys with this key id, each once: each case that pins one may have more of it."""
        with self._database.read_rows() as connection:
            rows = run_built(connection, _WITH_KEY, hashed=self._sealing.key(key_id))
            keys = (self._sealing.unseal_case(*row).key for row in rows)
            return list({key.fingerprint: key for key in keys if key is not None}.values())

    def find_case_of_text(self, digest: bytes) -> str | None:
        """Return the case in which a text came first."""
        with self._database.read_rows() as connection:
            reference: str | None = run_built(connection, _SAID, hashed=self._sealing.said(digest)).scalar_one_or_none()
            return reference

    def find_guarded(self, prints: Collection[str]) -> frozenset[str]:
        """Return which of these are prints of decrypted text without a proven author, in any case."""
        by_hash = {self._sealing.print(print_): print_ for print_ in prints}
        hashes = sorted(by_hash)
        guarded: set[str] = set()
        with self._database.read() as session:
            for at in range(0, len(hashes), ASKED_AT_ONCE):
                asked = col(PrintRow.print_hash).in_(hashes[at : at + ASKED_AT_ONCE])
                guarded.update(by_hash[hashed] for hashed in session.exec(select(PrintRow.print_hash).where(asked)))
        return frozenset(guarded)

    def is_spent(self, digest: bytes) -> bool:
        """Return whether something that counts only once was used before."""
        with self._database.read_rows() as connection:
            return run_built(connection, _SPENT, hashed=self._sealing.digest(digest)).first() is not None

    def tellings(self) -> Mapping[str, Telling]:
        """Return what the leads were told of each morning, and that was still there at the last one."""
        with self._database.read() as session:
            row = session.get(SettingRow, TELLINGS)
            return {} if row is None else self._sealing.unseal_tellings(row.value)

    def thread(self, reference: str, address: str, limit: int) -> list[str]:
        """Return the Message-IDs of the last `limit` mails of a case between us and one address, oldest first.

        A message counts once `finish_message` has given it to the case.
        """
        wanted = {"reference": reference, "hashed": self._sealing.address(address), "most": limit}
        with self._database.read_rows() as connection:
            received = run_built(connection, _RECEIVED, **wanted).all()
            written = run_built(connection, _WRITTEN, **wanted).all()
        mails = [
            *((at, "messages.message_id", sealed) for at, sealed in reversed(received)),
            *((at, "letters.message_id", sealed) for at, sealed in reversed(written)),
        ]
        mails.sort(key=itemgetter(0))  # stable: what came in stands before what was written at the same moment
        ids = [self._sealing.unseal_text(sealed or b"", context) for _, context, sealed in mails[-limit:]]
        return list(dict.fromkeys(ids))  # one of which a copy was taken in as well is in there twice

    def heard(self, reference: str) -> list[Heard]:
        """Return what the mails of a case said, in order; an entry that was erased says nothing any more."""
        facts = [
            (entry.at, entry.facts) for entry in self.journal(reference) if entry.facts and "message" in entry.facts
        ]
        return [
            Heard(
                at=at,
                sender=entry["sender"],
                subject=entry["subject"],
                text=entry["text"],
                attachments=entry["attachments"],
                decrypted=bool(entry.get("decrypted")),
                authored=bool({Proof.SIGNATURE, Proof.WRITTEN} & set(entry["proven"].split(", "))),
                digests=frozenset(entry.get("digests", "").split()),
                message=int(entry["message"]),
                own_words=entry.get("said") or entry["text"],
            )
            for at, entry in facts
        ]

    def cases_at_work(self, since: datetime) -> list[Case]:
        """Return every case that is open or changed after `since`, in the order they were opened (once a day)."""
        with self._database.read() as session:
            return [self._sealing.unseal_case(*row) for row in session.exec(_AT_WORK, params={"since": since})]

    def ended_cases(self, before: Mapping[Ground, datetime]) -> Iterator[Case]:
        """Yield the cases of each ground that had ended by then and that nobody holds, those of longest ago first.

        One that nobody has closed is among them, whenever it ended.
        """
        for ground, at in before.items():
            over = or_(col(CaseRow.closed_at).is_(None), col(CaseRow.closed_at) < at)
            ended = select(CaseRow.reference).where(CaseRow.ground == ground, col(CaseRow.on_hold).is_(False), over)
            with self._database.read() as session:
                references = session.exec(ended.order_by(col(CaseRow.closed_at), col(CaseRow.reference))).all()
            yield from filter(None, map(self.find_case, references))

    def cases_unended(self) -> list[Case]:
        """Return the closed cases in which something is left to do: somebody waits for an answer, or wants it kept."""
        unended = select(CaseRow.case_sealed, CaseRow.version).where(
            col(CaseRow.ground).is_(None), col(CaseRow.state) == State.CLOSED
        )
        with self._database.read() as session:
            cases = [self._sealing.unseal_case(*row) for row in session.exec(unended.order_by(col(CaseRow.reference)))]
        return [case for case in cases if any(request.is_open for request in case.rights)]

    def cases_on_hold(self) -> list[Case]:
        """Return every case that is kept whatever its term says."""
        held = select(CaseRow.case_sealed, CaseRow.version).where(col(CaseRow.on_hold).is_(True))
        with self._database.read() as session:
            return [self._sealing.unseal_case(*row) for row in session.exec(held.order_by(col(CaseRow.reference)))]

    def letter_left_at(self, reference: str, letter: type[Content], now: datetime) -> datetime | None:
        """Return when the newest letter of this kind in a case left: `now` while it waits, None if none will leave."""
        newest = select(LetterRow.state, LetterRow.sent_at).where(
            LetterRow.reference == reference, LetterRow.text == letter.text
        )
        with self._database.read() as session:
            state, sent_at = session.exec(newest.order_by(col(LetterRow.id).desc())).first() or (None, None)
        return now if state in (LetterState.QUEUED, LetterState.SENDING) else sent_at

    # For the operator

    def cases(self, state: State | None = None) -> list[Case]:
        """Return every case, or every one in a state, in the order they were opened: for where there are few."""
        return list(self.each_case(state))

    def each_case(
        self, state: State | None = None, since: datetime | None = None, last: int | None = None
    ) -> Iterator[Case]:
        """Yield cases in the order they were opened: in a state, opened since then, the last so many of these.

        However many there are, a few are in memory, and no transaction is open while the caller works with one. A case
        that is opened meanwhile comes at the end.
        """
        wanted = select(CaseRow.opened_at, CaseRow.reference)
        if state is not None:
            wanted = wanted.where(CaseRow.state == state)
        if since is not None:
            wanted = wanted.where(CaseRow.opened_at >= since)
        first: tuple[datetime, str] | None = None
        if last is not None:
            backwards = wanted.order_by(col(CaseRow.opened_at).desc(), col(CaseRow.reference).desc())
            with self._database.read() as session:
                first = session.exec(backwards.offset(max(0, last - 1)).limit(1)).one_or_none() if last > 0 else None
            if last == 0:
                return
        yield from self._each_of(state, first or (since or BEFORE_ALL, ""))

    def _each_of(self, state: State | None, first: tuple[datetime, str]) -> Iterator[Case]:
        """Yield the cases in a state, page by page, from the one on that was opened at this moment."""
        key = tuple_(col(CaseRow.opened_at), col(CaseRow.reference))
        ordered = select(CaseRow.opened_at, CaseRow.reference, CaseRow.case_sealed, CaseRow.version).order_by(
            col(CaseRow.opened_at), col(CaseRow.reference)
        )
        if state is not None:
            ordered = ordered.where(CaseRow.state == state)
        page = ordered.where(key >= first)
        while True:
            with self._database.read() as session:
                rows = session.exec(page.limit(PAGE)).all()
            for _, _, sealed, version in rows:
                yield self._sealing.unseal_case(sealed, version)
            if len(rows) < PAGE:
                return
            page = ordered.where(key > (rows[-1][0], rows[-1][1]))

    def journal(self, reference: str) -> list[Entry]:
        """Return the journal of a case, in order."""
        return [read_entry(row, self._sealing) for row in self._entries(reference)]

    def verify_journal(self, reference: str) -> list[str]:
        """Return what is wrong with the journal of a case, entry by entry; an empty list when nothing is."""
        return find_problems(reference, self._entries(reference), self._sealing)

    def _entries(self, reference: str) -> list[EntryRow]:
        with self._database.read() as session:
            return list(
                session.exec(select(EntryRow).where(EntryRow.reference == reference).order_by(col(EntryRow.seq)))
            )
