"""The database, at the newest schema, with the data key, and filled with what an older version did not write yet."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime

from mailbot import ownership
from mailbot.bootstrap.keys import CHECK_OPENPGP, open_gpg
from mailbot.case.promises import calendar_of
from mailbot.config import Config
from mailbot.edges.erased_ledger import ErasedLedger
from mailbot.edges.gpg import Gpg
from mailbot.edges.store import Store, is_outdated, migrate
from mailbot.edges.store.copying import file_of
from mailbot.edges.store.erased_lines import FLOOR
from mailbot.edges.store.handovers import DATA_KEY, data_key_for
from mailbot.edges.store.migration import tables_of
from mailbot.edges.vault import Vault, new_data_key
from mailbot.edges.waiting_acts import WaitingActs
from mailbot.errors import ConfigError, MailbotError, Permanent, Temporary
from mailbot.facts import Organisation, Progress, unwatched
from mailbot.instance import is_running, refuse_while_restoring
from mailbot.logs import Log

log = Log("mailbot.bootstrap")

LEDGER = "erased"
"""The file in the state directory that knows what was erased."""

# Settings in the store
GUARDED = "guarded"
INDEXED = "grounded"  # whatever a case is looked for by


def leave_tables_alone(config: Config) -> None:
    """Raise Temporary where a command would upgrade the tables of an older mailbot that still works with them.

    A new version is put in place first and started then; in between, its commands meet the daemon of before.
    """
    if not is_outdated(config.database_url):
        return
    if is_running(config.state_dir):
        raise Temporary(
            "The service that runs is of an older version, and the database is its own until it is restarted."
            " Run: systemctl restart mailbot"
        )
    with closing(Store(config.database_url, None)) as store:
        hold = store.hold()
    if hold is not None:
        raise Temporary(
            f"The service that runs on {hold.host} is of an older version, and the database is its own until it is"
            " stopped, or until that of this version is started here. Run: systemctl restart mailbot"
        )


def open_settings(config: Config) -> Store:
    """Open the database as it is, for the values of the installation alone, which need no key."""
    url = config.database_url
    file = file_of(url)
    if file is not None and not file.exists():
        raise ConfigError(f"There is no database {file} yet.", "Start mailbot first: systemctl start mailbot")
    if not tables_of(url):
        raise ConfigError("The database is empty.", "Start mailbot first: systemctl start mailbot")
    return Store(url, None)


def enter_acts(config: Config, now: datetime) -> None:
    """Enter what waits beside the database; where it cannot be opened now, whoever opens it next does that."""
    try:
        leave_tables_alone(config)
        open_settings(config).close()  # nothing is made for it
        open_store(config, open_gpg(config), now).close()
    except MailbotError as why:
        log.info("is entered when the database is opened next", reason=str(why))


def open_store(config: Config, gpg: Gpg, now: datetime, progress: Progress = unwatched) -> Store:
    """Open the database, at the newest schema, with the data key; a new installation gets its data key here.

    Raises ConfigError when the data key cannot be unwrapped: without it nothing can be read.
    """
    url = config.database_url
    refuse_while_restoring(config.state_dir)
    if config.database == "sqlite":
        file = config.state_dir / "mailbot.db"
        ownership.require([config.state_dir, file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))])
    try:
        if (before := migrate(url, progress)) is not None:
            log.info("the database was upgraded", tables_before=before)
    except Permanent as why:
        raise ConfigError(f"{why}.", "Put a copy of it back: README.md says how, under “Back up”.") from why
    try:
        bare = Store(url, None)
        wrapped = bare.setting(DATA_KEY)
        if wrapped is None:
            bare.put_setting(DATA_KEY, gpg.wrap(new_data_key(), now), once=True)
            wrapped = bare.setting(DATA_KEY) or b""  # a daemon that started beside us may have been faster
        # While one key of ours follows another, the data key is there for each of them
        wrapped = bare.setting(data_key_for(config.openpgp.fingerprint)) or wrapped
        bare.close()
        store = Store(url, Vault(gpg.unwrap(wrapped, now)), ledger=ErasedLedger(config.state_dir / LEDGER))
    except Permanent as why:
        raise ConfigError(f"openpgp: {why}.", CHECK_OPENPGP) from why
    for line in store.agree_with_ledger(now):  # before anything works with it
        log.warning("erased again", erased=line.name, day=line.day)
    WaitingActs(config.state_dir).take(lambda acts: store.enter_waiting(acts, now))
    return store


def fill_in_what_older_versions_left_out(store: Store) -> None:
    """Write, once, what a version before this one did not keep yet."""
    for setting, fill_in in _LEFT_OUT.items():
        if store.setting(setting) is None:
            fill_in(store)
            store.put_setting(setting, b"1", once=True)


def _guard_decrypted_text(store: Store) -> None:
    """Fill the leak guard's index, from the journals."""
    from mailbot.case.leak_guard import prints  # and its tables of letters that look alike: once in a database's life

    for case in store.each_case():
        for heard in store.heard(case.reference):
            if heard.decrypted and not heard.authored:
                with store.write() as transaction:
                    digests = {f"bytes {digest}" for digest in heard.digests}
                    transaction.remember_prints(heard.message, prints((heard.text, heard.subject)) | digests)


def _index_cases(store: Store) -> None:
    """Note what cases are looked for by: a missed promise, the key that a revocation names, the ground of its term."""
    for case in store.each_case():
        with store.write() as transaction:
            transaction.index_anew(case)


_LEFT_OUT = {GUARDED: _guard_decrypted_text, INDEXED: _index_cases}
"""What is done once, by the setting that says that it was."""


def fetch_floor(store: Store, config: Config, organisation: Organisation, now: datetime) -> datetime:
    """Return the moment before which mail is neither fetched nor answered.

    It is decided at the first start and never computed again.
    """
    floor = store.setting(FLOOR)
    if floor is None:
        since = config.imap.since
        first = calendar_of(organisation).start_of(since) if since else now
        store.put_setting(FLOOR, first.isoformat().encode(), once=True)
        floor = store.setting(FLOOR) or b""
    return datetime.fromisoformat(floor.decode())
