"""Letters that come back: what counts, what stops, what goes on, and what must never go round in circles."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Unpack

import pytest

from mailbot.case import dues
from mailbot.facts import (
    Audience,
    Case,
    Ceilings,
    DeliveryReport,
    Draft,
    DraftLetter,
    Due,
    DueKind,
    DueNow,
    Effect,
    Enter,
    Event,
    Hold,
    Letter,
    LetterRecord,
    Mail,
    Message,
    Notice,
    NoticeKind,
    Partner,
    Promise,
    Proof,
    Standing,
    State,
    Tell,
    Undelivered,
)
from tests.case.builders import (
    ANKE,
    ANSWER,
    BRAM,
    FRESH,
    HOUSE,
    KEY,
    KNOWN,
    LONG,
    NOW,
    REPORTER,
    case_in,
    decide,
    first,
    letter_to,
    mail,
    saved,
    sent,
    situation,
)
from tests.case.fields import MessageFields
from tests.sample_letters import fields_of

DAEMON = "mailer-daemon@mx.melder.example"
UNDELIVERED = [("undelivered", ANKE.address), ("undelivered", BRAM.address)]
STOP = Enter("letters-stopped")


def report(action: str = "failed", recipient: str = REPORTER) -> DeliveryReport:
    return DeliveryReport(action, "5.1.1", recipient, "550 no such user", "<x@voorbeeld.example>")


def notification(letter: LetterRecord | None, *reports: DeliveryReport) -> Mail:
    """A delivery status notification (RFC 3464), tied to `letter` or to none."""
    message = Message(DAEMON, return_path="", automated="null reverse-path", reports=reports or (report(),))
    return mail(message=message, sender=DAEMON, answers=letter)


def words(letter: LetterRecord | None = None, **fields: Unpack[MessageFields]) -> Mail:
    """What qmail sends: words, and a null reverse-path; `letter` when it came to the tag of that one."""
    message = Message(DAEMON, return_path="", automated="null reverse-path", text="user unknown 550 5.1.1")
    return mail(message=replace(message, **fields), sender=DAEMON, answers=letter)


def lost(*letters: int) -> Case:
    """A case of which these letters came back."""
    return case_in(State.RECEIVED, bounced=letters, undelivered=len(letters))


def record(number: int, text: str = "progress", audience: Audience = Audience.REPORTER) -> LetterRecord:
    return letter_to(REPORTER, text, audience, id=number)


class TestCounting:
    @pytest.mark.parametrize(
        ("case", "event", "bounced", "stops"),
        [
            pytest.param(lost(), notification(record(1)), (1,), False, id="the-first"),
            pytest.param(lost(1), notification(record(2)), (1, 2), True, id="the-second"),
            pytest.param(lost(1, 2), notification(record(3)), (1, 2, 3), False, id="the-third-is-no-news"),
            pytest.param(lost(1), notification(record(1)), (1,), False, id="one-letter-twice-is-one"),
            pytest.param(lost(1), Undelivered(record(2), "550"), (1, 2), True, id="our-own-servers-word"),
            pytest.param(lost(1), Undelivered(record(1), "550"), (1,), False, id="refused-after-it-came-back"),
            pytest.param(lost(1), notification(record(2, "relay")), (1, 2), True, id="a-handlers-own-words-count"),
            pytest.param(
                lost(1), notification(record(2), report("failed", "home@example.com")), (1, 2), True, id="forwarded"
            ),
            pytest.param(
                lost(1), notification(record(2), report("delayed"), report()), (1, 2), True, id="failed-and-delayed"
            ),
            pytest.param(lost(1), notification(letter_to(BRAM.address, id=2)), (1,), False, id="a-letter-to-a-handler"),
            pytest.param(
                lost(1), notification(record(2, "shared", Audience.PARTNER)), (1,), False, id="a-letter-to-a-partner"
            ),
        ],
    )
    def test_is_of_different_letters_to_the_reporter(
        self, case: Case, event: Event, bounced: tuple[int, ...], stops: bool
    ) -> None:
        effects = decide(event, case, situation(KNOWN))
        assert (saved(effects).bounced, saved(effects).undelivered) == (bounced, len(bounced))
        assert (STOP in effects, fields_of(first(effects, "undelivered"))["stopped"]) == (stops, stops)

    @pytest.mark.parametrize(
        ("actions", "entry"),
        [
            pytest.param(("delayed",), "delayed", id="still-being-tried"),
            pytest.param(("relayed",), "arrived", id="handed-to-what-tells-nothing"),
            pytest.param(("expanded",), "arrived", id="spread-to-several"),
            pytest.param(("delivered",), "arrived", id="delivered"),
            pytest.param(("failed", "relayed"), "arrived", id="one-of-two-got-it"),
            pytest.param(("delivered", "failed"), "arrived", id="in-any-order"),
        ],
    )
    def test_is_not_of_what_may_have_arrived(self, actions: tuple[str, ...], entry: str) -> None:
        event = notification(record(2), *map(report, actions))
        assert decide(event, lost(1), situation(KNOWN)) == [Enter(entry, {"letter": "progress"})]

    @pytest.mark.parametrize(
        "event",
        [
            pytest.param(notification(None), id="a-report-about-no-letter-of-ours"),
            pytest.param(words(), id="words"),
        ],
    )
    def test_is_not_of_what_no_letter_proves(self, event: Mail) -> None:
        effects = decide(event, None, situation(KNOWN))
        assert [type(effect) for effect in effects] == [Hold]

    def test_is_not_of_words_even_at_the_tag_of_a_letter(self) -> None:
        effects = decide(words(record(2)), lost(1), situation(KNOWN))
        assert saved(effects) == lost(1)
        assert sent(effects) == [("case", ANKE.address), ("case", BRAM.address)]  # a person looks at it


class TestTelling:
    def test_says_whom_it_was_for(self) -> None:
        ibd = Partner("IBD", "incident@ibd.example", KEY)
        house = replace(HOUSE, partners=(ibd,))
        for letter, name in (
            (record(1), ""),
            (letter_to(BRAM.address), "Bram"),
            (letter_to(ibd.address, "shared", Audience.PARTNER), "IBD"),
            (letter_to("fg@voorbeeld.example", "clock-officer", Audience.PARTNER), "fg@voorbeeld.example"),
        ):
            effects = decide(notification(letter), lost(), situation(KNOWN, house))
            assert fields_of(first(effects, "undelivered"))["name"] == name

    def test_waits_for_the_digest_in_a_flood_which_says_that_letters_stopped(self) -> None:
        flood = replace(KNOWN, notices_last_hour=Ceilings().notices_per_hour)
        for case, what in ((lost(), NoticeKind.UNDELIVERED), (lost(1), NoticeKind.LETTERS_STOPPED)):
            effects = decide(notification(record(2)), case, situation(flood))
            assert Tell((), Notice(NOW, FRESH, what)) in effects
            assert sent(effects) == []


class TestStopped:
    """After two letters came back."""

    AFTER = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)  # 9 o'clock on the Monday after the assessment was due

    @pytest.mark.parametrize(
        ("kind", "case", "told"),
        [
            pytest.param(
                DueKind.ASSESSMENT_MISSED, lost(1, 2), [("assessment-escalation", ANKE.address)], id="assessment"
            ),
            pytest.param(
                DueKind.SOLUTION_PASSED,
                case_in(State.ACCEPTED, solution=Promise(date(2026, 11, 27)), bounced=(1, 2), undelivered=2),
                [("solution-passed", ANKE.address), ("solution-passed", BRAM.address)],
                id="solution",
            ),
            pytest.param(
                DueKind.CONTACT_REMINDER, case_in(State.CONTACT, bounced=(1, 2), undelivered=2), [], id="contact"
            ),
            pytest.param(DueKind.CONTACT_CLOSE, case_in(State.CONTACT, bounced=(1, 2), undelivered=2), [], id="close"),
        ],
    )
    def test_the_reporter_gets_nothing_on_schedule_and_those_in_charge_hear_of_it_all(
        self, kind: DueKind, case: Case, told: list[tuple[str, str]]
    ) -> None:
        case = replace(case, opened_at=NOW - timedelta(days=40))
        effects = decide(DueNow(Due(kind, NOW, FRESH)), case, situation(KNOWN, now=self.AFTER))
        assert sent(effects) == told
        for text, _ in told[:1]:
            assert fields_of(first(effects, text))["reporter"] == "lost"

    @pytest.mark.parametrize(
        ("case", "standing", "hears"),
        [
            pytest.param(lost(1), KNOWN, "told", id="after-one"),
            pytest.param(lost(1, 2), KNOWN, "lost", id="after-two"),
            pytest.param(replace(lost(), updates=False), KNOWN, "not-told", id="who-wants-none"),
            pytest.param(lost(), Standing(REPORTER), "not-told", id="who-never-answered"),
            pytest.param(
                replace(lost(), assessment=Promise(date(2026, 11, 27), missed_told_at=NOW)),
                KNOWN,
                "told-before",
                id="the-second-time",
            ),
        ],
    )
    def test_an_escalation_says_what_the_reporter_knows(self, case: Case, standing: Standing, hears: str) -> None:
        due = DueNow(Due(DueKind.ASSESSMENT_MISSED, NOW, FRESH))
        effects = decide(due, case, situation(standing, now=self.AFTER))
        assert fields_of(first(effects, "assessment-escalation"))["reporter"] == hears
        assert (("assessment-missed", REPORTER) in sent(effects)) is (hears == "told")

    def test_no_progress_letter_is_due_and_every_promise_still_is(self) -> None:
        kinds = {due.kind for due in dues.dues(lost(1), situation())}
        assert {due.kind for due in dues.dues(lost(1, 2), situation())} == kinds - {"progress"}
        assert "progress" in kinds

    def test_what_a_handler_writes_still_goes_out(self) -> None:
        draft = Draft(5, ANKE.address, NOW, DraftLetter.RELAY, "Are you there?", send_at=NOW)
        case = replace(lost(1, 2), drafts=(draft,), clear_ok=True)
        effects = decide(DueNow(Due(DueKind.SEND_DRAFT, NOW, FRESH, 5)), case, situation(KNOWN))
        assert sent(effects) == [("relay", REPORTER)]

    @pytest.mark.parametrize(
        ("event", "resumes"),
        [
            pytest.param(mail(LONG, proofs=frozenset({Proof.ANSWER})), True, id="an-answer"),
            pytest.param(mail(LONG, proofs=frozenset({Proof.SIGNATURE})), True, id="the-pinned-key"),
            pytest.param(mail(LONG, proofs=frozenset({Proof.VOUCHED})), True, id="who-got-nothing-to-answer"),
            pytest.param(mail(LONG), False, id="a-From-line-alone"),
            pytest.param(
                mail(LONG, sender="rosa@elders.example", proofs=frozenset({Proof.SIGNATURE})),
                False,
                id="from-another-address-than-letters-go-to",
            ),
            pytest.param(
                mail(message=Message(REPORTER, automated="Auto-Submitted"), proofs=frozenset({Proof.ANSWER})),
                False,
                id="a-machine",
            ),
        ],
    )
    def test_ends_when_the_reporter_writes_from_there(self, event: Mail, resumes: bool) -> None:
        effects = decide(event, lost(1, 2), situation(KNOWN))
        assert saved(effects).undelivered == (0 if resumes else 2)
        assert (Enter("letters-resumed") in effects) is resumes
        assert ("progress" in {due.kind for due in dues.dues(saved(effects), situation())}) is resumes

    def test_who_was_never_lost_does_not_come_back(self) -> None:
        effects = decide(mail(LONG, proofs=frozenset({Proof.ANSWER})), lost(1), situation(KNOWN))
        assert saved(effects).undelivered == 0
        assert Enter("letters-resumed") not in effects


class TestCircles:
    """Mailboxes of handlers are dead, and say so in any of these ways: it must come to an end by itself."""

    @staticmethod
    def untied(_: LetterRecord) -> Mail:
        unknown = notification(None)
        return replace(unknown, message=replace(unknown.message, return_path=None))  # some stores keep none

    @staticmethod
    def untagged(_: LetterRecord) -> Mail:
        return words()

    @staticmethod
    def nothing_says_so(letter: LetterRecord) -> Mail:
        """No field tells of a machine, but it came to the return path of the letter (intake.py says so)."""
        return words(letter, return_path=None, automated="written to the return path of a letter")

    @staticmethod
    def nobody(letter: LetterRecord) -> Mail:
        return replace(words(letter), sender="")

    @pytest.mark.parametrize(
        "comes_back", [notification, untied, words, untagged, nothing_says_so, nobody], ids=lambda one: one.__name__
    )
    @pytest.mark.parametrize(
        "start",
        [
            pytest.param(Undelivered(ANSWER, "550"), id="from-a-letter-to-the-reporter"),
            pytest.param(mail(LONG, proofs=frozenset({Proof.ANSWER})), id="from-a-report"),
            pytest.param(mail(sender="", message=Message(None)), id="from-what-was-held"),
        ],
    )
    @pytest.mark.parametrize("dead", [(ANKE.address,), (ANKE.address, BRAM.address)], ids=["the-lead", "everybody"])
    def test_end(self, comes_back: object, start: Event, dead: tuple[str, ...]) -> None:
        events: deque[Event] = deque([start])
        told = 0
        while events and told < 50:
            event = events.popleft()
            tied = not isinstance(event, Mail) or event.answers is not None or event is start
            for letter in letters(decide(event, lost() if tied else None, situation(KNOWN))):
                told += 1
                back = letter_to(letter.to, letter.text, letter.audience, id=100 + told, reference=letter.reference)
                if letter.to in dead:
                    events.append(comes_back(back))  # type: ignore[operator]  # a function of a LetterRecord
        assert 0 < told <= 5


def letters(effects: list[Effect]) -> list[Letter]:
    return [letter for effect in effects if isinstance(effect, Tell) for letter in effect.letters]


@pytest.mark.parametrize("sender", ["security+0f3a@voorbeeld.example", "security@voorbeeld.example"])
def test_what_claims_to_come_from_us_is_never_answered_whatever_its_tag(sender: str) -> None:
    event = mail(LONG, sender=sender, message=Message(sender, text=LONG, new_text=LONG))
    effects = decide(event, None, situation(Standing(sender), replace(HOUSE, subaddress="+")))
    assert sent(effects) == [("held", ANKE.address)]


def test_our_own_address_with_a_tag_is_nobody_in_copy() -> None:
    message = Message(REPORTER, new_text=LONG, to=("security+x@voorbeeld.example",), cc=("tim@melder.example",))
    effects = decide(mail(message=message), None, situation(KNOWN, replace(HOUSE, subaddress="+")))
    assert saved(effects).copied == ("tim@melder.example",)
