"""Ways to log in at a mail server: one class a way, made by config/login.py from the keys of its section.

Serves imap and smtp, which are handed a `Login` and know nothing of what it proves itself with. What a server answers
is sorted by them, as the answer to any other command.
"""

from dataclasses import dataclass, field
from typing import ClassVar, Protocol

import aiosmtplib
from imapclient import IMAPClient


class Login(Protocol):
    """Who logs in, and how.

    Each method makes one attempt on a connection that is made safe already. It raises what the library raises where
    the server refuses, and Temporary or Permanent where there is nothing to log in with.
    """

    keys: ClassVar[tuple[str, ...]]  # of the configuration's section: what to check when the server refuses

    @property
    def username(self) -> str:
        """The name that the server knows the mailbox by."""

    def log_in_to_imap(self, client: IMAPClient) -> None:
        """Authenticate (RFC 3501 section 6.2)."""

    async def log_in_to_smtp(self, client: aiosmtplib.SMTP) -> None:
        """Authenticate (RFC 4954); `client.login` greets first, which any other way must do itself: `client.ehlo`."""


@dataclass(frozen=True, slots=True)
class Password:
    """A user name and a password."""

    username: str
    password: str = field(repr=False)
    keys: ClassVar[tuple[str, ...]] = ("username", "password")

    def log_in_to_imap(self, client: IMAPClient) -> None:
        """Log in; raises UnicodeError as well, for what this server cannot be told."""
        # AUTHENTICATE takes any user name and password; LOGIN only quoted ASCII (imaplib)
        log_in = client.plain_login if client.has_capability("AUTH=PLAIN") else client.login
        log_in(self.username, self.password)

    async def log_in_to_smtp(self, client: aiosmtplib.SMTP) -> None:
        """Log in, by the strongest mechanism that both know."""
        await client.login(self.username, self.password)
