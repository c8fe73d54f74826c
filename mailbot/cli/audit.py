"""`audit`: who saw and did what, shown and checked."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from mailbot.admin.identity import who
from mailbot.cli.context import AsJson, Context, Leave

DAMAGED = 65  # EX_DATAERR

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


@commands.command()
def export(context: Context, file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")]) -> None:
    """Write all journals without their content into FILE, signed, to be checked on another machine.

    In it are each entry's place, moment, kind and hashes; who saw and did what; the heads that were signed each day;
    and what was erased when. It holds nothing that a reporter or a handler wrote.
    """
    from mailbot.admin.audit import export_record
    from mailbot.bootstrap.keys import open_gpg

    config = context.obj.config()
    with closing(context.obj.store()) as store:
        export_record(store, config.address, open_gpg(config), file, who(), datetime.now(UTC))


@commands.command()
def verify(
    context: Context,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Of `audit export`; the database in use when left out.")
    ] = None,
    *,
    key: Annotated[
        list[Path] | None,
        typer.Option("--key", metavar="KEY", help="The public key, also one of before; else the configuration's."),
    ] = None,
    head: Annotated[
        list[Path] | None,
        typer.Option("--head", metavar="MAIL", help="A mail or text with a head that was kept, or a folder of them."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check that no journal was changed, cut, mixed up or taken away. Exit status 65 when one was.

    With FILE and --key it works on any machine, without a configuration and without the secret key. Name what was
    mailed with --head: the signed state of the records, as the mails were saved. Without it nothing from outside tells
    a whole record from an older one.

    --json: {"of", "made_at", "entries", "journals", "heads", "kept", "erased", "problems": [sentences], "notes":
    [sentences]}
    """
    from mailbot.admin.audit import Checking, verify_file, verify_store
    from mailbot.bootstrap.keys import open_gpg, stranger_gpg

    now, kept = datetime.now(UTC), head or ()
    if file is not None and key:
        with stranger_gpg() as gpg:
            well = verify_file(file, Checking(gpg, _read(key), kept), as_json=as_json)
    else:
        config = context.obj.config()
        gpg = open_gpg(config, with_passphrases=False)
        checking = Checking(gpg, _read(key) if key else gpg.public_keys(now), kept)
        if file is not None:
            well = verify_file(file, checking, as_json=as_json)
        else:
            with closing(context.obj.store()) as store:
                well = verify_store(store, config.address, checking, now, as_json=as_json)
    if not well:
        raise Leave(DAMAGED)


def _read(keys: Sequence[Path]) -> list[bytes]:
    from mailbot.errors import by_cause

    try:
        return [key.read_bytes() for key in keys]
    except OSError as trouble:
        raise by_cause(trouble, f"{trouble.filename} cannot be read", "Name the public key.") from trouble
