"""Who writes in the tests of trust, and a case that has begun; mails with whatever a forger puts above them."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from typer.testing import CliRunner

from mailbot.cli import app
from mailbot.facts import Case, State
from tests.entities import CRLF, multipart_encrypted, multipart_signed
from tests.people import People, Person
from tests.system.world import ADDRESS, AUTHSERV, Correspondent, Letter, MakeWorld, World

ROSA = "rosa@melder.example"
EVE = "eve@evil.example"
IBD = "incident@ibd.example"
REPORT = "The form at /requests lets me read the requests of others when I change the number in the address. " * 4


def in_case(make_world: MakeWorld, **changes: object) -> tuple[World, Correspondent, Letter, Letter]:
    """A world in which Rosa, with her key, has reported; with the letters that Anke and Bram were shown."""
    world = make_world(languages=["en"], **changes)
    rosa = world.correspondent(ROSA, key=True, vouched=True)
    rosa.writes(REPORT, key=True)
    world.goes_on()
    rosa.reads_new()
    (anke,), (bram,) = world.anke().reads_new(), world.bram().reads_new()
    world.now += timedelta(hours=1)
    return world, rosa, anke, bram


def gpg_of(correspondent: Correspondent) -> Person:
    assert correspondent.person is not None
    return correspondent.person


def states(world: World) -> dict[str, State]:
    return {case.reporter: case.state for case in world.daemon.house.store.cases()}


def signed(person: Person, entity: bytes, world: World) -> bytes:
    return multipart_signed(entity, person.sign(entity, at=world.now + timedelta(seconds=30)))


def encrypted(person: Person, entity: bytes, world: World) -> bytes:
    return multipart_encrypted(
        person.encrypt(entity, world.house.armored, sign=True, at=world.now + timedelta(seconds=30))
    )


def mail(sender: str, entity: bytes, *fields: str, answers: Letter | None = None) -> bytes:
    """A mail, with `fields` above it as they would stand on the wire."""
    answer = [f"In-Reply-To: {answers.message_id}"] if answers else []
    head = [*fields, f"From: {sender}", f"To: {ADDRESS}", "Subject: Re: Report", *answer, "MIME-Version: 1.0"]
    return CRLF.join(head).encode() + b"\r\n" + entity


def passed(server: str = AUTHSERV, domain: str = "voorbeeld.example") -> str:
    return f"Authentication-Results: {server}; dmarc=pass header.from={domain}"


def shared(world: World, armored: str) -> None:
    """Name a partner in the configuration, with this key."""
    (world.config_file.parent / "ibd.asc").write_text(armored)
    more = f"partners:\n  - {{name: IBD, address: {IBD}, key: ibd.asc, share: always, language: en}}\n"
    world.config_file.write_text(world.config_file.read_text() + more)


def another(world: World, address: str, *, algorithm: str = "future-default", expire: str = "0") -> Person:
    """A further key with that address as user ID."""
    person = People().get(address, "Somebody", algorithm=algorithm, expire=expire)
    world.people.known[person.fingerprint] = person  # takes its home away in the end
    return person


def only_case(world: World) -> Case:
    (case,) = world.daemon.house.store.cases()
    return case


def letters(world: World) -> Counter[str]:
    return Counter(address for sent in world.smtp.letters for address in sent.rcpt_to)


def run(world: World, *command: str) -> str:
    ran = CliRunner().invoke(app, ["--config", str(world.config_file), *command])
    assert ran.exit_code == 0, ran.output
    return ran.output


LATER = timedelta(minutes=5)  # longer than the wait between two tries


def tries(world: World, times: int) -> None:
    for _ in range(times):
        world.goes_on()
        world.ahead += LATER
