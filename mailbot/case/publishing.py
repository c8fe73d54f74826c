"""What is published, looked at once a week, and what the leads read of it in the morning: each piece of news once.

The look itself is the agenda's (it takes the network); what it found stands in the store, and is news until it is told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta

from mailbot.case.promises import calendar_of
from mailbot.facts import Due, DueKind, DueNow, Effect, Look, Organisation, Put, Situation, WebNews

MARKS = (30, 14, 7, 1)  # days before the end of security.txt
EVERY = timedelta(weeks=1)
BEFORE_THE_MORNING = timedelta(hours=1)  # so that the morning's letter has what was found


def first_look(organisation: Organisation, now: datetime, before: Look | None) -> Due:
    """Return the due of a daemon that starts: a week after the last look, or before the next morning's letter."""
    return next_look(organisation, before.at if before is not None else now + timedelta(days=1) - EVERY)


def next_look(organisation: Organisation, now: datetime) -> Due:
    """Return the due of the first working morning from a week after `now` on."""
    calendar = calendar_of(organisation)
    opens = calendar.follow_at(calendar.local_day(now + EVERY) - timedelta(days=1))
    return Due(DueKind.PUBLISHED, opens - BEFORE_THE_MORNING)


def look(_event: DueNow, situation: Situation) -> list[Effect]:
    """Set the next look; what this one found stands in the store."""
    return [Put(next_look(situation.organisation, situation.now))]


def news(look: Look | None, ends_at: datetime | None, organisation: Organisation, now: datetime) -> Iterator[WebNews]:
    """Yield what there is to tell of the last look and of the end of security.txt, with what it is told once by.

    What differs is told again after each look that finds it; that nothing can be reached, once as long as it lasts; the
    end, at each mark that has passed, or passes before the next morning: a warning is never late.
    """
    if look is not None and look.differences:
        yield WebNews(_digest(f"differences {look.at}"), differences=look.differences)
    if look is not None and look.closed_off_since is not None:
        yield WebNews(_digest(f"closed off {look.closed_off_since}"), closed_off=True)
    if ends_at is None:
        return
    calendar = calendar_of(organisation)
    by = calendar.follow_at(calendar.local_day(now))
    near = [days for days in (*MARKS, 0) if ends_at - timedelta(days=days) < (by if days else now)]
    if near:
        yield WebNews(_digest(f"security.txt {ends_at} {min(near)}"), ends_at=ends_at, ended=min(near) == 0)


def _digest(named: str) -> bytes:
    return hashlib.sha256(f"published {named}".encode()).digest()
