"""`backup` and `restore`."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from mailbot.cli.context import AsJson, Context
from mailbot.terminal import printable, shown_progress

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


@commands.command()
def restore(
    context: Context,
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="A backup, or a folder of them: the newest is taken.")
    ] = None,
    *,
    current: Annotated[
        bool,
        typer.Option(
            "--current",
            help="It is not a copy, but the database that was in use last, moved here: everything in it is still to be"
            " sent.",
        ),
    ] = False,
    unsigned: Annotated[
        bool, typer.Option("--unsigned", help="Put back also a backup for which your key does not vouch.")
    ] = False,
) -> None:
    """Put a backup back, with the service stopped; without DIR, say that the database in place is an older copy.

    The backup is checked first, and the database that is there goes on lying beside the new one. Nothing is written
    over: of PostgreSQL only an empty database is filled, and a configuration that is there stays. On a new machine the
    configuration comes first; the secret key and the passwords, which no backup holds, are then asked for.

    What may have left since the copy was made does not leave again: the letters that wait in it are set aside, and so
    is whatever the time until now, and the mail that it knows of, would bring. `mailbot outbox list` shows these
    letters, and `mailbot outbox retry ID` sends one.
    """
    if folder is not None and current:
        raise typer.BadParameter("a backup is never the database that was in use last", param_hint="--current")
    if folder is not None:
        _put_back(context, folder, unsigned=unsigned)
        return
    from mailbot.bootstrap.restore import accept_as_current, open_sent_marker, set_aside_what_left
    from mailbot.instance import refuse_while_running

    refuse_while_running(context.obj.config().state_dir)
    marker = open_sent_marker(context.obj.config())
    with closing(context.obj.store()) as store:
        if current:
            accept_as_current(store, marker)
            typer.echo("The database is taken for the one in use.")
            return
        letters = set_aside_what_left(store, marker, datetime.now(UTC))
    typer.echo(f"Letters set aside: {letters}. `mailbot outbox list` shows them, and later those that the daemon adds.")


def _put_back(context: Context, folder: Path, *, unsigned: bool) -> None:
    from mailbot.admin.identity import note, who
    from mailbot.bootstrap.putting_back import put_back, put_configuration
    from mailbot.edges.waiting_acts import WaitingActs
    from mailbot.facts import Act, Witnessed
    from mailbot.ownership import as_typed

    path = context.obj.path()
    with shown_progress() as progress:
        if not path.exists():
            context.obj.refuse_root(path.parent)
            written = put_configuration(path, folder, progress)
            typer.echo(f"There was no {path}: the configuration was put back ({written} files).")
        context.obj.config(unchecked=True)
        done = put_back(path, folder, datetime.now(UTC), progress, unsigned=unsigned)
    note("restored", by := who(), backup=done.backup.name)
    acts = WaitingActs(context.obj.config(unchecked=True).state_dir)  # whoever opens that database next enters it
    made = {"made": f"{done.made_at:%Y-%m-%d %H:%M}"}
    acts.keep(Witnessed(Act.RESTORED, by, done.backup.name, made), datetime.now(UTC))
    typer.echo(f"{done.backup} was put back: mailbot is where it was at {done.made_at:%Y-%m-%d %H:%M} UTC.")
    if done.aside is not None:
        typer.echo(f"The database of before is now {done.aside}. Delete it when all is well: it keeps what it held.")
    typer.echo(f"Letters set aside: {done.letters}. `mailbot outbox list` shows them, and later those of the daemon.")
    for line in done.notes:
        typer.echo(printable(line))
    typer.echo(f"Next: {as_typed(path, 'check')}; then start the service.")
