"""A program that gives tokens: for whatever has no section of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, Field, PrivateAttr, model_validator

from mailbot.config.login.way import Surroundings, Way

if TYPE_CHECKING:
    from mailbot.edges.login.token import TokenSource


def _printable(text: str) -> str:
    if not text.isprintable():
        raise ValueError("must be printable")
    return text


class TokenCommand(Way):
    """A program with its arguments, as a list: no shell reads it."""

    command: Annotated[tuple[Annotated[str, AfterValidator(_printable)], ...], Field(min_length=1)]
    """The program and its arguments; it prints a token, or JSON with access_token and expires_in (seconds)."""

    _config_dir: Path = PrivateAttr(Path())

    @model_validator(mode="before")
    @classmethod
    def _as_a_list(cls, value: Any) -> Any:
        """Take the list alone for the program, which is mostly all there is to say."""
        if isinstance(value, str):
            raise ValueError("must be a list, such as [/usr/local/bin/mail-token, security]: no shell reads it")  # noqa: TRY004  # pydantic's
        return {"command": value} if isinstance(value, list) else value

    def model_post_init(self, context: Path | None) -> None:
        """Remember where the configuration file stands."""
        self._config_dir = context or Path()

    def source(self, around: Surroundings) -> TokenSource:
        """Return the program; a path is taken from where the configuration file stands, a bare name from PATH."""
        from mailbot.edges.login.command import TokenCommand as Source

        program, *arguments = self.command
        path = str(self._config_dir / program) if "/" in program else program
        return Source((path, *arguments), around.now)
