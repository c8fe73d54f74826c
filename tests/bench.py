"""What mailbot costs: `make bench`.

Figures are ratios and differences within one run, since machines differ and are shared; medians, not single times.
The daemon measured is the real one, against a real Dovecot over TLS and an SMTP server that records.
"""

from __future__ import annotations

import os
import re
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mailbot.edges.parser import Parser
from mailbot.mail.message import Settings, parse
from tests.people import Person
from tests.system.world import ANKE, BRAM, Correspondent, MakeWorld, World

ROUNDS, MESSAGES = 12, 10  # a round is bare gpg and the daemon, in turns
DELIVERIES = 15
READINGS = 25
HUGE = 25 << 20
TEXT = "The form at /requests lets me read the requests of others when I change the number. " * 60  # 5 kB
MB = 1_000_000
UNIT = Path(__file__).parent.parent / "systemd" / "mailbot.service"
_PSS = re.compile(r"^Pss: +(\d+) kB$", re.MULTILINE)


def say(what: str, figure: str, goal: str = "") -> None:
    print(f"{what:<66} {figure:>9}  {goal}", file=sys.__stdout__, flush=True)


def test_time_per_encrypted_message(make_world: MakeWorld) -> None:
    """A signed and encrypted mail of a known reporter, from the mailbox to the letter that one handler got.

    One thread does everything in turn, as with `mailbot run --once`. The yardstick are the three runs of gpg that this
    cannot do without: decrypt and verify, sign the letter, encrypt it.
    """
    handler = {"name": "Bram", "address": BRAM, "key": "bram.asc", "role": "lead"}
    world = make_world(handlers=[handler])
    world.now = datetime.now(UTC)
    rosa = world.correspondent("rosa@melder.example", key=True)
    keeper = Person("", "", world.house.homedir, world.house.fingerprint, world.house.armored)
    assert rosa.person is not None
    ring = world.config_file.with_name("rosa.ring")
    ring.write_bytes(keeper.gpg("--dearmor", stdin=rosa.person.armored.encode()))
    rosa.writes(TEXT, encrypted=True, key=True)
    rosa.writes(TEXT, encrypted=True)  # its receipt is the last one of the day
    world.goes_on()
    bare, whole = [], []
    for turn in range(ROUNDS):
        mails = [rosa.composes(f"{turn} {number} {TEXT}", encrypted=True) for number in range(MESSAGES)]
        bare.append(timed(lambda: _bare(keeper, ring, world, mails)))  # noqa: B023
        world.passes(timedelta(hours=1))  # above ten an hour, handlers get a digest instead
        for mail in mails:
            rosa.sends(mail)
        world.smtp.letters.clear()
        whole.append(timed(world.goes_on))
        assert [sent.rcpt_to for sent in world.smtp.letters] == [(BRAM,)] * MESSAGES
    ratio = statistics.median(ours / theirs for ours, theirs in zip(whole, bare, strict=True))
    say("encrypted message end to end / its three runs of gpg, bare", f"{ratio:.2f}x", "1.4x")
    say("  the daemon", f"{statistics.median(whole) / MESSAGES * 1000:.0f} ms")
    say("  gpg alone", f"{statistics.median(bare) / MESSAGES * 1000:.0f} ms")


def _bare(keeper: Person, ring: Path, world: World, mails: Sequence[bytes]) -> None:
    reader = f"--recipient-file={world.config_file.with_name('bram.asc')}"
    for mail in mails:
        start, end = mail.index(b"-----BEGIN PGP MESSAGE-----"), mail.index(b"\r\n--eee--")
        cleartext = keeper.gpg(f"--keyring={ring}", "--decrypt", stdin=mail[start:end])
        signature = keeper.gpg("--armor", "--digest-algo=SHA512", "--detach-sign", stdin=cleartext)
        keeper.gpg("--armor", "--compress-algo=none", reader, "--encrypt", stdin=cleartext + signature)


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def test_processor_time_of_a_child_for_each_message() -> None:
    """What reading each mail in a process of its own costs over reading it here: fork, cage and end."""
    settings = Settings(("nl", "en", "fr", "de"))
    raw = b"From: rosa@melder.example\r\nSubject: Leak\r\n\r\n" + TEXT.encode()
    more = []
    with Parser(settings) as parser:
        parser.parse(raw)
        nursery = parser._nursery
        assert nursery is not None
        for _ in range(ROUNDS):
            before, began = _spent(nursery.pid), time.process_time()
            for _ in range(READINGS):
                parse(raw, settings)
            here = time.process_time() - began
            for _ in range(READINGS):
                parser.parse(raw)
            more.append((_spent(nursery.pid) - before - here) / READINGS)
    say("processor time for a child, in its cage, for each message", f"{statistics.median(more) * 1000:.1f} ms", "3 ms")


def _spent(pid: int) -> float:
    """Give the processor time of a process and of its children that have ended: proc(5), fields 14 to 17 of stat."""
    said = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, said[11:15])) / os.sysconf("SC_CLK_TCK")


def test_delivery_to_acknowledgement(make_world: MakeWorld) -> None:
    """From delivery to the acknowledgement, less what the server takes to tell an idling client."""
    world = make_world()
    with running(world):
        delays = [_delay(world, world.correspondent(f"r{n}@melder.example", vouched=True)) for n in range(DELIVERIES)]
    say("delivery to acknowledgement, beyond the server's IDLE delay", f"{statistics.median(delays):.2f} s", "0.3 s")


def _delay(world: World, reporter: Correspondent) -> float:
    told: list[float] = []
    # A mailbox of its own: from this one the daemon may have taken the mail away before the server tells of it
    user = world.dovecot.new_user()
    with world.dovecot.client(user) as other:
        other.idle()

        def wait() -> None:
            other.idle_check(30)
            told.append(time.perf_counter())

        watch = threading.Thread(target=wait)
        watch.start()
        raw = reporter.writes("Hello, how do I report something?")
        world.dovecot.deliver(user, raw, received_at=world.now)
        world.smtp.wait_for(lambda letters: any(sent.rcpt_to == (reporter.address,) for sent in letters))
        acknowledged = time.perf_counter()
        watch.join()
        with suppress(Exception):
            other.idle_done()
    return acknowledged - told[0]


def test_memory_and_idle_processor_time(make_world: MakeWorld) -> None:
    """Of the whole process tree and gpg's agent.

    Memory is proportional: what several processes share counts once. The plain sum of what is resident stands beside.
    """
    world = make_world()
    with running(world) as process:
        world.correspondent("rosa@melder.example", vouched=True).writes("Hello")
        world.smtp.wait_for(lambda letters: len(letters) == 3)
        time.sleep(5)
        proportional, resident = _memory(process.pid, world)
        say("memory, idle", f"{proportional / MB:.0f} MB", "140 MB")
        say("  shared pages counted in each process", f"{resident / MB:.0f} MB")
        before = _processor_time(process.pid, world)
        time.sleep(60)
        say("processor time of an idle minute", f"{_processor_time(process.pid, world) - before:.2f} s", "0.1 s")
        sender = world.correspondent("big@melder.example", vouched=True)
        sender.writes("See the dump.", attachments={"dump.bin": os.urandom(HUGE * 3 // 4)})
        peaks = (0, 0)
        while not any(sent.rcpt_to == (BRAM,) and len(sent.raw) > HUGE // 2 for sent in world.smtp.letters) or not any(
            sent.rcpt_to == (ANKE,) and len(sent.raw) > HUGE // 2 for sent in world.smtp.letters
        ):
            peaks = tuple(map(max, peaks, _memory(process.pid, world)))  # type: ignore[assignment]  # two of two
            time.sleep(0.01)
        say("memory, with a message of 25 MB, at most", f"{peaks[0] / MB:.0f} MB", "400 MB")
        say("  shared pages counted in each process", f"{peaks[1] / MB:.0f} MB")
        time.sleep(5)
        say("  five seconds later", f"{_memory(process.pid, world)[0] / MB:.0f} MB")


@contextmanager
def running(world: World) -> Iterator[subprocess.Popen[bytes]]:
    """The daemon as systemd runs it, with what the unit says to the allocator."""
    environment = os.environ | dict(re.findall(r"(MALLOC_\w+)=(\d+)", UNIT.read_text()))
    command = [sys.executable, "-m", "mailbot", "--config", str(world.config_file), "run"]
    with (
        (world.config_file.parent / "log").open("wb") as log,
        subprocess.Popen(command, env=environment, stderr=log) as process,
    ):
        try:
            world.correspondent("first@melder.example", vouched=True).writes("Hello")
            world.smtp.wait_for(lambda letters: len(letters) >= 3)
            world.smtp.letters.clear()
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def _tree(pid: int, world: World) -> set[int]:
    parents, agents = {}, set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                stat = (entry / "stat").read_text().rpartition(")")[2].split()
                parents[int(entry.name)] = int(stat[1])
                if str(world.house.homedir) in (entry / "cmdline").read_text():
                    agents.add(int(entry.name))
    tree = {pid}
    while grown := {child for child, parent in parents.items() if parent in tree} - tree:
        tree |= grown
    return tree | agents


def _memory(pid: int, world: World) -> tuple[int, int]:
    """Proportional and resident octets."""
    proportional = resident = 0
    for one in _tree(pid, world):
        with suppress(OSError):
            pages = int(Path(f"/proc/{one}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
            resident += pages
            try:
                found = _PSS.search(Path(f"/proc/{one}/smaps_rollup").read_text())
            except PermissionError:  # gpg-agent lets nobody but root look
                found = None
            proportional += int(found[1]) * 1024 if found else pages
    return proportional, resident


def _processor_time(pid: int, world: World) -> float:
    total = 0
    for one in _tree(pid, world):
        with suppress(OSError):
            total += sum(map(int, Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()[11:15]))
    return total / os.sysconf("SC_CLK_TCK")


class Screen:
    """Instead of pytest's own screen: nothing but what went wrong."""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            print(report.longreprtext, file=sys.__stdout__)


if __name__ == "__main__":
    say("what", "figure", "goal, at most")
    screen = ["--capture=sys", "-W", "ignore", "-p", "no:terminal", "-p", "no:xdist", "-p", "no:cacheprovider"]
    quiet = [*screen, "-o", "addopts=", "-o", "timeout=0"]
    files = [__file__, str(Path(__file__).with_name("bench_many.py"))]
    sys.exit(pytest.main([*quiet, *sys.argv[1:], *files], plugins=[Screen()]))
