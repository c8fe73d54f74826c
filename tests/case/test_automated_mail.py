"""What becomes of what programs write and carry: each in the shape in which it is seen, and a table of signs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Unpack

import pytest

from mailbot.case import automated_mail
from mailbot.case.automated_mail import MEANING, Fate, Machine
from mailbot.facts import (
    Case,
    Effect,
    Enter,
    Hold,
    JoinedBy,
    Mail,
    Message,
    Opened,
    Proof,
    Save,
    Send,
    Sign,
    Standing,
    State,
    Tell,
)
from mailbot.mail.message import Settings, parse
from tests.case.builders import (
    ANKE,
    HOUSE,
    KEY,
    KNOWN,
    LONG,
    NOW,
    REPORTER,
    STRANGER,
    TOLD,
    case_in,
    decide,
    letter_to,
    mail,
    saved,
    sent,
    situation,
)
from tests.case.commands.orders import order
from tests.case.fields import MailFields
from tests.fixtures import FIXTURES
from tests.sample_letters import fields_of

HELD = [("held", ANKE.address)]


def read(name: str) -> Message:
    return parse((FIXTURES / name).read_bytes(), Settings(HOUSE.languages))


def event(message: Message, /, **more: Unpack[MailFields]) -> Mail:
    return replace(mail(message=message, sender=message.sender or ""), **more)


def decided(
    message: Message, case: Case | None = None, standing: Standing = STRANGER, /, **more: Unpack[MailFields]
) -> list[Effect]:
    return decide(event(message, **more), case, situation(standing))


PEOPLE = [
    pytest.param(f"automated/person-through-{name}.eml", id=name)
    for name in (
        *("request-tracker", "otrs", "zendesk", "hackerone", "servicenow", "jira", "freshdesk", "github", "a-group"),
        "a-marketing-gateway",
    )
]


@pytest.mark.parametrize("name", PEOPLE)
def test_what_a_person_writes_through_a_program_is_a_case_with_its_promise(name: str) -> None:
    effects = decided(read(name))
    case = saved(effects)
    assert case.state is State.RECEIVED
    assert case.assessment is not None
    assert sent(effects) == TOLD  # the handlers, and nobody else
    assert not any(isinstance(effect, Hold) for effect in effects)
    (letter,) = {letter.below for effect in effects if isinstance(effect, Tell) for letter in effect.letters}
    assert letter is not None
    assert "We have kept nothing" in letter


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("automated/vacation-gmail.eml", id="a-vacation"),
        pytest.param("automated/out-of-office-exchange.eml", id="an-absence"),
        pytest.param("automated/vacation-of-many-words.eml", id="an-absence-as-long-as-a-report"),
        pytest.param("automated/precedence-only-vacation.eml", id="an-absence-with-one-sign"),
        pytest.param("automated/ticket-receipt.eml", id="the-receipt-of-a-ticket-system"),
        pytest.param("automated/newsletter-one-click.eml", id="a-newsletter"),
        pytest.param("automated/noreply-newsletter.eml", id="a-line-from-nobody"),
        pytest.param("automated/list-post-to-many.eml", id="what-goes-round"),
        pytest.param("automated/calendar-reply-outlook.eml", id="an-answer-to-an-invitation"),
    ],
)
def test_what_a_program_says_is_no_case_and_a_person_sees_it(name: str) -> None:
    effects = decided(read(name))
    assert not any(isinstance(effect, Save) for effect in effects)
    assert any(isinstance(effect, Hold) for effect in effects)
    assert sent(effects) == HELD


@pytest.mark.parametrize(
    "name", ["bounce/only-words-qmail.eml", "bounce/failed-postfix.eml", "bounce/read-receipt-outlook.eml"]
)
def test_what_may_be_a_letter_that_came_back_is_told_in_the_morning(name: str) -> None:
    effects = decided(read(name))
    assert [type(effect) for effect in effects if not isinstance(effect, Tell)] == [Hold]


AGGREGATES = sorted(path.relative_to(FIXTURES).as_posix() for path in (FIXTURES / "aggregate").glob("*.eml"))


@pytest.mark.parametrize("name", AGGREGATES)
def test_reports_about_mail_are_filed(name: str) -> None:
    assert decided(read(name)) == [Enter("aggregate-report")]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"sender": "noor@example.org", "senders": ("noor@example.org",)}, id="whoever-sends-it"),
        pytest.param({"sender": None, "senders": ()}, id="whoever-does-not-say-so"),
        pytest.param({"spam": "x-spam-flag"}, id="taken-for-spam"),
    ],
)
def test_reports_about_mail_are_filed_whatever_else(change: dict[str, Any]) -> None:
    message = replace(read("aggregate/tls-structured-google.eml"), **change)
    assert decided(message) == [Enter("aggregate-report")]


def test_one_in_a_case_of_a_program_adds_to_its_record_and_is_not_told() -> None:
    message = read("aggregate/dmarc-alone-google.eml")
    case = case_in(State.RECEIVED, anonymous=True)
    assert sent(decided(message, case, joined_by=JoinedBy.ADDRESS)) == []
    assert sent(decided(message, case_in(State.RECEIVED), joined_by=JoinedBy.ADDRESS)) == TOLD


@pytest.mark.parametrize(
    "name", ["report/dmarc-report-attached-by-a-person.eml", "report/dmarc-report-beside-a-picture.eml"]
)
def test_who_attaches_one_to_a_report_is_a_reporter(name: str) -> None:
    message = read(name)
    assert message.automated is None
    assert saved(decided(message)).state is State.RECEIVED


@pytest.mark.parametrize(
    ("subject", "words", "sender", "filed"),
    [
        pytest.param("Aggregate report", "We see this each day.", "noor@example.org", False, id="somebody-speaks"),
        pytest.param("Aggregate report", "Please look.", "reports@example.org", False, id="somebody-asks"),
        pytest.param("DMARC", LONG, "reports@example.org", False, id="more-than-a-program-says"),
        pytest.param(
            "Re: Report Domain: a.example Submitter: b.example", "See below, I think.", "n@x.org", False, id="an-answer"
        ),
        pytest.param(
            "DMARC", "Sent by Example on Mon, 5 Apr 2027.", "reports@example.org", True, id="a-program-speaks"
        ),
        pytest.param(
            "REPORT DOMAIN: A.EXAMPLE SUBMITTER: B.EXAMPLE", LONG, "dmarc@example.org", True, id="in-capitals"
        ),
        pytest.param(
            "Report Domain: a.example Submitter: b.example", LONG, "noor@example.org", False, id="a-persons-words"
        ),
    ],
)
def test_words_of_ones_own(subject: str, words: str, sender: str, filed: bool) -> None:
    raw = (FIXTURES / "aggregate/dmarc-short-yahoo.eml").read_bytes()
    raw = raw.replace(b"Aggregate report for voorbeeld.example", subject.encode())
    raw = raw.replace(b"This is an aggregate report from Example.", words.encode())
    message = parse(raw.replace(b"reports@example.com", sender.encode()), Settings(HOUSE.languages))
    assert (Sign.AGGREGATE in message.signs) is filed


def said(automated: Sign, *more: Sign, words: str = LONG, **fields: Any) -> Message:
    message = Message(REPORTER, text=words, new_text=words, to=(HOUSE.address,), automated=automated)
    signs = tuple(sign.value for sign in (automated, *more))
    return replace(message, signs=signs, **fields)


THREADED: dict[str, Any] = {"in_reply_to": ("<a@other.example>",)}
OURS: dict[str, Any] = {"references": (f"<a@{HOUSE.address.rpartition('@')[2]}>",)}


@pytest.mark.parametrize(
    ("message", "becomes"),
    [
        pytest.param(said(Sign.AUTO_SUBMITTED), Fate.CASE, id="a-report-by-a-program"),
        pytest.param(said(Sign.AUTO_SUBMITTED, words="Down."), Fate.HELD, id="a-line-by-a-program"),
        pytest.param(said(Sign.AUTO_SUBMITTED, Sign.TICKET, words="Key?"), Fate.CASE, id="a-line-in-a-ticket"),
        pytest.param(said(Sign.AUTO_SUBMITTED, **OURS), Fate.HELD, id="what-goes-on-with-a-mail-of-our-own"),
        pytest.param(said(Sign.AUTO_SUBMITTED, **THREADED), Fate.CASE, id="what-goes-on-with-a-ticket"),
        pytest.param(said(Sign.AUTO_SUBMITTED, Sign.AUTO_REPLIED), Fate.CASE, id="a-report-that-says-it-answers"),
        pytest.param(said(Sign.AUTO_SUBMITTED, Sign.AUTO_REPLIED, **THREADED), Fate.HELD, id="an-answer"),
        pytest.param(said(Sign.AUTO_SUBMITTED, Sign.AUTO_REPLIED, subject="Re: x"), Fate.HELD, id="an-answers-subject"),
        pytest.param(said(Sign.AUTO_SUBMITTED, Sign.AUTO_REPLIED, words="Got it."), Fate.HELD, id="a-receipt"),
        pytest.param(said(Sign.AUTO_SUBMITTED, Sign.RULES_LOOP), Fate.HELD, id="a-rule-of-a-mailbox"),
        pytest.param(said(Sign.PRECEDENCE), Fate.CASE, id="bulk"),
        pytest.param(said(Sign.PRECEDENCE, words="Key?"), Fate.CASE, id="a-line-in-bulk"),
        pytest.param(said(Sign.PRECEDENCE, Sign.PRECEDENCE_REPLY), Fate.HELD, id="auto-reply"),
        pytest.param(said(Sign.PRECEDENCE, subject="Abwesenheitsnotiz"), Fate.HELD, id="an-absence"),
        pytest.param(said(Sign.SUPPRESS), Fate.CASE, id="wants-no-answers-by-machine"),
        pytest.param(said(Sign.LIST_UNSUBSCRIBE), Fate.CASE, id="a-gateways-field"),
        pytest.param(said(Sign.LIST_ID, Sign.LIST_UNSUBSCRIBE), Fate.HELD, id="a-newsletter"),
        pytest.param(said(Sign.LIST_ID, Sign.LIST_UNSUBSCRIBE, Sign.LIST_POST), Fate.CASE, id="a-group"),
        pytest.param(said(Sign.LIST_ID, Sign.LIST_UNSUBSCRIBE, **THREADED), Fate.CASE, id="in-a-thread"),
        pytest.param(said(Sign.LIST_ID, to=("list@other.example",)), Fate.HELD, id="what-goes-round"),
        pytest.param(said(Sign.LIST_ID, to=("list@other.example",), cc=(HOUSE.address,)), Fate.CASE, id="we-in-cc"),
        pytest.param(said(Sign.NOBODY), Fate.CASE, id="a-report-from-nobody"),
        pytest.param(said(Sign.NOBODY, words="Welcome."), Fate.HELD, id="a-line-from-nobody"),
        pytest.param(said(Sign.NULL_PATH), Fate.HELD, id="what-comes-back"),
        pytest.param(said(Sign.RETURN_PATH), Fate.HELD, id="to-the-return-path-of-a-letter"),
        pytest.param(said(Sign.CALENDAR), Fate.HELD, id="an-invitation-answered"),
    ],
)  # fmt: skip
def test_what_each_sign_leads_to(message: Message, becomes: Fate) -> None:
    assert automated_mail.fate(event(message), HOUSE) is becomes
    assert automated_mail.fate(event(message, released=True), HOUSE) is Fate.CASE  # an operator has seen it


def test_who_encrypts_to_us_through_a_list_or_a_program_is_heard() -> None:
    opened = Opened(encrypted=True)
    for message in (said(Sign.LIST_ID, to=()), said(Sign.AUTO_SUBMITTED, words="x"), said(Sign.NOBODY, words="x")):
        assert automated_mail.fate(event(message, opened=opened), HOUSE) is Fate.CASE


def test_every_sign_means_something_and_an_unknown_one_nothing() -> None:
    assert set(MEANING) == set(Sign)
    assert set(MEANING.values()) == set(Machine)
    assert automated_mail.signs(event(replace(said(Sign.SUPPRESS), signs=("X-New",)))) == {Sign.SUPPRESS}


class TestACaseThroughAMachine:
    CASE = case_in(State.RECEIVED, by_machine=True, key=KEY)
    CONTACT = case_in(State.CONTACT, by_machine=True)

    def test_it_says_more_and_the_promise_runs(self) -> None:
        effects = decided(said(Sign.PRECEDENCE), self.CONTACT, joined_by=JoinedBy.ADDRESS)
        assert saved(effects).state is State.RECEIVED
        assert sent(effects) == TOLD

    def test_what_it_answers_by_itself_is_shown_and_nothing_more(self) -> None:
        ours = letter_to(REPORTER, "relay")
        answer: dict[str, Any] = {"answers": ours, "proofs": frozenset({Proof.ANSWER}), "joined_by": JoinedBy.LETTER}
        for message in (said(Sign.PRECEDENCE), said(Sign.AUTO_REPLIED), said(Sign.PRECEDENCE, subject="Out of office")):
            effects = decided(message, self.CONTACT, **answer)
            assert saved(effects) == self.CONTACT
            assert sent(effects) == TOLD

    def test_in_a_case_of_a_persons_a_machine_is_likely_to_answer_a_letter(self) -> None:
        case = case_in(State.CONTACT)
        assert saved(decided(said(Sign.PRECEDENCE), case, joined_by=JoinedBy.ADDRESS)) == case

    def test_a_handlers_words_go_and_a_commands_letter_does_not(self) -> None:
        (draft,) = saved(order("Thank you, we look at it.", self.CASE)).drafts
        assert (draft.text, draft.words) == ("relay", "Thank you, we look at it.")
        accepted = saved(order("#accept 2026-12-11", self.CASE))
        assert (accepted.drafts, accepted.state) == ((), State.ACCEPTED)
        assert accepted.assessment is not None
        assert accepted.assessment.kept_at == NOW
        (both,) = saved(order("#accept 2026-12-11\n\nThank you.", self.CASE)).drafts
        assert (both.text, both.words, both.fulfils) == ("accepted", "Thank you.", "assessment")

    def test_it_hears_of_nothing_by_the_calendar(self) -> None:
        assert not automated_mail.is_nobody(event(said(Sign.PRECEDENCE)))
        effects = decided(
            Message(REPORTER, new_text="More, from my own client."), self.CASE, KNOWN, joined_by=JoinedBy.ADDRESS
        )
        assert not any(isinstance(effect, Send) for effect in effects)

    def test_a_person_who_answers_by_hand_is_written_to_again(self) -> None:
        vouched = frozenset({Proof.VOUCHED})
        effects = decided(
            Message(REPORTER, new_text=LONG), self.CASE, KNOWN, joined_by=JoinedBy.ADDRESS, proofs=vouched
        )
        assert not saved(effects).by_machine
        assert ("receipt", REPORTER) in sent(effects)

    def test_a_handler_may_let_letters_go_there(self) -> None:
        assert not saved(order("#anonymous no", self.CASE)).by_machine

    def test_many_come_into_the_digest(self) -> None:
        flooded = replace(STRANGER, notices_last_hour=HOUSE.ceilings.notices_per_hour)
        effects = decided(said(Sign.PRECEDENCE), None, flooded)
        assert saved(effects).by_machine
        assert [effect.kept is not None for effect in effects if isinstance(effect, Tell)] == [True]


class TestWhatIsHeldIsShown:
    BLIND = replace(ANKE, address="blind@voorbeeld.example", key=None, cleartext=False)
    PLAIN = replace(ANKE, address="plain@voorbeeld.example", key=None, cleartext=True)

    def test_to_whom_may_read_it(self) -> None:
        house = replace(HOUSE, handlers=(ANKE, self.BLIND, self.PLAIN))
        message = replace(read("automated/vacation-of-many-words.eml"))
        effects = decide(event(message), None, situation(STRANGER, house))
        (told,) = [effect.letters for effect in effects if isinstance(effect, Tell)]
        shown = {letter.to: (fields_of(letter)["subject"], letter.below) for letter in told}
        assert shown == {
            ANKE.address: (message.subject, message.text[:500]),
            self.PLAIN.address: (message.subject, message.text[:500]),
            self.BLIND.address: ("", None),
        }

    def test_in_the_digest_too(self) -> None:
        flooded = replace(STRANGER, notices_last_hour=HOUSE.ceilings.notices_per_hour)
        effects = decided(read("automated/vacation-gmail.eml"), None, flooded)
        (kept,) = [effect.kept for effect in effects if isinstance(effect, Tell)]
        assert kept is not None
        assert kept.excerpt == "I am away until Monday."
