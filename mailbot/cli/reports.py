"""Looking back: the report of a month, and which words and promises were in force when."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from mailbot.cli.context import AsJson, Context

commands = typer.Typer()


@commands.command()
def report(
    context: Context,
    month: Annotated[
        str | None, typer.Option(metavar="YYYY-MM", help="The month; the last one that is over when left out.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="LANGUAGE", help="Of the report; your first when left out.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a page of one file as well, with pictures.")
    ] = None,
    csv: Annotated[Path | None, typer.Option(metavar="FILE", help="Write rows for a spreadsheet as well.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Tell what came in a month, how long it took, and which promises were kept.

    It says nothing of who and what. `report: monthly` in the configuration mails it to the leads.

    --json: {"month", "until": when counting ended, "is_over", "came", "came_erased": of these, erased since,
    "by_kind", "by_way", "by_language", "closed", "by_outcome", "mails", "hours": {"acknowledgement",
    "assessment", "solution": {"median", "ninetieth", "measured"}}, "promises": {"assessment", "solution",
    "progress": {"kept", "missed", "moved"}}, "told", "open", "open_by_days", "oldest_days", "breaches", "clocks",
    "held", "held_since", "lessons", "holds": {reference: since when}, "erased", "year": {"2026-11": {"came",
    "kept", "missed"}}}
    """
    from mailbot.admin import report as of_month
    from mailbot.languages import LANGUAGES
    from mailbot.letters.figures import FiguresInWords
    from mailbot.monthly_reader import figures_of
    from mailbot.terminal import print_json

    config = context.obj.config()
    speaks = language or config.languages[0]
    if speaks not in LANGUAGES:
        raise typer.BadParameter(f"There is {', '.join(LANGUAGES)}.", param_hint="--language")
    now = datetime.now(UTC)
    rules = config.clock_rules()
    first = of_month.read_month(month, rules, now)
    with closing(context.obj.store()) as store:
        figures = figures_of(store, first, rules, now)
    told = FiguresInWords(figures, speaks, config.timezone)
    if html is not None:
        from mailbot.admin.report_page import page_of
        from mailbot.edges.charts import draw

        of_month.write_file(html, page_of(told, config.name, speaks, draw))
    if csv is not None:
        of_month.write_file(csv, of_month.csv_of_figures(figures))
    if as_json:
        print_json(of_month.facts_of_figures(figures))
    else:
        typer.echo("\n".join(of_month.lines_of_report(told)))


@commands.command()
def history(context: Context, reference: str, *, as_json: AsJson = False) -> None:
    """List the letters of a case, and which wording and which promises were in force when each was written.

    `mailbot texts` shows the wordings themselves. Of an erased case its months are left, and what was in force then.

    --json: {"letters": [{"letter", "to", "state", "queued_at", "sent_at", "text", "text_hash", "policy_hash"}],
    "policies": {hash: what was promised}, and of an erased case "erased": {the line that is left}}
    """
    from mailbot.admin.history import print_history

    with closing(context.obj.store()) as store:
        print_history(store, reference.upper(), as_json=as_json)


@commands.command()
def texts(
    context: Context,
    letter: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only of this letter, or “policy” for what was promised.")
    ] = None,
    language: Annotated[str | None, typer.Option(metavar="LANGUAGE", help="Only in this language.")] = None,
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only what was in force on this day (UTC).")
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """List which wording of which letter was in force from when on; with --letter, print what it said.

    --json: {"versions": [{"name": "nl/accepted", or "policy", "since", "hash", "content"}]}
    """
    from mailbot.admin.history import find_texts, print_texts

    with closing(context.obj.store()) as store:
        found = find_texts(store, letter, language, on.date() if on else None)
    print_texts(found, whole=letter is not None, as_json=as_json)
