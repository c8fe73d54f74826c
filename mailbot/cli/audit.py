"""`audit`: who saw and did what, shown and checked."""

from __future__ import annotations

from contextlib import closing

import typer

from mailbot.cli.context import AsJson, Context

commands = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Who saw and did what.")


@commands.command("list")
def list_acts(context: Context, *, as_json: AsJson = False) -> None:
    """List who saw and did what: cases and held mail that were opened, exports, releases, the key, a restored backup.

    --json: {"acts": [{"seq", "at", "kind", "facts": {"by", "about", …}|null when erased}], "problems": [sentences on a
    journal that was tampered with]}
    """
    from mailbot.admin.audit import list_acts

    with closing(context.obj.store()) as store:
        list_acts(store, as_json=as_json)
