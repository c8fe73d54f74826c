"""An IMAP server that answers literally what a provider's would: to AUTHENTICATE, and to every command after it."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.dovecot import Authority

AFTER_LOGIN = {
    b"CAPABILITY": b"* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR IDLE MOVE UIDPLUS NAMESPACE\r\n",
    b"NAMESPACE": b'* NAMESPACE (("" "/")) NIL NIL\r\n',
    b"SELECT": b"* 0 EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY 1]\r\n* OK [UIDNEXT 1]\r\n",
    b"UID": b"* SEARCH\r\n",
}


class ScriptedImap:
    """Says `login` to AUTHENTICATE, and `after[command]` (a tagged answer; `BYE …` hangs up) instead of doing it."""

    def __init__(self, authority: Authority) -> None:
        self.login = "OK AUTHENTICATE completed."
        self.after: dict[str, str] = {}
        self.commands: list[str] = []
        scripted, context = self, authority.server_context()

        class Handler(socketserver.StreamRequestHandler):
            timeout = 60

            def setup(self) -> None:
                self.request = context.wrap_socket(self.request, server_side=True)
                super().setup()

            def finish(self) -> None:
                with suppress(OSError):
                    super().finish()
                self.request.close()

            def handle(self) -> None:
                self.wfile.write(b"* OK The Microsoft Exchange IMAP4 service is ready.\r\n")
                while line := self.rfile.readline():
                    if not scripted._answer(line, self):
                        return

        class Server(socketserver.ThreadingTCPServer):
            def handle_error(self, *_: object) -> None:
                pass  # whoever hangs up on purpose

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port: int = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _answer(self, line: bytes, handler: socketserver.StreamRequestHandler) -> bool:
        said = re.match(rb"(\S+) (\w+)", line)
        if said is None:
            return False
        tag, name = said[1], said[2].upper()
        self.commands.append(name.decode())
        if name == b"LOGOUT":
            return False
        if name in (b"AUTHENTICATE", b"LOGIN"):
            handler.wfile.write(tag + b" " + self.login.encode() + b"\r\n")
            return True
        known = self.after.get(name.decode()) if self._logged_in() else None
        if known is not None and known.startswith("BYE"):
            handler.wfile.write(b"* " + known.encode() + b"\r\n")
            return False
        untagged = AFTER_LOGIN.get(name, b"") if known is None else b""
        handler.wfile.write(untagged + tag + b" " + (known or "OK done").encode() + b"\r\n")
        return True

    def _logged_in(self) -> bool:
        return "AUTHENTICATE" in self.commands or "LOGIN" in self.commands


@pytest.fixture
def scripted_imap(authority: Authority) -> Iterator[ScriptedImap]:
    server = ScriptedImap(authority)
    yield server
    server.close()
