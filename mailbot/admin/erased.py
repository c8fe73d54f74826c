"""`erased`: what was erased, and the signed declarations of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import typer

from mailbot.edges.store import Store
from mailbot.facts import ErasedLine
from mailbot.terminal import print_json, printable


def list_erased(store: Store, *, as_json: bool) -> None:
    """Print the line that stays of all that was erased."""
    lines = store.erased_lines()
    if as_json:
        declared = {name: one.made_at for one in store.declarations() for name in one.names}
        print_json({"erased": [asdict(line) | {"declared_at": declared.get(line.name)} for line in lines]})
        return
    for line in lines:
        typer.echo(printable("  ".join(_words_of(line))))


def show_declaration(store: Store, name: str) -> None:
    """Print the signed declaration that names something, as it was signed."""
    wanted = {name, name.upper()}
    found = next((one for one in store.declarations() if wanted.intersection(one.names)), None)
    if found is None:
        raise typer.BadParameter("no declaration names that", param_hint="REFERENCE")
    typer.echo(found.text, nl=False)


def _words_of(line: ErasedLine) -> Iterator[str]:
    yield line.name
    yield f"erased {line.day}"
    yield f"ground {line.ground}"
    if line.reference is None:
        yield f"mails {line.mails}"
        return
    yield f"{line.kind}, opened {line.opened}"
    if line.closed:
        yield f"closed {line.closed}, {line.outcome}"
    yield f"promises kept {line.kept}, missed {line.missed}"
