"""That what we log in with ends: each lead hears of it 60, 30, 14, 7 days and a day before, once each."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mailbot.facts import CredentialExpiry, Due, DueKind, DueNow, Effect, Organisation, Spend
from tests.case.builders import ANKE, HOUSE, NOW, STRANGER, decide, sent, situation

DAY = timedelta(days=1)
END = NOW + 100 * DAY
AT_IMAP = CredentialExpiry("imap.auth.oauth2", END)


def of(*credentials: CredentialExpiry) -> Organisation:
    return replace(HOUSE, credentials=credentials)


def looks(house: Organisation, day: int, told: frozenset[bytes] = frozenset()) -> list[Effect]:
    at = NOW + DAY * day
    return decide(DueNow(Due(DueKind.CREDENTIALS, at), told=told), None, situation(STRANGER, house, at))


def spent(effects: list[Effect]) -> frozenset[bytes]:
    return frozenset(effect.digest for effect in effects if isinstance(effect, Spend))


def test_it_is_told_on_the_day_of_each_mark_or_the_last_working_day_before_and_when_it_has_ended() -> None:
    told: frozenset[bytes] = frozenset()
    days = []
    for day in range(110):
        effects = looks(of(AT_IMAP), day, told)
        told |= spent(effects)
        if sent(effects):
            assert sent(effects) == [("credential-ending", ANKE.address)]
            days.append(100 - day)
    assert days == [62, 30, 14, 7, 1, 0]


@pytest.mark.parametrize(
    ("house", "day", "letters"),
    [
        pytest.param(of(), 99, 0, id="nothing-that-ends"),
        pytest.param(of(AT_IMAP), 10, 0, id="not-long-before"),
        pytest.param(of(AT_IMAP), 95, 1, id="after-an-outage-the-last-mark-alone"),
        pytest.param(of(AT_IMAP, CredentialExpiry("smtp.auth.oauth2", END)), 95, 1, id="one-letter-for-one-day"),
        pytest.param(of(AT_IMAP, CredentialExpiry("smtp.auth.oauth2", END + DAY)), 95, 2, id="two-for-two"),
    ],
)
def test_there_is_a_letter_for_each_end(house: Organisation, day: int, letters: int) -> None:
    assert sent(looks(house, day)) == [("credential-ending", ANKE.address)] * letters


def test_another_end_begins_anew() -> None:
    told = spent(looks(of(AT_IMAP), 95))
    assert sent(looks(of(AT_IMAP), 95, told)) == []
    assert sent(looks(of(replace(AT_IMAP, at=END + 60 * DAY)), 120, told)) == [("credential-ending", ANKE.address)]
