"""What belongs to mailbot on the disk, who may work with it, and how the operator becomes that user.

Asked before a start opens any of it: what is another's stays so until somebody changes it (ConfigError), what can only
be read at the moment may be written in a minute (Temporary), and SQLite has the same words for both.
"""

from __future__ import annotations

import errno
import os
import pwd
import re
import shlex
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from mailbot.errors import ConfigError, Temporary, by_cause

ROOM = 1 << 16  # bytes; SQLite's shared memory takes half of it at the first look into the database
DEFAULT_CONFIG = Path("/etc/mailbot/config.yaml")


def account(uid: int) -> str:
    """Return an account as commands take it; a number that has no name stays one."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def become(uid: int) -> str:
    """Return the words that root puts before a command, so that it runs as that user."""
    try:
        return f"runuser -u {shlex.quote(pwd.getpwuid(uid).pw_name)} --"
    except KeyError:  # runuser knows names only
        return f"setpriv --reuid={uid} --clear-groups"


def as_typed(config: Path, *words: str) -> str:
    """Return a command of mailbot that an operator can type as it stands, in the shell that they have."""
    chosen = [] if config == DEFAULT_CONFIG else ["--config", str(config)]
    return " ".join(filter(None, (before_commands(), shlex.join([_program(), *chosen, *words]))))


_UNIT = re.compile(r"\b(systemctl [a-z]+|journalctl -u) (mailbot(?:-[a-z]+)?)(?![@\w-])")
_COMMAND = re.compile(  # not what is put behind `runuser`: that is repeated as it was typed
    r"(?<!-- )\bmailbot (?=(?:audit|backup|cases|check|credential|dues|held|key|outbox|publish|restore|status)\b)"
)


def meant_for(text: str, config: Path) -> str:
    """Return a sentence with the commands in it as they are typed for that configuration.

    That of one organisation among several has a unit of its own (`mailbot@NAME`), and any but the usual one is named.
    """
    if config == DEFAULT_CONFIG:
        return text
    if config.name == DEFAULT_CONFIG.name and config.parent.parent == DEFAULT_CONFIG.parent:
        text = _UNIT.sub(lambda unit: f"{unit[1]} {unit[2]}@{config.parent.name}", text)
    return _COMMAND.sub(lambda _: f"mailbot --config {shlex.quote(str(config))} ", text)


def before_commands() -> str:
    """Return what a person puts before a command to run it as this account: nothing, where it is their own."""
    return "" if is_a_persons(os.geteuid()) else become(os.geteuid())


def is_a_persons(uid: int) -> bool:
    """Return whether people log in to an account, unlike to that of a service."""
    try:
        return uid == 0 or not pwd.getpwuid(uid).pw_shell.endswith(("/nologin", "/false"))
    except KeyError:
        return False


def _program() -> str:
    """Return the program as a shell finds it."""
    run = Path(sys.argv[0])
    known = shutil.which("mailbot")
    if run.name != "mailbot" or (known and os.path.realpath(known) == os.path.realpath(run)):
        return "mailbot"
    return str(run.absolute())


def require(paths: Iterable[Path]) -> None:
    """Raise unless each of `paths` that is there may be read and written."""
    for path in paths:
        try:
            status = path.stat()
            if os.access(path, os.R_OK | os.W_OK | (os.X_OK if stat.S_ISDIR(status.st_mode) else 0)):
                continue
            read_only = os.statvfs(path).f_flag & os.ST_RDONLY
        except FileNotFoundError:
            continue
        except OSError as trouble:
            raise by_cause(trouble, f"{path} cannot be reached", f"Open its folders to {_us()}.") from trouble
        if read_only:
            raise Temporary(f"{path}: {os.strerror(errno.EROFS)}")
        raise ConfigError(f"{path} may not be read and written by {_us()}.", _remedy(path, status.st_uid))


def require_room(folder: Path) -> None:
    """Raise where nothing can be written: SQLite has a name of its own for each place at which it notices."""
    try:
        with tempfile.TemporaryFile(dir=folder) as room:
            room.write(bytes(ROOM))
            room.flush()
            os.fsync(room.fileno())
    except OSError as trouble:
        raise by_cause(trouble, f"{folder} cannot be written", f"Give it to {_us()}.") from trouble


def refuse_root(folder: Path, arguments: Sequence[str]) -> None:
    """Refuse to work as root in what belongs to the service: it could not open what root leaves there.

    `arguments` are those of the command that was typed; the remedy repeats them.
    """
    try:
        while not folder.exists():
            folder = folder.absolute().parent
        owner = folder.stat().st_uid
    except OSError as trouble:
        raise by_cause(trouble, f"{folder} cannot be reached", f"Open it to {_us()}.") from trouble
    if os.geteuid() == 0 and owner != 0:
        words = shlex.join(["mailbot", *arguments])
        raise ConfigError(f"{folder} belongs to {account(owner)}, and you are root.", f"Run: {become(owner)} {words}")


def _us() -> str:
    return account(os.geteuid())


def _remedy(path: Path, owner: int) -> str:
    if owner == os.geteuid():
        return f"Run: chmod u+rwX {shlex.quote(str(path))}"
    return f"Run as root: chown {_us()}: {shlex.quote(str(path))}"
