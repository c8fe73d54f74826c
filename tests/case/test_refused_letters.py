"""What becomes of a letter that our own mail server refuses for what is in it: steps that end, and nobody is blamed."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from datetime import timedelta

import pytest

from mailbot.case.reachability import is_lost
from mailbot.facts import (
    Audience,
    Case,
    DeliveryReport,
    Effect,
    Enter,
    Extent,
    Handler,
    Lean,
    LetterRecord,
    LetterRefusal,
    Message,
    Notice,
    NoticeKind,
    Partner,
    Role,
    State,
    Tell,
    Undelivered,
)
from tests.case.builders import (
    ANKE,
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
    letters_of,
    mail,
    saved,
    sent,
    situation,
)
from tests.sample_letters import fields_of

CLARA = Handler("Clara", "clara@voorbeeld.example", Role.LEAD)
IBD = Partner("IBD", "incident@ibd.example", KEY)
TWO_LEADS = replace(HOUSE, handlers=(*HOUSE.handlers, CLARA), partners=(IBD,))
LEAN = Lean("New report", "A report has come in.\n\n----- 8< -----\nBuy now\n", ("proof.py.untrusted",))
CASE = case_in(State.RECEIVED)
WHY = "SMTP mail.example:465: DATA 554 5.7.1: refused for its content (virus)"


def refused(letter: LetterRecord, lean: Lean | None = None, alike: tuple[str, ...] = ()) -> list[Effect]:
    event = Undelivered(letter, WHY, LetterRefusal.VIRUS, lean, alike)
    return decide(event, CASE if letter.reference else None, situation(KNOWN, TWO_LEADS))


def to_bram(text: str = "case", extent: Extent = Extent.WHOLE) -> LetterRecord:
    return letter_to(BRAM.address, text, extent=extent, about=3)


LEADS = [("not-taken", ANKE.address), ("not-taken", CLARA.address)]


@pytest.mark.parametrize(
    ("effects", "letters"),
    [
        pytest.param(refused(to_bram(), LEAN), [("lean", BRAM.address), *LEADS], id="first without its attachments"),
        pytest.param(refused(to_bram()), [("bare", BRAM.address), *LEADS], id="without any, bare at once"),
        pytest.param(refused(to_bram(extent=Extent.LEAN)), [("bare", BRAM.address)], id="then bare"),
        pytest.param(refused(to_bram(extent=Extent.BARE)), LEADS, id="then nothing"),
        pytest.param(refused(to_bram(extent=Extent.BARE), LEAN), LEADS, id="then nothing, whatever is kept"),
        pytest.param(
            refused(to_bram(), LEAN, (ANKE.address,)),
            [("lean", BRAM.address), ("not-taken", CLARA.address)],
            id="a lead whose own copy was refused reads it there",
        ),
        pytest.param(refused(letter_to(ANKE.address), LEAN), [("lean", ANKE.address)], id="a lead's own copy tells it"),
        pytest.param(
            refused(letter_to(ANKE.address, extent=Extent.BARE)),
            [("not-taken", CLARA.address)],
            id="of a lead who has nothing, the others hear",
        ),
        pytest.param(refused(letter_to(ANKE.address, "not-taken")), [], id="of the telling nothing is told"),
        pytest.param(
            refused(letter_to(ANKE.address, "undelivered")), [("bare", ANKE.address)], id="a notice of a bounce"
        ),
        pytest.param(
            refused(letter_to(BRAM.address, "held", reference=None)),
            [("bare", BRAM.address), *LEADS],
            id="a letter about no case",
        ),
        pytest.param(refused(letter_to("gone@voorbeeld.example"), LEAN), LEADS, id="of somebody who has left"),
        pytest.param(
            refused(letter_to(REPORTER, "relay", Audience.REPORTER)),
            [("not-taken", one.address) for one in TWO_LEADS.handlers],
            id="a handler's words to the reporter",
        ),
        pytest.param(
            refused(letter_to(IBD.address, "partner-report", Audience.PARTNER)),
            [("not-taken", one.address) for one in TWO_LEADS.handlers],
            id="a letter to a partner",
        ),
    ],
)
def test_what_is_left_goes_to_its_reader_and_who_is_in_charge_hears(
    effects: list[Effect], letters: list[tuple[str, str]]
) -> None:
    assert sent(effects) == letters


@pytest.mark.parametrize("lean", [pytest.param(LEAN, id="with attachments"), pytest.param(None, id="without any")])
def test_a_server_that_refuses_everything_is_offered_a_few_letters_and_no_more(lean: Lean | None) -> None:
    queue = deque((letter_to(one.address), lean) for one in TWO_LEADS.handlers)
    tried = 0
    while queue:
        letter, kept = queue.popleft()
        tried += 1
        assert tried < 50
        for written in letters_of(refused(letter, kept)):
            text = written.instead_of or written.text
            queue.append((letter_to(written.to, text, extent=written.extent), None))
    assert tried <= 3 * 3 + 3 * 2 * 2


def test_the_lean_letter_is_the_letter_without_its_attachments() -> None:
    lean = first(refused(to_bram(), LEAN), "lean")
    assert (lean.instead_of, lean.extent, lean.about, lean.key) == ("case", Extent.LEAN, 3, BRAM.key)
    assert (lean.again, lean.attachments, lean.below) == (LEAN.body, (), None)
    assert fields_of(lean) == {
        "subject": "New report",
        "left_out": LEAN.left_out,
        "what": LetterRefusal.VIRUS,
        "reason": WHY,
    }


@pytest.mark.parametrize(
    ("letter", "lean", "relays"),
    [
        pytest.param(to_bram(), False, True, id="of a case"),
        pytest.param(to_bram(extent=Extent.LEAN), True, True, id="of a case, tried without its attachments"),
        pytest.param(to_bram("confirmation"), False, False, id="of a confirmation"),
        pytest.param(to_bram("partner-mail"), False, False, id="of what a partner wrote"),
    ],
)
def test_the_bare_letter_holds_nothing_and_is_answered_like_the_whole(
    letter: LetterRecord, lean: bool, relays: bool
) -> None:
    bare = first(refused(letter), "bare")
    assert (bare.instead_of, bare.extent, bare.about, bare.again) == (letter.text, Extent.BARE, 3, "")
    assert fields_of(bare) == {
        "letter": letter.text,
        "lean": lean,
        "relays": relays,
        "what": LetterRefusal.VIRUS,
        "reason": WHY,
    }


def test_an_answer_to_what_is_left_of_a_case_letter_goes_to_the_reporter() -> None:
    for extent in Extent:
        answers = letter_to(ANKE.address, extent=extent)
        effects = decide(from_handler("Thank you.", answers=answers), CASE, situation(KNOWN))
        assert [draft.words for draft in saved(effects).drafts] == ["Thank you."]


@pytest.mark.parametrize("text", ["relay", "progress", "acknowledgement"])
def test_a_reporter_is_as_reachable_as_before(text: str) -> None:
    case: Case = replace(CASE, undelivered=1, bounced=(1,))
    letter = letter_to(REPORTER, text, Audience.REPORTER, id=2)
    effects = decide(Undelivered(letter, WHY, LetterRefusal.SPAM), case, situation(KNOWN))
    assert [effect for effect in effects if not isinstance(effect, Tell)] == [
        Enter("not-taken", {"letter": text, "to": "", "reason": WHY, "goes": ""})
    ]
    assert fields_of(first(effects, "not-taken")) == {
        "letter": text,
        "name": "",
        "what": LetterRefusal.SPAM,
        "reason": WHY,
        "goes": "",
    }


def test_a_reminder_that_was_refused_was_none_and_its_contact_stays_open() -> None:
    asked = replace(case_in(State.CONTACT), contact_reminded_at=NOW - timedelta(hours=1))
    letter = letter_to(REPORTER, "contact-reminder", Audience.REPORTER)
    effects = decide(Undelivered(letter, WHY, LetterRefusal.SPAM), asked, situation(KNOWN))
    after = saved(effects)
    assert (after.contact_reminded_at, after.contact_reminder_lost_at) == (None, letter.queued_at)
    assert not is_lost(after)


def test_in_a_flood_it_stands_in_the_digest_and_what_is_left_goes_all_the_same() -> None:
    flooded = replace(KNOWN, notices_last_hour=HOUSE.ceilings.notices_per_hour)
    effects = decide(Undelivered(to_bram(), WHY, LetterRefusal.SIZE, LEAN), CASE, situation(flooded))
    assert [effect.kept for effect in effects if isinstance(effect, Tell)] == [Notice(NOW, FRESH, NoticeKind.NOT_TAKEN)]
    assert sent(effects) == [("lean", BRAM.address)]


@pytest.mark.parametrize(
    ("status", "content"),
    [
        pytest.param("5.7.1", True, id="a policy"),
        pytest.param("5.7.0", True, id="a virus, found behind the server's queue"),
        pytest.param("5.6.0", True, id="a form"),
        pytest.param("5.3.4", True, id="a size"),
        pytest.param("5.2.3", True, id="a size, of the mailbox"),
        pytest.param("5.1.1", False, id="nobody there"),
        pytest.param("5.2.2", False, id="a full mailbox"),
        pytest.param("5.4.4", False, id="no way there"),
    ],
)
def test_of_a_letter_that_comes_back_for_its_content_nobody_hears_of_a_broken_mailbox(
    status: str, content: bool
) -> None:
    report = DeliveryReport("failed", status, BRAM.address, "smtp; 550 no", "<x@voorbeeld.example>")
    message = Message("mailer-daemon@voorbeeld.example", automated="null reverse-path", reports=(report,))
    came_back = mail(message=message, sender="mailer-daemon@voorbeeld.example", answers=to_bram())
    effects = decide(came_back, CASE, situation(KNOWN, TWO_LEADS))
    assert {fields_of(one)["content"] for one in letters_of(effects)} == {content}
