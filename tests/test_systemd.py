import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from mailbot.admin.check import Outcome, probe_units
from mailbot.admin.installation import (
    LOCAL,
    PACKAGE,
    Layout,
    layout_for,
    place,
    program,
    refuse_where_no_service_looks,
    service_files,
)
from mailbot.errors import ConfigError

UNITS = Path(__file__).parent.parent / "systemd"
NAMES = ["mailbot.service", "mailbot@.service"]
BACKUPS = ["mailbot-backup.service", "mailbot-backup@.service"]
PUBLISHERS = ["mailbot-publish.service", "mailbot-publish@.service"]
PROGRAM = "/opt/mailbot/.venv/bin/mailbot"


def run(*command: str | Path) -> str:
    """Run a tool of systemd, none of which needs systemd itself; give what it said."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("name", [*NAMES, *BACKUPS, *PUBLISHERS])
def test_the_unit_has_no_mistakes(name: str, tmp_path: Path) -> None:
    unit = (UNITS / name).read_text()
    assert PROGRAM in unit
    installed = tmp_path / name
    installed.write_text(unit.replace(PROGRAM, sys.executable))
    said = run("systemd-analyze", "verify", "--man=no", "--recursive-errors=no", installed)
    assert str(installed) not in said  # an unknown key is only warned of


@pytest.mark.parametrize("name", [*NAMES, *BACKUPS, *PUBLISHERS])
def test_the_unit_is_hardened(name: str) -> None:
    run("systemd-analyze", "security", "--offline=true", "--threshold=12", UNITS / name)


def test_an_instance_differs_from_the_single_service_in_its_paths_only() -> None:
    single, template = ((UNITS / name).read_text() for name in NAMES)
    assert template.replace("/%i", "").replace(" (%i)", "") == single
    assert "/etc/mailbot/config.yaml" not in template
    assert "StateDirectory=mailbot/%i" in template


def settings(name: str) -> set[str]:
    return {line for line in (UNITS / name).read_text().splitlines() if "=" in line and line[0] != "#"}


def test_what_publishes_is_shut_in_like_a_backup_and_writes_into_the_web_servers_folder_alone() -> None:
    backup, publisher, instance = (settings(name) for name in (BACKUPS[0], *PUBLISHERS))
    assert {one for one in backup if one.startswith(("Private", "Protect", "Restrict", "SystemCall"))} <= publisher
    assert [one for one in publisher if one.startswith("ReadWritePaths=")] == ["ReadWritePaths=-/var/www/mailbot"]
    assert {one.replace("/%i", "").replace(" (%i)", "") for one in instance} == publisher
    assert all("Persistent=yes" in settings(f"mailbot-publish{end}.timer") for end in ("", "@"))


def test_a_backup_is_as_shut_in_as_the_service_and_writes_where_its_folder_is() -> None:
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
    """What is placed is what the service's files are, with the command at its place, and what people read and type."""
    service = [str(tmp_path / path) for path in service_files(LOCAL, program())]
    share = tmp_path / "usr/local/share"
    for_people = [
        share / "man/man8/mailbot.8",
        share / "man/man5/mailbot.yaml.5",
        share / "bash-completion/completions/mailbot",
        share / "zsh/site-functions/_mailbot",
        share / "fish/vendor_completions.d/mailbot.fish",
        share / "doc/mailbot/README.md",
        share / "doc/mailbot/config.example.yaml",
    ]
    assert installed(tmp_path).split() == [*service, *map(str, for_people)]
    for name in NAMES:
        file = tmp_path / "etc/systemd/system" / name
        assert file.read_text() == (UNITS / name).read_text().replace(PROGRAM, str(CHECKOUT / ".venv/bin/mailbot"))
        assert file.stat().st_mode & 0o777 == 0o644
    assert installed(tmp_path) == ""
    assert list(probe_units(tmp_path)) == []
    unit = tmp_path / "etc/systemd/system/mailbot.service"
    unit.write_text("[Service]\n")
    (finding,) = probe_units(tmp_path)
    assert (finding.outcome, finding.text) == (Outcome.WARN, f"{unit} is of another version.")
    assert f"make -C {CHECKOUT} install" in finding.remedy
    (share / "doc/mailbot/README.md").write_text("older")
    assert installed(tmp_path).split() == [str(unit), str(share / "doc/mailbot/README.md")]
    assert unit.with_name("mailbot.service.old").read_text() == "[Service]\n"
    assert not (share / "doc/mailbot/README.md.old").exists()
    assert list(probe_units(tmp_path)) == []


def test_a_root_that_takes_no_files_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match=r"file/etc/unit cannot be written: Not a directory"):
        list(place(tmp_path / "file", {"etc/unit": ""}))


def test_everybody_reads_what_root_put_there_under_umask_077(tmp_path: Path) -> None:
    mask = os.umask(0o077)
    try:
        installed(tmp_path)
    finally:
        os.umask(mask)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.rglob("*") if path.is_dir()} == {0o755}


@pytest.mark.parametrize(
    ("command", "layout"),
    [
        ("/opt/mailbot/.venv/bin/mailbot", LOCAL),
        ("/opt/pipx/venvs/mailbot/bin/mailbot", LOCAL),
        ("/usr/local/lib/mailbot/bin/mailbot", LOCAL),
        ("/usr/lib/mailbot/bin/mailbot", PACKAGE),
    ],
)
def test_a_package_leaves_etc_to_the_administrator(command: str, layout: Layout) -> None:
    assert layout_for(Path(command)) is layout
    files = service_files(layout, Path(command))
    assert f"ExecStart={command} run" in files[f"{layout.units}/mailbot.service"]
    assert PROGRAM not in "".join(files.values()) or command == PROGRAM


@pytest.mark.parametrize(
    "folder", ["/root/.local/share/pipx/venvs/mailbot", "/home/anke/mailbot/.venv", "/tmp/mailbot"]
)
def test_a_program_where_the_unit_may_not_look_is_refused(folder: str) -> None:
    with pytest.raises(ConfigError, match=r"The service may not look into /\w+ \(ProtectHome=, PrivateTmp=\)"):
        refuse_where_no_service_looks(Path(folder) / "bin/mailbot")


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes anywhere")
def test_who_is_not_root_is_told_what_to_do(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ConfigError) as refused:
        list(place(tmp_path, {"etc/systemd/system/mailbot.service": ""}))
    assert refused.value.remedy == "Run it as root, or with --root DIR."


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_names_the_commands(shell: str) -> None:
    """Run as each shell's script runs it: with a variable that says what has been typed."""
    typed = {"COMP_WORDS": "mailbot outb", "COMP_CWORD": "1", "_TYPER_COMPLETE_ARGS": "mailbot outb"}
    typed |= {"_MAILBOT_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    asked = {**os.environ, **typed}
    said = subprocess.run(
        [CHECKOUT / ".venv/bin/mailbot"], env=asked, capture_output=True, text=True, check=True
    ).stdout
    assert "outbox" in said


def test_nothing_is_said_of_units_where_there_are_none(tmp_path: Path) -> None:
    assert list(probe_units(tmp_path)) == []


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
