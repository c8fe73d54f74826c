"""The head over all chains: a short text that says where every journal stood, which our key signs and mail takes away.

    mailbot head 12            counts up, without a gap
    of: the published address
    at: the moment
    chains: how many have changed since the head before
    sha256: over a line for each of these: its name, the number of its last entry, that entry's hash
    before: SHA-256 of the text of the head before, so that one kept head vouches for all before it

Whoever has one that left the machine can show whether what it speaks of is still there as it was.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

NONE: Final = "0" * 64  # before the first

_TEXT = re.compile(
    r"mailbot head (?P<number>[1-9]\d*)\nof: (?P<of>\S+)\nat: (?P<at>\S+)\nchains: (?P<chains>\d+)\n"
    r"sha256: (?P<sha256>[0-9a-f]{64})\nbefore: (?P<before>[0-9a-f]{64})\n"
)


@dataclass(frozen=True, slots=True)
class HeadText:
    """What a head says."""

    number: int
    of: str
    at: datetime
    chains: int
    sha256: str
    before: str

    def written(self) -> str:
        """Return the text that is signed."""
        return (
            f"mailbot head {self.number}\nof: {self.of}\nat: {self.at.isoformat()}\nchains: {self.chains}\n"
            f"sha256: {self.sha256}\nbefore: {self.before}\n"
        )

    @property
    def name(self) -> str:
        """Return what the head after it names it by."""
        return sha256(self.written())


def head_text(number: int, of: str, at: datetime, covered: str, before: str) -> HeadText:
    """Return the head that follows the one named `before` (its text's SHA-256; "" follows none)."""
    return HeadText(number, of, at, covered.count("\n"), sha256(covered), before or NONE)


def read_head(text: str) -> HeadText | None:
    """Return what a signed text says; None for one that is no head."""
    said = _TEXT.fullmatch(text.replace("\r\n", "\n"))
    if said is None:
        return None
    try:
        at = datetime.fromisoformat(said["at"])
    except ValueError:
        return None
    return HeadText(int(said["number"]), said["of"], at, int(said["chains"]), said["sha256"], said["before"])


def sha256(text: str) -> str:
    """Return the SHA-256 of a text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def signed_text(block: str) -> str:
    """Return the text of a head in a block with a signature over it; whether that is good, it does not say."""
    _, _, rest = block.replace("\r\n", "\n").partition("\n\n")
    return rest.partition("\n-----BEGIN PGP SIGNATURE-----")[0] + "\n"
