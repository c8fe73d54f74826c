"""Mails and commands that cross each other: what was decided is neither told to nobody nor told too early."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Unpack

import pytest

from mailbot.case.dues import dues, touched_by
from mailbot.facts import (
    Case,
    CloseReason,
    Draft,
    DraftLetter,
    Due,
    DueKind,
    DueNow,
    Effect,
    Enter,
    Failure,
    Handler,
    JoinedBy,
    Letter,
    Promise,
    Proof,
    Role,
    Save,
    Send,
    Standing,
    State,
    Tell,
    Unwritable,
    Waiting,
)
from tests.case.builders import (
    ANKE,
    ANSWER,
    BRAM,
    FRESH,
    HOUSE,
    KEY,
    KNOWN,
    NOW,
    REPORTER,
    case_in,
    decide,
    first,
    from_handler,
    letter_to,
    mail,
    saved,
    sent,
    situation,
)
from tests.case.commands.orders import ELSEWHERE, OTHER, WAITS, order, ready, refusal, saved_first
from tests.case.fields import CaseFields
from tests.sample_letters import fields_of

HOUR = timedelta(hours=1)
MINUTES = timedelta(minutes=10)
TIM = "tim@melder.example"
SHOWN = letter_to(ANKE.address, "confirmation", about=9)


def from_rosa(text: str, case: Case) -> list[Effect]:
    event = mail(text, answers=ANSWER, proofs=frozenset({Proof.ANSWER}), joined_by=JoinedBy.LETTER)
    return decide(event, case, situation(KNOWN, now=NOW + timedelta(minutes=3)))


def move(text: str, case: Case, row: int = 9) -> Case:
    return saved(order(text, case, row=row))


class TestAnHourOfNew:
    """Whoever holds a handler's mailbox gets nothing out of the house before a lead can stop it."""

    def opened(self, words: str = "") -> Case:
        return saved(order(f"#new {TIM}{words}", ready("new", State.RECEIVED), signed=False))

    @pytest.mark.parametrize("words", ["", "\n\nDear Tim, this is what we know."])
    @pytest.mark.parametrize("command", ["#send", "#clear-ok", "#clear-ok\n#send"])
    def test_no_command_without_a_signature_makes_it_shorter(self, words: str, command: str) -> None:
        effects = order(command, self.opened(words), signed=False, answers=SHOWN, row=10)
        for case in [effect.case for effect in effects if isinstance(effect, Save)]:
            assert [draft.send_at for draft in case.drafts if draft.send_at] in ([], [NOW + HOUR])

    def test_nothing_else_leaves_to_that_address_before(self) -> None:
        case = replace(self.opened(), clear_ok=True)
        said = saved(order("Dear Tim, this is what we know.", case, signed=False, row=10))
        moved = saved(order("#accept 2026-12-11", said, signed=False, row=11))
        assert [draft.send_at for draft in moved.drafts] == [NOW + HOUR] * 3
        stopped = saved(order("#stop", moved, signed=False, answers=SHOWN, row=12))
        assert (stopped.state, stopped.drafts) == (State.CLOSED, ())

    @pytest.mark.parametrize("text", ["#reopen", "#reopen\n#send", "Dear Tim, this is what we know."])
    def test_stopped_it_does_not_begin_again(self, text: str) -> None:
        stopped = saved(order("#stop", self.opened(), signed=False, answers=SHOWN, row=10))
        assert refusal(order(text, stopped, signed=False, row=11)) == "illegal"
        assert [draft.send_at for draft in move("#reopen\n#send", stopped, row=11).drafts] == [NOW]  # signed

    def test_told_of_it_is_a_case_like_any_other(self) -> None:
        event = DueNow(Due(DueKind.SEND_DRAFT, NOW + HOUR, FRESH, 9))
        told = saved(decide(event, self.opened(), situation(Standing(TIM), now=NOW + HOUR)))
        assert (told.drafts, told.held_until) == ((), None)

    def test_a_signature_lets_it_leave(self) -> None:
        case = saved(order("#send", self.opened(), answers=SHOWN, row=10))
        assert [draft.send_at for draft in case.drafts] == [NOW]


class TestWhatWaitsAnHour:
    def test_has_its_words_under_a_number_of_their_own(self) -> None:
        there = replace(ELSEWHERE, state=State.ACCEPTED, solution=Promise(date(2026, 12, 11)))
        waits = Waiting(9, ANKE.address, NOW - HOUR, f"#merge {OTHER}", NOW)
        case = case_in(
            State.RECEIVED, waiting=(waits,), drafts=(Draft(9, ANKE.address, NOW, DraftLetter.RELAY, "Thank you."),)
        )
        event = DueNow(Due(DueKind.HOUR_OVER, NOW, FRESH, 9), cases=(there,))
        after = saved_first(decide(event, case, situation(Standing(REPORTER))))
        assert [draft.text for draft in after.drafts] == ["relay", "accepted"]
        assert len({draft.id for draft in after.drafts}) == 2

    @pytest.mark.parametrize("line", [f"#merge {OTHER}", f"#merge [{OTHER}]", f"#merge: {OTHER}.", f"#Merge {OTHER}"])
    def test_is_kept_as_it_was_understood(self, line: str) -> None:
        case = saved(order(line, ready("merge", State.RECEIVED), signed=False))
        assert [one.line for one in case.waiting] == [f"#merge {OTHER}"]
        assert touched_by(Due(DueKind.HOUR_OVER, NOW + HOUR, FRESH, case.waiting[0].id), case) == (OTHER,)

    def test_accepts_the_key_that_the_handler_saw_and_no_later_one(self) -> None:
        seen = replace(KEY, fingerprint="D" * 40)
        case = case_in(State.RECEIVED, key=KEY, offered_key=seen, key_offered_at=NOW - 3 * HOUR)
        waiting = saved(order("#key accept", case, signed=False))
        again = replace(waiting, offered_key=replace(KEY, fingerprint="E" * 40), key_offered_at=NOW + MINUTES)
        over = DueNow(Due(DueKind.HOUR_OVER, NOW + HOUR, FRESH, 9))
        effects = decide(over, again, situation(KNOWN, now=NOW + HOUR))
        assert fields_of(first(effects, "refused"))["why"] == "another-key"
        assert saved(effects).key == KEY
        assert saved(decide(over, waiting, situation(KNOWN, now=NOW + HOUR))).key == seen

    def test_even_signed_a_key_that_came_after_the_letter_was_not_seen(self) -> None:
        key = replace(KEY, fingerprint="D" * 40)
        case = case_in(State.RECEIVED, key=KEY, offered_key=key, key_offered_at=NOW - MINUTES)
        assert refusal(order("#key accept", case, answers=letter_to(ANKE.address, queued_at=NOW - HOUR))) == (
            "another-key"
        )
        assert saved(order("#key accept", case, answers=letter_to(ANKE.address, queued_at=NOW - MINUTES))).key == key


class TestACloseThatNobodyWasTold:
    def closing(self) -> tuple[Case, Case]:
        before = case_in(State.ACCEPTED, key=KEY, touched_at=NOW)
        return before, saved(order("#close fixed", before))

    def test_is_taken_back_by_the_reporters_next_mail(self) -> None:
        before, closing = self.closing()
        effects = from_rosa("It still works, look at this.", closing)
        after = saved(effects)
        assert (after.state, after.solution, after.drafts) == (before.state, before.solution, ())
        assert fields_of(first(effects, "case"))["what"] == "kept-open"

    def test_is_taken_back_by_a_reopen(self) -> None:
        before, closing = self.closing()
        after = saved(order("#reopen", closing, row=10))
        assert (after.state, after.assessment, after.drafts) == (before.state, before.assessment, ())

    def test_a_told_one_is_reopened(self) -> None:
        closed = replace(self.closing()[1], drafts=())
        assert saved(from_rosa("It still works, look at this.", closed)).state is State.RECEIVED


class TestNobodyIsTold:
    def test_what_waits_does_not_leave_once_it_is_spam(self) -> None:
        accepted = move("#accept 2026-12-11", case_in(State.RECEIVED, key=KEY))
        assert move("#spam", accepted, row=10).drafts == ()

    def test_what_waits_does_not_leave_once_they_are_anonymous(self) -> None:
        accepted = move("#accept 2026-12-11", case_in(State.RECEIVED, key=KEY))
        for after in (saved(from_rosa("ANONYMOUS", accepted)), move("#anonymous", accepted, row=10)):
            assert (after.anonymous, after.drafts) == (True, ())
            assert after.assessment is not None
            assert after.assessment.kept_at is not None  # it was made, and nobody is to hear that it is late

    def test_nor_what_was_drafted_some_other_way(self) -> None:
        case = case_in(State.RECEIVED, key=KEY, anonymous=True, drafts=(replace(WAITS, send_at=NOW),))
        effects = decide(DueNow(Due(DueKind.SEND_DRAFT, NOW, FRESH, WAITS.id)), case, situation(KNOWN))
        assert (sent(effects), saved(effects).drafts) == ([], ())

    def test_whose_address_nobody_could_read_gets_no_letters_again(self) -> None:
        case = case_in(State.RECEIVED, anonymous=True, reporter="")
        assert refusal(order("#anonymous no", case)) == "nobody-reads"
        assert saved(order("#invalid", case)).state is State.INVALID

    def test_who_is_anonymous_stays_so_until_they_ask_for_letters(self) -> None:
        case = case_in(State.RECEIVED, key=KEY, anonymous=True, updates=False)
        effects = from_rosa("STOP", case)
        assert saved(effects).anonymous
        assert [to for _, to in sent(effects) if to == REPORTER] == []
        again = saved(from_rosa("START", case))
        assert (again.anonymous, again.updates) == (False, True)


@pytest.mark.parametrize("text", ["#accept 2026-12-11\n#send", "#send\n#accept 2026-12-11"])
def test_a_send_beside_a_move_means_the_letter_of_the_move(text: str) -> None:
    assert [one.send_at for one in move(text, case_in(State.RECEIVED, key=KEY)).drafts] == [NOW]


class TestStopOutOfOrder:
    def test_the_move_goes_back_though_words_wait_behind_it(self) -> None:
        before = case_in(State.RECEIVED, key=KEY)
        said = saved(order("Thank you.", move("#accept 2026-12-11", before), row=10))
        after = saved(order("#stop", said, answers=SHOWN, row=11))
        assert (after.state, after.solution) == (before.state, before.solution)
        assert [draft.text for draft in after.drafts] == ["relay"]

    @pytest.mark.parametrize("order_of_stops", [(9, 10), (10, 9)])
    def test_two_moves_that_are_both_stopped_leave_nothing(self, order_of_stops: tuple[int, int]) -> None:
        before = case_in(State.RECEIVED, key=KEY)
        case = move("#accept 2026-12-20", move("#accept 2026-12-11", before), row=10)
        for about in order_of_stops:
            case = saved(order("#stop", case, answers=letter_to(ANKE.address, "confirmation", about=about), row=12))
        assert (case.state, case.solution, case.drafts) == (before.state, before.solution, ())


class TestMerging:
    THERE = replace(ELSEWHERE, state=State.ACCEPTED, solution=Promise(date(2026, 12, 11)))

    def both(self, there: Case) -> tuple[Case, Case]:
        effects = order(f"#merge {OTHER}", case_in(State.RECEIVED, key=KEY), cases=(there,))
        mine, other = (effect.case for effect in effects if isinstance(effect, Save))
        return mine, other

    def test_a_letter_that_is_stopped_ends_the_following(self) -> None:
        mine, _ = self.both(self.THERE)
        after = saved(order("#stop", mine, answers=SHOWN, row=10))
        assert (after.merged_into, after.state) == ("", State.RECEIVED)

    def test_again_names_the_follower_once(self) -> None:
        assert self.both(replace(self.THERE, followers=(FRESH,)))[1].followers == (FRESH,)

    def test_nobody_hears_of_a_move_that_the_other_reporter_has_not_heard_of(self) -> None:
        received = replace(self.THERE, state=State.RECEIVED, solution=None)
        untold = replace(move("#accept 2026-12-11", replace(received, reference=FRESH)), reference=OTHER)
        assert untold.state is State.ACCEPTED
        mine, _ = self.both(untold)
        assert (mine.state, mine.drafts, mine.merged_into) == (State.RECEIVED, (), OTHER)


def test_help_beside_other_commands_is_refused_and_not_half_of_it_done() -> None:
    effects = order("#help\n#accept 2026-12-11", ready("accept", State.RECEIVED))
    assert refusal(effects) == "illegal"
    assert fields_of(first(effects, "refused"))["would_work"] == ("#accept 2026-12-11",)


def test_a_breach_that_was_not_notifiable_runs_again_when_it_is_declared_again() -> None:
    case = move("#breach not-notifiable a test list", move("#breach", case_in(State.RECEIVED, key=KEY)), row=10)
    (clock,) = case.clocks
    assert clock.not_applicable_at == NOW
    effects = order("#breach", case, row=11)
    (after,) = saved(effects).clocks
    assert (after.not_applicable_at, after.not_applicable) == (None, "")
    letters: list[Letter] = [one.letter for one in effects if isinstance(one, Send)]
    assert "clock-declared" in [letter.text for letter in letters]
    assert not any(isinstance(effect, Tell) and not effect.letters for effect in effects)


class TestFollowing:
    def follower(self, **more: Unpack[CaseFields]) -> Case:
        case = replace(case_in(State.ACCEPTED, key=KEY), reference=OTHER, reporter=TIM, merged_into=FRESH)
        return replace(case, **more)

    def left(self, draft: Draft, case: Case, follower: Case) -> list[Effect]:
        event = DueNow(Due(DueKind.SEND_DRAFT, NOW, FRESH, draft.id), cases=(follower,))
        return decide(event, replace(case, drafts=(draft,), followers=(OTHER,)), situation(Standing(REPORTER)))

    @pytest.mark.parametrize("assessment", [None, Promise(date(2026, 11, 20), kept_at=NOW)])
    def test_a_follower_that_is_reopened_is_promised_what_its_letter_names(self, assessment: Promise | None) -> None:
        leader = case_in(State.RECEIVED, key=KEY, assessment=Promise(date(2026, 11, 30)))
        draft = Draft(4, ANKE.address, NOW, DraftLetter.REOPENED, send_at=NOW)
        effects = self.left(draft, leader, self.follower(state=State.CLOSED, assessment=assessment))
        told = [one.letter for one in effects if isinstance(one, Send) and one.letter.to == TIM]
        assert [fields_of(letter)["assessment_by"] for letter in told] == [date(2026, 11, 30)]
        after = next(one.case for one in effects if isinstance(one, Save) and one.case.reference == OTHER)
        assert after.assessment == Promise(date(2026, 11, 30))

    def test_a_letter_to_a_follower_that_cannot_be_written_keeps_nobody_else_waiting(self) -> None:
        leader = case_in(State.RECEIVED, key=KEY, followers=(OTHER,))
        draft = Draft(4, ANKE.address, NOW, DraftLetter.INVALID, send_at=NOW)
        leader = replace(leader, state=State.INVALID, drafts=(draft,))
        event = DueNow(Due(DueKind.SEND_DRAFT, NOW, FRESH, 4), cases=(self.follower(),))
        lost = next(
            one.letter
            for one in decide(event, leader, situation(Standing(REPORTER)))
            if isinstance(one, Send) and one.letter.to == TIM
        )
        met = Unwritable(event, (Failure(lost, "cannot encrypt: expired"),))
        effects = decide(met, leader, situation(Standing(REPORTER)))
        assert ("invalid", REPORTER) in sent(effects)
        assert [to for _, to in sent(effects) if to == TIM] == []
        assert ("unwritable", ANKE.address) in sent(effects)


class TestTheHandlerIsTold:
    @pytest.mark.parametrize(
        ("first_words", "told"),
        [
            pytest.param("We see it too.", "Anke", id="words-wait"),
            pytest.param("#accept 2026-12-11", "Anke", id="a-letter-of-ours-waits"),
            pytest.param("#note\n\nI look at it.", "", id="a-note-is-for-nobody-outside"),
        ],
    )
    def test_that_a_colleague_answers_the_same_mail(self, first_words: str, told: str) -> None:
        by_anke, by_bram = situation(Standing(ANKE.address)), situation(Standing(BRAM.address))
        case = saved(decide(from_handler(first_words), case_in(State.RECEIVED, key=KEY), by_anke))
        event = from_handler("So do we.", row=10, sender=BRAM.address, handler=BRAM, answers=letter_to(BRAM.address))
        assert fields_of(first(decide(event, case, by_bram), "confirmation"))["colleague"] == told

    @pytest.mark.parametrize(("command", "more"), [("#send", {}), ("#clear-ok", {"key": None})])
    def test_what_leaves_now_is_shown_as_leaving(self, command: str, more: CaseFields) -> None:
        draft = replace(WAITS, send_at=NOW + MINUTES if command == "#send" else None)
        case = replace(case_in(State.RECEIVED, key=KEY, drafts=(draft,)), **more)
        confirmed = first(order(command, case), "confirmation")
        assert fields_of(confirmed)["sending"] == "now"
        assert confirmed.shows is not None
        assert confirmed.about == WAITS.id

    def test_words_beside_a_breach_and_a_letter_are_for_nobody_in_particular(self) -> None:
        effects = order("#accept 2026-12-11\n#breach\n\nWe close it.", case_in(State.RECEIVED, key=KEY))
        assert refusal(effects) == "illegal"
        kept = order("#breach\n\nThe list had 12 names.", case_in(State.RECEIVED, key=KEY))
        (note,) = (one for one in kept if isinstance(one, Enter) and one.kind == "note")
        assert note.facts["text"] == "The list had 12 names."

    @pytest.mark.parametrize("reason", ["X-Auto-Response-Suppress", "List-Id", "Precedence"])
    def test_what_a_gateway_marks_as_a_machines_waits_for_their_send(self, reason: str) -> None:
        event = from_handler("Dear Rosa, thank you.")
        event = replace(event, message=replace(event.message, automated=reason))
        effects = decide(event, case_in(State.RECEIVED, key=KEY), situation(Standing(ANKE.address)))
        assert [(draft.send_at, draft.unsure) for draft in saved(effects).drafts] == [(None, True)]
        assert fields_of(first(effects, "confirmation"))["sending"] == "waits-send"


class TestNothingIsForgotten:
    @pytest.mark.parametrize(
        ("due", "now", "left"),
        [
            pytest.param(
                DueKind.ASSESSMENT_MISSED, datetime(2026, 12, 1, 22, 0, tzinfo=UTC), "assessment-missed", id="night"
            ),
            pytest.param(DueKind.PROGRESS, datetime(2026, 12, 12, 9, 0, tzinfo=UTC), "progress", id="weekend"),
            pytest.param(
                DueKind.CLOCK_QUESTION, datetime(2026, 12, 1, 9, 0, tzinfo=UTC), "assessment-missed", id="void"
            ),
        ],
    )
    def test_a_due_that_decides_nothing_takes_no_other_with_it(self, due: DueKind, now: datetime, left: str) -> None:
        case = case_in(State.RECEIVED)
        effects = decide(DueNow(Due(due, now, FRESH)), case, situation(KNOWN, now=now))
        assert effects == [Save(case)]  # the commit writes the dues of a case that is saved
        assert left in {one.kind for one in dues(case, situation(now=now))}

    def test_the_same_mail_sent_twice_makes_one_letter(self) -> None:
        once = move("#accept 2026-12-11\n\nWe close it.", case_in(State.RECEIVED, key=KEY))
        effects = order("#accept 2026-12-11\n\nWe close it.", once, row=10)
        assert [draft.id for draft in saved(effects).drafts] == [9]
        assert first(effects, "confirmation").about == 9

    def test_a_case_that_others_follow_is_not_closed_without_a_word(self) -> None:
        assert refusal(order("#spam", case_in(State.RECEIVED, key=KEY, followers=(OTHER,)))) == "illegal"

    def test_nobody_is_promised_the_assessment_of_a_closed_case(self) -> None:
        closed = case_in(State.RECEIVED, key=KEY)
        closed = replace(closed, state=State.CLOSED, closed_at=NOW, close_reason=CloseReason.SPAM)
        event = mail("Is there news?", joined_by=JoinedBy.SUBJECT)
        effects = decide(event, closed, situation(KNOWN))
        assert saved(effects).state is State.CLOSED
        assert [fields_of(letter).get("assessment_by") for letter in letters_of(effects)] == [None] * len(sent(effects))


def letters_of(effects: list[Effect]) -> list[Letter]:
    tells = [letter for one in effects if isinstance(one, Tell) for letter in one.letters]
    return [*(one.letter for one in effects if isinstance(one, Send)), *tells]


class TestTheEndOfTheClock:
    OFFICER = "fg@voorbeeld.example"

    @pytest.mark.parametrize(
        ("line", "notified", "leads_read", "officer_reads"),
        [
            ("#breach notified AP-1", True, "AP-1", "AP-1"),
            ("#breach not-notifiable a test list", False, "a test list", ""),
        ],
    )
    def test_is_told_to_the_other_leads_and_to_the_officer(
        self, line: str, notified: bool, leads_read: str, officer_reads: str
    ) -> None:
        lead = Handler("Cas", "cas@voorbeeld.example", Role.LEAD, cleartext=True)
        house = replace(HOUSE, handlers=(*HOUSE.handlers, lead), data_protection_officer=self.OFFICER)
        case = move("#breach", case_in(State.RECEIVED, key=KEY))
        told = {
            one.to: one for one in letters_of(order(line, case, house=house, row=10)) if one.text == "clock-stepped"
        }
        assert set(told) == {lead.address, self.OFFICER}
        assert (fields_of(told[lead.address])["told"], fields_of(told[self.OFFICER])["told"]) == (
            leads_read,
            officer_reads,
        )
        assert fields_of(told[self.OFFICER])["done"] is notified
