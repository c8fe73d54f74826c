"""Asking a token endpoint over HTTPS, for the libraries of providers (requests): each answer kept, a busy one raised.

Follows no redirect, since a request holds what we prove ourselves with; waits no longer than a mail server does for us.
What an endpoint says reaches nobody as it is: `refusals.py` tells what it means.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from mailbot.edges.refusals import Said, find_cause, trace_of
from mailbot.errors import ConfigError, Later, LoginRefused, MailbotError, Temporary

if TYPE_CHECKING:
    import requests

CONNECT, READ = 5, 15  # seconds; at most two requests a token (discovery, token): TokenSource may take 50
TOTAL = 20.0  # … for all of one, which may come drop by drop
LONGEST_WAIT = timedelta(hours=1)  # of what Retry-After asks for
LOUD = ("msal", "google.auth", "google.oauth2", "urllib3")  # they log what an endpoint said


class Provider:
    """Whom a library asks; remembers how long to keep away."""

    def __init__(self, where: str, ca_file: str | None, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._where = where
        self._ca_file = ca_file
        self._monotonic = monotonic
        self._away_until = 0.0

    @contextmanager
    def session(self) -> Iterator[Asking]:
        """Ask for one token; sorts whatever a library raises meanwhile."""
        if (left := self._away_until - self._monotonic()) > 0:
            raise Later(f"{self._where}: it asked us to wait; not before {int(left) + 1} seconds are over")
        for name in LOUD:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        import requests

        from mailbot.edges.deadline import Deadline

        with requests.Session() as http:
            deadline = Deadline()
            http.mount("https://", deadline)
            session = Asking(http, self._ca_file, self._keep_away, deadline.within)
            try:
                yield session
            except MailbotError:
                raise
            except requests.exceptions.SSLError as trouble:
                if "CERTIFICATE_VERIFY_FAILED" not in str(trouble):
                    raise Temporary(f"{self._where}: lost while TLS was begun") from None
                problem = f"{self._where}: its certificate is not accepted."
                raise ConfigError(problem, "Check authority, or give ca_file where a proxy opens TLS.") from None
            except (requests.RequestException, OSError) as trouble:
                raise Temporary(f"{self._where}: {type(trouble).__name__}") from None
            except Exception as odd:  # noqa: BLE001  # libraries raise anything over an answer that makes no sense
                raise self.refusal(session.answer, f"an answer that makes no sense ({type(odd).__name__})") from None

    def refusal(self, answer: str, otherwise: str) -> MailbotError:
        """Return what an endpoint's answer means; `otherwise` is what is said of one that nobody knows."""
        cause = find_cause(Said.TOKEN, answer, by_token=True)
        if cause is None:
            return Temporary(f"{self._where}: {otherwise}")
        if cause.passes:
            return Temporary(f"{self._where}: {cause.means}")
        trace = trace_of(answer)
        seen = f"{cause.remedy} (Trace ID for Microsoft's support: {trace})" if trace else cause.remedy
        return LoginRefused(f"{self._where}: {cause.means}", seen, cause.permits)

    def _keep_away(self, retry_after: str) -> MailbotError:
        wait = _seconds(retry_after)
        if wait is None:
            return Temporary(f"{self._where}: the token endpoint is busy")
        self._away_until = self._monotonic() + wait.total_seconds()
        return Later(
            f"{self._where}: the token endpoint is busy; it asks us to wait {wait.total_seconds():.0f} seconds"
        )


class Asking:
    """One or two requests, as libraries make them; `answer` is what was said last, for `find_cause`."""

    def __init__(
        self,
        http: requests.Session,
        ca_file: str | None,
        busy: Callable[[str], MailbotError],
        within: Callable[[float], AbstractContextManager[None]],
    ) -> None:
        self._http = http
        self._verify: str | bool = ca_file or True
        self._busy = busy
        self._within = within
        self.answer = ""

    def get(self, url: str, **options: Any) -> requests.Response:
        """Ask, as msal does."""
        return self.ask("GET", url, **options)

    def post(self, url: str, **options: Any) -> requests.Response:
        """Ask, as msal does."""
        return self.ask("POST", url, **options)

    def close(self) -> None:
        """Nothing: the session is closed by whoever opened it."""

    def ask(self, method: str, url: str, **options: Any) -> requests.Response:
        """Send one request; raises Temporary or Later where the endpoint is busy."""
        options |= {"timeout": (CONNECT, READ), "allow_redirects": False, "verify": self._verify}
        with self._within(TOTAL):
            response = self._http.request(method, url, **options)
        self.answer = _answer(response)
        if response.status_code == 429 or response.status_code >= 500:
            raise self._busy(response.headers.get("Retry-After", ""))
        return response


def _answer(response: requests.Response) -> str:
    """Return status, error and its description, as RFC 6749 section 5.2 has them."""
    try:
        said: Any = json.loads(response.content)
    except (ValueError, RecursionError):
        said = None
    words = [said.get("error"), said.get("error_description")] if isinstance(said, dict) else []
    return " ".join([str(response.status_code), *(word for word in words if isinstance(word, str))])


def _seconds(retry_after: str) -> timedelta | None:
    """Return how long to wait (RFC 9110 section 10.2.3: seconds, or a date)."""
    text = retry_after.strip()
    if text.isascii() and text.isdecimal():
        return min(timedelta(seconds=min(int(text[:9]), 10**8)), LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    wait = (until if until.tzinfo else until.replace(tzinfo=UTC)) - datetime.now(UTC)
    return min(max(wait, timedelta()), LONGEST_WAIT)
