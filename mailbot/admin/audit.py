"""`audit`: who saw and did what, shown, taken away, and checked."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import typer

from mailbot.admin.audit_file import checked_heads, kept_heads, read_record, split_signature, with_signature, written
from mailbot.admin.audit_verification import WhatIsWrong, verify_record
from mailbot.admin.cases import facts_of_entry
from mailbot.edges.gpg import Gpg
from mailbot.edges.store import OWN, Store
from mailbot.edges.store.audit_record import AuditRecord
from mailbot.errors import ConfigError, MailbotError, by_cause
from mailbot.facts import Act, Good, Witnessed
from mailbot.terminal import print_json, printable


def list_acts(store: Store, *, as_json: bool) -> None:
    """Print the installation's own journal."""
    entries, problems = store.audit_trail(), store.verify_journal(OWN)
    if as_json:
        print_json({"acts": [facts_of_entry(entry) for entry in entries], "problems": problems})
        return
    for entry in entries:
        facts = dict(entry.facts) if entry.facts is not None else {}
        who, about = facts.pop("by", "erased"), facts.pop("about", "")
        more = "  ".join(f"{name}={value}" for name, value in facts.items())
        typer.echo(printable(f"{entry.at:%Y-%m-%d %H:%M}  {entry.kind:10} {about:16} {who}  {more}".rstrip()))
    for problem in problems:
        typer.echo(f"The journal was tampered with: {printable(problem)}.")


# Taken away


def export_record(store: Store, of: str, gpg: Gpg, file: Path, by: str, now: datetime) -> None:
    """Write all chains into a file, signed, for somebody without our secret key; that is an entry as well."""
    with store.write() as transaction:
        transaction.witness(Witnessed(Act.EXPORTED, by, "audit"), now)
    raw = written(store.audit_record(of, now))
    try:
        raw = with_signature(raw, gpg.sign(raw, now))
    except MailbotError as why:
        typer.echo(f"It is not signed, so whoever has it could change it: {printable(str(why))}.", err=True)
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(raw)
            opened.flush()
            os.fsync(opened.fileno())
    except FileExistsError as there:
        raise ConfigError(f"{file} is there already.", "Name a new file.") from there
    except OSError as trouble:
        raise by_cause(trouble, f"{file} cannot be written", "Name a new file in a folder that is yours.") from trouble
    typer.echo(f"{file} holds no content of any case. Check it elsewhere, with the public key and the heads that were")
    typer.echo(f"mailed: mailbot audit verify {file.name} --key KEY --head MAIL")


# Checked


@dataclass(frozen=True, slots=True)
class Checking:
    """What a record is checked with."""

    gpg: Gpg
    signers: Sequence[bytes]  # public keys: ours, and those of before
    kept: Sequence[Path]  # files with heads, or folders of them


def verify_file(file: Path, checking: Checking, *, as_json: bool) -> bool:
    """Check a record in a file; return whether all is well."""
    try:
        raw = file.read_bytes()
    except OSError as trouble:
        raise by_cause(trouble, f"{file} cannot be read", "Name a file of `mailbot audit export`.") from trouble
    signed, signature = split_signature(raw)
    record = read_record(signed)
    problems, notes = [], []
    if signature is None:
        notes.append("The file is not signed: whoever had it could have changed it.")
    elif not isinstance(checking.gpg.verify(signed, signature, checking.signers, record.made_at), Good):
        problems.append("The file was changed, or another key than the one given has signed it.")
    return _verified(record, checking, WhatIsWrong(tuple(problems), tuple(notes)), as_json=as_json)


def verify_store(store: Store, of: str, checking: Checking, now: datetime, *, as_json: bool) -> bool:
    """Check the record that is in use; return whether all is well."""
    return _verified(store.audit_record(of, now), checking, WhatIsWrong(()), as_json=as_json)


def _verified(record: AuditRecord, checking: Checking, before: WhatIsWrong, *, as_json: bool) -> bool:
    kept = list(kept_heads(checking.kept, checking.gpg, checking.signers))
    found = verify_record(record, checked_heads(record, checking.gpg, checking.signers), kept)
    problems, notes = (*before.problems, *found.problems), (*before.notes, *found.notes)
    chains = len({entry.chain for entry in record.entries})
    if as_json:
        figures = {"entries": len(record.entries), "journals": chains, "heads": len(record.heads), "kept": len(kept)}
        told = {"of": record.of, "made_at": record.made_at, "erased": len(record.erased), **figures}
        print_json({**told, "problems": problems, "notes": notes})
        return not problems
    typer.echo(f"Record of {record.of}, {record.made_at:%Y-%m-%d %H:%M} UTC: {len(record.entries)} entries of {chains}")
    typer.echo(f"journals, {len(record.heads)} heads; {len(record.erased)} times something was erased.")
    for line in (*problems, *notes):
        typer.echo(printable(line))
    typer.echo("Something is wrong." if problems else f"All is well. Heads that were kept elsewhere: {len(kept)}.")
    return not problems
