"""What is told of a due that fails again and again, and by which other way the law's clock, mornings and floods go."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mailbot.case import clock_reminders, dues, enrolled_keys, morning
from mailbot.facts import (
    Board,
    Case,
    Due,
    DueKind,
    DueNow,
    Effect,
    Enter,
    Failure,
    Notice,
    NoticeKind,
    Pending,
    Put,
    Standing,
    State,
    StepRecord,
    Stuck,
    Unwritable,
)
from mailbot.languages import LANGUAGES
from mailbot.letters.rendering import Texts
from mailbot.letters.sampling import ORGANISATION
from tests.case.builders import (
    ANKE,
    BRAM,
    FRESH,
    HOUSE,
    NOW,
    case_in,
    decide,
    first,
    letters_of,
    saved,
    sent,
    situation,
)
from tests.running_clocks import running
from tests.sample_letters import fields_of

OFFICER = "fg@voorbeeld.example"
HOURS = timedelta(hours=1)
TOLD = [("not-done", ANKE.address)]
MORNING = DueNow(Due(DueKind.MORNING, NOW), board=Board(held=(Pending("held 1", NOW, None, "words"),)))
DIGEST = DueNow(Due(DueKind.DIGEST, NOW), digest=(Notice(NOW, FRESH, NoticeKind.REPORT, "words"),))
AWARE = NOW - 37 * HOURS
BREACH = DueNow(Due(DueKind.CLOCK, AWARE + 36 * HOURS, FRESH))
WITH_OFFICER = replace(HOUSE, data_protection_officer=OFFICER)


def breached() -> Case:
    return case_in(State.RECEIVED, clocks=(running(AWARE),))


def failed(effects: list[Effect]) -> tuple[Failure, ...]:
    return tuple(Failure(letter, "text nl/…: no such field") for letter in letters_of(effects))


@pytest.mark.parametrize("kind", DueKind)
def test_the_leads_are_told_what_of_which_case_and_since_when(kind: DueKind) -> None:
    due = Due(kind, NOW - HOURS, FRESH)
    effects = decide(Stuck(due, "KeyError at digest.py:80"), None, situation(Standing("")))
    assert sent(effects) == TOLD
    letter = first(effects, "not-done")
    assert (letter.reference, fields_of(letter)["step"], fields_of(letter)["at"]) == (FRESH, kind, due.at)
    assert effects[0] == Enter(
        "set-aside", {"due": kind, "at": due.at.isoformat(), "reason": "KeyError at digest.py:80"}, FRESH
    )


def test_of_the_house_there_is_no_journal() -> None:
    effects = decide(Stuck(Due(DueKind.DIGEST, NOW), "a bug"), None, situation(Standing("")))
    assert (len(effects), sent(effects)) == (1, TOLD)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_due_has_words_in_every_language(language: str) -> None:
    texts, words = Texts(), set()
    for step in DueKind:
        letter = first(decide(Stuck(Due(step, NOW), ""), None, situation(Standing(""))), "not-done")
        body = texts.render(replace(letter, language=language), ORGANISATION).body
        words.add(body)
        assert f"- {step}" not in body, f"{language}/letters/not-done.txt has no words for {step}"
    assert len(words) == len(DueKind)


class TestPlainly:
    """After the third failure."""

    def test_a_morning_says_that_it_could_not_be_made_and_the_next_one_is_set(self) -> None:
        effects = decide(replace(MORNING, plain=True), None, situation(Standing("")))
        assert Put(morning.next_morning(HOUSE, NOW)) in effects
        assert sent(effects) == TOLD
        assert fields_of(first(effects, "not-done"))["aside"] is False

    def test_a_digest_goes_without_what_anybody_wrote(self) -> None:
        effects = decide(replace(DIGEST, plain=True), None, situation(Standing("")))
        assert sent(effects) == [("digest", ANKE.address), ("digest", BRAM.address)]
        assert fields_of(first(effects, "digest"))["notices"] == (Notice(NOW, FRESH, NoticeKind.REPORT),)

    def test_the_laws_clock_says_until_when_it_runs_and_runs_on(self) -> None:
        effects = decide(replace(BREACH, plain=True), breached(), situation(Standing(""), WITH_OFFICER))
        assert sent(effects) == [*TOLD, ("not-done", OFFICER)]
        letter = first(effects, "not-done")
        assert (fields_of(letter)["until"], fields_of(letter)["over"]) == (AWARE + 72 * HOURS, False)
        (again,) = clock_reminders.dues(saved(effects), situation())
        assert again.at == AWARE + 72 * HOURS * 0.8

    def test_the_hours_that_somebody_has_ended_meanwhile_are_not_told(self) -> None:
        ended = replace(breached(), clocks=(running(AWARE, "gdpr", StepRecord("notification", NOW, "AP-1")),))
        effects = decide(replace(BREACH, plain=True), ended, situation(Standing(""), WITH_OFFICER))
        assert sent(effects) == []


@pytest.mark.parametrize(
    ("event", "case", "told"),
    [
        pytest.param(MORNING, None, TOLD, id="a-morning"),
        pytest.param(DIGEST, None, TOLD, id="a-digest"),
        pytest.param(BREACH, breached(), [*TOLD, ("not-done", OFFICER)], id="the-law's-clock"),
    ],
)
def test_whose_letter_cannot_be_written_gets_a_plain_one(
    event: DueNow, case: Case | None, told: list[tuple[str, str]]
) -> None:
    failures = failed(decide(event, case, situation(Standing(""), WITH_OFFICER)))
    effects = decide(Unwritable(event, failures), case, situation(Standing(""), WITH_OFFICER))
    assert [one for one in sent(effects) if one[0] == "not-done"] == told
    for _ in range(3):  # nothing at all can be written, for our own key is no good: it ends
        failures += failed(decide(Unwritable(event, failures), case, situation(Standing(""), WITH_OFFICER)))
    assert sent(decide(Unwritable(event, failures), case, situation(Standing(""), WITH_OFFICER))) == []


def test_one_lead_whose_key_has_expired_changes_nothing_for_the_others() -> None:
    two = replace(HOUSE, handlers=(ANKE, replace(BRAM, role=ANKE.role)))
    failures = tuple(
        one for one in failed(decide(MORNING, None, situation(Standing(""), two))) if one.letter.to == BRAM.address
    )
    effects = decide(Unwritable(MORNING, failures), None, situation(Standing(""), two))
    assert sent(effects) == [("morning", ANKE.address), ("not-done", BRAM.address), ("unwritable", ANKE.address)]


@pytest.mark.parametrize(
    ("kind", "again"),
    [
        pytest.param(DueKind.CLOCK, NOW + 12 * HOURS, id="the-law's-clock"),
        pytest.param(DueKind.MORNING, morning.next_morning(HOUSE, NOW).at, id="a-morning"),
        pytest.param(DueKind.KEYS, enrolled_keys.next_look(HOUSE, NOW).at, id="a-look-at-the-keys"),
        pytest.param(DueKind.PROGRESS, None, id="all-else-waits-for-a-person"),
    ],
)
def test_what_comes_up_again_by_itself(kind: DueKind, again: object) -> None:
    assert dues.again_at(Due(kind, NOW, FRESH), HOUSE, NOW) == again
