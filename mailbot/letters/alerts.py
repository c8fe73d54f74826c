"""What handlers hear when something does not work: a letter, a key, a message, a step that was due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from mailbot.facts import DueKind, Extent, LetterRefusal
from mailbot.letters.audiences import ReplyToHandler, ToHandler, ToOfficer
from mailbot.letters.sampling import LONG, Fingerprint, Moment, Sample
from mailbot.letters.stage import Stage

Sender = Annotated[str, Sample("", "somebody@reporter.example")]
Reader = Annotated[str, Sample("", "Anke de Vries")]
"""Whom a letter was for; "" is the reporter."""
SomeLead = Annotated[str, Sample("Bram Jansen")]


@dataclass(frozen=True, slots=True)
class Undelivered(ToHandler):
    """Tells that somebody did not get a letter."""

    letter: Annotated[
        str, Sample("receipt", "acknowledgement", "unread", "relay", "opened", "stopped", "of a later version")
    ]
    name: Reader
    reason: Annotated[str, Sample("", "", LONG)]
    final: bool
    stopped: bool
    content: bool


@dataclass(frozen=True, slots=True)
class NotTaken(ToHandler):
    """Tells that our own mail server does not take a letter, and what goes instead."""

    letter: Annotated[str, Sample("relay", "case", "of a later version")]
    name: Reader
    what: LetterRefusal
    reason: Annotated[str, Sample("SMTP mail.example:465: DATA 554 5.7.1: refused for its content (virus)")]
    goes: Extent


@dataclass(frozen=True, slots=True)
class Lean(ToHandler):
    """What our own mail server refused, said again without what was attached."""

    subject: Annotated[str, Sample("New report")]
    what: LetterRefusal
    reason: Annotated[str, Sample("SMTP mail.example:465: MAIL 552 5.3.4: too big")]
    left_out: Annotated[tuple[str, ...], Sample(("shot.png",), ("shot.png", "proof.py.untrusted") * 40)]


@dataclass(frozen=True, slots=True)
class Bare(ToHandler):
    """Tells that there is a letter which our own mail server refuses, and where it can be read."""

    letter: Annotated[str, Sample("case", "morning", "of a later version")]
    what: LetterRefusal
    reason: Annotated[str, Sample("SMTP mail.example:465: DATA 554 5.7.1: refused for its content (spam)")]
    lean: bool
    relays: bool


@dataclass(frozen=True, slots=True)
class Unwritable(ToHandler):
    """Tells that a letter could not be written."""

    letter: Annotated[str, Sample("receipt")]
    reason: str
    name: Annotated[str, Sample("", "Bram Jansen")]


@dataclass(frozen=True, slots=True)
class KeyEnding(ToHandler):
    """Warns of a key of a handler or a partner that ends soon, or has ended."""

    may_be_clear = True
    name: SomeLead
    yours: bool
    partner: bool
    ended: bool
    ends: Moment
    file: Annotated[str, Sample("/etc/mailbot/keys/bram.asc")]


@dataclass(frozen=True, slots=True)
class CredentialEnding(ToHandler):
    """Warns that what we log in with ends soon, or has ended."""

    may_be_clear = True
    names: Annotated[str, Sample("imap.auth.oauth2", "imap.auth.microsoft, smtp.auth.microsoft")]
    ends: Moment
    ended: bool


@dataclass(frozen=True, slots=True)
class KeyRevoked(ToHandler):
    """Tells that the owner of a key has revoked it."""

    key: Fingerprint
    name: Annotated[str, Sample("", "Bram Jansen")]  # "" is the reporter's
    soft: bool


@dataclass(frozen=True, slots=True)
class OurKey(ToHandler):
    """Warns that something of our own key ends soon, or that nobody can encrypt to us any more."""

    may_be_clear = True
    ends: Moment  # the first of them
    ended: bool
    primary: datetime | None
    encryption: datetime | None
    signing: datetime | None
    rotate: bool
    offline: bool


@dataclass(frozen=True, slots=True)
class NobodyReached(ToHandler):
    """Tells that something came which nobody could be sent, and where it can be read."""

    may_be_clear = True
    state: Stage
    assessment_by: date | None
    solution_by: date | None


@dataclass(frozen=True, slots=True)
class Held(ToHandler):
    """Shows how a mail begins that waits for a person to look at it."""

    has_below = True
    sender: Sender
    reason: str
    when: datetime
    subject: Annotated[str, Sample("", "A way in")]
    lead: bool  # who may release and discard it


@dataclass(frozen=True, slots=True)
class Withheld(ToHandler):
    """Tells which mail our own mail server does not give us, and where it can be read."""

    sender: Sender
    subject: str
    when: datetime
    folder: Annotated[str, Sample("INBOX")]
    uid: Annotated[int, Sample(4711)]
    kilobytes: Annotated[int, Sample(0, 12)]
    reason: str


@dataclass(frozen=True, slots=True)
class NotDone(ToHandler, ToOfficer):
    """Tells, in plain words that cannot fail, that something was due and could not be done."""

    step: DueKind
    at: datetime
    until: datetime | None
    over: bool
    aside: bool
    officer: bool  # who has no commands


@dataclass(frozen=True, slots=True)
class ManyOpened(ToHandler):
    """Tells the leads that one person opened more cases within an hour than is usual."""

    who: Annotated[str, Sample("bram@voorbeeld.example", "jdevries (uid 1004)")]
    count: Annotated[int, Sample(21)]
    since: Moment


@dataclass(frozen=True, slots=True)
class RecordHead(ToHandler, ToOfficer):
    """Takes a signed head over all journals to where nobody who can write into the database can change it."""

    number: Annotated[int, Sample(12)]
    at: Moment


@dataclass(frozen=True, slots=True)
class RoundTrip(ReplyToHandler):
    """Answers the mail that an operator sent to ourselves, to see that reports are opened and answered."""
