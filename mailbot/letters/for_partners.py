"""What partners hear from us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mailbot.facts import Auto, CloseReason
from mailbot.letters.audiences import ToPartner
from mailbot.letters.sampling import Moment
from mailbot.letters.stage import Stage


class Holds(StrEnum):
    """What of a case is shared."""

    SUMMARY = "summary"  # the handler's words
    REPORT = "report"  # the reporter's
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class PartnerNotice(ToPartner):
    """Tells without anybody's doing that there is a report, and where it stands: nothing of who wrote it, and what."""

    first: bool
    received_at: Moment
    breach: bool
    state: Stage
    reason: CloseReason | None
    solution_by: date | None


@dataclass(frozen=True, slots=True)
class PartnerReport(ToPartner):
    """What a handler shares of a case."""

    auto = Auto.NO
    has_below = True
    insets_below = True
    received_at: Moment
    holds: Holds
    named: bool
