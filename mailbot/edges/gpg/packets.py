"""OpenPGP packets, looked at without running gpg: what a message is encrypted to, what armor holds.

Nothing is verified here; that is gpg's work. This only counts, sorts and leaves out, in time linear in the bytes, so
that gpg never gets more than was bargained for. What is malformed raises ValueError. RFC 9580 sections 3 to 6.
"""

from __future__ import annotations

import binascii
import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass

from mailbot.domains import comparable

# RFC 9580 section 5
PKESK, SIGNATURE, SKESK, SECRET_KEY, PUBLIC_KEY = 1, 2, 3, 5, 6
ONE_PASS, SED, LITERAL, USER_ID, PUBLIC_SUBKEY, SEIPD = 4, 9, 11, 13, 14, 18
OCB = 20  # GnuPG 2.4's own integrity-protected packet, which 2.2.40 decrypts too

_ADDRESS = re.compile(r"<([^<>@\s]+@[^<>@\s]+)>\Z|\A([^<>@\s]+@[^<>@\s]+)\Z")

_BEGIN = b"-----BEGIN PGP "
_CHECKSUM = re.compile(rb"\n[ \t]*=[A-Za-z0-9+/]{4}\s*\Z")
_BODY = 64 << 10  # octets of a body that are looked at: signatures and keys are far smaller, and mails far larger
_MOST = 50_000  # packets: a key that was flooded with signatures has as many in the largest file that is looked at
HIDDEN = bytes(8)  # a wildcard recipient: RFC 9580 section 5.1.8


@dataclass(frozen=True, slots=True)
class Packet:
    """One packet: `raw` with its header, `body` without it, at most its beginning where it is long or in pieces."""

    tag: int
    body: bytes
    raw: bytes


def dearmored(raw: bytes) -> bytes:
    """Return the packets as octets, whether they came in one block of armor, several, or none."""
    if raw[:1] >= b"\x80":  # every packet begins with this bit, no text does: RFC 9580 section 4.2
        return raw
    blocks: list[bytes] = []
    at = raw.find(_BEGIN)
    while at >= 0:
        end = raw.find(b"\n-----END PGP ", at)
        if end < 0:
            raise ValueError("cut off")
        line = raw[at : raw.find(b"\n", at) + 1]
        while line and (b":" in line or line.startswith(_BEGIN)):
            # Armor headers; some mail clients lose the blank line that ends them: RFC 9580 section 6.2
            at += len(line)
            line = raw[at : raw.find(b"\n", at) + 1]
        # The checksum may be left unread: RFC 9580 section 6.1
        checksum = _CHECKSUM.search(raw, max(at, end - 20), end)
        try:
            blocks.append(binascii.a2b_base64(memoryview(raw)[at : checksum.start() if checksum else end]))
        except binascii.Error:
            raise ValueError("damaged armor") from None
        at = raw.find(_BEGIN, end)
    return b"".join(blocks)


def why_checksum_fails(raw: bytes) -> str | None:
    """Return why armor is not what its checksum says, of each block that has one; None for all else."""
    for block in re.findall(rb"-----BEGIN PGP [^\n]*\n.*?\n-----END PGP ", raw, re.DOTALL):
        checksum = re.search(rb"\n=([A-Za-z0-9+/]{4})\s*\n-----END", block)
        if checksum and binascii.a2b_base64(checksum[1]) != _crc24(dearmored(block)).to_bytes(3):
            return "damaged: its checksum differs"
    return None


def armored_key(raw: bytes) -> str:
    """Armor a public key."""
    return armored(raw, "PUBLIC KEY BLOCK")


def armored(raw: bytes, kind: str) -> str:
    """Armor packets under one of the headings of RFC 9580 section 6.2.1."""
    text = b64encode(raw).decode()
    lines = "\n".join(text[at : at + 64] for at in range(0, len(text), 64))
    checksum = b64encode(_crc24(raw).to_bytes(3)).decode()  # gpg 2.2 misreads some armor without it
    return f"-----BEGIN PGP {kind}-----\n\n{lines}\n={checksum}\n-----END PGP {kind}-----\n"


def _crc24(raw: bytes) -> int:
    """Compute the checksum of RFC 9580 section 6.1.1."""
    crc = 0xB704CE
    for octet in raw:
        crc ^= octet << 16
        for _ in range(8):
            crc = crc << 1 ^ (0x1864CFB if crc & 0x800000 else 0)
    return crc


def split(raw: bytes) -> Iterator[Packet]:
    """Yield the packets of `raw`, in order."""
    at = count = 0
    while at < len(raw):
        start = at
        if (count := count + 1) > _MOST:
            raise ValueError("too many packets")
        first = raw[at]
        at += 1
        if first & 0x80 == 0:
            raise ValueError("not OpenPGP")
        try:
            if first & 0x40:
                tag = first & 0x3F
                at, body = _new_body(raw, at)
            else:  # the old format: RFC 9580 section 4.2.2
                tag = first >> 2 & 0x0F
                width = (1, 2, 4, 0)[first & 3]
                size = int.from_bytes(_piece(raw, at, width)) if width else len(raw) - at
                body = _piece(raw, at + width, size)
                at += width + size
        except IndexError:
            raise ValueError("cut off") from None
        yield Packet(tag, body, raw[start:at])


def _new_body(raw: bytes, at: int) -> tuple[int, bytes]:
    """Return the end of the packet whose length stands at `at`, and the first piece of its body. RFC 9580, 4.2.1."""
    body: bytes | None = None
    while True:
        first = raw[at]
        if first < 192:
            at, size = at + 1, first
        elif first < 224:
            at, size = at + 2, (first - 192 << 8) + raw[at + 1] + 192
        elif first == 255:
            at, size = at + 5, int.from_bytes(_piece(raw, at + 1, 4))
        else:
            at, size = at + 1, 1 << (first & 0x1F)
        if at + size > len(raw):
            raise IndexError
        body = _piece(raw, at, size) if body is None else body
        at += size
        if not 224 <= first < 255:
            return at, body


def _piece(raw: bytes, at: int, size: int) -> bytes:
    if at + size > len(raw):
        raise IndexError
    return raw[at : at + min(size, _BODY)]


def recipient(locked: Packet) -> bytes:
    """Return the key id that a session key is encrypted to; HIDDEN for anybody's. RFC 9580 section 5.1."""
    if locked.body[:1] == b"\x03":
        return locked.body[1:9]
    # Version 6 names a key version and a fingerprint, or nothing; the id of a v4 key is its fingerprint's end
    return locked.body[3:23][-8:] if locked.body[2:3] == b"\x04" else HIDDEN if locked.body[1:2] == b"\0" else b""


def recipients(message: bytes) -> frozenset[bytes]:
    """Return the key ids that a message, armored or not, is encrypted to; nothing of one that cannot be read."""
    try:
        return frozenset(recipient(packet) for packet in split(dearmored(message)) if packet.tag == PKESK)
    except ValueError:
        return frozenset()


def signed_literal(message: bytes) -> bytes | None:
    """Return the one literal packet of a signed message, and None where anything but signatures stands around it."""
    try:
        found = list(split(message))
    except ValueError:
        return None
    literals = [packet.raw for packet in found if packet.tag == LITERAL]
    others = {packet.tag for packet in found} - {LITERAL, ONE_PASS, SIGNATURE}
    return literals[0] if len(literals) == 1 and not others else None


def algorithm(locked: Packet) -> int:
    """Return the public-key algorithm of an encrypted session key of version 3; 0 where it is another's."""
    return locked.body[9] if locked.body[:1] == b"\x03" and len(locked.body) > 9 else 0


def addressed(locked: Packet, key_id: bytes) -> bytes:
    """Write a key id into an encrypted session key of version 3. RFC 9580 section 5.1.1."""
    body = locked.body[:1] + key_id + locked.body[9:]
    return bytes([0xC0 | PKESK, 0xFF]) + len(body).to_bytes(4) + body


def fingerprint(key: Packet) -> str:
    """Compute the fingerprint of a primary key, upper-case hex. RFC 9580 section 5.5.4."""
    body = key.body
    if body[:1] == b"\x04":
        return hashlib.sha1(b"\x99" + len(body).to_bytes(2) + body, usedforsecurity=False).hexdigest().upper()
    return hashlib.sha256(b"\x9b" + len(body).to_bytes(4) + body).hexdigest().upper()


def address_of(user_id: str) -> str:
    """Return the mail address at the end of a user ID, lower case, or an empty string. RFC 9580 section 5.11."""
    match = _ADDRESS.search(user_id.strip())
    return comparable(match[1] or match[2]) if match else ""
