"""HTTP that ends when it should: a connection that still goes on then is shut, whatever trickles in on it (requests).

A timeout of requests is one for each piece that is read. A server that gives a byte every few seconds, in the handshake
of TLS, a header, a chunk's length, keeps whoever asks it waiting for hours, and with it a loop of the daemon.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from requests.adapters import HTTPAdapter


class Deadline(HTTPAdapter):
    """Makes connections, and shuts them when their time is over. For one thread."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[socket.socket] = []  # of our own, each to the same connection as one of the library

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Shut every connection unless this ends in time; whoever reads one then finds it broken off."""
        timer = threading.Timer(seconds, self._shut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def get_connection_with_tls_context(self, *args: Any, **options: Any) -> Any:
        """Return what connects, which tells us of each socket that it opens."""
        pool: Any = super().get_connection_with_tls_context(*args, **options)
        if not hasattr(pool.ConnectionCls, "watched_by"):
            pool.ConnectionCls = _watched(pool.ConnectionCls, self._open)
        return pool

    def close(self) -> None:
        """Close what is open."""
        super().close()
        while self._open:
            self._open.pop().close()

    def _shut(self) -> None:
        for connection in list(self._open):
            with suppress(OSError):  # it ended by itself
                connection.shutdown(socket.SHUT_RDWR)


def _watched(kind: Any, sockets: list[socket.socket]) -> Any:
    class Watched(kind):  # type: ignore[misc]  # that of the scheme
        watched_by = sockets

        def _new_conn(self) -> Any:
            made = super()._new_conn()
            sockets.append(made.dup())  # TLS takes this one over: it is no longer ours to shut
            return made

    return Watched
