"""OpenPGP through gpg: decrypt, verify, sign, encrypt, look at keys.

gpg meets a stranger's bytes only after the packets were counted, and its verdict counts only when status lines and exit
status agree. Keys of others are handed over as files in memory: the keyring holds our own key and never grows.

Guarantee: what comes back as Decrypted was one message, encrypted to us, protected against change, whole, and inside
the limits; what comes back as Good was signed by a key that the caller named. Every failure of the machine is Temporary
or Permanent, never a finding about the mail.
"""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mailbot.edges import gpg_packets as packets
from mailbot.edges.gpg_process import Limits, Process, Ran, memory_file
from mailbot.errors import Permanent, Temporary
from mailbot.facts import Bad, Broken, Decrypted, Decryption, Good, Key, NotForUs, Signature, UnknownKey, Unsigned

__all__ = ["Gpg", "Limits", "make_key"]

SKEW = timedelta(minutes=10)  # by which a sender's clock may be ahead of ours: gpg refuses what comes from the future

# One of these for each signature: gpg's doc/DETAILS
_VERDICTS = {
    "GOODSIG": "",
    "BADSIG": "bad",
    "EXPSIG": "expired-signature",
    "EXPKEYSIG": "expired-key",
    "REVKEYSIG": "revoked-key",
    "ERRSIG": "unreadable",
}
_NO_PUBLIC_KEY = "9"  # ERRSIG's reason
# libgpg-error codes, the low 16 bits of what stands in an ERROR line
_SYSTEM_ERRORS = range(0x8000, 0x8100)  # such as 0x8056: the agent is out of secure memory
_AGENT_AWAY = {26, 77, 78}  # GPG_ERR_AGENT, NO_AGENT, AGENT
_PASSPHRASE = {11, 31, 85, 86, 99, 177}  # BAD_PASSPHRASE, BAD_PIN, NO_PIN_ENTRY, PIN_ENTRY, CANCELED, NO_PASSPHRASE

_AGENT_CONF = """\
# Many messages at once need more locked memory than the agent sets aside: gpg would say "No secret key"
auto-expand-secmem 0x100000
# The passphrase is read from a credential, not remembered by a person, so it can be long and random: stretching it
# would cost a tenth of a second at every signature and decryption
s2k-count 1048576
# Nobody sits here who could type a passphrase
pinentry-program /bin/false
"""


class Gpg:
    """The organisation's key, in its own gpg home. Safe to share between threads; at most 8 gpg run at once."""

    def __init__(self, homedir: Path, fingerprint: str, passphrase: str | None, *, limits: Limits = Limits()) -> None:  # noqa: B008  a frozen value
        if passphrase is not None and "\n" in passphrase:
            raise Permanent("a passphrase is one line")  # gpg reads it up to the line break
        self._homedir = homedir
        self._fingerprint = fingerprint
        self._passphrase = passphrase or ""
        self._limits = limits
        self._process = Process(homedir, limits)
        self._our_key_ids: frozenset[bytes] = frozenset()

    # -- what came in ---------------------------------------------------------------------------------------------

    def decrypt(self, ciphertext: bytes, signers: Sequence[bytes], now: datetime) -> Decryption:
        """Open an OpenPGP message (armored or binary) that one of `signers` (public keys) may have signed."""
        try:
            found = list(packets.split(packets.dearmored(ciphertext)))
        except ValueError as odd:
            return Broken(str(odd))
        containers = [p for p in found if p.tag in (packets.SED, packets.SEIPD, packets.OCB)]
        locked = [p for p in found if p.tag == packets.PKESK]
        if why := self._why_closed(found, containers, locked):
            return Broken(why)
        ours = self._could_be_ours(locked, now)
        if not ours:
            return NotForUs()
        if len(ours) > self._limits.recipients:
            return Broken("too many recipients")
        with ExitStack() as stack:
            ring, names = _keyring(stack, signers)
            for key in ours:
                # One at a time: with several, gpg exits as if it failed when the first one is a hidden other's
                whole = key.raw + containers[0].raw
                args = [f"--keyring=/dev/fd/{ring}", "--decrypt"]
                ran = self._secretly(*args, stdin=whole, files=[ring], now=now + SKEW)
                if ran.count("DECRYPTION_KEY"):
                    break
        if why := _why_not_decrypted(ran):
            return Broken(why)
        if ran.returncode:
            # A signature that does not count makes gpg exit as a broken message does: leave it out, and see
            again = self._secretly("--skip-verify", "--decrypt", stdin=whole, now=now + SKEW)
            if again.returncode or again.output != ran.output:
                return Broken("gpg failed")
        return Decrypted(ran.output, _signature(ran, names, ran.output))

    @staticmethod
    def _why_closed(
        found: Sequence[packets.Packet], containers: Sequence[packets.Packet], locked: Sequence[packets.Packet]
    ) -> str | None:
        if not containers:
            return "not encrypted"  # gpg -d takes a literal packet for a success
        if len(containers) > 1:
            return "several messages"
        if containers[0].tag == packets.SED:
            return "no integrity protection"  # RFC 9580 section 5.7: must not be decrypted
        if not locked:
            return "a passphrase instead of a key" if any(p.tag == packets.SKESK for p in found) else "no recipient"
        return None

    def _could_be_ours(self, locked: Sequence[packets.Packet], now: datetime) -> list[packets.Packet]:
        """Of the encrypted session keys, those for our key and those that do not say for whom they are."""
        if not self._our_key_ids & {packets.recipient(p) for p in locked}:
            # A key that we do not know may be new here. The keyring holds nobody else's, and needs no agent to be read.
            ran = self._process.run("--list-keys", now=now)
            if ran.returncode:
                raise Temporary("gpg could not list our keys")
            rows = [line.split(":") for line in ran.output.decode(errors="replace").split("\n")]
            self._our_key_ids = frozenset(bytes.fromhex(row[4]) for row in rows if row[0] in ("pub", "sub"))
        named = [p for p in locked if packets.recipient(p) in self._our_key_ids]
        return named + [p for p in locked if packets.recipient(p) == packets.HIDDEN]

    def verify(self, signed: bytes, signature: bytes | None, signers: Sequence[bytes], now: datetime) -> Signature:
        """Check a detached signature over `signed`, or, without `signature`, a block with a cleartext signature."""
        if signature is None:
            return self.verified_text(signed, signers, now)[0]
        with ExitStack() as stack:
            file = stack.enter_context(memory_file(signature))
            return self._verified(stack, signers, now, signed, "--verify", f"/dev/fd/{file}", "-", files=[file])[0]

    def verified_text(self, block: bytes, signers: Sequence[bytes], now: datetime) -> tuple[Signature, bytes]:
        """Check a block with a cleartext signature; gives the text that gpg says was signed, and that alone."""
        with ExitStack() as stack:
            return self._verified(stack, signers, now, block, "--output=-", "--verify")

    def _verified(
        self,
        stack: ExitStack,
        signers: Sequence[bytes],
        now: datetime,
        raw: bytes,
        *args: str,
        files: Sequence[int] = (),
    ) -> tuple[Signature, bytes]:
        ring, names = _keyring(stack, signers)
        only = ["--no-default-keyring", f"--keyring=/dev/fd/{ring}"]
        ran = self._process.run(*only, *args, now=now + SKEW, stdin=raw, files=[ring, *files])
        _raise_trouble(ran)
        if ran.stopped:  # a finding about the signature: tried again, it would take as long again, for ever
            return Bad("took too long"), b""
        found = _signature(ran, names, ran.output or raw)
        # Here somebody claims that a signature is: none that gpg could read is not the same as none
        return (Bad("unreadable") if isinstance(found, Unsigned) else found), ran.output

    # -- what goes out --------------------------------------------------------------------------------------------

    def sign(self, data: bytes, now: datetime) -> bytes:
        """Make a detached armored signature over `data`."""
        args = ["--armor", "--digest-algo=SHA512", f"--local-user={self._fingerprint}", "--detach-sign"]
        ran = self._secretly(*args, stdin=data, now=now)
        if ran.returncode or ran.count("SIG_CREATED") != 1:
            raise Permanent(f"our key cannot sign: {self.own_key(now).why_unusable or 'no reason given'}")
        return ran.output

    def encrypt(self, data: bytes, keys: Sequence[Key], now: datetime) -> bytes:
        """Encrypt to all of `keys`, armored; each of them can see that the others read it too."""
        with ExitStack() as stack:
            files = [stack.enter_context(memory_file(key.armored.encode())) for key in keys]
            recipients = [f"--recipient-file=/dev/fd/{file}" for file in files]
            # Attachments are compressed already, and compressing is most of the time of large mails
            args = ["--armor", "--compress-algo=none", *recipients, "--encrypt"]
            ran = self._process.run(*args, stdin=data, files=files, now=now + SKEW)
        _raise_trouble(ran)
        if ran.stopped:
            raise Temporary(f"gpg was stopped while encrypting: {ran.stopped}")
        if ran.returncode or ran.count("END_ENCRYPTION") != 1 or not keys:
            raise Permanent(f"cannot encrypt: {self._why_unusable(keys, now)}")
        return ran.output

    def _why_unusable(self, keys: Sequence[Key], now: datetime) -> str:
        # Expired, revoked and sign-only all fail alike: only the key itself tells
        seen = [found for key in keys for found in self.inspect(key.armored.encode(), now)]
        return next((key.why_unusable for key in seen if key.why_unusable), "other")

    def wrap(self, data_key: bytes, now: datetime) -> bytes:
        """Encrypt the data key to our own key."""
        return self.encrypt(data_key, [self.own_key(now)], now)

    def unwrap(self, wrapped: bytes, now: datetime) -> bytes:
        """Give back what `wrap` got."""
        match self.decrypt(wrapped, [], now):
            case Decrypted(cleartext):
                return cleartext
            case NotForUs():
                raise Permanent("the data key is encrypted to a key that is not in the gpg home")
            case Broken(reason):
                raise Permanent(f"the data key cannot be decrypted: {reason}")

    # -- keys -----------------------------------------------------------------------------------------------------

    def inspect(self, raw: bytes, now: datetime, *, address: str | None = None) -> tuple[Key, ...]:
        """Give the public keys in `raw` (armored or binary) in minimal form; they are imported nowhere.

        With an `address`, user IDs with any other are left out of `armored` and `addresses` (a key without a fitting
        one keeps its first in `armored`, because gpg cannot read it without). What is too large is left out.
        """
        if len(raw) > self._limits.key_bytes:
            return ()
        keys: list[Key] = []
        for group in packets.public_keys(raw):
            small = packets.minimal(group, address)
            if sum(len(p.raw) for p in small) <= self._limits.key_size:
                keys.append(self._inspected(small, now, address))
            if len(keys) == self._limits.keys:
                break
        return tuple(keys)

    def _inspected(self, small: Sequence[packets.Packet], now: datetime, address: str | None) -> Key:
        raw = b"".join(p.raw for p in small)
        name = packets.fingerprint(small[0])
        version = small[0].body[0] if small[0].body else 0
        if version != 4:  # gpg cannot read it: RFC 9580 version 6, or long obsolete
            ids = [p.body.decode(errors="replace") for p in small if p.tag == packets.USER_ID]
            return Key(name, packets.armored_key(raw), _addresses(ids, address), None, f"version {version}")
        ran = self._process.run("--show-keys", stdin=raw, now=now + SKEW)
        rows = [line.split(":") for line in ran.output.decode(errors="replace").split("\n")]
        mains = [row for row in rows if row[0] == "pub"]
        if ran.stopped or [row[9] for row in rows if row[0] == "fpr"][:1] != [name] or len(mains) != 1:
            return Key(name, packets.armored_key(raw), (), None, "other")
        main = mains[0]
        # Of an expired or revoked key all user IDs are called that. One that the key itself never signed has no date:
        # gpg 2.4 lists it all the same, and takes a key with no other for one that never expires; 2.2 does neither
        signed = [row for row in rows if row[0] == "uid" and row[5]]
        ids = [row[9] for row in signed if row[1] not in {"r", "e", "i"} - {main[1]}]
        subkeys = [row for row in rows if row[0] in ("pub", "sub") and "e" in row[11]]
        working = [row for row in subkeys if row[1] not in ("e", "r", "i")]
        why = None
        if "E" not in main[11] or not working or not signed:
            states = {row[1] for row in [main, *subkeys]}
            why = "revoked" if "r" in states else "expired" if "e" in states else "cannot encrypt"
        ends = [int(row[6]) for row in [main, max(working, key=_end, default=main)] if row[6]]
        expires_at = datetime.fromtimestamp(min(ends), UTC) if ends else None
        return Key(name, packets.armored_key(raw), _addresses(ids, address), expires_at, why)

    def public_key(self, now: datetime) -> str:
        """Our own key in minimal form, armored."""
        args = ["--armor", "--export-options=export-minimal", "--export", self._fingerprint]
        ran = self._process.run(*args, now=now)
        if ran.stopped:
            raise Temporary("gpg did not give our key in time")
        if ran.returncode or not ran.output:
            raise Permanent("our key is not in the gpg home")
        return ran.output.decode()

    def own_key(self, now: datetime) -> Key:
        """Our own key as others see it."""
        for key in self.inspect(self.public_key(now).encode(), now):
            return key
        raise Permanent("our key cannot be read")

    def check(self, now: datetime) -> None:
        """Prove that passphrase and secret key work; raises Permanent when they do not, naming why."""
        # Else the agent answers from its cache, and a wrong passphrase shows after the next restart only
        stop = ["gpgconf", "--homedir", str(self._homedir), "--kill", "gpg-agent"]
        try:
            subprocess.run(stop, env=self._process.env, check=True, capture_output=True, timeout=self._limits.seconds)
        except (OSError, subprocess.SubprocessError) as stuck:
            raise Temporary("gpg-agent could not be restarted") from stuck
        self.sign(b"", now)
        if self.unwrap(self.wrap(b"check", now), now) != b"check":
            raise Permanent("our key does not decrypt what was encrypted to it")

    def _secretly(self, *args: str, stdin: bytes, now: datetime, files: Sequence[int] = ()) -> Ran:
        """Run gpg with the secret key; trouble with the agent is no finding about a mail."""
        ran = self._process.run(*args, stdin=stdin, now=now, files=files, passphrase=self._passphrase)
        _raise_trouble(ran)
        if ran.stopped == "time" and not ran.count("BEGIN_DECRYPTION"):
            raise Temporary("gpg or its agent did not answer in time")
        return ran


def make_key(homedir: Path, name: str, address: str, passphrase: str | None, now: datetime) -> str:
    """Make the organisation's key in a new gpg home (its path short: the agent's socket stands in it).

    Ed25519 to sign and Curve25519 to decrypt, version 4, good for three years. Returns the fingerprint.
    """
    user_id = f"{name} <{address}>"
    if not user_id.isprintable():
        raise Permanent("a name is one line")
    homedir.mkdir(mode=0o700, parents=True, exist_ok=True)
    (homedir / "gpg-agent.conf").write_text(_AGENT_CONF)
    process = Process(homedir, Limits())
    make = ["--quick-generate-key", "--", user_id, "ed25519", "sign", "3y"]
    run = process.run(*make, passphrase=passphrase or "", now=now)
    fingerprint = next((said.split()[1] for what, said in run.status if what == "KEY_CREATED"), "")
    if run.returncode or not fingerprint:
        raise Permanent("gpg could not make a key")
    add = ["--quick-add-key", fingerprint, "cv25519", "encr", "3y"]
    run = process.run(*add, passphrase=passphrase or "", now=now)
    if run.returncode:
        raise Permanent("gpg could not make the subkey to encrypt to")
    return fingerprint


def _keyring(stack: ExitStack, signers: Iterable[bytes]) -> tuple[int, frozenset[str]]:
    """Put the public keys in `signers` into a keyring in memory; gives their fingerprints too."""
    ring: list[bytes] = []
    names: set[str] = set()
    for raw in signers:
        for group in packets.public_keys(raw):
            names.add(packets.fingerprint(group[0]))
            ring += [p.raw for p in group]
    return stack.enter_context(memory_file(b"".join(ring))), frozenset(names)


def _why_not_decrypted(ran: Ran) -> str | None:
    """Say why this run gave no plaintext that counts; a signature is another matter."""
    if ran.stopped:
        return {"size": "too large", "time": "took too long"}[ran.stopped]
    if ran.count("BEGIN_DECRYPTION") > 1:
        return "nested encryption"
    if ran.count("BADMDC"):
        return "changed on the way"
    if ran.count("DECRYPTION_OKAY") != 1 or ran.count("GOODMDC") != 1:
        return "could not be decrypted"
    if ran.count("PLAINTEXT") != 1:
        return "not one plaintext"
    return None


def _signature(ran: Ran, names: frozenset[str], signed: bytes) -> Signature:
    """Sum up what the status lines say about a signature by one of the primary keys `names` over `signed`."""
    verdicts = [(name, said.split()) for name, said in ran.status if name in _VERDICTS]
    if not verdicts and not ran.count("NEWSIG"):
        return Unsigned()
    if len(verdicts) != 1 or ran.count("NEWSIG") > 1:
        return Bad("several" if verdicts else "unreadable")
    [(name, said)] = verdicts
    if name == "ERRSIG" and said[5] == _NO_PUBLIC_KEY:
        return UnknownKey()
    valid = [said.split() for name, said in ran.status if name == "VALIDSIG"]
    if name != "GOODSIG" or len(valid) != 1 or ran.returncode:
        return Bad(_VERDICTS[name] or "unreadable")
    # The last field is the primary key's fingerprint (gpg's doc/DETAILS): a user ID proves nothing
    signer, made_at = valid[0][9], valid[0][2]
    if signer not in names:
        return UnknownKey()
    # Not over the signature's own bytes, which a stranger can write down differently and keep valid; nor over white
    # space, which some kinds of signature do not cover
    named = b" ".join([signer.encode(), made_at.encode(), b"".join(signed.split())])
    return Good(signer, datetime.fromtimestamp(int(made_at), UTC), hashlib.sha256(named).digest())


def _raise_trouble(ran: Ran) -> None:
    """Raise what the agent or the machine is to blame for."""
    errors = [said.split() for name, said in ran.status if name in ("ERROR", "FAILURE")]
    codes = {int(words[1]) & 0xFFFF for words in errors if len(words) > 1 and words[1].isdecimal()}
    if any(code in _SYSTEM_ERRORS or code in _AGENT_AWAY for code in codes):
        raise Temporary("gpg-agent is short of memory or did not answer")
    if codes & _PASSPHRASE:
        raise Permanent("the passphrase of our key is wrong")


def _addresses(user_ids: Iterable[str], address: str | None) -> tuple[str, ...]:
    found = dict.fromkeys(map(packets.address_of, user_ids))
    return tuple(one for one in found if one and address in (None, one))


def _end(row: Sequence[str]) -> float:
    return float(row[6] or "inf")
