"""Backups of an installation, made and verified by the command that operators type."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import sqlite3
import stat
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from mailbot.admin.init import Made
from mailbot.admin.keys.confirm import last_confirmation
from mailbot.admin.verification import Expected, Opener, verify
from mailbot.bootstrap.keys import open_gpg
from mailbot.config import load
from mailbot.edges.backups import Shelf
from mailbot.edges.gpg import Gpg
from mailbot.edges.store import Store
from mailbot.edges.store.copying import copy_database
from mailbot.facts import unwatched, why_unconfirmed
from tests.admin.backups import backups_in, fill, mailbot
from tests.databases import NOW
from tests.edges.full_case import FULL_CASE
from tests.people import People, make_home, remove_home

CANARIES = ["canary-handler", "canary-subject", "canary-body", FULL_CASE.reporter, FULL_CASE.subject]


@pytest.fixture
def shelf(made: Made, tmp_path: Path) -> Path:
    """A folder for backups of an installation that has something in it."""
    fill(made.config)
    folder = tmp_path / "backups"
    folder.mkdir(mode=0o700)
    return folder


def test_a_backup_holds_what_a_restore_needs_and_nothing_secret(
    made: Made, shelf: Path, capsys: pytest.CaptureFixture[str], people: People
) -> None:
    folder = made.config.parent
    (folder / "keys/anke.asc").write_text(people.get("anke@voorbeeld.example").armored)
    (folder / "texts/nl").mkdir(parents=True)
    (folder / "texts/nl/closed.txt").write_text("Subject: Gesloten\n\nWij sluiten.\n")
    (folder / "both.pem").write_text("-----BEGIN PRIVATE KEY-----\n")
    settings = yaml.safe_load(made.config.read_text()) | {"texts_dir": "texts"}
    settings["smtp"]["ca_file"] = "both.pem"
    settings["handlers"][0]["key"] = "keys/anke.asc"
    made.config.write_text(yaml.safe_dump(settings))
    (folder / "state/erased").write_text("VB-2025-AAAA\n")
    assert mailbot(made.config, "backup", shelf) == 0
    said = capsys.readouterr()
    (name,) = backups_in(shelf)
    backup = shelf / name
    files = {path.relative_to(backup).as_posix() for path in backup.rglob("*") if path.is_file()}
    assert files == {
        *("database.sqlite", "manifest.json", "manifest.json.asc", "state/erased"),
        *("config/config.yaml", "config/keys/anke.asc", "config/texts/nl/closed.txt"),
    }
    assert {stat.S_IMODE(path.stat().st_mode) for path in (backup, *backup.rglob("*"))} == {0o700, 0o600}
    everything = b"".join(path.read_bytes() for path in backup.rglob("*") if path.is_file())
    secrets = [path.read_text() for path in made.credentials.iterdir()]
    assert [one for one in (*CANARIES, *secrets) if one and one.encode() in everything] == []
    assert f"{backup} (" in said.out
    for line in (
        f"The secret key is in {folder}/state/gnupg and in no backup, and nobody has confirmed yet",
        "key confirm-backup FILE",
        "both.pem is left out: a private key is in it.",
        "is on the disk that the database is on",
    ):
        assert line in said.err


def test_a_copy_is_of_one_moment_though_somebody_writes_all_the_time(made: Made, shelf: Path, tmp_path: Path) -> None:
    url = load(made.config).database_url
    writing, written = threading.Event(), threading.Event()

    def write() -> None:
        with closing(Store(url, None)) as store:
            for number in range(200):
                store.put_setting("a", b"%d" % number * 5000)
                store.put_setting("b", b"%d" % number * 5000)
                written.set()
                if writing.is_set():
                    return

    steps = []

    def progress(_what: str, done: int, total: int) -> None:
        steps.append((done, total))
        written.clear()
        written.wait(5)  # every step of the copy has seen a write behind it

    with closing(Store(url, None)) as store:
        for number in range(100):
            store.put_setting(f"ballast {number}", os.urandom(200_000))
    writer = threading.Thread(target=write)
    writer.start()
    written.wait(5)
    try:
        copy_database(url, tmp_path / "copy.db", progress)
    finally:
        writing.set()
        writer.join()
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        values = dict(copy.execute("SELECT key, value FROM settings WHERE key IN ('a', 'b')"))
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    first, second = (int(values.get(key, b"0" * 5000)[: len(values.get(key, b"")) // 5000 or 1]) for key in ("a", "b"))
    assert first - second in (0, 1)
    came = [done for done, _ in steps]
    assert came == sorted({*came}), "begun anew after a write, it would end with the last of them alone"
    assert not (tmp_path / "copy.db-wal").exists()


def test_only_our_own_whole_older_ones_are_removed(made: Made, shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(3):
        assert mailbot(made.config, "backup", shelf) == 0
    ours = backups_in(shelf)
    other = shutil.copytree(shelf / ours[0], shelf / "mailbot-VB-00000000-20200101T000000Z").name
    strange = shutil.copytree(shelf / ours[0], shelf / f"{ours[0][:19]}-20200101T000000Z")
    manifest = json.loads((strange / "manifest.json").read_text()) | {"installation": "0" * 32}
    (strange / "manifest.json").write_text(json.dumps(manifest))
    (shelf / "holiday.jpg").touch()
    (shelf / "left").mkdir()
    link = shelf / f"{ours[0][:19]}-20190101T000000Z"
    link.symlink_to(shelf / "left")
    capsys.readouterr()
    assert mailbot(made.config, "backup", shelf, "--keep", "2", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    left = backups_in(shelf)
    kept = [name for name in left if name not in (other, strange.name, "holiday.jpg", "left", link.name)]
    assert len(left) == 7
    assert kept == sorted([ours[2], Path(told["backup"]).name])
    assert told["removed"] == [str(shelf / name) for name in ours[:2]]


def test_what_a_killed_run_left_is_swept_up_and_never_taken_for_a_backup(
    made: Made, shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert mailbot(made.config, "backup", shelf) == 0
    (whole,) = backups_in(shelf)
    label = whole[:19]
    for left in (f"{label}-20261127T000000Z.partial", f"{label}-20261126T000000Z.removing"):
        shutil.copytree(shelf / whole, shelf / left)
    theirs = shutil.copytree(shelf / whole, shelf / "mailbot-VB-00000000-20261127T000000Z.partial").name
    assert mailbot(made.config, "backup", shelf / f"{label}-20261127T000000Z.partial", "--verify") == 65
    assert "was not finished" in capsys.readouterr().err
    assert mailbot(made.config, "backup", shelf, "--keep", "1") == 0
    (newest,) = [name for name in backups_in(shelf) if name != theirs]
    assert newest > whole


def test_a_damaged_copy_removes_nothing_and_has_another_name(
    made: Made, shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert mailbot(made.config, "backup", shelf) == 0
    with sqlite3.connect(load(made.config).state_dir / "mailbot.db") as database:
        database.execute("UPDATE entries SET kind = 'refused' WHERE seq = 2")
    database.close()
    for _ in range(2):
        assert mailbot(made.config, "backup", shelf, "--keep", "1") == 65
        assert f"The journal of {FULL_CASE.reference}: entry 2 was changed." in capsys.readouterr().err
    assert [name.partition(".")[2] for name in backups_in(shelf)] == ["", "damaged"]


@pytest.mark.parametrize(
    ("where", "status", "said"),
    [
        pytest.param("gone", 78, "There is no folder", id="a-disk-that-is-not-mounted"),
        pytest.param("etc/config.yaml", 78, "is a file", id="a-file"),
        pytest.param("etc/state", 78, "is inside state_dir", id="beside-the-database"),
        pytest.param("/proc", 78, "cannot be used", id="where-nothing-can-be-written"),
    ],
)
def test_a_folder_that_is_of_no_use(
    made: Made, shelf: Path, capsys: pytest.CaptureFixture[str], where: str, status: int, said: str
) -> None:
    folder = made.config.parent.parent / where
    assert (mailbot(made.config, "backup", folder), said in capsys.readouterr().err) == (status, True)
    assert backups_in(shelf) == []


def test_one_at_a_time(made: Made, shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = load(made.config)
    with Shelf(shelf, "VB", "0" * 32).alone(config.state_dir):
        assert mailbot(made.config, "backup", shelf) == 75
    assert "Another backup is being written" in capsys.readouterr().err
    assert mailbot(made.config, "backup", shelf) == 0


def test_without_the_passphrase_a_backup_is_made_and_says_what_it_lacks(
    made: Made, shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (made.credentials / "openpgp-passphrase").unlink()
    assert mailbot(made.config, "backup", shelf) == 0
    said = capsys.readouterr().err
    assert "It is not signed: The secret" in said
    assert "What is sealed in it was not tried: The secret" in said


def test_nothing_is_backed_up_where_nothing_is_yet(
    made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert mailbot(made.config, "backup", tmp_path) == 78
    assert "There is no database" in capsys.readouterr().err
    assert not (load(made.config).state_dir / "mailbot.db").exists()


# The secret key, elsewhere


def test_that_the_key_is_elsewhere_is_shown_or_said(
    made: Made, shelf: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def given(raw: bytes, *file: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
        status = mailbot(made.config, "key", "confirm-backup", *file)
        return status, "".join(capsys.readouterr())

    passphrase = (made.credentials / "openpgp-passphrase").read_text().strip()

    def exported(what: str) -> bytes:
        options = ["--batch", "--pinentry-mode=loopback", "--passphrase", passphrase, "--armor", what]
        homedir = str(made.config.parent / "state/gnupg")
        return subprocess.run(["gpg", "--homedir", homedir, *options], capture_output=True, check=True).stdout

    whole = exported("--export-secret-keys")
    assert given(b"no key", "-") == (65, contains("The secret halves of these are not in it"))
    assert given(whole[:300], "-") == (65, contains("no secret key that can be read: cut off"))
    assert given(exported("--export-secret-subkeys"), "-") == (65, contains("The secret halves of these are not in it"))
    assert given(exported("--export"), "-") == (65, contains("The secret halves of these are not in it"))
    (made.config.parent / "key.asc").write_bytes(whole)
    same_disk = given(b"", str(made.config.parent / "key.asc"))
    assert same_disk == (65, contains("lies on the disk that the key itself is on"))
    assert given(b"DEADBEEF\n") == (65, contains("not how the fingerprint ends"))
    assert mailbot(made.config, "backup", shelf) == 0
    assert "nobody has confirmed yet" in capsys.readouterr().err
    assert given(whole, "-") == (0, contains("Noted."))
    assert given(f"{made.fingerprint[-8:-4].lower()} {made.fingerprint[-4:]}\n".encode()) == (0, contains("Noted."))
    assert mailbot(made.config, "backup", shelf) == 0
    assert "it was confirmed to be kept elsewhere as well on 20" in capsys.readouterr().err
    config = load(made.config)
    with closing(Store(config.database_url, None)) as store:
        last = last_confirmation(store)
    assert last is not None
    assert (last.shown, len(last.parts)) == (False, 2)
    for parts, days, why in (
        (last.parts, 179, None),
        (last.parts, 181, "was last confirmed on"),
        ((*last.parts, "0" * 40), 1, "the key has changed since"),
        (last.parts[:1], 1, None),
    ):
        told = why_unconfirmed(last, parts, last.at + timedelta(days=days))
        assert (told, why) == (None, None) or (why or "?") in str(told)


class contains(str):  # noqa: N801  reads as a word
    """Compares as equal to any text that it is in."""

    def __eq__(self, other: object) -> bool:
        return str(self) in str(other)

    __hash__ = str.__hash__


# Verified


@pytest.fixture(scope="module")
def whole(original: Made, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Gpg]]:
    """A backup that each test may damage a copy of, and gpg with the key that opens it."""
    root = make_home()
    etc = shutil.copytree(original.config.parent, root / "etc", ignore=shutil.ignore_patterns("S.*"))
    fill(etc / "config.yaml")
    folder = tmp_path_factory.mktemp("backups")
    assert mailbot(etc / "config.yaml", "backup", folder) == 0
    (name,) = backups_in(folder)
    yield folder / name, open_gpg(load(etc / "config.yaml"))
    remove_home(etc / "state/gnupg")
    remove_home(root)


def rewrite(path: Path, change: Callable[[bytes], bytes]) -> None:
    path.write_bytes(change(path.read_bytes()))


def manifest(backup: Path, **changes: object) -> None:
    """Write other things into a manifest, as somebody would who has no key."""
    rewrite(backup / "manifest.json", lambda raw: json.dumps(json.loads(raw) | changes).encode())
    (backup / "manifest.json.asc").unlink()


def vouched(backup: Path) -> None:
    """Make the manifest agree with the database, as somebody would who wants it put back."""
    raw = (backup / "database.sqlite").read_bytes()
    files = json.loads((backup / "manifest.json").read_text())["files"]
    for file in files:
        if file["path"] == "database.sqlite":
            file.update(size=len(raw), sha256=hashlib.sha256(raw).hexdigest())
    manifest(backup, files=files)


def sql(backup: Path, statement: str) -> None:
    with sqlite3.connect(backup / "database.sqlite") as database:
        database.execute(statement)
    database.close()
    vouched(backup)


Damage = Callable[[Path], object]


def changed(path: str, change: Callable[[bytes], bytes]) -> Damage:
    return lambda backup: rewrite(backup / path, change)


def claimed(**changes: object) -> Damage:
    return lambda backup: manifest(backup, **changes)


def ran(statement: str) -> Damage:
    return lambda backup: sql(backup, statement)


def one_bit(raw: bytes) -> bytes:
    return raw[:-99] + bytes([raw[-99] ^ 1]) + raw[-98:]


def named(path: str) -> Damage:
    def name(backup: Path) -> None:
        files = json.loads((backup / "manifest.json").read_text())["files"]
        manifest(backup, files=[*files, {"path": path, "size": 5, "sha256": "0" * 64}])

    return name


def linked(backup: Path) -> None:
    (backup / "config/config.yaml").rename(backup.parent / "config.yaml")
    (backup / "config/config.yaml").symlink_to(backup.parent / "config.yaml")


def linked_folder(backup: Path) -> None:
    (backup / "config").rename(backup.parent / "config")
    (backup / "config").symlink_to(backup.parent / "config")


def a_pipe(backup: Path) -> None:
    (backup / "config/config.yaml").unlink()
    os.mkfifo(backup / "config/config.yaml")


def torn(backup: Path) -> None:
    """Damage a page in the middle, and vouch for it."""
    raw = (backup / "database.sqlite").read_bytes()
    (backup / "database.sqlite").write_bytes(raw[:8192] + os.urandom(8192) + raw[16384:])
    vouched(backup)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        pytest.param(Path.exists, None, id="none"),
        pytest.param(
            changed("database.sqlite", lambda raw: raw[:-4096]), "database.sqlite is cut short", id="cut-short"
        ),
        pytest.param(changed("database.sqlite", lambda raw: raw + b"x"), "database.sqlite is too long", id="too-long"),
        pytest.param(changed("database.sqlite", lambda _: b""), "database.sqlite is cut short", id="empty"),
        pytest.param(changed("database.sqlite", one_bit), "database.sqlite is not what was backed up", id="one-bit"),
        pytest.param(
            ran("CREATE TRIGGER last_straw AFTER UPDATE ON settings BEGIN DELETE FROM cases; END"),
            "holds what mailbot never makes: last_straw",
            id="a-trigger",
        ),
        pytest.param(
            changed("config/config.yaml", one_bit),
            "config/config.yaml is not what was",
            id="one-bit-of-the-configuration",
        ),
        pytest.param(lambda b: (b / "database.sqlite").unlink(), "database.sqlite is missing.", id="no-database"),
        pytest.param(lambda b: shutil.rmtree(b / "config"), "config/config.yaml is missing.", id="a-folder-gone"),
        pytest.param(
            lambda b: (b / "config/more.yaml").touch(), "config/more.yaml is no part of this backup", id="an-extra-file"
        ),
        pytest.param(lambda b: (b / "manifest.json").unlink(), "has no manifest.json", id="no-manifest"),
        pytest.param(changed("manifest.json", lambda raw: raw[:50]), "manifest.json is damaged", id="half-a-manifest"),
        pytest.param(
            changed("manifest.json", lambda raw: raw.replace(b"2026-", b"2025-", 1)),
            "manifest.json was changed after it was signed",
            id="another-day-in-a-signed-manifest",
        ),
        pytest.param(
            changed("manifest.json.asc", lambda _: b""),
            "manifest.json was changed after it was signed",
            id="an-empty-signature",
        ),
        pytest.param(
            claimed(installation="0" * 32),
            "manifest.json is of another backup",
            id="the-manifest-of-another-installation",
        ),
        pytest.param(
            claimed(tables="0012"), "manifest.json is of another backup", id="the-manifest-of-another-version"
        ),
        pytest.param(claimed(tables="9999"), "made by a newer mailbot (tables 9999)", id="newer-tables"),
        pytest.param(claimed(format=2), "a newer mailbot has made this backup", id="a-newer-form"),
        pytest.param(claimed(database="oracle"), "names no copy of a database", id="another-kind-of-database"),
        pytest.param(
            claimed(address="cert@other.example"), "It is the backup of cert@other.example", id="somebody-elses"
        ),
        pytest.param(named("../../../etc/cron.d/x"), "names '../../../etc/cron.d/x'", id="a-path-that-leads-out"),
        pytest.param(named("/etc/passwd"), "names '/etc/passwd'", id="a-path-from-the-root"),
        pytest.param(named("config//x"), "names 'config//x'", id="a-path-with-nothing-in-it"),
        pytest.param(named("config/\x1b[2J"), r"names 'config/\x1b[2J'", id="a-path-that-acts"),
        pytest.param(named("database.sqlite"), "names a file twice", id="a-file-twice"),
        pytest.param(named("config/gone.asc"), "config/gone.asc is missing.", id="a-file-that-was-never-there"),
        pytest.param(linked, "config/config.yaml cannot be read: it is a link", id="a-link"),
        pytest.param(linked_folder, "config/config.yaml cannot be read: it is a link", id="a-linked-folder"),
        pytest.param(a_pipe, "config/config.yaml is no file", id="a-pipe"),
        pytest.param(torn, "the database in it is damaged", id="a-page-that-was-torn"),
        pytest.param(
            ran("UPDATE entries SET at = '2020-01-01' WHERE seq = 1"),
            "entry 1 was changed",
            id="a-journal-that-was-rewritten",
        ),
        pytest.param(ran("DELETE FROM entries WHERE seq = 2"), "entry 2 is missing", id="a-journal-with-a-gap"),
        pytest.param(
            ran("UPDATE messages_raw SET raw_sealed = zeroblob(40)"),
            "messages_raw.raw: 1 of a sample do not unseal",
            id="a-mail-that-was-changed",
        ),
        pytest.param(
            ran("UPDATE settings SET value = x'00' WHERE key = 'data_key'"),
            "Nothing in it can be read with the key",
            id="a-data-key-that-is-none",
        ),
        pytest.param(ran("DELETE FROM settings WHERE key = 'data_key'"), "has no data key", id="no-data-key"),
        pytest.param(ran("DROP TABLE alembic_version"), "the database in it cannot be read", id="another-database"),
    ],
)
def test_damage_is_said_in_a_sentence(
    whole: tuple[Path, Gpg], tmp_path: Path, damage: Damage, said: str | None
) -> None:
    backup, gpg = whole
    copy = shutil.copytree(backup, tmp_path / backup.name)
    damage(copy)
    before = {path: path.lstat().st_mtime_ns for path in copy.rglob("*")}
    inside = said is None or any(words in said for words in ("entry", "unseal", "Nothing in it"))
    opener = Opener(gpg, "" if inside else "not asked for: gpg takes its time")
    found = verify(copy, Expected("security@voorbeeld.example"), opener, NOW + timedelta(days=400), unwatched)
    assert {path: path.lstat().st_mtime_ns for path in copy.rglob("*")} == before
    if said is None:
        assert (found.problems, found.notes) == ((), ())
        return
    assert [problem for problem in found.problems if said.lower() in problem.lower()], found.problems
    assert all(problem.endswith(".") and "\n" not in problem for problem in found.problems)


def test_a_copy_from_between_two_keys_opens_with_the_one_that_follows(whole: tuple[Path, Gpg], tmp_path: Path) -> None:
    backup, gpg = whole
    copy = shutil.copytree(backup, tmp_path / backup.name)
    sql(copy, f"UPDATE settings SET key = 'data_key {gpg.fingerprint}' WHERE key = 'data_key'")
    assert verify(copy, Expected("security@voorbeeld.example"), Opener(gpg), NOW, unwatched).problems == ()


def test_another_key_opens_nothing(whole: tuple[Path, Gpg], people: People) -> None:
    backup, _ = whole
    other = people.get("security@voorbeeld.example")
    gpg = Gpg(other.homedir, other.fingerprint, None)
    found = verify(backup, Expected("security@voorbeeld.example"), Opener(gpg), NOW, unwatched)
    assert found.problems == (
        "manifest.json was changed after it was signed, or another key than ours has signed it.",
        (
            "Nothing in it can be read with the key that is here: The data key is encrypted to a key that is not in the"
            " gpg home."
        ),
    )
