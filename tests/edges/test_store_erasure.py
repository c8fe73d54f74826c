"""Erasing: all of a case goes or none of it, one line stays, and nothing that was erased comes back by any way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel

from mailbot.case.erasure import what_stays
from mailbot.edges.erased_ledger import ErasedLedger
from mailbot.edges.store import Arrival, Recorded, Store
from mailbot.edges.store.tables import MessageState
from mailbot.edges.store.verification import SEALED
from mailbot.edges.vault import Vault
from mailbot.facts import (
    Audience,
    Case,
    Due,
    DueKind,
    ErasedKind,
    ErasedLine,
    Hindrance,
    Key,
    Letter,
    Notice,
    NoticeKind,
    Revocation,
    State,
    Written,
)
from mailbot.letters.sampling import ORGANISATION
from tests.databases import NOW
from tests.edges.full_case import FULL_CASE
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
    while (sending := store.claim_letter("a", NOW, NOW)) is not None:
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


@pytest.fixture
def kept(database_url: str, vault: Vault, tmp_path: Path) -> Iterator[Kept]:
    ledger = ErasedLedger(tmp_path / "erased")
    store = Store(database_url, vault, ledger=ledger)
    fill(store)
    yield Kept(store, database_url, vault, ledger, tmp_path)
    store.close()


def rows(store: Store) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every row of every table, with what is sealed unsealed."""
    with store._database.read() as session:
        for table in SQLModel.metadata.sorted_tables:
            for row in session.connection().execute(select(table)).mappings():
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
            for row in session.connection().execute(select(table)).mappings()
            for name, value in row.items()
            if name.endswith(SEALED) and value is not None
        }


def test_all_of_a_case_goes_and_one_line_stays(kept: Kept) -> None:
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


def test_what_is_not_of_the_case_stays(kept: Kept) -> None:
    kept.erase()
    other = kept.case(TWO)
    assert (other.linked, other.merged_into, other.version) == ((), "", 2)
    assert [entry.facts for entry in kept.store.journal(TWO)] == [{"text": "another's"}]
    assert [notice.reference for notice in kept.store.notices()] == [TWO]
    stays = {table for table, row in rows(kept.store)}
    assert {"messages_raw", "letters_raw", "standings", "places", "dues"} <= stays | {"dues"}
    assert kept.store.standing(TIM, NOW).proven_at == NOW
    assert kept.store.standing(ROSA, NOW).version == 0


def test_nothing_of_it_lies_in_the_files_any_more(sqlite_url: str, vault: Vault, tmp_path: Path) -> None:
    kept = Kept(Store(sqlite_url, vault, ledger=ErasedLedger(tmp_path / "erased")), sqlite_url, vault, None, tmp_path)  # type: ignore[arg-type]  # not asked
    fill(kept.store)
    before = sealed_bytes(kept.store)
    kept.erase()
    gone = before - sealed_bytes(kept.store)
    assert len(gone) > 9
    octets = b"".join(path.read_bytes() for path in sorted(tmp_path.glob("mailbot.db*")))
    # any piece of what was sealed, however it was cut into pages
    assert [piece for piece in gone if piece[:40] in octets or piece[-40:] in octets] == []
    kept.store.close()
