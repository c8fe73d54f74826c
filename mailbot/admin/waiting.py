"""`outbox` and `held`: what waits, and what an operator can do about it."""

import getpass
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import structlog
import typer

from mailbot.screen import AsJson, print_json, printable, printable_lines

log = structlog.get_logger("mailbot.admin")

outbox = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Letters that have not been sent.")
held = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Messages that wait for a person.")

Number = Annotated[int, typer.Argument(metavar="ID", help="As the list gives it.")]


@outbox.command("list")
def list_outbox(context: typer.Context, *, as_json: AsJson = False) -> None:
    """List letters that are queued, being sent or given up.

    --json: {"letters": [{"id", "reference", "text", "audience", "state": "queued"|"sending"|"failed",
    "queued_at", "next_at", "attempts", "reason"}]}
    """
    with closing(context.obj.store()) as store:
        found = store.outbox()
    if as_json:
        print_json({"letters": [asdict(line) for line in found]})
        return
    for line in found:
        tried = f"  tried {line.attempts} times: {printable(line.reason)}" if line.attempts else ""
        typer.echo(
            f"{line.id:6}  {line.state:7}  {line.queued_at:%Y-%m-%d %H:%M}  {line.reference or '-':14}"
            f"  {line.text} to {line.audience}{tried}"
        )


@outbox.command("retry")
def retry_letter(context: typer.Context, number: Number) -> None:
    """Try a letter again at once, also one that was given up."""
    with closing(context.obj.store()) as store:
        done = store.requeue(number, datetime.now(UTC))
    _report(done, "letter that waits or was given up", "The daemon sends it next.")


@held.command("list")
def list_held(context: typer.Context, *, as_json: AsJson = False) -> None:
    """List messages that could not be handled, and why.

    --json: {"messages": [{"id", "received_at", "reason", "reference"}]}
    """
    with closing(context.obj.store()) as store:
        found = store.held()
    if as_json:
        facts = ("received_at", "reason", "reference")
        print_json({"messages": [{"id": one.row} | {name: getattr(one, name) for name in facts} for one in found]})
        return
    for one in found:
        typer.echo(f"{one.row:6}  {one.received_at:%Y-%m-%d %H:%M}  {one.reference or '-':14}  {printable(one.reason)}")


@held.command("show")
def show_held(context: typer.Context, number: Number) -> None:
    """Show a held message as it came in, with everything that a terminal would act upon made visible."""
    with closing(context.obj.store()) as store:
        raw = store.message(number) if number in {one.row for one in store.held()} else None
    if raw is None:
        raise typer.BadParameter("there is no such held message", param_hint="ID")
    log.info("shown", held=number, by=getpass.getuser())
    typer.echo(printable_lines(raw.decode(errors="backslashreplace")))


@held.command("release")
def release_held(context: typer.Context, number: Number) -> None:
    """Let a held message be handled once more, for instance after a key was put back."""
    with closing(context.obj.store()) as store:
        done = store.release_held(number)
    _report(done, "held message", "The daemon takes it in next.")
    log.info("released", held=number, by=getpass.getuser())


@held.command("discard")
def discard_held(
    context: typer.Context,
    number: Number,
    reason: Annotated[str, typer.Argument(help="Why nobody needs to see it; kept with the message.")],
) -> None:
    """Be done with a held message; its bytes stay until retention takes them."""
    with closing(context.obj.store()) as store:
        done = store.discard_held(number, reason)
    _report(done, "held message", "Discarded.")
    log.info("discarded", held=number, by=getpass.getuser())


def _report(done: bool, what: str, said: str) -> None:  # noqa: FBT001  # what the store answered
    if not done:
        raise typer.BadParameter(f"there is no such {what}", param_hint="ID")
    typer.echo(said)
