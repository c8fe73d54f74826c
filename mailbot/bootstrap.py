"""Building the house from its configuration: keys, data key, database, floor; what daemon and commands share.

Promises that nothing is half built: a ConfigError names what to change, and what was opened is closed again.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import structlog

from mailbot import ownership
from mailbot.case.digest import next_morning
from mailbot.case.dues import calendar_of
from mailbot.case.enrolled_keys import KEYS
from mailbot.case.leak_guard import fold, prints
from mailbot.commit import Commit
from mailbot.config import Config
from mailbot.edges import imap, smtp
from mailbot.edges.gpg import Gpg, Limits
from mailbot.edges.gpg.sandbox import Caged
from mailbot.edges.metadata import Stripper
from mailbot.edges.parser import Parser
from mailbot.edges.sent_marker import Witness
from mailbot.edges.store import Restored, Store, is_outdated, migrate
from mailbot.edges.vault import Vault, new_data_key
from mailbot.errors import ConfigError, Permanent, Temporary, by_cause
from mailbot.facts import Clock, Due, Key, Message, Opened, Organisation, Reached
from mailbot.instance import Slot, is_taken, slot
from mailbot.intake.decryption import Opener
from mailbot.intake.keys import Look, Revoked
from mailbot.letters import proofreading
from mailbot.letters.rendering import Texts
from mailbot.mail.message import Settings
from mailbot.writer import Writer

log = structlog.get_logger("mailbot.bootstrap")

DATA_KEY = "data_key"
FLOOR = "floor"
GUARDED = "guarded"
KEYED = "keyed"
WITNESSED = "witnessed"
CHECK_OPENPGP = "Check openpgp.fingerprint, openpgp.passphrase and openpgp.homedir, and that gpg is installed."


@dataclass(frozen=True, slots=True)
class House:
    """Everything a daemon works with."""

    organisation: Organisation
    imap: imap.Settings
    store: Store
    parser: Parser
    opener: Opener
    ring: Callable[..., Look]
    commit: Commit
    sender: smtp.Sender
    witness: Witness
    restored: Restored | None
    slot: Slot
    floor: datetime
    now: Clock
    reached: Reached
    public: str  # what our letters say, as the leak guard compares it
    stripper: Stripper
    _open: ExitStack

    def close(self) -> None:
        """Close what was opened, in reverse order."""
        self._open.close()


def assemble(config: Config, now: Clock, reached: Reached) -> House:
    """Open and check everything that a daemon needs."""
    with ExitStack() as stack:
        ours = stack.enter_context(slot(config.state_dir))
        ownership.require_room(config.state_dir)
        gpg = open_gpg(config)
        _make_sure_of_our_key(gpg, now())
        organisation = config.organisation(enrolled_keys(config, gpg, now()))
        store = open_store(config, gpg, now())
        stack.callback(store.close)
        witness = open_witness(config)
        _look_for_an_older_database(store, witness, now())
        restored = store.restored()
        store.take_back(ours.name, died_at=datetime.now(UTC) if ours.died else None)
        _guard_what_came_before(store)
        _name_keys_of_before(store)
        with store.write() as transaction:
            transaction.put_due(next_morning(organisation, now()))
            transaction.put_due(Due(KEYS, now()))  # a key may have been put in place, or have ended, meanwhile
        parser = stack.enter_context(Parser(Settings(organisation.languages, config.believed())))
        sender = smtp.Sender(smtp_settings(config))
        stack.callback(sender.close)
        texts = _texts(config)
        revoked = Revoked(gpg, store)
        writer = Writer(gpg, texts, organisation, is_void=revoked.is_void)
        return House(
            organisation=organisation,
            imap=imap_settings(config),
            store=store,
            parser=parser,
            opener=Opener(parser, gpg),
            ring=partial(Look, gpg, store, organisation),
            commit=Commit(store, writer, organisation, now=now, reached=reached, restored=restored, revoked=revoked.of),
            sender=sender,
            witness=witness,
            restored=restored,
            slot=ours,
            floor=_floor(store, config, organisation, now()),
            now=now,
            reached=reached,
            public="\n".join(fold(one).chars for one in texts.wording(organisation.languages)),
            stripper=Stripper(_people(organisation), ask=config.relay_metadata == "ask"),
            _open=stack.pop_all(),
        )


def _people(organisation: Organisation) -> list[tuple[str, str]]:
    return [(handler.name, handler.address) for handler in organisation.handlers]


def _guard_what_came_before(store: Store) -> None:
    """Fill the leak guard's index once, from the journals of a version that had none."""
    if store.setting(GUARDED) is not None:
        return
    for case in store.cases():
        for heard in store.heard(case.reference):
            if heard.decrypted and not heard.authored:
                with store.write() as transaction:
                    digests = {f"bytes {digest}" for digest in heard.digests}
                    transaction.remember_prints(heard.message, prints((heard.text, heard.subject)) | digests)
    store.put_setting(GUARDED, b"1", once=True)


def _name_keys_of_before(store: Store) -> None:
    """Let the cases of a version that did not do so be found by their key, once: a revocation may name no more."""
    if store.setting(KEYED) is not None:
        return
    for case in store.cases():
        if case.key is not None:
            with store.write() as transaction:
                transaction.name_key(case)
    store.put_setting(KEYED, b"1", once=True)


def open_witness(config: Config) -> Witness:
    """Return what is noted beside the database."""
    return Witness(config.state_dir / "left-last")


def _look_for_an_older_database(store: Store, witness: Witness, now: datetime) -> None:
    """Let nothing leave twice when the database is a copy of an earlier day.

    Raises ConfigError when nothing here can tell whether it is one.
    """
    seen = witness.read()
    if seen is None and store.setting(WITNESSED) is not None:
        raise ConfigError(
            "state_dir: nothing here tells which letter left last, so the database was moved here, or is a copy.",
            "For a copy that was made earlier, run `mailbot restore`: what may have left since does not leave again.\n"
            "For the very database that was in use last, run `mailbot restore --current`.",
        )
    if seen is None:
        accept(store, witness)
    elif store.is_older(seen.letter, seen.attempt, sent=seen.sent):
        restore(store, witness, now)


def restore(store: Store, witness: Witness, now: datetime) -> int:
    """Set aside what may have left already, since the database is a copy of an earlier day; say how many letters."""
    letters = store.set_aside(now)
    accept(store, witness)
    log.warning("the database was put back from an earlier copy", letters_set_aside=letters)
    return letters


def accept(store: Store, witness: Witness) -> None:
    """Take the database for the one that is in use from now on."""
    witness.begin()  # before the database says that there is a note
    store.put_setting(WITNESSED, b"1")


def _texts(config: Config) -> Texts:
    """Return the texts, the operator's own before the built-in ones; raises ConfigError for one that cannot be used."""
    texts = Texts(config.texts_dir)
    if problems := proofreading.problems(texts, built_in=False):
        problem = "\n".join(f"texts_dir: {one}" for one in problems)
        raise ConfigError(problem, "Correct the files; `mailbot check` tries them.")
    return texts


def open_gpg(config: Config) -> Gpg:
    """Return gpg with the organisation's key; raises ConfigError where there is no gpg, or no home of ours."""
    ours = config.openpgp
    older = {one.fingerprint: one.passphrase.read() if one.passphrase else None for one in ours.older}
    passphrase = ours.passphrase.read() if ours.passphrase else None
    try:
        return Gpg(config.homedir, ours.fingerprint, passphrase, older=older)
    except Permanent as why:
        raise ConfigError(f"openpgp: {why}.", CHECK_OPENPGP) from why


def _make_sure_of_our_key(gpg: Gpg, now: datetime) -> None:
    """Raise ConfigError where it is not the configured one: nothing could be signed, and no letter would be written.

    One that has expired is no reason to stop hearing what comes in.
    """
    try:
        key = gpg.own_key(now)
    except Permanent as why:
        raise ConfigError(f"openpgp: {why}.", CHECK_OPENPGP) from why
    if key.why_unusable is not None:
        log.error("our key cannot be used", reason=key.why_unusable)


def leave_tables_alone(config: Config) -> None:
    """Raise Temporary where a command would upgrade the tables of an older mailbot that still works with them.

    A new version is put in place first and started then; in between, its commands meet the daemon of before.
    """
    if is_outdated(config.database_url) and is_taken(config.state_dir):
        raise Temporary(
            "The service that runs is of an older version, and the database is its own until it is restarted."
            " Run: systemctl restart mailbot"
        )


def open_store(config: Config, gpg: Gpg, now: datetime) -> Store:
    """Open the database, at the newest schema, with the data key; a new installation gets its data key here.

    Raises ConfigError when the data key cannot be unwrapped: without it nothing can be read.
    """
    url = config.database_url
    if config.database == "sqlite":
        file = config.state_dir / "mailbot.db"
        ownership.require([config.state_dir, file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))])
    try:
        if (before := migrate(url)) is not None:
            log.info("the database was upgraded", tables_before=before)
    except Permanent as why:
        raise ConfigError(f"{why}.", "Put a copy of it back: README.md says how, under “Back up”.") from why
    try:
        bare = Store(url, None)
        wrapped = bare.setting(DATA_KEY)
        if wrapped is None:
            bare.put_setting(DATA_KEY, gpg.wrap(new_data_key(), now), once=True)
            wrapped = bare.setting(DATA_KEY) or b""  # a daemon that started beside us may have been faster
        bare.close()
        return Store(url, Vault(gpg.unwrap(wrapped, now)))
    except Permanent as why:
        raise ConfigError(f"openpgp: {why}.", CHECK_OPENPGP) from why


def cages(config: Config) -> dict[str, tuple[str, ...]]:
    """Return what shuts in the processes that read what strangers sent, on this machine."""
    with Parser(Settings(config.languages, config.believed())) as parser:
        return {"the parser": parser.bars(), "gpg": Caged(Limits()).bars}


def look_into(config: Config, raw: bytes, now: datetime) -> tuple[Message, Opened]:
    """Parse and open one message as intake would; raises Permanent when it cannot be parsed."""
    gpg = open_gpg(config)
    signers = [key.armored for key in enrolled_keys(config, gpg, now).values()]
    with Parser(Settings(config.languages, config.believed())) as parser:
        return Opener(parser, gpg).open(parser.parse(raw), signers, now)


def enrolled_keys(config: Config, gpg: Gpg, now: datetime) -> dict[str, Key]:
    """Read the keys of handlers and partners, by address; raises ConfigError for one that cannot be read."""
    found: dict[str, Key] = {}
    people = [("handlers", one.name, one.address, one.key) for one in config.handlers]
    people += [("partners", one.name, one.address, one.key) for one in config.partners]
    for section, name, address, file in people:
        if file is None:
            continue
        where = f"{section}: the key of {address} ({file})"
        try:
            keys = gpg.inspect(file.read_bytes(), now, address=address)
        except OSError as trouble:
            raise by_cause(trouble, f"{where} cannot be read", "Put the file there.") from trouble
        except Permanent as why:
            raise ConfigError(f"{where} is no public key: {why}.", "Export it with gpg --armor --export.") from why
        if not keys:
            raise ConfigError(f"{where} holds no public key.", "Export it with gpg --armor --export.")
        usable = [key for key in keys if address in key.addresses]
        if not usable:
            raise ConfigError(f"{where} has no user ID with that address.", "Ask for the right key.")
        if usable[0].why_unusable is not None:  # one key must not stop the house: the others are told at each letter
            log.error("key cannot be used", of=name, reason=usable[0].why_unusable)
        found[address] = usable[0]
    return found


def imap_settings(config: Config) -> imap.Settings:
    """Return what the IMAP edge needs, the password read."""
    section = config.imap
    return imap.Settings(
        host=section.host,
        port=section.port,
        tls=section.tls,
        username=section.username,
        password=section.password.read(),
        folder=section.folder,
        sent=section.sent,
        ca_file=str(section.ca_file) if section.ca_file else None,
    )


def smtp_settings(config: Config) -> smtp.Settings:
    """Return what the SMTP edge needs, the password read."""
    section = config.smtp
    return smtp.Settings(
        host=section.host,
        port=section.port,
        tls=section.tls,
        username=section.username,
        password=section.password.read() if section.password else None,
        ca_file=str(section.ca_file) if section.ca_file else None,
        ehlo=config.ehlo or config.address.rpartition("@")[2],
    )


def _floor(store: Store, config: Config, organisation: Organisation, now: datetime) -> datetime:
    """Older mail is neither fetched nor answered; decided at the first start and never computed again."""
    floor = store.setting(FLOOR)
    if floor is None:
        since = config.imap.since
        first = calendar_of(organisation).start_of(since) if since else now
        store.put_setting(FLOOR, first.isoformat().encode(), once=True)
        floor = store.setting(FLOOR) or b""
    return datetime.fromisoformat(floor.decode())
