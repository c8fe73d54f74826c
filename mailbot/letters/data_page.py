"""The page that tells somebody what is kept of them: one file, in their language, without a script or a link to fetch.

Everything in it is escaped by jinja2, whoever wrote it. What it is made of stands in copy.html beside this; its
sentences are that file's blocks, in each language's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_date
from jinja2 import Environment, FunctionLoader, StrictUndefined

from mailbot import languages
from mailbot.facts import Consent, RightsRequest, State
from mailbot.languages import PHRASES

_STYLE: Final = """
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid #8886; }
dt { font-weight: 600; margin-top: .5rem; }
dd { margin: 0; overflow-wrap: anywhere; }
article { margin: 1rem 0; padding: .5rem 1rem; border-left: .25rem solid #8886; }
article.yours { border-color: #3a7bd5; }
article h4 { margin: 0; font-size: 1rem; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: .5rem 0; }
.aside { margin: .25rem 0; font-size: .9rem; opacity: .8; overflow-wrap: anywhere; }
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """A mail or a letter."""

    at: datetime
    yours: bool
    subject: str = ""
    text: str | None = None  # None: it cannot be read
    file: str = ""  # its place in the copy
    files: tuple[str, ...] = ()  # names of what was attached
    sealed: bool = False  # came encrypted, and nothing shows who wrote what was inside
    unproven: bool = False  # anybody could have written it


@dataclass(frozen=True, slots=True)
class Note:
    """What a handler noted, without names."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Shared:
    """That a partner had something: told (that there is a report), summary, report or named (with their name)."""

    at: datetime
    partner: str
    what: str


@dataclass(frozen=True, slots=True)
class KeptCase:
    """What is kept of a case."""

    reference: str
    state: State
    opened_at: datetime
    closed_at: datetime | None
    fixed_at: datetime | None
    assessment_by: date | None
    solution_by: date | None
    credit: str
    publish: str
    consents: tuple[Consent, ...]
    anonymous: bool
    updates: bool
    requests: tuple[RightsRequest, ...]
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    shared: tuple[Shared, ...]
    held: bool  # by a legal hold
    kept_until: date | None
    breach: bool  # a clock of a law ran in it, whose entry stays longer


@dataclass(frozen=True, slots=True)
class KeptData:
    """All that is kept of somebody."""

    organisation: str
    address: str  # ours
    privacy_url: str
    authority: str
    language: str
    timezone: str
    made_at: datetime
    person: str
    addresses: tuple[str, ...]
    name: str
    fingerprints: tuple[str, ...]
    cases: tuple[KeptCase, ...]

    @property
    def is_shared(self) -> bool:
        """Return whether anybody outside had something."""
        return any(case.shared for case in self.cases)


def page(copy: KeptData) -> bytes:
    """Return the page, in the person's language."""
    files = {"frame": Path(__file__).parent, "words": Path(languages.__file__).parent / copy.language}
    environment = Environment(
        loader=FunctionLoader(lambda name: (files[name] / "copy.html").read_text(encoding="utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["day"] = partial(_day, copy)
    environment.filters["moment"] = partial(_moment, copy)
    return environment.get_template("words").render(copy=copy, style=_STYLE.strip()).encode()


def _day(copy: KeptData, day: date) -> str:
    dates = PHRASES[copy.language].dates
    if isinstance(day, datetime):
        day = day.astimezone(ZoneInfo(copy.timezone)).date()
    return format_date(day, dates.first_day if day.day == 1 else dates.day, locale=copy.language)


def _moment(copy: KeptData, at: datetime) -> str:
    local = at.astimezone(ZoneInfo(copy.timezone))
    return PHRASES[copy.language].dates.moment.format(day=_day(copy, at), at=local)
