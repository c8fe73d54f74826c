"""`privacy`: what is kept of a person."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from mailbot.admin.identity import who
from mailbot.cli.context import AsJson, Context

commands = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="What is kept of a person.")
Address = Annotated[str, typer.Argument(metavar="ADDRESS", help="The address that they wrote from.")]


@commands.command()
def find(context: Context, address: Address, *, as_json: AsJson = False) -> None:
    """Say what is kept of an address: which cases, and how many mails and letters beside them.

    The journals of the cases record who looked.

    --json: {"cases": [{"reference", "state", "opened_at", "legal_hold", "requests": [{"right", "asked_at", "by",
    "outcome"}]}], "mails", "letters": how many belong to no case}
    """
    from mailbot.admin.privacy import find as look

    with closing(context.obj.store()) as store:
        look(store, address.casefold(), who(), datetime.now(UTC), as_json=as_json)


@commands.command()
def export(
    context: Context,
    address: Address,
    file: Annotated[Path, typer.Argument(help="The zip to write; it must not be there yet.")] = Path("my-data.zip"),
) -> None:
    """Write a copy of all that is kept of an address: what `#rights export` shows by mail, of any size."""
    from mailbot.admin.privacy import export as write
    from mailbot.bootstrap.data_copies import data_copies

    if file.exists():
        raise typer.BadParameter("it is there already", param_hint="FILE")
    now = datetime.now(UTC)
    with closing(context.obj.store_to_open()) as store, data_copies(context.obj.config(), store, now) as copies:
        write(copies, store, address.casefold(), file, who(), now)


@commands.command()
def erase(
    context: Context,
    address: Address,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Erase: nothing brings it back.")] = False,
) -> None:
    """Erase all that is kept of an address, but what the law keeps; nobody is told, `#rights erase` tells them.

    A case under a legal hold, or in which the clock of a law runs, stays.
    """
    from mailbot.admin.privacy import erase as take
    from mailbot.bootstrap.data_copies import organisation_of

    if not yes:
        raise typer.BadParameter("nothing was erased: this cannot be undone, say --yes", param_hint="--yes")
    now = datetime.now(UTC)
    with closing(context.obj.store()) as store:
        take(store, organisation_of(context.obj.config(), now), address.casefold(), who(), now)
