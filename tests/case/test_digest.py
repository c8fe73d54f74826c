"""What the house tells its people each morning, and when one of them is away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Unpack

import pytest

from mailbot.case import digest
from mailbot.facts import (
    Board,
    Case,
    Due,
    DueKind,
    DueNow,
    Effect,
    Enter,
    Handler,
    Message,
    Notice,
    NoticeKind,
    Outage,
    Owed,
    Promise,
    Promised,
    Put,
    Role,
    Save,
    Service,
    Standing,
    State,
    Tell,
)
from tests.case.builders import (
    ANKE,
    BRAM,
    FRESH,
    HOUSE,
    NOW,
    case_in,
    decide,
    first,
    from_handler,
    saved,
    sent,
    situation,
)
from tests.case.fields import CaseFields, MessageFields
from tests.sample_letters import fields_of

MORNING = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)  # Tuesday, nine o'clock in Amsterdam
HELD = Notice(NOW, None, NoticeKind.HELD, "no single From address")
SPAM = Notice(NOW, None, NoticeKind.HELD, "spam: x-spam-flag")


def tells(board: Board, now: datetime = MORNING) -> list[Effect]:
    return decide(DueNow(Due(DueKind.MORNING, now), board=board), None, situation(Standing(""), now=now))


def owing(by: date, **more: Unpack[CaseFields]) -> Case:
    return replace(case_in(State.RECEIVED, assessment=Promise(by)), **more)


def test_nothing_is_said_when_there_is_nothing_and_the_next_morning_is_set() -> None:
    kept = case_in(State.ACCEPTED, solution=Promise(date(2026, 12, 11)))
    assert tells(Board(cases=(kept,))) == [Put(Due(DueKind.MORNING, MORNING + timedelta(days=1)))]


@pytest.mark.parametrize(
    ("by", "name"),
    [
        pytest.param(date(2026, 11, 20), "missed", id="a-day-that-has-passed"),
        pytest.param(date(2026, 11, 24), "soon", id="today"),
        pytest.param(date(2026, 11, 27), "soon", id="the-third-working-day"),
        pytest.param(date(2026, 11, 30), None, id="the-fourth"),
    ],
)
def test_what_is_owed_is_told_by_its_day(by: date, name: str | None) -> None:
    effects = tells(Board(cases=(owing(by),)))
    if name is None:
        assert sent(effects) == []
    else:
        assert sent(effects) == [("morning", ANKE.address)]
        assert fields_of(first(effects, "morning"))[name] == (Owed(FRESH, Promised.ASSESSMENT, by),)


def test_on_a_friday_the_third_working_day_is_a_wednesday() -> None:
    friday = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
    effects = tells(Board(cases=(owing(date(2026, 12, 2)),)), friday)
    assert sent(effects) == [("morning", ANKE.address)]
    assert Put(Due(DueKind.MORNING, friday + timedelta(days=3))) in effects


def test_a_promise_that_was_missed_and_made_anew_is_still_missed() -> None:
    anew = Promise(date(2026, 12, 4), missed_told_at=NOW)
    effects = tells(Board(cases=(case_in(State.RECEIVED, assessment=anew),)))
    assert fields_of(first(effects, "morning"))["missed"] == (Owed(FRESH, Promised.ASSESSMENT, anew.by, missed=True),)


def test_held_mail_is_listed_and_spam_only_counted() -> None:
    fields = fields_of(first(tells(Board(held=(HELD, SPAM, SPAM))), "morning"))
    assert (fields["held"], fields["spam"]) == ((HELD,), 2)


def test_what_did_not_work_is_told_when_nothing_else_is() -> None:
    outage = Outage(Service.INCOMING, NOW, MORNING)
    assert fields_of(first(tells(Board(outages=(outage,))), "morning"))["outages"] == (outage,)


def test_what_a_flood_left_is_listed_in_part_and_counted() -> None:
    held = (HELD,) * (digest.LISTED + 1)
    late = (owing(date(2026, 11, 20)),) * (digest.LISTED + 2)
    near = (owing(date(2026, 11, 25)),) * (digest.LISTED + 3)
    fields = fields_of(first(tells(Board(held, (*late, *near))), "morning"))
    listed = [len(fields[name]) for name in ("held", "missed", "soon")]
    assert listed == [digest.LISTED] * 3
    assert [fields[f"more_{name}"] for name in ("held", "missed", "soon")] == [1, 2, 3]


def test_the_first_morning_is_the_next_one() -> None:
    friday = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
    assert digest.next_morning(HOUSE, friday) == Due(DueKind.MORNING, datetime(2026, 11, 30, 8, 0, tzinfo=UTC))


class TestAway:
    CASE = owing(date(2026, 11, 25), drafts=())

    def away(self, case: Case | None, handler: Handler = BRAM, **message: Unpack[MessageFields]) -> list[Effect]:
        said = replace(Message(handler.address, new_text="I am away.", automated="Auto-Submitted"), **message)
        event = from_handler("", handler=handler, sender=handler.address, message=said)
        return decide(event, case, situation(Standing(handler.address)))

    def test_the_leads_hear_when_a_promise_is_near_once_a_day(self) -> None:
        effects = self.away(self.CASE)
        assert sent(effects) == [("out-of-office", ANKE.address)]
        assert fields_of(first(effects, "out-of-office")) == {
            "name": BRAM.name,
            "what": "assessment",
            "by": date(2026, 11, 25),
        }
        assert sent(self.away(saved(effects))) == []

    def test_when_none_is_near_it_is_only_noted(self) -> None:
        effects = self.away(owing(date(2026, 12, 24)))
        assert [effect.kind for effect in effects if isinstance(effect, Enter)] == ["out-of-office"]
        assert sent(effects) == []

    def test_when_the_only_lead_is_away_the_others_hear(self) -> None:
        assert sent(self.away(self.CASE, ANKE)) == [("out-of-office", BRAM.address)]
        second = Handler("Chris", "chris@voorbeeld.example", Role.LEAD, cleartext=True)
        event = from_handler("", message=Message(ANKE.address, automated="Auto-Submitted"))
        two = replace(HOUSE, handlers=(*HOUSE.handlers, second))
        effects = decide(event, self.CASE, situation(Standing(ANKE.address), two))
        assert sent(effects) == [("out-of-office", second.address)]

    @pytest.mark.parametrize(
        "subject",
        [
            "Automatisch antwoord: [VB-2026-K7QM] New report",
            "Afwezig: VB",
            "Réponse automatique : [VB-2026-K7QM]",
            "Absence du bureau",
            "Automatic reply: New report",
            "Out of Office: back on Monday",
            "Automatische Antwort: Neue Meldung",
            "Abwesenheitsnotiz",
        ],
    )
    def test_a_subject_that_clients_make_is_enough_for_a_handlers_mail(self, subject: str) -> None:
        effects = self.away(self.CASE, automated=None, subject=subject)
        assert not any(isinstance(effect, Save) and effect.case.drafts for effect in effects)
        assert sent(effects) == [("out-of-office", ANKE.address)]

    def test_an_ordinary_reply_is_none(self) -> None:
        assert not digest.is_away(Message(BRAM.address, subject="Re: [VB-2026-K7QM] New report"))
        assert not digest.is_away(Message(BRAM.address, subject="Antw: afwezigheid van een header"))

    def test_without_a_case_it_is_only_logged(self) -> None:
        assert self.away(None) == [Enter("out-of-office", {"handler": BRAM.address})]


def test_what_is_kept_for_a_flood_is_told_at_once() -> None:
    notices = (Notice(NOW, FRESH, NoticeKind.REPORT, "words"),)
    effects = digest.come_up(DueNow(Due(DueKind.DIGEST, NOW), digest=notices), situation())
    assert [effect.letters[0].text for effect in effects if isinstance(effect, Tell)] == ["digest"]
    assert digest.come_up(DueNow(Due(DueKind.DIGEST, NOW)), situation()) == []
