"""The SMTP edge against a real SMTP server that fails on order: what is a retry, what is final, and whom to trust."""

import math
import random
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import product
from typing import Any

import pytest

from mailbot.edges import smtp
from mailbot.edges.login import Password
from mailbot.edges.net import Tls
from mailbot.edges.smtp import Sender, Settings
from mailbot.errors import Later, MailbotError, NotLetIn, Permanent, Refused, Temporary, Unheard
from mailbot.facts import LetterRefusal
from tests.machine import LONG
from tests.servers import CUT, PASSWORD, SILENCE, Authority, Proxy, Sent, SmtpServer

US = "security@voorbeeld.example"
ANNA = "anna@example.net"
LETTER = b"From: security@voorbeeld.example\r\nSubject: we have it\r\n\r\nhello\r\n.\r\n..two\r\n"


def settings(server: SmtpServer | Proxy, authority: Authority, **more: Any) -> Settings:
    given: dict[str, Any] = {
        "host": server.host,
        "port": server.port,
        "tls": Tls.IMPLICIT,
        "login": Password("security", PASSWORD),
        "timeout": LONG,
        "ca_file": str(authority.ca_file),
    }
    return Settings(**{**given, **more})


@contextmanager
def sending(given: Settings) -> Iterator[Sender]:
    sender = Sender(given)
    try:
        yield sender
    finally:
        sender.close()


@pytest.fixture
def sender(smtp_server: SmtpServer, authority: Authority) -> Iterator[Sender]:
    with sending(settings(smtp_server, authority)) as sender:
        yield sender


@pytest.fixture
def starttls_server(authority: Authority) -> Iterator[SmtpServer]:
    with SmtpServer(authority.server_context(), "starttls") as server:
        yield server


@pytest.fixture
def plain_server() -> Iterator[SmtpServer]:
    with SmtpServer(None) as server:
        yield server


def send(sender: Sender, to: str = ANNA) -> None:
    sender.check()
    sender.send(US, to, LETTER)


EITHER_WAY = pytest.mark.parametrize("pipelining", [pytest.param(True, id="pipelined"), pytest.param(False, id="")])


# Hand over


def test_hands_over_bytes_to_one_recipient_from_our_own_address(smtp_server: SmtpServer, sender: Sender) -> None:
    sender.send(US, ANNA, LETTER)
    assert smtp_server.letters == [Sent(US, (ANNA,), LETTER, (f"SIZE={len(LETTER)}",))]


@pytest.mark.parametrize("tls", [Tls.IMPLICIT, Tls.STARTTLS])
def test_greets_as_it_is_told_and_never_by_the_name_of_the_machine(
    request: pytest.FixtureRequest, authority: Authority, tls: Tls
) -> None:
    server: SmtpServer = request.getfixturevalue("smtp_server" if tls is Tls.IMPLICIT else "starttls_server")
    heard: list[str] = []
    server.always["EHLO"] = heard.append
    with sending(settings(server, authority, tls=tls, ehlo="voorbeeld.example")) as sender:
        sender.check()
    assert set(heard) == {"voorbeeld.example"}


def test_keeps_one_connection(smtp_server: SmtpServer, sender: Sender) -> None:
    for _ in range(3):
        send(sender)
    assert len(smtp_server.letters) == 3
    assert smtp_server.commands.count("AUTH") == 1


def test_makes_a_new_connection_when_the_kept_one_is_gone(smtp_server: SmtpServer, sender: Sender) -> None:
    sender.send(US, ANNA, LETTER)
    smtp_server.stop()
    smtp_server.start()
    send(sender)
    assert len(smtp_server.letters) == 2


def test_says_goodbye(smtp_server: SmtpServer, authority: Authority) -> None:
    with sending(settings(smtp_server, authority)) as sender:
        sender.check()
    assert smtp_server.commands[-1] == "QUIT"


@EITHER_WAY
@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"a\n.\nMAIL FROM:<x@example.org>\nb", id="bare LF around a dot"),
        pytest.param(b"a\r.\rb\r", id="bare CR around a dot"),
        pytest.param(b"a\n.\r\nMAIL FROM:<x@example.org>\r\nb", id="LF dot CRLF"),
        pytest.param(b"a\r\n.\nRSET\nb", id="CRLF dot LF"),
        pytest.param(b"a\r\n.\rRSET\rb", id="CRLF dot CR"),
        pytest.param(b"a\r\n.\r\nRSET\r\nb\r\n", id="a whole end of data"),
    ],
)
def test_no_body_ends_the_message_early(
    plain_server: SmtpServer, authority: Authority, body: bytes, pipelining: bool
) -> None:
    plain_server.pipelining = pipelining
    # SMTP smuggling, CVE-2023-51764: read on the wire, since servers differ in what they take for an end
    with (
        Proxy(plain_server.port) as proxy,
        sending(settings(proxy, authority, tls=Tls.NONE)) as sender,
    ):
        sender.send(US, ANNA, b"Subject: x\r\n\r\n" + body)
        heard = bytes(proxy.heard)
    assert len(plain_server.letters) == 1
    content = heard[heard.index(b"DATA\r\n") :]
    assert content.count(b"\r\n.\r\n") == 1
    assert content.replace(b"\r\n", b"").translate(None, b"\r\n") == content.replace(b"\r\n", b"")
    assert plain_server.commands == ["EHLO", "AUTH", "MAIL", "RCPT", "DATA", "QUIT"]


@pytest.mark.parametrize(
    "address",
    [
        "anna@example.net, bert@example.net",
        "anna@example.net>",
        "Anna <anna@example.net>",
        "anna@example.net\r\nRCPT TO:<bert@example.net>",
        "anna@example.net SIZE=1",
        "anna",
        "@example.net",
        "a@b@example.net",
        "",
    ],
)
def test_refuses_what_is_not_one_plain_address(smtp_server: SmtpServer, sender: Sender, address: str) -> None:
    with pytest.raises(Permanent, match="not one plain address"):
        sender.send(US, address, LETTER)
    assert smtp_server.commands == []


@EITHER_WAY
def test_sends_to_an_address_beyond_ascii(smtp_server: SmtpServer, sender: Sender, pipelining: bool) -> None:
    smtp_server.pipelining = pipelining
    sender.send(US, "jürgen@bücher.example", LETTER)
    assert smtp_server.letters[0].rcpt_to == ("jürgen@bücher.example",)


@EITHER_WAY
def test_an_address_beyond_ascii_leaves_a_server_without_smtputf8_usable(
    smtp_server: SmtpServer, sender: Sender, pipelining: bool
) -> None:
    smtp_server.pipelining = pipelining
    smtp_server.smtputf8 = False
    with pytest.raises(Permanent, match="no SMTPUTF8"):
        sender.send(US, "jürgen@bücher.example", LETTER)
    sender.send(US, ANNA, LETTER)
    assert [letter.rcpt_to for letter in smtp_server.letters] == [(ANNA,)]


# In one write, and without asking first


@EITHER_WAY
def test_an_envelope_is_one_write_where_that_is_offered(
    plain_server: SmtpServer, authority: Authority, pipelining: bool
) -> None:
    plain_server.pipelining = pipelining
    with Proxy(plain_server.port) as proxy, sending(settings(proxy, authority, tls=Tls.NONE)) as sender:
        sender.check()
        before = proxy.turns
        for _ in range(3):
            send(sender)
        assert (proxy.turns - before) / 3 == (4 if pipelining else 8)  # each a write of ours, and its answer
    assert plain_server.letters == [Sent(US, (ANNA,), LETTER, (f"SIZE={len(LETTER)}",))] * 3


def test_a_connection_is_asked_whether_it_lives_when_a_minute_has_passed(
    smtp_server: SmtpServer, authority: Authority
) -> None:
    real = [0.0]
    sender = Sender(settings(smtp_server, authority), monotonic=lambda: real[0])
    with closing(sender):
        for real[0] in (0, 59, 118, 179):
            send(sender)
    assert [command for command in smtp_server.commands if command in ("NOOP", "MAIL")] == [
        *["MAIL"] * 3,
        *("NOOP", "MAIL"),
    ]
    assert smtp_server.commands.count("AUTH") == 1


@EITHER_WAY
@pytest.mark.parametrize("seen", [pytest.param(True, id="seen"), pytest.param(False, id="unseen")])
def test_a_kept_connection_that_has_ended_costs_a_letter_nothing(
    smtp_server: SmtpServer, sender: Sender, pipelining: bool, seen: bool
) -> None:
    smtp_server.pipelining = pipelining
    send(sender)
    smtp_server.on("MAIL", *([] if seen else [CUT]))
    for end in (smtp_server.stop, smtp_server.start):
        end() if seen else None
    send(sender)
    assert [smtp_server.commands.count(command) for command in ("AUTH", "NOOP")] == [2, 0]
    assert len(smtp_server.letters) == 2


def test_a_kept_connection_that_ended_and_cannot_be_made_again_is_not_the_letters(
    smtp_server: SmtpServer, sender: Sender
) -> None:
    send(sender)
    sender.check()
    smtp_server.stop()
    with pytest.raises(Unheard, match="refused"):
        sender.send(US, ANNA, LETTER)


@EITHER_WAY
@pytest.mark.parametrize("point", ["RCPT", "DATA", "DOT"])
def test_a_letter_that_the_server_has_heard_of_is_not_tried_again_at_once(
    smtp_server: SmtpServer, sender: Sender, pipelining: bool, point: str
) -> None:
    smtp_server.pipelining = pipelining
    send(sender)
    smtp_server.on(point, CUT)
    with pytest.raises(Temporary, match="SMTPServerDisconnected"):
        send(sender)
    assert smtp_server.commands.count("MAIL") == 2
    assert len(smtp_server.letters) == 1 + (point == "DOT")


@pytest.mark.parametrize(
    ("answers", "error", "says"),
    [
        pytest.param({"RCPT": "550 5.1.1 no", "DATA": "354 go on"}, Permanent, "RCPT 550", id="all the same"),
        pytest.param(
            {"MAIL": "451 4.3.0 no", "RCPT": "250 ok", "DATA": "354 go on"}, Temporary, "MAIL 451", id="… ever"
        ),
        pytest.param({"RCPT": "550 5.1.1 no", "DATA": CUT}, Permanent, "RCPT 550", id="… cut behind it"),
        pytest.param({"MAIL": "550 5.7.1 not you", "RCPT": CUT}, NotLetIn, "550 5.7.1", id="cut behind MAIL"),
        pytest.param({"RCPT": "450 4.2.1 busy", "DATA": CUT}, Temporary, "RCPT 450", id="cut behind RCPT"),
        pytest.param({"MAIL": "552 5.3.4 too big", "RCPT": "503 no"}, Refused, "too big", id="too big, and no more"),
        pytest.param({"MAIL": "250 a", "RCPT": "250 b\r\n250 c", "DATA": "354 d"}, Temporary, "250", id="one too many"),
        pytest.param({"MAIL": "250-a\r\n250 b", "RCPT": "550-5.1.1 a\r\n550 b"}, Permanent, "550", id="of two lines"),
    ],
)
def test_of_a_group_the_first_refusal_counts_and_no_letter_leaves(
    plain_server: SmtpServer, authority: Authority, answers: dict[str, str], error: type[MailbotError], says: str
) -> None:
    with Proxy(plain_server.port) as proxy, sending(settings(proxy, authority, tls=Tls.NONE)) as sender:
        for point, answer in answers.items():
            plain_server.on(point, answer)
        with pytest.raises(error, match=says):
            send(sender)
        assert b"hello" not in proxy.heard
        assert (b"DATA\r\n.\r\n" in proxy.heard) is (answers.get("DATA") == "354 go on")
        plain_server.script.clear()
        send(sender)
    assert len(plain_server.letters) == 1


# What answers mean


@EITHER_WAY
@pytest.mark.parametrize(
    ("point", "answer", "error", "says"),
    [
        pytest.param("RCPT", "450 4.2.1 busy", Temporary, "RCPT 450 4.2.1", id="a recipient refused for now"),
        pytest.param("RCPT", "550 5.1.1 no anna", Permanent, "RCPT 550 5.1.1", id="a recipient refused for good"),
        pytest.param("RCPT", "550 no such user", Permanent, "RCPT 550", id="… without an enhanced code"),
        pytest.param("RCPT", "530 5.7.0 log in first", NotLetIn, "530 5.7.0", id="a session that is not logged in"),
        pytest.param("RCPT", "503 bad sequence", Temporary, "RCPT 503", id="a session out of step"),
        pytest.param("DATA", "451 4.3.0 later", Temporary, "DATA 451 4.3.0", id="content refused for now"),
        pytest.param("DATA", "554 5.6.0 no", Refused, "DATA 554 5.6.0", id="content refused before it was sent"),
        pytest.param("DOT", "452 4.3.1 full", Temporary, "DATA 452 4.3.1", id="content refused for now, once sent"),
        pytest.param("DOT", "554 5.7.1 spam", Refused, "DATA 554 5.7.1", id="content refused for good"),
        pytest.param("MAIL", "451 4.3.0 later", Temporary, "451", id="a sender refused for now"),
        pytest.param("RCPT", "553 5.7.1 sender rejected", NotLetIn, "553 5.7.1", id="a sender, late"),
        pytest.param("DOT", "550 5.4.5 Daily user sending limit exceeded", Later, "a limit", id="the letters of a day"),
        pytest.param("MAIL", "432 4.3.2 thread limit", Later, "a limit", id="too many connections"),
        pytest.param("MAIL", "550 5.7.1 not you", NotLetIn, "may not send: 550 5.7.1 not you", id="our own address"),
        pytest.param("MAIL", "552 5.3.4 too big", Refused, "too big", id="a letter that is too big"),
        pytest.param("MAIL", "421 4.3.2 shutting down", Temporary, "421", id="a server that shuts down"),
        pytest.param("CONNECT", "554 5.3.2 go away", Temporary, "554", id="a server that greets with 554"),
        pytest.param("EHLO", "550 5.7.1 who?", Temporary, None, id="EHLO refused"),
        pytest.param("AUTH", "454 4.7.0 later", Temporary, "454", id="a login refused for now"),
        pytest.param("AUTH", "535 4.7.0 later", Temporary, "535", id="a login refused for now, in other words"),
        pytest.param("AUTH", "534 5.7.9 use an app password", Permanent, "534", id="a login refused"),
        pytest.param("AUTH", CUT, Temporary, None, id="cut at AUTH"),
        pytest.param("RCPT", "nonsense", Temporary, None, id="an answer that is none"),
        *(
            pytest.param(point, CUT, Temporary, None, id=f"cut at {point}")
            for point in ("CONNECT", "MAIL", "RCPT", "DATA", "DOT")
        ),
    ],
)
def test_sorts_answers_and_sends_the_next_letter(
    smtp_server: SmtpServer,
    sender: Sender,
    monkeypatch: pytest.MonkeyPatch,
    point: str,
    answer: str,
    error: type[MailbotError],
    says: str | None,
    pipelining: bool,
) -> None:
    smtp_server.pipelining = pipelining
    monkeypatch.setattr(smtp, "LOCKED_OUT", 0)
    smtp_server.always[point] = answer
    with pytest.raises(error, match=says) as caught:
        send(sender)
    assert type(caught.value) is error
    assert ANNA not in str(caught.value)
    assert "anna" not in str(caught.value)
    smtp_server.always.clear()
    send(sender, "bert@example.net")
    assert smtp_server.letters[-1].rcpt_to == ("bert@example.net",)
    assert len(smtp_server.letters) == 1 + (answer == CUT and point == "DOT")


@pytest.mark.parametrize(
    ("announced", "raw", "tried"),
    [
        pytest.param(b"250-SIZE 40", b"x" * 40, True, id="as large as can be"),
        pytest.param(b"250-SIZE 40", b"x" * 41, False, id="too large by one"),
        pytest.param(b"250-SIZE 40", b"x\n" * 15, False, id="too large on the wire, where lines end in two octets"),
        pytest.param(b"250-SIZE 40", b".\r\n" * 13, True, id="dots that are doubled on the wire do not count"),
        pytest.param(b"250-SIZE 0 ", b"x" * 41, True, id="no limit"),
        pytest.param(b"250-SIZE   ", b"x" * 41, True, id="no word on it"),
        pytest.param(b"250-SIZE -1", b"x" * 41, True, id="nonsense"),
    ],
)
def test_a_letter_larger_than_the_server_takes_is_not_tried(
    plain_server: SmtpServer, authority: Authority, announced: bytes, raw: bytes, tried: bool
) -> None:
    with Proxy(plain_server.port) as proxy, sending(settings(proxy, authority, tls=Tls.NONE)) as sender:
        proxy.replace = (b"250-SIZE 67108864", announced)
        if tried:
            sender.send(US, ANNA, raw)
        else:
            with pytest.raises(Refused, match=r"too big: 4[15] octets, where 40 are taken") as caught:
                sender.send(US, ANNA, raw)
            assert caught.value.what is LetterRefusal.SIZE
        assert ("MAIL" in plain_server.commands) is tried


@pytest.mark.parametrize(
    ("point", "pipelining"),
    [
        *((point, True) for point in ("CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "DOT", "NOOP")),
        *((point, False) for point in ("MAIL", "RCPT", "DATA", "DOT")),
    ],
)
def test_does_not_wait_for_ever(
    smtp_server: SmtpServer, authority: Authority, point: str, pipelining: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    smtp_server.pipelining = pipelining
    monkeypatch.setattr(smtp, "STALE", 0.1)
    monkeypatch.setattr(smtp, "RECENT", -1)
    with sending(settings(smtp_server, authority)) as sender:
        if point == "NOOP":
            sender.check()
        for seconds in (0.3, LONG):  # a machine that is too slow for the first is quick enough for the second
            smtp_server.script.clear()
            if seconds != LONG:
                smtp_server.on(point, SILENCE)
            monkeypatch.setattr(smtp, "SENDING", seconds)
            sender._settings = settings(smtp_server, authority, timeout=seconds)
            with suppress(Temporary):
                send(sender)
    assert smtp_server.letters


def test_a_server_that_is_down_is_a_reason_to_wait(smtp_server: SmtpServer, sender: Sender) -> None:
    smtp_server.stop()
    with pytest.raises(Temporary, match="refused"):
        sender.send(US, ANNA, LETTER)
    smtp_server.start()
    sender.send(US, ANNA, LETTER)
    assert len(smtp_server.letters) == 1


# Whom to trust


def test_a_wrong_password_fails_no_letter_and_is_not_tried_in_a_row(
    smtp_server: SmtpServer, authority: Authority
) -> None:
    real = [0.0]
    sender = Sender(settings(smtp_server, authority, login=Password("security", "wrong")), monotonic=lambda: real[0])
    tried = []
    for seconds in (0, 1, 59, 61):
        real[0] = seconds
        with pytest.raises(Temporary, match=r"login is refused: 535 .* Check smtp.username and smtp.password"):
            sender.send(US, ANNA, LETTER)
        with pytest.raises(Permanent, match="login is refused"):
            sender.check()  # where no letter is in hand, it is said that somebody must act
        tried.append(smtp_server.commands.count("EHLO"))
    sender.close()
    assert tried == [1, 1, 1, 2]


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        pytest.param("454 4.7.0 not now", Temporary, id="for now"),
        pytest.param("502 5.5.1 not here", Permanent, id="for good"),
    ],
)
def test_starttls_that_is_refused_ends_before_the_login(
    starttls_server: SmtpServer, authority: Authority, answer: str, error: type[MailbotError]
) -> None:
    starttls_server.always["STARTTLS"] = answer
    with sending(settings(starttls_server, authority, tls=Tls.STARTTLS)) as sender, pytest.raises(error, match=answer):
        sender.check()
    assert "AUTH" not in starttls_server.commands


def test_a_server_without_any_login_is_told_of(plain_server: SmtpServer, authority: Authority) -> None:
    with Proxy(plain_server.port) as proxy:
        proxy.replace = (b"AUTH", b"AUTS")
        with sending(settings(proxy, authority, tls=Tls.NONE)) as sender, pytest.raises(Permanent, match="AUTH ext"):
            sender.check()


def test_a_server_without_login_is_handed_letters_without_one(plain_server: SmtpServer, authority: Authority) -> None:
    plain_server.on("MAIL", "250 2.1.0 ok")
    with sending(settings(plain_server, authority, tls=Tls.NONE, login=None)) as sender:
        sender.check()
    assert "AUTH" not in plain_server.commands


def test_the_password_is_in_no_repr(smtp_server: SmtpServer, authority: Authority) -> None:
    assert PASSWORD not in repr(settings(smtp_server, authority))


def test_sends_after_starttls(starttls_server: SmtpServer, authority: Authority) -> None:
    with sending(settings(starttls_server, authority, tls=Tls.STARTTLS)) as sender:
        sender.send(US, ANNA, LETTER)
    assert len(starttls_server.letters) == 1


@pytest.mark.parametrize(
    ("change", "starttls", "says"),
    [
        pytest.param({"ca_file": None}, False, "certificate is not accepted", id="an unknown authority"),
        pytest.param({"ca_file": None}, True, "certificate is not accepted", id="… after STARTTLS"),
        pytest.param({"host": "127.0.0.1"}, False, "certificate is not accepted", id="another name"),
        pytest.param({"host": "127.0.0.1"}, True, "certificate is not accepted", id="… after STARTTLS too"),
        pytest.param({"tls": Tls.IMPLICIT}, True, "no TLS", id="a port without TLS"),
        pytest.param({"strip": True}, True, "STARTTLS extension not supported", id="STARTTLS taken out on the way"),
        pytest.param({"tls": Tls.NONE, "host": "smtp.example.org"}, True, "this machine only", id="clear to elsewhere"),
        pytest.param({"ca_file": "/nonexistent/ca.pem"}, False, "ca_file cannot be read", id="no authorities' file"),
    ],
)
def test_refuses_to_log_in_without_proven_tls(
    smtp_server: SmtpServer,
    starttls_server: SmtpServer,
    authority: Authority,
    change: dict[str, Any],
    starttls: bool,
    says: str,
) -> None:
    server = starttls_server if starttls else smtp_server
    with Proxy(server.port) as proxy:
        given = {"tls": Tls.STARTTLS if starttls else Tls.IMPLICIT, **change}
        if given.pop("strip", False):
            proxy.replace = (b"STARTTLS", b"STARTLES")
        with sending(settings(proxy, authority, **given)) as sender, pytest.raises(Permanent, match=says):
            sender.check()
        assert b"AUTH" not in proxy.heard
    assert "AUTH" not in server.commands


@pytest.fixture
def mx(authority: Authority) -> Iterator[SmtpServer]:
    with SmtpServer(authority.server_context(), "starttls") as server:
        server.deliver = lambda _: None
        yield server


def as_a_stranger(server: SmtpServer, authority: Authority, **more: Any) -> Settings:
    given = {"tls": Tls.OFFERED, "login": None, "ca_file": None, **more}
    return settings(server, authority, **given)


def test_a_stranger_takes_tls_of_whoever_offers_it(mx: SmtpServer, authority: Authority) -> None:
    with sending(as_a_stranger(mx, authority)) as sender:
        sender.send(US, ANNA, LETTER)
    assert "STARTTLS" in mx.commands  # and it requires that, under a certificate of an unknown authority
    assert len(mx.letters) == 1


def test_a_stranger_does_without_tls(plain_server: SmtpServer, authority: Authority) -> None:
    plain_server.deliver = lambda _: None
    with sending(as_a_stranger(plain_server, authority)) as sender:
        sender.send(US, ANNA, LETTER)
    assert len(plain_server.letters) == 1


def test_a_stranger_is_refused_for_the_address_that_a_letter_claims(mx: SmtpServer, authority: Authority) -> None:
    mx.on("MAIL", "553 5.7.1 not logged in", "451 4.7.1 later", "530 5.7.0 authentication required")
    with sending(as_a_stranger(mx, authority)) as sender:
        for outcome in (Permanent, Temporary, Temporary):
            with pytest.raises(outcome, match=r"553|451|530"):
                sender.send(US, ANNA, LETTER)


def test_nobody_logs_in_where_nobody_shows_who_they_are(mx: SmtpServer, authority: Authority) -> None:
    given = as_a_stranger(mx, authority, login=Password("security", PASSWORD))
    with sending(given) as sender, pytest.raises(Permanent, match="no login"):
        sender.check()
    assert mx.commands == []


# Cut connections

TURNS = 20  # at which connections are cut, spread over the session as it is here
OFFSETS = random.Random(20261122)  # fixed, so that a failure can be seen again

Cut = Callable[[Proxy, Proxy], None]
"""Tells the first proxy where to cut, by what the second one counted in a whole session."""


def cut_at_turn(turn: int) -> Cut:
    return lambda proxy, whole: setattr(proxy, "cut_at_turn", math.ceil(whole.turns * turn / TURNS))


def cut_within(share: float) -> Cut:
    return lambda proxy, whole: setattr(proxy, "cut_after", int(whole.bytes * share))


@pytest.fixture(scope="module")
def whole_sessions(authority: Authority) -> dict[tuple[Tls, bool], Proxy]:
    """The proxies of two sessions that nobody cut. How long they are hangs on the versions of TLS and Python."""
    counted = {}
    for tls, pipelining in product((Tls.IMPLICIT, Tls.STARTTLS), (True, False)):
        with SmtpServer(authority.server_context(), tls) as server, Proxy(server.port) as proxy:
            server.pipelining = pipelining
            with sending(settings(proxy, authority, tls=tls)) as sender:
                send(sender)
            counted[tls, pipelining] = proxy
    return counted


@pytest.mark.parametrize(
    ("cut", "pipelining"),
    [
        *(
            pytest.param(cut_at_turn(n), pipelining, id=f"cut at turn {n}{' pipelined' * pipelining}")
            for n in range(1, TURNS + 1)
            for pipelining in (True, False)
        ),
        *(
            pytest.param(cut_within(OFFSETS.random()), n % 2 == 0, id=f"cut at random {n}{' pipelined' * (n % 2 == 0)}")
            for n in range(50)
        ),
    ],
)
@pytest.mark.parametrize("tls", [Tls.IMPLICIT, Tls.STARTTLS])
def test_only_temporary_comes_of_a_cut_and_the_next_try_works(
    smtp_server: SmtpServer,
    starttls_server: SmtpServer,
    authority: Authority,
    whole_sessions: dict[tuple[Tls, bool], Proxy],
    tls: Tls,
    cut: Cut,
    pipelining: bool,
) -> None:
    server = smtp_server if tls is Tls.IMPLICIT else starttls_server
    server.pipelining = pipelining
    with Proxy(server.port) as proxy:
        cut(proxy, whole_sessions[tls, pipelining])
        with sending(settings(proxy, authority, tls=tls)) as sender:
            try:
                send(sender)
            except Temporary:
                proxy.reset()
                send(sender)
    assert {letter.raw for letter in server.letters} == {LETTER}
    assert 1 <= len(server.letters) <= 2  # twice when the 250 was cut off
