"""`key extend` and `key rotate`: the same primary key, good for longer, and successors for what ends of it.

Each change is one run of gpg; what was done already is not planned again, so a command that was killed is repeated.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import assert_never

import typer

from mailbot.admin.keys.elsewhere import explain
from mailbot.admin.keys.works_on import OurKeys, changing_alone, published_anew
from mailbot.case.key_renewal import end_of, extension, succession, succession_from
from mailbot.errors import Permanent
from mailbot.facts import KeyChange, NewSubkey, OwnKey, PutOff


def extend_key(ours: OurKeys, until: date, now: datetime, by: str, *, subkeys: bool, bounds: bool) -> None:
    """Let the primary key last until a day, and with `subkeys` those in use as well.

    A key without an end gets one only where that is asked for (`bounds`).
    """
    with changing_alone(ours):
        key = _not_revoked(ours, now)
        changes = extension(key, until, subkeys=subkeys, bounds=bounds)
        if not changes:
            lasts = key.primary.expires_at
            typer.echo(f"The key lasts until {lasts:%Y-%m-%d} already." if lasts else "The key has no end.")
        _carry_out(ours, key, changes, now, by)


def rotate_subkeys(ours: OurKeys, now: datetime, by: str, *, early: bool) -> None:
    """Make successors of the subkeys that end soon, or `early` of each."""
    with changing_alone(ours):
        key = _not_revoked(ours, now)
        changes = succession(key, now, early=early)
        if not changes:
            at = succession_from(key)
            when = f"A successor is due from {at:%Y-%m-%d} on" if at else "Nothing of the key asks for a successor"
            made = "one was made within the last day." if early else "nothing was made. --early makes one all the same."
            typer.echo(f"{when}; {made}")
        _carry_out(ours, key, changes, now, by)


def _not_revoked(ours: OurKeys, now: datetime) -> OwnKey:
    key = ours.look(now)
    if key.primary.revoked:
        raise Permanent(f"The key {ours.fingerprint} is revoked: it needs a new primary key, not a longer life.")
    return key


def _carry_out(ours: OurKeys, key: OwnKey, changes: Sequence[KeyChange], now: datetime, by: str) -> None:
    """Make the changes, or say what to run where the primary key is; then write the public key anew."""
    if changes and key.is_offline:
        explain(ours, key, changes)
        return
    for change in changes:
        _change(ours, key, change, now, by)
    if any(isinstance(change, NewSubkey) for change in changes):
        ours.gpg.prove(now)
    published_anew(ours, now)


def _change(ours: OurKeys, key: OwnKey, change: KeyChange, now: datetime, by: str) -> None:
    match change:
        case PutOff(part=part, until=until):
            subkey = "" if part is key.primary else part.fingerprint
            ours.gpg.changing.put_off(ours.fingerprint, end_of(until), now, subkey=subkey)
            ours.note("key extended", by, now, key=part.fingerprint, until=until)
            typer.echo(f"{f'The subkey {subkey}' if subkey else 'The key'} now lasts until {until}.")
        case NewSubkey(algorithm=algorithm, purpose=purpose, until=until):
            ours.gpg.changing.add_subkey(ours.fingerprint, algorithm, purpose, end_of(until), now)
            ours.note("subkey made", by, now, purpose=purpose, until=until)
            typer.echo(f"A new subkey to {purpose} lasts until {until}; those of before are still read.")
        case _:
            assert_never(change)
