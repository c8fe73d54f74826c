"""Opening a message: decrypt and verify what the parser found, until only content and findings are left.

What decrypting yields is as hostile as what came in and goes through the same parser and bounds. One layer of
encryption, and what stood readable beside it is kept apart as unprotected, never mixed in.

One budget for all of a message's parts and keys: what it opens is shown, the rest is handed on as it came, and named.
Where gpg gave no verdict, the whole is looked at again another time (Unsettled), until the last one, which takes what
it gets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from mailbot.edges.gpg import Budget, Gpg
from mailbot.edges.parser import Parser
from mailbot.errors import Permanent, Unsettled
from mailbot.facts import (
    Attachment,
    Bad,
    Broken,
    Decrypted,
    EncryptedPart,
    Good,
    Message,
    NotForUs,
    Opened,
    Signature,
    Unopened,
    Unsigned,
)

_PARTS = 24  # encrypted parts of one mail that are opened at most, however small: each costs a few runs of gpg


class Opener:
    """Decrypts and verifies, with gpg, what the parser found."""

    def __init__(self, parser: Parser, gpg: Gpg) -> None:
        self._parser = parser
        self._gpg = gpg

    def budget(self) -> Budget:
        """Return what one message may cost, over all that is asked about it."""
        return self._gpg.budget()

    def open(
        self, outer: Message, signers: Sequence[str], now: datetime, budget: Budget | None = None, *, last: bool = True
    ) -> tuple[Message, Opened]:
        """Return the message that counts and what opening it told; `signers` are the armored keys that may count.

        What cannot be opened is an answer, not an error. Raises Unsettled when another time may tell more, but not
        when this is the `last` one; Temporary when the machine keeps it from being looked at.
        """
        budget = budget or self.budget()
        budget.afresh()
        look = _Look(self._parser, self._gpg, [key.encode() for key in signers], now, budget, last=last)
        message, opened = self._open_own(outer, look)
        message, opened = _with_enclosed(message, opened, look)
        if outer.smime == "encrypted" and not (opened.encrypted or opened.failure or outer.new_text.strip()):
            opened = replace(opened, failure=Broken("encrypted with S/MIME"))
        return message, opened

    @staticmethod
    def _open_own(outer: Message, look: _Look) -> tuple[Message, Opened]:
        """Open what is encrypted in a mail itself, not in one that is attached to it."""
        own = [part for part in outer.encrypted if not part.enclosed]
        if not own:
            signature = look.verify(outer)
            # Without a signature that holds, fields that ask to count are a stranger's word and nothing more
            if not isinstance(signature, Good) or _signs_text_alone(outer):
                return replace(outer, protected=None), Opened(signature=signature)
            return _protected(outer, outer), Opened(signature=signature, inner_keys=outer.body_keys)
        opened: list[tuple[Message, Signature]] = []
        unopened: list[Unopened] = []
        for number, part in enumerate(own):
            match look.decrypt(part) if number < _PARTS else Broken("too many encrypted parts"):
                case (Message() as inner, signature):
                    opened.append((inner, signature))
                case (NotForUs() | Broken()) as why:
                    unopened.append(Unopened(part, why))
        if not opened:
            return replace(outer, protected=None), Opened(failure=unopened[0].why, unopened=tuple(unopened))
        beside = bool(outer.attachments)
        signature = opened[0][1] if len(opened) == 1 else Unsigned()
        if isinstance(signature, Good) and (beside or unopened):
            signature = Bad("covers a part only")  # whoever carries a mail can put something beside what was signed
        return _joined(outer, tuple(inner for inner, _ in opened)), Opened(
            encrypted=True,
            partly=outer.outside_text or beside or len(opened) > 1,
            unopened=tuple(unopened),
            signature=signature,
            # Of several, each may be somebody else's
            inner_keys=opened[0][0].body_keys if len(own) == 1 else (),
        )


class _Look:
    """One look at one message."""

    def __init__(
        self, parser: Parser, gpg: Gpg, signers: Sequence[bytes], now: datetime, budget: Budget, *, last: bool
    ) -> None:
        self._parser = parser
        self._gpg = gpg
        self._signers = signers
        self._now = now
        self._budget = budget
        self._last = last

    def decrypt(self, part: EncryptedPart) -> tuple[Message, Signature] | NotForUs | Broken:
        """Open one encrypted part, and read what was in it."""
        if self._budget.processor <= 0:
            return Broken("took too long")
        try:
            found = self._gpg.decrypt(part.ciphertext, self._signers, self._now, self._budget)
        except (Unsettled, Permanent) as why:  # permanent: the passphrase of our own key, which is no news of the mail
            if self._last:
                return Broken(str(why))
            raise Unsettled(str(why)) from why
        match found:
            case Decrypted(cleartext=cleartext, signature=signature):
                try:
                    inner = self._parser.parse_cleartext(cleartext, part.form, part.name, twice=True)
                except Permanent as bound:
                    return Broken(str(bound))
                if inner.encrypted:
                    return Broken("encrypted more than once")
                if isinstance(signature, Unsigned):
                    signature = self.verify(inner)
                    if isinstance(signature, Good) and _signs_text_alone(inner):
                        inner = replace(inner, protected=None, body_keys=())
                return inner, signature
            case (NotForUs() | Broken()) as failed:
                return failed

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


def _with_enclosed(outer: Message, opened: Opened, look: _Look) -> tuple[Message, Opened]:
    """Open what is encrypted in attached mails, and show it below; it is nobody's word to us, and signs nothing.

    Whoever forwards a mail did not write it: none of it is new text, a command, a key, or a file to be sent on.
    """
    parts = [part for part in outer.encrypted if part.enclosed]
    read = [(part, look.decrypt(part)) for part in parts[:_PARTS]]
    inside = [(part, found[0]) for part, found in read if isinstance(found, tuple)]
    if not inside:
        alone = not outer.new_text.strip() and not opened.encrypted
        unopened = tuple(Unopened(part, found) for part, found in read if not isinstance(found, tuple)) if alone else ()
        failure = unopened[0].why if unopened else None
        return outer, replace(opened, failure=opened.failure or failure, unopened=(*opened.unopened, *unopened))
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
    return message, replace(opened, encrypted=True, partly=opened.partly or beside or len(read) > len(inside))


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
