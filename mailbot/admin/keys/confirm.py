"""`key confirm-backup`: somebody shows, or says, that the secret key is kept elsewhere as well.

What is shown is only looked at. What is said, of paper or of a card that nobody can read out, takes the end of the
fingerprint, as it stands there.
"""

from __future__ import annotations

import re
import sys
from datetime import datetime
from pathlib import Path
from typing import Final

import typer

from mailbot.admin.keys.works_on import OurKeys, grouped
from mailbot.edges.gpg.secret_packets import secret_keys_in
from mailbot.edges.store import Store
from mailbot.edges.store.vitals import KEY_CONFIRMED
from mailbot.errors import Permanent, by_cause
from mailbot.facts import Custody, KeyConfirmation, KeyPart
from mailbot.ownership import before_commands

MOST: Final = 1 << 20  # octets; a key with all its subkeys has a few thousand
ASKED: Final = 8  # characters of the fingerprint


def confirm_backup(ours: OurKeys, store: Store, file: str | None, by: str, now: datetime) -> None:
    """Note that the secret key is elsewhere as well; raises Permanent where that is not shown."""
    key = ours.gpg.own_keys.look_at(ours.fingerprint, now)
    kept = [part for part in key.parts if part.has_secret]
    if not kept:
        raise Permanent(f"There is no secret key of {ours.fingerprint} here, so nothing is to be kept elsewhere.")
    if file is None:
        _ask(ours)
    else:
        _require_all(ours, kept, _read(file, ours.homedir))
    parts = tuple(part.fingerprint for part in kept)
    store.put_setting(KEY_CONFIRMED, KeyConfirmation(now, by, file is not None, ours.fingerprint, parts).written())
    ours.note("key confirmed to be elsewhere", by, now, shown=file is not None)
    typer.echo("Noted. Confirm it again when the key has changed, or in half a year; `mailbot check` says when.")


def last_confirmation(store: Store) -> KeyConfirmation | None:
    """Return when that was done last."""
    setting = store.setting(KEY_CONFIRMED)
    return None if setting is None else KeyConfirmation.read(setting)


def export_line(ours: OurKeys) -> str:
    """Return the line that writes the secret key to a file."""
    words = f"gpg --homedir {ours.homedir} --pinentry-mode loopback --armor --export-secret-keys {ours.fingerprint}"
    return f"(umask 077; {before_commands()} {words} > FILE)".replace(";  ", "; ")


def _require_all(ours: OurKeys, kept: list[KeyPart], raw: bytes) -> None:
    try:
        found = secret_keys_in(raw)
    except ValueError as wrong:
        raise Permanent(f"That is no secret key that can be read: {wrong}. Export it: {export_line(ours)}") from None
    except IndexError:
        raise Permanent(f"That is no secret key that can be read: cut off. Export it: {export_line(ours)}") from None
    missing = [part for part in kept if part.custody is Custody.HERE and part.fingerprint not in found]
    if missing:
        names = "\n".join(f"  {grouped(part.fingerprint)}" for part in missing)
        raise Permanent(f"The secret halves of these are not in it:\n{names}\nExport all: {export_line(ours)}")


def _read(file: str, homedir: Path) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read(MOST)
    path = Path(file)
    try:
        if path.stat().st_dev == homedir.stat().st_dev:
            raise Permanent(
                f"{path} lies on the disk that the key itself is on, and would be lost with it. Take it to another"
                " place, and give it from there: by its path, or as - on standard input."
            )
        with path.open("rb") as opened:
            return opened.read(MOST)
    except OSError as trouble:
        raise by_cause(trouble, f"{path} cannot be read", "Name the file, or give it on standard input.") from trouble


def _ask(ours: OurKeys) -> None:
    shown = grouped(ours.fingerprint[:-ASKED])
    typer.echo(f"The key is {shown} …", err=True)
    question = f"The last {ASKED} characters of its fingerprint, from where the copy is kept"
    answer = str(typer.prompt(question, err=True)) if sys.stdin.isatty() else sys.stdin.readline()
    if re.sub(r"\s", "", answer).upper() != ours.fingerprint[-ASKED:]:
        raise Permanent("That is not how the fingerprint ends: it is another key, or a slip. Nothing was noted.")
