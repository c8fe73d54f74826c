"""One message, from the mailbox to the letters that it causes.

One thread does everything in turn, as with `mailbot run --once`. The yardstick are the three runs of gpg that an
encrypted report cannot do without: decrypt and verify, sign the letter, encrypt it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.bench.figures import Turns, say
from tests.bench.processes import Tree, spent_by_children, steps
from tests.people import Person
from tests.system.world import BRAM, Correspondent, Letter, MakeWorld, World

TURNS, MESSAGES = 10, 10
REPLIES = 4  # in a turn: a handler gets 50 answers a day
TEXT = "The form at /requests lets me read the requests of others when I change the number. " * 60  # 5 kB
WORDS = "Thank you. Were you logged in when you saw this? " * 10
FIVE = tuple(f"handler{number}@voorbeeld.example" for number in range(5))
GPG, ENCRYPTED, TO_FIVE = "gpg alone", "an encrypted message", "an encrypted message, to five handlers"
REPLY, FIRST = "a handler's reply, until the reporter has it", "a first contact"


def test_what_a_message_costs(make_world: MakeWorld) -> None:
    one, five = house_of(make_world, BRAM), house_of(make_world, *FIVE)
    turns, trees = Turns(), {one.user: steps(one), five.user: steps(five)}
    for world in (one, five):
        reporter(world).writes(TEXT, encrypted=True, key=True)
        reporter(world).writes(TEXT, encrypted=True)  # its receipt is the last one of the day
        world.goes_on()
    for turn in range(TURNS):
        mails = [reporter(one).composes(f"{turn} {n} {TEXT}", encrypted=True) for n in range(MESSAGES)]
        turns.take(GPG, lambda: _bare(one, mails), lambda: _spent_by_gpg(trees[one.user]), MESSAGES)  # noqa: B023
        letters = _encrypted(turns, ENCRYPTED, one, trees[one.user], mails)
        _encrypted(turns, TO_FIVE, five, trees[five.user], mails)
        _replies(turns, one, trees[one.user], letters[:REPLIES])
        _first_contacts(turns, one, trees[one.user], turn)
    say("encrypted message end to end / its three runs of gpg, bare", f"{turns.ratio(ENCRYPTED, GPG):.2f}x", "1.4x")
    say("five handlers / one", f"{turns.ratio(TO_FIVE, ENCRYPTED):.2f}x", "1.6x")
    turns.say(GPG)
    turns.say(ENCRYPTED, "30 ms")
    for name in (TO_FIVE, REPLY, FIRST):
        turns.say(name)


def house_of(make_world: MakeWorld, *handlers: str) -> World:
    """A world whose handlers all have a key; the first is the lead."""
    people = [
        {"name": f"Bram {n}", "address": address, "key": f"{n}.asc", "role": "handler" if n else "lead"}
        for n, address in enumerate(handlers)
    ]
    world = make_world(handlers=people)
    for n, address in enumerate(handlers):
        world.config_file.with_name(f"{n}.asc").write_text(world.people.get(address).armored)
    world.now = datetime.now(UTC)
    return world


def reporter(world: World) -> Correspondent:
    """Somebody whose key is known, once they have written it."""
    return world.correspondent("rosa@melder.example", key=True)


def _encrypted(turns: Turns, name: str, world: World, tree: Tree, mails: Sequence[bytes]) -> list[Letter]:
    """Take in these mails of one reporter; gives what the first handler got."""
    world.passes(timedelta(hours=1))  # above ten an hour, handlers get a digest instead
    for mail in mails:
        reporter(world).sends(mail)
    world.smtp.reset()
    turns.take(name, world.goes_on, tree.spent, len(mails))
    everyone = {sent.rcpt_to for sent in world.smtp.letters}
    assert len(world.smtp.letters) == len(mails) * len(everyone)
    return world.bram().reads()


def _replies(turns: Turns, world: World, tree: Tree, letters: Sequence[Letter]) -> None:
    """Let a handler answer these letters, signed; the reporter gets the words when their ten minutes are over."""
    for n, letter in enumerate(letters):
        world.bram().answers(letter, f"{n} {WORDS}", signed=True)  # the same words again would leave once
    world.smtp.reset()

    def until_relayed() -> None:
        world.goes_on()
        world.passes(timedelta(minutes=10))

    turns.take(REPLY, until_relayed, tree.spent, len(letters))
    assert [sent.rcpt_to for sent in world.smtp.letters].count((reporter(world).address,)) == len(letters)


def _first_contacts(turns: Turns, world: World, tree: Tree, turn: int) -> None:
    """Let people write for the first time: each gets the key and a reference, and the handler a notice."""
    world.passes(timedelta(hours=1))
    for n in range(MESSAGES):
        new = world.correspondent(f"new{turn}@melder{n}.example", vouched=True)
        new.writes("Hello, how do I report something?")
    world.smtp.reset()
    turns.take(FIRST, world.goes_on, tree.spent, MESSAGES)
    assert len(world.smtp.letters) == MESSAGES * 2


def _bare(world: World, mails: Sequence[bytes]) -> None:
    keeper = Person("", "", world.house.homedir, world.house.fingerprint, world.house.armored)
    ring, reader = _ring(world, keeper), f"--recipient-file={world.config_file.with_name('0.asc')}"
    for mail in mails:
        start, end = mail.index(b"-----BEGIN PGP MESSAGE-----"), mail.index(b"\r\n--eee--")
        cleartext = keeper.gpg(f"--keyring={ring}", "--decrypt", stdin=mail[start:end])
        signature = keeper.gpg("--armor", "--digest-algo=SHA512", "--detach-sign", stdin=cleartext)
        keeper.gpg("--armor", "--compress-algo=none", reader, "--encrypt", stdin=cleartext + signature)


def _ring(world: World, keeper: Person) -> Path:
    """The reporter's key as gpg wants it, made once."""
    ring = world.config_file.with_name("rosa.ring")
    if not ring.exists():
        who = reporter(world).person
        assert who is not None
        ring.write_bytes(keeper.gpg("--dearmor", stdin=who.armored.encode()))
    return ring


def _spent_by_gpg(tree: Tree) -> float:
    """What gpg, run from here, and its agent have spent."""
    return spent_by_children() + tree.spent()
