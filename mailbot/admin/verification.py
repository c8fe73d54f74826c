"""`backup --verify`: a backup opened as a restore would, and a sentence for each thing that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from mailbot.edges.backups import MANIFEST, SIGNATURE, Manifest, problems_of_files, read_inside, read_manifest
from mailbot.edges.gpg import Gpg
from mailbot.edges.store.copying import FILES
from mailbot.edges.store.handovers import DATA_KEY, data_key_for
from mailbot.edges.store.migration import why_tables_are_strange
from mailbot.edges.store.verification import CopiedDatabase, opened_copy
from mailbot.edges.vault import Vault
from mailbot.errors import ConfigError, Permanent, Temporary
from mailbot.facts import Bad, Good, Progress, Signature

INSTALLATION: Final = "installation"
"""The setting in the store that tells one installation from another, whatever either is called."""

LARGEST_SIGNATURE: Final = 64 << 10


@dataclass(frozen=True, slots=True)
class Opener:
    """What opens a backup: our gpg, and why it cannot use its secret key, if it cannot."""

    gpg: Gpg
    why_locked: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """Whose backup it should be."""

    address: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found: `problems` keep a backup from being put back, `notes` do not."""

    path: Path
    manifest: Manifest | None
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    vouched: bool = False  # our key has signed the manifest


def verify(  # long: a name for each thing that it leans on
    backup: Path, expected: Expected, key: Opener, now: datetime, progress: Progress, *, partial: bool = False
) -> Verified:
    """Look into one backup; `partial` is one that has no name yet. Raises Temporary where nobody can tell."""
    notes: list[str] = []
    try:
        manifest = read_manifest(backup, partial=partial)
    except Permanent as why:
        return Verified(backup, None, (_sentence(str(why)),), ())
    problems = [*_whose(manifest, expected), *_signature(backup, manifest, key, notes)]
    vouched = not problems and not notes
    damaged = list(problems_of_files(backup, manifest, progress))
    problems += damaged
    file = FILES.get(manifest.database)
    if file is None or file not in {one.path for one in manifest.files}:
        problems.append(f"{MANIFEST} names no copy of a database.")
    elif strange := why_tables_are_strange(manifest.tables):
        problems.append(strange)
    elif not any(one.startswith(f"{file} ") for one in damaged):
        try:
            with opened_copy(backup / file, manifest.database, progress) as copied:
                problems += _problems_inside(copied, manifest, key, now, progress, notes)
        except (Permanent, ConfigError) as why_not:
            problems.append(_sentence(str(why_not)))
    return Verified(backup, manifest, tuple(problems), tuple(notes), vouched)


def _whose(manifest: Manifest, expected: Expected) -> Iterator[str]:
    if manifest.address not in (expected.address, *expected.aliases):
        yield (
            f"It is the backup of {manifest.address}, and this configuration is that of {expected.address}:"
            " it belongs to somebody else."
        )


def _signature(backup: Path, manifest: Manifest, key: Opener, notes: list[str]) -> Iterator[str]:
    try:
        signature = read_inside(backup, SIGNATURE, LARGEST_SIGNATURE)
    except FileNotFoundError:
        notes.append("Its manifest is not signed: whoever could write there could have changed it.")
        return
    except Permanent as why:
        yield _sentence(str(why))
        return
    signed = read_inside(backup, MANIFEST, 1 << 30)
    try:
        # Judged by the day on which it was made: the key may have ended since
        verdict: Signature = key.gpg.verify(signed, signature, key.gpg.public_keys(manifest.made_at), manifest.made_at)
    except (Permanent, ConfigError) as why:
        notes.append(f"Its signature was not checked: {_sentence(str(why))}")
        return
    match verdict:
        case Good():
            pass
        case Bad("revoked-key"):
            notes.append("The key that signed its manifest was revoked since: anybody who has it could have made this.")
        case _:
            yield f"{MANIFEST} was changed after it was signed, or another key than ours has signed it."


def _problems_inside(  # long: what is looked into, and with what
    copied: CopiedDatabase, manifest: Manifest, key: Opener, now: datetime, progress: Progress, notes: list[str]
) -> Iterator[str]:
    if copied.tables() != manifest.tables:
        yield f"{MANIFEST} is of another backup: the database in it has the tables {copied.tables()}."
    if (copied.setting(INSTALLATION) or b"").decode(errors="replace") != manifest.installation:
        yield f"{MANIFEST} is of another backup: the database in it is of another installation."
        return
    wrapped = copied.setting(data_key_for(key.gpg.fingerprint)) or copied.setting(DATA_KEY)  # as at a start
    if wrapped is None:
        yield "The database in it has no data key: nothing in it could ever be read."
        return
    if key.why_locked:
        notes.append(f"What is sealed in it was not tried: {key.why_locked}")
        return
    try:
        vault = Vault(key.gpg.unwrap(wrapped, now))
    except Temporary:
        raise
    except (Permanent, ConfigError) as why:
        yield f"Nothing in it can be read with the key that is here: {_sentence(str(why))}"
        return
    yield from copied.problems_of_seals(vault, progress)
    yield from copied.problems_of_journals(vault, progress)


def _sentence(why: str) -> str:
    return why[:1].upper() + why[1:].rstrip(".") + "." if not why.startswith(MANIFEST) else f"{why.rstrip('.')}."
