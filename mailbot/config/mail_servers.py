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
    tls: Literal["implicit", "starttls", "none"] = "implicit"
    ca_file: FilePath | None = None  # trusted instead of the system's certificate authorities

    @model_validator(mode="after")
    def _never_in_clear(self) -> Self:
        if self.tls == "none" and not is_loopback(self.host):
            raise ValueError("tls: none sends the password in clear and works for a server on this machine only")
        return self


class Imap(RequiredLogin, _Server):
    """The mailbox that is watched."""

    port: Port = 993
    folder: Line = "INBOX"
    sent: Line | None = None  # where copies of letters go, if anywhere
    since: date | None = None  # older mail is neither fetched nor answered


class Smtp(OptionalLogin, _Server):
    """The server that letters are handed to."""

    port: Port = 465
