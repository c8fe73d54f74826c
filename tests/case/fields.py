"""What tests may say of a value beside what its builder gives it: mypy holds these to the fields of the facts."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from mailbot.facts import (
    Attachment,
    Case,
    Certificate,
    CloseReason,
    Consent,
    DeliveryReport,
    Desk,
    Draft,
    EncryptedPart,
    Extent,
    Fact,
    Grade,
    Handler,
    Happening,
    Heard,
    JoinedBy,
    Key,
    KeyToCome,
    LegalHold,
    LetterRecord,
    Message,
    Opened,
    Partner,
    Promise,
    Proof,
    ProtectedFields,
    Revocation,
    RightsRequest,
    RunningClock,
    Shown,
    SignedPart,
    State,
    Stripped,
    Told,
    Voided,
    Waiting,
)


class MailFields(TypedDict, total=False):
    row: int
    received_at: datetime
    message: Message
    sender: str
    opened: Opened
    proofs: frozenset[Proof]
    handler: Handler | None
    answers: LetterRecord | None
    joined_by: JoinedBy
    names: str | None
    key: Key | None
    ours: bool
    heard: tuple[Heard, ...]
    cases: tuple[Case, ...]
    certificates: tuple[Certificate, ...]
    revocations: tuple[Revocation, ...]
    voided: tuple[Voided, ...]
    text_digest: bytes
    same_as: str
    was_copied: bool
    guarded: frozenset[str]
    stripped: tuple[Stripped, ...]
    released: bool
    partner: Partner | None
    unread: str
    seen_late: bool
    shown: Shown
    outer: Message | None
    beside: tuple[Case, ...]
    desk: Desk | None
    theirs: tuple[Case, ...]
    leaving: tuple[Case, ...]
    more_kept: bool


class MessageFields(TypedDict, total=False):
    references: tuple[str, ...]
    subject: str
    sender: str | None
    sender_name: str
    from_line: str
    senders: tuple[str, ...]
    reply_to: tuple[str, ...]
    to: tuple[str, ...]
    cc: tuple[str, ...]
    return_path: str | None
    message_id: str | None
    in_reply_to: tuple[str, ...]
    new_text: str
    cut_doubtful: bool
    attachments: tuple[Attachment, ...]
    encrypted: tuple[EncryptedPart, ...]
    signed: SignedPart | None
    protected: ProtectedFields | None
    automated: str | None
    signs: tuple[str, ...]
    reports: tuple[DeliveryReport, ...]
    vouched_domain: str | None
    disowned: bool
    backed: bool
    language: str | None
    spam: str | None


class CaseFields(TypedDict, total=False):
    state: State
    reference: str
    opened_at: datetime
    reporter: str
    language: str
    version: int
    subject: str
    received_at: datetime | None
    key: Key | None
    key_pinned_at: datetime | None
    clear_ok: bool
    was_protected: bool
    key_dropped: bool
    assessment: Promise | None
    solution: Promise | None
    progress: Promise | None
    happened: tuple[Happening, ...]
    fixed_at: datetime | None
    closed_at: datetime | None
    close_reason: CloseReason | None
    updates: bool
    contact_reminded_at: datetime | None
    contact_warned_at: datetime | None
    seen_at: datetime | None
    undelivered: int
    drafts: tuple[Draft, ...]
    linked: tuple[str, ...]
    assigned: tuple[str, ...]
    waiting: tuple[Waiting, ...]
    merged_into: str
    followers: tuple[str, ...]
    touched_at: datetime | None
    anonymous: bool
    by_machine: bool
    addresses: tuple[str, ...]
    mailboxes: tuple[str, ...]
    offered_key: Key | None
    key_offered_at: datetime | None
    copied: tuple[str, ...]
    readers: tuple[str, ...]
    bounced: tuple[int, ...]
    clocks: tuple[RunningClock, ...]
    clocks_asked_at: datetime | None
    reporter_name: str
    consents: tuple[Consent, ...]
    partners_told: tuple[Told, ...]
    credit: str
    publish: str
    credit_asked_at: datetime | None
    legal_hold: LegalHold | None
    goes_at: datetime | None
    key_to_come: KeyToCome | None
    grades: tuple[Grade, ...]
    provisional: tuple[Fact, ...]
    rights: tuple[RightsRequest, ...]
    restricted_at: datetime | None
    erase_asked_at: datetime | None


class LetterFields(TypedDict, total=False):
    answered: bool
    exposed: bool
    id: int
    reference: str | None
    about: int | None
    listed: tuple[int, ...]
    queued_at: datetime
    extent: Extent
