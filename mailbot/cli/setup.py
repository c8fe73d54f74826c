"""Setting mailbot up, and trying everything."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from mailbot.cli.context import AsJson, Context
from mailbot.errors import ConfigError, MailbotError

commands = typer.Typer()

ROOT = Path("/")

ROOT = Path("/")


@commands.command()
def demo(*, whole: Annotated[bool, typer.Option("--all", help="Show each letter, and how it came.")] = False) -> None:
    """Play a whole case on a throw-away mail server.

    Shows a week of it on one screen. Uses a fast clock and needs no configuration.
    """
    from mailbot.bootstrap.daemon import build_daemon
    from mailbot.config import load

    try:
        from mailbot.demo import play
    except ModuleNotFoundError as missing:
        raise ConfigError(f"The demo needs {missing.name}.", "Run: pip install 'mailbot[demo]'") from missing
    raise typer.Exit(play(lambda path, clock: build_daemon(load(path), now=clock), whole=whole))


@commands.command()
def init(  # long: an argument for each option of the command
    context: Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Usually /etc/mailbot.")],
    organisation: Annotated[str, typer.Option(help="Name of the organisation, as letters give it.")] = "",
    address: Annotated[str, typer.Option(help="The published address.")] = "",
    policy_url: Annotated[str, typer.Option(help="Where the policy is published.")] = "",
    privacy_url: Annotated[str, typer.Option(help="Where the privacy statement is published.")] = "",
    lead_name: Annotated[str, typer.Option(help="Name of the person in charge, who hears of missed promises.")] = "",
    lead_address: Annotated[str, typer.Option(help="That person's own address.")] = "",
    imap_host: Annotated[str, typer.Option(help="Server of the mailbox.")] = "",
    smtp_host: Annotated[str, typer.Option(help="Server that letters are handed to.")] = "",
    authserv_id: Annotated[
        str | None, typer.Option(help="The name that your mail server puts into Authentication-Results; may be empty.")
    ] = None,
    prefix: Annotated[str, typer.Option(help="What case references begin with, such as VB.")] = "",
    languages: Annotated[
        str, typer.Option(help="The first is used when the reporter's language is not known.")
    ] = "nl,en,fr,de",
    timezone: Annotated[str, typer.Option(help="Time zone of all dates.")] = "Europe/Amsterdam",
    country: Annotated[str, typer.Option(help="Country whose public holidays are not working days.")] = "NL",
) -> None:
    """Set up DIR, and say what to publish.

    Writes DIR/config.yaml and makes the organisation's key.

    On a terminal, it asks for whatever no option gave. It never overwrites anything.
    """
    from mailbot.admin import init, prompts
    from mailbot.config import load
    from mailbot.config.answers import checked_answer

    context.obj.refuse_root(folder)
    init.refuse_what_exists(folder)  # before ten questions
    given = {
        "organisation": organisation,
        "address": address,
        "policy_url": policy_url,
        "privacy_url": privacy_url,
        "lead_name": lead_name,
        "lead_address": lead_address,
        "imap_host": imap_host,
        "smtp_host": smtp_host,
        "prefix": prefix,
    }
    answers = init.Answers(
        **prompts.ask_for_answers(given, checked_answer),
        authserv_id=prompts.ask_for_authserv_id() if authserv_id is None else authserv_id,
        languages=tuple(language.strip() for language in languages.split(",")),
        timezone=timezone,
        country=country,
    )
    typer.echo(init.announcement(init.init(folder, answers, datetime.now(UTC), load), answers))


@commands.command()
def install_files(
    context: Context,
    *,
    root: Annotated[Path, typer.Option(help="Put the files below DIR, and touch nothing else.", metavar="DIR")] = ROOT,
    look: Annotated[bool, typer.Option("--look", help="Only name units that are of another version.")] = False,
) -> None:
    """Lay down what the service needs beside the program.

    Units for systemd, the service's user and folders, manual pages, and completion for bash, zsh and fish, each made
    for the place where this program lies. What is there already and differs is kept as NAME.old. Without --root, it
    makes the user and the folders as well, and has systemd read the units.

    Prints each file that it wrote.
    """
    from mailbot.admin import installation
    from mailbot.cli.manual import command_manual, configuration_manual

    command = installation.program(root)
    layout = installation.layout_for(command)
    service = installation.service_files(layout, command)
    if look:
        for path in installation.outdated(root, service):
            typer.echo(f"{path} is of another version.")
        return
    here = root == ROOT
    if here:
        installation.refuse_where_no_service_looks(command)
    manuals = {
        "mailbot.8": command_manual(context.find_root().command),
        "mailbot.yaml.5": configuration_manual(installation.example()),
    }
    for path in installation.place(root, {**service, **installation.documents(layout, manuals)}):
        typer.echo(path)
    if here:
        installation.put_to_use(layout)


@commands.command()
def guide(
    *, language: Annotated[str, typer.Option(help="One of those that mailbot speaks.", metavar="LANGUAGE")]
) -> None:
    """Print how handlers work with mailbot, on one page, for printing or mailing to them.

    Handlers get the same page themselves, with the answer to #help. Needs no configuration.
    """
    from mailbot.languages import LANGUAGES
    from mailbot.languages import guide as text_of

    if language not in LANGUAGES:
        raise typer.BadParameter(f"There is {', '.join(LANGUAGES)}.", param_hint="--language")
    typer.echo(text_of(language), nl=False)


@commands.command()
def credential(
    context: Context,
    name: Annotated[str, typer.Argument(help="As the configuration calls it, such as imap-password.")],
) -> None:
    """Put in a password, a passphrase or another secret.

    On a terminal, it asks for the secret and does not show it; from a pipe, it takes the secret as it is. The secret is
    kept in credentials/NAME beside the configuration file, for {credential: NAME}. A running daemon reads it at its
    next start.
    """
    from mailbot.admin.credentials import put_in
    from mailbot.config.fields import perhaps
    from mailbot.config.secret import credential_names, is_credential_name

    if not is_credential_name(name):
        raise typer.BadParameter("may hold letters, digits, dots, dashes and underscores", param_hint="NAME")
    path = context.obj.path()
    context.obj.refuse_root(path.parent)
    try:
        config = context.obj.config()
    except MailbotError:  # it may be half written yet: secrets can be put in all the same
        put_in(name, path, opens_keys=set(), hint="")
        return
    names = sorted(credential_names(config))
    hint = "" if name in names else f"{path} says nowhere {{credential: {name}}}{perhaps(name, names)}"
    put_in(name, path, opens_keys=credential_names(config.openpgp), hint=hint)


@commands.command()
def check(
    context: Context,
    *,
    probe: Annotated[
        bool, typer.Option("--probe", help="Send the mailbox forged mails and a true one, and see which are believed.")
    ] = False,
    round_trip: Annotated[
        bool, typer.Option("--round-trip", help="Send yourself an encrypted report, and see it opened and answered.")
    ] = False,
    via: Annotated[str, typer.Option(metavar="HOST[:PORT]", help="Send them through the MX that strangers use.")] = "",
    login: Annotated[
        str, typer.Option(metavar="NAME", help="Send the true mail with this login; asks for its password.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Try everything, and say what to do about what is wrong.

    Touches every outside thing once: configuration, keys, database, mail servers, texts, clock. --round-trip sends a
    report from a throw-away key through the real servers to the daemon that is at work, says how long each step took,
    and takes it and its answer out again: no case, no letter to anybody, no figure knows of it.

    --json: {"findings": [{"thing", "outcome": "ok"|"warn"|"fail", "text", "remedy", "run": [line]}]}

    Exit status 0; 75 when trying again later may help; 78 when something must be changed.
    """
    from mailbot.admin.check import run_probes
    from mailbot.admin.prompts import ask_for_password
    from mailbot.bootstrap.checklist import Asked, probes

    password = ask_for_password(login) if probe and login else ""
    asked = Asked(via, login, password) if probe else None
    tried = probes(context.obj.path(), context.obj.config, asked, round_trip=round_trip)
    raise typer.Exit(run_probes(tried, context.obj.path(), as_json=as_json))
