"""`key rotate --primary` and `key revoke`: another primary key, and the end of one."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from mailbot.admin.identity import who
from mailbot.cli.context import Context
from mailbot.facts import KeyReason

Why = Annotated[
    KeyReason | None,
    typer.Option(
        "--reason",
        help="superseded: another follows it; compromised: somebody else may have it; retired: not used any more.",
    ),
]


def rotate_primary(  # long: an argument for each option of the command
    context: Context,
    *,
    reason: KeyReason | None,
    algorithm: str,
    imported: str,
    credential: str,
    another: bool,
    agreed: bool,
) -> None:
    """Go on with a change of the primary key, or begin one."""
    from mailbot.admin.keys import primary
    from mailbot.bootstrap.primary_key import primary_key

    now = datetime.now(UTC)
    asked = primary.NewPrimary(
        reason or KeyReason.SUPERSEDED, algorithm, imported.replace(" ", "").upper(), credential, another
    )

    def agree(question: str) -> bool:
        if agreed:
            return True
        if not sys.stdin.isatty():
            raise typer.BadParameter("needed where nobody can be asked", param_hint="--yes")
        return typer.confirm(question)

    with primary_key(context.obj.config(), context.obj.path(), now) as works:
        primary.rotate_primary(works, asked, agree, now, who())


def revoke(
    context: Context,
    fingerprint: Annotated[
        str, typer.Argument(metavar="[FINGERPRINT]", help="Of the key that another has followed, when left out.")
    ] = "",
    *,
    reason: Why = None,
    even_so: Annotated[
        str,
        typer.Option("--even-so", metavar="END", help="Revoke it although it is needed: the end of its fingerprint."),
    ] = "",
) -> None:
    """Revoke a key of yours, and say what to publish. It cannot be undone.

    Where another key has taken its place it says so to whoever fetches it: nobody encrypts to it, and what it signs
    counts no more, with `compromised` not even what it signed before. mailbot signs nothing with it and goes on reading
    what comes in encrypted to it; handlers see that it was.

    The key in use is not revoked before another one follows it: `mailbot key rotate --primary`. Where the secret half
    of the primary key is not here, the revocation certificate is used that gpg laid by (openpgp-revocs.d in the home).
    """
    from mailbot.admin.keys.revoke import Revoking, revoke_key
    from mailbot.bootstrap.primary_key import primary_key

    now = datetime.now(UTC)
    with primary_key(context.obj.config(), context.obj.path(), now) as works:
        revoke_key(works, Revoking(fingerprint, reason, even_so), now, who())
