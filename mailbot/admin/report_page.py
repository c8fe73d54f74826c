"""`report --html`: the figures of a month as a page of one file, with its pictures in it, and no script."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from mailbot.letters.figures import FiguresInWords
from mailbot.monthly_reader import Draw

PAGE = Path(__file__).with_name("report.html")
PAGE_STYLE = Path(__file__).with_name("report.css")


def page_of(told: FiguresInWords, organisation: str, language: str, draw: Draw) -> str:
    """Return the page; everything in it is escaped, a lesson too."""
    shown = tuple(told.pictures())
    pictures = [
        {"png": b64encode(raw).decode(), "instead": picture.instead}
        for picture, raw in zip(shown, draw(shown), strict=False)
    ]
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(PAGE.read_text(encoding="utf-8")).render(
        told=told,
        organisation=organisation,
        language=language,
        pictures=pictures,
        style=Markup(PAGE_STYLE.read_text(encoding="utf-8")),  # noqa: S704  a file of ours
    )
