"""Decryption: decrypt and verify what the parser found, until only content and findings are left.

    parts --one run of gpg each--> opened or not --put together--> the message that counts, and what opening it told

What decrypting yields is as hostile as what came in and goes through the same parser and bounds. One layer of
encryption, and what stood readable beside it is kept apart as unprotected, never mixed in.

One budget for all of a message's parts and keys: what it opens is shown, the rest is handed on as it came, and named.
Where gpg gave no verdict, the whole is looked at again another time (Unsettled), until the last one, which takes what
it gets.

Guarantee: an encrypted part is decrypted once. Only the one that bears the signature is decrypted again, and only where
what lay inside told whose key made that (`verify_again`): the key itself, or the case that it belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from mailbot.edges.gpg import Gpg
from mailbot.edges.parser import Parser
from mailbot.errors import Permanent, Unsettled
from mailbot.facts import (
    Attachment,
    Bad,
    Broken,
    Decrypted,
    Decryption,
    EncryptedPart,
    Good,
    Message,
    NotForUs,
    Opened,
    Signature,
    Unopened,
    Unsigned,
)
from mailbot.intake.findings import Attempt

_PARTS = 24  # encrypted parts of one mail that are opened at most, however small: each costs a few runs of gpg


@dataclass(frozen=True, slots=True)
class OpenedPart:
    """An encrypted part that was decrypted, and what the parser read in it."""

    part: EncryptedPart
    content: Message
    signature: Signature
    signed_inside: bool = False  # the signature stands in the content, and not in the OpenPGP message itself
    to_revoked: bool = False  # encrypted to a key that we have revoked

    @property
    def counting(self) -> Message:
        """Return the content without what no signature covers."""
        alone = self.signed_inside and isinstance(self.signature, Good) and _signs_text_alone(self.content)
        return replace(self.content, protected=None, body_keys=()) if alone else self.content


@dataclass(frozen=True, slots=True)
class Pieces:
    """All that opening a mail gave, part by part."""

    outer: Message
    parts: tuple[OpenedPart | Unopened, ...] = ()  # its own
    enclosed: tuple[OpenedPart | Unopened, ...] = ()  # of the mails that are attached to it
    signature: Signature = field(default_factory=Unsigned)  # over the mail itself, when no part of its own is encrypted
    to_older: bool = False  # to a part of our key that has a successor, and not to that


@dataclass(frozen=True, slots=True)
class OpenedMail:
    """The message that counts, what opening it told, and the pieces that both are put together from."""

    message: Message
    findings: Opened
    pieces: Pieces


class Decryptor:
    """Decrypts and verifies, with gpg, what the parser found."""

    def __init__(self, parser: Parser, gpg: Gpg) -> None:
        self._parser = parser
        self._gpg = gpg

    def attempt(self, now: datetime, *, last: bool = True) -> Attempt:
        """Return a new attempt at a message, with all that one message may cost."""
        return Attempt(now, self._gpg.budget(), last)

    def open(self, outer: Message, signers: Sequence[str], attempt: Attempt) -> OpenedMail:
        """Decrypt and verify a mail that one of `signers`, armored keys, may have signed.

        What cannot be opened is an answer, not an error. Raises Unsettled when another time may tell more, but not
        when this is the last attempt; Temporary when the machine keeps it from being looked at.
        """
        run = _Run(self._parser, self._gpg, signers, attempt)
        own = [part for part in outer.encrypted if not part.enclosed]
        enclosed = [part for part in outer.encrypted if part.enclosed]
        too_many = (Unopened(part, Broken("too many encrypted parts")) for part in own[_PARTS:])
        pieces = Pieces(
            outer,
            signature=Unsigned() if own else run.verify(outer),
            parts=(*map(run.decrypt, own[:_PARTS]), *too_many),
            enclosed=tuple(map(run.decrypt, enclosed[:_PARTS])),
        )
        return _put_together(replace(pieces, to_older=any(map(run.is_to_older_part, pieces.parts))))

    def verify_again(self, mail: OpenedMail, signers: Sequence[str], attempt: Attempt) -> OpenedMail:
        """Check the signature of a mail once more, when what was inside has told of further keys.

        For mails of which the signature is by an unknown key: then one part at most has a signature that counts.
        """
        attempt.budget.afresh()
        run = _Run(self._parser, self._gpg, signers, attempt)
        pieces = mail.pieces
        if not pieces.parts:
            return _put_together(replace(pieces, signature=run.verify(pieces.outer)))
        parts = (part if isinstance(part, Unopened) else run.verify_part(part) for part in pieces.parts)
        return _put_together(replace(pieces, parts=tuple(parts)))


class _Run:
    """What gpg and the parser do in one attempt at one message."""

    def __init__(self, parser: Parser, gpg: Gpg, signers: Sequence[str], attempt: Attempt) -> None:
        self._parser = parser
        self._gpg = gpg
        self._signers = [key.encode() for key in signers]
        self._now = attempt.now
        self._budget = attempt.budget
        self._last = attempt.last

    def decrypt(self, part: EncryptedPart) -> OpenedPart | Unopened:
        """Open one encrypted part, and read what was in it."""
        match self._decrypted(part):
            case Decrypted(cleartext=cleartext, signature=signature, to_revoked=to_revoked):
                try:
                    content = self._parser.parse_cleartext(cleartext, part.form, part.name, twice=True)
                except Permanent as bound:
                    return Unopened(part, Broken(str(bound)))
                if content.encrypted:
                    return Unopened(part, Broken("encrypted more than once"))
                if isinstance(signature, Unsigned):
                    return OpenedPart(part, content, self.verify(content), signed_inside=True, to_revoked=to_revoked)
                return OpenedPart(part, content, signature, to_revoked=to_revoked)
            case (NotForUs() | Broken()) as why:
                return Unopened(part, why)

    def is_to_older_part(self, part: OpenedPart | Unopened) -> bool:
        """Return whether a part was opened that was encrypted to what has a successor by now."""
        return isinstance(part, OpenedPart) and self._gpg.is_to_older_part(part.part.ciphertext, self._now)

    def verify_part(self, opened: OpenedPart) -> OpenedPart:
        """Check the signature of an opened part again; as it was, where the budget does not reach for that."""
        if self._budget.processor <= 0:
            return opened
        if opened.signed_inside:
            return replace(opened, signature=self.verify(opened.content))
        again = self._decrypted(opened.part)
        return replace(opened, signature=again.signature) if isinstance(again, Decrypted) else opened

    def _decrypted(self, part: EncryptedPart) -> Decryption:
        if self._budget.processor <= 0:
            return Broken("took too long")
        try:
            return self._gpg.decrypt(part.ciphertext, self._signers, self._now, self._budget)
        except (Unsettled, Permanent) as why:  # permanent: the passphrase of our own key, which is no news of the mail
            if self._last:
                return Broken(str(why))
            raise Unsettled(str(why)) from why

    def verify(self, message: Message) -> Signature:
        """Check the signature over a message, if it has one."""
        signed = message.signed
        if signed is None:
            return Unsigned()
        text = b""
        try:
            if signed.signature is not None:
                signature = self._gpg.verify(signed.signed, signed.signature, self._signers, self._now, self._budget)
            else:
                signature, text = self._gpg.verified_text(signed.signed, self._signers, self._now, self._budget)
        except Unsettled:
            if self._last:
                return Bad("could not be checked")
            raise
        if not isinstance(signature, Good):
            return signature
        if signed.signature is None and text.decode(errors="replace").split() != message.text.split():
            return Bad("covers another text than the one shown")
        return signature if signed.covers_all else Bad("covers a part only")


def _put_together(pieces: Pieces) -> OpenedMail:
    outer = pieces.outer
    message, findings = _of_its_own(pieces) if pieces.parts else _in_clear(outer, pieces.signature)
    message, findings = _with_enclosed(message, findings, pieces.enclosed)
    opened = (part for part in (*pieces.parts, *pieces.enclosed) if isinstance(part, OpenedPart))
    findings = replace(findings, to_revoked=any(part.to_revoked for part in opened), to_older=pieces.to_older)
    if outer.smime == "encrypted" and not (findings.encrypted or findings.failure or outer.new_text.strip()):
        findings = replace(findings, failure=Broken("encrypted with S/MIME"))
    return OpenedMail(message, findings, pieces)


def _in_clear(outer: Message, signature: Signature) -> tuple[Message, Opened]:
    # Without a signature that holds, fields that ask to count are a stranger's word and nothing more
    if not isinstance(signature, Good) or _signs_text_alone(outer):
        return replace(outer, protected=None), Opened(signature=signature)
    return _protected(outer, outer), Opened(signature=signature, inner_keys=outer.body_keys)


def _of_its_own(pieces: Pieces) -> tuple[Message, Opened]:
    """Return what was encrypted in a mail itself, not in one that is attached to it."""
    outer = pieces.outer
    opened = [part for part in pieces.parts if isinstance(part, OpenedPart)]
    unopened = tuple(part for part in pieces.parts if isinstance(part, Unopened))
    if not opened:
        return replace(outer, protected=None), Opened(failure=unopened[0].why, unopened=unopened)
    beside = bool(outer.attachments)
    signature = opened[0].signature if len(opened) == 1 else Unsigned()
    if isinstance(signature, Good) and (beside or unopened):
        signature = Bad("covers a part only")  # whoever carries a mail can put something beside what was signed
    inside = tuple(part.counting for part in opened)
    return _joined(outer, inside), Opened(
        encrypted=True,
        partly=outer.outside_text or beside or len(opened) > 1,
        unopened=unopened,
        signature=signature,
        # Of several, each may be somebody else's
        inner_keys=inside[0].body_keys if len(pieces.parts) == 1 else (),
    )


def _with_enclosed(outer: Message, findings: Opened, parts: Sequence[OpenedPart | Unopened]) -> tuple[Message, Opened]:
    """Show below what was encrypted in attached mails; it is nobody's word to us, and signs nothing.

    Whoever forwards a mail did not write it: none of it is new text, a command, a key, or a file to be sent on.
    """
    inside = [(opened.part, opened.counting) for opened in parts if isinstance(opened, OpenedPart)]
    if not inside:
        alone = not outer.new_text.strip() and not findings.encrypted
        unopened = tuple(part for part in parts if isinstance(part, Unopened)) if alone else ()
        failure = findings.failure or (unopened[0].why if unopened else None)
        return outer, replace(findings, failure=failure, unopened=(*findings.unopened, *unopened))
    shown = [f"----- OpenPGP -----\n\n{part.enclosed}\n\n{inner.text}".strip() for part, inner in inside]
    files = [replace(file, inline=True) for _, inner in inside for file in inner.attachments]
    message = replace(
        outer,
        text="\n\n".join(filter(None, (outer.text, *shown))),
        only_shown="\n\n".join(filter(None, (outer.only_shown, *shown))),
        attachments=(*outer.attachments, *files),
        quoted_keys=(*outer.quoted_keys, *(key for _, inner in inside for key in (*inner.keys, *inner.quoted_keys))),
    )
    beside = outer.outside_text or any(not _is_mail(file) for file in outer.attachments)
    return message, replace(findings, encrypted=True, partly=findings.partly or beside or len(parts) > len(inside))


def _is_mail(file: Attachment) -> bool:
    return file.media_type.startswith("message/") or file.name.lower().endswith(".eml")


def _joined(outer: Message, inside: tuple[Message, ...]) -> Message:
    """Put what was decrypted in the place of the ciphertext; what stood beside it goes along as an attachment."""
    first = inside[0]
    # Inline: a banner that a gateway puts beside a handler's encrypted mail is not meant for the reporter
    beside = Attachment("unprotected.txt", "text/plain", outer.text.encode(), inline=True)
    content = replace(
        outer,
        text="\n\n".join(inner.text for inner in inside if inner.text),
        new_text="\n\n".join(inner.new_text for inner in inside if inner.new_text),
        only_shown="\n\n".join(inner.only_shown for inner in inside if inner.only_shown),
        cut_doubtful=any(inner.cut_doubtful for inner in inside),
        put_away=tuple(line for inner in inside for line in inner.put_away),
        html_only=first.html_only,
        attachments=(
            *(attachment for inner in inside for attachment in inner.attachments),
            *outer.attachments,
            *([beside] if outer.outside_text else []),
        ),
        keys=(*outer.keys, *(key for inner in inside for key in inner.keys)),
        quoted_keys=(*outer.quoted_keys, *(key for inner in inside for key in inner.quoted_keys)),
        secret_key=outer.secret_key or any(inner.secret_key for inner in inside),
        language=first.language or outer.language,
        gesture=next((inner.gesture for inner in inside if inner.gesture), outer.gesture),
    )
    return _protected(content, first)


def _signs_text_alone(message: Message) -> bool:
    """Return whether what is signed is a text (RFC 9580 section 7): no header fields and no key that lies beside it.

    Whoever has caught one can put it into an entity of their own, encrypted or not, whose fields ask to count.
    """
    return message.signed is not None and message.signed.signature is None


def _protected(message: Message, inner: Message) -> Message:
    """Let the header fields inside the OpenPGP layer count before those outside (RFC 9788 section 4)."""
    fields = inner.protected
    if fields is None:
        return message
    # Whoever carries a mail can make the fields outside name another letter: an order for one case would run in another
    threaded = fields if fields.in_reply_to or fields.references else message
    return replace(
        message,
        protected=fields,
        subject=fields.subject if fields.subject is not None else message.subject,
        in_reply_to=threaded.in_reply_to,
        references=threaded.references,
    )
