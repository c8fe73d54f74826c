"""Writing a letter: compose it, sign it, encrypt it, into the final bytes that the outbox will hand over.

Signed always; encrypted whenever the letter names a key: signed once, and that encrypted to each recipient by itself
(RFC 3156 section 6.1), so that nobody sees who else reads it.

Guarantee: a letter that should be encrypted and cannot be is not written at all (Permanent); it never leaves in clear.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from mailbot.case.in_force import policy_of
from mailbot.edges.gpg import Gpg
from mailbot.errors import Permanent, Temporary
from mailbot.facts import Audience, Key, Letter, Organisation, OwnKey, Written
from mailbot.letters.rendering import Texts
from mailbot.letters.retention import Declaration
from mailbot.mail.compose import Stamp, compose, finish, new_message_id
from mailbot.mail.lean import lean
from mailbot.mail.pgpmime import build_encrypted, build_signed


@contextmanager
def _no_fault_of_the_letter(signer: str = "", ours: str = "") -> Iterator[None]:
    """Let a letter wait where our own key, as it is now, has ended or cannot be used: an operator can put that right.

    Were it taken for unwritable, nobody would ever answer what came in meanwhile. One that an older key is to sign
    waits for nothing: that key has no future.
    """
    try:
        yield
    except Permanent as why:
        if signer not in ("", ours):
            raise
        raise Temporary(f"{why}; what it should sign waits until that is put right") from why


class Writer:
    """Writes letters in the organisation's name."""

    def __init__(
        self, gpg: Gpg, texts: Texts, organisation: Organisation, *, is_void: Callable[[str], bool] = lambda _: False
    ) -> None:
        """`is_void` tells of a fingerprint whether its owner has revoked the key, whatever form of it is known."""
        self._is_void = is_void
        self._gpg = gpg
        self._texts = texts
        self._organisation = organisation
        self._policy = policy_of(organisation)
        self._our_key: tuple[object, Key] | None = None

    def look_at_our_key(self, now: datetime) -> OwnKey:
        """Return our own key, part by part, as it is now; letters carry it as it is then."""
        self._our_key = None
        return self._gpg.own_parts(now)

    def _ours(self, now: datetime) -> Key:
        """Return our own key as letters carry it: looked at anew when an operator has changed it meanwhile."""
        version = self._gpg.keyring_version()
        known = self._our_key
        if known is None or known[0] != version:
            self._our_key = known = (version, self._gpg.own_key(now))
        return known[1]

    def can_sign(self, fingerprint: str, now: datetime) -> bool:
        """Return whether one of our keys, also an older one, makes signatures that count."""
        return self._gpg.can_sign(fingerprint, now)

    def declare(self, declaration: Declaration, now: datetime) -> str:
        """Return a declaration as a text that our key has signed, in the organisation's own language, to be kept.

        Raises Temporary while our key cannot sign.
        """
        letter = Letter(declaration, Audience.HANDLER, "", self._organisation.languages[0])
        text = self._texts.render(letter, self._organisation).body
        text = text.replace(" \n", "\n").replace("\n- ", "\n* ")  # RFC 9580 section 7.2 would set a dash before each
        with _no_fault_of_the_letter():
            return self._gpg.sign_text(text.encode(), now).decode()

    def sign_text(self, text: str, now: datetime) -> str:
        """Put a text and our signature over it into one block; raises Permanent where our key cannot sign."""
        return self._gpg.sign_text(text.encode(), now).decode()

    def write(self, letter: Letter, thread: Sequence[str], now: datetime) -> Written:
        """Write `letter` as the next one of `thread` (Message-IDs, oldest first).

        Raises Permanent when it cannot be written as it must be, Temporary when another try may help.
        """
        if letter.key is not None and self._is_void(letter.key.fingerprint):
            raise Permanent("cannot encrypt: revoked")
        with _no_fault_of_the_letter():
            ours = self._ours(now)
        mark = secrets.token_hex(4).upper()
        if letter.shows is not None:
            letter = replace(letter, below=self._texts.render(letter.shows, self._organisation).body)
        message_id = new_message_id(self._organisation.address.rpartition("@")[2])
        composed = compose(
            letter,
            self._organisation,
            self._texts,
            Stamp(message_id, now, thread[-1] if thread else None, tuple(thread)),
            mark=mark,
            our_key=ours.armored,
        )
        with _no_fault_of_the_letter(letter.signer, ours.fingerprint):
            signature = self._gpg.sign(composed.entity, now, by=letter.signer)
        entity = build_signed(composed.entity, signature)
        left = lean(letter, composed)
        composed = replace(composed, entity=b"")  # a letter may be huge
        if letter.key is not None:
            # What goes outside stays readable for us as well: it is the record of what was said. Where nobody can
            # encrypt to us at the moment, what was promised goes out all the same.
            for_us = letter.audience is not Audience.HANDLER and ours.why_not(now) is None
            keys = [letter.key, ours] if for_us else [letter.key]
            entity = build_encrypted(self._gpg.encrypt(entity, keys, now))
        raw = finish(composed, entity, encrypted=letter.key is not None)
        return Written(letter, message_id, raw, left, self._texts.version(letter), self._policy)
