"""The sections about mail servers: where the mailbox is, and where letters are handed over."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import model_validator

from mailbot.config.fields import FilePath, Host, Line, Port, Section
from mailbot.config.login import OptionalLogin, RequiredLogin
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
    """The folder for a copy of every letter; none when left out."""
    since: date | None = None
    """The first day whose mail counts; the moment of the first start when left out.

    Older mail is neither fetched nor answered.
    """


class Smtp(OptionalLogin, _Server):
    """The server that letters are handed to."""

    port: Port = 465
    """Port of the server."""
