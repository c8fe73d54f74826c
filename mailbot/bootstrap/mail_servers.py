"""How to reach the mailbox, and the server that letters are handed to; secrets are read here."""

from __future__ import annotations

from mailbot.config import Config
from mailbot.edges import imap, smtp
from mailbot.edges.net import Tls


def imap_settings(config: Config) -> imap.Settings:
    """Return what the IMAP edge needs, the secret read."""
    section = config.imap
    return imap.Settings(
        host=section.host,
        port=section.port,
        tls=Tls(section.tls),
        login=section.login(),
        folder=section.folder,
        sent=section.sent,
        ca_file=str(section.ca_file) if section.ca_file else None,
    )


def smtp_settings(config: Config) -> smtp.Settings:
    """Return what the SMTP edge needs, the secret read."""
    section = config.smtp
    return smtp.Settings(
        host=section.host,
        port=section.port,
        tls=Tls(section.tls),
        login=section.login(),
        ca_file=str(section.ca_file) if section.ca_file else None,
        ehlo=config.ehlo or config.address.rpartition("@")[2],
    )
