"""README.md and the map in mailbot/__init__.py name files and folders that exist, and every room and command."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import mailbot
from mailbot.case.commands.table import COMMANDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ENGINEERS = README[README.index("## For engineers") :]
TREE = ENGINEERS.partition("```\nmailbot/\n")[2].partition("```")[0]
OURS = ("fixtures/", "mailbot/", "systemd/", "tests/")  # all else that operators read of is theirs
FOLDERS_OF_THE_MAILBOX = {"mailbot/Done", "mailbot/Held"}


def quoted(text: str) -> set[str]:
    """Return what stands in backquotes and looks like a path: with a folder in it, or the name of a module."""
    spans = set(re.findall(r"`([\w.*/-]+)`", text))
    paths = {span for span in spans if "/" in span.strip("/") or span.endswith((".py", "/"))}
    return paths - FOLDERS_OF_THE_MAILBOX


def in_tree(text: str) -> Iterator[str]:
    """Yield every module and folder of a drawn tree, from the words that explain them as well."""
    yield from re.findall(r"(?<![\w<>/])[a-z_]+(?:/|\.py)(?=[\s,;.:)]|$)", text)


def exists(path: str, *below: str) -> bool:
    """Return whether a file or folder of that name, or of that pattern, is there."""
    return any(any((ROOT / folder).glob(path.rstrip("/"))) for folder in ("", *below))


@pytest.mark.parametrize("path", sorted(quoted(ENGINEERS) | quoted(mailbot.__doc__ or "")))
def test_a_path_in_the_engineers_part_and_the_map_exists(path: str) -> None:
    assert exists(path, "mailbot") or (path.startswith("test_") and any((ROOT / "tests").rglob(path)))


@pytest.mark.parametrize("path", sorted(path for path in quoted(README) if path.startswith(OURS)))
def test_a_path_of_ours_that_operators_read_of_exists(path: str) -> None:
    assert exists(path)


@pytest.mark.parametrize("path", sorted(set(in_tree(TREE))))
def test_what_the_tree_shows_exists(path: str) -> None:
    assert any((ROOT / "mailbot").rglob(path.rstrip("/")))


@pytest.mark.parametrize("name", COMMANDS)
def test_handlers_read_of_every_command(name: str) -> None:
    assert re.search(rf"`#{name}\b(?!-)", README)


def test_the_tree_shows_every_room() -> None:
    modules = {path.name for path in (ROOT / "mailbot").glob("[a-z]*.py")}
    rooms = {f"{path.parent.name}/" for path in (ROOT / "mailbot").glob("*/__init__.py")}
    assert (rooms | modules) - set(in_tree(TREE)) == set()


def test_a_path_that_is_not_there_is_seen() -> None:
    assert quoted("in `mailbot/gone.py`, `gone.py` and `gone/`, not `gone` or `#close`") == {
        *("mailbot/gone.py", "gone.py", "gone/"),
    }
    assert list(in_tree("  gone/  left.py   what was, in there/ and so.")) == ["gone/", "left.py", "there/"]
    assert not exists("mailbot/gone.py")
