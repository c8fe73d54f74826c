"""The case: our record of one report, and what is owed and waits in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mailbot.facts.clocks import RunningClock
from mailbot.facts.evidence import Grade
from mailbot.facts.incoming import Attachment, Key
from mailbot.facts.organisation import Span
from mailbot.facts.retention import Ground, LegalHold
from mailbot.facts.rights import Right, RightsRequest


class State(StrEnum):
    """Where a case stands (DESIGN section 7; CERT/CC Vultron report management, with `contact` before it)."""

    CONTACT = "contact"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    INVALID = "invalid"
    CLOSED = "closed"


class CloseReason(StrEnum):
    """Why a case was closed."""

    FIXED = "fixed"
    INVALID = "invalid"
    DUPLICATE = "duplicate"
    OUT_OF_SCOPE = "out-of-scope"
    NO_REPORT = "no-report"
    SPAM = "spam"


class Fact(StrEnum):
    """What a mail says about its sender; provisional until a mail that is proven to be theirs says so."""

    LANGUAGE = "language"
    NAME = "name"
    NO_LETTERS = "no letters"


@dataclass(frozen=True, slots=True)
class Promise:
    """Something owed by a day. Frozen once somebody was told: only a date that nobody knows may move."""

    by: date
    kept_at: datetime | None = None  # when the letter that fulfils it was sent
    reminded_at: datetime | None = None  # the handlers, before it
    missed_told_at: datetime | None = None  # lead and reporter, after it


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that the next progress letter reports."""

    at: datetime
    what: str  # a journal kind: accepted, deferred, fixed, …
    partner: str = ""  # the name of the one who was told


@dataclass(frozen=True, slots=True)
class Undo:
    """Where a case stood before a command moved it."""

    state: State
    solution: Promise | None
    progress: Promise | None
    fixed_at: datetime | None
    closed_at: datetime | None
    close_reason: CloseReason | None
    merged_into: str = ""


class DraftLetter(StrEnum):
    """The letters that drafts become, by the names of their texts."""

    RELAY = "relay"  # the handler's own words
    # To the reporter, where a command asks for them
    ACCEPTED = "accepted"
    INVALID = "invalid"
    DEFERRED = "deferred"
    FIXED = "fixed"
    CLOSED = "closed"
    REOPENED = "reopened"
    OPENED = "opened"
    # … about what they asked of their own data
    RIGHTS_COPY = "rights-copy"
    RIGHTS_CORRECTED = "rights-corrected"
    RIGHTS_ERASED = "rights-erased"
    RIGHTS_EXTENDED = "rights-extended"
    RIGHTS_REFUSED = "rights-refused"
    RIGHTS_RESTRICTED = "rights-restricted"
    RIGHTS_RESUMED = "rights-resumed"
    # To a partner
    PARTNER_REPORT = "partner-report"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a handler wrote, or the letter that a command asks for, while it waits. No letter yet."""

    id: int  # the message row of the handler's mail
    handler: str
    made_at: datetime
    text: DraftLetter  # that it becomes
    words: str = ""  # the handler's own
    day: date | None = None  # the date that the command named
    attachments: tuple[Attachment, ...] = ()
    send_at: datetime | None = None  # None: waits for #clear-ok or #send
    unsure: bool = False  # waits for #send, whatever comes: a handler is to look at it first
    fulfils: str = ""  # the promise that its letter keeps: assessment | progress
    undo: Undo | None = None  # what #stop puts back: the reporter was never told
    partner: str = ""  # the name of the partner that it goes to; "" is the reporter
    holds: str = ""  # to a partner: summary (the handler's words) | report (the reporter's) | both
    named: bool = False  # to a partner: the reporter's name and address were left in, with their consent
    rights: tuple[Right, ...] = ()  # what somebody asked of their data, and its letter is about
    last_backup: date | None = None  # of what it says is erased by `day`
    some_stay: bool = False  # … of their cases, by law

    @property
    def holds_content(self) -> bool:
        """Return whether it holds more than our own letters say, and so goes in clear only when a handler said so."""
        return bool(self.words or self.attachments)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A command that waits for its hour, since no OpenPGP signature proves who gave it. Any lead may stop it."""

    id: int  # the message row of the handler's mail
    handler: str
    made_at: datetime
    line: str  # as typed
    at: datetime  # when it is carried out
    key: str = ""  # the fingerprint of the key that it was about when everybody was told of it


@dataclass(frozen=True, slots=True)
class Consent:
    """The reporter's consent to sharing their name and address."""

    at: datetime
    how: str  # in a handler's words: on the telephone, in the mail of Monday
    handler: str
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Where a case stood when a partner was last told of it."""

    partner: str  # its address
    stands: str


@dataclass(frozen=True, slots=True)
class KeyToCome:
    """A key that came before it is valid, and is looked at again once it is."""

    key: Key  # as it is from then on
    at: datetime
    instead_of: str | None  # the fingerprint of the pinned key that it follows, "" of none; None: it is only offered


@dataclass(frozen=True, slots=True)
class Case:
    """Our record of one report. Everything here is sealed at rest."""

    reference: str
    state: State
    opened_at: datetime
    reporter: str  # every letter of the case goes here, never to a Reply-To
    language: str
    version: int = 0  # counts commits; the store checks it
    subject: str = ""  # the first subject, for handlers only
    received_at: datetime | None = None  # when the mail server received the report
    key: Key | None = None  # pinned
    key_pinned_at: datetime | None = None
    clear_ok: bool = False  # a handler said that handlers' words may go in clear
    was_protected: bool = False  # a key or an encrypted mail was ever in it: going on in clear weakens something
    key_dropped: bool = False  # by a handler: what comes along from then on is offered, whoever proves to send it
    assessment: Promise | None = None
    solution: Promise | None = None
    progress: Promise | None = None  # the next progress letter
    progress_every: Span | None = None  # from #progress; None is the configured one
    happened: tuple[Happening, ...] = ()  # since the last progress letter
    reported: tuple[Happening, ...] = ()  # in the last progress letter: again, should that not leave
    fixed_at: datetime | None = None
    closed_at: datetime | None = None
    close_reason: CloseReason | None = None
    updates: bool = True  # False after a proven STOP
    contact_reminded_at: datetime | None = None
    contact_warned_at: datetime | None = None
    contact_reminder_lost_at: datetime | None = None  # when the reminder that came back had been written
    seen_at: datetime | None = None  # when its first mail was seen here, which may be long after it was received
    undelivered: int = 0  # letters to the reporter that bounced, since they last wrote
    drafts: tuple[Draft, ...] = ()
    linked: tuple[str, ...] = ()  # references that handlers see beside this one
    assigned: tuple[str, ...] = ()  # addresses of the handlers who work on it
    waiting: tuple[Waiting, ...] = ()
    merged_into: str = ""  # the case whose state this one follows
    followers: tuple[str, ...] = ()  # the cases that follow this one; their reporters are told apart
    held_until: datetime | None = None  # opened by an unsigned #new, and nobody outside has heard of it yet
    touched_at: datetime | None = None  # when a handler first did something about it
    anonymous: bool = False  # gets no letter at all
    by_machine: bool = False  # came through one: gets what handlers write, and no letter that a machine writes
    addresses: tuple[str, ...] = ()  # further ones of the reporter's, proven by the pinned key; no letter goes there
    offered_key: Key | None = None  # came along, and is not pinned
    key_offered_at: datetime | None = None
    copied: tuple[str, ...] = ()  # whom its mails went to beside us, whoever wrote them
    readers: tuple[str, ...] = ()  # whom the reporter, proven to be that, wrote to beside us
    away: tuple[Happening, ...] = ()  # when those in charge heard that a handler (`what`) is away
    bounced: tuple[int, ...] = ()  # the letters to the reporter that came back since they last wrote
    clocks: tuple[RunningClock, ...] = ()  # of laws, in the order in which handlers started them
    clocks_asked_at: datetime | None = None  # when the leads were asked, out of hours, whether one may run
    reporter_name: str = ""  # as the first mail gave it; to be taken out of what is shared
    consents: tuple[Consent, ...] = ()
    partners_told: tuple[Told, ...] = ()  # the partners who are always told
    credit: str = ""  # whether the finder is named: yes, no, or the name
    publish: str = ""  # what was agreed about making it public: yes, no, or how
    credit_asked_at: datetime | None = None
    key_to_come: KeyToCome | None = None
    unreached: tuple[str, ...] = ()  # addresses of handlers whose key kept something of it from them
    offer_proven: bool = False  # the offered key came in a mail that could have pinned it
    revoked: tuple[str, ...] = ()  # fingerprints of its keys that their owners revoked: none counts ever again
    retired_key: Key | None = None  # pinned once, and superseded or retired by its owner at `retired_at`
    retired_at: datetime | None = None
    key_told: str = ""  # of which unusable key, and why, the reporter has heard
    grades: tuple[Grade, ...] = ()  # of the reporter's mails in it, each once; none: from before grades were kept
    provisional: tuple[Fact, ...] = ()  # what rests on mails that anybody could have written
    heard_at: datetime | None = None  # when the reporter, proven to be that, last wrote more than such a question
    answered_at: datetime | None = None  # when a handler last wrote to the reporter
    asked_at: datetime | None = None  # when they asked where things stand, and were told so by a machine
    legal_hold: LegalHold | None = None
    goes_at: datetime | None = None  # when it is erased, as the leads were told
    rights: tuple[RightsRequest, ...] = ()  # what they asked of their own data
    erase_asked_at: datetime | None = None  # since when they know that it goes
    mailboxes: tuple[str, ...] = ()  # those of `addresses` whose mailbox shows it as well as the key
    restricted_at: datetime | None = None  # since when it is kept, and used for nothing but what was promised

    @property
    def missed_at(self) -> datetime | None:
        """Return when it was told that a day has passed by which something was promised that is still owed."""
        told = [request.missed_told_at for request in self.rights if request.is_open]
        if self.state is not State.CLOSED:
            owed = (promise for promise in (self.assessment, self.solution) if promise and promise.kept_at is None)
            told += [promise.missed_told_at for promise in owed]
        return min((at for at in told if at is not None), default=None)

    @property
    def ended_at(self) -> datetime | None:
        """Return since when nothing is left to do in it; None while something is."""
        if self.restricted_at is not None or any(request.is_open for request in self.rights):
            return None  # whoever wants it kept, or waits for an answer about it, is not left without
        if self.state is State.INVALID:  # nobody has closed it: from when that was told, or came to nothing
            return self.assessment.kept_at if self.assessment is not None else None
        return self.closed_at if self.state is State.CLOSED else None

    @property
    def ground(self) -> Ground | None:
        """Return on which ground it is kept since it has ended; None while it has not."""
        if self.ended_at is None:
            return None
        if any(not clock.not_applicable for clock in self.clocks):
            return Ground.VALID  # an incident, whatever became of the report
        match self.close_reason:
            case CloseReason.FIXED:
                return Ground.VALID
            case CloseReason.NO_REPORT:
                return Ground.NO_REPORT
            case CloseReason.SPAM:
                return Ground.SPAM
            case _:
                return Ground.INVALID
