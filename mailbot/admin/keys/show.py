"""`key show`: the organisation's key as it is, what is due of it next, and the command for that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import typer

from mailbot.admin.keys.works_on import OurKeys, grouped
from mailbot.case.key_terms import due_at, terms
from mailbot.errors import Permanent
from mailbot.facts import Custody, KeyPart, OwnKey, Purpose, Term, TermOf
from mailbot.terminal import print_json, printable

_COMMANDS = {
    TermOf.PRIMARY: ("key", "extend"),
    TermOf.ENCRYPTION: ("key", "rotate"),
    TermOf.SIGNING: ("key", "rotate"),
}
_WHAT = {
    TermOf.PRIMARY: "The whole key",
    TermOf.ENCRYPTION: "The subkey that others encrypt to",
    TermOf.SIGNING: "The subkey that signs",
}
_WHERE = {
    Custody.HERE: "secret half here",
    Custody.CARD: "secret half on a card",
    Custody.ELSEWHERE: "no secret half here",
}


@dataclass(frozen=True, slots=True)
class Upcoming:
    """What is to be done about a term, and from when on."""

    term: Term
    at: datetime
    command: str
    text: str  # what ends, and when


def show_key(ours: OurKeys, now: datetime, *, as_json: bool) -> None:
    """Print the organisation's key, and those of before that are still read."""
    key = ours.gpg.own_keys.look_at(ours.fingerprint, now)
    older = [(fingerprint, _find(ours, fingerprint, now)) for fingerprint in ours.older]
    if as_json:
        print_json(_as_json(ours, key, older, now))
        return
    for line in _lines(ours, key, now):
        typer.echo(printable(line))
    for fingerprint, known in older:
        typer.echo(f"\nOlder key, only read: {grouped(fingerprint)}")
        lines = _part_lines(known, now, current=False) if known else ["  not in the gpg home"]
        for line in lines:
            typer.echo(printable(line))


def steps(ours: OurKeys, key: OwnKey, now: datetime) -> list[Upcoming]:
    """Return what is to be done about a key, the most urgent first."""
    found = [
        Upcoming(
            term,
            due_at(term, offline=key.is_offline),
            ours.typed(*_COMMANDS[term.what]),
            f"{_WHAT[term.what]} {_ends(term.ends_at, now)}",
        )
        for term in terms(key, now)
    ]
    return sorted(found, key=lambda step: step.at)


def _find(ours: OurKeys, fingerprint: str, now: datetime) -> OwnKey | None:
    try:
        return ours.gpg.own_keys.look_at(fingerprint, now)
    except Permanent:
        return None


def _lines(ours: OurKeys, key: OwnKey, now: datetime) -> Iterator[str]:
    yield f"Fingerprint  {grouped(ours.fingerprint)}"
    yield f"             {ours.fingerprint}"
    for user_id in key.user_ids:
        yield f"User ID      {user_id}"
    yield from _part_lines(key, now, current=True)
    yield ""
    if key.is_offline:
        yield f"The secret primary key is not in {ours.homedir}: what changes the key needs it, wherever it is kept."
    for step in steps(ours, key, now):
        when = "now" if step.at <= now else f"from {step.at:%Y-%m-%d} on"
        yield f"Due {when}: {step.command}"
        yield f"  {step.text}."
    if not terms(key, now) and not key.primary.revoked:
        yield "Nothing of it ends, so nothing is due."
    yield f"Publish {ours.public_key} and the fingerprint, wherever the key of before is."


def _part_lines(key: OwnKey, now: datetime, *, current: bool) -> Iterator[str]:
    for part in key.parts:
        what = "Primary key" if part is key.primary else "Subkey"
        yield f"{what:11}  {part.fingerprint}"
        made = f"made {part.made_at:%Y-%m-%d}, {_ends(part.expires_at, now)}"
        yield f"             {part.algorithm}, {'/'.join(part.purposes)}; {made}; {_WHERE[part.custody]}"
        if uses := "; ".join(_uses(key, part, now, current=current)):
            yield f"             {uses}"


def _ends(at: datetime | None, now: datetime) -> str:
    if at is None:
        return "without an end"
    return f"{'ended' if at <= now else 'ends'} on {at:%Y-%m-%d}"


def _uses(key: OwnKey, part: KeyPart, now: datetime, *, current: bool) -> Iterator[str]:
    if part.revoked:
        yield "revoked"
    if current and part == key.encrypting(now):
        yield "others encrypt to it now"
    elif Purpose.ENCRYPT in part.purposes:
        yield "what was encrypted to it is read" if part.has_secret else "what was encrypted to it cannot be read here"
    if current and part == key.signing(now):
        yield "signs our letters now"


def _as_json(ours: OurKeys, key: OwnKey, older: list[tuple[str, OwnKey | None]], now: datetime) -> dict[str, Any]:
    encrypting, signing = key.encrypting(now), key.signing(now)
    return {
        "fingerprint": ours.fingerprint,
        "user_ids": key.user_ids,
        "offline_primary": key.is_offline,
        "usable": encrypting is not None and signing is not None,
        "encrypts_to": encrypting and encrypting.fingerprint,
        "signs_with": signing and signing.fingerprint,
        "parts": [_part(part) for part in key.parts],
        "next": [
            {"from": step.at, "ends_at": step.term.ends_at, "what": step.term.what, "command": step.command}
            for step in steps(ours, key, now)
        ],
        "older": [
            {"fingerprint": fingerprint, "parts": [_part(part) for part in known.parts] if known else []}
            for fingerprint, known in older
        ],
        "public_key_file": str(ours.public_key),
    }


def _part(part: KeyPart) -> dict[str, Any]:
    return {
        "fingerprint": part.fingerprint,
        "algorithm": part.algorithm,
        "purposes": part.purposes,
        "made_at": part.made_at,
        "expires_at": part.expires_at,
        "revoked": part.revoked,
        "secret": part.custody,
    }
