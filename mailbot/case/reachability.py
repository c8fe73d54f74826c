"""Whether the reporter of a case is reached by what the calendar sends."""

from __future__ import annotations

from mailbot.case import addressing
from mailbot.facts import Case, Standing
from mailbot.letters.for_handlers import ReporterKnows

LOST = 2  # letters to the reporter that came back: after as many, none is sent by the calendar


def hears(case: Case) -> bool:
    """Return whether the reporter gets letters by the calendar."""
    return case.updates and addressing.is_written_to(case) and not is_lost(case)


def is_lost(case: Case) -> bool:
    """Return whether so many letters came back that no more are sent until the reporter writes."""
    return case.undelivered >= LOST


def is_reachable(case: Case, standing: Standing) -> bool:
    """Return whether the reporter gets letters by the calendar, at an address that has proven to be theirs."""
    return standing.proven_at is not None and hears(case)


def hears_of_it(case: Case, standing: Standing) -> ReporterKnows:
    """Return whether the reporter is told that a day has passed: those in charge are told in any case."""
    if is_reachable(case, standing):
        return ReporterKnows.TOLD
    return ReporterKnows.LOST if is_lost(case) else ReporterKnows.NOT_TOLD
