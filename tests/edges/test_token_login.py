"""Tokens at real mail servers: Dovecot, which checks them by itself, and an SMTP server with both mechanisms."""

from __future__ import annotations

import base64
import logging
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest

from mailbot.edges import imap, smtp
from mailbot.edges.login.sasl import Mechanism
from mailbot.edges.login.token import TokenLogin, Tokens
from mailbot.edges.net import Tls
from mailbot.errors import LoginRefused, MailbotError, Temporary
from tests.edges.token_sources import Handed, HandedToXoauth2
from tests.machine import LONG
from tests.servers import Authority, Dovecot, Proxy
from tests.token_endpoint import TokenEndpoint, TokenSmtpServer, dovecot_with_tokens, real_now

USER = "security@voorbeeld.example"
EXPIRED = timedelta(hours=-1)


@pytest.fixture(scope="module")
def endpoint(authority: Authority) -> Iterator[TokenEndpoint]:
    with closing(TokenEndpoint(authority)) as endpoint:
        yield endpoint


@pytest.fixture(scope="module")
def store(authority: Authority, endpoint: TokenEndpoint) -> Iterator[Dovecot]:
    with dovecot_with_tokens(authority, endpoint) as server:
        yield server


@pytest.fixture
def out(authority: Authority, endpoint: TokenEndpoint) -> Iterator[TokenSmtpServer]:
    with TokenSmtpServer(authority, endpoint.is_good) as server:
        yield server


def mailbox(server: Dovecot, authority: Authority, source: Handed, username: str = USER) -> imap.Mailbox:
    login = TokenLogin(username, Tokens(source, real_now))
    given = imap.Settings("localhost", server.port, Tls.IMPLICIT, login, ca_file=str(authority.ca_file))
    return imap.Mailbox(given)


def sender(server: TokenSmtpServer, authority: Authority, source: Handed) -> smtp.Sender:
    login = TokenLogin(USER, Tokens(source, real_now))
    return smtp.Sender(smtp.Settings("localhost", server.port, Tls.IMPLICIT, login, LONG, str(authority.ca_file)))


@pytest.mark.parametrize("made", [Handed, HandedToXoauth2])
@pytest.mark.parametrize("more", [pytest.param(0, id="short"), pytest.param(2500, id="as-long-as-microsofts")])
def test_the_mailbox_is_opened_with_a_token(
    store: Dovecot, endpoint: TokenEndpoint, authority: Authority, made: type[Handed], more: int
) -> None:
    source = made([endpoint.token(roles="x" * more)])
    assert source.asked == []
    with closing(mailbox(store, authority, source)) as watched:
        watched.connect()
        watched.connect()
    assert source.asked == [False]


@pytest.mark.parametrize("made", [Handed, HandedToXoauth2])
def test_a_token_that_dovecot_refuses_is_renewed_once(
    store: Dovecot, endpoint: TokenEndpoint, authority: Authority, made: type[Handed]
) -> None:
    source = made([endpoint.token(lifetime=EXPIRED), endpoint.token()])
    with closing(mailbox(store, authority, source)) as watched:
        watched.connect()
    assert source.asked == [False, True]


@pytest.mark.parametrize("made", [Handed, HandedToXoauth2])
def test_a_refusal_says_why_and_what_to_do(
    store: Dovecot, endpoint: TokenEndpoint, authority: Authority, made: type[Handed]
) -> None:
    expired = endpoint.token(lifetime=EXPIRED), endpoint.token(lifetime=EXPIRED)
    with closing(mailbox(store, authority, made([*expired]))) as watched, pytest.raises(LoginRefused) as refused:
        watched.connect()
    assert re.fullmatch(
        r"IMAP localhost:\d+: the token is refused: .*"
        r"\(it is expired, revoked, or not for this server(; it should be for \w+)?\)\.",
        refused.value.problem,
    )
    assert refused.value.remedy == "Check what IMAP wants."


def test_the_tokens_of_others_open_no_mailbox(store: Dovecot, endpoint: TokenEndpoint, authority: Authority) -> None:
    source = Handed([endpoint.token("somebody@voorbeeld.example"), endpoint.token("else@voorbeeld.example")])
    with closing(mailbox(store, authority, source)) as watched, pytest.raises(LoginRefused):
        watched.connect()
    assert source.asked == [False, True]


@pytest.mark.parametrize("mechanism", ["XOAUTH2", "OAUTHBEARER"])
@pytest.mark.parametrize("more", [pytest.param(0, id="short"), pytest.param(5000, id="as-long-as-microsofts")])
def test_letters_leave_with_a_token(
    out: TokenSmtpServer, endpoint: TokenEndpoint, authority: Authority, mechanism: str, more: int
) -> None:
    out.mechanisms = (mechanism, "PLAIN")
    token = endpoint.token(roles="x" * more)
    with closing(sender(out, authority, Handed([token]))) as outgoing:
        outgoing.send(USER, "anna@example.net", b"Subject: we have it\r\n\r\nhello\r\n")
    assert out.said == [(mechanism, Mechanism(mechanism).first_response(USER, token))]
    assert len(out.letters) == 1


def test_the_standards_mechanism_is_used_where_both_are_offered(
    out: TokenSmtpServer, endpoint: TokenEndpoint, authority: Authority
) -> None:
    for made in (Handed, HandedToXoauth2):
        with closing(sender(out, authority, made([endpoint.token()]))) as outgoing:
            outgoing.check()
    assert [mechanism for mechanism, _ in out.said] == ["OAUTHBEARER", "XOAUTH2"]


NO = "535 5.7.8 Authentication credentials invalid"
HUGE = b'{"status":"' + b"x" * 3000 + b'"}'


@pytest.mark.parametrize(
    ("mechanism", "challenge", "said"),
    [
        pytest.param(
            "XOAUTH2",
            b'{"status":"401","schemes":"bearer","scope":"https://mail.example/"}',
            f"{NO} (it is expired, revoked, or not for this server; it should be for https://mail.example/)",
            id="as-google-does",
        ),
        pytest.param(
            "OAUTHBEARER",
            b'{"status":"insufficient_scope","scope":"mail"}',
            f"{NO} (it does not cover this mailbox; it should be for mail)",
            id="as-the-standard-says",
        ),
        pytest.param("XOAUTH2", None, NO, id="without-a-challenge"),
        pytest.param("XOAUTH2", b"", NO, id="an-empty-challenge"),
        pytest.param("OAUTHBEARER", b"\x00\x1b[2J{", NO, id="control-characters"),
        pytest.param("XOAUTH2", HUGE, NO, id="huge"),
        pytest.param("XOAUTH2", b'{"status":"\\u001b[31m","scope":"a\\nb"}', NO, id="json-with-control-characters"),
    ],
)
def test_a_challenge_is_answered_with_nothing_and_no_token_goes_out_twice(
    out: TokenSmtpServer, authority: Authority, mechanism: str, challenge: bytes | None, said: str
) -> None:
    out.mechanisms, out.challenge = (mechanism,), challenge
    source = Handed(["first-token", "second-token"])
    with closing(sender(out, authority, source)) as outgoing, pytest.raises(LoginRefused) as refused:
        outgoing.check()
    assert refused.value.problem == f"SMTP localhost:{out.port}: the token is refused: {said}."
    assert refused.value.remedy == "Check what SMTP wants."
    first = Mechanism(mechanism).first_response
    assert out.said == [(mechanism, first(USER, token)) for token in ("first-token", "second-token")]
    assert out.answers == ([] if challenge is None else [Mechanism(mechanism).nothing] * 2)


def test_who_is_refused_stays_away_for_a_while(out: TokenSmtpServer, authority: Authority) -> None:
    source = Handed(["first-token", "second-token"])
    with closing(sender(out, authority, source)) as outgoing:
        for _ in range(2):
            with pytest.raises(LoginRefused, match="Check what SMTP wants"):
                outgoing.check()
        with pytest.raises(Temporary):  # no letter's fault
            outgoing.send(USER, "anna@example.net", b"Subject: we have it\r\n\r\nhello\r\n")
    assert len(out.said) == 2


@pytest.mark.parametrize("tokens", [["first", "second", "third", "fourth"], ["first", "first"]])
def test_a_server_that_hangs_up_after_its_no_has_one_more_token_renewed(
    out: TokenSmtpServer, authority: Authority, tokens: list[str]
) -> None:
    out.hangs_up = True
    source = Handed([*tokens])
    with closing(sender(out, authority, source)) as outgoing:
        kinds = []
        for _ in range(2):
            with pytest.raises(MailbotError) as raised:
                outgoing.check()
            kinds.append(type(raised.value))
            if kinds[-1] is LoginRefused:
                break
    assert kinds[-1] is LoginRefused
    assert source.asked == [False, True]


@pytest.mark.parametrize(
    ("answers", "raised", "shown"),
    [
        pytest.param([Temporary("the vault is shut")], "the vault is shut", 0, id="none-to-begin-with"),
        pytest.param(["bad", Temporary("the vault is shut")], "the vault is shut", 1, id="none-instead"),
        pytest.param(["bad", "bad"], "the token is refused", 1, id="the-same-once-more"),
    ],
)
def test_what_a_source_says_is_what_happened(
    out: TokenSmtpServer, authority: Authority, answers: list[str | MailbotError], raised: str, shown: int
) -> None:
    with closing(sender(out, authority, Handed(answers))) as outgoing, pytest.raises(MailbotError, match=raised):
        outgoing.check()
    assert len(out.said) == shown


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        pytest.param("454 4.7.0 Temporary authentication failure", Temporary, id="trouble-of-the-moment"),
        pytest.param("535 4.7.0 later", Temporary, id="by-the-enhanced-code"),
        pytest.param("432 4.3.2 Concurrent connections limit", Temporary, id="a-limit"),
        pytest.param("535 5.7.8 Authentication credentials invalid", LoginRefused, id="for-good"),
        pytest.param("504 5.5.4 Unrecognized authentication type", LoginRefused, id="announced-in-vain"),
    ],
)
def test_smtp_answers_are_sorted(
    out: TokenSmtpServer, authority: Authority, answer: str, kind: type[MailbotError]
) -> None:
    out.always["AUTH"] = answer
    with closing(sender(out, authority, Handed(["a", "b"]))) as outgoing, pytest.raises(kind) as raised:
        outgoing.check()
    assert answer in str(raised.value)


def test_a_server_that_takes_no_token_is_told_apart(
    dovecot: Dovecot, out: TokenSmtpServer, authority: Authority
) -> None:
    out.mechanisms = ("PLAIN", "LOGIN")
    source = Handed(["a"])
    with closing(sender(out, authority, source)) as outgoing, pytest.raises(LoginRefused) as at_smtp:
        outgoing.check()
    with closing(mailbox(dovecot, authority, source)) as watched, pytest.raises(LoginRefused) as at_imap:
        watched.connect()
    assert "the server takes no token, but LOGIN, PLAIN." in at_smtp.value.problem
    assert "the server takes no token, but PLAIN." in at_imap.value.problem
    assert at_imap.value.remedy.startswith("Check imap.host, port and tls, or log in with a password")
    assert source.asked == []  # a token is for who can use it


def test_nothing_of_a_token_or_a_challenge_is_written_anywhere(
    store: Dovecot,
    endpoint: TokenEndpoint,
    out: TokenSmtpServer,
    authority: Authority,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # of the SMTP server's own side
    expired = endpoint.token(lifetime=EXPIRED, canary="in-the-token"), endpoint.token(lifetime=EXPIRED)
    out.challenge = b'{"status":"canary in the challenge"}'
    out.always["AUTH"] = lambda said: None if len(out.said) else f"535 5.7.8 no: {said} {expired[0]}"
    errors = []
    for edge in (mailbox(store, authority, Handed([*expired])), sender(out, authority, Handed([*expired]))):
        with closing(edge), pytest.raises(LoginRefused) as refused:
            edge.connect() if isinstance(edge, imap.Mailbox) else edge.check()
        errors.append(f"{refused.value} {refused.value.__cause__} {refused.value.__suppress_context__}")
    written = caplog.text + "\n".join(errors)
    first = [Mechanism.OAUTHBEARER.first_response(USER, token) for token in expired]
    secrets = [*expired, *(base64.b64encode(said).decode() for said in first)]
    pieces = {secret[at : at + 12] for secret in secrets for at in range(40, len(secret) - 12)}
    assert sorted(piece for piece in pieces if piece in written) == []
    assert "canary" not in written
    assert all(error.endswith("None True") for error in errors)


def test_a_mailbox_can_do_more_once_one_is_logged_in(
    store: Dovecot, endpoint: TokenEndpoint, authority: Authority
) -> None:
    """Also where the server says with its refusal what it can do so far."""
    login = TokenLogin(USER, Tokens(Handed([endpoint.token(lifetime=EXPIRED), endpoint.token()]), real_now))
    with Proxy(store.plain_port) as before:
        before.replace = b" NO [AUTHENTICATIONFAILED]", b" NO [CAPABILITY IMAP4rev1 SASL-IR AUTH=OAUTHBEARER]"
        with closing(imap.Mailbox(imap.Settings("localhost", before.port, Tls.NONE, login))) as watched:
            watched.connect()
            assert list(watched.shortcomings()) == []  # MOVE and UIDPLUS are there
