"""Who may open a case or a held message at the command line: a member of the named group, or who knows the passphrase.

It keeps colleagues apart who may run commands as the service's user. Whoever is root, or can run any program as that
user, has what the service has: what is noted about them is all there is.
"""

from __future__ import annotations

import grp
import hmac
import os
import pwd
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

import typer

from mailbot.admin.check import Finding, Outcome, fine
from mailbot.admin.identity import person
from mailbot.errors import ConfigError

OTHERS: Final = 0o077

Passphrase = Callable[[], str]
"""Reads the one of the organisation's key, as the configuration names it; "" where it has none."""


def require_opener(group: str, passphrase: Passphrase) -> None:
    """Raise ConfigError unless whoever typed the command may open what it shows."""
    uid = person()
    if uid is not None and uid in _members(group):
        return
    expected = passphrase()
    if expected and sys.stdin.isatty():
        said: str = typer.prompt("Passphrase of the organisation's key", hide_input=True, err=True)
        if hmac.compare_digest(said.encode(), expected.encode()):
            return
        raise ConfigError("That is not the passphrase of the organisation's key.", "Nothing was opened.")
    who = "it cannot be told who you are" if uid is None else f"uid {uid} is not in the group {group}"
    remedy = f"Ask somebody of that group, or run as root: usermod -aG {group} NAME"
    raise ConfigError(f"This opens what somebody wrote, and {who}.", remedy)


def probe_openers(group: str) -> Iterator[Finding]:
    """Say who may open cases without the passphrase."""
    try:
        grp.getgrnam(group)
    except KeyError:
        problem = f"audit.openers: there is no group {group} here, so everybody needs the key's passphrase."
        yield Finding("access", Outcome.WARN, problem, f"Run as root: groupadd --system {group}")
        return
    names = sorted(_name(uid) for uid in _members(group))
    yield fine("access", f"Cases are opened by {', '.join(names) or 'nobody'} (group {group}), or with the passphrase.")


def _members(group: str) -> set[int]:
    """Return who is in a group, by its list and as their first group."""
    try:
        found = grp.getgrnam(group)
    except KeyError:
        return set()
    listed = {entry.pw_uid for entry in pwd.getpwall() if entry.pw_name in found.gr_mem}
    return listed | {entry.pw_uid for entry in pwd.getpwall() if entry.pw_gid == found.gr_gid}


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"uid {uid}"


def probe_modes(paths: Iterable[Path]) -> Iterator[Finding]:
    """Name what is secret, and is another's, or may be looked into by others than the service's user."""
    for path in paths:
        try:
            status = path.stat()
        except FileNotFoundError:
            continue
        if status.st_uid != os.geteuid():
            remedy = f"Run as root: chown {_name(os.geteuid())}: {path}"
            yield Finding("access", Outcome.WARN, f"{path} belongs to {_name(status.st_uid)}.", remedy)
        if stat.S_IMODE(status.st_mode) & OTHERS:
            problem = f"Others than the service's user may look into {path}."
            yield Finding("access", Outcome.WARN, problem, f"Run: chmod go= {path}")
