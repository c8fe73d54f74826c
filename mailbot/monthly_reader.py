"""Reads the figures of the month that is over, for the report that leads get by mail, and has its pictures drawn.

No transaction is open meanwhile. Without pictures the report leaves all the same: a month's figures wait for nothing
that only decorates them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from mailbot.case.addressing import leads
from mailbot.case.clocks import Rules
from mailbot.case.figures import add_up, bounds, month_before, month_of, twelve_months
from mailbot.edges.store import Store
from mailbot.errors import Temporary
from mailbot.facts import Attachment, MonthFigures, MonthsReport, Organisation, Picture
from mailbot.letters.figures import FiguresInWords
from mailbot.logs import Log

log = Log("mailbot.report")

Draw = Callable[[Sequence[Picture]], tuple[bytes, ...]]
"""Returns each picture as PNG, or none where none can be drawn; raises Temporary when it failed."""


def figures_of(store: Store, month: date, rules: Rules, now: datetime) -> MonthFigures:
    """Return the figures of a month, or of what has passed of it."""
    twelve, start, end = bounds(month, rules)
    until = min(now, end)
    counted = store.counted(twelve, start, until, first=twelve_months(month)[0])
    return add_up(month, store.case_marks(start, until), counted, rules, until)


def pictures_of(told: Mapping[str, FiguresInWords], draw: Draw) -> dict[str, tuple[Attachment, ...]]:
    """Return the pictures of a month in each language, named after what they show; none where none can be drawn."""
    pictures = {language: tuple(words.pictures()) for language, words in told.items()}
    drawn = iter(draw([picture for some in pictures.values() for picture in some]))
    kept = {
        language: tuple(
            Attachment(f"{picture.title}.png", "image/png", raw, inline=True)
            for picture, raw in zip(some, drawn, strict=False)
        )
        for language, some in pictures.items()
    }
    return {language: some for language, some in kept.items() if some}


class MonthlyReader:
    """Reads what the report by mail tells, as the agenda asks for it."""

    def __init__(self, store: Store, organisation: Organisation, draw: Draw) -> None:
        self._store = store
        self._organisation = organisation
        self._draw = draw

    def read(self, now: datetime) -> MonthsReport:
        """Return the report of the month before `now`, with pictures in every language that a lead reads."""
        organisation = self._organisation
        figures = figures_of(self._store, month_before(month_of(now, organisation)), organisation, now)
        spoken = sorted({lead.language or organisation.languages[0] for lead in leads(organisation)})
        told = {language: FiguresInWords(figures, language, organisation.timezone) for language in spoken}
        try:
            return MonthsReport(figures, pictures_of(told, self._draw))
        except Temporary as why:
            log.warning("report without pictures", reason=str(why))
            return MonthsReport(figures)
