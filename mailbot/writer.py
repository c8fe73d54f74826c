"""Writing a letter: compose it, sign it, encrypt it, into the final bytes that the outbox will hand over.

Signed always; encrypted whenever the letter names a key: signed once for all handlers who get the same words, and that
encrypted to each by itself (RFC 3156 section 6.1), so that nobody sees who else reads it.

Guarantee: a letter that should be encrypted and cannot be is not written at all (Permanent); it never leaves in clear.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from mailbot.case.in_force import policy_of
from mailbot.edges.gpg import Gpg
from mailbot.errors import Permanent, Temporary
from mailbot.facts import Audience, Failure, Key, Lean, Letter, Organisation, OwnKey, Written
from mailbot.letters.rendering import Texts
from mailbot.letters.retention import Declaration
from mailbot.mail.compose import Composed, Stamp, compose, finish, new_message_ids
from mailbot.mail.lean import lean
from mailbot.mail.pgpmime import build_encrypted, build_signed


@dataclass(frozen=True, slots=True)
class _Signed:
    """A letter, signed once for all its copies."""

    composed: Composed
    entity: bytes
    message_ids: tuple[str, ...]  # of each copy
    left: Lean | None


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

    def write(
        self, letters: Sequence[Letter], threads: Sequence[Sequence[str]], now: datetime
    ) -> list[Written | Failure]:
        """Write letters, each as the next one of its thread (Message-IDs, oldest first); say what has become of each.

        Raises Temporary when another try may help.
        """
        outcomes: dict[int, Written | Failure] = {}
        for places in alike(letters):
            copies, behind = [letters[place] for place in places], [threads[place] for place in places]
            outcomes |= zip(places, self._write(copies, behind, now), strict=True)
        return [outcomes[place] for place in range(len(letters))]

    def _write(
        self, copies: Sequence[Letter], threads: Sequence[Sequence[str]], now: datetime
    ) -> Iterator[Written | Failure]:
        """Write the copies of one letter."""
        with _no_fault_of_the_letter():
            ours = self._ours(now)
        try:
            signed = self._sign(copies, threads, now, ours)
        except Permanent as why:
            yield from (Failure(letter, str(why)) for letter in copies)
            return
        for number, letter in enumerate(copies):
            try:
                raw = finish(
                    signed.composed,
                    self._closed(signed, letter, ours, now),
                    encrypted=letter.key is not None,
                    copy=number,
                )
            except Permanent as why:
                yield Failure(letter, str(why))
            else:
                version = self._texts.version(letter)
                yield Written(letter, signed.message_ids[number], raw, signed.left, version, self._policy)

    def _sign(self, copies: Sequence[Letter], threads: Sequence[Sequence[str]], now: datetime, ours: Key) -> _Signed:
        """Compose a letter, and sign it once for all its copies."""
        letter = copies[0]
        if letter.shows is not None:
            letter = replace(letter, below=self._texts.render(letter.shows, self._organisation).body)
        message_ids = new_message_ids(self._organisation.address.rpartition("@")[2], len(copies))
        composed = compose(
            letter,
            self._organisation,
            self._texts,
            [
                Stamp(copy.to, message_id, now, thread[-1] if thread else None, tuple(thread))
                for copy, message_id, thread in zip(copies, message_ids, threads, strict=True)
            ],
            mark=secrets.token_hex(4).upper(),
            our_key=ours.armored,
        )
        with _no_fault_of_the_letter(letter.signer, ours.fingerprint):
            signature = self._gpg.sign(composed.entity, now, by=letter.signer)
        entity = build_signed(composed.entity, signature)
        # Without what is in there as well: a letter may be huge
        return _Signed(replace(composed, entity=b""), entity, tuple(message_ids), lean(letter, composed))

    def _closed(self, signed: _Signed, letter: Letter, ours: Key, now: datetime) -> bytes:
        """Return what is signed as one recipient gets it: encrypted, if the letter has a key."""
        if letter.key is None:
            return signed.entity
        if self._is_void(letter.key.fingerprint):
            raise Permanent("cannot encrypt: revoked")
        # What goes outside stays readable for us as well: it is the record of what was said. Where nobody can
        # encrypt to us at the moment, what was promised goes out all the same.
        for_us = letter.audience is not Audience.HANDLER and ours.why_not(now) is None
        keys = [letter.key, ours] if for_us else [letter.key]
        return build_encrypted(self._gpg.encrypt(signed.entity, keys, now))


def alike(letters: Sequence[Letter]) -> list[list[int]]:
    """Put together, by their places, letters to handlers in the same words and language, encrypted or all not."""
    groups: list[tuple[Letter, bool, list[int]]] = []
    for place, letter in enumerate(letters):
        words, encrypted = replace(letter, to="", key=None), letter.key is not None
        known = groups if letter.audience is Audience.HANDLER else []
        places = next((places for *same, places in known if same == [words, encrypted]), None)
        if places is None:
            groups.append((words, encrypted, [place]))
        else:
            places.append(place)
    return [places for *_, places in groups]
