"""The behaviour of a case, as a table of events and what they lead to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Unpack

import pytest

from mailbot.case import dues
from mailbot.facts import (
    Attachment,
    Audience,
    Case,
    CloseReason,
    DeliveryReport,
    Draft,
    DraftLetter,
    Due,
    DueKind,
    DueNow,
    Effect,
    Enter,
    Failure,
    Good,
    Happening,
    Hold,
    HoldReason,
    Key,
    Lane,
    Mail,
    Message,
    NotForUs,
    Notice,
    NoticeKind,
    Opened,
    Promise,
    Proof,
    Prove,
    Save,
    Send,
    Sign,
    Spend,
    Standing,
    State,
    Tell,
    Undelivered,
    Unparsed,
    Unwritable,
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
    STRANGER,
    TOLD,
    case_in,
    decide,
    first,
    from_handler,
    letter_to,
    letters_of,
    mail,
    saved,
    sent,
    situation,
)
from tests.case.fields import MailFields
from tests.sample_letters import fields_of

STOPPED = [("stopped", REPORTER), *TOLD]


class TestFirstContact:
    @pytest.mark.parametrize(
        ("event", "state"),
        [
            pytest.param(mail("How do I send you a report?"), State.CONTACT, id="a-question-is-a-contact"),
            pytest.param(mail(LONG), State.RECEIVED, id="300-characters-of-their-own-are-a-report"),
            pytest.param(
                mail(message=Message(REPORTER, attachments=(Attachment("poc.txt", "text/plain", b"x"),))),
                State.RECEIVED,
                id="an-attachment-is-a-report",
            ),
            pytest.param(mail("x", opened=Opened(encrypted=True)), State.RECEIVED, id="a-decrypted-mail-is-a-report"),
            pytest.param(mail("", opened=Opened(failure=NotForUs())), State.RECEIVED, id="an-unopenable-mail-too"),
        ],
    )
    def test_is_acknowledged_and_told(self, event: Mail, state: State) -> None:
        effects = decide(event, None, situation(STRANGER))
        assert sent(effects) == [("acknowledgement", REPORTER), *TOLD]
        assert (saved(effects).reference, saved(effects).state) == (FRESH, state)
        assert first(effects, "acknowledgement").content.carries_our_key

    def test_promises_run_from_the_time_the_server_received_it(self) -> None:
        friday = NOW - timedelta(days=3)
        effects = decide(mail(LONG, received_at=friday), None, situation(STRANGER))
        assert saved(effects).assessment == Promise(date(2026, 11, 27))
        assert fields_of(first(effects, "acknowledgement"))["assessment_by"] == date(2026, 11, 27)

    def test_a_mail_that_lay_too_long_is_promised_no_day_that_has_passed(self) -> None:
        effects = decide(mail(LONG, received_at=NOW - timedelta(days=20)), None, situation(STRANGER))
        assert fields_of(first(effects, "acknowledgement"))["assessment_by"] is None
        assert saved(effects).assessment == Promise(date(2026, 11, 10))

    def test_an_unknown_language_falls_back_to_the_first(self) -> None:
        silent = Message(REPORTER, new_text="hm")
        assert saved(decide(mail(message=silent), None, situation(STRANGER))).language == "nl"

    @pytest.mark.parametrize(
        ("key", "proofs", "pinned", "offered"),
        [
            pytest.param(KEY, {Proof.VOUCHED}, KEY, None, id="vouched-for"),
            pytest.param(KEY, set(), None, KEY, id="anybodys-is-offered"),
            pytest.param(KEY, {Proof.DISOWNED}, None, KEY, id="one-of-a-disowned-mail-too"),
            pytest.param(replace(KEY, why_unusable="expired"), {Proof.VOUCHED}, None, None, id="expired"),
            pytest.param(None, {Proof.VOUCHED}, None, None, id="none"),
        ],
    )
    def test_a_usable_key_is_pinned(
        self, key: Key | None, proofs: set[Proof], pinned: Key | None, offered: Key | None
    ) -> None:
        effects = decide(mail(key=key, proofs=frozenset(proofs)), None, situation(STRANGER))
        assert (saved(effects).key, saved(effects).offered_key) == (pinned, offered)
        assert first(effects, "acknowledgement").key == pinned

    def test_a_second_one_within_a_day_is_not_acknowledged_again(self) -> None:
        lately = replace(STRANGER, lately=(letter_to(REPORTER, "acknowledgement", Audience.REPORTER),))
        assert sent(decide(mail(), None, situation(lately))) == TOLD

    def test_nothing_a_stranger_wrote_stands_in_the_acknowledgement(self) -> None:
        hostile = Message(REPORTER, "Eve", subject="CANARY", text="CANARY", new_text="CANARY")
        assert "CANARY" not in repr(first(decide(mail(message=hostile), None, situation(STRANGER)), "acknowledgement"))

    def test_a_vouched_address_waits_in_a_lane_of_its_own_and_counts_as_reached(self) -> None:
        effects = decide(mail(proofs=frozenset({Proof.VOUCHED})), None, situation(STRANGER))
        assert first(effects, "acknowledgement").lane == "acknowledgement-vouched"
        assert Prove(REPORTER) in effects

    def test_a_domain_that_is_behind_the_mail_without_a_policy_has_the_lane_and_proves_nothing(self) -> None:
        effects = decide(mail(message=Message(REPORTER, backed=True)), None, situation(STRANGER))
        letter = first(effects, "acknowledgement")
        assert (letter.lane, letter.disowned, Prove(REPORTER) in effects) == (Lane.VOUCHED, False, False)

    def test_what_a_domain_disowns_takes_no_turn_of_it(self) -> None:
        forged = mail(message=Message(REPORTER), proofs=frozenset({Proof.DISOWNED}))
        letter = first(decide(forged, None, situation(STRANGER)), "acknowledgement")
        assert (letter.lane, letter.disowned) == (Lane.STRANGERS, True)

    def test_a_flood_is_kept_for_the_digest(self) -> None:
        flooded = replace(STRANGER, notices_last_hour=HOUSE.ceilings.notices_per_hour)
        effects = decide(mail("Hello"), None, situation(flooded))
        assert sent(effects) == [("acknowledgement", REPORTER)]
        assert Tell((), Notice(NOW, FRESH, NoticeKind.CONTACT, "Hello")) in effects

    def test_a_vouched_reporter_is_not_drowned_by_forgeries(self) -> None:
        flooded = replace(STRANGER, notices_last_hour=HOUSE.ceilings.notices_per_hour)
        effects = decide(mail(LONG, proofs=frozenset({Proof.VOUCHED})), None, situation(flooded))
        assert sent(effects) == [("acknowledgement", REPORTER), *TOLD]
        drowned = replace(flooded, notices_last_hour=2 * HOUSE.ceilings.notices_per_hour)
        effects = decide(mail(LONG, proofs=frozenset({Proof.VOUCHED})), None, situation(drowned))
        assert sent(effects) == [("acknowledgement", REPORTER)]

    def test_naming_a_case_of_somebody_else_opens_a_linked_one(self) -> None:
        effects = decide(mail(names="VB-2026-AAAA"), None, situation(STRANGER))
        assert saved(effects).linked == ("VB-2026-AAAA",)
        assert "AAAA" not in repr(first(effects, "acknowledgement"))
        assert fields_of(first(effects, "case"))["names"] == "VB-2026-AAAA"


class TestMoreFromTheReporter:
    def test_an_answer_with_the_report_gets_a_receipt_and_starts_the_promises(self) -> None:
        answer = mail(LONG, answers=ANSWER, proofs=frozenset({Proof.ANSWER}), key=KEY, opened=Opened(encrypted=True))
        effects = decide(answer, case_in(State.CONTACT), situation(STRANGER))
        assert sent(effects) == [("receipt", REPORTER), *TOLD]
        assert saved(effects).state is State.RECEIVED
        assert saved(effects).assessment == Promise(date(2026, 11, 30))
        assert saved(effects).key == KEY
        assert Prove(REPORTER) in effects

    def test_what_nothing_proves_gets_no_receipt_and_pins_no_key(self) -> None:
        effects = decide(mail(LONG, key=KEY), case_in(State.CONTACT), situation(STRANGER))
        assert sent(effects) == TOLD
        assert saved(effects).key is None

    def test_a_receipt_promises_no_day_that_has_passed(self) -> None:
        late = case_in(State.RECEIVED, assessment=Promise(date(2026, 11, 20), missed_told_at=NOW))
        effects = decide(mail(proofs=frozenset({Proof.ANSWER})), late, situation(KNOWN))
        assert fields_of(first(effects, "receipt"))["assessment_by"] is None
        assert saved(effects).assessment == late.assessment

    def test_one_receipt_a_day(self) -> None:
        lately = replace(KNOWN, lately=(letter_to(REPORTER, "receipt", Audience.REPORTER),))
        assert sent(decide(mail(), case_in(State.RECEIVED), situation(lately))) == TOLD

    def test_the_receipt_of_the_report_comes_all_the_same(self) -> None:
        lately = replace(KNOWN, lately=(letter_to(REPORTER, "receipt", Audience.REPORTER),))
        assert ("receipt", REPORTER) in sent(decide(mail(LONG), case_in(State.CONTACT), situation(lately)))

    def test_three_machine_letters_a_day_and_no_more(self) -> None:
        answers = ("acknowledgement", "receipt", "broken")
        lately = replace(KNOWN, lately=tuple(letter_to(REPORTER, text, Audience.REPORTER) for text in answers))
        assert sent(decide(mail(LONG), case_in(State.CONTACT), situation(lately))) == TOLD

    def test_a_key_that_cannot_be_used_is_said_once(self) -> None:
        with_key = mail("Here is my key", key=replace(KEY, why_unusable="version 6"), proofs=frozenset({Proof.ANSWER}))
        effects = decide(with_key, case_in(State.RECEIVED), situation(KNOWN))
        assert sent(effects) == [("receipt", REPORTER), ("unreadable-key", REPORTER), *TOLD]
        lately = replace(KNOWN, lately=(letter_to(REPORTER, "unreadable-key", Audience.REPORTER),))
        again = decide(with_key, case_in(State.RECEIVED), situation(lately))
        assert sent(again) == [("receipt", REPORTER), *TOLD]

    def test_what_cannot_be_opened_is_said_once(self) -> None:
        broken = mail("", opened=Opened(failure=NotForUs()))
        assert sent(decide(broken, case_in(State.RECEIVED), situation(STRANGER))) == [
            ("not-for-us", REPORTER),
            *TOLD,
        ]
        lately = replace(STRANGER, lately=(letter_to(REPORTER, "not-for-us", Audience.REPORTER),))
        assert sent(decide(broken, case_in(State.RECEIVED), situation(lately))) == TOLD

    @pytest.mark.parametrize(
        ("proofs", "state"),
        [
            pytest.param({Proof.ANSWER}, State.RECEIVED, id="answering-our-letter"),
            pytest.param({Proof.SIGNATURE}, State.RECEIVED, id="signed-with-the-pinned-key"),
            pytest.param({Proof.VOUCHED}, State.RECEIVED, id="vouched-for-by-our-server"),
            pytest.param({Proof.DISOWNED}, State.CLOSED, id="disowned-does-not"),
            pytest.param(set(), State.CLOSED, id="nothing-does-not"),
        ],
    )
    def test_a_closed_case_reopens_for_a_proven_reporter(self, proofs: set[Proof], state: State) -> None:
        closed = case_in(State.CLOSED, closed_at=NOW, close_reason=CloseReason.FIXED)
        assert saved(decide(mail(proofs=frozenset(proofs)), closed, situation(KNOWN))).state is state

    @pytest.mark.parametrize(
        ("text", "proofs", "updates", "went"),
        [
            pytest.param("STOP", {Proof.ANSWER}, False, STOPPED, id="a-proven-stop-ends-scheduled-mail"),
            pytest.param("Stop.\n", {Proof.SIGNATURE}, False, STOPPED, id="however-it-is-written"),
            pytest.param("« Arrêt »", {Proof.ANSWER}, False, STOPPED, id="in-french"),
            pytest.param("STOPP", {Proof.ANSWER}, False, STOPPED, id="in-german"),
            pytest.param("Stoppen.", {Proof.ANSWER}, False, STOPPED, id="in-dutch"),
            pytest.param("*STOP*", {Proof.ANSWER}, False, STOPPED, id="in-bold"),
            pytest.param("(\u200bＳＴＯＰ)", {Proof.ANSWER}, False, STOPPED, id="wide-with-what-nobody-sees"),
            pytest.param("STOP", {Proof.VOUCHED}, False, STOPPED, id="vouched-for-by-our-server"),
            pytest.param("STOP", {Proof.DISOWNED}, True, [("receipt", REPORTER), *TOLD], id="disowned-does-not"),
            pytest.param("STOP", set(), True, [("receipt", REPORTER), *TOLD], id="nor-does-nothing"),
            pytest.param("Stop the server", {Proof.ANSWER}, True, [("receipt", REPORTER), *TOLD], id="nor-other-words"),
        ],
    )
    def test_stop(self, text: str, proofs: set[Proof], updates: bool, went: list[tuple[str, str]]) -> None:
        effects = decide(mail(text, proofs=frozenset(proofs)), case_in(State.RECEIVED), situation(KNOWN))
        assert (saved(effects).updates, sent(effects)) == (updates, went)

    @pytest.mark.parametrize("word", ["start", "RESUME", "Hervat!", "reprendre", "Weiter"])
    def test_start_after_stop(self, word: str) -> None:
        stopped = case_in(State.RECEIVED, updates=False)
        assert saved(decide(mail(word, proofs=frozenset({Proof.ANSWER})), stopped, situation(KNOWN))).updates
        assert not saved(decide(mail(word), stopped, situation(KNOWN))).updates

    def test_a_key_that_comes_lets_waiting_drafts_go_and_ends_the_leave_to_write_in_clear(self) -> None:
        waits = Draft(4, ANKE.address, NOW, DraftLetter.RELAY, "words")
        case = case_in(State.RECEIVED, drafts=(waits,), clear_ok=True)
        heard = saved(decide(mail(key=KEY, proofs=frozenset({Proof.ANSWER})), case, situation(KNOWN)))
        assert (heard.clear_ok, heard.drafts[0].send_at) == (False, NOW + timedelta(minutes=10))


class TestMachines:
    AUTO = Message(REPORTER, automated="Auto-Submitted", new_text=LONG)

    def test_an_automated_mail_without_a_case_is_held_and_told_and_not_answered(self) -> None:
        effects = decide(mail(message=replace(self.AUTO, new_text="Down.")), None, situation(KNOWN))
        assert Hold(Sign.AUTO_SUBMITTED) in effects
        assert sent(effects) == [("held", ANKE.address)]

    def test_a_report_by_a_machine_that_an_operator_lets_go_opens_a_case_and_is_not_answered(self) -> None:
        effects = decide(mail(message=self.AUTO, released=True), None, situation(KNOWN))
        assert saved(effects).state is State.RECEIVED
        assert not any(isinstance(effect, Hold | Send) for effect in effects)
        assert sent(effects) == TOLD

    def test_an_operator_who_lets_a_mail_go_proves_no_handler(self) -> None:
        event = from_handler("#accept 2026-12-11", proofs=frozenset(), released=True)
        effects = decide(event, case_in(State.RECEIVED), situation(Standing(BRAM.address)))
        assert Hold(HoldReason.UNPROVEN) in effects
        assert not any(isinstance(effect, Save) for effect in effects)

    def test_an_automated_mail_in_a_case_is_shown_and_not_answered(self) -> None:
        assert sent(decide(mail(message=self.AUTO), case_in(State.RECEIVED), situation(KNOWN))) == TOLD

    @pytest.mark.parametrize(
        ("event", "reason"),
        [
            pytest.param(
                mail(message=replace(AUTO, sender=None, new_text="Down."), sender=""),
                HoldReason.NO_SENDER,
                id="a-machine-of-no-address",
            ),
            pytest.param(mail(LONG, sender=HOUSE.address), HoldReason.OUR_ADDRESS, id="our-own-address-forged"),
        ],
    )
    def test_a_mail_that_nobody_can_be_answered_for_is_held_and_told(self, event: Mail, reason: HoldReason) -> None:
        effects = decide(event, None, situation(STRANGER))
        assert Hold(reason) in effects
        assert sent(effects) == [("held", ANKE.address)]

    @pytest.mark.parametrize(
        ("text", "state"),
        [pytest.param(LONG, State.RECEIVED, id="a-report"), pytest.param("?", State.CONTACT, id="a-line")],
    )
    def test_what_names_no_single_sender_is_a_case_without_letters(self, text: str, state: State) -> None:
        message = Message(None, from_line="Noor </CN=NOOR>", senders=(REPORTER, "b@melder.example"), new_text=text)
        effects = decide(mail(message=message, sender=""), None, situation(STRANGER))
        case = saved(effects)
        assert (case.reporter, case.anonymous, case.state) == ("", True, state)
        assert {text for text, _ in sent(effects)} == {"case"}
        assert not any(isinstance(effect, Hold | Prove) for effect in effects)

    @pytest.mark.parametrize("sender", ["", HOUSE.address, REPORTER])
    def test_spam_is_held_without_a_word_in_whose_name_ever(self, sender: str) -> None:
        spam = Message(sender, new_text=LONG, spam="x-spam-flag")
        assert decide(mail(message=spam, sender=sender), None, situation(STRANGER)) == [
            Hold(HoldReason.SPAM, "x-spam-flag")
        ]

    def test_proof_and_a_report_of_our_letter_outweigh_a_verdict_of_spam(self) -> None:
        spam = Message(REPORTER, new_text=LONG, spam="x-spam-flag")
        proven = mail(message=spam, answers=ANSWER, proofs=frozenset({Proof.ANSWER}))
        report = DeliveryReport("failed", "5.1.1", REPORTER, "no such user", "<1@voorbeeld.example>")
        bounce = replace(spam, reports=(report,))
        returned = mail(message=bounce, sender="mailer-daemon@melder.example", answers=ANSWER)
        for event in (proven, returned):
            effects = decide(event, case_in(State.RECEIVED), situation(KNOWN))
            assert not any(isinstance(effect, Hold) for effect in effects)

    def test_our_own_mail_come_back_changes_nothing(self) -> None:
        assert decide(mail(ours=True), None, situation(KNOWN)) == []

    def test_an_out_of_office_of_a_handler_is_never_relayed(self) -> None:
        away = Message(ANKE.address, to=(HOUSE.address,), automated="Auto-Submitted", new_text="I am away")
        assert sent(decide(from_handler("", message=away), case_in(State.RECEIVED), situation(KNOWN))) == []

    def test_a_bounce_is_told_and_not_answered(self) -> None:
        report = DeliveryReport("failed", "5.1.1", REPORTER, "unknown", "<x@voorbeeld.example>")
        bounce = mail(message=Message("mailer-daemon@melder.example", reports=(report,)), answers=ANSWER)
        effects = decide(bounce, case_in(State.RECEIVED), situation(KNOWN))
        assert sent(effects) == [("undelivered", ANKE.address), ("undelivered", BRAM.address)]
        assert saved(effects).undelivered == 1

    def test_a_bounce_of_a_letter_to_a_handler_says_nothing_of_the_reporter(self) -> None:
        report = DeliveryReport("failed", "5.1.1", ANKE.address, "unknown", "<x@voorbeeld.example>")
        event = mail(message=Message("mailer-daemon@x.example", reports=(report,)), answers=letter_to(ANKE.address))
        effects = decide(event, case_in(State.RECEIVED), situation(KNOWN))
        assert sent(effects) == [("undelivered", BRAM.address)]
        assert saved(effects).undelivered == 0

    def test_a_delay_is_not_a_failure(self) -> None:
        report = DeliveryReport("delayed", "4.4.1", REPORTER, "later", "<x@voorbeeld.example>")
        delay = mail(message=Message("mailer-daemon@melder.example", reports=(report,)), answers=ANSWER)
        assert sent(decide(delay, case_in(State.RECEIVED), situation(KNOWN))) == []

    def test_a_message_that_could_not_be_looked_into_is_held_and_told(self) -> None:
        effects = decide(Unparsed(1, NOW, "parser died"), None, situation(STRANGER))
        assert Hold(HoldReason.UNREAD, "parser died") in effects
        assert sent(effects) == [("held", ANKE.address)]


class TestWhoIsAHandler:
    @pytest.mark.parametrize(
        ("change", "believed"),
        [
            pytest.param({}, True, id="vouched-answer-to-a-letter-to-them"),
            pytest.param({"proofs": frozenset()}, False, id="no-proof"),
            pytest.param({"answers": None}, False, id="answers-nothing"),
            pytest.param(
                {"answers": letter_to(ANKE.address, "receipt", Audience.REPORTER)},
                False,
                id="answers-a-letter-that-they-got-as-a-reporter",
            ),
            pytest.param({"answers": letter_to(BRAM.address)}, False, id="answers-a-letter-to-another-handler"),
            pytest.param(
                {"proofs": frozenset({Proof.SIGNATURE}), "opened": Opened(signature=Good("D" * 40, NOW, b"1"))},
                True,
                id="signed-after-the-letter",
            ),
            pytest.param(
                {
                    "proofs": frozenset({Proof.SIGNATURE}),
                    "opened": Opened(signature=Good("D" * 40, NOW - timedelta(days=1), b"1")),
                },
                False,
                id="signed-before-the-letter",
            ),
        ],
    )
    def test_is_a_finding(self, change: MailFields, *, believed: bool) -> None:
        event = from_handler("#accept 2026-12-04\n\nThank you.", **change)
        effects = decide(event, case_in(State.RECEIVED), situation(Standing(ANKE.address)))
        assert any(isinstance(effect, Save) for effect in effects) is believed
        assert any(isinstance(effect, Hold) for effect in effects) is not believed
        if not believed:
            assert sent(effects) == [("unproven", ANKE.address)]

    def test_hears_of_a_forgery_beside_the_leads(self) -> None:
        forged = from_handler("#close invalid", sender=BRAM.address, handler=BRAM, answers=None, proofs=frozenset())
        effects = decide(forged, None, situation(STRANGER))
        assert Hold(HoldReason.UNPROVEN) in effects
        assert set(sent(effects)) == {("unproven", BRAM.address), ("unproven", ANKE.address)}
        asked = {letter.to: fields_of(letter)["yours"] for letter in letters_of(effects)}
        assert asked == {BRAM.address: True, ANKE.address: False}  # who is named reads of themselves

    def test_is_asked_once_a_day(self) -> None:
        lately = Standing(ANKE.address, lately=(letter_to(ANKE.address, "unproven"),))
        event = from_handler("Thank you.", proofs=frozenset())
        assert sent(decide(event, case_in(State.RECEIVED), situation(lately))) == []

    @pytest.mark.parametrize(
        ("answered", "held", "told"),
        [
            pytest.param(49, 0, False, id="a-busy-day"),
            pytest.param(50, 0, True, id="more-than-a-person-writes"),
            pytest.param(50, 1, False, id="told-already"),
        ],
    )
    def test_is_a_person_who_writes_so_many_mails_a_day(self, *, answered: int, held: int, told: bool) -> None:
        lately = [letter_to(ANKE.address, "confirmation")] * answered + [letter_to(ANKE.address, "held")] * held
        standing = Standing(ANKE.address, lately=tuple(lately))
        effects = decide(from_handler("I am away."), case_in(State.RECEIVED, key=KEY), situation(standing))
        obeyed = answered < HOUSE.ceilings.answers_to_handler_per_day
        assert any(isinstance(effect, Hold) for effect in effects) is not obeyed
        assert sent(effects) == (
            [("confirmation", ANKE.address)] if obeyed else [("held", ANKE.address)] if told else []
        )

    def test_is_not_obeyed_when_the_mail_could_not_be_opened(self) -> None:
        event = from_handler("A banner of the office.", opened=Opened(failure=NotForUs()))
        effects = decide(event, case_in(State.RECEIVED, key=KEY), situation(Standing(ANKE.address)))
        assert [type(effect) for effect in effects] == [Hold, Tell]
        assert sent(effects) == [("held", ANKE.address)]

    def test_a_signature_is_spent(self) -> None:
        good = Opened(signature=Good("D" * 40, NOW, b"digest"))
        event = from_handler("#note", proofs=frozenset({Proof.SIGNATURE}), opened=good)
        assert Spend(b"digest") in decide(event, case_in(State.RECEIVED), situation(KNOWN))


class TestHandlersMail:
    def obey(self, text: str, case: Case, **more: Unpack[MailFields]) -> list[Effect]:
        return decide(from_handler(text, **more), case, situation(Standing(ANKE.address)))

    def test_words_wait_while_the_handler_reads_what_will_be_sent(self) -> None:
        effects = self.obey("Thank you, we see it.", case_in(State.RECEIVED, key=KEY))
        assert sent(effects) == [("confirmation", ANKE.address)]
        (draft,) = saved(effects).drafts
        assert (draft.words, draft.send_at) == ("Thank you, we see it.", NOW + timedelta(minutes=10))
        shown = first(effects, "confirmation").shows
        assert shown is not None
        assert (shown.to, shown.below, shown.key) == (REPORTER, "Thank you, we see it.", KEY)

    def test_words_to_a_reporter_without_a_key_wait_for_clear_ok(self) -> None:
        effects = self.obey("Thank you.", case_in(State.RECEIVED))
        assert saved(effects).drafts[0].send_at is None
        assert fields_of(first(effects, "confirmation"))["sending"] == "waits-clear-ok"
        allowed = saved(self.obey("#clear-ok", saved(effects)))
        assert (allowed.clear_ok, allowed.drafts[0].send_at) == (True, NOW)

    def test_send_is_no_leave_to_write_in_clear(self) -> None:
        waiting = saved(self.obey("Thank you.", case_in(State.RECEIVED)))
        refused = first(self.obey("#send", waiting), "refused")
        assert (fields_of(refused)["why"], fields_of(refused)["would_work"]) == ("illegal", ("#clear-ok", "#stop"))

    def test_words_that_may_hold_a_quote_wait_for_send(self) -> None:
        doubtful = Message(ANKE.address, to=(HOUSE.address,), new_text="Thank you. Best, Anke", cut_doubtful=True)
        effects = self.obey("", case_in(State.RECEIVED, key=KEY), message=doubtful)
        assert saved(effects).drafts[0].send_at is None
        assert fields_of(first(effects, "confirmation"))["sending"] == "waits-send"
        assert saved(self.obey("#send", saved(effects))).drafts[0].send_at == NOW

    def test_words_that_name_a_handlers_address_wait_for_send(self) -> None:
        (draft,) = saved(self.obey(f"Thank you.\n\nBram\n{BRAM.address}", case_in(State.RECEIVED, key=KEY))).drafts
        assert (draft.send_at, draft.unsure) == (None, True)

    def test_a_key_that_comes_does_not_let_go_what_a_handler_has_yet_to_look_at(self) -> None:
        waits = Draft(4, ANKE.address, NOW, DraftLetter.RELAY, "words", unsure=True)
        event = mail(key=KEY, proofs=frozenset({Proof.ANSWER}))
        heard = saved(decide(event, case_in(State.RECEIVED, drafts=(waits,)), situation(KNOWN)))
        assert heard.drafts == (waits,)

    def test_a_note_beside_send_lets_the_waiting_draft_go(self) -> None:
        waits = Draft(4, ANKE.address, NOW, DraftLetter.RELAY, "words")
        effects = self.obey("#note Looks good.\n#send", case_in(State.RECEIVED, key=KEY, drafts=(waits,)))
        assert saved(effects).drafts == (replace(waits, send_at=NOW),)

    def test_the_confirmation_shows_the_attachments_too(self) -> None:
        mine = Message(
            ANKE.address,
            to=(HOUSE.address,),
            new_text="See the patch.",
            attachments=(Attachment("a", "text/x-diff", b"1"),),
        )
        effects = self.obey("", case_in(State.RECEIVED, key=KEY), message=mine)
        assert first(effects, "confirmation").attachments == mine.attachments

    def test_what_the_mail_client_adds_is_not_relayed(self) -> None:
        meant = Attachment("fix.patch", "text/x-diff", b"1")
        added = (Attachment("logo.png", "image/png", b"2", inline=True), Attachment("anke.vcf", "text/vcard", b"3"))
        answered = Attachment("original.eml", "message/rfc822", b"4")
        mine = Message(
            ANKE.address, to=(HOUSE.address,), new_text="See the patch.", attachments=(meant, *added, answered)
        )
        (draft,) = saved(self.obey("", case_in(State.RECEIVED, key=KEY), message=mine)).drafts
        assert draft.attachments == (meant,)

    def test_an_automatic_letter_of_a_command_needs_no_clear_ok(self) -> None:
        assert saved(self.obey("#accept 2026-12-04", case_in(State.RECEIVED))).drafts[0].send_at is not None

    @pytest.mark.parametrize(
        ("text", "state", "after", "letter"),
        [
            pytest.param("#accept 2026-12-04", State.RECEIVED, State.ACCEPTED, "accepted", id="accept"),
            pytest.param("#invalid\n\nIt is public.", State.RECEIVED, State.INVALID, "invalid", id="invalid"),
            pytest.param("#defer 2027-03-01\n\nIt is old.", State.RECEIVED, State.DEFERRED, "deferred", id="defer"),
            pytest.param("#accept 2026-12-04", State.CONTACT, State.ACCEPTED, "accepted", id="accept-a-contact"),
            pytest.param("#accept 2026-12-18", State.ACCEPTED, State.ACCEPTED, "accepted", id="a-new-date"),
            pytest.param("#fixed", State.ACCEPTED, State.ACCEPTED, "fixed", id="fixed"),
            pytest.param("#close duplicate", State.RECEIVED, State.CLOSED, "closed", id="close"),
            pytest.param("#close spam", State.CONTACT, State.CLOSED, None, id="spam-closes-without-a-word"),
            pytest.param("#reopen", State.CLOSED, State.RECEIVED, "reopened", id="reopen"),
            pytest.param("#accept 2026-12-04", State.INVALID, State.ACCEPTED, "accepted", id="accept-after-all"),
            pytest.param("#note", State.RECEIVED, State.RECEIVED, None, id="note"),
            pytest.param("#progress 2w", State.RECEIVED, State.RECEIVED, None, id="progress"),
        ],
    )
    def test_commands_move_the_case(self, text: str, state: State, after: State, letter: str | None) -> None:
        effects = self.obey(text, case_in(state))
        assert saved(effects).state is after
        assert [draft.text for draft in saved(effects).drafts] == ([letter] if letter else [])
        assert sent(effects) == [("confirmation", ANKE.address)]

    @pytest.mark.parametrize(
        ("text", "state", "why"),
        [
            pytest.param("#fixed", State.RECEIVED, "illegal", id="fixed-before-accepted"),
            pytest.param("#reopen", State.RECEIVED, "illegal", id="reopen-what-is-open"),
            pytest.param("#accept 2026-12-04", State.CLOSED, "illegal", id="accept-what-is-closed"),
            pytest.param("#frobnicate", State.RECEIVED, "unknown", id="no-such-command"),
            pytest.param("#accept", State.RECEIVED, "no-date", id="no-date"),
            pytest.param("#accept 2020-01-01", State.RECEIVED, "past-date", id="a-date-gone-by"),
            pytest.param("#stop", State.RECEIVED, "nothing-waits", id="nothing-to-stop"),
            pytest.param("#note\n#fixed\n\nHello", State.RECEIVED, "illegal", id="one-bad-command-spoils-all"),
        ],
    )
    def test_all_or_nothing(self, text: str, state: State, why: str) -> None:
        effects = self.obey(text, case_in(state, key=KEY))
        assert [type(effect) for effect in effects] == [Send]
        assert fields_of(first(effects, "refused"))["why"] == why

    def test_a_command_further_down_holds_the_mail(self) -> None:
        effects = self.obey("Thank you.\n\n#accept 2026-12-04\n", case_in(State.RECEIVED, key=KEY))
        assert [type(effect) for effect in effects] == [Hold, Send]

    def test_an_answer_to_a_confirmation_relays_nothing(self) -> None:
        answer = letter_to(ANKE.address, "confirmation", about=9)
        effects = self.obey("Fine.", case_in(State.RECEIVED, key=KEY), answers=answer)
        assert saved(effects).drafts == ()
        assert fields_of(first(effects, "confirmation"))["kept"] == "elsewhere"  # they were meant for somebody

    @pytest.mark.parametrize("text", ["#progress 2w", "#progress 2w\n\nFine.", "👍"])
    def test_without_words_for_anybody_nothing_is_said_of_them(self, text: str) -> None:
        answer = letter_to(ANKE.address, "confirmation", about=9)
        effects = self.obey(text, case_in(State.RECEIVED, key=KEY), answers=answer)
        assert fields_of(first(effects, "confirmation"))["kept"] in (None, "reaction")

    def test_stop_takes_back_the_draft_that_the_confirmation_shows(self) -> None:
        drafts = tuple(Draft(row, ANKE.address, NOW, DraftLetter.RELAY, "w", send_at=NOW) for row in (5, 6))
        answer = letter_to(ANKE.address, "confirmation", about=5)
        effects = self.obey("#stop", case_in(State.RECEIVED, drafts=drafts), answers=answer)
        assert [draft.id for draft in saved(effects).drafts] == [6]

    def test_note_keeps_the_words_of_an_answer_to_a_confirmation_too(self) -> None:
        answer = letter_to(ANKE.address, "confirmation", about=9)
        effects = self.obey("#note Looks bad.", case_in(State.RECEIVED, key=KEY), answers=answer)
        assert Enter("note", {"handler": ANKE.address, "text": "Looks bad."}) in effects

    @pytest.mark.parametrize(
        ("text", "stage"), [("#fixed", "fixed"), ("#fixed\n\nIt is gone.", "fixed"), ("#note", "accepted")]
    )
    def test_what_is_fixed_is_not_said_to_be_worked_on(self, text: str, stage: str) -> None:
        effects = self.obey(text, case_in(State.ACCEPTED, key=KEY))
        assert fields_of(first(effects, "confirmation"))["state"] == stage

    def test_note_keeps_the_words_inside(self) -> None:
        effects = self.obey("#note\n\nLooks bad.", case_in(State.RECEIVED, key=KEY))
        assert saved(effects).drafts == ()
        assert Enter("note", {"handler": ANKE.address, "text": "Looks bad."}) in effects


class TestDrafts:
    def test_a_draft_whose_time_has_come_becomes_a_letter_and_keeps_the_promise(self) -> None:
        draft = Draft(
            5, ANKE.address, NOW, DraftLetter.ACCEPTED, day=date(2026, 12, 4), send_at=NOW, fulfils="assessment"
        )
        case = replace(case_in(State.RECEIVED, drafts=(draft,), key=KEY), state=State.ACCEPTED)
        effects = decide(DueNow(Due(DueKind.SEND_DRAFT, NOW, FRESH, 5)), case, situation(STRANGER))
        assert sent(effects) == [("accepted", REPORTER)]
        assert saved(effects).drafts == ()
        assert saved(effects).assessment == Promise(date(2026, 11, 27), kept_at=NOW)
        assert Prove(REPORTER) in effects

    def test_what_is_solved_was_assessed(self) -> None:
        case = case_in(State.ACCEPTED, assessment=Promise(date(2026, 11, 27)), key=KEY)
        drafted = saved(decide(from_handler("#fixed"), case, situation(Standing(ANKE.address))))
        effects = decide(DueNow(Due(DueKind.SEND_DRAFT, NOW, FRESH, 9)), drafted, situation(KNOWN))
        assert saved(effects).assessment == Promise(date(2026, 11, 27), kept_at=NOW)

    def test_words_never_leave_in_clear_without_leave(self) -> None:
        draft = Draft(5, ANKE.address, NOW, DraftLetter.RELAY, "words", send_at=NOW)
        due = DueNow(Due(DueKind.SEND_DRAFT, NOW, FRESH, 5))
        effects = decide(due, case_in(State.RECEIVED, drafts=(draft,)), situation(KNOWN))
        assert sent(effects) == [("unwritable", ANKE.address), ("unwritable", BRAM.address)]
        assert saved(effects).drafts == (replace(draft, send_at=None),)
        allowed = case_in(State.RECEIVED, drafts=(draft,), clear_ok=True)
        assert sent(decide(due, allowed, situation(KNOWN))) == [("relay", REPORTER)]

    def test_a_letter_that_cannot_be_written_waits_and_the_handlers_are_told(self) -> None:
        draft = Draft(5, ANKE.address, NOW, DraftLetter.RELAY, "words", send_at=NOW)
        due = DueNow(Due(DueKind.SEND_DRAFT, NOW, FRESH, 5))
        case = case_in(State.RECEIVED, drafts=(draft,), key=KEY)
        letter = first(decide(due, case, situation(KNOWN)), "relay")
        effects = decide(Unwritable(due, (Failure(letter, "expired"),)), case, situation(KNOWN))
        assert saved(effects).drafts == (replace(draft, send_at=None),)
        assert sent(effects) == [("unwritable", ANKE.address), ("unwritable", BRAM.address)]

    def test_the_other_letters_of_an_event_are_written_all_the_same(self) -> None:
        event = mail(LONG, proofs=frozenset({Proof.ANSWER}))
        case = case_in(State.RECEIVED, key=KEY)
        letter = first(decide(event, case, situation(KNOWN)), "receipt")
        effects = decide(Unwritable(event, (Failure(letter, "expired"),)), case, situation(KNOWN))
        assert sent(effects) == [*TOLD, ("unwritable", ANKE.address), ("unwritable", BRAM.address)]

    def test_a_letter_given_up_on_is_told(self) -> None:
        effects = decide(Undelivered(ANSWER, "550"), case_in(State.RECEIVED), situation(KNOWN))
        assert sent(effects) == [("undelivered", ANKE.address), ("undelivered", BRAM.address)]


class TestTime:
    """What comes up when nobody does anything; dates in Amsterdam, in the week of Monday 23 November 2026."""

    def run(
        self, case: Case, until: datetime, standing: Standing = KNOWN, now: datetime = NOW
    ) -> list[tuple[str, str, str]]:
        """Let time jump from due to due, as the agenda does, and say what went out when."""
        out: list[tuple[str, str, str]] = []
        while True:
            upcoming = sorted(dues.dues(case, situation(now=now)), key=lambda due: due.at)
            if not upcoming or upcoming[0].at > until:
                return out
            now = max(now, upcoming[0].at)
            due = dues.strongest(tuple(due for due in upcoming if due.at <= now))
            effects = decide(DueNow(due), case, situation(standing, now=now))
            out += [(f"{now:%d-%m %H:%M}", text, to) for text, to in sent(effects)]
            case = saved(effects)

    def test_nobody_answers_a_report(self) -> None:
        went = self.run(case_in(State.RECEIVED, clocks_asked_at=NOW), NOW + timedelta(days=12))
        assert went == [
            ("26-11 15:00", "assessment-reminder", ANKE.address),
            ("26-11 15:00", "assessment-reminder", BRAM.address),
            ("30-11 08:00", "assessment-escalation", ANKE.address),
            ("30-11 08:00", "assessment-missed", REPORTER),
            ("04-12 15:00", "assessment-reminder", ANKE.address),
            ("04-12 15:00", "assessment-reminder", BRAM.address),
        ]

    def test_the_honest_letter_goes_out_once(self) -> None:
        went = self.run(case_in(State.RECEIVED), NOW + timedelta(days=60))
        assert [text for _, text, to in went if to == REPORTER].count("assessment-missed") == 1
        assert [text for _, text, _ in went].count("assessment-escalation") == 2

    def test_an_accepted_case_that_is_not_fixed_in_time(self) -> None:
        went = self.run(case_in(State.ACCEPTED), datetime(2026, 12, 15, tzinfo=UTC))
        assert went == [
            ("07-12 08:00", "progress", REPORTER),
            ("10-12 15:00", "solution-reminder", ANKE.address),
            ("10-12 15:00", "solution-reminder", BRAM.address),
            ("11-12 15:00", "progress", REPORTER),
            ("14-12 08:00", "solution-passed", ANKE.address),
            ("14-12 08:00", "solution-passed", BRAM.address),
            ("14-12 08:00", "solution-missed", REPORTER),
        ]

    def test_progress_expects_nothing_by_a_day_that_has_passed(self) -> None:
        late = case_in(State.ACCEPTED, solution=Promise(date(2026, 11, 20), missed_told_at=NOW))
        effects = decide(DueNow(Due(DueKind.PROGRESS, NOW, FRESH)), late, situation(KNOWN))
        assert fields_of(first(effects, "progress"))["solution_by"] is None

    @pytest.mark.parametrize(("key", "told"), [pytest.param(KEY, 1, id="encrypted"), pytest.param(None, 0, id="clear")])
    def test_what_happened_stands_in_encrypted_letters_only(self, key: Key | None, told: int) -> None:
        case = case_in(State.ACCEPTED, key=key, happened=(Happening(NOW, "accepted"),))
        effects = decide(DueNow(Due(DueKind.PROGRESS, NOW, FRESH)), case, situation(KNOWN))
        happened = fields_of(first(effects, "progress"))["happened"]
        assert isinstance(happened, tuple)
        assert len(happened) == told

    @pytest.mark.parametrize(
        ("often", "days"),
        [
            pytest.param("1d", ["30-11", "01-12", "02-12", "03-12", "04-12"], id="every-day"),
            pytest.param("2d", ["30-11", "02-12", "04-12"], id="every-two-days"),
            pytest.param("3d", ["30-11", "03-12", "04-12"], id="every-three-days"),
        ],
    )
    def test_progress_on_a_friday_is_no_storm(self, often: str, days: list[str]) -> None:
        friday = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
        case = case_in(State.ACCEPTED, solution=None)
        effects = decide(from_handler(f"#progress {often}"), case, situation(Standing(ANKE.address), now=friday))
        went = self.run(saved(effects), friday + timedelta(days=8), now=friday)
        assert [at for at, text, _ in went if text == "progress"] == [f"{day} 08:00" for day in days]

    def test_progress_never_stops_while_the_case_is_open(self) -> None:
        went = self.run(case_in(State.DEFERRED, progress=Promise(date(2026, 12, 7))), NOW + timedelta(days=100))
        assert [text for _, text, _ in went] == ["progress"] * 7

    def test_an_address_that_proved_nothing_gets_no_scheduled_mail(self) -> None:
        assert [to for _, _, to in self.run(case_in(State.RECEIVED), NOW + timedelta(days=60), STRANGER)].count(
            REPORTER
        ) == 0

    def test_a_contact_without_a_report_is_reminded_once_and_closed(self) -> None:
        went = self.run(case_in(State.CONTACT, opened_at=NOW, received_at=None), NOW + timedelta(days=60))
        assert [(text, to) for _, text, to in went] == [
            ("contact-reminder", REPORTER),
            ("contact-closing", ANKE.address),
            ("contact-closing", BRAM.address),
            ("closed", REPORTER),
        ]

    def test_after_an_outage_only_the_strongest_step_is_taken(self) -> None:
        later = NOW + timedelta(days=21)  # a Monday again: reminder, missed promise and progress are all overdue
        case = case_in(State.RECEIVED, clocks_asked_at=NOW)
        overdue = tuple(due for due in dues.dues(case, situation()) if due.at <= later)
        assert len(overdue) == 3
        effects = decide(DueNow(dues.strongest(overdue)), case, situation(KNOWN, now=later))
        assert sent(effects) == [("assessment-escalation", ANKE.address), ("assessment-missed", REPORTER)]
        assert [due for due in dues.dues(saved(effects), situation(now=later)) if due.at <= later] == []

    def test_nothing_scheduled_leaves_at_night(self) -> None:
        night = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
        case = case_in(State.RECEIVED)
        effects = decide(DueNow(Due(DueKind.ASSESSMENT_MISSED, night, FRESH)), case, situation(KNOWN, now=night))
        assert effects == [Save(case)]  # its rows are gone, and are set anew
        moved = [
            due for due in dues.dues(case_in(State.RECEIVED), situation(now=night)) if due.kind == "assessment-missed"
        ]
        assert [due.at for due in moved] == [datetime(2026, 11, 30, 8, 0, tzinfo=UTC)]
