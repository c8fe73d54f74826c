import os
import subprocess
import sys
from pathlib import Path

import pytest

UNITS = Path(__file__).parent.parent / "systemd"
NAMES = ["mailbot.service", "mailbot@.service"]
PROGRAM = "/opt/mailbot/.venv/bin/mailbot"


def run(*command: str | Path) -> str:
    """Run a tool of systemd, none of which needs systemd itself; give what it said."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_the_unit_has_no_mistakes(name: str, tmp_path: Path) -> None:
    unit = (UNITS / name).read_text()
    assert PROGRAM in unit
    installed = tmp_path / name
    installed.write_text(unit.replace(PROGRAM, sys.executable))
    said = run("systemd-analyze", "verify", "--man=no", "--recursive-errors=no", installed)
    assert str(installed) not in said  # an unknown key is only warned of


@pytest.mark.parametrize("name", NAMES)
def test_the_unit_is_hardened(name: str) -> None:
    run("systemd-analyze", "security", "--offline=true", "--threshold=20", UNITS / name)


def test_an_instance_differs_from_the_single_service_in_its_paths_only() -> None:
    single, template = ((UNITS / name).read_text() for name in NAMES)
    assert template.replace("/%i", "").replace(" (%i)", "") == single
    assert "/etc/mailbot/config.yaml" not in template
    assert "StateDirectory=mailbot/%i" in template


def test_the_user_and_its_folders_are_made(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    run("systemd-sysusers", f"--root={tmp_path}", UNITS / "mailbot.sysusers.conf")
    user = (tmp_path / "etc/passwd").read_text().split(":")
    assert (user[0], user[5]) == ("mailbot", "/var/lib/mailbot")
    assert user[6].strip().endswith("nologin")
    folders = tmp_path / "tmpfiles.conf"
    lines = (UNITS / "mailbot.tmpfiles.conf").read_text()
    folders.write_text(lines if os.geteuid() == 0 else lines.replace("mailbot mailbot", "- -"))  # only root gives away
    run("systemd-tmpfiles", f"--root={tmp_path}", "--create", folders)
    for folder in ("etc/mailbot", "var/lib/mailbot"):
        made = (tmp_path / folder).stat()
        owner = int(user[2]) if os.geteuid() == 0 else os.geteuid()
        assert (made.st_mode & 0o777, made.st_uid) == (0o700, owner)
