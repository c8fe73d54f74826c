"""The sections about mail servers: where the mailbox is, and where letters are handed over."""

from __future__ import annotations

from datetime import date
from ipaddress import ip_address
from typing import Literal, Self

from pydantic import model_validator

from mailbot.config.fields import FilePath, Host, Line, Port, Section
from mailbot.config.secret import Secret


class _Server(Section):
    host: Host
    tls: Literal["implicit", "starttls", "none"] = "implicit"
    ca_file: FilePath | None = None  # trusted instead of the system's certificate authorities

    @model_validator(mode="after")
    def _never_in_clear(self) -> Self:
        if self.tls == "none" and not _is_loopback(self.host):
            raise ValueError("tls: none sends the password in clear and works for a server on this machine only")
        return self


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


class Imap(_Server):
    """The mailbox that is watched."""

    port: Port = 993
    username: Line
    password: Secret
    folder: Line = "INBOX"
    sent: Line | None = None  # where copies of letters go, if anywhere
    since: date | None = None  # older mail is neither fetched nor answered


class Smtp(_Server):
    """The server that letters are handed to."""

    port: Port = 465
    username: Line | None = None
    password: Secret | None = None

    @model_validator(mode="after")
    def _both_or_neither(self) -> Self:
        if (self.username is None) != (self.password is None):
            raise ValueError("username and password belong together; leave both out for a server without login")
        return self
