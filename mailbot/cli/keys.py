"""`key`: what keeps the organisation's key alive over the years."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from mailbot.cli.context import AsJson, Context

if TYPE_CHECKING:
    from mailbot.admin.keys.works_on import OurKeys

commands = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The organisation's key over the years.")


def _ours(context: Context, *, with_passphrases: bool = True) -> OurKeys:
    from mailbot.bootstrap.keys import our_keys

    return our_keys(context.obj.config(), context.obj.path(), with_passphrases=with_passphrases)


@commands.command()
def show(context: Context, *, as_json: AsJson = False) -> None:
    """Show the key, what is due of it next, and what to publish.

    Needs no passphrase.

    --json: {"fingerprint", "user_ids", "offline_primary", "usable", "encrypts_to": fingerprint|null, "signs_with":
    fingerprint|null, "parts": [{"fingerprint", "algorithm", "purposes", "made_at", "expires_at": null without an end,
    "revoked", "secret": "here"|"card"|"elsewhere"}], primary key first, "next": [{"from", "ends_at", "what":
    "primary"|"encryption"|"signing", "command"}], "older": [{"fingerprint", "parts"}], "public_key_file"}
    """
    from mailbot.admin.keys.show import show_key

    show_key(_ours(context, with_passphrases=False), datetime.now(UTC), as_json=as_json)


@commands.command("confirm-backup")
def confirm(
    context: Context,
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE|-]", help="The exported secret key, where it is kept. It is only looked at."),
    ] = None,
) -> None:
    """Confirm that the secret key is kept somewhere else as well.

    No backup holds it, and without it no backup can be read. Give the exported key, from another disk or on standard
    input: it must hold every secret half that is here, and is written nowhere. For a copy on paper or on a card leave
    FILE out; you are then asked for the end of the fingerprint, as it stands there.

    `check` and `status` say when that was too long ago (half a year), or the key has changed since.
    """
    from mailbot.admin.identity import who
    from mailbot.admin.keys.confirm import confirm_backup

    ours = _ours(context, with_passphrases=False)
    with closing(context.obj.settings()) as store:
        confirm_backup(ours, store, file, who(), datetime.now(UTC))
