"""Strangers' keys are weighed by their packets, and what their owners said of them is found wherever it stands."""

from __future__ import annotations

import hashlib
import subprocess
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from mailbot.edges.gpg import Gpg, certificates, packets
from mailbot.edges.gpg.packets import Packet
from mailbot.facts import Key, Revocation
from tests.machine import LONG
from tests.people import MADE_AT, PASSPHRASE, Ours, People, Person

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
NAME = b"Noor <noor@reporter.example>"


def packet(tag: int, body: bytes) -> Packet:
    return Packet(tag, body, bytes([0xC0 | tag, 0xFF]) + len(body).to_bytes(4) + body)


def number(bits: int) -> bytes:
    return bits.to_bytes(2) + b"\xff" * (bits // 8)


def public(kind: int, *bits: int, tag: int = packets.PUBLIC_KEY) -> Packet:
    made = int(MADE_AT.timestamp()).to_bytes(4)
    return packet(tag, b"\x04" + made + bytes([kind]) + b"".join(map(number, bits)))


def signature(key: Packet, kind: int = 0x13) -> Packet:
    """A signature in its owner's name that gpg must compute, to find that it is none."""
    hashed = b"\x05\x02" + int(MADE_AT.timestamp()).to_bytes(4)
    head = b"\x04" + bytes([kind, 1, 8]) + len(hashed).to_bytes(2) + hashed
    size = len(key.body).to_bytes(2)
    over = b"\x99" + size + key.body + b"\xb4" + len(NAME).to_bytes(4) + NAME
    digest = hashlib.sha256(over + head + b"\x04\xff" + len(head).to_bytes(4)).digest()
    issuer = b"\x09\x10" + certificates.key_id(key)
    return packet(packets.SIGNATURE, head + len(issuer).to_bytes(2) + issuer + digest[:2] + number(4000))


def of(primary: Packet, *more: Packet, signatures: int = 1, names: int = 1) -> bytes:
    named = [packet(packets.USER_ID, NAME), *[signature(primary)] * signatures] * names
    return b"".join(one.raw for one in (primary, *named, *more))


ORDINARY = public(1, 4096, 16)
SUBKEY = public(1, 4096, 16, tag=packets.PUBLIC_SUBKEY)


@pytest.mark.parametrize(
    ("raw", "runs"),
    [
        pytest.param(of(ORDINARY), 1, id="an ordinary key"),
        pytest.param(of(public(1, 8192, 64)), 1, id="the longest that GnuPG makes"),
        pytest.param(of(public(1, 8192, 8192)), 0, id="an exponent as long as its modulus"),
        pytest.param(of(public(3, 4096, 72)), 0, id="an exponent that nobody has"),
        pytest.param(of(public(1, 16384, 16)), 0, id="RSA-16384"),
        pytest.param(of(public(17, 9000, 256, 9000, 9000)), 0, id="DSA of 9000 bits"),
        pytest.param(of(ORDINARY, public(16, 8200, 8, 8200, tag=packets.PUBLIC_SUBKEY)), 0, id="ElGamal in a subkey"),
        pytest.param(of(ORDINARY, public(1, 8192, 8192, tag=packets.PUBLIC_SUBKEY)), 0, id="a slow subkey"),
        pytest.param(of(packet(packets.PUBLIC_KEY, b"\x04" + bytes(4) + b"\x63" + bytes(2000))), 0, id="a new kind"),
        pytest.param(of(ORDINARY, signatures=201), 0, id="too many signatures"),
        pytest.param(of(ORDINARY, *[SUBKEY] * 51), 0, id="too many subkeys"),
        pytest.param(of(ORDINARY, *[signature(ORDINARY, 0x20)] * 250), 1, id="one revocation, many times"),
        pytest.param(of(public(1, 4096), signatures=0), 1, id="numbers that are cut off"),
    ],
)
def test_what_would_cost_too_much_never_reaches_gpg(
    ours: Ours, raw: bytes, runs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    gpg = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE)
    started: list[list[str]] = []

    def start(command: list[str], **options: Any) -> subprocess.Popen[bytes]:
        started.append(command)
        return really(command, **options)

    really = gpg._caged.started
    monkeypatch.setattr(gpg._caged, "started", start)
    [key] = gpg.inspect(raw, NOW, address="noor@reporter.example")
    assert key.why_unusable is not None
    assert len(started) == runs


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        *[(kind, True) for kind in (1, 2, 3, 17, 19, 22, 27, 28, 99)],
        *[(kind, False) for kind in (16, 18, 25, 26)],  # ElGamal, ECDH, X25519, X448
    ],
)
def test_to_verify_a_key_goes_without_what_can_sign_nothing(kind: int, kept: bool) -> None:
    before = [ORDINARY, packet(packets.USER_ID, NAME), signature(ORDINARY)]
    subkey = [public(kind, 16, tag=packets.PUBLIC_SUBKEY), signature(ORDINARY, 0x18), signature(ORDINARY, 0x28)]
    behind = [SUBKEY, signature(ORDINARY, 0x18)]
    left = certificates.verifying([*before, *subkey, *behind])
    assert left == [*before, *(subkey if kept else []), *behind]


@pytest.mark.parametrize("body", [b"", b"\x04", b"\x06" + bytes(4) + b"\x19" + bytes(36)])
def test_a_subkey_that_is_not_understood_is_left_to_gpg(body: bytes) -> None:
    whole = [ORDINARY, packet(packets.PUBLIC_SUBKEY, body), signature(ORDINARY, 0x18)]
    assert certificates.verifying(whole) == whole


def test_a_flood_of_packets_is_cut_off() -> None:
    assert list(certificates.public_keys(b"\xcd\x00" * 60_000 + packet(6, b"\x04").raw)) == []


# What an owner has said of a key ------------------------------------------------------------------------------------


def typed(person: Person, *args: str, lines: str, at: datetime = NOW) -> bytes:
    """What gpg writes when somebody answers its questions."""
    clock = f"--faked-system-time={int(at.timestamp())}!"
    options = ["--homedir", str(person.homedir), "--no-tty", "--armor", "--pinentry-mode=loopback", "--passphrase="]
    options += ["--trust-model=always", "--command-fd=0", "--status-fd=2", clock]
    ran = subprocess.run(["gpg", *options, *args], input=lines.encode(), capture_output=True, check=True, timeout=LONG)
    return ran.stdout


def revocation_of(person: Person, reason: int = 0) -> bytes:
    return typed(person, "--gen-revoke", person.fingerprint, lines=f"y\n{reason}\n\ny\n")


def split(raw: bytes | str) -> list[Packet]:
    return list(packets.split(packets.dearmored(raw.encode() if isinstance(raw, str) else raw)))


@pytest.fixture(scope="session")
def lena(people: People) -> Person:
    return people.get("lena@reporter.example", "Lena")


def looked(ours: Ours, group: list[Packet], *others: list[Packet]) -> Revocation | None:
    return ours.gpg.looking.revocation(group, others, NOW, ours.gpg.budget())


@pytest.mark.parametrize(("reason", "soft"), [(0, False), (1, False), (2, True), (3, True)])
def test_a_revocation_counts_wherever_it_stands(ours: Ours, lena: Person, reason: int, soft: bool) -> None:
    [revocation] = certificates.bare_revocations(revocation_of(lena, reason))
    own = split(lena.armored)
    at = certificates.read_signature(revocation).at
    places = ([own[0], revocation, *own[1:]], [*own, revocation], certificates.with_revocations(own, [revocation]))
    for group in places:
        armored = packets.armored_key(own[0].raw + revocation.raw)
        assert looked(ours, group) == Revocation(lena.fingerprint, armored, whole=True, soft=soft, at=at or NOW)
        [key] = ours.gpg.inspect(b"".join(one.raw for one in group), NOW, address="lena@reporter.example")
        assert key.why_unusable == "revoked"
    assert looked(ours, own) is None


def forged(own: list[Packet], revocation: Packet, eve: list[Packet]) -> list[list[Packet]]:
    changed = revocation.raw[:-1] + bytes([revocation.raw[-1] ^ 1])
    damaged = Packet(packets.SIGNATURE, revocation.body, changed)
    return [[own[0], damaged, *own[1:]], [eve[0], revocation, *eve[1:]], [*own, damaged]]


def test_a_forged_revocation_does_nothing(ours: Ours, lena: Person, people: People) -> None:
    [revocation] = certificates.bare_revocations(revocation_of(lena))
    eve = split(people.get("eve@attacker.example", "Eve").armored)
    for group in forged(split(lena.armored), revocation, eve):
        assert looked(ours, group) is None
        assert ours.gpg.inspect(b"".join(one.raw for one in group), NOW)[0].why_unusable is None


def test_what_is_revoked_of_a_part_leaves_the_rest(ours: Ours, people: People) -> None:
    tess = people.get("tess@reporter.example", "Tess")
    older = tess.armored
    tess.gpg("--quick-add-key", tess.fingerprint, "cv25519", "encr", "0", at=MADE_AT + timedelta(days=9))
    typed(tess, "--edit-key", tess.fingerprint, lines="key 1\nrevkey\ny\n0\n\ny\nsave\n")
    newer = split(tess.gpg("--export", tess.fingerprint))
    found = looked(ours, newer)
    assert found is not None
    assert (found.fingerprint, found.whole, found.soft) == (tess.fingerprint, False, False)
    # … and an older form, with what was revoked, is as good as the newer one's rest: here nothing that encrypts
    kept = [one for one in split(found.armored) if one.tag == packets.SIGNATURE]
    [left] = ours.gpg.inspect(b"".join(one.raw for one in certificates.with_revocations(split(older), kept)), NOW)
    assert left.why_unusable == "revoked"
    [grown] = ours.gpg.inspect(b"".join(one.raw for one in certificates.joined(split(older), newer)), NOW)
    assert grown.why_unusable is None


def test_whom_the_owner_named_may_revoke_and_nobody_else(ours: Ours, people: People) -> None:
    uma, friend = people.get("uma@reporter.example", "Uma"), people.get("vic@reporter.example", "Vic")
    uma.gpg("--import", stdin=friend.armored.encode(), at=NOW)
    typed(uma, "--edit-key", uma.fingerprint, "addrevoker", lines=f"{friend.fingerprint}\ny\nsave\n", at=MADE_AT)
    friend.gpg("--import", stdin=uma.gpg("--export", uma.fingerprint), at=NOW)
    revoked = split(typed(friend, "--desig-revoke", uma.fingerprint, lines="y\n0\n\ny\n"))
    revocation = next(one for one in revoked if certificates.revokes(one))
    own, its = split(uma.gpg("--export", uma.fingerprint)), split(friend.armored)
    found = looked(ours, [own[0], revocation, *own[1:]], its)
    assert found is not None
    assert found.whole
    assert looked(ours, [own[0], revocation, *own[1:]]) is None  # it cannot be checked
    unnamed = [one for one in own if one.body[1:2] != b"\x1f"]
    assert looked(ours, [unnamed[0], revocation, *unnamed[1:]], its) is None


@pytest.mark.parametrize("expected", [True, False], ids=["vouched for", "not vouched for"])
def test_a_newer_key_is_vouched_for_by_the_older_one(ours: Ours, people: People, *, expected: bool) -> None:
    old = people.get(f"old{expected}@reporter.example".lower(), "Wim")
    new = people.get(f"new{expected}@reporter.example".lower(), "Wim", made_at=MADE_AT + timedelta(days=30))
    old.gpg("--import", stdin=new.armored.encode(), at=NOW)
    if expected:
        old.gpg("--quick-sign-key", new.fingerprint, at=NOW)
    raw = old.gpg("--export", new.fingerprint)

    def certifies(older: Person, octets: bytes, address: str) -> bool:
        key = Key(older.fingerprint, older.armored, ())
        return ours.gpg.looking.certifies(key, octets, address, NOW, ours.gpg.budget())

    assert certifies(old, raw, new.address) is expected
    assert not certifies(old, raw, "somebody@else.example")
    assert not certifies(new, old.armored.encode(), old.address)
    if expected:
        changed = [one.raw for one in split(raw)]
        at = next(n for n, one in enumerate(split(raw)) if one.body[1:2] == b"\x10")
        changed[at] = changed[at][:-1] + bytes([changed[at][-1] ^ 1])
        assert not certifies(old, b"".join(changed), new.address)


def test_who_renewed_a_key_does_not_go_back_to_the_old_one(ours: Ours, people: People) -> None:
    """The new key's owner signs the old one too, as many do: it may be stolen since."""
    first = people.get("first@reporter.example", "Xen")
    second = people.get("second@reporter.example", "Xen", made_at=MADE_AT + timedelta(days=30))
    second.gpg("--import", stdin=first.armored.encode(), at=NOW)
    second.gpg("--quick-sign-key", first.fingerprint, at=NOW)
    key = Key(second.fingerprint, second.armored, ())
    raw = second.gpg("--export", first.fingerprint)
    assert not ours.gpg.looking.certifies(key, raw, first.address, NOW, ours.gpg.budget())


MADE = int(MADE_AT.timestamp())
LATER = MADE + 1000


def told(kind: int, value: int) -> bytes:
    """A subpacket with a number: RFC 9580 section 5.2.3.7."""
    return bytes([5, kind]) + value.to_bytes(4)


def telling(*covered: bytes, beside: bytes = b"") -> bytes:
    """The body of a signature that tells this of itself."""
    hashed = b"".join(covered)
    return b"\x04\x13\x01\x08" + len(hashed).to_bytes(2) + hashed + len(beside).to_bytes(2) + beside + bytes(4)


@pytest.mark.parametrize(
    ("body", "more"),
    [
        pytest.param(telling(told(2, LATER)), {LATER}, id="signed later"),
        pytest.param(telling(told(2, LATER), told(3, 60)), {LATER, LATER + 60}, id="a signature that ends"),
        pytest.param(telling(told(2, LATER), told(9, 60)), {LATER, MADE + 60, MADE + 7 + 60}, id="a key that ends"),
        pytest.param(telling(told(2, LATER), beside=told(3, 60)), {LATER, LATER + 60}, id="an end that is not covered"),
        pytest.param(b"\x03\x05\x13" + LATER.to_bytes(4) + bytes(30), {LATER}, id="a signature of version 3"),
        pytest.param(
            telling(told(2, MADE), bytes([len(telling(told(2, LATER))) + 1, 32]) + telling(told(2, LATER))),
            {LATER},
            id="a subkey's own signature, inside",
        ),
        pytest.param(b"\x04\x13", set(), id="a signature that is cut off"),
        pytest.param(b"", set(), id="nothing"),
    ],
)
def test_what_a_key_is_worth_changes_when_it_says(body: bytes, more: set[int]) -> None:
    primary = public(1, 2048, 17)
    subkey = packet(packets.PUBLIC_SUBKEY, primary.body[:1] + (MADE + 7).to_bytes(4) + primary.body[5:])
    found = certificates.moments([primary, packet(packets.SIGNATURE, body), subkey])
    assert found == sorted({at + step for at in {MADE, MADE + 7} | more for step in (0, 1)})
