"""How to reach the mailbox, and the server that letters are handed to; secrets are read here."""

from __future__ import annotations

from collections.abc import Iterator

from mailbot.config import Config
from mailbot.config.login import SharedTokens
from mailbot.edges import imap, smtp
from mailbot.edges.net import Tls
from mailbot.facts import CredentialExpiry, SendingLimits


def imap_settings(config: Config, tokens: SharedTokens) -> imap.Settings:
    """Return what the IMAP edge needs, the secret read; `tokens` are shared with SMTP."""
    section = config.imap
    return imap.Settings(
        host=section.host,
        port=section.port,
        tls=Tls(section.tls),
        login=section.login(tokens),
        folder=section.folder,
        sent=None if _files_sent(config) else section.sent,
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
        limits=_sending_limits(config),
    )


def _sending_limits(config: Config) -> SendingLimits:
    """Return what the provider lets us send: what the file says, and the rest as it is known of the provider."""
    known, said = config.smtp.preset(config.imap.auth).limits, config.smtp.limits
    return SendingLimits(
        per_minute=_limit(said.minute, known.per_minute),
        per_day=_limit(said.day, known.per_day),
        connections=_limit(said.connections, known.connections),
    )


def _limit(said: int | None, known: int | None) -> int | None:
    return known if said is None else said or None


def _files_sent(config: Config) -> bool:
    said = config.smtp.files_sent
    return config.smtp.preset(config.imap.auth).files_sent if said is None else said


def expiries(config: Config) -> Iterator[CredentialExpiry]:
    """Yield what both logins are proven with and ends by itself, and when."""
    yield from config.imap.expiries("imap")
    yield from config.smtp.expiries("smtp")
