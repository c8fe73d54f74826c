"""What monitoring asks."""

from __future__ import annotations

from datetime import UTC, datetime

import typer

from mailbot.cli.context import AsJson, Context, Leave
from mailbot.errors import MailbotError

commands = typer.Typer()


@commands.command()
def status(context: Context, *, as_json: AsJson = False) -> None:
    """Say whether all is well.

    Reads the database and the daemon's signs of life, and needs no secret: neither passphrase nor password. It changes
    nothing. The first line sums it up, with performance data behind a bar, as monitoring plugins do; a line for each
    thing follows, with what to do.

    --json: {"status": "ok"|"warning"|"critical"|"unknown", "summary", "conditions": [{"name", "level", "text",
    "remedy", "since"}], "daemons": [{"owner", "host", "version", "started_at", "seen_at", "stopped_at",
    "imap_login_at", "fetched_at", "smtp_login_at", "sent_at", "failing": [{"loop", "since", "reason", "lasting"}]}],
    "queues": {NAME: {"count", "oldest_at"}}, "expiries": [{"kind", "name", "at"}], "promises": {"missed",
    "at_risk"}, "backup_at", "mailbox_holder", "disk_free", "alarms": [{"name", "since", "over_at", "text",
    "remedy"}]}. Where nothing can be read, only the first three.

    Exit status 0 when all is well, 1 for a warning, 2 when it is critical, 3 when it is not known.
    """
    from mailbot.admin.status import show_status, show_unknown
    from mailbot.bootstrap.vitals import read_vitals

    try:
        vitals, alarms = read_vitals(context.obj.config(), datetime.now(UTC))
    except MailbotError as why:
        raise Leave(show_unknown(why, context.obj.path(), as_json=as_json)) from None
    raise Leave(show_status(vitals, alarms, context.obj.path(), as_json=as_json))
