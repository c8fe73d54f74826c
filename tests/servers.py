"""Real servers for tests: Dovecot over TLS, an SMTP server that records, and a proxy that cuts connections.

Everything listens on 127.0.0.1, under
certificates of a throw-away authority that name `localhost`: as `127.0.0.1` the same server has the wrong name.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import threading
from collections import deque
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Self, TypeVar

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.dovecot import PASSWORD, Authority, Dovecot
from tests.machine import LONG, free_port

__all__ = [
    "CUT",
    "PASSWORD",
    "SILENCE",
    "Authority",
    "Dovecot",
    "Proxy",
    "Sent",
    "SmtpServer",
    "SmtpSession",
    "Step",
    "authority",
    "dovecot",
    "smtp_server",
]

Outcome = TypeVar("Outcome")


# ---------------------------------------------------------------------------------------------------------------
# A loop in the background
# ---------------------------------------------------------------------------------------------------------------


class _Listener:
    """A server of asyncio's, running in a thread of its own."""

    def __init__(self) -> None:
        self.port = free_port()
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(lambda *_: None)  # clients and cuts end connections in every possible way
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._listening: asyncio.Server | None = None
        self._open: set[asyncio.BaseTransport] = set()

    async def _listen(self) -> asyncio.Server:
        raise NotImplementedError

    def start(self) -> None:
        """Accept connections, again after `stop`, on the same port."""
        self._listening = self._run(self._listen())

    def stop(self) -> None:
        """Refuse new connections and cut those that are open."""
        if self._listening is not None:
            self._run(self._stop(self._listening))
            self._listening = None

    async def _stop(self, listening: asyncio.Server) -> None:
        listening.close()
        for transport in list(self._open):
            abort(transport)
        self._open.clear()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def close(self) -> None:
        """Stop for good."""
        self.stop()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _run(self, doing: Coroutine[Any, Any, Outcome]) -> Outcome:
        return asyncio.run_coroutine_threadsafe(doing, self._loop).result(LONG)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def abort(transport: asyncio.BaseTransport) -> None:
    """Cut a connection without any farewell."""
    with contextlib.suppress(AttributeError):  # Python 3.11.2, of a TLS transport that is gone already
        getattr(transport, "abort", transport.close)()


# ---------------------------------------------------------------------------------------------------------------
# SMTP
# ---------------------------------------------------------------------------------------------------------------

SIZE = 64 << 20  # octets that are taken, and announced: a mail of 25 MB is one of 35 once it is encrypted
CUT = "cut"  # instead of an answer: cut the connection
SILENCE = "silence"  # instead of an answer: none, ever
Step = str | None | Callable[[str], str | None]
"""What to do instead of going on: an answer ("451 4.7.1 later"), CUT, SILENCE, or a function of the command's
argument that says so. None: go on as if nothing were scripted."""


@dataclass(frozen=True)
class Sent:
    """A letter that the server took, with its envelope."""

    mail_from: str
    rcpt_to: tuple[str, ...]
    raw: bytes
    options: tuple[str, ...] = ()


class SmtpServer(_Listener):
    """Records what it takes, over TLS and after AUTH; `script` and `always` arrange failures.

    Points that can be scripted: CONNECT, each command (EHLO, AUTH, MAIL, RCPT, DATA, NOOP, RSET, QUIT), and DOT,
    which is the whole message received and not yet answered; its argument is the recipients and the message. Steps in
    `script[point]` are used once each, before `always[point]`. A letter counts as taken at DOT unless the step there
    answers 4yz or 5yz.
    """

    def __init__(self, context: ssl.SSLContext | None, tls: str = "implicit", user: str = "security") -> None:
        super().__init__()
        self.host = "localhost"
        self.user = user
        self.smtputf8 = True
        self.pipelining = True
        self.size = SIZE
        self.deliver: Callable[[bytes], object] | None = None  # makes it an MX: takes mail of anybody, and delivers it
        self.letters: list[Sent] = []
        self.commands: list[str] = []  # as they came, without arguments
        self.script: dict[str, deque[Step]] = {}
        self.always: dict[str, Step] = {}
        self._context, self._tls = context, tls
        self._arrived = threading.Condition()

    def on(self, point: str, *steps: Step) -> None:
        """Script the next occurrences of `point`."""
        self.script.setdefault(point, deque()).extend(steps)

    def reset(self) -> None:
        """Forget what came and what was scripted."""
        self.letters.clear()
        self.commands.clear()
        self.script.clear()
        self.always.clear()
        self.smtputf8 = self.pipelining = True
        self.size = SIZE
        self.deliver = None

    def wait_for(self, wanted: Callable[[list[Sent]], bool]) -> list[Sent]:
        """Wait until `wanted` says yes to the letters that came; all of them, whether it did or not."""
        with self._arrived:
            self._arrived.wait_for(lambda: wanted(self.letters), LONG)
            return list(self.letters)

    def step(self, point: str, argument: str = "") -> str | None:
        """What is scripted for this occurrence of `point`."""
        waiting = self.script.get(point)
        step = waiting.popleft() if waiting else self.always.get(point)
        return step(argument) if callable(step) else step

    async def _listen(self) -> asyncio.Server:
        implicit = self._context if self._tls == "implicit" else None
        loop = asyncio.get_running_loop()
        return await loop.create_server(self.new_session, "127.0.0.1", self.port, ssl=implicit)

    def new_session(self) -> SmtpSession:
        """Serve one more connection."""
        return SmtpSession(self)

    def new_session_options(self) -> dict[str, Any]:
        """What aiosmtpd is told about a connection."""
        starttls = self._tls == "starttls"
        return {
            "tls_context": self._context if starttls else None,
            "require_starttls": starttls,
            "auth_require_tls": starttls,  # aiosmtpd does not see implicit TLS
            "authenticator": self._authenticate,
            "enable_SMTPUTF8": self.smtputf8,
            "hostname": "mx.example.org",
            "timeout": 600,
            "data_size_limit": self.size,
        }

    def _authenticate(self, _server: object, _session: object, _envelope: object, _mechanism: str, by: Any) -> Any:
        right = isinstance(by, LoginPassword) and by == LoginPassword(self.user.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=False)

    async def handle_EHLO(  # noqa: N802
        self, _server: SmtpSession, session: Session, _envelope: Envelope, hostname: str, says: list[str]
    ) -> list[str]:
        """Announce what aiosmtpd can do without saying so."""
        session.host_name = hostname
        return [*says[:-1], *(["250-PIPELINING"] if self.pipelining else []), says[-1]]

    async def handle_DATA(self, server: SmtpSession, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take the message, or do as scripted for DOT."""
        content = (envelope.original_content or b"").decode("latin-1")
        step = self.step("DOT", f"{' '.join(envelope.rcpt_tos)}\r\n{content}")
        if step is None or step[:1] not in "45":
            with self._arrived:
                raw, options = envelope.original_content or b"", tuple(envelope.mail_options)
                self.letters.append(Sent(envelope.mail_from or "", tuple(envelope.rcpt_tos), raw, options))
                self._arrived.notify_all()
            if self.deliver is not None:
                self.deliver(raw)
        return await server.answer(step) or "250 2.0.0 taken"


class SmtpSession(SMTP):
    """One connection of an SmtpServer."""

    line_length_limit = 100_000  # the server is no test of line lengths

    def __init__(self, server: SmtpServer) -> None:
        super().__init__(server, loop=asyncio.get_running_loop(), **server.new_session_options())
        self._server = server
        self._smtp_methods = {
            command: partial(self._scripted, command, method) for command, method in self._smtp_methods.items()
        }

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._server._open.add(transport)
        step = self._server.step("CONNECT")
        super().connection_made(transport)
        if step is not None:
            if step not in (CUT, SILENCE):
                transport.write(step.encode() + b"\r\n")  # type: ignore[attr-defined]  # asyncio's base lacks write
            if step != SILENCE and self._handler_coroutine is not None:
                self._handler_coroutine.cancel()
                transport.close()

    def connection_lost(self, error: Exception | None) -> None:
        if self.transport is not None:
            self._server._open.discard(self.transport)
        super().connection_lost(error)

    async def answer(self, step: str | None) -> str | None:
        """Give the scripted answer, or none for ever, or cut."""
        if step == CUT:
            if self.transport is not None:
                abort(self.transport)
            await asyncio.Event().wait()
        if step == SILENCE:
            await asyncio.Event().wait()
        return step

    async def _scripted(self, command: str, method: Callable[[str | None], Any], argument: str | None) -> None:
        self._server.commands.append(command)
        step = await self.answer(self._server.step(command, argument or ""))
        stranger = self.session is not None and not self.session.authenticated and self._server.deliver is None
        if step is None and command == "MAIL" and stranger:
            step = "530 5.7.0 authentication required"
        if step is None:
            await method(argument)
        else:
            await self.push(step)


# ---------------------------------------------------------------------------------------------------------------
# A proxy that cuts
# ---------------------------------------------------------------------------------------------------------------


class Proxy(_Listener):
    """Passes bytes on to `target`, and cuts: after so many bytes, or when a side takes its turn to speak.

    A turn begins whenever the direction of the bytes changes, so that the boundaries between turns are those
    between commands and answers, whatever the protocol, under TLS as well.
    """

    def __init__(self, target: int) -> None:
        super().__init__()
        self.target = target
        self.host = "localhost"
        self.cut_after: int | None = None  # bytes of both directions
        self.cut_at_turn: int | None = None  # the server's greeting is turn 1, under TLS the client's hello
        self.replace: tuple[bytes, bytes] | None = None  # in what the server says, as an attacker would
        self.heard = bytearray()  # what clients said
        self.turns = 0  # of the last connection
        self.bytes = 0  # of the last connection

    def reset(self) -> None:
        """Pass everything on again."""
        self.cut_after = self.cut_at_turn = self.replace = None
        self.heard.clear()

    async def _listen(self) -> asyncio.Server:
        return await asyncio.start_server(self._accept, "127.0.0.1", self.port)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer.transport)
        try:
            there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            writer.transport.abort()
            return
        self._open.add(there_writer.transport)
        self.turns = self.bytes = 0
        speaking: list[asyncio.StreamWriter] = []

        async def forward(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
            while chunk := await source.read(65536):
                if speaking[-1:] != [sink]:
                    speaking.append(sink)
                    self.turns += 1
                if self.turns == self.cut_at_turn:
                    return
                if sink is there_writer:
                    self.heard += chunk
                elif self.replace is not None:
                    chunk = chunk.replace(*self.replace)
                room = len(chunk) if self.cut_after is None else self.cut_after - self.bytes
                self.bytes += len(chunk)
                sink.write(chunk[:room])
                await sink.drain()
                if self.cut_after is not None and self.bytes >= self.cut_after:
                    return

        ways = [
            asyncio.ensure_future(forward(reader, there_writer)),
            asyncio.ensure_future(forward(there_reader, writer)),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            for end in (writer, there_writer):
                self._open.discard(end.transport)
                end.close()


# ---------------------------------------------------------------------------------------------------------------
# Fixtures
# ---------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Vouches for the servers of this session."""
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def dovecot(authority: Authority) -> Iterator[Dovecot]:
    """One Dovecot for the session; `new_user` keeps tests apart."""
    server = Dovecot(authority)
    yield server
    server.close()


@pytest.fixture
def smtp_server(authority: Authority) -> Iterator[SmtpServer]:
    """A recording SMTP server with implicit TLS."""
    with SmtpServer(authority.server_context()) as server:
        yield server
