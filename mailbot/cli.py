"""The commands that operators type.

Thin: a command reads the configuration, calls one room and prints what it says. Every command that prints facts has
`--json`, one object whose shape its help describes and which only ever grows. Rooms are imported by the command that
needs them, so that `mailbot --help` does not wait for a database library.

Exit statuses (sysexits(3)): 0, 64 EX_USAGE, 65 EX_DATAERR, 75 EX_TEMPFAIL, 78 EX_CONFIG; 70 EX_SOFTWARE is a bug. What
strangers wrote reaches the terminal through `printable` only; no traceback reaches anybody.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import structlog
import typer

from mailbot.admin.credentials import credential
from mailbot.admin.identity import who
from mailbot.admin.queues import dues, held, outbox
from mailbot.admin.restore import restore
from mailbot.errors import ConfigError, MailbotError, Temporary, by_cause
from mailbot.facts import State
from mailbot.logs import log_to_stderr, trace
from mailbot.ownership import refuse_root
from mailbot.terminal import AsJson, print_json, printable_lines

if TYPE_CHECKING:
    from mailbot.config import Config
    from mailbot.edges.store import Store
    from mailbot.facts import Message, Opened

USAGE, DATA, BUG, AGAIN, CONFIG = 64, 65, 70, 75, 78

log = structlog.get_logger("mailbot.cli")

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
app.add_typer(outbox, name="outbox")
app.add_typer(held, name="held")
app.add_typer(dues, name="dues")
app.command()(credential)
app.command()(restore)


def main() -> None:
    """Run the command line, and leave."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command; give its exit status."""
    log_to_stderr()
    try:
        app(arguments, prog_name="mailbot", obj=arguments)
    except SystemExit as left:
        return USAGE if left.code == 2 else int(left.code or 0)  # 2 is typer's word for a usage error
    except ConfigError as wrong:
        return _say("\n".join(filter(None, (wrong.problem, wrong.remedy))), CONFIG)
    except Temporary as trouble:
        return _say(trouble, AGAIN)
    except MailbotError as wrong:
        return _say(wrong, DATA)
    except MemoryError:
        return _say("There is not enough memory.", AGAIN)
    except RuntimeError as bug:
        if "start new thread" in str(bug):  # its only sign: CPython raises no OSError here
            return _say("There are too many threads or processes.", AGAIN)
        return _bug(bug)
    except Exception as bug:  # noqa: BLE001  # the last resort
        if isinstance(bug, OSError) and isinstance(passes := by_cause(bug, "The system is in trouble", ""), Temporary):
            return _say(passes, AGAIN)
        return _bug(bug)
    raise AssertionError("typer always leaves by SystemExit")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The configuration that the operator chose, read when a command asks."""

    option: str | None
    arguments: Sequence[str]

    def path(self) -> Path:
        """Return which file it is."""
        from mailbot.config import find_config

        return find_config(self.option).absolute()

    def config(self) -> Config:
        """Read it; raises ConfigError, or Temporary when what keeps it from being read may pass."""
        from mailbot.config import load

        config = load(self.path())
        self.refuse_root(config.state_dir)
        return config

    def refuse_root(self, folder: Path) -> None:
        """Raise ConfigError where root would leave behind what the service could not open."""
        refuse_root(folder, self.arguments)

    def store(self) -> Store:
        """Open its store; raises ConfigError or Temporary."""
        from mailbot.bootstrap.keys import open_gpg
        from mailbot.bootstrap.store import leave_tables_alone, open_store

        config = self.config()
        leave_tables_alone(config)
        return open_store(config, open_gpg(config), datetime.now(UTC))

    def look_into(self, raw: bytes) -> tuple[Message, Opened]:
        """Parse and open a message; raises ConfigError, Temporary, or Permanent when it cannot be parsed."""
        from mailbot.bootstrap.inspection import look_into

        return look_into(self.config(), raw, datetime.now(UTC))


@app.callback()
def _options(
    context: typer.Context,
    config: Annotated[str | None, typer.Option(help="Default: $MAILBOT_CONFIG, then /etc/mailbot/config.yaml.")] = None,
) -> None:
    """Keep the promises that a published security address makes."""
    context.obj = Chosen(config, context.obj)


# ---------------------------------------------------------------------------------------------------------------
# Setting up
# ---------------------------------------------------------------------------------------------------------------


@app.command()
def demo() -> None:
    """Play a whole case, on a throw-away server.

    With a fast clock; needs no configuration.
    """
    from mailbot.bootstrap.daemon import build_daemon
    from mailbot.config import load

    try:
        from mailbot.demo import play
    except ModuleNotFoundError as missing:
        raise ConfigError(f"The demo needs {missing.name}.", "Run: pip install 'mailbot[demo]'") from missing
    raise typer.Exit(play(lambda path, clock: build_daemon(load(path), now=clock)))


@app.command()
def init(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Usually /etc/mailbot.")],
    organisation: Annotated[str, typer.Option(help="Its name, as letters say it.")] = "",
    address: Annotated[str, typer.Option(help="The published address.")] = "",
    policy_url: Annotated[str, typer.Option(help="Where the policy is published.")] = "",
    privacy_url: Annotated[str, typer.Option(help="Where the privacy statement is published.")] = "",
    lead_name: Annotated[str, typer.Option(help="Who is in charge, and is told of missed promises.")] = "",
    lead_address: Annotated[str, typer.Option(help="That person's own address.")] = "",
    imap_host: Annotated[str, typer.Option(help="Where the mailbox is.")] = "",
    smtp_host: Annotated[str, typer.Option(help="Where letters are handed over.")] = "",
    authserv_id: Annotated[
        str | None, typer.Option(help="The name your mail server puts into Authentication-Results; may be empty.")
    ] = None,
    prefix: Annotated[str, typer.Option(help="Case references begin with it, such as VB.")] = "",
    languages: Annotated[
        str, typer.Option(help="The first is used when the reporter's cannot be told.")
    ] = "nl,en,fr,de",
    timezone: Annotated[str, typer.Option(help="Dates are meant there.")] = "Europe/Amsterdam",
    country: Annotated[str, typer.Option(help="Its public holidays are no working days.")] = "NL",
) -> None:
    """Set up DIR, and say what to publish.

    Writes DIR/config.yaml and makes the organisation's key.

    Asks for what no option gave, when it runs on a terminal. Nothing that exists is overwritten.
    """
    from mailbot.admin import init as keys
    from mailbot.admin.prompts import answer, option
    from mailbot.config import fields, load

    context.obj.refuse_root(folder)
    keys.refuse_what_exists(folder)  # before ten questions
    questions: dict[str, tuple[str, str, Any]] = {
        "organisation": (organisation, "Name of the organisation", fields.Line),
        "address": (address, "Published address", fields.Address),
        "policy_url": (policy_url, "Web page of the policy (https://…)", fields.Url),
        "privacy_url": (privacy_url, "Web page of the privacy statement (https://…)", fields.Url),
        "lead_name": (lead_name, "Name of the person in charge", fields.Line),
        "lead_address": (lead_address, "That person's own address", fields.Address),
        "imap_host": (imap_host, "IMAP server", fields.Line),
        "smtp_host": (smtp_host, "SMTP server", fields.Line),
        "prefix": (prefix, "Prefix of case references, two to eight capitals", fields.Prefix),
    }
    missing = [option(name) for name, (given, _, _) in questions.items() if not given]
    asking = sys.stdin.isatty()
    if missing and not asking:
        raise typer.BadParameter("needed where nobody can be asked", param_hint=", ".join(missing))
    answered = {name: answer(name, *one) for name, one in questions.items()}
    if authserv_id is None:
        question = "Name of your server in Authentication-Results, if it checks DMARC"
        authserv_id = str(typer.prompt(question, default="")).strip() if asking else ""
    answers = keys.Answers(
        **answered,
        authserv_id=authserv_id,
        languages=tuple(language.strip() for language in languages.split(",")),
        timezone=timezone,
        country=country,
    )
    made = keys.init(folder, answers, datetime.now(UTC), load)
    typer.echo(keys.announcement(made, answers))


@app.command()
def check(
    context: typer.Context,
    *,
    probe: Annotated[
        bool, typer.Option("--probe", help="Mail the mailbox forgeries and a true mail: which are believed?")
    ] = False,
    via: Annotated[str, typer.Option(metavar="HOST[:PORT]", help="Send them by the MX that strangers use.")] = "",
    login: Annotated[str, typer.Option(metavar="NAME", help="Send the true mail with this login (asks).")] = "",
    as_json: AsJson = False,
) -> None:
    """Try everything; say what to do about it.

    Touches every outside thing once: configuration, keys, database, mail servers, texts, clock.

    --json: {"findings": [{"thing", "outcome": "ok"|"warn"|"fail", "text", "remedy"}]}
    Exit status 0, 75 when waiting may help, 78 when somebody must change something.
    """
    from mailbot.admin.check import exit_status, look
    from mailbot.bootstrap.checklist import Asked, probes

    password = _password(login) if probe and login else ""
    asked = Asked(via, login, password) if probe else None
    findings = []
    for thing, tried in probes(context.obj.path(), context.obj.config, asked):
        found = list(look(thing, tried))
        findings += found
        for one in [] if as_json else found:
            said = "\n".join(filter(None, (one.text, one.remedy)))
            indented = printable_lines(said).replace("\n", "\n" + " " * 16)
            typer.echo(f"{one.outcome:4}  {one.thing:9} {indented}")
    if as_json:
        facts = ("thing", "outcome", "text", "remedy")
        print_json({"findings": [{name: getattr(one, name) for name in facts} for one in findings]})
    raise typer.Exit(exit_status(findings))


def _password(login: str) -> str:
    """Ask for it, never on the command line; where nobody can be asked, the first line of standard input is it."""
    if sys.stdin.isatty():
        return str(typer.prompt(f"Password of {login}", hide_input=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")


# ---------------------------------------------------------------------------------------------------------------
# Running
# ---------------------------------------------------------------------------------------------------------------


@app.command("run")
def run_daemon(
    context: typer.Context,
    *,
    once: Annotated[bool, typer.Option("--once", help="Handle what waits, is due or is queued; then exit.")] = False,
) -> None:
    """Watch the mailbox, until SIGTERM or SIGINT."""
    from mailbot.bootstrap.daemon import build_daemon

    daemon = build_daemon(context.obj.config())
    try:
        if once:
            daemon.run_once()
        else:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: daemon.stop())
            if not daemon.run():
                # A loop waits for a server or a disk that does not answer, and may hold what closing would wait for
                os._exit(0)
    finally:
        daemon.close()


@app.command()
def ingest(
    context: typer.Context,
    file: Annotated[typer.FileBinaryRead, typer.Argument(metavar="FILE|-", help="One message, as RFC 5322 says.")],
) -> None:
    """Record one message from a pipe.

    For a mail server that hands messages over; the daemon takes them in.

    Exit status 0 when it is recorded, now or before. On any trouble 75, so that the mail server keeps the message and
    tries again: with another status it would bounce.
    """
    from mailbot.bootstrap.daemon import build_daemon

    try:
        raw = file.read()
        daemon = build_daemon(context.obj.config())
        try:
            daemon.ingest(raw)
        finally:
            daemon.close()
    except MailbotError as trouble:
        raise Temporary(str(trouble)) from trouble
    except Exception as bug:
        raise Temporary(f"This is a bug in mailbot: {trace(bug)}.") from bug


# ---------------------------------------------------------------------------------------------------------------
# Looking
# ---------------------------------------------------------------------------------------------------------------


@app.command()
def cases(
    context: typer.Context,
    state: Annotated[State | None, typer.Option(help="Only cases in this state.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """List cases, without who and what.

    --json: {"cases": [{"reference", "state", "close_reason", "opened_at", "received_at", "closed_at",
    "assessment_by", "assessment_kept_at", "solution_by", "fixed_at", "progress_by", "updates",
    "clear_ok", "undelivered", "drafts", "linked", "credit_asked_at", "breach_until", "anonymous",
    "merged_into", "followers"}]}
    """
    from mailbot.admin.cases import facts_of, line_of

    with closing(context.obj.store()) as store:
        found = store.cases(state)
    if as_json:
        print_json({"cases": [facts_of(case) for case in found]})
        return
    for case in found:
        typer.echo(line_of(case))


@app.command()
def show(context: typer.Context, reference: str, *, as_json: AsJson = False) -> None:
    """Show one case and its journal, unsealed.

    The journal notes who looked.

    --json: {"case": {what `cases` gives, "reporter", "reporter_name", "credit", "publish", "consents",
    "partners_told", "subject", "language", "key_fingerprint", "key_offered", "addresses", "copied", "assigned"},
    "journal": [{"seq", "at", "kind", "facts": {…}|null when erased}], "problems": [sentences on a
    journal that was tampered with]}
    """
    from mailbot.admin.cases import facts_of_entry, lines_of, whole_facts_of

    with closing(context.obj.store()) as store:
        case = store.find_case(reference.upper())
        if case is None:
            raise typer.BadParameter("there is no such case", param_hint="REFERENCE")
        journal = store.journal(case.reference)
        problems = store.verify_journal(case.reference)
        with store.write() as tx:
            tx.append(case.reference, "shown", {"by": who()}, datetime.now(UTC))
    if as_json:
        entries = [facts_of_entry(entry) for entry in journal]
        print_json({"case": whole_facts_of(case), "journal": entries, "problems": problems})
        return
    for line in lines_of(case, journal, problems):
        typer.echo(line)


@app.command()
def breaches(
    context: typer.Context, *, as_json: AsJson = False, as_csv: Annotated[bool, typer.Option("--csv")] = False
) -> None:
    """Print the register of data breaches (--json: {"breaches": [{the columns of --csv}]}); the journals note it."""
    from mailbot.admin.breaches import shown

    with closing(context.obj.store()) as store:
        shown(store, who(), datetime.now(UTC), as_json=as_json, as_csv=as_csv)


# ---------------------------------------------------------------------------------------------------------------
# What the commands share
# ---------------------------------------------------------------------------------------------------------------


def _bug(bug: Exception) -> int:
    return _say(f"This is a bug in mailbot: {trace(bug)}. No mail is lost by it; please report this line.", BUG)


def _say(what: object, status: int) -> int:
    typer.echo(printable_lines(str(what)), err=True)
    return status
