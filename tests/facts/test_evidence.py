"""What each grade of evidence may do: one table, read the other way round."""

from __future__ import annotations

import pytest

from mailbot.facts import NEEDS, Doing, Grade, Proof, grade_of, is_of_one_grade

ANYBODY = {Doing.HAVE_ACKNOWLEDGEMENT, Doing.JOIN_BY_NAME}
REACHED = {
    *(Doing.HAVE_RECEIPT, Doing.PROVE_ADDRESS, Doing.FIX_FACTS, Doing.PIN_KEY, Doing.WISH, Doing.REOPEN),
    *(Doing.COUNT_AGAIN, Doing.BOUNCE, Doing.SPEND_SIGNATURE, Doing.NAME_READERS),
}
SERVERS_WORD = {Doing.HAVE_A_LANE, Doing.ASK, Doing.OBEY}
KEYS = {Doing.SUCCEED_KEY, Doing.ADD_ADDRESS, Doing.OWN_THE_INSIDE}


@pytest.mark.parametrize(
    ("grade", "may"),
    [
        pytest.param(Grade.FAILED, ANYBODY, id="disowned"),
        pytest.param(Grade.UNPROVEN, ANYBODY, id="unproven"),
        pytest.param(Grade.REACHABLE, ANYBODY | REACHED, id="reachable"),
        pytest.param(Grade.VOUCHED, ANYBODY | REACHED | SERVERS_WORD, id="vouched"),
        pytest.param(Grade.SIGNED, set(Doing), id="signed"),
    ],
)
def test_a_grade_may_do(grade: Grade, may: set[Doing]) -> None:
    assert {doing for doing in Doing if grade >= NEEDS[doing]} == may


def test_every_deed_needs_something() -> None:
    assert set(NEEDS) == set(Doing)
    assert set(Doing) == ANYBODY | REACHED | SERVERS_WORD | KEYS


@pytest.mark.parametrize(
    ("proofs", "grade"),
    [
        pytest.param(set(), Grade.UNPROVEN, id="nothing"),
        pytest.param({Proof.ANSWER}, Grade.REACHABLE, id="an-answer"),
        pytest.param({Proof.VOUCHED}, Grade.VOUCHED, id="our-servers-word"),
        pytest.param({Proof.ANSWER, Proof.VOUCHED}, Grade.VOUCHED, id="both"),
        pytest.param({Proof.SIGNATURE}, Grade.SIGNED, id="a-signature"),
        pytest.param({Proof.DISOWNED}, Grade.FAILED, id="dmarc-failed"),
        pytest.param({Proof.DISOWNED, Proof.ANSWER}, Grade.FAILED, id="it-voids-an-answer"),
        pytest.param({Proof.DISOWNED, Proof.VOUCHED}, Grade.FAILED, id="it-voids-the-servers-word"),
        pytest.param({Proof.DISOWNED, Proof.SIGNATURE}, Grade.SIGNED, id="but-no-signature"),
    ],
)
def test_signs_give_a_grade(proofs: set[Proof], grade: Grade) -> None:
    assert grade_of(proofs) is grade


@pytest.mark.parametrize("grade", Grade)
def test_by_address_alone_only_mails_of_one_grade_join(grade: Grade) -> None:
    assert [is_of_one_grade(grade, [held]) for held in Grade] == [held is grade for held in Grade]
    assert is_of_one_grade(grade, Grade)
    assert is_of_one_grade(grade, [])  # a case of before
