import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from mailbot.admin.check import INSTALLED, Outcome, probe_units

UNITS = Path(__file__).parent.parent / "systemd"
NAMES = ["mailbot.service", "mailbot@.service"]
BACKUPS = ["mailbot-backup.service", "mailbot-backup@.service"]
PROGRAM = "/opt/mailbot/.venv/bin/mailbot"


def run(*command: str | Path) -> str:
    """Run a tool of systemd, none of which needs systemd itself; give what it said."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("name", [*NAMES, *BACKUPS])
def test_the_unit_has_no_mistakes(name: str, tmp_path: Path) -> None:
    unit = (UNITS / name).read_text()
    assert PROGRAM in unit
    installed = tmp_path / name
    installed.write_text(unit.replace(PROGRAM, sys.executable))
    said = run("systemd-analyze", "verify", "--man=no", "--recursive-errors=no", installed)
    assert str(installed) not in said  # an unknown key is only warned of


@pytest.mark.parametrize("name", [*NAMES, *BACKUPS])
def test_the_unit_is_hardened(name: str) -> None:
    run("systemd-analyze", "security", "--offline=true", "--threshold=12", UNITS / name)


def test_an_instance_differs_from_the_single_service_in_its_paths_only() -> None:
    single, template = ((UNITS / name).read_text() for name in NAMES)
    assert template.replace("/%i", "").replace(" (%i)", "") == single
    assert "/etc/mailbot/config.yaml" not in template
    assert "StateDirectory=mailbot/%i" in template


def test_a_backup_is_as_shut_in_as_the_service_and_writes_where_its_folder_is() -> None:
    def settings(name: str) -> set[str]:
        return {line for line in (UNITS / name).read_text().splitlines() if "=" in line and line[0] != "#"}

    service, backup, instance = (settings(name) for name in ("mailbot.service", *BACKUPS))
    shut_in = {one for one in service if one.startswith(("Private", "Protect", "Restrict", "SystemCall", "Capability"))}
    assert shut_in - backup == set()
    assert "ReadWritePaths=-/var/backups/mailbot" in backup & instance
    assert "d /var/backups/mailbot 0700 mailbot mailbot" in (UNITS / "mailbot.tmpfiles.conf").read_text()
    assert {one.replace("/%i", "").replace(" (%i)", "") for one in instance} - backup == {
        "ExecStartPre=-/usr/bin/mkdir -m 700 /var/backups/mailbot"
    }
    for name in ("mailbot-backup.timer", "mailbot-backup@.timer"):
        assert "Persistent=yes" in settings(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_credential_that_is_not_there_stops_nothing(name: str) -> None:
    """systemd.exec(5), SetCredential=: not being able to retrieve the one of LoadCredential= is then not fatal."""
    settings = [line.partition("=")[::2] for line in (UNITS / name).read_text().splitlines()]
    loaded = [value.partition(":")[0] for key, value in settings if key == "LoadCredential"]
    defaults = [value.split(":") for key, value in settings if key == "SetCredential"]
    assert defaults == [[one, r"\n"] for one in ("imap-password", "smtp-password", "openpgp-passphrase")]
    assert loaded == [one for one, _ in defaults]
    assert ("RestartPreventExitStatus", "64 78 243") in settings


# What `make install` does


CHECKOUT = UNITS.parent


def installed(system: Path) -> str:
    environment = {**os.environ, "DESTDIR": str(system)}
    done = subprocess.run([UNITS / "install"], env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def test_an_install_brings_everything_and_an_upgrade_what_differs(tmp_path: Path) -> None:
    files = {tmp_path / "etc" / place: CHECKOUT / "systemd" / name for name, place in INSTALLED.items()}
    assert installed(tmp_path).split() == [
        str(file) for file in sorted(files, key=lambda one: one.name != "mailbot.conf")
    ]
    for file, source in files.items():
        assert file.read_text() == source.read_text().replace("/opt/mailbot/", f"{CHECKOUT}/")
        assert file.stat().st_mode & 0o777 == 0o644
    assert installed(tmp_path) == ""
    assert list(probe_units(CHECKOUT, tmp_path / "etc")) == []
    unit = tmp_path / "etc/systemd/system/mailbot.service"
    unit.write_text("[Service]\n")
    (finding,) = probe_units(CHECKOUT, tmp_path / "etc")
    assert (finding.outcome, finding.text) == (Outcome.WARN, f"{unit} is of another version.")
    assert f"make -C {CHECKOUT} install" in finding.remedy
    assert installed(tmp_path).split() == [str(unit)]
    assert unit.with_name("mailbot.service.old").read_text() == "[Service]\n"
    assert list(probe_units(CHECKOUT, tmp_path / "etc")) == []


def test_nothing_is_said_of_units_where_there_are_none(tmp_path: Path) -> None:
    assert list(probe_units(CHECKOUT, tmp_path)) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="a checkout of root's is meant")
@pytest.mark.parametrize(
    "mode",
    [pytest.param(0o700, id="the-folder"), pytest.param(0o755, id="a-file-that-a-pull-brought")],
)
def test_a_clone_under_umask_077_is_noticed(mode: int) -> None:
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:  # whose parents everybody can enter
        checkout = Path(folder)
        checkout.chmod(mode)
        shutil.copytree(UNITS, checkout / "systemd")
        for name in ("mailbot", ".venv"):
            (checkout / name).mkdir(mode=0o755)
        (checkout / "mailbot/new.py").touch(0o600)
        look = [str(checkout / "systemd/install"), "--look"]
        remedy = f"Run: chmod -R go+rX {checkout}"
        said = subprocess.run(look, capture_output=True, text=True, check=True).stderr
        assert said == f"Only root can read all of {checkout}: the service's user could not run it. {remedy}\n"
        subprocess.run(remedy.removeprefix("Run: "), shell=True, check=True)
        assert subprocess.run(look, capture_output=True, text=True, check=True).stderr == ""


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
