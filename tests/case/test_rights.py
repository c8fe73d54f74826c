"""Requests for one's data: who is heard, by when, what handlers answer, and what time brings."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from mailbot.case import rights_requests
from mailbot.case.dues import dues
from mailbot.facts import (
    Attachment,
    Case,
    Desk,
    Draft,
    DraftLetter,
    Due,
    DueKind,
    DueNow,
    Good,
    Handler,
    Hold,
    Opened,
    Promise,
    Proof,
    Right,
    RightOutcome,
    RightsRequest,
    Save,
    Send,
    Spend,
    Standing,
    State,
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
from tests.case.commands.orders import kinds, order, refusal, saved_first
from tests.case.fields import MailFields
from tests.case.rights_cases import BY, CASE, DAY, asked, asks, leave, texts
from tests.sample_letters import fields_of

ZIP = Attachment("my-data.zip", "application/zip", b"PK")

# Who is heard --------------------------------------------------------------------------------------------------------


def test_a_proven_reporter_hears_until_when_and_those_in_charge_read_what_to_answer() -> None:
    effects = asks()
    assert sent(effects) == [("rights-received", REPORTER), ("rights-asked", ANKE.address)]
    assert first(effects, "rights-received").key == KEY
    assert fields_of(first(effects, "rights-received")) == {"rights": (Right.ACCESS,), "by": BY}
    assert first(effects, "rights-asked").below == "I want a copy of my data."
    assert saved(effects).rights == (RightsRequest(Right.ACCESS, NOW, BY),)
    assert "rights-asked" in kinds(effects)


@pytest.mark.parametrize("state", State)
def test_they_are_heard_whatever_became_of_the_case(state: State) -> None:
    over = case_in(state, closed_at=NOW - 300 * DAY if state is State.CLOSED else None)
    effects = asks(case=over)
    assert texts(effects) == ["rights-asked", "rights-received"]
    assert (saved(effects).state, saved(effects).reference) == (state, FRESH)


def test_nobody_asks_for_the_data_of_another_in_whose_case_they_write() -> None:
    vouched = frozenset({Proof.VOUCHED})
    effects = asks("Delete all my data.", sender="mallory@elsewhere.example", proofs=vouched)
    assert not {"rights-received", "rights-asked"} & set(texts(effects))
    assert saved(effects).rights == ()
    second = replace(CASE, addresses=("rosa@second.example",))
    assert saved(asks(case=second, sender="rosa@second.example", proofs=vouched)).rights


def test_who_wants_no_mail_and_asks_for_their_data_is_answered() -> None:
    assert texts(asks(case=replace(CASE, anonymous=True))) == ["rights-asked", "rights-received"]


def test_whoever_asks_is_there_after_all_though_letters_came_back() -> None:
    effects = asks(case=replace(CASE, undelivered=2, bounced=(1, 2)))
    assert (saved(effects).undelivered, "letters-resumed" in kinds(effects)) == (0, True)


def test_both_of_two_that_are_asked_for_have_the_same_day() -> None:
    effects = asks("Please send me a copy of my data and then delete it all.")
    assert [one.right for one in saved(effects).rights] == [Right.ACCESS, Right.ERASE]


def test_what_waits_is_not_opened_twice() -> None:
    again = replace(saved(asks()), reporter=REPORTER)
    effects = asks(case=again)
    assert saved(effects).rights == again.rights
    assert fields_of(first(effects, "rights-asked"))["again"]
    done = rights_requests.with_answered(again, (Right.ACCESS,), RightOutcome.SENT, NOW)
    assert len(saved(asks(case=done)).rights) == 2


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"proofs": frozenset()}, id="anybody-could-have-written-it"),
        pytest.param({"proofs": frozenset({Proof.DISOWNED})}, id="their-domain-disowns-it"),
    ],
)
def test_whoever_may_be_anybody_is_asked_at_the_address_itself_and_gets_nothing(more: MailFields) -> None:
    effects = asks(**more)
    assert ("rights-unproven", REPORTER) in sent(effects)
    assert "rights-received" not in texts(effects)
    assert "rights-asked" not in texts(effects)
    assert saved(effects).rights == ()


def test_a_stranger_is_asked_the_same_whether_or_not_there_is_a_case() -> None:
    effects = asks(case=None, proofs=frozenset(), answers=None)
    assert sent(effects) == [("rights-unproven", REPORTER)]
    letter, known = first(effects, "rights-unproven"), first(asks(proofs=frozenset()), "rights-unproven")
    assert letter.content == known.content
    assert letter.lane is not None
    assert any(isinstance(effect, Hold) for effect in effects)
    again = letter_to(REPORTER, "rights-unproven", queued_at=NOW)
    busy = situation(Standing(REPORTER, lately=(again,)))
    assert sent(decide(mail("my data"), None, busy)) == []


def test_a_mail_that_an_operator_let_go_is_taken_in_as_any_other() -> None:
    assert "acknowledgement" in texts(asks(case=None, proofs=frozenset(), answers=None, released=True))


def test_of_whom_nothing_is_kept_is_told_so_and_no_case_is_opened() -> None:
    effects = asks(case=None, proofs=frozenset({Proof.VOUCHED}), answers=None)
    assert sent(effects) == [("nothing-kept", REPORTER)]
    assert not any(isinstance(effect, Save) for effect in effects)


def test_what_is_kept_without_a_case_gets_one_so_that_a_person_looks() -> None:
    effects = asks(case=None, proofs=frozenset({Proof.VOUCHED}), answers=None, more_kept=True)
    assert texts(effects) == ["rights-asked", "rights-received"]
    assert saved(effects).rights[0].by == BY


def test_all_cases_of_an_address_are_one_request_in_the_latest() -> None:
    closed = [case_in(State.CLOSED, reference=f"VB-2026-AAA{n}", closed_at=NOW - 99 * DAY) for n in range(3)]
    effects = asks(case=None, proofs=frozenset({Proof.VOUCHED}), answers=None, theirs=tuple(closed))
    assert saved(effects).reference == "VB-2026-AAA0"
    assert fields_of(first(effects, "rights-asked"))["others"] == 2


def test_from_another_address_of_theirs_each_is_answered_where_it_is_kept() -> None:
    home = "rosa@home.example"
    vouched: MailFields = {"sender": home, "proofs": frozenset({Proof.VOUCHED}), "answers": None}
    elsewhere = replace(case_in(State.CLOSED), reference="VB-2026-AAA1", addresses=(home,), mailboxes=(home,))
    vouched["theirs"] = (elsewhere,)
    effects = asks(case=None, **vouched)
    assert sent(effects) == [("rights-received", REPORTER), ("rights-asked", ANKE.address)]
    assert saved(effects).rights[0].by == BY
    own = replace(case_in(State.RECEIVED), reference="VB-2026-AAA2", reporter=home)
    vouched["theirs"] = (elsewhere, own)
    effects = asks(case=None, **vouched)
    cases = [effect.case for effect in effects if isinstance(effect, Save)]
    assert [(one.reference, len(one.rights)) for one in cases] == [("VB-2026-AAA2", 1), ("VB-2026-AAA1", 1)]
    assert [to for text, to in sent(effects) if text == "rights-received"] == [home, REPORTER]
    vouched["theirs"] = (own, replace(elsewhere, reference="VB-2026-AAA3"))
    effects = asks(case=elsewhere, **vouched)
    assert [effect.case.reference for effect in effects if isinstance(effect, Save)] == ["VB-2026-AAA1", "VB-2026-AAA2"]


def test_a_signature_is_used_up_once_whatever_it_opens() -> None:
    signed = Opened(signature=Good("S" * 40, NOW, b"digest"))
    for more in (
        {"more_kept": True},
        {"theirs": (CASE, replace(CASE, reference="VB-2026-AAA1", reporter="rosa@home.example"))},
    ):
        effects = asks(case=None, proofs=frozenset({Proof.VOUCHED}), answers=None, opened=signed, **more)
        assert len([effect for effect in effects if isinstance(effect, Spend)]) == 1


def test_a_report_that_speaks_of_data_is_a_report() -> None:
    effects = asks("Anybody can erase my data at /delete. " * 9, case=None, proofs=frozenset(), answers=None)
    assert "acknowledgement" in texts(effects)


def test_a_phone_may_put_it_into_the_subject() -> None:
    event = mail("", answers=ANSWER, proofs=frozenset({Proof.ANSWER}))
    event = replace(event, message=replace(event.message, subject="Re: my data"))
    assert "rights-received" in texts(decide(event, CASE, situation(KNOWN)))


def test_a_lead_who_may_not_read_it_in_clear_gets_no_words() -> None:
    sealed = Handler("Cleo", "cleo@voorbeeld.example", ANKE.role)
    house = replace(HOUSE, handlers=(sealed, BRAM))
    event = mail("my data", answers=ANSWER, proofs=frozenset({Proof.ANSWER}))
    assert first(decide(event, CASE, situation(KNOWN, house)), "rights-asked").below == ""


# What time brings ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "by"),
    [
        pytest.param(datetime(2026, 11, 23, 10, tzinfo=UTC), date(2026, 12, 23), id="the-same-day-of-the-next-month"),
        pytest.param(datetime(2027, 1, 31, 10, tzinfo=UTC), date(2027, 2, 28), id="its-last-where-it-has-none"),
        pytest.param(datetime(2026, 12, 31, 23, 30, tzinfo=UTC), date(2027, 2, 1), id="of-the-organisations-own-day"),
    ],
)
def test_a_month_is_counted_by_the_calendar(at: datetime, by: date) -> None:
    assert rights_requests.owed_by_day(at, rights_requests.MONTH, HOUSE) == by


def run(case: Case, until: datetime) -> list[tuple[date, str, str]]:
    """Let time bring what a closed case owes, and return each letter with its day."""
    now, seen = NOW, list[tuple[date, str, str]]()
    while True:
        wanted = [due for due in dues(case, situation(KNOWN, now=now)) if due.kind.startswith("rights")]
        due = min(wanted, key=lambda one: one.at, default=None)
        if due is None or due.at > until:
            return seen
        now = max(now + timedelta(minutes=1), due.at)
        effects = decide(DueNow(due), case, situation(KNOWN, now=now))
        seen += [(now.date(), text, to) for text, to in sent(effects)]
        case = saved(effects)


def test_those_in_charge_are_reminded_and_a_day_that_passed_is_said_sorry_for_once() -> None:
    closed = replace(asked(Right.ACCESS), state=State.CLOSED, closed_at=NOW, solution=None, progress=None)
    assert run(closed, NOW + 47 * DAY) == [
        (date(2026, 12, 9), "rights-reminder", ANKE.address),
        (date(2026, 12, 18), "rights-reminder", ANKE.address),
        (date(2026, 12, 22), "rights-reminder", ANKE.address),
        (date(2026, 12, 24), "rights-reminder", ANKE.address),
        (date(2026, 12, 24), "rights-late", REPORTER),
        (date(2027, 1, 4), "rights-reminder", ANKE.address),
    ]
    late = decide(DueNow(Due(DueKind.RIGHTS_MISSED, NOW, FRESH)), closed, situation(KNOWN, now=NOW + 31 * DAY))
    assert fields_of(first(late, "rights-late"))["was"] == BY
    assert saved(late).missed_at is not None


def test_nobody_who_wants_their_data_is_asked_for_a_report() -> None:
    contact = replace(case_in(State.CONTACT), rights=asked(Right.ACCESS).rights)
    assert not [due for due in dues(contact, situation(KNOWN)) if due.kind.startswith("contact")]


# What handlers answer ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("right", "line", "letter", "outcome"),
    [
        pytest.param(Right.ERASE, "#rights refuse", "rights-refused", RightOutcome.REFUSED, id="refused"),
        pytest.param(Right.CORRECT, "#rights corrected", "rights-corrected", RightOutcome.CORRECTED, id="corrected"),
        pytest.param(Right.RESTRICT, "#rights restrict", "rights-restricted", RightOutcome.RESTRICTED, id="restricted"),
        pytest.param(Right.OBJECT, "#rights restrict", "rights-restricted", RightOutcome.RESTRICTED, id="objection"),
    ],
)
def test_a_request_is_answered_when_its_letter_leaves(
    right: Right, line: str, letter: str, outcome: RightOutcome
) -> None:
    ordered = order(
        f"{line}\n\nWe keep the register by law.", asked(right), answers=letter_to(ANKE.address, "rights-asked")
    )
    waits = saved_first(ordered)
    assert waits.rights[0].is_open
    left = leave(waits)
    assert ("letter" in kinds(left), texts(left)) == (True, [letter])
    assert first(left, letter).below == "We keep the register by law."
    assert (saved(left).rights[0].outcome, saved(left).rights[0].answered_at) == (outcome, NOW + DAY)
    assert (saved(left).restricted_at is not None) == (outcome is RightOutcome.RESTRICTED)


def test_a_refusal_names_where_to_complain_and_wants_a_reason() -> None:
    assert refusal(order("#rights refuse", asked(Right.ERASE))) == "wants-reason"
    assert refusal(order("#rights refuse\n\nNo.", asked(Right.ERASE, Right.ACCESS))) == "which-request"
    waits = saved_first(order("#rights refuse erase the law wants it kept", asked(Right.ERASE, Right.ACCESS)))
    left = leave(waits)
    assert first(left, "rights-refused").below == "the law wants it kept"
    assert [one.is_open for one in saved(left).rights] == [False, True]


def test_it_can_be_extended_once_and_only_within_the_first_month() -> None:
    text = "#rights extend\n\nThere is a lot of it."
    waits = saved_first(order(text, asked(Right.ACCESS)))
    left = leave(waits)
    assert fields_of(first(left, "rights-extended")) == {"was": BY, "by": date(2027, 2, 23)}
    assert saved(left).rights[0].by == date(2027, 2, 23)
    assert refusal(order(text, saved(left))) == "already-extended"
    old = RightsRequest(Right.ACCESS, NOW - 40 * DAY, BY)
    assert refusal(order(text, replace(CASE, rights=(old,)))) == "already-extended"


def test_what_nobody_asked_for_is_not_answered_until_it_is_opened() -> None:
    assert refusal(order("#rights corrected\n\nYour name.", CASE)) == "not-asked"
    opened = order("#rights open correct", CASE)
    assert ("rights-received", REPORTER) in sent(opened)
    assert saved_first(opened).rights == (RightsRequest(Right.CORRECT, NOW, BY),)


def test_a_lead_decides_about_an_objection() -> None:
    event = from_handler("#rights refuse\n\nNo.", message=mail("#rights refuse\n\nNo.").message)
    event = replace(event, sender=BRAM.address, handler=BRAM, answers=letter_to(BRAM.address, "rights-asked"))
    case = asked(Right.OBJECT)
    assert refusal(decide(event, case, situation(Standing(BRAM.address)))) == "leads-decide"


def test_what_is_only_kept_is_used_for_nothing_but_what_was_promised() -> None:
    kept = replace(CASE, restricted_at=NOW)
    assert refusal(order("Thank you for your patience.", kept)) == "restricted"
    assert refusal(order("#share IBD", kept)) == "restricted"
    assert "progress" in texts(decide(DueNow(Due(DueKind.PROGRESS, NOW, FRESH)), kept, situation(KNOWN)))
    assert "fixed" in saved_first(order("#fixed", kept)).drafts[0].text
    resumed = leave(saved_first(order("#rights resume", kept)))
    assert (texts(resumed), saved(resumed).restricted_at) == (["rights-resumed"], None)


# The copy ------------------------------------------------------------------------------------------------------------


def exported(case: Case) -> Case:
    return saved_first(order("#rights export", case, desk=Desk(copy=ZIP)))


@pytest.mark.parametrize("key", [KEY, None], ids=["with-a-key", "without"])
def test_a_copy_leaves_only_after_somebody_looked_at_it(key: object) -> None:
    case = asked(Right.ACCESS, key=KEY if key else None)
    effects = order("#rights export", case, desk=Desk(copy=ZIP))
    confirmation = first(effects, "confirmation")
    assert confirmation.attachments == (ZIP,)
    assert fields_of(confirmation)["sending"] == ("waits-send" if key else "waits-clear-ok")
    waits = saved_first(effects)
    assert waits.drafts[0].send_at is None
    answers = letter_to(ANKE.address, "confirmation", about=waits.drafts[0].id)
    if key is None:
        assert refusal(order("#send", waits, answers=answers)) == "illegal"
    sends = saved_first(order("#send" if key else "#clear-ok", waits, answers=answers))
    left = leave(sends)
    assert first(left, "rights-copy").attachments == (ZIP,)
    assert first(left, "rights-copy").key == key
    assert saved(left).rights[0].outcome is RightOutcome.SENT


def test_a_copy_goes_nowhere_in_clear_once_the_word_for_that_was_taken_back() -> None:
    draft = Draft(
        4, ANKE.address, NOW, DraftLetter.RIGHTS_COPY, attachments=(ZIP,), send_at=NOW, rights=(Right.ACCESS,)
    )
    effects = leave(asked(Right.ACCESS, key=None, drafts=(draft,)))
    assert not any(isinstance(effect, Send) for effect in effects)
    assert saved(effects).drafts[0].send_at is None


def test_what_is_too_large_for_a_mail_is_said() -> None:
    assert refusal(order("#rights export", asked(Right.ACCESS))) == "too-large"
    assert exported(asked(Right.ACCESS)).drafts[0].attachments == (ZIP,)


def test_a_promise_of_the_case_goes_on_beside_it() -> None:
    assert saved(asks()).solution == Promise(date(2026, 12, 11))
