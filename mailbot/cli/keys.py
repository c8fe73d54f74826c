"""`key`: what keeps the organisation's key alive over the years."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mailbot.admin.identity import who
from mailbot.cli.context import AsJson, Context
from mailbot.cli.primary_key import Why, revoke, rotate_primary

if TYPE_CHECKING:
    from mailbot.admin.keys.works_on import OurKeys

commands = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The organisation's key over the years.")


@contextmanager
def _ours(context: Context, *, with_passphrases: bool = True) -> Iterator[OurKeys]:
    """Open what a command works with; what it did is then entered in the installation's own journal."""
    from mailbot.bootstrap.keys import our_keys

    try:
        yield our_keys(context.obj.config(), context.obj.path(), with_passphrases=with_passphrases)
    finally:
        context.obj.enter_acts()


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

    with _ours(context, with_passphrases=False) as ours:
        ours.note("key shown", who(), now := datetime.now(UTC))
        show_key(ours, now, as_json=as_json)


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
    from mailbot.admin.keys.confirm import confirm_backup

    with _ours(context, with_passphrases=False) as ours, closing(context.obj.settings()) as store:
        confirm_backup(ours, store, file, who(), datetime.now(UTC))


@commands.command()
def extend(
    context: Context,
    *,
    until: Annotated[
        datetime | None, typer.Option(metavar="DAY", formats=["%Y-%m-%d"], help="The last day, such as 2029-11-26.")
    ] = None,
    years: Annotated[int, typer.Option(min=1, max=20, help="Years from today, where no day is given.")] = 3,
    subkeys: Annotated[
        bool, typer.Option("--subkeys", help="Put off the subkeys in use as well, instead of a successor.")
    ] = False,
) -> None:
    """Let the key last longer: its primary key, whose fingerprint everybody knows.

    Run it once a year. It changes nothing where the key lasts as long already, so it may be repeated; then it writes
    the public key anew, which has to be published. Where the secret primary key is kept elsewhere, it prints what to
    run there.
    """
    from mailbot.admin.keys.renewal import extend_key
    from mailbot.case.key_renewal import years_from

    now = datetime.now(UTC)
    day = until.date() if until else years_from(now, years)
    if not now.date() < day < years_from(now, 30):
        raise typer.BadParameter("must be a day to come, of the next 30 years", param_hint="--until")
    with _ours(context) as ours:
        extend_key(ours, day, now, who(), subkeys=subkeys, bounds=until is not None)


@commands.command()
def rotate(  # long: an argument for each option of the command
    context: Context,
    *,
    early: Annotated[bool, typer.Option("--early", help="Make successors although none is due.")] = False,
    primary: Annotated[
        bool, typer.Option("--primary", help="Let another primary key follow this one, with another fingerprint.")
    ] = False,
    reason: Why = None,
    algorithm: Annotated[str, typer.Option(help="Of the new primary key: ed25519 or rsa4096.")] = "ed25519",
    key: Annotated[
        str, typer.Option("--key", metavar="FINGERPRINT", help="A key that you have imported into the gpg home.")
    ] = "",
    credential: Annotated[str, typer.Option(metavar="NAME", help="Of that key's passphrase, if it has one.")] = "",
    another: Annotated[
        bool, typer.Option("--another", help="Begin with yet another, although the last change is finished.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Begin without being asked.")] = False,
) -> None:
    """Make a successor of the subkey that others encrypt to, and of one that signs, 90 days before it ends.

    The primary key stays, and with it the fingerprint; it is put off where the successor would outlive it. What comes
    in encrypted to a subkey of before is still read. It makes none that is not due, so it may be repeated.

    With --primary another key takes the place of this one: for when somebody else may have it, or its algorithm is too
    old. It is made and certified by the old one, both sign a statement, the data key is wrapped for it, and the
    configuration names it. Restart mailbot then and run the same command once more: everybody with an open case is
    told, and you are told what to publish. Whatever cuts it off, run it again. README.md, “When the key is lost or
    stolen”, says in which order.
    """
    if primary:
        rotate_primary(
            context,
            reason=reason,
            algorithm=algorithm,
            imported=key,
            credential=credential,
            another=another,
            agreed=yes,
        )
        return
    from mailbot.admin.keys.renewal import rotate_subkeys

    with _ours(context) as ours:
        rotate_subkeys(ours, datetime.now(UTC), who(), early=early)


@commands.command("import")
def import_key(
    context: Context, file: Annotated[Path, typer.Argument(metavar="FILE", help="As gpg exported it.")]
) -> None:
    """Take in the key as it was changed where its secret primary key is kept.

    Everything is tried on a copy first: another's key, the secret primary key, or a subkey whose secret half is
    missing or has another passphrase, is refused.
    """
    from mailbot.admin.keys.bringing_in import bring_in

    with _ours(context) as ours:
        bring_in(ours, file, datetime.now(UTC), who())


commands.command()(revoke)
