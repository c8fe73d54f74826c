"""`restore DIR`: a backup put in the place of what is there, in an order that can be cut off anywhere.

    configuration   only where there is none: what somebody has changed since is not written over
    checked         opened as `backup --verify` does, with the key that is here
    SQLite          copied beside the old database, made ready there, then exchanged in one step
    PostgreSQL      filled in one transaction, then made ready; until it is, nothing starts (`state_dir/restoring`)
    made ready      at today's tables, with what was erased since erased again, and what may have left set aside

Guarantee: what starts afterwards is the old database or the new one, and never the new one before what was erased is
gone from it, and what may have left was set aside.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mailbot.admin.verification import verify
from mailbot.bootstrap.backup import expected_of, key_of, which_backup
from mailbot.bootstrap.restore import open_sent_marker, want_marker
from mailbot.bootstrap.store import LEDGER
from mailbot.config import Config, load
from mailbot.config.secret import credential_names
from mailbot.edges.backups import Manifest, StoredFile, copy_out, read_manifest, write_whole
from mailbot.edges.erased_ledger import ErasedLedger
from mailbot.edges.gpg import home
from mailbot.edges.store import LAST_BACKUP, Store, migrate
from mailbot.edges.store.copying import FILES, backend_of, file_of
from mailbot.edges.store.handovers import DATA_KEY, data_key_for
from mailbot.edges.store.replacing import as_one_file, fill_postgresql, has_tables, replace_file, take_away
from mailbot.edges.vault import Vault
from mailbot.errors import ConfigError, MailbotError, Permanent
from mailbot.facts import LastBackup, Progress
from mailbot.instance import Restoring, restoring, unchecked_mark
from mailbot.ownership import as_typed, before_commands

CONFIGURATION = "config/"


@dataclass(frozen=True, slots=True)
class PutBack:
    """What was done."""

    backup: Path
    made_at: datetime
    letters: int  # set aside
    aside: Path | None  # the database that was there before
    notes: tuple[str, ...]


def put_configuration(path: Path, folder: Path, progress: Progress) -> int:
    """Put the configuration of a backup where there is none, and return how many files that were.

    The file itself comes last: as long as it is missing, all of it is done again. Until the backup was checked, which
    takes the key and its passphrase, the file counts as unchecked: it may name programs, and nothing starts with it.
    """
    backup = which_backup(None, folder)
    files = [file for file in read_manifest(backup).files if file.path.startswith(CONFIGURATION)]
    written = 0
    unchecked_mark(path).touch()
    for file in sorted(files, key=lambda one: one.path.count("/") == 1):
        name = file.path.removeprefix(CONFIGURATION)
        place = path if name.endswith(".yaml") and "/" not in name else path.parent / name
        if not place.exists():
            write_whole(backup, file, place, progress)
            written += 1
    if not path.exists():
        raise Permanent(f"{backup} holds no configuration")
    return written


def put_back(path: Path, folder: Path, now: datetime, progress: Progress, *, unsigned: bool = False) -> PutBack:
    """Put a backup in place; `path` is the configuration file. Raises ConfigError, Permanent and Temporary.

    `unsigned`: also one for which our key does not vouch.
    """
    config = load(path)
    _require_key(path, config, now)
    backup = which_backup(config, folder)
    with restoring(config.state_dir) as lock:
        manifest, notes = _checked(path, backup, config, now, progress, unsigned=unsigned)
        ledger = _merged_ledger(backup, manifest, config, progress)
        if file_of(config.database_url) is not None:
            letters, aside = _put_file(backup, manifest, config, ledger, now, progress)
        else:
            letters, aside = _put_dump(backup, manifest, config, ledger, now, progress, lock), None
        open_sent_marker(config).begin()
        unchecked_mark(path).unlink(missing_ok=True)
        lock.note("")
    more = [*notes, *_other_files(backup, manifest, path), *_missing_credentials(path, config)]
    return PutBack(backup, manifest.made_at, letters, aside, tuple(more))


def _require_key(path: Path, config: Config, now: datetime) -> None:
    """Raise ConfigError where what no backup holds is not here: the secret key, and what opens it."""
    fingerprint, homedir = config.openpgp.fingerprint, config.homedir
    if not homedir.exists():
        home.make(homedir)
    opener = key_of(config)
    try:
        has_secret = any(part.has_secret for part in opener.gpg.own_keys.look_at(fingerprint, now).parts)
    except Permanent:
        has_secret = False
    if not has_secret:
        again = "\n".join(["Then run this command again.", *_missing_credentials(path, config)])
        raise ConfigError(
            f"The secret key {fingerprint} is not in {homedir}. No backup holds it.",
            f"Bring it from where it is kept: {_lines(f'gpg --homedir {homedir} --batch --import FILE')}\n{again}",
        )
    if opener.why_locked:
        raise ConfigError(f"What opens the secret key is not here. {opener.why_locked}")


def _lines(command: str) -> str:
    return f"{before_commands()} {command}".lstrip()


def _checked(  # long: what is looked into, and with what
    path: Path, backup: Path, config: Config, now: datetime, progress: Progress, *, unsigned: bool
) -> tuple[Manifest, tuple[str, ...]]:
    found = verify(backup, expected_of(config), key_of(config), now, progress)
    if found.problems or found.manifest is None:
        raise Permanent("\n".join([f"{backup} is not put back:", *found.problems, *_refused_as_well(path)]))
    if not found.vouched and not unsigned:
        again = f"If you know that it is as it was made: {as_typed(path, 'restore', str(backup), '--unsigned')}"
        raise ConfigError(
            f"{backup} is not put back. {' '.join(found.notes)}", "\n".join([*_refused_as_well(path), again])
        )
    ours = backend_of(config.database_url)
    if found.manifest.database != ours:
        raise ConfigError(
            f"{backup} is of {found.manifest.database}, and `database:` in the configuration names {ours}.",
            "Name a database of the same kind.",
        )
    return found.manifest, found.notes


def _refused_as_well(path: Path) -> Iterator[str]:
    """Move the configuration away that came out of a backup which is refused; one that was here stays."""
    if unchecked_mark(path).exists():
        refused = path.with_name(f"{path.name}.refused")
        path.replace(refused)
        unchecked_mark(path).unlink()
        yield f"The configuration that came out of it is {refused} now; nothing uses it."


def _put_file(  # long: what to put where, and how it is made ready
    backup: Path, manifest: Manifest, config: Config, ledger: ErasedLedger | None, now: datetime, progress: Progress
) -> tuple[int, Path | None]:
    place = config.state_dir / "mailbot.db"
    new = place.with_name("mailbot.db.restoring")
    take_away(new)
    try:
        copy_out(backup, _stored(manifest, FILES["sqlite"]), new, progress)
        letters = _made_ready(f"sqlite:///{new}", backup, manifest, ledger, config, now)
        as_one_file(new)
        return letters, replace_file(new, place, now)
    finally:
        take_away(new)


def _put_dump(  # long: as above, and how far it came before
    backup: Path,
    manifest: Manifest,
    config: Config,
    ledger: ErasedLedger | None,
    now: datetime,
    progress: Progress,
    lock: Restoring,
) -> int:
    url = config.database_url
    filled = lock.unfinished() == str(backup) and has_tables(url)  # by a run that was ended right behind it
    if not filled:
        copy = config.state_dir / "database.pgdump.restoring"  # others may write to the backup until it is read
        lock.note(str(backup))
        try:
            copy_out(backup, _stored(manifest, FILES["postgresql"]), copy, progress)
            fill_postgresql(url, copy)
        except MailbotError:
            lock.note("")  # it is empty, or somebody's, as it was
            raise
        finally:
            copy.unlink(missing_ok=True)
    return _made_ready(url, backup, manifest, ledger, config, now)


def _made_ready(
    url: str, backup: Path, manifest: Manifest, ledger: ErasedLedger | None, config: Config, now: datetime
) -> int:
    """Bring a copy to where it may start; return how many letters were set aside. Done twice, it is the same."""
    migrate(url)
    with closing(Store(url, _vault(url, config, now), ledger=ledger)) as store:
        store.agree_with_ledger(now)
        letters = store.set_aside(now)
        # It knows of those before it alone, and would say that there is none
        store.put_setting(LAST_BACKUP, LastBackup(min(manifest.made_at, now), str(backup)).written())
        want_marker(store)
        return letters


def _vault(url: str, config: Config, now: datetime) -> Vault | None:
    """Return what unseals a copy: what was erased is found in what is sealed as well."""
    with closing(Store(url, None)) as bare:
        wrapped = bare.setting(data_key_for(config.openpgp.fingerprint)) or bare.setting(DATA_KEY)
    return None if wrapped is None else Vault(key_of(config).gpg.unwrap(wrapped, now))


def _merged_ledger(backup: Path, manifest: Manifest, config: Config, progress: Progress) -> ErasedLedger | None:
    """Bring what the backup knows to be erased into the ledger that is here, which may know more."""
    here = config.state_dir / LEDGER
    stored = [file for file in manifest.files if file.path == f"state/{LEDGER}"]
    for file in stored:
        theirs = here.with_name(f"{LEDGER}.restoring")
        copy_out(backup, file, theirs, progress)
        lines = here.read_bytes().splitlines(keepends=True) if here.exists() else []
        more = [line for line in theirs.read_bytes().splitlines(keepends=True) if line not in lines]
        if more:
            theirs.write_bytes(b"".join([*lines, *more]))
            theirs.replace(here)
        take_away(theirs)
    return ErasedLedger(here) if here.exists() else None


def _stored(manifest: Manifest, path: str) -> StoredFile:
    return next(file for file in manifest.files if file.path == path)


def _other_files(backup: Path, manifest: Manifest, path: Path) -> Iterator[str]:
    """Say what of the backup was not put back, and is not here as it was."""
    for file in manifest.files:
        if file.path.startswith("elsewhere/"):
            place = Path(file.path.removeprefix("elsewhere"))
        elif file.path.startswith(CONFIGURATION):
            place = path.parent / file.path.removeprefix(CONFIGURATION)
        else:
            continue
        if not place.exists():
            yield f"{place} is missing; the backup has it: {backup / file.path}"
        elif place.stat().st_size != file.size or place.read_bytes() != (backup / file.path).read_bytes():
            yield f"{place} is not as it was, and stays as it is; the backup has it as {backup / file.path}"


def _missing_credentials(path: Path, config: Config) -> Iterator[str]:
    for name in sorted(credential_names(config)):
        if not (path.parent / "credentials" / name).exists():
            yield f"Put in the secret {name}: {as_typed(path, 'credential', name)}"
