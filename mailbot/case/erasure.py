"""What is left of a case once it was erased, and what of the case itself stands in the way of erasing it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from mailbot.case.clocks import read_clocks
from mailbot.facts import Case, ClockRules, ErasedKind, ErasedLine, Hindrance, Organisation, State


def what_stays(case: Case, ground: str, timezone: str, now: datetime) -> ErasedLine:
    """Return the line that stays of a case; the store adds what it counts. `ground` names nobody."""
    zone = ZoneInfo(timezone)
    closed_at = case.closed_at
    told = [promise for promise in (case.assessment, case.solution) if promise is not None]
    missed = sum(promise.missed_told_at is not None for promise in told)
    return ErasedLine(
        name=case.reference,
        kind=_kind(case),
        ground=ground,
        day=f"{now.astimezone(zone):%Y-%m-%d}",
        opened=_month(case.opened_at, zone),
        closed="" if closed_at is None else _month(closed_at, zone),
        outcome=case.close_reason.value if case.close_reason is not None else case.state.value,
        kept=sum(promise.kept_at is not None and promise.missed_told_at is None for promise in told),
        missed=missed,
    )


def hindrances(case: Case, rules: ClockRules | Organisation) -> Iterator[Hindrance]:
    """Yield what of the case itself stands in the way; the store knows of letters, mails and other cases."""
    if case.state is not State.CLOSED:
        yield Hindrance.OPEN
    if any(clock.is_running for clock in read_clocks(case, rules)):
        yield Hindrance.CLOCK
    if case.drafts or case.waiting:
        yield Hindrance.DRAFT
    if case.legal_hold is not None:
        yield Hindrance.LEGAL_HOLD


def _kind(case: Case) -> ErasedKind:
    if any(not clock.not_applicable for clock in case.clocks):
        return ErasedKind.BREACH
    return ErasedKind.CONTACT if case.received_at is None else ErasedKind.REPORT


def _month(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m}"
