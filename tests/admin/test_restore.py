"""A backup put back by the command that operators type: in place, on a new machine, and cut off anywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mailbot.admin.init import Made
from mailbot.config import load
from mailbot.edges.backups import read_manifest
from mailbot.edges.sent_marker import NOTHING, SentMarker
from mailbot.edges.store import LAST_BACKUP, Store
from mailbot.errors import Temporary
from mailbot.facts import LastBackup
from mailbot.instance import claim_name, restoring
from tests.admin.backups import NAMES, STEPS, backups_in, fill, killed_at, mailbot, mark, marked
from tests.edges.full_case import FULL_CASE
from tests.installed import change
from tests.people import make_home, remove_home

SAYS = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def template(original: Made, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """An installation whose database went on after a backup, and that backup, to be copied."""
    root = make_home()
    etc = shutil.copytree(original.config.parent, root / "etc", ignore=shutil.ignore_patterns("S.*"))
    fill(etc / "config.yaml")
    mark(etc / "config.yaml", b"old")
    shelf = tmp_path_factory.mktemp("backups")
    assert mailbot(etc / "config.yaml", "backup", shelf) == 0
    mark(etc / "config.yaml", b"new")
    yield etc / "state", shelf
    remove_home(etc / "state/gnupg")
    remove_home(root)


@pytest.fixture
def backed_up(made: Made, template: tuple[Path, Path], tmp_path: Path, capsys: SAYS) -> Path:
    """A backup of an installation whose database went on."""
    state, shelf = template
    for file in state.glob("mailbot.db*"):
        shutil.copy(file, load(made.config).state_dir)
    copied = shutil.copytree(shelf, tmp_path / "backups")
    capsys.readouterr()
    return copied / backups_in(copied)[0]


def test_the_newest_backup_takes_the_place_and_nothing_is_lost(made: Made, backed_up: Path, capsys: SAYS) -> None:
    state = load(made.config).state_dir
    (state / "left-last").write_text("99 1 sent\n")
    assert mailbot(made.config, "restore", backed_up.parent) == 0
    said = capsys.readouterr().out
    assert f"{backed_up} was put back" in said
    assert "Letters set aside: 0." in said
    assert "Put in the secret imap-password: " in said
    assert marked(made.config) == b"old"
    with closing(Store(load(made.config).database_url, None)) as put_back:
        last = LastBackup.read(put_back.setting(LAST_BACKUP) or b"{}")
    assert last == LastBackup(read_manifest(backed_up).made_at, str(backed_up))  # nobody is told that there is none
    (aside,) = state.glob("mailbot.db.replaced-*")
    assert f"The database of before is now {aside}." in said
    with closing(Store(f"sqlite:///{aside}", None)) as before:
        assert before.setting("mark") == b"new"
    assert SentMarker(state / "left-last").read() == NOTHING
    assert list(state.glob("*.restoring*")) == []
    assert mailbot(made.config, "show", FULL_CASE.reference) == 0


def test_on_a_new_machine_each_step_is_asked_for(made: Made, backed_up: Path, capsys: SAYS) -> None:
    etc = made.config.parent
    homedir = etc / "state/gnupg"
    passphrase = (made.credentials / "openpgp-passphrase").read_text().strip()
    options = ["--batch", "--pinentry-mode=loopback", "--passphrase", passphrase, "--export-secret-keys"]
    exported = subprocess.run(["gpg", "--homedir", homedir, *options], capture_output=True, check=True).stdout
    before = made.config.read_text()
    subprocess.run(["gpgconf", "--homedir", homedir, "--kill", "all"], check=True)
    shutil.rmtree(etc)
    etc.mkdir()
    assert mailbot(made.config, "restore", backed_up) == 78
    said = "".join(capsys.readouterr())
    assert "the configuration was put back (1 files)" in said
    assert f"The secret key {made.fingerprint} is not in {homedir}. No backup holds it." in said
    assert f"gpg --homedir {homedir} --batch --import FILE" in said
    assert "credential openpgp-passphrase" in said
    assert made.config.read_text() == before
    for command in (["check"], ["run", "--once"], ["cases"]):  # whoever made that backup may have named programs in it
        assert mailbot(made.config, *command) == 78
        assert "came out of a backup that was not checked yet" in "".join(capsys.readouterr())
    subprocess.run(
        ["gpg", "--homedir", homedir, "--batch", "--import"], input=exported, check=True, capture_output=True
    )
    assert mailbot(made.config, "restore", backed_up) == 78
    assert "What opens the secret key is not here." in capsys.readouterr().err
    made.credentials.mkdir(mode=0o700)
    (made.credentials / "openpgp-passphrase").write_text(passphrase)
    (made.credentials / "openpgp-passphrase").chmod(0o600)
    assert mailbot(made.config, "restore", backed_up) == 0
    said = capsys.readouterr().out
    assert "The database of before" not in said
    assert marked(made.config) == b"old"
    assert mailbot(made.config, "show", FULL_CASE.reference) == 0
    assert FULL_CASE.reporter in capsys.readouterr().out


def test_a_configuration_goes_away_with_the_backup_that_is_refused(made: Made, backed_up: Path, capsys: SAYS) -> None:
    ours = made.config.read_text()
    (backed_up / "manifest.json.asc").unlink()
    made.config.unlink()
    assert mailbot(made.config, "restore", backed_up) == 78
    refused = made.config.with_name("config.yaml.refused")
    assert f"The configuration that came out of it is {refused} now; nothing uses it." in capsys.readouterr().err
    assert (made.config.exists(), refused.read_text()) == (False, ours)
    assert mailbot(made.config, "restore", backed_up, "--unsigned") == 0
    assert made.config.read_text() == ours
    assert not made.config.with_name("config.yaml.unchecked").exists()


def test_a_configuration_that_was_here_stays_when_a_backup_is_refused(made: Made, backed_up: Path) -> None:
    ours = made.config.read_text()
    (backed_up / "manifest.json.asc").unlink()
    assert mailbot(made.config, "restore", backed_up) == 78
    assert made.config.read_text() == ours


@pytest.mark.parametrize(
    ("spoil", "status", "said"),
    [
        pytest.param(lambda b: (b / "database.sqlite").write_bytes(b""), 65, "is not put back", id="a-damaged-one"),
        pytest.param(lambda b: (b / "manifest.json").unlink(), 65, "holds no backup", id="none"),
        pytest.param(lambda b: (b / "state").mkdir(), 0, "was put back", id="an-empty-folder-more"),
    ],
)
def test_what_is_not_whole_is_not_put_back(
    made: Made, backed_up: Path, capsys: SAYS, spoil: Callable[[Path], object], status: int, said: str
) -> None:
    spoil(backed_up)
    assert mailbot(made.config, "restore", backed_up) == status
    assert said in "".join(capsys.readouterr())
    assert marked(made.config) == (b"old" if status == 0 else b"new")


def test_what_nobody_vouches_for_is_put_back_on_demand_only(made: Made, backed_up: Path, capsys: SAYS) -> None:
    (backed_up / "manifest.json.asc").unlink()
    assert mailbot(made.config, "restore", backed_up) == 78
    said = capsys.readouterr().err
    assert "is not put back. Its manifest is not signed" in said
    assert f"restore {backed_up} --unsigned" in said
    assert marked(made.config) == b"new"
    assert mailbot(made.config, "restore", backed_up, "--unsigned") == 0
    assert marked(made.config) == b"old"


def test_not_while_the_service_runs_nor_twice_at_once(made: Made, backed_up: Path, capsys: SAYS) -> None:
    state = load(made.config).state_dir
    with claim_name(state):
        for command in (["restore", backed_up], ["restore"], ["restore", "--current"]):
            assert mailbot(made.config, *command) == 78
            assert "systemctl stop mailbot" in capsys.readouterr().err
    with restoring(state):
        for command in (["restore", backed_up], ["cases"], ["run", "--once"]):
            assert mailbot(made.config, *command) == 75
            assert "being put back at this moment" in capsys.readouterr().err
        with pytest.raises(Temporary, match="being put back"), claim_name(state):
            pass
    assert marked(made.config) == b"new"


def test_a_command_that_works_with_the_database_is_in_the_way(made: Made, backed_up: Path, capsys: SAYS) -> None:
    with closing(Store(load(made.config).database_url, None)) as other:
        other.setting("mark")
        assert mailbot(made.config, "restore", backed_up) == 75
    assert "in use by another process" in capsys.readouterr().err
    assert marked(made.config) == b"new"


def test_a_database_that_is_none_any_more_lies_beside_the_new_one(made: Made, backed_up: Path) -> None:
    state = load(made.config).state_dir
    broken = os.urandom(100_000)
    for name in ("mailbot.db", "mailbot.db-wal"):
        (state / name).write_bytes(broken)
    assert mailbot(made.config, "restore", backed_up) == 0
    assert marked(made.config) == b"old"
    (aside,) = state.glob("mailbot.db.replaced-*")
    assert aside.read_bytes() == broken


def test_what_was_erased_since_is_never_forgotten(made: Made, backed_up: Path, capsys: SAYS) -> None:
    ledger = load(made.config).state_dir / "erased"
    ledger.write_text("VB-2026-K7QM\n")
    assert mailbot(made.config, "restore", backed_up) == 78
    assert "this version of mailbot cannot erase it again" in capsys.readouterr().err
    assert marked(made.config) == b"new"
    assert list(ledger.parent.glob("*.restoring*")) == []


def test_a_configuration_that_is_there_stays(made: Made, backed_up: Path, capsys: SAYS) -> None:
    change(made.config, {"smtp": {"host": "smtp.other.example"}})
    changed = made.config.read_text()
    assert mailbot(made.config, "restore", backed_up) == 0
    assert f"{made.config} is not as it was, and stays as it is" in capsys.readouterr().out
    assert made.config.read_text() == changed


# Cut off anywhere

WHERE = STEPS if int(os.environ.get("MAILBOT_KILLS", "1")) > 1 else NAMES  # `make soak` kills at each step on the disk


def test_a_restore_that_is_killed_leaves_the_old_or_the_new(made: Made, backed_up: Path, tmp_path: Path) -> None:
    state = load(made.config).state_dir
    kept = shutil.copytree(state, tmp_path / "state", ignore=shutil.ignore_patterns("S.*", "gnupg"))
    seen, step = set(), 1
    while killed_at(step, WHERE, "--config", str(made.config), "restore", str(backed_up)):
        after = marked(made.config)
        assert after in (b"old", b"new"), step
        with closing(Store(load(made.config).database_url, None)) as store:
            assert store.restored() is not None or after == b"new", step
        seen.add(after)
        assert mailbot(made.config, "restore", backed_up) == 0, step
        assert marked(made.config) == b"old"
        assert list(state.glob("*.restoring*")) == []
        for file in state.glob("mailbot.db*"):
            file.unlink()
        shutil.copytree(kept, state, dirs_exist_ok=True)
        step += 1
    assert (seen, step > 3) == ({b"old", b"new"}, True)


def test_a_backup_that_is_killed_leaves_none_that_looks_whole(made: Made, backed_up: Path) -> None:
    shelf, step = backed_up.parent, 1
    while killed_at(step, WHERE, "--config", str(made.config), "backup", str(shelf), "--keep", "1"):
        whole = [name for name in backups_in(shelf) if "." not in name]
        assert whole, step
        for name in whole:
            assert mailbot(made.config, "backup", shelf / name, "--verify") == 0, step
        step += 1
    assert mailbot(made.config, "backup", shelf, "--keep", "1") == 0
    assert len(backups_in(shelf)) == 1
    assert step > 1
