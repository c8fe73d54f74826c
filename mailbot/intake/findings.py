"""What is found out about a message on its way to an event: a value a stage, made once and handed on.

    who it says it is from --> ClaimedSender     where it belongs --> Correlation     what comes of it --> Understood

What was opened stands in `decryption.py`, the keys that came along in `keys.py`, the proofs in `facts/evidence.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mailbot.edges.gpg import Budget
from mailbot.facts import Case, Context, Handler, JoinedBy, LetterRecord, Occurrence, Partner, Shown


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt at a message: its moment, what all that is asked about it may cost, and whether others follow."""

    now: datetime
    budget: Budget
    last: bool = True  # it takes what it gets; else gpg without a verdict is Unsettled


@dataclass(frozen=True, slots=True)
class ClaimedSender:
    """Who a mail says it is from, and what that alone tells."""

    address: str
    known: Handler | Partner | None
    open_cases: tuple[Case, ...]
    returned: LetterRecord | None  # our letter that came back with the mail
    shown: Shown = Shown.TAG  # … and by what

    @property
    def handler(self) -> Handler | None:
        """Return the handler of this address."""
        return self.known if isinstance(self.known, Handler) else None

    @property
    def partner(self) -> Partner | None:
        """Return the partner of this address."""
        return self.known if isinstance(self.known, Partner) else None


@dataclass(frozen=True, slots=True)
class Correlation:
    """Where a mail belongs: its case, how it came there, and a case of somebody else that it names."""

    case: Case | None
    joined_by: JoinedBy = JoinedBy.NOTHING
    names: str | None = None
    was_copied: bool = False
    answers: LetterRecord | None = None
    answered_case: Case | None = None  # that this letter is about, whoever's
    named: tuple[Case, ...] = ()  # of other addresses, with a key pinned: that may have signed it
    astray: Context | None = None  # why a good signature does not count there
    beside: tuple[Case, ...] = ()  # its sender's own, which it does not join by its address alone

    @property
    def elsewhere(self) -> tuple[Case, ...]:
        """Return the cases of other addresses where it belongs if the key pinned there signed it."""
        return self.named if self.case is None else ()


@dataclass(frozen=True, slots=True)
class Understood:
    """An event, and the case that it meets."""

    event: Occurrence
    case: Case | None = None
