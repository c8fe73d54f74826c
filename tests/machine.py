"""What a test may assume of the machine, and take away: ports of its own, nothing about its speed."""

from __future__ import annotations

import itertools
import resource
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

LONG = 240  # seconds, for what takes milliseconds on a quiet machine: being slow is no finding, only never ending is

# Below the ports that the kernel gives away by itself (net.ipv4.ip_local_port_range, from 32768 on): between asking for
# such a port and listening on it, or while a server is stopped for a moment, another test's connection may take it.
_PORTS = range(20_000, 32_600)
_BLOCK = 300  # ports a process has to itself, in turn: far more than a test has open


def free_port() -> int:
    """A port on which nothing listens, and for which no other process of tests will ask."""
    for _ in range(_BLOCK):
        port = next(_mine()[1])
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if _binds(probe, ("127.0.0.1", port)):
                return port
    raise OSError("every port of this process is taken")


@cache
def _mine() -> tuple[socket.socket, itertools.cycle[int]]:
    """A block of ports, and the lock on it: an address that is free again when the process ends, however it ends."""
    for first in _PORTS[::_BLOCK]:
        lock = socket.socket(socket.AF_UNIX)
        if _binds(lock, f"\0mailbot tests, ports from {first}"):
            return lock, itertools.cycle(range(first, first + _BLOCK))
        lock.close()
    raise OSError("too many tests at once")


def _binds(end: socket.socket, address: tuple[str, int] | str) -> bool:
    try:
        end.bind(address)
    except OSError:
        return False
    return True


@contextmanager
def limited(what: int, to: int) -> Iterator[None]:
    """Let this process have no more of something; Python ignores the signal that comes with it."""
    before = resource.getrlimit(what)
    resource.setrlimit(what, (to, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(what, before)
