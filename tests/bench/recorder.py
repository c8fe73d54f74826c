"""The SMTP server that records, in a process of its own: beside the daemon's, its work would be counted as ours."""

from __future__ import annotations

import logging
import multiprocessing
import ssl
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Self

from tests.servers import Authority, Sent, SmtpServer

_SPAWN = multiprocessing.get_context("spawn")


class Recorder:
    """What is asked of an SmtpServer while figures are taken, of one that runs elsewhere."""

    def __init__(self, authority: Authority | None) -> None:
        """Speak TLS and ask for a login, or neither where nobody vouches for us."""
        self._control, theirs = _SPAWN.Pipe()
        certificate = authority.certificate() if authority is not None else None
        self._process = _SPAWN.Process(target=_record, args=(theirs, certificate), daemon=True)
        self._process.start()
        theirs.close()
        self.host, self.port, self.user = self._control.recv()

    @property
    def letters(self) -> list[Sent]:
        """What it took since it was told to forget."""
        return self.wait_for(lambda _: True)

    def wait_for(self, wanted: Callable[[list[Sent]], bool]) -> list[Sent]:
        """Wait until `wanted` says yes to the letters that came."""
        at_least = 0
        while True:
            self._control.send(at_least)
            known: list[Sent] = self._control.recv()
            assert len(known) >= at_least, "no more letters come"
            if wanted(known):
                return known
            at_least = len(known) + 1

    def reset(self) -> None:
        """Forget the letters that came."""
        self._control.send(None)
        self._control.recv()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._control.close()
        self._process.join()


def _record(control: Connection, certificate: tuple[Path, Path] | None) -> None:
    """Take letters, and tell of them once there are as many as is asked for; None asks to forget them."""
    logging.disable()  # aiosmtpd's own deprecations
    with _server(certificate) as server:
        control.send((server.host, server.port, server.user))
        while True:
            try:
                at_least = control.recv()
            except EOFError:
                return
            if at_least is None:
                server.letters.clear()
            control.send(server.wait_for(lambda letters: len(letters) >= (at_least or 0)))  # noqa: B023


def _server(certificate: tuple[Path, Path] | None) -> SmtpServer:
    if certificate is None:
        server = SmtpServer(None, "none")
        server.deliver = lambda _: None  # takes mail of anybody
        return server
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*certificate)
    return SmtpServer(context)
