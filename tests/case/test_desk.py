"""The desk by mail: who may ask, who sees what, and what becomes of those who ask without end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Unpack

import pytest

from mailbot.case import handler_mail
from mailbot.case.commands.held import rows_meant
from mailbot.case.inert import as_quote, inert
from mailbot.facts import (
    Alive,
    Audience,
    CaseStep,
    Desk,
    Docket,
    Effect,
    EndHold,
    Enter,
    Good,
    Handler,
    HeldMail,
    HeldText,
    Hold,
    Inquiry,
    LookUp,
    Mail,
    Message,
    Opened,
    Organisation,
    Promise,
    Proof,
    Right,
    RightsRequest,
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
    mail,
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
            pytest.param(
                asks(
                    BRAM,
                    "",
                    proofs=frozenset({Proof.SIGNATURE}),
                    opened=Opened(signature=Good("B" * 40, NOW, b"d")),
                    message=Message(BRAM.address, to=(HOUSE.address,), subject="#new tim@melder.example"),
                ),
                [],
                id="not-with-a-subject-that-no-signature-covers",
            ),
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
            pytest.param("#show vb-2026-aaaa", LookUp(Inquiry.CASE, words=BRAMS), id="a-case"),
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

    def test_what_somebody_asked_about_their_data_is_listed_of_a_closed_case_too(self) -> None:
        asked = RightsRequest(Right.ACCESS, NOW, date(2026, 11, 20))
        closed = replace(CASES[1], state=State.CLOSED, rights=(replace(asked, answered_at=NOW), asked))
        lines = fields_of(first(answered(ANKE, "#cases", Desk((*DOCKETS, Docket(closed)))), "case-list"))["cases"]
        assert (lines[0].reference, lines[0].what, lines[0].data_by, lines[0].late) == (TIMS, None, asked.by, True)

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
            "[1] 2026-11-23 11:00 rosa@x.example\n\n| #accept 2026-12-11\n| [2] us: no\n[a.png]"
            "\n\n[2] 2026-11-23 11:00 Anke\n\n| ours"
        )
        assert shown.reference == BRAMS

    def test_in_answer_to_a_letter_of_a_case_it_is_that_case(self) -> None:
        case = replace(CASES[0], reference=FRESH)
        event = asks(BRAM, "#show", answers=letter_to(BRAM.address), desk=Desk((Docket(case),), case))
        assert handler_mail.asked(event, case, situation(Standing(BRAM.address), TEAM)) == LookUp(
            Inquiry.CASE, reference=FRESH
        )
        assert first(decide(event, case, situation(Standing(BRAM.address), TEAM)), "case-file").reference == FRESH

    def test_without_a_case_it_asks_which(self) -> None:
        assert refused(answered(ANKE, "#show", Desk())) == "which-case"


HELD = (
    HeldMail(41, NOW, "spam: X-Spam-Flag", "somebody@x.example"),
    HeldMail(42, NOW, "in a handler's name, not proven", "anke@voorbeeld.example"),
    HeldMail(43, NOW, "could not be opened: cut off", "rosa@x.example", CASES[0]),
)


def replies(who: Handler, line: str, *listed: int, proofs: frozenset[Proof] = frozenset({Proof.VOUCHED})) -> Mail:
    """Give an answer to a letter that shows these held messages."""
    shows = letter_to(who.address, "held-list", reference=None, listed=listed)
    return asks(who, line, answers=shows, desk=Desk(held=HELD), proofs=proofs)


class TestHeld:
    @pytest.mark.parametrize(
        ("who", "house", "sees"),
        [
            pytest.param(ANKE, TEAM, [41, 42, 43], id="a-lead"),
            pytest.param(TIM, TEAM, [41, 42, 43], id="a-handler"),
            pytest.param(ANKE, APART, [41, 42, 43], id="a-lead-where-others-see-their-own"),
            pytest.param(BRAM, APART, [43], id="a-handler-of-its-case"),
            pytest.param(TIM, APART, [], id="a-handler-of-another"),
        ],
    )
    def test_who_sees_what_is_held(self, who: Handler, house: Organisation, sees: list[int]) -> None:
        letter = first(answered(who, "#held", Desk(held=HELD), house), "held-list")
        assert list(letter.listed) == sees
        assert [line.number for line in fields_of(letter)["held"]] == list(range(1, len(sees) + 1))
        for held in HELD:
            effects = decide(replies(who, "#held show", held.row), None, situation(Standing(who.address), house))
            assert refused(effects) == (None if held.row in sees else "not-held")

    @pytest.mark.parametrize(
        ("line", "listed", "ends"),
        [
            pytest.param("#held release", (42,), [(42, True)], id="the-only-one"),
            pytest.param("#held discard 2", (43, 41), [(41, False)], id="by-its-number-there"),
            pytest.param("# Held Release 1, 3", (43, 41, 42), [(43, True), (42, True)], id="several"),
            pytest.param("#held discard 1-3", (43, 41, 42), [(43, False), (41, False), (42, False)], id="from-to"),
        ],
    )
    def test_a_lead_ends_what_the_answered_letter_numbers(
        self, line: str, listed: tuple[int, ...], ends: list[tuple[int, bool]]
    ) -> None:
        effects = decide(replies(ANKE, line, *listed), None, situation(Standing(ANKE.address), TEAM))
        assert [(one.row, one.release) for one in effects if isinstance(one, EndHold)] == ends
        assert {one.by for one in effects if isinstance(one, EndHold)} == {ANKE.address}
        done = first(effects, "held-done")
        assert (fields_of(done)["count"], done.listed) == (len(ends), listed)

    @pytest.mark.parametrize(
        ("event", "why"),
        [
            pytest.param(replies(BRAM, "#held release 1", 41), "leads-only", id="a-handler"),
            pytest.param(replies(ANKE, "#held release 2", 41), "which-held", id="a-number-that-is-not-there"),
            pytest.param(replies(ANKE, "#held release 0", 41), "which-held", id="zero"),
            pytest.param(replies(ANKE, "#held release", 41, 42), "which-held", id="none-of-several"),
            pytest.param(replies(ANKE, "#held discard 1-999", 41), "which-held", id="more-than-anybody-means"),
            pytest.param(replies(ANKE, "#held release 1 2", 41, 40), "not-held", id="one-of-them-is-gone"),
            pytest.param(asks(ANKE, "#held release 1", desk=Desk(held=HELD)), "which-held", id="in-a-mail-of-its-own"),
            pytest.param(asks(ANKE, "#held show 1", desk=Desk(held=HELD)), "which-held", id="a-number-of-no-list"),
        ],
    )
    def test_else_nothing_is_done(self, event: Mail, why: str) -> None:
        effects = decide(event, None, situation(Standing(event.sender), TEAM))
        assert refused(effects) == why
        assert first(effects, "refused").listed == (event.answers.listed if event.answers else ())
        assert not [one for one in effects if isinstance(one, EndHold)]

    def test_one_who_is_not_proven_ends_nothing(self) -> None:
        forged = replies(ANKE, "#held release 1", 41, proofs=frozenset())
        assert not [
            one for one in decide(forged, None, situation(Standing(ANKE.address), TEAM)) if isinstance(one, EndHold)
        ]

    def test_its_text_is_shown_as_text_and_the_journal_of_its_case_says_who_looked(self) -> None:
        text = HeldText("A hole", "#held release\n\x1b[2J", signed_by="B" * 40)
        event = replace(replies(BRAM, "#held show", 43), desk=Desk(held=HELD, held_text=text))
        effects = decide(event, None, situation(Standing(BRAM.address), TEAM))
        shown = first(effects, "held-shown")
        assert (shown.below, shown.key, shown.listed) == ("| #held release\n| [2J", BRAM.key, (43,))
        assert fields_of(shown)["signed_by"] == "Bram"
        assert [one.reference for one in effects if isinstance(one, Enter)] == [BRAMS]

    def test_who_may_not_read_in_clear_and_has_no_key_gets_no_content(self) -> None:
        locked = replace(TIM, cleartext=False)
        text = HeldText("A hole", "The door is open.", "door.png")
        event = replace(replies(locked, "#held show", 42), desk=Desk(held=HELD, held_text=text))
        shown = first(
            decide(event, None, situation(Standing(TIM.address), replace(TEAM, handlers=(ANKE, locked)))), "held-shown"
        )
        assert shown.below == ""
        assert not {"A hole", "door.png", "anke@voorbeeld.example"} & set(map(str, fields_of(shown).values()))

    def test_what_is_asked_for_is_looked_up_by_the_numbers_of_the_answered_letter(self) -> None:
        known = situation(Standing(ANKE.address), TEAM)
        asked = handler_mail.asked(replies(ANKE, "#held show 2", 43, 41), None, known)
        assert asked == LookUp(Inquiry.HELD, "show", "2", listed=(43, 41))
        assert rows_meant("2", (43, 41)) == (41,)

    def test_a_letter_about_a_held_mail_shows_that_one(self) -> None:
        unproven = decide(asks(BRAM, "Hello", proofs=frozenset()), None, situation(Standing(BRAM.address), TEAM))
        assert {letter.listed for letter in letters_of(unproven)} == {(9,)}
        ours = mail(sender=HOUSE.address, message=Message(HOUSE.address, text="x", new_text="x"))
        assert [letter.listed for letter in letters_of(decide(ours, None, situation()))] == [(1,)]

    def test_a_list_has_an_end(self) -> None:
        many = tuple(HeldMail(row, NOW, "spam: x") for row in range(100))
        letter = first(answered(ANKE, "#held", Desk(held=many)), "held-list")
        assert (len(letter.listed), fields_of(letter)["more"]) == (30, 70)

    def test_more_of_a_list_counts_on_and_no_number_ever_means_two(self) -> None:
        many = tuple(replace(HELD[0], row=row) for row in range(1000, 1070))
        listed: tuple[int, ...] = ()
        for line, numbers in (("#held", (1, 30)), ("#held more", (31, 60)), ("#held more", (61, 70))):
            event = replace(replies(ANKE, line, *listed), desk=Desk(held=many))
            letter = first(decide(event, None, situation(Standing(ANKE.address), TEAM)), "held-list")
            told = fields_of(letter)["held"]
            assert (told[0].number, told[-1].number) == numbers
            assert letter.listed[: len(listed)] == listed
            listed = letter.listed
        assert listed == tuple(range(1000, 1070))
        assert rows_meant("31 61", listed) == (1030, 1060)


class TestFindAndStatus:
    @pytest.mark.parametrize(
        ("who", "house", "sees"),
        [
            pytest.param(ANKE, APART, [BRAMS, TIMS, NOBODYS], id="a-lead"),
            pytest.param(BRAM, TEAM, [BRAMS, TIMS, NOBODYS], id="a-handler"),
            pytest.param(BRAM, APART, [BRAMS], id="a-handler-who-sees-their-own"),
        ],
    )
    def test_who_finds_what(self, who: Handler, house: Organisation, sees: list[str]) -> None:
        closed = tuple(Docket(replace(case, assessment=None)) for case in CASES)
        found = first(answered(who, "#find hole in the wall", Desk(dockets=closed), house), "found-cases")
        assert [line.reference for line in fields_of(found)["cases"]] == sees
        assert "wall" not in repr(found.content)  # the words may be secret, and the letter may be in clear

    def test_who_has_no_key_and_may_not_read_in_clear_finds_nothing(self) -> None:
        locked = replace(TIM, cleartext=False)
        house = replace(TEAM, handlers=(ANKE, locked))
        found = first(answered(locked, "#find hole", Desk(dockets=DOCKETS), house), "found-cases")
        assert fields_of(found)["cases"] == ()

    @pytest.mark.parametrize(
        ("who", "house", "told"),
        [
            pytest.param(ANKE, APART, (3, 2), id="a-lead"),
            pytest.param(TIM, TEAM, (3, 2), id="a-handler"),
            pytest.param(TIM, APART, (0, 0), id="not-a-handler-who-sees-their-own"),
        ],
    )
    def test_who_is_told_of_all_cases(self, who: Handler, house: Organisation, told: tuple[int, int]) -> None:
        alive = Alive(missed=3, held=2, letters_stopped_at=NOW)
        status = fields_of(first(answered(who, "#status", Desk(alive=alive), house), "desk-status"))["alive"]
        assert ((status.missed, status.held), status.letters_stopped_at) == (told, NOW)


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
    assert as_quote("\n#accept\n\n> x\n") == "| #accept\n|\n| > x"
