"""What strangers look for: written, and looked at where they find it."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from mailbot.cli.context import AsJson, Context

commands = typer.Typer()
DATA = 65  # EX_DATAERR


@commands.command()
def publish(
    context: Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that your web server gives to the world.")],
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace what mailbot did not write, or somebody has changed since, too.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write security.txt, the Web Key Directory, the public key and a page into DIR.

    Everything says what the configuration says, for the sites that `published` names. What is right already stays
    untouched, and security.txt is signed anew 60 days before it ends: a timer may run this as often as it likes. A file
    that mailbot did not write, or that somebody has changed since, is left as it is.

    --json: {"folder", "files": [{"path", "outcome": "written"|"unchanged"|"removed"|"left"}], "ends_at", "notes"}

    Exit status 0; 65 when a file was left; 78 when something must be changed first.
    """
    from mailbot.admin.publish import facts_of, show
    from mailbot.bootstrap.publishing import build_publisher
    from mailbot.edges.store import SECURITY_TXT_ENDS
    from mailbot.terminal import print_json

    now = datetime.now(UTC)
    written = build_publisher(context.obj.config(), context.obj.path(), now).write(folder, now, replace=replace)
    with closing(context.obj.store()) as store:
        store.put_setting(SECURITY_TXT_ENDS, written.ends_at.isoformat().encode())
    if as_json:
        print_json(facts_of(written))
    else:
        show(written)
    raise typer.Exit(0 if written.complete else DATA)
