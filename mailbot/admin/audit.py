"""`audit`: who saw and did what."""

from __future__ import annotations

import typer

from mailbot.admin.cases import facts_of_entry
from mailbot.edges.store import OWN, Store
from mailbot.terminal import print_json, printable


def list_acts(store: Store, *, as_json: bool) -> None:
    """Print the installation's own journal."""
    entries, problems = store.audit_trail(), store.verify_journal(OWN)
    if as_json:
        print_json({"acts": [facts_of_entry(entry) for entry in entries], "problems": problems})
        return
    for entry in entries:
        facts = dict(entry.facts) if entry.facts is not None else {}
        who, about = facts.pop("by", "erased"), facts.pop("about", "")
        more = "  ".join(f"{name}={value}" for name, value in facts.items())
        typer.echo(printable(f"{entry.at:%Y-%m-%d %H:%M}  {entry.kind:10} {about:16} {who}  {more}".rstrip()))
    for problem in problems:
        typer.echo(f"The journal was tampered with: {printable(problem)}.")
