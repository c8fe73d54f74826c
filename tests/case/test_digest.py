"""What the house tells its people of a flood, and when one of them is away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Unpack

import pytest

from mailbot.case import digest
from mailbot.facts import (
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
    Promise,
    Role,
    Save,
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


def owing(by: date, **more: Unpack[CaseFields]) -> Case:
    return replace(case_in(State.RECEIVED, assessment=Promise(by)), **more)


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
