"""What makes the copy of somebody's data, for a command of operators."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from mailbot.bootstrap.inspection import parser_settings
from mailbot.bootstrap.keys import enrolled_keys, open_gpg
from mailbot.config import Config
from mailbot.data_copies import DataCopies
from mailbot.desk import MailReader
from mailbot.edges.parser import Parser
from mailbot.edges.store import Store
from mailbot.facts import Organisation
from mailbot.intake.decryption import Decryptor


def organisation_of(config: Config, now: datetime) -> Organisation:
    """Return the organisation with the keys of its people."""
    return config.organisation(enrolled_keys(config, open_gpg(config), now))


@contextmanager
def data_copies(config: Config, store: Store, now: datetime) -> Iterator[DataCopies]:
    """Give what reads the mails as intake does, as long as it is needed."""
    gpg = open_gpg(config)
    organisation = config.organisation(enrolled_keys(config, gpg, now))
    with Parser(parser_settings(config)) as parser:
        yield DataCopies(store, MailReader(parser, Decryptor(parser, gpg), organisation), organisation)
