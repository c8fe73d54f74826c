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
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="A folder that your web server gives to the world.")
    ] = None,
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Look at what your sites, and the key server, really give to the world.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace what mailbot did not write, or somebody has changed since, too.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write security.txt, the Web Key Directory, the public key and a page into DIR.

    Everything says what the configuration says, for the sites that `published` names. What is right already stays
    untouched, and security.txt is signed anew 60 days before it ends: a timer may run this as often as it likes. A file
    that mailbot did not write, or that somebody has changed since, is left as it is.

    With --check, fetch what is really published, compare it with the key and the configuration, and say what to do
    about each difference. Without DIR, it only does that.

    --json: {"folder", "files": [{"path", "outcome": "written"|"unchanged"|"removed"|"left"}], "ends_at", "notes",
    "findings": [{"where", "outcome": "ok"|"warn"|"fail", "fault": null|"unreached"|"missing"|"not-valid"|"not-ours"|
    "outdated"|"ends"|"revoked"|"served", "text", "remedy"}]}; null what was not asked for

    Exit status 0; 65 when a file was left; 75 when trying again later may help; 78 when something must be changed.
    """
    from mailbot.admin.publish import facts_of, show, show_found, status_of
    from mailbot.admin.published import summed
    from mailbot.bootstrap.publishing import SECONDS, build_publisher, require_web
    from mailbot.edges.web import Web
    from mailbot.published import find_look, keep_end, keep_look
    from mailbot.terminal import print_json, shown_progress

    if folder is None and not check:
        raise typer.BadParameter("name a folder to write into, or --check", param_hint="DIR")
    now, status = datetime.now(UTC), 0
    publisher = build_publisher(context.obj.config(), context.obj.path(), now)
    written, found = None, None
    if check:
        require_web()
    with closing(context.obj.store()) as store:
        if folder is not None:
            written = publisher.write(folder, now, replace=replace)
            keep_end(store, written.ends_at)
            status = 0 if written.complete else DATA
            if not as_json:
                show(written)
        if check:
            with closing(Web(SECONDS)) as web, shown_progress() as progress:
                found = show_found(publisher.inspect(web, now, progress), quiet=as_json)
            keep_look(store, summed(found, now, find_look(store)))
            status = status_of(found) or status
    if as_json:
        print_json(facts_of(written, found))
    raise typer.Exit(status)
