"""`#hold`: kept at once, for a reason; lifted after an hour, unless it is signed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailbot.facts import Effect, Enter, LegalHold, RefusalReason, Save, State
from tests.case.builders import ANKE, BRAM, FRESH, NOW, case_in, sent
from tests.case.commands.orders import ELSEWHERE, HOUSE_WITH_PARTNER, OTHER, kinds, order, refusal, saved_first

HELD = case_in(State.CLOSED, closed_at=NOW, legal_hold=LegalHold(NOW, BRAM.address, "a claim"))
GOES = case_in(State.CLOSED, closed_at=NOW, goes_at=NOW)


def kept(effects: list[Effect]) -> dict[str, str]:
    """Why each case that was changed is kept, by its reference."""
    cases = [effect.case for effect in effects if isinstance(effect, Save)]
    return {case.reference: case.legal_hold.why for case in cases if case.legal_hold is not None}


def test_it_is_kept_at_once_unsigned_as_well_and_what_was_told_of_its_end_counts_no_more() -> None:
    effects = order("#hold a claim may come of it", GOES, signed=False)
    case = saved_first(effects)
    assert (case.legal_hold, case.goes_at) == (LegalHold(NOW, ANKE.address, "a claim may come of it"), None)
    assert kinds(effects) == ["hold"]
    assert ("confirmation", ANKE.address) in sent(effects)


@pytest.mark.parametrize(("signed", "lifted"), [(True, True), (False, False)])
def test_it_is_lifted_by_a_signature_or_after_an_hour(*, signed: bool, lifted: bool) -> None:
    for line in ("#hold off", f"#hold {FRESH} off"):
        case = saved_first(order(line, HELD, signed=signed))
        assert (case.legal_hold is None) is lifted
        assert [waits.line.split()[-1] for waits in case.waiting] == ([] if lifted else ["off"])


def test_in_answer_to_the_list_of_what_goes_each_is_named() -> None:
    third = replace(ELSEWHERE, reference="VB-2026-3RDX")
    text = f"#hold {OTHER} a claim\n#hold [VB-2026-3RDX]: the police asked"
    effects = order(text, None, cases=(ELSEWHERE, third))
    assert kept(effects) == {OTHER: "a claim", "VB-2026-3RDX": "the police asked"}
    entries = [(effect.reference, effect.kind) for effect in effects if isinstance(effect, Enter)]
    assert entries == [(OTHER, "hold"), ("VB-2026-3RDX", "hold")]
    assert [text for text, _ in sent(effects)] == ["confirmation"]
    assert kept(order(f"#hold {OTHER} a claim", GOES)) == {OTHER: "a claim"}


@pytest.mark.parametrize(
    ("text", "case", "why"),
    [
        pytest.param("#hold off", GOES, RefusalReason.NOT_ON_HOLD, id="nobody-holds-it"),
        pytest.param("#hold a claim", None, RefusalReason.WHICH_TO_HOLD, id="of-no-case"),
        pytest.param("#hold off", None, RefusalReason.WHICH_TO_HOLD, id="lifting-what-is-not-said"),
        pytest.param(f"#hold {OTHER} off", None, RefusalReason.WHICH_TO_HOLD, id="lifting-from-a-list"),
        pytest.param(f"#hold {OTHER} why\n#note", GOES, RefusalReason.WHICH_TO_HOLD, id="beside-something-else"),
        pytest.param("#hold VB-2026-9999 a claim", None, RefusalReason.NOT_THEIRS, id="a-case-that-there-is-not"),
        pytest.param(f"#hold {OTHER} one\n#hold {OTHER} two", None, RefusalReason.ILLEGAL, id="for-two-reasons"),
    ],
)
def test_it_is_refused(text: str, case: None, why: RefusalReason) -> None:
    assert refusal(order(text, case)) == why


def test_who_may_not_see_a_case_does_not_keep_it() -> None:
    bare = replace(ANKE, role=BRAM.role)
    house = replace(HOUSE_WITH_PARTNER, need_to_know=True, handlers=(bare, BRAM))
    assert refusal(order(f"#hold {OTHER} a claim", None, house=house)) == RefusalReason.NOT_THEIRS
