"""`credential`: puts a password where the configuration says that it is, without showing it to anybody.

What is typed is not echoed, and never an argument: every user can see those. The file is whole or not there, and from
its first octet on nobody but its owner may read it.
"""

from __future__ import annotations

import getpass
import os
import re
import sys
import tempfile
import warnings
from pathlib import Path
from typing import Annotated, Any

import typer

from mailbot.errors import ConfigError, MailbotError, Permanent, by_cause
from mailbot.ownership import as_typed

MOST = 1 << 20  # octets; systemd hands over no more to one unit
OPENS_THE_KEY = "openpgp-passphrase"  # as `init` calls it
NAME = "As the configuration calls it, such as imap-password."


def credential(context: typer.Context, name: Annotated[str, typer.Argument(help=NAME)]) -> None:
    """Put in a password, a passphrase or another secret.

    Asks for it on a terminal, and shows nothing of it; takes what comes by a pipe as it is. It is kept in
    credentials/NAME beside the configuration file, for {credential: NAME}. A running daemon reads it at its next start.
    """
    from mailbot.config.fields import perhaps
    from mailbot.config.secret import CREDENTIAL

    path: Path = context.obj.path()
    file = path.parent / "credentials" / name
    if not re.fullmatch(CREDENTIAL, name):
        raise typer.BadParameter("may hold letters, digits, dots, dashes and underscores", param_hint="NAME")
    context.obj.refuse_root(path.parent)
    config = _config(context)
    if file.exists() and name in _for_keys(config):
        raise ConfigError(
            f"{file} is there already, and may be all that opens the organisation's key.",
            "Nothing was changed. If it is wrong, move it away first, and keep it.",
        )
    _write(file, _asked(name))
    typer.echo(f"Written to {file}.")
    if config is not None and name not in (names := sorted(_names(config))):
        typer.echo(f"{path} says nowhere {{credential: {name}}}{perhaps(name, names)}")
    typer.echo(f"To try it: {as_typed(path, 'check')}")


def _config(context: typer.Context) -> Any:
    try:
        return context.obj.config()
    except MailbotError:
        return None  # it may be half written yet: passwords can be put in all the same


def _for_keys(config: Any) -> set[str]:
    return {OPENS_THE_KEY} | (set() if config is None else _names(config.openpgp))


def _names(section: object) -> set[str]:
    """Return every NAME of a {credential: NAME} in a section, and in those inside it."""
    from mailbot.config.fields import Section
    from mailbot.config.secret import Secret

    if isinstance(section, Secret):
        return {section.credential} - {None}  # type: ignore[return-value]
    if isinstance(section, Section):
        return set().union(*(_names(value) for _, value in section))
    if isinstance(section, tuple | list):
        return set().union(*map(_names, section))
    return set()


def _asked(name: str) -> bytes:
    """Take the secret from the terminal or the pipe; raises Permanent for what cannot be one."""
    if sys.stdin is not None and sys.stdin.isatty():
        secret = _typed(f"{name} (what you type is not shown): ")
    else:
        secret = b"" if sys.stdin is None else sys.stdin.buffer.read(MOST + 1)
    if not secret.strip(b"\r\n"):
        raise Permanent("Nothing was given, and nothing was changed.")
    if len(secret) > MOST:
        raise Permanent("That is too large for a secret; nothing was changed.")
    try:
        secret.decode()
    except UnicodeDecodeError:
        raise Permanent("That is not UTF-8 text; nothing was changed.") from None
    return secret


def _typed(prompt: str) -> bytes:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(prompt).encode() + b"\n"
    except getpass.GetPassWarning:
        raise Permanent("This terminal would show what is typed. Give it by a pipe; nothing was changed.") from None
    except EOFError:
        return b""
    except UnicodeError:
        raise Permanent("That is not UTF-8 text; nothing was changed.") from None


def _write(file: Path, secret: bytes) -> None:
    new = ""
    try:
        file.parent.mkdir(mode=0o700, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".", delete=False) as opened:  # mode 600
            new = opened.name
            opened.write(secret)
            opened.flush()
            os.fsync(opened.fileno())
        Path(new).replace(file)
    except OSError as trouble:
        if new:
            Path(new).unlink(missing_ok=True)
        raise by_cause(trouble, f"{file} cannot be written", "Run this as the service's user.") from trouble
