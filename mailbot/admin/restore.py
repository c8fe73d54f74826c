"""`restore`: a database that was put back from a copy, and what may have left since the copy was made."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import Annotated

import typer

CURRENT = (
    "It is no copy, but the database that was in use last, and was moved here: everything in it is still to leave."
)


def restore(
    context: typer.Context, *, current: Annotated[bool, typer.Option("--current", help=CURRENT)] = False
) -> None:
    """Say that the database in place is a copy that was made earlier.

    Put it in place first, with the daemon stopped. What may have left since the copy was made does not leave again: the
    letters that wait in it are set aside, and so is what the time until now and the mail that it knows of would bring.
    `mailbot outbox list` shows them, and `mailbot outbox retry ID` sends one.
    """
    from mailbot.bootstrap.restore import accept_as_current, open_sent_marker, set_aside_what_left

    config = context.obj.config()
    with closing(context.obj.store()) as store:
        if current:
            accept_as_current(store, open_sent_marker(config))
            typer.echo("The database is taken for the one in use.")
            return
        letters = set_aside_what_left(store, open_sent_marker(config), datetime.now(UTC))
    typer.echo(f"Letters set aside: {letters}. `mailbot outbox list` shows them, and later those that the daemon adds.")
