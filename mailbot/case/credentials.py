"""What the daemon logs in with and ends by itself: the leads hear of it 60, 30, 14, 7 days and a day before, once each.

No server tells when a secret ends; when it has, no report comes in and nothing goes out, and nobody notices.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from mailbot.case import addressing
from mailbot.case.enrolled_keys import can_be_reached, in_clear
from mailbot.case.promises import calendar_of
from mailbot.facts import Due, DueKind, DueNow, Effect, Letter, Organisation, Put, Situation, Spend, Tell
from mailbot.letters import alerts

DAYS_BEFORE = (60, 30, 14, 7, 1)
_ENDED = 0


@dataclass(frozen=True, slots=True)
class Nearing:
    """How near an end has come; the leads are told once for each `digest`."""

    names: tuple[str, ...]  # of the configuration's keys; both servers' may be one secret
    at: datetime
    days: int
    digest: bytes


def next_check(organisation: Organisation, now: datetime) -> Due:
    """Return the due of the next working morning after today."""
    calendar = calendar_of(organisation)
    return Due(DueKind.CREDENTIALS, calendar.follow_at(calendar.local_day(now)))


def nearing(organisation: Organisation, now: datetime) -> Iterator[Nearing]:
    """Yield the last mark that each end has passed, or passes before anybody looks again: a warning is never late."""
    by = next_check(organisation, now).at
    for at in sorted({ending.at for ending in organisation.credentials}):
        names = tuple(ending.name for ending in organisation.credentials if ending.at == at)
        near = [_ENDED] if at <= now else [days for days in DAYS_BEFORE if at - timedelta(days=days) < by]
        if near:
            named = f"credential {' '.join(names)} {at} {min(near)}"
            yield Nearing(names, at, min(near), hashlib.sha256(named.encode()).digest())


def check(event: DueNow, situation: Situation) -> list[Effect]:
    """Tell the leads what has come nearer its end."""
    effects: list[Effect] = [Put(next_check(situation.organisation, situation.now))]
    for end in nearing(situation.organisation, situation.now):
        if end.digest not in event.told:
            effects += [Spend(end.digest), Tell(tuple(_warnings(end, situation)))]
    return effects


def _warnings(end: Nearing, situation: Situation) -> Iterator[Letter]:
    content = alerts.CredentialEnding(names=", ".join(end.names), ends=end.at, ended=end.days == _ENDED)
    for lead in addressing.leads(situation.organisation):
        letter = addressing.to_handler(lead, situation.organisation, content, None)
        yield letter if can_be_reached(lead, situation.now) else in_clear(letter)
