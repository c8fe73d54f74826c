"""Looking at cases."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import Annotated

import typer

from mailbot.admin.identity import who
from mailbot.cli.context import AsJson, Context
from mailbot.facts import State

commands = typer.Typer()


@commands.command()
def cases(
    context: Context,
    state: Annotated[State | None, typer.Option(help="Only cases in this state.")] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only cases opened on this day or later (UTC).")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=0, help="Of these, the last so many.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """List cases in the order they were opened, without saying who reported what.

    They are printed as they are read: of 100,000 the first is there at once.

    --json: {"cases": [{"reference", "state", "close_reason", "opened_at", "received_at", "closed_at",
    "assessment_by", "assessment_kept_at", "solution_by", "fixed_at", "progress_by", "updates",
    "clear_ok", "undelivered", "drafts", "linked", "credit_asked_at", "breach_until", "clocks":
    [{"clock", "step", "due"}: what is still to be done for a law], "anonymous", "merged_into",
    "followers"}]}
    """
    from mailbot.admin.cases import WantedCases, list_cases

    with closing(context.obj.store()) as store:
        list_cases(
            store,
            context.obj.config().clock_rules(),
            WantedCases(state, since.date() if since else None, limit),
            as_json=as_json,
        )


@commands.command()
def show(context: Context, reference: str, *, as_json: AsJson = False) -> None:
    """Show one case and its journal, unsealed.

    The journal records who looked.

    --json: {"case": {what `cases` gives, "reporter", "reporter_name", "credit", "publish", "consents",
    "partners_told", "subject", "language", "key_fingerprint", "key_offered", "addresses", "copied", "assigned",
    "legal_hold": {"at", "by", "why"}|null, "goes_at": when it is erased, once the leads were told},
    "journal": [{"seq", "at", "kind", "facts": {…}|null when erased}], "problems": [sentences on a
    journal that was tampered with]}
    """
    from mailbot.admin.cases import show_case

    with closing(context.obj.store_to_open()) as store:
        show_case(store, context.obj.config().clock_rules(), reference, who(), datetime.now(UTC), as_json=as_json)


@commands.command()
def hold(
    context: Context,
    reference: Annotated[str | None, typer.Argument(help="The case; without one, all that are on hold.")] = None,
    because: Annotated[str | None, typer.Option(metavar="WHY", help="Keep it, for this reason.")] = None,
    *,
    off: Annotated[bool, typer.Option("--off", help="Lift the hold.")] = False,
    as_json: AsJson = False,
) -> None:
    """Keep a case whatever its retention term says (a legal hold), lift that, or list what is on hold.

    Lifted, a case whose term is over goes a week after the leads have read of it once more.

    --json: {"holds": [{"reference", "since", "by", "why"}]}
    """
    from mailbot.admin.holds import hold as keep
    from mailbot.admin.holds import lift, list_holds

    if reference is None:
        if because is not None or off:
            raise typer.BadParameter("name the case", param_hint="REFERENCE")
        with closing(context.obj.store()) as store:
            list_holds(store, as_json=as_json)
        return
    if (because is None) is not off or (because is not None and not because.strip()):
        raise typer.BadParameter("say why it is kept (--because WHY), or that it is not any more (--off)")
    with closing(context.obj.store()) as store:
        if because is not None:
            keep(store, reference, because.strip(), who(), datetime.now(UTC))
        else:
            lift(store, reference, who(), datetime.now(UTC))


@commands.command()
def erased(
    context: Context,
    reference: Annotated[str | None, typer.Argument(help="Print the signed declaration that names this one.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """List what was erased, or print the declaration of destruction that names it, signed with our key.

    --json: {"erased": [{"name": the reference, or one that is made up for mails without a case, "kind", "ground",
    "day", "opened", "closed", "outcome", "kept", "missed": promises, "mails", "entries", "head": the hash of the
    journal's last entry, "declared_at"}]}
    """
    from mailbot.admin.erased import list_erased, show_declaration

    with closing(context.obj.store()) as store:
        if reference is None:
            list_erased(store, as_json=as_json)
        else:
            show_declaration(store, reference)


@commands.command()
def breaches(
    context: Context,
    clock: Annotated[str | None, typer.Option(metavar="NAME", help="Only this clock, such as gdpr or nis2.")] = None,
    *,
    as_json: AsJson = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print rows for a spreadsheet.")] = False,
) -> None:
    """Print the register of the clocks of laws, data breaches among them: a row for each step.

    The journals of its cases record who looked.

    --json: {"breaches": [{"reference", "clock", "law", "step", "aware_at", "due", "done",
    "authority_reference", "reason": why it was late, "not_applicable": why not, "authority",
    "declared_by", "declared_at", "fixed_at", and what was told of each field}]}
    """
    from mailbot.admin.register import print_rows, register

    with closing(context.obj.store()) as store:
        rows = register(store, context.obj.config().clock_rules(), who(), datetime.now(UTC), clock)
        print_rows(rows, as_json=as_json, as_csv=as_csv)
