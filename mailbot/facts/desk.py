"""The desk by mail: what a handler may ask to read, and what is looked up for the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mailbot.facts.case import Case
from mailbot.facts.incoming import Attachment


class Inquiry(StrEnum):
    """What a command reads: so it changes nothing, and may come in a mail of its own."""

    COMMANDS = "commands"  # nothing is looked up for it
    CASES = "cases"
    CASE = "case"
    HELD = "held"
    FIND = "find"
    STATUS = "status"
    COPY = "copy"  # of all that is kept of the reporter; for a command that has it sent


class Topic(StrEnum):
    """What a handler wants who looks for a command, in the order in which most of them do."""

    DECIDE = "decide"  # what is to become of the report
    ANSWER = "answer"  # the reporter, and what waits to be sent
    TEAM = "team"  # colleagues, partners, other cases
    RECORD = "record"  # what was agreed with the reporter, and learnt
    LAW = "law"  # deadlines, personal data, retention
    LOOK = "look"  # nothing changes


@dataclass(frozen=True, slots=True)
class LookUp:
    """What a proven handler's mail asks to read."""

    inquiry: Inquiry
    choice: str = ""  # a word of those that the command knows
    words: str = ""  # what else stands behind it
    reference: str = ""  # of the case whose letter the mail answers
    listed: tuple[int, ...] = ()  # the held messages that the answered letter shows, as it numbers them


@dataclass(frozen=True, slots=True)
class Docket:
    """A case in a list, and who had the last word in it."""

    case: Case
    heard_at: datetime | None = None  # when its reporter last wrote
    answered_at: datetime | None = None  # when a handler's words, or the letter of a command, last left


@dataclass(frozen=True, slots=True)
class HeldMail:
    """A message that waits for a person; `case` is the one that it belongs to."""

    row: int
    received_at: datetime
    reason: str
    sender: str = ""  # as its header has it: a claim
    case: Case | None = None
    withheld: bool = False  # by the mail server: it gives no more than a header, or nothing


@dataclass(frozen=True, slots=True)
class HeldText:
    """What a held message says, as far as it could be read."""

    subject: str = ""
    text: str = ""
    files: str = ""  # names of what is attached
    unread: str = ""  # why no more of it was read
    vouched: str = ""  # the domain for which our own mail server vouches
    signed_by: str = ""  # the fingerprint of an enrolled key


@dataclass(frozen=True, slots=True)
class Alive:
    """Whether all works, as a handler wants to know it."""

    mail_stopped_at: datetime | None = None  # since when no mail comes in; None: it does
    letters_stopped_at: datetime | None = None  # since when none of our letters leaves
    waiting: int = 0  # letters that could have left
    undone: int = 0  # things that were due, failed again and again, and wait for an operator
    key_ends_at: datetime | None = None  # the first part of our key to end
    key_ended: bool = False
    missed: int = 0  # open cases with a promise whose day has passed
    at_risk: int = 0  # promises whose day passes within a day
    held: int = 0
    spam: int = 0


class StepKind(StrEnum):
    """What happened in a case, as far as a reader of it cares; beside the first three, kinds of journal entries."""

    MAIL = "mail"  # came in
    LETTER = "letter"  # of ours, to somebody outside
    NOTE = "note"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    INVALID = "invalid"
    DEFERRED = "deferred"
    FIXED = "fixed"
    CLOSED = "closed"
    SPAM = "spam"
    REOPENED = "reopened"
    STOPPED = "draft-stopped"


class Left(StrEnum):
    """How far a letter of ours has come."""

    SENT = "sent"
    WAITS = "waits"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class CaseStep:
    """Something that happened in a case; `text` is None where it has none, or where it was left out for its length."""

    at: datetime
    kind: StepKind
    who: str = ""  # who wrote, noted or ordered it; to whom the letter went
    about: str = ""  # a mail's subject; the name of a letter's text
    files: str = ""  # names of what was attached
    left: Left = Left.SENT
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What was looked up for a handler who asked; whether this handler may see it is decided later."""

    dockets: tuple[Docket, ...] = ()  # of every open case, of those that were found, of the one that is to be shown
    case: Case | None = None
    steps: tuple[CaseStep, ...] = ()  # of that case, oldest first
    shortened: bool = False  # of these, texts were left out or cut
    held: tuple[HeldMail, ...] = ()  # all that is held, the newest first, spam last
    held_text: HeldText | None = None  # of the one that is to be shown
    not_searched: bool = False  # there are older cases as well
    alive: Alive | None = None
    copy: Attachment | None = None  # of somebody's data; None as well where it is too large for a mail
