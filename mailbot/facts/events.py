"""Events: what `decide` takes. What it returns stands in `effects.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mailbot.facts.audit import Vigil
from mailbot.facts.case import Case
from mailbot.facts.certificates import Certificate, Revocation, Voided
from mailbot.facts.desk import Desk
from mailbot.facts.dues import Due
from mailbot.facts.erasure import ErasedLine
from mailbot.facts.evidence import NEEDS, OF_THE_WRITER, Context, Doing, Grade, JoinedBy, Proof, Shown, grade_of
from mailbot.facts.figures import MonthsReport
from mailbot.facts.handover import Handover
from mailbot.facts.incoming import Broken, EncryptedPart, Good, Key, Message, NotForUs, Signature, Stripped, Unsigned
from mailbot.facts.letters import Board, Lean, Letter, LetterRecord, LetterRefusal, Notice
from mailbot.facts.organisation import Handler, Partner
from mailbot.facts.own_key import OwnKey


@dataclass(frozen=True, slots=True)
class Unopened:
    """An encrypted part that stays as it came."""

    part: EncryptedPart
    why: NotForUs | Broken


@dataclass(frozen=True, slots=True)
class Opened:
    """The findings about a mail's encryption and signature, apart from its content."""

    encrypted: bool = False  # something in it was decrypted
    partly: bool = False  # … and something beside it was in clear
    failure: NotForUs | Broken | None = None  # why nothing of what came encrypted could be opened
    unopened: tuple[Unopened, ...] = ()  # every part that could not be, whatever else could
    signature: Signature = field(default_factory=Unsigned)
    inner_keys: tuple[bytes, ...] = ()  # public keys in the one layer of encryption, or what a good signature covers
    to_older: bool = False  # it was encrypted to a part of our key that has a successor by now, and not to that
    to_revoked: bool = False  # some of it was encrypted to a key that we have revoked


def is_signed_by(opened: Opened, key: Key | None) -> bool:
    """Return whether this key made a valid signature over the whole mail."""
    return key is not None and isinstance(opened.signature, Good) and opened.signature.fingerprint == key.fingerprint


@dataclass(frozen=True, slots=True)
class Heard:
    """What a mail of the case said, as recorded in its journal."""

    at: datetime
    sender: str
    subject: str
    text: str
    attachments: str  # their names
    decrypted: bool = False  # some of it came encrypted
    authored: bool = False  # a signature of the pinned key shows that its sender wrote it
    digests: frozenset[str] = frozenset()  # SHA-256 of its attachments, in hex
    message: int = 0  # its row
    own_words: str = ""  # `text` without quotes and the signature block


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
    joined_by: JoinedBy = JoinedBy.NOTHING  # how it came to its case
    names: str | None = None  # a reference of somebody else's case that it names
    erased: str = ""  # a reference in its subject whose record was erased
    key: Key | None = None  # came along with a user ID equal to From, usable or not
    other_keys: int = 0
    ours: bool = False  # mailbot's own mail come back
    round_trip: bool = False  # … or an operator's, sent to see whether it is answered (case/round_trip.py)
    heard: tuple[Heard, ...] = ()  # what the case's mails said so far, for a handler's mail
    cases: tuple[Case, ...] = ()  # those that a handler's mail names
    certificates: tuple[Certificate, ...] = ()  # all that came along with such a user ID; `key` is the best of them
    revocations: tuple[Revocation, ...] = ()  # that came along, of whatever key
    voided: tuple[Voided, ...] = ()  # what is revoked of the keys of its case
    keys_unseen: bool = False  # they took too long to look at
    text_digest: bytes = b""  # of what it says, when that is enough to be told from others
    same_as: str = ""  # the case in which the same text came before
    was_copied: bool = False  # the reporter of the case it names had copied its sender
    guarded: frozenset[str] = frozenset()  # of a handler's words, the prints that decrypted text of others has
    stripped: tuple[Stripped, ...] = ()  # of a handler's mail: its attachments, in order, without metadata
    released: bool = False  # was held, and an operator let it go: neither spam nor a machine's holds it again
    partner: Partner | None = None  # From is a configured partner: a claim, proven or not by `proofs`
    unread: str = ""  # why its header is all that was looked at
    withheld: Withheld | None = None  # … since the mail server gives no more than that
    seen_late: bool = False  # received long before it was seen here: what was promised may be over
    shown: Shown = Shown.TAG  # of a failure notice: by what it is tied to `answers`
    astray: Context | None = None  # why a good signature of its sender's key does not count for the case
    outer: Message | None = None  # as it came, where `message` holds what was decrypted
    beside: tuple[Case, ...] = ()  # open ones of its sender that it does not belong to, for all that shows
    again: bool = False  # the same bytes were taken in before, with weaker evidence
    desk: Desk | None = None  # what its handler asks to read
    theirs: tuple[Case, ...] = ()  # other cases of a proven sender who asks for their data, the latest first
    leaving: tuple[Case, ...] = ()  # other cases of a proven sender that are to be erased, as they asked
    more_kept: bool = False  # … and whether there is more of them that belongs to no case

    @property
    def answerable(self) -> Message:
        """Return the part of the mail that our answer may depend on: the outside alone, until the inside has an author.

        Whoever sends us somebody else's ciphertext would learn from the answer what it says.
        """
        return self.message if self.outer is None or self.is_authors else self.outer

    @property
    def is_authors(self) -> bool:
        """Return whether its sender wrote all it says: nothing was decrypted, or their own signature lay inside."""
        if not self.opened.encrypted or self.may(Doing.OWN_THE_INSIDE):
            return True
        return any(is_signed_by(self.opened, one) for one in (self.key, *(key.key for key in self.certificates)))

    @property
    def grade(self) -> Grade:
        """Return how certain it is that the From address wrote it."""
        return grade_of(self.proofs)

    @property
    def in_touch(self) -> bool:
        """Return whether the mail shows that we and its sender have been in touch before: spam and floods do not.

        That is no grade: our own server's word proves an address, whether we have ever heard of it or not.
        """
        return bool(self.proofs & {Proof.ANSWER, Proof.SIGNATURE})

    def may(self, doing: Doing) -> bool:
        """Return whether the evidence for its From address suffices for this."""
        return self.grade >= NEEDS[doing] or (Proof.WRITTEN in self.proofs and doing in OF_THE_WRITER)


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A message that could not be looked into; `reason` is for the log and the handlers."""

    row: int
    received_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """A message that the mail server has but does not deliver, and what it says about it."""

    row: int
    received_at: datetime
    folder: str
    uid: int
    size: int | None
    reason: str  # what the server said instead
    sender: str = ""  # as its header has it, if that was given: a claim
    subject: str = ""


@dataclass(frozen=True, slots=True)
class DueNow:
    """A due row whose time has come."""

    due: Due
    digest: tuple[Notice, ...] = ()  # for kind "digest"
    board: Board = field(default_factory=Board)  # for kind "morning"
    report: MonthsReport | None = None  # for kind "report"
    told: frozenset[bytes] = frozenset()  # for kinds "keys" and "credentials": what was told before
    ours: OwnKey | None = None  # … and our own, as it is now
    heard: Mapping[str, tuple[Heard, ...]] = field(default_factory=dict)  # … what the mails of `cases` said
    cases: tuple[Case, ...] = ()  # those that the case's own step touches as well: its followers, the one it joins
    theirs: tuple[Case, ...] = ()  # the other cases of its reporter, where all of them are erased
    plain: bool = False  # it failed again and again: only what cannot fail is told
    reminder_left_at: datetime | None = None  # for kind "contact-close": now while it waits; None when there is none
    voided: tuple[Voided, ...] = ()  # what is revoked of the keys of its case
    handover: Handover | None = None  # for kinds "new-key" and "new-key-inside"; `told` says who has heard of it
    old_signs: bool = False  # … and whether a signature of the old key proves something
    begins_at: datetime | None = None  # for kind "retention": nothing is erased before; None: it has begun
    erased: tuple[ErasedLine, ...] = ()  # … what no declaration names yet, and
    declaration: str = ""  # the signed text that names it
    vigil: Vigil = field(default_factory=Vigil)  # for kinds "head" and "many-opened"


@dataclass(frozen=True, slots=True)
class Stuck:
    """A due that failed again and again, and is set aside; `reason` is for log, journal and operators."""

    due: Due
    reason: str


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A letter that the outbox gave up on.

    With a `refusal` it was our own server that did not take it, for what is in it: its recipient is as reachable as
    before. `alike`: the addresses of others whose copy of the same letter was refused like that.
    """

    letter: LetterRecord
    reason: str
    refusal: LetterRefusal | None = None
    lean: Lean | None = None
    alike: tuple[str, ...] = ()


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


Occurrence = Mail | Unparsed | Withheld | DueNow | Stuck | Undelivered
Event = Occurrence | Unwritable
