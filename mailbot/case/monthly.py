"""The report of a month, for the leads: in the first office hour of the next one.

Its figures are read by `monthly_reader.py`, and its pictures drawn there; how a month is added up says `figures.py`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mailbot.case import addressing
from mailbot.case.figures import month_after, month_of
from mailbot.case.promises import calendar_of
from mailbot.facts import Due, DueKind, DueNow, Effect, Organisation, Put, Situation, Tell
from mailbot.letters.reports import MonthlyReport


def next_report(organisation: Organisation, now: datetime) -> Due:
    """Return the due of the report on the month that `now` is in, once that is over."""
    calendar = calendar_of(organisation)
    return Due(DueKind.REPORT, calendar.office_at(calendar.start_of(month_after(month_of(now, organisation)))))


def tell_leads(event: DueNow, situation: Situation) -> list[Effect]:
    """Send each lead the report in their language, and set the next; neither once the configuration wants none."""
    organisation = situation.organisation
    if not organisation.report:
        return []
    put = Put(next_report(organisation, situation.now))
    if event.report is None:
        return [put]
    content = MonthlyReport(figures=event.report.figures, pictured=bool(event.report.pictures))
    letters = addressing.to_handlers(addressing.leads(organisation), organisation, content, None)
    pictures = event.report.pictures
    return [put, Tell(tuple(replace(one, attachments=pictures.get(one.language, ())) for one in letters))]
