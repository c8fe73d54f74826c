"""`dues`: what was due, failed and was set aside, and what an operator can do about it."""

from datetime import datetime

import typer

from mailbot.admin.identity import note
from mailbot.edges.store import Store
from mailbot.facts import Act, Witnessed
from mailbot.terminal import print_json, printable

FACTS = ("id", "kind", "at", "reference", "reason")


def list_dues(store: Store, *, as_json: bool) -> None:
    """Print everything that was set aside."""
    dues = store.dues_aside()
    if as_json:
        print_json({"dues": [{name: getattr(due, name) for name in FACTS} for due in dues]})
        return
    for due in dues:
        about = f"{due.at:%Y-%m-%d %H:%M}  {due.reference or '-':14}  {printable(due.kind)}"
        typer.echo(f"{due.id:6}  {about}: {printable(due.reason)}")


def retry_due(store: Store, number: int, by: str, now: datetime) -> None:
    """Let the daemon try once more what was set aside; the journal of its case notes who did."""
    due = next((due for due in store.dues_aside() if due.id == number), None)
    if due is not None and due.why_unknown is not None:
        raise typer.BadParameter(f"{printable(due.kind)}: {due.why_unknown}", param_hint="ID")
    if due is not None:
        with store.write() as transaction:  # before it may be carried out
            transaction.witness(Witnessed(Act.RETRIED, by, f"due {number}", {"due": due.kind}), now)
            if due.reference:
                transaction.append(due.reference, "retried", {"by": by, "due": due.kind}, now)
    if not store.retry_due(number):
        raise typer.BadParameter("there is no such due that was set aside", param_hint="ID")
    typer.echo("The daemon tries it next.")
    note("retried", by, due=number)
