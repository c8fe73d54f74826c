"""Sites as they are fetched: what is refused, what is given up, and in which words."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from mailbot.edges import web
from mailbot.edges.web import Answer, Unreached, Web, Why
from tests.websites import Page, Websites

HOST = "www.voorbeeld.example"


@pytest.fixture
def client() -> Iterator[Web]:
    with closing(Web(60)) as made:
        yield made


def passed_on(to: str) -> Page:
    return Page(b"", {"Location": to}, status=302)


@pytest.mark.parametrize(
    ("page", "found"),
    [
        pytest.param(Page(b"x" * web.MOST), Why, id="as large as it may be"),
        pytest.param(Page(b"x" * (web.MOST + 1)), Unreached(Why.TOO_LARGE, "gives more than 256 kB"), id="larger"),
        pytest.param(Page(b"x", stalls=True), Unreached(Why.NO_ANSWER, "does not answer in time"), id="that stalls"),
        pytest.param(
            Page(b"x", {"Content-Length": "9"}),
            Unreached(Why.NO_ANSWER, "breaks off (ChunkedEncodingError)"),
            id="cut off",
        ),
        pytest.param(
            passed_on("ftp://www.voorbeeld.example/"),
            Unreached(Why.PASSED_ON, "passes us on to ftp://www.voorbeeld.example/, which is not https"),
            id="passed on to something else",
        ),
        pytest.param(
            passed_on("https://[::1"), Unreached(Why.PASSED_ON, "passes us on to what is no address"), id="to nonsense"
        ),
        pytest.param(
            passed_on("https://gone.example/"),
            Unreached(Why.NO_PROXY, "is not reached by the proxy of the environment ($HTTPS_PROXY)"),
            id="to nowhere",
        ),
        pytest.param(
            replace(passed_on("https://elders.example/"), body=b"x" * 999_999, stalls=True),
            Unreached(Why.NO_PROXY, "is not reached by the proxy of the environment ($HTTPS_PROXY)"),
            id="to nowhere, with much to say besides",
        ),
        pytest.param(passed_on("?again"), Unreached(Why.PASSED_ON, "passes us on more than 5 times"), id="in a circle"),
    ],
)
def test_an_answer_is_bounded_and_its_trouble_is_said_in_words(
    client: Web, websites: Websites, monkeypatch: pytest.MonkeyPatch, page: Page, found: Unreached | type
) -> None:
    monkeypatch.setattr(web, "PATIENCE", 0.3)  # seconds
    websites.put(HOST, "/x", page)
    answer = client.fetch(f"https://{HOST}/x")
    assert answer == found if isinstance(found, Unreached) else isinstance(answer, Answer)
    assert len(websites.asked) <= 1 + web.DETOURS


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param(b"X-Slow: ", id="in a header"),
        pytest.param(b"Content-Length: 200000\r\n\r\n", id="in a body"),
        pytest.param(b"\r\n", id="in a body whose length nobody said"),
        pytest.param(b"Transfer-Encoding: chunked\r\n\r\n", id="in the length of a piece"),
    ],
)
def test_what_comes_byte_by_byte_is_given_up(
    client: Web, websites: Websites, monkeypatch: pytest.MonkeyPatch, behind: bytes
) -> None:
    monkeypatch.setattr(web, "SECONDS", 1.0)
    websites.put(HOST, "/x", Page(trickles=behind))
    assert client.fetch(f"https://{HOST}/x") == Unreached(Why.NO_ANSWER, "answers too slowly")


def test_a_certificate_of_another_or_of_nobody_known_is_told(
    client: Web, websites: Websites, monkeypatch: pytest.MonkeyPatch
) -> None:
    websites.put(HOST, "/", Page())
    websites.certificate_of[HOST] = "elders.example"
    answer = client.fetch(f"https://{HOST}/")
    assert isinstance(answer, Unreached)
    assert (answer.why, "Hostname mismatch" in answer.text) == (Why.TLS, True)
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    websites.certificate_of.clear()
    answer = client.fetch(f"https://{HOST}/")
    assert isinstance(answer, Unreached)
    assert (answer.why, "unable to get local issuer certificate" in answer.text) == (Why.TLS, True)


def test_all_of_it_is_bounded_in_time(websites: Websites) -> None:
    with closing(Web(0)) as client:
        assert client.fetch(f"https://{HOST}/") == Unreached(Why.NO_ANSWER, "was not reached in time")
    assert websites.asked == []


@pytest.fixture
def without_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names as they would be in the DNS; nothing is connected to."""
    addresses = {"out.example": "192.0.33.8", "intranet.example": "10.0.0.7", "both.example": "::1"}

    def looked_up(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        if host == "closed.example":
            raise socket.gaierror(socket.EAI_AGAIN, "later")
        if host not in addresses:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (addresses[host], 443))]

    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(socket, "getaddrinfo", looked_up)


@pytest.mark.usefixtures("without_a_proxy")
@pytest.mark.parametrize(
    ("urls", "refused"),
    [
        (["https://out.example/", "https://intranet.example/"], True),
        (["https://out.example/", "https://both.example/"], True),
        (["https://out.example/", "https://out.example:8443/"], False),
        (["https://intranet.example/", "https://both.example/"], False),
        (["https://intranet.example/", "https://out.example/"], False),
        (["https://out.example/", "https://unknown.example/"], False),
    ],
)
def test_nobody_passes_us_on_to_the_inside_from_the_outside(client: Web, urls: list[str], *, refused: bool) -> None:
    assert (client._why_not_followed(urls) is not None) is refused


@pytest.mark.usefixtures("without_a_proxy")
def test_a_host_that_is_not_there_is_told_from_one_that_cannot_be_looked_up(client: Web) -> None:
    assert client.fetch("https://unknown.example/") == Unreached(Why.NO_NAME, "has no address")
    assert client.fetch("https://closed.example/") == Unreached(Why.NO_ANSWER, "cannot be looked up now")
