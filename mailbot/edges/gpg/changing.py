"""Changing our own key: its end, a new subkey, and what comes back from where the primary key is kept.

Guarantee: each change is one run of gpg, which replaces its keyring whole: a kill leaves the key as it was, or as it
was to be.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from mailbot.edges.gpg.process import Process, Ran
from mailbot.edges.gpg.verdicts import error_codes, is_time_conflict, raise_if_late, raise_trouble
from mailbot.errors import Permanent, by_cause
from mailbot.facts import Purpose

_USAGE = {Purpose.ENCRYPT: "encr", Purpose.SIGN: "sign"}
_MOMENT = timedelta(seconds=2)
_TRIAL = "trial-"


class Changing:
    """Changes the keys of one gpg home; `passphrases` are those of the configured ones."""

    def __init__(self, process: Process, passphrases: Mapping[str, str]) -> None:
        self._process = process
        self._passphrases = passphrases

    def put_off(self, fingerprint: str, until: datetime, now: datetime, *, subkey: str = "") -> None:
        """Let a key, or one of its subkeys, end at `until`; it may have ended already."""
        args = ("--quick-set-expire", fingerprint, _moment(until), *filter(None, [subkey]))
        ran = self._run(fingerprint, args, now)
        if is_time_conflict(ran):  # what it replaces was signed in this very second
            ran = self._run(fingerprint, args, now + _MOMENT)
        if is_time_conflict(ran):
            raise Permanent("the key was last changed in the future; is the clock right? Nothing was changed")
        if ran.returncode:
            raise Permanent(f"gpg could not put off the end of the key: {error_codes(ran) or 'no reason given'}")

    def add_subkey(self, fingerprint: str, algorithm: str, purpose: Purpose, until: datetime, now: datetime) -> None:
        """Add a subkey of an algorithm as gpg calls it."""
        ran = self._run(fingerprint, ("--quick-add-key", fingerprint, algorithm, _USAGE[purpose], _moment(until)), now)
        if ran.returncode or not ran.count("KEY_CREATED"):
            raise Permanent(f"gpg could not make the subkey: {error_codes(ran) or 'no reason given'}")

    def bring_in(self, raw: bytes, now: datetime) -> None:
        """Import keys, in armor or not, with the secret halves that come with them; raises Permanent for none."""
        ran = self._process.run("--import", stdin=raw, now=now)
        raise_if_late(ran)
        if not ran.count("IMPORT_OK"):
            raise Permanent("gpg finds no key in it")

    def _run(self, fingerprint: str, args: tuple[str, ...], now: datetime) -> Ran:
        ran = self._process.run(*args, now=now, passphrase=self._passphrases.get(fingerprint, ""))
        raise_trouble(ran)
        raise_if_late(ran)
        return ran


def _moment(at: datetime) -> str:
    """Write a moment in UTC as gpg takes it."""
    return f"{at:%Y%m%dT%H%M%S}"


@contextmanager
def trial_of(homedir: Path) -> Iterator[Path]:
    """Make a copy of a gpg home, in it, to try a change on; what an earlier trial left behind is removed."""
    for left in homedir.glob(f"{_TRIAL}*"):
        _remove(left)
    try:
        trial = Path(tempfile.mkdtemp(prefix=_TRIAL, dir=homedir))
    except OSError as trouble:
        raise by_cause(trouble, f"{homedir} cannot be written", "Run this as the service's user.") from trouble
    try:
        kept_out = shutil.ignore_patterns(f"{_TRIAL}*", "S.*", "*.lock", ".#*")  # sockets, and locks of a gpg at work
        shutil.copytree(homedir, trial, ignore=kept_out, dirs_exist_ok=True)
        yield trial
    except OSError as trouble:
        raise by_cause(trouble, f"{homedir} cannot be copied", "Run this as the service's user.") from trouble
    finally:
        _remove(trial)


def _remove(home: Path) -> None:
    with suppress(OSError, subprocess.SubprocessError):
        stop = ["gpgconf", "--homedir", str(home), "--kill", "all"]
        subprocess.run(stop, check=False, capture_output=True, timeout=10)
    shutil.rmtree(home, ignore_errors=True)
