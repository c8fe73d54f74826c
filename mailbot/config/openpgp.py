"""The section about OpenPGP: the organisation's key, and older ones that people may still use."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from mailbot.config.fields import FilePath, Fingerprint, Section
from mailbot.config.secret import Secret


class OlderKey(Section):
    """A further secret key in the gpg home, for what is still encrypted to it."""

    fingerprint: Fingerprint
    """The key, by its full fingerprint."""
    passphrase: Secret | None = None
    """Where the key's passphrase is; left out for a key without one."""


class OpenPgp(Section):
    """The organisation's key."""

    fingerprint: Fingerprint
    """The key, by its full fingerprint."""
    passphrase: Secret | None = None
    """Where the key's passphrase is; left out for a key without one."""
    homedir: FilePath | None = None
    """Where gpg keeps the key; state_dir/gnupg when left out."""
    older: tuple[OlderKey, ...] = ()
    """Secret keys that you had before, imported into the same home.

    What people still encrypt to them is opened; nothing is signed with them.
    """

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        fingerprints = [self.fingerprint, *(key.fingerprint for key in self.older)]
        if len(set(fingerprints)) != len(fingerprints):
            raise ValueError("the same fingerprint stands twice; older names further keys only")
        return self
