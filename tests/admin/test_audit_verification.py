"""Whoever can write into the database, and has neither our keys nor the mails that left, changes nothing unseen."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mailbot.admin.audit_file import checked_heads, kept_heads, read_record, split_signature, with_signature, written
from mailbot.admin.audit_verification import CheckedHead, WhatIsWrong, verify_record
from mailbot.case.heads import head_text, sha256, signed_text
from mailbot.edges.erased_ledger import ErasedLedger
from mailbot.edges.gpg import Gpg
from mailbot.edges.store import OWN, Store
from mailbot.edges.store.journal import link, root
from mailbot.edges.vault import Vault, new_data_key
from mailbot.facts import Act, Case, Erased, ErasedKind, ErasedLine, Good, Head, State, Witnessed
from tests.people import People
from tests.system.world import ADDRESS, House

DAY = timedelta(days=1)
START = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
A, B, C, D, E = (f"VB-2026-AAA{letter}" for letter in "ABCDE")


@dataclass
class Record:
    """A database with its ledger, and the heads that were mailed."""

    folder: Path
    vault: Vault
    gpg: Gpg
    signers: list[bytes]
    mails: tuple[CheckedHead, ...] = ()

    @property
    def file(self) -> Path:
        return self.folder / "mailbot.db"

    def store(self) -> Store:
        return Store(f"sqlite:///{self.file}", self.vault, ledger=ErasedLedger(self.folder / "erased"))

    def found(self, *, kept: bool = True, made_at: datetime = START + 4 * DAY) -> WhatIsWrong:
        with closing(self.store()) as store:
            record = read_record(written(store.audit_record(ADDRESS, made_at)))
        return verify_record(record, checked_heads(record, self.gpg, self.signers), self.mails if kept else ())

    def read_mails(self) -> tuple[CheckedHead, ...]:
        return tuple(kept_heads([self.folder / "mails"], self.gpg, self.signers))


def enter(store: Store, reference: str, *kinds: str, at: datetime) -> None:
    with store.write() as tx:
        if store.find_case(reference) is None:
            tx.save_case(Case(reference, State.CLOSED, at, "rosa@melder.example", "nl"), 0, at)
        for kind in kinds:
            tx.append(reference, kind, {"why": f"{reference} {kind}"}, at)
        tx.witness(Witnessed(Act.SHOWN, "jdevries (uid 1004)", reference), at)


def sign(store: Store, gpg: Gpg, at: datetime) -> Head:
    asked = store.head_to_sign()
    before = sha256(signed_text(asked.before)) if asked.before else ""
    text = head_text(asked.number, ADDRESS, at, asked.covered, before).written()
    head = Head(asked.number, at, asked.covered, gpg.sign_text(text.encode(), at).decode())
    with store.write() as tx:
        assert tx.anchor(head)
    return head


def erase(store: Store, reference: str, at: datetime) -> None:
    case = store.find_case(reference)
    assert case is not None
    line = ErasedLine(reference, ErasedKind.REPORT, "valid: 3 years", f"{at:%Y-%m-%d}")
    with store.write() as tx:
        assert tx.erase_case(case, line, at) == ()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path, house_key: House, people: People) -> Record:
    """Four days of five cases, two of which were erased, with a head each day; three of the heads were mailed."""
    folder = tmp_path_factory.mktemp("record")
    gpg = Gpg(house_key.homedir, house_key.fingerprint, None)
    record = Record(folder, Vault(new_data_key()), gpg, [house_key.armored.encode()])
    shutil.copy(sqlite_template, record.file)
    (folder / "mails").mkdir()
    with closing(record.store()) as store:
        for reference in (A, B, C, D, E):
            enter(store, reference, "opened", "received", "accepted", "closed", at=START)
        heads = [sign(store, gpg, START + timedelta(hours=2))]
        with closing(sqlite3.connect(record.file)) as con, closing(sqlite3.connect(folder / "older.db")) as older:
            con.backup(older)
        enter(store, A, "reopened", "fixed", "closed", at=START + DAY)
        heads.append(sign(store, gpg, START + DAY + timedelta(hours=2)))
        erase(store, D, START + 2 * DAY)
        erase(store, E, START + 2 * DAY)
        store.forget_journal(E)
        enter(store, A, "noted", at=START + 2 * DAY)
        heads.append(sign(store, gpg, START + 2 * DAY + timedelta(hours=2)))
        enter(store, B, "noted", at=START + 3 * DAY)  # no head knows it yet
    for head, name in zip(heads, ("1.eml", "2.txt", "3.eml"), strict=True):
        (folder / "mails" / name).write_bytes(mailed(head.signed) if name.endswith("eml") else head.signed.encode())
    return replace(record, mails=record.read_mails())


def mailed(block: str) -> bytes:
    quoted = "".join(f"> {line}\r\n" for line in block.splitlines())
    header = b"From: a@b.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nKeep this:\r\n\r\n"
    return header + quoted.encode()


@pytest.fixture
def record(whole: Record, tmp_path: Path) -> Record:
    folder = shutil.copytree(whole.folder, tmp_path / "record")
    return replace(whole, folder=folder)


# What an attacker does, who knows this code


Attack = Callable[[sqlite3.Connection], object]


def sql(*statements: str) -> Attack:
    return lambda con: [con.execute(statement) for statement in statements]


def relinked(chain: str, *statements: str) -> Attack:
    """Change a chain, count it anew and give each entry the hash that fits."""

    def attack(con: sqlite3.Connection) -> None:
        sql(*statements)(con)
        previous = root(chain)
        rows = con.execute(
            "SELECT rowid, at, kind, payload_hash FROM entries WHERE reference = ? ORDER BY seq", (chain,)
        ).fetchall()
        con.execute("UPDATE entries SET seq = -seq WHERE reference = ?", (chain,))
        for seq, (row, at, kind, payload_hash) in enumerate(rows, start=1):
            moment = datetime.fromisoformat(at)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            hashed = link(previous, seq, moment, kind, payload_hash)
            con.execute(
                "UPDATE entries SET seq = ?, previous_hash = ?, hash = ? WHERE rowid = ?", (seq, previous, hashed, row)
            )
            previous = hashed

    return attack


def both(*attacks: Attack) -> Attack:
    return lambda con: [attack(con) for attack in attacks]


def made_up_line(reference: str) -> str:
    """Say of a case that it was erased, with the right end of its journal."""
    return (
        "INSERT INTO erased (name, kind, ground, day, opened, closed, outcome, kept, missed, mails, version, entries,"
        " head) SELECT reference, 'report', 'valid', '2026-11-25', '', '', '', 0, 0, 0, 1, seq,"
        f" lower(hex(hash)) FROM entries WHERE reference = '{reference}' ORDER BY seq DESC LIMIT 1"
    )


def of(reference: str, seq: int) -> str:
    return f"WHERE reference = '{reference}' AND seq = {seq}"


def gone(reference: str) -> tuple[str, str]:
    return f"DELETE FROM cases WHERE reference = '{reference}'", f"DELETE FROM entries WHERE reference = '{reference}'"


def copied(chain: str, seq: int, kind: str, into: str) -> str:
    """Say at the end of a chain, after the last head, what another entry says, as another kind."""
    return (
        "INSERT INTO entries (reference, seq, at, kind, previous_hash, payload_hash, hash, payload_sealed)"
        f" SELECT '{into}', 99, '2026-11-27 02:00:00.000000', '{kind}', hash, payload_hash, hash, payload_sealed"
        f" FROM entries {of(chain, seq)}"
    )


OWN_NAMED = "the installation's own journal"
EMPTIED = f"UPDATE entries SET payload_sealed = NULL WHERE reference = '{B}'"
ATTACKS = [
    pytest.param(
        sql(f"UPDATE entries SET payload_sealed = (SELECT payload_sealed FROM entries {of(A, 3)}) {of(A, 2)}"),
        f"{A}: entry 2 has another payload.",
        id="a payload takes another's place",
    ),
    pytest.param(
        sql(f"UPDATE entries SET payload_sealed = (SELECT payload_sealed FROM entries {of(B, 2)}) {of(A, 2)}"),
        f"{A}: entry 2 has another payload.",
        id="a payload of another case",
    ),
    pytest.param(
        sql(f"UPDATE entries SET payload_sealed = x'01020304' {of(A, 2)}"),
        f"{A}: entry 2 has another payload.",
        id="a payload that was made up",
    ),
    pytest.param(
        relinked(
            A,
            f"UPDATE entries SET payload_sealed = (SELECT payload_sealed FROM entries {of(B, 2)}),"
            f" payload_hash = (SELECT payload_hash FROM entries {of(B, 2)}) {of(A, 2)}",
        ),
        f"{A}: entry 8 is another than the one that a head vouches for.",
        id="a payload of another case with all hashes that fit",
    ),
    pytest.param(
        sql(f"UPDATE entries SET kind = 'invalid' {of(A, 3)}"), f"{A}: entry 3 was changed.", id="another kind"
    ),
    pytest.param(
        relinked(A, f"UPDATE entries SET kind = 'invalid' {of(A, 3)}"),
        f"{A}: entry 8 is another than the one that a head vouches for.",
        id="another kind with all hashes that fit",
    ),
    pytest.param(
        relinked(A, f"UPDATE entries SET at = '2026-11-20 03:00:00.000000' {of(A, 2)}"),
        f"{A}: entry 8 is another than the one that a head vouches for.",
        id="another time with all hashes that fit",
    ),
    pytest.param(
        sql(f"DELETE FROM entries {of(A, 3)}"), f"{A}: entry 3 is missing.", id="an entry in the middle is deleted"
    ),
    pytest.param(
        relinked(A, f"DELETE FROM entries {of(A, 3)}"),
        f"{A}: it ends before entry 8, which a head vouches for.",
        id="an entry is deleted and the rest counted anew",
    ),
    pytest.param(
        sql(f"DELETE FROM entries WHERE reference = '{A}' AND seq > 6"),
        f"{A}: it ends before entry 8, which a head vouches for.",
        id="the end of a journal is cut off",
    ),
    pytest.param(
        relinked(A, f"UPDATE entries SET seq = 99 {of(A, 2)}", f"UPDATE entries SET seq = 2 {of(A, 3)}"),
        f"{A}: entry 8 is another than the one that a head vouches for.",
        id="entries change places",
    ),
    pytest.param(
        sql(
            f"UPDATE entries SET reference = 'x' WHERE reference = '{A}'",
            f"UPDATE entries SET reference = '{A}' WHERE reference = '{B}'",
            f"UPDATE entries SET reference = '{B}' WHERE reference = 'x'",
        ),
        f"{A}: entry 1 does not follow the one before it.",
        id="two cases change journals",
    ),
    pytest.param(
        both(
            sql(
                f"UPDATE entries SET reference = 'x' WHERE reference = '{A}'",
                f"UPDATE entries SET reference = '{A}' WHERE reference = '{B}'",
                f"UPDATE entries SET reference = '{B}' WHERE reference = 'x'",
            ),
            relinked(A),
            relinked(B),
        ),
        f"{A}: it ends before entry 8, which a head vouches for.",
        id="two cases change journals with all hashes that fit",
    ),
    pytest.param(sql(*gone(B)), f"{B}: a head vouches for its journal, and it is gone.", id="a whole case is removed"),
    pytest.param(
        sql(gone(B)[0]),
        f"{B}: the case is gone, its journal is there, and nothing says that it was erased.",
        id="a case is removed and its journal left",
    ),
    pytest.param(
        sql(EMPTIED),
        f"{B}: entry 1 says nothing any more, and nothing says that the case was erased.",
        id="a journal is emptied",
    ),
    pytest.param(
        sql(made_up_line(B), EMPTIED, gone(B)[0]),
        f"{B}: it should have been erased, and the ledger knows nothing of it.",
        id="a deletion that is dressed up as erasing",
    ),
    pytest.param(
        sql("DELETE FROM erased", "UPDATE entries SET payload_sealed = x'00' WHERE payload_sealed IS NULL"),
        f"{D}: it was erased, and the database knows nothing of it: it is an older one.",
        id="the lines that stay are removed",
    ),
    pytest.param(
        sql(f"UPDATE erased SET entries = 3, head = 'ff' WHERE name = '{D}'"),
        f"{D}: the line that stays and the ledger of what was erased say different things.",
        id="a line that stays closes another journal",
    ),
    pytest.param(
        sql("DELETE FROM heads WHERE number = 3"), "head 3 is not in the record", id="the last head is removed"
    ),
    pytest.param(
        sql("DELETE FROM heads", f"DELETE FROM entries WHERE reference = '{A}' AND seq > 4"),
        "head 1 is not in the record",
        id="all heads are removed",
    ),
    pytest.param(sql("DELETE FROM heads WHERE number = 2"), "head 2 is missing", id="a head in the middle is removed"),
    pytest.param(
        sql("UPDATE heads SET signed = replace(signed, 'chains: ', 'chains: 1')"),
        "head 1: it was changed, or another key",
        id="a head says something else",
    ),
    pytest.param(
        both(
            relinked(A, f"UPDATE entries SET kind = 'invalid' {of(A, 3)}"),
            sql(
                "UPDATE heads SET covered = replace(covered,"
                f" '{A} 8 ' || substr(covered, instr(covered, '{A} 8 ') + 15, 64),"
                f" '{A} 8 ' || (SELECT lower(hex(hash)) FROM entries {of(A, 8)})) WHERE number = 3"
            ),
        ),
        "head 3: what it vouches for was changed.",
        id="what a head vouches for is changed as well",
    ),
    pytest.param(
        sql(
            "UPDATE heads SET signed = (SELECT signed FROM heads WHERE number = 1),"
            " covered = (SELECT covered FROM heads WHERE number = 1) WHERE number = 3"
        ),
        "head 3: head 3 is missing.",
        id="an earlier head in a later one's place",
    ),
    pytest.param(
        relinked(
            B,
            f"INSERT INTO entries (reference, seq, at, kind, previous_hash, payload_hash, hash, payload_sealed, head)"
            f" SELECT reference, 99, at, 'noted', hash, payload_hash, hash, payload_sealed, 1 FROM entries {of(B, 1)}",
        ),
        f"{B}: entry 6 was put in after the head that should vouch for it.",
        id="an entry that bears an earlier time",
    ),
    pytest.param(
        relinked(B, copied(B, 1, "closed", B)),
        f"{B}: entry 6 has the payload of entry 1 of {B}.",
        id="an entry after the last head, made of an earlier one",
    ),
    pytest.param(
        relinked(OWN, copied(B, 2, "restored", OWN)),
        f"{OWN_NAMED}: entry 11 has the payload of entry 2 of {B}.",
        id="a backup was never put back, and an entry says so",
    ),
    pytest.param(
        sql(f"DELETE FROM entries WHERE reference = '{OWN}' AND seq > 5"),
        "the installation's own journal: it ends before entry",
        id="who looked is cut off",
    ),
    pytest.param(
        sql(f"UPDATE entries SET payload_sealed = NULL {of(OWN, 2)}"),
        "the installation's own journal: entry 2 says nothing any more",
        id="who looked is emptied",
    ),
    pytest.param(
        relinked(OWN, f"DELETE FROM entries WHERE reference = '{OWN}' AND kind = 'erased'"),
        f"{D}: it should have been erased, and no entry of the installation's own says so.",
        id="who erased is removed",
    ),
]


@pytest.mark.parametrize(("attack", "problem"), ATTACKS)
def test_an_attack_on_the_database_is_found(record: Record, attack: Attack, problem: str) -> None:
    with closing(sqlite3.connect(record.file)) as con, con:
        con.execute("PRAGMA foreign_keys = OFF")
        attack(con)
    problems = record.found().problems
    assert any(problem in one for one in problems), problems


def test_a_record_that_nobody_touched_is_whole_with_what_was_erased(record: Record) -> None:
    assert record.found() == WhatIsWrong(())
    assert record.found(kept=False).problems == ()
    assert len(record.found(kept=False).notes) == 1


def test_a_made_up_line_that_a_daemon_has_taken_over_into_the_ledger_is_found(record: Record) -> None:
    with closing(sqlite3.connect(record.file)) as con, con:
        sql(made_up_line(B), EMPTIED, gone(B)[0])(con)
    with closing(record.store()) as store:
        store.agree_with_ledger(START + 3 * DAY)
    assert record.found().problems == (
        f"{B}: it should have been erased, and no entry of the installation's own says so.",
    )


def test_what_somebody_wrote_into_the_ledger_is_erased_and_told(record: Record) -> None:
    with closing(record.store()) as store:
        last = store.journal(B)[-1]
        line = ErasedLine(B, ErasedKind.REPORT, "valid", "2026-11-25", entries=last.seq, head=last.hash.hex())
        ErasedLedger(record.folder / "erased").append([Erased(line, 10**6, ())])
        store.agree_with_ledger(START + 3 * DAY)
    (told,) = record.found().notes
    assert told.startswith(f"{B}: erased as the ledger says")


def test_an_older_database_is_found_also_when_what_was_erased_is_erased_again(record: Record) -> None:
    shutil.copy(record.folder / "older.db", record.file)
    problems = record.found().problems
    assert f"{D}: it was erased, and the database knows nothing of it: it is an older one." in problems
    with closing(record.store()) as store:
        store.agree_with_ledger(START + 3 * DAY)
        sign(store, record.gpg, START + 3 * DAY)
        sign(store, record.gpg, START + 3 * DAY)
    assert record.found().problems == (
        "2.txt: head 2 of the record is another.",
        "3.eml: head 3 of the record is another.",
    )


def test_heads_that_our_key_has_not_signed_prove_nothing(record: Record, people: People) -> None:
    other = people.get("mallory@attacker.example")
    gpg = Gpg(other.homedir, other.fingerprint, None)
    with closing(record.store()) as store:
        forged = sign(store, gpg, START + 3 * DAY + timedelta(hours=2))
    (record.folder / "mails/4.txt").write_text(forged.signed)
    (record.folder / "mails/5.txt").write_text("Nothing of that kind.")
    wrong = "it was changed, or another key than the one given has signed it"
    record.mails = record.read_mails()
    assert record.found().problems == (
        f"head 4: {wrong}.",
        f"4.txt: {wrong}.",
        "5.txt: there is no head in it.",
    )


@pytest.mark.parametrize("word", ["x*0*=iso-2022-jp'en'%1b", "x*=punycode''%ff-%ff", "x*=idna''.%ff."])
def test_a_file_whose_fields_cannot_be_read_is_no_head_and_no_bug(record: Record, word: str) -> None:
    (record.folder / "mails/4.eml").write_bytes(f"Content-Type: text/plain; {word}\r\n\r\nHello.\r\n".encode())
    record.mails = record.read_mails()
    assert record.found().problems == ("4.eml: there is no head in it.",)


def test_it_is_seen_that_no_head_is_signed_any_more(record: Record) -> None:
    assert record.found(made_at=START + 20 * DAY).problems == (
        f"No head was signed since head 3 of {START + 2 * DAY:%Y-%m-%d}.",
    )


def test_a_file_is_signed_whole(record: Record) -> None:
    now = START + 4 * DAY
    with closing(record.store()) as store:
        raw = written(store.audit_record(ADDRESS, now))
    signed, signature = split_signature(with_signature(raw, record.gpg.sign(raw, now)))
    assert (signed, split_signature(raw)) == (raw, (raw, None))
    assert isinstance(record.gpg.verify(signed, signature, record.signers, now), Good)
    changed = signed.replace(b'"accepted"', b'"rejected"', 1)
    assert not isinstance(record.gpg.verify(changed, signature, record.signers, now), Good)
