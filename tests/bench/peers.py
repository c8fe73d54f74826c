"""The same signed and encrypted report through mailbot and through what others use for it, in turns.

Everybody has RSA-4096, the organisation's key is the same for all, and one person reads: each program decrypts,
verifies, keeps the report, and sends it signed and encrypted to that person, by SMTP on the loopback interface. mailbot
fetches it by IMAP over TLS and delivers over TLS; the others are handed it by a pipe or HTTP, and deliver without.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from tests.bench.figures import Turns, say
from tests.bench.message import TEXT, house_of, reporter
from tests.bench.processes import steps
from tests.bench.recorder import Recorder
from tests.bench.request_tracker import RequestTracker
from tests.bench.rsa import rsa_person
from tests.bench.schleuder import Schleuder
from tests.people import People
from tests.system.world import ADDRESS, BRAM, House, MakeWorld

TURNS, MESSAGES = 5, 3
OTHERS: Mapping[type[Schleuder | RequestTracker], float] = {Schleuder: 15, RequestTracker: 6}
"""Each with the goal: how many times what mailbot takes."""


@pytest.fixture(scope="session")
def house_key(people: People) -> House:
    """In place of what `mailbot init` makes, which is Curve25519."""
    ours = rsa_person(people, ADDRESS)
    return House(ours.homedir, ours.fingerprint, ours.armored)


@pytest.fixture
def others(people: People) -> Iterator[tuple[Recorder, list[Schleuder | RequestTracker]]]:
    """What is installed of them, ready to take mail; and where they deliver."""
    ours, reader, writer = (rsa_person(people, address) for address in (ADDRESS, BRAM, "rosa@melder.example"))
    with ExitStack() as stack:
        recorder = stack.enter_context(Recorder(None))
        there = []
        for kind in OTHERS:
            if not kind.is_there():
                say(f"{kind.NAME} is not installed", "", f"sudo apt install --no-install-recommends {kind.PACKAGES}")
                continue
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="mb-")))  # short: gpg's sockets
            there.append(kind(folder, ours, reader, writer, recorder.port))
            stack.callback(there[-1].close)
        if not there:
            pytest.exit("There is nothing to compare with.", returncode=69)
        yield recorder, there


def test_the_same_message(
    others: tuple[Recorder, list[Schleuder | RequestTracker]], make_world: MakeWorld, people: People
) -> None:
    recorder, there = others
    world = house_of(make_world, BRAM)
    tree, rosa, turns = steps(world), reporter(world), Turns()
    rosa.writes(TEXT, encrypted=True, key=True)
    rosa.writes(TEXT, encrypted=True)  # its receipt is the last one of the day
    world.goes_on()
    for other in there:
        other.takes(rosa.composes(TEXT, encrypted=True))
    for turn in range(TURNS):
        world.passes(timedelta(hours=1))  # above ten an hour, handlers get a digest instead
        mails = [rosa.composes(f"{turn} {n} {TEXT}", encrypted=True) for n in range(MESSAGES)]
        for mail in mails:
            rosa.sends(mail)
        world.smtp.reset()
        turns.take("mailbot", world.goes_on, tree.spent, MESSAGES)
        assert [sent.rcpt_to for sent in world.smtp.letters] == [(BRAM,)] * MESSAGES
        for other in there:
            recorder.reset()
            turns.take(other.NAME, _all_of(other, mails), other.spent, MESSAGES)
            taken = [sent for sent in recorder.letters if b"BEGIN PGP MESSAGE" in sent.raw]
            assert [sent.rcpt_to for sent in taken] == [(BRAM,)] * MESSAGES
    for other in there:
        goal = f"at least {OTHERS[type(other)]:.0f}x"
        say(f"{other.NAME} / mailbot", f"{turns.ratio(other.NAME, 'mailbot'):.1f}x", goal)
        say("  of the processor", f"{turns.processor_ratio(other.NAME, 'mailbot'):.1f}x")
    for name in ("mailbot", *(other.NAME for other in there)):
        turns.say(name)


def _all_of(other: Schleuder | RequestTracker, mails: list[bytes]) -> Callable[[], None]:
    def take() -> None:
        for mail in mails:
            other.takes(mail)

    return take
