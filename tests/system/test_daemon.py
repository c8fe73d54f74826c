"""The daemon as systemd runs it: it wakes, polls, outlives its servers, ends when told to, and says how it is."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from mailbot import cli, mailbox_loops
from mailbot import daemon as daemon_module
from mailbot import failures as failures_module
from mailbot.bootstrap.daemon import build_daemon
from mailbot.config import load
from mailbot.daemon import LOOKS, SILENT, TICK
from mailbot.edges import imap, smtp
from mailbot.edges.store import LetterState
from mailbot.failures import ALARM, BACKOFF, LASTING, Failures
from mailbot.mailbox_loops import WATCH
from tests.dovecot import announces
from tests.machine import LONG
from tests.servers import Authority, Dovecot
from tests.system.live import Heard, acknowledged, running
from tests.system.world import MakeWorld, World

NEVER = timedelta(hours=1)
NO_IDLE = announces("IMAP4rev1", "NAMESPACE", "UIDPLUS", "MOVE")
HELLO = "Hello, I found a vulnerability in your website. Could you please send me your key?"


@pytest.fixture
def notified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], str]]:
    """A socket in the place of systemd's; what was said on it, one notice a call."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.settimeout(LONG)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        yield lambda: systemd.recv(4096).decode()


class Monotonic:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def world_on(make_world: MakeWorld, dovecot: Dovecot) -> World:
    """A world around a Dovecot of its own."""
    world = make_world(imap={"port": dovecot.port})
    world.dovecot = dovecot
    return world


@pytest.fixture
def only_mail_wakes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing looks by itself for an hour."""
    monkeypatch.setattr(daemon_module, "TICK", NEVER)
    for module in (daemon_module, mailbox_loops):
        monkeypatch.setattr(module, "WATCH", NEVER.total_seconds())


@pytest.mark.usefixtures("only_mail_wakes")
def test_mail_wakes_it_at_once(make_world: MakeWorld, heard: Heard) -> None:
    world = make_world()
    with running(world):
        heard.wait_for(event="running")
        for name in ("rosa", "tim"):  # the second one finds it in IDLE for certain
            world.correspondent(f"{name}@melder.example").writes(HELLO)
            assert acknowledged(world, f"{name}@melder.example")


@pytest.mark.usefixtures("only_mail_wakes")
def test_a_server_without_idle_is_asked_again_and_again(
    make_world: MakeWorld, authority: Authority, monkeypatch: pytest.MonkeyPatch, heard: Heard
) -> None:
    monkeypatch.setattr(imap, "POLL", 0.05)
    with ExitStack() as stack:
        dovecot = Dovecot(authority, NO_IDLE)
        stack.callback(dovecot.close)
        world = world_on(make_world, dovecot)
        with running(world):
            heard.wait_for(event="running")
            for name in ("rosa", "tim"):
                world.correspondent(f"{name}@melder.example").writes(HELLO)
                assert acknowledged(world, f"{name}@melder.example")


@pytest.mark.parametrize(
    "how", [pytest.param(signal.SIGTERM, id="with BYE"), pytest.param(signal.SIGKILL, id="silently")]
)
def test_a_mail_server_that_restarts_is_found_again(
    make_world: MakeWorld, authority: Authority, heard: Heard, how: signal.Signals
) -> None:
    with ExitStack() as stack:
        dovecot = Dovecot(authority)
        stack.callback(dovecot.close)
        world = world_on(make_world, dovecot)
        with running(world):
            world.correspondent("rosa@melder.example").writes(HELLO)
            assert acknowledged(world, "rosa@melder.example")
            dovecot.stop(how)
            heard.wait_for(event="waiting", loop="watcher")
            dovecot.start()
            world.correspondent("tim@melder.example").writes(HELLO)
            assert acknowledged(world, "tim@melder.example")
    assert heard.lines(level="error") == []


def test_a_mail_server_that_is_down_at_the_start_is_waited_for(
    make_world: MakeWorld, authority: Authority, heard: Heard
) -> None:
    with ExitStack() as stack:
        dovecot = Dovecot(authority)
        stack.callback(dovecot.close)
        world = world_on(make_world, dovecot)
        world.correspondent("rosa@melder.example").writes(HELLO)
        dovecot.stop()
        with running(world):
            heard.wait_for(event="waiting", loop="fetcher")
            dovecot.start()
            assert acknowledged(world, "rosa@melder.example")


@pytest.mark.parametrize("point", ["recorded", "committed", "letter committed", "filed away"])
def test_a_bug_in_a_loop_is_logged_once_and_the_loop_goes_on(make_world: MakeWorld, heard: Heard, point: str) -> None:
    world = make_world()
    bugs = [RuntimeError("canary")]

    def reached(name: str) -> None:
        if name == point and bugs:
            raise bugs.pop()

    with running(world, reached=reached):
        for name in ("rosa", "tim"):
            world.correspondent(f"{name}@melder.example").writes(HELLO)
            assert acknowledged(world, f"{name}@melder.example")
            heard.wait_until(lambda: heard.lines(level="error"), "an error")
    assert len(heard.lines(event="bug")) == 1  # the way to it; what it kept from being done is another line
    assert "canary" not in str(heard.lines())


def test_it_says_how_it_is(make_world: MakeWorld, notified: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(daemon_module, "TICK", timedelta(seconds=0.05))
    with running(make_world()) as daemon:
        signs = (notice for notice in iter(notified, "") if not notice.startswith("STATUS="))  # how it is: any time
        assert list(islice(signs, 4)) == ["READY=1", *["WATCHDOG=1"] * 3]
        daemon.stop()
        assert "STOPPING=1" in iter(notified, "nothing")


def test_time_alone_sends_the_fetcher_to_the_mailbox_once_a_minute(make_world: MakeWorld) -> None:
    world = make_world()
    with closing(build_daemon(load(world.config_file), now=lambda: world.now)) as daemon:
        daemon._wakes = {name: threading.Event() for name in daemon._loops()}
        every = daemon._loops().keys()
        for woken in (every - {"fetcher"}, every - {"fetcher"}, every):
            daemon.tick()
            assert {name for name, wake in daemon._wakes.items() if wake.is_set()} == woken
            for wake in daemon._wakes.values():
                wake.clear()
    assert LOOKS * TICK.total_seconds() == WATCH


def test_a_loop_that_is_stuck_stops_feeding_the_watchdog(
    make_world: MakeWorld, notified: Callable[[], str], heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(daemon_module, "TICK", timedelta(seconds=0.05))
    for module in (daemon_module, mailbox_loops):
        monkeypatch.setattr(module, "WATCH", 0.05)
    world, clock, there, stuck = make_world(), Monotonic(), threading.Event(), threading.Event()

    def reached(point: str) -> None:
        if point == "letter connected":
            there.set()
            stuck.wait(LONG)

    world.correspondent("rosa@melder.example").writes(HELLO)
    with running(world, clock, reached) as daemon:
        assert there.wait(LONG)
        clock.now += daemon_module.SILENT + 1
        heard.wait_for(event="stuck", loops="sender")
        daemon.wake()
        said = len(heard.lines(event="stuck"))
        heard.wait_until(lambda: heard.lines(event="stuck")[said + 2 :], "stuck, again")
        stuck.set()
        assert acknowledged(world, "rosa@melder.example")
        while notified() != "WATCHDOG=1":  # what was said before, and again once the sender lives
            pass


def test_what_it_was_doing_is_finished_before_it_ends(make_world: MakeWorld, heard: Heard) -> None:
    world = make_world()
    for number in range(3):
        world.correspondent(f"rosa{number}@melder.example").writes(HELLO)
    taken = threading.Event()
    with ExitStack() as stack:

        def reached(point: str) -> None:
            if point == "letter taken" and not taken.is_set():
                taken.set()
                daemon.stop()

        daemon = stack.enter_context(running(world, reached=reached))
        assert taken.wait(LONG)
    assert len(heard.lines(event="sent")) == len(world.smtp.letters) == 1
    world.goes_on()
    assert len(world.smtp.letters) == len({sent.raw for sent in world.smtp.letters}) == 9


@pytest.mark.parametrize("point", ["committed", "letter committed"])
def test_what_it_has_not_begun_when_it_is_told_to_end_is_anybodys_at_once(
    make_world: MakeWorld, monkeypatch: pytest.MonkeyPatch, point: str
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    world = make_world()
    for number in range(3):
        world.correspondent(f"rosa{number}@melder.example").writes(HELLO)
    ended, all_there = threading.Event(), threading.Event()
    recorded: list[str] = []
    with ExitStack() as stack:

        def reached(name: str) -> None:
            if name == "recorded":
                recorded.append(name)
            if len(recorded) == 3:
                all_there.set()
            if name == "parsed":  # the first one is taken in when all of them wait
                assert all_there.wait(LONG)
            if name == point and threading.current_thread().name != "agenda" and not ended.is_set():
                ended.set()
                daemon.stop()

        daemon = stack.enter_context(running(world, reached=reached))
        assert ended.wait(LONG)
    with closing(sqlite3.connect(world.state_dir / "mailbot.db")) as left:  # by no daemon, which would take it back
        assert left.execute("SELECT DISTINCT owner FROM messages").fetchall() == [(None,)]
        assert ("sending",) not in left.execute("SELECT state FROM letters").fetchall()
    world.goes_on()
    assert len(world.smtp.letters) == len({sent.raw for sent in world.smtp.letters}) == 9


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_service_cleanly(
    make_world: MakeWorld, notified: Callable[[], str], number: signal.Signals
) -> None:
    world = make_world()
    log = world.config_file.parent / "log"
    command = [sys.executable, "-m", "mailbot", "--config", str(world.config_file), "run"]
    with log.open("w") as said, subprocess.Popen(command, stderr=said, env=dict(os.environ)) as process:
        try:
            while notified() != "READY=1":
                pass

            def interrupt(_: str) -> None:
                process.send_signal(number)

            world.smtp.on("DOT", interrupt)  # the letter is in its hands: what came before is finished first
            world.dovecot.deliver(world.user, world.correspondent("rosa@melder.example").composes(HELLO))
            while notified() != "STOPPING=1":
                pass
            assert process.wait(LONG) == 0
        finally:
            process.kill()
    lines = log.read_text().splitlines()
    assert lines[-1] == "info stopped"
    assert not [line for line in lines if "Traceback" in line or line.startswith("error")]
    assert len([line for line in lines if line.startswith("info sent")]) == len(world.smtp.letters)
    assert "melder.example" not in log.read_text()


class Hour(threading.Event):
    """Stands in for the stopping that is waited for: time passes at once."""

    def __init__(self, clock: Monotonic) -> None:
        super().__init__()
        self.clock = clock
        self.waits: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        assert timeout is not None
        self.waits.append(timeout)
        self.clock.now += timeout
        return False


def test_after_an_hour_of_failure_there_is_one_alarm(heard: Heard, notified: Callable[[], str]) -> None:
    clock = Monotonic()
    hour = Hour(clock)
    failures = Failures(hour, clock, lambda _: None)
    while clock.now < 1000 + 10 * ALARM:  # both loops, for hours
        for loop in ("watcher", "fetcher"):
            failures.wait(loop, "IMAP is down")
        if clock.now < 1000 + ALARM:
            assert heard.lines(event="alarm") == []
    assert len(heard.lines(event="alarm")) == 1
    assert notified() == "STATUS=watcher: IMAP is down"
    assert tuple(hour.waits[:10:2]) == BACKOFF
    assert max(hour.waits) == BACKOFF[-1]
    failures.over("watcher")
    assert heard.lines(event="alarm over") == []
    failures.over("fetcher")
    assert len(heard.lines(event="alarm over")) == 1
    assert notified() == "STATUS="
    failures.wait("watcher", "down again")
    assert hour.waits[-1] == BACKOFF[0]
    assert len(heard.lines(event="alarm")) == 1


def test_what_lasts_is_an_alarm_at_once_and_tried_each_quarter_of_an_hour(
    heard: Heard, notified: Callable[[], str]
) -> None:
    clock = Monotonic()
    hour = Hour(clock)
    beats: list[float] = []
    failures = Failures(hour, clock, lambda _: beats.append(clock.now))
    failures.wait("watcher", "the login is refused", lasting=True)
    assert [(line["loop"], line["since_minutes"]) for line in heard.lines(event="alarm")] == [("watcher", 0)]
    assert notified() == "STATUS=watcher: the login is refused"
    assert sum(hour.waits) == LASTING == 15 * 60
    assert max(hour.waits) < SILENT  # and a sign of life after each
    assert len(beats) == len(hour.waits)
    failures.wait("fetcher", "the login is refused", lasting=True)  # the same on the other connection
    failures.wait("watcher", "the login is refused once more", lasting=True)
    assert len(heard.lines(event="alarm")) == 1
    failures.wait("sender", "the certificate is refused", lasting=True)  # beside it, and another thing
    assert [line["loop"] for line in heard.lines(event="alarm")] == ["watcher", "sender"]
    for loop in ("watcher", "fetcher", "sender"):
        assert heard.lines(event="alarm over") == []
        failures.over(loop)
    assert len(heard.lines(event="alarm over")) == 1


def test_a_stop_ends_the_quarter_of_an_hour() -> None:
    stopping = threading.Event()
    stopping.set()
    beats: list[str] = []
    Failures(stopping, Monotonic(), beats.append).wait("sender", "the login is refused", lasting=True)
    assert beats == []


def test_an_address_that_may_not_write_to_some_is_an_alarm_although_other_letters_leave(
    make_world: MakeWorld, heard: Heard
) -> None:
    world = make_world()
    world.smtp.always["RCPT"] = lambda to: "553 5.7.1 Sender address rejected: not yours" if "rosa" in to else None
    world.correspondent("rosa@melder.example", vouched=True).writes(HELLO * 3)
    with running(world) as daemon:
        line = heard.wait_for(event="alarm")
        assert (line["loop"], "Check smtp.username" in line["reason"]) == ("letters", True)
        heard.wait_until(lambda: heard.lines(event="sent")[1:], "both handlers' letters")
        heard.wait_for(event="queued")
        world.smtp.always.clear()
        (waits,) = [one.id for one in daemon.house.store.outbox()]
        assert daemon.house.store.requeue(waits, world.now)
        daemon.wake()
        assert acknowledged(world, "rosa@melder.example")
        heard.wait_for(event="alarm over")
    assert len(heard.lines(event="alarm")) == 1
    assert heard.lines(event="waiting") == []  # nothing else waited for it


@pytest.mark.parametrize(
    ("reasons", "alarms"),
    [
        pytest.param(
            ("no such folder (0.001 + 0.000 secs).", "no such folder (0.001 + 0.000 + 0.001 secs)."), 1, id="Dovecot"
        ),
        pytest.param(("refused [AM0PR01MB1 08DE2]", "refused [DB9PR02MB7 08DE3]"), 1, id="Exchange"),
        pytest.param(("the login is refused", "the folder is refused"), 2, id="two troubles"),
    ],
)
def test_two_loops_with_one_reason_are_one_alarm(heard: Heard, reasons: tuple[str, str], alarms: int) -> None:
    failures = Failures(threading.Event(), Monotonic(), lambda _: None)
    for loop, reason in zip(("watcher", "fetcher"), reasons, strict=True):
        failures.note(loop, reason, lasting=True)
    assert len(heard.lines(event="alarm")) == alarms


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param({"password": {"credential": "wrong"}}, "login is refused", id="a wrong password"),
        pytest.param({"folder": "Nowhere"}, "IMAP folder Nowhere is refused", id="a folder that is not there"),
        pytest.param({"host": "127.0.0.1"}, "certificate is not accepted", id="a certificate of another name"),
    ],
)
def test_a_mailbox_that_stays_closed_is_an_alarm_at_once(
    make_world: MakeWorld, heard: Heard, change: dict[str, Any], reason: str
) -> None:
    world = make_world(imap=change)
    wrong = world.config_file.parent / "credentials/wrong"
    wrong.touch(mode=0o600)
    wrong.write_text("wrong")
    with running(world):
        line = heard.wait_for(event="alarm")
        heard.wait_until(lambda: heard.lines(event="waiting", loop="fetcher"), "the other connection")
        heard.wait_until(lambda: heard.lines(event="waiting", loop="watcher"), "the other connection")
    assert reason in line["reason"]
    assert len(heard.lines(event="alarm")) == 1
    assert len(heard.lines(event="waiting")) == 2  # and the end did not wait for the next try


def test_a_login_that_the_smtp_server_refuses_is_an_alarm_and_letters_leave_when_it_works(
    make_world: MakeWorld, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(failures_module, "LASTING", 0.1)
    monkeypatch.setattr(smtp, "LOCKED_OUT", 0)
    world = make_world()
    world.smtp.always["AUTH"] = "535 5.7.8 no"
    world.correspondent("rosa@melder.example").writes(HELLO)
    with running(world) as daemon:
        assert heard.wait_for(event="alarm")["loop"] == "sender"
        heard.wait_until(lambda: heard.lines(event="waiting", loop="sender")[2:], "a third try")
        assert world.smtp.letters == []
        assert LetterState.FAILED not in {line.state for line in daemon.house.store.outbox()}
        world.smtp.always.clear()
        assert acknowledged(world, "rosa@melder.example")
        heard.wait_for(event="alarm over")
    assert len(heard.lines(event="alarm")) == 1
    assert {line["attempts"] for line in heard.lines(event="sent")} == {1}


def test_it_ends_with_a_sentence_when_a_newer_version_has_changed_the_tables(
    make_world: MakeWorld, heard: Heard, capsys: pytest.CaptureFixture[str]
) -> None:
    world = make_world()
    with running(world) as daemon:
        heard.wait_for(event="running")
        with sqlite3.connect(world.state_dir / "mailbot.db") as newer:
            newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.close()
        daemon.wake()
        assert "newer mailbot (tables 9999)" in heard.wait_for(event="outdated")["reason"]
        heard.wait_for(event="stopped")
    assert len(heard.lines(event="outdated")) == 1
    assert heard.lines(event="alarm") == []
    assert cli.run(["--config", str(world.config_file), "run"]) == 78
    assert "Install that version here as well" in capsys.readouterr().err


@pytest.mark.usefixtures("only_mail_wakes")
def test_a_second_one_beside_it_leaves_the_mailbox_alone_and_has_it_when_the_first_ends(
    make_world: MakeWorld, heard: Heard
) -> None:
    world = make_world()
    with ExitStack() as stack:
        first = stack.enter_context(running(world))
        heard.wait_for(event="running")
        world.correspondent("rosa@melder.example").writes(HELLO)
        assert acknowledged(world, "rosa@melder.example")
        second = stack.enter_context(running(world))
        heard.wait_for(event="mailbox left alone")
        world.correspondent("tim@melder.example").writes(HELLO)
        assert acknowledged(world, "tim@melder.example")
        first.stop()
        heard.wait_for(event="stopped")
        second.wake()
        heard.wait_for(event="mailbox taken over")
        world.correspondent("mia@melder.example").writes(HELLO)
        assert acknowledged(world, "mia@melder.example")
    assert heard.lines(level="error") == []
