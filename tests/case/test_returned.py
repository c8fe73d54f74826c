"""What shows that a letter came back, and who else knows its Message-ID (THREATS 49)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from mailbot.case.bounces import known, why_not
from mailbot.facts import Audience, Case, DeliveryReport, Known, LetterRecord, Mail, Message, Shown, Sign, State
from tests.case.builders import HOUSE
from tests.case.fields import CaseFields, LetterFields, MessageFields

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
ROSA, EVE = "rosa@melder.example", "eve@evil.example"
LETTER = LetterRecord(1, "progress", Audience.REPORTER, "VB-2026-K7QM", ROSA, None, NOW)
CASE = Case("VB-2026-K7QM", State.RECEIVED, NOW, ROSA, "en")
TAGGED = "a failure notice that came to another address than the return path of its letter"
KNOWN = "a failure notice about a letter that others know of"


@pytest.mark.parametrize(
    ("shown", "letter", "case", "subaddress", "why"),
    [
        pytest.param(Shown.TAG, {"exposed": True}, {"copied": (EVE,)}, "+", None, id="at its return path"),
        pytest.param(Shown.CONTENT, {}, {}, "+", TAGGED, id="whole, elsewhere"),
        pytest.param(Shown.MESSAGE_ID, {}, {}, "+", TAGGED, id="by name, elsewhere"),
        pytest.param(Shown.CONTENT, {"exposed": True}, {"copied": (EVE,)}, None, None, id="whole, without tags"),
        pytest.param(Shown.MESSAGE_ID, {}, {}, None, None, id="by name, of what nobody can have read"),
        pytest.param(Shown.MESSAGE_ID, {"answered": True}, {}, None, KNOWN, id="by name, of what was answered"),
        pytest.param(Shown.MESSAGE_ID, {"exposed": True}, {}, None, KNOWN, id="by name, of what others know"),
        pytest.param(Shown.MESSAGE_ID, {}, {"copied": (EVE,)}, None, KNOWN, id="by name, where somebody was in copy"),
    ],
)
def test_a_failure_notice_counts_when_it_proves_itself(
    shown: Shown, letter: LetterFields, case: CaseFields, subaddress: str | None, why: str | None
) -> None:
    mail = Mail(1, NOW, "", Message(None, reports=(DeliveryReport("failed", "5.1.1", ROSA, "", None),)), shown=shown)
    house = replace(HOUSE, subaddress=subaddress)
    assert why_not(mail, replace(LETTER, **letter), replace(CASE, **case), house) == why


@pytest.mark.parametrize(
    ("message", "others"),
    [
        pytest.param({"to": (HOUSE.address,)}, False, id="to us alone"),
        pytest.param({"to": (HOUSE.address,), "cc": (ROSA,)}, False, id="with a copy to themselves"),
        pytest.param({"to": (HOUSE.address,), "cc": (EVE,)}, True, id="with somebody in copy"),
        pytest.param({"to": (EVE, HOUSE.address)}, True, id="to somebody else as well"),
        pytest.param({"automated": Sign.LIST_ID, "signs": (Sign.LIST_ID,)}, True, id="through a list"),
        pytest.param({"in_reply_to": (), "references": ()}, None, id="that names no letter"),
        pytest.param({"reports": (DeliveryReport("failed", "", ROSA, "", None),)}, None, id="a failure notice"),
        pytest.param({"automated": Sign.NULL_PATH, "signs": (Sign.NULL_PATH,)}, None, id="what a server sends back"),
    ],
)
def test_an_answer_tells_who_knows_the_letters_that_it_names(message: MessageFields, others: bool | None) -> None:
    answer = Message(ROSA, in_reply_to=("<1@a>",), references=("<0@a>", "<1@a>"))
    effects = known(Mail(1, NOW, ROSA, replace(answer, **message)), HOUSE)
    assert effects == ([] if others is None else [Known(("<1@a>", "<0@a>", "<1@a>"), ROSA, others=others)])
