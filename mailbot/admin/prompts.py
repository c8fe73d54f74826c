"""What `init` asks: each answer by an option, or on the terminal until the configuration would take it."""

from typing import Any

import typer
from pydantic import TypeAdapter, ValidationError


def answer(name: str, given: str, question: str, kind: Any) -> str:
    """Take what the option gave, or ask until the configuration would take the answer."""

    def checked(text: str) -> str:
        try:
            return str(TypeAdapter(kind).validate_python(text.strip()))
        except ValidationError as wrong:
            raise typer.BadParameter(str(wrong.errors()[0]["ctx"]["error"]), param_hint=option(name)) from None

    return checked(given) if given else str(typer.prompt(question, value_proc=checked))


def option(name: str) -> str:
    """Name the option that gives an answer."""
    return f"--{name.replace('_', '-')}"
