"""One key of the organisation follows another: made, certified by the old one, and the old one revoked.

Each step may be cut off and done once more: what is there already is found, and left as it is. gpg takes what is asked
of it here from its command line, but for revocations, which it talks about (--command-fd): doc/DETAILS.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Final

from mailbot.edges.gpg import certificates, home, packets
from mailbot.edges.gpg.own_keys import read_listing
from mailbot.edges.gpg.process import SKEW, Limits, Process, memory_file
from mailbot.errors import Permanent, Temporary
from mailbot.facts import PRIMARY_YEARS, SUBKEY_YEARS, KeyReason, OwnKey, Purpose

ALGORITHMS: Final = {"ed25519": ("ed25519", "cv25519"), "rsa4096": ("rsa4096", "rsa4096")}
"""What may be asked for: of the primary key, and of the subkey to encrypt to. All of version 4: gpg reads no other."""

PRIMARY_LASTS, SUBKEY_LASTS = f"{PRIMARY_YEARS}y", f"{SUBKEY_YEARS}y"
_REASONS = {KeyReason.COMPROMISED: 1, KeyReason.SUPERSEDED: 2, KeyReason.RETIRED: 3}  # RFC 9580 section 5.2.3.31


class Succession:
    """What is done with keys once in ten years, in one gpg home."""

    def __init__(self, homedir: Path, limits: Limits = Limits()) -> None:  # noqa: B008  a frozen value
        self._homedir = homedir
        self._process = Process(homedir, limits)

    def listed(self, now: datetime) -> tuple[OwnKey, ...]:
        """Return the keys of the home, oldest first."""
        ran = self._process.run("--with-secret", "--list-keys", now=now)
        if ran.stopped or ran.returncode:
            raise Temporary("gpg or its agent does not answer")
        return tuple(sorted(read_listing(ran.output.decode(errors="replace")), key=lambda key: key.primary.made_at))

    def find(self, fingerprint: str, now: datetime) -> OwnKey | None:
        """Return a key by its fingerprint."""
        return next((key for key in self.listed(now) if key.primary.fingerprint == fingerprint), None)

    def make_primary(self, user_id: str, algorithm: str, passphrase: str, now: datetime) -> str:
        """Make a primary key that certifies and signs; returns its fingerprint."""
        # --yes: gpg asks whether there may be two keys of one name
        make = ["--yes", "--quick-generate-key", "--", user_id, ALGORITHMS[algorithm][0], "cert,sign", PRIMARY_LASTS]
        ran = self._process.run(*make, passphrase=passphrase, now=now)
        made = next((arguments.split()[1] for what, arguments in ran.status if what == "KEY_CREATED"), "")
        if ran.returncode or not made:
            home.listed(self._process, self._homedir, now)
            raise Permanent("gpg could not make a key")
        return made

    def complete(self, fingerprint: str, user_ids: tuple[str, ...], algorithm: str, secret: str, now: datetime) -> None:
        """Give a primary key what it lacks of a subkey to encrypt to, and of user IDs; `secret` is its passphrase."""
        key = self.find(fingerprint, now)
        if key is None:
            raise Permanent(f"the key {fingerprint} is not in the gpg home")
        for user_id in user_ids:
            if user_id not in key.user_ids:
                self._do("--quick-add-uid", fingerprint, user_id, passphrase=secret, now=now)
        if not any(Purpose.ENCRYPT in part.purposes for part in key.parts):
            add = ["--quick-add-key", fingerprint, ALGORITHMS[algorithm][1], "encr", SUBKEY_LASTS]
            self._do(*add, passphrase=secret, now=now)

    def certify(self, fingerprint: str, by: str, passphrase: str, now: datetime) -> bool:
        """Let one key vouch for another; False where that cannot be done here: its primary half may be elsewhere."""
        ran = self._process.run(
            "--yes", f"--local-user={by}!", "--quick-sign-key", fingerprint, passphrase=passphrase, now=now
        )
        return ran.returncode == 0 and self.is_certified(fingerprint, by, now)

    def is_certified(self, fingerprint: str, by: str, now: datetime) -> bool:
        """Return whether one key vouches for another."""
        ran = self._process.run("--check-sigs", fingerprint, now=now + SKEW)
        rows = [line.split(":") for line in ran.output.decode(errors="replace").split("\n")]
        return any(row[:2] == ["sig", "!"] and row[12] == by for row in rows)

    def revocation(self, fingerprint: str, reason: KeyReason, passphrase: str, now: datetime) -> str:
        """Make a revocation certificate, armored; raises Permanent where the secret half of the primary key is away."""
        answers = f"y\n{_REASONS[reason]}\n\ny\n".encode()  # revoke it? for what reason? in what words: none. certain?
        with ExitStack() as stack:
            said = stack.enter_context(memory_file(answers))
            os.lseek(said, 0, os.SEEK_SET)
            talk = ["--no-batch", f"--command-fd={said}", "--armor", "--gen-revoke", fingerprint]
            ran = self._process.run(*talk, passphrase=passphrase, now=now, files=[said])
        made = certificates.bare_revocations(ran.output) if ran.output else []
        if ran.returncode or [packet.body[1] for packet in made] != [certificates.KEY_REVOKED]:
            raise Permanent("gpg could not revoke the key: its primary secret half or its passphrase is not here")
        return ran.output.decode()

    def kept_revocation(self, fingerprint: str) -> str | None:
        """Return the revocation certificate that gpg made with the key, if it still lies in the home.

        It says no reason. gpg puts a colon before its first line, lest somebody imports it by mistake.
        """
        file = self._homedir / "openpgp-revocs.d" / f"{fingerprint}.rev"
        if not file.is_file():
            return None
        _, begin, rest = file.read_text(errors="replace").partition("-----BEGIN PGP PUBLIC KEY BLOCK-----")
        return begin + rest if begin else None

    def take_in(self, revocation: str, fingerprint: str, now: datetime) -> None:
        """Import a revocation certificate; raises Permanent when it does not revoke that key."""
        self._process.run("--import", stdin=revocation.encode(), now=now)
        key = self.find(fingerprint, now)
        if key is None or not key.primary.revoked:
            raise Permanent(f"the revocation certificate is not one of {fingerprint}")

    def exported(self, fingerprint: str, now: datetime) -> str:
        """Return a public key for publishing, armored, with what was revoked of it."""
        ran = self._process.run("--armor", "--export-options=export-clean", "--export", fingerprint, now=now)
        if not ran.output:
            raise Permanent(f"the key {fingerprint} is not in the gpg home")
        return ran.output.decode()

    def _do(self, *args: str, passphrase: str, now: datetime) -> None:
        ran = self._process.run("--yes", *args, passphrase=passphrase, now=now)
        if ran.returncode:
            home.listed(self._process, self._homedir, now)
            raise Permanent(f"gpg refused {args[0]}")


def signed_by_both(one: str, other: str) -> str:
    """Put the signatures of two blocks with the same cleartext under it together (RFC 9580 section 7)."""
    text, _, _ = one.partition(_BEGIN)
    if text != other.partition(_BEGIN)[0]:
        raise ValueError("the blocks say different things")
    signatures = b"".join(packets.dearmored(block[block.index(_BEGIN) :].encode()) for block in (one, other))
    return text + packets.armored(signatures, "SIGNATURE")


_BEGIN: Final = "-----BEGIN PGP SIGNATURE-----"
