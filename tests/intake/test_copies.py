"""Which copy of a message says more for it than those before, and what servers write that tells it."""

from __future__ import annotations

import pytest

from mailbot.facts import Message, Sign
from mailbot.intake.copies import Weight, is_better, weight
from mailbot.mail.trace import without_trace_fields, words_of_servers

NOTHING: Weight = (1, True, True, False)
VOUCHED: Weight = (3, True, True, False)
SPAM: Weight = (3, False, True, False)


@pytest.mark.parametrize(
    ("message", "weighs"),
    [
        pytest.param(Message("rosa@melder.example"), NOTHING, id="nothing-said"),
        pytest.param(Message("rosa@melder.example", vouched_domain="melder.example"), VOUCHED, id="vouched-for"),
        pytest.param(Message("rosa@melder.example", vouched_domain="evil.example"), NOTHING, id="for-another-domain"),
        pytest.param(Message("rosa@melder.example", disowned=True), (0, True, True, False), id="disowned"),
        pytest.param(Message("rosa@melder.example", spam="x-spam-flag"), (1, False, True, False), id="called-spam"),
        pytest.param(
            Message("rosa@melder.example", signs=(Sign.NULL_PATH.value,)), (1, True, False, False), id="came-back"
        ),
        pytest.param(
            Message("rosa@melder.example", signs=(Sign.PRECEDENCE.value,)), NOTHING, id="a-sign-in-another-field"
        ),
    ],
)
def test_a_trace_weighs(message: Message, weighs: Weight) -> None:
    assert weight(message, returned=False) == weighs
    assert weight(message, returned=True) == (*weighs[:3], True)


@pytest.mark.parametrize(
    ("mine", "before", "better"),
    [
        pytest.param(NOTHING, [NOTHING], False, id="the-same"),
        pytest.param(VOUCHED, [NOTHING], True, id="better"),
        pytest.param(NOTHING, [VOUCHED], False, id="worse"),
        pytest.param(VOUCHED, [NOTHING, SPAM], True, id="better-than-each-in-something"),
        pytest.param(VOUCHED, [SPAM, VOUCHED, NOTHING], False, id="as-good-as-one"),
        pytest.param(SPAM, [VOUCHED], False, id="worse-in-one-thing"),
        pytest.param(SPAM, [NOTHING], True, id="better-in-one-thing-and-worse-in-another"),
        pytest.param(NOTHING, [], True, id="nothing-came-before-that-counted"),
    ],
)
def test_a_copy_is_better(mine: Weight, before: list[Weight], *, better: bool) -> None:
    assert is_better(mine, before) is better


MAIL = b"From: rosa@melder.example\r\nSubject: A hole\r\n\r\nAuthentication-Results: in the body\r\n"
LOGIN = b"Received: from a by b (Authenticated sender: anke)\r\n"
WAY = b"Received: from c by d\r\n"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(WAY, b"Received: from e by f\r\n", True, id="another-way"),
        pytest.param(b"Status: RO\r\nX-UID: 7\r\n", b"", True, id="notes-of-a-mail-store"),
        pytest.param(b"Return-Path: <a@example.org>\r\n", b"return-path:   <a@example.org>\r\n", False, id="a-name"),
        pytest.param(b"Return-Path: <>\r\n", b"", False, id="a-return-path"),
        pytest.param(b"Authentication-Results: x; dmarc=pass\r\n", b"", False, id="a-verdict"),
        pytest.param(b"Return-Path: <a@b.example>\r\n", b"Return-Path:\r\n <a@b.example>\r\n", True, id="a-fold"),
        pytest.param(b"X-Spam-Flag: YES\r\n", b"X-Spam-Flag: NO\r\n", False, id="a-flag"),
        pytest.param(b"X-Spam: Yes\r\n", b"", False, id="the-flag-of-another-filter"),
        pytest.param(b"X-MS-Exchange-Organization-SCL: 9\r\n", b"", False, id="the-score-of-exchange"),
        pytest.param(b"Delivered-To: security+tag@voorbeeld.example\r\n", b"", False, id="a-recipient"),
        pytest.param(LOGIN, WAY, False, id="a-login"),
        pytest.param(LOGIN + WAY, WAY + LOGIN, False, id="the-place-of-a-login"),
    ],
)  # fmt: skip
def test_servers_say(one: bytes, other: bytes, *, same: bool) -> None:
    assert without_trace_fields(one + MAIL) == without_trace_fields(other + MAIL)
    assert (words_of_servers(one + MAIL) == words_of_servers(other + MAIL)) is same


def test_what_a_program_writes_makes_another_message() -> None:
    """Then neither stands for the other, and each is decided on by itself."""
    for field in (b"Precedence: bulk\r\n", b"Auto-Submitted: auto-replied\r\n", b"List-Id: <x.example>\r\n"):
        assert without_trace_fields(field + MAIL) != without_trace_fields(MAIL)
