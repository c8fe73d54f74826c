"""What the commands of `key` are given to work with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mailbot.edges.gpg import Gpg


@dataclass(frozen=True, slots=True)
class OurKeys:
    """The organisation's key, further ones that still decrypt, and where both are."""

    gpg: Gpg
    fingerprint: str
    older: tuple[str, ...]  # fingerprints
    address: str
    homedir: Path
    config: Path  # the configuration file

    @property
    def public_key(self) -> Path:
        """Return the file that is to be published, where `init` has put it."""
        return self.config.parent / f"{self.address}.asc"


def grouped(fingerprint: str) -> str:
    """Return a fingerprint in groups of four, as people compare it."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))
