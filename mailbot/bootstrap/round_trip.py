"""What a round trip works with: both servers, the store, and a key that is thrown away with its home."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from mailbot.admin.check import Finding, Outcome
from mailbot.admin.round_trip import Ways, round_trip
from mailbot.bootstrap.inspection import parser_settings
from mailbot.bootstrap.keys import open_gpg
from mailbot.bootstrap.mail_servers import imap_settings, smtp_settings
from mailbot.bootstrap.store import leave_tables_alone, open_store
from mailbot.case.round_trip import spent_by
from mailbot.config import Config
from mailbot.config.login import SharedTokens
from mailbot.edges.gpg import Gpg, make_key
from mailbot.edges.imap import Mailbox
from mailbot.edges.parser import Parser
from mailbot.edges.smtp import Sender
from mailbot.facts import Key, Opened
from mailbot.health.table import is_living
from mailbot.intake.decryption import Decryptor


def go_round(config: Config, tokens: SharedTokens, now: datetime) -> Iterator[Finding]:
    """Try the way of a report and its answer; only where a daemon is at work, whose way it is."""
    leave_tables_alone(config)
    with ExitStack() as stack:
        gpg = open_gpg(config)
        store = stack.enter_context(closing(open_store(config, gpg, now)))
        if not any(is_living(daemon, datetime.now(UTC)) for daemon in store.vitals(now, now).daemons):
            text = "No daemon is at work, which would open and answer it."
            yield Finding("trip", Outcome.FAIL, text, "Run: systemctl start mailbot; then try again.", again=True)
            return
        mailbox = stack.enter_context(closing(Mailbox(imap_settings(config, tokens))))
        mailbox.connect()
        sender = stack.enter_context(closing(Sender(smtp_settings(config, tokens))))
        throw_away = stack.enter_context(throw_away_key(config.address, now))
        parser = stack.enter_context(Parser(parser_settings(config)))
        our_key = gpg.own_key(now)
        yield from round_trip(
            Ways(
                address=config.address,
                our_key=our_key,
                sender=throw_away,
                mailbox=mailbox,
                send=partial(sender.send, config.address, config.address),
                begin=lambda message_id, secret: store.begin_round_trip(message_id, config.address, now, secret),
                end=store.end_round_trip,
                unfinished=store.open_round_trips,
                is_opened=lambda message_id: store.is_spent(spent_by(message_id)),
                read=lambda raw: read_answer(raw, parser, throw_away, our_key, now),
                wait=mailbox.wait,
                now=now,
            )
        )


def read_answer(raw: bytes, parser: Parser, reader: Gpg, our_key: Key, now: datetime) -> Opened:
    """Return what there is to say of an answer's encryption and signature."""
    decryptor = Decryptor(parser, reader)
    return decryptor.open(parser.parse(raw), [our_key.armored], decryptor.attempt(now)).findings


@contextmanager
def throw_away_key(address: str, now: datetime) -> Iterator[Gpg]:
    """Make a key in a home of its own, its path short for the agent's socket, and throw both away."""
    home = Path(tempfile.mkdtemp(prefix="mb-trip-"))
    try:
        yield Gpg(home, make_key(home, "mailbot check", address, None, now), None)
    finally:
        with suppress(OSError, subprocess.SubprocessError):
            stop = ["gpgconf", "--homedir", str(home), "--kill", "all"]
            subprocess.run(stop, check=False, capture_output=True, timeout=10)
        shutil.rmtree(home, ignore_errors=True)
