"""The tables. What identifies somebody or is content stands in `*_sealed`; what is looked up, in `*_hash` beside it.

Two clocks: columns named `*_at` are on the clock of promises, which tests and the demo may move; `until` is real time
and means that nobody may take the row before then, because it is leased (`owner`) or pausing after a failure (none).
Bytes of whole mails have tables of their own, since SQLite rewrites a row, however long, when one column changes.
`erased_with` says with what the rows of a table go (retention.py). Further tables stand in *_tables.py.
"""

from datetime import UTC, datetime
from enum import StrEnum
from typing import ClassVar, Final

from sqlalchemy import BigInteger, Index, UniqueConstraint, false
from sqlmodel import Field, SQLModel

from mailbot.edges.store.indexed_entries import FIGURE_ENTRY, MISSED_ENTRY, UNCOVERED
from mailbot.edges.store.retention import Erased, NotErased, Owner, With

FREE: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""`until` of a row that anybody may take."""

ASIDE: Final = "may have left before the database was restored"
"""Why a letter waits for an operator."""

TELLINGS: Final = "tellings"
"""The setting that holds what the leads were told of each morning, sealed."""


class MessageState(StrEnum):
    """NEW --decided--> DONE | HELD; HELD --released by the operator--> NEW, --discarded--> DONE."""

    NEW = "new"
    HELD = "held"
    DONE = "done"


class LetterState(StrEnum):
    """QUEUED --lease--> SENDING --250--> SENT; SENDING --4yz, lease ran out--> QUEUED; SENDING --5yz--> FAILED.

    `attempts` counts every lease and only grows: a database where it is lower is an older copy (edges/sent_marker.py).

    WAITING --its turn under the ceiling of its lane--> QUEUED
    WAITING, QUEUED, SENDING --the database was restored--> FAILED, and nobody is told: it may have been sent.
    """

    WAITING = "waiting"
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


class SettingRow(SQLModel, table=True):
    """A value of the installation: the wrapped data key, the floor below which mail is left alone."""

    __tablename__ = "settings"
    erased_with: ClassVar[Erased] = NotErased("of the installation", "key value")

    key: str = Field(primary_key=True)
    value: bytes


class MessageRow(SQLModel, table=True):
    """An incoming message: one row, however often it comes."""

    __tablename__ = "messages"
    erased_with: ClassVar[Erased] = (With(Owner.CASE, "reference"), With(Owner.ADDRESS, "sender_hash"))
    __table_args__ = (
        Index("messages_to_claim", "state", "id", "until"),
        Index("messages_of_sender", "sender_hash", "state", "id"),
        Index("messages_of_case", "reference", "sender_hash", "id"),
        Index("messages_of_owner", "owner"),
        Index("messages_suspected", "suspected", "state"),
        Index("messages_copies", "copy_of", "id"),
        {"sqlite_autoincrement": True},
    )

    id: int = Field(default=None, primary_key=True)
    identity_hash: bytes = Field(unique=True)
    sender_hash: bytes | None = None
    message_id_sealed: bytes | None = None
    received_at: datetime
    recorded_at: datetime
    state: str = MessageState.NEW
    reason: str = ""
    reference: str | None = None
    attempts: int = 0
    owner: str | None = None
    until: datetime = FREE
    released: bool = Field(default=False, sa_column_kwargs={"server_default": false()})  # by an operator, who saw it
    unsettled: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # looks without a verdict of gpg
    failures: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # bugs; `attempts` counts every claim
    suspected: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # of killing daemons: crash_suspects.py
    withheld: bool = Field(default=False, sa_column_kwargs={"server_default": false()})  # no more than its header came
    copy_of: int | None = Field(default=None, foreign_key="messages.id")  # the same bytes, with another trace on them
    told_at: datetime | None = None  # when each lead was told by itself that it is held


class MessageRawRow(SQLModel, table=True):
    """The very bytes that came in."""

    __tablename__ = "messages_raw"
    erased_with: ClassVar[Erased] = (With(Owner.MESSAGE, "id"),)

    id: int = Field(primary_key=True, foreign_key="messages.id")
    raw_sealed: bytes


class PlaceRow(SQLModel, table=True):
    """Where a message lies, or lay, on the IMAP server; one message may lie in several places."""

    __tablename__ = "places"
    erased_with: ClassVar[Erased] = (With(Owner.MESSAGE, "message"),)
    __table_args__ = (
        UniqueConstraint("folder", "uidvalidity", "uid"),
        Index("places_to_file", "filed", "id"),
        Index("places_of_message", "message"),
    )

    id: int = Field(default=None, primary_key=True)
    message: int = Field(foreign_key="messages.id")
    folder: str
    uidvalidity: int = Field(sa_type=BigInteger)  # 32 bits without a sign (RFC 9051 section 2.3.1.1), as is uid
    uid: int = Field(sa_type=BigInteger)
    filed: bool = False
    tries: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # to file it away, that the server refused
    until: datetime | None = None  # not tried before


class WithheldRow(SQLModel, table=True):
    """A message that the IMAP server has and does not give; once it was given up, `message` is what stands for it."""

    __tablename__ = "withheld"
    erased_with: ClassVar[Erased] = (With(Owner.MESSAGE, "message"),)
    __table_args__ = (Index("withheld_of_message", "message"),)

    folder: str = Field(primary_key=True)
    uidvalidity: int = Field(primary_key=True, sa_type=BigInteger)
    uid: int = Field(primary_key=True, sa_type=BigInteger)
    tries: int
    until: datetime  # not asked for before
    reason: str
    size: int | None = Field(default=None, sa_type=BigInteger)
    message: int | None = Field(default=None, foreign_key="messages.id")


class CaseRow(SQLModel, table=True):
    """A case: what it is found by, and all of it sealed."""

    __tablename__ = "cases"
    erased_with: ClassVar[Erased] = (With(Owner.CASE, "reference"), With(Owner.ADDRESS, "reporter_hash"))
    __table_args__ = (
        Index("cases_of_reporter", "reporter_hash", "updated_at"),
        Index("cases_with_key", "key_hash"),
        Index("cases_at_work", "state", "updated_at"),
        Index("cases_in_order", "opened_at", "reference"),
        Index("cases_of_state", "state", "opened_at", "reference"),
        Index("cases_in_state", "state"),
        Index("cases_that_missed", "missed_at"),
        Index("cases_closed", "closed_at"),
        Index("cases_that_end", "ground", "closed_at"),
        Index("cases_on_hold", "on_hold", "reference"),
    )

    reference: str = Field(primary_key=True)
    state: str
    version: int
    reporter_hash: bytes
    opened_at: datetime
    updated_at: datetime
    closed_at: datetime | None = None
    case_sealed: bytes
    key_hash: bytes | None = None  # of the pinned one
    missed_at: datetime | None = None  # when it was told that a promise has passed which is still not kept
    ground: str | None = None  # on which it is kept since it has ended
    on_hold: bool = Field(default=False, sa_column_kwargs={"server_default": false()})  # kept whatever its term says


class EntryRow(SQLModel, table=True):
    """An entry of a case's journal. Written once; only `payload_sealed` may be emptied later, and `head` be set."""

    __tablename__ = "entries"
    erased_with: ClassVar[Erased] = (
        With(
            *(Owner.CASE, "reference", "payload_sealed"),  # what it said, and the salt
            stays="reference seq at kind previous_hash payload_hash hash head",
        ),
    )
    __table_args__ = (
        Index("entries_of_missed", "kind", sqlite_where=MISSED_ENTRY, postgresql_where=MISSED_ENTRY),
        Index("entries_of_figures", "kind", "at", sqlite_where=FIGURE_ENTRY, postgresql_where=FIGURE_ENTRY),
        Index("entries_uncovered", "reference", "seq", sqlite_where=UNCOVERED, postgresql_where=UNCOVERED),
    )

    reference: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    at: datetime
    kind: str
    previous_hash: bytes
    payload_hash: bytes
    hash: bytes
    payload_sealed: bytes | None = None
    head: int | None = None  # the number of the first head that covers it


class DueRow(SQLModel, table=True):
    """What must happen, to which case, and when."""

    __tablename__ = "dues"
    erased_with: ClassVar[Erased] = (With(Owner.CASE, "reference"),)
    __table_args__ = (
        Index("dues_to_claim", "at", "id", "until"),
        Index("dues_of_case", "reference", "at"),
        Index("dues_of_owner", "owner"),
        {"sqlite_autoincrement": True},  # or it would come again under an old lease
    )

    id: int = Field(default=None, primary_key=True)
    kind: str
    at: datetime
    reference: str | None = None
    about: int | None = None
    attempts: int = 0
    owner: str | None = None
    until: datetime = FREE
    failures: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # bugs; `attempts` counts every claim


class AsideRow(SQLModel, table=True):
    """Something that was due and failed again and again: it waits for an operator, or until it is due anew."""

    __tablename__ = "dues_aside"
    erased_with: ClassVar[Erased] = (With(Owner.CASE, "reference"),)
    __table_args__ = (Index("dues_aside_of_case", "reference"),)

    id: int = Field(default=None, primary_key=True)
    kind: str
    at: datetime
    reference: str | None = None
    about: int | None = None
    reason: str


class LetterRow(SQLModel, table=True):
    """A letter on its way out, or out."""

    __tablename__ = "letters"
    erased_with: ClassVar[Erased] = (With(Owner.CASE, "reference"), With(Owner.ADDRESS, "to_hash"))
    __table_args__ = (
        Index("letters_to_claim", "state", "next_at", "id", "until"),
        Index("letters_leased", "state", "until"),
        Index("letters_in_order", "to_hash", "state", "id"),
        Index("letters_of_kind", "to_hash", "text", "queued_at"),
        Index("letters_in_lane", "lane", "state", "next_at"),
        Index("letters_that_notify", "notifies", "queued_at"),
        Index("letters_of_case", "reference", "to_hash", "id"),
        Index("letters_to_copy", "to_copy", "id"),
        Index("letters_of_owner", "owner"),
        Index("letters_by_tag", "tag_hash"),
        Index("letters_sent", "sent_at"),
        {"sqlite_autoincrement": True},
    )

    id: int = Field(default=None, primary_key=True)
    reference: str | None = None
    text: str
    audience: str
    to_sealed: bytes
    to_hash: bytes
    message_id_sealed: bytes
    message_id_hash: bytes = Field(unique=True)
    about: int | None = None
    lane: str | None = None
    by_machine: bool
    notifies: bool  # the first letter of one event that handlers are told of
    encrypted: bool
    state: str = LetterState.QUEUED
    queued_at: datetime
    next_at: datetime  # not before: of a lane, when its turn came
    sent_at: datetime | None = None
    to_copy: bool = False  # sent, and its copy is not yet in the IMAP folder Sent
    copy_tries: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # that the server refused
    copy_until: datetime | None = None  # not tried before
    attempts: int = 0
    reason: str = ""
    owner: str | None = None
    until: datetime = FREE
    tag_hash: bytes | None = None  # of the tag in its return path
    answered: bool = Field(default=False, sa_column_kwargs={"server_default": false()})  # a mail names its Message-ID
    exposed: bool = Field(default=False, sa_column_kwargs={"server_default": false()})  # … which others know as well
    excused: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # tries that count for nothing
    excused_at: datetime | None = None  # since when no other try was made
    refusal: str = Field(default="", sa_column_kwargs={"server_default": ""})  # for what our own server did not take it
    extent: str = Field(default="", sa_column_kwargs={"server_default": ""})  # what is left of one refused before
    domain_hash: bytes | None = None  # whose share it counts to: its reader's, or who brought what handlers are told
    mailbox_hash: bytes | None = None
    grade: int | None = None  # of the mail that it answers (facts/evidence.py)
    listed: str = Field(default="", sa_column_kwargs={"server_default": ""})  # rows of messages, as it numbers them
    wording: bytes | None = None  # versions.hash of its text, as it was then; null of letters from before
    policy: bytes | None = None  # … of what was promised then


class LetterRawRow(SQLModel, table=True):
    """The final bytes of a letter, signed and encrypted."""

    __tablename__ = "letters_raw"
    erased_with: ClassVar[Erased] = (With(Owner.LETTER, "id"),)

    id: int = Field(primary_key=True, foreign_key="letters.id")
    raw_sealed: bytes


class LetterLeanRow(SQLModel, table=True):
    """What can be said of a letter without its attachments, until it was sent."""

    __tablename__ = "letters_lean"
    erased_with: ClassVar[Erased] = (With(Owner.LETTER, "id"),)

    id: int = Field(primary_key=True, foreign_key="letters.id")
    lean_sealed: bytes


class StandingRow(SQLModel, table=True):
    """What we know of an address, beside the letters to it."""

    __tablename__ = "standings"
    erased_with: ClassVar[Erased] = (With(Owner.ADDRESS, "address_hash"),)

    address_hash: bytes = Field(primary_key=True)
    address_sealed: bytes
    version: int
    proven_at: datetime | None = None


class SpentRow(SQLModel, table=True):
    """Something that may be used once only."""

    __tablename__ = "spent"
    erased_with: ClassVar[Erased] = NotErased("a keyed hash: without it, it could be used again", "digest_hash")

    digest_hash: bytes = Field(primary_key=True)


class RevokedRow(SQLModel, table=True):
    """What the owner of a key has revoked, by the key's keyed hash; it goes with the last case that has the key."""

    __tablename__ = "revoked"
    erased_with: ClassVar[Erased] = (With(Owner.KEY, "key_hash"),)

    key_hash: bytes = Field(primary_key=True)
    revocation_sealed: bytes


class SaidRow(SQLModel, table=True):
    """A text that came in, by its keyed hash, and the case in which it came first."""

    __tablename__ = "said"
    erased_with: ClassVar[Erased] = (With(Owner.CASE, "reference"),)

    text_hash: bytes = Field(primary_key=True)
    reference: str


class PrintRow(SQLModel, table=True):
    """A print of decrypted text that no signature vouches for, by its keyed hash, and the message that it stood in."""

    __tablename__ = "prints"
    erased_with: ClassVar[Erased] = (With(Owner.MESSAGE, "message"),)
    __table_args__ = (Index("prints_of_message", "message"),)

    print_hash: bytes = Field(primary_key=True)
    message: int = Field(primary_key=True, foreign_key="messages.id")


class NoticeRow(SQLModel, table=True):
    """Something handlers will read in the digest."""

    __tablename__ = "notices"
    erased_with: ClassVar[Erased] = NotErased("until the next digest, which takes it", "id notice_sealed")

    id: int = Field(default=None, primary_key=True)
    notice_sealed: bytes


class LoginRow(SQLModel, table=True):
    """What a provider of tokens gave us last (logins.py)."""

    __tablename__ = "logins"
    erased_with: ClassVar[Erased] = NotErased("what we log in with", "name_hash login_sealed owner until")

    name_hash: bytes = Field(primary_key=True)
    login_sealed: bytes | None = None
    owner: str | None = None  # who is asking for more
    until: datetime = FREE
