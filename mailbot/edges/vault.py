"""The data key at work: sealing bytes for rest, and keyed hashes for looking things up without storing them.

Sealed bytes are `version ‖ nonce ‖ AES-256-GCM(cleartext) ‖ tag`, bound to the context they were sealed for: a value
copied into another column does not unseal there. Nothing here stores, wraps or logs the data key.
"""

import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from mailbot.errors import Permanent

VERSION: Final = b"\x01"
NONCE_BYTES: Final = 12  # the 96 bits that NIST SP 800-38D section 8.2.2 wants of a random nonce
KEY_BYTES: Final = 32


def new_data_key() -> bytes:
    """Make the key that everything at rest depends on."""
    return os.urandom(KEY_BYTES)


class Vault:
    """Seals, unseals and hashes with keys derived from the data key. Safe to share between threads."""

    __slots__ = ("_aead", "_hash_key")

    def __init__(self, data_key: bytes) -> None:
        if len(data_key) != KEY_BYTES:
            raise Permanent("the data key has the wrong length")
        self._aead = AESGCM(_derived(data_key, b"mailbot seal 1"))
        self._hash_key = _derived(data_key, b"mailbot hash 1")

    def seal(self, cleartext: bytes, context: str) -> bytes:
        """Encrypt for rest, bound to `context`."""
        # A random nonce is good for 2**32 seals under one key (NIST SP 800-38D section 8.3).
        nonce = os.urandom(NONCE_BYTES)
        return VERSION + nonce + self._aead.encrypt(nonce, cleartext, VERSION + context.encode())

    def unseal(self, sealed: bytes, context: str) -> bytes:
        """Return what `seal` sealed; raise Permanent when anything about it differs."""
        if not sealed.startswith(VERSION):
            raise Permanent(f"{context}: sealed in a form that this version does not know")
        nonce, ciphertext = sealed[1 : 1 + NONCE_BYTES], memoryview(sealed)[1 + NONCE_BYTES :]
        try:
            return self._aead.decrypt(nonce, ciphertext, VERSION + context.encode())
        except (InvalidTag, ValueError) as changed:  # ValueError: cut so short that the nonce is not whole
            raise Permanent(f"{context}: does not unseal: changed, or sealed with another data key") from changed

    def hash(self, value: bytes, purpose: str) -> bytes:
        """Keyed hash, 32 bytes, of `value`; differs between purposes."""
        mac = HMAC(self._hash_key, SHA256())
        mac.update(purpose.encode() + b"\0")
        mac.update(value)
        return mac.finalize()


def _derived(data_key: bytes, use: bytes) -> bytes:
    # No salt: it is optional (RFC 5869 section 3.1), and the data key is strong key material already (section 3.3).
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=use).derive(data_key)
