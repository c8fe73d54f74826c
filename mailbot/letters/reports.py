"""What leads read once a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Final

from mailbot.facts import (
    CaseKind,
    ClockFigures,
    CloseReason,
    MonthFigures,
    MonthOfYear,
    Pledge,
    PromiseCount,
    Spread,
    Way,
)
from mailbot.languages import LANGUAGES
from mailbot.letters.audiences import ToHandler
from mailbot.letters.sampling import Sample

_MONTH: Final = date(2026, 11, 1)
_END: Final = datetime(2026, 11, 30, 23, tzinfo=UTC)
NOTHING: Final = MonthFigures(month=_MONTH, until=_END, is_over=True, promises=dict.fromkeys(Pledge, PromiseCount()))
"""A month in which nothing happened."""
MUCH: Final = MonthFigures(
    month=_MONTH,
    until=_END,
    is_over=False,
    came=12,
    came_erased=1,
    by_way=dict.fromkeys(Way, 2),
    by_language=dict.fromkeys(LANGUAGES[:2], 6),
    by_kind={CaseKind.REPORT: 9, CaseKind.CONTACT: 3},
    closed=6,
    by_outcome=dict.fromkeys(CloseReason, 1),
    to_acknowledgement=Spread(12, timedelta(minutes=2), timedelta(hours=9)),
    to_assessment=Spread(9, timedelta(days=3), timedelta(days=7)),
    to_solution=Spread(1, timedelta(days=41), timedelta(days=41)),
    promises={pledge: PromiseCount(8, 1, 2 if pledge is Pledge.SOLUTION else 0) for pledge in Pledge},
    told=1,
    open=14,
    open_by_age=(2, 5, 4, 1, 1, 1),
    oldest=402,
    clocks=(ClockFigures("gdpr", 2, 1, 1, 0, 1), ClockFigures("contract", 1, 0, 0, 0, 1)),
    breaches=2,
    mails=87,
    held=3,
    held_since=datetime(2026, 11, 22, 22, 30, tzinfo=UTC),
    lessons=("The form for reports had no address of ours.",),
    holds=(("VB-2026-9XYZ", date(2026, 10, 12)),),
    erased=4,
    year=tuple(MonthOfYear(date(2026, month, 1), month, month, month % 3) for month in range(1, 12)),
)
"""One in which everything did."""


@dataclass(frozen=True, slots=True)
class MonthlyReport(ToHandler):
    """The figures of a month, with pictures of them where they could be drawn."""

    figures: Annotated[MonthFigures, Sample(NOTHING, MUCH)]
    pictured: bool

    can_wait = True
    shows_pictures = True
