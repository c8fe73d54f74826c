"""`key import`: what was changed where the primary key is kept comes back, tried on a copy of the gpg home first.

Refused is whatever would make things worse: another's key, a primary key that should stay where it is, a subkey to
encrypt to without a secret half that our passphrase opens, a revocation.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import typer

from mailbot.admin.keys.works_on import OurKeys, changing_alone, published_anew
from mailbot.edges.gpg import Gpg
from mailbot.edges.gpg.changing import trial_of
from mailbot.edges.gpg.verdicts import OURS_IS_WRONG
from mailbot.errors import ConfigError, Permanent, by_cause
from mailbot.facts import OwnKey, Purpose

_MOST = 1 << 20  # bytes of a file with keys: ten years of RSA-4096 have a tenth of that


def bring_in(ours: OurKeys, file: Path, now: datetime, by: str) -> None:
    """Take the key in `file` into the gpg home, and say what has changed."""
    raw = _read(file)
    with changing_alone(ours):
        before = ours.look(now)
        with trial_of(ours.homedir) as trial:
            tried = ours.gpg.in_home(trial)
            known = _fingerprints(ours.gpg, now)
            _taken_in(tried, raw, file, now)
            after = tried.own_keys.look_at(ours.fingerprint, now)
            if others := sorted(_fingerprints(tried, now) - known):
                raise Permanent(f"{file} holds another key, {others[0]}; nothing was changed.")
            for problem in _problems(before, after, file):
                raise Permanent(f"{problem} Nothing was changed.")
            _prove(tried, after, file, now)
        ours.gpg.changing.bring_in(raw, now)
        changed = list(_changed(before, ours.look(now)))
        ours.note("key brought in", by, now, changes=len(changed))
        for line in changed or ["Nothing of it was new."]:
            typer.echo(line)
        published_anew(ours, now)


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            raw = opened.read(_MOST + 1)
    except OSError as trouble:
        raise by_cause(trouble, f"{file} cannot be read", "Put it where the service's user may read it.") from trouble
    if len(raw) > _MOST:
        raise Permanent(f"{file} is too large for a key.")
    return raw


def _fingerprints(gpg: Gpg, now: datetime) -> set[str]:
    return {key.primary.fingerprint for key in gpg.own_keys.listed(now)}


def _taken_in(gpg: Gpg, raw: bytes, file: Path, now: datetime) -> None:
    try:
        gpg.changing.bring_in(raw, now)
    except Permanent as why:
        raise Permanent(f"{file}: {why}; nothing was changed.") from why


def _problems(before: OwnKey, after: OwnKey, file: Path) -> Iterator[str]:
    """Yield what speaks against the key as it would be."""
    if before.is_offline and not after.is_offline:
        yield f"{file} holds the secret primary key, which is kept elsewhere. Export with gpg --export-secret-subkeys."
    if after.primary.revoked and not before.primary.revoked:
        yield f"{file} revokes the key."
    known = {part.fingerprint for part in before.parts}
    for part in after.subkeys:
        if part.fingerprint not in known and Purpose.ENCRYPT in part.purposes and not part.has_secret:
            yield (
                f"{file} has a new subkey to encrypt to without its secret half: what comes in could not be read."
                " Export with gpg --export-secret-subkeys."
            )


def _prove(tried: Gpg, after: OwnKey, file: Path, now: datetime) -> None:
    """Sign, and open something, with the key as it would be; an old key that has ended proves nothing."""
    if after.encrypting(now) is None or after.signing(now) is None:
        return
    try:
        tried.prove(now)
    except Permanent as why:
        if str(why) == OURS_IS_WRONG:
            problem = (
                f"The secret halves in {file} have another passphrase than openpgp.passphrase; nothing was changed."
            )
            remedy = "Give them that of openpgp.passphrase (gpg --edit-key, then passwd), and export them again."
            raise ConfigError(problem, remedy) from why
        raise


def _changed(before: OwnKey, after: OwnKey) -> Iterator[str]:
    """Yield what is new, in words."""
    known = {part.fingerprint: part for part in before.parts}
    for part in after.parts:
        what = "The key" if part is after.primary else f"The subkey {part.fingerprint}"
        lasts = f"lasts until {part.expires_at:%Y-%m-%d}" if part.expires_at else "has no end"
        old = known.get(part.fingerprint)
        if old is None:
            yield f"{what} ({'/'.join(part.purposes)}) is new, and {lasts}."
        elif old.revoked != part.revoked:
            yield f"{what} is revoked."
        elif old.expires_at != part.expires_at:
            yield f"{what} now {lasts}."
        elif old.custody is not part.custody:
            yield f"The secret half of {part.fingerprint} is here now."
