"""What every command is given, and the options and arguments that several of them have."""

from __future__ import annotations

from typing import Annotated

import typer

from mailbot.bootstrap.invocation import Invocation


class Context(typer.Context):
    """What typer hands to a command."""

    obj: Invocation


class Leave(SystemExit):
    """Ends a command with a status of its own: 2 is not the word for a usage error there."""


AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Number = Annotated[int, typer.Argument(metavar="ID", help="As the list shows it.")]
