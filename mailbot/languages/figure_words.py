"""What the report of a month is made of, in each language: headings, labels and a few sentences (letters/figures.py).

Numbers, months, languages' names and lengths of time are Babel's; what stands in braces is put in with `str.format`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """The words of the report."""

    title: str
    """{month} is the month with its year, as Babel writes it by itself."""
    so_far: str
    """Below the title of a month that is not over; {day} is the last that is counted."""
    none: str
    """What stands where a list is empty."""
    # What came
    came: str
    """Heading."""
    cases: str
    ways: Mapping[str, str]
    """How they came, by the name of facts.Way."""
    kinds: Mapping[str, str]
    """What they were, by facts.CaseKind."""
    language: str
    """{language} is its name."""
    mails: str
    closed: str
    outcomes: Mapping[str, str]
    """Why they were closed, by facts.CloseReason."""
    # How long it took
    times: str
    """Heading."""
    to_acknowledgement: str
    to_assessment: str
    to_solution: str
    took: str
    """{median} and {ninetieth} are lengths of time, {count} is how many were measured."""
    # Promises
    promises: str
    """Heading."""
    pledges: Mapping[str, str]
    """What is promised, by facts.Pledge."""
    kept: str
    """{kept} and {missed} are numbers."""
    moved: str
    """What follows that where days were moved; {moved} is how many."""
    told: str
    # Open cases
    open: str
    """Heading."""
    open_cases: str
    ages: Mapping[str, str]
    """How old they are, by the days up to which (facts.AGES), and "more"."""
    oldest: str
    days: str
    """{days} is a number."""
    # Clocks, what is held, lessons, legal holds, erased
    clocks: str
    """Heading."""
    breaches: str
    clock: str
    """{started}, {in_time}, {late}, {not_applicable} and {running} are numbers."""
    waits: str
    """Heading of what waits for somebody."""
    held: str
    held_since: str
    """{day} is when the oldest came."""
    lessons: str
    """Heading."""
    holds: str
    """Heading of the cases under a legal hold."""
    hold: str
    """{day} is since when."""
    erasure: str
    """Heading."""
    erased: str
    # Twelve months
    year: str
    """Heading."""
    month: str
    column_came: str
    column_kept: str
    column_missed: str
    # Pictures
    arrivals_picture: str
    promises_picture: str
    ages_picture: str
    colon: str = ": "
    """What stands between a label and its number."""
    semicolon: str = "; "
    """What stands between the parts of it, in brackets."""
    picture: str
    """What is said of a picture to whoever does not see it: {title} is one of the three, {values} its numbers."""
