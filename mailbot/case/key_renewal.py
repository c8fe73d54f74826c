"""What is to be changed of our own key so that it stays good: the same primary key, later ends, successors.

Computed from the key as it is, so a change that was made already is not planned again: whoever was stopped half way
begins anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from mailbot.case.key_terms import FETCHED, SUCCESSION
from mailbot.facts import PRIMARY_YEARS, SUBKEY_YEARS, KeyChange, KeyPart, NewSubkey, OwnKey, Purpose, PutOff

_DAY = timedelta(days=1)
_SLACK = timedelta(days=2)  # what was put off, or made, today is not put off again tonight; gpg's years have 365 days
_RSA_BITS = 3072  # the least that a new subkey has: FIPS 186-5 and the BSI's TR-02102-1 want no less after 2030
_CURVES = re.compile(r"nistp\d+|brainpoolp\d+r1|secp256k1")


def end_of(day: date) -> datetime:
    """Return the last second of a day, in UTC."""
    return datetime.combine(day, time(23, 59, 59), UTC)


def years_from(now: datetime, years: int) -> date:
    """Return the day so many years after `now`; the day before, for the 29th of February in another year."""
    today = now.astimezone(UTC).date()
    try:
        return today.replace(year=today.year + years)
    except ValueError:
        return today.replace(year=today.year + years, day=28)


def extension(key: OwnKey, until: date, *, subkeys: bool, bounds: bool) -> list[KeyChange]:
    """Return what lets a key last until a day: its primary key, and with `subkeys` those in use as well.

    What has no end gets one only where that is asked for (`bounds`). What lasts longer stays as it is.
    """
    used = [_newest(key, purpose) for purpose in (Purpose.ENCRYPT, Purpose.SIGN)] if subkeys else []
    parts = dict.fromkeys([key.primary, *filter(None, used)])
    return [PutOff(part, until) for part in parts if _ends_before(part, until, bounds=bounds)]


def succession(key: OwnKey, now: datetime, *, early: bool) -> list[KeyChange]:
    """Return what makes successors of the subkeys that end soon; with `early` of each that is older than a day.

    The primary key is put off first where a successor would outlive it.
    """
    until = years_from(now, SUBKEY_YEARS)
    new = [
        NewSubkey(_algorithm(part, purpose), purpose, until)
        for purpose, part in _in_use(key)
        if _is_due(key, part, now) or (early and (part is None or part.made_at < now - _DAY))
    ]
    longer = PutOff(key.primary, years_from(now, PRIMARY_YEARS))
    return [longer, *new] if new and _ends_before(key.primary, until, bounds=False) else [*new]


def succession_from(key: OwnKey) -> datetime | None:
    """Return from when on the first successor is due; None when nothing of the key asks for one."""
    ends = [part.expires_at for _, part in _in_use(key) if part is not None and part is not key.primary]
    days = timedelta(days=SUCCESSION + (FETCHED if key.is_offline else 0))
    return min((end - days for end in ends if end is not None), default=None)


def _in_use(key: OwnKey) -> Iterator[tuple[Purpose, KeyPart | None]]:
    """Yield what the key is to have a good part for, with the one it has."""
    yield Purpose.ENCRYPT, _newest(key, Purpose.ENCRYPT)
    signing = _newest(key, Purpose.SIGN)
    if signing is not key.primary:  # a primary key that signs needs no subkey for that
        yield Purpose.SIGN, signing


def _newest(key: OwnKey, purpose: Purpose) -> KeyPart | None:
    """Return the newest subkey for a purpose, ended or not; the primary key where there is none and it will do."""
    known = [part for part in key.parts if purpose in part.purposes and part.valid and not part.revoked]
    if purpose is Purpose.SIGN:
        known = [part for part in known if part.has_secret]
    subkeys = [part for part in known if part is not key.primary]
    return max(subkeys, key=lambda part: part.made_at) if subkeys else next(iter(known), None)


def _is_due(key: OwnKey, part: KeyPart | None, now: datetime) -> bool:
    if part is None:
        return True
    days = timedelta(days=SUCCESSION + (FETCHED if key.is_offline else 0))
    return part is not key.primary and part.expires_at is not None and part.expires_at - days <= now


def _ends_before(part: KeyPart, until: date, *, bounds: bool) -> bool:
    if part.expires_at is None:
        return bounds
    return part.expires_at < end_of(until) - _SLACK


def _algorithm(before: KeyPart | None, purpose: Purpose) -> str:
    """Return the algorithm of a successor: what reporters' software was able to use before."""
    known = before.algorithm if before is not None else ""
    if (rsa := re.fullmatch(r"rsa(\d+)", known)) is not None:
        return f"rsa{max(int(rsa[1]), _RSA_BITS)}"
    if _CURVES.fullmatch(known):
        return known
    return "cv25519" if purpose is Purpose.ENCRYPT else "ed25519"
