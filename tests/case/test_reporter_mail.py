"""Reporters as they are: anonymous, with two addresses, with another key, back after weeks, twice, in company."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Unpack

import pytest

from mailbot.case.subscription import wants_no_letters
from mailbot.facts import (
    Attachment,
    Case,
    CloseReason,
    Enter,
    Hold,
    JoinedBy,
    Key,
    Mail,
    Message,
    Opened,
    Promise,
    Proof,
    ProtectedFields,
    Remember,
    State,
)
from tests.case.builders import (
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
    mail,
    saved,
    sent,
    situation,
)
from tests.case.commands.orders import order, ready, refusal
from tests.case.fields import MailFields, MessageFields
from tests.sample_letters import fields_of

ANSWERED = frozenset({Proof.ANSWER})
SIGNED = frozenset({Proof.SIGNATURE})
OTHER_KEY = Key("D" * 40, "another armor", (REPORTER,))


def saying(text: str, subject: str = "A hole", /, **more: Unpack[MessageFields]) -> Message:
    return replace(Message(REPORTER, text=text, new_text=text, subject=subject, language="en"), **more)


class TestAnonymous:
    @pytest.mark.parametrize(
        ("subject", "text", "wanted"),
        [
            pytest.param("anoniem: een lek", LONG, True, id="a-subject-that-begins-with-it"),
            pytest.param("Anonieme melding", LONG, True, id="a-subject-that-is-it"),
            pytest.param("[Anonymous report]", LONG, True, id="in-brackets"),
            pytest.param("signalement anonyme – une faille", LONG, True, id="in-french"),
            pytest.param("Anonym", LONG, True, id="in-german"),
            pytest.param("A hole", f"Anonymous.\n\n{LONG}", True, id="alone-on-the-first-line"),
            pytest.param("Anonymous FTP is open", LONG, False, id="a-word-of-the-trade"),
            pytest.param("A hole", f"Anonymous users can log in.\n{LONG}", False, id="in-a-sentence"),
            pytest.param("A hole", f"{LONG}\nanonymous\n", False, id="further-down"),
        ],
    )
    def test_is_wanted_by_a_word_of_its_own(self, subject: str, text: str, wanted: bool) -> None:
        assert wants_no_letters(saying(text, subject)) is wanted

    @pytest.mark.parametrize(
        "message",
        [
            pytest.param(saying(LONG, "anoniem: een lek"), id="who-wants-none"),
            pytest.param(saying(LONG, automated="sender that nobody reads"), id="whom-nobody-could-reach"),
        ],
    )
    def test_gets_a_case_and_no_letter_ever(self, message: Message) -> None:
        effects = decide(mail(message=message), None, situation(KNOWN))
        case = saved(effects)
        assert sent(effects) == TOLD
        assert (case.state, case.anonymous) == (State.RECEIVED, True)
        accepted = saved(order("#accept 2026-12-11", case))
        assert (accepted.drafts, accepted.assessment and accepted.assessment.kept_at) == ((), NOW)
        assert refusal(order("Thank you.", case)) == "nobody-reads"
        assert refusal(order("#accept 2026-12-11\n\nThank you.", case)) == "nobody-reads"

    def test_a_newsletter_from_such_an_address_is_held(self) -> None:
        short = saying("Our offers", automated="sender that nobody reads")
        listed = saying(LONG, automated="List-Id", signs=("List-Id", "List-Unsubscribe"))
        for message in (short, listed):
            effects = decide(mail(message=message), None, situation(KNOWN))
            assert any(isinstance(effect, Hold) for effect in effects)

    def test_may_be_said_later_and_taken_back(self) -> None:
        quiet = saved(decide(mail("ANONYMOUS", proofs=ANSWERED), case_in(State.RECEIVED), situation(KNOWN)))
        assert (quiet.anonymous, quiet.updates) == (True, False)
        again = saved(decide(mail("START", proofs=ANSWERED), quiet, situation(KNOWN)))
        assert (again.anonymous, again.updates) == (False, True)
        assert not saved(decide(mail("ANONYMOUS"), case_in(State.RECEIVED), situation(KNOWN))).anonymous
        assert not saved(order("#anonymous no", replace(ready("anonymous", State.RECEIVED), anonymous=True))).anonymous


class TestKeys:
    PINNED = case_in(State.RECEIVED, key=KEY, key_pinned_at=NOW - timedelta(days=2))

    def test_another_key_is_offered_and_the_pinned_one_stays(self) -> None:
        for proofs in (frozenset[Proof](), ANSWERED, SIGNED):
            effects = decide(mail(key=OTHER_KEY, proofs=proofs), self.PINNED, situation(KNOWN))
            assert (saved(effects).key, saved(effects).offered_key) == (KEY, OTHER_KEY)
            assert fields_of(first(effects, "case"))["fingerprint_offered"] == "D" * 40

    def test_accept_pins_the_offer_and_drop_forgets_it(self) -> None:
        offered = replace(self.PINNED, offered_key=OTHER_KEY)
        accepted = saved(order("#key accept", offered))
        assert (accepted.key, accepted.offered_key) == (OTHER_KEY, None)
        dropped = saved(order("#key drop", offered))
        assert (dropped.key, dropped.offered_key) == (KEY, None)
        gone = saved(order("#key drop", replace(self.PINNED, clear_ok=True)))
        assert (gone.key, gone.clear_ok) == (None, False)
        assert refusal(order("#key accept", self.PINNED)) == "no-key-offered"
        assert refusal(order("#key drop", case_in(State.RECEIVED))) == "no-key-offered"

    @pytest.mark.parametrize("proofs", [ANSWERED, SIGNED], ids=["an-answer", "signed-by-it"])
    def test_after_a_drop_a_key_is_offered_until_a_handler_accepts_it(self, proofs: frozenset[Proof]) -> None:
        gone = saved(order("#key drop", self.PINNED))
        came = saved(decide(mail(key=OTHER_KEY, proofs=proofs), gone, situation(KNOWN)))
        assert (came.key, came.offered_key) == (None, OTHER_KEY)
        again = saved(decide(mail(key=KEY, proofs=proofs), gone, situation(KNOWN)))
        assert (again.key, again.offered_key) == (None, KEY)  # the same one, neither
        accepted = saved(order("#key accept", replace(came, key_offered_at=NOW - timedelta(days=2))))
        assert (accepted.key, accepted.key_dropped) == (OTHER_KEY, False)

    @pytest.mark.parametrize("came", [{"key": KEY}, {"opened": Opened(encrypted=True)}], ids=["a-key", "encrypted"])
    def test_a_case_remembers_that_it_was_protected(self, came: MailFields) -> None:
        event = mail(**came)
        assert saved(decide(event, None, situation(KNOWN))).was_protected
        assert saved(decide(event, case_in(State.RECEIVED), situation(KNOWN))).was_protected
        assert not saved(decide(mail(), case_in(State.RECEIVED), situation(KNOWN))).was_protected


class TestAfterTheClose:
    def closed(self, ago: timedelta) -> Case:
        return case_in(State.CLOSED, closed_at=NOW - ago, close_reason=CloseReason.FIXED)

    def test_within_sixty_days_it_opens_again(self) -> None:
        case = saved(decide(mail(proofs=ANSWERED), self.closed(timedelta(days=60)), situation(KNOWN)))
        assert (case.reference, case.state) == (FRESH, State.RECEIVED)

    def test_later_it_is_a_new_case_linked_to_the_old_one(self) -> None:
        old = replace(self.closed(timedelta(days=61)), reference="VB-2025-OLDX")
        effects = decide(mail(LONG, proofs=ANSWERED), old, situation(KNOWN))
        assert (saved(effects).reference, saved(effects).linked) == (FRESH, ("VB-2025-OLDX",))
        assert sent(effects) == [("acknowledgement", REPORTER), *TOLD]

    def test_unproven_it_is_shown_and_opens_nothing(self) -> None:
        old = self.closed(timedelta(days=61))
        effects = decide(mail(LONG), old, situation(STRANGER))
        assert (saved(effects).state, sent(effects)) == (State.CLOSED, TOLD)


class TestCompany:
    def test_a_second_address_is_linked_when_it_stands_inside_what_the_pinned_key_signed(self) -> None:
        home = "rosa@home.example"
        inside = saying(LONG, protected=ProtectedFields(sender=home))
        event = mail(message=inside, sender=home, proofs=SIGNED, joined_by=JoinedBy.KEY)
        case = case_in(State.RECEIVED, key=KEY)
        effects = decide(event, case, situation(STRANGER))
        assert (saved(effects).addresses, saved(effects).mailboxes) == ((home,), ())  # a key may name any address
        vouched = replace(event, proofs=SIGNED | {Proof.VOUCHED})
        assert saved(decide(vouched, saved(effects), situation(STRANGER))).mailboxes == (home,)
        assert sent(effects) == TOLD  # letters go to the one address that the case began with
        carried = replace(event, message=saying(LONG))
        assert saved(decide(carried, case, situation(STRANGER))).addresses == ()

    def test_whom_the_reporter_copied_is_shown_and_remembered(self) -> None:
        copied = saying(LONG, to=(HOUSE.address, "kim@melder.example"), cc=("tim@melder.example",))
        effects = decide(mail(message=copied), None, situation(STRANGER))
        assert saved(effects).copied == ("kim@melder.example", "tim@melder.example")
        assert fields_of(first(effects, "case"))["copied"] == ("kim@melder.example", "tim@melder.example")
        assert {to for _, to in sent(effects)}.isdisjoint({"kim@melder.example", "tim@melder.example"})

    @pytest.mark.parametrize(
        ("proofs", "readers"),
        [
            pytest.param((), (), id="anybody"),
            pytest.param((Proof.ANSWER, Proof.DISOWNED), (), id="somebody-in-whose-name-it-is-not"),
            pytest.param((Proof.ANSWER,), ("tim@melder.example",), id="who-got-our-letter"),
            pytest.param((Proof.VOUCHED,), ("tim@melder.example",), id="whom-our-server-vouches-for"),
        ],
    )
    def test_only_the_reporter_says_who_may_read_along(
        self, proofs: tuple[Proof, ...], readers: tuple[str, ...]
    ) -> None:
        copied = saying(LONG, to=(HOUSE.address,), cc=("tim@melder.example",))
        written = replace(mail(message=copied), proofs=frozenset(proofs))
        opened = saved(decide(written, None, situation(STRANGER)))
        assert (opened.copied, opened.readers) == (("tim@melder.example",), readers)
        joined = saved(decide(written, replace(opened, copied=(), readers=()), situation(STRANGER)))
        assert (joined.copied, joined.readers) == (("tim@melder.example",), readers)

    def test_a_colleague_who_names_the_case_gets_one_of_their_own(self) -> None:
        event = replace(mail(LONG, names="VB-2026-9XYZ", was_copied=True), sender="tim@melder.example")
        effects = decide(event, None, situation(STRANGER))
        assert saved(effects).linked == ("VB-2026-9XYZ",)
        assert fields_of(first(effects, "case"))["was_copied"] is True
        assert "VB-2026-9XYZ" not in str(fields_of(first(effects, "acknowledgement")))

    def test_the_same_text_again_is_said_to_handlers_alone(self) -> None:
        event = mail(LONG, same_as="VB-2026-9XYZ", text_digest=b"digest")
        effects = decide(event, None, situation(STRANGER))
        assert Remember(b"digest") in effects
        assert fields_of(first(effects, "case"))["same_as"] == "VB-2026-9XYZ"
        assert "VB-2026-9XYZ" not in str(fields_of(first(effects, "acknowledgement")))

    @pytest.mark.parametrize(
        ("assessed", "answers", "another"),
        [(True, False, True), (True, True, False), (False, False, False)],
        ids=["a-new-thread-after-the-assessment", "an-answer", "before-the-assessment"],
    )
    def test_what_may_be_a_second_report_is_said_so(self, assessed: bool, answers: bool, another: bool) -> None:
        kept = Promise(NOW.date(), kept_at=NOW if assessed else None)
        event: Mail = mail(LONG, answers=None)
        if answers:
            from tests.case.builders import ANSWER

            event = replace(event, answers=ANSWER, proofs=ANSWERED)
        effects = decide(event, case_in(State.RECEIVED, assessment=kept), situation(KNOWN))
        assert fields_of(first(effects, "case"))["another"] is another


def test_a_journal_remembers_what_was_decrypted_and_the_digests_of_what_was_attached() -> None:
    message = saying(LONG, attachments=(Attachment("a.txt", "text/plain", b"x"),))
    effects = decide(mail(message=message, opened=Opened(encrypted=True)), None, situation(STRANGER))
    (entry,) = (effect for effect in effects if isinstance(effect, Enter))
    assert (entry.facts["decrypted"], len(entry.facts["digests"])) == ("yes", 64)


@pytest.mark.parametrize(
    ("subject", "more", "said"),
    [
        pytest.param("Re: [VB-2026-AAAA]", {"erased": "VB-2026-AAAA"}, True, id="that-was-erased"),
        pytest.param("about vb-2026-aaaa", {}, True, id="that-never-was"),
        pytest.param("Re: [VB-2026-AAAA]", {"names": "VB-2026-AAAA"}, True, id="of-somebody-else"),
        pytest.param("A hole", {}, False, id="none"),
        pytest.param("XVB-2026-AAAAX", {}, False, id="something-else"),
    ],
)
def test_who_names_a_case_that_is_not_theirs_any_more_hears_the_same_whatever_became_of_it(
    subject: str, more: MailFields, said: bool
) -> None:
    event = replace(mail(**more), message=saying(LONG, subject))
    effects = decide(event, None, situation(STRANGER))
    assert fields_of(first(effects, "acknowledgement"))["unmatched"] is said


def test_who_goes_on_with_an_old_case_of_theirs_is_not_told_that_there_is_none() -> None:
    old = case_in(State.CLOSED, reference="VB-2025-OLDX", closed_at=NOW - timedelta(days=61))
    event = mail(message=saying(LONG, "Re: [VB-2025-OLDX]"), proofs=ANSWERED)
    assert not fields_of(first(decide(event, old, situation(KNOWN)), "acknowledgement"))["unmatched"]
