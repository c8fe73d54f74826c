"""Looking at strangers' keys: what one is good for now, what its owner revoked of it, and vouches for with it.

    packets --cut to what counts--> weighed --one run of gpg--> a Key
                                       '--too much--> a Key that cannot be used, and gpg never sees it

Guarantee: nothing is imported. A user ID counts only when its owner signed it, whatever the version of gpg lists.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import UTC, datetime

from mailbot.edges.gpg import certificates, packets
from mailbot.edges.gpg.process import SKEW, Budget, Limits, Process, memory_file
from mailbot.edges.gpg.verdicts import raise_if_late
from mailbot.facts import NOT_YET, Key, Revocation

_REMEMBERED, _REMEMBERED_SIZE = 128, 16 << 10  # keys; octets of each: RSA-4096 with two subkeys has 5 kB


class Looking:
    """Looks at keys with one gpg, on the budget of the message that brought them."""

    def __init__(self, process: Process, limits: Limits) -> None:
        self._process = process
        self._limits = limits
        self._seen: dict[tuple[bytes, str | None, int], Key] = {}

    def inspect(self, raw: bytes, now: datetime, *, address: str | None, budget: Budget) -> tuple[Key, ...]:
        """Return the public keys in `raw` in minimal form, at most as many as one mail may bring."""
        if len(raw) > self._limits.key_bytes:
            return ()
        keys: list[Key] = []
        for group in certificates.public_keys(raw):
            small = certificates.minimal(group, address)
            if sum(len(p.raw) for p in small) <= self._limits.key_size:
                keys.append(self.inspected(small, now, address, budget))
            if len(keys) == self._limits.keys:
                break
        return tuple(keys)

    def inspected(self, small: Sequence[packets.Packet], now: datetime, address: str | None, budget: Budget) -> Key:
        """Return one key as it is now; an unusable one as it is when the rest of it begins to count."""
        if why := certificates.why_too_costly(small):
            # Its user IDs unchecked, so that who sent it can be told; nothing else is done with it
            return Key(packets.fingerprint(small[0]), _armored(small), _addresses(_ids(small), address), None, why)
        key = self.seen_at(small, now + SKEW, address, budget)
        if key.why_unusable in (None, "revoked"):
            return key
        for at in certificates.made_at(small):
            if at > now + SKEW:
                later = self.seen_at(small, at, address, budget)
                if later.why_unusable is None:
                    return replace(later, why_unusable=NOT_YET, usable_from=at)
        return key

    def seen_at(self, small: Sequence[packets.Packet], at: datetime, address: str | None, budget: Budget) -> Key:
        """Return one key as it is at a moment."""
        name = packets.fingerprint(small[0])
        version = small[0].body[0] if small[0].body else 0
        if version != 4:  # gpg cannot read it: RFC 9580 version 6, or long obsolete
            return Key(name, _armored(small), _addresses(_ids(small), address), None, f"version {version}")
        raw = b"".join(p.raw for p in small)
        # Most clients send their key along with every mail, and what gpg says of it changes at these moments alone
        place = (raw, address, bisect_right(certificates.moments(small), at.timestamp()))
        if place in self._seen:
            return self._seen[place]
        ran = self._process.run("--show-keys", stdin=raw, now=at, budget=budget)
        raise_if_late(ran)
        rows = [line.split(":") for line in ran.output.decode(errors="replace").split("\n")]
        mains = [row for row in rows if row[0] == "pub"]
        if ran.stopped or [row[9] for row in rows if row[0] == "fpr"][:1] != [name] or len(mains) != 1:
            return Key(name, _armored(small), (), None, "other")
        main = mains[0]
        # Of an expired or revoked key all user IDs are called that. One that the key itself never signed has no date:
        # gpg 2.4 lists it all the same, and takes a key with no other for one that never expires; 2.2 does neither
        signed = [row for row in rows if row[0] == "uid" and row[5]]
        ids = [row[9] for row in signed if row[1] not in {"r", "e", "i"} - {main[1]}]
        subkeys = [row for row in rows if row[0] in ("pub", "sub") and "e" in row[11]]
        # gpg lists as good what is made in the future, and encrypts to none of it
        working = [row for row in subkeys if row[1] not in ("e", "r", "i") and int(row[5] or 0) <= at.timestamp()]
        why = None
        if "E" not in main[11] or not working or not signed:
            states = {row[1] for row in [main, *subkeys]}
            why = "revoked" if "r" in states else "expired" if "e" in states else "cannot encrypt"
        ends = [int(row[6]) for row in [main, max(working, key=_end, default=main)] if row[6]]
        expires_at = datetime.fromtimestamp(min(ends), UTC) if ends else None
        key = Key(name, _armored(small), _addresses(ids, address), expires_at, why)
        self._remember(place, key)
        return key

    def _remember(self, place: tuple[bytes, str | None, int], key: Key) -> None:
        """Keep what gpg said of a key of usual size."""
        if len(place[0]) <= _REMEMBERED_SIZE:
            while len(self._seen) >= _REMEMBERED:
                with suppress(KeyError, RuntimeError, StopIteration):  # another thread was faster
                    del self._seen[next(iter(self._seen))]
            self._seen[place] = key

    def certifies(self, older: Key, raw: bytes, address: str, now: datetime, budget: Budget) -> bool:
        """Return whether the owner of `older` vouches for a key, made later, as one of `address`.

        Made later: who renewed a key has signed the old one with the new as well, and the old one may be stolen since.
        """
        [known, *_] = certificates.public_keys(older.armored.encode())
        issuer = certificates.key_id(known[0])
        for group in certificates.public_keys(raw):
            small = certificates.minimal(group, address, certified_by=issuer)
            if not _may_follow(small, known, issuer):
                continue
            rows = self._signatures([small, known], packets.fingerprint(small[0]), now, budget)
            return _is_certified(rows, packets.fingerprint(known[0]), address)
        return False

    def revocation(
        self,
        group: Sequence[packets.Packet],
        others: Iterable[Sequence[packets.Packet]],
        now: datetime,
        budget: Budget,
    ) -> Revocation | None:
        """Return what its owner has revoked of a key, or whom they named to do so; `others` came with it.

        What is forged does not count. Nothing is said of a key that costs too much to look at, nor of one of which
        nothing is revoked.
        """
        small = certificates.minimal(group, None)
        claimed = [packet for packet in small if certificates.revokes(packet)][: certificates.REVOCATIONS]
        if not claimed or small[0].body[:1] != b"\x04" or certificates.why_too_costly(small):
            return None
        if sum(len(p.raw) for p in small) > self._limits.key_size:
            return None
        revokers = [
            other for other in others if other[0].raw != small[0].raw and not certificates.why_too_costly(other)
        ]
        name = packets.fingerprint(small[0])
        rows = self._signatures([small, *revokers[: certificates.REVOKERS]], name, now, budget)
        # The class in gpg's columns: "20x,02", its reason behind the comma
        good = {(row[4], row[5], row[10][:2]) for row in rows if row[:2] == ["rev", "!"]}
        made = [(packet, certificates.read_signature(packet)) for packet in claimed]
        valid = [
            (packet, claim)
            for packet, claim in made
            if (claim.key_id, str(int(claim.at.timestamp())) if claim.at else "", f"{claim.kind:02x}") in good
        ]
        if not valid:
            return None
        whole = [claim for _, claim in valid if claim.kind == certificates.KEY_REVOKED]
        return Revocation(
            fingerprint=name,
            armored=_armored([small[0], *(packet for packet, _ in valid)]),
            whole=bool(whole),
            soft=bool(whole) and all(claim.soft for claim in whole),
            at=min((claim.at for _, claim in valid if claim.at), default=now),
        )

    def _signatures(
        self, ring: Sequence[Sequence[packets.Packet]], name: str, now: datetime, budget: Budget
    ) -> list[list[str]]:
        """List a key of a ring with each signature on it, checked with the others of the ring: gpg's doc/DETAILS."""
        with ExitStack() as stack:
            file = stack.enter_context(memory_file(b"".join(p.raw for key in ring for p in key)))
            ran = self._process.run(
                f"--keyring=/dev/fd/{file}", "--check-sigs", name, now=now + SKEW, files=[file], budget=budget
            )
        raise_if_late(ran)
        return [line.split(":") for line in ran.output.decode(errors="replace").split("\n")]


def _may_follow(small: Sequence[packets.Packet], known: Sequence[packets.Packet], issuer: bytes) -> bool:
    """Return whether it is worth asking gpg if a key is vouched for by another."""
    small_first, known_first = small[0], known[0]
    vouched = any(packet.tag == packets.SIGNATURE and issuer in packet.body for packet in small)
    if small_first.raw == known_first.raw or not vouched or certificates.why_too_costly(small):
        return False
    return small_first.body[:1] == b"\x04" == known_first.body[:1] and small_first.body[1:5] > known_first.body[1:5]


def _is_certified(rows: Sequence[Sequence[str]], by: str, address: str) -> bool:
    """Return from `--check-sigs` whether a key certifies a user ID with `address`, and has not revoked that."""
    at_it = certified = False
    for row in rows:
        if row[0] in ("pub", "sub", "uid", "uat"):
            at_it = row[0] == "uid" and packets.address_of(row[9]) == address and row[1] not in ("r", "e", "i")
        if at_it and row[0] in ("sig", "rev") and row[1] == "!" and row[12] == by:
            if row[0] == "rev":
                return False
            certified |= row[10][:2] in ("10", "11", "12", "13")  # RFC 9580 section 5.2.1
    return certified


def _armored(key: Sequence[packets.Packet]) -> str:
    return packets.armored_key(b"".join(p.raw for p in key))


def _ids(key: Sequence[packets.Packet]) -> list[str]:
    return [p.body.decode(errors="replace") for p in key if p.tag == packets.USER_ID]


def _addresses(user_ids: Iterable[str], address: str | None) -> tuple[str, ...]:
    addresses = dict.fromkeys(map(packets.address_of, user_ids))
    return tuple(known for known in addresses if known and address in (None, known))


def _end(row: Sequence[str]) -> float:
    return float(row[6] or "inf")
