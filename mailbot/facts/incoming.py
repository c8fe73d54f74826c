"""Incoming mail: a message as the parser sees it, and what OpenPGP says about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


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
class Stripped:
    """An attachment without its metadata; where that could not be done entirely, `why` is a `Doubt`."""

    content: bytes
    why: str = ""


@dataclass(frozen=True, slots=True)
class EncryptedPart:
    """An OpenPGP message (armored or binary) that was found in a mail, untouched."""

    ciphertext: bytes
    form: Form
    name: str = ""  # the file name of a loose attachment
    enclosed: str = ""  # of an attached mail that it stood in: its own From, Subject and Date, as lines


@dataclass(frozen=True, slots=True)
class SignedPart:
    """Signed content, in exactly the octets that a verifier needs.

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
    boundaries: tuple[str, ...] = ()  # MIME boundaries in the form of ours that stand in what is returned


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
    from_line: str = ""  # what stands there instead, as one printable line, where `sender` is None
    senders: tuple[str, ...] = ()  # every address in every From field
    reply_to: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    unread_recipients: tuple[str, ...] = ()  # whom To, Cc or Bcc name beside, by no address that can be read
    resent_by: tuple[str, ...] = ()  # who redirected it to us, or passed it on (RFC 5322 section 3.6.6)
    return_path: str | None = None  # "" is the null reverse-path of a bounce
    message_id: str | None = None  # with its angle brackets, only when well-formed (RFC 5322 section 3.6.4)
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    date: datetime | None = None
    subject: str = ""
    text: str = ""  # the body as text: text/plain, or HTML as clean text
    new_text: str = ""  # of `text`, what is not a quote and not a signature block
    only_shown: str = ""  # of `text`, what stands below the sender's own words: the other alternative, attached mails
    cut_doubtful: bool = False  # the border between new text and quote was a guess
    put_away: tuple[str, ...] = ()  # lines of the signature block in which a command may stand
    html_only: bool = False
    attachments: tuple[Attachment, ...] = ()
    keys: tuple[bytes, ...] = ()  # OpenPGP public keys that came along: attached, pasted, Autocrypt
    secret_key: bool = False  # a private key block came along: said to handlers, never imported
    encrypted: tuple[EncryptedPart, ...] = ()
    outside_text: bool = False  # readable text stood beside the encrypted part: unprotected
    signed: SignedPart | None = None
    smime: str = ""  # signed | encrypted, by S/MIME: not checked, not opened
    protected: ProtectedFields | None = None  # fields of the signed or decrypted root that ask to count
    automated: str | None = None  # why not to answer (RFC 3834), or None for a person
    signs: tuple[str, ...] = ()  # `Sign` of a machine, all that were found, as they came out of the cage
    reports: tuple[DeliveryReport, ...] = ()
    vouched_domain: str | None = None  # From domain for which our own server vouches (mail/authentication.py)
    disowned: bool = False  # our own server says that the domain in From disowns it (dmarc=fail)
    backed: bool = False  # … that it stands behind it, by SPF or DKIM, where no DMARC policy speaks: no proof
    language: str | None = None  # of the configured ones; None when it cannot be told
    body_keys: tuple[bytes, ...] = ()  # of `keys`, those that did not stand in a header field
    quoted_keys: tuple[bytes, ...] = ()  # beside `keys`: in what is quoted, forwarded or attached as a mail
    delivered_to: tuple[str, ...] = ()  # the recipient as servers noted it, beside To and Cc
    gesture: str = ""  # a `Gesture`, as it came out of the cage: this mail is none of words
    spam: str | None = None  # by which sign our own server takes it for spam


@dataclass(frozen=True, slots=True)
class Fetched:
    """A message as the IMAP server has it."""

    uid: int
    uidvalidity: int
    received_at: datetime | None  # INTERNALDATE; None when the server says none that can be
    raw: bytes


@dataclass(frozen=True, slots=True)
class NotGiven:
    """The answer of an IMAP server that lets us log in but does not deliver a message; `reason` is for the log."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unsigned:
    """No signature at all."""


@dataclass(frozen=True, slots=True)
class Good:
    """A valid signature by the primary key `fingerprint`, one of those that were asked for."""

    fingerprint: str
    made_at: datetime
    digest: bytes  # SHA-256 of signer, moment and what was signed: the same however the signature is written down
    beside: tuple[str, ...] = ()  # further keys that were asked for and have signed the same


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
    to_revoked: bool = False  # it was encrypted to an older key of ours, which we have revoked


@dataclass(frozen=True, slots=True)
class NotForUs:
    """Encrypted to other keys than ours, judged from the packets, without decrypting."""


@dataclass(frozen=True, slots=True)
class Broken:
    """Could not be opened, for any other reason; `reason` is for log and handlers, never for the sender."""

    reason: str
    codes: str = field(default="", compare=False)  # of gpg, for the log alone


Decryption = Decrypted | NotForUs | Broken


NOT_YET = "not valid yet"
"""Why a key cannot be used that says itself when it can be."""


@dataclass(frozen=True, slots=True)
class Key:
    """An OpenPGP certificate as gpg sees it. Fingerprints are full, upper-case hex."""

    fingerprint: str
    armored: str  # minimal, of user IDs only those that were asked for
    addresses: tuple[str, ...]  # of the valid user IDs, lower case
    expires_at: datetime | None = None
    why_unusable: str | None = None  # expired | revoked | cannot encrypt | version 6 …; None when one can encrypt to it
    usable_from: datetime | None = None  # of one that is not valid yet

    def why_not(self, now: datetime) -> str | None:
        """Return why the key cannot be encrypted to at `now`, however long ago it was inspected; None when it can."""
        begun = self.why_unusable == NOT_YET and self.usable_from is not None and self.usable_from <= now
        if self.why_unusable is not None and not begun:
            return self.why_unusable
        return "expired" if self.expires_at is not None and self.expires_at <= now else None
