"""A token endpoint: one question by HTTPS, and what its answer means (RFC 6749 sections 2.3, 5; urllib).

Refuses to ask without TLS (but on this machine), to follow a redirect, and to read more than a token needs. Nothing
that is asked or answered reaches an error but the standard's own words, and the number of a Microsoft error.
"""

import base64
import email.utils
import re
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.client import HTTPException
from typing import IO, Any
from urllib.parse import quote_plus, urlencode, urlsplit

from mailbot.edges.login.grant import MOST, Grant, parse_grant, parse_object
from mailbot.edges.net import Tls, tls_context
from mailbot.errors import ConfigError, Later, LoginRefused, MailbotError, Temporary
from mailbot.facts import Clock

TIMEOUT = 8.0  # seconds for a connection, and for each piece of an answer
TOTAL = 20.0  # seconds for all of it; a mail server waits meanwhile
LONGEST_WAIT = timedelta(hours=1)  # that a Retry-After is believed

_WORD = re.compile(r"[a-z][a-z_]{0,40}")
_NUMBER = re.compile(r"AADSTS\d{4,8}")  # Microsoft's own, which their pages explain
_BUSY = {"temporarily_unavailable", "server_error", "slow_down", "too_many_requests"}
# RFC 6749 section 5.2, and what OpenID Connect adds where a person would have to act
_REMEDIES = {
    "invalid_client": "Check client_id and client_secret: is it the secret's value (not its id), and has it ended?",
    "unauthorized_client": "Allow this client this grant where it is registered.",
    "access_denied": "Give this client the right to the mailbox where it is registered.",
    "invalid_scope": "Check scope: it must be one that the client was given.",
    "invalid_target": "Check scope and audience: they must name the mail server.",
    "unsupported_grant_type": "Check token_url: nothing is given there for a refresh token, or without one.",
    "invalid_request": "Check scope, audience and client_auth: the endpoint misses something, or does not know it.",
    "interaction_required": "Log in there as the mailbox's user once, and put in the new refresh token.",
    "login_required": "Log in there as the mailbox's user once, and put in the new refresh token.",
    "consent_required": "Let an administrator of the mail system consent to what the client asks for.",
}


class InvalidGrantError(Exception):
    """The refresh token is not accepted (RFC 6749 section 5.2): expired, revoked, or used before."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows nothing: what is asked holds a secret."""

    def redirect_request(self, *_: Any) -> None:
        """Say that there is nothing to follow; urllib then raises the answer as an error."""


@dataclass(slots=True)
class Endpoint:
    """Where tokens are asked for, and as which client."""

    url: str
    client_id: str
    now: Clock
    basic: bool = False  # the secret in HTTP Basic instead of in the form
    ca_file: str | None = None
    _not_before: datetime | None = None  # what a Retry-After said
    _opener: urllib.request.OpenerDirector | None = field(default=None, repr=False)

    @property
    def where(self) -> str:
        """Name it for an error."""
        return f"token endpoint {urlsplit(self.url).hostname}"

    def ask(self, form: Mapping[str, str], secret: str | None) -> Grant:
        """Ask for a token.

        Raises InvalidGrantError, LoginRefused and ConfigError with their remedy, Later (with a Retry-After until then,
        without asking) and Temporary.
        """
        now = self.now()
        if self._not_before is not None and now < self._not_before <= now + LONGEST_WAIT:
            raise Later(f"{self.where}: is busy, and asks not to be asked before {self._not_before:%H:%M:%S} UTC")
        status, headers, raw = self._post(self._request(form, secret))
        if status == 200:
            try:
                return parse_grant(raw, now)
            except ValueError as why:
                raise Temporary(f"{self.where}: its answer is none: {why}") from None
        raise self._sorted(status, headers, raw, now)

    def _request(self, form: Mapping[str, str], secret: str | None) -> urllib.request.Request:
        fields, headers = {**form, "client_id": self.client_id}, {"Accept": "application/json"}
        if secret is not None and self.basic:
            del fields["client_id"]
            # RFC 6749 section 2.3.1: each of them encoded as in a form first
            both = f"{quote_plus(self.client_id)}:{quote_plus(secret)}"
            headers["Authorization"] = f"Basic {base64.b64encode(both.encode()).decode()}"
        elif secret is not None:
            fields["client_secret"] = secret
        return urllib.request.Request(self.url, urlencode(fields).encode(), headers, method="POST")  # noqa: S310  # config/login/oauth2.py takes https

    def _post(self, request: urllib.request.Request) -> tuple[int, Mapping[str, str], bytes]:
        if self._opener is None:
            context = tls_context(self.where, Tls.IMPLICIT, self.ca_file)
            self._opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=context), _NoRedirect())
            self._opener.addheaders = [("User-Agent", "mailbot")]
        deadline = time.monotonic() + TOTAL
        try:
            with self._opener.open(request, timeout=TIMEOUT) as answer:
                return answer.status, dict(answer.headers.items()), self._read(answer, deadline)
        except urllib.error.HTTPError as no:
            with no:
                return no.code, dict(no.headers.items()), self._read(no, deadline)
        except urllib.error.URLError as lost:
            raise self._why_no_way(lost.reason) from None
        except (OSError, HTTPException, ValueError) as lost:
            raise self._why_no_way(lost) from None

    def _read(self, answer: IO[bytes], deadline: float) -> bytes:
        """Read what a token needs; what is longer, or comes drop by drop, is left."""
        raw = b""
        while chunk := answer.read1(MOST) if hasattr(answer, "read1") else answer.read(MOST + 1):
            raw += chunk
            if len(raw) > MOST or time.monotonic() > deadline:
                raise Temporary(f"{self.where}: its answer does not end")
        return raw

    def _why_no_way(self, trouble: object) -> MailbotError:
        if isinstance(trouble, ssl.SSLCertVerificationError):
            problem = f"{self.where}: its certificate is not accepted: {trouble.verify_message}; nothing was asked."
            return ConfigError(problem, "Check token_url, or give ca_file.")
        return Temporary(f"{self.where}: cannot be reached: {type(trouble).__name__}")

    def _sorted(self, status: int, headers: Mapping[str, str], raw: bytes, now: datetime) -> Exception:
        error, number = _words(raw)
        said = " ".join(filter(None, (str(status), error, number)))
        if status == 429 or status >= 500 or status == 408 or error in _BUSY:
            self._not_before = _retry_after(headers, now)
            return (Later if status == 429 else Temporary)(f"{self.where}: is busy: {said}")
        if error == "invalid_grant":
            return InvalidGrantError(said)
        if 300 <= status < 400:
            return ConfigError(
                f"{self.where}: sends us elsewhere ({said}), and a secret goes nowhere else.", "Check token_url."
            )
        if error in _REMEDIES:
            return LoginRefused(f"{self.where}: refuses us: {said}.", _REMEDIES[error])
        if status in (404, 405, 410):
            return ConfigError(f"{self.where}: has no token endpoint there: {said}.", "Check token_url.")
        if status in (400, 401, 403):
            return LoginRefused(f"{self.where}: refuses us: {said}.", "Check token_url, client_id and client_secret.")
        return Temporary(f"{self.where}: its answer is none: {said}")


def _words(raw: bytes) -> tuple[str, str]:
    """Return the standard's word for an error, and Microsoft's number of it; nothing else of what was answered."""
    try:
        said = parse_object(raw)
    except ValueError:
        return "", ""
    error, description = said.get("error"), said.get("error_description")
    number = _NUMBER.search(description) if isinstance(description, str) else None
    word = error if isinstance(error, str) and _WORD.fullmatch(error) else ""
    return word, number[0] if number else ""


def _retry_after(headers: Mapping[str, str], now: datetime) -> datetime | None:
    """Return the moment of a Retry-After (RFC 9110 section 10.2.3), a number of seconds or a date."""
    said = next((value for name, value in headers.items() if name.lower() == "retry-after"), "").strip()
    if said.isascii() and said.isdecimal() and len(said) < 10:
        return now + min(timedelta(seconds=int(said)), LONGEST_WAIT)
    try:
        at = email.utils.parsedate_to_datetime(said)
    except ValueError:
        return None
    return min(at if at.tzinfo else at.replace(tzinfo=UTC), now + LONGEST_WAIT)
