"""The manual pages mailbot(8) and mailbot.yaml(5), made of what `--help` says and of what the configuration's keys say.

Written in the macros of man(7), which every system has, and in UTF-8.
"""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
import typing
from collections.abc import Iterator
from enum import StrEnum
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

import typer

from mailbot.config import Config
from mailbot.config.fields import Section
from mailbot.facts import Span

_EXIT_STATUSES = (
    ("0", "Done."),
    ("64", "The command was typed wrongly."),
    ("65", "What was asked for cannot be done; the sentence says why."),
    ("70", "A bug in mailbot."),
    ("75", "It did not work now; trying again later may help."),
    ("78", "Somebody must change the configuration, a key or a password first."),
)

_ENVIRONMENT = (("MAILBOT_CONFIG", "The configuration file, unless --config names one."),)

_FILES = (
    ("/etc/mailbot/config.yaml", "The configuration, see mailbot.yaml(5)."),
    ("/etc/mailbot/credentials/", "Passwords and passphrases, put there by `mailbot credential`."),
    ("/var/lib/mailbot/", "The database, and the organisation's key in gnupg/."),
)

_DESCRIPTION = (
    (
        "mailbot watches the mailbox of a published security address, answers first contact with the OpenPGP key, "
        "opens a case for each report, relays what handlers answer from their own mail client, and mails reporters "
        "progress until their case is closed."
    ),
    "Commands run as the user of the service: runuser -u mailbot -- mailbot COMMAND.",
)


def command_manual(program: typing.Any) -> str:  # what typer makes of an app; its type has no public name
    """Return mailbot(8) for the command that typer made of the app."""
    options = [f".B {_escaped(option)}\n{_escaped(text)}" for option, text in _parameters(program)]
    return "\n".join(
        [
            _title("MAILBOT", 8),
            *_section("Name", "mailbot \\- keeps the promises of a published security address"),
            *_section("Synopsis", ".B mailbot\n[\\fIoptions\\fR] \\fIcommand\\fR [\\fIarguments\\fR]"),
            *_section("Description", *map(_escaped, _DESCRIPTION)),
            *_section("Options", *(f".TP\n{option}" for option in options)),
            *_section("Commands", *(line for name, each in _commands(program) for line in _command(name, each))),
            *_section("Exit status", *_listed(_EXIT_STATUSES)),
            *_section("Environment", *_listed(_ENVIRONMENT)),
            *_section("Files", *_listed(_FILES)),
            *_section("See also", ".BR mailbot.yaml (5),\n.BR gpg (1)"),
            "",
        ]
    )


def configuration_manual(example: str) -> str:
    """Return mailbot.yaml(5), with the example file at its end."""
    return "\n".join(
        [
            _title("MAILBOT.YAML", 5),
            *_section("Name", "mailbot.yaml \\- the configuration of mailbot"),
            *_section(
                "Description",
                "One file is one mailbox. Relative paths are relative to the file. A key that is unknown is an error. "
                "mailbot check tries everything that is named.",
                "A secret is {credential: NAME}, {file: PATH} or {env: NAME}, never the secret itself. mailbot "
                "credential NAME asks for one and keeps it in credentials/NAME beside the file.",
            ),
            *_section("Keys", *_keys(Config)),
            *(line for name, section in _sections(Config) for line in _subsection(name, section)),
            *_section("Example", ".nf", *map(_verbatim, example.rstrip().split("\n")), ".fi"),
            *_section("See also", ".BR mailbot (8)"),
            "",
        ]
    )


def key_docstrings(section: type[Section]) -> dict[str, str]:
    """Return what each key of a section says it is for: the string that stands below its declaration.

    Keys of a section that it inherits from are among them.
    """
    documented: dict[str, str] = {}
    for base in reversed(section.__mro__):
        if base is object or not issubclass(base, Section):
            continue
        (tree,) = ast.parse(textwrap.dedent(inspect.getsource(base))).body
        statements = typing.cast("ast.ClassDef", tree).body
        for field, text in pairwise(statements):
            match field, text:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(words))):
                    documented[name] = inspect.cleandoc(words)
                case _:
                    pass
    return documented


def _sections(section: type[Section], within: str = "") -> Iterator[tuple[str, type[Section]]]:
    """Yield each section inside one, by the path of its key, in the order of the file."""
    for name, field in section.model_fields.items():
        path = f"{within}{field.alias or name}"
        for inner in _inner(field.annotation):
            yield path, inner
            yield from _sections(inner, f"{path}: ")


def _inner(annotation: object) -> Iterator[type[Section]]:
    """Yield the sections that a key may hold, also in a list or as one of several."""
    if isinstance(annotation, type) and issubclass(annotation, Section):
        if annotation.__name__ != "Secret":  # said once, in the description of the file
            yield annotation
        return
    for argument in typing.get_args(annotation):
        yield from _inner(argument)


def _keys(section: type[Section]) -> Iterator[str]:
    documented = key_docstrings(section)
    for name, field in section.model_fields.items():
        words = documented.get(name, "See below." if list(_inner(field.annotation)) else "")
        yield f".TP\n.B {_escaped(field.alias or name)}:{_values(field.annotation, required=field.is_required())}"
        yield "\n.IP\n".join(map(_escaped, words.split("\n\n")))
        if (default := _default(field.default)) and not field.is_required():
            yield f"Default: {_escaped(default)}."


def _values(annotation: object, *, required: bool) -> str:
    """Return the words that a key takes, where they are few, and whether it must be there."""
    words = [] if list(_inner(annotation)) else list(_words(annotation))
    shown = " | ".join(words) + (" (required)" if required else "")
    return f" \\fR{_escaped(shown)}" if shown else ""


def _words(annotation: object) -> Iterator[str]:
    """Yield the words that a key may hold, also in a list."""
    if isinstance(annotation, str):
        yield annotation
    elif isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield from (member.value for member in annotation)
    else:
        for argument in typing.get_args(annotation):
            yield from _words(argument)


def _default(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case Span():
            return f"{value.amount} {value.unit.value}"
        case str() | int() | Path():
            return str(value)
        case _:
            return ""


def _subsection(name: str, section: type[Section]) -> Iterator[str]:
    yield f".SS {_escaped(name)}:"
    yield _escaped(inspect.getdoc(section) or "").replace("\n\n", "\n.PP\n")
    yield from _keys(section)


def _commands(group: typing.Any, before: str = "") -> Iterator[tuple[str, typing.Any]]:
    for name, command in group.commands.items():
        if command.hidden:
            continue
        if hasattr(command, "commands"):
            yield from _commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def _command(name: str, command: typing.Any) -> Iterator[str]:
    usage = " ".join(command.collect_usage_pieces(typer.Context(command)))
    yield f".SS {_escaped(f'mailbot {name} {usage}')}"
    yield "\n.PP\n".join(map(_escaped, inspect.cleandoc(command.help or "").split("\n\n")))
    for parameter, text in _parameters(command):
        yield f".TP\n.B {_escaped(parameter)}\n{_escaped(text)}"


def _parameters(command: typing.Any) -> Iterator[tuple[str, str]]:
    context = typer.Context(command)
    for parameter in command.params:
        if (record := parameter.get_help_record(context)) is not None:
            yield record


def _title(name: str, section: int) -> str:
    return f'.TH {name} {section} "" "mailbot {version("mailbot")}"'


def _section(name: str, *lines: str) -> Iterator[str]:
    yield f".SH {name.upper()}"
    for number, line in enumerate(lines):
        if number and not line.startswith(".") and name == "Description":
            yield ".PP"
        yield line


def _listed(rows: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for term, words in rows:
        yield f".TP\n.B {_escaped(term)}\n{_escaped(words)}"


def _escaped(text: str) -> str:
    """Return text as a paragraph: what troff would act upon stands for itself, and a hyphen can be copied."""
    text = re.sub(r"\s+", " ", text).replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", text)


def _verbatim(line: str) -> str:
    return re.sub(r"^([.'])", r"\\&\1", line.replace("\\", "\\e").replace("-", "\\-"))
