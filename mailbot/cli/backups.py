"""`backup` and `restore`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from mailbot.cli.context import AsJson, Context
from mailbot.terminal import shown_progress

commands = typer.Typer()


@commands.command()
def backup(
    context: Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where backups are kept, on another disk.")],
    *,
    keep: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Remove all backups of this installation but the N newest.")
    ] = None,
    verify: Annotated[
        bool, typer.Option("--verify", help="Make none; look into the one that DIR is, or the newest in it.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write a consistent copy of everything that a restore needs, while the service runs.

    The database, sealed as it is, and the configuration, each file with its hash in a signed manifest. Never the secret
    key nor a password: see `mailbot key confirm-backup`.

    A backup is opened as a restore would before it counts, and only then older ones are removed. Whatever ends it
    before leaves none that looks whole. Verifying looks into the same: hashes, the database's own checks, and, with the
    passphrase at hand, a sample of what is sealed in each table and every journal's chain.

    --json: {"backup": path, "made_at", "mailbot", "database", "tables", "size": octets, "problems": [sentences],
    "notes": [sentences], "removed": [paths]}

    Exit status 0; 65 when a backup is damaged; 75 when trying again later may help; 78 when something must be changed.
    """
    from mailbot.admin.backup import report_backup, report_verified
    from mailbot.admin.verification import verify as look_into
    from mailbot.bootstrap.backup import backing_up, expected_of, key_of, which_backup

    config = context.obj.config()
    now = datetime.now(UTC)
    if verify:
        with shown_progress() as progress:
            chosen = which_backup(config, folder)
            found = look_into(chosen, expected_of(config), key_of(config), now, progress)
        raise typer.Exit(report_verified(found, as_json=as_json))
    with shown_progress() as progress:
        made = backing_up(context.obj.path(), config, folder, keep, now, progress)
    raise typer.Exit(report_backup(made, as_json=as_json))
