"""The handler's guide in every language: one page, whose commands are those that mailbot understands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from mailbot.case.commands.grammar import parse
from mailbot.case.commands.table import COMMANDS
from mailbot.languages import LANGUAGES, guide

README = Path(__file__).parents[2] / "README.md"
TODAY = date(2026, 11, 23)
LINES = 75  # of a printed page
COLUMNS = 72


def shown(language: str) -> list[str]:
    """Return the commands that stand on lines of their own."""
    lines = (line.strip() for line in guide(language).splitlines() if line.startswith("    #"))
    return [re.split(r"\s{2,}", line)[0] for line in lines]


def named(language: str) -> Iterator[str]:
    """Yield every command that is named anywhere."""
    yield from re.findall(r"#([a-z-]+)", guide(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_a_page_that_reads_the_same_printed_and_mailed(language: str) -> None:
    lines = guide(language).splitlines()
    assert len(lines) <= LINES
    assert max(map(len, lines)) <= COLUMNS
    assert lines[0].isupper()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_of_its_commands_is_understood(language: str) -> None:
    examples = shown(language)
    for line in examples:
        parsed = parse(f"{line}\n\nWords.", TODAY, COMMANDS)
        assert parsed.problem is None, line
        assert [f"#{command.name}" for command in parsed.commands] == [line.split()[0]]
    assert {"#accept 2026-12-11", "#stop", "#note"} <= set(examples)
    assert set(named(language)) <= set(COMMANDS)


def test_all_languages_show_the_same_commands() -> None:
    assert len({tuple(sorted({*named(language)})) for language in LANGUAGES}) == 1


def test_the_readme_has_the_english_one() -> None:
    page = "".join(f"    {line}\n" if line else "\n" for line in guide("en").splitlines())
    assert page in README.read_text(encoding="utf-8")
