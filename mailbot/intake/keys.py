"""The keys that come with a mail: where each stood, what its owner has revoked, which known key vouches for it.

    a mail --before it is opened, and after--> ExaminedKeys --beside the keys of its case, once--> KeysOfMail

Each key is looked at once in each form, together with all that is known to be revoked of it, by this mail and by every
one before: an old form that comes again undoes nothing, in whatever case. Only keys with the From address are looked at
as keys; any one may be revoked, by whoever sends us that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mailbot.edges.gpg import Gpg
from mailbot.edges.gpg import certificates as packets
from mailbot.edges.gpg.packets import USER_ID, Packet, address_of, fingerprint
from mailbot.edges.store import Store
from mailbot.errors import Permanent, Unsettled
from mailbot.facts import (
    Bad,
    Case,
    Certificate,
    Good,
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
from mailbot.intake.findings import Attempt

_FOR_THE_TEXT = 2 / 3  # of a message's processor time: its keys must not eat up what its text needs
_BYTES = 4 << 20  # of what claims to be keys, in one mail
_KEYS = 8  # of one mail that are looked at
_MOST = 100  # that are counted


@dataclass(frozen=True, slots=True)
class ExaminedKey:
    """A key of the From address, as gpg sees it."""

    key: Key
    place: Place
    whole: tuple[Packet, ...]  # in all the forms in which it came
    small: tuple[Packet, ...]  # what of it is kept, with all that revokes any of it


@dataclass(frozen=True, slots=True)
class ExaminedKeys:
    """The keys that a mail brings; `others` are those without its From address, or that could not be looked at."""

    keys: tuple[ExaminedKey, ...]
    others: int
    revocations: tuple[Revocation, ...]
    groups: tuple[tuple[Packet, ...], ...]  # each key, whoever's
    bare: tuple[Packet, ...]  # revocations that came without their key

    @property
    def signers(self) -> tuple[Key, ...]:
        """Return those that may have signed the mail."""
        return tuple(examined.key for examined in self.keys if examined.key.why_unusable != "other")


@dataclass(frozen=True, slots=True)
class KeysOfMail:
    """What came with a mail, seen beside the keys of its case."""

    certificates: tuple[Certificate, ...] = ()
    others: int = 0
    revocations: tuple[Revocation, ...] = ()
    unseen: bool = False  # some took too long


@dataclass
class _Group:
    """One key of a mail, in all the forms in which it came."""

    packets: list[Packet]
    place: Place


class KeyExaminer:
    """Examines keys with gpg, each with all that the store knows to be revoked of it."""

    def __init__(self, gpg: Gpg, store: Store, organisation: Organisation) -> None:
        self._gpg = gpg
        self._store = store
        self._organisation = organisation

    def examination(self, address: str, attempt: Attempt) -> KeyExamination:
        """Return the examination of the keys of one mail from `address`."""
        return KeyExamination(self._gpg, self._store, self._organisation, address, attempt)


class KeyExamination:
    """The keys of one mail. What gpg said of one is kept: it is not asked twice in one attempt."""

    def __init__(self, gpg: Gpg, store: Store, organisation: Organisation, address: str, attempt: Attempt) -> None:
        self._gpg = gpg
        self._store = store
        self._organisation = organisation
        self._address = address
        self._attempt = attempt
        self._inspected: dict[tuple[bytes, ...], Key] = {}
        self._revoked: dict[tuple[bytes, ...], Revocation | None] = {}
        self._unseen = False  # a key took all that there was for keys; what gpg said of it says nothing

    def examine(self, message: Message, opened: Opened = Opened()) -> ExaminedKeys:  # noqa: B008
        """Look at the keys of a mail as it came, or as opening it showed it. Raises Unsettled as that does."""
        with self._attempt.budget.sparing(_FOR_THE_TEXT) as spared:
            groups, bare = _grouped(message, opened)
            named = dict(list(groups.items())[:_KEYS])
            whole = tuple(tuple(group.packets) for group in named.values())
            revocations = _Revocations(self, whole)
            looked_at = [self._examined(name, group, bare, revocations) for name, group in named.items()]
            self._add_bare(bare, (), revocations)
            keys = tuple(key for key in looked_at if key is not None)
            others = len(groups) - len(keys)
            self._unseen = self._unseen or spared.processor <= 0
            return ExaminedKeys(keys, others, revocations.found, whole, tuple(bare))

    def relate(self, examined: ExaminedKeys, case: Case | None) -> KeysOfMail:
        """See what a mail brings beside the keys of the case that it belongs to. Raises Unsettled as examining does."""
        with self._attempt.budget.sparing(_FOR_THE_TEXT) as spared:
            pinned = case.key if case else None
            seen = [self._certificate(key, pinned) for key in examined.keys]
            certificates = tuple(certificate for certificate in seen if certificate is not None)
            revocations = _Revocations(self, examined.groups, examined.revocations)
            if case is not None and case.offered_key is not None:
                self._add_bare(examined.bare, (case.offered_key,), revocations)
            return KeysOfMail(
                certificates=certificates,
                others=examined.others + len(seen) - len(certificates),
                revocations=revocations.found,
                unseen=self._unseen or spared.processor <= 0,
            )

    def _examined(
        self, name: str, group: _Group, bare: Sequence[Packet], revocations: _Revocations
    ) -> ExaminedKey | None:
        """Look at one key; None when it is another's, or cannot be looked at."""
        known = self._store.find_revocation(name)
        whole = packets.with_revocations(group.packets, [*bare, *_revocations(known)])
        try:
            revocations.add(name, whole, known)
            if not self._address or not _has(group.packets, self._address):
                return None
            small = packets.minimal(whole, self._address)
            key = self.inspected(small)
        except Unsettled:
            if not self._attempt.last:
                raise
            return None
        except Permanent:
            return None
        if self._address not in key.addresses:
            return None
        return ExaminedKey(key, group.place, tuple(group.packets), tuple(small))

    def _certificate(self, examined: ExaminedKey, pinned: Key | None) -> Certificate | None:
        """See one key beside the pinned one; None when that cannot be looked at."""
        key, place = examined.key, examined.place
        if pinned is None:
            return Certificate(key, place)
        try:
            if pinned.fingerprint == key.fingerprint:
                together = packets.joined(_packets(pinned.armored), examined.small)
                return Certificate(key, place, (), self.inspected(together), pinned.armored)
            raw = b"".join(packet.raw for packet in examined.whole)
            looking, attempt = self._gpg.looking, self._attempt
            vouched = looking.certifies(pinned, raw, self._address, attempt.now, attempt.budget)
        except Unsettled:
            if not self._attempt.last:
                raise
            return None
        except Permanent:
            return None
        return Certificate(key, place, (pinned.fingerprint,) if vouched else ())

    def _add_bare(self, bare: Sequence[Packet], offered: Sequence[Key], revocations: _Revocations) -> None:
        """Take in revocations that came without their key, of keys that we have."""
        people: tuple[Handler | Partner, ...] = (*self._organisation.handlers, *self._organisation.partners)
        enrolled = [person.key for person in people if person.key is not None]
        for packet in bare[: packets.REVOCATIONS]:
            key_id = packets.read_signature(packet).key_id
            for key in offered or (*self._store.keys_named(key_id), *enrolled):
                if key.fingerprint.endswith(key_id):
                    self._add_bare_of(key, packet, revocations)

    def _add_bare_of(self, key: Key, packet: Packet, revocations: _Revocations) -> None:
        known = self._store.find_revocation(key.fingerprint)
        whole = packets.with_revocations(_packets(key.armored), [packet, *_revocations(known)])
        try:
            revocations.add(key.fingerprint, whole, known)
        except Unsettled:
            if not self._attempt.last:
                raise
        except Permanent:  # what cannot be looked at revokes nothing, and the mail that brought it is read all the same
            pass

    def inspected(self, key: Sequence[Packet]) -> Key:
        """Look at a key, once."""
        named = tuple(packet.raw for packet in key)
        if named not in self._inspected:
            attempt = self._attempt
            self._inspected[named] = self._gpg.looking.inspected(key, attempt.now, self._address, attempt.budget)
        return self._inspected[named]

    def revocation(self, key: Sequence[Packet], others: Sequence[Sequence[Packet]]) -> Revocation | None:
        """Find what is revoked of a key, once."""
        named = tuple(packet.raw for group in (key, *others) for packet in group)
        if named not in self._revoked:
            attempt = self._attempt
            self._revoked[named] = self._gpg.looking.revocation(key, others, attempt.now, attempt.budget)
        return self._revoked[named]


class _Revocations:
    """What a mail newly says to be revoked, by the fingerprint of the key; the first that is found of each counts."""

    def __init__(
        self, examination: KeyExamination, groups: Sequence[Sequence[Packet]], before: Sequence[Revocation] = ()
    ) -> None:
        self._examination = examination
        self._groups = groups  # who revokes for another may have sent their own key along
        self._found = {revocation.fingerprint: revocation for revocation in before}

    @property
    def found(self) -> tuple[Revocation, ...]:
        """Return all of them, in the order in which they were found."""
        return tuple(self._found.values())

    def add(self, name: str, whole: Sequence[Packet], known: Revocation | None) -> None:
        """Take in what is revoked of a key, if that is more than is known."""
        if name in self._found or not any(map(packets.revokes, whole)):
            return
        revocation = self._examination.revocation(whole, self._groups)
        if revocation is not None and revocation != known:
            self._found[name] = revocation


def _grouped(message: Message, opened: Opened) -> tuple[dict[str, _Group], list[Packet]]:
    """Return each key of a mail once, in all its forms, at the best of its places; and what revokes none of them."""
    places = [(raw, Place.INSIDE if raw in opened.inner_keys else Place.OUTSIDE) for raw in message.keys]
    places += [(raw, Place.ELSEWHERE) for raw in message.quoted_keys]
    places.sort(key=lambda pair: -pair[1])
    groups: dict[str, _Group] = {}
    bare: dict[bytes, Packet] = {}
    left = _BYTES
    for raw, place in places:
        if (left := left - len(raw)) < 0:
            break
        bare |= {packet.raw: packet for packet in packets.bare_revocations(raw)}
        for form in packets.public_keys(raw):
            name = fingerprint(form[0])
            if name in groups:
                groups[name].packets = packets.joined(groups[name].packets, form)
            elif len(groups) < _MOST:
                groups[name] = _Group(form, place)
    return groups, list(bare.values())


def _has(key: Iterable[Packet], address: str) -> bool:
    ids = (packet.body.decode(errors="replace") for packet in key if packet.tag == USER_ID)
    return any(address_of(user_id) == address for user_id in ids)


def _packets(armored: str) -> list[Packet]:
    return next(packets.public_keys(armored.encode()), [])


def _revocations(known: Revocation | None) -> list[Packet]:
    return [packet for packet in _packets(known.armored) if packets.revokes(packet)] if known else []


class KeyRevocations:
    """What of a case's keys is revoked, by all that ever came."""

    def __init__(self, gpg: Gpg, store: Store) -> None:
        self._gpg = gpg
        self._store = store

    def is_void(self, name: str) -> bool:
        """Return whether a key was revoked as a whole."""
        revocation = self._store.find_revocation(name)
        return revocation is not None and revocation.whole

    def without_revoked(self, opened: Opened, fresh: Sequence[Revocation]) -> Opened:
        """Take the word of a key away that its owner has revoked, whoever's it is: a handler's, or a partner's too."""
        if not isinstance(signature := opened.signature, Good):
            return opened
        name = signature.fingerprint
        came = next((revocation for revocation in fresh if revocation.fingerprint == name), None)
        revoked = came or self._store.find_revocation(name)
        if revoked is None or not revoked.whole or (revoked.soft and signature.made_at < revoked.at):
            return opened
        return replace(opened, signature=Bad("revoked-key"))

    def of(self, case: Case, fresh: Sequence[Revocation], now: datetime) -> tuple[Voided, ...]:
        """Return what is revoked of the keys of a case, and does not stand in them yet; `fresh` has just come."""
        coming = case.key_to_come.key if case.key_to_come else None
        keys = [key for key in (case.key, case.offered_key, coming, case.retired_key) if key is not None]
        by_name = {revocation.fingerprint: revocation for revocation in fresh}
        known = [(key, by_name.get(key.fingerprint) or self._store.find_revocation(key.fingerprint)) for key in keys]
        return tuple(
            Voided(revoked, None if revoked.whole else self._left(key, revoked, case.reporter, now))
            for key, revoked in known
            if revoked is not None and (revoked.whole or not _stands_in(revoked, key))
        )

    def _left(self, key: Key, revoked: Revocation, address: str, now: datetime) -> Key:
        small = packets.minimal(packets.with_revocations(_packets(key.armored), _revocations(revoked)), address)
        return self._gpg.looking.inspected(small, now, address, self._gpg.budget())


def _stands_in(revoked: Revocation, key: Key) -> bool:
    there = {packet.raw for packet in _packets(key.armored)}
    return all(packet.raw in there for packet in _revocations(revoked))
