"""Which secret keys an exported file holds, told from its packets: nothing is imported, decrypted or written."""

from __future__ import annotations

from mailbot.edges.gpg.packets import Packet, dearmored, fingerprint, split, why_checksum_fails

_SECRET_KEY, _SECRET_SUBKEY = 5, 7  # RFC 9580 section 5.5.1
_WITH_MPIS = {1: 2, 2: 2, 3: 2, 16: 3, 17: 4}  # RSA, Elgamal, DSA: how many numbers the public half has
_WITH_CURVE = {18, 19, 22}  # ECDH, ECDSA, EdDSA: an OID, a point, and of ECDH how to derive a key
_OF_ONE_LENGTH = {25: 32, 26: 56, 27: 32, 28: 57}  # X25519, X448, Ed25519, Ed448: octets
_GNU = 101  # gpg's own way to say that the secret is somewhere else: its doc/DETAILS, "GNU extensions to the S2K"
_ENCRYPTED = (253, 254, 255)  # RFC 9580 section 3.7.2.1


def secret_keys_in(raw: bytes) -> set[str]:
    """Return the fingerprints of the keys whose secret halves are in a file; raises ValueError for no such file.

    A stub, which only says that the secret is elsewhere or on a card, does not count.
    """
    if why := why_checksum_fails(raw):
        raise ValueError(why)
    found = set()
    for packet in split(dearmored(raw)):
        if packet.tag in (_SECRET_KEY, _SECRET_SUBKEY):
            public = public_half(packet.body)
            if _holds_secret(packet.body[public:]):
                found.add(fingerprint(Packet(packet.tag, packet.body[:public], b"")))
    return found


def public_half(body: bytes) -> int:
    """Return how many octets of a secret key of version 4 are its public half: RFC 9580 section 5.5.2."""
    if body[:1] != b"\x04":
        raise ValueError("a key of another version than 4")
    algorithm, at = body[5], 6
    if algorithm in _OF_ONE_LENGTH:
        at += _OF_ONE_LENGTH[algorithm]
    elif algorithm in _WITH_CURVE:
        at = _after_mpi(body, at + 1 + body[at])
        if algorithm == 18:
            at += 1 + body[at]
    elif algorithm in _WITH_MPIS:
        for _ in range(_WITH_MPIS[algorithm]):
            at = _after_mpi(body, at)
    else:
        raise ValueError("a key of an unknown algorithm")
    if at >= len(body):
        raise ValueError("cut off")
    return at


def _after_mpi(body: bytes, at: int) -> int:
    return at + 2 + (int.from_bytes(body[at : at + 2]) + 7) // 8


def _holds_secret(secret: bytes) -> bool:
    usage = secret[0]
    if usage not in _ENCRYPTED:
        return len(secret) > 3  # in clear, or under a passphrase in the oldest way
    s2k = 3 if usage == 253 else 2  # with AEAD, its algorithm stands behind the cipher's
    return len(secret) > s2k + 4 and secret[s2k] != _GNU
