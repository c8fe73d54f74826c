"""Whom a handler's mail was written to, and what is none of words: from the bytes of a mail to what would be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Unpack

import pytest

from mailbot.case.relay_recipients import why_kept
from mailbot.facts import (
    Case,
    Draft,
    DraftLetter,
    Effect,
    Enter,
    Hold,
    Kept,
    Message,
    Organisation,
    Proof,
    Save,
    Standing,
    State,
    Waiting,
)
from mailbot.languages.gestures import is_forward
from mailbot.mail.message import Settings, parse
from tests.case.builders import (
    ANKE,
    BRAM,
    FRESH,
    HOUSE,
    KEY,
    NOW,
    REPORTER,
    case_in,
    decide,
    first,
    from_handler,
    saved,
    sent,
    situation,
)
from tests.case.fields import MailFields
from tests.sample_letters import fields_of

US = HOUSE.address
CASE = case_in(State.RECEIVED, key=KEY, readers=("kim@melder.example",), addresses=("rosa@home.example",))
ALIASED = replace(HOUSE, aliases=("lek@voorbeeld.example",), name="Voorbeeld, Gemeente")
CRLF = "\r\n"


def received(*fields: str, body: str = "Thank you, Rosa.", kind: str = "text/plain; charset=utf-8") -> Message:
    head = [f"From: {ANKE.address}", f"Content-Type: {kind}", *fields, "", body.replace("\n", CRLF)]
    return parse(CRLF.join(head).encode(), Settings(("nl", "en")))


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        pytest.param([f"To: {US}"], None, id="to-us-alone"),
        pytest.param(["To: LEK@voorbeeld.example"], None, id="to-an-alias-of-ours"),
        pytest.param(["To: security+x1@voorbeeld.example"], None, id="to-a-sub-address-of-ours"),
        pytest.param([f"To: {US}", "Cc: lek@voorbeeld.example"], None, id="to-us-twice"),
        pytest.param([f"To: {US}, {REPORTER}"], None, id="to-us-and-the-reporter"),
        pytest.param([f"To: {US}", "Cc: Kim <kim@melder.example>"], None, id="with-whom-the-reporter-copied"),
        pytest.param([f"To: {US}", "Cc: rosa@home.example"], None, id="with-another-address-of-the-reporter"),
        pytest.param([f"To: {US}", f"Cc: {ANKE.address}"], None, id="with-a-copy-to-its-writer"),
        pytest.param([f"To: Team: {US};"], None, id="to-a-group-of-us-alone"),
        pytest.param([f"To: Voorbeeld, Gemeente <{US}>"], None, id="our-own-name-without-its-quotes"),
        pytest.param([f"To: {US}", "Resent-From: lek@voorbeeld.example"], None, id="redirected-by-a-mailbox-of-ours"),
        pytest.param([f"To: {BRAM.address}", f"Cc: {US}"], Kept.NOT_TO_US, id="to-a-colleague-we-in-cc"),
        pytest.param([f"To: {BRAM.address}"], Kept.NOT_TO_US, id="we-in-bcc-in-no-field"),
        pytest.param([f"To: {BRAM.address}", f"Bcc: {US}"], Kept.NOT_TO_US, id="we-in-bcc-left-in"),
        pytest.param([], Kept.NOT_TO_US, id="no-field-at-all"),
        pytest.param(["To: undisclosed-recipients:;"], Kept.NOT_TO_US, id="recipients-not-disclosed"),
        pytest.param(['To: "security@voorbeeld.example" <bram@voorbeeld.example>'], Kept.NOT_TO_US, id="by-name-alone"),
        pytest.param(["To: security@voorbeeld.example.evil.example"], Kept.NOT_TO_US, id="a-longer-domain"),
        pytest.param([f"To: {US}, {BRAM.address}"], Kept.OTHERS, id="to-us-and-a-colleague"),
        pytest.param([f"To: {US}", f"To: {BRAM.address}"], Kept.OTHERS, id="two-fields"),
        pytest.param([f"To: {US}", f"Cc: {BRAM.address}"], Kept.OTHERS, id="a-colleague-in-cc"),
        pytest.param([f"To: {US}", f"Bcc: {BRAM.address}"], Kept.OTHERS, id="a-colleague-in-a-bcc-left-in"),
        pytest.param([f"To: Team: {US}, {BRAM.address};"], Kept.OTHERS, id="a-group-with-a-colleague"),
        pytest.param([f"To: {US}", "Cc: Alle collega's:;"], Kept.OTHERS, id="a-group-that-hides-its-members"),
        pytest.param([f"To: {US}, Bram Jansen"], Kept.OTHERS, id="a-colleague-without-an-address"),
        pytest.param([f"To: {US}; Bram Jansen"], Kept.OTHERS, id="behind-a-semicolon"),
        pytest.param([f"To: {US}", "Cc: </O=VOORBEELD/CN=BRAM>"], Kept.OTHERS, id="an-address-of-Exchange's-own"),
        pytest.param([f"To: {US}", "Cc: =?utf-8?q?J=C3=BCrgen?="], Kept.OTHERS, id="a-name-in-an-encoded-word"),
        pytest.param([f"To: {US}", "Cc: stranger@elsewhere.example"], Kept.OTHERS, id="somebody-whom-nobody-knows"),
        pytest.param([f"To: {US}", f"Resent-From: {BRAM.address}"], Kept.REDIRECTED, id="redirected-by-a-colleague"),
        pytest.param([f"To: {US}", f"Resent-Sender: {BRAM.address}"], Kept.REDIRECTED, id="passed-on-by-a-colleague"),
    ],
)
def test_words_go_on_only_from_what_was_written_to_us_alone(fields: Sequence[str], why: Kept | None) -> None:
    assert why_kept(received(*fields), ANKE, CASE, ALIASED) == why


@pytest.mark.parametrize(
    "named", [BRAM.address, "chef@voorbeeld.example", "it@beheer.voorbeeld.example"], ids=["handler", "chief", "team"]
)
def test_a_reporter_who_copies_to_our_own_people_makes_none_of_them_a_reader(named: str) -> None:
    case = replace(CASE, readers=(*CASE.readers, named))
    assert why_kept(received(f"To: {US}", f"Cc: {named}"), ANKE, case, ALIASED) is Kept.OTHERS


def done(
    message: Message, /, case: Case | None = CASE, *, house: Organisation = HOUSE, **more: Unpack[MailFields]
) -> list[Effect]:
    event = replace(from_handler("", message=message), **more)
    return decide(event, case, situation(Standing(ANKE.address), house))


def entries(effects: Sequence[Effect]) -> list[tuple[str, str]]:
    return [(one.kind, one.facts.get("text", "")) for one in effects if isinstance(one, Enter)]


def test_what_was_written_to_a_colleague_is_a_note_and_the_confirmation_says_so() -> None:
    effects = done(received(f"To: {BRAM.address}", f"Cc: {US}", body="What do you think of her?"))
    assert saved(effects).drafts == ()
    assert entries(effects) == [("note", "What do you think of her?")]
    confirmed = fields_of(first(effects, "confirmation"))
    assert (confirmed["kept"], confirmed["sending"]) == ("not-to-us", "nothing")


@pytest.mark.parametrize(
    ("text", "entered", "refused"),
    [
        pytest.param("#assign Bram", "assigned", "", id="a-command-alone-is-obeyed"),
        pytest.param(
            "#progress 2w\n\nBram, please look.", "note", "", id="words-below-one-without-a-letter-are-a-note"
        ),
        pytest.param("#note\n\nBram, please look.", "note", "", id="a-note-is-a-note"),
        pytest.param("#invalid\n\nBram, it is nothing.", "", "not-alone", id="words-that-a-letter-would-take"),
    ],
)
def test_commands_in_a_mail_to_others_as_well(text: str, entered: str, refused: str) -> None:
    effects = done(received(f"To: {US}", f"Cc: {BRAM.address}", body=text))
    if refused:
        assert fields_of(first(effects, "refused"))["why"] == refused
        assert not any(isinstance(effect, Save | Enter) for effect in effects)
        return
    assert entered in [kind for kind, _ in entries(effects)]
    assert saved(effects).drafts == ()


@pytest.mark.parametrize(
    ("subject", "forwards"),
    [
        *[
            pytest.param(subject, True, id=subject)
            for subject in (
                *("Fwd: [VB-2026-K7QM] New report", "FW: Re: [VB-2026-K7QM]", "Re: Fwd: [VB-2026-K7QM]", "Fwd[2]: x"),
                *("Doorst: x", "WG: x", "TR : x", "Transféré : x", "Antw: Doorgestuurd: x", "fwd：x"),
                *("[EXTERNAL] FW: x", "[EXT] Re: [Spam?] Fwd: [VB-2026-K7QM] x"),
            )
        ],
        *[
            pytest.param(subject, False, id=subject)
            for subject in (
                "Re: [VB-2026-K7QM] Fwd: seen",
                "[EXT] Re: [VB-2026-K7QM] Fwd: seen",
                "[VB-2026-K7QM] Fwd: seen",
                "Re: Forwarding",
                "AW: x",
                "Transport: x",
                "Forward secrecy",
            )
        ],
    ],
)
def test_a_forward_to_us_alone_waits_for_a_look(subject: str, *, forwards: bool) -> None:
    assert is_forward(subject) is forwards
    effects = done(received(f"To: {US}", f"Subject: {subject}"))
    assert [draft.send_at is None for draft in saved(effects).drafts] == [forwards]
    said = fields_of(first(effects, "confirmation"))["doubts"]
    assert [one.why for one in said] == (["forward"] if forwards else [])


REACTION = """--b
Content-Type: text/plain

\N{THUMBS UP SIGN}
Anke reacted via Gmail
--b
Content-Type: text/vnd.google.email-reaction+json

{"emoji": "+", "version": 1}
--b
Content-Type: text/html

<p>+</p>
--b--"""
INVITATION = """--b
Content-Type: text/plain

Shall we talk on Monday? Anke
--b
Content-Type: text/calendar; charset=utf-8; method={}

BEGIN:VCALENDAR
METHOD:{}
ORGANIZER;CN=Anke de Vries:mailto:anke@voorbeeld.example
END:VCALENDAR
--b--"""
WITH_FILE = """--b
Content-Type: text/plain

Here is when we meet.
--b
Content-Type: text/calendar; name=meeting.ics
Content-Disposition: attachment; filename=meeting.ics

BEGIN:VCALENDAR
END:VCALENDAR
--b--"""
PARCEL = """--b
Content-Type: text/plain

Anke would like to take it back.
--b
Content-Type: application/ms-tnef; name=winmail.dat

\x78\x9f IPM.{}\0
--b--"""
RECEIPT = """--b
Content-Type: text/plain

It was read.
--b
Content-Type: message/disposition-notification

Disposition: manual-action/MDN-sent-manually; displayed
--b--"""


@pytest.mark.parametrize(
    ("subject", "body", "kind", "kept"),
    [
        pytest.param("Re: x", REACTION, "multipart/alternative; boundary=b", "reaction", id="Gmail's-thumb"),
        pytest.param("Re: x", "\N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-3}", "", "reaction", id="a-thumb"),
        pytest.param("Re: x", ":+1:", "", "reaction", id="a-thumb-in-letters"),
        pytest.param("Re: x", "Anke de Vries liked your message", "", "reaction", id="Outlook-in-English"),
        pytest.param("Re: x", "Anke heeft met ❤ gereageerd op uw bericht", "", "reaction", id="Outlook-in-Dutch"),
        pytest.param("Re: x", "Anke a réagi à votre message", "", "reaction", id="Outlook-in-French"),
        pytest.param("Re: x", "Anke hat auf Ihre Nachricht reagiert", "", "reaction", id="Outlook-in-German"),
        pytest.param("Re: x", "Emphasised “We have your report”", "", "reaction", id="Apple's"),
        pytest.param("Talk", INVITATION.format("REQUEST", "REQUEST"), "multipart/alternative; boundary=b", "invitation",
                     id="a-meeting"),
        pytest.param("x", PARCEL.format("Schedule.Meeting.Request"), "multipart/mixed; boundary=b", "invitation",
                     id="a-meeting-in-a-parcel"),
        pytest.param("Geaccepteerd: overleg", "Ik ben er.", "", "invitation", id="an-answer-to-one-by-its-subject"),
        pytest.param("Accepted: x", INVITATION.format("REPLY", "REPLY"), "multipart/alternative; boundary=b", None,
                     id="an-answer-to-one-by-a-program"),
        pytest.param("Gelezen: x", "Uw bericht is gelezen.", "", "reaction", id="a-receipt-by-its-subject"),
        pytest.param("Re: x", RECEIPT, "multipart/mixed; boundary=b", None, id="a-receipt-without-its-frame"),
        pytest.param("Re: x", RECEIPT, "multipart/report; report-type=disposition-notification; boundary=b", None,
                     id="a-receipt"),
    ],
)  # fmt: skip
def test_what_is_none_of_words_is_never_relayed(subject: str, body: str, kind: str, kept: str | None) -> None:
    effects = done(received(f"To: {US}", f"Subject: {subject}", body=body, kind=kind or "text/plain; charset=utf-8"))
    assert [effect.case.drafts for effect in effects if isinstance(effect, Save)] == ([()] if kept else [])
    assert ("gesture", "") in entries(effects)
    assert sent(effects) == ([("confirmation", ANKE.address)] if kept else [])  # a program is never answered
    if kept:
        assert fields_of(first(effects, "confirmation"))["kept"] == kept


@pytest.mark.parametrize(
    ("subject", "body", "kind"),
    [
        pytest.param("Re: x", WITH_FILE, "multipart/mixed; boundary=b", id="a-calendar-attached-on-purpose"),
        pytest.param("Re: x", "OK", "", id="a-short-word"),
        pytest.param("Re: x", "Liked your “plan”, and we do it on Monday.", "", id="words-that-begin-like-a-reaction"),
        pytest.param("Re: Accepted: x", "Thank you.", "", id="an-answer-to-one-s-own"),
        pytest.param("Rappel : votre question", "Bonjour, voici la suite.", "", id="a-reminder-in-French"),
    ],
)
def test_words_are_words(subject: str, body: str, kind: str) -> None:
    effects = done(received(f"To: {US}", f"Subject: {subject}", body=body, kind=kind or "text/plain; charset=utf-8"))
    assert len(saved(effects).drafts) == 1


MINE = Draft(4, ANKE.address, NOW, DraftLetter.RELAY, "Too fast.", send_at=NOW + timedelta(minutes=9))
THEIRS = replace(MINE, id=5, handler=BRAM.address)
RECALLS = [
    pytest.param("Recall: Re: x", f"Anke would like to recall the message, “Re: [{FRESH}]”.", "", id="in-English"),
    pytest.param("Intrekken: Re: x", f"Anke wil het bericht “Re: [{FRESH}]” intrekken.", "", id="in-Dutch"),
    pytest.param("Rappel : Re: x", f"Anke souhaite rappeler le message « Re: [{FRESH}] ».", "", id="in-French"),
    pytest.param("Zurückrufen: Re: x", f"Anke möchte die Nachricht „Re: [{FRESH}]“ zurückrufen.", "", id="in-German"),
    pytest.param("x", PARCEL.format("Outlook.Recall"), "multipart/mixed; boundary=b", id="in-a-parcel"),
]


@pytest.mark.parametrize(("subject", "body", "kind"), RECALLS)
@pytest.mark.parametrize("answers", [True, False], ids=["in-the-thread", "by-the-reference-alone"])
def test_a_recall_stops_what_waits_of_its_writer(subject: str, body: str, kind: str, *, answers: bool) -> None:
    message = received(f"To: {US}", f"Subject: {subject}", body=body, kind=kind or "text/plain; charset=utf-8")
    order = Waiting(6, ANKE.address, NOW, "#key accept", NOW)
    case = replace(CASE, drafts=(MINE, THEIRS), waiting=(order,))
    more: MailFields = {} if answers else {"answers": None, "cases": (case,)}
    effects = done(message, case if answers else None, **more)
    assert (saved(effects).drafts, saved(effects).waiting) == ((THEIRS,), ())
    assert entries(effects) == [("draft-stopped", "")]
    assert fields_of(first(effects, "confirmation"))["kept"] == "recalled"


@pytest.mark.parametrize(("subject", "body", "kind"), RECALLS)
def test_a_recall_that_comes_too_late_says_so(subject: str, body: str, kind: str) -> None:
    message = received(f"To: {US}", f"Subject: {subject}", body=body, kind=kind or "text/plain; charset=utf-8")
    effects = done(message, case=replace(CASE, drafts=(THEIRS,)))
    assert saved(effects).drafts == (THEIRS,)
    assert fields_of(first(effects, "confirmation"))["kept"] == "too-late"


def test_a_recall_that_nothing_proves_stops_nothing() -> None:
    message = received(f"To: {US}", "Subject: Recall: x", body=f"Anke would like to recall the message, “[{FRESH}]”.")
    effects = done(message, case=replace(CASE, drafts=(MINE,)), proofs=frozenset[Proof]())
    assert any(isinstance(effect, Hold) for effect in effects)
    assert not any(isinstance(effect, Save) for effect in effects)
