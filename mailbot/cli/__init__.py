"""The commands that operators type: a function each, which says what may be typed and leaves the work to `admin/`.

Every command that prints facts has `--json`: one object whose shape its help describes, and which only ever grows.
Whatever a command works with is imported by its function, so that `mailbot --help` does not wait for a database
library.

Exit statuses (sysexits(3)): 0, 64 EX_USAGE, 65 EX_DATAERR, 75 EX_TEMPFAIL, 78 EX_CONFIG; 70 EX_SOFTWARE is a bug. What
strangers wrote reaches the terminal through `printable` only; no traceback reaches anybody.
"""

from __future__ import annotations

import gc
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from mailbot.bootstrap.invocation import Invocation
from mailbot.cli import audit, backups, cases, keys, monitoring, privacy, publishing, queues, reports, service, setup
from mailbot.cli.context import Leave
from mailbot.errors import ConfigError, MailbotError, Temporary, by_cause
from mailbot.logs import log_to_stderr, trace
from mailbot.ownership import DEFAULT_CONFIG, account, meant_for
from mailbot.terminal import printable_lines

LOADING = 200_000
"""Objects that come before garbage is looked for. What a command loads stays, some 300,000 of them, and to look through
it again and again is a tenth of what a start takes."""

USAGE, DATA, BUG, AGAIN, CONFIG = 64, 65, 70, 75, 78

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)


for group in (
    setup.commands,
    service.commands,
    monitoring.commands,
    cases.commands,
    reports.commands,
    backups.commands,
    publishing.commands,
):
    app.add_typer(group)
app.add_typer(queues.outbox, name="outbox")
app.add_typer(queues.held, name="held")
app.add_typer(queues.dues, name="dues")
app.add_typer(keys.commands, name="key")
app.add_typer(audit.commands, name="audit")
app.add_typer(privacy.commands, name="privacy")


def main() -> None:
    """Run the command line, and leave."""
    gc.set_threshold(LOADING)
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command, and return its exit status."""
    log_to_stderr()
    try:
        app(arguments, prog_name="mailbot", obj=arguments)
    except Leave as left:
        return int(left.code or 0)
    except SystemExit as left:
        return USAGE if left.code == 2 else int(left.code or 0)  # 2 is typer's word for a usage error
    except ConfigError as wrong:
        return _fail(meant_for("\n".join(filter(None, (wrong.problem, wrong.remedy))), _chosen(arguments)), CONFIG)
    except Temporary as trouble:
        return _fail(trouble, AGAIN)
    except MailbotError as wrong:
        return _fail(wrong, DATA)
    except RuntimeError as bug:
        if "start new thread" in str(bug):  # its only sign: CPython raises no OSError here
            return _fail("There are too many threads or processes.", AGAIN)
        return _fail_by_a_bug(bug)
    except Exception as bug:  # noqa: BLE001  # the last resort
        if _is_lack_of_memory(bug):
            return _fail("There is not enough memory.", AGAIN)
        if isinstance(bug, OSError) and isinstance(passes := by_cause(bug, "The system is in trouble", ""), Temporary):
            return _fail(passes, AGAIN)
        if isinstance(bug, PermissionError) and bug.filename is not None:  # also what only asks whether a path exists
            return _fail(
                f"{bug.filename} cannot be reached: {bug.strerror}.\nOpen it to {account(os.geteuid())}.", CONFIG
            )
        return _fail_by_a_bug(bug)
    raise AssertionError("typer always leaves by SystemExit")


def _is_lack_of_memory(bug: Exception) -> bool:
    """Return whether memory ran out: in C code that shows as SystemError, and to the loader as a library not mapped.

    Of a codec of its own that could not be loaded, Python says that there is none; labels of strangers' mail are looked
    up where that is expected (mail/charsets.py).
    """
    no_library = isinstance(bug, ImportError) and re.search("failed to map segment|allocate memory", str(bug))
    no_codec = isinstance(bug, LookupError) and str(bug).startswith("unknown encoding")
    return isinstance(bug, MemoryError | SystemError) or no_codec or bool(no_library)


def _fail_by_a_bug(bug: Exception) -> int:
    return _fail(f"This is a bug in mailbot: {trace(bug)}. No mail is lost by it; please report this line.", BUG)


def _chosen(arguments: Sequence[str]) -> Path:
    """Return the configuration that a command was typed for, wherever it came to an end."""
    words = [word for one in arguments for word in one.split("=", 1)]
    option = words[words.index("--config") + 1 :][:1] if "--config" in words else []
    return Path(option[0] if option else os.environ.get("MAILBOT_CONFIG") or DEFAULT_CONFIG).absolute()


def _fail(why: object, status: int) -> int:
    typer.echo(printable_lines(str(why)), err=True)
    return status


@app.callback()
def _options(
    context: typer.Context,
    config: Annotated[str | None, typer.Option(help="Default: $MAILBOT_CONFIG, then /etc/mailbot/config.yaml.")] = None,
) -> None:
    """Keep the promises that a published security address makes."""
    context.obj = Invocation(config, arguments=context.obj)
