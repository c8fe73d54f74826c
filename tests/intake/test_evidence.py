"""Which signs of its sender a mail bears."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailbot.facts import Case, Fact, Good, Grade, Message, Opened, Proof, State
from mailbot.intake.evidence import proofs, takes_by_address
from mailbot.intake.findings import ClaimedSender, Correlation
from tests.case.builders import ANSWER, KEY, NOW, REPORTER, case_in

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
    sender = ClaimedSender(REPORTER, None, (CASE,), None)
    assert proofs(message, opened, sender, Correlation(CASE, answers=ANSWER if answers else None)) == found


UNPROVEN = case_in(State.RECEIVED, grades=(Grade.UNPROVEN,), provisional=tuple(Fact))
SILENT = replace(UNPROVEN, anonymous=True)
MACHINES = replace(UNPROVEN, by_machine=True)
ANYBODYS = Message(REPORTER)
VOUCHED = Message(REPORTER, vouched_domain=OURS)


@pytest.mark.parametrize(
    ("case", "message", "takes"),
    [
        pytest.param(UNPROVEN, ANYBODYS, True, id="anybodys-among-anybodys"),
        pytest.param(UNPROVEN, VOUCHED, False, id="a-vouched-one-among-anybodys"),
        pytest.param(UNPROVEN, replace(ANYBODYS, disowned=True), False, id="a-disowned-one-among-anybodys"),
        pytest.param(replace(UNPROVEN, grades=(Grade.VOUCHED,)), ANYBODYS, False, id="anybodys-among-vouched-ones"),
        pytest.param(replace(UNPROVEN, grades=(Grade.VOUCHED,)), VOUCHED, True, id="a-vouched-one-among-its-like"),
        pytest.param(
            replace(UNPROVEN, grades=(Grade.UNPROVEN, Grade.REACHABLE)), ANYBODYS, True, id="where-one-of-its-like-is"
        ),
        pytest.param(replace(UNPROVEN, grades=()), VOUCHED, True, id="in-a-case-of-before"),
        pytest.param(SILENT, ANYBODYS, False, id="a-wish-that-may-be-anybodys-silences-nobody"),
        pytest.param(SILENT, Message(REPORTER, new_text="anonymous"), True, id="whoever-has-it-as-well"),
        pytest.param(replace(SILENT, provisional=()), ANYBODYS, True, id="a-settled-wish-holds"),
        pytest.param(MACHINES, ANYBODYS, False, id="nor-a-machine-in-somebodys-name"),
        pytest.param(MACHINES, Message(REPORTER, automated="Precedence"), True, id="more-of-the-machine"),
    ],
)
def test_a_case_takes_by_address_alone(case: Case, message: Message, *, takes: bool) -> None:
    assert takes_by_address(case, message) is takes
