"""Tokens: kept, renewed, shown to a server once, and refused in words."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest
from imapclient import IMAPClient

from mailbot.edges.login.sasl import Mechanism, TokenRefusal, _Challenges, parse_challenge
from mailbot.edges.login.token import EARLY, MECHANISMS, Token, Tokens
from mailbot.errors import MailbotError, Temporary

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass
class Scripted:
    """A source that gives what it is told to, and notes how it was asked."""

    answers: list[Token | MailbotError]
    asked: list[bool] = field(default_factory=list)
    mechanisms: ClassVar[tuple[Mechanism, ...]] = MECHANISMS

    def token(self, *, renewed: bool = False) -> Token:
        self.asked.append(renewed)
        answer = self.answers.pop(0)
        if isinstance(answer, MailbotError):
            raise answer
        return answer

    def remedy(self, token: Token, refusal: TokenRefusal) -> str:
        return f"Check {refusal.protocol}, {token}."


FIRST, SECOND = Token("first", NOON + HOUR), Token("second", NOON + 2 * HOUR)


@pytest.mark.parametrize(
    ("answers", "at", "given", "asked"),
    [
        pytest.param([FIRST], [0, 54], ["first", "first"], [False], id="kept-while-it-is-good"),
        pytest.param([FIRST, SECOND], [0, 55], ["first", "second"], [False, False], id="renewed-before-its-end"),
        pytest.param(
            [FIRST, Temporary("away"), SECOND], [0, 58, 59], ["first", "first", "second"], [False] * 3, id="still-good"
        ),
        pytest.param(
            [FIRST, Temporary("away")], [0, 60], ["first", "away"], [False, False], id="nobody-gives-one-in-time"
        ),
        pytest.param([Temporary("away"), FIRST], [0, 1], ["away", "first"], [False, False], id="asked-again-at-once"),
        pytest.param([Token("a b", NOON + HOUR)], [0], ["what was given as a token"], [False], id="no-token"),
        pytest.param([Token("a\1b", NOON + HOUR)], [0], ["what was given as a token"], [False], id="a-field-of-sasl"),
        pytest.param([Token("a" * 9000, NOON + HOUR)], [0], ["what was given as a token"], [False], id="too-long"),
    ],
)
def test_a_token_is_asked_for_when_it_is_needed(
    answers: list[Token | MailbotError], at: list[int], given: list[str], asked: list[bool]
) -> None:
    source, now = Scripted(answers), [NOON]
    tokens, got = Tokens(source, lambda: now[0]), []
    assert source.asked == []
    for minutes in at:
        now[0] = NOON + timedelta(minutes=minutes)
        try:
            got.append(tokens.token().value)
        except Temporary as why:
            got.append(str(why).partition(" is none")[0].partition(" is too")[0])
    assert (got, source.asked) == (given, asked)
    assert timedelta(minutes=5) == EARLY


def test_two_connections_that_are_refused_renew_once() -> None:
    tokens = Tokens(source := Scripted([FIRST, SECOND]), lambda: NOON)
    refused = tokens.token()
    assert [tokens.instead_of(refused), tokens.instead_of(refused)] == [SECOND, SECOND]
    assert source.asked == [False, True]


def test_a_renewed_token_that_is_refused_on_another_connection_is_refused() -> None:
    third, fourth = Token("third", NOON + 3 * HOUR), Token("fourth", NOON + 3 * HOUR)
    tokens = Tokens(source := Scripted([FIRST, SECOND, third, fourth]), lambda: NOON)
    renewed = tokens.instead_of(tokens.token())
    assert tokens.token() == renewed == SECOND  # the connection was lost; this is another
    assert tokens.instead_of(renewed) == renewed  # which counts
    tokens.forget(renewed)
    again = tokens.token()  # a quarter of an hour later
    tokens.worked(again)
    assert tokens.instead_of(again) == fourth  # once it has worked, its end is no verdict on the next one
    assert source.asked == [False, True, False, True]


def test_a_token_that_was_refused_does_not_come_back_when_there_is_no_other() -> None:
    tokens = Tokens(Scripted([FIRST, Temporary("away"), Temporary("away")]), lambda: NOON)
    refused = tokens.token()
    with pytest.raises(Temporary):
        tokens.instead_of(refused)
    with pytest.raises(Temporary):
        tokens.token()


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        pytest.param(
            {"status": "400", "schemes": "Bearer", "scope": "https://mail.google.com/"},
            ("it is not one of this server's", "https://mail.google.com/"),
            id="google",
        ),
        pytest.param(
            {"status": "invalid_token", "scope": "mail", "openid-configuration": "https://a.example/"},
            ("it is expired, revoked, or not for this server", "mail"),
            id="dovecot",
        ),
        pytest.param({"status": 401}, ("it is expired, revoked, or not for this server", ""), id="a-number"),
        pytest.param({"status": "\x1b[31m", "scope": "a\nb"}, ("", ""), id="control-characters"),
        pytest.param({"status": ["401"], "scope": {"a": "b"}}, ("", ""), id="of-another-type"),
        pytest.param({"status": "x" * 9000, "scope": "y" * 9000}, ("", ""), id="huge"),
        pytest.param(["status"], ("", ""), id="a-list"),
        pytest.param("[" * 5000, ("", ""), id="deep"),
        pytest.param("1" * 5000, ("", ""), id="a-long-number"),
    ],
)
def test_a_challenge_is_read_and_believed_only_where_the_standard_knows_it(
    said: object, understood: tuple[str, str]
) -> None:
    raw = said if isinstance(said, str) else json.dumps(said)
    assert parse_challenge(base64.b64encode(raw.encode())) == understood


@pytest.mark.parametrize("raw", [b"", b"!!!", b"AAA", b"\xff\xfe", "…", b"e30=" * 9000])
def test_a_challenge_that_is_none_says_nothing(raw: bytes | str) -> None:
    assert parse_challenge(raw) == ("", "")


@pytest.mark.parametrize(
    ("mechanism", "username", "said"),
    [
        pytest.param(
            Mechanism.XOAUTH2, "a@b.example", b"user=a@b.example\1auth=Bearer t0k\1\1", id="microsoft-and-google"
        ),
        pytest.param(Mechanism.OAUTHBEARER, "a@b.example", b"n,a=a@b.example,\1auth=Bearer t0k\1\1", id="rfc-7628"),
        pytest.param(Mechanism.OAUTHBEARER, "a,b=c", b"n,a=a=2Cb=3Dc,\1auth=Bearer t0k\1\1", id="a-comma-in-a-name"),
    ],
)
def test_a_token_is_said_as_the_mechanism_wants_it(mechanism: Mechanism, username: str, said: bytes) -> None:
    assert mechanism.first_response(username, "t0k") == said


def test_a_token_is_in_no_repr() -> None:
    assert "first" not in repr(FIRST)


def test_a_server_whose_challenges_do_not_end_is_left() -> None:
    challenges = _Challenges(Mechanism.OAUTHBEARER, b"dG9rZW4=")
    assert [challenges.answer(b"") for _ in range(4)] == [b"dG9rZW4=", b"AQ==", b"*", b"*"]
    with pytest.raises(IMAPClient.AbortError):
        challenges.answer(b"")
