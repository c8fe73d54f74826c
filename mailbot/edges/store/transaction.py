"""What one decision changes: everything in here is committed together, or not at all.

The methods that return bool say False when somebody else was faster; the caller then raises, which undoes the rest.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, delete, or_, update
from sqlmodel import col, select

from mailbot.edges.store.audit import Witnessing
from mailbot.edges.store.database import alone, meets_others
from mailbot.edges.store.declarations import Declaring
from mailbot.edges.store.handing_out import HandsOn
from mailbot.edges.store.journal import next_entry
from mailbot.edges.store.rows import add, add_all_once, add_once, is_one_of, run_built, table_of
from mailbot.edges.store.sealing import printable
from mailbot.edges.store.standings import Standings
from mailbot.edges.store.tables import (
    ASIDE,
    FREE,
    TELLINGS,
    AsideRow,
    CaseRow,
    DueRow,
    EntryRow,
    LetterLeanRow,
    LetterRawRow,
    LetterRow,
    LetterState,
    MessageRow,
    MessageState,
    NoticeRow,
    PrintRow,
    RevokedRow,
    SaidRow,
    SettingRow,
    SpentRow,
    WithheldRow,
)
from mailbot.edges.store.turns import give_turns, goes_at_once, let_go_before, stand_in_line
from mailbot.edges.store.versions import note_version
from mailbot.edges.store.vital_tables import AlarmRow
from mailbot.edges.store.withdrawal import withdraw
from mailbot.facts import (
    Act,
    Auto,
    Case,
    Choose,
    Due,
    DueKind,
    Notice,
    Revocation,
    Telling,
    Witnessed,
    Written,
)

_OF_CASES: Final = [kind.value for kind in DueKind if kind not in (DueKind.UNDELIVERED, DueKind.NEW_KEY)]
"""Without the kinds that tell of a letter which the outbox gave up on, and of a new key of ours.

No case computes those, so none wipes them out.
"""

# What runs for every message is built once: SQLAlchemy takes longer to build a statement than SQLite to run it
_CASES, _DUES = table_of(CaseRow), table_of(DueRow)
_SAVE = (
    update(_CASES)
    .where(_CASES.c.reference == bindparam("name"), _CASES.c.version == bindparam("expected"))
    .values({name: bindparam(name) for name in CaseRow.model_fields})
)
_ALONE_IN_CASE = select(CaseRow.version).where(col(CaseRow.reference) == bindparam("reference")).with_for_update()
_LAST_ENTRY = (
    select(EntryRow.seq, EntryRow.hash)
    .where(col(EntryRow.reference) == bindparam("reference"))
    .order_by(col(EntryRow.seq).desc())
    .limit(1)
)
_OF_HOUSE = (
    select(DueRow.id, DueRow.at)
    .where(col(DueRow.reference).is_(None), col(DueRow.kind) == bindparam("kind"))
    .with_for_update()
)
_NO_DUES = delete(_DUES).where(_DUES.c.reference == bindparam("reference"), is_one_of(_DUES.c.kind, _OF_CASES))
_ADD_DUES = _DUES.insert()
_DUES_ASIDE = select(AsideRow).where(
    col(AsideRow.reference) == bindparam("reference"), is_one_of(col(AsideRow.kind), _OF_CASES)
)


class Transaction(Witnessing, Declaring, Standings, HandsOn):
    """One open write transaction."""

    # Cases and their journal

    def save_case(self, case: Case, expected_version: int, at: datetime) -> bool:
        """Write the case as version `expected_version + 1`; 0 expects that there is none yet."""
        row = {
            "reference": case.reference,
            "state": case.state.value,
            "version": expected_version + 1,
            "reporter_hash": self._sealing.address(case.reporter),
            "opened_at": case.opened_at,
            "updated_at": at,
            "closed_at": case.closed_at,
            "case_sealed": self._sealing.seal_case(case),
            **self._index_of(case),
        }
        if expected_version == 0:
            return add_once(self._session, CaseRow, **row)
        saved = run_built(self._session, _SAVE, **row, name=case.reference, expected=expected_version)
        return saved.rowcount == 1

    def append(self, reference: str, kind: str, facts: Mapping[str, str], at: datetime) -> None:
        """Add an entry to the journal of a case."""
        # Two who append at once would both follow the same entry: the second one waits here for the first.
        if meets_others(self._session):
            run_built(self._session, _ALONE_IN_CASE, reference=reference).one_or_none()
        last = run_built(self._session, _LAST_ENTRY, reference=reference).one_or_none()
        add(self._session, EntryRow, **next_entry(last, reference, kind, facts, at, self._sealing).model_dump())

    def enter_witnessed(self) -> None:
        """Write who saw or did what, and have it looked at who opened many; `Store.write` does it."""
        if (at := self.many_opened_at()) is not None:
            self.put_due(Due(DueKind.MANY_OPENED, at))  # before the lock that the next line takes
        self.enter_acts()

    # Dues

    def replace_dues(self, reference: str, dues: Iterable[Due], now: datetime = FREE, *, first: bool = False) -> None:
        """Replace all dues of a case, except letters that came back and kinds that we do not know.

        What was set aside and is still overdue stays aside; what is due anew, later than `now`, is tried anew. Of the
        `first` ones, of a case that this transaction opens, there is nothing to replace.
        """
        aside: dict[tuple[str, int | None], int] = {}
        if not first:
            run_built(self._session, _NO_DUES, reference=reference)
            found = run_built(self._session, _DUES_ASIDE, reference=reference)
            aside = {(row.kind, row.about): row.id for row in found}
        new = [due for due in dues if due.at > now or aside.pop((due.kind.value, due.about), None) is None]
        if new:
            rows = [{"kind": due.kind, "at": due.at, "reference": reference, "about": due.about} for due in new]
            self._session.connection().execute(_ADD_DUES, rows)
        if aside:
            self._session.exec(delete(AsideRow).where(col(AsideRow.id).in_(aside.values())))

    def put_due(self, due: Due) -> None:
        """Set a due of the house, of which there is one of each kind: when there is one already, the earlier counts."""
        # The earlier, or else a digest would be put off by whatever comes in while its hour strikes.
        alone(self._session, "dues")
        there = run_built(self._session, _OF_HOUSE, kind=due.kind).one_or_none()
        if there is None:
            self._session.exec(
                delete(AsideRow).where(col(AsideRow.reference).is_(None), col(AsideRow.kind) == due.kind.value)
            )
            add(self._session, DueRow, kind=due.kind, at=due.at)
        elif due.at < there.at:
            self._session.exec(update(DueRow).where(col(DueRow.id) == there.id).values(at=due.at))

    def finish_dues(self, rows: tuple[int, ...], owner: str, *, of_house: bool = False) -> bool:
        """Delete dues that were acted on; return False unless all are still there and leased to `owner`.

        Those `of_house` are put anew in the same transaction, and by every daemon that starts: whoever deletes one
        locks first what putting one locks, or each would wait for the other.
        """
        if of_house:
            alone(self._session, "dues")
        gone = self._session.exec(delete(DueRow).where(col(DueRow.id).in_(rows), col(DueRow.owner) == owner))
        return gone.rowcount == len(rows)

    def set_due_aside(self, row: int, owner: str, reason: str) -> bool:
        """Set a due aside for an operator; return False when it is no longer leased to `owner`."""
        due = self._leased_due(row, owner)
        if due is not None:
            aside = AsideRow(
                kind=due.kind, at=due.at, reference=due.reference, about=due.about, reason=printable(reason)
            )
            self._session.add(aside)
            self._session.delete(due)
            self._session.flush()
        return due is not None

    def put_off_due(self, row: int, owner: str, at: datetime) -> bool:
        """Put a due off until `at`, as if it had not failed; return False when it is no longer leased to `owner`."""
        due = self._leased_due(row, owner)
        if due is not None:
            due.at, due.owner, due.until, due.failures = at, None, FREE, 0
            self._session.flush()
        return due is not None

    def _leased_due(self, row: int, owner: str) -> DueRow | None:
        leased = select(DueRow).where(col(DueRow.id) == row, col(DueRow.owner) == owner)
        return self._session.exec(leased.with_for_update()).one_or_none()

    # Letters

    def queue(
        self,
        written: Written,
        *,
        at: datetime,
        next_at: datetime | None = None,
        tells_of: str | None = None,
        aside: bool = False,
        choose: Choose | None = None,
    ) -> int:
        """Put a letter into the outbox, to leave at `next_at` or at once; one of a lane waits for its turn instead.

        With `choose` it has its turn at once where nobody stands before it and there is room.
        One letter of each Tell `tells_of` the address that brought the event, and counts to it; a letter that is put
        `aside` waits for an operator.
        """
        letter, message_id = written.letter, written.message_id
        share = self._sealing.share(tells_of if tells_of is not None else "" if letter.disowned else letter.to)
        lane = None if aside else letter.lane
        if lane is not None and choose is not None and goes_at_once(self._session, lane, share, choose, at):
            lane = None
        to_hash = self._sealing.address(letter.to)
        id_: int = add(
            self._session,
            LetterRow,
            reference=letter.reference,
            text=letter.instead_of or letter.text,
            extent=letter.extent,
            audience=letter.audience.value,
            to_sealed=self._sealing.seal_text(letter.to, "letters.to"),
            to_hash=to_hash,
            message_id_sealed=self._sealing.seal_text(message_id, "letters.message_id"),
            message_id_hash=self._sealing.message_id(message_id),
            about=letter.about,
            lane=letter.lane,
            by_machine=letter.content.auto is not Auto.NO,
            notifies=tells_of is not None,
            encrypted=letter.key is not None,
            state=LetterState.FAILED if aside else LetterState.WAITING if lane else LetterState.QUEUED,
            reason=ASIDE if aside else "",
            queued_at=at,
            next_at=next_at or at,
            tag_hash=self._sealing.tag(self._sealing.return_tag(message_id)),
            domain_hash=share.domain if letter.lane or tells_of is not None else None,
            mailbox_hash=share.mailbox if letter.lane or tells_of is not None else None,
            grade=letter.grade,
            listed=" ".join(map(str, letter.listed)),
            wording=note_version(self._session, written.wording, at, self._sealing),
            policy=note_version(self._session, written.policy, at, self._sealing),
        )
        self._keep_bytes(id_, written)
        if lane is not None:
            stand_in_line(self._session, id_, lane, share, at)
        elif letter.lane is None and letter.content.auto is Auto.NO and not aside:
            let_go_before(self._session, to_hash, at)
        return id_

    def _keep_bytes(self, letter: int, written: Written) -> None:
        sealed = self._sealing.seal(written.raw, "letters_raw.raw")
        add(self._session, LetterRawRow, id=letter, raw_sealed=sealed)
        if written.lean is not None:
            add(self._session, LetterLeanRow, id=letter, lean_sealed=self._sealing.seal_lean(written.lean))

    def withdraw(self, reference: str, text: str) -> int:
        """Delete the letters of a case to its reporter that nothing has tried to send yet; return how many."""
        return withdraw(self._session, reference, text)

    def give_turns(self, choose: Choose, now: datetime) -> None:
        """Release at once the letters whose turn it is, so that they leave in order while there is room."""
        give_turns(self._session, choose, now)

    # What is held

    def release_held(self, row: int, by: str, at: datetime) -> bool:
        """Release a held message, as one that an operator has seen; return False when it is not held.

        One that the IMAP server does not give is asked for again, and stays held until it comes.
        """
        return self._end_hold(row, MessageState.NEW, "", Act.RELEASED, by, at)

    def discard_held(self, row: int, reason: str, by: str, at: datetime) -> bool:
        """Discard a held message; its bytes stay. Return False when it is not held."""
        return self._end_hold(row, MessageState.DONE, reason, Act.DISCARDED, by, at)

    def _end_hold(self, row: int, state: MessageState, reason: str, what: Act, by: str, at: datetime) -> bool:
        """Change a held message, and enter in the journal of its case, if it has one, who did so."""
        held = self._session.exec(
            select(MessageRow).where(col(MessageRow.id) == row, MessageRow.state == MessageState.HELD).with_for_update()
        ).one_or_none()
        if held is None:
            return False
        self.witness(Witnessed(what, by, f"held {row}"), at)
        if held.reference is not None:
            facts = {"by": by, "held": held.reason} | ({"reason": reason} if reason else {})
            self.append(held.reference, what.value, facts, at)
        if held.withheld and state is MessageState.NEW:
            self._session.exec(update(WithheldRow).where(col(WithheldRow.message) == row).values(until=FREE))
            return True
        held.state, held.reason, held.attempts, held.until = state, printable(reason), 0, FREE
        held.released = state is MessageState.NEW
        held.failures = held.suspected = held.unsettled = 0
        self._session.flush()
        return True

    def spend(self, digest: bytes) -> bool:
        """Spend something that counts only once; return False when it was spent before."""
        return add_once(self._session, SpentRow, digest_hash=self._sealing.digest(digest))

    def index_anew(self, case: Case) -> None:
        """Write anew what a case is looked for by; nothing else of it changes, and no other change is lost."""
        same = (col(CaseRow.reference) == case.reference, col(CaseRow.version) == case.version)
        self._session.exec(update(CaseRow).where(*same).values(**self._index_of(case)))

    def _index_of(self, case: Case) -> dict[str, Any]:
        return {
            "key_hash": self._sealing.key(case.key.fingerprint) if case.key else None,
            "missed_at": case.missed_at,
            "ground": case.ground,
            "on_hold": case.legal_hold is not None,
        }

    def record_revocation(self, revocation: Revocation, now: datetime) -> None:
        """Record a revocation, and make a due for each case with that key."""
        hashed = self._sealing.key(revocation.fingerprint)
        row = RevokedRow(key_hash=hashed, revocation_sealed=self._sealing.seal_revocation(revocation))
        self._session.merge(row)
        for reference in self._session.exec(select(CaseRow.reference).where(col(CaseRow.key_hash) == hashed)):
            add(self._session, DueRow, kind=DueKind.KEY_REVOKED.value, at=now, reference=reference)

    def mark_answered(self, message_ids: Sequence[str], sender: str, *, others: bool) -> None:
        """Note that a mail of `sender`, which `others` got as well, names these letters: they arrived."""
        hashes = [self._sealing.message_id(message_id) for message_id in message_ids]
        named = update(LetterRow).where(col(LetterRow.message_id_hash).in_(hashes))
        self._session.exec(named.where(col(LetterRow.answered).is_(False)).values(answered=True))
        told = named if others else named.where(col(LetterRow.to_hash) != self._sealing.address(sender))
        self._session.exec(told.where(col(LetterRow.exposed).is_(False)).values(exposed=True))

    def remember_text(self, digest: bytes, reference: str) -> None:
        """Remember that a text came in a case; the first case stays."""
        add_once(self._session, SaidRow, text_hash=self._sealing.said(digest), reference=reference)

    def remember_prints(self, row: int, prints: Iterable[str]) -> None:
        """Remember the prints of a message that was decrypted; those that are there already stay."""
        rows = [{"print_hash": self._sealing.print(print_), "message": row} for print_ in sorted(prints)]
        add_all_once(self._session, PrintRow, rows)

    def forget_alarms(self, over_by: datetime) -> None:
        """Forget what was over by then, now that the leads read of it; but not what is still to be told as over."""
        told = or_(col(AlarmRow.told_at).is_(None), col(AlarmRow.over_told_at).is_not(None))
        self._session.exec(delete(AlarmRow).where(col(AlarmRow.over_at) <= over_by, told))

    def keep_notice(self, notice: Notice) -> None:
        """Keep a notice for the digest."""
        add(self._session, NoticeRow, notice_sealed=self._sealing.seal_notice(notice))

    def recall(self, told: Mapping[str, Telling]) -> None:
        """Remember what the leads were told of each morning, instead of what was remembered before."""
        self._session.merge(SettingRow(key=TELLINGS, value=self._sealing.seal_tellings(told)))

    def take_notices(self) -> list[Notice]:
        """Take every kept notice, in order: they are gone when this transaction is committed."""
        rows = self._session.exec(select(NoticeRow).order_by(col(NoticeRow.id)).with_for_update()).all()
        if rows:
            self._session.exec(delete(NoticeRow).where(col(NoticeRow.id) <= rows[-1].id))
        return [self._sealing.unseal_notice(row.notice_sealed) for row in rows]
