"""The keys that say how to log in at a mail server, and the class of edges/login.py that is made from them.

Another way to log in is a class there, its keys in both sections here, and a branch in `_login`. Take its keys out of
those that a later version will know (config/mistakes.py).
"""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from mailbot.config.fields import Line, Section
from mailbot.config.secret import Secret
from mailbot.edges.login import Login, Password


def _login(username: str, password: Secret) -> Login:
    return Password(username, password.read())


class OptionalLogin(Section):
    """A login, or none for a server that asks for none."""

    username: Line | None = None
    """The name that the server knows the mailbox by."""
    password: Secret | None = None
    """Where the password is."""

    @model_validator(mode="after")
    def _both_or_neither(self) -> Self:
        if (self.username is None) != (self.password is None):
            raise ValueError("username and password belong together; leave both out for a server without login")
        return self

    def login(self) -> Login | None:
        """Return how to log in, the secret read; raises ConfigError, or Temporary when it cannot be read just now."""
        if self.username is None or self.password is None:
            return None
        return _login(self.username, self.password)


class RequiredLogin(Section):
    """A login that the server cannot do without."""

    username: Line
    """The name that the server knows the mailbox by."""
    password: Secret
    """Where the password is."""

    def login(self) -> Login:
        """Return how to log in, the secret read; raises ConfigError, or Temporary when it cannot be read just now."""
        return _login(self.username, self.password)
