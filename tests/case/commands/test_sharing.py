"""What partners are told and given, what is taken out of it first, and what is recorded of consent and credit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Unpack

import pytest

from mailbot.case import partners
from mailbot.case.redaction import TAKEN_OUT, Somebody, redacted
from mailbot.facts import (
    Audience,
    Case,
    CloseReason,
    Consent,
    Draft,
    DraftLetter,
    Due,
    DueKind,
    DueNow,
    Effect,
    Enter,
    Failure,
    Happening,
    Heard,
    Hold,
    JoinedBy,
    Key,
    Letter,
    Mail,
    Message,
    Partner,
    Promise,
    Proof,
    Save,
    Send,
    Standing,
    State,
    Tell,
    Told,
    Undo,
    Unwritable,
)
from tests.case.builders import (
    ANKE,
    BRAM,
    FRESH,
    HOUSE,
    KEY,
    LONG,
    NOW,
    REPORTER,
    STRANGER,
    case_in,
    decide,
    first,
    letter_to,
    mail,
    saved,
    sent,
    situation,
)
from tests.case.commands.orders import kinds, order, refusal, saved_first
from tests.case.fields import CaseFields, MailFields
from tests.running_clocks import running
from tests.sample_letters import fields_of

IBD = Partner("IBD", "incident@ibd.example", Key("1" * 40, "ibd's armor", ("incident@ibd.example",)), always=True)
NCSC = Partner("NCSC Duty Desk", "cert@ncsc.example", Key("2" * 40, "ncsc's armor", ("cert@ncsc.example",)))
SHARING = replace(HOUSE, partners=(IBD, NCSC))
FLOODED = replace(STRANGER, notices_last_hour=HOUSE.ceilings.notices_per_hour)
NOTICED = (Told(IBD.address, "received"),)
SAID = Heard(
    NOW - timedelta(days=2),
    REPORTER,
    "A hole, says Rosa",
    "> quoted",
    "rosa.png",
    own_words="I am Rosa Vega, rosa@melder.example.\n\nThe door at /login is open.\n\nRegards,\nR.V.\n+31 6 1234",
)
OURS = Heard(NOW, IBD.address, "Re: notice", "Thank you, says IBD.", "", own_words="Thank you, says IBD.")
VEGA = case_in(State.RECEIVED, key=KEY, reporter_name="Rosa Vega", partners_told=NOTICED)


def notices(effects: Sequence[Effect]) -> list[str]:
    return [to for text, to in sent(effects) if text == "partner-notice"]


UNDO = Undo(State.RECEIVED, None, None, None, None, None)


class TestNotices:
    def test_the_partner_is_told_at_once_and_the_other_is_not(self) -> None:
        effects = decide(mail(LONG), None, situation(STRANGER, SHARING))
        assert notices(effects) == [IBD.address]
        notice = first(effects, "partner-notice")
        assert (notice.audience, notice.key, notice.below, notice.attachments) == (Audience.PARTNER, IBD.key, None, ())
        assert saved(effects).happened[-1] == Happening(NOW, "partner-told", "IBD")

    def test_there_is_nothing_of_who_and_what_in_it(self) -> None:
        hostile = Message(REPORTER, "CANARY", subject="CANARY", text="CANARY " * 99, new_text="CANARY " * 99)
        effects = decide(mail(message=hostile, key=KEY), None, situation(STRANGER, SHARING))
        notice = repr(first(effects, "partner-notice"))
        assert not any(told in notice for told in ("CANARY", REPORTER, KEY.fingerprint, "melder"))

    @pytest.mark.parametrize(
        ("event", "standing", "told"),
        [
            pytest.param(mail("How do I report?"), STRANGER, [], id="a-contact-is-no-report"),
            pytest.param(mail(LONG), FLOODED, [], id="a-flood-of-strangers-reaches-no-partner"),
            pytest.param(
                mail(LONG, proofs=frozenset({Proof.VOUCHED})), FLOODED, [IBD.address], id="whom-we-vouch-for-has-room"
            ),
            pytest.param(mail(LONG, sender=IBD.address), STRANGER, [], id="nobody-is-told-of-their-own-report"),
        ],
    )
    def test_who_is_told_of_what(self, event: Mail, standing: Standing, told: list[str]) -> None:
        assert notices(decide(event, None, situation(standing, SHARING))) == told

    @pytest.mark.parametrize(
        ("more", "told"),
        [
            pytest.param({}, [], id="knows-already"),
            pytest.param({"state": State.INVALID}, ["invalid"], id="assessed"),
            pytest.param({"state": State.ACCEPTED}, ["accepted"], id="valid"),
            pytest.param({"state": State.ACCEPTED, "fixed_at": NOW}, ["fixed"], id="solved"),
            pytest.param({"state": State.CLOSED, "close_reason": CloseReason.SPAM}, ["closed"], id="closed"),
            pytest.param({"clocks": (running(NOW),)}, ["received"], id="turns-out-to-be-a-data-leak"),
            pytest.param(
                {
                    "state": State.ACCEPTED,
                    "drafts": (
                        Draft(
                            4,
                            ANKE.address,
                            NOW,
                            DraftLetter.ACCEPTED,
                            undo=Undo(State.RECEIVED, None, None, None, None, None),
                        ),
                    ),
                },
                [],
                id="not-before-the-reporter-knows",
            ),
            pytest.param({"partners_told": ()}, [], id="a-stranger-in-a-flood-that-nobody-has-looked-at"),
            pytest.param({"partners_told": (), "touched_at": NOW}, ["received"], id="a-handler-has-looked-at-it"),
            pytest.param(
                {"partners_told": (), "touched_at": NOW, "state": State.CLOSED, "close_reason": CloseReason.SPAM},
                [],
                id="spam-that-no-partner-knows-of",
            ),
        ],
    )
    def test_a_case_that_stands_elsewhere_is_told(self, more: CaseFields, told: list[str]) -> None:
        case = replace(VEGA, **more)
        due = partners.dues(case, situation(organisation=SHARING))
        assert [one.kind for one in due] == ["partner-notice"] * len(told)
        if due:
            effects = decide(DueNow(due[0]), case, situation(STRANGER, SHARING))
            assert [fields_of(effect.letter)["state"] for effect in effects if isinstance(effect, Send)] == told
            assert partners.dues(saved(effects), situation(organisation=SHARING)) == ()

    def test_the_next_mail_after_a_flood_tells(self) -> None:
        case = replace(VEGA, partners_told=())
        effects = decide(mail("more", joined_by=JoinedBy.ADDRESS), case, situation(STRANGER, SHARING))
        assert notices(effects) == [IBD.address]

    def test_what_cannot_be_written_disturbs_nothing_and_is_not_said_to_be_told(self) -> None:
        event = mail(LONG)
        letter = first(decide(event, None, situation(STRANGER, SHARING)), "partner-notice")
        unwritable = Unwritable(event, (Failure(letter, "cannot encrypt: expired"),))
        effects = decide(unwritable, None, situation(STRANGER, SHARING))
        told = sent(effects)
        assert ("acknowledgement", REPORTER) in told
        assert [to for text, to in told if text == "unwritable"] == [ANKE.address, BRAM.address]
        assert notices(effects) == []
        assert "partner-told" not in kinds(effects)
        assert all(not one.partner for one in saved(effects).happened)
        assert saved(effects).partners_told  # or the same letter would fail again at every step


SOMEBODY = Somebody(
    "Zoë de Vega-Müller",
    ("zoe.vega@melder.example", "z@xn--lab-zo-gva.example"),
    ("0123456789ABCDEF0123456789ABCDEF0123BEEF",),
    frozenset({"voorbeeld.example"}),
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("Zoë de Vega-Müller found it", "[…] found it", id="the-whole-name"),
        pytest.param("I am ZOE VEGA MUELLER.", "I am […].", id="without-accents-in-capitals"),
        pytest.param("Vega, Zoe\u0308 wrote", "[…] wrote", id="turned-round-with-a-combining-accent"),
        pytest.param("Ve\u200bga and z\u00adoe", "[…] and […]", id="split-by-what-nobody-sees"),
        pytest.param("github.com/zoevega91/poc", "github.com/[…]91/poc", id="run-together"),
        pytest.param("Z. Vega", "[…]", id="with-an-initial"),
        pytest.param("it is me, zoe", "it is me, […]", id="in-lower-case"),
        pytest.param("de facto, des environs", "de facto, des environs", id="a-particle-is-a-word"),
        pytest.param("Write to x.y+z@other.example.", "Write to […].", id="anybodys-address"),
        pytest.param("x (at) other (dot) example", "[…]", id="an-address-in-disguise"),
        pytest.param("https://www.melder.example/poc", "https://www.[…]/poc", id="a-domain-of-their-own"),
        pytest.param("xn--lab-zo-gva.example, www.Lab-Zoé.example", "[…], www.[…]", id="an-accented-domain"),
        pytest.param("www.voorbeeld.example/login", "www.voorbeeld.example/login", id="our-own-domain-stays"),
        pytest.param("key 0123 4567 89AB CDEF 0123  4567 89AB CDEF 0123 BEEF", "key […]", id="a-fingerprint"),
        pytest.param("0x89ABCDEF0123BEEF or 0123beef", "[…] or […]", id="ids-of-a-known-key"),
        pytest.param("a" * 64, "a" * 64, id="a-longer-hash-stays"),
        pytest.param(
            "a\n-----BEGIN PGP PUBLIC KEY BLOCK-----\nx\n-----END PGP PUBLIC KEY BLOCK-----\nb",
            "a\n[…]\nb",
            id="a-key-block",
        ),
        pytest.param("a\n-----BEGIN PGP SIGNATURE-----\nx", "a\n[…]", id="a-block-without-an-end"),
        pytest.param(
            "It is open.\n\nMet vriendelijke groet,\n\nZ.\nICT",
            "It is open.\n\nMet vriendelijke groet,\n[…]",
            id="signed-nl",
        ),
        pytest.param("Es.\nMit freundlichen Grüßen\nZ.", "Es.\nMit freundlichen Grüßen\n[…]", id="signed-de"),
        pytest.param("C.\nBien cordialement,\nZ.", "C.\nBien cordialement,\n[…]", id="signed-fr"),
        pytest.param(
            "Thanks,\n" + "it goes on\n" * 9, "Thanks,\n" + "it goes on\n" * 9, id="thanks-that-is-no-closing"
        ),
    ],
)
def test_what_tells_who_wrote_it_is_taken_out(text: str, left: str) -> None:
    assert redacted(text, SOMEBODY) == left


# Each took minutes with a pattern that tries again from every place
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("zoe " * 9_000, id="the-name"),
        pytest.param("vega.melder." * 9_000, id="almost-the-domain"),
        pytest.param("0" * 99_000, id="digits"),
        pytest.param("a." * 50_000, id="almost-a-local-part"),
        pytest.param("a@" * 50_000, id="almost-an-address"),
        pytest.param("z" + " " * 99_000, id="almost-an-initial"),
        pytest.param("a,\n" * 100_000, id="lines"),
        pytest.param("-----BEGIN PGP A-----" * 5_000, id="blocks-without-an-end"),
    ],
)
def test_a_long_text_is_read_all_the_same(text: str) -> None:
    assert len(redacted(text, SOMEBODY)) <= len(text) + len(TAKEN_OUT)


def share(
    text: str = "#share IBD", case: Case = VEGA, *, signed: bool = True, **more: Unpack[MailFields]
) -> list[Effect]:
    more.setdefault("heard", (SAID, OURS))
    return order(text, case, signed=signed, house=SHARING, **more)


def shown(effects: Sequence[Effect]) -> Letter:
    letter = first(effects, "confirmation").shows
    assert letter is not None
    return letter


class TestShare:
    def test_the_handler_is_shown_the_letter_and_nothing_leaves(self) -> None:
        effects = share(signed=True)
        assert sent(effects) == [("confirmation", ANKE.address)]
        (draft,) = saved(effects).drafts
        assert (draft.send_at, draft.partner, draft.unsure) == (None, "IBD", True)
        letter = shown(effects)
        assert (letter.to, letter.key, letter.below, letter.attachments) == (IBD.address, IBD.key, draft.words, ())

    def test_what_the_reporter_wrote_is_in_it_and_who_they_are_is_not(self) -> None:
        text = shown(share()).below or ""
        assert "The door at /login is open." in text
        assert not any(told in text for told in ("Rosa", "Vega", "melder", "R.V.", "1234", "rosa.png", "quoted"))
        assert "says IBD" not in text  # only the reporter's mails

    def test_a_handlers_words_come_first(self) -> None:
        letter = shown(share("#share IBD\n\nIt is the login of Rosa's town."))
        above, _, below = (letter.below or "").partition("* * *")
        assert "It is the login of […]'s town." in above
        assert "/login is open" in below
        assert fields_of(letter)["holds"] == "both"

    def test_or_alone(self) -> None:
        letter = shown(share("#share IBD summary\n\nA login is open.", heard=()))
        assert (letter.below, fields_of(letter)["holds"]) == ("A login is open.", "summary")

    def test_with_a_note_the_words_stay_inside(self) -> None:
        effects = share("#share IBD\n#note\n\nI have called them.")
        assert "called" not in (shown(effects).below or "")
        assert "note" in kinds(effects)

    @pytest.mark.parametrize("name", ["ibd", "NCSC", "duty", "cert@ncsc.example", "NCSC Duty Desk summary"])
    def test_a_partner_is_found_as_a_handler_is(self, name: str) -> None:
        assert saved(share(f"#share {name}\n\nWords.")).drafts[0].partner in ("IBD", "NCSC Duty Desk")

    @pytest.mark.parametrize(
        ("text", "case", "heard", "why"),
        [
            pytest.param("#share CSIRT", VEGA, (SAID,), "no-such-partner", id="nobody-of-that-name"),
            pytest.param("#share IBD", VEGA, (), "nothing-to-share", id="nothing-was-said"),
            pytest.param("#share IBD", VEGA, (OURS,), "nothing-to-share", id="nothing-by-the-reporter"),
            pytest.param("#share IBD", replace(VEGA, received_at=None), (SAID,), "nothing-to-share", id="no-report"),
            pytest.param("#share IBD summary", VEGA, (SAID,), "missing-argument", id="a-summary-without-words"),
            pytest.param("#share IBD\n#accept 2026-12-11", VEGA, (SAID,), "illegal", id="whose-would-the-words-be"),
            pytest.param("#share IBD\n#share NCSC", VEGA, (SAID,), "illegal", id="one-at-a-time"),
            pytest.param("#share IBD\n#send", VEGA, (SAID,), "illegal", id="nobody-has-seen-it-yet"),
        ],
    )
    def test_what_cannot_be_shared_is_not(self, text: str, case: Case, heard: tuple[Heard, ...], why: str) -> None:
        assert refusal(share(text, case, heard=heard)) == why

    def test_a_name_that_is_not_known_brings_those_that_are(self) -> None:
        refused = fields_of(first(share("#share NSCS"), "refused"))
        assert refused["would_work"] == ("#share IBD", "#share NCSC Duty Desk")


WAITING = Draft(
    4, ANKE.address, NOW, DraftLetter.PARTNER_REPORT, "The door is open.", unsure=True, partner="IBD", holds="report"
)
ABOUT_IT = letter_to(ANKE.address, "confirmation", about=4)
HOUR = timedelta(hours=1)


class TestSend:
    CASE = replace(VEGA, drafts=(WAITING,))

    def test_signed_it_goes_at_once(self) -> None:
        effects = share("#send", self.CASE, answers=ABOUT_IT)
        assert saved(effects).drafts[0].send_at == NOW
        assert sent(effects) == [("confirmation", ANKE.address)]

    def test_unsigned_it_waits_an_hour_and_those_in_charge_are_told(self) -> None:
        effects = share("#send", self.CASE, answers=ABOUT_IT, signed=False)
        assert saved(effects).drafts[0].send_at == NOW + HOUR
        assert sent(effects) == [("waits-an-hour", ANKE.address), ("confirmation", ANKE.address)]
        told = first(effects, "waits-an-hour")
        assert (told.about, fields_of(told)["line"]) == (4, "#share IBD")
        assert fields_of(first(effects, "confirmation"))["partner"] == "IBD"

    def test_said_again_it_is_neither_later_nor_sooner(self) -> None:
        case = replace(VEGA, drafts=(replace(WAITING, send_at=NOW + timedelta(minutes=20)),))
        effects = share("#send", case, answers=ABOUT_IT, signed=False)
        assert saved(effects).drafts == case.drafts
        assert sent(effects) == [("confirmation", ANKE.address)]

    @pytest.mark.parametrize(
        "more",
        [
            pytest.param({}, id="the-letter-of-the-case"),
            pytest.param({"answers": letter_to(ANKE.address, "confirmation", about=5)}, id="another-confirmation"),
        ],
    )
    def test_an_answer_to_anything_else_sends_nothing(self, more: MailFields) -> None:
        assert refusal(share("#send", self.CASE, **more)) == "not-shown"

    def test_nor_does_clear_ok(self) -> None:
        effects = share("#clear-ok", replace(self.CASE, key=None))
        assert saved(effects).drafts == (WAITING,)

    @pytest.mark.parametrize("sooner", [timedelta(0), HOUR])
    def test_stopped_it_is_gone(self, sooner: timedelta) -> None:
        case = replace(VEGA, drafts=(replace(WAITING, send_at=NOW + sooner),))
        told = letter_to(ANKE.address, "waits-an-hour", about=4)
        assert saved(share("#stop", case, answers=told, signed=False)).drafts == ()

    def test_a_move_is_taken_back_although_something_waits_for_a_partner(self) -> None:
        accepted = saved(share("#accept 2026-12-11", VEGA))
        case = replace(accepted, drafts=(*accepted.drafts, WAITING))
        stopped = saved(share("#stop", case, answers=letter_to(ANKE.address, "confirmation", about=9)))
        assert (stopped.state, stopped.drafts) == (State.RECEIVED, (WAITING,))

    def test_what_leaves_is_what_was_shown_and_it_is_in_the_record(self) -> None:
        drafted = saved(share("#share IBD\n\nLook at this."))
        seen = shown(share("#share IBD\n\nLook at this."))
        moved = replace(drafted, state=State.ACCEPTED, solution=Promise(date(2026, 12, 24)), key=None)
        case = replace(moved, drafts=(replace(drafted.drafts[0], send_at=NOW),))
        effects = decide(DueNow(Due(DueKind.SEND_DRAFT, NOW, FRESH, 9)), case, situation(STRANGER, SHARING))
        assert [effect.letter for effect in effects if isinstance(effect, Send)] == [seen]
        (entry,) = (effect for effect in effects if isinstance(effect, Enter))
        assert (entry.kind, entry.facts["partner"], entry.facts["words"]) == ("shared", "IBD", seen.below)
        after = saved(effects)
        assert (after.drafts, after.assessment, after.progress) == ((), case.assessment, case.progress)
        assert after.happened[-1] == Happening(NOW, "shared", "IBD")

    def test_a_partner_who_is_none_any_more_gets_nothing(self) -> None:
        case = replace(VEGA, drafts=(replace(WAITING, send_at=NOW),))
        effects = decide(DueNow(Due(DueKind.SEND_DRAFT, NOW, FRESH, 4)), case, situation(STRANGER))
        assert sent(effects) == [("unwritable", ANKE.address), ("unwritable", BRAM.address)]
        assert saved(effects).drafts == (WAITING,)

    def test_with_an_expired_key_it_waits_and_handlers_are_told(self) -> None:
        case = replace(VEGA, drafts=(replace(WAITING, send_at=NOW),))
        event = DueNow(Due(DueKind.SEND_DRAFT, NOW, FRESH, 4))
        letter = next(e.letter for e in decide(event, case, situation(STRANGER, SHARING)) if isinstance(e, Send))
        effects = decide(Unwritable(event, (Failure(letter, "expired"),)), case, situation(STRANGER, SHARING))
        assert saved(effects).drafts == (WAITING,)
        assert {text for text, _ in sent(effects)} == {"unwritable"}


class TestConsent:
    AGREED = replace(VEGA, consents=(Consent(NOW, "on the telephone", ANKE.address),))

    def test_is_recorded_with_when_how_and_by_whom(self) -> None:
        effects = share("#consent on the telephone, Monday")
        assert saved(effects).consents == (Consent(NOW, "on the telephone, Monday", ANKE.address),)
        entry = next(effect for effect in effects if isinstance(effect, Enter) and effect.kind == "consent")
        assert entry.facts == {"handler": ANKE.address, "how": "on the telephone, Monday"}

    def test_lets_the_name_stay(self) -> None:
        letter = shown(share(case=self.AGREED))
        assert "I am Rosa Vega, rosa@melder.example." in (letter.below or "")
        assert fields_of(letter)["named"] is True

    def test_withdrawn_it_ends_and_so_does_what_waited_on_it(self) -> None:
        named = replace(WAITING, named=True, send_at=NOW + HOUR)
        case = replace(self.AGREED, drafts=(named, replace(WAITING, id=5)))
        withdrawn = saved(share("#consent withdrawn", case))
        assert withdrawn.consents == (Consent(NOW, "on the telephone", ANKE.address, NOW),)
        assert [draft.id for draft in withdrawn.drafts] == [5]
        assert "Rosa" not in (shown(share(case=replace(withdrawn, drafts=()))).below or "")

    def test_that_is_not_there_cannot_be_withdrawn(self) -> None:
        assert refusal(share("#consent withdrawn")) == "no-consent"


class TestTheReporter:
    def progress(self, case: Case) -> list[Effect]:
        case = replace(case, progress=Promise(NOW.date()))
        known = Standing(REPORTER, 1, proven_at=NOW)
        return decide(DueNow(Due(DueKind.PROGRESS, NOW, FRESH)), case, situation(known, SHARING))

    SHARED = Happening(NOW, "shared", "IBD")

    def test_reads_in_the_next_progress_mail_what_was_shared_with_whom(self) -> None:
        effects = self.progress(replace(VEGA, happened=(self.SHARED,)))
        assert fields_of(first(effects, "progress"))["happened"] == (self.SHARED,)
        assert saved(effects).happened == ()

    def test_is_told_nothing_in_clear_and_all_of_it_once_there_is_a_key(self) -> None:
        received = Happening(NOW, "received")
        effects = self.progress(replace(VEGA, key=None, happened=(received, self.SHARED)))
        assert fields_of(first(effects, "progress"))["happened"] == ()
        assert saved(effects).happened == (self.SHARED,)

    def test_reads_it_in_the_letter_that_closes_if_no_other_comes(self) -> None:
        case = replace(VEGA, state=State.ACCEPTED, happened=(self.SHARED,))
        closed = saved(share("#close fixed", case))
        leaves = replace(closed, drafts=(replace(closed.drafts[0], send_at=NOW),))
        effects = decide(DueNow(Due(DueKind.SEND_DRAFT, NOW, FRESH, 9)), leaves, situation(STRANGER, SHARING))
        assert fields_of(first(effects, "closed"))["shared"] == (self.SHARED,)

    def test_a_move_taken_back_does_not_undo_what_was_shared(self) -> None:
        accepted = saved(share("#accept 2026-12-11", VEGA))
        case = replace(accepted, happened=(*accepted.happened, replace(self.SHARED, at=NOW + HOUR)))
        stopped = saved(share("#stop", case, answers=letter_to(ANKE.address, "confirmation", about=9)))
        assert [one.what for one in stopped.happened] == ["shared"]


def from_partner(text: str = "Thank you, we look into it.", **more: Unpack[MailFields]) -> Mail:
    message = Message(IBD.address, text=text, new_text=text, subject=f"[{FRESH}]", language="nl")
    event = Mail(8, NOW, IBD.address, message, partner=IBD, joined_by=JoinedBy.LETTER)
    return replace(event, **more)


class TestFromPartner:
    def test_is_shown_to_handlers_as_the_partners_and_answered_by_nobody(self) -> None:
        notice = letter_to(IBD.address, "partner-notice", Audience.PARTNER)
        event = from_partner(answers=notice, proofs=frozenset({Proof.ANSWER}))
        effects = decide(event, VEGA, situation(Standing(IBD.address), SHARING))
        assert sent(effects) == [("partner-mail", ANKE.address), ("partner-mail", BRAM.address)]
        assert kinds(effects) == ["partner-wrote"]
        assert not any(isinstance(effect, Save) for effect in effects)  # nothing of it is the reporter's
        assert fields_of(first(effects, "partner-mail"))["proven"] == ("answer",)

    def test_a_forged_one_is_shown_as_unproven(self) -> None:
        effects = decide(from_partner(joined_by=JoinedBy.SUBJECT), VEGA, situation(Standing(IBD.address), SHARING))
        assert fields_of(first(effects, "partner-mail"))["proven"] == ()

    def test_a_flood_of_forged_ones_waits_for_the_digest(self) -> None:
        effects = decide(from_partner(), VEGA, situation(replace(FLOODED, address=IBD.address), SHARING))
        assert sent(effects) == []
        assert any(isinstance(effect, Tell) and effect.kept for effect in effects)

    def test_a_ticket_systems_thanks_are_kept_in_the_record_alone(self) -> None:
        event = from_partner()
        event = replace(event, message=replace(event.message, automated="Auto-Submitted"))
        effects = decide(event, VEGA, situation(Standing(IBD.address), SHARING))
        assert (sent(effects), kinds(effects)) == ([], ["partner-answered"])

    def test_about_no_case_a_few_words_wait_for_a_person(self) -> None:
        effects = decide(from_partner(joined_by=JoinedBy.NOTHING), None, situation(Standing(IBD.address), SHARING))
        assert [effect.text for effect in effects if isinstance(effect, Hold)] == ["from a partner, about no case"]
        assert sent(effects) == [("held", ANKE.address)]

    def test_which_a_lead_releases_as_a_case(self) -> None:
        event = from_partner(joined_by=JoinedBy.NOTHING, released=True)
        effects = decide(event, None, situation(Standing(IBD.address), SHARING))
        assert not [effect for effect in effects if isinstance(effect, Hold)]
        assert next(effect.case for effect in effects if isinstance(effect, Save)).reporter == IBD.address

    def test_a_report_of_theirs_is_a_report(self) -> None:
        effects = decide(
            from_partner(LONG, joined_by=JoinedBy.NOTHING), None, situation(Standing(IBD.address), SHARING)
        )
        assert ("acknowledgement", IBD.address) in sent(effects)
        assert saved(effects).reporter == IBD.address

    def test_in_a_case_of_their_own_they_are_the_reporter(self) -> None:
        case = replace(VEGA, reporter=IBD.address)
        effects = decide(from_partner(), case, situation(Standing(IBD.address), SHARING))
        assert ("case", ANKE.address) in sent(effects)

    def test_words_in_answer_to_it_reach_nobody_and_are_refused(self) -> None:
        answers = letter_to(ANKE.address, "partner-mail")
        effects = share("Dear IBD, thank you.", answers=answers)
        assert refusal(effects) == "to-partner"

    def test_commands_in_answer_to_it_run(self) -> None:
        answers = letter_to(ANKE.address, "partner-mail")
        effects = share("#share IBD summary\n\nDear IBD, thank you.", answers=answers)
        assert shown(effects).below == "Dear IBD, thank you."
        assert saved(share("#invalid\n\nIt is public.", answers=answers)).state is State.INVALID

    def test_no_case_is_opened_for_a_partner(self) -> None:
        assert refusal(share(f"#new {NCSC.address}")) == "bad-address"


class TestCredit:
    SOLVED = replace(VEGA, state=State.ACCEPTED, fixed_at=NOW)

    def leaves(self, text: str, case: Case) -> list[Effect]:
        ordered = saved_first(share(text, case))
        due = replace(ordered, drafts=tuple(replace(draft, send_at=NOW) for draft in ordered.drafts))
        return decide(DueNow(Due(DueKind.SEND_DRAFT, NOW, FRESH, 9)), due, situation(STRANGER, SHARING))

    def test_is_asked_when_it_is_solved(self) -> None:
        effects = self.leaves("#fixed", replace(VEGA, state=State.ACCEPTED))
        assert fields_of(first(effects, "fixed"))["ask"] is True
        assert saved(effects).credit_asked_at == NOW

    def test_beside_a_handlers_own_words_as_well(self) -> None:
        effects = self.leaves("#fixed\n\nIt is solved.", replace(VEGA, state=State.ACCEPTED))
        assert sent(effects) == [("relay", REPORTER), ("credit-question", REPORTER)]
        assert saved(effects).credit_asked_at == NOW

    @pytest.mark.parametrize(
        ("text", "case", "asks"),
        [
            pytest.param("#fixed", replace(VEGA, state=State.ACCEPTED, credit_asked_at=NOW), False, id="once"),
            pytest.param("#fixed", replace(VEGA, state=State.ACCEPTED, credit="no"), False, id="not-what-is-known"),
            pytest.param("#close fixed", replace(VEGA, state=State.ACCEPTED), True, id="closed-as-solved"),
            pytest.param("#close fixed", replace(SOLVED, credit_asked_at=NOW), False, id="asked-when-it-was-solved"),
            pytest.param("#close duplicate", replace(VEGA, state=State.ACCEPTED), False, id="nothing-was-solved"),
        ],
    )
    def test_is_asked_once(self, text: str, case: Case, asks: bool) -> None:
        (letter,) = (effect.letter for effect in self.leaves(text, case) if isinstance(effect, Send))
        assert fields_of(letter)["ask"] is asks

    @pytest.mark.parametrize(
        ("line", "field", "value"),
        [
            ("#credit yes", "credit", "yes"),
            ("#credit NO", "credit", "no"),
            ("#credit R0sa of Delft", "credit", "R0sa of Delft"),
            ("#publish no", "publish", "no"),
            ("#publish a blog, in January", "publish", "a blog, in January"),
        ],
    )
    def test_the_answer_is_recorded(self, line: str, field: str, value: str) -> None:
        effects = share(line)
        assert getattr(saved(effects), field) == value
        assert [effect.facts["answer"] for effect in effects if isinstance(effect, Enter)] == [value]

    def test_the_closing_letter_says_what_was_agreed_and_never_the_name(self) -> None:
        case = replace(self.SOLVED, credit="R0sa of Delft", publish="a blog, in January")
        letter = first(self.leaves("#close fixed", case), "closed")
        assert (fields_of(letter)["credit"], fields_of(letter)["publish"]) == ("yes", "agreed")
        assert "Delft" not in repr(letter)
        assert "January" not in repr(letter)

    def test_handlers_read_it_in_the_letters_of_the_case(self) -> None:
        case = replace(self.SOLVED, credit="R0sa", publish="no", credit_asked_at=NOW)
        effects = decide(mail("More.", joined_by=JoinedBy.LETTER), case, situation(STRANGER, SHARING))
        fields = fields_of(first(effects, "case"))
        assert (fields["credit"], fields["publish"], fields["credit_asked"]) == ("R0sa", "no", False)


def test_an_address_of_a_handlers_in_what_goes_to_a_partner_is_told() -> None:
    link = "https://eur01.safelinks.protection.outlook.com/?data=05%7C02%7Canke%40voorbeeld.example%7C0c"
    assert fields_of(first(share(), "confirmation"))["doubts"] == ()
    told = fields_of(first(share(f"#share IBD\n\nSee {link}"), "confirmation"))["doubts"]
    assert [one.why for one in told] == ["address"]
