"""The report as people read it: on a terminal, in a browser, in a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from io import StringIO

import pytest
import typer

from mailbot.admin.check import Outcome, probe_report
from mailbot.admin.report import csv_of_figures, facts_of_figures, flat, lines_of_report, read_month
from mailbot.admin.report_page import page_of
from mailbot.facts import ClockRules, MonthFigures, Picture
from mailbot.languages import LANGUAGES
from mailbot.letters.figures import FiguresInWords
from mailbot.letters.reports import MUCH, NOTHING

RULES = ClockRules("Europe/Amsterdam")
NOW = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)  # half an hour into January, in Amsterdam
HOSTILE = replace(MUCH, lessons=("=HYPERLINK(1)", "<script>alert(1)</script>", "\x1b[2J"))
BOTH = pytest.mark.parametrize("figures", [NOTHING, MUCH], ids=["nothing", "much"])
EACH = pytest.mark.parametrize("language", LANGUAGES)


def told(figures: MonthFigures, language: str) -> FiguresInWords:
    return FiguresInWords(figures, language, RULES.timezone)


def draw(pictures: Sequence[Picture]) -> tuple[bytes, ...]:
    return tuple(b"png" for _ in pictures)


@pytest.mark.parametrize(
    ("words", "month"),
    [
        pytest.param(None, date(2026, 12, 1), id="the-last-that-is-over-where-we-are"),
        pytest.param("2026-11", date(2026, 11, 1), id="as-it-is-named"),
        pytest.param("2027-01", date(2027, 1, 1), id="this-one-so-far"),
    ],
)
def test_the_month_is(words: str | None, month: date) -> None:
    assert read_month(words, RULES, NOW) == month


@pytest.mark.parametrize("words", ["2027-02", "november", "2026-13", "2026"])
def test_there_is_no_such_month(words: str) -> None:
    with pytest.raises(typer.BadParameter):
        read_month(words, RULES, NOW)


@EACH
@BOTH
def test_lines_fit_a_terminal_and_tell_every_number(figures: MonthFigures, language: str) -> None:
    lines = list(lines_of_report(told(figures, language)))
    assert max(map(len, lines)) <= 80
    text = " ".join(" ".join(lines).split())
    for number in (figures.came, figures.closed, figures.mails, figures.open, figures.told, figures.erased):
        assert re.search(rf"\b{number}\b", text)
    for name, _ in figures.holds:
        assert name in text
    assert not re.search(r"[{}]|None|duration-", text)


@EACH
@BOTH
def test_the_page_is_one_file_without_script_and_says_what_each_picture_shows(
    figures: MonthFigures, language: str
) -> None:
    page = page_of(told(figures, language), "Gemeente <Voorbeeld>", language, draw)
    assert f'<html lang="{language}">' in page
    assert "Gemeente &lt;Voorbeeld&gt;" in page
    assert len(re.findall(r'<img src="data:image/png;base64,[A-Za-z0-9+/=]+" alt="[^"]{10,}">', page)) == 3
    assert not re.search(r"<script|https?://|<link|@import|url\(", page)


def test_without_pictures_the_page_has_its_numbers_all_the_same() -> None:
    page = page_of(told(MUCH, LANGUAGES[0]), "Voorbeeld", LANGUAGES[0], lambda _: ())
    assert "<img" not in page
    assert page.count("<tr") > 30


def test_what_a_handler_wrote_does_nothing() -> None:
    page = page_of(told(HOSTILE, LANGUAGES[0]), "Voorbeeld", LANGUAGES[0], draw)
    assert "<script" not in page
    assert "\x1b" not in "\n".join(lines_of_report(told(HOSTILE, LANGUAGES[0])))
    values = [row["value"] for row in csv.DictReader(StringIO(csv_of_figures(HOSTILE)))]
    assert "'=HYPERLINK(1)" in values
    assert "=HYPERLINK(1)" not in values


@BOTH
def test_rows_for_a_spreadsheet_are_what_json_says(figures: MonthFigures) -> None:
    rows = list(csv.DictReader(StringIO(csv_of_figures(figures))))
    assert [row["figure"] for row in rows] == [name for name, _ in flat(facts_of_figures(figures))]
    assert {row["month"] for row in rows} == {"2026-11"}
    assert next(row["value"] for row in rows if row["figure"] == "came") == str(figures.came)


@pytest.mark.parametrize(
    ("missing", "outcome"), [("matplotlib", Outcome.WARN), (None, Outcome.OK)], ids=["without-pictures", "with-them"]
)
def test_check_says_whether_there_will_be_pictures(missing: str | None, outcome: Outcome) -> None:
    (finding,) = probe_report(missing)
    assert (finding.thing, finding.outcome) == ("report", outcome)
    assert (missing or "pictures") in finding.text + finding.remedy
