"""The value types that travel between rooms.

Everything here is a frozen value; nothing here acts, and nothing but the standard library is imported. Bytes are
`raw`, `armored` or `cleartext`; decoded text is `text`. Times are aware UTC and end in `_at`; a promised day is a
`date` in the organisation's time zone and means until 24:00 there. Addresses are `local@domain` in lower case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

Clock = Callable[[], datetime]
"""Tells `now`, aware UTC. The daemon hands in the real one; tests and the demo hand in one that jumps."""

Reached = Callable[[str], None]
"""Is told each named point a message or a letter has reached: feeds the watchdog, and lets a test kill right there."""


class Seals(Protocol):
    """What the store asks of the vault: sealing for rest (AES-256-GCM) and keyed hashes for looking things up."""

    def seal(self, cleartext: bytes, context: str) -> bytes:
        """Encrypt for rest, bound to `context` (table and column): it unseals under the same context only."""

    def unseal(self, sealed: bytes, context: str) -> bytes:
        """Give back what `seal` got; raises Permanent when the bytes were changed or the context is another."""

    def hash(self, value: bytes, purpose: str) -> bytes:
        """Keyed hash, 32 bytes, of `value`; differs between purposes."""


# ---------------------------------------------------------------------------------------------------------------
# What came in: the parser's view
# ---------------------------------------------------------------------------------------------------------------


class Form(StrEnum):
    """How OpenPGP stood in a mail."""

    PGPMIME = "PGP/MIME"  # RFC 3156
    INLINE = "inline"  # armor in a text part
    ATTACHMENT = "attachment"  # a loose .asc, .gpg or .pgp


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part that is not the body. `name` is the sender's, one printable line, and never a path."""

    name: str
    media_type: str  # lower case, "application/octet-stream" when in doubt
    content: bytes
    inline: bool = False  # a picture inside the text, such as a logo or a smiley


@dataclass(frozen=True, slots=True)
class EncryptedPart:
    """An OpenPGP message (armored or binary) that was found in a mail, untouched."""

    ciphertext: bytes
    form: Form
    name: str = ""  # the file name of a loose attachment


@dataclass(frozen=True, slots=True)
class SignedPart:
    """Something signed, in the very octets that a verifier needs.

    `signed` is canonical (CRLF, RFC 3156 section 5) when `signature` is a detached signature; with `signature`
    None it is one whole block with a cleartext signature (RFC 9580 section 7).
    """

    signed: bytes
    signature: bytes | None
    form: Form
    covers_all: bool  # False when anything of the mail's body stands outside: never "signed" for the whole


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """One recipient's part of a delivery status notification (RFC 3464 section 2.3)."""

    action: str  # failed | delayed | delivered | relayed | expanded
    status: str  # "5.1.1", RFC 3463
    recipient: str
    reason: str  # the diagnostic code as one printable line
    original_message_id: str | None  # of the mail that it speaks of, from the returned message or headers


@dataclass(frozen=True, slots=True)
class ProtectedFields:
    """Header fields that stood inside the OpenPGP layer (RFC 9788, or the older protected-headers="v1")."""

    subject: str | None = None
    sender: str | None = None
    date: datetime | None = None
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """What stands in a mail (or in what decrypting one yielded), inside stated bounds. All of it is hostile."""

    sender: str | None  # the one From address; None when there is none, several, or it is malformed
    sender_name: str = ""
    senders: tuple[str, ...] = ()  # every address in every From field
    reply_to: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    return_path: str | None = None  # "" is the null reverse-path of a bounce
    message_id: str | None = None  # with its angle brackets, only when well-formed (RFC 5322 section 3.6.4)
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    date: datetime | None = None
    subject: str = ""
    text: str = ""  # the body as text: text/plain, or HTML as clean text
    new_text: str = ""  # of `text`, what is not a quote and not a signature block
    cut_doubtful: bool = False  # the border between new text and quote was a guess
    html_only: bool = False
    attachments: tuple[Attachment, ...] = ()
    keys: tuple[bytes, ...] = ()  # OpenPGP public keys that came along: attached, pasted, Autocrypt
    secret_key: bool = False  # a private key block came along: said to handlers, never imported
    encrypted: tuple[EncryptedPart, ...] = ()
    outside_text: bool = False  # readable text stood beside the encrypted part: unprotected
    signed: SignedPart | None = None
    protected: ProtectedFields | None = None  # fields of the signed or decrypted root that ask to count
    automated: str | None = None  # why not to answer (RFC 3834), or None for a person
    reports: tuple[DeliveryReport, ...] = ()
    vouched_domain: str | None = None  # From domain for which our own server vouches (mail/authentication.py)
    language: str | None = None  # of the configured ones; None when it cannot be told
    body_keys: tuple[bytes, ...] = ()  # of `keys`, those that did not stand in a header field
    delivered_to: tuple[str, ...] = ()  # the recipient as servers noted it, beside To and Cc
    spam: str | None = None  # by which sign our own server takes it for spam


@dataclass(frozen=True, slots=True)
class Fetched:
    """A message as the IMAP server has it."""

    uid: int
    uidvalidity: int
    received_at: datetime  # INTERNALDATE
    raw: bytes


# ---------------------------------------------------------------------------------------------------------------
# What OpenPGP says
# ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Unsigned:
    """No signature at all."""


@dataclass(frozen=True, slots=True)
class Good:
    """A valid signature by the primary key `fingerprint`, one of those that were asked for."""

    fingerprint: str
    made_at: datetime
    digest: bytes  # SHA-256 of signer, moment and what was signed: the same however the signature is written down


@dataclass(frozen=True, slots=True)
class UnknownKey:
    """Signed by a key that we do not have."""


@dataclass(frozen=True, slots=True)
class Bad:
    """A signature that must not count; `reason` is a word for the log (expired-key, revoked-key, bad, several)."""

    reason: str


Signature = Unsigned | Good | UnknownKey | Bad


@dataclass(frozen=True, slots=True)
class Decrypted:
    """One plaintext, integrity protected, gpg's exit status 0."""

    cleartext: bytes
    signature: Signature


@dataclass(frozen=True, slots=True)
class NotForUs:
    """Encrypted to other keys than ours, judged from the packets, without decrypting."""


@dataclass(frozen=True, slots=True)
class Broken:
    """Could not be opened, for any other reason; `reason` is for log and handlers, never for the sender."""

    reason: str


Decryption = Decrypted | NotForUs | Broken


@dataclass(frozen=True, slots=True)
class Key:
    """An OpenPGP certificate as gpg sees it. Fingerprints are full, upper-case hex."""

    fingerprint: str
    armored: str  # minimal, of user IDs only those that were asked for
    addresses: tuple[str, ...]  # of the valid user IDs, lower case
    expires_at: datetime | None = None
    why_unusable: str | None = None  # expired | revoked | cannot encrypt | version 6 …; None when one can encrypt to it


# ---------------------------------------------------------------------------------------------------------------
# The organisation: what the configuration says, as values
# ---------------------------------------------------------------------------------------------------------------


class Unit(StrEnum):
    """Units of a span."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    WORKING_DAYS = "working days"


@dataclass(frozen=True, slots=True)
class Span:
    """A promised length of time, as written in the configuration: `5 working days`."""

    amount: int
    unit: Unit


class Role(StrEnum):
    """What a handler may do and gets: a lead gets escalations."""

    LEAD = "lead"
    HANDLER = "handler"


@dataclass(frozen=True, slots=True)
class Handler:
    """A person of the organisation who works on cases. Has a key, or may read cleartext, or both."""

    name: str
    address: str
    role: Role = Role.HANDLER
    key: Key | None = None
    cleartext: bool = False
    language: str = ""  # "" is the organisation's first


@dataclass(frozen=True, slots=True)
class Partner:
    """An outside body that reports are shared with, such as a sector's CSIRT (ISO's coordinator)."""

    name: str
    address: str
    key: Key
    always: bool = False  # is told of every report at once, without personal data
    language: str = ""  # "" is the organisation's first


@dataclass(frozen=True, slots=True)
class Promises:
    """What the organisation has published that it will do."""

    assessment: Span
    progress: Span
    remind_handlers: Span
    relay_delay: timedelta


@dataclass(frozen=True, slots=True)
class Ceilings:
    """How much may go out by machine; the defence that needs no header (DESIGN section 5)."""

    acknowledgements_per_hour: int = 60  # to addresses nobody vouches for, and again for those with dmarc=pass
    machine_letters_per_day: int = 3  # to one address that is not proven
    answers_to_handler_per_day: int = 50  # more than a person writes; two machines get there in an hour
    notices_per_hour: int = 10  # events told to handlers one by one; above it, one digest


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who we are, and to whom we promise what."""

    name: str
    address: str
    aliases: tuple[str, ...]
    languages: tuple[str, ...]
    timezone: str
    country: str
    prefix: str
    policy_url: str
    privacy_url: str
    fingerprint: str
    handlers: tuple[Handler, ...]
    promises: Promises
    extra_holidays: tuple[date, ...] = ()
    ceilings: Ceilings = field(default_factory=Ceilings)
    partners: tuple[Partner, ...] = ()
    need_to_know: bool = False  # handlers see the cases assigned to them; leads see all
    data_protection_officer: str | None = None  # an address
    subaddress: str | None = None  # what the mail server takes between our local part and a tag; None: no tags


# ---------------------------------------------------------------------------------------------------------------
# The case
# ---------------------------------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class Promise:
    """Something owed by a day. Frozen once told: only `by` that nobody was told may move."""

    by: date
    kept_at: datetime | None = None  # when the letter that fulfils it was sent
    reminded_at: datetime | None = None  # the handlers, before it
    missed_told_at: datetime | None = None  # lead and reporter, after it


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that the next progress letter tells."""

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


@dataclass(frozen=True, slots=True)
class Draft:
    """What a handler wrote, or the letter that a command asks for, while it waits. No letter yet."""

    id: int  # the message row of the handler's mail
    handler: str
    made_at: datetime
    text: str  # the letter it becomes: "relay", or the one that belongs to a command
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


@dataclass(frozen=True, slots=True)
class Waiting:
    """A command that waits for its hour, since no OpenPGP signature proves who gave it. Any lead may stop it."""

    id: int  # the message row of the handler's mail
    handler: str
    made_at: datetime
    line: str  # as typed
    at: datetime  # when it is carried out


@dataclass(frozen=True, slots=True)
class Breach:
    """A personal data breach: the clock of GDPR article 33(1), and what article 33(5) wants kept."""

    aware_at: datetime
    declared_by: str
    declared_at: datetime
    told: int = 0  # the last of the reminders, in hours after awareness
    ended_at: datetime | None = None
    notified_at: datetime | None = None
    authority_reference: str = ""
    late_reason: str = ""  # article 33(1), second sentence
    not_notifiable: str = ""  # why not
    facts: str = ""
    effects: str = ""
    measures: str = ""
    data: str = ""  # which, of whom, how many
    affected: str = ""  # when and how they were told (article 34), or why not


@dataclass(frozen=True, slots=True)
class Consent:
    """That the reporter agreed to their name and address being shared."""

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
    assessment: Promise | None = None
    solution: Promise | None = None
    progress: Promise | None = None  # the next progress letter
    progress_every: Span | None = None  # from #progress; None is the configured one
    happened: tuple[Happening, ...] = ()  # since the last progress letter
    fixed_at: datetime | None = None
    closed_at: datetime | None = None
    close_reason: CloseReason | None = None
    updates: bool = True  # False after a proven STOP
    contact_reminded_at: datetime | None = None
    contact_warned_at: datetime | None = None
    undelivered: int = 0  # letters to the reporter that bounced, since they last wrote
    drafts: tuple[Draft, ...] = ()
    linked: tuple[str, ...] = ()  # references that handlers see beside this one
    assigned: tuple[str, ...] = ()  # addresses of the handlers who work on it
    waiting: tuple[Waiting, ...] = ()
    merged_into: str = ""  # the case whose state this one follows
    followers: tuple[str, ...] = ()  # the cases that follow this one; their reporters are told apart
    touched_at: datetime | None = None  # when a handler first did something about it
    anonymous: bool = False  # gets no letter at all
    addresses: tuple[str, ...] = ()  # further ones of the reporter's, proven by the pinned key; no letter goes there
    offered_key: Key | None = None  # came along, and is not pinned
    copied: tuple[str, ...] = ()  # whom the reporter wrote to beside us
    away: tuple[Happening, ...] = ()  # when those in charge heard that a handler (`what`) is away
    bounced: tuple[int, ...] = ()  # the letters to the reporter that came back since they last wrote
    breach: Breach | None = None
    breach_asked_at: datetime | None = None  # when the leads were asked, out of hours, whether it is one
    reporter_name: str = ""  # as the first mail gave it; to be taken out of what is shared
    consents: tuple[Consent, ...] = ()
    partners_told: tuple[Told, ...] = ()  # the partners who are always told
    credit: str = ""  # whether the finder is named: yes, no, or the name
    publish: str = ""  # what was agreed about making it public: yes, no, or how
    credit_asked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """What must happen to what, and when."""

    kind: str
    at: datetime
    reference: str | None = None  # None: of the house, not of a case
    about: int | None = None  # a draft


@dataclass(frozen=True, slots=True)
class LetterRecord:
    """A letter that we sent, found by its Message-ID."""

    id: int
    text: str
    audience: Audience
    reference: str | None
    to: str
    about: int | None
    queued_at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """What we know of an address."""

    address: str
    version: int = 0
    proven_at: datetime | None = None  # answered a letter, passed DMARC, or a handler wrote to it
    lately: tuple[LetterRecord, ...] = ()  # machine letters to it in the last 24 hours
    notices_last_hour: int = 0  # events told to handlers in the last hour, house-wide


# ---------------------------------------------------------------------------------------------------------------
# Letters
# ---------------------------------------------------------------------------------------------------------------


class Audience(StrEnum):
    """Who reads a letter."""

    REPORTER = "reporter"
    HANDLER = "handler"
    PARTNER = "partner"  # of the configuration, and neither of the two: a CSIRT, the data protection officer


class Auto(StrEnum):
    """RFC 3834 section 5: what a machine wrote, and why. A handler's relayed words carry none."""

    REPLIED = "auto-replied"
    GENERATED = "auto-generated"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something handlers are told of, kept for the digest when there is too much to tell one by one."""

    at: datetime
    reference: str | None
    what: str  # a word: contact, report, message, held, reminder, undelivered
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Owed:
    """A promise that the house has yet to keep."""

    reference: str
    what: str  # assessment | solution
    by: date
    missed: bool = False  # an earlier day was told for it, and has passed


@dataclass(frozen=True, slots=True)
class Board:
    """What a morning holds: the messages that wait for a person (`excerpt` says why), and every open case."""

    held: tuple[Notice, ...] = ()
    cases: tuple[Case, ...] = ()


Listed = tuple[str, ...] | tuple[Happening, ...] | tuple[Notice, ...] | tuple[Owed, ...]
Value = str | int | bool | date | datetime | Listed | None


@dataclass(frozen=True, slots=True)
class Letter:
    """A message that mailbot is to write: everything decided, nothing composed.

    `text` names the file under mail/texts/<language>/; `fields` fill it. `below` is what follows the text verbatim:
    a handler's words to the reporter, or the reporter's words to a handler (then under a random mark).
    """

    text: str
    audience: Audience
    to: str
    language: str
    fields: Mapping[str, Value] = field(default_factory=dict)
    auto: Auto = Auto.REPLIED
    key: Key | None = None  # encrypt to it; None goes in clear
    below: str | None = None
    attachments: tuple[Attachment, ...] = ()
    attach_our_key: bool = False
    lane: str | None = None  # "acknowledgement" | "acknowledgement-vouched": waits for its slot under the ceiling
    about: int | None = None  # the draft that a confirmation shows
    shows: Letter | None = None  # a confirmation's: the letter whose words stand below, as they will be sent
    reference: str | None = None


# ---------------------------------------------------------------------------------------------------------------
# Events and effects: what `decide` is given and what it gives back
# ---------------------------------------------------------------------------------------------------------------


class Proof(StrEnum):
    """How we know that the From address wrote a mail."""

    NONE = "unproven"
    SIGNATURE = "signature"  # a valid one, of the pinned or enrolled key, over the whole
    VOUCHED = "vouched"  # by our own server: dmarc=pass, or what else the operator named
    ANSWER = "answer"  # answers an unguessable Message-ID that only this address got


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening a mail told: the findings about encryption and signature, apart from the content."""

    encrypted: bool = False  # something in it was decrypted
    partly: bool = False  # … and something beside it was in clear
    failure: NotForUs | Broken | None = None  # something in it could not be opened
    signature: Signature = field(default_factory=Unsigned)
    signed_keys: tuple[bytes, ...] = ()  # public keys inside what a good signature covers


@dataclass(frozen=True, slots=True)
class Heard:
    """What a mail of the case said, as its journal has it."""

    at: datetime
    sender: str
    subject: str
    text: str
    attachments: str  # their names
    decrypted: bool = False  # some of it came encrypted
    authored: bool = False  # a signature of the pinned key shows that its sender wrote it
    digests: frozenset[str] = frozenset()  # SHA-256 of its attachments, in hex
    said: str = ""  # of `text`, what is not a quote and not a signature block


@dataclass(frozen=True, slots=True)
class Mail:
    """An incoming message, understood."""

    row: int
    received_at: datetime
    sender: str
    message: Message  # what counts: the decrypted one with its protected fields, or the outer one
    opened: Opened = field(default_factory=Opened)
    proofs: frozenset[Proof] = frozenset()
    handler: Handler | None = None  # From is a configured handler: a claim, proven or not by `proofs`
    answers: LetterRecord | None = None  # our letter that it answers, found by Message-ID
    joined_by: str = ""  # letter | inner subject | subject | address | key: how it came to its case
    names: str | None = None  # a reference of somebody else's case that it names
    key: Key | None = None  # came along with a user ID equal to From, usable or not
    other_keys: int = 0
    ours: bool = False  # mailbot's own mail come back
    heard: tuple[Heard, ...] = ()  # what the case's mails said so far, for a handler's mail
    cases: tuple[Case, ...] = ()  # those that a handler's mail names
    signed_key: Key | None = None  # lies inside what the signature covers
    text_digest: bytes = b""  # of what it says, when that is enough to be told from others
    same_as: str = ""  # the case in which the same text came before
    was_copied: bool = False  # the reporter of the case it names had copied its sender
    released: bool = False  # was held, and an operator let it go: neither spam nor a machine's holds it again
    partner: Partner | None = None  # From is a configured partner: a claim, proven or not by `proofs`


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A message that could not be looked into; `reason` is for the log and the handlers."""

    row: int
    received_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class DueNow:
    """A due row whose time has come."""

    due: Due
    digest: tuple[Notice, ...] = ()  # for kind "digest"
    board: Board = field(default_factory=Board)  # for kind "morning"
    cases: tuple[Case, ...] = ()  # those that the case's own step touches as well: its followers, the one it joins


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A letter that the outbox gave up on."""

    letter: LetterRecord
    reason: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A letter that could not be written; `reason` is a word for log, handlers and journal."""

    letter: Letter
    reason: str


@dataclass(frozen=True, slots=True)
class Unwritable:
    """Letters that could not be written while carrying out `event` (an expired key, gpg failing)."""

    event: Occurrence
    failures: tuple[Failure, ...]


Occurrence = Mail | Unparsed | DueNow | Undelivered
Event = Occurrence | Unwritable


@dataclass(frozen=True, slots=True)
class Save:
    """The case as it stands from now on (new or changed)."""

    case: Case


@dataclass(frozen=True, slots=True)
class Enter:
    """An entry of a case's journal; `facts` are sealed and can be erased, `kind` stays."""

    kind: str
    facts: Mapping[str, str] = field(default_factory=dict)
    reference: str = ""  # "" is the case that the event meets or opens


@dataclass(frozen=True, slots=True)
class Send:
    """A letter to write and to queue."""

    letter: Letter


@dataclass(frozen=True, slots=True)
class Tell:
    """Letters to handlers about one event: one by one, or, `kept` for the digest, later."""

    letters: tuple[Letter, ...]
    kept: Notice | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """Keep the message for a person to look at."""

    reason: str


@dataclass(frozen=True, slots=True)
class Prove:
    """From now on the address counts as one that can be reached."""

    address: str


@dataclass(frozen=True, slots=True)
class Spend:
    """Something that may be used once only: a signature of a handler. Spent already means: hold."""

    digest: bytes


@dataclass(frozen=True, slots=True)
class Remember:
    """What was said in which case, by a digest: the same text is known again."""

    digest: bytes


@dataclass(frozen=True, slots=True)
class Put:
    """A due of the house, of which there is one of each kind."""

    due: Due


Effect = Save | Enter | Send | Tell | Hold | Prove | Spend | Remember | Put


def quiet(_: str) -> None:
    """Do nothing at a named point: what runs outside tests."""
