"""That our own key ends: each lead hears of it 60, 30, 14 and 7 days before, once each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from mailbot.case.enrolled_keys import in_clear
from mailbot.facts import Audience, Due, DueKind, DueNow, Effect, Handler, Key, Letter, Organisation, Role, Spend
from tests.case.builders import ANKE, BRAM, HOUSE, KEY, NOW, STRANGER, decide, first, letters_of, sent, situation
from tests.sample_letters import fields_of, sample

OURS = replace(KEY, fingerprint="F" * 40, expires_at=NOW + timedelta(days=100))
DAY = timedelta(days=1)


def looks(
    ours: Key | None, at: timedelta, told: frozenset[bytes] = frozenset(), of: Organisation = HOUSE
) -> list[Effect]:
    event = DueNow(Due(DueKind.KEYS, NOW + at), ours=ours, told=told)
    return decide(event, None, situation(STRANGER, of, NOW + at))


def spent(effects: list[Effect]) -> frozenset[bytes]:
    return frozenset(effect.digest for effect in effects if isinstance(effect, Spend))


def days_told(ours: Key | None, days: range) -> Iterator[int]:
    """Look every day, and say how many days before the end somebody is told."""
    told: frozenset[bytes] = frozenset()
    for day in days:
        effects = looks(ours, DAY * day, told)
        told |= spent(effects)
        if sent(effects):
            assert sent(effects) == [("our-key", ANKE.address)]
            yield 100 - day


def test_it_is_told_on_the_day_of_each_mark_or_the_last_working_day_before() -> None:
    assert list(days_told(OURS, range(110))) == [62, 30, 14, 7]


@pytest.mark.parametrize(
    ("ours", "day"),
    [
        pytest.param(OURS, 10, id="not long before"),
        pytest.param(OURS, 101, id="not when it has ended, for nothing can be signed"),
        pytest.param(replace(OURS, expires_at=None), 99, id="not of one without an end"),
        pytest.param(replace(OURS, why_unusable="revoked"), 95, id="not of one that is of no use"),
        pytest.param(None, 95, id="not of one that nobody looked at"),
    ],
)
def test_nobody_is_told(ours: Key | None, day: int) -> None:
    assert sent(looks(ours, DAY * day)) == []


def test_after_an_outage_one_letter_names_the_day_and_an_end_put_off_begins_anew() -> None:
    effects = looks(OURS, DAY * 95)
    assert sent(effects) == [("our-key", ANKE.address)]
    assert fields_of(first(effects, "our-key")) == {"ends": OURS.expires_at}
    later = replace(OURS, expires_at=NOW + DAY * 120)
    assert sent(looks(later, DAY * 95, spent(effects))) == [("our-key", ANKE.address)]
    assert sent(looks(replace(OURS, expires_at=NOW + DAY * 999), DAY * 95, spent(effects))) == []


def test_a_lead_whose_own_key_has_ended_reads_it_in_clear() -> None:
    clara = Handler("Clara", "clara@voorbeeld.example", Role.LEAD, key=replace(KEY, why_unusable="expired"))
    house = replace(HOUSE, handlers=(clara, replace(BRAM, role=Role.LEAD)))
    effects = looks(OURS, DAY * 95, of=house)
    keys = {letter.to: letter.key for letter in letters_of(effects) if letter.text == "our-key"}
    assert keys == {clara.address: None, BRAM.address: BRAM.key}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("our-key", None, id="that our key ends"),
        pytest.param("nobody-reached", None, id="that something came"),
        pytest.param("case", KEY, id="never what a reporter wrote"),
        pytest.param("held", KEY, id="never how a held mail begins"),
    ],
)
def test_only_what_holds_nothing_of_a_report_may_go_in_clear_to_a_key_that_cannot_be_used(
    text: str, key: Key | None
) -> None:
    letter = Letter(sample(text), Audience.HANDLER, BRAM.address, "en", key=KEY)
    assert in_clear(letter).key is key
