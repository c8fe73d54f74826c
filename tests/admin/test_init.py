import os
import pwd
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from mailbot.admin.init import Answers, Made, announced, announcement, init
from mailbot.admin.keys.works_on import grouped
from mailbot.admin.public_page import policy
from mailbot.config import load
from mailbot.edges.gpg import Gpg
from mailbot.errors import ConfigError, Temporary
from mailbot.languages import LANGUAGES
from tests.machine import limited
from tests.people import make_home, remove_home

NOW = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)  # the 22nd in Amsterdam
ANSWERS = Answers(
    organisation="Gemeente 'Voorbeeld': \"de #1\"",
    address="security@voorbeeld.example",
    policy_url="https://www.voorbeeld.example/melden",
    privacy_url="https://www.voorbeeld.example/privacy",
    lead_name="Anke de Vries",
    lead_address="anke@voorbeeld.example",
    imap_host="imap.voorbeeld.example",
    smtp_host="smtp.voorbeeld.example",
    authserv_id="mx.voorbeeld.example",
    prefix="VB",
    languages=("nl", "en"),
    timezone="Europe/Amsterdam",
    country="NO",  # which YAML would take for false
)


@pytest.fixture
def folder() -> Iterator[Path]:
    root = make_home()
    yield root / "etc"
    remove_home(root / "etc/state/gnupg")
    remove_home(root)


def test_makes_a_configuration_and_a_key_that_work(folder: Path) -> None:
    made = init(folder, ANSWERS, NOW, load)
    understood = load(made.config)
    config = yaml.safe_load(made.config.read_text())
    passphrase = (folder / "credentials/openpgp-passphrase").read_text().strip()
    gpg = Gpg(folder / config["state_dir"] / "gnupg", config["openpgp"]["fingerprint"], passphrase)
    gpg.check(NOW)
    (published,) = gpg.inspect(made.public_key.read_bytes(), NOW)
    assert published.fingerprint == made.fingerprint
    assert published.addresses == (ANSWERS.address,)
    assert (understood.name, understood.country) == (ANSWERS.organisation, "NO")
    assert understood.homedir == folder / "state/gnupg"
    assert config["imap"]["since"] == date(2026, 11, 22)
    assert config["handlers"] == [
        {"name": "Anke de Vries", "address": "anke@voorbeeld.example", "role": "lead", "cleartext": True}
    ]


def test_a_key_is_made_on_a_machine_that_has_much_to_do(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "gpg"
    real = shutil.which("gpg")
    # gpg has read its options, its clock among them, when it waits for the passphrase
    slow.write_text(f"""#!/bin/sh
case " $* " in
    *" --quick-generate-key "*) {{ sleep 2; cat; }} | {real} "$@" ;;
    *) exec {real} "$@" ;;
esac
""")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert init(folder, ANSWERS, NOW, load).config.exists()


def test_only_its_owner_can_look_inside(folder: Path) -> None:
    init(folder, ANSWERS, NOW, load)
    for private in (folder, folder / "credentials", folder / "state", folder / "state/gnupg"):
        assert private.stat().st_mode & 0o077 == 0, private
    assert (folder / "credentials/openpgp-passphrase").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param(replace(ANSWERS, lead_address="anke@elders.example"), id="outside-the-organisation"),
        pytest.param(replace(ANSWERS, authserv_id=""), id="for-whom-no-server-vouches"),
    ],
)
def test_a_lead_needs_a_key(folder: Path, answers: Answers) -> None:
    made = init(folder, answers, NOW, load)
    (lead,) = yaml.safe_load(made.config.read_text())["handlers"]
    assert (lead.get("cleartext"), lead["key"]) == (None, "keys/lead.asc")


def test_nothing_that_exists_is_overwritten(folder: Path) -> None:
    init(folder, ANSWERS, NOW, load)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(ConfigError, match=r"config\.yaml exists already"):
        init(folder, replace(ANSWERS, organisation="Another"), NOW, load)
    (folder / "config.yaml").unlink()
    with pytest.raises(ConfigError, match=r"pubring\.kbx exists already"):
        init(folder, ANSWERS, NOW, load)
    del before[folder / "config.yaml"]
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        pytest.param({"address": "security"}, "address", id="no-address"),
        pytest.param({"timezone": "Europe/Amstredam"}, "timezone", id="no-time-zone"),
        pytest.param({"policy_url": "javascript:x"}, "policy_url", id="no-link"),
        pytest.param({"languages": ()}, "languages", id="no-language"),
    ],
)
def test_a_wrong_answer_is_named_before_anything_is_made(folder: Path, wrong: dict[str, Any], named: str) -> None:
    with pytest.raises(ConfigError, match=named):
        init(folder, replace(ANSWERS, **wrong), NOW, load)
    assert not [path for path in folder.rglob("*") if path.is_file()]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match=r"file.* cannot be written"):
        init(tmp_path / "file" / "etc", ANSWERS, NOW, load)
    with pytest.raises(ConfigError, match=r"file is a file"):
        init(tmp_path / "file", ANSWERS, NOW, load)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_policy_promises_in_the_first_language(language: str) -> None:
    text = policy(announced(replace(ANSWERS, organisation="Gemeente Voorbeeld")), language)
    assert ANSWERS.address in text
    assert "5 " in text
    assert max(map(len, text.splitlines())) <= 85


def commands_in(said: str) -> list[str]:
    """The commands of an announcement, as an operator copies them."""
    return [line.strip() for line in said.splitlines() if re.match(" {7}\\S", line)]


def test_the_commands_work_as_they_are_printed(tmp_path: Path) -> None:
    root = make_home()
    folder = root / "it's; a $folder"
    said = announcement(init(folder, replace(ANSWERS, lead_address="anke@elders.example"), NOW, load), ANSWERS)
    (folder / "keys/lead.asc").write_bytes((folder / f"{ANSWERS.address}.asc").read_bytes())
    found = commands_in(said)
    words = ["credential", "credential", "check"]
    (tmp_path / "mailbot").symlink_to(Path(sys.executable).with_name("mailbot"))
    shell = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    for command, word in zip(found, words, strict=True):
        done = subprocess.run(command, shell=True, input=b"x", capture_output=True, env=shell, check=False)
        assert word in command
        assert (b"Written to" in done.stdout) if word == "credential" else (b"is understood" in done.stdout), done
    remove_home(folder / "state/gnupg")
    remove_home(root)


def test_the_commands_are_those_of_whoever_types_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who sets up a service is root, and becomes the service's user for each command."""
    made = Made(
        Path("/etc/mailbot/config.yaml"), Path("/etc/mailbot/a.asc"), Path("/etc/mailbot/credentials"), "0" * 40
    )
    monkeypatch.setattr("os.geteuid", lambda: pwd.getpwnam("nobody").pw_uid)
    assert commands_in(announcement(made, ANSWERS)) == [
        "runuser -u nobody -- mailbot credential imap-password",
        "runuser -u nobody -- mailbot credential smtp-password",
        "runuser -u nobody -- mailbot check",
    ]


@pytest.mark.usefixtures("capsys")
@pytest.mark.parametrize("most", [0, 1000, 3000, 100_000])
def test_what_a_full_disk_stopped_is_done_the_next_time(folder: Path, most: int) -> None:
    with limited(resource.RLIMIT_FSIZE, most), suppress(Temporary):
        init(folder, ANSWERS, NOW, load)
        assert most == 100_000
        return
    assert [path for path in folder.rglob("*") if not path.is_dir()] == []
    assert init(folder, ANSWERS, NOW, load).config.exists()


def test_says_what_to_publish(folder: Path) -> None:
    made = init(folder, ANSWERS, NOW, load)
    said = announcement(made, ANSWERS)
    for needed in (ANSWERS.address, grouped(made.fingerprint), str(made.public_key), "imap-password", "werkdagen"):
        assert needed in said


def test_fingerprints_are_shown_in_groups_of_four() -> None:
    assert grouped("0123456789ABCDEF") == "0123 4567 89AB CDEF"
