"""Erasing: all of a case goes or none of it, one line stays, and nothing that was erased comes back by any way."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, event, update
from sqlmodel import SQLModel, col, select

from mailbot.case.erasure import what_stays
from mailbot.edges.erased_ledger import ErasedLedger
from mailbot.edges.store import Arrival, Recorded, Store, WantedLetter
from mailbot.edges.store.erased_lines import FLOOR
from mailbot.edges.store.tables import LetterRow, LetterState, MessageRow, MessageState
from mailbot.edges.store.verification import SEALED
from mailbot.edges.vault import Vault
from mailbot.errors import ConfigError, Permanent
from mailbot.facts import (
    Audience,
    Case,
    Due,
    DueKind,
    ErasedKind,
    ErasedLine,
    Hindrance,
    Key,
    LegalHold,
    Letter,
    Notice,
    NoticeKind,
    Revocation,
    State,
    Written,
)
from mailbot.letters.sampling import ORGANISATION
from tests.databases import NOW
from tests.edges.full_case import FULL_CASE, HOUR
from tests.machine import LONG
from tests.sample_letters import sample

CANARY = "zeisig"
ROSA, BRAM, TIM = f"rosa.{CANARY}@reporter.example", "bram@voorbeeld.example", "tim@reporter.example"
ONE, TWO = "VB-2026-K7QM", "VB-2026-AAAA"
KEY = Key("A" * 40, f"-----BEGIN PGP {CANARY}", (ROSA,), NOW)
DAY = timedelta(days=1)


@dataclass
class Kept:
    """A store with two cases, the first of which is full of what nobody may find again."""

    store: Store
    url: str
    vault: Vault
    ledger: ErasedLedger
    folder: Path

    def again(self) -> Store:
        """Open the same database as the next start does."""
        store = Store(self.url, self.vault, ledger=self.ledger)
        store.agree_with_ledger(NOW)
        return store

    def case(self, reference: str = ONE) -> Case:
        case = self.store.find_case(reference)
        assert case is not None
        return case

    def erase(self, reference: str = ONE, **despite: Any) -> tuple[Hindrance, ...]:
        case = self.case(reference)
        with self.store.write() as tx:
            return tx.erase_case(case, what_stays(case, "valid", ORGANISATION.timezone, NOW), NOW, **despite)


def came(store: Store, raw: bytes, sender: str, uid: int, reference: str | None) -> int:
    row = arrives(store, raw, sender, uid).row
    assert store.claim_message("a", NOW) is not None
    with store.write() as tx:
        assert tx.finish_message(row, "a", MessageState.DONE, reference=reference)
    return row


def arrives(store: Store, raw: bytes, sender: str = ROSA, uid: int = 1) -> Recorded:
    message_id = f"<{raw.decode()}@reporter.example>"
    return store.record(raw, Arrival(sender, message_id, NOW, NOW), identity=raw, place=("INBOX", 1, uid))


def left(store: Store, to: str, reference: str | None, text: bytes, *, audience: Audience = Audience.REPORTER) -> int:
    letter = Letter(sample("receipt"), audience, to, "nl", reference=reference)
    with store.write() as tx:
        row = tx.queue(Written(letter, f"<{text.hex()}@voorbeeld.example>", text), at=NOW)
    while (sending := store.claim_letter(WantedLetter("a", NOW, NOW))) is not None:
        assert store.mark_sent(sending.id, "a", NOW)
    return row


def fill(store: Store) -> None:
    case = replace(
        FULL_CASE,
        reporter=ROSA,
        key=KEY,
        subject=f"subject {CANARY}",
        reporter_name=CANARY,
        drafts=(),
        waiting=(),
        clocks=(),
        linked=(TWO,),
        followers=(TWO,),
        merged_into="",
        offered_key=None,
        retired_key=None,
        revoked=(),
        legal_hold=None,
    )
    other = Case(TWO, State.CLOSED, NOW, TIM, "nl", linked=(ONE,), merged_into=ONE, closed_at=NOW)
    with store.write() as tx:
        tx.save_case(case, 0, NOW)
        tx.save_case(other, 0, NOW)
        tx.append(ONE, "received", {"text": f"body {CANARY}", "attachments": f"{CANARY}.pdf"}, NOW)
        tx.append(ONE, "note", {"words": f"a note, {CANARY}"}, NOW)
        tx.append(TWO, "received", {"text": "another's"}, NOW)
        tx.replace_dues(ONE, [Due(DueKind.PROGRESS, NOW + DAY, ONE)])
        tx.remember_text(b"said", ONE)
        tx.mark_proven(ROSA, NOW)
        tx.mark_proven(TIM, NOW)
        tx.record_revocation(Revocation(KEY.fingerprint, f"armored {CANARY}", whole=True, soft=False, at=NOW), NOW)
        tx.keep_notice(Notice(NOW, ONE, NoticeKind.MESSAGE, f"an excerpt, {CANARY}"))
        tx.keep_notice(Notice(NOW, TWO, NoticeKind.MESSAGE, "another's"))
    row = came(store, f"mail {CANARY}".encode(), ROSA, 1, ONE)
    came(store, f"words of a handler {CANARY}".encode(), BRAM, 2, ONE)
    came(store, b"another's mail", TIM, 3, TWO)
    with store.write() as tx:
        tx.remember_prints(row, {"a print"})
    left(store, ROSA, ONE, f"letter {CANARY}".encode())
    left(store, BRAM, ONE, f"notice {CANARY}".encode(), audience=Audience.HANDLER)
    left(store, BRAM, None, f"digest {CANARY}".encode(), audience=Audience.HANDLER)
    left(store, TIM, TWO, b"another's letter")


@contextmanager
def filled(url: str, vault: Vault, folder: Path) -> Iterator[Kept]:
    ledger = ErasedLedger(folder / "erased")
    with closing(Store(url, vault, ledger=ledger)) as store:
        fill(store)
        yield Kept(store, url, vault, ledger, folder)


@pytest.fixture
def kept(sqlite_url: str, vault: Vault, tmp_path: Path) -> Iterator[Kept]:
    with filled(sqlite_url, vault, tmp_path) as kept:
        yield kept


@pytest.fixture
def kept_on_each(database_url: str, vault: Vault, tmp_path: Path) -> Iterator[Kept]:
    with filled(database_url, vault, tmp_path) as kept:
        yield kept


def rows(store: Store) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every row of every table, with what is sealed unsealed."""
    with store._database.read() as session:
        for table in SQLModel.metadata.sorted_tables:
            for row in session.connection().execute(table.select()).mappings():
                yield (
                    table.name,
                    {
                        name: store._sealing.unseal(value, f"{table.name}.{name.removesuffix(SEALED)}")
                        if name.endswith(SEALED) and value is not None
                        else value
                        for name, value in row.items()
                    },
                )


def told_of(store: Store, *words: str) -> set[tuple[str, str]]:
    """Return the table and column of everything that holds one of these words."""
    found = re.compile("|".join(map(re.escape, words)).encode())
    return {
        (table, name)
        for table, row in rows(store)
        for name, value in row.items()
        if found.search(value if isinstance(value, bytes) else str(value).encode())
    }


def sealed_bytes(store: Store) -> set[bytes]:
    """Return every sealed value that is there."""
    with store._database.read() as session:
        return {
            value
            for table in SQLModel.metadata.sorted_tables
            for row in session.connection().execute(table.select()).mappings()
            for name, value in row.items()
            if name.endswith(SEALED) and value is not None
        }


def test_all_of_a_case_goes_and_one_line_stays(kept_on_each: Kept) -> None:
    kept = kept_on_each
    assert len(told_of(kept.store, CANARY)) > 8  # what is looked for below would be found
    head = kept.store.journal(ONE)[-1].hash.hex()

    assert kept.erase() == ()

    line = ErasedLine(
        name=ONE,
        kind=ErasedKind.REPORT,
        ground="valid",
        day="2026-11-23",
        opened="2026-11",
        closed="2026-11",
        outcome="fixed",
        missed=1,
        mails=2,
        entries=2,
        head=head,
    )
    assert [kept.store.find_erased(ONE), kept.store.erased_lines()] == [line, [line]]
    assert kept.store.find_case(ONE) is None
    # what the mailbox may have yet is looked for by its Message-ID, and by nothing else
    assert told_of(kept.store, CANARY) == {("removals", "message_id_sealed")}
    assert {table for table, name in told_of(kept.store, ONE)} == {"erased", "erased_messages", "removals", "entries"}


def test_the_chain_holds_without_what_it_said(kept: Kept) -> None:
    kept.erase()
    assert kept.store.verify_journal(ONE) == []
    entries = kept.store.journal(ONE)
    line = kept.store.find_erased(ONE)
    assert line is not None
    assert ([entry.facts for entry in entries], entries[-1].hash.hex()) == ([None, None], line.head)
    assert kept.store.forget_journal(TWO) == 0
    assert kept.store.forget_journal(ONE) == 2
    assert kept.store.journal(ONE) == []


def test_what_is_not_of_the_case_stays(kept_on_each: Kept) -> None:
    kept = kept_on_each
    kept.erase()
    other = kept.case(TWO)
    assert (other.linked, other.merged_into, other.version) == ((), "", 2)
    assert [entry.facts for entry in kept.store.journal(TWO)] == [{"text": "another's"}]
    assert [notice.reference for notice in kept.store.notices()] == [TWO]
    stays = {table for table, row in rows(kept.store)}
    assert {"messages_raw", "letters_raw", "standings", "places", "dues"} <= stays | {"dues"}
    assert kept.store.standing(TIM, NOW).proven_at == NOW
    assert kept.store.standing(ROSA, NOW).version == 0


def test_what_the_mailbox_may_have_is_taken_out_until_it_is_done(kept: Kept) -> None:
    kept.erase()
    removals = kept.store.removals(10, NOW)
    assert [(one.letter, one.place, one.message_id) for one in removals] == [
        (False, ("INBOX", 1, 1), f"<mail {CANARY}@reporter.example>"),
        (False, ("INBOX", 1, 2), f"<words of a handler {CANARY}@reporter.example>"),
        (True, None, f"<{f'letter {CANARY}'.encode().hex()}@voorbeeld.example>"),
        (True, None, f"<{f'notice {CANARY}'.encode().hex()}@voorbeeld.example>"),
    ]
    raw = f"mail {CANARY}".encode()
    assert [kept.store.is_of(removals[0], one, b"trace") for one in (raw, b"another")] == [True, False]
    assert kept.store.known_uids("INBOX", 1, [1, 2, 3, 4]) == {1, 2, 3}  # none is fetched again

    kept.store.mark_not_removed(removals[0].id, NOW + HOUR)
    assert [one.id for one in kept.store.removals(10, NOW)] == [one.id for one in removals[1:]]
    assert [one.tries for one in kept.store.removals(10, NOW + HOUR)] == [1, 0, 0, 0]
    for one in removals:
        kept.store.mark_removed(one.id)
    assert (kept.store.removals(10, NOW + DAY), told_of(kept.store, CANARY)) == ([], set())


def test_a_mail_that_was_erased_is_not_taken_in_again_and_goes_from_where_it_was_put(kept_on_each: Kept) -> None:
    kept = kept_on_each
    kept.erase()
    for one in kept.store.removals(10, NOW):
        kept.store.mark_removed(one.id)
    raw = f"mail {CANARY}".encode()
    for _ in range(2):
        assert arrives(kept.store, raw, uid=7) == Recorded(0, new=False)
    assert [one.place for one in kept.store.removals(10, NOW)] == [("INBOX", 1, 7)]
    assert kept.store.claim_message("a", NOW) is None
    assert told_of(kept.store, CANARY) == {("removals", "message_id_sealed")}
    assert arrives(kept.store, b"a new one", uid=8).new


def test_what_mails_are_known_by_goes_once_mail_of_that_time_is_not_fetched_any_more(kept: Kept) -> None:
    kept.erase()
    assert kept.store.forget_identities(NOW) == 0
    assert kept.store.forget_identities(NOW + DAY) == 2
    assert kept.store.setting(FLOOR) == (NOW + DAY).isoformat().encode()
    assert kept.store.forget_identities(NOW) == 0
    assert kept.store.setting(FLOOR) == (NOW + DAY).isoformat().encode()  # it never moves back


@pytest.mark.parametrize(
    ("hinders", "hindrance"),
    [
        pytest.param({"state": State.ACCEPTED}, Hindrance.OPEN, id="it-is-open"),
        pytest.param({"drafts": FULL_CASE.drafts}, Hindrance.DRAFT, id="a-draft-waits"),
        pytest.param({"waiting": FULL_CASE.waiting}, Hindrance.DRAFT, id="a-command-waits"),
    ],
)
def test_what_of_the_case_stands_in_the_way(kept: Kept, hinders: dict[str, Any], hindrance: Hindrance) -> None:
    case = replace(kept.case(), **hinders)
    with kept.store.write() as tx:
        tx.save_case(case, case.version, NOW)
    assert kept.erase() == (hindrance,)
    assert kept.store.find_case(ONE) is not None
    assert kept.erase(despite={hindrance}) == ()
    assert kept.store.find_case(ONE) is None


def test_a_legal_hold_keeps_a_case_whatever_is_decided(kept: Kept) -> None:
    case = replace(kept.case(), legal_hold=LegalHold(NOW, BRAM, "a lawsuit"))
    with kept.store.write() as tx:
        tx.save_case(case, case.version, NOW)
    assert kept.erase(despite=set(Hindrance)) == (Hindrance.LEGAL_HOLD,)
    assert kept.store.find_case(ONE) is not None


def queued(kept: Kept) -> None:
    with kept.store.write() as tx:
        letter = Letter(sample("receipt"), Audience.REPORTER, ROSA, "nl", reference=ONE)
        tx.queue(Written(letter, "<q@voorbeeld.example>", b"q"), at=NOW)


def sending(kept: Kept) -> None:
    queued(kept)
    assert kept.store.claim_letter(WantedLetter("a", NOW, NOW)) is not None


def to_be_copied(kept: Kept) -> None:
    sending(kept)
    with kept.store._database.read() as session:
        row = session.exec(select(LetterRow.id).where(col(LetterRow.state) == LetterState.SENDING)).one()
    assert kept.store.mark_sent(row, "a", NOW, copy=True)


def told_of_with_others(kept: Kept) -> None:
    with kept.store.write() as tx:
        letter = Letter(sample("receipt"), Audience.HANDLER, BRAM, "nl")
        tx.queue(Written(letter, "<q@voorbeeld.example>", b"q"), at=NOW)


def held(kept: Kept) -> None:
    row = arrives(kept.store, b"to be looked at", uid=9).row
    assert kept.store.claim_message("a", NOW) is not None
    with kept.store.write() as tx:
        assert tx.finish_message(row, "a", MessageState.HELD, reference=ONE)


def unread(kept: Kept) -> None:
    arrives(kept.store, b"nobody has read it", uid=9)


def unread_from_elsewhere(kept: Kept) -> None:
    case = kept.case()
    with kept.store.write() as tx:
        assert tx.save_case(replace(case, mailboxes=("rosa@elsewhere.example",)), case.version, NOW)
    arrives(kept.store, b"nobody has read it", "rosa@elsewhere.example", uid=9)


def followed(kept: Kept) -> None:
    case = kept.case(TWO)
    with kept.store.write() as tx:
        tx.save_case(replace(case, state=State.ACCEPTED), case.version, NOW)


def changed(kept: Kept) -> None:
    case = kept.case()
    with kept.store.write() as tx:
        tx.save_case(case, case.version, NOW)


@pytest.mark.parametrize(
    ("happens", "hindrance", "may_be_decided"),
    [
        pytest.param(queued, Hindrance.LETTER, False, id="a-letter-in-the-outbox"),
        pytest.param(sending, Hindrance.LETTER, False, id="a-letter-in-flight"),
        pytest.param(to_be_copied, Hindrance.LETTER, False, id="a-letter-whose-copy-is-not-in-sent-yet"),
        pytest.param(told_of_with_others, Hindrance.LETTER, False, id="a-letter-to-handlers-that-may-tell-of-it"),
        pytest.param(held, Hindrance.MAIL, True, id="a-mail-that-nobody-has-looked-at"),
        pytest.param(unread, Hindrance.UNREAD, True, id="a-mail-of-its-reporter-in-the-queue"),
        pytest.param(unread_from_elsewhere, Hindrance.UNREAD, True, id="one-from-another-mailbox-of-theirs"),
        pytest.param(followed, Hindrance.FOLLOWED, False, id="an-open-duplicate"),
    ],
)
def test_what_around_the_case_stands_in_the_way(
    kept: Kept, happens: Callable[[Kept], None], hindrance: Hindrance, may_be_decided: bool
) -> None:
    happens(kept)
    before = list(rows(kept.store))
    assert kept.erase() == (hindrance,)
    assert list(rows(kept.store)) == before
    assert kept.ledger.read() == []
    assert kept.erase(despite=set(Hindrance)) == (() if may_be_decided else (hindrance,))


def test_what_was_decided_on_another_version_erases_nothing(kept: Kept) -> None:
    case = kept.case()
    changed(kept)
    with kept.store.write() as tx:
        line = what_stays(case, "valid", ORGANISATION.timezone, NOW)
        assert tx.erase_case(case, line, NOW, despite=set(Hindrance)) == (Hindrance.CHANGED,)
    assert kept.store.find_case(ONE) is not None


def test_a_decision_about_a_case_that_is_gone_is_made_anew(kept: Kept) -> None:
    with kept.store.write() as tx:
        assert [tx.is_erased(ONE), tx.is_erased("VB-2026-NONE")] == [False, False]
    kept.erase()
    with kept.store.write() as tx:
        assert tx.is_erased(ONE)


def test_mails_without_a_case_go_with_their_copies_and_others_stay(kept_on_each: Kept) -> None:
    kept = kept_on_each
    spam = came(kept.store, f"spam {CANARY}".encode(), BRAM, 11, None)
    copy = kept.store.record(
        f"spam {CANARY}".encode(), Arrival(BRAM, None, NOW, NOW), identity=f"spam {CANARY}".encode(), traced=len_of
    ).row
    with kept.store._database.write() as session:
        session.exec(update(MessageRow).where(col(MessageRow.id) == copy).values(copy_of=spam, state="done"))
    of_case = kept.store.raw_message(1)
    fresh = arrives(kept.store, b"nobody has looked at it", uid=12).row
    with kept.store.write() as tx:
        line = tx.erase_mails([1, spam, fresh], "spam", "2026-12-23", NOW)
    assert line is not None
    assert (line.kind, line.reference, line.mails, line.ground) == (ErasedKind.MAILS, None, 2, "spam")
    assert [kept.store.raw_message(row) for row in (1, spam, copy, fresh)] == [
        *(of_case, None, None),
        b"nobody has looked at it",
    ]
    assert kept.store.erased_lines() == [line]
    with kept.store.write() as tx:
        assert tx.erase_mails([spam], "spam", "2026-12-23", NOW) is None
    assert kept.store.find_erased(line.name) is None  # it is no case


def len_of(raw: bytes) -> bytes:
    """Stand for what servers wrote: each time something else."""
    return os.urandom(8)


def test_a_number_that_was_erased_never_comes_again_and_is_no_sign_of_an_older_copy(kept_on_each: Kept) -> None:
    kept = kept_on_each
    mail = came(kept.store, b"the last mail", BRAM, 30, ONE)
    letter = left(kept.store, ROSA, ONE, b"the last letter")
    kept.erase()
    assert not kept.store.is_older(letter, 1, sent=True)
    assert kept.store.is_older(letter + 1, 1, sent=True)
    assert arrives(kept.store, b"one more", BRAM, 31).row > mail
    assert left(kept.store, BRAM, TWO, b"one more") > letter


def test_what_is_counted_never_falls(kept: Kept) -> None:
    before = kept.store.vitals(NOW, NOW)
    kept.erase(TWO)
    kept.erase()
    after = kept.store.vitals(NOW, NOW)
    assert (after.recorded_ever, after.written_ever) == (before.recorded_ever, before.written_ever)


def test_a_copy_that_the_server_keeps_is_told_of(kept: Kept) -> None:
    kept.erase()
    one, *_ = kept.store.removals(10, NOW)
    told = []
    for _ in range(4):
        told.append(kept.store.vitals(NOW, NOW).unremoved)
        kept.store.mark_not_removed(one.id, NOW)
    assert told == [0, 0, 0, 1]


def test_letters_of_no_case_go_on_their_own_term(kept_on_each: Kept) -> None:
    kept = kept_on_each
    stranger = left(kept.store, f"{CANARY}@stranger.example", None, b"who are you?")
    told_of_with_others(kept)  # and has not left yet
    assert [kept.store.forget_letters(NOW), kept.store.forget_letters(NOW + DAY)] == [0, 2]
    assert told_of(kept.store, "stranger.example") == set()
    assert [line.reference for line in kept.store.outbox()] == [None]
    assert left(kept.store, TIM, TWO, b"one more") > stranger


def test_what_lies_beside_the_file_goes_on_its_term(kept: Kept) -> None:
    old, new = (kept.folder / f"mailbot.db.{end}" for end in ("before-0020", "replaced-20261101T000000Z"))
    for file, at in ((old, NOW - 2 * DAY), (new, NOW)):
        file.write_bytes(b"an earlier database")
        os.utime(file, (at.timestamp(), at.timestamp()))
    assert kept.store.forget_files(NOW - DAY) == 1
    assert [old.exists(), new.exists(), (kept.folder / "mailbot.db").exists()] == [False, True, True]


# The ledger


def test_the_ledger_tells_nothing_of_who_and_what(kept: Kept) -> None:
    kept.erase()
    noted = (kept.folder / "erased").read_bytes()
    assert (CANARY.encode() in noted, stat.S_IMODE((kept.folder / "erased").stat().st_mode)) == (False, 0o600)
    (one,) = kept.ledger.read()
    assert (one.line, one.version, len(one.messages)) == (kept.store.find_erased(ONE), 1, 2)


def test_without_a_ledger_nothing_is_erased(kept: Kept) -> None:
    with closing(Store(kept.url, kept.vault)) as store:
        case = kept.case()
        with pytest.raises(Permanent, match="without the ledger"), store.write() as tx:
            tx.erase_case(case, what_stays(case, "valid", ORGANISATION.timezone, NOW), NOW)
    assert kept.store.find_case(ONE) is not None


def test_a_ledger_that_cannot_be_written_erases_nothing(kept: Kept) -> None:
    (kept.folder / "erased").mkdir()
    with pytest.raises(ConfigError, match="cannot be used"):
        kept.erase()
    assert kept.store.find_case(ONE) is not None


def test_a_line_that_a_power_cut_broke_off_is_taken_away(kept: Kept) -> None:
    kept.erase()
    with (kept.folder / "erased").open("ab") as file:
        file.write(b'{"format":1,"line":{"name":"VB-2')
    assert [one.line.name for one in kept.ledger.read()] == [ONE]
    kept.erase(TWO)
    assert [one.line.name for one in kept.ledger.read()] == [ONE, TWO]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(b"VB-2026-K7QM\n", id="no-json"),
        pytest.param(b'{"format":2,"line":{}}\n', id="of-a-later-version"),
        pytest.param(b'{"format":1,"line":{"name":"VB-2026-K7QM"}}\n', id="with-less"),
        pytest.param(b"[]\n", id="something-else"),
    ],
)
def test_a_ledger_that_cannot_be_read_lets_nothing_start(kept: Kept, line: bytes) -> None:
    (kept.folder / "erased").write_bytes(line)
    with pytest.raises(ConfigError, match="cannot erase it again"):
        kept.again()


def test_an_older_copy_loses_again_what_was_erased_since(kept_on_each: Kept, vault: Vault) -> None:
    kept = kept_on_each
    older = closing(Store(kept.url, vault))  # one that the ledger was not there for
    kept.erase()
    line = kept.store.find_erased(ONE)
    with older as store:
        with store._database.write() as session:  # as it was before
            for table in reversed(SQLModel.metadata.sorted_tables):
                if table.name != "alembic_version":
                    session.connection().execute(delete(table))
        fill(store)
        case = store.find_case(ONE)
        assert case is not None
        fresh = arrives(store, b"another matter", BRAM, uid=20)
    with closing(kept.again()) as again:
        assert (again.find_case(ONE), again.find_erased(ONE)) == (None, line)
        assert told_of(again, CANARY) == {("removals", "message_id_sealed")}
        assert again.verify_journal(ONE) == []
        assert again.raw_message(fresh.row) is not None
        assert again.agree_with_ledger(NOW) == []


def test_a_mail_that_an_older_copy_had_not_given_to_the_case_yet_goes_as_well(kept: Kept) -> None:
    kept.erase()
    with kept.store._database.write() as session:
        for name in ("erased", "erased_messages", "removals", "entries"):
            session.connection().execute(delete(SQLModel.metadata.tables[name]))
    raw = f"mail {CANARY}".encode()
    assert arrives(kept.store, raw, uid=1).new  # as it was an hour after it came
    with closing(kept.again()) as again:
        assert again.claim_message("a", NOW) is None
        assert arrives(again, raw, uid=1) == Recorded(0, new=False)


def test_a_case_that_went_on_after_all_is_not_touched(kept: Kept) -> None:
    case = kept.case()
    with suppress(NotCommitted), kept.store.write() as tx:
        tx.erase_case(case, what_stays(case, "valid", ORGANISATION.timezone, NOW), NOW)
        kept.ledger.append(tx.erased)
        raise NotCommitted  # and another daemon goes on with it before the next start of this one
    changed(kept)
    with closing(kept.again()) as again:
        assert (again.find_case(ONE) is None, again.find_erased(ONE)) == (False, None)


class NotCommitted(Exception):
    """Killed between the ledger and the commit."""


def test_another_host_that_shares_the_database_learns_what_was_erased(kept: Kept, vault: Vault) -> None:
    kept.erase()
    theirs = ErasedLedger(kept.folder / "theirs")
    with closing(Store(kept.url, vault, ledger=theirs)) as store:
        store.agree_with_ledger(NOW)
    assert [replace(one, messages=()) for one in theirs.read()] == [
        replace(one, messages=()) for one in kept.ledger.read()
    ]
    assert {*theirs.read()[0].messages} == {*kept.ledger.read()[0].messages}


# Killed anywhere

_FORKS = multiprocessing.get_context("fork")
SPARSE = int(os.environ.get("MAILBOT_KILLS", "1")) == 1  # `make soak` kills before each statement


def _erase_and_die(url: str, vault: Vault, folder: Path, step: int) -> None:
    left = step

    def before(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    store = Store(url, vault, ledger=ErasedLedger(folder / "erased"))
    kept = Kept(store, url, vault, ErasedLedger(folder / "erased"), folder)
    event.listen(store._database.engine, "before_cursor_execute", before)
    event.listen(store._database.engine, "commit", before)
    sys.addaudithook(lambda name, _: before() if name == "open" else None)
    kept.erase()
    os._exit(0)


def test_a_kill_anywhere_leaves_all_of_it_or_nothing_to_be_done_again(kept_on_each: Kept) -> None:
    kept = kept_on_each
    before, step, ended = list(rows(kept.store)), 1, False
    every = (29 if "postgresql" in kept.url else 9) if SPARSE else 1
    kept.store.close()
    while not ended:
        child = _FORKS.Process(target=_erase_and_die, args=(kept.url, kept.vault, kept.folder, step))
        child.start()
        child.join(LONG)
        assert child.exitcode in (0, -signal.SIGKILL), (step, child.exitcode)
        ended = child.exitcode == 0
        if not ended and kept.ledger.read() == []:
            assert list(rows(kept.store)) == before, step
            step += every
            continue
        # the ledger has it: from here on the next start does what is left
        with closing(kept.again()) as again:
            assert again.find_case(ONE) is None, step
            assert told_of(again, CANARY) == {("removals", "message_id_sealed")}, step
            assert [one.line.name for one in kept.ledger.read()] == [ONE], step
        break
    assert step > 20


def test_nothing_of_it_lies_in_the_files_any_more(kept: Kept) -> None:
    before = sealed_bytes(kept.store)
    kept.erase()
    gone = before - sealed_bytes(kept.store)
    assert len(gone) > 9
    octets = b"".join(path.read_bytes() for path in sorted(kept.folder.glob("mailbot.db*")))
    # either end of what was sealed, however it was cut into pages
    assert [piece for piece in gone if piece[:40] in octets or piece[-40:] in octets] == []
