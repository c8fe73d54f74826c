"""What partners hear from us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mailbot.facts import Auto, CloseReason
from mailbot.letters.audiences import ToPartner
from mailbot.letters.sampling import Moment


class Stage(StrEnum):
    """Where a case stands, as partners read it: the states of a case, and that it is solved."""

    CONTACT = "contact"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    INVALID = "invalid"
    CLOSED = "closed"
    FIXED = "fixed"


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
