"""What a token says of itself is read with suspicion: whoever gives tokens may say anything."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailbot.edges.login.claims import Claims, read_claims
from mailbot.edges.login.web import _seconds

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
READS, WRITES = "IMAP.AccessAsUser.All", "SMTP.Send"
SHAPES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


def token(payload: object) -> str:
    raw = payload if isinstance(payload, str) else json.dumps(payload)
    return f"e30.{base64.urlsafe_b64encode(raw.encode()).decode().rstrip('=')}.x"


@pytest.mark.parametrize(
    ("said", "claims"),
    [
        pytest.param("ya29.a0AfB", None, id="googles-say-nothing"),
        pytest.param("a.b.c", None, id="no-base64"),
        pytest.param(token("[1]"), None, id="a-list"),
        pytest.param(token("[" * 9000), None, id="deep"),
        pytest.param(token('{"exp": ' + "9" * 5000 + "}"), None, id="a-long-number"),
        pytest.param(token({"aud": "x" * 30_000}), None, id="huge"),
        pytest.param(token({}), Claims(), id="nothing"),
        pytest.param(token('{"exp": Infinity}'), Claims(), id="for-ever"),
        pytest.param(token('{"exp": NaN}'), Claims(), id="no-number"),
        pytest.param(
            token({"exp": 0, "aud": ["a"], "tid": {"a": 1}}),
            Claims(ends_at=EPOCH),
            id="of-other-types",
        ),
        pytest.param(
            token({"roles": [READS, "\x1b[31m", 7]}),
            Claims(roles=(READS,)),
            id="a-role-in-red",
        ),
        pytest.param(
            token({"scp": f"{READS} {WRITES}"}),
            Claims(roles=(READS, WRITES)),
            id="a-persons",
        ),
        pytest.param(token({"oid": "'; Remove-Mailbox x; '"}), Claims(), id="an-id-that-is-none"),
    ],
)
def test_only_what_can_be_named_is_read(said: str, claims: Claims | None) -> None:
    assert read_claims(said) == claims


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from(["aud", "roles", "scp", "tid", "appid", "azp", "oid", "exp"]), SHAPES))
def test_whatever_a_token_says_is_read_or_left(payload: dict[str, object]) -> None:
    claims = read_claims(token(payload))
    assert claims is not None
    assert all(word.isprintable() for word in (claims.audience, claims.tenant, claims.application, *claims.roles))


@settings(max_examples=40)
@given(st.text(max_size=40) | st.from_regex(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4,5} \d\d:\d\d:\d\d [+-]?\d{4}"))
def test_whatever_says_how_long_to_wait_is_an_hour_at_most(said: str) -> None:
    wait = _seconds(said)
    assert wait is None or 0 <= wait.total_seconds() <= 3600
