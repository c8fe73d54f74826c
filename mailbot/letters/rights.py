"""What people hear who ask for the data that is kept of them, and what those in charge hear of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from mailbot.facts import Right
from mailbot.letters.audiences import ReplyToReporter, ToHandler, ToReporter
from mailbot.letters.for_handlers import ReporterKnows
from mailbot.letters.for_reporter import OtherDay
from mailbot.letters.sampling import OTHER_DAY, Day, Sample

Rights = Annotated[tuple[Right, ...], Sample(*((right,) for right in Right), (Right.ACCESS, Right.ERASE))]
OneRight = Annotated[Right, Sample(*Right)]


@dataclass(frozen=True, slots=True)
class RightsReceived(ReplyToReporter):
    """Tells by when somebody hears what was done about what they ask."""

    rights: Rights
    by: Day


@dataclass(frozen=True, slots=True)
class RightsUnproven(ReplyToReporter):
    """Asks whether somebody wrote what came in their name: anybody could have."""

    rights: Rights


@dataclass(frozen=True, slots=True)
class NothingKept(ReplyToReporter):
    """Tells somebody of whom nothing is kept that it is so."""

    ends_letters = True


@dataclass(frozen=True, slots=True)
class RightsExtended(ToReporter):
    """Tells that it takes up to two months more, and why (GDPR article 12(3))."""

    has_below = True
    insets_below = True
    was: Day
    by: Annotated[date | None, Sample(OTHER_DAY)]


@dataclass(frozen=True, slots=True)
class RightsLate(ToReporter):
    """Says sorry that a day has passed, and names the new one."""

    is_late = True
    was: Day
    by: OtherDay


@dataclass(frozen=True, slots=True)
class RightsCopy(ToReporter):
    """Brings the copy; it goes in clear only when a handler said so."""

    has_below = True
    insets_below = True
    may_be_clear = False
    reasoned: bool  # a handler's own words stand below


@dataclass(frozen=True, slots=True)
class RightsCorrected(ToReporter):
    """Tells what was corrected, in a handler's own words."""

    has_below = True
    insets_below = True


@dataclass(frozen=True, slots=True)
class RightsErased(ToReporter):
    """Tells what is erased by when, what the law keeps, and when the last backup is gone: nothing comes after it."""

    ends_letters = True
    has_below = True
    insets_below = True
    gone_by: Day
    until: Annotated[date | None, Sample(OTHER_DAY)]  # the end of which they may write that they want it kept
    last_backup: Annotated[date | None, Sample(OTHER_DAY)]
    register: bool  # a row without their name stays in the register of breaches
    some_stay: bool  # cases of theirs, as the law has them kept
    reasoned: bool


@dataclass(frozen=True, slots=True)
class RightsRestricted(ToReporter):
    """Tells that data is kept and not used any more."""

    has_below = True
    insets_below = True
    reasoned: bool


@dataclass(frozen=True, slots=True)
class RightsResumed(ToReporter):
    """Tells, before it is so, that data is used again (GDPR article 18(3))."""

    has_below = True
    insets_below = True
    reasoned: bool


@dataclass(frozen=True, slots=True)
class RightsRefused(ToReporter):
    """Tells what is not done and why, in a handler's own words, and where to complain (GDPR article 12(4))."""

    has_below = True
    insets_below = True
    right: OneRight


@dataclass(frozen=True, slots=True)
class RightsAsked(ToHandler):
    """Tells those in charge what somebody asks, by when, and what they can answer."""

    has_below = True
    rights: Rights
    by: Day
    others: int  # further cases of the same person
    again: bool  # it was asked before, and nobody has answered


@dataclass(frozen=True, slots=True)
class RightsReminder(ToHandler):
    """Reminds those in charge of it, before its day and after."""

    rights: Rights
    by: Day
    over: date | None  # the day that has passed
    reporter: ReporterKnows
