"""Clocks of laws as they run in a case, for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mailbot.case.clocks import PRESETS
from mailbot.facts import RunningClock, StepRecord

ANKE = "anke@voorbeeld.example"


def running(aware_at: datetime, name: str = "gdpr", *done: StepRecord) -> RunningClock:
    """Return a clock that was started at the moment of awareness."""
    return replace(RunningClock(PRESETS[name], aware_at, ANKE, aware_at, aware_at), records=done)
