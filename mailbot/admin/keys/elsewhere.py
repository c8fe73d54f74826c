"""What an operator runs where the secret primary key is kept, since mailbot does not have it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from typing import assert_never

import typer

from mailbot.admin.keys.works_on import OurKeys
from mailbot.facts import KeyChange, NewSubkey, OwnKey, Purpose, PutOff

_USAGE = {Purpose.ENCRYPT: "encr", Purpose.SIGN: "sign"}


def explain(ours: OurKeys, key: OwnKey, changes: Sequence[KeyChange]) -> None:
    """Print the lines of gpg that make the changes, and how their result comes back."""
    file = f"{ours.fingerprint}.asc"
    makes_subkeys = any(isinstance(change, NewSubkey) for change in changes)
    export = "--export-secret-subkeys" if makes_subkeys else "--export"
    typer.echo(f"The secret primary key is not in {ours.homedir}. Run this where it is:\n")
    for words in (*_lines(key, changes), ["gpg", "--armor", "--output", file, export, ours.fingerprint]):
        typer.echo(f"  {shlex.join(words)}")
    typer.echo(f"\nBring {file} here, and run:\n\n  {ours.typed('key', 'import', file)}")
    if makes_subkeys:
        typer.echo("\nIt holds secret subkeys, though not the primary key: guard it, and delete it afterwards.")
        typer.echo("They must have the passphrase of openpgp.passphrase; nothing is taken in before that was tried.")


def _lines(key: OwnKey, changes: Sequence[KeyChange]) -> Iterator[list[str]]:
    for change in changes:
        match change:
            case PutOff(part=part, until=until):
                subkey = [] if part is key.primary else [part.fingerprint]
                yield ["gpg", "--quick-set-expire", key.primary.fingerprint, f"{until}", *subkey]
            case NewSubkey(algorithm=algorithm, purpose=purpose, until=until):
                yield ["gpg", "--quick-add-key", key.primary.fingerprint, algorithm, _USAGE[purpose], f"{until}"]
            case _:
                assert_never(change)
