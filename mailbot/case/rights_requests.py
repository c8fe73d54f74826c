"""What waits of what somebody asked about their data, by when, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from mailbot.case.clocks import time_ends
from mailbot.case.promises import calendar_of
from mailbot.facts import Case, Draft, DraftLetter, Organisation, Right, RightOutcome, RightsRequest, Within

MONTH = Within(months=1)  # GDPR article 12(3)
EXTENDED = Within(months=3)  # … which two further months may be added to, once
OUTCOMES = {
    DraftLetter.RIGHTS_COPY: RightOutcome.SENT,
    DraftLetter.RIGHTS_CORRECTED: RightOutcome.CORRECTED,
    DraftLetter.RIGHTS_ERASED: RightOutcome.ERASED,
    DraftLetter.RIGHTS_REFUSED: RightOutcome.REFUSED,
    DraftLetter.RIGHTS_RESTRICTED: RightOutcome.RESTRICTED,
}
"""Letters that answer what was asked, and what they answer."""


def owed_by_day(at: datetime, within: Within, organisation: Organisation) -> date:
    """Return the day by which (until 24:00 local) somebody who asked at `at` has their answer."""
    return calendar_of(organisation).local_day(time_ends(within, at, organisation.timezone))


def find_open(case: Case, right: Right | None = None) -> tuple[RightsRequest, ...]:
    """Return what waits for an answer: all of it, or what was asked for of one right."""
    return tuple(one for one in case.rights if one.is_open and right in (None, one.right))


def with_request(case: Case, old: RightsRequest, new: RightsRequest) -> Case:
    """Return a case with a request as it is now."""
    return replace(case, rights=tuple(new if one is old else one for one in case.rights))


def with_answered(case: Case, rights: Iterable[Right], outcome: RightOutcome, now: datetime) -> Case:
    """Return a case in which these were answered: the letter that says so leaves."""
    for right in rights:
        for request in find_open(case, right):
            case = with_request(case, request, replace(request, answered_at=now, outcome=outcome))
    return case


def with_letter_left(case: Case, draft: Draft, now: datetime) -> Case:
    """Return a case as it is once the letter of a draft leaves that is about what somebody asked of their data."""
    if draft.text is DraftLetter.RIGHTS_EXTENDED and draft.day is not None:
        for request in (one for right in draft.rights for one in find_open(case, right)):
            case = with_request(case, request, replace(request, by=draft.day, extended_at=now))
    if draft.text is DraftLetter.RIGHTS_ERASED:
        case = replace(case, erase_asked_at=now)
    if draft.text is DraftLetter.RIGHTS_RESTRICTED:
        case = replace(case, restricted_at=case.restricted_at or now)
    if draft.text is DraftLetter.RIGHTS_RESUMED:
        case = replace(case, restricted_at=None)
    outcome = OUTCOMES.get(draft.text)
    return case if outcome is None else with_answered(case, draft.rights, outcome, now)
