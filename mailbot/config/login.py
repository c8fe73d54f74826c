"""The keys that say how to log in at a mail server, and the class in edges/login.py that each way is made by."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from mailbot.config.fields import Line, Section
from mailbot.config.secret import Secret
from mailbot.edges.login import Login, Password


class OptionalLogin(Section):
    """A login, or none for a server that asks for none."""

    username: Line | None = None
    password: Secret | None = None

    @model_validator(mode="after")
    def _both_or_neither(self) -> Self:
        if (self.username is None) != (self.password is None):
            raise ValueError("username and password belong together; leave both out for a server without login")
        return self

    def login(self) -> Login | None:
        """Return how to log in, the secret read; raises ConfigError, or Temporary when it cannot be read just now."""
        if self.username is None or self.password is None:
            return None
        return Password(self.username, self.password.read())


class RequiredLogin(Section):
    """A login that the server cannot do without."""

    username: Line
    password: Secret

    def login(self) -> Login:
        """Return how to log in, the secret read; raises ConfigError, or Temporary when it cannot be read just now."""
        return Password(self.username, self.password.read())
