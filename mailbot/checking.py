"""The list that `mailbot check` goes down, in the order in which one thing leans on another.

Builds each part from the configuration as a start would, and hands it to the probe that tries it (`admin/check.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from mailbot import assembly
from mailbot.admin import check
from mailbot.admin.probe import Route, probe
from mailbot.config import Config
from mailbot.domains import ascii_domain
from mailbot.edges.imap import Mailbox
from mailbot.edges.smtp import Sender, Settings
from mailbot.errors import ConfigError
from mailbot.facts import Organisation
from mailbot.mail.compose import Texts

MX = 25  # where strangers' servers knock


def probes(path: Path, read: Callable[[], Config], via: str | None) -> Iterable[tuple[str, check.Probe]]:
    """Give each thing with its probe; `via` asks for forgeries as well, "" by the configured server."""
    now = datetime.now(UTC)
    yield "clock", lambda: check.probe_clock(now)
    try:
        config = read()
    except ConfigError as wrong:
        problem = wrong  # the name of an exception ends with its block
        yield "config", lambda: [check.failed("config", problem)]
        return
    yield "config", lambda: [check.fine("config", f"{path} is understood.")]
    yield "texts", lambda: check.probe_texts(Texts(config.texts_dir))
    yield "cage", lambda: check.probe_cage(assembly.cage(config))
    yield "key", lambda: check.probe_key(assembly.open_gpg(config), config.homedir, now)
    if older := [one.fingerprint for one in config.openpgp.older]:
        yield "key", lambda: check.probe_older(assembly.open_gpg(config), older, config.homedir, now)

    def organisation() -> Organisation:
        return config.organisation(assembly.enrolled_keys(config, assembly.open_gpg(config), now))

    yield "handlers", lambda: check.probe_handlers(organisation().handlers, now)
    yield "partners", lambda: check.probe_partners(organisation().partners, now)
    yield "database", lambda: check.probe_database(config.database_url, now)
    yield "imap", lambda: check.probe_mailbox(Mailbox(assembly.imap_settings(config)), now.date())
    yield "smtp", lambda: check.probe_sender(Sender(assembly.smtp_settings(config)))
    if via is not None:
        yield "probe", lambda: _forgeries(config, via, now)


def _forgeries(config: Config, via: str, now: datetime) -> Iterator[check.Finding]:
    """Mail forgeries to ourselves, by our own server or as strangers do."""
    address = config.address
    with (
        closing(assembly.open_store(config, assembly.open_gpg(config), now)) as store,
        closing(Mailbox(assembly.imap_settings(config))) as mailbox,
        closing(Sender(_strangers(via, assembly.smtp_settings(config)))) as sender,
    ):
        mailbox.connect()
        route = Route(lambda raw: sender.send(address, address, raw), strangers=bool(via))

        def expect(message_id: str) -> None:
            store.expect(message_id, address, now)

        yield from probe(route, mailbox, expect, config.believed(), address, now)


def _strangers(via: str, ours: Settings) -> Settings:
    """Give how a stranger reaches `via` (HOST or HOST:PORT): without a login, with TLS where it is offered."""
    if not via:
        return ours
    host, _, port = via.partition(":")
    if not port.isdecimal() and port:
        raise ConfigError(f"--via {via}: after the colon belongs a number.", "Name it as HOST or HOST:PORT.")
    return replace(
        ours, host=ascii_domain(host) or host, port=int(port or MX), tls="offered", username=None, password=None
    )
