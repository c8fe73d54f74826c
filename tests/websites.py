"""Every site there is, on this machine: a proxy that leads to them, each with a certificate of its own.

    websites.put("www.voorbeeld.example", "/.well-known/security.txt", body, {"Content-Type": "text/plain"})

Whoever fetches is told of the proxy by the environment, as an operator does. A host that has nothing is unknown to it.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.dovecot import Authority
from tests.machine import LONG

TYPES = {".txt": "text/plain; charset=utf-8", ".html": "text/html; charset=utf-8"}


@dataclass(frozen=True)
class Page:
    """What is given at one address; `stalls` keeps the rest back until the client gives up.

    `trickles` is given behind the first line, and then a byte at a time.
    """

    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 200
    stalls: bool = False
    trickles: bytes = b""


class Websites:
    """A proxy on a port of loopback, and what stands behind it."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority
        self._contexts: dict[str, ssl.SSLContext] = {}
        self.pages: dict[str, dict[str, Page]] = {}
        self.certificate_of: dict[str, str] = {}  # the name in it, where it is another's
        self.asked: list[str] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def put(self, host: str, path: str, page: Page) -> None:
        self.pages.setdefault(host, {})[path] = page

    def serve(self, host: str, folder: Path) -> None:
        """Give a folder as README says that a web server should."""
        for file in folder.rglob("*"):
            if file.is_file():
                kind = TYPES.get(file.suffix, "application/octet-stream")
                headers = {"Content-Type": kind, "Access-Control-Allow-Origin": "*"}
                self.put(host, f"/{file.relative_to(folder)}", Page(file.read_bytes(), headers))

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            connection.settimeout(LONG)
            threading.Thread(target=self._guarded, args=(connection,), daemon=True).start()

    def _guarded(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            self._connect(connection)

    def _connect(self, connection: socket.socket) -> None:
        host = _head(connection.recv).split()[1].partition(":")[0]
        if host not in self.pages:
            connection.sendall(b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")
            return
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with self._context(self.certificate_of.get(host, host)).wrap_socket(connection, server_side=True) as encrypted:
            path = _head(encrypted.recv).split()[1]
            self.asked.append(f"https://{host}{path}")
            page = self.pages[host].get(path.partition("?")[0], Page(b"<p>Nothing here.", status=404))
            if page.trickles:
                encrypted.sendall(b"HTTP/1.1 200 \r\n" + page.trickles)
                _trickle(encrypted)
                return
            headers = {"Content-Length": str(len(page.body) + page.stalls), "Connection": "close", **page.headers}
            lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
            encrypted.sendall(f"HTTP/1.1 {page.status} \r\n{lines}\r\n".encode() + page.body)
            if page.stalls:
                encrypted.recv(1)

    def _context(self, name: str) -> ssl.SSLContext:
        if name not in self._contexts:
            self._contexts[name] = self._authority.server_context(name)
        return self._contexts[name]


def _trickle(connection: ssl.SSLSocket) -> None:
    """Give a byte each time that a client who was patient once more would have given up else."""
    connection.settimeout(0.1)
    for _ in range(50):
        with suppress(TimeoutError):
            if not connection.recv(1):
                return
        connection.sendall(b"1")


def _head(receive: Callable[[int], bytes]) -> str:
    head = b""
    while b"\r\n\r\n" not in head:
        piece = receive(4096)
        if not piece:
            raise OSError("gone")
        head += piece
    return head.decode()


@pytest.fixture
def websites(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Iterator[Websites]:
    """Sites, and an environment that leads to them."""
    sites = Websites(authority)
    for name in ("https_proxy", "no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{sites.port}")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority.ca_file))
    yield sites
    sites.close()
