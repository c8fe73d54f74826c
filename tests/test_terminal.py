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
