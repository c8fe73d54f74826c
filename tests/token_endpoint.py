"""A token endpoint over TLS on loopback: the answers of RFC 6749, and those of a bad day; and servers that believe it.

Its tokens are signed (JWT, HS256), so that a real Dovecot believes them by itself. `now` is the clock by which they
end: the real one for Dovecot, any other for a server that asks `is_good`.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import itertools
import json
import secrets
import shutil
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from aiosmtpd.smtp import AuthResult

from tests.dovecot import Authority, Dovecot, is_2_3
from tests.machine import free_port
from tests.servers import CUT as CUT_OFF
from tests.servers import SmtpServer, SmtpSession

HOUR = timedelta(hours=1)


def real_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Asked:
    """A request: its path, its form, and who it said it was (HTTP Basic)."""

    path: str
    form: Mapping[str, str]
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """What the endpoint says; `body` as JSON unless it is bytes."""

    status: int = 200
    body: object = b""
    headers: Mapping[str, str] = field(default_factory=dict)


CUT = Answer(0)  # instead of an answer: cut the connection
BUSY = Answer(429, {"error": "temporarily_unavailable"}, {"Retry-After": "120"})
BROKEN = Answer(500, b"<html>Internal Server Error</html>", {"Content-Type": "text/html"})
GARBAGE = Answer(200, b"\xff\xfe{not json", {"Content-Type": "application/json"})
INVALID_CLIENT = Answer(401, {"error": "invalid_client", "error_description": "AADSTS7000215: Invalid client secret"})
INVALID_GRANT = Answer(400, {"error": "invalid_grant", "error_description": "the refresh token is expired"})


class TokenEndpoint:
    """Gives tokens to `client_id` with `client_secret`; `script` and `always` arrange what else it says.

    A refresh token is good once when `rotates`, and used a second time it is an invalid grant. `pages` are what GET
    answers, by path.
    """

    def __init__(self, authority: Authority, now: Callable[[], datetime] = real_now) -> None:
        self.port = free_port()
        self.url = f"https://localhost:{self.port}/token"
        self.client_id, self.client_secret = "mailbot", "s3cret-of-the-client"
        self.subject = "security@voorbeeld.example"
        self.lifetime = HOUR
        self.now = now
        self.rotates = True
        self.refresh_tokens = {"refresh-0"}  # those that are good
        self.script: deque[Answer | Callable[[Asked], Answer]] = deque()
        self.always: Answer | Callable[[Asked], Answer] | None = None
        self.pages: dict[str, object] = {}
        self.asked: list[Asked] = []
        self.given: dict[str, datetime] = {}  # access tokens, and their ends
        self.key = secrets.token_bytes(32)
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), self._handler(), bind_and_activate=False)
        self._server.allow_reuse_address = True
        self._server.daemon_threads = True
        self._server.server_bind()
        self._server.server_activate()
        self._server.socket = authority.server_context().wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def token(self, subject: str = "", lifetime: timedelta | None = None, **claims: object) -> str:
        """Sign a token that is good by `now` for `lifetime`."""
        ends = self.now() + (self.lifetime if lifetime is None else lifetime)
        known: dict[str, object] = {
            "sub": subject or self.subject,
            "iss": "https://localhost",
            "iat": int(self.now().timestamp()) - 60,
            "exp": int(ends.timestamp()),
            "jti": str(next(self._numbers)),
        }
        signed = ".".join(_b64(json.dumps(part).encode()) for part in ({"alg": "HS256", "typ": "JWT"}, known | claims))
        token = f"{signed}.{_b64(hmac.digest(self.key, signed.encode(), hashlib.sha256))}"
        self.given[token] = ends
        return token

    def is_good(self, token: str) -> bool:
        """Whether a server that asks us should believe it."""
        return token in self.given and self.given[token] > self.now()

    def answer(self, asked: Asked) -> Answer:
        """Answer as RFC 6749 sections 4.4, 5 and 6 say."""
        name, secret = _credentials(asked)
        if (name, secret) != (self.client_id, self.client_secret) and "Authorization" in asked.headers:
            return INVALID_CLIENT
        if name != self.client_id or secret not in (self.client_secret, ""):
            return INVALID_CLIENT
        body: dict[str, object] = {"token_type": "Bearer", "expires_in": int(self.lifetime.total_seconds())}
        if asked.form.get("grant_type") == "refresh_token":
            used = asked.form.get("refresh_token", "")
            if used not in self.refresh_tokens:
                return INVALID_GRANT
            if self.rotates:
                self.refresh_tokens.discard(used)
                body["refresh_token"] = f"refresh-{next(self._numbers)}"
                self.refresh_tokens.add(str(body["refresh_token"]))
        elif asked.form.get("grant_type") != "client_credentials":
            return Answer(400, {"error": "unsupported_grant_type"})
        return Answer(200, body | {"access_token": self.token()})

    def _handle(self, asked: Asked) -> Answer:
        with self._lock:
            self.asked.append(asked)
            scripted = self.script.popleft() if self.script else self.always
            if scripted is None:
                scripted = self.answer
            return scripted(asked) if callable(scripted) else scripted

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            timeout = 60

            def do_POST(self) -> None:
                raw = self.rfile.read(int(self.headers.get("Content-Length", "0")))
                form = dict(parse_qsl(raw.decode(), keep_blank_values=True))
                self._say(endpoint._handle(Asked(self.path, form, dict(self.headers))))

            def do_GET(self) -> None:
                page = endpoint.pages.get(self.path.partition("?")[0])
                self._say(Answer(404) if page is None else Answer(200, page))

            def _say(self, answer: Answer) -> None:
                if answer is CUT:
                    self.close_connection = True
                    return
                raw = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
                self.send_response(answer.status)
                for name, value in {"Content-Type": "application/json", **answer.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(raw)))
                self.end_headers()
                self.wfile.write(raw)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _credentials(asked: Asked) -> tuple[str, str]:
    basic = asked.headers.get("Authorization", "")
    if basic.startswith("Basic "):
        name, _, secret = base64.b64decode(basic[6:]).decode().partition(":")
        return name, secret
    return asked.form.get("client_id", ""), asked.form.get("client_secret", "")


# ---------------------------------------------------------------------------------------------------------------
# Mail servers that take its tokens
# ---------------------------------------------------------------------------------------------------------------


@contextmanager
def dovecot_with_tokens(authority: Authority, endpoint: TokenEndpoint, more: str = "") -> Iterator[Dovecot]:
    """A real Dovecot that believes what the endpoint has signed; passwords work as well."""
    keys = Path(tempfile.mkdtemp(prefix="mb-"))
    key = keys / "default" / "HS256" / "default"
    key.parent.mkdir(parents=True)
    key.write_bytes(base64.b64encode(endpoint.key))
    config = keys / "oauth2.conf"
    config.write_text(
        f"introspection_mode = local\nlocal_validation_key_dict = fs:posix:prefix={keys}/\nusername_attribute = sub\n"
    )
    for path in (keys, *keys.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    passdb = f"passdb {{\n driver = oauth2\n mechanisms = xoauth2 oauthbearer\n args = {config}\n}}"
    if not is_2_3():
        passdb = (
            "oauth2 {\n introspection_mode = local\n username_attribute = sub\n"
            f" oauth2_local_validation {{\n  dict fs {{\n   fs posix {{\n    prefix = {keys}/\n   }}\n  }}\n }}\n}}\n"
            "passdb oauth2 {\n mechanisms_filter = xoauth2 oauthbearer\n}"
        )
    mechanisms = "auth_mechanisms = plain xoauth2 oauthbearer\n"
    server = Dovecot(authority, f"{mechanisms}{passdb}\n{more}")
    try:
        yield server
    finally:
        server.close()
        shutil.rmtree(keys, ignore_errors=True)


class TokenSmtpServer(SmtpServer):
    """An SmtpServer that takes tokens that `is_good` says are, by XOAUTH2 and OAUTHBEARER (or those in `mechanisms`).

    `challenge` is what it answers to a bad one before its verdict; `said` are the responses that came, decoded.
    """

    def __init__(self, authority: Authority, is_good: Callable[[str], bool]) -> None:
        super().__init__(authority.server_context())
        self.is_good = is_good
        self.mechanisms: tuple[str, ...] = ("XOAUTH2", "OAUTHBEARER")
        self.hangs_up = False  # after a no
        self.challenge: bytes | None = b'{"status":"401","schemes":"bearer","scope":"https://mail.example/"}'
        self.said: list[tuple[str, bytes]] = []
        self.answers: list[bytes] = []  # to challenges

    def new_session(self) -> SmtpSession:
        return _TokenSession(self)

    def new_session_options(self) -> dict[str, Any]:
        unknown = {"XOAUTH2", "OAUTHBEARER", "PLAIN", "LOGIN"} - {*self.mechanisms}
        return super().new_session_options() | {"auth_exclude_mechanism": unknown}


class _TokenSession(SmtpSession):
    _server: TokenSmtpServer

    async def auth_XOAUTH2(self, _: object, args: list[str]) -> AuthResult:  # noqa: N802
        return await self._judge(args)

    async def auth_OAUTHBEARER(self, _: object, args: list[str]) -> AuthResult:  # noqa: N802
        return await self._judge(args)

    async def _judge(self, args: list[str]) -> AuthResult:
        raw = base64.b64decode(args[1]) if len(args) > 1 else await self._response(b"")
        self._server.said.append((args[0], raw))
        token = raw.partition(b"auth=Bearer ")[2].partition(b"\1")[0].decode()
        if self._server.is_good(token):
            return AuthResult(success=True)
        if self._server.challenge is not None:
            self._server.answers.append(await self._response(self._server.challenge))
        if self._server.hangs_up:
            await self.push("535 5.7.8 no, and good bye")
            await self.answer(CUT_OFF)
        return AuthResult(success=False, handled=False)

    async def _response(self, challenge: bytes) -> bytes:
        response = await self.challenge_auth(challenge)
        return response if isinstance(response, bytes) else b"*"


# ---------------------------------------------------------------------------------------------------------------
# Fixtures
# ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
def token_endpoint(authority: Authority) -> Iterator[TokenEndpoint]:
    """A token endpoint by the real clock."""
    endpoint = TokenEndpoint(authority)
    yield endpoint
    endpoint.close()
