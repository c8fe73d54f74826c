"""What handlers are answered who ask by mail what there is: the desk of whoever has nothing but a mail client."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from mailbot.facts import Alive, Left, State, StepKind, Topic
from mailbot.letters.audiences import ReplyToHandler
from mailbot.letters.sampling import AT, DAY, LONG, Moment, Sample
from mailbot.letters.stage import Stage


class NextDue(StrEnum):
    """What is owed next in a case."""

    ASSESSMENT = "assessment"
    SOLUTION = "solution"
    PROGRESS = "progress"


class LastWord(StrEnum):
    """Who wrote last in a case; what a machine answers is nobody's word."""

    NOBODY = "nobody"
    REPORTER = "reporter"
    US = "us"


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in one item of a list."""

    reference: str
    state: Stage
    subject: str = ""
    what: NextDue | None = None
    by: date | None = None
    late: bool = False
    data_by: date | None = None  # somebody waits for an answer about their data
    law_until: datetime | None = None  # of what may be due for a law, of which clock, and which step of it
    law_clock: str = ""
    law_step: str = ""
    on_it: str = ""  # names
    last: LastWord = LastWord.NOBODY
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StepLine:
    """Something that happened in a case, in one item of a list."""

    number: int
    at: datetime
    kind: StepKind
    who: str = ""
    about: str = ""
    left: Left = Left.SENT


_CASES = (
    *(CaseLine("VB-2026-9XYZ", stage) for stage in Stage),
    CaseLine(
        "VB-2026-AAAA",
        Stage.RECEIVED,
        LONG,
        NextDue.ASSESSMENT,
        DAY,
        late=True,
        data_by=DAY,
        law_until=AT,
        law_clock="gdpr",
        law_step="notification",
        on_it="Bram Jansen",
        last=LastWord.US,
        last_at=AT,
    ),
    CaseLine("VB-2026-BBBB", Stage.ACCEPTED, "A way in", NextDue.SOLUTION, DAY, last=LastWord.REPORTER, last_at=AT),
    CaseLine("VB-2026-CCCC", Stage.DEFERRED, "A way in", NextDue.PROGRESS, DAY, last=LastWord.REPORTER, last_at=AT),
    CaseLine("VB-2026-CCCC", Stage.ACCEPTED, "A way in", NextDue.SOLUTION, DAY, late=True),
    CaseLine("VB-2026-CCCC", Stage.ACCEPTED, "A way in", NextDue.PROGRESS, DAY, late=True),
)
_STEPS = (
    *(StepLine(number, AT, kind, "Bram Jansen") for number, kind in enumerate(StepKind, 1)),
    StepLine(7, AT, StepKind.MAIL, "rosa@melder.example", "A way in"),
    StepLine(7, AT, StepKind.MAIL),
    *(StepLine(7, AT, StepKind.LETTER, "rosa@melder.example", "receipt", left) for left in Left),
    StepLine(7, AT, StepKind.NOTE),
)


@dataclass(frozen=True, slots=True)
class CaseList(ReplyToHandler):
    """Lists the open cases that a handler may see: what is owed, who is on it, who had the last word."""

    cases: Annotated[tuple[CaseLine, ...], Sample((), *((line,) for line in _CASES), _CASES[:2])]
    more: Annotated[int, Sample(0, 12)]
    theirs: bool  # no more than those that the handler works on


@dataclass(frozen=True, slots=True)
class CaseFile(ReplyToHandler):
    """Shows a case from its beginning; the texts stand below, those that there is room for."""

    has_below = True
    case: Annotated[CaseLine, Sample(*_CASES)]
    reporter: Annotated[str, Sample("", "rosa@melder.example")]
    opened_at: datetime
    linked: Annotated[str, Sample("", "VB-2026-9XYZ, VB-2026-AAAA")]
    steps: Annotated[tuple[StepLine, ...], Sample(*((line,) for line in _STEPS), _STEPS[:2])]
    earlier: Annotated[int, Sample(0, 12)]  # that are not listed any more
    shortened: bool  # texts were left out, or cut


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A held message in one item of a list."""

    number: int
    since: datetime
    reason: str
    sender: str = ""
    reference: str = ""


_HELD = (
    HeldLine(1, AT, "in a handler's name, not proven"),
    HeldLine(2, AT, "spam: X-Spam-Flag", "somebody@reporter.example", "VB-2026-9XYZ"),
)


@dataclass(frozen=True, slots=True)
class HeldList(ReplyToHandler):
    """Lists what waits for a person, by the numbers that an answer may name."""

    held: Annotated[tuple[HeldLine, ...], Sample((), _HELD[:1], _HELD)]
    more: Annotated[int, Sample(0, 12)]
    before: Annotated[int, Sample(0, 30)]  # that an earlier letter has listed
    lead: bool


@dataclass(frozen=True, slots=True)
class HeldShown(ReplyToHandler):
    """Shows a held message: what is known of who wrote it, why it is held, and below that what it says."""

    has_below = True
    sender: Annotated[str, Sample("", "somebody@reporter.example")]
    subject: Annotated[str, Sample("", "A way in")]
    since: datetime
    reason: Annotated[str, Sample("in a handler's name, not proven", "spam: X-Spam-Flag")]
    of_case: Annotated[str, Sample("", "VB-2026-9XYZ")]
    vouched: Annotated[str, Sample("", "reporter.example")]
    signed_by: Annotated[str, Sample("", "Bram Jansen")]
    files: Annotated[str, Sample("", "report.pdf, proof.py")]
    unread: Annotated[str, Sample("", "larger than 52428800 octets")]
    readable: bool  # by this handler: encrypted, or in clear where that is allowed
    lead: bool


@dataclass(frozen=True, slots=True)
class HeldDone(ReplyToHandler):
    """Tells a lead that held messages are taken in again, or done with."""

    released: bool
    count: Annotated[int, Sample(1, 12)]
    asked_again: bool  # our own mail server is, for one that it does not give


@dataclass(frozen=True, slots=True)
class FoundCases(ReplyToHandler):
    """Lists the cases in which the words stand that a handler looks for; which words those were it does not repeat."""

    cases: Annotated[tuple[CaseLine, ...], Sample((), *((line,) for line in _CASES), _CASES[:2])]
    more: Annotated[int, Sample(0, 12)]
    not_searched: bool  # there are older cases as well


_WELL = Alive(key_ends_at=AT)
_ALL_WRONG = Alive(AT, AT, 12, 12, AT, key_ended=True, missed=12, at_risk=12, held=12, spam=12)


@dataclass(frozen=True, slots=True)
class DeskStatus(ReplyToHandler):
    """Tells whether all works: the mailbox, letters, our key; and what is owed and held."""

    alive: Annotated[
        Alive,
        Sample(
            Alive(),
            _WELL,
            Alive(mail_stopped_at=AT, waiting=1, missed=1, held=1),
            Alive(letters_stopped_at=AT, undone=1, at_risk=1, spam=1),
            _ALL_WRONG,
        ),
    ]
    counts: bool  # whether this handler may know of all cases


@dataclass(frozen=True, slots=True)
class DeskPaused(ReplyToHandler):
    """Tells a handler, once, that so much was asked within the hour that nothing more is answered for a while."""

    until: Moment


@dataclass(frozen=True, slots=True)
class Usage:
    """A command as it can be typed, and what may stand in the place of its last word."""

    name: str
    line: str
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UsageOf:
    """The commands of one topic."""

    topic: Topic
    commands: tuple[Usage, ...]


_USAGE = (
    UsageOf(Topic.DECIDE, (Usage("accept", "#accept 2026-12-11"), Usage("close", "#close fixed", ("invalid", "spam")))),
    UsageOf(Topic.LAW, (Usage("breach", "#breach 2026-11-27"), Usage("of-an-extension", "#of-an-extension"))),
)


_EVERY_TOPIC = tuple(UsageOf(topic, (Usage("note", "#note"),)) for topic in Topic)


@dataclass(frozen=True, slots=True)
class Help(ReplyToHandler):
    """Tells a handler which commands there are now, by what they may want."""

    state: State | None
    topics: Annotated[tuple[UsageOf, ...], Sample((), _USAGE, _EVERY_TOPIC)]
