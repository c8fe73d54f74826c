"""Which entries of journals have an index of their own: few, so that it costs the others nothing."""

from typing import Final

from sqlalchemy import text

from mailbot.facts import LESSON, PromiseMark

MISSED_ENTRY: Final = text("kind IN ('assessment-missed', 'solution-passed')")
"""Which entries of journals `status` counts: an index of these alone costs the others nothing."""

FIGURE_ENTRY: Final = text(f"kind IN {(*(mark.value for mark in PromiseMark), LESSON, 'clock-aware')}")
"""Which entries `report` counts (figures.py)."""

UNCOVERED: Final = text("head IS NULL")
"""Which entries no head covers yet."""
