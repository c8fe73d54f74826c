"""The leads get the figures of a month in the first office hour of the next one; nobody gets them unasked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from mailbot.case.monthly import next_report
from mailbot.facts import Attachment, Due, DueKind, DueNow, Handler, MonthsReport, Put, Role
from mailbot.letters.reports import MUCH, MonthlyReport
from tests.case.builders import ANKE, HOUSE, NOW, STRANGER, decide, letters_of, situation

ASKED = replace(HOUSE, report=True)
ELSE = Handler("Else", "else@voorbeeld.example", Role.LEAD, cleartext=True, language="de")
PICTURES = {"nl": (Attachment("Nieuw.png", "image/png", b"nl"),), "de": (Attachment("Neu.png", "image/png", b"de"),)}
REPORT = MonthsReport(MUCH, PICTURES)


@pytest.mark.parametrize(
    ("now", "at"),
    [
        pytest.param(NOW, datetime(2026, 12, 1, 8, tzinfo=UTC), id="a-tuesday"),
        pytest.param(datetime(2026, 12, 31, 22, 59, tzinfo=UTC), datetime(2027, 1, 4, 8, tzinfo=UTC), id="new-year"),
        pytest.param(datetime(2026, 12, 31, 23, 0, tzinfo=UTC), datetime(2027, 2, 1, 8, tzinfo=UTC), id="after-it"),
    ],
)
def test_it_comes_in_the_first_office_hour_of_the_month(now: datetime, at: datetime) -> None:
    assert next_report(ASKED, now) == Due(DueKind.REPORT, at)


def test_each_lead_gets_it_in_their_language_with_its_pictures() -> None:
    house = replace(ASKED, handlers=(*HOUSE.handlers, ELSE))
    effects = decide(DueNow(Due(DueKind.REPORT, NOW), report=REPORT), None, situation(STRANGER, house))
    told = {letter.to: letter for letter in letters_of(effects)}
    assert set(told) == {ANKE.address, ELSE.address}
    assert [told[one].attachments for one in (ANKE.address, ELSE.address)] == [PICTURES["nl"], PICTURES["de"]]
    assert [effect for effect in effects if isinstance(effect, Put)] == [Put(next_report(house, NOW))]


def test_without_pictures_it_speaks_of_none() -> None:
    event = DueNow(Due(DueKind.REPORT, NOW), report=MonthsReport(MUCH))
    (letter,) = letters_of(decide(event, None, situation(STRANGER, ASKED)))
    assert letter.attachments == ()
    assert letter.content == MonthlyReport(figures=MUCH, pictured=False)


def test_once_nobody_wants_it_it_ends() -> None:
    assert decide(DueNow(Due(DueKind.REPORT, NOW), report=REPORT), None, situation(STRANGER, HOUSE)) == []
