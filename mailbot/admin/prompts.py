"""What commands ask on a terminal: the answers that `init` needs, and passwords."""

import sys
from collections.abc import Callable, Mapping

import typer

QUESTIONS = {
    "organisation": "Name of the organisation",
    "address": "Published address",
    "policy_url": "Web page of the policy (https://…)",
    "privacy_url": "Web page of the privacy statement (https://…)",
    "lead_name": "Name of the person in charge",
    "lead_address": "That person's own address",
    "imap_host": "IMAP server",
    "smtp_host": "SMTP server",
    "prefix": "Prefix of case references, two to eight capitals",
}
AUTHSERV_ID = "Name of your server in Authentication-Results, if it checks DMARC"


def ask_for_answers(given: Mapping[str, str], check: Callable[[str, str], str]) -> dict[str, str]:
    """Return an answer to each question: by an option, or typed until the configuration would take it.

    `check` returns an answer as the configuration takes it, or raises ValueError with what it must be.
    """
    missing = [_option(name) for name in QUESTIONS if not given[name]]
    if missing and not sys.stdin.isatty():
        raise typer.BadParameter("needed where nobody can be asked", param_hint=", ".join(missing))
    return {name: _answer(name, given[name], check) for name in QUESTIONS}


def ask_for_authserv_id() -> str:
    """Return what was typed, which may be nothing; nothing as well where nobody can be asked."""
    return str(typer.prompt(AUTHSERV_ID, default="")).strip() if sys.stdin.isatty() else ""


def ask_for_password(login: str) -> str:
    """Return what was typed, never an argument; where nobody can be asked, the first line of standard input."""
    if sys.stdin.isatty():
        return str(typer.prompt(f"Password of {login}", hide_input=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")


def ask_for_words(question: str, given: str) -> str:
    """Return what was typed where something cannot be undone, or `given`; nothing where nobody can be asked."""
    if given or not sys.stdin.isatty():
        return given
    return str(typer.prompt(question, default="", show_default=False, err=True))


def _answer(name: str, given: str, check: Callable[[str, str], str]) -> str:
    def checked(text: str) -> str:
        try:
            return check(name, text)
        except ValueError as wrong:
            raise typer.BadParameter(str(wrong), param_hint=_option(name)) from None

    return checked(given) if given else str(typer.prompt(QUESTIONS[name], value_proc=checked))


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"
