"""Where a daemon says how it is, and until when the things last that only the configuration knows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mailbot.bootstrap.keys import secret_parts
from mailbot.bootstrap.mail_servers import expiries
from mailbot.config import Config
from mailbot.edges.gpg import Gpg
from mailbot.facts import Clock, Expiry, Lasting
from mailbot.pulse import Outlets


def outlets(config: Config, gpg: Gpg, now: Clock) -> Outlets:
    """Return what the configuration says of both."""
    return Outlets(
        mailbox=config.address,
        metrics_file=config.metrics_file,
        alarm=config.alarm,
        disk=config.state_dir if config.database == "sqlite" else None,
        kinds=(Lasting.KEY, Lasting.CREDENTIAL),
        expiries=partial(_expiries, config, gpg, now),
        secret_parts=lambda: secret_parts(gpg, config.openpgp.fingerprint, now()),
    )


def _expiries(config: Config, gpg: Gpg, now: Clock) -> Iterator[Expiry]:
    """Yield each thing that lasts until a day; another kind is told of in `kinds` as well."""
    if (ends_at := gpg.own_key(now()).expires_at) is not None:
        yield Expiry(Lasting.KEY, "openpgp", ends_at)
    for login in expiries(config):
        yield Expiry(Lasting.CREDENTIAL, login.name, login.at)
