"""Every command, as a table: legal, illegal in this state, misspelt, twice, with a wrong argument, mixed with words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mailbot.case.commands.table import COMMANDS
from mailbot.case.leak_guard import prints
from mailbot.facts import (
    Case,
    CloseReason,
    Draft,
    DraftLetter,
    Due,
    DueKind,
    DueNow,
    Enter,
    Good,
    Handler,
    Heard,
    Hold,
    JoinedBy,
    Mail,
    Message,
    Opened,
    Promise,
    Proof,
    Save,
    Send,
    Standing,
    State,
    Waiting,
)
from tests.case.builders import (
    ANKE,
    BRAM,
    FRESH,
    KEY,
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
from tests.case.commands.orders import (
    ELSEWHERE,
    EVERY,
    HOUSE_WITH_PARTNER,
    OTHER,
    REASON,
    TABLE,
    WAITS,
    kinds,
    order,
    ready,
    refusal,
    saved_first,
)
from tests.case.fields import CaseFields
from tests.sample_letters import fields_of

LEAVES = NOW + timedelta(minutes=10)
ANSWERED_BY = {
    "help": "help",
    "cases": "case-list",
    "show": "case-file",
    "held": "held-list",
    "find": "found-cases",
    "status": "desk-status",
}
"""Commands that only read, by the letters that answer them."""
LEGAL = [(name, state) for name, row in TABLE.items() for state in row.states]
ILLEGAL = [(name, state) for name, row in TABLE.items() for state in EVERY if state not in row.states]
WRONG = [(name, line) for name, row in TABLE.items() for line in row.wrong]


def test_every_command_stands_in_the_table() -> None:
    assert set(TABLE) == set(COMMANDS), "each command has one row in tests/case/commands/orders.py"
    for state in EVERY:
        legal = {name for name, row in COMMANDS.items() if row.is_legal(state)}
        assert {name for name, row in TABLE.items() if state in row.states} == legal


@pytest.mark.parametrize(("name", "state"), LEGAL)
def test_a_command_is_obeyed_where_it_is_legal(name: str, state: State) -> None:
    effects = order(TABLE[name].text, ready(name, state))
    answer = ANSWERED_BY.get(name, "confirmation")
    assert answer in {text for text, _ in sent(effects)}
    if name not in ANSWERED_BY:
        assert kinds(effects)
        assert fields_of(first(effects, "confirmation"))["commands"] == (TABLE[name].line,)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("#accept 2027-01-12", "#accept 2027-01-12", id="as-we-write-it"),
        pytest.param("#accept 12/1", "#accept 12/1 (2027-01-12)", id="a-day-before-its-month-and-of-next-year"),
        pytest.param("#accept January 12", "#accept January 12 (2027-01-12)", id="in-words"),
        pytest.param("#breach 22.11. 8:30", "#breach 22.11. 8:30 (2026-11-22)", id="of-a-clock"),
        pytest.param("#note", "#note", id="no-day"),
    ],
)
def test_a_handler_reads_which_day_theirs_was_taken_for(line: str, told: str) -> None:
    effects = order(f"{line}\n\nWe see it too.", case_in(State.RECEIVED, key=KEY))
    assert fields_of(first(effects, "confirmation"))["commands"] == (told,)


@pytest.mark.parametrize(
    ("text", "answer", "told"),
    [
        pytest.param("stop", "refused", {"why": "unmarked", "line": "stop", "would_work": ("#stop",)}, id="no-sign"),
        pytest.param("Please don't!", "confirmation", {"kept": "elsewhere", "send_at": LEAVES}, id="other-words"),
        pytest.param("#note", "confirmation", {"kept": None, "send_at": None}, id="something-else"),
        pytest.param("👍", "confirmation", {"kept": "reaction", "send_at": None}, id="content-with-it"),
    ],
)
def test_whoever_answers_a_confirmation_in_vain_is_not_told_that_nothing_leaves(
    text: str, answer: str, told: dict[str, object]
) -> None:
    case = saved(
        decide(from_handler("We see it too."), case_in(State.RECEIVED, key=KEY), situation(Standing(ANKE.address)))
    )
    shown = letter_to(ANKE.address, "confirmation", about=9)
    effects = decide(from_handler(text, row=10, answers=shown), case, situation(Standing(ANKE.address)))
    said = fields_of(first(effects, answer))
    assert {name: said[name] for name in told} == told


@pytest.mark.parametrize(("name", "state"), LEGAL)
def test_a_row_says_whether_a_letter_to_the_reporter_belongs_to_it(name: str, state: State) -> None:
    row, effects = COMMANDS[name], order(TABLE[name].text, ready(name, state))
    drafts = [draft for effect in effects if isinstance(effect, Save) for draft in effect.case.drafts]
    told = {draft.text for draft in drafts} - {DraftLetter.RELAY, DraftLetter.PARTNER_REPORT}
    assert bool(told) == (row.tells_reporter or row.opens_case)


@pytest.mark.parametrize(("name", "state"), ILLEGAL)
def test_a_command_is_refused_where_it_is_not(name: str, state: State) -> None:
    effects = order(TABLE[name].text, ready(name, state))
    assert refusal(effects) == "illegal"
    would_work = COMMANDS.would_work(case_in(state), HOUSE_WITH_PARTNER, NOW.date())
    assert fields_of(first(effects, "refused"))["would_work"] == would_work


@pytest.mark.parametrize(("name", "line"), WRONG)
def test_a_wrong_argument_is_refused_with_its_line(name: str, line: str) -> None:
    effects = order(f"#note\n{line}\n\nWords.", ready(name, TABLE[name].states[-1]))
    assert refusal(effects) not in ("illegal", "unknown")
    refused = fields_of(first(effects, "refused"))
    assert (refused["line_number"], refused["line"]) == (2, line)
    assert refused["would_work"]


@pytest.mark.parametrize("name", TABLE)
def test_a_misspelt_command_is_refused_and_named(name: str) -> None:
    line = TABLE[name].line
    misspelt = line.replace(f"#{name}", f"#{name[:-1]}x{name[-1]}", 1)
    effects = order(misspelt, ready(name, TABLE[name].states[0]))
    assert refusal(effects) == "unknown"
    assert COMMANDS[name].usage_on(NOW.date()) in fields_of(first(effects, "refused"))["would_work"]


@pytest.mark.parametrize("name", TABLE)
def test_said_twice_it_is_done_once(name: str) -> None:
    row = TABLE[name]
    case = ready(name, row.states[0])
    once, twice = order(row.text, case), order(row.twice, case)
    assert twice == once


CLOCKS = ("breach", "incident", "exploited", "clock")  # whose words are for the register


@pytest.mark.parametrize(
    "name",
    [name for name in TABLE if name not in (*ANSWERED_BY, "note", "stop", "new", "anonymous", *CLOCKS, "share")],
)
def test_words_below_a_command_go_to_the_reporter_and_nothing_goes_before_its_time(name: str) -> None:
    row = TABLE[name]
    effects = order(f"{row.line}\n\nThank you, Rosa.", ready(name, row.states[0]))
    words = [draft.words for draft in saved_first(effects).drafts]
    assert "Thank you, Rosa." in words
    assert all(to in (ANKE.address, BRAM.address) for _, to in sent(effects))


@pytest.mark.parametrize("name", TABLE)
@pytest.mark.parametrize("wrong", ["#frobnicate", "#accept never"])
def test_one_wrong_line_and_nothing_of_the_mail_is_done(name: str, wrong: str) -> None:
    row = TABLE[name]
    refusal(order(f"{row.line}\n{wrong}\n\nThank you.", ready(name, row.states[0])))


@pytest.mark.parametrize("name", [name for name in TABLE if name != "note"])
def test_a_command_below_the_top_holds_the_whole_mail(name: str) -> None:
    row = TABLE[name]
    effects = order(f"Thank you.\n\n{row.line}", ready(name, row.states[0]))
    assert refusal(effects) == "lower-command"
    assert any(isinstance(effect, Hold) for effect in effects)


@pytest.mark.parametrize(
    "subject",
    [
        pytest.param("#note", id="alone"),
        pytest.param("Re: [VB-2026-K7QM] “#note”", id="in-quotation-marks-behind-ours"),
        pytest.param("Re: ＃nte", id="full-width-and-with-a-slip"),
    ],
)
def test_a_command_in_the_subject_alone_holds_the_whole_mail(subject: str) -> None:
    words = "Call her mother first."
    message = Message(
        ANKE.address, to=(HOUSE_WITH_PARTNER.address,), subject=subject, text=words, new_text=words, language="nl"
    )
    effects = order(words, ready("accept", State.RECEIVED), message=message)
    assert refusal(effects) == "in-subject"
    assert any(isinstance(effect, Hold) for effect in effects)


@pytest.mark.parametrize("name", TABLE)
def test_only_what_weakens_protection_waits_its_hour(name: str) -> None:
    row = TABLE[name]
    effects = order(row.text, ready(name, row.states[0]), signed=False)
    told = [to for text, to in sent(effects) if text == "waits-an-hour"]
    assert told == ([ANKE.address] if row.waits else [])
    if row.waits:
        case = saved_first(effects)
        hour = NOW + timedelta(hours=1)
        assert [one.at for one in case.waiting] == [hour] or [draft.send_at for draft in case.drafts] == [hour]


@pytest.mark.parametrize(
    ("line", "case", "waits"),
    [
        pytest.param("#key drop", {"key": KEY}, True, id="the-pinned-key-is-dropped"),
        pytest.param("#key drop", {"offered_key": KEY}, True, id="an-offer-is-dropped"),
        pytest.param("#clear-ok", {}, False, id="in-clear-from-the-beginning"),
        pytest.param("#clear-ok", {"offered_key": KEY}, True, id="a-key-was-offered"),
        pytest.param("#clear-ok", {"was_protected": True}, True, id="a-key-was-dropped-or-a-mail-came-encrypted"),
    ],
)
def test_what_weakens_the_protection_of_a_case_waits(line: str, case: CaseFields, *, waits: bool) -> None:
    effects = order(line, case_in(State.RECEIVED, **case), signed=False)
    saved = saved_first(effects)
    assert [(one.line, one.at) for one in saved.waiting] == ([(line, NOW + timedelta(hours=1))] if waits else [])
    assert (saved.key, saved.offered_key) == (case.get("key"), case.get("offered_key"))
    assert saved.clear_ok is not waits or line != "#clear-ok"


def test_send_makes_the_hour_of_clear_ok_no_shorter() -> None:
    case = case_in(State.RECEIVED, was_protected=True)
    assert refusal(order("#clear-ok\n#send", replace(case, drafts=(WAITS,)), signed=False)) == "illegal"
    waiting = saved_first(order("#clear-ok\n#send\n\nThank you, Rosa.", case, signed=False))
    assert [draft.send_at for draft in waiting.drafts] == [None]
    assert refusal(order("#send", waiting, signed=False)) == "illegal"


OFFER = replace(KEY, fingerprint="D" * 40)
LATER = NOW + timedelta(minutes=30)


class TestTheHour:
    MERGE = Waiting(9, ANKE.address, NOW - timedelta(hours=1), f"#merge {OTHER}", NOW)

    def test_over_the_command_is_carried_out(self) -> None:
        case = case_in(State.RECEIVED, waiting=(self.MERGE,))
        event = DueNow(Due(DueKind.HOUR_OVER, NOW, FRESH, 9), cases=(ELSEWHERE,))
        effects = decide(event, case, situation(Standing(REPORTER), HOUSE_WITH_PARTNER))
        assert {effect.case.reference for effect in effects if isinstance(effect, Save)} == {FRESH, OTHER}
        assert saved_first(effects).waiting == ()
        assert sent(effects) == [("confirmation", ANKE.address)]

    def test_stopped_by_a_lead_it_is_not(self) -> None:
        case = case_in(State.RECEIVED, waiting=(self.MERGE,))
        told = letter_to(ANKE.address, "waits-an-hour", about=9)
        stopped = saved(order("#stop", case, signed=False, answers=told))
        assert stopped.waiting == ()
        event = DueNow(Due(DueKind.HOUR_OVER, NOW, FRESH, 9), cases=(ELSEWHERE,))
        assert decide(event, stopped, situation(Standing(REPORTER), HOUSE_WITH_PARTNER)) == [Save(stopped)]

    def test_over_and_no_longer_possible_the_handler_is_told(self) -> None:
        case = case_in(State.CLOSED, waiting=(self.MERGE,))
        event = DueNow(Due(DueKind.HOUR_OVER, NOW, FRESH, 9), cases=(ELSEWHERE,))
        effects = decide(event, case, situation(Standing(REPORTER), HOUSE_WITH_PARTNER))
        assert sent(effects) == [("refused", ANKE.address)]
        assert kinds(effects) == ["not-carried-out"]

    def test_a_handler_who_has_left_meanwhile_orders_nothing(self) -> None:
        gone = replace(self.MERGE, handler="left@voorbeeld.example")
        event = DueNow(Due(DueKind.HOUR_OVER, NOW, FRESH, 9), cases=(ELSEWHERE,))
        effects = decide(
            event, case_in(State.RECEIVED, waiting=(gone,)), situation(Standing(REPORTER), HOUSE_WITH_PARTNER)
        )
        assert (kinds(effects), sent(effects)) == (["not-carried-out"], [])

    @pytest.mark.parametrize(
        ("then", "key", "refused"),
        [
            pytest.param({}, KEY, False, id="the-offer-is-forgotten"),
            pytest.param({"offered_key": None}, KEY, True, id="somebody-forgot-it-before"),
            pytest.param(
                {"key": OFFER, "key_pinned_at": LATER, "offered_key": None},
                OFFER,
                True,
                id="somebody-accepted-it-before",
            ),
        ],
    )
    def test_a_drop_forgets_the_key_that_all_were_told_of_and_no_other(
        self, then: CaseFields, key: object, *, refused: bool
    ) -> None:
        waits = saved_first(order("#key drop", case_in(State.RECEIVED, key=KEY, offered_key=OFFER), signed=False))
        later = NOW + timedelta(hours=1)
        event = DueNow(Due(DueKind.HOUR_OVER, later, FRESH, waits.waiting[0].id))
        effects = decide(event, replace(waits, **then), situation(Standing(REPORTER), HOUSE_WITH_PARTNER, later))
        assert (saved_first(effects).key, saved_first(effects).offered_key) == (key, None)
        assert (("refused", ANKE.address) in sent(effects)) is refused

    def test_a_signature_older_than_the_letter_is_none(self) -> None:
        case = ready("merge", State.RECEIVED)
        old = Good("A" * 40, NOW - timedelta(days=3), b"digest")
        event = replace(from_handler(f"#merge {OTHER}"), opened=Opened(signature=old), cases=(ELSEWHERE,))
        event = replace(event, proofs=frozenset({Proof.VOUCHED, Proof.SIGNATURE}))
        effects = decide(event, case, situation(Standing(ANKE.address), HOUSE_WITH_PARTNER))
        assert [one.line for one in saved_first(effects).waiting] == [f"#merge {OTHER}"]


class TestStop:
    def test_takes_back_the_move_that_nobody_was_told_of(self) -> None:
        before = ready("accept", State.RECEIVED)
        accepted = saved(order("#accept 2026-12-11", before))
        assert accepted.state is State.ACCEPTED
        about = letter_to(ANKE.address, "confirmation", about=9)
        stopped = saved(order("#stop", accepted, answers=about))
        assert replace(stopped, touched_at=None) == before

    @pytest.mark.parametrize("command", ["#send", "#stop"])
    def test_in_answer_to_what_has_left_it_says_so_though_another_draft_waits(self, command: str) -> None:
        case = case_in(State.RECEIVED, key=KEY, drafts=(WAITS,))
        effects = order(command, case, answers=letter_to(ANKE.address, "confirmation", about=3))
        assert fields_of(first(effects, "refused"))["why"] == "nothing-waits"

    def test_leaves_a_later_move_alone(self) -> None:
        first_day = Draft(3, ANKE.address, NOW, DraftLetter.ACCEPTED, day=date(2026, 12, 1))
        second = saved(order("#accept 2026-12-11", replace(ready("accept", State.ACCEPTED), drafts=(first_day,))))
        stopped = saved(order("#stop", second, answers=letter_to(ANKE.address, "confirmation", about=3)))
        assert (stopped.solution, [draft.id for draft in stopped.drafts]) == (Promise(date(2026, 12, 11)), [9])

    def test_takes_back_a_case_that_was_opened_by_mistake(self) -> None:
        opened = saved(
            order("#new tim@melder.example", None, answers=letter_to(ANKE.address, "digest", reference=None))
        )
        assert opened.state is State.RECEIVED
        stopped = saved(order("#stop", opened, answers=letter_to(ANKE.address, "confirmation", about=9)))
        assert (stopped.state, stopped.drafts, stopped.close_reason) == (State.CLOSED, (), CloseReason.SPAM)


class TestNew:
    def test_opens_a_case_whose_promise_runs_from_now(self) -> None:
        effects = order("#new tim@melder.example", ready("new", State.RECEIVED))
        case = saved(effects)
        assert (case.reference, case.reporter, case.linked) == ("VB-2026-NEWX", "tim@melder.example", (FRESH,))
        assert case.assessment == Promise(date(2026, 11, 30))
        assert [(draft.text, draft.send_at) for draft in case.drafts] == [("opened", NOW + timedelta(minutes=10))]

    def test_means_the_domain_that_is_written(self) -> None:
        assert saved(order("#new Tim@Straße.example", None)).reporter == "tim@xn--strae-oqa.example"

    def test_comes_in_a_mail_of_its_own_only_when_signed(self) -> None:
        assert saved(order("#new tim@melder.example", None, answers=None)).reporter == "tim@melder.example"
        held = order("#new tim@melder.example", None, signed=False, answers=None)
        assert any(isinstance(effect, Hold) for effect in held)

    @pytest.mark.parametrize("text", ["#accept 2026-12-11", "Thank you.", "#note\n#new tim@melder.example"])
    def test_nothing_else_does(self, text: str) -> None:
        held = order(text, None, answers=None)
        assert any(isinstance(effect, Hold) for effect in held)
        assert [name for name, _ in sent(held)] == ["unproven"]

    def test_an_old_signature_does_not_do(self) -> None:
        old = Opened(signature=Good("A" * 40, NOW - timedelta(days=2), b"digest"))
        event = from_handler("#new tim@melder.example", answers=None, opened=old, proofs=frozenset({Proof.SIGNATURE}))
        effects = decide(event, None, situation(Standing(ANKE.address), HOUSE_WITH_PARTNER))
        assert any(isinstance(effect, Hold) for effect in effects)

    def test_stands_first_or_not_at_all(self) -> None:
        effects = order("#note\n#new tim@melder.example", ready("new", State.RECEIVED))
        assert refusal(effects) == "not-first"

    def test_what_was_said_on_the_telephone_is_noted(self) -> None:
        effects = order("#new tim@melder.example\n#note\n\nHe called: the door is open.", None)
        (note,) = (effect for effect in effects if isinstance(effect, Enter) and effect.kind == "note")
        assert note.facts["text"] == "He called: the door is open."
        assert [draft.text for draft in saved(effects).drafts] == ["opened"]


class TestMerge:
    def test_the_follower_hears_in_its_own_thread_what_the_other_knows_already(self) -> None:
        there = replace(ELSEWHERE, state=State.ACCEPTED, solution=Promise(date(2026, 12, 11)))
        event = replace(from_handler(f"#merge {OTHER}"), cases=(there,))
        event = replace(
            event,
            opened=Opened(signature=Good("A" * 40, NOW, b"d")),
            proofs=frozenset({Proof.VOUCHED, Proof.SIGNATURE}),
        )
        effects = decide(event, ready("merge", State.RECEIVED), situation(Standing(ANKE.address), HOUSE_WITH_PARTNER))
        mine, other = (effect.case for effect in effects if isinstance(effect, Save))
        assert (mine.state, mine.merged_into, [draft.text for draft in mine.drafts]) == (
            State.ACCEPTED,
            OTHER,
            ["accepted"],
        )
        assert (other.followers, other.state, other.drafts) == ((FRESH,), State.ACCEPTED, ())
        assert [(effect.kind, effect.reference) for effect in effects if isinstance(effect, Enter)] == [
            ("merged-into", ""),
            ("merged-with", OTHER),
            ("draft", ""),
        ]

    def test_a_move_is_told_to_the_follower_when_its_letter_leaves(self) -> None:
        follower = replace(
            case_in(State.RECEIVED, key=KEY),
            reference=OTHER,
            reporter="tim@melder.example",
            merged_into=FRESH,
            key=None,
        )
        draft = Draft(
            4, ANKE.address, NOW, DraftLetter.ACCEPTED, day=date(2026, 12, 11), send_at=NOW, fulfils="assessment"
        )
        case = replace(case_in(State.ACCEPTED, key=KEY), drafts=(draft,), followers=(OTHER,))
        event = DueNow(Due(DueKind.SEND_DRAFT, NOW, FRESH, 4), cases=(follower,))
        effects = decide(event, case, situation(Standing(REPORTER), HOUSE_WITH_PARTNER))
        assert sent(effects) == [("accepted", REPORTER), ("accepted", "tim@melder.example")]
        told = [effect.letter for effect in effects if isinstance(effect, Send)][1]
        assert (told.reference, told.key, fields_of(told)["solution_by"]) == (OTHER, None, date(2026, 12, 11))
        after = [effect.case for effect in effects if isinstance(effect, Save)][1]
        assert (after.state, after.assessment and after.assessment.kept_at) == (State.ACCEPTED, NOW)

    def test_a_handlers_words_go_to_one_reporter_only(self) -> None:
        follower = replace(case_in(State.ACCEPTED), reference=OTHER, reporter="tim@melder.example", merged_into=FRESH)
        draft = Draft(4, ANKE.address, NOW, DraftLetter.RELAY, "Thank you, Rosa.", send_at=NOW)
        case = replace(case_in(State.ACCEPTED, key=KEY), drafts=(draft,), followers=(OTHER,))
        event = DueNow(Due(DueKind.SEND_DRAFT, NOW, FRESH, 4), cases=(follower,))
        assert sent(decide(event, case, situation(Standing(REPORTER), HOUSE_WITH_PARTNER))) == [("relay", REPORTER)]

    def test_a_follower_is_moved_by_the_other_alone(self) -> None:
        case = replace(ready("fixed", State.ACCEPTED), merged_into=OTHER)
        assert refusal(order("#fixed", case)) == "merged"

    @pytest.mark.parametrize(
        ("case", "other", "why"),
        [
            pytest.param({}, None, "no-such-case", id="no-such-case"),
            pytest.param({}, {"reference": FRESH}, "no-such-case", id="itself"),
            pytest.param({"followers": ("VB-2026-AAAA",)}, {}, "cannot-merge", id="what-others-follow-follows-nobody"),
            pytest.param({"merged_into": "VB-2026-AAAA"}, {}, "cannot-merge", id="follows-already"),
            pytest.param({}, {"merged_into": "VB-2026-AAAA"}, "cannot-merge", id="no-chains"),
        ],
    )
    def test_what_cannot_be_merged_is_not(self, case: CaseFields, other: CaseFields | None, why: str) -> None:
        mine = replace(ready("merge", State.RECEIVED), **case)
        cases = () if other is None else (replace(ELSEWHERE, **other),)
        event = replace(
            from_handler(f"#merge {OTHER}"), cases=cases, proofs=frozenset({Proof.VOUCHED, Proof.SIGNATURE})
        )
        event = replace(event, opened=Opened(signature=Good("A" * 40, NOW, b"d")))
        assert refusal(decide(event, mine, situation(Standing(ANKE.address), HOUSE_WITH_PARTNER))) == why

    def test_two_threads_of_one_person_become_one(self) -> None:
        there = replace(ELSEWHERE, reporter=REPORTER)
        event = replace(
            from_handler(f"#merge {OTHER}"), cases=(there,), proofs=frozenset({Proof.VOUCHED, Proof.SIGNATURE})
        )
        event = replace(event, opened=Opened(signature=Good("A" * 40, NOW, b"d")))
        mine, other = (
            effect.case
            for effect in decide(
                event, ready("merge", State.RECEIVED), situation(Standing(ANKE.address), HOUSE_WITH_PARTNER)
            )
            if isinstance(effect, Save)
        )
        assert (mine.state, mine.close_reason, other.followers) == (State.CLOSED, CloseReason.DUPLICATE, ())


def test_what_comes_later_goes_to_whoever_works_on_the_case_as_long_as_they_are_there() -> None:
    def told(event: Mail | DueNow, *assigned: str) -> list[str]:
        case = case_in(State.ACCEPTED, assigned=assigned, solution=Promise(date(2026, 11, 24)))
        known = situation(Standing(REPORTER, proven_at=NOW))
        return [to for _, to in sent(decide(event, case, known)) if to != REPORTER]

    later = mail("There is more of it.", joined_by=JoinedBy.LETTER)
    reminder = DueNow(Due(DueKind.SOLUTION_REMINDER, NOW, FRESH))
    late = DueNow(Due(DueKind.SOLUTION_PASSED, NOW, FRESH))
    for event in (later, reminder):
        assert told(event) == [ANKE.address, BRAM.address]
        assert told(event, BRAM.address) == [BRAM.address]
        assert told(event, "gone@voorbeeld.example") == [ANKE.address, BRAM.address]
    assert ANKE.address in told(late, BRAM.address)  # who is in charge hears what is late


class TestNeedToKnow:
    NEED_TO_KNOW = replace(HOUSE_WITH_PARTNER, need_to_know=True)

    def told(self, case: Case | None, text: str = "A report. " * 40) -> list[str]:
        event = Mail(
            1, NOW, REPORTER, Message(REPORTER, text=text, new_text=text, language="en"), joined_by=JoinedBy.LETTER
        )
        effects = decide(event, case, situation(Standing(REPORTER), self.NEED_TO_KNOW))
        return [to for name, to in sent(effects) if name == "case"]

    def test_leads_see_all_and_others_what_is_assigned_to_them(self) -> None:
        assert self.told(None) == [ANKE.address]
        assert self.told(case_in(State.RECEIVED)) == [ANKE.address]
        assert self.told(case_in(State.RECEIVED, assigned=(BRAM.address,))) == [ANKE.address, BRAM.address]

    def test_whoever_comes_to_a_case_is_shown_what_was_said_before(self) -> None:
        said = Heard(NOW - timedelta(days=1), REPORTER, "A hole", "The door is open.", "")
        effects = order("#assign bram", case_in(State.RECEIVED, key=KEY), house=self.NEED_TO_KNOW, heard=(said,))
        letter = first(effects, "assigned")
        assert (letter.to, letter.key, fields_of(letter)["history"]) == (BRAM.address, BRAM.key, True)
        assert "The door is open." in (letter.below or "")

    def test_whoever_is_not_assigned_any_more_is_refused(self) -> None:
        event = replace(
            from_handler("#fixed"),
            handler=BRAM,
            sender=BRAM.address,
            answers=letter_to(BRAM.address),
        )
        effects = decide(event, case_in(State.ACCEPTED), situation(Standing(BRAM.address), self.NEED_TO_KNOW))
        assert refusal(effects) == "not-assigned"

    @pytest.mark.parametrize(
        ("name", "why", "would_work"),
        [
            pytest.param("Chris", "no-such-handler", ("#assign Anke", "#assign Bram"), id="unknown"),
            pytest.param("Brm", "no-such-handler", ("#assign Bram",), id="a-slip"),
            pytest.param(
                "Jansen", "several-handlers", ("#assign Bram Jansen", "#assign Cas Jansen"), id="two-of-a-name"
            ),
        ],
    )
    def test_a_name_that_is_not_clear_is_not_guessed(self, name: str, why: str, would_work: tuple[str, ...]) -> None:
        house = self.NEED_TO_KNOW
        if name == "Jansen":
            more = (replace(BRAM, name="Bram Jansen"), Handler("Cas Jansen", "cas@voorbeeld.example", cleartext=True))
            house = replace(house, handlers=(ANKE, *more))
        effects = order(f"#assign {name}", case_in(State.RECEIVED), house=house)
        assert refusal(effects) == why
        assert fields_of(first(effects, "refused"))["would_work"] == would_work

    def test_an_address_is_not_somebody_elses_of_another_domain(self) -> None:
        other = replace(BRAM, address="bram@strasse.example")
        house = replace(self.NEED_TO_KNOW, handlers=(ANKE, other))
        assert refusal(order("#assign bram@straße.example", case_in(State.RECEIVED), house=house)) == "no-such-handler"


class TestRepeating:
    SAID = prints(["the form at requests lets me read what others have written"])

    def test_decrypted_words_are_not_handed_to_whoever_carried_them(self) -> None:
        text = "You wrote:\nthe form at requests lets me read what others have written"
        effects = order(text, case_in(State.RECEIVED, key=KEY), guarded=self.SAID)
        assert refusal(effects) == "repeats"
        assert [effect.text for effect in effects if isinstance(effect, Hold)] == [
            "repeats decrypted text to an unproven author"
        ]

    @pytest.mark.parametrize(
        ("written", "found"),
        [
            pytest.param(HOUSE_WITH_PARTNER.address, False, id="our-own"),
            pytest.param(f"mailto:{HOUSE_WITH_PARTNER.address}", False, id="our-own-as-a-link"),
            pytest.param("kim@melder.example", True, id="somebody-elses"),
        ],
    )
    def test_our_own_address_is_no_secret(self, written: str, *, found: bool) -> None:
        guarded = prints([f"I wrote to {written} about it"])
        effects = order(
            f"Write to {written.removeprefix('mailto:')}.", case_in(State.RECEIVED, key=KEY), guarded=guarded
        )
        assert any(isinstance(effect, Hold) for effect in effects) is found

    def test_kept_inside_they_may_be_repeated(self) -> None:
        text = "#note\nthe form at requests lets me read what others have written"
        assert "note" in kinds(order(text, case_in(State.RECEIVED, key=KEY), guarded=self.SAID))


class TestReasons:
    """A decision goes to the reporter with why, in the handler's own words."""

    @pytest.mark.parametrize(
        ("line", "told"),
        [
            pytest.param("#invalid", "invalid", id="invalid"),
            pytest.param("#defer 2027-03-01", "deferred", id="defer"),
            pytest.param("#close out-of-scope", "closed", id="out-of-scope"),
        ],
    )
    @pytest.mark.parametrize("answers", ["case", "assessment-reminder", "confirmation", "partner-mail"])
    def test_it_stands_inside_our_letter(self, line: str, told: str, answers: str) -> None:
        case = case_in(State.RECEIVED, key=KEY)
        letter = letter_to(ANKE.address, answers)
        effects = order(f"{line}\n\n{REASON}", case, answers=letter)
        (draft,) = saved_first(effects).drafts
        assert (draft.text, draft.words) == (told, REASON)
        shown = first(effects, "confirmation").shows
        assert shown is not None
        assert (shown.text, shown.below, fields_of(shown)["reasoned"]) == (told, REASON, True)
        assert refusal(order(line, case, answers=letter)) == "wants-reason"
        assert refusal(order(f"#note\n{line}\n\n{REASON}", case)) == "wants-reason"  # those words stay inside

    @pytest.mark.parametrize("line", ["#invalid", "#defer", "#close out-of-scope"])
    def test_whoever_gets_no_letter_gets_no_reason(self, line: str) -> None:
        assert saved_first(order(line, case_in(State.RECEIVED, anonymous=True))).state is not State.RECEIVED

    @pytest.mark.parametrize("line", ["#accept 2026-12-11", "#close fixed", "#close duplicate", "#close invalid"])
    def test_what_says_enough_needs_none(self, line: str) -> None:
        case = case_in(State.RECEIVED, key=KEY)
        assert saved_first(order(line, case)).drafts[0].words == ""

    def test_without_a_key_it_waits_as_any_words_do(self) -> None:
        (draft,) = saved_first(order(f"#invalid\n\n{REASON}", case_in(State.RECEIVED))).drafts
        assert draft.send_at is None

    def test_what_came_encrypted_is_not_repeated_in_it(self) -> None:
        secret = frozenset(prints(("The password of the archive is kiwi-lantern-42.", ""), ()))
        text = "#invalid\n\nThe password of the archive is kiwi-lantern-42."
        assert refusal(order(text, case_in(State.RECEIVED, key=KEY), guarded=secret)) == "repeats"

    @pytest.mark.parametrize(
        ("known", "by"),
        [
            pytest.param({"solution": Promise(date(2026, 12, 18))}, date(2026, 12, 18), id="a-day"),
            pytest.param({"solution": Promise(date(2026, 11, 1))}, None, id="a-day-gone-by"),
            pytest.param({"solution": Promise(date(2026, 12, 18)), "fixed_at": NOW}, None, id="solved-already"),
            pytest.param({}, None, id="none"),
        ],
    )
    def test_a_duplicate_tells_what_is_expected_of_what_was_known(self, known: CaseFields, by: date | None) -> None:
        case = case_in(State.RECEIVED, key=KEY)
        effects = order(f"#close duplicate {OTHER}", case, cases=(replace(ELSEWHERE, **known),))
        shown = first(effects, "confirmation").shows
        assert shown is not None
        assert fields_of(shown)["known_by"] == by
        assert OTHER in saved_first(effects).linked

    def test_a_duplicate_of_a_case_that_the_handler_may_not_see_is_of_none(self) -> None:
        event = replace(from_handler(f"#close duplicate {OTHER}"), handler=BRAM, sender=BRAM.address)
        event = replace(event, answers=letter_to(BRAM.address), cases=(ELSEWHERE,))
        case = case_in(State.RECEIVED, key=KEY, assigned=(BRAM.address,))
        apart = situation(Standing(BRAM.address), TestNeedToKnow.NEED_TO_KNOW)
        assert refusal(decide(event, case, apart)) == "no-such-case"
