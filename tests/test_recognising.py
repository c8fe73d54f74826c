"""Which signs of its sender a mail bears."""

from __future__ import annotations

import pytest

from mailbot.facts import Good, Message, Opened, Proof, State
from mailbot.recognising import proofs
from tests.case.test_policy import ANSWER, KEY, NOW, REPORTER, case_in, mail

OURS = "melder.example"
GOOD = Opened(signature=Good(KEY.fingerprint, NOW, b"digest"))
CASE = case_in(State.RECEIVED, key=KEY)


@pytest.mark.parametrize(
    ("vouched", "answers", "opened", "disowned", "found"),
    [
        pytest.param(None, False, Opened(), False, set(), id="none"),
        pytest.param(OURS, False, Opened(), False, {Proof.VOUCHED}, id="the-servers-word"),
        pytest.param("evil.example", False, Opened(), False, set(), id="its-word-for-another-domain"),
        pytest.param(None, True, Opened(), False, {Proof.ANSWER}, id="an-answer"),
        pytest.param(None, False, GOOD, False, {Proof.SIGNATURE}, id="a-signature"),
        pytest.param(None, False, Opened(), True, {Proof.DISOWNED}, id="dmarc-failed"),
        pytest.param(None, True, Opened(), True, {Proof.DISOWNED}, id="dmarc-failed-on-an-answer"),
        pytest.param(None, True, GOOD, True, {Proof.DISOWNED, Proof.SIGNATURE}, id="dmarc-failed-on-what-is-signed"),
    ],
)
def test_a_mail_bears(vouched: str | None, *, answers: bool, opened: Opened, disowned: bool, found: set[Proof]) -> None:
    message = Message(REPORTER, vouched_domain=vouched, disowned=disowned)
    event = mail(message=message, opened=opened, answers=ANSWER if answers else None)
    assert proofs(event, CASE) == found
