"""`kill -9` at every named point: nothing is lost, nothing is done twice, nothing leaks. `make soak`: 20 times each."""

from __future__ import annotations

import os
import random
import signal
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from queue import Queue

import pytest

from mailbot.facts import State
from tests.machine import LONG
from tests.system import killable, wording
from tests.system.wording import reason_shown
from tests.system.world import ANKE, BRAM, MakeWorld, World

BUNCH = int(os.environ.get("MAILBOT_BUNCH", "6"))  # of mails, and of kills while they are in hand
SEED = 20251124  # of the random kills: the same in every run
TIMES = int(os.environ.get("MAILBOT_KILLS", "0"))  # at each point; else as often as there are letters to be killed at
CANARIES = (b"canary-subject", b"canary-body", b"canary-file", b"canary-inside", b"canary.example", b"canary-note")
MAIL = "canary-body: the form at /requests lets me read the requests of others when I change the number in it. " * 3

POINTS = [
    "recorded",
    "parsed",
    "opened",
    "decided",
    "written",
    "inside the commit",
    "committed",
    "moved",
    "filed away",
    "letter leased",
    "letter connected",
    "letter taken",
    "letter committed",
]
MORE = {"committed": 3, "recorded": 2, "moved": 2}  # mails in hand


def places(world: World) -> Iterator[Path]:
    """Every file that the daemon has, could have, or may have forgotten."""
    for folder in (world.state_dir, world.config_file.parent / "scratch", world.house.homedir):
        yield from (path for path in folder.rglob("*") if path.is_file())
    yield world.config_file.parent / "log"


def assert_no_canary(world: World) -> None:
    """Nothing of what anybody wrote, and nobody's address, lies in the clear anywhere."""
    lying = ((path, path.read_bytes().lower()) for path in places(world) if path.exists())
    found = [(path, canary) for path, octets in lying for canary in CANARIES if canary.lower() in octets]
    assert found == []


def report_from(world: World, number: int) -> str:
    """Send a report, another sender each time; gives the address."""
    rosa = world.correspondent(f"rosa{number}@canary.example", vouched=True)
    attached = {"canary-file.txt": b"canary-inside"}
    rosa.writes(f"{MAIL} {number}", subject=f"canary-subject {number}", attachments=attached)
    return rosa.address


def assert_told_once(world: World, address: str, *, twice_is_the_same: bool = False) -> None:
    """The reporter has one acknowledgement and each handler one letter about it, whatever happened on the way."""
    letters = [sent for sent in world.smtp.letters if sent.rcpt_to == (address,)]
    assert len({sent.raw for sent in letters}) == 1
    assert len(letters) == 1 or twice_is_the_same


@pytest.mark.parametrize("point", POINTS)
def test_a_kill_loses_nothing_and_repeats_nothing(make_world: MakeWorld, point: str) -> None:
    """Each run but the last dies with a mail of its own: what was in hand at a death comes after what is new.

    At some with more: at `committed` the next one was claimed with the end of the first, and not begun; what is
    recorded, and what is moved, is so together with others.
    """
    world = make_world()
    reporters: list[str] = []
    of_a_letter = point.startswith("letter")
    times = TIMES or (3 if of_a_letter else 2)
    for number in range(times):
        for _ in range(MORE.get(point, 1)):
            reporters.append(report_from(world, len(reporters)))
        nth = 1 + number % 3 if of_a_letter else 1  # the acknowledgement, or a letter to a handler
        assert killable.run(world.config_file, world.now, point=point, nth=nth) == -signal.SIGKILL
        assert_no_canary(world)
        world.now += timedelta(hours=1)
    assert killable.run(world.config_file, world.now) == 0
    taken = point == "letter taken"  # after the 250, before our commit: at worst twice, byte for byte the same
    for address in reporters:
        assert_told_once(world, address, twice_is_the_same=taken)
    for handler in (ANKE, BRAM):
        letters = Counter(
            sent.raw for sent in world.smtp.letters if sent.rcpt_to == (handler,) and shows_a_report(sent.raw)
        )
        assert len(letters) == len(reporters)
        assert taken or set(letters.values()) == {1}
    assert len(world.daemon.house.store.cases()) == len(reporters)
    assert world.folder("INBOX") == []
    assert len(world.folder("mailbot.Done") or world.folder("mailbot/Done")) == len(reporters)
    assert world.daemon.house.store.held_messages() == []
    assert_no_canary(world)


def test_a_kill_while_the_server_has_the_letter_and_has_not_answered(make_world: MakeWorld) -> None:
    """After DATA, before the 250: the server may have taken it or not; it is sent again, the very same."""
    world = make_world()
    running: Queue[int] = Queue()

    def kill(_: str) -> None:
        os.kill(running.get(timeout=LONG), signal.SIGKILL)

    reporters = []
    for number in range(TIMES or 3):
        reporters.append(report_from(world, number))
        killable.run(world.config_file, world.now, point="letter leased")  # recorded and decided, nothing sent
        world.smtp.on("DOT", kill)
        process = killable.start(world.config_file, world.now)
        assert process.pid is not None
        running.put(process.pid)
        process.join(LONG)
        assert process.exitcode == -signal.SIGKILL
        assert_no_canary(world)
        assert killable.run(world.config_file, world.now) == 0
        world.now += timedelta(hours=1)
    for address in reporters:
        assert_told_once(world, address, twice_is_the_same=True)


def shows_a_report(raw: bytes) -> bool:
    """Tell a letter with somebody's words from those that time brings to a lead: mornings, questions of the night."""
    return b"multipart/encrypted" in raw or b"----- 8< -----" in raw


@pytest.mark.parametrize("point", ["parsed", "opened", "decided", "written", "inside the commit", "committed"])
def test_a_handlers_mail_is_carried_out_once(make_world: MakeWorld, point: str) -> None:
    world = make_world()
    address = report_from(world, 0)
    world.goes_on()
    world.restarts()
    bram = world.bram()
    bram.answers(bram.reads_new()[-1], "#accept 2026-01-16\n#note\n\ncanary-note: not for the reporter", encrypted=True)
    assert killable.run(world.config_file, world.now, point=point) == -signal.SIGKILL
    assert_no_canary(world)
    assert killable.run(world.config_file, world.now) == 0
    assert len(bram.reads_new()) == 1  # the confirmation
    world.now += timedelta(minutes=10)
    assert killable.run(world.config_file, world.now) == 0
    reporter = world.correspondent(address)
    assert [letter.outer["Auto-Submitted"] for letter in reporter.reads()] == ["auto-replied", "auto-generated"]
    assert "canary-note" not in reporter.reads()[-1].text
    assert_no_canary(world)


def test_kills_at_random_condemn_no_innocent_mail(make_world: MakeWorld) -> None:
    """Out of memory, a crash loop, a power cut: whatever was in hand is tried again, and handled."""
    world = make_world()
    reporters = [report_from(world, number) for number in range(BUNCH)]
    at = random.Random(SEED)
    for number in range(BUNCH, 2 * BUNCH):
        reporters.append(report_from(world, number))  # which alone passes twenty points
        ended = killable.run(world.config_file, world.now, point=killable.ANY, nth=at.randint(1, 20), serving=True)
        assert ended == -signal.SIGKILL
    assert killable.run(world.config_file, world.now) == 0
    for address in reporters:
        assert_told_once(world, address, twice_is_the_same=True)
    cases = world.daemon.house.store.cases()
    assert sorted(case.reporter for case in cases) == sorted(reporters)
    assert not [held for held in world.daemon.house.store.held_messages() if "died" in held.reason]


@pytest.mark.parametrize("point", ["parsed", "opened", "written"])
def test_a_mail_that_kills_the_daemon_is_held_and_its_sender_answered(make_world: MakeWorld, point: str) -> None:
    world = make_world(languages=["en", "nl"])
    poison = report_from(world, 0)
    for _ in range(2):
        assert killable.run(world.config_file, world.now, point=point) == -signal.SIGKILL
    second = report_from(world, 1)
    assert killable.run(world.config_file, world.now) == 0
    for address in (poison, second):
        assert_told_once(world, address)
    (held,) = world.daemon.house.store.held_messages()
    assert held.reason == "the daemon died twice while it was read"
    raw = world.daemon.house.store.raw_message(held.row)
    assert raw is not None
    assert b"canary-subject 0" in raw
    case = next(case for case in world.daemon.house.store.cases() if case.reporter == poison)
    assert (case.reference, case.state, case.assessment is not None) == (held.reference, State.RECEIVED, True)
    assert wording.line("acknowledgement", 'failure == "unread"') in world.correspondent(poison).reads()[-1].text
    for handler in (world.anke(), world.bram()):
        (shown,) = [letter for letter in handler.reads() if f" {poison}\n" in letter.text]
        assert wording.said_of("unread") in shown.text
        assert "canary-body" not in shown.text
    with world.daemon.house.store.write() as transaction:
        assert transaction.release_held(held.row, "operator", world.now)
    world.goes_on()
    assert any("canary-body" in letter.text for letter in world.anke().reads())
    assert world.daemon.house.store.held_messages() == []


def test_a_mail_whose_header_kills_the_daemon_is_held_untouched(make_world: MakeWorld) -> None:
    world = make_world(languages=["en", "nl"])
    poison = report_from(world, 0)
    for _ in range(3):
        assert killable.run(world.config_file, world.now, point="parsed") == -signal.SIGKILL
    assert killable.run(world.config_file, world.now) == 0
    (held,) = world.daemon.house.store.held_messages()
    assert held.reference is None
    assert world.correspondent(poison).reads() == []
    assert any(reason_shown(held.reason, letter.text) for letter in world.anke().reads())
