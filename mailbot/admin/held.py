"""`held`: messages that wait for a person, and what an operator can do about them."""

from collections.abc import Callable, Iterator
from datetime import datetime

import typer

from mailbot.admin.identity import note
from mailbot.edges.store import HeldMessage, Store
from mailbot.errors import MailbotError
from mailbot.facts import Act, Bad, Broken, Good, Message, Opened, Progress, UnknownKey, Unsigned, Witnessed
from mailbot.terminal import print_json, printable, printable_lines

FACTS = ("received_at", "reason", "reference", "attempts")

SPAM = "spam"  # begins the reason of what our own server took for it

LookInto = Callable[[bytes], tuple[Message, Opened]]


def list_held(store: Store, *, as_json: bool) -> None:
    """Print every held message, and why it is held."""
    messages = store.held_messages()
    if as_json:
        facts = [{"id": held.row} | {name: getattr(held, name) for name in FACTS} for held in messages]
        print_json({"messages": facts})
        return
    for held in messages:
        about = f"{held.received_at:%Y-%m-%d %H:%M}  {held.reference or '-':14}"
        typer.echo(f"{held.row:6}  {about}  {printable(held.reason)}")


def show_held(store: Store, number: int, look_into: LookInto, by: str, now: datetime) -> None:
    """Print one held message, opened and as it came in; the journals note who looked."""
    held = _find(store, number)
    if held is None:
        raise typer.BadParameter("there is no such held message", param_hint="ID")
    raw = store.raw_message(number)
    with store.write() as transaction:
        transaction.witness(Witnessed(Act.SHOWN, by, f"held {number}"), now)
        if held.reference:
            transaction.append(held.reference, "shown", {"by": by, "held": held.reason}, now)
    note("shown", by, held=number)
    for name, value in (*_facts_of(held), *(_content_of(raw, look_into) if raw is not None else ())):
        typer.echo(f"{name:10} {printable(value)}")
    if raw is None:
        typer.echo("\nNothing of it was given.")
        return
    heading = "Only its header was given:" if held.withheld else "As it came in:"
    typer.echo(f"\n{heading}\n\n{printable_lines(raw.decode(errors='backslashreplace'))}")


def release_held(store: Store, number: int, by: str, now: datetime) -> None:
    """Let the daemon handle a held message once more."""
    held = _find(store, number)
    with store.write() as transaction:
        done = transaction.release_held(number, by, now)
    if not done:
        raise typer.BadParameter("there is no such held message", param_hint="ID")
    withheld = held is not None and held.withheld
    typer.echo("The daemon asks the mail server for it again." if withheld else "The daemon takes it in next.")
    note("released", by, held=number)


def release_all_held(store: Store, by: str, now: datetime, progress: Progress) -> None:
    """Let the daemon handle all held messages once more, but for spam: of that somebody names each."""
    held = store.held_messages()
    waiting = [one for one in held if not one.reason.startswith(SPAM)]
    released = 0
    for number, one in enumerate(waiting):
        progress("releasing", number, len(waiting))
        with store.write() as transaction:
            done = transaction.release_held(one.row, by, now)  # each by itself: the daemon is at work on them already
        if done:
            released += 1
            note("released", by, held=one.row)
    typer.echo(f"Released: {released}. The daemon takes them in next.")
    if spam := len(held) - len(waiting):
        typer.echo(f"Left as spam: {spam}. `mailbot held release ID` releases one.")


def discard_held(store: Store, number: int, reason: str, by: str, now: datetime) -> None:
    """Be done with a held message."""
    with store.write() as transaction:
        done = transaction.discard_held(number, reason, by, now)
    if not done:
        raise typer.BadParameter("there is no such held message", param_hint="ID")
    typer.echo("Discarded.")
    note("discarded", by, held=number)


def _find(store: Store, number: int) -> HeldMessage | None:
    return next((held for held in store.held_messages() if held.row == number), None)


def _facts_of(held: HeldMessage) -> Iterator[tuple[str, str]]:
    yield "held", f"since {held.received_at:%Y-%m-%d %H:%M}, attempts {held.attempts}: {held.reason}"
    if held.reference:
        yield "case", held.reference
    if (place := held.withheld) is not None:
        size = "" if place.size is None else f", {place.size} octets"
        yield "lies in", f"the mailbox itself: folder {place.folder}, UID {place.uid}{size}"


def _content_of(raw: bytes, look_into: LookInto) -> Iterator[tuple[str, str]]:
    """Yield what stands in a message, each thing with how far it is to be believed."""
    try:
        message, opened = look_into(raw)
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
        case Unsigned():
            pass
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
