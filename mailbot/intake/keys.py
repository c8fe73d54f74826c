"""The keys that come with a mail: where each stood, what its owner has revoked, which known key vouches for it.

Each key is looked at together with all that is known to be revoked of it, by this mail and by every one before: an old
form that comes again undoes nothing, in whatever case. Only keys with the From address are looked at as keys; any one
may be revoked, by whoever sends us that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from mailbot.edges.gpg import Budget, Gpg
from mailbot.edges.gpg import certificates as packets
from mailbot.edges.gpg.packets import USER_ID, Packet, address_of, fingerprint
from mailbot.edges.store import Store
from mailbot.errors import Permanent, Unsettled
from mailbot.facts import (
    Case,
    Certificate,
    Handler,
    Key,
    Message,
    Opened,
    Organisation,
    Partner,
    Place,
    Revocation,
    Voided,
)

_FOR_THE_TEXT = 2 / 3  # of a message's processor time: its keys must not eat up what its text needs
_BYTES = 4 << 20  # of what claims to be keys, in one mail
_KEYS = 8  # of one mail that are looked at
_MOST = 100  # that are counted


@dataclass(frozen=True, slots=True)
class Found:
    """What came with a mail; `others` are the keys without its From address, or that could not be looked at."""

    certificates: tuple[Certificate, ...] = ()
    others: int = 0
    revocations: tuple[Revocation, ...] = ()
    unseen: bool = False  # some took too long

    @property
    def signers(self) -> tuple[Key, ...]:
        """Return those that may have signed the mail."""
        return tuple(one.key for one in self.certificates if one.key.why_unusable != "other")


@dataclass
class _Group:
    """One key of a mail, in all the forms in which it came."""

    packets: list[Packet]
    place: Place


@dataclass
class Look:
    """One look at the keys of one mail, on its budget; asked before it is opened, and after."""

    gpg: Gpg
    store: Store
    organisation: Organisation
    address: str
    now: datetime
    budget: Budget
    last: bool
    unseen: bool = False
    seen: dict[tuple[bytes, ...], Key] = field(default_factory=dict)
    revoked: dict[tuple[bytes, ...], Revocation | None] = field(default_factory=dict)

    def find(self, message: Message, opened: Opened = Opened(), case: Case | None = None) -> Found:  # noqa: B008
        """Look at the keys of a mail, of a case if that is known. Raises Unsettled as opening does."""
        with self.budget.sparing(_FOR_THE_TEXT) as spared:
            groups, bare = _grouped(message, opened)
            others = max(0, len(groups) - _KEYS)
            groups = dict(list(groups.items())[:_KEYS])
            found = _Finding(self, spared, case, groups)
            for group in groups.values():
                found.add(group, bare)
            for packet in bare[: packets.REVOCATIONS]:
                found.add_bare(packet)
            self.unseen = self.unseen or spared.processor <= 0
        revocations = tuple(found.revocations.values())
        return Found(tuple(found.certificates), others + found.others, revocations, self.unseen)

    def inspected(self, key: Sequence[Packet], budget: Budget) -> Key:
        """Look at a key, once."""
        named = tuple(packet.raw for packet in key)
        if named not in self.seen:
            self.seen[named] = self.gpg.looking.inspected(key, self.now, self.address, budget)
        return self.seen[named]

    def revocation(
        self, key: Sequence[Packet], others: Sequence[Sequence[Packet]], budget: Budget
    ) -> Revocation | None:
        """Find what is revoked of a key, once."""
        named = tuple(packet.raw for one in (key, *others) for packet in one)
        if named not in self.revoked:
            self.revoked[named] = self.gpg.looking.revocation(key, others, self.now, budget)
        return self.revoked[named]


class _Finding:
    """What was found so far."""

    def __init__(self, look: Look, budget: Budget, case: Case | None, groups: dict[str, _Group]) -> None:
        self._look = look
        self._budget = budget
        self._pinned = case.key if case else None
        self._offered = [case.offered_key] if case and case.offered_key else []
        self._groups = groups
        self.certificates: list[Certificate] = []
        self.others = 0
        self.revocations: dict[str, Revocation] = {}

    def add(self, group: _Group, bare: Sequence[Packet]) -> None:
        name = fingerprint(group.packets[0])
        known = self._look.store.find_revocation(name)
        whole = packets.with_revocations(group.packets, [*bare, *_revocations(known)])
        try:
            self._add_revocation(name, whole, known)
            address = self._look.address
            if not address or not _has(group.packets, address):
                self.others += 1
                return
            small = packets.minimal(whole, address)
            key = self._look.inspected(small, self._budget)
            if address not in key.addresses:
                self.others += 1
                return
            self.certificates.append(self._certificate(key, group, small))
        except Unsettled:
            if not self._look.last:
                raise
            self.others += 1
        except Permanent:
            self.others += 1

    def add_bare(self, packet: Packet) -> None:
        """Take in a revocation that came without its key, if we have that."""
        organisation = self._look.organisation
        people: tuple[Handler | Partner, ...] = (*organisation.handlers, *organisation.partners)
        enrolled = [person.key for person in people if person.key is not None]
        pinned = self._look.store.keys_named(packets.read_signature(packet).key_id)
        for key in (*pinned, *self._offered, *enrolled):
            self._add_bare(packet, key)

    def _add_bare(self, packet: Packet, key: Key) -> None:
        if not key.fingerprint.endswith(packets.read_signature(packet).key_id) or key.fingerprint in self.revocations:
            return
        known = self._look.store.find_revocation(key.fingerprint)
        whole = packets.with_revocations(_packets(key.armored), [packet, *_revocations(known)])
        try:
            self._add_revocation(key.fingerprint, whole, known)
        except Unsettled:
            if not self._look.last:
                raise
        except Permanent:  # what cannot be looked at revokes nothing, and the mail that brought it is read all the same
            pass

    def _add_revocation(self, name: str, whole: Sequence[Packet], known: Revocation | None) -> None:
        if not any(map(packets.revokes, whole)):
            return
        others = [one.packets for one in self._groups.values()]
        found = self._look.revocation(whole, others, self._budget)
        if found is not None and found != known:
            self.revocations[name] = found

    def _certificate(self, key: Key, group: _Group, small: Sequence[Packet]) -> Certificate:
        pinned = self._pinned
        if pinned is None:
            return Certificate(key, group.place)
        if pinned.fingerprint == key.fingerprint:
            together = packets.joined(_packets(pinned.armored), small)
            return Certificate(key, group.place, (), self._look.inspected(together, self._budget), pinned.armored)
        raw = b"".join(packet.raw for packet in group.packets)
        looking = self._look.gpg.looking
        vouched = looking.certifies(pinned, raw, self._look.address, self._look.now, self._budget)
        return Certificate(key, group.place, (pinned.fingerprint,) if vouched else ())


def _grouped(message: Message, opened: Opened) -> tuple[dict[str, _Group], list[Packet]]:
    """Return each key of a mail once, in all its forms, at the best of its places; and what revokes none of them."""
    places = [(raw, Place.INSIDE if raw in opened.inner_keys else Place.OUTSIDE) for raw in message.keys]
    places += [(raw, Place.ELSEWHERE) for raw in message.quoted_keys]
    places.sort(key=lambda one: -one[1])
    groups: dict[str, _Group] = {}
    bare: dict[bytes, Packet] = {}
    left = _BYTES
    for raw, place in places:
        if (left := left - len(raw)) < 0:
            break
        bare |= {packet.raw: packet for packet in packets.bare_revocations(raw)}
        for found in packets.public_keys(raw):
            name = fingerprint(found[0])
            if name in groups:
                groups[name].packets = packets.joined(groups[name].packets, found)
            elif len(groups) < _MOST:
                groups[name] = _Group(found, place)
    return groups, list(bare.values())


def _has(key: Iterable[Packet], address: str) -> bool:
    ids = (packet.body.decode(errors="replace") for packet in key if packet.tag == USER_ID)
    return any(address_of(one) == address for one in ids)


def _packets(armored: str) -> list[Packet]:
    return next(packets.public_keys(armored.encode()), [])


def _revocations(known: Revocation | None) -> list[Packet]:
    return [packet for packet in _packets(known.armored) if packets.revokes(packet)] if known else []


class Revoked:
    """What of a case's keys is revoked, by all that ever came."""

    def __init__(self, gpg: Gpg, store: Store) -> None:
        self._gpg = gpg
        self._store = store

    def is_void(self, name: str) -> bool:
        """Return whether a key was revoked as a whole."""
        found = self._store.find_revocation(name)
        return found is not None and found.whole

    def of(self, case: Case, fresh: Sequence[Revocation], now: datetime) -> tuple[Voided, ...]:
        """Return what is revoked of the keys of a case, and does not stand in them yet; `fresh` has just come."""
        coming = case.key_to_come.key if case.key_to_come else None
        keys = [key for key in (case.key, case.offered_key, coming, case.retired_key) if key is not None]
        by_name = {one.fingerprint: one for one in fresh}
        found = ((key, by_name.get(key.fingerprint) or self._store.find_revocation(key.fingerprint)) for key in keys)
        return tuple(
            Voided(one, None if one.whole else self._left(key, one, case.reporter, now))
            for key, one in found
            if one is not None and (one.whole or not _stands_in(one, key))
        )

    def _left(self, key: Key, revoked: Revocation, address: str, now: datetime) -> Key:
        small = packets.minimal(packets.with_revocations(_packets(key.armored), _revocations(revoked)), address)
        return self._gpg.looking.inspected(small, now, address, self._gpg.budget())


def _stands_in(revoked: Revocation, key: Key) -> bool:
    there = {packet.raw for packet in _packets(key.armored)}
    return all(packet.raw in there for packet in _revocations(revoked))
