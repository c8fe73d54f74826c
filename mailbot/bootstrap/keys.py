"""gpg with the organisation's key, and the keys of handlers and partners."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from mailbot.admin.keys.works_on import OurKeys
from mailbot.config import Config
from mailbot.config.people import Handler, Partner
from mailbot.config.secret import Secret
from mailbot.edges.gpg import Gpg
from mailbot.edges.waiting_acts import WaitingActs
from mailbot.errors import ConfigError, Permanent, by_cause
from mailbot.facts import Key
from mailbot.logs import Log

log = Log("mailbot.bootstrap")

CHECK_OPENPGP = "Check openpgp.fingerprint, openpgp.passphrase and openpgp.homedir, and that gpg is installed."


def open_gpg(config: Config, *, with_passphrases: bool = True) -> Gpg:
    """Return gpg with the organisation's key; raises ConfigError where there is no gpg, or no home of ours.

    Without passphrases it can look at keys, and use those that have none.
    """
    section = config.openpgp
    older = {key.fingerprint: _read(key.passphrase) if with_passphrases else None for key in section.older}
    passphrase = _read(section.passphrase) if with_passphrases else None
    try:
        return Gpg(config.homedir, section.fingerprint, passphrase, older=older)
    except Permanent as why:
        raise ConfigError(f"openpgp: {why}.", CHECK_OPENPGP) from why


@contextmanager
def stranger_gpg() -> Iterator[Gpg]:
    """Open gpg without a key of its own, for what is checked with keys that are given to it."""
    with tempfile.TemporaryDirectory(prefix="mailbot-") as home:
        try:
            yield Gpg(Path(home), "", None)
        except Permanent as why:
            raise ConfigError(f"{why}.", "Install gpg: apt install gpg") from why


def _read(secret: Secret | None) -> str | None:
    return secret.read() if secret is not None else None


def our_keys(config: Config, path: Path, *, with_passphrases: bool = True) -> OurKeys:
    """Return what the commands of `key` work with; `path` is the configuration file."""
    return OurKeys(
        open_gpg(config, with_passphrases=with_passphrases),
        config.openpgp.fingerprint,
        tuple(key.fingerprint for key in config.openpgp.older),
        config.address,
        config.homedir,
        path,
        WaitingActs(config.state_dir).keep,
    )


def secret_parts(gpg: Gpg, fingerprint: str, now: datetime) -> list[str]:
    """Return the parts of a key whose secret halves are here or on a card, by their fingerprints."""
    return [part.fingerprint for part in gpg.own_keys.look_at(fingerprint, now).parts if part.has_secret]


def require_our_key(gpg: Gpg, now: datetime) -> None:
    """Raise ConfigError where it is not the configured one: nothing could be signed, and no letter would be written.

    One that has expired is no reason to stop hearing what comes in.
    """
    try:
        key = gpg.own_key(now)
    except Permanent as why:
        raise ConfigError(f"openpgp: {why}.", CHECK_OPENPGP) from why
    if key.why_unusable is not None:
        log.error("our key cannot be used", reason=key.why_unusable)


def enrolled_keys(config: Config, gpg: Gpg, now: datetime) -> dict[str, Key]:
    """Return the keys of handlers and partners, by address, and let `gpg` know them.

    Raises ConfigError for one that cannot be read.
    """
    enrolled = keys_of_section("handlers", config.handlers, gpg, now) | keys_of_section(
        "partners", config.partners, gpg, now
    )
    gpg.enrolled.add(enrolled.values())
    return enrolled


def keys_of_section(section: str, people: Iterable[Handler | Partner], gpg: Gpg, now: datetime) -> dict[str, Key]:
    """Return the keys that a section of the configuration names, by address; raises as `enrolled_keys` does."""
    keys = {person.address: _enrolled_key(gpg, section, person, now) for person in people}
    return {address: key for address, key in keys.items() if key is not None}


def _enrolled_key(gpg: Gpg, section: str, person: Handler | Partner, now: datetime) -> Key | None:
    if person.key is None:
        return None
    where = f"{section}: the key of {person.address} ({person.key})"
    try:
        keys = gpg.inspect(person.key.read_bytes(), now, address=person.address)
    except OSError as trouble:
        raise by_cause(trouble, f"{where} cannot be read", "Put the file there.") from trouble
    except Permanent as why:
        raise ConfigError(f"{where} is no public key: {why}.", "Export it with gpg --armor --export.") from why
    if not keys:
        raise ConfigError(f"{where} holds no public key.", "Export it with gpg --armor --export.")
    key = next((key for key in keys if person.address in key.addresses), None)
    if key is None:
        raise ConfigError(f"{where} has no user ID with that address.", "Ask for the right key.")
    if key.why_unusable is not None:  # one key must not stop the house: the others are told at each letter
        log.error("key cannot be used", of=person.name, reason=key.why_unusable)
    return key
