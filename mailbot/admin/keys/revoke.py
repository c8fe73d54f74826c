"""`key revoke`: takes a key of the organisation back, for everybody who gets to see that.

It cannot be undone, so the key in use is revoked only where another one has taken its place, or by whoever types which
one it is. What mailbot does from then on: nothing is signed with it; what still comes in encrypted to it is read, and
handlers see that it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import typer

from mailbot.admin import credentials
from mailbot.admin.keys.primary import AGAIN, Works
from mailbot.admin.keys.works_on import changing_alone, grouped
from mailbot.admin.prompts import ask_for_words
from mailbot.edges.gpg.succession import Succession
from mailbot.edges.store import LetterState
from mailbot.errors import ConfigError, Permanent
from mailbot.facts import KeyReason, OwnKey
from mailbot.ownership import as_typed

ASKED: Final = 8  # characters of the fingerprint
UPLOAD: Final = "https://keys.openpgp.org/upload"


@dataclass(frozen=True, slots=True)
class Revoking:
    """Which key is revoked, and why."""

    fingerprint: str  # "" is the one that another has followed, or else the one in use
    reason: KeyReason | None  # None: as when the other followed it
    words: str  # the end of the fingerprint, where nobody can be asked


def revoke_key(works: Works, asked: Revoking, now: datetime, by: str) -> None:
    """Revoke a key, and say what to publish; one that is revoked already is only shown again."""
    with changing_alone(works.ours):
        _revoke(works, asked, now, by)


def _revoke(works: Works, asked: Revoking, now: datetime, by: str) -> None:
    succession = Succession(works.ours.homedir)
    name = asked.fingerprint.replace(" ", "").upper() or _followed(works)
    key = succession.find(name, now)
    if key is None:
        raise Permanent(f"There is no key {name} in {works.ours.homedir}; nothing was changed.")
    reason = asked.reason or _reason(works, name)
    if key.primary.revoked:
        typer.echo(f"{grouped(name)} is revoked already.")
    else:
        _refuse_what_is_needed(works, key, asked, now)
        succession.take_in(_certificate(works, succession, name, reason, now), name, now)
        works.reached("revoked")
        works.ours.note("a key was revoked", by, now, key=name, reason=reason)
        typer.echo(f"{grouped(name)} is revoked ({reason}).")
    _say_what_to_publish(works, name, succession.exported(name, now), reason)


def _followed(works: Works) -> str:
    change = works.store.handover()
    return change.old if change is not None and change.new == works.ours.fingerprint else works.ours.fingerprint


def _reason(works: Works, name: str) -> KeyReason:
    change = works.store.handover()
    return change.reason if change is not None and change.old == name else KeyReason.SUPERSEDED


def _refuse_what_is_needed(works: Works, key: OwnKey, asked: Revoking, now: datetime) -> None:
    """Raise ConfigError for a key that mailbot cannot do without, unless somebody types which one it is."""
    ours, change, name = works.ours, works.store.handover(), key.primary.fingerprint
    rotate = as_typed(ours.config, *AGAIN)
    wrapped = works.store.setting("data_key") or b""
    if name == ours.fingerprint:
        problem = "It is the key in use: without it no letter can be signed, and nobody can encrypt to you."
        remedy = f"First let another one follow it: {rotate}"
    elif change is not None and change.finished_at is None and name in (change.old, change.new):
        problem, remedy = "The change from one key to the other is not finished.", f"First finish it: {rotate}"
    elif name in ours.gpg.wrapped_for(wrapped, now):
        problem, remedy = "The data key is still encrypted to it.", f"First let the key in use take it: {rotate}"
    else:
        return
    end = name[-ASKED:]
    question = f"{problem} {remedy}\nTo revoke it all the same, type the last {ASKED} characters of its fingerprint"
    if ask_for_words(question, asked.words).replace(" ", "").upper() != end:
        raise ConfigError(f"{problem} Nothing was changed.", f"{remedy}\nTo revoke it all the same: --even-so {end}")


def _certificate(works: Works, succession: Succession, name: str, reason: KeyReason, now: datetime) -> str:
    """Make a revocation certificate, or take the one that gpg laid by when it made the key."""
    try:
        return succession.revocation(name, reason, works.passphrases().get(name, ""), now)
    except Permanent as why:
        kept = succession.kept_revocation(name)
        if kept is None:
            remedy = "Import the revocation certificate that was kept apart, with gpg --import, and run this again."
            raise ConfigError(f"{str(why)[:1].upper()}{str(why)[1:]}.", remedy) from why
    typer.echo("The secret half of the primary key, or its passphrase, is not here: the revocation certificate is")
    typer.echo("used that gpg laid by when it made the key. It gives no reason, and people will take it for stolen.")
    return kept


def _say_what_to_publish(works: Works, name: str, armored: str, reason: KeyReason) -> None:
    ours = works.ours
    file = ours.config.parent / f"{ours.address}-revoked-{name}.asc"
    credentials.keep(file, armored.encode(), mode=0o644)
    typer.echo(f"The key with its revocation is in {file}. Until people have that, they do not know. Next:")
    typer.echo("  1. Publish it where the key was: on your own pages, and on the key servers that had it, such as")
    typer.echo(f"     {UPLOAD}")
    if name != ours.fingerprint:
        typer.echo(f"  2. See that the key in use is published: {as_typed(ours.config, 'publish', 'DIR')}")
        typer.echo("  3. Leave the revoked key under openpgp.older: what still comes in encrypted to it is read, and")
        typer.echo("     handlers see that it was.")
    waiting = sum(len(works.store.outbox(state)) for state in (LetterState.WAITING, LetterState.QUEUED))
    if waiting:
        typer.echo(f"Letters that have not left yet: {waiting}. The key may have signed them: mailbot outbox list")
    handover = works.store.handover()
    if (
        reason is KeyReason.COMPROMISED
        and handover is not None
        and handover.old == name
        and not handover.is_compromised
    ):
        typer.echo(
            "Reporters, handlers and partners were told that it was replaced, not that somebody else may have it:"
        )
        typer.echo("write to those who should know.")
    if reason is KeyReason.COMPROMISED:
        typer.echo("Whoever has the key can read what was ever encrypted to it. README.md, “When the key is lost or")
        typer.echo("stolen”, says what that means for backups and for mail on the server.")
