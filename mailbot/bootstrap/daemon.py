"""The daemon, with everything that it works with opened and checked."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from datetime import datetime
from functools import cache, partial

from mailbot import ownership
from mailbot.bootstrap.configured import note_configuration
from mailbot.bootstrap.inspection import parser_settings
from mailbot.bootstrap.keys import enrolled_keys, open_gpg, require_our_key
from mailbot.bootstrap.mail_servers import imap_settings, smtp_settings
from mailbot.bootstrap.outlets import outlets
from mailbot.bootstrap.publishing import look_at_published
from mailbot.bootstrap.restore import checked_sent_marker
from mailbot.bootstrap.store import fetch_floor, fill_in_what_older_versions_left_out, open_store
from mailbot.case import retention
from mailbot.case.audit import next_head
from mailbot.case.leak_guard import fold
from mailbot.case.monthly import next_report
from mailbot.case.morning import next_morning
from mailbot.case.publishing import first_look
from mailbot.commit import Commit
from mailbot.config import Config
from mailbot.config.login import SharedTokens
from mailbot.daemon import Daemon, utc_now
from mailbot.data_copies import DataCopies
from mailbot.desk import DeskReader, MailReader
from mailbot.edges import charts, smtp
from mailbot.edges.metadata import Stripper
from mailbot.edges.parser import Parser
from mailbot.edges.store import Restored, Store
from mailbot.errors import ConfigError
from mailbot.facts import Clock, Due, DueKind, Organisation, Progress, Reached, quiet, unwatched
from mailbot.house import House
from mailbot.instance import Instance, claim_name
from mailbot.intake.correlation import Correlator
from mailbot.intake.decryption import Decryptor
from mailbot.intake.keys import KeyExaminer, KeyRevocations
from mailbot.intake.mail_events import MailEvents
from mailbot.intake.understanding import Understanding
from mailbot.letters import proofreading
from mailbot.letters.rendering import Texts
from mailbot.mailbox_lease import HostLease, MailboxLease, SharedLease
from mailbot.monthly_reader import MonthlyReader
from mailbot.published import find_look, forget_look
from mailbot.sweep import begin
from mailbot.writer import Writer


def build_daemon(
    config: Config,
    *,
    now: Clock = utc_now,
    real: Clock | None = None,
    monotonic: Callable[[], float] = time.monotonic,
    reached: Reached = quiet,
    progress: Progress = unwatched,
) -> Daemon:
    """Return a daemon that may run; raises ConfigError with its remedy, or Temporary.

    `now` is the clock of dates and promises, `real` and `monotonic` those of leases, retries and timeouts; when `real`
    is left out, it is the one that all who share the database agree on.
    """
    return Daemon(_build_house(config, now, real, reached, progress), monotonic=monotonic)


def _build_house(  # long: a line for each
    config: Config, now: Clock, real: Clock | None, reached: Reached, progress: Progress
) -> House:
    with ExitStack() as stack:
        instance = stack.enter_context(claim_name(config.state_dir))
        ownership.require_room(config.state_dir)
        gpg = open_gpg(config)
        require_our_key(gpg, now())
        organisation = config.organisation(enrolled_keys(config, gpg, now()))
        store = stack.enter_context(closing(open_store(config, gpg, now(), progress)))
        sent_marker = checked_sent_marker(config, store, now())
        real = real or store.clock()
        restored = _take_over(store, instance, organisation, now, real)
        note_configuration(config, store, now())
        _set_first_look(config, store, organisation, now())
        parser = stack.enter_context(Parser(parser_settings(config)))
        tokens = SharedTokens(real, lambda: store, instance.name)
        sender = stack.enter_context(closing(smtp.Sender(smtp_settings(config, tokens))))
        texts = _texts(config)
        revoked = KeyRevocations(gpg, store)
        writer = Writer(gpg, texts, organisation, is_void=revoked.is_void)
        correlator = Correlator(store, organisation)
        # Made when it is first needed: it would be most of what a start, and each `mailbot ingest`, costs
        public = cache(partial(_public, texts, organisation))
        events = MailEvents(store, correlator, now=now, public=public, stripper=_stripper(config, organisation))
        keys = KeyExaminer(gpg, store, organisation)
        decryptor = Decryptor(parser, gpg)
        mails = MailReader(parser, decryptor, organisation)
        return House(
            organisation=organisation,
            imap=imap_settings(config, tokens),
            store=store,
            parser=parser,
            understanding=Understanding(correlator, decryptor, keys, revoked, events, reached),
            commit=Commit(
                store,
                writer,
                organisation,
                now=now,
                reached=reached,
                restored=restored,
                revoked=revoked.of,
                look_up=DeskReader(store, mails, real, DataCopies(store, mails, organisation).attachment).read,
                report=MonthlyReader(store, organisation, charts.draw).read,
            ),
            sender=sender,
            sent_marker=sent_marker,
            restored=restored,
            instance=instance,
            lease=_lease(config, store, instance, real),
            outlets=outlets(config, gpg, now),
            floor=fetch_floor(store, config, organisation, now()),
            look_at_published=look_at_published(config, organisation, gpg, store),
            now=now,
            real=real,
            reached=reached,
            _open=stack.pop_all(),
        )


def _lease(config: Config, store: Store, instance: Instance, real: Clock) -> MailboxLease:
    if config.database == "sqlite":
        return HostLease(config.state_dir)
    return SharedLease(store, instance.name, socket.gethostname(), real)


def _take_over(
    store: Store, instance: Instance, organisation: Organisation, now: Clock, real: Clock
) -> Restored | None:
    """Make the database ready for this daemon, and return from what moment on it was put back, if it was."""
    restored = store.restored()
    store.take_back(instance.name, died_at=real() if instance.died else None)
    store.use_key(instance.name, organisation.fingerprint, now())
    fill_in_what_older_versions_left_out(store)
    begin(store, now())
    with store.write() as transaction:
        transaction.put_due(next_morning(organisation, now()))
        transaction.put_due(retention.next_look(organisation, now()))
        if organisation.report:
            transaction.put_due(next_report(organisation, now()))
        transaction.put_due(Due(DueKind.CREDENTIALS, now()))
        transaction.put_due(next_head(organisation, now()))
        transaction.put_due(Due(DueKind.KEYS, now()))  # a key may have been put in place, or have ended, meanwhile
    return restored


def _set_first_look(config: Config, store: Store, organisation: Organisation, now: datetime) -> None:
    if not config.published:
        forget_look(store)
        return
    with store.write() as transaction:
        transaction.put_due(first_look(organisation, now, find_look(store)))


def _public(texts: Texts, organisation: Organisation) -> str:
    """Return what our letters say, as the leak guard compares it."""
    return "\n".join(fold(text).chars for text in texts.wording(organisation.languages))


def _stripper(config: Config, organisation: Organisation) -> Stripper:
    """Return what takes metadata out of what is relayed; it knows the handlers, whose names stand in it."""
    handlers = [(handler.name, handler.address) for handler in organisation.handlers]
    return Stripper(handlers, ask=config.relay_metadata == "ask")


def _texts(config: Config) -> Texts:
    """Return the texts, the operator's own before the built-in ones; raises ConfigError for one that cannot be used."""
    texts = Texts(config.texts_dir)
    if missing := proofreading.missing(texts):
        raise ConfigError("\n".join(missing), "Write it; or, if the language is not yours, install mailbot anew.")
    if problems := proofreading.problems(texts, built_in=False):
        raise ConfigError(
            "\n".join(f"texts_dir: {problem}" for problem in problems), "Correct the files; `mailbot check` tries them."
        )
    return texts
