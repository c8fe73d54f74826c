"""What a site gives to the world, fetched as a stranger fetches it: https only, bounded in size, in time, in detours.

Whatever goes wrong is an answer (`Unreached`), in words: it is what somebody wanted to know. The proxies that the
environment names are used, and its certificate authorities ($SSL_CERT_FILE, $REQUESTS_CA_BUNDLE), else the system's.

A site may pass us on, and not inside: from an address that everybody can reach to one that only we can.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from typing import Final
from urllib.parse import urljoin, urlsplit

MOST: Final = 256 << 10  # bytes; a page has 6 kB, a key with many signatures 100
DETOURS: Final = 5
SECONDS: Final = 15.0  # for one thing that is fetched
PATIENCE: Final = 5.0  # seconds without a word
_REDIRECTS = (301, 302, 303, 307, 308)


class Why(StrEnum):
    """Why something could not be fetched."""

    NO_NAME = "no-name"  # there is no such host
    TLS = "tls"
    NO_ANSWER = "no-answer"
    NO_PROXY = "no-proxy"  # the proxy of the environment does not lead there: it may know no such host
    PASSED_ON = "passed-on"  # to where we do not follow
    TOO_LARGE = "too-large"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of a site; `urls` are those that led to it, names of `headers` are in lower case."""

    urls: tuple[str, ...]
    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def passes_on(self) -> bool:
        """Return whether it only says where else to look."""
        return self.status in _REDIRECTS and "location" in self.headers


@dataclass(frozen=True, slots=True)
class Unreached:
    """No answer, and why, in words that follow the address."""

    why: Why
    text: str


_SLOW: Final = Unreached(Why.NO_ANSWER, "answers too slowly")


def what_is_missing() -> str | None:
    """Name the library that is not installed, without which nothing is fetched."""
    return next((name for name in ("requests", "sectxt") if find_spec(name) is None), None)


class Web:
    """Fetches, all together within `seconds`. For one thread."""

    def __init__(self, seconds: float) -> None:
        import requests  # where nothing is looked at nobody waits for it

        from mailbot.edges.deadline import Deadline

        self._requests = requests
        self._session = requests.Session()
        self._deadline = Deadline()
        for scheme in ("https://", "http://"):
            self._session.mount(scheme, self._deadline)
        self._session.verify = _authorities()
        # Else it reads all that stands behind a Location, without a bound, to follow it
        self._session.get_redirect_target = _nowhere  # type: ignore[assignment, method-assign]
        self._session.headers.update({"User-Agent": "mailbot", "Accept": "*/*", "Accept-Encoding": "identity"})
        self._ends = time.monotonic() + seconds

    def close(self) -> None:
        """Close what is open."""
        self._session.close()

    def fetch(self, url: str) -> Answer | Unreached:
        """Fetch an address, by way of those that it passes us on to."""
        urls = [url]
        until = min(self._ends, time.monotonic() + SECONDS)
        while True:
            if (refused := self._why_not_followed(urls)) is not None:
                return Unreached(Why.PASSED_ON, refused)
            try:
                answer = self._fetch_one(urls[-1], until)
            except (self._requests.RequestException, OSError) as trouble:
                return _SLOW if time.monotonic() >= until else _in_words(trouble)
            if isinstance(answer, Unreached):
                return answer
            if not answer.passes_on:
                return Answer(tuple(urls), answer.status, answer.headers, answer.content)
            try:
                urls.append(urljoin(urls[-1], answer.headers["location"]))
            except ValueError:
                return Unreached(Why.PASSED_ON, "passes us on to what is no address")

    def _fetch_one(self, url: str, until: float) -> Answer | Unreached:
        left = until - time.monotonic()
        if left <= 0:
            return Unreached(Why.NO_ANSWER, "was not reached in time")
        waits = min(PATIENCE, left)
        with (
            self._deadline.within(left),
            self._session.get(url, allow_redirects=False, stream=True, timeout=(waits, waits)) as response,
        ):
            headers = {name.lower(): value for name, value in response.headers.items()}
            content = b""
            answer = Answer((url,), response.status_code, headers, content)
            for piece in response.iter_content(8192) if not answer.passes_on else ():
                content += piece
                if len(content) > MOST:
                    return Unreached(Why.TOO_LARGE, f"gives more than {MOST >> 10} kB")
            # What was shut has an end as well, where no length was told before
            return replace(answer, content=content) if time.monotonic() < until else _SLOW

    def _why_not_followed(self, urls: list[str]) -> str | None:
        """Say why we do not go where the last of `urls` leads, behind the first; None when we do."""
        first, last = urlsplit(urls[0]), urls[-1]
        if len(urls) == 1:
            return None
        if len(urls) > DETOURS + 1:
            return f"passes us on more than {DETOURS} times"
        try:
            to = urlsplit(last)
            host, begins = to.hostname, first.hostname
        except ValueError:
            return "passes us on to what is no address"
        if to.scheme != "https" or not host or not begins:
            return f"passes us on to {last}, which is not https"
        if host == begins or self._requests.utils.get_environ_proxies(last):
            return None  # by a proxy: what it lets us reach is its own decision
        inside = not _is_everybodys(host) and _is_everybodys(begins)
        return f"passes us on to {host}, an address inside our own network" if inside else None


def _nowhere(_response: object) -> None:
    return None


def _authorities() -> str | bool:
    """Return the system's certificate authorities, as the mail servers are judged by; True is requests' own list."""
    paths = ssl.get_default_verify_paths()
    if paths.cafile:
        return paths.cafile
    folder = Path(paths.capath) if paths.capath else None
    return str(folder) if folder is not None and folder.is_dir() and any(folder.iterdir()) else True


def _is_everybodys(host: str) -> bool:
    """Return whether a host is on the open network with all its addresses; one that is unknown fails later."""
    try:
        found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)]
    except OSError:
        return True
    return all(ip_address(address.partition("%")[0]).is_global for address in found)


def _in_words(trouble: Exception) -> Unreached:
    """Sort what the library raised; its own text names objects, not what an operator knows."""
    causes = list(_causes(trouble))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Unreached(Why.TLS, f"has a certificate that is not accepted: {cause.verify_message}".rstrip("."))
        if isinstance(cause, socket.gaierror):
            unknown = cause.errno in (socket.EAI_NONAME, socket.EAI_NODATA)
            return Unreached(
                *((Why.NO_NAME, "has no address") if unknown else (Why.NO_ANSWER, "cannot be looked up now"))
            )
    names = {type(cause).__name__ for cause in causes}
    if "ProxyError" in names:
        return Unreached(Why.NO_PROXY, "is not reached by the proxy of the environment ($HTTPS_PROXY)")
    if {"SSLError", "SSLEOFError"} & names:
        return Unreached(Why.TLS, "speaks no TLS that we speak")
    if any("Timeout" in name for name in names):
        return Unreached(Why.NO_ANSWER, "does not answer in time")
    if "ConnectionRefusedError" in names:
        return Unreached(Why.NO_ANSWER, "takes no connection")
    return Unreached(Why.NO_ANSWER, f"breaks off ({type(trouble).__name__})")


def _causes(trouble: BaseException) -> Iterator[BaseException]:
    """Yield an exception and those that it was made of, in its arguments as well: urllib3 hands them on there."""
    todo, seen = [trouble], set[int]()
    while todo:
        one = todo.pop(0)
        if id(one) not in seen:
            seen.add(id(one))
            yield one
            within = (*one.args, one.__cause__, one.__context__, getattr(one, "reason", None))
            todo += [part for part in within if isinstance(part, BaseException)]
