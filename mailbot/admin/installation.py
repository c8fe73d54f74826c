"""What a system needs beside the program: units, the service's user and folders, manual pages, shell completion.

Made for the place where this program lies: in a checkout, in the environment that pip or pipx made, or in a package.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import mailbot
from mailbot.errors import ConfigError, by_cause

_PROGRAM = "/opt/mailbot/.venv/bin/mailbot"  # as the units name it, which are valid as they stand
_HIDDEN_FROM_THE_SERVICE = ("/root", "/home", "/tmp", "/var/tmp")  # noqa: S108  # ProtectHome=, PrivateTmp=


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a system looks for each kind of file, below its root."""

    units: str
    sysusers: str
    tmpfiles: str
    share: str


LOCAL = Layout("etc/systemd/system", "etc/sysusers.d", "etc/tmpfiles.d", "usr/local/share")
PACKAGE = Layout("usr/lib/systemd/system", "usr/lib/sysusers.d", "usr/lib/tmpfiles.d", "usr/share")
"""Where a package puts them, so that what the administrator writes comes before (file-hierarchy(7))."""


def program(root: Path = Path("/")) -> Path:
    """Return the command of the environment that this runs in, as it will be named once `root` is the system's."""
    command, root = Path(sysconfig.get_path("scripts")) / "mailbot", root.absolute()
    return "/" / command.relative_to(root) if command.is_relative_to(root) else command


def shipped() -> Path:
    """Return the folder with systemd/, config.example.yaml and README.md: the checkout, or what the wheel brought."""
    checkout = Path(mailbot.__file__).parent.parent
    return checkout if (checkout / "systemd").is_dir() else Path(sysconfig.get_path("data")) / "share/mailbot"


def layout_for(command: Path) -> Layout:
    """Return where the files of a command belong: one below /usr came with a package."""
    return PACKAGE if command.is_relative_to("/usr") and not command.is_relative_to("/usr/local") else LOCAL


def service_files(layout: Layout, command: Path) -> dict[str, str]:
    """Return what systemd needs, by its path below the root: text in which the command stands at its place."""
    folders = {".service": layout.units, ".timer": layout.units}
    files = {}
    for source in sorted((shipped() / "systemd").iterdir()):
        if source.suffix == ".conf":  # mailbot.sysusers.conf becomes sysusers.d/mailbot.conf
            stem, _, kind = source.stem.partition(".")
            path = f"{getattr(layout, kind)}/{stem}.conf"
        elif source.suffix in folders:
            path = f"{folders[source.suffix]}/{source.name}"
        else:
            continue
        files[path] = source.read_text().replace(_PROGRAM, str(command))
    return files


def example() -> str:
    """Return the configuration file that shows every key."""
    return (shipped() / "config.example.yaml").read_text()


def documents(layout: Layout, manuals: Mapping[str, str]) -> dict[str, str]:
    """Return what people need, by its path below the root: the manual pages that are given by name, and the rest."""
    places = {
        "bash": "bash-completion/completions/mailbot",
        "zsh": "zsh/site-functions/_mailbot" if layout is LOCAL else "zsh/vendor-completions/_mailbot",
        "fish": "fish/vendor_completions.d/mailbot.fish",
    }
    return {
        **{f"{layout.share}/man/man{name[-1]}/{name}": text for name, text in manuals.items()},
        **{f"{layout.share}/{place}": _completion(shell) for shell, place in places.items()},
        **{
            f"{layout.share}/doc/mailbot/{name}": (shipped() / name).read_text()
            for name in ("README.md", "config.example.yaml")
        },
    }


def _completion(shell: str) -> str:
    """Return the script that completes `mailbot` in a shell, as the command itself makes it."""
    asked = {**os.environ, "_MAILBOT_COMPLETE": f"source_{shell}"}
    made = subprocess.run([sys.executable, "-m", "mailbot"], env=asked, capture_output=True, text=True, check=True)
    # zsh runs the file as the body of the function when it is first asked to complete, and expects an answer then
    first = '\n[[ $zsh_eval_context[-1] != loadautofunc ]] || _mailbot_completion "$@"\n' if shell == "zsh" else ""
    return made.stdout + first


def outdated(root: Path, files: Mapping[str, str], *, missing: bool = False) -> Iterator[Path]:
    """Yield each file that is there and says something else; with `missing`, each that is not there as well."""
    for path, text in files.items():
        try:
            differs = (root / path).read_bytes() != text.encode()
        except OSError:
            differs = missing  # what is there and not ours to read is not ours to judge; who writes it hears why not
        if differs:
            yield root / path


def place(root: Path, files: Mapping[str, str]) -> Iterator[Path]:
    """Write each file that differs, and yield it; raises ConfigError.

    What an administrator may have changed, below /etc, is kept beside it as .old.
    """
    mask = os.umask(0o022)  # everybody reads them, whatever root's own files are like
    try:
        for target in outdated(root, files, missing=True):
            path = str(target.relative_to(root))
            try:
                _write(target, files[path], keep=path.startswith("etc/"))
            except OSError as failed:
                raise by_cause(failed, f"{target} cannot be written", "Run it as root, or with --root DIR.") from None
            yield target
    finally:
        os.umask(mask)


def _write(target: Path, text: str, *, keep: bool) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(f"{target.name}.new")
    new.write_text(text)
    new.chmod(0o644)
    if keep and target.exists():
        target.replace(target.with_name(f"{target.name}.old"))
    new.replace(target)


def how_to_update() -> str:
    """Return what to run as root, so that these files are of the version that runs."""
    if layout_for(program()) is PACKAGE:
        return "apt install --reinstall mailbot"
    if (shipped() / "Makefile").is_file():
        return f"make -C {shlex.quote(str(shipped()))} install"
    return f"{program()} install-files"


def put_to_use(layout: Layout) -> None:
    """Make the service's user and folders, and have systemd read the units; raises ConfigError.

    Each by systemd's own program, where there is one: a container may have none of them.
    """
    steps = [
        ["systemd-sysusers", f"/{layout.sysusers}/mailbot.conf"],
        ["systemd-tmpfiles", "--create", f"/{layout.tmpfiles}/mailbot.conf"],
    ]
    if Path("/run/systemd/system").is_dir():
        steps.append(["systemctl", "daemon-reload"])
    for step in steps:
        if shutil.which(step[0]) is None:
            continue
        done = subprocess.run(step, capture_output=True, text=True, check=False)
        if done.returncode:
            raise ConfigError(f"{' '.join(step)}: {done.stderr.strip()}", "Correct that, and run this again.")


def refuse_where_no_service_looks(command: Path) -> None:
    """Raise ConfigError for a program that the hardened unit could not start."""
    for folder in _HIDDEN_FROM_THE_SERVICE:
        if command.is_relative_to(folder):
            raise ConfigError(
                f"The service may not look into {folder} (ProtectHome=, PrivateTmp=), where {command} lies.",
                "Install it elsewhere: a checkout at /opt/mailbot, or\n"
                "PIPX_HOME=/opt/pipx PIPX_BIN_DIR=/usr/local/bin pipx install mailbot-….whl",
            )
