"""The way to log in that every server had once: a user name and a password."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    import aiosmtplib
    from imapclient import IMAPClient


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
