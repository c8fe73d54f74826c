"""Told to end, the daemon ends, whatever it waits for; what it is cut off in is done again by the next one."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.machine import LONG
from tests.system.world import MakeWorld, World

HELLO = "Hello, I found a vulnerability in your website. Could you please send me your key?"
ROSA = "rosa@melder.example"


@contextmanager
def told_to_end(world: World, when: Callable[[], bool]) -> Iterator[list[str]]:
    """Run the daemon in a process of its own, tell it to end at a moment, and give what it logged."""
    log = world.config_file.parent / "log"
    command = [sys.executable, "-m", "mailbot", "--config", str(world.config_file), "run"]
    lines: list[str] = []
    with log.open("w") as said, subprocess.Popen(command, stderr=said, env=dict(os.environ)) as process:
        try:
            assert when()
            process.send_signal(signal.SIGTERM)
            assert process.wait(LONG) == 0
            lines += log.read_text().splitlines()
            yield lines
        finally:
            process.kill()


def cut_off(lines: list[str]) -> list[str]:
    """Give the loops that were cut off: one that ended by itself, when its server's time was up, is none."""
    return sorted(loop for line in lines if "cut off" in line for loop in line.partition("loops=")[2].split(","))


@pytest.mark.parametrize(
    "greeting",
    [pytest.param(b"", id="that-says-nothing"), pytest.param(b"\x16\x03\x03\x00\x7a", id="in-the-middle-of-TLS")],
)
def test_while_it_connects_to_a_server(make_world: MakeWorld, greeting: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(LONG)
        world = make_world(imap={"host": "localhost", "port": silent.getsockname()[1]})
        taken: list[socket.socket] = []

        def connected() -> bool:
            for _ in ("watcher", "fetcher"):
                taken.append(silent.accept()[0])
                taken[-1].sendall(greeting)
            return True

        with told_to_end(world, connected) as lines:
            for connection in taken:
                connection.close()
            assert cut_off(lines) == ["fetcher", "watcher"]
            assert lines[-1] == "info stopped"


def test_while_a_server_has_a_letter_and_does_not_answer(make_world: MakeWorld) -> None:
    world = make_world()
    held, answered = threading.Event(), threading.Event()

    def silence(_: str) -> None:
        held.set()
        answered.wait(LONG)

    world.smtp.on("DOT", silence)
    world.dovecot.deliver(world.user, world.correspondent(ROSA).composes(HELLO))
    try:
        with told_to_end(world, lambda: held.wait(LONG)) as lines:
            assert "sender" in cut_off(lines)
    finally:
        answered.set()
    world.goes_on()
    letters = world.smtp.wait_for(lambda sent: any(ROSA in one.rcpt_to for one in sent))
    assert len({letter.raw for letter in letters if ROSA in letter.rcpt_to}) == 1  # at worst twice, the same bytes
    assert len(world.daemon.house.store.cases()) == 1


def test_while_somebody_else_writes_to_the_database(make_world: MakeWorld, tmp_path: Path) -> None:
    world = make_world()
    database = world.config_file.parent / "state" / "mailbot.db"
    program = (
        "import sqlite3, sys; held = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "held.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()"
    )

    def locked() -> bool:
        while "info running" not in (world.config_file.parent / "log").read_text():
            threading.Event().wait(0.02)
        holder.extend([subprocess.Popen([sys.executable, "-c", program, str(database)], stdin=-1, stdout=-1)])
        said = holder[0].stdout
        assert said is not None
        return said.readline() == b"held\n"

    holder: list[subprocess.Popen[bytes]] = []
    try:
        with told_to_end(world, locked) as lines:
            assert "pulse" in cut_off(lines)  # what it has to say as it leaves is waited for no longer than the loops
            assert lines[-1] == "info stopped"
    finally:
        for process in holder:
            process.communicate(b"")
