"""The list that `mailbot check` goes down, in the order in which one thing leans on another.

Builds each part from the configuration as a start would, and hands it to the probe that tries it (`admin/check.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

from mailbot.admin import check
from mailbot.admin.keys.confirm import last_confirmation
from mailbot.admin.opening import probe_modes, probe_openers
from mailbot.admin.probe import Ours, Route, probe, probe_true, unreachable
from mailbot.admin.terms import probe_retention
from mailbot.admin.tokens import probe_tokens, with_lines
from mailbot.bootstrap.backup import key_of, why_key_unconfirmed
from mailbot.bootstrap.inspection import sandboxes
from mailbot.bootstrap.keys import keys_of_section, open_gpg, our_keys
from mailbot.bootstrap.mail_servers import expiries, imap_settings, smtp_settings
from mailbot.bootstrap.round_trip import go_round
from mailbot.bootstrap.store import leave_tables_alone, open_settings, open_store
from mailbot.config import Config
from mailbot.config.login import SharedTokens
from mailbot.domains import ascii_domain
from mailbot.edges import charts, metadata
from mailbot.edges.imap import Mailbox
from mailbot.edges.login import Login, Password
from mailbot.edges.login.claims import IMAP_ROLE, SMTP_ROLE
from mailbot.edges.login.token import TokenLogin, Tokens
from mailbot.edges.net import Tls
from mailbot.edges.smtp import Sender, Settings
from mailbot.edges.store import LAST_BACKUP, Store
from mailbot.edges.store.handovers import DATA_KEY
from mailbot.errors import ConfigError, MailbotError
from mailbot.facts import LastBackup
from mailbot.letters.rendering import Texts
from mailbot.mail.believed import Voice
from mailbot.ownership import as_typed

MX = 25  # where strangers' servers knock


@dataclass(frozen=True, slots=True)
class Asked:
    """What `--probe` was told: the MX that strangers use, and the login of a true mail if not the configured one."""

    via: str = ""
    login: str = ""
    password: str = field(default="", repr=False)


def probes(
    path: Path, read: Callable[[], Config], asked: Asked | None, *, round_trip: bool = False
) -> Iterable[tuple[str, check.Probe]]:
    """Yield each thing with its probe; `asked` is there when mail to ourselves is to be tried as well."""
    now = datetime.now(UTC)
    yield "clock", lambda: check.probe_clock(now)
    try:
        config = read()
    except MailbotError as trouble:
        yield "config", partial(_raise, trouble)
        return
    yield "config", lambda: [check.fine("config", f"{path} is understood.")]
    yield "units", check.probe_units
    yield "access", lambda: probe_modes(_secret(path, config))
    if (group := config.audit.openers) is not None:
        yield "access", lambda: probe_openers(group)
    yield "texts", lambda: check.probe_texts(Texts(config.texts_dir))
    yield "cage", lambda: check.probe_cage(sandboxes(config))
    yield "metadata", lambda: check.probe_metadata(metadata.missing(), ask=config.relay_metadata == "ask")
    if config.report is not None:
        yield "report", lambda: check.probe_report(charts.missing_library())
    yield "key", lambda: check.probe_key(our_keys(config, path), now)
    if older := [key.fingerprint for key in config.openpgp.older]:
        yield "key", lambda: check.probe_older(open_gpg(config), older, config.homedir, now)
        yield "key", lambda: _data_key(config, path, now)

    yield "handlers", lambda: _handlers(config, now)
    yield "partners", lambda: _partners(config, now)
    yield "retention", lambda: probe_retention(config.retention.as_fact())
    yield "database", lambda: _database(config, now)
    yield "backup", lambda: _backups(path, config, now)
    yield from _mail_servers(config, asked, now, round_trip=round_trip)


def _handlers(config: Config, now: datetime) -> Iterable[check.Finding]:
    keys = keys_of_section("handlers", config.handlers, open_gpg(config), now)
    return check.probe_handlers([handler.as_fact(keys) for handler in config.handlers], now)


def _partners(config: Config, now: datetime) -> Iterable[check.Finding]:
    if not config.partners:
        return ()
    keys = keys_of_section("partners", config.partners, open_gpg(config), now)
    return check.probe_partners([partner.as_fact(keys) for partner in config.partners], config.languages, now)


def _secret(path: Path, config: Config) -> Iterator[Path]:
    """Yield what nobody but the service's user may look into."""
    yield from (config.state_dir, config.homedir)
    if config.database == "sqlite":
        yield from sorted(config.state_dir.glob("mailbot.db*"))
    yield from sorted((path.parent / "credentials").glob("*"))


def _mail_servers(
    config: Config, asked: Asked | None, now: datetime, *, round_trip: bool
) -> Iterator[tuple[str, check.Probe]]:
    def opened() -> Store:  # by a login that keeps something in it
        leave_tables_alone(config)
        return stack.enter_context(closing(open_store(config, open_gpg(config), now)))

    with ExitStack() as stack:
        tokens = SharedTokens(keeper=cache(opened))
        yield from _logins(config, tokens, now)
        if asked is not None:
            yield "probe", lambda: _believed(config, asked, tokens, now)
        if round_trip:
            yield "trip", lambda: go_round(config, tokens, now)


def _logins(config: Config, shared: SharedTokens, now: datetime) -> Iterator[tuple[str, check.Probe]]:
    """Yield both mail servers, and before them what we log in with there."""

    def imap_tokens() -> Tokens | None:
        return _tokens(imap_settings(config, shared).login)

    def smtp_tokens() -> Tokens | None:
        return _tokens(smtp_settings(config, shared).login)

    def tokens() -> Iterator[check.Finding]:
        first, second = imap_tokens(), smtp_tokens()
        if first is not None:
            yield from probe_tokens(first, (IMAP_ROLE, SMTP_ROLE) if first is second else (IMAP_ROLE,), now)
        if second is not None and second is not first:
            yield from probe_tokens(second, (SMTP_ROLE,), now)

    def explained(thing: str, probe: check.Probe, own: Callable[[], Tokens | None]) -> tuple[str, check.Probe]:
        username = config.smtp.username if thing == "smtp" else config.imap.username
        return thing, with_lines(thing, probe, own, username or config.address, config.address)

    yield "login", lambda: check.probe_expiries(expiries(config), now)
    yield explained("login", tokens, imap_tokens)
    mailbox = partial(_mailbox, config, shared, now)
    yield explained("imap", mailbox, imap_tokens)
    yield explained("smtp", lambda: _smtp(smtp_settings(config, shared)), smtp_tokens)


def _tokens(login: Login | None) -> Tokens | None:
    return login.tokens if isinstance(login, TokenLogin) else None


def _mailbox(config: Config, shared: SharedTokens, now: datetime) -> Iterable[check.Finding]:
    return check.probe_mailbox(Mailbox(imap_settings(config, shared)), now.date())


def _raise(trouble: MailbotError) -> Iterable[check.Finding]:
    raise trouble


def _smtp(settings: Settings) -> Iterable[check.Finding]:
    return check.probe_sender(Sender(settings), login=settings.login is not None)


def _database(config: Config, now: datetime) -> Iterable[check.Finding]:
    leave_tables_alone(config)
    return check.probe_database(config.database_url, now)


def _backups(path: Path, config: Config, now: datetime) -> Iterator[check.Finding]:
    with closing(open_settings(config)) as store:
        confirmation, made = last_confirmation(store), store.setting(LAST_BACKUP)
    last = LastBackup.read(made) if made else None
    why = why_key_unconfirmed(key_of(config), config.openpgp.fingerprint, confirmation, now)
    yield check.judge_backup(last, as_typed(path, "backup", "DIR"), now)
    yield check.judge_key_copy(why, as_typed(path, "key", "confirm-backup"))


def _data_key(config: Config, path: Path, now: datetime) -> Iterator[check.Finding]:
    """See that the data key was left to the key in use, where another was in use before it."""
    try:
        store = open_settings(config)
    except ConfigError:  # no database yet
        return
    with closing(store):
        wrapped = store.setting(DATA_KEY)
    gpg = open_gpg(config, with_passphrases=False)
    if wrapped is not None and config.openpgp.fingerprint not in gpg.wrapped_for(wrapped, now):
        text = "Another key has followed yours, and the change is not finished: the data key is still the old one's."
        yield check.Finding("key", check.Outcome.WARN, text, f"Run: {as_typed(path, 'key', 'rotate', '--primary')}")


def _believed(config: Config, asked: Asked, tokens: SharedTokens, now: datetime) -> Iterator[check.Finding]:
    """Mail forgeries to ourselves, by our own server or as strangers do, and a true mail with a login."""
    address, domain = config.address, config.address.rpartition("@")[2]
    if not config.believed().voices or (config.authserv_id is None and Voice.EXCHANGE not in config.vouching):
        yield check.fine("probe", "Nothing vouches for handlers (authserv_id, vouching): only their keys do.")
        return
    leave_tables_alone(config)
    ours = smtp_settings(config, tokens)
    strangers = _strangers(asked.via, ours)
    own = replace(ours, login=Password(asked.login, asked.password)) if asked.login else ours
    with (
        closing(open_store(config, open_gpg(config), now)) as store,
        closing(Mailbox(imap_settings(config, tokens))) as mailbox,
    ):
        mailbox.connect()
        us = Ours(mailbox, lambda id_: store.expect(id_, address, now), config.believed(), address, now)
        with closing(Sender(strangers)) as sender:
            try:
                sender.check()
            except MailbotError as trouble:
                yield unreachable(trouble, strangers.host, strangers.port, domain)
            else:
                yield from probe(Route(lambda raw: sender.send(address, address, raw), bool(asked.via)), us)
        if own.login is None:
            text = "true mail: not tried, as smtp: has no login."
            yield check.Finding("probe", check.Outcome.WARN, text, "Name a handler's login: --login NAME.")
            return
        username = own.login.username
        envelope = username if "@" in username else address
        with closing(Sender(own)) as sender:
            yield from probe_true(Route(lambda raw: sender.send(envelope, address, raw), login=username), us)


def _strangers(via: str, ours: Settings) -> Settings:
    """Return how a stranger reaches `via` (HOST or HOST:PORT): without a login, with TLS where it is offered."""
    if not via:
        return ours
    server = re.fullmatch(
        r"(?:\[([0-9A-Fa-f:.]+)\]|([^:\[\]]+)|([0-9A-Fa-f:.]+:[0-9A-Fa-f:.]*))(?::([0-9]{1,5}))?", via
    )
    if server is None:
        raise ConfigError(f"--via {via}: that is no server.", "Name it as HOST, HOST:PORT or [ADDRESS]:PORT.")
    host, port = server[1] or server[2] or server[3], int(server[4] or MX)
    return replace(ours, host=ascii_domain(host) or host, port=port, tls=Tls.OFFERED, login=None)
