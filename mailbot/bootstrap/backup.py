"""What a backup is made of, gathered from the configuration: never a secret, and nothing that tells where one is used.

    database            the whole of it, sealed as it is
    state/erased        what has been erased since copies were made, where there is such a ledger
    config/…            the configuration file, and what it names: keys of handlers and partners, texts, certificates

`state_dir/left-last` stays out of it, and that is the point: beside an older database it would tell that nothing has
left since.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import uuid4

from mailbot.admin.backup import MadeBackup, Sources, make_backup
from mailbot.admin.keys.confirm import last_confirmation
from mailbot.admin.verification import INSTALLATION, Expected, Opener
from mailbot.bootstrap.keys import open_gpg, secret_parts
from mailbot.bootstrap.store import LEDGER, open_settings
from mailbot.config import Config
from mailbot.config.fields import Section
from mailbot.config.secret import Secret
from mailbot.edges.backups import newest_of
from mailbot.errors import ConfigError, MailbotError, Temporary
from mailbot.facts import KeyConfirmation, Progress, why_unconfirmed
from mailbot.ownership import as_typed

OURS_ALONE: Final = ("state_dir", "openpgp", "metrics_file")  # what is secret, or written anew each minute

_SECRET = re.compile(rb"PRIVATE KEY|\"private_key\"|\"refresh_token\"")
_SECRET_PACKET = (b"\x94", b"\x95", b"\x97", b"\xc5")  # begins an OpenPGP secret key: RFC 9580 section 4.2, tag 5


def installation_of(config: Config) -> str:
    """Return what tells this installation from others, which is made up at the first backup."""
    with closing(open_settings(config)) as store:
        if store.setting(INSTALLATION) is None:
            store.put_setting(INSTALLATION, uuid4().hex.encode(), once=True)
        return (store.setting(INSTALLATION) or b"").decode()


def sources_of(path: Path, config: Config) -> Sources:
    """Return what a backup is made of; `path` is the configuration file."""
    files, left_out = {f"config/{path.name}": path}, list[Path]()
    for named in _paths(config):
        for file in sorted(named.rglob("*")) if named.is_dir() else [named]:
            if not file.is_file():
                continue
            if _is_secret(file):
                left_out.append(file)
            elif file.is_relative_to(path.parent):
                files[f"config/{file.relative_to(path.parent).as_posix()}"] = file
            else:
                files[f"elsewhere{file.as_posix()}"] = file
    if (ledger := config.state_dir / LEDGER).is_file():
        files[f"state/{LEDGER}"] = ledger
    return Sources(
        url=config.database_url,
        files=files,
        left_out=tuple(left_out),
        state_dir=config.state_dir,
        prefix=config.case_prefix,
        expected=expected_of(config),
        fingerprint=config.openpgp.fingerprint,
        installation=installation_of(config),
    )


def expected_of(config: Config) -> Expected:
    """Return whose backup it should be."""
    return Expected(config.address, config.aliases)


def key_of(config: Config) -> Opener:
    """Return our key, to be used as far as it can be: a copy can be made where nobody knows its passphrase."""
    try:
        return Opener(open_gpg(config))
    except (ConfigError, Temporary) as why:
        return Opener(open_gpg(config, with_passphrases=False), str(why))


def _paths(section: Section) -> Iterator[Path]:
    """Yield what the configuration names by its path, but for secrets and for what only this program works in."""
    for name, value in section:
        if name in OURS_ALONE:
            continue
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Path):
                yield Path(os.path.normpath(one.absolute()))
            elif isinstance(one, Section) and not isinstance(one, Secret):
                yield from _paths(one)


def _is_secret(file: Path) -> bool:
    """Return whether a private key lies in a file that should hold certificates or texts."""
    raw = file.read_bytes()
    return raw[:1] in _SECRET_PACKET or _SECRET.search(raw) is not None


def backing_up(  # long: what the command was told, and when
    path: Path, config: Config, folder: Path, keep: int | None, now: datetime, progress: Progress
) -> MadeBackup:
    """Write a backup; `path` is the configuration file."""
    key = key_of(config)
    sources = sources_of(path, config)
    made = make_backup(sources, folder, keep, key, now, progress)
    with closing(open_settings(config)) as store:
        confirmation = last_confirmation(store)
    return replace(made, notes=(*made.notes, *_custody(path, config, key, confirmation, now)))


def why_key_unconfirmed(
    key: Opener, fingerprint: str, confirmation: KeyConfirmation | None, now: datetime
) -> str | None:
    """Return why nobody can be sure that the secret key is anywhere but here, or None."""
    try:
        parts = secret_parts(key.gpg, fingerprint, now)
    except MailbotError:
        parts = []
    return why_unconfirmed(confirmation, parts, now)


def _custody(
    path: Path, config: Config, key: Opener, confirmation: KeyConfirmation | None, now: datetime
) -> Iterator[str]:
    """Say where the secret key is, and when it was last confirmed to be elsewhere as well."""
    where = f"The secret key is in {config.homedir} and in no backup"
    if why := why_key_unconfirmed(key, config.openpgp.fingerprint, confirmation, now):
        yield f"{where}, and {why}. Run: {as_typed(path, 'key', 'confirm-backup')} FILE"
    elif confirmation is not None:
        yield f"{where}; it was confirmed to be kept elsewhere as well on {confirmation.at:%Y-%m-%d}."


def which_backup(config: Config | None, folder: Path) -> Path:
    """Return the backup that a folder is, or the newest of this installation in it."""
    installation = ""
    if config is not None:
        with suppress(MailbotError), closing(open_settings(config)) as store:  # on a new machine there is none
            installation = (store.setting(INSTALLATION) or b"").decode()
    return newest_of(folder.absolute(), installation or None)
