"""Ways to log in at a mail server: one class a way, made by config/login/ from the keys of its section.

Serves imap and smtp, which are handed a `Login` and know nothing of what it proves itself with. What a server answers
is sorted by them, as the answer to any other command.

    password.py  a user name and a password
    token.py     a user name and a token: TokenLogin, over any TokenSource, each in a module of its own
    oauth2.py    … of any provider that follows RFC 6749 (endpoint.py asks it, grant.py reads what it gives)
    command.py   … of a program
    sasl.py      how a token is shown to a server: XOAUTH2 and OAUTHBEARER (RFC 7628)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from mailbot.edges.login.password import Password

if TYPE_CHECKING:  # a configuration is read without them
    import aiosmtplib
    from imapclient import IMAPClient

__all__ = ["Login", "Password"]


class Login(Protocol):
    """Who logs in, and how.

    Each method makes one attempt on a connection that is made safe already. It raises what the library raises where
    the server refuses, and Temporary or Permanent where there is nothing to log in with; LoginRefused where it knows
    more of a refusal than the server says.
    """

    keys: ClassVar[tuple[str, ...]]  # of the configuration's section: what to check when the server refuses

    @property
    def username(self) -> str:
        """The name that the server knows the mailbox by."""

    def log_in_to_imap(self, client: IMAPClient) -> None:
        """Authenticate (RFC 3501 section 6.2)."""

    async def log_in_to_smtp(self, client: aiosmtplib.SMTP) -> None:
        """Authenticate (RFC 4954); `client.login` greets first, which any other way must do itself: `client.ehlo`."""
