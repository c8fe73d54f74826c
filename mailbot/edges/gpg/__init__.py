"""OpenPGP through gpg: decrypt, verify, sign, encrypt, look at keys.

gpg meets a stranger's bytes only after the packets were counted, and its verdict counts only when status lines and exit
status agree. Keys of others are handed over as files in memory: the keyring holds our own key and never grows. What
decrypts and signs alone has our gpg home; what verifies, looks at keys and encrypts has a cage instead (sandbox.py).
Letters to the keys that the operator enrolled are encrypted without a run of gpg (enrolled.py).

Guarantee: what comes back as Decrypted was one message, encrypted to us, protected against change, whole, and inside
the limits; what comes back as Good was signed by a key that the caller named. Every failure of the machine is Temporary
or Permanent, never a finding about the mail.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from mailbot.edges.gpg import certificates, home, packets
from mailbot.edges.gpg.changing import Changing
from mailbot.edges.gpg.decryption import Decrypting
from mailbot.edges.gpg.enrolled import Enrolled
from mailbot.edges.gpg.inspection import Looking
from mailbot.edges.gpg.own_keys import OwnKeys
from mailbot.edges.gpg.process import SKEW, Budget, Limits, Process, Ran, keyring, memory_file
from mailbot.edges.gpg.sandbox import Caged
from mailbot.edges.gpg.verdicts import raise_if_late, raise_trouble, signature
from mailbot.errors import Permanent, Temporary, Unsettled
from mailbot.facts import (
    PRIMARY_YEARS,
    SUBKEY_YEARS,
    Bad,
    Broken,
    Decrypted,
    Decryption,
    Key,
    NotForUs,
    OwnKey,
    Signature,
    Unsigned,
)

__all__ = ["Budget", "Gpg", "Limits", "make_key"]

_KEYRINGS = ("pubring.kbx", "pubring.gpg", "public-keys.d/pubring.db")  # GnuPG 2.2 and 2.4, 1.4 and 2.0, keyboxd
_SIGNATURES = 8  # over one content


class Gpg:
    """The organisation's key, in its own gpg home. Safe to share between threads; at most 8 gpg run at once."""

    def __init__(
        self,
        homedir: Path,
        fingerprint: str,
        passphrase: str | None,
        *,
        older: Mapping[str, str | None] | None = None,
        limits: Limits = Limits(),  # noqa: B008  a frozen value
    ) -> None:
        """`older` are further secret keys in the home that decrypt, by fingerprint, with the passphrase of each."""
        passphrases = {fingerprint: passphrase or "", **{name: secret or "" for name, secret in (older or {}).items()}}
        if any("\n" in secret for secret in passphrases.values()):
            raise Permanent("a passphrase is one line")  # gpg reads it up to the line break
        self._homedir = homedir
        self._fingerprint = fingerprint
        self._passphrases = passphrases
        self._older = dict(older or {})
        self._parts: tuple[object, OwnKey | None] = (None, None)
        self._limits = limits
        self._process = Process(homedir, limits)
        self._decrypting = Decrypting(self._process, limits, passphrases)
        self._caged = Caged(limits)
        self.looking = Looking(self._caged, limits)
        self.enrolled = Enrolled(self._caged)
        self.own_keys = OwnKeys(self._process, homedir)
        self.changing = Changing(self._process, passphrases)

    def budget(self) -> Budget:
        """Return what a message may cost; one for all that is asked about it."""
        return Budget(self._limits)

    # -- what came in ---------------------------------------------------------------------------------------------

    def decrypt(
        self, ciphertext: bytes, signers: Sequence[bytes], now: datetime, budget: Budget | None = None
    ) -> Decryption:
        """Open an OpenPGP message (armored or binary) that one of `signers` (public keys) may have signed.

        Raises Unsettled when it may open another time, Permanent when the passphrase of our own key is wrong.
        """
        return self._decrypting.decrypt(ciphertext, signers, now, budget or self.budget())

    def verify(
        self,
        signed: bytes,
        signature: bytes | None,
        signers: Sequence[bytes],
        now: datetime,
        budget: Budget | None = None,
    ) -> Signature:
        """Check a detached signature over `signed`, or, without `signature`, a block with a cleartext signature."""
        if signature is None:
            return self.verified_text(signed, signers, now, budget)[0]
        if _are_many(signature):
            return Bad("several")
        with ExitStack() as stack:
            file = stack.enter_context(memory_file(signature))
            ring, names = keyring(stack, signers)
            args = [f"--keyring=/dev/fd/{ring}", "--verify", f"/dev/fd/{file}", "-"]
            ran = self._caged.run(*args, now=now + SKEW, stdin=signed, files=[ring, file], budget=budget)
        return _verdict(ran, names, signed)

    def verified_text(
        self, block: bytes, signers: Sequence[bytes], now: datetime, budget: Budget | None = None
    ) -> tuple[Signature, bytes]:
        """Check a block with a cleartext signature; return the verdict, and only the text that gpg says was signed."""
        if _are_many(block[max(0, block.rfind(b"\n-----BEGIN PGP SIGNATURE")) :]):
            return Bad("several"), b""
        with ExitStack() as stack:
            ring, names = keyring(stack, signers)
            args = [f"--keyring=/dev/fd/{ring}", "--output=-", "--verify"]
            ran = self._caged.run(*args, now=now + SKEW, stdin=block, files=[ring], budget=budget)
        verdict = _verdict(ran, names, block)
        return verdict, b"" if ran.stopped else ran.output

    # -- what goes out --------------------------------------------------------------------------------------------

    def sign(self, data: bytes, now: datetime, *, by: str = "") -> bytes:
        """Make a detached armored signature over `data`, with our key or an older one."""
        return self._signed("--armor", "--detach-sign", data=data, by=by or self._fingerprint, now=now)

    def sign_text(self, text: bytes, now: datetime, *, by: str = "") -> bytes:
        """Put `text` and a signature over it into one block of text (RFC 9580 section 7), which ends as a line does."""
        return self._signed("--clear-sign", data=text, by=by or self._fingerprint, now=now)

    @property
    def fingerprint(self) -> str:
        """Return which key is the organisation's."""
        return self._fingerprint

    def can_sign(self, fingerprint: str, now: datetime) -> bool:
        """Return whether one of our keys, also an older one, makes signatures that count."""
        try:
            self.sign(b"", now, by=fingerprint)
        except Permanent:
            return False
        return True

    def _signed(self, *args: str, data: bytes, by: str, now: datetime) -> bytes:
        if (passphrase := self._passphrases.get(by)) is None:
            raise Permanent(f"our key {by} cannot sign: the configuration does not name it")
        options = ["--digest-algo=SHA512", f"--local-user={by}", *args]
        ran = self._secretly(*options, stdin=data, now=now, passphrase=passphrase)
        if ran.returncode or ran.count("SIG_CREATED") != 1:
            why = self.own_key(now).why_unusable if by == self._fingerprint else None
            raise Permanent(f"our key cannot sign: {why or 'no reason given'}")
        return ran.output

    def encrypt(self, data: bytes, keys: Sequence[Key], now: datetime) -> bytes:
        """Encrypt to all of `keys`, armored; each of them can see that the others read it too."""
        if len(keys) == 1 and (made := self.enrolled.encrypt(data, keys[0], now)) is not None:
            return made
        with ExitStack() as stack:
            files = [stack.enter_context(memory_file(key.armored.encode())) for key in keys]
            recipients = [f"--recipient-file=/dev/fd/{file}" for file in files]
            ring, _ = keyring(stack, [key.armored.encode() for key in keys])  # without one gpg misses its home
            # Attachments are compressed already, and compressing is most of the time of large mails
            args = [f"--keyring=/dev/fd/{ring}", "--armor", "--compress-algo=none", *recipients, "--encrypt"]
            ran = self._caged.run(*args, stdin=data, files=[ring, *files], now=now + SKEW)
        raise_trouble(ran)
        if ran.stopped:
            raise Unsettled(f"gpg was stopped while encrypting: {ran.stopped}")
        if ran.returncode or ran.count("END_ENCRYPTION") != 1 or not keys:
            raise Permanent(f"cannot encrypt: {self._why_unusable(keys, now)}")
        return ran.output

    def _why_unusable(self, keys: Sequence[Key], now: datetime) -> str:
        # Expired, revoked and sign-only all fail alike: only the key itself tells
        seen = [looked for key in keys for looked in self.inspect(key.armored.encode(), now)]
        return next((key.why_unusable for key in seen if key.why_unusable), "other")

    def wrap(self, data_key: bytes, now: datetime) -> bytes:
        """Encrypt the data key to our own key."""
        return self._surely(lambda: self.encrypt(data_key, [self.own_key(now)], now), now)

    def unwrap(self, wrapped: bytes, now: datetime) -> bytes:
        """Return the data key that `wrap` encrypted."""
        return self._surely(lambda: self._unwrap(wrapped, now), now)

    def wrapped_for(self, wrapped: bytes, now: datetime) -> frozenset[str]:
        """Return the keys of the gpg home that `wrapped` can be opened with, by the fingerprint of each primary key."""
        return self._decrypting.owners(wrapped, now, self.budget())

    def _unwrap(self, wrapped: bytes, now: datetime) -> bytes:
        match self.decrypt(wrapped, [], now):
            case Decrypted(cleartext):
                return cleartext
            case NotForUs():
                raise Permanent("the data key is encrypted to a key that is not in the gpg home")
            case Broken(reason):
                raise Permanent(f"the data key cannot be decrypted: {reason}")

    # -- keys -----------------------------------------------------------------------------------------------------

    def inspect(
        self, raw: bytes, now: datetime, *, address: str | None = None, budget: Budget | None = None
    ) -> tuple[Key, ...]:
        """Return the public keys in `raw` (armored or binary) in minimal form; they are imported nowhere.

        With an `address`, user IDs with any other are left out of `armored` and `addresses` (a key without a fitting
        one keeps its first in `armored`, because gpg cannot read it without). What is too large is left out.
        """
        return self.looking.inspect(raw, now, address=address, budget=budget or self.budget())

    def public_key(self, now: datetime) -> str:
        """Return our own key in minimal form, armored, with what older keys of ours say for it."""
        exported = self._exported("--export-options=export-minimal", fingerprint=self._fingerprint, now=now)
        if not exported:
            raise Permanent("our key is not in the gpg home")
        if len(self._passphrases) > 1:
            exported = self._certified(exported, now)
        return packets.armored_key(exported)

    def _certified(self, minimal: bytes, now: datetime) -> bytes:
        """Add to our key what older ones of ours say for it: who has one of those learns that this one follows."""
        [key, *_] = certificates.public_keys(minimal)
        older = [bytes.fromhex(name[-16:]) for name in self._passphrases if name != self._fingerprint]
        for whole in certificates.public_keys(self._exported(fingerprint=self._fingerprint, now=now)):
            key = certificates.joined(key, certificates.only_certified_by(whole, older))
        return b"".join(packet.raw for packet in key)

    def _exported(self, *options: str, fingerprint: str, now: datetime) -> bytes:
        """Return a key, or nothing when it is not there; raises Temporary or ConfigError when gpg could not look."""
        ran = self._process.run(*options, "--export", fingerprint, now=now)
        # Whatever its exit status, it read what it gives: on a full disk it cannot write its lock
        if ran.stopped or (ran.returncode and not ran.output):
            home.look_at(self._homedir)
            raise Temporary("gpg could not read our keys")
        return ran.output

    def public_keys(self, now: datetime) -> list[bytes]:
        """Return our own key, and the older ones that are in the home, for what we have signed ourselves."""
        exported = [self._exported(fingerprint=one, now=now) for one in self._passphrases]
        return [key for key in exported if key]

    def own_parts(self, now: datetime) -> OwnKey:
        """Return our own key part by part, with where each secret half is."""
        return self.own_keys.look_at(self._fingerprint, now)

    def is_to_older_part(self, message: bytes, now: datetime) -> bool:
        """Return whether a message that was opened names other parts of our keys than the one to encrypt to now.

        That is seen from outside. Whoever hides for whom it is tells nothing, nor does one that names the newest too.
        """
        version, (known_version, ours) = self.keyring_version(), self._parts
        if ours is None or known_version != version:
            ours = self.own_parts(now)
            self._parts = (version, ours)
        named, newest = packets.recipients(message), ours.encrypting(now)
        return not (newest is None or {bytes.fromhex(newest.fingerprint[-16:]), packets.HIDDEN} & named) and bool(named)

    def keyring_version(self) -> object:
        """Return what differs whenever something has changed our keyring, cheaply."""
        return tuple(map(_version, (self._homedir / name for name in _KEYRINGS)))

    def own_key(self, now: datetime) -> Key:
        """Return our own key as others see it."""
        armored = self.public_key(now)
        for key in self.inspect(armored.encode(), now):
            return replace(key, armored=armored)
        raise Permanent("our key cannot be read")

    def check(self, now: datetime) -> None:
        """Prove that passphrase and secret key work; raises Permanent when they do not, naming why."""
        self._restart_agent()
        self.prove(now)

    def in_home(self, homedir: Path) -> Gpg:
        """Return gpg with the same keys in another home."""
        return Gpg(
            homedir, self._fingerprint, self._passphrases[self._fingerprint], older=self._older, limits=self._limits
        )

    def prove(self, now: datetime) -> None:
        """Sign, and open what is encrypted to our own key as it is now; raises Permanent when it cannot."""
        self._surely(lambda: self.sign(b"", now), now)
        if self.unwrap(self.wrap(b"check", now), now) != b"check":
            raise Permanent("our key does not decrypt what was encrypted to it")

    def _restart_agent(self) -> None:
        # Else it answers from its cache, and a wrong passphrase shows after its next restart only
        stop = ["gpgconf", "--homedir", str(self._homedir), "--kill", "gpg-agent"]
        try:
            subprocess.run(stop, env=self._process.env, check=True, capture_output=True, timeout=self._limits.seconds)
        except (OSError, subprocess.SubprocessError) as stuck:
            raise Temporary("gpg-agent could not be restarted") from stuck

    def why_older_is_of_no_use(self, fingerprint: str, now: datetime) -> str | None:
        """Return why a further key cannot decrypt what was encrypted to it; that it has ended is no reason."""
        self._restart_agent()
        exported = self._exported(
            fingerprint=fingerprint, now=now
        )  # minimal, it would lack the subkeys that have ended
        key = next(certificates.public_keys(exported), [])
        if not key or packets.fingerprint(key[0]) != fingerprint:
            return "it is not in the gpg home"
        key = [packet for packet in key if not certificates.revokes(packet)]
        for at in (now, *reversed(certificates.made_at(key))):  # when one could encrypt to it
            seen = self.looking.seen_at(key, at + SKEW, None, self.budget())
            if seen.why_unusable is None:
                decryption = self.decrypt(self.encrypt(b"check", [seen], at), [], now)
                return decryption.reason if isinstance(decryption, Broken) else None
        return "nothing can be encrypted to it, for a try"

    def _surely(self, act: Callable[[], bytes], now: datetime) -> bytes:
        """Do something with our key; if it fails, once more after any passing trouble is ruled out."""
        try:
            return act()
        except (Permanent, Temporary):
            home.examine(self._process, self._homedir, self._fingerprint, now)
            return act()

    def _secretly(self, *args: str, stdin: bytes, now: datetime, passphrase: str = "") -> Ran:
        """Run gpg with a secret key; trouble with the agent is no finding about a mail."""
        ran = self._process.run(*args, stdin=stdin, now=now, passphrase=passphrase)
        raise_trouble(ran)
        raise_if_late(ran)
        if ran.is_silent:  # it never came to look at the key
            raise Unsettled(f"gpg ended with {ran.returncode} and gave no reason")
        return ran


def make_key(homedir: Path, name: str, address: str, passphrase: str | None, now: datetime) -> str:
    """Make the organisation's key in a new gpg home (its path short: the agent's socket stands in it).

    Ed25519 to sign and Curve25519 to decrypt, version 4. Returns the fingerprint. Raises Temporary or ConfigError where
    the home cannot be worked in, and Permanent where gpg will not.
    """
    user_id = f"{name} <{address}>"
    if not user_id.isprintable():
        raise Permanent("a name is one line")
    home.make(homedir)
    process = Process(homedir, Limits())
    make = ["--quick-generate-key", "--", user_id, "ed25519", "sign", f"{PRIMARY_YEARS}y"]
    run = process.run(*make, passphrase=passphrase or "", now=now)
    fingerprint = next((arguments.split()[1] for what, arguments in run.status if what == "KEY_CREATED"), "")
    if run.returncode or not fingerprint:
        home.listed(process, homedir, now)
        raise Permanent("gpg could not make a key")
    add = ["--quick-add-key", fingerprint, "cv25519", "encr", f"{SUBKEY_YEARS}y"]
    run = process.run(*add, passphrase=passphrase or "", now=now)
    if run.returncode:
        home.listed(process, homedir, now)
        raise Permanent("gpg could not make the subkey to encrypt to")
    return fingerprint


def _verdict(ran: Ran, names: Sequence[str], raw: bytes) -> Signature:
    """Return what a run of gpg says of the signature over `raw`, or over what it put out.

    Raises Temporary or Unsettled when that may be different another time.
    """
    raise_trouble(ran)
    raise_if_late(ran)
    if ran.stopped:  # a finding about the signature: tried again, it would take as long again, for ever
        return Bad("took too long")
    verdict = signature(ran, names, ran.output or raw)
    # Here somebody claims that a signature is: none that gpg could read is not the same as none
    return Bad("unreadable") if isinstance(verdict, Unsigned) else verdict


def _version(file: Path) -> object:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


def _are_many(signature: bytes) -> bool:
    """Return whether there are more signatures than anybody makes: each costs gpg what one of them does."""
    try:
        return sum(1 for _ in packets.split(packets.dearmored(signature))) > _SIGNATURES
    except ValueError:
        return False  # gpg says what is wrong with it
