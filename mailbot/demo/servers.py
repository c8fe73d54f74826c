"""A throw-away mail server on loopback: a mailbox over IMAP (pymap), and a way out over SMTP (aiosmtpd).

Promises that nothing leaves this machine, and that nothing is left of it but what it handed over. Without TLS, which
mailbot allows on loopback only. It keeps the time of arrival that it is told, so that a clock may run fast.
"""

from __future__ import annotations

import asyncio
import threading
from argparse import ArgumentParser
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.utils import parseaddr
from typing import Any, Self, TypeVar

from aiosmtpd.smtp import SMTP, Envelope, Session
from imapclient import IMAPClient
from proxyprotocol.sock import SocketInfo
from pymap.backend.dict import DictBackend
from pymap.imap import IMAPServer, IMAPService

from mailbot.facts import Clock

LOOPBACK = "127.0.0.1"
SECONDS = 120  # for anything that the servers are asked; they answer in milliseconds, if the machine is not busy

Outcome = TypeVar("Outcome")


@dataclass(frozen=True, slots=True)
class Arrived:
    """A letter that reached somebody."""

    to: str
    at: datetime
    raw: bytes


Loses = Callable[[str, datetime], bool]
"""Whether a letter to this address, at this moment, is taken and never arrives: what a broken server does."""


class MailServer:
    """One mailbox and the way to everybody else, in a thread of its own, while the context lasts."""

    def __init__(self, user: str, password: str, now: Clock, loses: Loses = lambda *_: False) -> None:
        self.user, self.password = user, password
        self.authserv_id = user.rpartition("@")[2]
        self.letters: list[Arrived] = []
        self.imap_port = self.smtp_port = 0
        self._now, self._loses = now, loses
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(lambda *_: None)  # a client that hangs up is no news
        self._thread = threading.Thread(target=self._loop.run_forever, name="mail-server")
        self._open = AsyncExitStack()

    def __enter__(self) -> Self:
        self._thread.start()
        try:
            self._run(self._start())
            self._client = IMAPClient(LOOPBACK, self.imap_port, ssl=False, timeout=SECONDS)
            self._client.login(self.user, self.password)
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._client.shutdown()
        finally:
            self._end()

    def deliver(self, raw: bytes, *, passed: bool) -> None:
        """Put a mail into the mailbox; `passed` is what the server found out about the domain of its From (DMARC)."""
        domain = parseaddr(message_from_bytes(raw)["From"])[1].rpartition("@")[2]
        verdict = f"dmarc={'pass' if passed else 'fail'} header.from={domain}"
        field = f"Authentication-Results: {self.authserv_id}; {verdict}\r\n"  # RFC 8601 section 2.2
        self._client.append("INBOX", field.encode() + raw, msg_time=self._now())

    def waiting(self) -> int:
        """Return how many mails lie in the inbox."""
        return int(self._client.folder_status("INBOX", ["MESSAGES"])[b"MESSAGES"])

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802  aiosmtpd's
        """Take a letter, and hand it to whom it is for."""
        for to in envelope.rcpt_tos:
            if not self._loses(to, self._now()):
                self.letters.append(Arrived(to, self._now(), envelope.original_content or b""))
        return "250 2.0.0 taken"

    async def _start(self) -> None:
        parser = ArgumentParser()
        IMAPService.add_arguments(parser)
        DictBackend.add_subparser("dict", parser.add_subparsers())
        # With the sign, for a random password may begin with a dash
        login = [f"--demo-user={self.user}", f"--demo-password={self.password}"]
        args = parser.parse_args(["--no-tls", "dict", *login])
        args.debug, args.passlib_cfg = False, None
        backend, config = await DictBackend.init(args)
        config.apply_context()
        self._imap = IMAPServer(backend.login, config)
        imap = await asyncio.start_server(self._imap_session, LOOPBACK, 0)
        smtp = await asyncio.get_running_loop().create_server(self._smtp_session, LOOPBACK, 0)
        self.imap_port, self.smtp_port = (server.sockets[0].getsockname()[1] for server in (imap, smtp))
        self._open.callback(imap.close)
        self._open.callback(smtp.close)

    async def _imap_session(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection, in the task that asyncio keeps as long as the connection lasts.

        pymap's own way, behind a PROXY protocol, starts a task that nobody keeps. From Python 3.13 on, nothing else
        refers to its streams while it waits for the client: the garbage collector ends the session.
        """
        await self._imap(reader, writer, SocketInfo.get(writer, None))

    def _smtp_session(self) -> SMTP:
        return SMTP(self, enable_SMTPUTF8=True, hostname=LOOPBACK, loop=self._loop)

    async def _stop(self) -> None:
        await self._open.aclose()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def _end(self) -> None:
        self._run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _run(self, doing: Coroutine[Any, Any, Outcome]) -> Outcome:
        return asyncio.run_coroutine_threadsafe(doing, self._loop).result(SECONDS)
