"""What a reporter wrote and no handler has answered."""

from __future__ import annotations

from datetime import datetime

from mailbot.facts import Case


def unanswered(case: Case) -> datetime | None:
    """Return when the reporter asked, as long as no handler has written to them since."""
    return case.asked_at if is_open(case.asked_at, case) else None


def is_open(wrote_at: datetime | None, case: Case) -> bool:
    """Return whether no handler has written to the reporter since."""
    return wrote_at is not None and (case.answered_at is None or case.answered_at < wrote_at)
