"""The secret keys of our gpg home, as gpg lists them: parts, terms, and where each secret half is.

Needs no passphrase. gpg's doc/DETAILS, the format of the colon listings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from mailbot.edges.gpg import home
from mailbot.edges.gpg.process import Process
from mailbot.errors import Permanent, Temporary
from mailbot.facts import Custody, KeyPart, OwnKey, Purpose

_PURPOSES = {
    "c": Purpose.CERTIFY,
    "s": Purpose.SIGN,
    "e": Purpose.ENCRYPT,
    "a": Purpose.AUTHENTICATE,
}
_ESCAPED = re.compile(r"\\x([0-9a-f]{2})")  # a colon, a line break: of ASCII alone, the rest is UTF-8 as it stands
_RSA, _ELGAMAL, _DSA = {"1", "2", "3"}, {"16", "20"}, {"17"}  # RFC 9580 section 9.1


class OwnKeys:
    """Looks at the keys of one gpg home, whose secret halves are ours."""

    def __init__(self, process: Process, homedir: Path) -> None:
        self._process = process
        self._homedir = homedir

    def look_at(self, fingerprint: str, now: datetime) -> OwnKey:
        """Return one key; raises Permanent where it is not in the home, Temporary or ConfigError when gpg fails."""
        for key in self.listed(now):
            if key.primary.fingerprint == fingerprint:
                return key
        raise Permanent(f"the key {fingerprint} is not in the gpg home {self._homedir}")

    def listed(self, now: datetime) -> list[OwnKey]:
        """Return every key of the home."""
        ran = self._process.run("--with-secret", "--list-keys", now=now)
        if ran.stopped or ran.returncode:
            home.look_at(self._homedir)
            raise Temporary("gpg or its agent does not answer")
        return list(read_listing(ran.output.decode(errors="replace")))


def read_listing(colons: str) -> Iterator[OwnKey]:
    """Read what `--with-secret --list-keys` lists."""
    rows = [line.split(":") for line in colons.split("\n")]
    parts: list[KeyPart] = []
    user_ids: list[str] = []
    for row, following in pairwise([*rows, ["pub"], []]):
        if row[0] == "pub" and parts:
            yield OwnKey(parts[0], tuple(user_ids), tuple(parts[1:]))
            parts, user_ids = [], []
        if row[0] in ("pub", "sub") and following[:1] == ["fpr"]:
            parts.append(_part(row, following[9]))
        elif row[0] == "uid" and row[5] and row[1] not in ("r", "i"):  # one without a date nobody signed
            user_ids.append(_ESCAPED.sub(lambda escape: chr(int(escape[1], 16)), row[9]))


def _part(row: Sequence[str], fingerprint: str) -> KeyPart:
    # Capitals speak of the whole key. A secret half: "+" is here, "#" a stub of what is not, else a card's number
    custody = {"+": Custody.HERE, "#": Custody.ELSEWHERE, "": Custody.ELSEWHERE}.get(row[14], Custody.CARD)
    return KeyPart(
        fingerprint,
        _algorithm(row[3], row[2], row[16] if len(row) > 16 else ""),
        tuple(_PURPOSES[letter] for letter in row[11] if letter in _PURPOSES),
        datetime.fromtimestamp(int(row[5] or 0), UTC),
        datetime.fromtimestamp(int(row[6]), UTC) if row[6] else None,
        custody,
        revoked=row[1] == "r",
        valid=row[1] not in ("i", "d"),
    )


def _algorithm(number: str, bits: str, curve: str) -> str:
    if number in _RSA:
        return f"rsa{bits}"
    if number in _ELGAMAL:
        return f"elg{bits}"
    return f"dsa{bits}" if number in _DSA else curve.lower() or f"algorithm {number}"
