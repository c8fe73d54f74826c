"""`hold`: keeps a case whatever its retention term says, and lifts that again."""

from __future__ import annotations

from datetime import datetime

import typer

from mailbot.case.retention import kept_back, lifted
from mailbot.edges.store import Store
from mailbot.errors import Temporary
from mailbot.facts import LegalHold
from mailbot.terminal import print_json, printable

TRIES = 5  # the daemon may be changing the case as well


def hold(store: Store, reference: str, because: str, by: str, now: datetime) -> None:
    """Keep a case; its journal notes who said so, and why."""
    _change(store, reference, by, now, because)
    typer.echo(f"{reference.upper()} is kept until the hold is lifted: mailbot hold {reference.upper()} --off")


def lift(store: Store, reference: str, by: str, now: datetime) -> None:
    """Let a case go when its term is over; the leads read of it a week before."""
    _change(store, reference, by, now, None)
    typer.echo(f"{reference.upper()} goes when its retention term is over, a week after the leads were told.")


def list_holds(store: Store, *, as_json: bool) -> None:
    """Print which cases are on hold."""
    cases = store.cases_on_hold()
    if as_json:
        print_json({"holds": [{"reference": case.reference, **facts_of(case.legal_hold)} for case in cases]})
        return
    for case in cases:
        if (kept := case.legal_hold) is not None:
            typer.echo(printable(f"{case.reference}  since {kept.at:%Y-%m-%d}, by {kept.by}: {kept.why}"))


def facts_of(kept: LegalHold | None) -> dict[str, object]:
    """Return what is known of a hold."""
    return {} if kept is None else {"since": kept.at, "by": kept.by, "why": kept.why}


def _change(store: Store, reference: str, by: str, now: datetime, because: str | None) -> None:
    for _ in range(TRIES):
        case = store.find_case(reference.upper())
        if case is None:
            raise typer.BadParameter("there is no such case", param_hint="REFERENCE")
        if because is None and case.legal_hold is None:
            raise typer.BadParameter("nobody holds this case", param_hint="REFERENCE")
        changed = lifted(case) if because is None else kept_back(case, LegalHold(now, by, because))
        why = because if because is not None else case.legal_hold.why if case.legal_hold else ""
        with store.write() as transaction:
            if transaction.save_case(changed, case.version, now):
                transaction.append(case.reference, "hold" if because else "hold-lifted", {"by": by, "why": why}, now)
                return
    raise Temporary("the case kept changing")
