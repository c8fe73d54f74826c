"""OpenPGP certificates as packets: cut to what counts, put together, and weighed before gpg sees them.

Nothing is verified here; that is gpg's work. What is left out cannot fool it, what is too much cannot keep it busy, and
where a signature stands in the file takes none of its effect away. RFC 9580 sections 5.2, 5.5 and 10.1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from mailbot.edges.gpg.packets import (
    PUBLIC_KEY,
    PUBLIC_SUBKEY,
    SECRET_KEY,
    SIGNATURE,
    USER_ID,
    Packet,
    address_of,
    dearmored,
    fingerprint,
    split,
)

# What a key may cost. gpg takes 7 ms for a signature by the costliest that is let through, so all of one take 1.4 s;
# with an exponent as long as its modulus RSA-8192 takes 300 ms for one signature, RSA-16384 two seconds.
BITS: Final = 8192  # of RSA, DSA and ElGamal: the longest that GnuPG makes with --enable-large-rsa
EXPONENT: Final = 64  # bits of RSA's: OpenSSL's bound too; everybody has 17
SIGNATURES: Final = 200  # its own: ten subkeys whose end was put off twenty times
SUBKEYS: Final = 50
USER_IDS: Final = 50  # with the address that was asked for
_NUMBERS = {1: 2, 2: 2, 3: 2, 16: 3, 17: 4}  # RSA, ElGamal, DSA: how many a public key has, RFC 9580 section 5.5.5
_RSA = {1, 2, 3}
_ENCRYPT_ONLY = {bytes([kind]) for kind in (16, 18, 25, 26)}  # ElGamal, ECDH, X25519, X448: RFC 9580 section 9.1
_OTHERS = 1000  # octets of a key of any other kind: a point on a curve has 133

KEY_REVOKED, SUBKEY_REVOKED, USER_ID_REVOKED = 0x20, 0x28, 0x30  # RFC 9580 section 5.2.1
_REVOKE = (KEY_REVOKED, SUBKEY_REVOKED, USER_ID_REVOKED)
_SOFT = {1, 3}  # superseded, retired: RFC 9580 section 5.2.3.31; "no reason" and "compromised" are hard
_DIRECT = 0x1F  # signature of a key over itself
# Subpackets: RFC 9580 section 5.2.3.7
_CREATED, _TERM, _KEY_TERM, _CIPHERS, _REVOKER, _ISSUER = 2, 3, 9, 11, 12, 16
_REASON, _EMBEDDED, _ISSUER_FINGERPRINT = 29, 32, 33
REVOCATIONS: Final = 16  # of one key that are kept
REVOKERS: Final = 4


@dataclass(frozen=True, slots=True)
class SignatureClaim:
    """What a signature packet says of itself: a claim, until gpg has checked it."""

    kind: int  # RFC 9580 section 5.2.1
    at: datetime | None
    key_id: str  # of whoever made it, upper-case hex; "" when it does not say
    soft: bool = False  # of a revocation: the key was not stolen


def public_keys(raw: bytes) -> Iterator[list[Packet]]:
    """Return the public keys in `raw` (armored or binary), each beginning with its primary key; no secret ones.

    Damage ends it: what stood before is given.
    """
    return (group for group in _groups(raw) if group[0].tag == PUBLIC_KEY)


def bare_revocations(raw: bytes) -> list[Packet]:
    """Return the revocations in `raw` that stand before any key: revocation certificates, as gpg makes them."""
    first = next(_groups(raw), [])
    return [packet for packet in first if revokes(packet)] if first and first[0].tag == SIGNATURE else []


def _groups(raw: bytes) -> Iterator[list[Packet]]:
    """Yield each primary key with what belongs to it, and before them the signatures that belong to none."""
    group: list[Packet] = []
    with suppress(ValueError):
        for packet in split(dearmored(raw)):
            if packet.tag in (PUBLIC_KEY, SECRET_KEY):
                if group:
                    yield group
                group = []
            if packet.tag in (PUBLIC_KEY, SIGNATURE) or group:
                group.append(packet)
    if group:
        yield group


def made_at(key: Sequence[Packet]) -> list[datetime]:
    """Return when a primary key of version 4 and its subkeys were made, earliest first. RFC 9580 section 5.5.2.2."""
    bodies = {p.body[1:5] for p in key if p.tag in (PUBLIC_KEY, PUBLIC_SUBKEY) and p.body[:1] == b"\x04"}
    return sorted(datetime.fromtimestamp(int.from_bytes(moment), UTC) for moment in bodies)


def moments(key: Sequence[Packet]) -> list[int]:
    """Return the seconds since 1970 at which what a key is worth may change, in order: it changes at no other.

    There are more of them than needed: whose term one is, nobody has looked up.
    """
    made = {int.from_bytes(p.body[1:5]) for p in key if p.tag in (PUBLIC_KEY, PUBLIC_SUBKEY)}
    found = set(made)
    signatures = [packet.body for packet in key if packet.tag == SIGNATURE]
    signatures += [inner for body in signatures for kind, inner in _all_subpackets(body) if kind == _EMBEDDED]
    for body in signatures:
        if body[:1] == b"\3":  # RFC 9580 section 5.2.2: no terms
            found.add(int.from_bytes(body[3:7]))
            continue
        times = [(kind, int.from_bytes(content[:4])) for kind, content in _all_subpackets(body)]
        signed = {time for kind, time in times if kind == _CREATED}
        found |= signed | {since + time for kind, time in times if kind == _TERM for since in signed}
        found |= {since + time for kind, time in times if kind == _KEY_TERM for since in made}
    return sorted(found | {moment + 1 for moment in found})  # what ends with a second counts in it still, for gpg


def revokes(packet: Packet) -> bool:
    """Return whether a packet revokes a key, a subkey or a user ID. RFC 9580 section 5.2.1."""
    return packet.tag == SIGNATURE and packet.body[:1] == b"\x04" and packet.body[1:2] in {bytes([k]) for k in _REVOKE}


def key_id(primary: Packet) -> bytes:
    """Return the eight octets by which signatures name a key. RFC 9580 section 5.5.4."""
    name = fingerprint(primary)
    return bytes.fromhex(name[-16:] if primary.body[:1] == b"\x04" else name[:16])


def minimal(key: Sequence[Packet], address: str | None, *, certified_by: bytes = b"") -> list[Packet]:
    """Leave out of `key` the signatures of others, pictures and, with an `address`, every user ID of another.

    gpg cannot read a key without a user ID, so where none has that address the first one stays. Of others' signatures
    those stay that name the key id `certified_by`. What revokes the key stands behind its primary key, wherever it
    stood: gpg passes over it elsewhere, and whoever carries a key could move it.
    """
    ids = [p.body for p in key if p.tag == USER_ID]
    if address is not None:
        ids = [user_id for user_id in ids if address_of(user_id.decode(errors="replace")) == address] or ids[:1]
    kept_ids = set(ids)
    own = key_id(key[0])
    issuers = [own, *filter(None, [certified_by])]
    revokers = [own, *_revokers(key, own)]
    kept: list[Packet] = []
    first: list[Packet] = []
    wanted = True
    for packet in key:
        if packet.tag == SIGNATURE:
            # Its own signatures name their issuer; gpg sees to it that this is no lie
            if packet.body[:2] == bytes([4, KEY_REVOKED]):
                first += [packet] if any(issuer in packet.body for issuer in revokers) else []
            elif wanted and any(issuer in packet.body for issuer in issuers):
                kept.append(packet)
            continue
        wanted = packet.tag in (PUBLIC_KEY, PUBLIC_SUBKEY) or (packet.tag == USER_ID and packet.body in kept_ids)
        if wanted:
            kept.append(packet)
    return [*kept[:1], *_once(first), *kept[1:]]


def _revokers(key: Sequence[Packet], own: bytes) -> list[bytes]:
    """Return the key ids of those whom the owner of a key has named to revoke it. RFC 9580 section 5.2.3.23."""
    named: list[bytes] = []
    for packet in key:
        if packet.tag == SIGNATURE and packet.body[:2] == bytes([4, _DIRECT]) and own in packet.body:
            named += [content[2:22][-8:] for kind, content in _signed(packet) if kind == _REVOKER]
    return [named_id for named_id in named if len(named_id) == len(own)][:REVOKERS]


def only_certified_by(key: Sequence[Packet], key_ids: Iterable[bytes]) -> list[Packet]:
    """Leave of `key` its parts, and of the signatures on it those that name one of these keys."""
    issuers = {name.hex().upper() for name in key_ids}
    parts = [p for p in key if p.tag in (PUBLIC_KEY, USER_ID, PUBLIC_SUBKEY) or p.tag == SIGNATURE]
    return [p for p in parts if p.tag != SIGNATURE or (p.body[:1] == b"\x04" and read_signature(p).key_id in issuers)]


def with_part(key: Sequence[Packet], part: str) -> list[Packet]:
    """Leave of a key's parts the primary one and that with the fingerprint `part`."""
    return _with_subkeys(key, lambda subkey: fingerprint(subkey) == part)


def verifying(key: Sequence[Packet]) -> list[Packet]:
    """Leave out of `key` the subkeys that sign nothing, whatever is said of them: it verifies the same without.

    gpg checks what binds each subkey to its key again at every message, two operations on a curve each.
    """
    return _with_subkeys(key, lambda subkey: subkey.body[:1] != b"\x04" or subkey.body[5:6] not in _ENCRYPT_ONLY)


def _with_subkeys(key: Sequence[Packet], wants: Callable[[Packet], bool]) -> list[Packet]:
    """Leave of a key's subkeys those that are wanted, each with its signatures."""
    kept: list[Packet] = []
    wanted = True
    for packet in key:
        if packet.tag != SIGNATURE:
            wanted = packet.tag != PUBLIC_SUBKEY or wants(packet)
        kept += [packet] if wanted else []
    return kept


def knows_cipher(key: Sequence[Packet], cipher: int) -> bool:
    """Return whether its owner lists a cipher, as often as they list any. RFC 9580 section 5.2.3.14."""
    signatures = [packet for packet in key if packet.tag == SIGNATURE and packet.body[:1] == b"\x04"]
    lists = [content for packet in signatures for kind, content in _signed(packet) if kind == _CIPHERS]
    return bool(lists) and all(cipher in known for known in lists)


def why_too_costly(key: Sequence[Packet]) -> str | None:
    """Return why gpg is not to look at a key that was cut to the minimum: by what it would have to compute."""
    count = {tag: sum(packet.tag == tag for packet in key) for tag in (SIGNATURE, PUBLIC_SUBKEY, USER_ID)}
    if count[SIGNATURE] > SIGNATURES or count[PUBLIC_SUBKEY] > SUBKEYS or count[USER_ID] > USER_IDS:
        return "other"
    costly = any(_is_costly(packet.body) for packet in key if packet.tag in (PUBLIC_KEY, PUBLIC_SUBKEY))
    return "other" if costly else None


def _is_costly(body: bytes) -> bool:
    """Return whether computing with a public key (RFC 9580 section 5.5.2) takes unheard-of numbers."""
    if body[:1] != b"\x04":  # gpg reads no other
        return False
    kind = body[5] if len(body) > 5 else 0
    if kind not in _NUMBERS:
        return len(body) > _OTHERS
    bits: list[int] = []
    at = 6
    for _ in range(_NUMBERS[kind]):
        bits.append(int.from_bytes(body[at : at + 2]))
        at += 2 + (bits[-1] + 7) // 8
    return max(bits) > BITS or (kind in _RSA and bits[1] > EXPONENT)


def joined(key: Sequence[Packet], *others: Sequence[Packet]) -> list[Packet]:
    """Put together what several forms of one key hold: each part once, and with each part what signs it.

    Nothing is taken away, whichever form is the older: what counts then, gpg finds out by the dates.
    """
    parts: dict[bytes, list[Packet]] = {}
    for form in (key, *others):
        part: list[Packet] = []
        for packet in form:
            if packet.tag == SIGNATURE:
                part.append(packet)
            else:
                part = parts.setdefault(bytes([packet.tag]) + packet.body, [packet])
    whole = list(parts.values())
    # What belongs to the primary key, its user IDs, its subkeys: the order that gpg wants, RFC 9580 section 10.1
    order = (PUBLIC_KEY, USER_ID, PUBLIC_SUBKEY)
    return [packet for tag in order for part in whole if part[0].tag == tag for packet in _once(part)]


def with_revocations(key: Sequence[Packet], revocations: Iterable[Packet]) -> list[Packet]:
    """Add revocations to a key, each behind all that it may mean: gpg sees which it was made for."""
    bare = list(revocations)
    kinds = {PUBLIC_KEY: KEY_REVOKED, PUBLIC_SUBKEY: SUBKEY_REVOKED, USER_ID: USER_ID_REVOKED}
    added: list[Packet] = []
    for packet in key:
        added.append(packet)
        if packet.tag in kinds:
            added += [revocation for revocation in bare if revocation.body[1] == kinds[packet.tag]]
    return joined(added)


def _once(packets: Iterable[Packet]) -> list[Packet]:
    return list({packet.raw: packet for packet in packets}.values())


def read_signature(packet: Packet) -> SignatureClaim:
    """Read what a signature of version 4 says of itself. RFC 9580 section 5.2.3."""
    body = packet.body
    hashed = int.from_bytes(body[4:6])
    unhashed = int.from_bytes(body[6 + hashed : 8 + hashed])
    signed = dict(_subpackets(body[6 : 6 + hashed]))
    beside = dict(_subpackets(body[8 + hashed : 8 + hashed + unhashed]))
    at = datetime.fromtimestamp(int.from_bytes(signed[_CREATED][:4]), UTC) if _CREATED in signed else None
    name = signed.get(_ISSUER_FINGERPRINT) or beside.get(_ISSUER_FINGERPRINT) or b""
    issuer = signed.get(_ISSUER) or beside.get(_ISSUER) or name[1:21][-8:]
    reason = signed.get(_REASON, b"")
    return SignatureClaim(
        int.from_bytes(body[1:2]),
        at,
        issuer.hex().upper(),
        soft=reason[:1] in {bytes([code]) for code in _SOFT},
    )


def _signed(signature: Packet) -> Iterator[tuple[int, bytes]]:
    """Yield those subpackets of a signature of version 4 that it covers itself."""
    return _subpackets(signature.body[6 : 6 + int.from_bytes(signature.body[4:6])])


def _all_subpackets(body: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the subpackets of a signature, those that it does not cover as well."""
    hashed = 6 + int.from_bytes(body[4:6])
    yield from _subpackets(body[6:hashed])
    yield from _subpackets(body[hashed + 2 : hashed + 2 + int.from_bytes(body[hashed : hashed + 2])])


def _subpackets(area: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield type and content of each subpacket. RFC 9580 section 5.2.3.7."""
    at = 0
    while at + 1 < len(area):
        size, start = area[at], at + 1
        if size == 255:
            size, start = int.from_bytes(area[at + 1 : at + 5]), at + 5
        elif size >= 192:
            size, start = (size - 192 << 8) + area[at + 1] + 192, at + 2
        if size < 1 or start >= len(area):
            return
        yield area[start] & 0x7F, area[start + 1 : start + size]
        at = start + size
