"""How to reach the mailbox, and the server that letters are handed to; secrets are read here."""

from __future__ import annotations

from collections.abc import Iterator

from mailbot.config import Config
from mailbot.config.login import SharedTokens
from mailbot.edges import imap, smtp
from mailbot.edges.net import Tls
from mailbot.facts import CredentialExpiry


def imap_settings(config: Config, tokens: SharedTokens) -> imap.Settings:
    """Return what the IMAP edge needs, the secret read; `tokens` are shared with SMTP."""
    section = config.imap
    return imap.Settings(
        host=section.host,
        port=section.port,
        tls=Tls(section.tls),
        login=section.login(tokens),
        folder=section.folder,
        sent=section.sent,
        ca_file=str(section.ca_file) if section.ca_file else None,
    )


def smtp_settings(config: Config, tokens: SharedTokens) -> smtp.Settings:
    """Return what the SMTP edge needs, the secret read; `tokens` are shared with IMAP."""
    section = config.smtp
    return smtp.Settings(
        host=section.host,
        port=section.port,
        tls=Tls(section.tls),
        login=section.login(tokens, instead=config.imap.auth),
        ca_file=str(section.ca_file) if section.ca_file else None,
        ehlo=config.ehlo or config.address.rpartition("@")[2],
    )


def expiries(config: Config) -> Iterator[CredentialExpiry]:
    """Yield what both logins are proven with and ends by itself, and when."""
    yield from config.imap.expiries("imap")
    yield from config.smtp.expiries("smtp")
