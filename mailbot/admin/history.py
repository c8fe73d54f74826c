"""`history` and `texts`: which wording of which letter, and which promises, were in force when.

Nothing of any case is in them but which letters it had and when, so nobody's mail is looked at here.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Any

import typer

from mailbot import letters
from mailbot.edges.store import Store
from mailbot.facts import POLICY, ErasedLine, InForce, LetterMade, Version
from mailbot.languages import LANGUAGES
from mailbot.terminal import print_json, printable, printable_lines

SHORT = 12  # characters of a hash: 48 bits tell the versions of one installation apart


def print_history(store: Store, reference: str, *, as_json: bool) -> None:
    """Print the letters of a case, and which version of its text and of the policy each was made from."""
    erased = store.find_erased(reference)
    if erased is not None:
        _print_erased(store, erased, as_json=as_json)
        return
    written = store.letters_made(reference)
    if not written and store.find_case(reference) is None:
        raise typer.BadParameter("there is no such case", param_hint="REFERENCE")
    policies = {made.policy.hash: made.policy for made in written if made.policy is not None}
    if as_json:
        facts = [_of_letter(made) for made in written]
        told = {one.hash.hex(): json.loads(one.content) for one in policies.values()}
        print_json({"letters": facts, "policies": told})
        return
    for made in written:
        named = made.wording.name if made.wording else made.text
        typer.echo(
            f"{made.queued_at:%Y-%m-%d %H:%M}  {printable(named):28} to {made.audience:9} {made.state:8}"
            f" text {_short(made.wording)}  policy {_short(made.policy)}"
        )
    for policy in policies.values():
        typer.echo(f"\npolicy {_short(policy)}\n{_promised(policy)}")


def _print_erased(store: Store, line: ErasedLine, *, as_json: bool) -> None:
    """Print what is left of a case, and what was promised while it lasted: its letters are gone."""
    policies = list(policies_between(store, line.opened, line.closed))
    if as_json:
        told = {one.version.hash.hex(): json.loads(one.version.content) for one in policies}
        print_json({"letters": [], "policies": told, "erased": asdict(line)})
        return
    typer.echo(f"erased on {line.day}: {line.ground}; opened in {line.opened}, closed in {line.closed or 'no month'}")
    for one in policies:
        typer.echo(
            f"\npolicy {_short(one.version)}, in force since {one.since:%Y-%m-%d %H:%M}\n{_promised(one.version)}"
        )


def policies_between(store: Store, opened: str, closed: str) -> Iterator[InForce]:
    """Yield what was promised from one month (YYYY-MM) to another: what was in force as it began, and each that came.

    The months are the organisation's and the moments are UTC: what changed in the hours between counts for both.
    """
    known = list(store.versions(POLICY))
    for one, following in zip(known, [*known[1:], None], strict=True):
        ended_before = following is not None and f"{following.since:%Y-%m}" < opened
        began_after = bool(closed) and f"{one.since - timedelta(days=1):%Y-%m}" > closed
        if not ended_before and not began_after:
            yield one


def print_texts(found: Sequence[InForce], *, whole: bool, as_json: bool) -> None:
    """Print versions, and from when on each was in force; with `whole`, what they said."""
    if as_json:
        print_json({"versions": [_of_version(one) for one in found]})
        return
    if not found:
        typer.echo(
            "Nothing of it was in force: a text is kept from the first letter on that was written with it.", err=True
        )
    for one in found:
        typer.echo(f"{one.since:%Y-%m-%d %H:%M}  {_short(one.version)}  {printable(one.version.name)}")
        if whole:
            typer.echo(textwrap.indent(printable_lines(one.version.content), "    ") + "\n")


def find_texts(store: Store, letter: str | None, language: str | None, on: date | None) -> list[InForce]:
    """Return the versions of a letter, or of all, in a language; with `on`, the one of each that was in force then.

    Raises BadParameter for a letter or a language that neither this version knows nor one before had.
    """
    kept = list(store.versions())
    spoken = {name.partition("/")[0] for name in (one.version.name for one in kept) if "/" in name}
    named = {one.version.name.rpartition("/")[2] for one in kept}
    _require(language, spoken.union(LANGUAGES), "--language")
    _require(letter, named.union([POLICY], letters.find()), "--letter")
    found = [one for one in kept if _is_wanted(one.version.name, letter, language)]
    return found if on is None else list(_in_force(found, on))


def _require(name: str | None, known: Collection[str], option: str) -> None:
    if name is not None and name not in known:
        near = ", ".join(get_close_matches(name, known) or sorted(known))
        raise typer.BadParameter(f"there is no {name}; there is {near}", param_hint=option)


def _is_wanted(name: str, letter: str | None, language: str | None) -> bool:
    spoken, _, text = name.rpartition("/")
    return letter in (None, text) and (language is None or spoken in ("", language))


def _in_force(found: Sequence[InForce], on: date) -> Iterator[InForce]:
    """Yield what was in force on a day (UTC), the last of that day counting."""
    newest: dict[str, InForce] = {}
    for one in found:
        if one.since.date() <= on:
            newest[one.version.name] = one
    yield from newest.values()


def _short(version: Version | None) -> str:
    return "-" * SHORT if version is None else version.hash.hex()[:SHORT]


def _promised(policy: Version) -> str:
    promises = json.loads(policy.content)["promises"]
    return "\n".join(f"    {name}: {printable(str(value))}" for name, value in promises.items())


def _of_letter(made: LetterMade) -> dict[str, Any]:
    return {
        "letter": made.text,
        "to": made.audience,
        "state": made.state,
        "queued_at": made.queued_at,
        "sent_at": made.sent_at,
        "text": made.wording.name if made.wording else None,
        "text_hash": made.wording.hash.hex() if made.wording else None,
        "policy_hash": made.policy.hash.hex() if made.policy else None,
    }


def _of_version(one: InForce) -> dict[str, Any]:
    version = one.version
    content = json.loads(version.content) if version.name == POLICY else version.content
    return {"name": version.name, "since": one.since, "hash": version.hash.hex(), "content": content}
