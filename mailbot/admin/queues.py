"""`outbox`, `dues` and `held`: what waits, and what an operator can do about it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from mailbot.admin.identity import note, who
from mailbot.errors import MailbotError
from mailbot.facts import Bad, Broken, Good, UnknownKey
from mailbot.terminal import AsJson, print_json, printable, printable_lines

if TYPE_CHECKING:
    from mailbot.edges.store import HeldMessage

outbox = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Letters that have not been sent.")
dues = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="What was due, failed, and was set aside.")
held = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Messages that wait for a person.")

Number = Annotated[int, typer.Argument(metavar="ID", help="As the list gives it.")]


@outbox.command("list")
def list_outbox(context: typer.Context, *, as_json: AsJson = False) -> None:
    """List letters that wait for their turn, are queued, being sent or given up.

    --json: {"letters": [{"id", "reference", "text", "audience", "state": "waiting"|"queued"|"sending"|"failed",
    "queued_at", "next_at", "attempts", "reason", "extent": ""|"lean"|"bare", "excused_at"}]}

    A letter counts as excused while only a limit of the mail server, or its not letting us in, keeps it: since when.
    """
    with closing(context.obj.store()) as store:
        found = store.outbox()
    if as_json:
        print_json({"letters": [asdict(line) for line in found]})
        return
    for line in found:
        tried = f"  tried {line.attempts} times" if line.attempts else ""
        reason = f"{':' if tried else ' '} {printable(line.reason)}" if line.reason else ""
        left = f" ({line.extent})" if line.extent else ""
        typer.echo(
            f"{line.id:6}  {line.state:7}  {line.queued_at:%Y-%m-%d %H:%M}  {line.reference or '-':14}"
            f"  {line.text}{left} to {line.audience}{tried}{reason}"
        )


@outbox.command("retry")
def retry_letter(context: typer.Context, number: Number) -> None:
    """Try a letter again at once, also one that was given up."""
    from mailbot.edges.store import LetterState

    by, now = who(), datetime.now(UTC)
    with closing(context.obj.store()) as store:
        letter = next((line for line in store.outbox() if line.id == number), None)
        if letter is not None and letter.reference and letter.state != LetterState.SENDING:
            with store.write() as transaction:  # before it may leave
                transaction.append(letter.reference, "retried", {"by": by, "letter": letter.text}, now)
        done = store.requeue(number, now)
    _report(done, "letter that waits or was given up", "The daemon sends it next.")
    note("retried", by, letter=number)


@dues.command("list")
def list_dues(context: typer.Context, *, as_json: AsJson = False) -> None:
    """List what was due, failed three times, and is not tried again by itself; and why.

    --json: {"dues": [{"id", "kind", "at", "reference", "reason"}]}
    """
    with closing(context.obj.store()) as store:
        found = store.dues_aside()
    if as_json:
        facts = [{name: getattr(one, name) for name in ("id", "kind", "at", "reference", "reason")} for one in found]
        print_json({"dues": facts})
        return
    for one in found:
        about = f"{one.at:%Y-%m-%d %H:%M}  {one.reference or '-':14}  {printable(one.kind)}"
        typer.echo(f"{one.id:6}  {about}: {printable(one.reason)}")


@dues.command("retry")
def retry_due(context: typer.Context, number: Number) -> None:
    """Try once more what was set aside, for instance after an upgrade."""
    by = who()
    with closing(context.obj.store()) as store:
        aside = next((one for one in store.dues_aside() if one.id == number), None)
        if aside is not None and aside.why_unknown is not None:
            raise typer.BadParameter(f"{printable(aside.kind)}: {aside.why_unknown}", param_hint="ID")
        if aside is not None and aside.reference:
            with store.write() as transaction:  # before it may be carried out
                facts = {"by": by, "due": aside.kind}
                transaction.append(aside.reference, "retried", facts, datetime.now(UTC))
        done = store.retry_due(number)
    _report(done, "due that was set aside", "The daemon tries it next.")
    note("retried", by, due=number)


@held.command("list")
def list_held(context: typer.Context, *, as_json: AsJson = False) -> None:
    """List messages that could not be handled, and why.

    --json: {"messages": [{"id", "received_at", "reason", "reference", "attempts"}]}
    """
    with closing(context.obj.store()) as store:
        found = store.held_messages()
    if as_json:
        facts = ("received_at", "reason", "reference", "attempts")
        print_json({"messages": [{"id": one.row} | {name: getattr(one, name) for name in facts} for one in found]})
        return
    for one in found:
        typer.echo(f"{one.row:6}  {one.received_at:%Y-%m-%d %H:%M}  {one.reference or '-':14}  {printable(one.reason)}")


@held.command("show")
def show_held(context: typer.Context, number: Number) -> None:
    """Show a held message: why it waits, what it says once it is opened, and then its bytes as they came in.

    Everything that a terminal would act upon is made visible. The journal of its case, if it has one, notes who looked.
    """
    by = who()
    with closing(context.obj.store()) as store:
        found = next((one for one in store.held_messages() if one.row == number), None)
        raw = store.raw_message(number) if found else None
        if found is None:
            raise typer.BadParameter("there is no such held message", param_hint="ID")
        if found.reference:
            with store.write() as transaction:
                facts = {"by": by, "held": found.reason}
                transaction.append(found.reference, "shown", facts, datetime.now(UTC))
    note("shown", by, held=number)
    for name, value in (*_facts_of(found), *(_said(context, raw) if raw is not None else ())):
        typer.echo(f"{name:10} {printable(value)}")
    if raw is None:
        typer.echo("\nNothing of it was given.")
        return
    heading = "Only its header was given:" if found.withheld else "As it came in:"
    typer.echo(f"\n{heading}\n\n{printable_lines(raw.decode(errors='backslashreplace'))}")


@held.command("release")
def release_held(context: typer.Context, number: Number) -> None:
    """Let a held message be handled once more, for instance after a key was put back.

    One that the mail server did not give is asked for again, and stays in the list until it comes.

    Spam is then taken in as any other mail, and a machine's mail opens a case, without a letter to its sender. What
    still proves nothing, or still cannot be read, is held again: ask a handler to write once more.
    """
    by = who()
    with closing(context.obj.store()) as store:
        withheld = any(one.row == number and one.withheld for one in store.held_messages())
        with store.write() as transaction:
            done = transaction.release_held(number, by, datetime.now(UTC))
    next_step = "The daemon asks the mail server for it again." if withheld else "The daemon takes it in next."
    _report(done, "held message", next_step)
    note("released", by, held=number)


@held.command("discard")
def discard_held(
    context: typer.Context,
    number: Number,
    reason: Annotated[str, typer.Argument(help="Why nobody needs to see it; kept with the message.")],
) -> None:
    """Be done with a held message; its bytes stay until retention takes them."""
    by = who()
    with closing(context.obj.store()) as store, store.write() as transaction:
        done = transaction.discard_held(number, reason, by, datetime.now(UTC))
    _report(done, "held message", "Discarded.")
    note("discarded", by, held=number)


def _facts_of(held: HeldMessage) -> Iterator[tuple[str, str]]:
    yield "held", f"since {held.received_at:%Y-%m-%d %H:%M}, attempts {held.attempts}: {held.reason}"
    if held.reference:
        yield "case", held.reference
    if (at := held.withheld) is not None:
        size = "" if at.size is None else f", {at.size} octets"
        yield "lies in", f"the mailbox itself: folder {at.folder}, UID {at.uid}{size}"


def _said(context: typer.Context, raw: bytes) -> Iterator[tuple[str, str]]:
    """Return what stands in a message, each thing with how far it is to be believed."""
    try:
        message, opened = context.obj.look_into(raw)
    except MailbotError as why:  # a thing that stops it stops nothing else: the bytes are shown all the same
        yield "unreadable", str(why)
        return
    yield "claims", f"to be from {', '.join(message.senders) or 'nobody'}"
    if message.vouched_domain is not None:
        yield "vouched", f"our mail server vouches for {message.vouched_domain}"
    match opened.signature:
        case Good(fingerprint=fingerprint):
            yield "signed", f"with the key {fingerprint} of a handler or partner"
        case UnknownKey() | Bad():
            yield "signed", "by nobody who is known"
    if opened.failure is not None:
        reason = opened.failure.reason if isinstance(opened.failure, Broken) else "to other keys than ours"
        yield "encrypted", reason
    elif opened.encrypted:
        closed = f", but for {len(opened.unopened)} of {len(message.encrypted)} parts" if opened.unopened else ""
        yield "encrypted", f"and opened here{closed}"
    yield "subject", message.subject
    yield "attached", ", ".join(attachment.name for attachment in message.attachments) or "nothing"
    for line in message.text.splitlines():
        yield "", line


def _report(done: bool, what: str, said: str) -> None:  # noqa: FBT001  # what the store answered
    if not done:
        raise typer.BadParameter(f"there is no such {what}", param_hint="ID")
    typer.echo(said)
