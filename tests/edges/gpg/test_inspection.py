"""Keys of strangers are looked at inside bounds and never imported; keys that cannot be used are named as such."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pysequoia
import pytest

from mailbot.edges.gpg import Gpg, certificates, inspection, make_key, packets
from mailbot.edges.gpg import process as gpg_process
from mailbot.edges.gpg.inspection import Looking
from mailbot.edges.gpg.packets import Packet
from mailbot.edges.gpg.process import SKEW, Budget, Limits
from mailbot.errors import Permanent, Temporary, Unsettled
from mailbot.facts import NOT_YET, Decrypted, Key, Unsigned
from tests.people import MADE_AT, PASSPHRASE, Ours, People, Person, make_home, remove_home

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
TEXT = b"the assessment\r\n"


@pytest.fixture(scope="session")
def noor(people: People) -> Person:
    return people.get("noor@reporter.example", "Noor Bakker")


@pytest.fixture(scope="session")
def mira(people: People) -> Person:
    """Somebody with two user IDs, one of them a handler's, and another person's signature on the key."""
    mira = people.get("mira@reporter.example", "Mira, of the Team (work)")
    mira.gpg("--quick-add-uid", mira.fingerprint, "Anke de Vries <anke@voorbeeld.example>", at=MADE_AT)
    friend = people.get("friend@reporter.example")
    friend.gpg("--import", stdin=mira.gpg("--export"), at=MADE_AT)
    friend.gpg("--quick-sign-key", mira.fingerprint, at=NOW)
    return mira


def armored(raw: bytes) -> str:
    return packets.armored_key(raw)


def one(ours: Ours, raw: str | bytes, address: str | None = None, now: datetime = NOW) -> Key:
    [key] = ours.gpg.inspect(raw.encode() if isinstance(raw, str) else raw, now, address=address)
    return key


def test_a_key_as_it_came(ours: Ours, noor: Person) -> None:
    key = one(ours, noor.armored, "noor@reporter.example")
    assert (key.fingerprint, key.addresses) == (noor.fingerprint, ("noor@reporter.example",))
    assert (key.expires_at, key.why_unusable) == (None, None)
    assert one(ours, packets.dearmored(noor.armored.encode()), "noor@reporter.example") == key
    assert one(ours, key.armored, "noor@reporter.example") == key


def test_our_armor_has_the_checksum_that_gpg_makes(ours: Ours, noor: Person) -> None:
    """Without it gpg 2.2 misreads every third key: those that end without padding."""
    key = one(ours, noor.armored)
    by_gpg = noor.gpg("--enarmor", stdin=packets.dearmored(key.armored.encode())).decode()
    assert key.armored.splitlines()[-2] == by_gpg.splitlines()[-2]


def test_other_user_ids_and_other_peoples_signatures_are_left_out(ours: Ours, mira: Person, people: People) -> None:
    signed = people.get("friend@reporter.example").gpg("--armor", "--export", mira.fingerprint).decode()
    key = one(ours, signed, "mira@reporter.example")
    assert key.addresses == ("mira@reporter.example",)
    kept = packets.dearmored(key.armored.encode())
    friend = people.get("friend@reporter.example").fingerprint
    assert b"anke" not in kept
    assert bytes.fromhex(friend) in packets.dearmored(signed.encode())
    assert bytes.fromhex(friend) not in kept
    assert set(one(ours, signed).addresses) == {"mira@reporter.example", "anke@voorbeeld.example"}


def test_a_key_of_another_address_stays_readable_and_has_no_address(ours: Ours, noor: Person) -> None:
    key = one(ours, noor.armored, "somebody@else.example")
    assert key.addresses == ()
    assert key.why_unusable is None
    assert noor.decrypt(ours.gpg.encrypt(TEXT, [key], NOW)) == TEXT


@pytest.mark.parametrize(
    "forged",
    [
        pytest.param(lambda own, name, _: [*own[:3], name], id="added without a signature"),
        pytest.param(lambda own, name, _: [own[0], name, *own[1:3]], id="added before the true one"),
        pytest.param(lambda own, name, _: [own[0], name, own[2]], id="in the place of the true one"),
        pytest.param(lambda own, name, _: [own[0], name], id="with no signature on any"),
        pytest.param(lambda own, name, _: [*own[:3], name, own[2]], id="with the signature of the true one"),
        pytest.param(lambda own, name, _: [*own[:3], name, end_changed(own[2])], id="with a damaged signature"),
        pytest.param(lambda own, name, mira: [*own[:3], name, issued_by(own[0], mira)], id="signed by another"),
    ],
)
def test_a_user_id_without_its_owners_signature_does_not_count(
    forged: Callable[[list[Packet], Packet, Packet], list[Packet]], ours: Ours, noor: Person, mira: Person
) -> None:
    body = b"Anke <anke@voorbeeld.example>"
    name = Packet(packets.USER_ID, body, b"\xcd" + bytes([len(body)]) + body)
    own, other = (list(packets.split(packets.dearmored(person.armored.encode()))) for person in (noor, mira))
    raw = b"".join(packet.raw for packet in [*forged(own, name, other[2]), *own[3:]])
    for address in ("anke@voorbeeld.example", None):
        assert "anke@voorbeeld.example" not in one(ours, raw, address).addresses


def test_a_key_on_which_no_user_id_is_signed_cannot_be_used(ours: Ours, noor: Person) -> None:
    primary, user_id, _, *rest = packets.split(packets.dearmored(noor.armored.encode()))
    key = one(ours, b"".join(packet.raw for packet in [primary, user_id, *rest]))
    assert (key.addresses, key.why_unusable) == ((), "cannot encrypt")


def test_what_gpg_2_4_lists_beyond_2_2_does_not_count(ours: Ours, noor: Person, tmp_path: Path) -> None:
    gpg = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE)
    gpg._process.gpgbinary = str(tmp_path / "gpg")
    unsigned = "uid:-::::::8D641D7BA051216B68C5F66F284BE5B204A13DD5::Anke <anke@voorbeeld.example>::::::::::0:"
    (tmp_path / "gpg").write_text(f"#!/bin/sh\ngpg \"$@\" | sed '/^uid/a {unsigned}'\n")
    (tmp_path / "gpg").chmod(0o755)
    [key] = gpg.inspect(noor.armored.encode(), NOW)
    assert (key.addresses, key.why_unusable) == (("noor@reporter.example",), None)


def end_changed(signature: Packet) -> Packet:
    """With its last octet, a part of the number that was signed, another."""
    return replace(signature, raw=signature.raw[:-1] + bytes([signature.raw[-1] ^ 1]))


def issued_by(primary: Packet, signature: Packet) -> Packet:
    """Somebody else's signature that names `primary` as its issuer, beside whoever made it: kept, and looked at."""
    key_id = bytes.fromhex(packets.fingerprint(primary)[-16:])
    body = bytearray(signature.body)
    hashed = int.from_bytes(body[4:6])
    at = 6 + hashed  # the subpackets that nobody signed: RFC 9580 section 5.2.3
    unhashed = int.from_bytes(body[at : at + 2])
    body[at : at + 2 + unhashed] = (10).to_bytes(2) + b"\x09\x10" + key_id  # Issuer Key ID, section 5.2.3.12
    return Packet(packets.SIGNATURE, bytes(body), b"\xc2\xff" + len(body).to_bytes(4) + body)


def test_a_subkey_of_somebody_else_is_not_encrypted_to(ours: Ours, noor: Person, mira: Person) -> None:
    """Else whoever can add a packet to a key on its way reads what we send."""
    own = list(packets.split(packets.dearmored(noor.armored.encode())))
    eves = list(packets.split(packets.dearmored(mira.armored.encode())))[-2:]
    mixed = b"".join(p.raw for p in [*own[:-2], eves[0], own[-1]])
    assert one(ours, mixed).why_unusable == "cannot encrypt"
    with pytest.raises(Permanent):
        ours.gpg.encrypt(TEXT, [Key(noor.fingerprint, armored(mixed), ())], NOW)


def user_ids(count: int) -> Callable[[Person], bytes]:
    def make(noor: Person) -> bytes:
        primary, user_id, signature, *rest = packets.split(packets.dearmored(noor.armored.encode()))
        return b"".join([primary.raw, (user_id.raw + signature.raw) * count, *(p.raw for p in rest)])

    return make


def secret(noor: Person) -> bytes:
    return noor.gpg("--armor", "--export-secret-keys")


@pytest.mark.parametrize(
    ("make", "count"),
    [
        pytest.param(lambda noor: packets.dearmored(noor.armored.encode()) + bytes(5 << 20), 0, id="megabytes"),
        pytest.param(user_ids(3000), 0, id="thousands of user IDs"),
        pytest.param(lambda noor: packets.dearmored(noor.armored.encode()) * 50, 8, id="fifty keys"),
        pytest.param(secret, 0, id="a secret key"),
        pytest.param(lambda noor: noor.armored.encode() + secret(noor), 1, id="a key and a secret key"),
        pytest.param(lambda noor: packets.dearmored(noor.armored.encode()) + b"\x99\x01", 1, id="damage behind a key"),
        pytest.param(lambda noor: noor.armored.encode()[:200], 0, id="cut off"),
        pytest.param(lambda _: b"hello", 0, id="no key"),
        pytest.param(lambda _: b"", 0, id="nothing"),
    ],
)
def test_bounds(make: Callable[[Person], bytes], count: int, ours: Ours, noor: Person) -> None:
    found = ours.gpg.inspect(make(noor), NOW, address="noor@reporter.example")
    assert [key.fingerprint for key in found] == [noor.fingerprint] * count


def test_nothing_enters_the_keyring(ours: Ours, noor: Person, mira: Person) -> None:
    def kept() -> dict[Path, int]:
        files = (path for path in ours.homedir.rglob("*") if path.is_file())
        return {path: path.stat().st_size for path in files if path.name != "random_seed"}  # gpg's, made when it likes

    before = kept()
    ours.gpg.inspect(noor.armored.encode() + mira.armored.encode(), NOW)
    ours.gpg.encrypt(TEXT, [one(ours, noor.armored)], NOW)
    ours.gpg.verify(TEXT, noor.sign(TEXT, at=NOW), [noor.armored.encode()], NOW)
    ours.gpg.decrypt(noor.encrypt(TEXT, ours.armored, sign=True, at=NOW), [noor.armored.encode()], NOW)
    assert kept() == before


def version_6(_: People) -> str:
    key = pysequoia.Tsk.generate("Sam <sam@reporter.example>", profile=pysequoia.Profile.RFC9580)
    return str(key.extract_certificate())


def expired(people: People) -> str:
    return people.get("expired@reporter.example", expire="1y").armored


def sign_only(people: People) -> str:
    return people.get("signer@reporter.example", algorithm="ed25519").armored


def revoked(people: People) -> str:
    person = people.get("lost@reporter.example")
    certificate = (person.homedir / "openpgp-revocs.d" / f"{person.fingerprint}.rev").read_bytes()
    person.gpg("--import", stdin=certificate[certificate.index(b":-----BEGIN") + 1 :], at=NOW)
    return person.gpg("--armor", "--export").decode()


def subkey_expired(people: People) -> str:
    person = people.get("half@reporter.example", algorithm="ed25519")
    person.gpg("--quick-add-key", person.fingerprint, "cv25519", "encr", "1y", at=MADE_AT)
    return person.gpg("--armor", "--export").decode()


def damaged(_: People) -> str:
    return armored(b"\xc6\x06\x04\x60\x60\x60\x60\x16")


@pytest.mark.parametrize(
    ("make", "why"),
    [
        pytest.param(expired, "expired", id="expired"),
        pytest.param(subkey_expired, "expired", id="its subkey expired"),
        pytest.param(revoked, "revoked", id="revoked"),
        pytest.param(sign_only, "cannot encrypt", id="made to sign only"),
        pytest.param(version_6, "version 6", id="newer than gpg reads"),
        pytest.param(damaged, "other", id="no key that gpg can read"),
    ],
)
def test_keys_that_cannot_be_used_say_why(make: Callable[[People], str], why: str, ours: Ours, people: People) -> None:
    key = one(ours, make(people))
    assert key.why_unusable == why
    assert bool(key.addresses) is (why != "other")  # so that its owner can be told
    for keys in ([key], [ours.gpg.own_key(NOW), key], [key, ours.gpg.own_key(NOW)]):
        with pytest.raises(Permanent, match=why):
            ours.gpg.encrypt(TEXT, keys, NOW)


SOON = NOW + timedelta(days=1)


def made_tomorrow(people: People) -> str:
    return people.get("early@reporter.example", made_at=SOON).gpg("--armor", "--export", at=SOON).decode()


def half_made_tomorrow(people: People) -> str:
    person = people.get("early-half@reporter.example", algorithm="ed25519")
    person.gpg("--quick-add-key", person.fingerprint, "cv25519", "encr", "0", at=SOON)
    return person.gpg("--armor", "--export", at=SOON).decode()


def renewed(people: People) -> str:
    """A key whose end was put off, with a subkey that ends and one that begins later."""
    person = people.get("renewed@reporter.example", algorithm="ed25519/cert,sign", expire="1y")
    person.gpg("--quick-add-key", person.fingerprint, "cv25519", "encr", "90d", at=MADE_AT)
    person.gpg("--quick-add-key", person.fingerprint, "cv25519", "encr", "0", at=MADE_AT + timedelta(days=200))
    person.gpg("--quick-set-expire", person.fingerprint, "2y", at=MADE_AT + timedelta(days=300))
    return person.gpg("--armor", "--export").decode()


def test_what_is_remembered_of_a_key_is_what_gpg_says_of_it_at_that_moment(ours: Ours, people: People) -> None:
    raw = renewed(people).encode()
    [key] = certificates.public_keys(raw)
    moments = [datetime.fromtimestamp(moment, UTC) - SKEW for moment in certificates.moments(key)]
    second = timedelta(seconds=1)

    def look(looking: Looking, at: datetime) -> Key:
        [found] = looking.inspect(raw, at, address="renewed@reporter.example", budget=Budget(Limits()))
        return found

    remembering = Looking(ours.gpg._caged, Limits())
    asked = [moment + step for moment in moments for step in (-second, second / 2)]
    seen = {at: look(remembering, at) for at in asked}
    assert len({(key.why_unusable, key.expires_at) for key in seen.values()}) > 3
    remembering._process = None  # type: ignore[assignment]  # no gpg any more
    for at in asked:
        assert look(remembering, at) == seen[at] == look(Looking(ours.gpg._caged, Limits()), at)


def test_what_gpg_had_no_time_to_say_of_a_key_is_asked_again(ours: Ours, noor: Person) -> None:
    gpg = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE)
    spent = gpg.budget()
    spent.processor = 0
    assert gpg.inspect(noor.armored.encode(), NOW, budget=spent)[0].why_unusable == "other"
    assert gpg.inspect(noor.armored.encode(), NOW)[0].why_unusable is None


def test_only_so_many_keys_are_remembered(ours: Ours, noor: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspection, "_REMEMBERED", 2)
    gpg = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE)
    for address in ("noor@reporter.example", None, "b@x.example", "c@x.example"):
        assert gpg.inspect(noor.armored.encode(), NOW, address=address)[0].why_unusable is None
    assert [address for _, address, _ in gpg.looking._seen] == ["b@x.example", "c@x.example"]
    monkeypatch.setattr(inspection, "_REMEMBERED_SIZE", 10)
    gpg.inspect(noor.armored.encode(), NOW, address="d@x.example")
    assert [address for _, address, _ in gpg.looking._seen] == ["b@x.example", "c@x.example"]


@pytest.mark.parametrize("make", [made_tomorrow, half_made_tomorrow], ids=["the key", "its subkey"])
def test_a_key_from_the_future_says_when_it_can_be_used(
    make: Callable[[People], str], ours: Ours, people: People
) -> None:
    armored = make(people)
    key = one(ours, armored)
    assert (key.why_unusable, key.usable_from) == (NOT_YET, SOON)
    assert len(key.addresses) == 1  # so that its owner can be told
    assert (key.why_not(NOW), key.why_not(SOON)) == (NOT_YET, None)
    with pytest.raises(Permanent, match=NOT_YET):
        ours.gpg.encrypt(TEXT, [key], NOW)
    assert ours.gpg.encrypt(TEXT, [key], SOON)
    then = one(ours, armored, now=SOON)
    assert (then.why_unusable, then.usable_from) == (None, None)


def test_a_clock_that_is_ten_minutes_fast_is_no_matter(ours: Ours, people: People) -> None:
    at = NOW + timedelta(minutes=9)
    armored = people.get("fast@reporter.example", made_at=at).gpg("--armor", "--export", at=at).decode()
    key = one(ours, armored)
    assert key.why_unusable is None
    assert ours.gpg.encrypt(TEXT, [key], NOW)


def test_never_in_clear_without_a_key(ours: Ours) -> None:
    with pytest.raises(Permanent):
        ours.gpg.encrypt(TEXT, [], NOW)
    with pytest.raises(Permanent):
        ours.gpg.encrypt(TEXT, [Key("A" * 40, "", ())], NOW)


def test_a_gpg_that_takes_too_long_is_our_trouble(ours: Ours, noor: Person) -> None:
    hasty = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE, limits=Limits(seconds=0))
    key = one(ours, noor.armored)
    with pytest.raises(Temporary):
        hasty.encrypt(TEXT, [key], NOW)
    with pytest.raises(Temporary):
        hasty.sign(TEXT, NOW)
    with pytest.raises(Unsettled):
        hasty.inspect(noor.armored.encode(), NOW)


def test_a_key_that_costs_too_much_is_no_key(ours: Ours, noor: Person) -> None:
    thrifty = Gpg(ours.homedir, ours.fingerprint, PASSPHRASE, limits=Limits(processor=0))
    assert thrifty.inspect(noor.armored.encode(), NOW)[0].why_unusable == "other"


def test_both_of_two_recipients_can_read(ours: Ours, noor: Person) -> None:
    message = ours.gpg.encrypt(TEXT, [one(ours, noor.armored), ours.gpg.own_key(NOW)], NOW)
    assert message.startswith(b"-----BEGIN PGP MESSAGE-----")
    assert noor.decrypt(message) == TEXT
    assert ours.gpg.decrypt(message, [], NOW) == Decrypted(TEXT, Unsigned())


def test_another_openpgp_reads_what_we_encrypt(ours: Ours) -> None:
    key = pysequoia.Tsk.generate("Sam <sam@reporter.example>", validity_seconds=90_000_000)
    now = datetime.now(UTC) + timedelta(seconds=1)  # Sequoia makes keys by the real clock
    found = one(ours, str(key.extract_certificate()), "sam@reporter.example", now)
    assert (found.addresses, found.why_unusable) == (("sam@reporter.example",), None)
    assert found.expires_at is not None
    assert abs(found.expires_at - now - timedelta(seconds=90_000_000)) < timedelta(minutes=5)
    message = ours.gpg.encrypt(TEXT, [found], now)
    assert pysequoia.decrypt(message, decryptor=key.decryptor()).bytes == TEXT


def test_our_own_key(ours: Ours) -> None:
    key = ours.gpg.own_key(NOW)
    assert (key.fingerprint, key.addresses) == (ours.fingerprint, ("security@voorbeeld.example",))
    assert key.expires_at == MADE_AT + timedelta(days=2 * 365)  # of its encryption subkey, which ends first
    assert key.why_unusable is None
    primary, *_, subkey = [p for p in packets.split(packets.dearmored(ours.armored.encode())) if p.tag in (6, 14)]
    assert [primary.body[5], subkey.body[5]] == [22, 18]  # EdDSA and ECDH: RFC 9580 section 9.1
    assert "auto-expand-secmem" in (ours.homedir / "gpg-agent.conf").read_text()
    assert str(pysequoia.Cert.from_bytes(ours.armored.encode()).user_ids[0]) == (
        "Gemeente Voorbeeld <security@voorbeeld.example>"
    )


def test_an_expired_key_of_ours_cannot_sign(ours: Ours) -> None:
    with pytest.raises(Permanent, match="expired"):
        ours.gpg.sign(TEXT, NOW + timedelta(days=4 * 365))


def test_mail_to_our_expired_key_is_still_read(ours: Ours, noor: Person) -> None:
    message = noor.encrypt(TEXT, ours.armored, at=NOW)
    assert ours.gpg.decrypt(message, [], NOW + timedelta(days=4 * 365)) == Decrypted(TEXT, Unsigned())


def test_the_data_key_is_wrapped(ours: Ours, noor: Person) -> None:
    wrapped = ours.gpg.wrap(b"k" * 32, NOW)
    assert b"k" * 32 not in wrapped
    assert ours.gpg.unwrap(wrapped, NOW) == b"k" * 32
    for other in (noor.encrypt(b"k", noor.armored, at=NOW), b"noise"):
        with pytest.raises(Permanent):
            ours.gpg.unwrap(other, NOW)


def test_a_key_may_have_no_passphrase() -> None:
    home = make_home()
    try:
        gpg = Gpg(home, make_key(home, "Org", "security@org.example", None, NOW), None)
        gpg.check(NOW)
        with pytest.raises(Permanent, match="not in the gpg home"):
            Gpg(home, "A" * 40, None).public_key(NOW)
    finally:
        remove_home(home)


def test_a_key_is_made_whole_on_a_machine_that_takes_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the second half comes from before the first: a time conflict, one in seventy times."""

    def late(process: Any, *more: Any) -> Any:
        if "--quick-generate-key" in process.args:
            time.sleep(1.1)  # gpg waits for its passphrase, and looks at a clock of its own
        return listen(process, *more)

    listen = gpg_process._listen
    monkeypatch.setattr(gpg_process, "_listen", late)
    homedir = make_home()
    try:
        fingerprint = make_key(homedir, "Gemeente", "security@voorbeeld.example", "pass", MADE_AT)
        monkeypatch.undo()
        key = Gpg(homedir, fingerprint, "pass").own_key(NOW)
    finally:
        remove_home(homedir)
    assert (key.why_unusable, key.expires_at) == (None, MADE_AT + timedelta(days=2 * 365))


def test_a_name_is_no_option_and_no_second_line() -> None:
    home = make_home()
    try:
        fingerprint = make_key(home, "--output=/x", "security@org.example", None, NOW)
        assert Gpg(home, fingerprint, None).own_key(NOW).addresses == ("security@org.example",)
        with pytest.raises(Permanent):
            make_key(home, "Org\nx", "security@org.example", None, NOW)
    finally:
        remove_home(home)


def test_a_passphrase_is_one_line(ours: Ours) -> None:
    with pytest.raises(Permanent):
        Gpg(ours.homedir, ours.fingerprint, "one\ntwo")
