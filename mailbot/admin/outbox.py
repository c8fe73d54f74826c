"""`outbox`: letters that have not been sent, and what an operator can do about them."""

from dataclasses import asdict
from datetime import datetime

import typer

from mailbot.admin.identity import note
from mailbot.edges.store import LetterState, Store
from mailbot.facts import Act, Witnessed
from mailbot.health.conditions import count_of
from mailbot.terminal import print_json, printable


def list_letters(store: Store, *, as_json: bool) -> None:
    """Print every letter that waits or was given up."""
    letters = store.outbox()
    if as_json:
        print_json({"letters": [asdict(letter) for letter in letters]})
        return
    for letter in letters:
        tried = f"  tried {count_of(letter.attempts, 'time')}" if letter.attempts else ""
        reason = f"{':' if tried else ' '} {printable(letter.reason)}" if letter.reason else ""
        extent = f" ({letter.extent})" if letter.extent else ""
        typer.echo(
            f"{letter.id:6}  {letter.state:7}  {letter.queued_at:%Y-%m-%d %H:%M}  {letter.reference or '-':14}"
            f"  {letter.text}{extent} to {letter.audience}{tried}{reason}"
        )


def retry_letter(store: Store, number: int, by: str, now: datetime) -> None:
    """Queue a letter again at once; the journal of its case notes who did."""
    letter = next((letter for letter in store.outbox() if letter.id == number), None)
    if letter is not None and letter.state != LetterState.SENDING:
        with store.write() as transaction:  # before it may leave
            transaction.witness(Witnessed(Act.RETRIED, by, f"letter {number}"), now)
            if letter.reference:
                transaction.append(letter.reference, "retried", {"by": by, "letter": letter.text}, now)
    if not store.requeue(number, now):
        raise typer.BadParameter("there is no such letter that waits or was given up", param_hint="ID")
    typer.echo("The daemon sends it next.")
    note("retried", by, letter=number)
