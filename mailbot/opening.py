"""Opening a message: decrypt and verify what the parser found, until only content and findings are left.

What decrypting yields is as hostile as what came in and goes through the same parser and bounds. One layer of
encryption, and what stood readable beside it is kept apart as unprotected, never mixed in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from mailbot.edges.gpg import Gpg
from mailbot.edges.parser import Parser
from mailbot.errors import Permanent
from mailbot.facts import (
    Attachment,
    Bad,
    Broken,
    Decrypted,
    EncryptedPart,
    Good,
    Key,
    Message,
    NotForUs,
    Opened,
    Signature,
    Unsigned,
)

_PARTS = 4  # more encrypted parts than that in one mail are kept and shown unopened
_KEYS = 3  # keys of one mail that are looked at


class Opener:
    """Decrypts and verifies, with gpg, what the parser found."""

    def __init__(self, parser: Parser, gpg: Gpg) -> None:
        self._parser = parser
        self._gpg = gpg

    def open(self, outer: Message, signers: Sequence[str], now: datetime) -> tuple[Message, Opened]:
        """Give the message that counts and what opening it told; `signers` are the armored keys that may count.

        Raises Temporary when gpg may do it another time. What cannot be opened is an answer, not an error.
        """
        if not outer.encrypted:
            signature = self._verify(outer, signers, now)
            # Without a signature that holds, fields that ask to count are a stranger's word and nothing more
            message = _protected(outer, outer) if isinstance(signature, Good) else outer
            covered = outer.body_keys if isinstance(signature, Good) else ()
            return message, Opened(signature=signature, signed_keys=covered)
        opened: list[tuple[Message, Signature]] = []
        failure: NotForUs | Broken | None = None
        for part in outer.encrypted[:_PARTS]:
            match self._decrypt(part, signers, now):
                case (Message() as inner, signature):
                    opened.append((inner, signature))
                case (NotForUs() | Broken()) as failed:
                    failure = failure or failed
        if len(outer.encrypted) > _PARTS:
            failure = failure or Broken("too many encrypted parts")
        if not opened:
            return outer, Opened(failure=failure)
        beside = bool(outer.attachments)
        signature = opened[0][1] if len(opened) == 1 else Unsigned()
        if isinstance(signature, Good) and beside:
            signature = Bad("covers a part only")  # whoever carries a mail can put an attachment beside what was signed
        return _joined(outer, tuple(inner for inner, _ in opened)), Opened(
            encrypted=True,
            partly=outer.outside_text or beside or len(opened) > 1 or failure is not None,
            failure=failure,
            signature=signature,
            signed_keys=opened[0][0].body_keys if isinstance(signature, Good) else (),
        )

    def inspect(self, message: Message, address: str, now: datetime) -> tuple[Key | None, int]:
        """Look at the keys that came along: the one with `address` as user ID, and how many others there were."""
        found: Key | None = None
        others = 0
        for raw in message.keys[:_KEYS]:
            try:
                keys = self._gpg.inspect(raw, now, address=address)
            except Permanent:
                others += 1
                continue
            for key in keys:
                if address in key.addresses and found is None:
                    found = key
                elif found is None or key.fingerprint != found.fingerprint:
                    others += 1
        return found, others

    def _decrypt(
        self, part: EncryptedPart, signers: Sequence[str], now: datetime
    ) -> tuple[Message, Signature] | NotForUs | Broken:
        raw_signers = [key.encode() for key in signers]
        match self._gpg.decrypt(part.ciphertext, raw_signers, now):
            case Decrypted(cleartext=cleartext, signature=signature):
                try:
                    inner = self._parser.parse_cleartext(cleartext, part.form, part.name)
                except Permanent as bound:
                    return Broken(str(bound))
                if inner.encrypted:
                    return Broken("encrypted more than once")
                if isinstance(signature, Unsigned):
                    signature = self._verify(inner, signers, now)
                return inner, signature
            case (NotForUs() | Broken()) as failed:
                return failed

    def _verify(self, message: Message, signers: Sequence[str], now: datetime) -> Signature:
        signed = message.signed
        if signed is None:
            return Unsigned()
        keys = [key.encode() for key in signers]
        if signed.signature is not None:
            signature = self._gpg.verify(signed.signed, signed.signature, keys, now)
        else:
            signature, text = self._gpg.verified_text(signed.signed, keys, now)
            if isinstance(signature, Good) and text.decode(errors="replace").split() != message.text.split():
                return Bad("covers another text than the one shown")
        if isinstance(signature, Good) and not signed.covers_all:
            return Bad("covers a part only")
        return signature


def _joined(outer: Message, inside: tuple[Message, ...]) -> Message:
    """Put what was decrypted in the place of the ciphertext; what stood beside it goes along as an attachment."""
    first = inside[0]
    # Inline: a banner that a gateway puts beside a handler's encrypted mail is not meant for the reporter
    beside = Attachment("unprotected.txt", "text/plain", outer.text.encode(), inline=True)
    content = replace(
        outer,
        text="\n\n".join(inner.text for inner in inside if inner.text),
        new_text="\n\n".join(inner.new_text for inner in inside if inner.new_text),
        cut_doubtful=any(inner.cut_doubtful for inner in inside),
        html_only=first.html_only,
        attachments=(
            *(attachment for inner in inside for attachment in inner.attachments),
            *outer.attachments,
            *([beside] if outer.outside_text else []),
        ),
        keys=(*outer.keys, *(key for inner in inside for key in inner.keys)),
        secret_key=outer.secret_key or any(inner.secret_key for inner in inside),
        language=first.language or outer.language,
    )
    return _protected(content, first)


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
