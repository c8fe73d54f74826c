"""`privacy`: what is kept of somebody, a copy of it, and its erasure; each is noted with who did it.

Guarantee: nothing that is said on the terminal or in the log tells what somebody wrote.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import typer

from mailbot.case import erasure, register
from mailbot.case.promises import calendar_of
from mailbot.case.rights_erasure import stays_by_law
from mailbot.data_copies import DataCopies
from mailbot.edges.store import Store
from mailbot.errors import Permanent, Temporary
from mailbot.facts import TO_BE_DECIDED, Act, Case, Ground, Hindrance, Organisation, Witnessed
from mailbot.health.conditions import count_of
from mailbot.terminal import print_json

NOBODY = "an address without a case"


def find(store: Store, address: str, by: str, now: datetime, *, as_json: bool) -> None:
    """Print which cases are of an address, and how many mails and letters belong to none."""
    cases, mails, letters = store.cases_with(address), store.mails_beside(address), store.letters_beside(address)
    _witness(store, cases, Act.SHOWN, by, now)
    if not cases:  # that somebody looked is an entry all the same; of whom, no entry says
        with store.write() as transaction:
            transaction.witness(Witnessed(Act.SHOWN, by, NOBODY), now)
    if as_json:
        print_json({"cases": [_facts(case) for case in cases], "mails": len(mails), "letters": letters})
        return
    for case in cases:
        state = f"{case.state}, under a legal hold" if case.legal_hold is not None else case.state
        other = f"  of {case.reporter}" if case.reporter != address else ""
        typer.echo(f"{case.reference}  {state}  opened {case.opened_at:%Y-%m-%d}{other}")
    found = (count_of(len(cases), "case"), count_of(len(mails), "mail"), count_of(letters, "letter"))
    typer.echo("{}; {} and {} beside them".format(*found))


def export(copies: DataCopies, store: Store, address: str, file: Path, by: str, now: datetime) -> None:
    """Write the copy of all that is kept of an address, for nobody but the file's owner to read."""
    made = copies.make(address, now)
    if not made:
        raise Permanent(_elsewhere(store, address) or "nothing is kept of this address in a case")
    _witness(store, store.cases_of(address), Act.EXPORTED, by, now)
    file.touch(0o600, exist_ok=False)
    file.write_bytes(made)
    typer.echo(f"{file}: {len(made)} bytes. It holds what somebody wrote: send it to nobody else, and delete it after.")


def erase(store: Store, organisation: Organisation, address: str, by: str, now: datetime) -> None:
    """Erase what is kept of an address, but what the law keeps; nobody is told."""
    if elsewhere := _elsewhere(store, address):
        typer.echo(f"not erased: {elsewhere}")
    waits: list[str] = []
    for case in store.cases_of(address):
        if stays_by_law(case, organisation):
            typer.echo(f"{case.reference} stays: a legal hold, or the clock of a law runs in it")
        elif hindered := _erase(store, case, organisation, by, now):
            waits.append(f"{case.reference}: {'; '.join(hindered)}")
        else:
            typer.echo(f"{case.reference} is erased")
    day = calendar_of(organisation).local_day(now).isoformat()
    with store.write() as transaction:
        line = transaction.erase_beside([address], day, now)
        if line is not None:
            transaction.witness(Witnessed(Act.ERASED, by, line.name), now)
    if line is not None:
        typer.echo(f"erased beside that: {count_of(line.mails, 'mail')} of no case")
    if waits:
        raise Temporary("Not erased yet, please try again later. " + " ".join(waits))


def _elsewhere(store: Store, address: str) -> str:
    """Return under which other address of the same person something is kept; that one is asked for by itself."""
    others = dict.fromkeys(case.reporter for case in store.cases_with(address) if case.reporter != address)
    return f"cases of theirs are kept under {', '.join(others)}: ask for that address" if others else ""


def _erase(store: Store, case: Case, organisation: Organisation, by: str, now: datetime) -> Sequence[Hindrance]:
    line = erasure.what_stays(case, Ground.REQUEST.value, organisation.timezone, now)
    outliving = [row for row in register.outliving(case, organisation) if row.goes_at > now]
    with store.write() as transaction:
        hindered = transaction.erase_case(case, line, now, despite=TO_BE_DECIDED - {Hindrance.CLOCK})
        if not hindered:
            transaction.keep_outliving(outliving)
            transaction.witness(Witnessed(Act.ERASED, by, case.reference), now)
    return hindered


def _facts(case: Case) -> dict[str, object]:
    return {
        "reference": case.reference,
        "state": case.state,
        "opened_at": case.opened_at,
        "legal_hold": case.legal_hold is not None,
        "requests": [
            {"right": one.right, "asked_at": one.asked_at, "by": one.by, "outcome": one.outcome} for one in case.rights
        ],
    }


def _witness(store: Store, cases: Sequence[Case], act: Act, by: str, now: datetime) -> None:
    with store.write() as transaction:
        for case in cases:
            transaction.append(case.reference, act.value, {"by": by}, now)
            transaction.witness(Witnessed(act, by, case.reference), now)
