"""What the disk does to the store, and what the disk shows of it."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, text

from mailbot.edges.store import Arrival, MessageState, Store, database, migrate
from mailbot.edges.vault import Vault, new_data_key
from mailbot.errors import Temporary
from mailbot.facts import (
    Attachment,
    Audience,
    Case,
    Draft,
    DraftLetter,
    Due,
    DueKind,
    Key,
    Letter,
    Notice,
    NoticeKind,
    Promise,
    State,
    Written,
)
from tests.databases import NOW
from tests.edges.disk import full_disk, locked
from tests.sample_letters import sample

READ_ONLY = """
import sys
from datetime import UTC, datetime
from mailbot.edges.store import Arrival, Store
from mailbot.edges.vault import Vault, new_data_key
from mailbot.errors import Temporary
now = datetime.now(UTC)
try:
    store = Store(sys.argv[1], Vault(new_data_key()))
    store.record(b"x", Arrival(None, None, now, now), identity=b"x")
except Temporary as temporary:
    print("Temporary", temporary)
"""


def record(store: Store, raw: bytes = b"raw") -> None:
    store.record(raw, Arrival(None, None, NOW, NOW), identity=raw)


# Trouble that passes: threat 2


@pytest.mark.parametrize("trouble", [pytest.param(full_disk, id="disk full"), pytest.param(locked, id="locked")])
def test_trouble_with_the_disk_is_temporary_loses_nothing_and_passes(
    sqlite_url: str, vault: Vault, trouble: Callable[[Path], AbstractContextManager[None]], tmp_path: Path
) -> None:
    store = Store(f"{sqlite_url}?timeout=0.05", vault)
    record(store, b"before")
    with trouble(tmp_path / "mailbot.db"), pytest.raises(Temporary):
        record(store, os.urandom(1_000_000))
    record(store, b"after")
    raws = [claimed.raw for claimed in iter(lambda: store.claim_message("a", NOW), None)]
    store.close()
    assert raws == [b"before", b"after"]


@pytest.mark.parametrize(
    ("folder_mode", "file_mode"),
    [pytest.param(0o555, 0o600, id="the folder"), pytest.param(0o755, 0o444, id="the file")],
)
def test_what_may_only_be_read_is_temporary(sqlite_url: str, tmp_path: Path, folder_mode: int, file_mode: int) -> None:
    (tmp_path / "mailbot.db").chmod(file_mode)
    tmp_path.chmod(folder_mode)
    # Nothing is read-only to root, unless it has lost its capabilities.
    powerless = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    command = [*powerless, sys.executable, "-c", READ_ONLY, sqlite_url]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    tmp_path.chmod(0o755)
    assert said.stdout.startswith("Temporary database: ")


def test_a_postgresql_server_that_is_away_is_temporary(vault: Vault, tmp_path: Path) -> None:
    store = Store(f"postgresql+psycopg://mailbot@/mailbot?host={tmp_path}", vault)
    with pytest.raises(Temporary):
        record(store)
    store.close()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_connection_that_was_ended_is_noticed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that rested is asked before it is used; one that was used just now fails once, and is tried again."""
    others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    for rested, outcome in ((0.0, nullcontext()), (60.0, pytest.raises(Temporary))):
        assert store.find_case("VB-2026-K7QM") is None
        monkeypatch.setattr(database, "RESTED", rested)
        with create_engine(store._database.engine.url, poolclass=NullPool).connect() as operator:
            assert operator.execute(text(f"SELECT pg_terminate_backend(pid, 5000) {others}")).scalars().all() == [True]
        with outcome:
            assert store.find_case("VB-2026-K7QM") is None
    assert store.find_case("VB-2026-K7QM") is None


def test_a_folder_that_is_not_there_is_temporary(tmp_path: Path, vault: Vault) -> None:
    with pytest.raises(Temporary):
        Store(f"sqlite:///{tmp_path}/not mounted yet/mailbot.db", vault)


def test_errors_name_no_content(sqlite_url: str, vault: Vault, tmp_path: Path) -> None:
    store = Store(f"{sqlite_url}?timeout=0.05", vault)
    with locked(tmp_path / "mailbot.db"), pytest.raises(Temporary) as error:
        record(store)
    store.close()
    assert str(error.value) == "database: SQLITE_BUSY"


# What a thief sees: threat 36


class Glass(Vault):
    """Seals nothing: shows that the search below finds what is not sealed."""

    def seal(self, cleartext: bytes, context: str) -> bytes:  # noqa: ARG002
        return cleartext

    def unseal(self, sealed: bytes, context: str) -> bytes:  # noqa: ARG002
        return sealed


CANARIES = [f"kanarie-{number}-" for number in range(15)]


def fill(store: Store) -> None:
    """Write a canary wherever something is written that came from somebody."""
    raw, sender, message_id, name, subject, key, draft, attachment, linked, *more = CANARIES
    note, letter, to, letter_id, reference, excerpt = more
    address = f"{sender}@reporter.example"
    store.record(raw.encode() * 50, Arrival(address, f"<{message_id}@x>", NOW, NOW), identity=raw.encode())
    claimed = store.claim_message("a", NOW)
    assert claimed is not None
    case = Case(
        "VB-2026-K7QM",
        State.RECEIVED,
        NOW,
        address,
        "nl",
        subject=subject,
        key=Key("A" * 40, key, (address,)),
        assessment=Promise(date(2026, 11, 30)),
        drafts=(
            Draft(1, name, NOW, DraftLetter.RELAY, draft, attachments=(Attachment(attachment, "text/plain", b""),)),
        ),
        linked=(linked,),
    )
    out = Letter(sample("relay"), Audience.REPORTER, f"{to}@reporter.example", "nl", reference=case.reference)
    with store.write() as tx:
        tx.save_case(case, 0, NOW)
        tx.save_case(case, 1, NOW)
        tx.append(case.reference, "note", {"words": note}, NOW)
        tx.check_standing(address, 0)
        tx.mark_proven(address, NOW)
        tx.replace_dues(case.reference, [Due(DueKind.PROGRESS, NOW, case.reference)])
        tx.queue(Written(out, f"<{letter_id}@x>", letter.encode()), at=NOW)
        tx.spend(b"digest")
        tx.keep_notice(Notice(NOW, reference, NoticeKind.HELD, excerpt))
        tx.finish_message(claimed.row, "a", MessageState.DONE, reference=case.reference)


def found(folder: Path) -> list[str]:
    files = list(folder.glob("mailbot.db*"))
    assert {file.suffix for file in files} == {".db", ".db-wal", ".db-shm"}
    everything = b"".join(file.read_bytes() for file in files)
    return [canary for canary in CANARIES if canary.encode() in everything]


@pytest.mark.parametrize(
    ("vault_kind", "seen"),
    [pytest.param(Vault, [], id="nothing, when sealed"), pytest.param(Glass, CANARIES, id="all of it, when not")],
)
def test_a_stolen_database_shows(sqlite_url: str, tmp_path: Path, vault_kind: type[Vault], seen: list[str]) -> None:
    store = Store(sqlite_url, vault_kind(new_data_key()))
    fill(store)
    shown = found(tmp_path)
    store.close()
    assert shown == seen


# Files and tables


def modes(folder: Path) -> set[int]:
    return {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}


def test_a_new_database_is_readable_to_its_owner_alone(tmp_path: Path, vault: Vault) -> None:
    url = f"sqlite:///{tmp_path}/mailbot.db"
    migrate(url)
    store = Store(url, vault)
    record(store)
    assert [modes(tmp_path), len(list(tmp_path.iterdir()))] == [{0o600}, 3]
    store.close()


def test_sqlite_is_told_to_keep_what_it_promised(sqlite_store: Store) -> None:
    with sqlite_store._database.connection() as connection:
        names = ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "busy_timeout")
        values = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}
    full = 2
    assert values == {
        "journal_mode": "wal",
        "synchronous": full,
        "secure_delete": 1,
        "foreign_keys": 1,
        "busy_timeout": 30_000,
    }
