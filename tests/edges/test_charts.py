"""Pictures are drawn by a process that ends with them, and without its library there are none."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import mailbot
from mailbot.edges import charts
from mailbot.errors import Temporary
from mailbot.facts import Picture

MONTHS = tuple(f"m{number}" for number in range(12))
LYING = Picture("How old", ("a week", "a year"), {"open": (3, 0)}, "", "none", across=True)
STANDING = Picture("Kept & missed <1>", MONTHS, {"kept": (9,) * 12, "missed": (0,) * 12}, "", "none")
EMPTY = Picture("New", MONTHS, {"new": (0,) * 12}, "", "none")
PNG = b"\x89PNG\r\n\x1a\n"


def test_each_picture_is_a_png_as_wide_as_the_others() -> None:
    drawn = charts.draw((LYING, STANDING, EMPTY))
    assert [raw[:8] for raw in drawn] == [PNG] * 3
    assert {struct.unpack(">II", raw[16:24]) for raw in drawn} == {(960, 600)}
    assert len({bytes(raw) for raw in drawn}) == 3


def test_without_the_library_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert charts.missing_library() == "matplotlib"
    assert charts.draw((LYING,)) == ()


@pytest.mark.parametrize("trouble", [subprocess.TimeoutExpired("python", 1), OSError("no memory")])
def test_what_cannot_be_drawn_now_may_be_later(monkeypatch: pytest.MonkeyPatch, trouble: Exception) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise trouble

    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(Temporary):
        charts.draw((LYING,))


def test_nothing_that_runs_for_long_imports_it() -> None:
    modules = [(path.name, path.read_text("utf-8")) for path in Path(mailbot.__file__).parent.rglob("*.py")]
    library = re.compile(r"^\s*(import|from) matplotlib", re.MULTILINE)
    assert {name for name, text in modules if library.search(text)} == {"drawing.py"}
    assert [text for _, text in modules if re.search(r"^\s*(import|from) .*\bdrawing\b", text, re.MULTILINE)] == []
