"""The terms of our own key: what of it ends, from when on each next step is due, and which command takes it.

    the encryption subkey, the signing subkey    a successor, 90 days before the end: `mailbot key rotate`
    the primary key                              its end is put off, yearly, 60 days before at the latest: `extend`

Where the secret primary key is not on this machine, each of them is due 30 days earlier: it has to be fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from mailbot.facts import KeyPart, OwnKey, Purpose, Term, TermOf

MARKS = (60, 30, 14, 7)  # days before the end
SUCCESSION = 90  # days: a successor must have reached those who keep the key of before
FETCHED = 30  # days more, for a primary key that lies in a safe


def terms(key: OwnKey, now: datetime) -> tuple[Term, ...]:
    """Return what of a key ends, the first end first; nothing of one that is revoked."""
    return tuple(sorted(_terms(key, now), key=lambda term: term.ends_at))


def _terms(key: OwnKey, now: datetime) -> Iterator[Term]:
    if key.primary.revoked:
        return
    if key.primary.expires_at is not None:
        yield Term(TermOf.PRIMARY, key.primary.expires_at)
    alive = [part for part in key.subkeys if part.valid and not part.revoked and part.made_at <= now]
    for what, purpose in ((TermOf.ENCRYPTION, Purpose.ENCRYPT), (TermOf.SIGNING, Purpose.SIGN)):
        needs_secret = purpose is Purpose.SIGN
        if purpose in key.primary.purposes and (key.primary.has_secret or not needs_secret):
            continue  # gpg falls back on it
        parts = [part for part in alive if purpose in part.purposes and (part.has_secret or not needs_secret)]
        if (ends_at := _last_end(parts)) is not None:
            yield Term(what, ends_at)


def _last_end(parts: Iterable[KeyPart]) -> datetime | None:
    ends = [part.expires_at for part in parts]
    return max((end for end in ends if end is not None), default=None) if None not in ends else None


def marks_of(what: TermOf, *, offline: bool) -> tuple[int, ...]:
    """Return how many days before its end somebody hears of it, the earliest first."""
    marks = MARKS if what is TermOf.PRIMARY else (SUCCESSION, *MARKS)
    return (marks[0] + FETCHED, *marks) if offline else marks


def due_at(term: Term, *, offline: bool) -> datetime:
    """Return from when on the step is due that a term asks for."""
    return term.ends_at - timedelta(days=marks_of(term.what, offline=offline)[0])
