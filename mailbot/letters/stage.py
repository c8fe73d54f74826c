"""Where a case stands, as letters say it: its state, and that what was accepted is fixed by now."""

from __future__ import annotations

from enum import StrEnum

from mailbot.facts import Case, State


class Stage(StrEnum):
    """The states of a case, and one more."""

    CONTACT = "contact"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    INVALID = "invalid"
    CLOSED = "closed"
    FIXED = "fixed"


def stage_of(case: Case) -> Stage:
    """Return where a case stands."""
    return Stage.FIXED if case.fixed_at is not None and case.state is State.ACCEPTED else Stage(case.state)
