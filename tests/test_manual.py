import re
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any, get_args

import pytest
import typer

from mailbot.cli import app
from mailbot.cli.manual import command_manual, configuration_manual, key_docstrings
from mailbot.config import Config
from mailbot.config.fields import Section
from tests.config.example import EXAMPLE

PAGES = {
    "mailbot.8": command_manual(typer.main.get_command(app)),
    "mailbot.yaml.5": configuration_manual(EXAMPLE.read_text()),
}


def sections(section: type[Section] = Config) -> Iterator[type[Section]]:
    yield section
    for field in section.model_fields.values():
        yield from (inner for held in held_by(field.annotation) for inner in sections(held))


def held_by(annotation: object) -> Iterator[type[Section]]:
    if isinstance(annotation, type) and issubclass(annotation, Section):
        yield annotation
    for argument in get_args(annotation):
        yield from held_by(argument)


def commands(group: Any, before: str = "mailbot") -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}", command


@pytest.mark.parametrize(
    "section", [pytest.param(section, id=section.__name__) for section in dict.fromkeys(sections())]
)
def test_each_key_of_the_configuration_says_what_it_is_for(section: type[Section]) -> None:
    """In a string below its declaration, of which mailbot.yaml(5) is made; what holds a section says it there."""
    documented = key_docstrings(section)
    silent = {name for name, field in section.model_fields.items() if not list(held_by(field.annotation))} - set(
        documented
    )
    assert silent == set()
    assert section.__doc__


def test_a_key_without_words_is_seen() -> None:
    class Silent(Section):
        """A section."""

        told: str
        """What it is for."""
        silent: str = ""

    assert key_docstrings(Silent) == {"told": "What it is for."}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_reads_without_a_warning(name: str) -> None:
    """By groff, where it is: Debian's man needs it."""
    if (groff := shutil.which("groff")) is None:
        pytest.skip("there is no groff here")
    done = subprocess.run(
        [groff, "-man", "-ww", "-Kutf8", "-Tutf8"], input=PAGES[name].encode(), capture_output=True, check=True
    )
    assert done.stderr.decode() == ""


def test_every_command_and_option_has_its_place_in_the_page() -> None:
    page = PAGES["mailbot.8"].replace("\\-", "-")
    for name, command in commands(typer.main.get_command(app)):
        assert f".SS {name} " in page
        body = page.partition(f".SS {name} ")[2].partition("\n.SS")[0]
        for parameter in command.params:
            if not parameter.hidden and parameter.param_type_name == "option":
                assert parameter.opts[0] in body, (name, parameter.name)


def test_nothing_that_a_text_says_is_taken_for_a_macro() -> None:
    macros = set(re.findall(r"^[.'](\S*)", PAGES["mailbot.yaml.5"], re.MULTILINE))
    assert macros <= {"TH", "SH", "SS", "TP", "IP", "PP", "B", "BR", "nf", "fi"}


def test_the_example_stands_in_the_page_as_it_is() -> None:
    verbatim = PAGES["mailbot.yaml.5"].partition("\n.nf\n")[2].partition("\n.fi\n")[0]
    assert verbatim.replace("\\-", "-").replace("\\e", "\\").replace("\\&", "") == EXAMPLE.read_text().rstrip()
