"""Encrypting in this process does what gpg does, or leaves it to gpg: whichever engine, the same keys and refusals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pysequoia
import pytest

from mailbot.edges.gpg import Gpg, enrolled, packets
from mailbot.errors import Permanent
from mailbot.facts import Key
from tests.people import MADE_AT, PASSPHRASE, Ours, People, Person

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
TEXT = b"the assessment\r\n" * 300
YEAR = timedelta(days=366)


def plain(people: People) -> Person:
    return people.get("noor@reporter.example", "Noor Bakker")


def several(people: People) -> Person:
    """Subkeys that overlap, one that begins, one that ends, one that is revoked, one that only signs."""
    person = people.get("several@reporter.example", algorithm="ed25519/cert,sign", expire="4y")
    for made, expires in ((0, "2y"), (1, "1y"), (2, "0")):
        person.gpg("--quick-add-key", person.fingerprint, "cv25519", "encr", expires, at=MADE_AT + made * YEAR)
    person.gpg("--quick-add-key", person.fingerprint, "ed25519", "sign", "0", at=MADE_AT + timedelta(days=5))
    return person


def subkey_revoked(people: People) -> Person:
    person = people.get("gone@reporter.example")
    person.gpg("--quick-add-key", person.fingerprint, "cv25519", "encr", "0", at=MADE_AT + timedelta(days=1))
    command = ["--no-batch", "--command-fd=0", "--edit-key", person.fingerprint]
    answers = b"key 2\nrevkey\ny\n0\n\ny\nsave\n"
    person.gpg(*command, stdin=answers, at=MADE_AT + timedelta(days=2))
    return person


def revoked(people: People) -> Person:
    person = people.get("revoked@reporter.example")
    certificate = person.homedir / f"openpgp-revocs.d/{person.fingerprint}.rev"
    person.gpg("--import", stdin=certificate.read_bytes().replace(b":-----BEGIN", b"-----BEGIN"))
    return person


def rsa(people: People) -> Person:
    person = people.get("rsa@reporter.example", algorithm="rsa2048")
    person.gpg("--quick-add-key", person.fingerprint, "rsa2048", "encr", "0", at=MADE_AT)
    return person


def brainpool(people: People) -> Person:
    person = people.get("pool@reporter.example", algorithm="ed25519/cert,sign")
    person.gpg("--quick-add-key", person.fingerprint, "brainpoolP256r1", "encr", "0", at=MADE_AT)
    return person


def sha1(people: People) -> Person:
    person = people.get("old@reporter.example", algorithm="ed25519/cert,sign")
    person.gpg("--cert-digest-algo=SHA1", "--quick-add-key", person.fingerprint, "cv25519", "encr", "0", at=MADE_AT)
    return person


def without_aes(people: People) -> Person:
    person = people.get("3des@reporter.example")
    command = ["--no-batch", "--command-fd=0", "--edit-key", person.fingerprint]
    person.gpg(*command, stdin=b"setpref 3DES SHA256\ny\nsave\n", at=MADE_AT + timedelta(days=1))
    return person


def sign_only(people: People) -> Person:
    return people.get("signs@reporter.example", algorithm="ed25519/cert,sign")


def key_of(person: Person, ours: Ours) -> Key:
    [key] = ours.gpg.inspect(person.gpg("--armor", "--export"), NOW)
    return key


def outcome(gpg: Gpg, key: Key, at: datetime) -> object:
    try:
        return packets.recipients(gpg.encrypt(TEXT, [key], at))
    except Permanent as why:
        return str(why)


@pytest.mark.parametrize(
    ("make", "here"),
    [
        pytest.param(plain, True, id="Curve25519"),
        pytest.param(rsa, True, id="RSA"),
        pytest.param(several, True, id="several subkeys"),
        pytest.param(subkey_revoked, True, id="a revoked subkey beside a good one"),
        pytest.param(revoked, False, id="revoked"),
        pytest.param(sign_only, False, id="a key that only signs"),
        pytest.param(brainpool, False, id="a curve that Sequoia does not know"),
        pytest.param(sha1, False, id="a signature that Sequoia does not trust"),
        pytest.param(without_aes, False, id="an owner who did not ask for the cipher that Sequoia takes"),
    ],
)
def test_both_engines_encrypt_to_the_same_part_at_each_moment(
    make: Callable[[People], Person], here: bool, ours: Ours, people: People
) -> None:
    person = make(people)
    key = key_of(person, ours)
    quick = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE)
    quick.enrolled.add([key])
    moments = [MADE_AT - timedelta(days=1), *(MADE_AT + days * YEAR / 2 for days in range(9))]
    for at in moments if make in (several, subkey_revoked) else [MADE_AT - timedelta(days=1), NOW]:
        assert outcome(quick, key, at) == outcome(ours.gpg, key, at)
    made = quick.enrolled.encrypt(TEXT, key, NOW)
    assert (made is not None) == here
    if made is not None:
        assert person.decrypt(made, at=NOW) == TEXT


def test_a_key_that_a_stranger_sent_is_encrypted_to_in_the_cage(ours: Ours, people: People) -> None:
    quick, key = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE), key_of(plain(people), ours)
    assert quick.enrolled.encrypt(TEXT, key, NOW) is None
    quick.enrolled.add([key])
    assert quick.enrolled.encrypt(TEXT, key, NOW) is not None
    assert quick.enrolled.encrypt(bytes(2 << 20), key, NOW) is None  # other threads are to run meanwhile


def test_what_sequoia_makes_counts_only_as_it_was_ordered(people: People) -> None:
    noor = plain(people)
    part = noor.gpg("--with-colons", "--list-keys").decode().split("fpr:")[2].split(":")[8]
    known = pysequoia.Cert.from_bytes(noor.armored.encode())
    newest = pysequoia.Tsk.generate("Eve", profile=pysequoia.Profile.RFC9580).extract_certificate()
    good = bytes(pysequoia.encrypt(TEXT, [known]))
    assert enrolled._is_to(good, part)
    assert not enrolled._is_to(good, "0" * 40)
    for recipients, passwords in (([known, known], []), ([known], ["secret"]), ([newest], []), ([], ["secret"])):
        assert not enrolled._is_to(bytes(pysequoia.encrypt(TEXT, recipients, passwords=passwords)), part)
    locked, sealed = packets.split(packets.dearmored(good))
    for tag, version in ((packets.SED, 1), (packets.SEIPD, 2), (packets.OCB, 1), (packets.SEIPD, 1)):
        other = bytes([0xC0 | tag, 0xFF]) + len(sealed.body).to_bytes(4) + bytes([version]) + sealed.body[1:]
        assert enrolled._is_to(locked.raw + other, part) == ((tag, version) == (packets.SEIPD, 1))
    assert not enrolled._is_to(TEXT, part)
    assert not enrolled._is_to(good[: len(good) // 2], part)
