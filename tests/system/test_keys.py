"""Whose key letters go to, from end to end: what a carrier, a stranger, a thief and a hurried reporter can change."""

from __future__ import annotations

import base64
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from mailbot.edges.gpg import certificates, packets
from mailbot.facts import Case
from tests.entities import key_part, multipart, multipart_encrypted, multipart_signed, plain
from tests.machine import LONG
from tests.people import MADE_AT, People, Person
from tests.system.scenes import another
from tests.system.world import Correspondent, Letter, MakeWorld, World

REPORT = "The form at /requests lets me read the requests of others when I change the number in the address. " * 4
WORDS = "Thank you. Which number did you change?"


def case_of(world: World, address: str) -> Case:
    return next(case for case in world.daemon.house.store.cases() if case.reporter == address)


def passed(address: str) -> str:
    domain = address.partition("@")[2]
    return f"Authentication-Results: mx.voorbeeld.example; dmarc=pass header.from={domain}\r\n"


def from_(address: str, entity: bytes, *fields: str, name: str = "", answers: Letter | None = None) -> bytes:
    """A mail for which our own server vouches."""
    answer = f"In-Reply-To: {answers.message_id}\r\n" if answers else ""
    head = f"From: {address}\r\nTo: security@voorbeeld.example\r\nSubject: Report\r\nMessage-ID: <{name}{address}>\r\n"
    more = "".join(f"{field}\r\n" for field in fields)
    return (passed(address) + head + answer + more + "MIME-Version: 1.0\r\n").encode() + entity


def autocrypt(person: Person) -> str:
    raw = base64.b64encode(packets.dearmored(person.armored.encode())).decode()
    return f"Autocrypt: addr={person.address}; keydata={raw}"


def sealed(world: World, by: Person, entity: bytes, *, sign: bool = True) -> bytes:
    return multipart_encrypted(by.encrypt(entity, world.house.armored, sign=sign, at=world.now))


def bare(person: Person) -> bytes:
    """The revocation that gpg makes with each key, for the day it is stolen."""
    made = (person.homedir / "openpgp-revocs.d" / f"{person.fingerprint}.rev").read_bytes()
    return made[made.index(b":-----BEGIN") + 1 :]


@dataclass(frozen=True)
class Cast:
    """Whose mail it is, and who may have put something into it."""

    world: World
    own: Person
    eve: Person  # has a key with the same address
    bob: Person  # has one of his own

    def secret(self, *parts: bytes) -> bytes:
        """Signed by the owner, and encrypted."""
        return sealed(self.world, self.own, multipart("mixed", plain(REPORT), *parts) if parts else plain(REPORT))

    def beside(self, text: str, *parts: bytes) -> bytes:
        return multipart("mixed", plain(text), *parts)

    @property
    def injected(self) -> bytes:
        return sealed(self.world, self.eve, self.beside("PS", key_part(self.eve.armored)), sign=False)

    @property
    def renamed(self) -> str:
        """Bob's key, on which somebody wrote the owner's address."""
        own = list(packets.split(packets.dearmored(self.bob.armored.encode())))
        body = f"Bob <{self.own.address}>".encode()
        name = b"\xcd" + bytes([len(body)]) + body
        return packets.armored_key(b"".join([*(p.raw for p in own[:3]), name, *(p.raw for p in own[3:])]))


QUOTED = "\n\nOn Mon, 24 Nov 2025 at 10:00, Eve <eve@attacker.example> wrote:\n> "
# What the owner's mail is, whose key is pinned then, and whose offered
FIRST_MAILS: dict[str, tuple[Callable[[Cast], tuple[bytes, *tuple[str, ...]]], str, str]] = {
    "plain": (lambda c: (c.beside(REPORT, key_part(c.own.armored)),), "own", ""),
    "autocrypt-of-the-signer": (lambda c: (c.secret(), autocrypt(c.own)), "own", ""),
    "key-inside": (lambda c: (c.secret(key_part(c.own.armored)),), "own", ""),
    "autocrypt-beside-a-signed-mail": (lambda c: (c.secret(), autocrypt(c.eve)), "", "eve"),
    "autocrypt-beside-a-key-inside": (lambda c: (c.secret(key_part(c.own.armored)), autocrypt(c.eve)), "", "own"),
    "attached-beside-ciphertext": (
        lambda c: (multipart("mixed", sealed(c.world, c.own, plain(REPORT), sign=False), key_part(c.eve.armored)),),
        "",
        "eve",
    ),
    "inside-another-encrypted-part": (lambda c: (multipart("mixed", c.secret(), c.injected),), "", "eve"),
    "quoted": (lambda c: (plain(REPORT + QUOTED + "\n> ".join(c.eve.armored.strip().split("\n"))),), "", "eve"),
    "forwarded": (
        lambda c: (c.beside(REPORT, b"Content-Type: message/rfc822\r\n\r\n" + key_part(c.eve.armored)),),
        "",
        "eve",
    ),
    "asked-about": (lambda c: (c.beside(f"{REPORT}\n\nIs this key yours?", key_part(c.eve.armored)),), "", "eve"),
    "a-name-nobody-signed": (lambda c: (c.beside(REPORT, key_part(c.renamed)),), "", ""),
}


def test_which_key_of_a_first_mail_letters_go_to(make_world: MakeWorld, people: People) -> None:
    world = make_world(languages=["en"])
    bob = people.get("bob@else.example", "Bob")
    expected, found = {}, {}
    for name, (make, pinned, offered) in FIRST_MAILS.items():
        address = f"{name}@reporter.example"
        cast = Cast(world, people.get(address), another(world, address), bob)
        entity, *fields = make(cast)
        world.correspondent(address).sends(from_(address, entity, *fields))
        names = {"own": cast.own.fingerprint, "eve": cast.eve.fingerprint, "": None}
        expected[name] = (names[pinned], names[offered])
    world.goes_on()
    for name in FIRST_MAILS:
        case = case_of(world, f"{name}@reporter.example")
        found[name] = tuple(key.fingerprint if key else None for key in (case.key, case.offered_key))
    assert found == expected


def pinned_world(make_world: MakeWorld) -> tuple[World, Correspondent, Person, Letter]:
    world = make_world(languages=["en"])
    rosa = world.correspondent("rosa@melder.example", key=True, vouched=True)
    assert rosa.person is not None
    rosa.writes(REPORT, key=True)
    world.goes_on()
    (acknowledgement,) = rosa.reads_new()
    assert acknowledgement.encrypted
    world.now += timedelta(hours=1)
    return world, rosa, rosa.person, acknowledgement


def test_a_successor_needs_the_old_keys_word_for_it(make_world: MakeWorld) -> None:
    world, rosa, person, letter = pinned_world(make_world)
    eve = another(world, rosa.address)
    for number, text in enumerate(("Is this key yours?", "Somebody sent me the attached file.")):
        entity = multipart("mixed", plain(text), key_part(eve.armored))
        signature = person.sign(entity, at=world.now + timedelta(minutes=number))
        rosa.sends(from_(rosa.address, multipart_signed(entity, signature), name=str(number), answers=letter))
        world.goes_on()
        case = case_of(world, rosa.address)
        assert case.key is not None
        assert (case.key.fingerprint, case.offered_key and case.offered_key.fingerprint) == (
            person.fingerprint,
            eve.fingerprint,
        )
    mine = People().get(rosa.address, "Rosa", made_at=MADE_AT + timedelta(days=60))
    world.people.known[mine.fingerprint] = mine
    person.gpg("--import", stdin=mine.armored.encode(), at=world.now)
    person.gpg("--quick-sign-key", mine.fingerprint, at=world.now)
    certified = person.gpg("--armor", "--export", mine.fingerprint)
    rosa.sends(from_(rosa.address, multipart("mixed", plain("My new key."), key_part(certified)), name="n"))
    world.goes_on()
    case = case_of(world, rosa.address)
    assert case.key is not None
    assert case.key.fingerprint == mine.fingerprint
    person.gpg("--batch", "--yes", "--delete-keys", mine.fingerprint)  # she is the same to other tests as before


def test_a_revocation_from_a_stranger_ends_a_key_for_good(make_world: MakeWorld) -> None:
    world, rosa, person, _ = pinned_world(make_world)
    anke, stranger = world.anke(), world.correspondent("eve@attacker.example")
    (shown,) = anke.reads_new()
    [revocation] = certificates.bare_revocations(bare(person))
    forged = packets.armored_key(revocation.raw[:-1] + bytes([revocation.raw[-1] ^ 1]))
    for attached in (forged, bare(person)):
        case = case_of(world, rosa.address)
        assert case.key is not None
        stranger.sends(
            b"From: eve@attacker.example\r\nMessage-ID: <" + str(len(attached)).encode() + b"@attacker.example>\r\n"
            b"Subject: Look\r\nMIME-Version: 1.0\r\n" + multipart("mixed", plain(REPORT), key_part(attached))
        )
        world.goes_on()
        world.passes(timedelta(minutes=1))
    case = case_of(world, rosa.address)
    assert (case.key, case.key_dropped, case.revoked) == (None, True, (person.fingerprint,))
    told = [letter for letter in anke.reads_new() if "has been revoked" in letter.subject]
    assert [person.fingerprint in letter.text for letter in told] == [True]
    # No relay to it, and none in clear
    before = len(rosa.reads())
    anke.answers(shown, WORDS)
    world.goes_on()
    world.passes(timedelta(hours=2))
    assert len(rosa.reads()) == before
    # The thief who has it: his signature is nobody's, and an old form of it is neither offered nor pinned, here or anew
    thief = replace(rosa, vouched=False)
    thief.sends(thief.composes("STOP", signed=True, key=True, subject=f"[{case.reference}]"))
    rosa.sends(rosa.composes("Here it is again.", key=True, subject=f"[{case.reference}]"))
    world.goes_on()
    after = case_of(world, rosa.address)
    assert (after.updates, after.key, after.offered_key) == (True, None, None)
    # One that we had not heard of when its revocation came: its old form opens no case with it
    zoe = another(world, "zoe@melder.example")
    stranger.sends(
        b"From: eve@attacker.example\r\n"
        + multipart("mixed", plain("Look"), key_part(zoe.armored + "\n" + bare(zoe).decode()))
    )
    world.goes_on()
    world.correspondent(zoe.address).sends(from_(zoe.address, multipart("mixed", plain(REPORT), key_part(zoe.armored))))
    world.goes_on()
    assert case_of(world, zoe.address).key is None


def slow(address: str, number: int) -> bytes:
    """One of many keys that would keep gpg busy for seconds."""
    modulus = (16384).to_bytes(2) + b"\xff" * 2047 + bytes([number])
    body = b"\x04" + int(MADE_AT.timestamp()).to_bytes(4) + b"\x01" + modulus * 2
    name = f"Noor <{address}>".encode()
    return b"\xc6\xff" + len(body).to_bytes(4) + body + b"\xcd" + bytes([len(name)]) + name


def test_slow_keys_are_not_waited_for(make_world: MakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    world = make_world(languages=["en"])
    address = "noor@reporter.example"
    gpg = world.daemon.house.understanding._keys._gpg
    looks: list[list[str]] = []
    burns: list[str] = []

    def start(command: list[str], **options: Any) -> subprocess.Popen[bytes]:
        looks.extend([command] if "--show-keys" in command else [])
        return subprocess.Popen(burns, **options) if burns and "--show-keys" in command else really(command, **options)

    really = gpg._caged.started
    monkeypatch.setattr(gpg._caged, "started", start)
    keys = [key_part(packets.armored_key(slow(address, number))) for number in range(24)]
    world.correspondent(address).sends(from_(address, multipart("mixed", plain(REPORT), *keys)))
    world.goes_on()
    assert len(looks) <= 2  # at our own key, which the letters bear, and whose end is watched
    assert len(world.correspondent(address).reads()) == 1
    # … and what is slow for whatever other reason costs the mail's own share alone: it is held with what was had
    burns += ["sh", "-c", "while :; do :; done"]
    gpg._limits = replace(gpg._limits, processor=3, message=LONG)
    gpg._caged._limits = replace(gpg._caged._limits, seconds=LONG)  # to a busy machine a second is more than 20 s
    other = world.people.get("mira@reporter.example")
    world.correspondent(other.address).sends(
        from_(other.address, multipart("mixed", sealed(world, other, plain(REPORT)), key_part(other.armored)))
    )
    world.goes_on()
    case = case_of(world, other.address)
    assert (case.key, REPORT.strip() in world.anke().reads_of_cases()[-1].text) == (None, True)
    assert [held.reason for held in world.daemon.house.store.held_messages()] == ["its keys took too long"]
