"""The sections about mail servers: where the mailbox is, and where letters are handed over."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import model_validator

from mailbot.config.fields import FilePath, Host, Line, Most, Port, Section
from mailbot.config.login import Auth, OptionalLogin, RequiredLogin
from mailbot.config.login.way import Preset, Way
from mailbot.domains import is_loopback


class _Server(Section):
    host: Host
    """Name of the server."""
    tls: Literal["implicit", "starttls", "none"] = "implicit"
    """How the connection is made safe; `none` is for a server on this machine only."""
    ca_file: FilePath | None = None
    """Certificate authorities that are trusted instead of the system's."""

    @model_validator(mode="after")
    def _never_in_clear(self) -> Self:
        if self.tls == "none" and not is_loopback(self.host):
            raise ValueError("tls: none sends the password in clear and works for a server on this machine only")
        return self


class Imap(RequiredLogin, _Server):
    """The mailbox that is watched."""

    port: Port = 993
    """Port of the server."""
    folder: Line = "INBOX"
    """The folder that is watched."""
    sent: Line | None = None
    """The folder for a copy of every letter to a reporter; none when left out.

    None either where the server that letters are handed to files them itself (smtp.files_sent).
    """
    since: date | None = None
    """The first day whose mail counts; the moment of the first start when left out.

    Older mail is neither fetched nor answered.
    """


class Limits(Section):
    """How much may leave, kept by all daemons of a database together; what was promised goes first.

    What is left out is what is known of the provider (auth), and no limit with a password. `none` is no limit.
    """

    minute: Most | None = None
    """Letters in a minute."""
    day: Most | None = None
    """Letters in any 24 hours; each has one recipient."""
    connections: Most | None = None
    """Daemons that send at once; each gives its connection back when nothing waits."""


class Smtp(OptionalLogin, _Server):
    """The server that letters are handed to."""

    port: Port = 465
    """Port of the server."""
    limits: Limits = Limits()
    """What the provider lets this mailbox send."""
    files_sent: bool | None = None
    """Whether the server files what it sends into Sent by itself, so that mailbot puts no second copy there.

    When left out: yes with auth: microsoft or google, else no.
    """

    def preset(self, instead: Auth | None) -> Preset:
        """Return what is known of the provider; `instead` is the way to log in where there is a user name alone."""
        auth = self.auth or (instead if self.username is not None and self.password is None else None)
        way = auth.way if auth is not None else None
        return way.preset if isinstance(way, Way) else Preset()
