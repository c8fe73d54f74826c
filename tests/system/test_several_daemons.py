"""Daemons on several hosts that share one PostgreSQL: one holds the mailbox, all work, and any of them may die.

Each has a state directory and a configuration of its own, as README says of hosts; leases of the mailbox are short.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
import yaml
from sqlalchemy import func
from sqlmodel import col, select

from mailbot.edges.store import LetterState, MessageState, Store
from mailbot.edges.store.tables import LetterRow, MessageRow
from tests.machine import LONG
from tests.system import killable
from tests.system.killable import Hasty
from tests.system.world import ANKE, BRAM, MakeWorld, World

BACKLOG = int(os.environ.get("MAILBOT_BACKLOG", "8"))
KILLS = int(os.environ.get("MAILBOT_BACKLOG_KILLS", "2"))
AN_HOUR = 30  # acknowledgements that one domain may have in an hour
SEED = 20251127
MAIL = "The form at /requests lets me read the requests of others when I change the number in the address. " * 3
LOGGED_IN = re.compile(r"imap-login: .*Login: user=<([^>]*)>")
LOGGED_OUT = re.compile(r"imap\(([^)]*)\).*(?:Disconnected|Logged out|Connection closed)")


@dataclass
class Host:
    """One host, and the daemon on it."""

    name: str
    world: World
    config: Path
    process: BaseProcess | None = None
    starts: list[BaseProcess] = field(default_factory=list)
    ran_before: int = 0

    def start(self, **how: object) -> None:
        self.ran_before = self.log().count("running")
        self.process = killable.start(self.config, self.world.now, serving=True, hasty=Hasty(), **how)  # type: ignore[arg-type]
        self.starts.append(self.process)

    def sends(self, number: signal.Signals) -> None:
        assert self.process is not None
        assert self.process.pid is not None
        os.kill(self.process.pid, number)

    def lives(self) -> bool:
        assert self.process is not None
        return self.process.is_alive()

    def ends(self) -> int | None:
        assert self.process is not None
        self.process.join(LONG)
        return self.process.exitcode

    def log(self) -> str:
        file = self.config.parent / "log"
        return file.read_text() if file.exists() else ""

    def says(self, words: str, times: int = 1) -> None:
        """Wait until it has said it."""
        until(
            lambda: self.log().count(words) >= times, f"{self.name} does not say {words!r}, but:\n{self.log()[-2000:]}"
        )

    def took_in(self) -> int:
        """Count the messages that it made cases of."""
        return len(re.findall(r"new->", self.log()))


def until(there: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + LONG
    while not there():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)  # between looks at another process, which nothing here can be told by


@dataclass
class Several:
    """Hosts around one mailbox."""

    world: World
    hosts: list[Host]
    url: str
    counted_from: int = 0  # line of Dovecot's log
    reported: int = 0

    def reports(self, number: int) -> str:
        self.reported += 1
        sender = self.world.correspondent(f"rosa{number}@melder.example", vouched=True)
        sender.writes(f"{MAIL} {number}", subject=f"Report {number}")
        return sender.address

    def acknowledged(self, *addresses: str) -> None:
        """Wait until each has its acknowledgement."""
        wanted = {(address,) for address in addresses}
        self.world.smtp.wait_for(lambda letters: wanted <= {sent.rcpt_to for sent in letters})

    def letters_to(self, address: str) -> list[bytes]:
        return [sent.raw for sent in self.world.smtp.letters if sent.rcpt_to == (address,)]

    def undone(self, store: Store) -> int:
        """Count the messages that nobody has decided on, and the letters that are on their way."""
        with store._database.read() as session:
            new = select(func.count()).where(col(MessageRow.state) == MessageState.NEW)
            away = select(func.count()).where(col(LetterRow.state).in_((LetterState.QUEUED, LetterState.SENDING)))
            known = session.exec(select(func.count()).select_from(MessageRow)).one()
            return self.reported - known + session.exec(new).one() + session.exec(away).one()

    def all_done(self, store: Store) -> None:
        """Wait until all is done; only none done for long is a failure."""
        while left := self.undone(store):
            until(lambda: self.undone(store) != left, f"{left} messages and letters stay undone")

    def logged(self) -> list[str]:
        return (self.world.dovecot.directory / "log").read_text().splitlines()

    def connections(self) -> int:
        """Count the connections to the mailbox that were open at once, at most."""
        opened = most = 0
        for line in self.logged()[self.counted_from :]:
            if (found := LOGGED_IN.search(line)) and found[1] == self.world.user:
                opened += 1
                most = max(most, opened)
            elif (found := LOGGED_OUT.search(line)) and found[1].startswith(self.world.user):
                opened -= 1
        return most

    def hold(self) -> str:
        store = Store(self.url, None)
        held = store.hold()
        store.close()
        return "" if held is None else held.instance


@pytest.fixture
def several(make_world: MakeWorld, new_postgresql: Callable[[], str]) -> Iterator[Callable[[int], Several]]:
    with ExitStack() as stack:

        def make(number: int) -> Several:
            url = new_postgresql()
            world = make_world(database=url, languages=["en"])
            hosts = [Host("host-0", world, world.config_file)]
            for n in range(1, number):
                folder = world.config_file.parent.with_name(f"host-{n}")
                shutil.copytree(world.config_file.parent, folder)
                settings = yaml.safe_load(world.config_file.read_text()) | {"state_dir": str(folder / "state")}
                (folder / "config.yaml").write_text(yaml.safe_dump(settings))
                hosts.append(Host(f"host-{n}", world, folder / "config.yaml"))
            for host in hosts:
                stack.callback(_end, host)
            return Several(world, hosts, url)

        yield make


def _end(host: Host) -> None:
    for process in host.starts:
        if process.is_alive():
            process.kill()
            process.join(LONG)


@contextmanager
def stopped(host: Host) -> Iterator[None]:
    host.sends(signal.SIGSTOP)
    try:
        yield
    finally:
        host.sends(signal.SIGCONT)


def test_another_host_joins_takes_over_and_who_was_stopped_finds_out(several: Callable[[int], Several]) -> None:
    two = several(2)
    one, other = two.hosts
    one.start()
    two.acknowledged(two.reports(0))
    first = two.hold()
    other.start()  # on a database that is in use, with no note of what left last
    other.says("mailbox left alone")
    two.acknowledged(two.reports(1))
    assert two.hold() == first
    with stopped(one):
        other.says("mailbox taken over")
        two.acknowledged(two.reports(2))
        second = two.hold()
        assert second != first
    one.says("mailbox left alone")
    two.acknowledged(two.reports(3))
    other.sends(signal.SIGTERM)
    assert other.ends() == 0
    one.says("mailbox taken over")
    two.acknowledged(two.reports(4))
    # Those of who was stopped close when it goes on; and one by which mail is put into the mailbox here
    assert two.connections() <= 2 + 2 + 1
    until(lambda: two.world.folder("INBOX") == [], "a message stays in the inbox")
    one.sends(signal.SIGTERM)
    assert one.ends() == 0
    assert two.hold() == ""
    for number in range(5):
        assert len(two.letters_to(f"rosa{number}@melder.example")) == 1
    assert not re.search(r"^(error|warning) (?!waiting|again)", one.log() + other.log(), re.MULTILINE)


def test_a_backlog_is_worked_off_by_all_whoever_dies(several: Callable[[int], Several]) -> None:
    two = several(int(os.environ.get("MAILBOT_HOSTS", "2")))
    at = random.Random(SEED)
    addresses = [two.reports(number) for number in range(BACKLOG)]
    two.counted_from = len(two.logged())  # what delivered has gone
    store = two.world.daemon.house.store
    two.hosts[0].start()
    two.hosts[0].says("running")
    for host in two.hosts[1:]:
        host.start()
    for number in range(KILLS):
        host = two.hosts[number % len(two.hosts)]
        host.says("running")
        two.world.smtp.wait_for(lambda letters: len(letters) > number)  # noqa: B023
        host.sends(signal.SIGKILL)
        assert host.ends() == -signal.SIGKILL
        host.start(point=killable.ANY, nth=at.randint(1, min(40, 2 * BACKLOG)))
        until(lambda: not host.lives() or not two.undone(store), "a backlog is not worked off")  # noqa: B023
        if host.lives():  # the others were faster
            host.sends(signal.SIGKILL)
        assert host.ends() == -signal.SIGKILL
        host.start()
    two.all_done(store)
    most = two.connections()
    until(lambda: two.world.folder("INBOX") == [], "a message stays in the inbox")
    for host in two.hosts:
        host.says("running", host.ran_before + 1)  # before that, nobody listens to what it is told
        host.sends(signal.SIGTERM)
        assert host.ends() == 0
    told_once = [len(set(two.letters_to(address))) for address in addresses]
    assert sorted(set(told_once)) == ([1] if len(addresses) < AN_HOUR else [0, 1])  # the others wait for their turn
    for handler in (ANKE, BRAM):
        told = Counter(raw for raw in two.letters_to(handler) if b"multipart/encrypted" in raw or b"8< --" in raw)
        # A death after the 250 and before the commit repeats one letter, byte for byte the same
        assert sum(told.values()) - len(told) <= 2 * KILLS
    assert Counter(case.reporter for case in store.cases()) == Counter(addresses)
    assert [held.reason for held in store.held_messages()] == []
    assert most <= 2 + 2
    took_in = [host.took_in() for host in two.hosts]
    sys.stdout.write(f"cases opened by each: {took_in}; connections at once, at most: {most}\n")
    assert sum(took_in) <= len(addresses)
