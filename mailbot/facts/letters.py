"""Letters: what is to be written, what was sent, and what we know of whom we write to."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from mailbot.facts.audit import Head
from mailbot.facts.case import Case
from mailbot.facts.evidence import Grade
from mailbot.facts.incoming import Attachment, Key
from mailbot.facts.published import WebNews
from mailbot.facts.versions import Version

ROUND_TRIP = "round-trip"
"""The text of the letter that answers a round trip, and of the record that expects one (case/round_trip.py)."""


class Audience(StrEnum):
    """Who reads a letter."""

    REPORTER = "reporter"
    HANDLER = "handler"
    PARTNER = "partner"  # of the configuration, and neither of the two: a CSIRT, the data protection officer


class LetterRefusal(StrEnum):
    """Why our own mail server refuses a letter."""

    SIZE = "size"
    VIRUS = "virus"
    SPAM = "spam"
    FORM = "form"
    POLICY = "policy"


class Extent(StrEnum):
    """How much of a letter is sent, after our own mail server refused the rest."""

    WHOLE = ""
    LEAN = "lean"  # without its attachments
    BARE = "bare"  # that there is one, and where it can be read


class Lane(StrEnum):
    """A queue of letters with a ceiling of its own, so that a flood in one lane holds up nothing in another.

    Shared out by `case/turns.py`.
    """

    STRANGERS = "acknowledgement"
    VOUCHED = "acknowledgement-vouched"  # our own server says that the domain in From stands behind the mail


@dataclass(frozen=True, slots=True)
class Share:
    """Who used up part of an hourly ceiling: hashed domain and mailbox."""

    domain: bytes
    mailbox: bytes


@dataclass(frozen=True, slots=True)
class InLine:
    """A domain with letters that wait for their turn, and the letter that is next."""

    domain: bytes
    place: int  # in line; behind everybody again after each letter
    letter: int
    mailbox: bytes


Choose = Callable[[Sequence[InLine], Sequence[Share]], InLine | None]
"""Whose turn it is, of those in line, after what left in the last hour."""


class Auto(StrEnum):
    """RFC 3834 section 5: what a machine wrote, and why. A handler's relayed words carry none."""

    REPLIED = "auto-replied"
    GENERATED = "auto-generated"
    NO = "no"


class NoticeKind(StrEnum):
    """What a notice is of."""

    CONTACT = "contact"
    REPORT = "report"
    MESSAGE = "message"
    REOPENED = "reopened"
    KEPT_OPEN = "kept-open"
    NOT_ERASED = "not-erased"
    HELD = "held"
    REMINDER = "reminder"
    UNDELIVERED = "undelivered"
    NOT_TAKEN = "not-taken"
    LETTERS_STOPPED = "letters-stopped"


class Promised(StrEnum):
    """What is promised to a reporter by a day that handlers are reminded of."""

    ASSESSMENT = "assessment"
    SOLUTION = "solution"
    DATA = "data"  # the answer to what somebody asked about their own


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that handlers are told, kept for the digest when there is too much to tell one by one."""

    at: datetime
    reference: str | None
    what: NoticeKind
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Owed:
    """A promise that is yet to be kept."""

    reference: str
    what: Promised
    by: date
    missed: bool = False  # an earlier day was told for it, and has passed


class Service(StrEnum):
    """What did not work for a while, as leads are told it."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Outage:
    """Something that did not work from a moment on, until `over_at`; None: it still does not."""

    what: Service
    since: datetime
    over_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """Something that waits for a person."""

    key: str  # that no other thing has
    at: datetime
    reference: str | None
    why: str
    told_at: datetime | None = None  # when each lead had a letter about it alone


@dataclass(frozen=True, slots=True)
class Telling:
    """When the leads were told of something that is still there."""

    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Board:
    """What the morning's letter is made from: held messages, every open case, and what it has told before, by key."""

    held: tuple[Pending, ...] = ()
    cases: tuple[Case, ...] = ()
    news: tuple[WebNews, ...] = ()  # of what is published
    outages: tuple[Outage, ...] = ()
    key_copy: bytes | None = None  # what is spent once it was told that nobody knows of a copy of the secret key
    aside: tuple[Pending, ...] = ()  # what only operators can set going again
    told: Mapping[str, Telling] = field(default_factory=dict)
    head: Head | None = None  # the last one over all chains, which goes along with the letter
    head_is_first: bool = False  # … and none has left in this week


class Stays(StrEnum):
    """Why a handler's attachment does not go to the reporter."""

    CARD = "card"
    KEY = "key"
    SIGNATURE = "signature"
    PARCEL = "parcel"  # winmail.dat, in which Outlook packs what only Outlook unpacks
    CALENDAR = "calendar"
    PICTURE = "picture"  # inside the text: a logo, mostly
    MAIL = "mail"
    OURS = "ours"  # holds the Message-ID of a letter of ours
    CLIENT = "client"  # put there by a program on the way
    NO_WORDS = "no-words"  # nothing goes that it could go with


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The name of an attachment that does not go along, and why."""

    name: str
    why: Stays


class Kept(StrEnum):
    """Why the words of a handler's mail are not relayed."""

    OTHERS = "others"  # it went to somebody else as well
    NOT_TO_US = "not-to-us"  # we stand in Cc, in Bcc, in no field
    REDIRECTED = "redirected"  # somebody passed it on to us
    ELSEWHERE = "elsewhere"  # it answers a mail of ours whose answers carry commands alone
    REACTION = "reaction"
    INVITATION = "invitation"
    RECALLED = "recalled"  # it took back what waited
    TOO_LATE = "too-late"  # it would have, and nothing waits any more


class Doubt(StrEnum):
    """Why words or files wait for a handler's look, and `#send`."""

    QUOTE = "quote"  # where the words end and a quote begins was a guess
    COMMAND = "command"  # they begin with what reads like a command without its `#`
    FORWARD = "forward"  # the mail says of itself that it passes something on
    ADDRESS = "address"  # an address of a handler's, in whatever dress
    NETWORK = "network"  # a place inside the organisation's own network
    # Of a file, whose metadata stay in it because …
    AS_IT_IS = "as-it-is"  # the configuration says so
    NO_TOOL = "no-tool"
    UNKNOWN = "unknown"  # its kind is one that is not looked into
    LOCKED = "locked"  # it is encrypted
    ACTIVE = "active"  # it holds programs, other files or a signature
    BROKEN = "broken"  # it cannot be read, or not within bounds
    NAMED = "named"  # nothing stays, and yet it names one of the handlers


@dataclass(frozen=True, slots=True)
class Changed:
    """An attachment that is sent changed: under another name, or without its metadata."""

    name: str
    sent_as: str
    stripped: bool


@dataclass(frozen=True, slots=True)
class Doubted:
    """A doubt, and the words or the file that raised it, as one line to be shown."""

    why: Doubt
    what: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What a letter says: one class a letter in letters/, whose fields are all that its text may use."""

    text: ClassVar[str]
    """The name of its text, on disk and in the database: that of the class, unless it says another."""
    audience: ClassVar[Audience]
    auto: ClassVar[Auto] = Auto.GENERATED
    has_below: ClassVar[bool] = False
    """Return whether what somebody else wrote stands in it, at its line [[below]]."""
    may_be_clear: ClassVar[bool] = False
    """Return whether it holds so little that it may leave unencrypted, whoever reads it."""
    carries_our_key: ClassVar[bool] = False
    is_words: ClassVar[bool] = False
    """Return whether it is what a colleague wrote, and nothing else: their greeting and closing formula are its own."""
    decided: ClassVar[bool] = False
    """Return whether it brings what a person decided, though a machine wrote it."""
    is_late: ClassVar[bool] = False
    """Return whether it says sorry for a day that has passed."""
    is_regular: ClassVar[bool] = False
    """Return whether it comes by the calendar, again and again."""
    insets_below: ClassVar[bool] = False
    """Return whether what somebody else wrote stands in the middle of it: indented, so that no line passes for ours."""
    comes_first: ClassVar[bool] = False
    """Return whether it is the first letter that somebody gets: the whole block of reference stands below it."""
    ends_letters: ClassVar[bool] = False
    """Return whether no letters by the calendar follow it, which could be stopped."""
    shows_pictures: ClassVar[bool] = False
    """Return whether what is attached is to be seen with it; its text says the same without."""
    can_wait: ClassVar[bool] = False
    """Return whether it leaves after all that was promised, where a provider lets only so much leave."""

    @property
    def brings_our_key(self) -> bool:
        """Return whether our public key goes along."""
        return self.carries_our_key

    def __init_subclass__(cls) -> None:  # no super(): a class with slots is made twice, and its cell knows the first
        if "text" not in vars(cls):
            cls.text = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", cls.__name__).lower()


@dataclass(frozen=True, slots=True)
class Lean:
    """A letter without its attachments: what it said, as it was laid out, and their names."""

    subject: str
    body: str
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A message that mailbot is to write: everything decided, nothing composed.

    `below` follows the text verbatim: a handler's words to the reporter, or the reporter's words to a handler (then
    under a random mark).
    """

    content: Content
    audience: Audience  # whoever reads this one: some letters to handlers go to the data protection officer as well
    to: str
    language: str
    key: Key | None = None  # encrypt to it; None goes in clear
    below: str | None = None
    attachments: tuple[Attachment, ...] = ()
    lane: Lane | None = None  # in which it waits for its turn
    disowned: bool = False  # it answers a mail that its own domain disowns, so it takes no turn of that domain
    about: int | None = None  # the draft that a confirmation shows
    listed: tuple[int, ...] = ()  # the rows of the held messages that it shows, by the numbers that it gives them
    shows: Letter | None = None  # a confirmation's: the letter whose words stand below, as they will be sent
    reference: str | None = None
    instead_of: str = ""  # the text of a letter that our own mail server refused: this is what is left of it
    extent: Extent = Extent.WHOLE
    again: str = ""  # what that letter said, as it was laid out: follows the text
    grade: Grade | None = None  # of the mail that it answers
    stopped: bool = False  # its reporter wants none by the calendar
    signer: str = ""  # the fingerprint of an older key of ours that signs it; "" is the one in use

    @property
    def text(self) -> str:
        """Return the name of its text, by which records know it."""
        return self.content.text


@dataclass(frozen=True, slots=True)
class Written:
    """A letter in its final bytes: encrypted when the letter has a key."""

    letter: Letter
    message_id: str
    raw: bytes
    lean: Lean | None = None  # what is left to say should our own mail server refuse its attachments
    wording: Version | None = None  # that it was made from
    policy: Version | None = None  # that was in force


@dataclass(frozen=True, slots=True)
class LetterRecord:
    """A letter that we sent, found by its Message-ID."""

    id: int
    text: str  # the name of its text, as the version had it that wrote it
    audience: Audience
    reference: str | None
    to: str
    about: int | None
    queued_at: datetime
    answered: bool = False  # a mail that came in names its Message-ID: it arrived
    exposed: bool = False  # … and went to others as well, or came from one: its Message-ID proves nobody
    extent: Extent = Extent.WHOLE
    listed: tuple[int, ...] = ()  # the held messages that it shows
    grade: Grade | None = None  # of the mail that it answered; None: of none, or from before that was noted

    def is_a(self, *letters: type[Content]) -> bool:
        """Return whether it is one of these letters; an older version may have written others."""
        return any(self.text == letter.text for letter in letters)


@dataclass(frozen=True, slots=True)
class Standing:
    """What we know of an address."""

    address: str
    version: int = 0
    proven_at: datetime | None = None  # answered a letter, passed DMARC, or a handler wrote to it
    lately: tuple[LetterRecord, ...] = ()  # machine letters to it in the last 24 hours
    notices_last_hour: int = 0  # events told to handlers in the last hour, house-wide
    told: tuple[Share, ...] = ()  # … who brought them
    share: Share | None = None  # this address's own
