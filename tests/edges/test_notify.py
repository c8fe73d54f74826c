import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from mailbot.edges import notify
from tests.machine import LONG

SAYINGS = [
    pytest.param(notify.ready, b"READY=1", id="ready"),
    pytest.param(notify.watchdog, b"WATCHDOG=1", id="still-at-work"),
    pytest.param(notify.stopping, b"STOPPING=1", id="stopping"),
    pytest.param(lambda: notify.status("2 messages held"), b"STATUS=2 messages held", id="a-status"),
    pytest.param(
        lambda: notify.status("held\nMAINPID=1\r\nREADY=1"),
        b"STATUS=held MAINPID=1 READY=1",
        id="a-line-break-in-a-status-assigns-nothing",
    ),
]


@pytest.fixture(params=["path", "abstract"])
def manager(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    with tempfile.TemporaryDirectory(prefix="mb-") as folder, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as own:
        path = str(Path(folder) / "notify")
        own.bind(path if request.param == "path" else "\0" + path)
        own.settimeout(LONG)
        monkeypatch.setenv("NOTIFY_SOCKET", path if request.param == "path" else "@" + path)
        yield own


@pytest.mark.parametrize(("say", "datagram"), SAYINGS)
def test_says_it_in_one_datagram(manager: socket.socket, say: Callable[[], None], datagram: bytes) -> None:
    say()
    assert manager.recv(4096) == datagram


@pytest.mark.parametrize("name", ["", "/nonexistent/notify", "@nobody-listens-here"])
def test_goes_on_when_nobody_listens(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", name)
    notify.watchdog()


def test_goes_on_when_the_manager_is_stuck(manager: socket.socket) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as filler, suppress(BlockingIOError):
        filler.setblocking(False)
        while True:
            filler.sendto(b"x", manager.getsockname())
    notify.watchdog()
