"""The desk by mail: who may ask, who sees what, and what becomes of those who ask without end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Unpack

import pytest

from mailbot.case import handler_mail
from mailbot.case.inert import as_quote, inert
from mailbot.facts import (
    Audience,
    CaseStep,
    Desk,
    Docket,
    Effect,
    Enter,
    Good,
    Handler,
    Hold,
    Inquiry,
    LookUp,
    Mail,
    Message,
    Opened,
    Organisation,
    Promise,
    Proof,
    Standing,
    State,
    StepKind,
)
from mailbot.letters.desk import LastWord, NextDue
from tests.case.builders import (
    ANKE,
    BRAM,
    FRESH,
    HOUSE,
    NOW,
    case_in,
    decide,
    first,
    letter_to,
    letters_of,
    sent,
    situation,
)
from tests.case.fields import MailFields
from tests.sample_letters import fields_of

TIM = Handler("Tim", "tim@voorbeeld.example", cleartext=True)
TEAM = replace(HOUSE, handlers=(ANKE, BRAM, TIM))
APART = replace(TEAM, need_to_know=True)
BRAMS, TIMS, NOBODYS = "VB-2026-AAAA", "VB-2026-BBBB", "VB-2026-CCCC"
CASES = (
    replace(case_in(State.RECEIVED), reference=BRAMS, subject="A hole", assigned=(BRAM.address,)),
    replace(case_in(State.ACCEPTED), reference=TIMS, subject="A door", assigned=(TIM.address,)),
    replace(case_in(State.CONTACT), reference=NOBODYS, subject="A question"),
)
DOCKETS = tuple(map(Docket, CASES))


def asks(who: Handler, line: str, **more: Unpack[MailFields]) -> Mail:
    """Give a mail of its own, for which our own mail server vouches."""
    message = Message(who.address, to=(HOUSE.address,), text=line, new_text=line)
    mail = Mail(9, NOW, who.address, message, handler=who, proofs=frozenset({Proof.VOUCHED}))
    return replace(mail, **more)


def answered(
    who: Handler, line: str, desk: Desk, house: Organisation = TEAM, standing: Standing | None = None
) -> list[Effect]:
    known = situation(standing or Standing(who.address), house)
    return decide(asks(who, line, desk=desk), None, known)


def refused(effects: list[Effect]) -> str | None:
    return next((str(fields_of(one)["why"]) for one in letters_of(effects) if one.text == "refused"), None)


class TestWhoMayAsk:
    @pytest.mark.parametrize(
        ("event", "answer"),
        [
            pytest.param(asks(ANKE, "#cases"), ["case-list"], id="whom-our-server-vouches-for"),
            pytest.param(
                asks(
                    BRAM,
                    "#cases",
                    proofs=frozenset({Proof.SIGNATURE}),
                    opened=Opened(signature=Good("B" * 40, NOW, b"d")),
                ),
                ["case-list"],
                id="who-has-just-signed-it",
            ),
            pytest.param(
                asks(
                    BRAM,
                    "#cases",
                    proofs=frozenset({Proof.SIGNATURE}),
                    opened=Opened(signature=Good("B" * 40, NOW - timedelta(days=2), b"d")),
                ),
                [],
                id="not-who-signed-it-days-ago",
            ),
            pytest.param(asks(ANKE, "#cases", proofs=frozenset()), [], id="not-a-forged-sender"),
            pytest.param(asks(ANKE, "#cases", proofs=frozenset({Proof.DISOWNED})), [], id="not-a-disowned-one"),
            pytest.param(asks(ANKE, "#show", proofs=frozenset({Proof.ANSWER})), [], id="not-who-is-only-reached"),
            pytest.param(asks(ANKE, "#accept 2026-12-11"), [], id="not-for-what-changes-something"),
            pytest.param(asks(ANKE, "Hello,\n#cases"), [], id="not-below-the-top"),
            pytest.param(asks(ANKE, "> #cases"), [], id="not-by-a-quote"),
            pytest.param(asks(ANKE, "#caess"), ["refused"], id="a-slip-of-the-finger-is-named"),
            pytest.param(asks(ANKE, "#cases\n#accept 2026-12-11"), ["refused"], id="nothing-beside-it"),
            pytest.param(
                replace(asks(ANKE, ""), message=Message(ANKE.address, to=(HOUSE.address,), subject="#cases")),
                ["case-list"],
                id="in-the-subject-of-an-empty-mail",
            ),
        ],
    )
    def test_in_a_mail_of_its_own(self, event: Mail, answer: list[str]) -> None:
        effects = decide(event, None, situation(Standing(event.sender), TEAM))
        to_asker = [text for text, to in sent(effects) if to == event.sender and text != "unproven"]
        assert to_asker == answer
        assert any(isinstance(effect, Hold) for effect in effects) == (not answer)

    def test_a_forger_learns_nothing_and_nothing_is_looked_up(self) -> None:
        forged = asks(ANKE, f"#show {BRAMS}", proofs=frozenset())
        assert handler_mail.asked(forged, None, situation(Standing(ANKE.address), TEAM)) is None
        assert {to for _, to in sent(decide(forged, None, situation(Standing(ANKE.address), TEAM)))} == {ANKE.address}

    @pytest.mark.parametrize(
        ("line", "asked"),
        [
            pytest.param("#cases", LookUp(Inquiry.CASES), id="cases"),
            pytest.param("#show vb-2026-aaaa", LookUp(Inquiry.CASE, BRAMS), id="a-case"),
            pytest.param("#show", LookUp(Inquiry.CASE), id="no-case"),
            pytest.param("#help", LookUp(Inquiry.COMMANDS), id="help"),
            pytest.param("#accept 2026-12-11", None, id="nothing"),
        ],
    )
    def test_what_is_looked_up(self, line: str, asked: LookUp | None) -> None:
        assert handler_mail.asked(asks(ANKE, line), None, situation(Standing(ANKE.address), TEAM)) == asked


class TestWhoSeesWhat:
    @pytest.mark.parametrize(
        ("who", "house", "sees"),
        [
            pytest.param(ANKE, TEAM, {BRAMS, TIMS, NOBODYS}, id="a-lead"),
            pytest.param(BRAM, TEAM, {BRAMS, TIMS, NOBODYS}, id="a-handler"),
            pytest.param(ANKE, APART, {BRAMS, TIMS, NOBODYS}, id="a-lead-where-others-see-their-own"),
            pytest.param(BRAM, APART, {BRAMS}, id="a-handler-who-sees-their-own"),
            pytest.param(TIM, APART, {TIMS}, id="… and another"),
        ],
    )
    def test_of_cases(self, who: Handler, house: Organisation, sees: set[str]) -> None:
        listed = fields_of(first(answered(who, "#cases", Desk(dockets=DOCKETS), house), "case-list"))["cases"]
        assert {line.reference for line in listed} == sees
        for case in CASES:
            effects = answered(who, f"#show {case.reference}", Desk(dockets=(Docket(case),), case=case), house)
            assert refused(effects) == (None if case.reference in sees else "not-theirs")
            looked = [(one.kind, one.reference) for one in effects if isinstance(one, Enter)]
            assert looked == ([("shown", case.reference)] if case.reference in sees else [])

    def test_what_may_not_be_seen_is_told_as_what_is_not_there(self) -> None:
        mine = answered(TIM, f"#show {BRAMS}", Desk(case=CASES[0]), APART)
        nobodys = answered(TIM, f"#show {BRAMS}", Desk(), APART)
        assert mine == nobodys

    def test_an_answer_goes_to_the_enrolled_address_alone_and_encrypted_where_there_is_a_key(self) -> None:
        (letter,) = letters_of(answered(BRAM, "#cases", Desk(dockets=DOCKETS)))
        assert (letter.to, letter.key, letter.audience) == (BRAM.address, BRAM.key, Audience.HANDLER)

    def test_who_may_not_read_in_clear_and_has_no_key_gets_no_content(self) -> None:
        locked = replace(TIM, cleartext=False)
        house = replace(TEAM, handlers=(ANKE, BRAM, locked))
        desk = Desk(
            (Docket(CASES[0]),), CASES[0], (CaseStep(NOW, StepKind.MAIL, "rosa@x.example", "A hole", text="A"),)
        )
        shown = first(answered(locked, f"#show {BRAMS}", desk, house), "case-file")
        assert (shown.below, fields_of(shown)["reporter"]) == ("", "")
        assert "A hole" not in repr(shown.content)
        assert "rosa" not in repr(shown.content)


class TestCases:
    def test_late_ones_come_first_with_what_is_due_who_is_on_it_and_who_had_the_last_word(self) -> None:
        late = replace(CASES[0], assessment=Promise(date(2026, 11, 20)))
        dockets = (
            Docket(CASES[1], heard_at=NOW - timedelta(days=2), answered_at=NOW - timedelta(days=1)),
            Docket(CASES[2]),
            Docket(late, heard_at=NOW - timedelta(days=1), answered_at=NOW - timedelta(days=2)),
        )
        lines = fields_of(first(answered(ANKE, "#cases", Desk(dockets=dockets)), "case-list"))["cases"]
        assert [(line.reference, line.late, line.what, line.on_it, line.last) for line in lines] == [
            (BRAMS, True, NextDue.ASSESSMENT, "Bram", LastWord.REPORTER),
            (TIMS, False, NextDue.PROGRESS, "Tim", LastWord.US),
            (NOBODYS, False, None, "", LastWord.NOBODY),
        ]

    def test_a_list_has_an_end(self) -> None:
        many = tuple(Docket(replace(CASES[0], reference=f"VB-2026-{n:04}")) for n in range(60))
        told = fields_of(first(answered(ANKE, "#cases", Desk(dockets=many)), "case-list"))
        assert (len(told["cases"]), told["more"]) == (50, 10)


class TestShow:
    def test_shows_each_text_below_a_line_of_ours_and_nothing_in_it_is_a_line_of_ours(self) -> None:
        steps = (
            CaseStep(
                NOW, StepKind.MAIL, "rosa@x.example", "A hole", "a.png", text="#accept 2026-12-11\n[2] us: \u202eno"
            ),
            CaseStep(NOW, StepKind.NOTE, "Anke", text="ours"),
        )
        shown = first(answered(ANKE, f"#show {BRAMS}", Desk((Docket(CASES[0]),), CASES[0], steps)), "case-file")
        assert shown.below == (
            "[1] 2026-11-23 11:00 rosa@x.example\n\n> #accept 2026-12-11\n> [2] us: no\n[a.png]"
            "\n\n[2] 2026-11-23 11:00 Anke\n\n> ours"
        )
        assert shown.reference == BRAMS

    def test_in_answer_to_a_letter_of_a_case_it_is_that_case(self) -> None:
        case = replace(CASES[0], reference=FRESH)
        event = asks(BRAM, "#show", answers=letter_to(BRAM.address), desk=Desk((Docket(case),), case))
        assert handler_mail.asked(event, case, situation(Standing(BRAM.address), TEAM)) == LookUp(Inquiry.CASE, FRESH)
        assert first(decide(event, case, situation(Standing(BRAM.address), TEAM)), "case-file").reference == FRESH

    def test_without_a_case_it_asks_which(self) -> None:
        assert refused(answered(ANKE, "#show", Desk())) == "which-case"


class TestHowOften:
    @staticmethod
    def had(*ago: int, text: str = "case-list") -> Standing:
        lately = tuple(letter_to(ANKE.address, text, queued_at=NOW - timedelta(minutes=minutes)) for minutes in ago)
        return Standing(ANKE.address, lately=lately)

    def test_thirty_in_an_hour_and_then_a_word_once(self) -> None:
        desk = Desk(dockets=DOCKETS)
        busy = self.had(*range(30, 0, -1))
        assert sent(answered(ANKE, "#cases", desk, standing=self.had(*range(29, 0, -1)))) == [
            ("case-list", ANKE.address)
        ]
        paused = answered(ANKE, "#cases", desk, standing=busy)
        assert sent(paused) == [("desk-paused", ANKE.address)]
        assert fields_of(first(paused, "desk-paused"))["until"] == NOW + timedelta(minutes=30)
        told = replace(busy, lately=(*busy.lately, letter_to(ANKE.address, "desk-paused", queued_at=NOW)))
        assert answered(ANKE, "#cases", desk, standing=told) == []
        assert handler_mail.asked(asks(ANKE, "#cases"), None, situation(busy, TEAM)) is None

    def test_no_more_in_a_day_than_a_person_asks(self) -> None:
        looped = self.had(*(60 + minutes for minutes in range(150)))
        assert any(isinstance(effect, Hold) for effect in answered(ANKE, "#cases", Desk(), standing=looped))

    def test_the_machine_of_one_who_is_away_gets_no_answer(self) -> None:
        away = asks(ANKE, "#cases")
        away = replace(away, message=replace(away.message, automated="Auto-Submitted"))
        assert sent(decide(away, None, situation(Standing(ANKE.address), TEAM))) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\u202eb\u2066c", "abc", id="turned-round"),
        pytest.param("a\x1b[31mb", "a[31mb", id="steering-a-terminal"),
        pytest.param("a\r\nb\u2028c\x85d", "a\nb\nc\nd", id="line-ends"),
        pytest.param("a\u200bb\ufeff\U000e0041", "ab", id="not-seen"),
        pytest.param("\U0001f469\u200d\U0001f52c", "\U0001f469\u200d\U0001f52c", id="a-picture-of-three-signs"),
        pytest.param("a\tb", "a   b", id="a-tab"),
    ],
)
def test_what_is_shown_is_inert(text: str, shown: str) -> None:
    assert inert(text) == shown


def test_a_quote_has_its_sign_on_each_line() -> None:
    assert as_quote("\n#accept\n\n> x\n") == "> #accept\n>\n> > x"
