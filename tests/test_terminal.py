import contextlib
import os
import pty
import re
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailbot.terminal import printable, printable_lines


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Kwetsbaarheid in café – 漏洞", "Kwetsbaarheid in café – 漏洞", id="letters-stay"),
        pytest.param("\x1b[2J\x1b]0;owned\x07", r"\x1b[2J\x1b]0;owned\x07", id="escape-sequences-show-and-do-nothing"),
        pytest.param("\x9b2J", r"\x9b2J", id="eight-bit-control-sequences-too"),
        pytest.param("invoice\u202efdp.exe", r"invoice\u202efdp.exe", id="text-is-not-turned-around"),
        pytest.param("ok\r\nfake line", r"ok\r\nfake line", id="one-line-stays-one-line"),
        pytest.param("ok\u2028fake", r"ok\u2028fake", id="a-line-separator-breaks-no-line"),
        pytest.param("\ud800 \U000e0041", r"\ud800 \U000e0041", id="surrogates-and-tags-show"),
    ],
)
def test_one_line(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_lines_stay_lines() -> None:
    assert printable_lines("a\tb\r\n\x1b[1m\nlast\rover") == "a       b\n\\x1b[1m\nlast\\rover"


@given(st.text(st.characters()))
def test_nothing_that_acts_gets_through(text: str) -> None:
    shown = printable_lines(text)
    assert not [character for character in shown if character != "\n" and unicodedata.category(character)[0] == "C"]
    shown.encode()


# How far long work has come

WORK = """
from mailbot.terminal import shown_progress
with shown_progress() as progress:
    progress("copying", 1, 4)
    print("an answer")
    progress("copying", 3, 4)
"""
NOTHING = "import sys; from mailbot.terminal import shown_progress\nwith shown_progress(): print('rich' in sys.modules)"


def ran(script: str, *, terminal: bool, **environment: str) -> tuple[str, str]:
    """Run a script whose standard error is a terminal or a pipe; gives standard output and that."""
    command = [sys.executable, "-c", script]
    env = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "COLUMNS": "100", **environment}
    if not terminal:
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
        return done.stdout, done.stderr
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=theirs, text=True) as child:
        os.close(theirs)
        drawn = b""
        with contextlib.suppress(OSError):  # EIO: the other end is closed
            while piece := os.read(ours, 4096):
                drawn += piece
        os.close(ours)
        assert child.stdout is not None
        answer = child.stdout.read()
    assert child.returncode == 0
    return answer, drawn.decode()


def test_at_a_terminal_it_is_said_how_far_work_has_come_and_nothing_stays() -> None:
    answer, drawn = ran(WORK, terminal=True)
    assert answer == "an answer\n"
    assert "copying" in drawn
    assert "3/4" in drawn
    assert "\x1b[3" in drawn  # colours
    assert drawn.endswith(("\x1b[2K", "\x1b[?25h", "\r\n")) or "\x1b[2K" in drawn[-40:]


def test_without_colours_where_they_are_not_wanted() -> None:
    _, drawn = ran(WORK, terminal=True, NO_COLOR="1")
    assert "3/4" in drawn
    assert re.findall(r"\x1b\[[0-9;]*3[0-9][0-9;]*m", drawn) == []


@pytest.mark.parametrize(
    ("terminal", "environment"),
    [
        pytest.param(False, {}, id="a-pipe"),
        pytest.param(True, {"TERM": "dumb"}, id="a-terminal-that-cannot-draw"),
        pytest.param(True, {"TERM": ""}, id="a-terminal-of-no-kind"),
    ],
)
def test_nothing_is_drawn(terminal: bool, environment: dict[str, str]) -> None:
    assert ran(WORK, terminal=terminal, **environment) == ("an answer\n", "")


def test_nothing_is_loaded_before_there_is_something_to_tell() -> None:
    assert ran(NOTHING, terminal=True) == ("False\n", "")
