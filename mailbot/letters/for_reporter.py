"""What a reporter hears from us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from mailbot.facts import Auto, CloseReason, Happening, State
from mailbot.letters.audiences import ReplyToReporter, ToReporter
from mailbot.letters.sampling import AT, DAY, OTHER_DAY, Day, Moment, Sample


class Failure(StrEnum):
    """Why a mail could not be read, in the only ways that its sender may hear."""

    NOT_FOR_US = "not-for-us"
    BROKEN = "broken"
    UNREAD = "unread"


class Answer(StrEnum):
    """What was said to a question; never in whose words: the letter may go in clear."""

    YES = "yes"
    NO = "no"
    AGREED = "agreed"  # on something of its own


class Became(StrEnum):
    """What a later mail of a reporter was."""

    MESSAGE = "message"
    REPORT = "report"  # which we had waited for
    REOPENED = "reopened"  # more about a case that was closed
    RESUMED = "resumed"  # START, and nothing else
    NOT_ERASED = "not-erased"  # written before their data was erased: that is put off


class Before(StrEnum):
    """What a reporter had heard of a case before a decision."""

    NEW = "new"  # no decision
    ACCEPTED = "accepted"
    FIXED = "fixed"
    DEFERRED = "deferred"
    INVALID = "invalid"


KEY_PROBLEMS = ("expired", "revoked", "cannot encrypt", "version 5", "version 6", "not valid yet", "other")
OtherDay = Annotated[date, Sample(OTHER_DAY)]
Files = Annotated[int, Sample(0, 1, 12)]
"""How many files came along; 0 where that is not certain, or came out in decrypting."""

_HAPPENED = ("accepted", "day-moved", "deferred", "invalid", "fixed", "reopened", "answered")
_SHARED = tuple((Happening(AT, what, "IBD"),) for what in ("partner-told", "shared-summary", "shared", "shared-named"))
_HAPPENINGS = (
    (),
    *((Happening(AT, what),) for what in _HAPPENED),
    *_SHARED,
    tuple(Happening(AT, what) for what in _HAPPENED),
    tuple(Happening(AT, what, "IBD") for what in ("accepted", "partner-told", "shared")),
)


@dataclass(frozen=True, slots=True)
class Acknowledgement(ReplyToReporter):
    """Answers somebody's first mail: the reference, the dates, our key, and why theirs cannot be used."""

    carries_our_key = True
    comes_first = True
    state: Annotated[State, Sample(State.CONTACT, State.RECEIVED)]
    assessment_by: date | None
    failure: Failure | None
    files: Files
    encrypted: bool
    signed: bool
    key_problem: Annotated[str, Sample("", *KEY_PROBLEMS)]
    key_from: Moment
    unmatched: bool  # it names a reference that belongs to nothing of theirs, or not any more


@dataclass(frozen=True, slots=True)
class Receipt(ReplyToReporter):
    """Answers what a reporter sends later; brings our key where they used one of before."""

    became: Became
    files: Files
    encrypted: bool
    signed: bool
    older_key: bool
    state: State
    assessment_by: date | None
    next_by: date | None

    @property
    def brings_our_key(self) -> bool:
        """Return whether our public key goes along."""
        return self.older_key


@dataclass(frozen=True, slots=True)
class NotForUs(ReplyToReporter):
    """Tells that a later mail was encrypted to another key, with the right one."""

    carries_our_key = True
    assessment_by: date | None


@dataclass(frozen=True, slots=True)
class Broken(ReplyToReporter):
    """Tells that a later mail could not be opened, with our key."""

    carries_our_key = True
    assessment_by: date | None


@dataclass(frozen=True, slots=True)
class Unread(ReplyToReporter):
    """Says that a later mail could not be read, and brings our key."""

    carries_our_key = True
    assessment_by: date | None


@dataclass(frozen=True, slots=True)
class UnreadableKey(ReplyToReporter):
    """Tells the owner of a key why it cannot be used, and what helps."""

    problem: Annotated[str, Sample(*KEY_PROBLEMS)]
    key_from: Moment


@dataclass(frozen=True, slots=True)
class Stopped(ReplyToReporter):
    """Tells that letters by the calendar have ended, as was asked."""

    ends_letters = True


@dataclass(frozen=True, slots=True)
class ContactReminder(ToReporter):
    """Asks somebody who wrote without reporting anything whether a report will follow."""

    carries_our_key = True
    wrote_at: Moment
    closes_on: date


@dataclass(frozen=True, slots=True)
class NewKey(ToReporter):
    """Tells that our key is a new one, and brings it, with a statement that names both."""

    carries_our_key = True
    compromised: bool
    by_old: bool  # this letter is signed by the old one
    encrypts: bool  # the reporter uses OpenPGP


@dataclass(frozen=True, slots=True)
class Accepted(ToReporter):
    """The assessment: valid; or another day of the solution."""

    decided = True
    before: Before
    was: Annotated[date | None, Sample(None, DAY - timedelta(days=7), OTHER_DAY)]  # the day that was told before
    solution_by: Day
    next_by: OtherDay | None


@dataclass(frozen=True, slots=True)
class Invalid(ToReporter):
    """The assessment: no vulnerability, no data breach; why, in a handler's own words."""

    decided = True
    has_below = True
    insets_below = True
    reasoned: bool  # it stands below


@dataclass(frozen=True, slots=True)
class Deferred(ToReporter):
    """The assessment: valid, and it has to wait; why, in a handler's own words."""

    decided = True
    has_below = True
    insets_below = True
    reasoned: bool
    before: Annotated[Before, Sample(Before.NEW, Before.ACCEPTED)]
    day: date | None
    next_by: OtherDay | None


@dataclass(frozen=True, slots=True)
class Fixed(ToReporter):
    """Tells that what was reported is solved."""

    ask: bool  # about naming the finder, and making it public


@dataclass(frozen=True, slots=True)
class Closed(ToReporter):
    """Says that the case is closed, and what may be made public about it."""

    ends_letters = True
    has_below = True
    insets_below = True
    reasoned: bool  # a handler's own words stand below
    known_by: date | None  # by which what was known already is expected to be solved
    reason: Annotated[CloseReason | None, Sample(*CloseReason)]
    ask: bool
    credit: Annotated[Answer | None, Sample(None, Answer.YES, Answer.NO)]
    publish: Answer | None
    shared: Annotated[tuple[Happening, ...], Sample((), *_SHARED)]


@dataclass(frozen=True, slots=True)
class Reopened(ToReporter):
    """Tells that the case is open again."""

    assessment_by: Day


@dataclass(frozen=True, slots=True)
class Opened(ToReporter):
    """Tells somebody that a handler opened a case for them."""

    carries_our_key = True
    comes_first = True
    assessment_by: date | None


@dataclass(frozen=True, slots=True)
class Progress(ToReporter):
    """Tells where the case stands, and what has happened since the last time; on schedule, or as they ask."""

    is_regular = True
    state: State
    reported_at: Moment
    assessment_by: date | None
    solution_by: date | None
    late: bool  # a day has passed that was told, and no other was
    fixed: bool
    quiet: bool  # nothing has happened since the last one
    happened: Annotated[tuple[Happening, ...], Sample(*_HAPPENINGS)]
    unanswered: date | None  # when they wrote, and no handler has answered since
    next_by: Annotated[date | None, Sample(OTHER_DAY, None)]  # None: they asked, and want no letters by the calendar


@dataclass(frozen=True, slots=True)
class AssessmentMissed(ToReporter):
    """Says sorry for an assessment that is late, and names the new day."""

    is_late = True
    was: date
    by: OtherDay


@dataclass(frozen=True, slots=True)
class SolutionMissed(ToReporter):
    """Says sorry for a solution that is late, and when there is news."""

    is_late = True
    was: date
    next_by: OtherDay


@dataclass(frozen=True, slots=True)
class CreditQuestion(ToReporter):
    """Asks about naming the finder and making it public, where a handler's own words told that it is solved."""


@dataclass(frozen=True, slots=True)
class Relay(ToReporter):
    """What a handler wrote; it goes in clear only when one said so."""

    auto = Auto.NO
    has_below = True
    is_words = True
    may_be_clear = False
