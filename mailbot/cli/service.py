"""What a service manager and a mail server run."""

from __future__ import annotations

import gc
import os
import signal
from contextlib import closing
from typing import Annotated

import typer

from mailbot.cli.context import Context
from mailbot.errors import MailbotError, Temporary
from mailbot.logs import trace
from mailbot.terminal import shown_progress

commands = typer.Typer()

COLLECT = (700, 10, 10)  # CPython's own, which commands that end soon do without


def settle() -> None:
    """Look for garbage from now on in what comes: what a daemon was built of stays."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT)


@commands.command("run")
def run_daemon(
    context: Context,
    *,
    once: Annotated[
        bool, typer.Option("--once", help="Handle whatever waits, is due or is queued, then exit.")
    ] = False,
) -> None:
    """Watch the mailbox until SIGTERM or SIGINT."""
    from mailbot.bootstrap.daemon import build_daemon

    with shown_progress() as progress:
        daemon = build_daemon(context.obj.config(), progress=progress)
    try:
        if once:
            with shown_progress() as progress:
                daemon.run_once(progress)
        else:
            settle()
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: daemon.stop())
            ended = daemon.run()
            if not ended:
                # A loop waits for a server or a disk that does not answer, and may hold what closing would wait for
                os._exit(0 if daemon.outdated is None else os.EX_CONFIG)
            if daemon.outdated is not None:
                raise daemon.outdated
    finally:
        daemon.close()


@commands.command()
def ingest(
    context: Context,
    file: Annotated[typer.FileBinaryRead, typer.Argument(metavar="FILE|-", help="One message, as RFC 5322 says.")],
) -> None:
    """Record one message that a mail server hands over by a pipe.

    The daemon takes it in.

    Exit status 0 when the message is recorded, now or before. On any trouble 75, so that the mail server keeps it and
    tries again: any other status would make it bounce.
    """
    from mailbot.bootstrap.daemon import build_daemon

    try:
        raw = file.read()
        with closing(build_daemon(context.obj.config())) as daemon:
            daemon.ingest(raw)
    except MailbotError as trouble:
        raise Temporary(str(trouble)) from trouble
    except Exception as bug:
        raise Temporary(f"This is a bug in mailbot: {trace(bug)}.") from bug
