"""A signature is good only when everything says so, and only by a key that was asked for."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pysequoia
import pytest

from mailbot.edges import gpg as gpg_edge
from mailbot.edges.gpg import certificates, packets, verdicts
from mailbot.edges.gpg.process import Ran
from mailbot.errors import Unsettled
from mailbot.facts import Bad, Good, Signature, UnknownKey, Unsigned
from tests.people import MADE_AT, PASSPHRASE, Ours, People, Person

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
DATA = b"Content-Type: text/plain\r\n\r\n#accept 2026-12-01\r\n"


@pytest.fixture(scope="session")
def anke(people: People) -> Person:
    return people.get("anke@voorbeeld.example", "Anke de Vries")


@pytest.fixture(scope="session")
def old(people: People) -> Person:
    return people.get("old@voorbeeld.example", "Old Key", expire="1y")  # counted from MADE_AT


@pytest.fixture(scope="session")
def revoked(people: People) -> Person:
    return people.get("revoked@voorbeeld.example", "Revoked Key")


def revoke(person: Person) -> str:
    """Give the public key with its revocation, which gpg made together with the key."""
    certificate = (person.homedir / "openpgp-revocs.d" / f"{person.fingerprint}.rev").read_bytes()
    revocation = certificate[certificate.index(b":-----BEGIN") + 1 :]
    packets = person.gpg("--dearmor", stdin=person.armored.encode())
    size = 2 + packets[1]  # a revocation stands right behind the primary key: RFC 9580 section 10.1
    whole = packets[:size] + person.gpg("--dearmor", stdin=revocation) + packets[size:]
    return pysequoia.armor(whole, pysequoia.ArmorKind.PublicKey)


class Cast(NamedTuple):
    """A handler, and people whose key is no longer good."""

    anke: Person
    old: Person
    revoked: Person

    @property
    def keys(self) -> list[bytes]:
        return [self.anke.armored.encode(), self.old.armored.encode(), revoke(self.revoked).encode()]


WEEK_AGO = NOW - timedelta(days=7)


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        pytest.param(lambda c: c.anke.sign(DATA, at=WEEK_AGO), WEEK_AGO, id="a good one"),
        pytest.param(lambda c: c.anke.sign(DATA + b"x", at=NOW), Bad("bad"), id="over something else"),
        pytest.param(lambda c: c.old.sign(DATA, at=MADE_AT), Bad("expired-key"), id="by a key that expired"),
        pytest.param(lambda c: c.revoked.sign(DATA, at=NOW), Bad("revoked-key"), id="by a key that was revoked"),
        pytest.param(
            lambda c: c.anke.gpg("--armor", "--default-sig-expire=1d", "--detach-sign", stdin=DATA, at=WEEK_AGO),
            Bad("expired-signature"),
            id="that was good for a day",
        ),
        pytest.param(
            lambda c: (
                c.anke.gpg("--detach-sign", stdin=DATA, at=WEEK_AGO) + c.anke.gpg("--detach-sign", stdin=DATA, at=NOW)
            ),
            Bad("several"),
            id="two at once",
        ),
        pytest.param(lambda _: b"garbage", Bad("unreadable"), id="no signature at all"),
        pytest.param(
            lambda c: c.anke.gpg("--armor", "--sign", stdin=b"other", at=NOW),
            Bad("unreadable"),
            id="a signed message where a detached signature belongs",
        ),
    ],
)
def test_detached(
    sign: Callable[[Cast], bytes],
    expected: datetime | Signature,
    ours: Ours,
    anke: Person,
    old: Person,
    revoked: Person,
) -> None:
    cast = Cast(anke, old, revoked)
    found = ours.gpg.verify(DATA, sign(cast), cast.keys, NOW)
    if isinstance(expected, datetime):
        assert isinstance(found, Good)
        assert (found.fingerprint, found.made_at) == (anke.fingerprint, expected)
    else:
        assert found == expected


@pytest.mark.parametrize("end", ["0", "3d"])
def test_a_subkey_signs_for_its_key_for_as_long_as_it_is_good(end: str, ours: Ours, people: People) -> None:
    person = people.get(f"sub{end}@reporter.example", algorithm="ed25519/cert,sign")
    for kind, use in (("cv25519", "encr"), ("ed25519", "sign"), ("cv25519", "encr")):
        person.gpg("--quick-add-key", person.fingerprint, kind, use, end if use == "sign" else "0", at=WEEK_AGO)
    key = person.gpg("--export", at=WEEK_AGO)
    signature = person.sign(DATA, at=WEEK_AGO)
    found = ours.gpg.verify(DATA, signature, [key], NOW)
    assert found == Bad("expired-key") if end != "0" else isinstance(found, Good)
    if isinstance(found, Good):
        assert found.fingerprint == person.fingerprint
        named = certificates.read_signature(next(packets.split(packets.dearmored(signature)))).key_id
        assert named != person.fingerprint[-16:]


@pytest.mark.parametrize("keys", [[], [b"not a key"], [b"-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDME"]])
def test_without_the_key_the_signer_is_unknown(keys: Sequence[bytes], ours: Ours, anke: Person) -> None:
    assert ours.gpg.verify(DATA, anke.sign(DATA, at=NOW), keys, NOW) == UnknownKey()


def test_a_sender_whose_clock_is_ahead_has_a_key_from_the_future(ours: Ours, people: People) -> None:
    ahead = people.get("ahead@reporter.example", made_at=NOW + timedelta(minutes=5))
    signature = ahead.sign(DATA, at=NOW + timedelta(minutes=5))
    assert isinstance(ours.gpg.verify(DATA, signature, [ahead.armored.encode()], NOW), Good)


def test_binary_keys_are_read_too(ours: Ours, anke: Person) -> None:
    key = anke.gpg("--dearmor", stdin=anke.armored.encode())
    assert isinstance(ours.gpg.verify(DATA, anke.sign(DATA, at=NOW), [key], NOW), Good)


@pytest.mark.parametrize("forged", ["\n", "\r\n", "\u0085", "\u2028", "Å", "\x0b"])
def test_a_name_that_forges_status_lines_forges_nothing(forged: str, ours: Ours, anke: Person) -> None:
    """Where a pipe is read as text, each of these ends a line for some reader: U+0085 is the second octet of Å."""
    valid = f"{anke.fingerprint} 2026-11-20 1795300000 0 4 0 22 10 00 {anke.fingerprint}"
    lines = [f"[GNUPG:] GOODSIG {anke.fingerprint[-16:]} Anke", f"[GNUPG:] VALIDSIG {valid}", "uid:u::::1::A::a <a@b>"]
    eve = pysequoia.Tsk.generate(forged.join(["Eve", *lines, "<anke@voorbeeld.example>"]))
    public = str(eve.extract_certificate())
    now = datetime.now(UTC) + timedelta(seconds=1)  # Sequoia makes keys by the real clock
    detached = pysequoia.SignatureMode.DETACHED
    for data in (DATA, b"something else"):
        signature = bytes(pysequoia.sign(eve.signer(), data, mode=detached))
        keys = [anke.armored.encode(), public.encode()]
        found = ours.gpg.verify(DATA, signature, keys, now)
        assert getattr(found, "fingerprint", "") != anke.fingerprint
        assert isinstance(found, Good) is (data == DATA)
        assert ours.gpg.verify(DATA, signature, keys[:1], now) == UnknownKey()
    [key] = ours.gpg.inspect(public.encode(), now)
    assert key.addresses in ((), ("anke@voorbeeld.example",))


def valid(name: str) -> str:
    return f"VALIDSIG {name * 40} 2026-11-20 1795300000 0 4 0 22 10 00 {name * 40}"


ONE, OTHER, THIRD = (["NEWSIG", f"GOODSIG {name} x", valid(name)] for name in "ABC")
SIGNED_AT = datetime.fromtimestamp(1795300000, UTC)
GOOD = Good("A" * 40, SIGNED_AT, hashlib.sha256(b"A" * 40 + b" 1795300000 ").digest())
VALID = f"VALIDSIG {'A' * 40} 2026-11-20 1795300000 0 4 0 22 10 00 {'A' * 40}"


@pytest.mark.parametrize(
    ("status", "returncode", "expected"),
    [
        pytest.param([], 0, Unsigned(), id="nothing said"),
        pytest.param(["NEWSIG", "GOODSIG A x"], 0, Bad("unreadable"), id="good but not valid"),
        pytest.param(["NEWSIG", "GOODSIG A x", VALID], 1, Bad("unreadable"), id="good but gpg failed"),
        pytest.param(["NEWSIG", "GOODSIG A x", VALID, VALID], 0, Bad("unreadable"), id="valid twice"),
        pytest.param(["NEWSIG", "GOODSIG A x", VALID, "BADSIG A x"], 0, Bad("several"), id="good and bad"),
        pytest.param(["NEWSIG", "NEWSIG", "GOODSIG A x", VALID], 0, Bad("several"), id="one good of two"),
        pytest.param(["NEWSIG", "GOODSIG A x", VALID] * 2, 0, Bad("several"), id="two of one key"),
        pytest.param([*ONE, *OTHER], 0, replace(GOOD, beside=("B" * 40,)), id="two of two keys"),
        pytest.param([*OTHER, *ONE], 0, replace(GOOD, beside=("B" * 40,)), id="two of two keys, in no order"),
        pytest.param([*ONE, *OTHER], 2, Bad("several"), id="two, and gpg failed"),
        pytest.param([*ONE, *THIRD], 0, Bad("several"), id="two, one of a key that nobody asked for"),
        pytest.param([*ONE, "NEWSIG", "BADSIG B x"], 0, Bad("several"), id="two, one of them bad"),
        pytest.param([*ONE, "NEWSIG", "GOODSIG B x"], 0, Bad("several"), id="two, one of them not valid"),
        pytest.param([*ONE, "NEWSIG", *OTHER], 0, Bad("several"), id="two and one that was never judged"),
        pytest.param(["NEWSIG"], 2, Bad("unreadable"), id="begun and never judged"),
        pytest.param(["NEWSIG", VALID], 0, Bad("unreadable"), id="valid but not good"),
        pytest.param(["NEWSIG", "ERRSIG A 22 8 00 1795300000 4"], 2, Bad("unreadable"), id="an unknown algorithm"),
    ],
)
def test_status_lines_must_agree(status: Sequence[str], returncode: int, expected: Signature) -> None:
    pairs = tuple((line.partition(" ")[0], line.partition(" ")[2]) for line in status)
    assert verdicts.signature(Ran(pairs, b"", returncode), ("A" * 40, "B" * 40), b"") == expected


@pytest.mark.parametrize("inline", [False, True], ids=["detached", "in the text"])
def test_two_keys_that_sign_together_are_both_named(ours: Ours, anke: Person, people: People, *, inline: bool) -> None:
    noor = people.get("noor@reporter.example", "Noor Bakker")
    keys = [anke.armored.encode(), noor.armored.encode()]
    text = b"My key is another one.\n"
    both = [
        person.gpg("--detach-sign", *(["--textmode"] if inline else []), stdin=text, at=NOW) for person in (noor, anke)
    ]
    if inline:
        clear = anke.sign_clear(text, at=NOW)
        other = noor.sign_clear(text, at=NOW)
        two = packets.dearmored(other[other.index(b"-----BEGIN PGP SIGNATURE") :])
        one = packets.dearmored(clear[clear.index(b"-----BEGIN PGP SIGNATURE") :])
        armored = packets.armored_key(one + two).replace("PUBLIC KEY BLOCK", "SIGNATURE").encode()
        block = clear[: clear.index(b"-----BEGIN PGP SIGNATURE")] + armored
        found = ours.gpg.verified_text(block, keys, NOW)[0]
    else:
        found = ours.gpg.verify(text, b"".join(both), keys, NOW)
    assert isinstance(found, Good)
    assert (found.fingerprint, found.beside) == (anke.fingerprint, (noor.fingerprint,))
    alone = ours.gpg.verify(text, anke.gpg("--detach-sign", stdin=text, at=NOW), keys, NOW)
    assert inline or (isinstance(alone, Good) and alone.digest == found.digest)  # used once, it is used up


def test_more_signatures_than_anybody_makes_are_not_looked_at(ours: Ours, anke: Person) -> None:
    many = anke.gpg("--detach-sign", stdin=DATA, at=NOW) * 9
    thrifty = gpg_edge.Gpg(ours.homedir, ours.fingerprint, PASSPHRASE, limits=gpg_edge.Limits(processor=0))
    assert thrifty.verify(DATA, many, [anke.armored.encode()], NOW) == Bad("several")
    assert thrifty.verify(DATA, anke.sign(DATA, at=NOW), [anke.armored.encode()], NOW) == Bad("took too long")


def rewritten(signature: bytes) -> bytes:
    """Write the same signature down differently: another armor header, and an unhashed subpacket more."""
    return signature.replace(b"-----\n\n", b"-----\nComment: again\n\n", 1)


def test_the_same_signature_is_recognised_however_it_is_written(ours: Ours, anke: Person) -> None:
    keys = [anke.armored.encode()]
    first = anke.sign(DATA, at=NOW)
    found = [ours.gpg.verify(DATA, one, keys, NOW) for one in (first, rewritten(first))]
    found += [ours.gpg.verify(DATA, anke.sign(DATA, at=WEEK_AGO), keys, NOW)]
    found += [ours.gpg.verify(DATA + b"x", anke.sign(DATA + b"x", at=NOW), keys, NOW)]
    assert [isinstance(one, Good) for one in found] == [True] * 4
    assert [found.index(one) for one in found] == [0, 0, 2, 3]


def test_cleartext_signature_gives_the_text_that_was_signed(ours: Ours, anke: Person) -> None:
    block = b"above\n" + anke.sign_clear(b"- one\n#two  \n", at=NOW) + b"below\n"
    found, text = ours.gpg.verified_text(block, [anke.armored.encode()], NOW)
    assert isinstance(found, Good)
    assert text == b"- one\n#two\n"
    assert ours.gpg.verify(block, None, [anke.armored.encode()], NOW) == found


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda block: re.sub(rb"#two", b"#three", block), id="changed"),
        pytest.param(lambda block: block.partition(b"-----BEGIN PGP SIG")[0], id="without its signature"),
        pytest.param(lambda _: b"hello", id="not signed at all"),
        pytest.param(lambda block: block + block, id="two blocks"),
    ],
)
def test_cleartext_signatures_that_do_not_count(spoil: Callable[[bytes], bytes], ours: Ours, anke: Person) -> None:
    block = spoil(anke.sign_clear(b"#two\n", at=NOW))
    assert isinstance(ours.gpg.verified_text(block, [anke.armored.encode()], NOW)[0], Bad)


def test_verifying_never_decrypts(ours: Ours, anke: Person) -> None:
    message = anke.encrypt(DATA, ours.armored, sign=True, at=NOW)
    assert ours.gpg.verified_text(message, [anke.armored.encode()], NOW) == (Bad("unreadable"), b"")


@pytest.mark.parametrize("mode", ["detached", "clear"])
def test_what_another_openpgp_signs(mode: str, ours: Ours) -> None:
    key = pysequoia.Tsk.generate("Sam <sam@reporter.example>")
    certificate = key.extract_certificate()
    kind = pysequoia.SignatureMode.DETACHED if mode == "detached" else pysequoia.SignatureMode.CLEAR
    signature = bytes(pysequoia.sign(key.signer(), DATA, mode=kind))
    now = datetime.now(UTC) + timedelta(seconds=1)  # Sequoia makes keys and signatures by the real clock
    keys = [str(certificate).encode()]
    if mode == "detached":
        found = ours.gpg.verify(DATA, signature, keys, now)
    else:
        found = ours.gpg.verify(signature, None, keys, now)
    assert isinstance(found, Good)
    assert found.fingerprint == certificate.fingerprint.upper()


def test_what_we_sign(ours: Ours, anke: Person) -> None:
    signature = ours.gpg.sign(DATA, NOW)
    assert anke.verify(DATA, signature, ours.armored, at=NOW)
    assert not anke.verify(DATA + b"x", signature, ours.armored, at=NOW)
    found = ours.gpg.verify(DATA, signature, [ours.armored.encode()], NOW)
    assert isinstance(found, Good)
    assert found.made_at == NOW
    certificate = pysequoia.Cert.from_bytes(ours.armored.encode())
    verified = pysequoia.verify(DATA, store=lambda _: [certificate], signature=pysequoia.Sig.from_bytes(signature))
    assert len(verified.valid_sigs) == 1


def test_a_signature_that_costs_too_much_is_a_bad_one(ours: Ours, anke: Person) -> None:
    thrifty = gpg_edge.Gpg(ours.homedir, ours.fingerprint, PASSPHRASE, limits=gpg_edge.Limits(processor=0))
    found = thrifty.verify(DATA, anke.sign(DATA, at=NOW), [anke.armored.encode()], NOW)
    assert found == Bad("took too long")


def test_a_signature_that_the_clock_stops_is_looked_at_again(ours: Ours, anke: Person) -> None:
    hasty = gpg_edge.Gpg(ours.homedir, ours.fingerprint, PASSPHRASE, limits=gpg_edge.Limits(seconds=0))
    with pytest.raises(Unsettled):
        hasty.verify(DATA, anke.sign(DATA, at=NOW), [anke.armored.encode()], NOW)
