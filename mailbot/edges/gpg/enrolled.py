"""Encrypting in this process, with Sequoia, to the keys that the operator enrolled: handlers' and partners'.

A run of gpg takes 6 to 8 ms to encrypt a letter, nearly all of it to start; Sequoia takes under 1. Who does what:

    decrypting, signing, every verdict on a signature or a key    gpg
    encrypting to a key that a stranger sent                      gpg, in its cage
    encrypting to an enrolled key                                 Sequoia; gpg, where that refuses or does otherwise

Sequoia is asked nothing that could be answered wrongly. It knows no moment but the machine's, and given a whole key it
encrypts to what has expired, to what was revoked, and to each of several subkeys. So gpg says what each part of a key
is worth, again whenever that may have changed; the part is chosen here, as gpg would; Sequoia sees that part alone, and
what it makes is looked at before it counts.

Guarantee: what comes back is encrypted to the one part that gpg would have chosen at that moment, and protected in the
way that every OpenPGP program since 2001 reads (RFC 4880 section 5.13). All else is None.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime

import pysequoia

from mailbot.edges.gpg import certificates, packets
from mailbot.edges.gpg.own_keys import read_listing
from mailbot.edges.gpg.process import SKEW, Process
from mailbot.facts import Key, OwnKey

_MOST = 1 << 20  # octets: Sequoia lets no other thread run meanwhile, and gpg's start is little beside more
_AES256 = 9  # RFC 9580 section 9.3: Sequoia uses it, whatever its reader prefers


class Enrolled:
    """The keys that the operator enrolled. Safe to share between threads."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._keys: frozenset[str] = frozenset()
        self._listed: dict[tuple[str, int], OwnKey | None] = {}
        self._parts: dict[tuple[str, str], pysequoia.Cert | None] = {}

    def add(self, keys: Iterable[Key]) -> None:
        """Take in keys that stand in the configuration: whoever may write there need not be kept in a cage."""
        self._keys |= {key.armored for key in keys}

    def encrypt(self, data: bytes, key: Key, now: datetime) -> bytes | None:
        """Encrypt to `key`, armored; None where that is for gpg to do, or to refuse."""
        if key.armored not in self._keys or len(data) > _MOST:
            return None
        at = now + SKEW  # as gpg is told
        listed = self._look_at(key, at)
        if listed is None or listed.why_unusable(at) is not None or (part := listed.encrypting(at)) is None:
            return None
        certificate = self._cut_to(key.armored, part.fingerprint)
        if certificate is None or (made := _encrypted(data, certificate)) is None:
            return None
        return made if _is_to(made, part.fingerprint) else None

    def _look_at(self, key: Key, at: datetime) -> OwnKey | None:
        """Return a key part by part, as gpg lists it."""
        [whole, *_] = certificates.public_keys(key.armored.encode())
        place = (key.armored, bisect_right(certificates.moments(whole), at.timestamp()))
        if place not in self._listed:
            ran = self._process.run("--show-keys", stdin=key.armored.encode(), now=at)
            if ran.stopped:
                return None
            found = list(read_listing(ran.output.decode(errors="replace")))
            is_it = [one.primary.fingerprint for one in found] == [key.fingerprint]
            self._listed[place] = found[0] if is_it else None
        return self._listed[place]

    def _cut_to(self, armored: str, part: str) -> pysequoia.Cert | None:
        """Return a key with this part of it alone; None for one that Sequoia cannot do with as its owner wants."""
        if (armored, part) not in self._parts:
            [key, *_] = certificates.public_keys(armored.encode())
            alone = certificates.with_part(key, part)
            self._parts[armored, part] = _read(alone) if certificates.knows_cipher(alone, _AES256) else None
        return self._parts[armored, part]


def _read(key: Sequence[packets.Packet]) -> pysequoia.Cert | None:
    try:
        return pysequoia.Cert.from_bytes(b"".join(packet.raw for packet in key))
    except Exception:  # noqa: BLE001  it says why in words, and for gpg that is nothing
        return None


def _encrypted(data: bytes, certificate: pysequoia.Cert) -> bytes | None:
    try:
        return bytes(pysequoia.encrypt(data, [certificate]))
    except Exception:  # noqa: BLE001  as above: brainpool, ElGamal, signatures with SHA-1
        return None
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":  # of PyO3, which has no name for it to import
            raise
        return None


def _is_to(message: bytes, part: str) -> bool:
    """Return whether a message is encrypted to one part alone, and protected as gpg 2.2 reads it."""
    try:
        locked, sealed = packets.split(packets.dearmored(message))
    except ValueError:  # of damage, or because there are more or fewer
        return False
    to_it = locked.tag == packets.PKESK and packets.recipient(locked) == bytes.fromhex(part[-16:])
    return to_it and (locked.body[:1], sealed.tag, sealed.body[:1]) == (b"\x03", packets.SEIPD, b"\x01")
