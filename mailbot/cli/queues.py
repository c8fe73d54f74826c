"""`outbox`, `held` and `dues`: what waits, and what can be done about it."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import Annotated

import typer

from mailbot.admin.identity import who
from mailbot.cli.context import AsJson, Context, Number
from mailbot.terminal import shown_progress

outbox = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Letters that have not been sent.")
held = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Messages that wait for a person.")
dues = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="What was due, failed, and was set aside.")


@outbox.command("list")
def list_outbox(context: Context, *, as_json: AsJson = False) -> None:
    """List letters that wait for their turn, are queued, being sent or given up.

    --json: {"letters": [{"id", "reference", "text", "audience", "state": "waiting"|"queued"|"sending"|"failed",
    "queued_at", "next_at", "attempts", "reason", "extent": ""|"lean"|"bare", "excused_at"}]}

    A letter is excused, since "excused_at", while nothing keeps it but a limit of the mail server or a login that it
    refuses.
    """
    from mailbot.admin.outbox import list_letters

    with closing(context.obj.store()) as store:
        list_letters(store, as_json=as_json)


@outbox.command("retry")
def retry_letter(context: Context, number: Number) -> None:
    """Try a letter again at once, also one that was given up."""
    from mailbot.admin.outbox import retry_letter

    with closing(context.obj.store()) as store:
        retry_letter(store, number, who(), datetime.now(UTC))


@held.command("list")
def list_held(context: Context, *, as_json: AsJson = False) -> None:
    """List messages that could not be handled, and why.

    --json: {"messages": [{"id", "received_at", "reason", "reference", "attempts"}]}
    """
    from mailbot.admin.held import list_held

    with closing(context.obj.store()) as store:
        list_held(store, as_json=as_json)


@held.command("show")
def show_held(context: Context, number: Number) -> None:
    """Show a held message: why it waits, what it says once it is opened, and its bytes as they came in.

    Everything that a terminal would act upon is made visible. The journal of its case, if it has one, notes who looked.
    """
    from mailbot.admin.held import show_held

    with closing(context.obj.store_to_open()) as store:
        show_held(store, number, context.obj.look_into, who(), datetime.now(UTC))


@held.command("release")
def release_held(
    context: Context,
    number: Annotated[int | None, typer.Argument(metavar="[ID]", help="As the list shows it.")] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="All of them, but for what your own server calls spam.")] = False,
) -> None:
    """Let a held message be handled once more, for instance after a key was put back.

    One that the mail server did not give is asked for again, and stays in the list until it comes.

    Spam is then taken in as any other mail, and a machine's mail opens a case, without a letter to its sender. What
    still proves nothing, or still cannot be read, is held again: ask a handler to write once more.
    """
    from mailbot.admin.held import release_all_held, release_held

    if (number is None) is not every:
        raise typer.BadParameter("name one of the list, or give --all", param_hint="ID")
    with closing(context.obj.store()) as store, shown_progress() as progress:
        if number is None:
            release_all_held(store, who(), datetime.now(UTC), progress)
        else:
            release_held(store, number, who(), datetime.now(UTC))


@held.command("discard")
def discard_held(
    context: Context,
    number: Number,
    reason: Annotated[str, typer.Argument(help="Why nobody needs to see it; kept with the message.")],
) -> None:
    """Be done with a held message; its bytes stay until retention takes them."""
    from mailbot.admin.held import discard_held

    with closing(context.obj.store()) as store:
        discard_held(store, number, reason, who(), datetime.now(UTC))


@dues.command("list")
def list_dues(context: Context, *, as_json: AsJson = False) -> None:
    """List what was due, failed three times and is not tried again by itself, and why.

    --json: {"dues": [{"id", "kind", "at", "reference", "reason"}]}
    """
    from mailbot.admin.dues import list_dues

    with closing(context.obj.store()) as store:
        list_dues(store, as_json=as_json)


@dues.command("retry")
def retry_due(context: Context, number: Number) -> None:
    """Try once more what was set aside, for instance after an upgrade."""
    from mailbot.admin.dues import retry_due

    with closing(context.obj.store()) as store:
        retry_due(store, number, who(), datetime.now(UTC))
