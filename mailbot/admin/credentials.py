"""`credential`: puts a password where the configuration says that it is, without showing it to anybody.

What is typed is not echoed, and never an argument: every user can see those. The file is whole or not there, and from
its first octet on nobody but its owner may read it.
"""

import getpass
import os
import sys
import tempfile
import warnings
from collections.abc import Set
from pathlib import Path

import typer

from mailbot.errors import ConfigError, Permanent, by_cause
from mailbot.ownership import as_typed

MOST = 1 << 20  # octets; systemd hands over no more to one unit
OPENS_THE_KEY = "openpgp-passphrase"  # as `init` calls it


def put_in(name: str, config: Path, opens_keys: Set[str], hint: str) -> None:
    """Ask for a secret, and keep it where {credential: NAME} finds it: beside the configuration file `config`.

    Secrets in `opens_keys` are never replaced; `hint` says what is odd about the name, if anything.
    """
    file = config.parent / "credentials" / name
    if file.exists() and name in {OPENS_THE_KEY, *opens_keys}:
        raise ConfigError(
            f"{file} is there already, and may be all that opens the organisation's key.",
            "Nothing was changed. If it is wrong, move it away first, and keep it.",
        )
    keep(file, _asked(name))
    typer.echo(f"Written to {file}.")
    if hint:
        typer.echo(hint)
    typer.echo(f"To try it: {as_typed(config, 'check')}")


def _asked(name: str) -> bytes:
    """Return the secret, from the terminal or the pipe; raises Permanent for what cannot be one."""
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


def keep(file: Path, secret: bytes, *, mode: int = 0o600) -> None:
    """Write a file, whole or not at all; raises ConfigError or Temporary where that cannot be done."""
    new = ""
    try:
        file.parent.mkdir(mode=0o700, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".", delete=False) as opened:  # mode 600
            new = opened.name
            opened.write(secret)
            opened.flush()
            os.fchmod(opened.fileno(), mode)
            os.fsync(opened.fileno())
        Path(new).replace(file)
    except OSError as trouble:
        if new:
            Path(new).unlink(missing_ok=True)
        raise by_cause(trouble, f"{file} cannot be written", "Run this as the service's user.") from trouble
