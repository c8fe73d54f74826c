"""What handlers hear of cases: what came in, what became of what they ordered, and what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from mailbot.facts import (
    Changed,
    Difference,
    Doubt,
    Doubted,
    Fault,
    JoinedBy,
    Kept,
    LeftOut,
    Notice,
    NoticeKind,
    Outage,
    Owed,
    Pending,
    Promised,
    Proof,
    RefusalReason,
    Service,
    State,
    Stays,
)
from mailbot.letters.audiences import ReplyToHandler, ToHandler, ToPartner
from mailbot.letters.clocks import MayRun, StepMoved
from mailbot.letters.sampling import AT, DAY, LONG, Fingerprint, Moment, Person, Rare, Reference, Sample
from mailbot.letters.stage import Stage


class News(StrEnum):
    """What a letter of a case brings."""

    CONTACT = "contact"
    REPORT = "report"
    MESSAGE = "message"
    REOPENED = "reopened"
    KEPT_OPEN = "kept-open"
    NOT_ERASED = "not-erased"  # as they had asked: they wrote before it was done


class Encryption(StrEnum):
    """How a mail came, as far as encryption goes."""

    NO = "no"
    WHOLE = "whole"
    PARTLY = "partly"
    NOT_FOR_US = "not-for-us"
    BROKEN = "broken"
    UNREAD = "unread"


class SignatureState(StrEnum):
    """What its signature says of who wrote a mail."""

    NONE = "none"
    WRITTEN = "written"  # a good one, over a content that says not for which case
    UNKNOWN = "unknown"
    BAD = "bad"
    GOOD = "good"  # last: tried beside "signature" in `proven`, which is what a good one proves


class KeyState(StrEnum):
    """What we have of a reporter's key."""

    NONE = "none"
    PINNED = "pinned"
    OFFERED = "offered"
    UNUSABLE = "unusable"


class Sending(StrEnum):
    """What becomes of the words or the letter that a handler's mail asks for."""

    NOTHING = "nothing"
    DELAYED = "delayed"
    WAITS_CLEAR_OK = "waits-clear-ok"
    WAITS_SEND = "waits-send"
    WAITS_LOOK = "waits-look"
    NOW = "now"


class ReporterKnows(StrEnum):
    """Whether the reporter has heard that a day passed."""

    TOLD = "told"
    LOST = "lost"
    NOT_TOLD = "not-told"
    TOLD_BEFORE = "told-before"


_PROOFS = (
    (),
    (Proof.DISOWNED, Proof.WRITTEN),
    (Proof.SIGNATURE,),
    (Proof.VOUCHED,),
    (Proof.ANSWER, Proof.SIGNATURE, Proof.VOUCHED),
)
_MAY_RUN = (
    (MayRun("gdpr", "#breach", None),),
    (MayRun("nis2", "#incident", None), MayRun("ours", "#clock ours", None)),
)
_COMMANDS = ("#accept 2026-12-11", "#invalid", "#close fixed|invalid|duplicate|out-of-scope|no-report|spam")
_DOUBTS = tuple(tuple(Doubted(why, "?for=anke%40voorbeeld.example") for why in tuple(Doubt)[n::4]) for n in range(4))
_LEFT_OUT = tuple((LeftOut(f"{why}.dat", why),) for why in Stays)
_ONE_CHANGED = (Changed("Anke.png", "1.png", stripped=False),)
_CHANGED = tuple(Changed("Anke - plan.docx", name, stripped=True) for name in ("1.docx", "Anke - plan.docx"))
_OWED = tuple(Owed("VB-2026-9XYZ", what, DAY) for what in Promised)
_HELD = (
    Pending("held 1", AT, None, "a signature that was used before"),
    Pending("held 2", AT, "VB-2026-9XYZ", "too many mails of one handler in a day"),
)
_ASIDE = (Pending("not taken 1", AT, "VB-2026-9XYZ", "a letter that our mail server does not take yet"),)
_OUTAGES = tuple((Outage(what, AT, AT if what is Service.OUTGOING else None),) for what in Service)
_NOTICES = tuple(
    (Notice(AT, reference, what, excerpt),)
    for what in NoticeKind
    for reference in (None, "VB-2026-9XYZ")
    for excerpt in ("", LONG)
)

Closed = Annotated[str, Sample("no integrity protection", idle="")]
"""Why something could not be opened, in a program's words; "" where it could."""
Files = Annotated[tuple[str, ...], Sample((), ("report.pdf.gpg",), ("report.pdf.gpg", "message.pgp"), ())]
ExampleDay = Annotated[str, Sample("2026-12-11")]
"""A day near today as a command takes it."""
Subject = Annotated[
    str, Sample("", "A way into the register of births, deaths and marriages, through the search form" * 3)
]
Many = Annotated[int, Sample(0, 12)]


@dataclass(frozen=True, slots=True)
class CaseMail(ToHandler):
    """Shows what a reporter wrote, and what is known of it; the answer to this letter goes to the reporter.

    It has too many fields for every combination: the first and the last value of each are tried with all others.
    """

    text = "case"
    has_below = True
    what: News
    sender: Rare[Annotated[str, Sample("somebody@reporter.example", "")]]
    from_line: Rare[Annotated[str, Sample("", "/O=VOORBEELD/OU=ZENTRALE/CN=RECIPIENTS/CN=NOOR")]]
    seen_late: Rare[datetime | None]
    proven: Annotated[tuple[Proof, ...], Sample(*_PROOFS)]
    encryption: Encryption
    to_revoked: Rare[bool]
    failure_reason: Closed
    unopened: Files
    signature: SignatureState
    joined_by: JoinedBy
    names: Reference
    erased: Rare[Reference]
    was_copied: Rare[bool]
    copied: Rare[Annotated[tuple[str, ...], Sample((), ("tim@reporter.example", "kim@reporter.example"))]]
    again: Rare[bool]
    beside: Rare[Annotated[tuple[str, ...], Sample((), ("VB-2026-9XYZ",))]]
    same_as: Rare[Reference]
    anonymous: Rare[bool]
    by_machine: Rare[bool]
    credit: Rare[Annotated[str, Sample("", "yes", "no", "R0sa")]]
    publish: Rare[Annotated[str, Sample("", "yes", "no", "a blog, after the summer")]]
    credit_asked: Rare[bool]
    consent: Rare[Annotated[str, Sample("", "on the telephone, Monday")]]
    fingerprint_offered: Rare[Annotated[str, Sample("", "A" * 40)]]
    another: Rare[bool]
    asked_at: Rare[datetime | None]  # where things stand; answered by a machine alone
    key: KeyState
    key_problem: Annotated[str, Sample("not valid yet", "expired", idle="")]
    key_from: Moment
    state: Stage
    assessment_by: date | None
    solution_by: date | None
    attachments: int
    subject: Subject
    automated: Annotated[str, Sample("", "Auto-Submitted")]
    smime: Rare[Annotated[str, Sample("", "signed", "encrypted")]]
    may_run: Rare[Annotated[tuple[MayRun, ...], Sample((), *_MAY_RUN)]]
    example_day: ExampleDay


@dataclass(frozen=True, slots=True)
class NewKeyInside(ToHandler, ToPartner):
    """Tells our own people and partners that our key is a new one, and brings it."""

    may_be_clear = True
    carries_our_key = True
    old: Fingerprint
    compromised: bool
    by_old: bool  # this letter is signed by the old one


@dataclass(frozen=True, slots=True)
class PartnerMail(ToHandler):
    """Shows what a partner, or the data protection officer, wrote about a case."""

    has_below = True
    partner: Annotated[str, Sample("IBD", "")]  # "" is the data protection officer
    sender: Annotated[str, Sample("incident@ibd.example")]
    proven: Annotated[tuple[Proof, ...], Sample(*_PROOFS)]
    encryption: Encryption
    failure_reason: Closed
    unopened: Annotated[tuple[str, ...], Sample((), ("report.pdf.gpg", "message.pgp"))]
    joined_by: Annotated[JoinedBy, Sample(JoinedBy.LETTER, JoinedBy.SUBJECT)]
    attachments: int
    subject: Annotated[str, Sample("", "Your report of Monday")]


@dataclass(frozen=True, slots=True)
class Assigned(ToHandler):
    """Hands a case to a handler, or shows again what a key kept from them: what was written stands below."""

    has_below = True
    by: Annotated[str, Sample("Anke de Vries", "")]  # "" is nobody's doing
    state: Stage
    assessment_by: date | None
    solution_by: date | None
    history: bool


@dataclass(frozen=True, slots=True)
class Confirmation(ReplyToHandler):
    """Tells a handler what was done, what will be sent, word for word, and what stays."""

    has_below = True
    kept: Rare[Kept | None]
    doubts: Rare[Annotated[tuple[Doubted, ...], Sample((), *_DOUBTS)]]
    changed: Rare[Annotated[tuple[Changed, ...], Sample((), _ONE_CHANGED, _CHANGED)]]
    left_out: Rare[Annotated[tuple[LeftOut, ...], Sample((), *_LEFT_OUT)]]
    commands: Annotated[tuple[str, ...], Sample((), ("#note",), ("#accept 2026-12-11", "#progress 2 weeks"))]
    waiting: Annotated[tuple[str, ...], Sample((), ("#key accept",), ("#key accept", "#merge VB-2026-9XYZ"))]
    waiting_at: datetime | None
    state: Stage
    sending: Sending
    send_at: datetime | None
    partner: Annotated[str, Sample("", "IBD")]
    colleague: Rare[Annotated[str, Sample("", "Bram Jansen")]]  # whose own letter to the reporter waits as well
    clock: Annotated[str, Sample("", "#breach")]  # what is typed to say something of a clock that runs on
    clock_step: Annotated[str, Sample("notification")]  # … and the step that is next
    clock_until: datetime | None
    moved: Rare[Annotated[StepMoved | None, Sample(None, StepMoved("cra-vulnerability", "final-report", AT))]]


@dataclass(frozen=True, slots=True)
class Refused(ReplyToHandler):
    """Tells a handler that nothing of a mail was done, which line stands in the way, and what would have worked."""

    line_number: Annotated[int, Sample(3)]
    line: Annotated[str, Sample("#acept tomorrow", "#accept " + "a long story " * 20, idle="")]
    why: RefusalReason
    state: State | None
    would_work: Annotated[tuple[str, ...], Sample((), _COMMANDS)]


@dataclass(frozen=True, slots=True)
class Unproven(ToHandler):
    """Tells that a mail came in a handler's name which nothing proves."""

    name: Person
    yours: bool  # whether it is in the name of whoever reads this
    when: datetime
    lead: bool  # who may release and discard it


@dataclass(frozen=True, slots=True)
class WaitsAnHour(ToHandler):
    """Tells every lead of a command that no signature proves; any of them may stop it."""

    name: Person
    yours: bool  # whether it is in the name of whoever reads this
    line: Annotated[str, Sample("#key accept")]
    at: datetime


@dataclass(frozen=True, slots=True)
class AssessmentReminder(ToHandler):
    """Reminds of the day of an assessment, before it."""

    by: date
    state: State
    asked_at: datetime | None
    example_day: ExampleDay


@dataclass(frozen=True, slots=True)
class AssessmentEscalation(ToHandler):
    """Tells that the day of an assessment has passed."""

    by: date
    state: State
    asked_at: datetime | None
    reporter: ReporterKnows
    example_day: ExampleDay


@dataclass(frozen=True, slots=True)
class SolutionReminder(ToHandler):
    """Reminds of the day of a solution, before it."""

    by: date
    state: State
    asked_at: datetime | None
    example_day: ExampleDay


@dataclass(frozen=True, slots=True)
class SolutionPassed(ToHandler):
    """Tells that the day of a solution has passed."""

    by: date
    state: State
    asked_at: datetime | None
    reporter: Annotated[ReporterKnows, Sample(ReporterKnows.TOLD, ReporterKnows.LOST, ReporterKnows.NOT_TOLD)]
    example_day: ExampleDay


@dataclass(frozen=True, slots=True)
class ContactClosing(ToHandler):
    """Tells that a contact without a report will be closed."""

    closes_on: date


@dataclass(frozen=True, slots=True)
class Digest(ToHandler):
    """Tells at once what was too much to tell one by one."""

    can_wait: ClassVar[bool] = True

    notices: Annotated[tuple[Notice, ...], Sample((), *_NOTICES)]


@dataclass(frozen=True, slots=True)
class PublishedNews:
    """What is new of what is published, in the morning's letter."""

    differences: tuple[Difference, ...]
    more: int
    closed_off: bool
    ends_at: datetime | None  # of security.txt
    ended: bool


def _published(*faults: Fault, more: int = 0, ends_at: datetime | None = None) -> PublishedNews:
    found = tuple(Difference("https://a.voorbeeld.example/key", fault) for fault in faults)
    return PublishedNews(found, more, closed_off=False, ends_at=ends_at, ended=False)


@dataclass(frozen=True, slots=True)
class Morning(ToHandler):
    """Tells a lead what is new since the last one, held, near its day or missed; what is older takes a line."""

    can_wait: ClassVar[bool] = True

    held: Annotated[tuple[Pending, ...], Sample((), _HELD)]
    more_held: int
    older_held: Many
    spam: int
    aside: Annotated[tuple[Pending, ...], Sample((), _ASIDE)]
    more_aside: int
    soon: Annotated[tuple[Owed, ...], Sample((), _OWED[:2], _OWED[1:])]
    more_soon: Many
    missed: Annotated[tuple[Owed, ...], Sample((), _OWED[:2], _OWED[1:])]
    more_missed: Many
    older_missed: Many
    published: Annotated[
        PublishedNews | None,
        Sample(
            None,
            _published(Fault.UNREACHED, Fault.MISSING, Fault.NOT_VALID),
            _published(Fault.NOT_OURS, Fault.OUTDATED, Fault.ENDS),
            _published(Fault.REVOKED, more=3),
            _published(Fault.SERVED, ends_at=AT),
            PublishedNews((), 0, closed_off=True, ends_at=AT, ended=True),
        ),
    ]
    outages: Annotated[tuple[Outage, ...], Sample((), *_OUTAGES)]
    head: bool  # a signed head over all journals goes along
    key_copy: bool  # that the secret key is kept elsewhere as well was confirmed too long ago


@dataclass(frozen=True, slots=True)
class OutOfOffice(ToHandler):
    """Tells those in charge that a handler is away while a promise of the case is near."""

    name: Annotated[str, Sample("Bram Jansen")]
    what: Annotated[Promised, Sample(Promised.ASSESSMENT, Promised.SOLUTION)]
    by: date
